"""An old woman's letters: leaves and envelopes are put together, described in bulk, compared, and taken in once."""

import io
import shutil
import zipfile

import openpyxl
import pytest
from PIL import Image, ImageDraw

SOURCE = "sheet: 1\nsources:\n  S-DONOR: {kind: donor}\n"
LETTERS = {
    "album/1987-03 Hyesan/012-1.jpg": "one",
    "album/1987-03 Hyesan/012-2.jpg": "two",
    "album/1987-03 Hyesan/012-envelope.jpg": "three",
    "album/어머니/1.jpg": "four",
    "album/어머니/2.jpg": "five",
    "album/어머니/봉투.jpg": "six",
    "album/母の手紙.png": "seven",
    "album/deep/in/a/folder/013.jpg": "eight",
}


def scan(word, *, turn=0):
    """A page with lines that only this word has."""
    page = Image.new("RGB", (240, 320), (236, 230, 214))
    draw = ImageDraw.Draw(page)
    for row, letter in enumerate(word * 8):
        width = 40 + ord(letter) * 37 % 150
        draw.rectangle((20 + ord(letter) % 30, 12 + row * 9, width + ord(letter) % 50, 17 + row * 9), fill=(50, 50, 90))
    draw.ellipse(
        (ord(word[0]) % 150, ord(word[-1]) % 200, ord(word[0]) % 150 + 90, ord(word[-1]) % 200 + 70), fill="gray"
    )
    content = io.BytesIO()
    page.rotate(turn, expand=True).save(content, "JPEG", quality=90)
    return content.getvalue()


def lay(folder, files):
    for name, word in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(word if isinstance(word, bytes) else scan(word))
    return folder / "album"


@pytest.fixture(scope="session")
def album(tmp_path_factory):
    return lay(tmp_path_factory.mktemp("letters"), LETTERS)


@pytest.fixture(scope="session")
def gifted(made, album, tmp_path_factory):
    """A case with a donor and her letters."""
    sheet = tmp_path_factory.mktemp("sheet") / "donor.yaml"
    sheet.write_text(SOURCE)
    return made("gifted", ("apply", sheet), ("add", album, "--collection", "K-LETTERS", "--from", "S-DONOR"))


@pytest.fixture
def desk(gifted, tmp_path):
    shutil.copytree(gifted.case, tmp_path / "case")
    return type(gifted)(case=tmp_path / "case", passphrase=gifted.passphrase)


def test_a_plan_needs_no_case_and_takes_nothing_in(empty, album):
    head = empty.head()
    ran = empty.good("add", album, "--plan", "--json")
    found = {each["name"]: each for each in ran.json["items"]}
    assert found.keys() == {"1987-03 Hyesan/012", "어머니", "母の手紙", "deep/in/a/folder/013"}
    letter = found["1987-03 Hyesan/012"]
    assert [each.rpartition("/")[2] for each in letter["files"]] == ["012-1.jpg", "012-2.jpg", "012-envelope.jpg"]
    assert (letter["rule"], len(letter["envelopes"])) == ("the name 012", 1)
    assert {(each["what"], each["means"]) for each in letter["proposals"]} == {
        ("written", "1987-03-01 to 1987-03-31"),
        ("where", "Hyesan"),
    }
    told = empty.good("add", album, "--plan", FARBANK_PASSPHRASE_FILE=None, FARBANK_CASE=None)
    assert "2 leaves + envelope" in told.out
    assert "nothing was taken in" in told.err
    assert empty.head() == head


def test_leaves_and_envelope_are_one_item_of_a_collection_with_a_donor(desk):
    rows = desk.good("list", "item", "--json").json["rows"]
    assert [each["label"] for each in rows] == [
        "E-LETTERS-1987-03-Hyesan-012",
        "E-LETTERS-deep-in-a-folder-013",
        "E-LETTERS-母の手紙",
        "E-LETTERS-어머니",
    ]
    told = desk.good("show", "E-LETTERS-어머니", "--json").json["told"]
    assert (told["source"], told["collection"]) == ("S1", "K1")
    assert told["note"] == "leaves: 1.jpg; 2.jpg; 봉투.jpg (envelope)"
    assert desk.good("show", "K-LETTERS", "--json").json["told"]["donor"] == "S1"
    assert desk.good("verify", "--json").json["ok"]


