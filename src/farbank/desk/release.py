"""From a verdict to facts, under these security rules.

- A package leaves only with a verdict on exactly its bytes, and with nobody's finding unanswered.
- It leaves only with the approvals that its bytes ask for; the verdict is recorded as it is.
- Everything a released draft disclosed is noted, so that the next gate counts it.
- A public name is drawn once and never given to two things.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from farbank.desk.identity import said_where
from farbank.desk.numbers import Numbers
from farbank.errors import Held, Missing
from farbank.facts.fact import Fact
from farbank.facts.persona import DisclosureNoted
from farbank.facts.report import PublicNameDrawn, ReportJudged, ReportReleased
from farbank.judgement.approval import Standing
from farbank.ports import Known
from farbank.reading.sheet.nearest import did_you_mean
from farbank.values.digest import sha256_hex
from farbank.values.ids import PersonaId, ReportId
from farbank.values.package import Package

NO_FINDING: Final = "NO FINDING"
_DRAWS: Final = 1000  # so many names in a row that are all taken means that the drawing is broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a draft says about a persona (its label or id), where in the page, in which language edition."""

    persona: str
    dimension: str
    values: tuple[str, ...]
    channel: str = "body"
    language: str = ""
    verbatim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """In which form a package leaves, how far its bytes stand, and the day of publication that it names."""

    form: str
    stands: Standing
    day: date | None = None

    @property
    def is_answered(self) -> bool:
        """Whether somebody answered for what the gate found."""
        return bool(self.stands.overriding or self.stands.acknowledging)


def judged(known: Known, report: str, package: str, verdict_json: str) -> list[Fact]:
    """The gate's verdict on the bytes of one package, recorded; `package` is its digest."""
    outcome, judged_bytes = _verdict(verdict_json)
    if judged_bytes != package:
        raise Held("the verdict is about other bytes than these", advice="Run the gate again on this package.")
    fact = ReportJudged(report=_report(known, report), package=package, verdict=verdict_json, outcome=outcome)
    return [fact]


def released(
    known: Known,
    report: str,
    package: Package,
    verdict_json: str,
    declared: Sequence[Declared],
    *,
    leaving: Leaving,
    published: date | None = None,
) -> list[Fact]:
    """The package left, and what it disclosed that was not noted yet.

    `Held` where a finding is open, where approvals are missing, and where the verdict is about other bytes.
    """
    own = _report(known, report)
    outcome, judged_bytes = _verdict(verdict_json)
    if leaving.stands.open or (outcome != NO_FINDING and not leaving.is_answered):
        raise Held(f"the gate says {outcome} on {own}; nothing left", advice="See what it found with 'farbank gate'.")
    refuse_missing(own, leaving.stands)
    if judged_bytes != package.digest:
        raise Held(f"{own} was judged with other bytes than these; nothing left", advice="Run the gate again.")
    files = tuple((each.path, sha256_hex(each.content)) for each in package.files)
    told = noted(known, own, declared, published)
    left = ReportReleased(
        report=own,
        package=package.digest,
        files=files,
        form=leaving.form,
        outcome=outcome,
        asks=leaving.stands.asks,
        day=leaving.day,
    )
    return [left, *told]


def refuse_missing(report: str, stands: Standing) -> None:
    """`Held` where members have still to approve exactly these bytes."""
    if stands.missing:
        raise Held(
            f"another member has still to approve exactly these bytes of {report}; nothing left",
            advice=f"Let them look at it and give 'farbank approve {report}', in the form it is to leave in.",
        )


def public_names(known_names: Mapping[str, str], ids: Iterable[str], draw: Callable[[], tuple[str, str]]) -> list[Fact]:
    """Names for things that have none yet (`known_names`: id to name); `draw` gives a random name and a salt."""
    taken = set(known_names.values())
    facts: list[Fact] = []
    for each in dict.fromkeys(ids):
        if each not in known_names:
            name, salt = _drawn(draw, taken)
            taken.add(name)
            facts.append(PublicNameDrawn(id=each, name=name, salt=salt))
    return facts


def _drawn(draw: Callable[[], tuple[str, str]], taken: set[str]) -> tuple[str, str]:
    for _ in range(_DRAWS):
        name, salt = draw()
        if name not in taken:
            return name, salt
    raise Held("no public name could be drawn that is not taken; nothing left")


def noted(known: Known, report: str, declared: Sequence[Declared], published: date | None) -> list[DisclosureNoted]:
    """What a draft discloses that was not noted yet, as facts."""
    numbers = Numbers(known)
    where = known.label(report) or report
    facts: dict[str, DisclosureNoted] = {}
    for each in declared:
        persona = _persona(known, each.persona)
        label = said_where(persona, each.dimension, where, each.language, channel=each.channel, values=each.values)
        if label in facts or known.find("disclosure", label):
            continue
        facts[label] = DisclosureNoted(
            id=numbers.new("disclosure"),
            label=label,
            persona=persona,
            dimension=each.dimension,
            values=each.values,
            channel=each.channel,
            where=where,
            published=published,
            language=each.language,
            verbatim=each.verbatim,
        )
    return list(facts.values())


def _report(known: Known, label: str) -> ReportId:
    found = known.find("report", label)
    if not found:
        raise Missing(f"there is no report {label!r}{did_you_mean(label, known.labels('report'))}")
    return ReportId(found)


def _persona(known: Known, label: str) -> PersonaId:
    found = known.find("persona", label)
    if not found:
        meant = did_you_mean(label, known.labels("persona"))
        raise Held(
            f"the draft names a persona {label!r} that the case does not have{meant}",
            advice="Put the persona into a sheet before anything about it is printed.",
        )
    return PersonaId(found)


def _verdict(verdict_json: str) -> tuple[str, str]:
    """The outcome and the digest it is bound to; a verdict that cannot be read is no verdict."""
    try:
        verdict = json.loads(verdict_json)
        return str(verdict["verdict"]), str(verdict["bytes"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Held("the verdict cannot be read; nothing left", advice="Run the gate again.") from None
