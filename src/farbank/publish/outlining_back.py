"""What follows the report in the document: how we know, what we could not see, how it was weighed, what changed."""

from __future__ import annotations

from collections.abc import Iterator

from farbank.publish.outline import Card, Entries, Fact, Grid, Head, Piece, Quoted, Run, Runs, Words
from farbank.publish.page import EvidenceCard, Kept, NamedTable, StatementShown
from farbank.publish.placing import claims
from farbank.publish.reading_notes import READING
from farbank.publish.running import Running, strong

_SPACE = Run(text=" ")


def back(running: Running) -> tuple[Piece, ...]:
    """Every section after the last word of the report; the credits stand apart."""
    parts = (_evidence(running), _unseen(running), _method(running), _corrections(running), _series(running))
    return tuple(piece for part in (*parts, _contact(running)) for piece in part)


def table_grid(running: Running, table: NamedTable) -> Grid:
    """A table of the page's own words."""
    return Grid(
        title=running.fixed(table.title),
        head=tuple(running.fixed(cell) for cell in table.head),
        rows=tuple(tuple(running.fixed(cell) for cell in row) for row in table.rows),
        note=running.fixed(table.note) if table.note else (),
    )


def credit_lines(running: Running) -> tuple[Words, ...]:
    """Whose outlines and names the figures are drawn from."""
    return tuple(Words(kind="small", runs=running.fixed(each)) for each in running.page.credits)


def _evidence(running: Running) -> Iterator[Piece]:
    page = running.page
    if not page.cards:
        return
    yield Head(level=2, runs=running.said("How we know"), anchor="evidence")
    numbers = running.said("Numbers in brackets in the figures are the numbers of this list.")
    yield Words(kind="small", runs=numbers)
    for card in page.cards:
        yield Card(
            number=card.number,
            anchor=f"evidence-{card.number}",
            title=running.own(card.title),
            blocks=tuple(_card(running, card)),
            facts=tuple(_facts(running, card)),
        )
    backed = claims(page, page.draft.blocks)
    if backed:
        yield Head(level=3, runs=running.said("Words that claim a whole"))
        yield Entries(ordered=False, entries=tuple((_backed(running, *each),) for each in backed))


def _backed(running: Running, words: str, backing: str) -> Words:
    return Words(runs=(*strong(running.own(f"“{words}”")), *running.fixed(f": {backing}")))


def _card(running: Running, card: EvidenceCard) -> Iterator[Piece]:
    say = running.say
    if card.shows:
        yield Words(runs=running.own(card.shows))
    if card.kind == "finding" and card.heard_from:
        who = say("This is a conclusion of ours. It rests on what {who} told or showed.", who=_and(running, card))
        yield Words(runs=running.fixed(who))
    if card.readings:
        yield Words(kind="label", runs=running.said("Read out of it for the figures of this report:"))
        yield Entries(ordered=False, entries=tuple((Words(runs=running.fixed(each)),) for each in card.readings))
    yield from (Words(kind="caution", runs=running.fixed(each)) for each in card.cautions)
    if card.statements:
        rests = "What it rests on" if card.kind == "finding" else "Who says so"
        yield Words(kind="label", runs=running.said(rests))
        for each in card.statements:
            yield from _statement(running, each)
    if card.commitment:
        head = running.fixed(running.say("Commitment") + ": ")
        yield Words(kind="small", runs=(*head, Run(text=card.commitment, code=True)))


def _and(running: Running, card: EvidenceCard) -> str:
    return running.say(" and ").join(card.heard_from)


def _statement(running: Running, said: StatementShown) -> Iterator[Piece]:
    inner: list[Piece] = [Words(runs=running.own(said.says))]
    if said.words:
        native = running.page.draft.language
        spoken = Run(text=said.words, language="" if said.language == native else said.language, emphasis=False)
        inner.append(Words(runs=(spoken,)))
    inner.append(Words(kind="small", runs=teller(running, said)))
    yield Quoted(blocks=tuple(inner))


def teller(running: Running, said: StatementShown) -> Runs:
    """Who says it, how they know, and how it bears on the finding."""
    by = said.by[:1].upper() + said.by[1:]
    told = running.fixed(running.say.listed(each for each in (by, said.mode) if each) + running.say.stop)
    relation = running.fixed(said.relation + running.say.stop) if said.relation else ()
    return (*told, _SPACE, *strong(relation)) if relation else told


def _facts(running: Running, card: EvidenceCard) -> Iterator[Fact]:
    yield _fact(running, "How sure", running.fixed(card.says_in_words))
    yield _fact(running, "Independent origins", running.fixed(card.origins_in_words))
    if card.publisher:
        yield _fact(running, "Published by", running.fixed(card.publisher))
    if card.credit:
        yield _fact(running, "Credit", running.fixed(card.credit))
    for each in card.withheld:
        yield _fact(running, "Withheld", running.fixed(kept(each)))


def _fact(running: Running, term: str, words: Runs) -> Fact:
    return Fact(term=running.said(term), words=words)


def kept(each: Kept) -> str:
    """What is withheld, and why."""
    return f"{each.what}: {each.because}" if each.because else each.what


def _unseen(running: Running) -> Iterator[Piece]:
    blind = running.page.blind
    if not (blind.texts or blind.tables):
        return
    yield Head(level=2, runs=running.said("What we could not see"), anchor="unseen")
    yield from (Words(runs=running.fixed(each)) for each in blind.texts)
    yield from (table_grid(running, each) for each in blind.tables)


def _method(running: Running) -> Iterator[Piece]:
    method = running.page.method
    yield Head(level=2, runs=running.said("How it was weighed"), anchor="method")
    yield from (Words(runs=running.fixed(each)) for each in method.texts)
    yield from (table_grid(running, each) for each in method.tables)
    yield Head(level=3, runs=running.said("How to read the figures"))
    yield Entries(ordered=False, entries=tuple((Words(runs=running.said(each)),) for each in READING))
    if method.tools:
        yield Head(level=3, runs=running.said("Tools and versions"))
        yield Words(kind="small", runs=running.fixed("; ".join(f"{name} {version}" for name, version in method.tools)))


def _corrections(running: Running) -> Iterator[Piece]:
    if not running.page.revisions:
        return
    yield Head(level=2, runs=running.said("Corrections and revisions"), anchor="corrections")
    for each in running.page.revisions:
        yield Words(kind="label", runs=running.fixed(each.when))
        if each.because:
            yield Words(runs=running.own(each.because))
        for was, now in each.words:
            yield from _changed(running, was, now)
        yield from (Words(kind="small", runs=running.fixed(note)) for note in each.notes)


def _changed(running: Running, was: str, now: str) -> Iterator[Piece]:
    """The old words and the new, each where there are any."""
    if was:
        before = running.said("It said:" if now else "Taken out:")
        yield Words(kind="del", runs=(*before, _SPACE, *running.own(was)))
    if now:
        after = running.said("It says now:" if was else "Put in:")
        yield Words(kind="ins", runs=(*after, _SPACE, *strong(running.own(now))))


def _series(running: Running) -> Iterator[Piece]:
    if not running.page.parts:
        return
    yield Head(level=2, runs=running.said("The series"), anchor="parts")
    entries = tuple(
        (Words(runs=(*running.own(each.title), *(() if each.address else running.said(" (this part)")))),)
        for each in running.page.parts
    )
    yield Entries(ordered=True, entries=entries)


def _contact(running: Running) -> Iterator[Piece]:
    if running.page.contact:
        yield Head(level=2, runs=running.said("Contact"), anchor="contact")
        yield from (Words(runs=running.own(each)) for each in running.page.contact)
