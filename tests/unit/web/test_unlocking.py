"""Before it is unlocked a case says its id and when it was opened and found well here, and nothing else."""

import pytest

from farbank.keeping.log.settings import read_settings

from .conftest import KIND, WORDS, form

RIGHT = WORDS.encode()


def test_the_id_is_told_and_when_it_was_opened_and_checked_here(locked):
    case = read_settings((locked.folder / "farbank.toml").read_bytes()).case
    page = locked.get("/").text
    assert f"<code>{case}</code>" in page
    assert page.count("never on this computer") == 2
    locked.post("/unlock", "passphrase=" + WORDS.replace(" ", "+"))
    locked.finished(locked.post("/custody/verify").headers["location"])
    locked.post("/lock")
    page = locked.get("/").text
    assert "never on this computer" not in page
    assert page.count("UTC") == 2


def test_a_damaged_settings_file_does_not_hide_the_door(locked):
    (locked.folder / "farbank.toml").write_text("no settings")
    page = locked.get("/").text
    assert "farbank.toml is missing or damaged" in page
    assert 'name="passphrase"' in page


@pytest.mark.parametrize("content", [RIGHT, RIGHT + b"\n", RIGHT + b"\r\nanother line\n", b"\xef\xbb\xbf" + RIGHT])
def test_the_first_line_of_a_file_opens_it_too(locked, content):
    body = form(("passphrase", ""), ("file", "passphrase.txt", content))
    assert locked.post("/unlock", body, kind=KIND).status == 303


def test_a_typed_passphrase_in_the_same_form_opens_it(locked):
    assert locked.post("/unlock", form(("passphrase", WORDS), ("file", "", b"")), kind=KIND).status == 303


@pytest.mark.parametrize("content", [b"", b"\nsecond line", b"\xff\xfe\x00", b"x" * 2000, b"mistaken"])
def test_another_file_does_not_open_it_and_is_not_repeated(locked, content):
    answer = locked.post("/unlock", form(("passphrase", ""), ("file", "f.txt", content)), kind=KIND)
    assert answer.status == 200
    assert 'role="alert"' in answer.text
    assert "mistaken" not in answer.text


@pytest.mark.parametrize(
    "body",
    [
        form(("file", "f.txt", b"x" * 100_000)),
        b"no form at all",
        b"",
        form(*((f"field{each}", "x") for each in range(20))),
        form(("passphrase", WORDS), end=False)[:-30],
    ],
)
def test_a_form_that_is_too_long_or_none_leaves_it_locked(locked, body):
    assert "Passphrase" in locked.post("/unlock", body, kind=KIND).text
    assert not locked.workbench.case.is_open
