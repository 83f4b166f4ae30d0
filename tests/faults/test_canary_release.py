"""A unique word that was kept from print is in nothing that leaves and nothing that stays in the clear: gate, publish,
redact, scrub, and a reader that crashes on it.

Nor is the hash of an original in anything that leaves: whoever holds a suspect file could ask whether it is ours.
"""

import base64
import hashlib
import io
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image

from farbank.assemble import reading_room
from farbank.cli import redacting
from farbank.intake.confined import Confinement

HOSTILE = (str(Path(__file__).with_name("intake_hostile_worker.py")),)
SECRET = "kanarienvogelomega"
SHEET = f"""sheet: 1
case: "C"
language: en
sources:
  S-REED: {{kind: organisation, public: true, name: "Reed"}}
  S-CLERK: {{kind: partner_inside, reliability: B}}
items:
  E-PHOTO: {{file: {SECRET}.jpg, from: S-CLERK, acquired: 2024, how: "{SECRET}", language: en, title: "A quay", people_shown: [nobody], note: "{SECRET}"}}
  E-NOTE: {{file: note.txt, from: S-CLERK, acquired: 2024, how: "sent", language: en, title: "A note"}}
personas:
  P-{SECRET.upper()}: {{printed_as: "a resident", subject: S-CLERK}}
statements:
  - {{key: T-1, item: E-PHOTO, source: S-CLERK, says: "The ferry stopped.", language: en, note: "{SECRET}"}}
consents:
  - {{source: S-CLERK, fields: [any], outlets: [sample-desk], languages: [en], given: 2024-01, note: "{SECRET}"}}
reports:
  R-1: {{file: report.md}}
"""
REPORT = """---
title: "The quay"
outlet: sample-desk
language: en
published: 2024-08-01
---
The ferry stopped [@T-1].

![The quay](E-PHOTO){alt="a quay"}
"""


def spelled():
    for word in (SECRET, SECRET.upper(), SECRET.title()):
        yield from (word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode().hex().encode())
        yield from (base64.b64encode(b"x" * shift + word.encode())[4 if shift else 0 : -4] for shift in range(3))


def unpacked(content):
    """The bytes of a file, and of whatever is packed in it: parts of a zip, streams of a PDF, pictures in a page."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            for name in box.namelist():
                yield from (name.encode(), *unpacked(box.read(name)))
    for at in (found for found in range(len(content)) if content[found : found + 7] == b"stream\n"):
        try:
            yield zlib.decompressobj().decompress(content[at + 7 :])
        except zlib.error:
            continue


def hits(folder, words):
    return [
        path.name
        for path in sorted(folder.rglob("*"))
        for content in ([path.name.encode(), *unpacked(path.read_bytes())] if path.is_file() else [path.name.encode()])
        if any(each in content for each in words)
    ]


@pytest.fixture
def kept(empty, tmp_path, monkeypatch):
    """A case whose every private place holds the word, and the folders that farbank may write to."""
    material = tmp_path / "material"
    material.mkdir()
    picture = Image.new("RGB", (640, 480), (120, 130, 125))
    exif = picture.getexif()
    exif[0x010E] = SECRET
    picture.save(material / f"{SECRET}.jpg", exif=exif, comment=SECRET.encode())
    (material / "note.txt").write_text(f"A note with {SECRET} in it.")
    (material / "desk.yaml").write_text(SHEET)
    (material / "report.md").write_text(REPORT)
    for name in ("tmp", "home", "out"):
        (tmp_path / name).mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    empty.good("apply", material / "desk.yaml")
    looked = ("--by", "the desk", "--because", "looked at in full size")
    empty.good("decide", "E-PHOTO", "the picture", "--print", *looked)
    return empty


def everywhere(kept, tmp_path):
    words = tuple(spelled())
    return [found for name in ("tmp", "home", "out") for found in hits(tmp_path / name, words)] + hits(kept.case, words)


@pytest.mark.parametrize("form", ["site", "cms", "docx"])
def test_what_is_published_and_what_stays_hold_no_canary_and_no_hash_of_an_original(kept, tmp_path, form):
    gate = kept.good("gate", "R-1", "--json")
    ran = kept.good("publish", "R-1", "--out", tmp_path / "out" / form, "--for", form)
    assert SECRET not in (gate.out + gate.err + ran.out + ran.err).lower()
    assert everywhere(kept, tmp_path) == []
    original = hashlib.sha256((tmp_path / "material" / f"{SECRET}.jpg").read_bytes())
    prints = (original.digest(), original.hexdigest().encode(), base64.b64encode(original.digest()))
    assert hits(tmp_path / "out", prints) == []


def test_copies_hold_none(kept, tmp_path):
    folder = tmp_path / "out"
    photo = tmp_path / "material" / f"{SECRET}.jpg"
    ran = kept.good("redact", "E-PHOTO", "--box", "10,10,50,50", "--because", "a bystander", "--out", folder / "a.jpg")
    told = kept.good("scrub", photo, "--out", folder / "b.png", "--canary", SECRET)
    assert SECRET not in ran.out + ran.err + told.err
    assert SECRET not in told.out.replace(str(photo), "")
    assert everywhere(kept, tmp_path) == []


@pytest.mark.parametrize("act", ["crash", "fail", "nonsense", "allocate"])
def test_a_reader_that_crashes_on_it_leaves_none(kept, tmp_path, monkeypatch, act):
    """The hostile reader meets the word, with its act before it, and goes down."""

    def confined(*, unconfined=False):
        return Confinement(worker=HOSTILE, unconfined=unconfined)

    for place in (reading_room, redacting):
        monkeypatch.setattr(place, "confined", confined)
    (tmp_path / "old.txt").write_text(act)
    for argv in (["redact", "E-NOTE", "--people-dealt-with", "--because", "x"],
                 ["scrub", tmp_path / "old.txt", "--out", tmp_path / "out" / "c.txt", "--canary", SECRET]):  # fmt: skip
        ran = kept(*argv)
        assert ran.status == 1
        assert SECRET not in ran.out + ran.err
        assert "Traceback" not in ran.err
    assert everywhere(kept, tmp_path) == []
    assert not list((tmp_path / "out").iterdir())


def test_the_search_looks_into_what_is_packed(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as box:
        box.writestr("word/document.xml", f"<t>{SECRET}</t>" * 20)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\nstream\n" + zlib.compress(SECRET.encode() * 9) + b"\nendstream")
    assert hits(tmp_path, tuple(spelled())) == ["a.docx", "b.pdf"]
