"""The demo: the whole road on the two cases that ship with farbank. Every figure it tells is computed from the cases.

Real facts and invented people are never mixed: *border* is a case of its own, and so is *drill*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from farbank.assemble.applying import apply
from farbank.assemble.counting import count_series
from farbank.assemble.judging import Judged, judge_report
from farbank.assemble.looking_in import look_into
from farbank.assemble.new_passphrase import offered_passphrase
from farbank.assemble.newsroom import Newsroom, newsroom
from farbank.assemble.proving import check
from farbank.assemble.publishing import Published, declared, publish
from farbank.assemble.reading_room import confined
from farbank.assemble.starting import start
from farbank.assemble.surveying import Asked, survey_lines
from farbank.assemble.weighing import weigh_findings
from farbank.errors import Damage, Held, Refused
from farbank.intake.confined import Confinement
from farbank.judgement.tally import TallyShare
from farbank.values.handling import Secret
from farbank.views import catalogue, custody, people, releases

CASES: Final = {"border": "border.yaml", "drill": "drill.yaml"}
TITLES: Final = {
    "Yalu and Tumen, 2020-2023": "border",
    "Drill: the coast of Ellmark (an invented country)": "drill",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One line of the demo; a `step` opens with its number, what follows it is indented."""

    step: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the demo puts things."""

    folder: Path

    @property
    def case(self) -> Path:
        return self.folder / "case"

    @property
    def drill(self) -> Path:
        return self.folder / "drill"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def passphrase(self) -> Path:
        return self.folder / "passphrase.txt"


def example_of(room: Newsroom) -> str:
    """Which of the cases that ship with farbank this is, `""` where it is somebody's own."""
    titled = releases.titled(room.rows)
    return TITLES.get(titled.name, "") if titled else ""


def walk_the_road(places: Places) -> Iterator[Told]:
    """Make both cases, weigh, see, judge, publish, verify; one line as each thing is done."""
    passphrase = _prepare(places)
    with confined() as confinement:
        start(places.case, passphrase)
        with newsroom(places.case, passphrase) as room:
            yield from _border(room, confinement)
            repaired = judge_report(room, confinement, "R-2")
        start(places.drill, passphrase)
        with newsroom(places.drill, passphrase) as drill:
            _apply(drill, confinement, "drill")
            yield Told(step="", words=_drill_words(drill, judge_report(drill, confinement, "R-EXPOSED")))
            cured = judge_report(drill, confinement, "R-REPAIRED")
        yield Told(step="5 repaired", words=_repaired_words(repaired, cured))
        with newsroom(places.case, passphrase) as room:
            yield Told(step="6 released", words=_release(room, confinement, places))
    yield Told(step="7 verified", words=_verified(places, passphrase))


def _prepare(places: Places) -> Secret:
    if places.folder.exists() and (not places.folder.is_dir() or any(places.folder.iterdir())):
        raise Refused(
            f"{places.folder} is there already",
            advice=f"Name another folder ('farbank demo DIR'), or remove it: rm -r {places.folder}",
        )
    places.folder.mkdir(parents=True, exist_ok=True)
    passphrase = offered_passphrase()
    places.passphrase.write_text(passphrase.value + "\n", encoding="utf-8")
    return passphrase


def _border(room: Newsroom, confinement: Confinement) -> Iterator[Told]:
    _apply(room, confinement, "border")
    kept = custody.every_item(room.rows)
    yield Told(step="1 kept", words=f"{len(kept)} items, encrypted; original bytes unchanged")
    weights = {finding.label: (finding, weight) for finding, weight in weigh_findings(room)}
    notice, shoot = weights["F-SHOOT"]
    told = {1: "once", 2: "twice"}.get(len(notice.rests_on), f"{len(notice.rests_on)} times")
    origins = _origins(shoot.n_min, shoot.n_max)
    yield Told(step="2 weighed", words=f"the notice, told {told} -> {origins}")
    fenced, fence = weights["F-FENCE"]
    claim = fenced.totalising.words if fenced.totalising else ""
    covered = "covered" if fence.totalising and fence.totalising.backed else "not covered"
    yield Told(step="", words=f'"{claim} length" -> {covered}')
    yield from _seen(room)
    yield Told(step="4 gate", words=_border_words(judge_report(room, confinement, "R-1")))


