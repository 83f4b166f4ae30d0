"""Both sides of a cosignature, as two newsrooms run them with a stick between them."""

import shutil
from dataclasses import replace

import pytest

from farbank.keeping.proof.cosigner_key import new_cosigner


@pytest.fixture
def partner(desk, tmp_path):
    """The folder of a partner who knows the log of the case, and is trusted by it."""
    folder = tmp_path / "partner"
    key = desk.good("cosign", "--state", folder, "--name", "partner.example/desk", "--json").json["key"]
    desk.good("cosign", "--state", folder, "--trust", own_key(desk))
    desk.good("cosign", "--trust", key)
    return folder


def own_key(desk):
    return desk.good("cosign", "--json").json["keys"][-1]


def exchange(desk, partner, folder, *ask):
    """Ask, answer, take; what the last two said."""
    folder.mkdir()
    desk.good("cosign", "--ask", folder / "ask", *ask)
    answered = desk("cosign", "--state", partner, folder / "ask", "--out", folder / "answer")
    return answered, desk("cosign", "--answer", folder / "answer", "--json")


def test_each_week_a_partner_sees_that_the_log_only_grew(desk, partner, tmp_path):
    sizes = []
    for week in range(3):
        _, taken = exchange(desk, partner, tmp_path / f"week-{week}")
        (said,) = taken.json["cosigned"]
        assert said["cosigner"] == "partner.example/desk"
        sizes.append(said["size"])
    assert sizes == sorted(set(sizes))
    found = desk.good("verify", "--json").json
    assert (found["damage"], found["cosignatures"]) == ([], 3)
    assert [
        int(path.name) for path in sorted((desk.case / "log" / "cosigned").iterdir(), key=lambda p: int(p.name))
    ] == sizes
    (trusted,) = desk.good("cosign", "--json").json["trusted"]
    assert trusted["last"]["size"] == sizes[-1]


def test_an_answer_that_comes_late_is_still_about_what_was_asked(desk, partner, tmp_path):
    desk.good("cosign", "--ask", tmp_path / "ask")
    desk.good("describe", "E-NOTE", "--what", "a quay")
    desk.good("cosign", "--state", partner, tmp_path / "ask", "--out", tmp_path / "answer")
    first = desk.good("cosign", "--answer", tmp_path / "answer", "--json").json["cosigned"]
    again = desk.good("cosign", "--answer", tmp_path / "answer", "--json").json["cosigned"]
    assert (len(first), again) == (1, [])