def test_adding_the_album_again_records_receipts_only(desk, album):
    ran = desk.good("add", album, "--collection", "K-LETTERS", "--from", "S-DONOR", "--json")
    assert ran.json["items"] == []
    assert len(ran.json["again"]) == 4


def test_an_album_in_an_archive_is_put_together_as_well(empty, tmp_path):
    with zipfile.ZipFile(tmp_path / "album.zip", "w") as packed:
        for name in ("012-1.jpg", "012-2.jpg"):
            packed.writestr(name, scan(name))
    ran = empty.good("add", tmp_path / "album.zip", "--collection", "K-Z", "--json")
    assert len(ran.json["items"]) == 2  # the archive itself, and the letter in it


def test_a_leaf_that_stands_twice_is_kept_once_and_told(empty, tmp_path):
    folder = lay(tmp_path, {"album/012-1.jpg": "same", "album/012-2.jpg": "same", "album/012-3.jpg": "other"})
    ran = empty.good("add", folder, "--collection", "K-X", "--json")
    assert [each["notice"] for each in ran.json["notices"]] == [
        "the same bytes as another leaf of its letter; it is kept once"
    ]
    assert empty.good("show", "E1", "--json").json["told"]["note"] == "leaves: 012-1.jpg; 012-3.jpg"


def test_what_is_hidden_in_a_later_leaf_is_told_with_its_leaf(empty, tmp_path):
    exif = Image.Exif()
    exif[0x0110] = "Scanner 7"
    content = io.BytesIO()
    Image.new("RGB", (40, 30)).save(content, "JPEG", exif=exif)
    folder = lay(tmp_path, {"album/012-1.jpg": "one", "album/012-2.jpg": content.getvalue()})
    (item,) = empty.good("add", folder, "--collection", "K-X", "--json").json["items"]
    assert [each["value"] for each in item["hidden"] if each["what"].startswith("leaf 2: ")] == ["Scanner 7"]


def test_a_contact_sheet_has_a_row_and_a_picture_for_each_letter_and_goes_back_as_it_is(desk, tmp_path):
    sheet = tmp_path / "letters.xlsx"
    ran = desk.good("sheet", "--collection", "K-LETTERS", sheet, "--json")
    assert (ran.json["rows"], ran.json["without_picture"]) == (4, 0)
    book = openpyxl.load_workbook(sheet)
    assert len(book["items"]._images) == 4
    assert book["items"].data_validations.dataValidation
    again = desk.good("apply", sheet, "--json")
    assert again.json["recorded"] == 0
    assert desk("sheet", "--collection", "K-LETTERS", sheet).status == 1


def test_what_is_filled_in_on_the_contact_sheet_is_recorded_and_nothing_else_changes(desk, tmp_path):
    sheet = tmp_path / "letters.xlsx"
    desk.good("sheet", "--collection", "K-LETTERS", sheet)
    book = openpyxl.load_workbook(sheet)
    items = book["items"]
    column = {cell.value: cell.column for cell in items[1] if cell.value}
    row = next(cell.row for cell in items["C"] if cell.value == "E-LETTERS-1987-03-Hyesan-012")
    assert "1987-03-01 to 1987-03-31" in items.cell(row, column["written"]).comment.text
    for name, words in {"writer": "어머니", "written": "spring 1987", "postmarked": "1987-03-15"}.items():
        items.cell(row, column[name], words)
    book.save(sheet)
    assert desk.good("apply", sheet, "--json").json["recorded"] == 1
    told = desk.good("show", "E-LETTERS-1987-03-Hyesan-012", "--json").json["told"]
    assert (told["writer"], told["collection"]) == ("어머니", "K1")
    assert told["written"].startswith("spring 1987 (1987-03-01 to 1987-05-31)")
    assert told["note"] == "leaves: 012-1.jpg; 012-2.jpg; 012-envelope.jpg (envelope)"
    newer = tmp_path / "newer.xlsx"
    desk.good("sheet", "--collection", "K-LETTERS", newer)
    comment = openpyxl.load_workbook(newer)["items"].cell(row, column["written"]).comment.text
    assert "known so far: spring 1987" in comment


