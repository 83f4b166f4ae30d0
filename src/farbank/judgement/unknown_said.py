"""Sentences that say where knowledge ends: nobody measured it, no document names it, there is no earlier record.

"Nobody has measured the whole line" holds words that claim a whole, and claims nothing of the place: no coverage could
carry it. The same is true of who was in one room with the reporter. What stands before such words is judged as always:
"the whole line is fenced, and nobody measured it" claims the whole line.
"""

from __future__ import annotations

import re
from typing import Final

_KNOWN: Final = (
    r"(?:measured|counted|surveyed|published|announced|confirmed|documented|recorded|explained|released|verified"
    r"|revealed|disclosed|mapped|made public|made known|said (?:why|when|how|what|where|who))"
)
_NEAR: Final = r"(?:(?!\b(?:and|but|or|who|whose|which|that|while)\b)[^.,;:!?\n]){0,40}?"
_ACTIVE: Final = r"(?:(?!\b(?:and|but|or|who|whose|which|that|while|was|were|is|are|be|been)\b)[^.,;:!?\n]){0,40}?"
_ROOMS: Final = r"(?:at the (?:table|meeting|briefing|counter)|in the (?:room|hall|queue|audience))"
_ENGLISH: Final = (
    rf"\b(?:nobody|no[ -]one)\b{_ACTIVE}\b{_KNOWN}\b[^.,;:!?\n]*",
    rf"\b(?:never|not once)\b{_NEAR}\b{_KNOWN}\b[^.,;:!?\n]*",
    r"\bnever (?:since|in) (?:the |its |these )?(?:records?|counts?|figures|statistics|series)\b[^.,;:!?\n]*",
    rf"\b(?:nobody|no[ -]one|every(?:one|body)) {_ROOMS}\b",
)
# East Asian clauses hold what would be known before or behind the word that denies it, and end in the denial
_KO: Final = r"(?:발표|공표|공개|확인|측정|집계|기록|설명|보도|조사)"
_JA: Final = r"(?:発表|公表|公開|確認|計測|測っ|測定|数え|記録|説明|報じ|調査|調べ)"
_ZH: Final = (
    r"(?:公布|宣布|公开|公開|证实|證實|确认|確認|测量|測量|统计|統計|记录|記錄|说明|說明|提及|报道|報道|调查|調查)"
)
_EAST: Final = (
    rf"(?:아무도|누구도|한\s*번도|결코)[^.,!?\n]{{0,20}}?{_KO}[을를]?\s*(?:하|한|해|되|된|돼)\w{{0,3}}\s*(?:않|못|없|적)[^.!?\n]*",
    r"한\s*번도[^.,!?\n]{0,20}?(?:문서|기록|관보)에[^.,!?\n]{0,12}(?:않|못|없)",
    rf"(?:誰も|だれも|誰一人|一度も|決して)[^。、！？\n]{{0,20}}?{_JA}\S{{0,5}}?(?:な|ず)[^。！？\n]*",
    r"(?:文書|記録|官報)に[^。、！？\n]{0,15}(?:一度も|決して)な",
    rf"(?:从未|從未|从来没|從來沒|没有人|沒有人|没人|沒人|无人|無人|谁也|誰也)[^，。、被！？\n]{{0,8}}?{_ZH}[^，。！？\n]*",
    r"(?:文件|记录|記錄|公报|公報)[^，。、！？\n]{0,4}(?:从未|從未|从来没|從來沒)",
)
_PATTERNS: Final = tuple(re.compile(each, re.IGNORECASE) for each in (*_ENGLISH, *_EAST))


def says_unknown(text: str, start: int) -> bool:
    """Whether the words that begin at an offset stand in such a clause."""
    return any(hit.start() <= start < hit.end() for pattern in _PATTERNS for hit in pattern.finditer(text))
