"""The wording of what leaves, held against every word that sources sent or said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from farbank.facts.item import ItemReceived
from farbank.facts.source import SourceNamed
from farbank.judgement.draft_text import passages
from farbank.judgement.folded import fold
from farbank.judgement.variants import variants
from farbank.judgement.wording import OPEN, Heard, Hearing, IntakeText, hearing
from farbank.ports import Rows
from farbank.values.draft import Draft
from farbank.values.package import ChannelText
from farbank.views import custody, handling, search, statements

_OPEN_KINDS: Final = frozenset({"press", "authority", "reporter"})
_QUOTED: Final = 9  # rows of letters in common before copies of an item are looked for: about five words
_MOST_QUOTED, _COPIES = 5, 12  # items whose copies are looked for, copies that are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard:
    """Where the wording stands, by which phrases copies differ, and how many items were not read for it."""

    heard: Hearing
    variants: tuple[str, ...]
    unheard: int


def overheard(rows: Rows, draft: Draft, channels: Sequence[ChannelText], own: str = "") -> Overheard:
    """What a draft and the finished bytes have in common with the intake; `own` is the draft's own file."""
    leaving = {each.text for each in passages(draft)} | {each.text for each in channels}
    voices = _Voices(rows)
    heard = hearing(leaving, _intake(rows, voices, search.fold(own).strip()))
    return Overheard(heard=heard, variants=_variants(rows, voices, heard), unheard=len(handling.restricted(rows)))


def unseen_in(rows: Rows, item: str) -> tuple[str, ...]:
    """What the file of an item says and a reader does not see."""
    read = custody.reading(rows, item)
    return tuple(each.value for each in read.hidden) if read else ()


class _Voices:
    """Whose words an item or a statement holds."""

    def __init__(self, rows: Rows) -> None:
        self._items: Mapping[str, ItemReceived] = {each.id: each for each in custody.every_item(rows)}
        self._sources: Mapping[str, SourceNamed] = {each.id: each for each in custody.sources(rows)}

    def of_source(self, identity: str) -> str:
        known = self._sources.get(identity)
        return OPEN if known is not None and (known.public or known.kind_of in _OPEN_KINDS) else identity

    def of_item(self, identity: str) -> str | None:
        """The first private source along what it was made from; None for a translation, whose words are the desk's."""
        seen: dict[str, ItemReceived] = {}
        item = self._items.get(identity)
        while item is not None and item.id not in seen:
            if item.about.derivation == "translation":
                return None
            if item.source and (voice := self.of_source(item.source)) != OPEN:
                return voice
            seen[item.id] = item
            item = self._items.get(item.about.derived_from)
        open_somewhere = any(each.source or each.about.url for each in seen.values())
        return OPEN if open_somewhere else identity


def _intake(rows: Rows, voices: _Voices, own: str = "") -> Iterator[IntakeText]:
    for identity, text in search.texts_read(rows):
        if text.strip() != own and (voice := voices.of_item(identity)) is not None:
            yield IntakeText(of=identity, voice=voice, text=text)
    for said in statements.every_statement(rows):
        if said.words:
            yield IntakeText(of=said.id, voice=voices.of_source(said.source), text=fold(said.words))


def _variants(rows: Rows, voices: _Voices, heard: Hearing) -> tuple[str, ...]:
    """How the items that are quoted most differ from copies of themselves."""
    quoted = _most(heard, at_least=_QUOTED)[:_MOST_QUOTED]
    if not quoted:
        return ()
    texts = [each.text for each in _intake(rows, voices) if each.of in quoted]
    copies = _most(hearing(texts, _intake(rows, voices)), at_least=_QUOTED)[:_COPIES]
    return variants([each for each in _intake(rows, voices) if each.of in copies])


def _most(heard: Hearing, *, at_least: int) -> list[str]:
    """The items that have most in common with something."""
    count: Counter[Heard] = Counter(place for places in heard.values() for place in places)
    return [each.of for each, number in count.most_common() if number >= at_least]
