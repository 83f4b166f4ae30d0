"""The last door: words for a person, a status for a program, nothing that steers a terminal."""

import errno
import io
import sys
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank import errors
from farbank.cli import edge


@given(st.text())
def test_what_is_visible_is_printable_and_steers_nothing(text):
    shown = edge.visible(text)
    assert all(each.isprintable() or each == "\t" for each in shown)
    assert not set(shown) & set("\u200e\u200f\u202a\u202e\u2066\u2069\x1b\r\n")
    shown.encode()


@pytest.mark.parametrize("text", ["압록강 鴨緑江 é", "a\tb", "S-REED: “said”", "\U0001f5fa"])
def test_ordinary_words_of_any_script_stay_as_they_are(text):
    assert edge.visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a\\u000ab"), ("\x1b[31m", "\\u001b[31m"), ("x\u202ey", "x\\u202ey"), ("\udcff", "\\udcff")],
)
def test_what_steers_a_terminal_is_shown_by_its_number(text, shown):
    assert edge.visible(text) == shown


def ends(monkeypatch, capsys, failure):
    @click.command()
    def command():
        raise failure

    monkeypatch.setattr(sys, "argv", ["farbank"])
    return edge.run(command), capsys.readouterr().err


FAILURES = [
    (errors.Refused("no"), 1),
    (errors.Missing("no"), 1),
    (errors.Held("no"), 3),
    (errors.Damage("no"), 4),
    (errors.RolledBack("no"), 4),
    (errors.Locked("no"), 5),
    (errors.Conflict("no"), 6),
    (errors.DiskTrouble("no"), 7),
    (click.UsageError("no"), 2),
    (OSError(errno.ENOSPC, "no"), 7),
    (KeyboardInterrupt(), 130),
    (MemoryError(), 70),
    (RuntimeError("secret words"), 70),
]


@pytest.mark.parametrize(("failure", "status"), FAILURES, ids=[type(each).__name__ for each, _ in FAILURES])
def test_every_failure_has_its_status_and_its_words(monkeypatch, capsys, failure, status):
    ended, told = ends(monkeypatch, capsys, failure)
    assert ended == status
    assert "farbank: " in told
    assert "Traceback" not in told


def test_a_fault_of_farbank_names_its_kind_and_place_and_not_what_it_met(monkeypatch, capsys):
    _, told = ends(monkeypatch, capsys, RuntimeError("secret words"))
    assert "RuntimeError at farbank" in told
    assert "secret" not in told


def test_every_complaint_of_a_sheet_has_a_line_of_its_own(monkeypatch, capsys):
    complaints = tuple(errors.Complaint(file="a.yaml", line=n, key="k", expected="x\ny") for n in (1, 2))
    _, told = ends(monkeypatch, capsys, errors.Complained(complaints[:1] + complaints[1:]))
    assert [line for line in told.splitlines() if "a.yaml" in line] == [f"farbank: a.yaml:{n}: k: x" for n in (1, 2)]


def test_a_status_that_a_command_gives_is_the_status_of_farbank(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["farbank"])
    assert edge.run(click.Command("held", callback=lambda: 3)) == 3
    assert edge.run(click.Command("done", callback=lambda: None)) == 0


@pytest.mark.parametrize(("encoding", "plain"), [("utf-8", False), ("ascii", True), ("euc-kr", True)])
def test_a_document_fits_the_stream_it_goes_to(monkeypatch, encoding, plain):
    content = io.BytesIO()
    stream = io.TextIOWrapper(content, encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    edge.document({"river": "압록강 𠮷"})
    stream.flush()
    assert (b"\\ud640" in content.getvalue() or b"\\uc555" in content.getvalue()) is plain


def test_who_stands_in_a_folder_whose_place_another_took_stands_in_that(tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "farbank.toml").touch()
    monkeypatch.setenv("PWD", str(tmp_path / "here"))
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "made").rename(tmp_path / "here")
    edge.stand_where_the_shell_stands()
    assert Path("farbank.toml").exists()
    monkeypatch.setenv("PWD", str(tmp_path))
    edge.stand_where_the_shell_stands()
    assert Path("farbank.toml").exists()  # where one stands is still there
