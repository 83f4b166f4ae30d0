"""Two members for the same bytes in one case folder: approve, publish, override, take back, and what shows for it."""

import shutil
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from farbank.assemble.clock import SystemClock
from farbank.facts.report import ReportReleased
from farbank.keeping.case import open_case
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret

WORDS = "six words here now okay fine"
CMS = ("--for", "cms")  # the smallest form
DAY = "published: 2024-08-15"


@pytest.fixture(scope="session")
def two_case(made, shipped, tmp_path_factory):
    """The drill with a second member, and the file with their passphrase."""
    second = tmp_path_factory.mktemp("words") / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    added = ("member", "add", "--new-passphrase-file", second)
    return made("two", ("apply", shipped / "drill" / "drill.yaml"), added), second


@pytest.fixture
def two(two_case, tmp_path):
    template, second = two_case
    first = replace(template, case=shutil.copytree(template.case, tmp_path / "case"))
    return first, replace(first, passphrase=second)


def reworded(desk, tmp_path, words):
    """The report as it was, with other words after it."""
    told = "".join(
        f"{line.strip()}\n"
        for line in desk.good("show", "R-REPAIRED").out.split("  text\n")[1].split("  verdicts")[0].splitlines()
    )
    file = tmp_path / "R-REPAIRED.md"
    file.write_text(f"{told.rstrip()} {words}\n", encoding="utf-8")
    desk.good("apply", file)


