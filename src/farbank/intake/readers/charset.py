"""Words of mails out of the encodings they were written in, by the name the mail gives. Never guessed."""

from __future__ import annotations

from typing import Final

# What programs write by a name is often the larger set of the same family (WHATWG Encoding, section 4.2).
_LARGER: Final = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "ksc5601": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "iso-2022-jp": "iso2022_jp_ext",
    "big5": "big5hkscs",
    "us-ascii": "utf-8",
    "ascii": "utf-8",
    "iso-8859-1": "cp1252",
    "": "utf-8",
}


def decoded(words: bytes, charset: str) -> tuple[str, str]:
    """(text, reason): the text, with what does not fit shown as U+FFFD, and the reason where something did not fit."""
    name = charset.strip().strip("\"'").lower()
    encoding = _LARGER.get(name, name)
    try:
        return words.decode(encoding), ""
    except LookupError:
        return words.decode("utf-8", "replace"), f"its encoding is not known: {name[:40]!r}; tried UTF-8"
    except (UnicodeError, ValueError):
        return words.decode(encoding, "replace"), f"not all of it is {name or 'utf-8'}, the encoding it names"