def _origins(least: int, most: int) -> str:
    count = str(least) if least == most else f"{least}-{most}"
    return f"{count} origin{'' if most == 1 else 's'}"


def _seen(room: Newsroom) -> Iterator[Told]:
    (line,) = survey_lines(room, Asked())
    survey = next(each for each in line.coverage.tallies if each.target == "new_works")
    yield Told(step="3 seen", words=_survey_words(survey))
    (arrivals,) = count_series(room, "arrivals")
    row = next(each for each in arrivals.rows if each.ref.words == "2023")
    first, last = row.first, row.value
    if first is None or first.value is None or last is None:
        raise Damage("the demo case does not hold the arrivals of 2023")
    about = "about " if first.value.precision == "approx" else ""
    yield Told(step="", words=f"arrivals 2023: {about}{first.value.value}, later {last.value}")


def _survey_words(survey: TallyShare) -> str:
    imaged, low, high = (_percent(each) for each in (survey.looked[1], *survey.present))
    return f"survey: at most {imaged} % imaged; new works on {low}-{high} %"


def _percent(share: Fraction) -> str:
    return f"{float(share) * 100:.1f}".removesuffix(".0")


def _border_words(judged: Judged) -> str:
    """The verdict, and the one thing it holds for."""
    verdict = judged.verdict
    reasons = [each.because.split(":", 1)[-1].split(" was known", 1)[0].strip() for each in verdict.findings]
    said = f"{reasons[0]} was known" if reasons else "nothing found"
    return f"{verdict.verdict:<7}border {judged.report.id}: {said}"


def _drill_words(room: Newsroom, judged: Judged) -> str:
    verdict = judged.verdict
    facts = _facts(room, judged)
    count = {1: "one", 2: "two", 3: "three", 4: "four"}.get(facts, str(facts))
    return f"{verdict.verdict:<7}drill {judged.report.id}: {count} harmless facts, one small group"


def _facts(room: Newsroom, judged: Judged) -> int:
    """How many facts are united: those in print already and those the draft adds."""
    published = {(each.persona, each.dimension) for each in people.disclosures(room.rows)}
    drafted = {(room.resolve("persona", each.persona), each.dimension) for each in declared(judged.draft)}
    return len(published | drafted)


def _repaired_words(border: Judged, drill: Judged) -> str:
    for each in (border, drill):
        if each.verdict.verdict != "NO FINDING":
            raise Held(f"the demo's repaired report {each.report.id} is held: {each.verdict.verdict}")
    return f"{border.verdict.verdict} (not a finding of safety)"


def _release(room: Newsroom, confinement: Confinement, places: Places) -> str:
    done = publish(room, confinement, "R-2", places.site)
    if not isinstance(done, Published):
        raise Held("the demo's repaired report was held when it was to leave")
    return f"{places.site.name}/index.html"


def _verified(places: Places, passphrase: Secret) -> str:
    """Verify both cases, and tell how to flip one byte of one object so that it surely changes."""
    for case in (places.case, places.drill):
        found = check(case, passphrase)
        if not found.ok:
            raise Damage(f"the demo case in {case} does not verify: {found.damage[0].because}")
    return "now flip one byte yourself: " + _flip(places, passphrase)


def _flip(places: Places, passphrase: Secret) -> str:
    with newsroom(places.case, passphrase) as room:
        known = catalogue.find(room.rows, "item", "E-NOTICE")
        item = custody.item(room.rows, known)
    if item is None or item.original is None:
        raise Damage("the demo case does not hold the notice")
    path = places.case / "objects" / item.original.name[:2] / item.original.name
    at = path.stat().st_size // 2
    flipped = path.read_bytes()[at] ^ 0xFF
    return f"printf '\\{flipped:03o}' | dd of={path} bs=1 seek={at} conv=notrunc status=none"


def _apply(room: Newsroom, confinement: Confinement, case: str) -> None:
    with as_file(files("farbank").joinpath("cases", case)) as folder:
        for _ in apply(room, confinement, [folder / CASES[case]]):
            look_into(room, confinement)
