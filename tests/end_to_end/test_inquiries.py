"""A family asks after somebody: sealed, verified by a second member, matched by a person, answered alike, forgotten."""

import shutil
from dataclasses import replace

import pytest

from farbank.assemble.newsroom import newsroom
from farbank.values.handling import Secret

SECOND = "another six words are there now"
WORDS = "six words here now okay fine"
PEOPLE = """sheet: 1
sources:
  S-PUBLIC: {kind: authority, public: true, name: "Kim Yong Chol"}
  S-HIDDEN: {kind: partner_inside}
subjects:
  U-OLD: {kind: person, names: [{text: 김영철}], born: "1968", kin: [{relation: mother, name: 리순옥}], last_place: 회령}
  U-YOUNG: {kind: person, names: [{text: "Kim Yong-chol"}], born: "1985"}
"""
CANARIES = {"asker": "kanarienvogelalpha", "kin": "Kanarienvogelbeta", "place": "kanarienvogelgamma"}
ASKED = ("--name", "Gim Yeongcheol", "--born", "around 1968", "--kin", "mother: Ri Sun Ok", "--last-place", "Hoeryong")


@pytest.fixture(scope="module")
def peopled(made, tmp_path_factory):
    """A case with people in it and two members."""
    folder = tmp_path_factory.mktemp("people")
    (folder / "people.yaml").write_text(PEOPLE, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND + "\n", encoding="utf-8")
    (folder / "asker.txt").write_text(f"{CANARIES['asker']}, by the post office\n", encoding="utf-8")
    commands = (
        ("apply", folder / "people.yaml"),
        ("member", "add", "--desk", "--new-passphrase-file", folder / "second.txt"),
    )
    return made("peopled", *commands), folder


@pytest.fixture
def two(peopled, tmp_path):
    desk, folder = peopled
    shutil.copytree(desk.case, tmp_path / "case")
    first = replace(desk, case=tmp_path / "case")
    return first, replace(first, passphrase=folder / "second.txt")


@pytest.fixture
def opened(two, peopled):
    """An inquiry that the first member opened."""
    two[0].good("inquiry", "open", *ASKED, "--language", "ko", "--asker", peopled[1] / "asker.txt")
    return two


@pytest.fixture
def verified(opened):
    opened[1].good("inquiry", "verify", "Q1", "--because", "called back")
    return opened


def state(desk):
    (row,) = desk.good("list", "inquiry", "--json").json["rows"]
    return row


def test_a_list_shows_the_number_and_the_state_and_nothing_else(opened):
    first, second = opened
    assert state(first) == {"id": "Q1", "label": "", "title": "open", "files": []}
    second.good("inquiry", "verify", "Q1", "--because", "called back")
    assert first.good("list", "inquiry").out.split() == ["Q1", "verified"]
    first.good("inquiry", "verify", "Q1", "--doubt", "--because", "another voice")
    assert state(second)["title"] == "doubted"
    first.good("inquiry", "answer", "Q1")
    assert state(second)["title"] == "answered"
    first.good("inquiry", "close", "Q1", "--because", "done")
    assert state(second)["title"] == "closed"
    assert "is closed" in first("inquiry", "answer", "Q1").err


def test_nobody_is_looked_for_before_a_second_member_has_verified_who_asks(opened):
    first, second = opened
    for desk in opened:
        ran = desk("inquiry", "match", "Q1")
        assert (ran.status, ran.out) == (1, "")
        assert "nobody but M1, who opened Q1, has verified who asks" in ran.err
        assert desk("inquiry", "match", "Q1", "U-OLD", "--same", "--because", "x").status == 1
    ran = first("inquiry", "verify", "Q1", "--because", "I know them")
    assert (ran.status, "somebody else verifies who asks" in ran.err) == (1, True)
    assert second("inquiry", "verify", "Q1").status == 1
    second.good("inquiry", "verify", "Q1", "--because", "called back")
    assert first.good("inquiry", "match", "Q1").out.count("could be  ") == 3
    second.good("inquiry", "verify", "Q1", "--doubt", "--because", "another voice")
    assert "M2 doubts who asks" in first("inquiry", "match", "Q1").err


def test_who_opened_it_verifies_nothing_with_new_keys_either(opened, tmp_path):
    first, _ = opened
    (tmp_path / "new.txt").write_text("once more six words for one\n", encoding="utf-8")
    first.good("member", "rekey", "M1", "--because", "lost", "--new-passphrase-file", tmp_path / "new.txt")
    renewed = replace(first, passphrase=tmp_path / "new.txt")
    assert renewed("inquiry", "verify", "Q1", "--because", "I know them").status == 1


