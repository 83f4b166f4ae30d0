"""What a report says otherwise than when it left: found, explained to readers, and printed from what was recorded.

- What was recorded stays printed: every later release repeats every reason, so that the same case gives the same bytes.
- A reason holds for one text after one release; a further change needs a further one.
- Old words that are printed again are judged again, with all that is behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from farbank.assemble.newsroom import Newsroom
from farbank.desk.revise import explain
from farbank.errors import Refused
from farbank.facts.report import ReportDrafted
from farbank.judgement.difference import Difference, difference, struck
from farbank.judgement.draft_text import Passage
from farbank.publish.drawings import drawings
from farbank.publish.page import Page, Revision
from farbank.publish.revision import revision
from farbank.publish.together import folder
from farbank.publish.wording import wording
from farbank.reading.report import read_report
from farbank.values.digest import sha256_hex
from farbank.values.draft import Cite, Draft
from farbank.values.words import RevisionShows
from farbank.views import revisions
from farbank.views.revisions import Explained, LeftAs

_WIDE: Final = "-wide.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What is given with a new release: words for readers, and what is printed of the change."""

    because: str = ""
    shows: RevisionShows = "old_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Revising:
    """What changed since the last release (None: it never left), whether readers are told why, and what is printed.

    `struck` are the old sentences that are printed again, `cited` the labels of the evidence cited in them.
    """

    changed: Difference | None = None
    explained: bool = False
    revisions: tuple[Revision, ...] = ()
    struck: tuple[Passage, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The labels that the old sentences cite."""
        return tuple(mark.run.label for each in self.struck for mark in each.marks if isinstance(mark.run, Cite))


NEVER_LEFT: Final = Revising()


def revising(room: Newsroom, report: ReportDrafted, page: Page, reason: Reason | None) -> Revising:
    """How a report stands to what left of it before; a reason given is recorded first."""
    left = revisions.left(room.rows, report.id)
    if not left:
        if reason:
            raise Refused(f"{report.label} has never left, so there is nothing to give a reason for")
        return NEVER_LEFT
    figures = _redrawn(left, page)
    changed = difference(_read(left[-1].draft), page.draft, figures)
    if reason and changed:
        room.record(
            lambda: explain(
                report,
                since=left[-1].package,
                changed=changed,
                because=reason.because,
                shows=reason.shows,
                known=[each.fact for each in revisions.explained(room.rows, report.id)],
            )
        )
    given = tuple(_in_print(room, report, left))
    say = wording(page.draft.language)
    printed = [(each, _between(each, report, left)) for each in given]
    return Revising(
        changed=changed,
        explained=any(_covers(each, report, left[-1], figures) for each in given),
        revisions=tuple(revision(each.fact, each.at.date(), found, say) for each, found in printed),
        struck=tuple(
            passage for each, found in printed if each.fact.shows == "old_words" for passage in struck(found.changes)
        ),
    )


def changed_since(room: Newsroom, identity: str) -> tuple[LeftAs, Difference] | None:
    """The last release of a report with what its latest draft says otherwise; None while it never left."""
    left = revisions.left(room.rows, identity)
    report = revisions.latest(room.rows, identity)
    if not left or report is None:
        return None
    return left[-1], difference(_read(left[-1].draft), _read(report))


def difference_lines(changed: Difference) -> Iterator[str]:
    """A difference in lines: old words, new words, evidence, figures."""
    for each in changed.changes:
        was, now = each.words
        yield from (f"- {was}",) if was else ()
        yield from (f"+ {now}",) if now else ()
    for what, names in (
        ("cites and did not", changed.added),
        ("cites no longer", changed.removed),
        ("draws otherwise", changed.figures),
    ):
        if names:
            yield f"{what}: {', '.join(names)}"


def _read(report: ReportDrafted) -> Draft:
    return read_report(report.text, file_name=report.file_name or report.label)


def _text(report: ReportDrafted) -> str:
    return sha256_hex(report.text.encode())


def _redrawn(left: tuple[LeftAs, ...], page: Page) -> tuple[str, ...]:
    """The names of the drawings that are other than in the last release as a site; no other form holds drawings."""
    before = next((found for each in reversed(left) if (found := _drawn(each))), None)
    if before is None:
        return ()
    now = drawings(page)
    return tuple(_name(path) for path in sorted({*before, *now}) if before.get(path) != now.get(path))


def _drawn(left: LeftAs) -> dict[str, str]:
    draft = _read(left.draft)
    folders = (f"{folder(draft, several=True)}/", f"{folder(draft, several=False)}/", "")
    for under in (each + "figures/" for each in folders):
        found = {
            "figures/" + path.removeprefix(under): digest
            for path, digest in left.files.items()
            if path.startswith(under) and path.endswith(_WIDE)
        }
        if found:
            return found
    return {}


def _name(path: str) -> str:
    return path.removeprefix("figures/").removesuffix(_WIDE)


def _in_print(room: Newsroom, report: ReportDrafted, left: tuple[LeftAs, ...]) -> Iterator[Explained]:
    """The reasons that a page repeats: those for texts that left, and for the text of today; the last word on each."""
    packages = {each.package for each in left}
    texts = {_text(each.draft) for each in left} | {_text(report)}
    last = {(each.fact.since, each.fact.now): each for each in revisions.explained(room.rows, report.id)}
    yield from (each for key, each in last.items() if key[0] in packages and key[1] in texts)


def _covers(given: Explained, report: ReportDrafted, last: LeftAs, figures: tuple[str, ...]) -> bool:
    fact = given.fact
    return (fact.since, fact.now) == (last.package, _text(report)) and set(figures) <= set(fact.figures)


def _between(given: Explained, report: ReportDrafted, left: tuple[LeftAs, ...]) -> Difference:
    """The change that a reason is about."""
    before = next(each.draft for each in left if each.package == given.fact.since)
    after = next((each.draft for each in left if _text(each.draft) == given.fact.now), report)
    return difference(_read(before), _read(after), given.fact.figures)
