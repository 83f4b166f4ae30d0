"""Words out of the encoding they were written in: told for certain, or refused with what it may be.

1. A mark at the start (UTF-8, UTF-16, UTF-32) decides, and escape sequences decide (ISO-2022-JP, ISO-2022-KR). Text
   with noughts in it is UTF-16 without a mark, where every pair of bytes is a letter.
2. The encoding a file or mail names decides, where all of it decodes and its letters are such as people write.
3. UTF-8 decides where every byte of it is valid and there is enough of it that this can be no accident. Signs such as
   © that stand alone in much Latin text are enough.
4. Else every encoding of `_OLD` that decodes all of it is weighed by how common its letters are in its language. One
   that leads the next by `_LEAD` bits is taken; otherwise the likeliest are named, and nothing is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from farbank.intake.media import HEAD, unmarked_utf_16
from farbank.intake.readers.letters.likely import Language, bits_of

# What programs write by a name is often the larger set of the same family (WHATWG Encoding, section 4.2).
_LARGER: Final = {
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "ksc5601", "ks_c_5601-1989", "korean", "windows-949", "uhc"), "cp949"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "cp936"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis", "sjis", "windows-31j", "ms_kanji"), "cp932"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("us-ascii", "ascii", ""), "utf-8"),
    **dict.fromkeys(("iso-8859-1", "latin1"), "cp1252"),
    "iso-2022-jp": "iso2022_jp_ext",
    "x-euc-jp": "euc_jp",
    "unicode": "utf-16",
}
_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
    (b"\xff\xfe\0\0", "utf-32", "UTF-32"),
    (b"\0\0\xfe\xff", "utf-32", "UTF-32"),
    (b"\xff\xfe", "utf-16", "UTF-16"),
    (b"\xfe\xff", "utf-16", "UTF-16"),
)
_ESCAPES: Final = (
    (re.compile(rb"\x1b\$\)C"), "iso2022_kr", "ISO-2022-KR"),
    (re.compile(rb"\x1b(?:\$[@B]|\$\([DOPQ]|\([IJ])"), "iso2022_jp_ext", "ISO-2022-JP"),
)
_OLD: Final[tuple[tuple[str, str, Language], ...]] = (
    ("cp949", "EUC-KR/CP949", "Korean"),
    ("johab", "Johab", "Korean"),
    ("cp932", "Shift_JIS/CP932", "Japanese"),
    ("euc_jp", "EUC-JP", "Japanese"),
    ("gb18030", "GBK/GB18030", "simplified Chinese"),
    ("gb18030", "GBK/GB18030", "traditional Chinese"),
    ("big5hkscs", "Big5", "traditional Chinese"),
    ("cp1252", "Windows-1252", "Western"),
)
_LANGUAGES: Final = {code: tuple(language for each, _, language in _OLD if each == code) for code, _, _ in _OLD}
_ENOUGH: Final = 12.0  # bits: a few common letters
_LEAD: Final = 20.0  # bits: a million to one
_FITTING: Final = -2.0  # bits a letter: worse than that is not what a named encoding would hold
_SEVERAL: Final = 4
_AMONG: Final = 200  # characters of plain Latin text for each sign in it
_SIGNS: Final = frozenset(map(chr, range(0xA0, 0xC0))) | {"×", "÷"}
_WITHIN: Final = re.compile(r"[A-Za-z][\u00a0-\u024f]|[\u00a0-\u024f][A-Za-z]")
_TWO: Final = re.compile(r"[^\0-\x7f]{2}")
_WEIGHED: Final = 100_000  # characters
_LONGEST_CUT: Final = 3  # bytes of a letter that is cut at the end of a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The words, or why there are none. `encoding` is its name for a person; `told_by` says how it is known.

    `codec` is Python's name for it.
    """

    text: str = ""
    encoding: str = ""
    codec: str = ""
    told_by: str = ""
    because: str = ""
    cut: bool = False


def text_of(untrusted_bytes: bytes, declared: str = "") -> Decoded:
    """The words by the rules above."""
    by_sign = _by_mark(untrusted_bytes) or _by_escape(untrusted_bytes)
    if by_sign:
        return by_sign
    name = _name(declared)
    named = _named(untrusted_bytes, name) if name else None
    whole = _attempt(untrusted_bytes, "utf-8")
    if named and not (whole and not untrusted_bytes.isascii() and not _common(named.text, name)):
        return named
    if whole and (_surely_utf_8(whole[0]) or _utf_8(declared)):
        return Decoded(text=whole[0], encoding="UTF-8", codec="utf-8", told_by="every byte is valid", cut=whole[1])
    return _weighed(untrusted_bytes, name)


def decoded(words: bytes, charset: str) -> tuple[str, str]:
    """(text, reason): the text, with what does not fit shown as U+FFFD, and the reason where something did not fit."""
    name = charset.strip().strip("\"'").lower()
    found = text_of(words, name)
    if not found.because and not found.cut:
        return found.text, "" if not name or _known(name) else f"its encoding is not known: {name[:40]!r}"
    encoding = _name(name) or "utf-8"
    if not _known(name):
        return words.decode("utf-8", "replace"), f"its encoding is not known: {name[:40]!r}; {found.because}"
    because = f"not all of it is {name}, the encoding it names" if name else found.because
    return words.decode(encoding, "replace"), because or "its last letter is cut"


def _utf_8(declared: str) -> bool:
    return declared.strip().strip("\"'").lower() in ("utf-8", "utf8")


