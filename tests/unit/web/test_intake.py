"""The intake: batches that survive, receipts, consent cards, the watched folder, and describing many at once."""

import csv
import hashlib
import io
import re
from datetime import timedelta

import pytest
from PIL import Image

from farbank.assemble.clock import SystemClock
from farbank.web.asked import Begun
from farbank.web.jobs import Job
from farbank.web.screens.intake import taken_in

from .conftest import BOUNDARY, HERE, KIND, form, opened

PICTURE = "E2"


def send(browser, *parts):
    """Files handed over, and the page of what came of them."""
    return browser.finished(browser.post("/intake", form(*parts), kind=KIND).headers["location"])


def address_of(page):
    """The batch that a page is of."""
    found = re.search(r'href="(/batch/\d+)/receipt"', page.text)
    assert found, page.text
    return found[1]


@pytest.fixture
def taken(with_reader):
    """A browser, and the address of a batch of three files, two of them equal."""
    page = send(
        with_reader, ("source", "S-REED"), ("how", "by hand"),
        ("files", "a.txt", "압록강의 다리\n"), ("files", "b.txt", b"b"), ("files", "a again.txt", "압록강의 다리\n"),
    )  # fmt: skip
    return with_reader, address_of(page)


def test_a_batch_is_told_by_the_facts_and_outlives_the_job_and_the_workbench(taken):
    browser, address = taken
    assert browser.post("/lock").status == 303  # no job is remembered after that
    browser.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    assert browser.get("/jobs/1").status == 404
    text = browser.get(address).text
    for said in (
        "2 files taken in",
        "From whom S-REED",
        "by hand",
        "the same as E2: one more receipt of it",
        "1 to 3 of 3",
    ):
        assert said in re.sub(r"\s+", " ", text)
    assert f'href="{address}"' in browser.get("/intake").text


def test_files_that_come_later_are_another_batch(taken):
    browser, address = taken
    other = address_of(send(browser, ("source", "S-REED"), ("how", "by hand"), ("files", "c.txt", b"c")))
    assert other != address
    assert "c.txt" not in browser.get(address).text


def test_a_batch_shows_what_is_hidden_what_is_known_and_what_could_not_be_read(taken):
    browser, address = taken
    known = browser.get(f"{address}?only=same").text
    assert "a again.txt" in known
    assert "b.txt" not in known
    assert "No file of this batch is of that kind" in browser.get(f"{address}?only=hidden").text
    page = address_of(send(browser, ("files", "x.bin", bytes(range(256)))))
    assert "not read: a file of unknown kind" in browser.get(f"{page}?only=unread").text
    assert "x.bin" in browser.get(f"{page}?only=unread").text


def test_a_batch_is_exported_whole_as_csv(taken):
    browser, address = taken
    answer = browser.get(f"{address}.csv")
    rows = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert [(row["item"], row["file"]) for row in rows] == [("E2", "a.txt"), ("E3", "b.txt"), ("E2", "a again.txt")]
    assert answer.headers["content-disposition"].endswith("batch-" + address.rpartition("/")[2] + ".csv")


@pytest.mark.parametrize("number", ["1", "0", "99999", "1" * 40, "x", "-1", "¹"])
def test_a_number_that_begins_no_batch_is_not_there(browser, number):
    for page in ("", "/receipt", "/describe", ".csv"):
        assert browser.get(f"/batch/{number}{page}").status == 404


def test_a_receipt_names_a_codename_the_sums_and_the_place_in_the_log_and_never_a_name(taken, desk):
    browser, address = taken
    desk.good("card", "S-REED", "--file", named(desk, "Somebody of Port Ells"))
    first = browser.get(f"{address}/receipt").text
    for said in ("S-REED", "by hand", "M1", "d76e2c", "3e23e8160039594a33894f6564e1b134", "farbank/"):
        assert said in first or said == "d76e2c"
    number = int(address.rpartition("/")[2])
    assert f"<dd>{number} – {number + 2}</dd>" in first
    assert f"\n{number + 2}\n" in first  # the size of the head that is signed
    assert "Port Ells" not in first
    desk.good("describe", "E2", "--what", "later")
    assert paper(browser.get(f"{address}/receipt").text) == paper(first)  # the paper never changes


