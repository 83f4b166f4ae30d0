"""Which script words are written in, so that every foreign run carries its language and gets its own type."""

from __future__ import annotations

import re
from typing import Final

_HANGUL: Final = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA: Final = "\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9d"
_HAN: Final = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARKS: Final = "\u3000-\u3004\u3008-\u303f\uff00-\uff65"  # CJK punctuation, full-width forms
_RUN: Final = re.compile(f"[{_HANGUL}]+(?:[ {_MARKS}]*[{_HANGUL}]+)*|[{_KANA}{_HAN}{_MARKS}]+")
_HANGUL_RE: Final = re.compile(f"[{_HANGUL}]")
_KANA_RE: Final = re.compile(f"[{_KANA}]")


def runs(text: str, language: str, *, han: str = "zh") -> tuple[tuple[str, str], ...]:
    """The text cut into (language, words): `language` where it is the page's own, else what the script says.

    Hangul is Korean, a run with kana is Japanese, a run of Han alone is `han` unless the page itself is written in Han.
    """
    found: list[tuple[str, str]] = []
    at = 0
    for match in _RUN.finditer(text):
        if match.start() > at:
            found.append((language, text[at : match.start()]))
        found.append((_tongue(match.group(), language, han), match.group()))
        at = match.end()
    if at < len(text):
        found.append((language, text[at:]))
    return tuple(found)


def _tongue(run: str, language: str, han: str) -> str:
    if _HANGUL_RE.search(run):
        return language if language.startswith("ko") else "ko"
    if _KANA_RE.search(run):
        return language if language.startswith("ja") else "ja"
    return language if language[:2] in {"zh", "ja", "ko"} else han


def face(character: str, language: str = "") -> str:
    """The family a character belongs to: `korean`, `chinese` (Han in Chinese), `japanese` (kana, Han), `latin`."""
    if _HANGUL_RE.match(character):
        return "korean"
    if not _RUN.match(character):
        return "latin"
    return "chinese" if language[:2] == "zh" and not _KANA_RE.match(character) else "japanese"