def test_what_the_words_of_a_letter_say_of_when_stands_in_a_comment_and_in_no_cell(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    (folder / "012.txt").write_text("아들에게. 1987년 3월 2일에 비가 왔다.", encoding="utf-8")
    empty.good("add", folder, "--collection", "K-X")
    empty.good("sheet", "--collection", "K-X", tmp_path / "x.xlsx")
    items = openpyxl.load_workbook(tmp_path / "x.xlsx")["items"]
    cell = next(each for each in items[2] if items.cell(1, each.column).value == "written")
    assert cell.value is None
    assert "perhaps 1987-03-02 to 1987-03-02 (in the text: 1987년 3월 2일" in cell.comment.text
    assert items["B2"].value == "E1  album/012.txt\nperhaps written: 1987-03-02 to 1987-03-02"
    assert items["B1"].value is None  # a column without a head is never read


def test_pictures_stay_in_sight_and_leave_room_for_the_cells_on_a_small_screen(desk, tmp_path):
    desk.good("sheet", "--collection", "K-LETTERS", tmp_path / "x.xlsx")
    items = openpyxl.load_workbook(tmp_path / "x.xlsx")["items"]
    assert items.freeze_panes == "C2"
    wide = {letter: items.column_dimensions[letter].width * 7 for letter in "ABCDEFG"}  # pixels
    assert wide["A"] >= 410  # what the small pictures of a row may take
    assert wide["A"] + wide["B"] + wide["C"] + wide["D"] + wide["E"] + wide["F"] <= 1366
    assert min(wide[letter] for letter in "EFG") > 110


def test_a_collection_that_is_not_there_or_holds_nothing_has_no_contact_sheet(desk, tmp_path):
    assert desk("sheet", "--collection", "K-OTHER", tmp_path / "x.xlsx").status == 1
    assert "does not end in .xlsx" in desk("sheet", "--collection", "K-LETTERS", tmp_path / "x.ods").err
    assert not list(tmp_path.glob("x.*"))


def test_pictures_that_look_alike_are_proposed_until_a_person_says_what_that_means(desk, tmp_path):
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "copy.jpg").write_bytes(scan("seven", turn=90))
    desk.good("add", tmp_path / "later")
    (row,) = desk.good("list", "likeness", "--json").json["rows"]
    assert row["id"] == "E5"
    assert row["title"].startswith("looks like E3 (distance ")
    assert "of 256, turned" in row["title"]
    assert "E5 (distance" in desk.good("show", "E3", "--json").json["lists"]["looks like"][0]
    assert desk("link", "E5", "E3", "--as", "same_origin").status == 2
    assert desk("link", "E5", "S1", "--as", "same_origin", "--because", "x").status == 1
    said = desk.good("link", "E5", "E3", "--as", "same_origin", "--because", "one scan", "--json").json
    assert said == {"from": "E5", "to": "E3", "type": "same_origin", "recorded": 1}
    assert (
        "said of E5 and E3 before" in desk.good("link", "E5", "E3", "--as", "same_origin", "--because", "one scan").out
    )
    assert desk.good("list", "likeness", "--json").json["rows"] == []
    assert "looks like" not in desk.good("show", "E3", "--json").json["lists"]


def test_the_most_alike_come_first_and_an_item_tells_of_ten_of_them(empty, tmp_path):
    page = Image.open(io.BytesIO(scan("seven")))
    (tmp_path / "many").mkdir()
    for number in range(12):
        size = (240 - 9 * number, 320 - 11 * number)
        page.resize(size).save(tmp_path / "many" / f"{number:02}.jpg", quality=95 - 7 * number)
    empty.good("add", tmp_path / "many")
    rows = empty.good("list", "likeness", "--json").json["rows"]
    distances = [int(each["title"].partition("distance ")[2].split()[0]) for each in rows]
    assert distances == sorted(distances)
    assert len(set(distances)) > 2
    told = empty.good("show", "E6", "--json").json["lists"]["looks like"]
    assert len(told) == 11
    assert told[-1] == "and 1 less alike: 'farbank list likeness'"


def test_a_field_bag_knows_no_collections(desk, album, tmp_path):
    desk.good("member", "key", "--out", tmp_path / "DESK.pub")
    desk.good("field", tmp_path / "bag", "--to", tmp_path / "DESK.pub")
    ran = desk("-C", tmp_path / "bag", "add", album, "--collection", "K-X")
    assert ran.status == 1
    assert "a field bag has no collections" in ran.err