def paper(page):
    return page[page.index('<article class="receipt">') : page.index("</article>")]


def named(desk, words):
    file = desk.case.parent / "card.txt"
    file.write_text(words, encoding="utf-8")
    return file


def test_a_pasted_text_is_a_file_like_any(with_reader):
    page = send(with_reader, ("source", ""), ("how", ""), ("pasted", "나루터에서 온 글"))
    assert "pasted.txt" in page.text
    assert "E2" in with_reader.get("/find?q=나루터").text
    assert "0 files taken in" in send(with_reader, ("source", ""), ("pasted", ""), ("files", "", b"")).text


def test_a_text_longer_than_a_field_is_pasted_whole(with_reader):
    whole = "0123456789abcdef" * 20_000
    send(with_reader, ("pasted", whole))
    assert with_reader.post("/original/E2").text == whole


def test_leaves_of_a_letter_that_arrive_under_a_collection_are_one_item(with_reader, pictures):
    leaves = [("files", f"box/{name}.png", pictures[name]) for name in ("012-2", "012-1", "012-envelope", "013")]
    page = send(with_reader, ("source", "S-REED"), ("how", "lent"), ("collection", "K-BOX"), *leaves)
    assert "2 files taken in" in page.text
    receipt = with_reader.get(f"{address_of(page)}/receipt").text
    assert len(re.findall(r"<code>", receipt)) == 4  # each leaf has its own sum
    assert "K-BOX" in receipt
    assert "3 leaves" in with_reader.get("/collection/K-BOX/describe").text


def test_two_files_of_one_name_in_one_letter_box_are_both_kept(with_reader, pictures):
    page = send(
        with_reader, ("collection", "K-BOX"), ("files", "1.png", pictures["012-1"]), ("files", "1.png", pictures["013"])
    )
    receipt = with_reader.get(f"{address_of(page)}/receipt").text
    for name in ("012-1", "013"):
        assert hashlib.sha256(pictures[name]).hexdigest()[:32] in receipt


@pytest.fixture
def pictures():
    found = {}
    for number, name in enumerate(("012-1", "012-2", "012-envelope", "013")):
        out = io.BytesIO()
        Image.new("RGB", (40, 60), (number * 60, 90, 120)).save(out, "PNG")
        found[name] = out.getvalue()
    return found


def test_a_codename_is_opened_once_and_its_card_says_what_it_agreed_to(browser):
    assert "Nothing is recorded of what it agreed to" in browser.get("/intake?source=S-REED").text
    moved = browser.post("/intake/codename", "codename=S-GULL&kind=donor&reliability=B").headers["location"]
    assert moved == "/intake?source=S2#card"
    assert "a donor" in browser.get(moved.partition("#")[0]).text
    assert browser.post("/intake/codename", "codename=S-GULL&kind=donor").status == 400
    assert browser.post("/intake/codename", "codename=+&kind=donor").status == 400
    assert browser.post("/intake/codename", "codename=S-OAK&kind=spy").status == 400
    said = "source=S2&field=letters&field=region&outlets=sample-desk&languages=en;ko&given=2024-04&note=by+phone"
    assert browser.post("/intake/consent", said).status == 303
    text = browser.get("/intake?source=S2").text
    for words in ("letters, region", "sample-desk", "en, ko", "2024-04", "by phone"):
        assert words in text
    assert browser.post("/intake/consent", "source=S2&outlets=any&languages=any&given=soon").status == 400
    assert browser.post("/intake/consent", "source=S9&field=any&outlets=any&languages=any&given=2024").status == 404


def test_terms_of_a_gift_are_recorded_and_what_is_left_empty_stays(browser):
    assert browser.post("/intake/terms", "donor=S-REED&collection=K-BOX&terms=lent&kept_where=drawer+3").status == 303
    assert browser.post("/intake/terms", "donor=S-REED&collection=K-BOX&returned=2024-09").status == 303
    for page in ("/intake?source=S-REED", "/show/K-BOX"):
        text = browser.get(page).text
        assert all(words in text for words in ("lent", "drawer 3", "2024-09"))
    assert browser.post("/intake/terms", "donor=S-REED&collection=").status == 400
    assert "/collection/K1/describe" in browser.get("/show/K-BOX").text


