"""An item is covered in a copy that stands beside it, and a report prints the copy where it asks for one."""

import io
import shutil
from dataclasses import replace

import pypdfium2
import pytest
from made import leaving, recordings
from made.leaving import SECRET
from PIL import Image

from farbank.assemble import rebuilding
from farbank.assemble.covering import asked
from farbank.assemble.newsroom import newsroom
from farbank.assemble.pace import silent
from farbank.assemble.pages.pictures import pictures
from farbank.assemble.redacting import Request, redact
from farbank.assemble.seeing import shown
from farbank.desk.release import public_names
from farbank.errors import Missing, Refused
from farbank.facts.case import Withdrawn
from farbank.facts.parcel import HandlingNoted
from farbank.facts.recognised import Line, TextRecognised
from farbank.intake.confined import Confinement
from farbank.intake.second_reader import exiftool
from farbank.values.draft import Draft, Picture
from farbank.values.handling import Secret
from farbank.views import custody, releases

WORDS = "six words here now okay fine"
BECAUSE = ("--because", "a bystander")
SQUARE = "60,40,40,40"


@pytest.fixture(autouse=True)
def _without_exiftool(monkeypatch):
    monkeypatch.setattr(exiftool, "found_on_path", lambda: "")


@pytest.fixture(scope="module")
def confinement():
    with Confinement() as confinement:
        yield confinement


@pytest.fixture(scope="session")
def to_cover(made, tmp_path_factory):
    """A case that holds a photograph, a PDF, a film, a picture of two pages and a text: E1 to E5."""
    folder = tmp_path_factory.mktemp("to-cover")
    (folder / "1.jpg").write_bytes(leaving.thumbnail_in_exif())
    (folder / "2.pdf").write_bytes(leaving.pdf(leaving.WORDS))
    (folder / "3.mp4").write_bytes(recordings.film(codec="libx264"))
    (folder / "4.tif").write_bytes(leaving.layers())
    (folder / "5.txt").write_text("plain words\n")
    (folder / "6.jpg").write_bytes(leaving.picture_and_archive())
    return made("to cover", ("add", folder))


@pytest.fixture
def desk(to_cover, tmp_path):
    shutil.copytree(to_cover.case, tmp_path / "case")
    return replace(to_cover, case=tmp_path / "case")


@pytest.fixture
def room(desk):
    with newsroom(desk.case, Secret(WORDS)) as room:
        yield room


@pytest.fixture
def cover(room, confinement):
    """Make a copy of an item: boxes as they are typed, and whatever else may be said."""

    def run(item, *boxes, because="a bystander", **more):
        request = Request(because=because, boxes=tuple(asked(each) for each in boxes), **more)
        return redact(room, confinement, item, request)

    return run


@pytest.fixture
def placed(room, confinement):
    """What a report that places an item prints of it."""

    def run(item, *redacts):
        blocks = (Picture(item=item, caption=(), alt="a quay", redact=each, line=9) for each in redacts)
        known = {identity: drawn.name for identity, drawn in releases.public_names(room.rows).items()}
        room.record(lambda: public_names(known, (item,), lambda: ("e0123456789", "00" * 32)))
        done = pictures(room, confinement, Draft(title="t", blocks=tuple(blocks)), silent)
        return done.shown[item].redacted, opened(done.photos[item].content)

    return run


def reddish(picture):
    """Whether the square is seen that was to be covered."""
    return any(r > 150 and g < 90 and b < 90 for _, (r, g, b) in picture.convert("RGB").getcolors(1 << 20))


def opened(content):
    return Image.open(io.BytesIO(content))


def test_the_command_makes_an_item_writes_the_copy_and_tells_the_boxes_it_drew(desk, tmp_path):
    ran = desk.good("redact", "E1", "--box", SQUARE, *BECAUSE, "--out", tmp_path / "c.jpg", "--json")
    told = ran.json
    assert (told["of"], told["item"], told["media"], told["people_dealt_with"]) == ("E1", "E7", "image/jpeg", False)
    assert told["pages"] == [{"width": 160, "height": 120}]
    (box,) = told["boxes"]
    assert (box["page"], box["x"] <= 56, box["width"] >= 48) == (1, True, True)
    assert not reddish(opened((tmp_path / "c.jpg").read_bytes()))
    assert (tmp_path / "c.jpg").stat().st_mtime == 0
    assert "E7" in desk.good("show", "E1").out


def test_the_command_says_in_words_what_is_still_to_be_looked_at(desk):
    ran = desk.good("redact", "E3", "--no-sound", *BECAUSE)
    assert "E7     a copy of E3, without its sound" in ran.out
    assert "no report prints it yet" in ran.err
    assert "faces, reflections, names and places" in ran.err