def _surely_utf_8(text: str) -> bool:
    """Whether valid UTF-8 can be no accident: a letter of three bytes, several of two, or one within a Western word.

    Nor a sign (©, °) that stands alone in a long Latin text: no other writing has so few letters, and all of them so.
    """
    beyond = [letter for letter in text if letter > "\x7f"]
    if not beyond or len(beyond) >= _SEVERAL or max(beyond) >= "\u0800" or _WITHIN.search(text):
        return True
    return _SIGNS.issuperset(beyond) and len(text) >= _AMONG * len(beyond) and not _TWO.search(text)


def _known(name: str) -> bool:
    try:
        "".encode(_LARGER.get(name, name))
    except (LookupError, ValueError):
        return False
    return True


def _name(declared: str) -> str:
    """Python's name for a declared encoding, `""` where it names none or one that says nothing (ASCII, UTF-8)."""
    name = declared.strip().strip("\"'").lower()
    name = _LARGER.get(name, name)
    return name if name not in ("utf-8", "utf8") and _known(name) else ""


def _by_mark(words: bytes) -> Decoded | None:
    for mark, encoding, name in _MARKS:
        if words.startswith(mark):
            found = _attempt(words, encoding)
            if found is None:
                return Decoded(because=f"its encoding is {name} by its mark, and it is broken")
            return Decoded(text=found[0], encoding=name, codec=encoding, told_by="its mark", cut=found[1])
    unmarked = unmarked_utf_16(words[:HEAD])
    found = _attempt(words, unmarked) if unmarked else None
    if found is None:
        return None
    return Decoded(text=found[0], encoding="UTF-16", codec=unmarked, told_by="its noughts", cut=found[1])


def _by_escape(words: bytes) -> Decoded | None:
    for pattern, encoding, name in _ESCAPES:
        if pattern.search(words) and not re.search(rb"[\x80-\xff]", words):
            found = _attempt(words, encoding)
            if found is None:
                return Decoded(because=f"its encoding is {name} by its escape sequences, and it is broken")
            return Decoded(text=found[0], encoding=name, codec=encoding, told_by="its escape sequences", cut=found[1])
    return None


def _named(words: bytes, encoding: str) -> Decoded | None:
    """The words in the encoding that is named, where all of it decodes and can be meant."""
    found = _attempt(words, encoding)
    if found is None:
        return None
    text, cut = found
    if encoding in _LANGUAGES and not any(_fits(text, language) for language in _LANGUAGES[encoding]):
        return None
    return Decoded(text=text, encoding=_shown(encoding), codec=encoding, told_by="its own word", cut=cut)


def _shown(encoding: str) -> str:
    return next((name for code, name, _ in _OLD if code == encoding), encoding)


def _fits(text: str, language: Language) -> bool:
    """Whether its letters can be meant; of a few letters the name is believed."""
    sample = text[:_WEIGHED]
    beyond = sum(letter > "\x7f" for letter in sample)
    return beyond < _SEVERAL or bits_of(sample, language) >= _FITTING * beyond


def _common(text: str, encoding: str) -> bool:
    """Whether it speaks for the named encoding although the bytes are valid UTF-8 too."""
    return any(bits_of(text[:_WEIGHED], language) >= _ENOUGH for language in _LANGUAGES.get(encoding, ()))


def _weighed(words: bytes, named: str) -> Decoded:
    tried = [(*found, code, name, language) for code, name, language in _OLD if (found := _attempt(words, code))]
    ranked = sorted(
        ((bits_of(text[:_WEIGHED], language), text, cut, code, name) for text, cut, code, name, language in tried),
        reverse=True,
    )
    if not ranked or ranked[0][0] < _ENOUGH:
        return Decoded(because=_unknown(words, [name for bits, *_, name in ranked if bits > 0], named))
    bits, text, cut, code, name = ranked[0]
    rival = next((each for each in ranked if each[1] != text), None)
    if rival and bits - rival[0] < _LEAD:
        return Decoded(because=f"its encoding cannot be told: {name} or {rival[4]}")
    return Decoded(text=text, encoding=name, codec=code, told_by="how common its letters are", cut=cut)


def _unknown(words: bytes, possible: list[str], named: str) -> str:
    says = f"; it says {named}, which does not fit" if named else ""
    if _attempt(words, "utf-8"):
        possible = ["UTF-8", *(possible or [_OLD[0][1]])]
    if possible:
        likeliest = " or ".join(list(dict.fromkeys(possible))[:2])
        return f"its encoding cannot be told: perhaps {likeliest}, but too little speaks for it{says}"
    try:
        words.decode("utf-8")
    except UnicodeDecodeError as fault:
        return f"its encoding is not known: tried UTF-8, which fails at byte {fault.start}, and {_all()}{says}"
    return f"its encoding is not known{says}"


def _all() -> str:
    names = list(dict.fromkeys(name for _, name, _ in _OLD))
    return ", ".join(names[:-1]) + f" and {names[-1]}, none of which fits"


def _attempt(words: bytes, encoding: str) -> tuple[str, bool] | None:
    """(text, whether its last letter is cut), None where it does not decode."""
    try:
        return words.decode(encoding), False
    except UnicodeDecodeError as fault:
        cut = fault.start
    except (UnicodeError, ValueError, LookupError):
        return None
    if not len(words) - _LONGEST_CUT <= cut < len(words) or (
        words[:cut].isascii() and not encoding.startswith("utf-16")
    ):
        return None
    try:
        return words[:cut].decode(encoding), True
    except (UnicodeError, ValueError):
        return None