def test_words_in_a_form_are_cells_and_never_more(browser):
    hostile = "lent%0A%20%20K-EVIL:%20{donor:%20S1}%22%27;%20<b>"
    assert browser.post("/intake/terms", f"donor=S-REED&collection=K-BOX&terms={hostile}").status == 303
    assert browser.get("/show/K-EVIL").status == 404
    assert "<b>" not in browser.get("/show/K-BOX").text.partition("<main")[2].partition("<dl")[2].partition("</dl>")[0]


@pytest.fixture
def watching(with_reader, tmp_path):
    folder = tmp_path / "watched"
    (folder / "new").mkdir(parents=True)
    for name in ("one.txt", "new/two.txt"):
        (folder / name).write_text(f"what came: {name}\n", encoding="utf-8")
    with_reader.workbench.case.watching = folder
    return with_reader, folder


class Set(SystemClock):
    """A clock that was set, so that nobody has to wait until files have lain for a while."""

    def __init__(self, seconds):
        self.at = SystemClock().now() + timedelta(seconds=seconds)

    def now(self):
        return self.at


def test_a_watched_folder_is_offered_and_nothing_comes_in_unless_a_person_says_so(watching):
    browser, folder = watching
    browser.workbench.case._room.clock = Set(10)
    text = browser.get("/intake").text
    assert "watched/one.txt" in text
    assert "watched/new/two.txt" in text
    assert "items</span> 1<" in browser.get("/").text
    said = "source=S-REED&how=scanned&file=watched/one.txt&file=watched/../elsewhere.txt&file=/etc/hostname"
    page = browser.finished(browser.post("/intake/folder", said).headers["location"])
    assert "1 file taken in" in page.text
    assert (folder / "one.txt").read_text() == "what came: one.txt\n"  # it is left where it was
    text = browser.get("/intake").text
    assert "watched/one.txt" not in text.partition("What came in")[0]
    assert "1 came in before" in text
    (folder / "one.txt").write_text("more than before, in the very second", encoding="utf-8")
    browser.workbench.case._room.clock = Set(600)
    assert "watched/one.txt" in browser.get("/intake").text.partition("What came in")[0]


def test_a_file_that_was_just_changed_is_not_offered_yet(watching):
    browser, _ = watching
    browser.workbench.case._room.clock = Set(-10)
    text = browser.get("/intake").text
    assert "one.txt" not in text
    assert "2 may still be on their way" in text
    moved = browser.post("/intake/folder", "file=watched/one.txt").headers["location"]
    assert "0 files taken in" in browser.finished(moved).text  # not even where a page said so


def test_a_link_in_a_watched_folder_is_not_followed(watching):
    browser, folder = watching
    (folder / "link.txt").symlink_to("/etc/hostname")
    assert "it is a link that leads out of the folder" in browser.get("/intake").text


def test_without_a_watched_folder_nothing_is_offered_or_taken(browser):
    assert "Watched folder" not in browser.get("/intake").text
    assert browser.post("/intake/folder", "file=/etc/hostname").status == 400


def test_what_was_only_kept_is_looked_into_when_a_person_says_so(with_reader, desk, tmp_path):
    (tmp_path / "kept.txt").write_text("나루", encoding="utf-8")
    desk.good("add", tmp_path / "kept.txt", "--keep-only")
    assert "1 kept and not looked into yet" in with_reader.get("/intake").text
    page = with_reader.finished(with_reader.post("/intake/look").headers["location"])
    assert "kept.txt" in page.text
    assert "not looked into yet" not in with_reader.get("/intake").text


def test_a_page_that_asks_how_far_a_job_is_loads_anew_when_it_has_ended(taken):
    browser, _ = taken
    answer = browser.get("/jobs/1", headers={**HERE, "hx-request": "true"})
    assert (answer.headers["hx-redirect"], answer.body) == ("/jobs/1", b"")
    assert browser.get("/jobs/1").status == 303


