"""Albums as they come: broken scans among good ones, names in every script, thousands of files, and a Ctrl-C."""

import io
import os
import signal
import struct
import time
import zlib

import pytest
from PIL import Image


def scan(number):
    picture = Image.new("RGB", (60, 80), (number * 7 % 256, 120, number * 13 % 256))
    content = io.BytesIO()
    picture.save(content, "JPEG")
    return content.getvalue() + number.to_bytes(4, "big")  # other bytes each, the same kind of picture


def huge():
    """A PNG of a few bytes that claims 60,000 x 60,000 pixels."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(9_000))) + chunk(b"IEND", b"")


NAMES = (
    "편지 12-1.jpg", "편지 12-2.jpg", "手紙12-1枚.jpg", "手紙12-2枚.jpg", "信１２－１.jpg", "信１２－２.jpg", "письмо 12-1.jpg",
    "письмо 12-2.jpg", "e\u0301te 3-1.jpg", "e\u0301te 3-2.jpg", "رسالة 4-1.jpg", "رسالة 4-2.jpg",
)  # fmt: skip


def test_broken_scans_are_kept_among_good_ones_and_say_why(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    good = scan(1)
    for name, content in {
        "012-1.jpg": good,
        "012-2.jpg": good[:-40],
        "013.jpg": b"\xff\xd8\xff\xe0" + b"\0" * 200,
        "014.png": huge(),
        "015.jpg": b"",
        "016.jpg": b"no picture at all",
    }.items():
        (folder / name).write_bytes(content)
    items = {each["label"]: each for each in empty.good("add", folder, "--collection", "K-X", "--json").json["items"]}
    assert items["E-X-012"]["could_not"].startswith("leaf 2: the picture is cut short")
    assert "60,000 x 60,000 pixels" in items["E-X-014"]["could_not"]
    assert all(items[f"E-X-{number}"]["could_not"] for number in ("013", "015"))
    assert empty.good("list", "likeness", "--json").json["rows"] == []
    ran = empty.good("sheet", "--collection", "K-X", tmp_path / "x.xlsx", "--json")
    assert ran.json == {"file": str(tmp_path / "x.xlsx"), "rows": 5, "without_picture": 4}
    assert empty.good("apply", tmp_path / "x.xlsx", "--json").json["recorded"] == 0
    assert empty.good("verify", "--json").json["ok"]


def test_names_in_every_script_are_put_together(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(scan(number))
    (folder / os.fsdecode(b"strange\xff-1.jpg")).write_bytes(scan(98))
    items = empty.good("add", folder, "--collection", "K-X", "--json").json["items"]
    assert len(items) == len(NAMES) // 2 + 1
    assert len({each["label"] for each in items}) == len(items)


@pytest.mark.parametrize("name", ["K 1", "편지함", "K-" + "x" * 300, "x/y\n", "\u202egift"])
def test_a_collection_may_be_called_anything(empty, tmp_path, name):
    (tmp_path / "1.jpg").write_bytes(scan(1))
    ran = empty("add", tmp_path / "1.jpg", "--collection", name)
    assert ran.status == 0
    assert "\u202e" not in ran.out + ran.err


def test_the_same_album_under_another_source_is_other_items_that_name_the_equal_ones(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"012-{number}.jpg").write_bytes(scan(number))
    (tmp_path / "s.yaml").write_text("sheet: 1\nsources:\n  S-A: {kind: donor}\n  S-B: {kind: family}\n")
    empty.good("apply", tmp_path / "s.yaml")
    empty.good("add", folder, "--collection", "K-X", "--from", "S-A")
    (item,) = empty.good("add", folder, "--collection", "K-X", "--from", "S-B", "--json").json["items"]
    assert (item["id"], item["same_bytes"]) == ("E2", ["E1"])
    assert empty("add", folder, "--collection", "K-X", "--from", "S-NOBODY").status == 1
    assert empty("add", tmp_path / "gone", "--collection", "K-X").status == 1


@pytest.mark.long
@pytest.mark.timeout(900)
def test_after_a_ctrl_c_the_same_command_goes_on_and_nothing_is_there_twice(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    for number in range(1_000):
        (folder / f"{number // 2:04d}-{number % 2 + 1}.jpg").write_bytes(scan(number))
    child = empty.start("add", folder, "--collection", "K-X")
    while child.poll() is None and not len(list((empty.case / "objects").rglob("*"))) > 500:
        time.sleep(0.05)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=100)
    assert child.returncode in {0, 130}, (out, err)
    empty.good("add", folder, "--collection", "K-X")
    rows = empty.good("list", "item", "--json").json["rows"]
    assert len(rows) == len({each["label"] for each in rows}) == 500
    assert len(empty.good("list", "collection", "--json").json["rows"]) == 1
    assert empty.good("verify", "--json").json["ok"]