def test_a_report_leaves_once_two_members_approved_the_same_bytes(two, tmp_path):
    first, second = two
    alone = first("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS)
    assert (alone.status, "another member has still to approve exactly these bytes" in alone.err) == (3, True)
    assert not (tmp_path / "site").exists()
    told = second.good("approve", "R-REPAIRED", *CMS, "--json").json
    assert (told["approved_by"], told["may_leave"], told["approved"], told["new"]) == (["M2"], False, True, True)
    assert second.good("approve", "R-REPAIRED", *CMS, "--json").json["new"] is False
    assert second("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS).status == 3, "twice the same member"
    left = first.good("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS, "--json").json
    assert (left["approved_by"], left["package"], left["verdict"]) == (["M1", "M2"], told["bytes"], "NO FINDING")
    lists = first.good("show", "R-REPAIRED", "--json").json["lists"]
    assert [line.split(" ", 2)[2] for line in lists["approved"]] == [
        f"{who} approved {told['bytes'][:16]} (NO FINDING)" for who in ("M2", "M1")
    ]
    assert lists["released"][0].endswith(f"{told['bytes'][:16]} cms, NO FINDING")
    assert second.good("verify", "--json").json["damage"] == []


def test_one_changed_byte_voids_every_approval_and_says_which_bytes_each_approved(two, tmp_path):
    first, second = two
    before = second.good("approve", "R-REPAIRED", *CMS, "--json").json["bytes"]
    reworded(first, tmp_path, "So it is.")
    assert first("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS).status == 3
    ran = first.good("approve", "R-REPAIRED", *CMS)
    assert f"M2 approved {before[:16]}" in ran.out
    assert "void" in ran.out
    assert first.good("approve", "R-REPAIRED", *CMS, "--json").json["void"][0]["package"] == before


def test_an_approval_of_one_form_is_none_of_another(two, tmp_path):
    first, second = two
    second.good("approve", "R-REPAIRED", *CMS)
    assert first("publish", "R-REPAIRED", "--out", tmp_path / "doc", "--for", "docx").status == 3


def test_who_left_or_has_new_keys_approved_nothing_that_counts(two, tmp_path):
    first, second = two
    second.good("approve", "R-REPAIRED", *CMS)
    other = tmp_path / "other"
    other.write_text("quite other six words for them\n", encoding="utf-8")
    first.good("member", "rekey", "M2", "--because", "lost", "--new-passphrase-file", other)
    assert first("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS).status == 3
    replace(second, passphrase=other).good("approve", "R-REPAIRED", *CMS)
    first.good("member", "add", "--new-passphrase-file", second.passphrase)
    first.good("member", "remove", "M2", "--because", "left")
    assert first("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS).status == 3


def test_a_case_with_one_member_says_that_nobody_else_has_looked(drill, tmp_path):
    ran = drill.good("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS)
    assert "approved by M1; nobody else has looked at it" in ran.out
    assert "nobody else has looked at it" in drill.good("show", "R-REPAIRED").out
    assert drill("approve", "R-EXPOSED", *CMS, "--override", "--because", "x").status == 1
    assert drill.good("verify", "--json").json["damage"] == []


def test_two_members_override_a_block_and_it_leaves_as_a_block(two, tmp_path):
    first, second = two
    held = first("approve", "R-EXPOSED", *CMS)
    assert (held.status, held.out.startswith("BLOCK"), "nothing was approved" in held.err) == (3, True, True)
    assert first("approve", "R-EXPOSED", *CMS, "--json").json["approved"] is False
    first.good("approve", "R-EXPOSED", *CMS, "--override", "--because", "she asked for it")
    waiting = second("publish", "R-EXPOSED", "--out", tmp_path / "site", *CMS)
    assert (waiting.status, "overriding: she asked for it" in waiting.out) == (3, True)
    assert first("publish", "R-EXPOSED", "--out", tmp_path / "site", *CMS).status == 3
    second.good("approve", "R-EXPOSED", *CMS, "--override", "--because", "I spoke with her")
    assert "overriding: I spoke with her" in first("gate", "R-EXPOSED", *CMS).out
    ran = first.good("publish", "R-EXPOSED", "--out", tmp_path / "site", *CMS)
    assert ran.out.startswith("BLOCK, overridden by M1, M2")
    shown = first.good("show", "R-EXPOSED", "--json").json["lists"]
    assert shown["released"][0].endswith("cms, BLOCK")
    assert [line.split("overriding: ")[1] for line in shown["approved"]] == ["she asked for it", "I spoke with her"]
    assert first.good("verify", "--json").json["damage"] == []


@pytest.fixture(scope="session")
def released_case(two_case, tmp_path_factory):
    """The case after both let a report leave, and the folder it left for."""
    folder = tmp_path_factory.mktemp("released")
    template, second = two_case
    first = replace(template, case=shutil.copytree(template.case, folder / "case"))
    replace(first, passphrase=second).good("approve", "R-REPAIRED", *CMS)
    first.good("publish", "R-REPAIRED", "--out", folder / "site", *CMS)
    return folder


@pytest.fixture
def released(two_case, released_case, tmp_path):
    shutil.copytree(released_case / "site", tmp_path / "site")
    first = replace(two_case[0], case=shutil.copytree(released_case / "case", tmp_path / "case"))
    return first, replace(first, passphrase=two_case[1])


def states(desk):
    return {each["label"]: each["state"] for each in desk.good("list", "report", "--json").json["rows"]}


def test_a_list_says_what_became_of_each_report(released, tmp_path):
    first, second = released
    assert states(first) == {"R-EXPOSED": "draft", "R-REPAIRED": "published"}
    assert "[published]" in first.good("list", "report").out
    first.good("unpublish", "R-REPAIRED", "--because", "a caption")
    assert states(second)["R-REPAIRED"] == "withdrawn"


def test_what_leaves_before_its_day_is_embargoed(two, tmp_path):
    first, second = two
    text = (
        f"---\ntitle: Later\noutlet: sample-desk\nlanguage: en\n{DAY.replace('2024', '2999')}\n---\n\nNo ferry sails.\n"
    )
    (tmp_path / "R-LATER.md").write_text(text, encoding="utf-8")
    first.good("apply", tmp_path / "R-LATER.md")
    second.good("approve", "R-LATER", *CMS)
    first.good("publish", "R-LATER", "--out", tmp_path / "site", *CMS)
    assert states(first)["R-LATER"] == "embargoed"


def until_the_clock_moves():
    """It tells whole seconds, and what was approved in the second of a withdrawal does not count as later."""
    before = SystemClock().now()
    while SystemClock().now() == before:
        time.sleep(0.01)


def test_a_withdrawn_report_needs_new_approvals_to_leave_again(released, tmp_path):
    first, second = released
    first.good("unpublish", "R-REPAIRED", "--because", "a caption")
    assert first.good("unpublish", "R-REPAIRED", "--because", "again", "--json").json["new"] is False
    assert first("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS).status == 3
    until_the_clock_moves()
    second.good("approve", "R-REPAIRED", *CMS)
    first.good("publish", "R-REPAIRED", "--out", tmp_path / "site", *CMS)
    assert states(first)["R-REPAIRED"] == "published"
    assert first.good("verify", "--json").json["damage"] == []


def test_what_a_withdrawn_report_disclosed_counts_in_every_later_gate(two, tmp_path):
    first, second = two
    for each, why in ((first, "she asked for it"), (second, "I spoke with her")):
        each.good("approve", "R-EXPOSED", *CMS, "--override", "--because", why)
    first.good("publish", "R-EXPOSED", "--out", tmp_path / "site", *CMS)
    before = first("gate", "R-EXPOSED", *CMS, "--json").json["findings"]
    first.good("unpublish", "R-EXPOSED", "--because", "too close")
    after = first("gate", "R-EXPOSED", *CMS, "--json").json["findings"]
    assert before == after
    assert "already_exposed" in [each["rule"] for each in after]
    assert len(first.good("list", "disclosure", "--json").json["rows"]) > 2


def test_one_editor_acknowledges_that_a_draft_adds_nothing_and_it_leaves_as_a_hold(two, tmp_path):
    first, second = two
    for each, why in ((first, "she asked for it"), (second, "I spoke with her")):
        each.good("approve", "R-EXPOSED", *CMS, "--override", "--because", why)
    first.good("publish", "R-EXPOSED", "--out", tmp_path / "site", *CMS)
    again = ("approve", "R-EXPOSED", "--for", "docx")
    held = first(*again, "--json").json
    assert {each["rule"] for each in held["findings"]} == {"already_exposed"}
    assert first(*again, "--acknowledge", "mosaic", "--because", "x").status == 1
    first.good(*again, "--acknowledge", "already_exposed", "--because", "it adds nothing")
    ran = second.good("publish", "R-EXPOSED", "--out", tmp_path / "doc", "--for", "docx")
    assert ran.out.startswith("HOLD, acknowledged")
    assert "acknowledging already_exposed P-CLERK: it adds nothing" in first.good("show", "R-EXPOSED").out
    assert first.good("verify", "--json").json["damage"] == []


def test_the_notice_replaces_the_pages_and_says_no_more_than_it_was_given(released, tmp_path):
    first, _ = released
    why = ("--because", "a caption named the street")
    ran = first.good(
        "unpublish", "R-REPAIRED", *why, "--printed", "It said more than it should.", "--out", tmp_path / "site"
    )
    assert "The notice is in" in ran.out
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert "It said more than it should." in page
    assert "Withdrawn on " in page
    assert not [each for each in ("caption", "harbour", "ferry") if each in page]
    assert not (tmp_path / "site" / "fragment.html").exists()
    told = first.good("show", "R-REPAIRED", "--json").json["lists"]["withdrawn"]
    assert told[-1].endswith("a caption named the street; in print: It said more than it should.")
    once, said = page, ("--printed", "It said more than it should.", "--out", tmp_path / "site", "--json")
    told = first.good("unpublish", "R-REPAIRED", *why, *said).json
    assert (told["report"], told["new"], told["out"]) == ("R2", False, str(tmp_path / "site"))
    assert told["notice"]["verdict"] == "NO FINDING"
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == once


def test_a_notice_that_reveals_is_judged_like_a_draft_and_the_withdrawal_stands(released, tmp_path):
    first, _ = released
    printed = "It named the [father of twin boys]{@P-CLERK children=twin_sons}."
    ran = first("unpublish", "R-REPAIRED", "--because", "x", "--printed", printed, "--out", tmp_path / "site")
    assert (ran.status, "BLOCK" in ran.out, "The notice was not written." in ran.out) == (3, True, True)
    assert (tmp_path / "site" / "report.json").is_file(), "what stood there stands there"
    assert states(first)["R-REPAIRED"] == "withdrawn"
    assert (
        first(
            "unpublish", "R-REPAIRED", "--because", "x", "--printed", printed, "--out", tmp_path / "site", "--json"
        ).json["notice"]["verdict"]
        == "BLOCK"
    )


@pytest.mark.parametrize(
    ("argv", "because"),
    [
        (("unpublish", "R-EXPOSED", "--because", "x"), "R1 never left"),
        (("unpublish", "R-REPAIRED"), "say why"),
        (("unpublish", "R-REPAIRED", "--because", "x", "--printed", "y"), "Say where it goes"),
        (
            ("unpublish", "R-REPAIRED", "--because", "x", "--printed", "so [@E-NOTICE]", "--out", "n"),
            "plain paragraphs",
        ),
        (("unpublish", "R-REPAIRED", "--because", "x", "--printed", "## so", "--out", "n"), "plain paragraphs"),
        (("unpublish", "R-NONE", "--because", "x"), "there is no report R-NONE"),
        (("approve", "R-REPAIRED", "--look", "x"), "--look does not fit here"),
        (("approve", "R-REPAIRED", "--ask", "x"), "Give both"),
        (("approve", "R-REPAIRED", "--ask", "x", "--for-member", "M2"), "works in this folder"),
        (("approve", "R-REPAIRED", "--ask", "x", "--for-member", "M9"), "there is no member M9"),
        (("approve", "none.farbank"), "there is no file none.farbank"),
    ],
)
def test_wrong_words_are_refused_in_one_sentence(released, tmp_path, argv, because):
    ran = released[0](*argv, cwd=tmp_path)
    assert (ran.status, because in ran.err, "Traceback" in ran.err) == (1, True, False), ran.err
    assert states(released[0])["R-REPAIRED"] == "published"


def test_a_release_without_the_approvals_it_asked_for_is_found(two):
    first, second = two
    told = second.good("approve", "R-REPAIRED", *CMS, "--json").json
    with open_case(first.case, Secret(WORDS)) as kept:
        said = {"report": "R2", "package": told["bytes"], "files": (), "form": "cms", "outcome": "NO FINDING"}
        for asks in (0, 2, 1):
            fact = ReportReleased(**said, asks=asks)
            kept.ledger.append([fact], by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())
        fact = ReportReleased(**{**said, "outcome": "HOLD"}, asks=2)
        kept.ledger.append([fact], by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())
        kept.publish()
        head = kept.ledger.head()
    damage = verify(first.case, Secret(WORDS)).damage
    assert {each.what for each in damage} == {"release"}
    short = "R2 left with 1 of the 2 approvals that its bytes asked for"
    assert [each.because for each in damage] == [
        short, short, short, "R2 is said to have left with 'HOLD', and the gate said NO FINDING"
    ]  # fmt: skip
    assert damage[-1].where == f"entry {head}"
