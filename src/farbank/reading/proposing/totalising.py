"""Words that claim a whole, with what they claim it of.

The release gate has its own table of phrases, for which it asks what backs them; those are found by the function that
is handed in. Here stand the plain words too: "all", "every", 모두, すべて, 全部. They only ask to be looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Protocol

from farbank.reading.proposing.proposal import WholeClaimed
from farbank.reading.proposing.sighting import Scene, Sighting, without_overlaps
from farbank.reading.proposing.surroundings import clause_after, clause_before


class Phrase(Protocol):
    """A phrase of the gate's table as it stands in a text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def almost(self) -> bool: ...


class PhraseFinder(Protocol):
    """Finds the phrases for which the release gate asks what backs them."""

    def __call__(self, text: str, language: str) -> tuple[Phrase, ...]: ...


_ALMOST: Final = {
    "en": r"(?:almost|nearly|virtually|practically|hardly|scarcely|next to)\s+",
    "ko": r"거의\s*",
    "ja": r"(?:ほとんど|ほぼ|殆ど)(?:の)?\s*",
    "zh": r"(?:几乎|幾乎|差不多|近乎)",
}
_WIDE: Final = {
    "en": r"\b(?:all(?!\s+(?:right|over|at\b|but\b|in all)|-)|every(?!day\b)|each and every|"
    r"each(?=\s+(?:of\s+(?:the|these|those)|household|family|person|resident|villager|house|"
    r"village|county|post|guard|soldier|trader|worker|man|woman|child)\b)|entire(?:ly)?|"
    r"the whole|wholly|everyone|everybody|everything|everywhere|always|completely|totally|"
    r"utterly"
    r"|absolutely|no\s+one|nobody|nothing|none|never|nowhere|not a single|not one|"
    r"no\s+(?:outside|independent|foreign|known|single|other)\s+\w+|without exception|fully|"
    r"throughout)\b",
    "ko": r"전부|모두|모든|전체|전원|전혀|아무도|아무것도|누구도|누구나|항상|언제나|완전히|일체|"
    r"온통|결코|절대로?|전면|하나도|한 명도|한 번도|전역|집집마다|다들|전 ?구간|전 ?주민",
    "ja": r"全て|すべて|全部|全員|全体|全域|全国|全線|全面|皆(?!無)|みんな|みな(?=が|、)|誰も|"
    r"だれも|誰一人|何も|完全に|まったく|全く|一切|決して|絶対|必ず|常に|いつも|一度も|"
    r"どこにも|あらゆる|唯一|ほとんど|ほぼ全",
    "zh": r"全部|所有|一切|整个|整個|整条|整條|全体|全體|全都|全面|全境|全国|全國|全县|全縣|全市|"
    r"任何|没有人|沒有人|无人(?!机|驾)|無人(?!機)|没人|沒人|谁都|誰都|谁也|誰也|从不|從不|"
    r"从未|從未|从来|從來|完全|绝不|絕不|绝对|絕對|始终|始終|总是|總是|每个|每個|人人|"
    r"家家户户|毫无|毫無|彻底|徹底|唯一|一律",
}
_FINDERS: Final = {
    language: re.compile(
        rf"(?:(?P<almost>{_ALMOST[language]})|(?<!\w))?(?:{_WIDE[language]})|{_ALMOST[language]}impossible"
        if language == "en"
        else rf"(?P<almost>{_ALMOST[language]})?(?:{_WIDE[language]})",
        re.IGNORECASE,
    )
    for language in _WIDE
}
_NEARLY: Final = re.compile("|".join(_ALMOST.values()), re.IGNORECASE)
_HEAD: Final = re.compile(r"\s*(?:of\s+)?(?P<about>\S.*?)\s*\Z", re.DOTALL)


def totalising_in(scene: Scene, phrases: PhraseFinder) -> tuple[Sighting, ...]:
    """Every word of a passage that claims a whole; the gate's own phrases count before the plain words."""
    gate = tuple(_of_gate(scene, phrases))
    wide = [each for each in _plain(scene) if not any(each.meets(one.start, one.end) for one in gate)]
    return without_overlaps((*gate, *wide))


def _of_gate(scene: Scene, phrases: PhraseFinder) -> Iterator[Sighting]:
    first = scene.passage.start
    for each in phrases(scene.text[first : scene.passage.end], scene.language):
        said = _claimed(scene, first + each.start, first + each.end, almost=each.almost, gate=True)
        yield _sighted(first + each.start, first + each.end, said, rule="asked by the gate", confidence=93)


def _plain(scene: Scene) -> Iterator[Sighting]:
    for match in _FINDERS[scene.language].finditer(scene.text, scene.passage.start, scene.passage.end):
        said = _claimed(scene, match.start(), match.end(), almost=_NEARLY.match(match.group()) is not None, gate=False)
        yield _sighted(match.start(), match.end(), said, rule="word of a whole", confidence=82)


def _sighted(start: int, end: int, said: WholeClaimed, *, rule: str, confidence: int) -> Sighting:
    return Sighting(kind="totalising", start=start, end=end, value=said, rule=rule, confidence=confidence)


def _claimed(scene: Scene, start: int, end: int, *, almost: bool, gate: bool) -> WholeClaimed:
    """What follows the word in its clause; where nothing does, what goes before."""
    after = _HEAD.match(clause_after(scene, end))
    about = after["about"] if after else clause_before(scene, start).strip()
    return WholeClaimed(word=scene.text[start:end], about=about, almost=almost, gate=gate)
