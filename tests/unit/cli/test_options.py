"""The passphrase file: its first line, and one clear sentence when it has none."""

import pytest

from farbank.cli.options import read_passphrase
from farbank.errors import Locked, Refused


@pytest.mark.parametrize(
    ("content", "passphrase"),
    [
        (b"six words\n", "six words"),
        (b"six words", "six words"),
        (b"six words\r\nmore\r\n", "six words"),
        (b" spaces stay \n", " spaces stay "),
        ("여섯 낱말\n".encode(), "여섯 낱말"),
        (b"\xef\xbb\xbfsix words\n", "six words"),
    ],
)
def test_the_first_line_is_the_passphrase_without_its_end(tmp_path, content, passphrase):
    (tmp_path / "pw").write_bytes(content)
    assert read_passphrase(tmp_path / "pw").value == passphrase


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nsix words\n"])
def test_an_empty_first_line_is_refused(tmp_path, content):
    (tmp_path / "pw").write_bytes(content)
    with pytest.raises(Refused, match="first line of the passphrase file"):
        read_passphrase(tmp_path / "pw")


def test_a_file_that_is_no_text_and_one_that_is_not_there_are_told_apart(tmp_path):
    (tmp_path / "pw").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Locked, match="cannot be read as text"):
        read_passphrase(tmp_path / "pw")
    with pytest.raises(Locked, match="there is no passphrase file"):
        read_passphrase(tmp_path / "none")
    with pytest.raises(Locked, match="cannot be read as text"):
        read_passphrase(tmp_path)


def test_a_line_longer_than_any_passphrase_is_refused_and_not_cut(tmp_path):
    (tmp_path / "pw").write_text("x" * 5000, encoding="utf-8")
    with pytest.raises(Refused, match="longer than"):
        read_passphrase(tmp_path / "pw")