def test_pixelation_and_blur_are_no_options(desk):
    for word in ("--pixelate", "--blur", "--opacity"):
        assert desk("redact", "E1", "--box", SQUARE, word, *BECAUSE).status == 2


def test_the_original_and_the_copy_tell_of_each_other_and_the_original_is_as_it_was(room, cover):
    before = custody.item(room.rows, "E1")
    made = cover("E1", SQUARE)
    (box,) = made.fact.boxes
    assert custody.item(room.rows, "E1") == before
    told, copy = dict(shown(room, "E1").lists), shown(room, "E7")
    (line,) = told["redacted copies"]
    assert line.startswith("E7: boxes: 1; persons not dealt with yet, by M1 on ")
    assert line.endswith(": a bystander")
    assert {("derived from", "E1"), ("derivation", "redaction")} <= set(copy.told)
    first, second = dict(copy.lists)["redaction"]
    assert first.startswith("a copy of E1 by farbank ")
    assert second == f"page 1: {box.x},{box.y},{box.width},{box.height}"


def test_the_same_again_makes_no_new_item_and_says_who_looked(room, cover):
    first = cover("E1", "25%,30%,30%,30%")
    again = cover("E1", "25%,30%,30%,30%", people_dealt_with=True)
    assert (again.fact.item, again.content) == (first.fact.item, first.content)
    assert "every person dealt with, by M1" in dict(shown(room, "E1").lists)["redacted copies"][1]


def test_words_of_a_pdf_are_covered_by_whole_lines_and_the_copy_is_pictures(room, cover):
    made = cover("E2", words=(SECRET.lower(),))
    assert SECRET.encode() not in made.content
    page = pypdfium2.PdfDocument(made.content)[0]
    assert page.get_textpage().get_text_bounded() == ""
    (box,) = made.fact.boxes
    whole = page.render(scale=200 / 72).to_pil().convert("L")
    assert min(whole.crop((0, 0, whole.width, box.y - 9)).getcolors(), key=lambda each: each[1])[1] > 200
    assert box.width > 4 * box.height
    assert SECRET not in repr(shown(room, "E2")) + repr(made.fact)


def test_one_page_alone_becomes_a_picture(cover):
    assert cover("E2", words=(SECRET,), page=1).media == "image/png"
    second = cover("E4", SQUARE, page=2)
    assert [each.page for each in second.fact.boxes] == [2]
    assert not reddish(opened(second.content))


def test_several_pages_become_one_pdf_and_boxes_name_their_page(cover):
    made = cover("E4", f"2:{SQUARE}")
    document = pypdfium2.PdfDocument(made.content)
    assert ([each.page for each in made.fact.boxes], len(document)) == ([2], 2)
    assert not reddish(document[1].render(scale=3).to_pil())


def test_a_film_leaves_without_its_sound_and_without_its_notes(cover):
    made = cover("E3", no_sound=True)
    assert (made.media, made.fact.without_sound, made.fact.boxes) == ("video/mp4", True, ())
    assert b"x264" not in made.content


def test_a_picture_in_which_nothing_needs_covering_is_copied_when_somebody_looked(cover):
    made = cover("E1", people_dealt_with=True)
    assert (made.fact.boxes, reddish(opened(made.content))) == ((), True)


@pytest.mark.parametrize(
    ("item", "boxes", "more", "reason"),
    [
        ("E1", (), {}, "nothing of E1 is named"),
        ("E1", ("1,2,0,4",), {}, "a box has a width and a height"),
        ("E1", ("900,2,3,4",), {}, "lies outside page 1, which is 160 x 120 pixels"),
        ("E1", (), {"words": ("ferry",)}, "stand in no line that a machine read"),
        ("E1", (), {"words": ("bystander",)}, "the reason repeats words"),
        ("E1", (), {"no_sound": True}, "has no sound"),
        ("E1", (SQUARE,), {"page": 2}, "E1 has 1 pages and no page 2"),
        ("E1", (SQUARE,), {"ending": ".png"}, "the copy is image/jpeg; nothing was made"),
        ("E1", (SQUARE,), {"because": " "}, "say why"),
        ("E3", (SQUARE,), {}, "covers nothing in moving pictures"),
        ("E3", (), {}, "a voice is known again"),
        ("E4", (SQUARE,), {}, "a box names page none, and the copy has pages 1 to 2"),
        ("E4", (f"3:{SQUARE}",), {}, "a box names page 3, and the copy has pages 1 to 2"),
        ("E5", (SQUARE,), {}, "page 1 cannot be rebuilt: text/plain is not a picture"),
        ("E6", (SQUARE,), {}, "it is a zip as well as image/jpeg"),
    ],
)
def test_what_cannot_be_covered_is_refused_and_nothing_is_recorded(room, cover, item, boxes, more, reason):
    before = room.kept.ledger.head()
    with pytest.raises(Refused, match=reason):
        cover(item, *boxes, **more)
    assert room.kept.ledger.head() == before