def test_a_match_is_what_a_person_says_with_a_reason_and_nobody_is_merged(verified):
    first, second = verified
    before = first.good("list", "subject").out
    rows = first.good("inquiry", "match", "Q1", "--json").json
    assert [each["label"] for each in rows["candidates"]] == ["U-OLD", "S-PUBLIC", "U-YOUNG"]
    assert len(rows["candidates"][0]["reasons"]) == 4
    assert "2 more" in first.good("inquiry", "match", "Q1", "--most", "1").err
    assert first("inquiry", "match", "Q1", "U-OLD").status == 1
    assert first("inquiry", "match", "Q1", "U-OLD", "--same").status == 1
    told = second.good("inquiry", "match", "Q1", "U-OLD", "--same", "--because", "the brother", "--json").json
    assert told["said"] == [{"person": "U1", "verdict": "same", "because": "the brother", "by": "M2"}]
    assert told["state"] == "verified"
    first.good("inquiry", "match", "Q1", "S-PUBLIC", "--apart", "--because", "he is in office")
    left = first.good("inquiry", "match", "Q1", "--json").json
    assert [each["label"] for each in left["candidates"]] == ["U-YOUNG"]
    assert "left out, since said to be the one asked after: U1" in first.good("inquiry", "match", "Q1").err
    assert "U1 is the one asked after, says M2: the brother" in first.good("show", "Q1").out
    first.good("inquiry", "match", "Q1", "U-OLD", "--withdraw", "--because", "a mistake")
    assert len(first.good("inquiry", "match", "Q1", "--json").json["candidates"]) == 2
    assert first.good("list", "subject").out == before
    assert first.good("list", "sameness").out == ""


def test_no_codename_is_matched(verified):
    ran = verified[0]("inquiry", "match", "Q1", "S-HIDDEN", "--same", "--because", "x")
    assert ran.status == 1
    assert "names no person" in ran.err


def test_the_reply_is_the_same_bytes_whether_or_not_the_case_holds_anything(verified, peopled, made, tmp_path):
    """Two cases, one with people and one with nobody; verified, matched, said to be the one, or none of that."""
    first, _ = verified
    replies = {first.good("inquiry", "answer", "Q1")}
    first.good("inquiry", "match", "Q1", "U-OLD", "--same", "--because", "x")
    replies.add(first.good("inquiry", "answer", "Q1"))
    shutil.copytree(made("empty").case, tmp_path / "nobody")
    nobody = replace(first, case=tmp_path / "nobody")
    nobody.good("inquiry", "open", "--name", "조만호", "--language", "ko", "--asker", peopled[1] / "asker.txt")
    replies.add(nobody.good("inquiry", "answer", "Q1"))
    (ran,) = replies
    assert ran.err == ""
    assert len(ran.out.splitlines()) == 5
    languages = {each: first.good("inquiry", "answer", "Q1", "--language", each).out for each in ("en", "ja", "zh")}
    assert {each: nobody.good("inquiry", "answer", "Q1", "--language", each).out for each in languages} == languages
    assert first.good("inquiry", "answer", "Q1", "--json").json == {"reply": ran.out}


def test_what_an_answer_records_is_as_much_with_a_match_as_without(verified):
    first, _ = verified
    heads = [first.head()]
    for argv in (["match", "Q1", "U-OLD", "--same", "--because", "x"], ["answer", "Q1"], ["answer", "Q1"]):
        first.good("inquiry", *argv)
        heads.append(first.head())
    assert heads[2] - heads[1] == heads[3] - heads[2] == 2


def test_that_a_way_for_money_was_asked_for_is_recorded_with_the_day_and_a_way_never_is(opened):
    first, _ = opened
    first.good("inquiry", "money", "Q1", "--on", "2024-06-03")
    told = first.good("inquiry", "money", "Q1", "--on", "2024-06-03", "--json").json
    assert told["money_route_asked"] == ["2024-06-03"]
    before = first.head()
    for words in (["kanarienvogeldelta"], ["--route", "kanarienvogeldelta"], ["--via=kanarienvogeldelta"]):
        ran = first("inquiry", "money", "Q1", *words)
        assert ran.status == 1
        assert "never written down" in ran.err
        assert "kanarienvogeldelta" not in ran.err + ran.out
    assert first.head() == before


def test_who_asks_stands_on_a_card_that_is_opened_with_a_reason_and_never_changed(opened, peopled):
    first, second = opened
    assert CANARIES["asker"] not in first.good("show", "Q1").out
    assert first("card", "Q1", "--open").status == 1
    assert CANARIES["asker"] in second.good("card", "Q1", "--open", "--because", "to call back").out
    assert "identity card opened: to call back" in first.good("show", "Q1").out
    ran = first("card", "Q1", "--file", peopled[1] / "asker.txt")
    assert "does not change" in ran.err


