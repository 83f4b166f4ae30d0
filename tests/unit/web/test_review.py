"""Review through the pages: what asks comes up, a reading is signed, regions are marked and covered, people decided on."""

import io
import re
import shutil
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from PIL import Image

from farbank.views import custody

SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-REED: {kind: reporter, reliability: B}
items:
  E-PIER: {file: pier.jpg, from: S-REED, acquired: 2024-07-28, when: "July 2024", how: "by courier", title: "The pier", people_shown: ["a woman"]}
  E-AGAIN: {file: again.png, from: S-REED, acquired: 2024-07-29, how: "by courier", title: "The pier again", people_shown: [nobody]}
statements:
  - {key: T-PIER, item: E-PIER, source: S-REED, says: "The pier is empty.", when: "July 2024", at: "page 1, region 10%,20%,30%,5%"}
  - {key: T-LOOSE, item: E-AGAIN, source: S-REED, says: "No boat lies there."}
findings:
  - {key: F-PIER, text: "Nobody uses the pier.", rests_on: [{statement: T-PIER, stance: supports, class: moderate}]}
"""


def picture(form, **more):
    out = io.BytesIO()
    image = Image.new("RGB", (320, 200))
    for x in range(0, 320, 8):
        image.paste((x % 256, 3 * x % 256, 90), (x, x // 3, x + 8, 200))
    image.save(out, form, **more)
    return out.getvalue()


@pytest.fixture(scope="session")
def pier_case(made, written, tmp_path_factory):
    """A case with two photographs of one pier, the first with a day that its camera wrote, made once."""
    folder = tmp_path_factory.mktemp("pier")
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2019:05:02 08:00:00"
    (folder / "pier.jpg").write_bytes(picture("JPEG", exif=exif, quality=95))
    (folder / "again.png").write_bytes(picture("PNG"))
    (folder / "pier.yaml").write_text(SHEET, encoding="utf-8")
    return made("pier", ("apply", written / "desk.yaml"), ("apply", folder / "pier.yaml"))


@pytest.fixture
def desk(pier_case, tmp_path):
    shutil.copytree(pier_case.case, tmp_path / "case")
    return replace(pier_case, case=tmp_path / "case")


@pytest.fixture
def pier(with_reader):
    return with_reader


def queue(browser, at):
    page = browser.get(at).text
    return re.findall(r'<b dir="auto">([^<]*)</b><span>([^<]*)</span><i>(E\d+)</i>', page)


def test_what_asks_comes_up_riskiest_first_and_says_why(pier):
    first = pier.get("/review")
    assert (first.status, first.headers["location"]) == (303, "/review/E2")
    assert queue(pier, "/review/E2") == [
        ("The pier", "A person is shown, and nobody decided on them", "E2"),
        ("The pier again", "May be the same photograph as E2", "E3"),
        ("Note about the ferry", "Your own reading is not signed", "E1"),
    ]


def test_the_page_says_when_where_and_who_could_be_found(pier):
    page = pier.get("/review/E2?claim=F2").text
    for said in (
        "Nobody uses the pier.", "a woman: nobody decided whether they may be printed", "The file says 2 May 2019",
        "Nobody said where.", 'x="10%" y="20%" width="30%" height="5%"', "Read by one",
    ):  # fmt: skip
        assert said in page
    assert 'aria-label="July 2024"' in pier.get("/review/E2?claim=T2").text


def test_a_reading_is_signed_with_its_reason_and_the_next_comes_up(pier):
    said = urlencode({"claim": "F1", "verdict": "agree", "because": "the note says so"})
    answer = pier.post("/review/E1/sign", said)
    assert (answer.status, answer.headers["location"]) == (303, "/review/E1?claim=T1")
    page = pier.get("/review/E1?claim=F1").text
    assert "the note says so" in page
    assert "claim waits for another reader" in page
    assert pier.post("/review/E1/sign", urlencode({"claim": "F1", "verdict": "agree", "because": " "})).status == 400
    assert "say whether you agree" in pier.post("/review/E1/sign", "claim=F1&because=x").text.casefold()
    assert pier.post("/review/E1/sign", "claim=S1&verdict=agree&because=x").status == 404


def test_a_second_reader_sees_nothing_of_the_first_until_they_have_signed(pier, desk, tmp_path):
    pier.post("/review/E1/sign", urlencode({"claim": "F1", "verdict": "disagree", "because": "kanarienvogel"}))
    (tmp_path / "second").write_text("another six words of a colleague\n", encoding="utf-8")
    assert desk("member", "add", "--new-passphrase-file", tmp_path / "second").status == 0
    pier.post("/lock", "")
    assert pier.post("/unlock", "passphrase=another+six+words+of+a+colleague").status == 303
    before = pier.get("/review/E1?claim=F1").text
    assert "kanarienvogel" not in before
    assert "disagrees" not in before
    assert "What another reader signed is shown once you have signed." in before
    assert ("Note about the ferry", "Second reader needed", "E1") in queue(pier, "/review/E1")
    pier.post("/review/E1/sign", urlencode({"claim": "F1", "verdict": "agree", "because": "word for word"}))
    after = pier.get("/review/E1?claim=F1").text
    assert "kanarienvogel" in after
    assert ("Note about the ferry", "Readers disagree", "E1") in queue(pier, "/review/E1")


def test_a_region_is_a_statement_at_its_place_and_said_otherwise_it_is_the_same(pier):
    sides = {"page": "1", "left": "32px", "top": "10", "width": "50%", "height": "95"}
    answer = pier.post("/review/E2/mark", urlencode({**sides, "says": "A rope", "words": "줄"}))
    assert (answer.status, answer.headers["location"]) == (303, "/review/E2")
    pier.post("/review/E2/mark", urlencode({**sides, "says": "A chain", "words": "줄"}))
    page = pier.get("/review/E2").text
    assert 'x="10%" y="10%" width="50%" height="90%"' in page
    assert "A chain" in page
    assert "A rope" not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"left": "x"}, "is no side of a region"),
        ({"says": ""}, "Say what the region shows"),
        ({"page": "2"}, "has no page 2"),
        ({"page": "-1"}, "has no page 0"),
    ],
)
def test_a_region_that_cannot_be_is_refused_in_a_sentence(pier, changed, said):
    given = {"page": "1", "left": "1", "top": "1", "width": "1", "height": "1", "says": "x", **changed}
    answer = pier.post("/review/E2/mark", urlencode(given))
    assert answer.status in {400, 404}
    assert said in answer.text.replace("&#39;", "'")


def test_regions_are_covered_in_one_copy_that_stands_beside_the_original(pier):
    given = [("page", "1"), ("left", "50"), ("top", "50"), ("width", "10"), ("height", "10"), ("because", "a face")]
    answer = pier.post("/review/E2/cover", urlencode([*given, ("also", "T2")]))
    page = pier.finished(answer.headers["location"]).text
    assert "E4 is a copy of E2 with 2 boxes." in page
    assert 'class="hidden"' in pier.get("/review/E2").text
    record = pier.get("/show/E4").text
    assert record.index("/picture/E2/1") < record.index("/picture/E4/1")
    assert "Nobody has looked at every person in it yet." in record
    assert '<li class="deep-1"><b>E4</b>' in record


def test_nothing_marked_is_nothing_covered(pier):
    answer = pier.post("/review/E2/cover", "page=1&because=x")
    assert answer.status == 400
    assert "Nothing is marked that is to be covered" in answer.text


def test_a_person_is_decided_on_beside_the_picture(pier):
    assert pier.post("/review/E2/decide", "who=a+woman&by=desk&because=x").status == 400
    said = urlencode({"who": "a woman", "print": "no", "by": "her family", "because": "she is afraid"})
    assert pier.post("/review/E2/decide", said).status == 303
    page = pier.get("/review/E2").text
    assert "a woman: not to be printed" in page
    assert ("The pier", "A person is shown, and nobody decided on them", "E2") not in queue(pier, "/review/E2")


def test_what_looks_alike_is_settled_by_a_word(pier):
    assert pier.post("/review/E3/link", "other=E2&type=perhaps&because=x").status == 400
    said = urlencode({"other": "E2", "type": "same_origin", "because": "the same rope"})
    assert pier.post("/review/E3/link", said).status == 303
    assert "Looks like" not in pier.get("/review/E3").text


def test_a_file_made_on_another_day_than_is_said_asks_until_it_is_described(pier):
    pier.post("/review/E2/decide", urlencode({"who": "a woman", "print": "yes", "by": "she", "because": "she said so"}))
    pier.post("/review/E2/sign", urlencode({"claim": "F2", "verdict": "agree", "because": "seen"}))
    pier.post("/review/E2/sign", urlencode({"claim": "T2", "verdict": "agree", "because": "seen"}))
    assert ("The pier", "Date unclear: file and description differ", "E2") in queue(pier, "/review/E2")
    pier.post("/describe/E2", urlencode({"when": "May 2019"}))
    assert "Date unclear" not in pier.get("/review/E3").text


def test_the_record_tells_custody_what_rests_on_it_and_checks_the_bytes(pier):
    page = pier.get("/show/E2").text
    for said in ("received as pier.jpg", "Nobody uses the pier.", "The pier is empty.", "Nothing was made from it"):
        assert said in page
    answer = pier.finished(pier.post("/show/E2/check", "").headers["location"])
    assert "intact: every byte is as it was sealed" in answer.text


def test_a_check_tells_damage_and_loss_apart(pier):
    room_of = pier.workbench.case.ask
    name = pier.loop.run_until_complete(room_of(lambda room: seal_of(room, "E2")))
    path = pier.folder / "objects" / name[:2] / name
    kept = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(bytes([kept[0] ^ 1]) + kept[1:])
    assert "CORRUPT" in pier.finished(pier.post("/show/E2/check", "").headers["location"]).text
    path.unlink()
    assert "MISSING" in pier.finished(pier.post("/show/E2/check", "").headers["location"]).text


def seal_of(room, item):
    return custody.item(room.rows, item).original.name


@pytest.mark.parametrize(
    "at", ["/review/E99", "/review/F1", "/review/E1?claim=T99", "/review/E2?page=9&zoom=99&turn=-1"]
)
def test_what_is_not_there_is_said_and_what_is_out_of_bounds_is_the_bound(pier, at):
    assert pier.get(at).status == (404 if "E99" in at or "F1" in at else 200)
