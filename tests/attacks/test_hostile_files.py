"""Files of two kinds, bombs and broken ones, through `scrub`, `redact` and `publish`: a reason or a clean copy, never half.

Whatever is met is told in one sentence with an exit status; nothing is written, recorded or published by halves.
"""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from made import hostile
from made.leaving import SECRET

from farbank.assemble import reading_room
from farbank.cli import redacting, release
from farbank.intake.confined import Confinement
from farbank.intake.limits import Limits
from farbank.intake.readers.second_kind import second_kinds
from farbank.intake.second_reader.reader import complaint_of

HOSTILE = (str(Path(__file__).parents[1] / "faults" / "intake_hostile_worker.py"),)
WORD = SECRET.encode()
ENDING = {".jpg": (".jpg", "image/jpeg"), ".png": (".png", "image/png"), ".gif": (".png", "image/png"),
          ".pdf": (".pdf", "application/pdf"), ".docx": (".docx", "")}  # fmt: skip
PICTURES = [what for what, (name, _, _) in hostile.FILES.items() if not name.endswith((".pdf", ".docx"))]


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Every hostile file, a sheet that takes each in as an item, and a report for each picture that places it."""
    folder = tmp_path_factory.mktemp("hostile")
    items, reports = [], []
    for number, (what, (name, make, _)) in enumerate(hostile.FILES.items(), start=1):
        (folder / name).write_bytes(make())
        items.append(
            f"  E-{number}: {{file: {name}, from: S-REED, acquired: 2024, how: sent, language: en, title: T, people_shown: [nobody]}}"
        )
        if what in PICTURES:
            words = f'---\ntitle: "T"\nlanguage: en\noutlet: sample-desk\n---\nA quay.\n\n![A quay](E-{number}){{alt="a quay"}}\n'
            (folder / f"{number}.md").write_text(words, encoding="utf-8")
            reports.append(f"  R-{number}: {{file: {number}.md}}")
    source = 'sources:\n  S-REED: {kind: organisation, public: true, name: "Reed"}'
    sheet = ["sheet: 1", 'case: "C"', "language: en", source, "items:", *items, "reports:", *reports]
    (folder / "desk.yaml").write_text("\n".join(sheet) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def met_case(made, folder):
    return made("hostile files", ("apply", folder / "desk.yaml"))


@pytest.fixture
def met(met_case, tmp_path):
    shutil.copytree(met_case.case, tmp_path / "case")
    return replace(met_case, case=tmp_path / "case")


def number_of(what):
    return list(hostile.FILES).index(what) + 1


def told(ran):
    """What was said, after it was seen to be sentences and to repeat nothing of the file."""
    assert "Traceback" not in ran.err
    assert "fault of its own" not in ran.err
    assert SECRET not in ran.err + ran.out
    return ran.err


def clean(content, media):
    assert WORD not in content
    assert not list(second_kinds(content, media))
    return complaint_of(content, media) == ""


@pytest.mark.parametrize("what", hostile.FILES)
def test_scrub_gives_a_reason_or_a_clean_copy(empty, folder, tmp_path, what):
    name, _, reason = hostile.FILES[what]
    ending, media = ENDING[Path(name).suffix]
    ran = empty("scrub", folder / name, "--out", tmp_path / f"copy{ending}")
    said = told(ran)
    copy = tmp_path / f"copy{ending}"
    assert (ran.status == 0) == copy.exists()
    if reason:
        assert ran.status == 1
        assert reason in said
    if ran.status == 0 and media:
        assert clean(copy.read_bytes(), media)


@pytest.mark.parametrize("what", PICTURES)
def test_redact_gives_a_reason_or_a_clean_copy(met, tmp_path, what):
    before = len(met.good("list", "item", "--json").json["rows"])
    out = tmp_path / ("copy.jpg" if hostile.FILES[what][0].endswith(".jpg") else "copy.png")
    ran = met("redact", f"E-{number_of(what)}", "--people-dealt-with", "--because", "a test", "--out", out)
    told(ran)
    assert (ran.status == 0) == out.exists()
    assert len(met.good("list", "item", "--json").json["rows"]) == before + (ran.status == 0)
    if hostile.FILES[what][2]:
        assert ran.status == 1
    if ran.status == 0:
        assert clean(out.read_bytes(), "image/jpeg" if out.suffix == ".jpg" else "image/png")


@pytest.mark.parametrize("what", PICTURES)
def test_publish_gives_a_reason_or_clean_pages(met, tmp_path, what):
    ran = met("publish", f"R-{number_of(what)}", "--out", tmp_path / "out", "--for", "cms")
    told(ran)
    assert ran.status in {0, 1, 3}
    assert (ran.status == 0) == (tmp_path / "out").exists()
    for path in (tmp_path / "out").rglob("*"):
        if path.suffix == ".jpg":
            assert clean(path.read_bytes(), "image/jpeg")
    assert not [each for each in tmp_path.iterdir() if each.name not in {"out", "case"}]


def test_some_of_them_become_clean_pages_and_some_a_reason(met, tmp_path):
    """So that the tests above see both."""
    ends = {
        met("publish", f"R-{number_of(what)}", "--out", tmp_path / f"{number_of(what)}", "--for", "cms").status
        for what in ("a JPEG and a zip", "60,000 x 60,000 pixels")
    }
    assert ends == {0, 1}


@pytest.fixture
def broken(monkeypatch):
    """Every reader crashes or hangs, as the first words of a file say, or does so with all of them."""

    def use(act):
        def confined(*, unconfined=False):
            del unconfined
            return Acting(limits=replace(Limits(), seconds=1), worker=HOSTILE, act=act)

        for place in (reading_room, redacting, release):
            monkeypatch.setattr(place, "confined", confined)

    return use


class Acting(Confinement):
    """A confinement whose reader meets an act in place of every file that it is to read again."""

    def __init__(self, *, act, **given):
        super().__init__(**given)
        self._act = act

    def complaint(self, content, media):
        del content, media
        read = self.read(io.BytesIO(self._act.encode()), "a.txt")
        return read.could_not


@pytest.mark.parametrize(("act", "reason"), [("crash", "crashed on it"), ("hang", "longer than 1 seconds"),
                                             ("nonsense", "no answer"), ("leave", "failed on it")])  # fmt: skip
def test_a_second_reader_that_crashes_or_hangs_lets_nothing_leave(drill, broken, tmp_path, act, reason):
    broken(act)
    ran = drill("publish", "R-REPAIRED", "--out", tmp_path / "out")
    assert ran.status == 1
    assert "the package cannot leave" in told(ran)
    assert reason in ran.err or act == "nonsense"
    assert not (tmp_path / "out").exists()
    assert "released" not in drill.good("show", "R-REPAIRED").out


@pytest.mark.parametrize("act", ["crash", "hang"])
def test_a_reader_that_crashes_or_hangs_on_a_file_gives_no_copy(drill, broken, tmp_path, act):
    broken(act)
    (tmp_path / "old.txt").write_text(act)
    for argv in (["scrub", tmp_path / "old.txt", "--out", tmp_path / "new.txt"],
                 ["redact", "E-MSG", "--people-dealt-with", "--because", "a test"]):  # fmt: skip
        ran = drill(*argv)
        assert ran.status == 1
        told(ran)
    assert not (tmp_path / "new.txt").exists()
