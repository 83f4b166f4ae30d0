"""What RTF's control words change from group to group: where text goes, in which code page it is, who sees it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

Where = Literal["text", "nowhere", "fonts", "info", "comment", "revisers"]
# Specification 1.9.1, "Font table": \fcharset to code page.
CHARSETS: Final = {
    0: "cp1252",
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "cp936",
    81: "cp950",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
SIGNS: Final = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "sect": "\n",
    "page": "\n",
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "~": "\xa0",
    "_": "-",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "\n": "\n",
    "\r": "\n",
    "\\": "\\",
    "{": "{",
    "}": "}",
}
PLACES: Final[dict[str, Where]] = {
    "fonttbl": "fonts",
    "info": "info",
    "annotation": "comment",
    "revtbl": "revisers",
    **dict.fromkeys(
        (
            *("colortbl", "stylesheet", "pict", "fldinst", "themedata", "colorschememapping", "datastore", "filetbl"),
            *(
                "listtable",
                "listoverridetable",
                "rsidtbl",
                "generator",
                "objdata",
                "xmlnstbl",
                "latentstyles",
                "mmathPr",
            ),
            *(
                "atnid",
                "atndate",
                "bkmkstart",
                "bkmkend",
                "listtext",
                "pntext",
                "nonshppict",
                "blipuid",
                "passwordhash",
            ),
        ),
        "nowhere",
    ),
}
FACTS: Final = {
    "author": "author",
    "operator": "last changed by",
    "company": "company",
    "manager": "manager",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "doccomm": "description",
    "atnauthor": "author of a comment",
    "generator": "made with",
}
TIMES: Final = {"creatim": "created", "revtim": "changed", "printim": "last printed"}
_OFF: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """The state of a group; a group inside begins with it, and its end brings it back."""

    where: Where = "text"
    font: int = -1
    page: str = ""  # a code page said for this stretch, "" for that of the font
    skip: int = 1  # how many letters follow a Unicode letter for readers that know none
    hidden: bool = False
    deleted: bool = False
    fact: str = ""
    star: bool = False


def changed(state: State, name: str, number: int | None) -> State:
    """The state after a control word that changes it."""
    if name in PLACES:
        return replace(state, where=PLACES[name], star=False)
    if fact := FACTS.get(name) or TIMES.get(name):
        return replace(state, where="info", fact=fact, star=False)
    if state.star:
        return replace(state, where="nowhere", star=False)
    return _styled(state, name, number)


def _styled(state: State, name: str, number: int | None) -> State:
    changes: dict[str, State] = {
        "*": replace(state, star=True),
        "f": replace(state, font=state.font if number is None else number),
        "uc": replace(state, skip=max(number or 0, 0)),
        "v": replace(state, hidden=number != _OFF),
        "deleted": replace(state, deleted=number != _OFF),
        "htmlrtf": replace(state, where="nowhere" if number != _OFF else "text"),  # MS-OXRTFEX: stands there twice
        "plain": replace(state, hidden=False, deleted=False, font=-1),
    }
    return changes.get(name, state)
