"""The runs of a draft as runs of the document: every foreign word with its language, personas as plain words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from farbank.publish.outline import Run, Runs
from farbank.publish.page import EvidenceCard, Page
from farbank.publish.script import runs as split
from farbank.publish.wording import Wording, wording
from farbank.values import draft as drafted


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Cuts the words of one page into runs."""

    page: Page

    @property
    def say(self) -> Wording:
        """The page's own words."""
        return wording(self.page.draft.language)

    def own(self, text: str) -> Runs:
        """Words in the language of the report."""
        return self._cut(text, self.page.draft.language)

    def fixed(self, text: str) -> Runs:
        """Words of farbank's own."""
        return self._cut(text, self.say.language)

    def said(self, english: str, /, **given: object) -> Runs:
        """A sentence of the page's own, by its English."""
        return self.fixed(self.say(english, **given))

    def _cut(self, text: str, language: str) -> Runs:
        native = self.page.draft.language
        return tuple(
            Run(text=run, language="" if tongue == native else tongue)
            for tongue, run in split(text, language, han=self.page.han)
        )

    def inline(self, runs: tuple[drafted.Run, ...]) -> Runs:
        """Runs of the draft, one after the other."""
        return tuple(each for run in runs for each in self._run(run))

    def _run(self, run: drafted.Run) -> Runs:
        match run:
            case drafted.Text():
                return self.own(run.text)
            case drafted.Styled():
                return tuple(_styled(each, run.style) for each in self.inline(run.runs))
            case drafted.Link():
                return self._link(run)
            case drafted.Cite():
                return (self.mark(self.page.card(run.label)),)
            case drafted.Named() | drafted.Covered():
                return self.inline(run.runs)
            case drafted.NoteMark():
                return (Run(text=str(run.number), note=run.number),)
        assert_never(run)

    def _link(self, link: drafted.Link) -> Runs:
        """A link out; an address that is not one of the web stays words."""
        inside = self.inline(link.runs)
        if not link.address.casefold().startswith(("http://", "https://")):
            return inside
        return tuple(replace(each, address=link.address) for each in inside)

    def mark(self, card: EvidenceCard) -> Run:
        """An evidence mark."""
        return Run(text=str(card.number), evidence=card.number)


def _styled(run: Run, style: str) -> Run:
    match style:
        case "strong":
            return replace(run, strong=True)
        case "code":
            return replace(run, code=True)
        case _:
            return replace(run, emphasis=True)


def strong(runs: Runs) -> Runs:
    """The same runs, set strong."""
    return tuple(replace(each, strong=True) for each in runs)


def spoken(runs: Runs) -> str:
    """The words of runs without their marks."""
    return "".join(each.text for each in runs if not each.evidence and not each.note)
