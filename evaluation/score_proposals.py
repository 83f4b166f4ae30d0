"""Proposals against paragraphs with gold: recall and precision, by kind and by language.

A proposal counts when it is of the same kind, shares at least half of its characters with the gold (both taken
together), and says the same: the very days of a span, the number of a count, the bank and the days of a caption, a
speaker that holds the gold's word, one dimension of a persona. What may be proposed counts neither way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from evaluation.gold import Gold, Paragraph, paragraphs
from evaluation.score import HERE, Score, share
from farbank.assemble.proposing import finders
from farbank.reading.proposing.proposal import (
    KINDS,
    CaptionSaid,
    CountSaid,
    PersonaSaid,
    Proposal,
    QuoteSaid,
    SpanSaid,
    outer_days,
)
from farbank.reading.proposing.propose import propose

FILES = tuple((name, f"proposals/{name}.md") for name in ("seen", "unseen", "fresh", "later"))
LANGUAGES = ("en", "ko", "ja", "zh")
RECALL, PRECISION = 90, 85  # per cent, on the unseen paragraphs
OVERLAP = 0.5
# countries may be named or not: a gazetteer of one border does not owe them
COUNTRIES = frozenset(
    (
        *("North Korea", "South Korea", "China", "Japan", "Russia", "Korea", "DPRK"),
        *("북한", "남한", "한국", "중국", "일본", "조선", "러시아"),
        *("北朝鮮", "韓国", "中国", "日本", "朝鮮", "ロシア", "朝鲜", "韩国", "俄罗斯"),
    )
)
Tally = Counter[tuple[str, str, str]]  # (language, kind, found | missed | right | wrong) -> how many


def scores() -> Iterator[Score]:
    """One table for each set there is."""
    for name, file in FILES:
        tally: Tally = Counter()
        for each in paragraphs(HERE / file):
            for row in judged(each):
                tally[(each.language, row[0], row[1])] += 1
        yield _score(name, tally)


def judged(paragraph: Paragraph) -> Iterator[tuple[str, str, str]]:
    """(kind, found | missed | right | wrong, words) for every gold mark and every proposal of a paragraph."""
    proposals = propose(paragraph.text, finders(as_of=paragraph.as_of), language=paragraph.language)
    for gold in paragraph.gold:
        if not gold.maybe:
            hit = any(_agree(each, gold) for each in proposals)
            yield gold.kind, "found" if hit else "missed", paragraph.text[gold.start : gold.end]
    for each in proposals:
        near = [gold for gold in paragraph.gold if gold.kind == each.kind]
        if any(_agree(each, gold) for gold in near if not gold.maybe):
            yield each.kind, "right", each.text
        elif not _allowed(each, near):
            yield each.kind, "wrong", each.text


def _allowed(proposal: Proposal, gold: Iterable[Gold]) -> bool:
    meets = any(each.maybe and proposal.start < each.end and each.start < proposal.end for each in gold)
    return meets or (proposal.kind == "place" and proposal.text in COUNTRIES)


def _agree(proposal: Proposal, gold: Gold) -> bool:
    if proposal.kind != gold.kind:
        return False
    both = min(proposal.end, gold.end) - max(proposal.start, gold.start)
    either = max(proposal.end, gold.end) - min(proposal.start, gold.start)
    needed = 0.01 if gold.kind in {"hedge", "totalising"} else OVERLAP
    return both > 0 and both / either >= needed and _says(proposal, gold)


def _says(proposal: Proposal, gold: Gold) -> bool:
    words = gold.value.split()
    match proposal.value:
        case SpanSaid(span=span):
            return not words or "/".join(str(day or "..") for day in outer_days(span)) == words[0]
        case CountSaid(value=value, precision=precision):
            firm = [each for each in words if each in {"approx", "at_least", "at_most"}]
            return not words or (value == int(words[0]) and (not firm or firm[0] == precision))
        case CaptionSaid(side=side, when=when):
            return not words or (
                (side or "-") == words[0] and "/".join(str(day or "..") for day in outer_days(when)) == words[1]
            )
        case QuoteSaid(speaker=speaker):
            return not words or words[0].casefold() in speaker.casefold()
        case PersonaSaid(dimensions=dimensions):
            return not words or bool(set(words) & {name for name, _ in dimensions})
        case _:
            return True


def _score(name: str, tally: Tally) -> Score:
    count = partial(_count, tally)
    rows = [_row(kind, partial(count, kinds=(kind,))) for kind in KINDS]
    rows += [_row(f"all, {each}", partial(count, languages=(each,))) for each in LANGUAGES]
    rows.append(_row("all", count))
    recall = 100 * count("found") / max(1, count("found") + count("missed"))
    precision = 100 * count("right") / max(1, count("right") + count("wrong"))
    missed = []
    if name != "seen" and recall < RECALL:
        missed.append(f"recall {recall:.1f} %, the target is {RECALL} %")
    if name != "seen" and precision < PRECISION:
        missed.append(f"precision {precision:.1f} %, the target is {PRECISION} %")
    head = ("kind", "gold", "found", "recall", "proposed", "right", "precision")
    return Score(title=f"Proposals, {name} paragraphs", head=head, rows=tuple(rows), missed=tuple(missed))


def _count(tally: Tally, what: str, kinds: Iterable[str] = KINDS, languages: Iterable[str] = LANGUAGES) -> int:
    return sum(tally[language, kind, what] for language in languages for kind in kinds)


def _row(title: str, count: partial[int]) -> tuple[str, ...]:
    found, missed, right, wrong = (count(what) for what in ("found", "missed", "right", "wrong"))
    gold, proposed = found + missed, right + wrong
    return title, str(gold), str(found), share(found, gold), str(proposed), str(right), share(right, proposed)


def main(file: Path) -> None:
    """What was missed and what was wrong, one line each: for whoever works on the rules."""
    for paragraph in paragraphs(file):
        for kind, what, words in judged(paragraph):
            if what in {"missed", "wrong"}:
                print(f"{paragraph.name}  {what:<7} {kind:<10} {words[:90]!r}")