class Ending(Job):
    """A job that ends between two questions about it."""

    asked = 0

    @property
    def state(self):
        self.asked += 1
        return "running" if self.asked == 1 else "done"

    @state.setter
    def state(self, state):
        pass


def test_a_job_that_ends_while_its_page_is_made_is_asked_again(with_reader):
    with_reader.workbench.jobs._jobs[1] = Ending(number=1, begun=Begun(title="Work", work=None, shown=taken_in))
    text = with_reader.get("/jobs/1").text
    assert 'hx-get="/jobs/1"' in text
    assert '<p class="wrong" role="alert">' not in text
    with_reader.workbench.jobs._jobs.clear()


def sheet(**cells):
    return "&".join(f"{name.replace('_', '.')}={words}" for name, words in cells.items())


def test_many_items_are_described_by_one_form_row_by_row_and_downwards(taken):
    browser, address = taken
    said = sheet(what_E2="A+bridge", when_E2="late+August+2020", where_E2="", whose_E2="S-REED", printable_E2="nothing")
    said += "&" + sheet(what_E3="", when_E3="", where_E3="the+quay", whose_E3="S-REED", printable_E3="") + "&below=E2"
    moved = browser.post(f"{address}/describe", said).headers["location"]
    assert "2 items described" in browser.get(moved).text
    for item in ("E2", "E3"):
        text = browser.get(f"/show/{item}").text
        assert all(words in text for words in ("A bridge", "late August 2020", "nothing"))
    assert "the quay" not in browser.get("/show/E2").text
    before = browser.workbench.case.folder.joinpath("log", "checkpoint").read_bytes()
    again = browser.post(f"{address}/describe", said.replace("&below=E2", "")).headers["location"]
    assert "0 items described" in browser.get(again).text
    assert browser.workbench.case.folder.joinpath("log", "checkpoint").read_bytes() == before


def test_a_sheet_with_one_day_that_cannot_be_read_records_nothing_and_keeps_what_was_typed(taken):
    browser, address = taken
    said = sheet(what_E2="A+bridge", when_E2="", what_E3="A+quay", when_E3="03/04/2021") + "&below=E2"
    answer = browser.post(f"{address}/describe", said)
    assert answer.status == 400
    for words in ("Nothing was recorded", "E3: when: 03/04/2021 has two readings", 'value="A quay"', "checked"):
        assert words in answer.text
    assert "A bridge" not in browser.get("/show/E2").text


def test_rows_of_other_items_are_not_taken_from_a_sheet(taken):
    browser, address = taken
    moved = browser.post(f"{address}/describe", sheet(what_E1="changed", what_E2="A+bridge")).headers["location"]
    assert "1 item described" in browser.get(moved).text
    assert "changed" not in browser.get("/show/E1").text.partition("<main")[2]


def test_a_small_picture_is_drawn_anew(with_reader, pictures):
    send(with_reader, ("files", "a.png", pictures["013"]))
    answer = with_reader.get(f"/small/{PICTURE}")
    assert (answer.headers["content-type"], answer.body[:2]) == ("image/jpeg", b"\xff\xd8")
    assert with_reader.get("/small/E1").status == 400
    assert with_reader.get("/small/E99").status == 404


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("empty", "The road in five lines"),
        ("border", "An example case: the road"),
        ("drill", "An example case: the road"),
    ],
)
def test_an_empty_case_and_an_example_are_explained_in_five_lines(request, case, said):
    browser = opened(request.getfixturevalue(case).case)
    browser.post("/unlock", "passphrase=six+words+here+now+okay+fine")
    text = browser.get("/").text
    lines = re.findall(r'<li><a href="([^"]+)">', text.partition('class="first"')[2].partition("</ol>")[0])
    assert said in text
    assert len(lines) == 5
    assert [browser.get(each).status for each in lines] == [200] * 5
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


def test_a_case_of_somebody_s_own_is_not_explained(browser):
    assert "in five lines" not in browser.get("/").text


def test_the_boundary_of_a_pasted_text_is_no_part_of_it(with_reader):
    send(with_reader, ("pasted", f"--{BOUNDARY}x"))
    assert with_reader.post("/original/E2").text == f"--{BOUNDARY}x"