def test_a_case_that_went_back_is_not_cosigned_and_is_told_so(desk, partner, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(desk.case, copy)
    desk.good("describe", "E-NOTE", "--what", "a quay")
    exchange(desk, partner, tmp_path / "first")
    older = replace(desk, case=copy, environ={"XDG_STATE_HOME": str(tmp_path / "another computer")})
    answered, taken = exchange(older, partner, tmp_path / "second")
    assert (answered.status, "the log went back" in answered.err) == (1, True)
    assert (taken.status, "the partner did not cosign: the log went back" in taken.err) == (1, True)
    assert not (copy / "log" / "cosigned").exists()


def test_a_case_that_was_written_to_apart_is_not_cosigned_and_is_told_so(desk, partner, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(desk.case, copy)
    elsewhere = replace(desk, case=copy, environ={"XDG_STATE_HOME": str(tmp_path / "another computer")})
    size = {}
    for one, words in ((desk, "a quay"), (elsewhere, "a pier")):
        one.good("describe", "E-NOTE", "--what", words)
    _, taken = exchange(desk, partner, tmp_path / "first")
    size = taken.json["cosigned"][0]["size"]
    for words in ("a boat", "a ferry"):
        elsewhere.good("describe", "E-NOTE", "--what", words)
    answered, taken = exchange(elsewhere, partner, tmp_path / "second", "--old", str(size))
    assert "the proof does not lead from" in answered.err
    assert "the partner did not cosign" in taken.err


def test_a_partner_who_does_not_know_the_log_says_so(desk, tmp_path):
    stranger = tmp_path / "stranger"
    key = desk.good("cosign", "--state", stranger, "--name", "stranger.example/x", "--json").json["key"]
    desk.good("cosign", "--trust", key)
    answered, taken = exchange(desk, stranger, tmp_path / "first")
    assert "does not know the log" in answered.err
    assert taken.status == 1


def test_a_cosignature_of_somebody_not_trusted_is_not_kept(desk, partner, tmp_path):
    desk.good("cosign", "--ask", tmp_path / "ask")
    desk.good("cosign", "--state", partner, tmp_path / "ask", "--out", tmp_path / "answer")
    desk.good("cosign", "--distrust", "partner.example/desk")
    ran = desk("cosign", "--answer", tmp_path / "answer")
    assert (ran.status, "nobody is trusted" in ran.err) == (1, True)
    desk.good("cosign", "--trust", new_cosigner("other.example/x").cosigner.vkey)
    ran = desk("cosign", "--answer", tmp_path / "answer")
    assert (ran.status, "no cosigner that we know" in ran.err) == (4, True)
    assert not (desk.case / "log" / "cosigned").exists()


def test_a_cosignature_for_another_head_is_not_kept(desk, partner, tmp_path, made):
    other = replace(desk, case=shutil.copytree(made("empty").case, tmp_path / "other"))
    desk.good("cosign", "--state", partner, "--trust", own_key(other))
    other.good("cosign", "--ask", tmp_path / "ask")
    desk.good("cosign", "--state", partner, tmp_path / "ask", "--out", tmp_path / "answer")
    desk.good("cosign", "--ask", tmp_path / "own")
    ran = desk("cosign", "--answer", tmp_path / "answer")
    assert (ran.status, "does not hold" in ran.err) == (4, True)


def test_a_cosignature_survives_a_new_key_and_a_new_name_of_the_log(desk, partner, tmp_path):
    exchange(desk, partner, tmp_path / "first")
    desk.good("anchor", "--new-log", "--because", "a test")
    found = desk.good("verify", "--json").json
    assert (found["damage"], found["cosignatures"]) == ([], 1)
    desk.good("cosign", "--state", partner, "--trust", own_key(desk))
    _, taken = exchange(desk, partner, tmp_path / "second")
    assert len(taken.json["cosigned"]) == 1
    desk.good("cosign", "--distrust", "partner.example/desk")
    found = desk.good("verify", "--json").json
    assert (found["damage"], found["cosignatures"]) == ([], 0)


@pytest.mark.parametrize(
    "argv",
    [
        ["--ask", "a", "--answer", "b"],
        ["request"],
        ["--out", "x"],
        ["--name", "x"],
        ["--state", "d"],
        ["--state", "d", "request"],
        ["--state", "d", "--ask", "a"],
        ["--state", "d", "--name", "a", "--trust", "b"],
    ],
)
def test_what_does_not_go_together_is_a_usage_error(desk, argv):
    assert desk("cosign", *argv).status == 2


def test_what_is_no_key_of_a_cosigner_is_refused_in_words(desk):
    ran = desk("cosign", "--trust", own_key(desk))
    assert (ran.status, "not the key of a cosigner" in ran.err) == (1, True)
    ran = desk("cosign", "--trust", "nonsense")
    assert (ran.status, "not the key of a cosigner" in ran.err) == (1, True)


def test_an_answer_that_is_missing_or_nonsense_is_told(desk, partner, tmp_path):
    desk.good("cosign", "--ask", tmp_path / "ask")
    ran = desk("cosign", "--answer", tmp_path / "gone")
    assert (ran.status, "cannot be read" in ran.err) == (1, True)
    (tmp_path / "nonsense").write_bytes(b"\xff\x00")
    ran = desk("cosign", "--answer", tmp_path / "nonsense")
    assert (ran.status, "the partner's answer does not hold" in ran.err) == (4, True)
    ran = desk("cosign", "--ask", tmp_path / "ask")
    assert (ran.status, "is there already" in ran.err) == (1, True)
