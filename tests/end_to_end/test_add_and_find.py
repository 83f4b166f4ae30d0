"""A folder of every kind of file comes in whole, is read as far as it can be, and is found in any script."""

import shutil

import pytest


def by_file(ran):
    return {each["files"][0].split("/", 1)[-1]: each for each in ran.json["items"]}


@pytest.fixture
def stocked(stocked_case, tmp_path):
    shutil.copytree(stocked_case.case, tmp_path / "case")
    return type(stocked_case)(case=tmp_path / "case", passphrase=stocked_case.passphrase)


def test_a_folder_comes_in_with_what_is_hidden_in_it_and_what_was_left(empty, material):
    ran = empty.good("add", material, "--how", "on a stick", "--json")
    items = by_file(ran)
    assert items.keys() == {
        "photo.jpg", "drawing.png", "paper.pdf", "letter.eml", "counts.csv", "book.xlsx", "old.zip", "clip.mp4",
        "empty.txt", "메모.txt", r"strange\xff name.txt", "old.zip/日記.txt", "old.zip/记录.txt", "prices.txt",
    }  # fmt: skip
    hidden = {each["what"]: each["value"] for each in items["photo.jpg"]["hidden"]}
    assert any("40.1" in value and "124.38" in value for value in hidden.values()), hidden
    assert any("Model 7" in value for value in hidden.values())
    assert items["clip.mp4"]["could_not"] == "it begins like a recording and is broken"
    assert items["empty.txt"]["could_not"] == "the file is empty"
    assert items["paper.pdf"]["could_not"] == ""
    assert [each["path"].split("/", 1)[1] for each in ran.json["skipped"]] == ["within/elsewhere"]
    assert "link that leads out of the folder" in ran.json["skipped"][0]["because"]
    assert [each["file"].split("/", 1)[1] for each in ran.json["again"]] == ["within/same.png"]
    assert {each["path"].split("/", 1)[1] for each in ran.json["notices"]} == {"empty.txt", r"strange\xff name.txt"}
    assert {each["media"] for each in ran.json["items"]} >= {"image/jpeg", "application/pdf", "video/mp4"}


def test_adding_the_same_folder_again_takes_nothing_new(stocked, material):
    before = len(stocked.good("list", "item", "--json").json["rows"])
    ran = stocked.good("add", material, "--json")
    assert (ran.json["items"], len(stocked.good("list", "item", "--json").json["rows"])) == ([], before)


def test_what_is_told_names_every_item_and_counts_them(empty, material):
    ran = empty.good("add", material)
    assert "hidden in it: " in ran.out
    assert "not read: the file is empty" in ran.out
    assert ran.err.splitlines()[-1] == "14 new, 1 again, 1 left"


WORDS = {
    "강의": {"메모.txt"},
    "철조": {"letter.eml"},
    "쌀값": {"prices.txt"},
    "장마당": {"prices.txt"},
    "鉄条網": {"日記.txt"},
    "対岸": {"日記.txt"},
    "图们江": {"记录.txt"},
    "封锁": {"记录.txt"},
    "customs": {"paper.pdf"},
    "Harbour": {"book.xlsx"},
    "harbour line": {"book.xlsx"},
    "boats": {"counts.csv"},
    "zebra": set(),
}


@pytest.mark.parametrize("words", WORDS)
def test_words_are_found_in_any_script(stocked_case, words):
    rows = stocked_case.good("find", *words.split(), "--json").json["rows"]
    assert {each["files"][0].rsplit("/", 1)[-1] for each in rows} == WORDS[words]


def test_a_fruitless_search_says_so_and_is_no_fault(stocked_case):
    ran = stocked_case.good("find", "zebra")
    assert (ran.out, ran.err) == ("", "nothing found\n")


def test_an_attachment_is_an_item_that_derives_from_its_mail(stocked_case):
    rows = stocked_case.good("find", "쌀값", "--json").json["rows"]
    shown = stocked_case.good("show", rows[0]["id"], "--json").json
    mail = stocked_case.good("find", "철조", "--json").json["rows"][0]["id"]
    assert shown["told"]["derived from"] == mail


def test_keeping_only_leaves_the_reading_to_the_next_add(empty, material):
    ran = empty.good("add", material / "paper.pdf", "--keep-only", "--json")
    assert empty.good("show", "E1", "--json").json["lists"]["reading"] == ["not read yet"]
    assert empty.good("find", "customs", "--json").json["rows"] == []
    empty.good("add", material / "paper.pdf")
    assert len(empty.good("find", "customs", "--json").json["rows"]) == 1
    assert ran.json["items"][0]["could_not"] == ""


def test_an_item_is_described_by_options_or_by_the_five_questions(stocked):
    item = stocked.good("find", "customs", "--json").json["rows"][0]["id"]
    ran = stocked.good("describe", item, "--what", "a closed customs house", "--when", "late August 2020",
                       "--whose", "S-REED", "--json")  # fmt: skip
    assert ran.json == {"id": item, "recorded": 2}
    told = stocked.good("show", item, "--json").json["told"]
    assert told["shows"] == "a closed customs house"
    assert told["when"] == "late August 2020 (2020-08-21 to 2020-08-31)"
    assert told["source"] == "S1"
    again = stocked.good("describe", item, stdin="\n\nthe harbour\n\nnothing\n")
    assert again.out == f"{item} is described.\n"
    told = stocked.good("show", item, "--json").json["told"]
    assert (told["where"], told["printable"], told["shows"]) == ("the harbour", "nothing", "a closed customs house")
    assert stocked.good("describe", item, stdin="\n" * 5).out == f"Nothing new was said of {item}.\n"


def test_five_questions_that_nobody_answers_are_a_stop_not_a_fault(stocked):
    ran = stocked("describe", "E1", stdin="")
    assert (ran.status, "stopped" in ran.err) == (130, True)


def test_a_card_is_sealed_opened_with_a_reason_and_the_opening_is_recorded(desk, tmp_path):
    (tmp_path / "card.txt").write_text("Kim, behind the harbour", encoding="utf-8")
    assert desk.good("card", "S-REED", "--file", tmp_path / "card.txt", "--json").json == {"source": "S1"}
    ran = desk.good("card", "S-REED", "--open", "--because", "to ask her again", "--json")
    assert ran.json == {"card": "Kim, behind the harbour"}
    custody = desk.good("show", "S-REED", "--json").json["lists"]["custody"]
    assert any("to ask her again" in each for each in custody)
    assert desk.good("find", "Kim", "--json").json["rows"] == []
