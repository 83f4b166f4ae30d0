"""Pictures as things that can be traced: what was photographed, from where, and what a person decided of it.

A photograph of a paper shows the one copy that hung or lay there. Two photographs from one spot show where somebody
stands, and each narrows down what the other left open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from farbank.facts.decided import PrintDecided
from farbank.facts.item import ItemReceived
from farbank.judgement.appearing import PICTURE, key_of, standing
from farbank.judgement.picture_print import near_to

Shown = Literal["paper", "scene"]
_PAPER: Final = re.compile(
    r"\b(?:notices?|posters?|placards?|leaflets?|flyers?|proclamations?|ledgers?|account books?|letters?|postcards?"
    r"|notebooks?|diar(?:y|ies)|forms?|receipts?|permits?|certificates?|documents?|lists?|papers?|handwriting|handwritten)\b"
    r"|포고|벽보|전단|공고|공시|통지|게시|편지|엽서|장부|대장|문서|서류|영수증|증명서|허가증|일기|명단"
    r"|貼り紙|張り紙|ポスター|ビラ|チラシ|通知|布告|告示|手紙|葉書|はがき|帳簿|文書|書類|領収書|証明書|許可証|日記|名簿"
    r"|通告|公告|海报|海報|传单|傳單|信件|书信|書信|明信片|账本|帳簿|賬本|文件|收据|收據|证明|許可|许可证|名单|名單",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One item that is a picture. `asked` says that it came from somebody who has to be protected.

    `vantage` is the sealed position it was taken from, `""` where nobody said; `bits` are its prints; `roots` the item
    and all that it was made from; `out` says that it was shown or cited in what was released. `decided` is what a
    person decided of its marks.
    """

    shows: Shown
    asked: bool = True
    vantage: str = ""
    bits: tuple[str, ...] = ()
    roots: frozenset[str] = frozenset()
    out: bool = False
    decided: PrintDecided | None = None

    def same_spot(self, other: Frame) -> bool:
        """Whether both were taken from the same sealed position, or look nearly alike, and are two pictures."""
        if self.roots & other.roots:
            return False
        stood = bool(self.vantage) and key_of(self.vantage) == key_of(other.vantage)
        return stood or any(near_to(each, other.bits) for each in self.bits)


def shown_in(chain: Sequence[ItemReceived]) -> Shown:
    """Whether an item, or what it was made from, is described as a paper: in its own words or by who wrote it."""
    for each in chain:
        about = each.about
        words = f"{each.label} {about.heading} {about.shows} {about.caption}"
        if about.writer or about.addressee or about.written or _PAPER.search(words.replace("-", " ").replace("_", " ")):
            return "paper"
    return "scene"


def decided_of(chain: Sequence[ItemReceived], decisions: Sequence[PrintDecided]) -> PrintDecided | None:
    """What counts of the marks of a picture: the nearest decision on the item or on what it was made from."""
    known: Mapping[tuple[str, str], PrintDecided] = standing(decisions)
    found = (known.get((each.id, PICTURE)) for each in chain)
    return next((each for each in found if each is not None), None)
