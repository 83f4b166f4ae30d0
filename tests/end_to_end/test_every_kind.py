"""A zip of every kind of file comes in by one command: words are found, what is hidden is told, pictures are placed."""

import pytest
from made import hwp, outlook, packed, pictures, recordings, rtf
from made.canary import JAPANESE, KOREAN, SIMPLIFIED

FILES = {
    "notice.docx": packed.docx("통지 하나"),
    "notice.odt": packed.odt("통지 둘"),
    "notice.hwpx": packed.hancom("통지 셋"),
    "notice.hwp": hwp.hwp("통지 넷"),
    "notice.rtf": rtf.rtf("통지 다섯"),
    "mail.msg": outlook.msg("통지 여섯"),
    "locked.hwp": hwp.hwp(flags=3),
    "old.txt": KOREAN.encode("cp949"),
    "old.csv": JAPANESE.encode("cp932"),
    "old.html": f"<html><p>{SIMPLIFIED}</p>".encode("gb18030"),
    "phone.heic": pictures.heic(),
    "scan.tif": pictures.tiff(),
    "small.webp": pictures.webp(),
    "film.mp4": recordings.film(),
    "two.webp": pictures.webp() + packed.zipped({"a.txt": "x"}),
}
FOUND = {
    "통지 하나": "notice.docx",
    "통지 둘": "notice.odt",
    "통지 셋": "notice.hwpx",
    "통지 넷": "notice.hwp",
    "통지 다섯": "notice.rtf",
    "통지 여섯": "mail.msg",
    KOREAN[:12]: "old.txt",
    JAPANESE[:8]: "old.csv",
    SIMPLIFIED[:8]: "old.html",
}


@pytest.fixture(scope="module")
def taken(made, tmp_path_factory):
    box = tmp_path_factory.mktemp("every") / "every.zip"
    box.write_bytes(packed.zipped(FILES))
    desk = made("every")
    items = desk.good("add", box, "--json").json["items"]
    return desk, {each["files"][0].removeprefix("every.zip/"): each for each in items}


def test_every_file_is_an_item_and_what_could_not_be_read_has_its_reason(taken):
    _, items = taken
    assert FILES.keys() < items.keys()
    because = {name: items[name]["could_not"] for name in FILES if items[name]["could_not"]}
    assert because == {"locked.hwp": "it is encrypted and asks for a password"}


@pytest.mark.parametrize(("words", "name"), FOUND.items())
def test_words_are_found_in_every_kind_and_in_old_encodings(taken, words, name):
    desk, items = taken
    rows = desk.good("find", words, "--json").json["rows"]
    assert items[name]["id"] in {each["id"] for each in rows}


@pytest.mark.parametrize(
    ("name", "what", "value"),
    [
        ("notice.docx", "tracked change: deleted", "지운 이름"),
        ("notice.docx", "comment", "실명은?"),
        ("notice.hwp", "comment", "메모의 말"),
        ("phone.heic", "position", "42.7700000, 129.4300000"),
        ("scan.tif", "position", "42.7700000, 129.4300000"),
        ("film.mp4", "position", "42.7700000, 129.4300000"),
        ("two.webp", "a file of two kinds", "a zip as well"),
        ("old.txt", "encoding", "EUC-KR/CP949"),
    ],
)
def test_what_a_file_hides_is_told(taken, name, what, value):
    _, items = taken
    assert any(value in each["value"] for each in items[name]["hidden"] if each["what"] == what)


def test_pictures_and_files_inside_documents_are_items_of_their_own(taken):
    """The same picture lies in several of them: it is one item, with a receipt for each further time."""
    _, items = taken
    assert {"image1.png", "강변 사진.jpg"} <= items.keys()
