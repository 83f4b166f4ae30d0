"""Korean names that are also the name of an act, such as 무산, which is to come to nothing: where the place is meant.

An act is not a place: nobody stands in it, comes out of it or lives there. So 무산에서, 무산까지 and 무산 주민 are the
town; 무산으로 is, where somebody goes there, and not in 협상 무산으로 인해; 회령과 무산을 is, beside another name.
"""

from __future__ import annotations

import re
from typing import Final

ACTS: Final = ("무산", "장진")  # 霧散 coming to nothing, 長進 progress
_PLAIN: Final = "(?:은|는|도|만|의|부터|이나|이라는|이라고)*"
_STANDS: Final = re.compile(rf"(?:에서|까지|행|출신|시내|주민|지역|인근|부근|근처|방면|쪽|일대|장마당|세관){_PLAIN}\Z")
_TOWARDS: Final = re.compile(r"(?:으로)(?:는|도|만)?\Z")
_GOING: Final = re.compile(
    r" (?:다시 |곧 |바로 |함께 )?(?:가|갔|간 |갈|떠|돌아|이동|향하|향했|이사|들어|왔|보내|보냈|이송|압송|끌려|도망)"
)
_LIVING: Final = re.compile(r"에(?:는|도)? (?:사는|산다|살|도착|머물|있는|남|들어|거주)")
_BARE: Final = re.compile(r"(?:과|와|을|를|은|는|이|가|도|에|의|등)?\Z")
_BESIDE: Final = re.compile(r"(?<=[과와]) |[·,] ?")


def act_as_place(text: str, start: int, end: int, known_until: int) -> int:
    """The length of such a name at the beginning of a word, 0 where the act may be meant.

    `known_until` is where the last name before it ends, with what sticks to it: 0 for none.
    """
    name = next((each for each in ACTS if text.startswith(each, start)), "")
    rest = text[start + len(name) : end]
    if not name:
        return 0
    beside = bool(known_until) and bool(_BESIDE.fullmatch(text, known_until, start)) and bool(_BARE.match(rest))
    going = bool(_TOWARDS.match(rest)) and bool(_GOING.match(text, end))
    living = bool(_LIVING.match(text, start + len(name)))
    return len(name) if beside or going or living or _STANDS.match(rest) else 0