def test_an_item_that_is_not_there_or_is_restricted_is_not_copied(room, cover):
    with pytest.raises(Missing, match="there is no item E9"):
        cover("E9", SQUARE)
    room.record(lambda: [HandlingNoted(item="E1", tier="restricted", because="a position")])
    with pytest.raises(Refused, match="E1 is restricted"):
        cover("E1", SQUARE)


def test_what_a_machine_read_off_a_picture_leads_to_its_lines(room, cover):
    """The words come from a reading that is recorded, of the page in half its size; no engine is needed for it."""
    line = Line(page=1, words="the red gate", language="en", confidence=90, corners=(30, 20, 50, 20, 50, 40, 30, 40))
    told = TextRecognised(of="E1", engine="e", languages=("en",), sizes=(80, 60), lines=(line,))
    room.record(lambda: [told])
    assert not reddish(opened(cover("E1", words=("RED gate",)).content))


def test_a_picture_that_is_to_be_covered_never_leaves_uncovered(cover, placed):
    with pytest.raises(Refused, match="line 9: E1 is to be printed with faces covered, and there is no copy of it"):
        placed("E1", "faces")
    cover("E1", SQUARE)
    with pytest.raises(Refused, match="nobody has said that every person in E7 was dealt with"):
        placed("E1", "faces")
    cover("E1", SQUARE, people_dealt_with=True)
    redacted, picture = placed("E1", "faces")
    assert (redacted, reddish(picture)) == ("faces", False)


def test_a_picture_with_nothing_to_cover_is_printed_as_it_is(placed):
    redacted, picture = placed("E1", "")
    assert (redacted, reddish(picture)) == ("", True)


def test_an_item_that_is_covered_in_one_place_of_a_report_is_covered_in_every_place(cover, placed):
    cover("E1", SQUARE, people_dealt_with=True)
    redacted, picture = placed("E1", "faces", "")
    assert (redacted, reddish(picture)) == ("faces", False)


def test_a_copy_without_boxes_covers_nothing_and_is_not_printed_as_if_it_did(cover, placed):
    cover("E1", people_dealt_with=True)
    with pytest.raises(Refused, match="there is no copy of it that is"):
        placed("E1", "faces")


def test_a_copy_that_is_a_document_or_was_withdrawn_is_not_printed(room, cover, placed):
    cover("E2", words=(SECRET,), people_dealt_with=True)
    with pytest.raises(Refused, match="its copy E7 is no picture"):
        placed("E2", "names")
    room.record(lambda: [Withdrawn(id="E7", because="the wrong page")])
    with pytest.raises(Refused, match="there is no copy of it that is"):
        placed("E2", "names")


def test_a_copy_goes_when_its_original_is_forgotten(desk, room, cover):
    cover("E1", SQUARE)
    room.publish_log()
    room.kept.close()
    desk.good("forget", "E1", "--yes")
    assert desk("show", "E7").status == 1


def test_a_copy_that_the_second_reader_stops_is_not_recorded(room, cover, monkeypatch):
    monkeypatch.setattr(rebuilding, "picture", lambda *_, **__: leaving.maker_notes())
    before = room.kept.ledger.head()
    with pytest.raises(Refused, match="the second reader stopped the copy"):
        cover("E1", SQUARE)
    assert room.kept.ledger.head() == before


def test_scrub_needs_no_case_and_tells_kinds_and_no_values(desk, tmp_path):
    old, copy = tmp_path / "old.jpg", tmp_path / "copy.png"
    old.write_bytes(leaving.maker_notes())
    ran = desk.good("-C", tmp_path / "none", "scrub", old, "--out", copy, "--canary", SECRET, "--json")
    told = ran.json
    assert (told["file"], told["media"], told["bytes"]) == (str(copy), "image/png", copy.stat().st_size)
    assert "camera maker" in told["left_out"]
    assert SECRET not in ran.out + ran.err
    assert copy.stat().st_mode & 0o777 == 0o600
    said = desk.good("scrub", old, "--out", tmp_path / "again.png")
    assert "left out: camera maker" in said.out
    assert "Look at the whole copy before it leaves" in said.err


def test_words_may_be_typed_where_no_history_of_commands_keeps_them(desk):
    ran = desk.good("redact", "E2", "--words", "-", *BECAUSE, "--json", stdin=f"{SECRET}\n\n")
    assert len(ran.json["boxes"]) == 1
    assert desk("redact", "E2", "--words", "-", *BECAUSE, stdin="nobody\n").status == 1
