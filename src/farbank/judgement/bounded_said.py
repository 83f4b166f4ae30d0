"""Words that claim a whole which is small and named, or no whole at all: none of six wagons, a thing everybody knows.

The rule about totalising words is there for what nobody can see: the whole line, everybody in a closed country. These
kinds of sentence are taken otherwise by every reader, and no coverage could carry them:

- a whole that stands in the passage itself: "none of them" after the wagons that were counted, "nobody in the team".
  It stays a claim where those are places along the line (counties, posts, villages);
- an idiom of duty or of common knowledge: "as everyone must", "a thing everybody knows";
- what somebody says, told as theirs and with its evidence;
- who came to harm in one event, with its evidence: "nobody was hurt". With a stretch of time ("since", "in 2021") it is
  a claim about the closed place again.
"""

from __future__ import annotations

import re
from typing import Final

_PLACES: Final = re.compile(
    r"\b(?:counties|county|villages?|posts?|towns?|stretch(?:es)?|banks?|crossings?|provinces?|bridges?|sections?|places?"
    r"|points?|sites?|areas?|regions?|border|river|line|coast)\b",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"(?<=[.!?])\s+")
_COUNTED: Final = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|dozens?|both)\b", re.IGNORECASE
)
_OF_THEM: Final = re.compile(r"\bnone of (?:them|these|those|the)\b", re.IGNORECASE)
_GROUP: Final = (
    r"(?:the|his|her|their|our|my|that|this) (?:[\w-]+ )?"
    r"(?:team|work-team|unit|squad|crew|family|household|house|office|class|group|queue|room|boat|train|delegation)"
)
_TIME: Final = re.compile(r"\b(?:since|ever|between|until|during|from \w+ to|(?:19|20)\d\d)\b", re.IGNORECASE)
_HARM: Final = re.compile(
    r"\b(?:nobody|no[ -]one) (?:was|were|is|has been|had been) (?:hurt|injured|harmed)\b"
    r"|아무도 다치지|誰も(?:けが|怪我)|(?:没有人|沒有人|无人|無人)(?:受伤|受傷|伤亡|傷亡)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(  # a claim that is somebody's and told as such
    r"\b(?:says?|said|told (?:us|me|her|him)|wrote|recalled|remembered|according to|insist(?:s|ed)?|claim(?:s|ed)?)\b"
    r"|고 (?:했|말했|전했|한다|말한다|주장)|と(?:話|言|語|述べ)|という"
    r"|(?:说|說|表示|称|稱)(?=[，：:“「]|[^，。]{0,3}[，：])",
    re.IGNORECASE,
)
_IDIOMS: Final = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (
        rf"\b(?:nobody|no[ -]one|every(?:one|body)) (?:else )?(?:in|on|of) {_GROUP}\b",
        r"\bas every(?:one|body) (?:must|does|did|has to|had to|knows|else)\b",
        r"\bevery(?:one|body)(?: here| there)? (?:knows|knew|says|said)\b",
        r"\bnobody(?:'s| is) (?:fault|business)\b",
        r"(?<=, )never (?:of|about|for|with|to|on)\b",
        r"누구나\s*(?:다\s*)?(?:아는|안다|알고|해야|하는|그렇)",
        r"誰もが(?:知って|知る|言う|やって|しなければ)",
        r"人人(?:都)?(?:知道|皆知|会说|必须|如此)",
    )
)


def is_bounded(passage: str, start: int, sentence: tuple[int, int], *, cited: bool) -> bool:
    """Whether the words at an offset claim no whole of a place; `sentence` is theirs, `cited` says that it cites."""
    words = passage[sentence[0] : sentence[1]]
    at = start - sentence[0]
    if any(_holds(idiom, words, at) for idiom in _IDIOMS) or (cited and _SAID.search(words)):
        return True
    if _holds(_HARM, words, at):
        return cited and not _TIME.search(words)
    return _holds(_OF_THEM, words, at) and _was_counted(passage[: sentence[0]], words, at)


def _holds(pattern: re.Pattern[str], words: str, at: int) -> bool:
    """Whether some words stand where the pattern matches."""
    return any(hit.start() <= at < hit.end() for hit in pattern.finditer(words))


def _was_counted(before: str, words: str, at: int) -> bool:
    """Whether what is meant was counted in this sentence, or in the last one, and is no place."""
    own = words[:at] + words[at : at + 40].partition(",")[0]
    named = own if _COUNTED.search(own) else f"{_STOP.split(before.strip())[-1]} {own}"
    return bool(_COUNTED.search(named)) and not _PLACES.search(named)