def test_the_card_goes_on_when_the_source_desk_changes(opened, tmp_path):
    _, second = opened
    second.good("member", "remove", "M1", "--because", "left")
    assert CANARIES["asker"] in second.good("card", "Q1", "--open", "--because", "to call back").out
    second.good("inquiry", "verify", "Q1", "--because", "called back")


@pytest.mark.parametrize("argv", [["--asker", "empty.txt", "--name", "Kim"], ["--asker", "asker.txt", "--name", "Кim"]])
def test_an_inquiry_says_who_asks_and_names_somebody_in_one_script(two, peopled, argv):
    (peopled[1] / "empty.txt").write_text(" \n", encoding="utf-8")
    before = two[0].head()
    ran = two[0]("inquiry", "open", *argv, cwd=peopled[1])
    assert ran.status == 1
    assert two[0].head() == before


def test_nothing_of_an_inquiry_is_found_listed_sent_exported_or_withdrawn(two, peopled, tmp_path):
    """Only the backup of the folder holds it, under its own key."""
    first, second = two
    asked = ("--name", CANARIES["kin"], "--kin", f"mother: {CANARIES['kin']}", "--last-place", CANARIES["place"])
    first.good("inquiry", "open", *asked, "--asker", peopled[1] / "asker.txt")
    second.good("inquiry", "verify", "Q1", "--because", "called back")
    first.good("inquiry", "match", "Q1", "U-OLD", "--same", "--because", CANARIES["place"])
    assert first.good("find", "Q1", "--json").json["rows"] == []
    for word in CANARIES.values():
        assert first.good("find", word, "--json").json["rows"] == []
        assert first.good("person", word, "--json").json["candidates"] == []
    first.good("export", tmp_path / "out", "--plain")
    for path in (tmp_path / "out").rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        assert not [word for word in CANARIES.values() if word.lower().encode() in content], path
        assert b"inquiry" not in content, path
    for argv in (["export", tmp_path / "other", "--plain", "Q1"], ["restrict", "Q1", "--to", "age1", "--out", "x"]):
        ran = first(*argv, *(["--because", "x"] if argv[0] == "restrict" else []))
        assert ran.status == 1, argv
        assert "stays" in ran.err
    (tmp_path / "back.yaml").write_text("sheet: 1\nwithdraw:\n  - Q1: mistake\n", encoding="utf-8")
    assert "farbank inquiry close" in first("apply", tmp_path / "back.yaml").err
    log = b"".join(each.read_bytes() for each in (first.case / "log").rglob("*") if each.is_file())
    assert b"inquiry" not in log
    assert b"Q1" not in log


def cells(desk):
    """Every value in every table of the open case."""
    with newsroom(desk.case, Secret(WORDS)) as room:
        names = [name for (name,) in room.rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for name in names:
            yield from (value for row in room.rows.execute(f'SELECT * FROM "{name}"') for value in row)


def test_a_forgotten_inquiry_leaves_its_number_and_nothing_else(two, peopled, tmp_path):
    first, second = two
    asked = ("--name", CANARIES["kin"], "--last-place", CANARIES["place"])
    objects = {path for path in (first.case / "objects").rglob("*") if path.is_file()}
    first.good("inquiry", "open", *asked, "--asker", peopled[1] / "asker.txt")
    (card,) = {path for path in (first.case / "objects").rglob("*") if path.is_file()} - objects
    second.good("inquiry", "verify", "Q1", "--because", CANARIES["place"])
    assert any(CANARIES["place"] in str(value) for value in cells(first)), "the search finds what is there"
    first.good("export", tmp_path / "out", "--plain")
    first.good("backup", tmp_path / "backup", "--where", "the blue disk")
    kept = [each.read_bytes() for each in (tmp_path / "backup").rglob("*") if each.is_file()]
    assert not [each for each in kept if any(word.encode() in each for word in (*CANARIES.values(), "inquiry"))]
    plan = first.good("forget", "Q1", "--plan", "--json").json
    assert plan["gone"] == ["Q1"]
    assert plan["copies"] == ["H2"], "an export never held it"
    first.good("forget", "Q1", "--yes")
    assert not card.exists()
    held = [str(value) for value in cells(first)]
    assert not [word for word in CANARIES.values() if any(word in value for value in held)]
    assert first.good("list", "inquiry", "--json").json["rows"] == []
    assert "was forgotten, by record #" in first("show", "Q1").err
    assert first.good("verify", "--json").json["damage"] == []
    (tmp_path / "new.yaml").write_text("sheet: 1\nsources:\n  S-NEW: {kind: press}\n", encoding="utf-8")
    first.good("apply", tmp_path / "new.yaml")
    first.good("inquiry", "open", *asked, "--asker", peopled[1] / "asker.txt")
    assert state(first)["id"] == "Q2", "no number is given twice"
