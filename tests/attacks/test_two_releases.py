"""Two reports leave one case; whoever has every file of both learns nothing of the case: no numbers of the log, no ids, no
order of intake, no paths, no times but the day of publication, and no digest of an original."""

import hashlib
import io
import re
import struct
import zipfile
import zlib
from datetime import datetime
from html import unescape

import pytest
from PIL import Image

SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-HERON: {kind: partner_inside, reliability: B}
  S-REED: {kind: reporter, reliability: B}
items:
  E-FIRST: {file: first.txt, from: S-REED, acquired: 2024-07-03, how: "by courier", language: en, title: "The first note"}
  E-SECOND: {file: second.txt, from: S-HERON, acquired: 2024-07-19, how: "by courier", language: en, title: "The second note"}
  E-PHOTO: {file: photo.jpg, from: S-REED, acquired: 2024-06-27, how: "by courier", title: "A photograph of the quay", people_shown: "nobody"}
statements:
  - {key: T-ONE, item: E-FIRST, source: S-REED, says: "Ferries stopped.", language: en, when: "June 2024"}
  - {key: T-TWO, item: E-SECOND, source: S-HERON, says: "No ferry was seen.", language: en, when: "June 2024"}
findings:
  - {key: F-FERRY, text: "No ferry sails.", rests_on: [{statement: T-ONE, stance: supports, class: moderate}, {statement: T-TWO, stance: supports, class: moderate}]}
consents:
  - {source: S-HERON, fields: [any], outlets: [sample-desk], languages: [en], given: 2024-04}
reports:
  R-EARLY: {file: early.md}
  R-LATER: {file: later.md}
"""
HEAD = "---\ntitle: {title}\noutlet: sample-desk\nlanguage: en\npublished: {day}\n---\n"
EARLY = HEAD.format(title="The quiet harbour", day="2024-08-15") + (
    "No ferry sails [@F-FERRY]. A note says so too [@E-SECOND].\n\n"
    '![The quay, seen from the water](E-PHOTO){alt="A quay without boats"}\n'
)
LATER = HEAD.format(title="Still no ferry", day="2024-10-03") + (
    "The harbour is still shut, says a second note [@E-SECOND], and so says a first [@E-FIRST].\n"
)
pytestmark = pytest.mark.long  # four packages with their PDFs
STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
FORMS = (("R-EARLY", "site"), ("R-EARLY", "cms"), ("R-EARLY", "docx"), ("R-LATER", "site"))


def photo():
    content, picture = io.BytesIO(), Image.new("RGB", (120, 90), (90, 120, 90))
    exif = picture.getexif()
    exif[0x0132], exif[0x010F] = "2024:06:25 07:31:12", "Phonemaker"
    picture.save(content, "JPEG", exif=exif)
    return content.getvalue()


def inside(content):
    """All bytes of a file that a second reader gets at: members of archives, inflated streams, and text unescaped."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            for each in opened.infolist():
                yield each.filename.encode() + each.comment + each.extra
                yield from inside(opened.read(each))
    else:
        yield content
    for found in STREAM.findall(content):
        try:
            yield zlib.decompress(found)
        except zlib.error:
            yield found
    if b"<html" in content[:400] or b"<?xml" in content[:100]:
        yield unescape(content.decode()).encode()


@pytest.fixture(scope="module")
def case(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("harbour")
    for name, text in (("desk.yaml", SHEET), ("early.md", EARLY), ("later.md", LATER)):
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "first.txt").write_text("Ferries stopped in June, says the first.\n", encoding="utf-8")
    (folder / "second.txt").write_text("Nothing sails, says the second.\n", encoding="utf-8")
    (folder / "photo.jpg").write_bytes(photo())
    return made("casefolder", ("apply", folder / "desk.yaml"))


@pytest.fixture(scope="module")
def files(case, tmp_path_factory):
    """Every file of both reports, of one in every form, by (report, form, path)."""
    out = tmp_path_factory.mktemp("out")
    found = {}
    for report, form in FORMS:
        case.good("publish", report, "--out", out / report / form, "--for", form)
        for path in sorted((out / report / form).rglob("*")):
            if path.is_file():
                found[report, form, path.relative_to(out / report / form).as_posix()] = path.read_bytes()
    assert {report for report, _, _ in found} == {"R-EARLY", "R-LATER"}
    return found


@pytest.fixture(scope="module")
def readable(files):
    """The same with all that a second reader gets at, fonts and pixels aside."""
    return {
        name: b"\n".join(inside(content))
        for name, content in files.items()
        if not name[2].endswith((".woff2", ".png", ".jpg"))
    }


def holding(readable, *wanted):
    return [(name, each) for name, content in readable.items() for each in wanted if each in content]


def test_no_id_and_no_label_of_the_case_is_in_any_file(case, readable):
    ids = re.compile(rb"(?<![\w#.\-/=\"'+])(?:[EFTSRPN]\d{1,3}|[EFTSR]-[A-Z]{3,})(?![\w.\-])")
    texts = {name: content for name, content in readable.items() if not name[2].endswith((".svg", ".css", ".pdf"))}
    assert [(name, ids.findall(content)) for name, content in texts.items() if ids.search(content)] == []
    labels = re.findall(r"^  ([A-Z]-[A-Z]+)", SHEET, re.MULTILINE)
    assert holding(readable, *(each.encode() for each in (*labels, "T-ONE", "T-TWO", "F-FERRY"))) == []
    assert not any(label in name[2] for name in readable for label in labels)


def test_nothing_of_the_log_is_in_any_file(case, files, readable):
    """Its root, its size, the digests of its leaves, when it was anchored: none of them dates a release."""
    log = case.good("verify", "--json").json["log"]
    assert log["root"]
    assert holding(files, log["root"].encode(), bytes.fromhex(log["root"])) == []
    assert holding(readable, b"tree size", b"tree_size", b"leaf", b"inclusion", str(case.case).encode()) == []
    assert holding(readable, case.case.name.encode(), b"/tmp/", b"/home/") == []


def test_no_digest_of_an_original_is_in_any_file(case, files, tmp_path):
    """A plain digest lets whoever seizes the phone confirm that it was the source's: only salted commitments leave."""
    originals = [b"Ferries stopped in June, says the first.\n", b"Nothing sails, says the second.\n", photo()]
    digests = [hashlib.new(how, each) for how in ("sha256", "sha1", "md5", "sha512") for each in originals]
    kept = [path for path in (case.case / "objects").rglob("*") if path.is_file()]
    stored = [path.name for path in kept]
    assert len(stored) >= len(originals)
    digests += [hashlib.sha256(path.read_bytes()) for path in kept]
    words = [each.hexdigest()[:16].encode() for each in digests] + [
        name[:16].encode() for name in stored if len(name) > 30
    ]
    raw = [each.digest()[:12] for each in digests]
    every = {name: b"\n".join(inside(content)) for name, content in files.items()}
    assert holding(every, *words, *raw) == []


def test_no_time_but_the_day_of_publication_is_in_any_file(readable):
    """Not when it was made, not in which time zone, not when anything came."""
    days = {
        "R-EARLY": (b"15 August 2024", b"20240815", b"2024-08-15"),
        "R-LATER": (b"3 October 2024", b"20241003", b"2024-10-03"),
    }
    now = datetime.now().astimezone()
    never = (f"{now:%Y-%m-%d}", f"{now:%Y%m%d}", f"{now.day} {now:%B %Y}", "2024-07-03", "2024-07-19", "3 July 2024", "19 July 2024", "+0900", "+09'00", "07:31:12")  # fmt: skip
    assert holding(readable, *(each.encode() for each in never)) == []
    stamps = re.compile(rb"\b20\d\d-\d\d-\d\d(?:T[\d:.]+)?|D:20\d{6,12}|\b\d\d:\d\d:\d\d\b")
    for (report, form, path), content in readable.items():
        for found in stamps.findall(content):
            day = found.removeprefix(b"D:")[:10] if b"-" in found else found.removeprefix(b"D:")[:8]
            assert day in days[report], (report, form, path, found)
    assert all(holding({name: content for name, content in readable.items() if name[0] == other}, *wanted) == []
               for other, wanted in (("R-LATER", days["R-EARLY"]), ("R-EARLY", days["R-LATER"])))  # fmt: skip


def test_every_archive_has_one_time_and_every_picture_none(files):
    archives = [content for name, content in files.items() if zipfile.is_zipfile(io.BytesIO(content))]
    assert archives
    for content in archives:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            assert {each.date_time for each in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert len({(each.create_system, each.external_attr) for each in opened.infolist()}) == 1
            assert not any(each.extra or each.comment for each in opened.infolist())
    for name, content in files.items():
        if name[2].endswith(".png"):
            at, kinds = 8, set()
            while at < len(content):
                size, kind = struct.unpack(">I4s", content[at : at + 8])
                kinds.add(kind)
                at += 12 + size
            assert kinds <= {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"pHYs"}, (name, kinds)
        if name[2].endswith(".jpg"):
            assert b"Exif" not in content
            assert b"Phonemaker" not in content


def test_the_order_of_intake_shows_in_no_number_and_no_name(case, files):
    """Evidence is numbered as it is read, and named by chance: the same item has the same name in both reports."""
    page = files["R-LATER", "site", "index.html"].decode()
    first, second = page.index("The second note"), page.index("The first note")
    assert first < second
    names = {report: sorted(path for r, form, path in files if r == report and form == "site" and path.startswith("e/")) for report in ("R-EARLY", "R-LATER")}  # fmt: skip
    assert all(re.fullmatch(r"e/e[0-9a-f]{10}\.html", each) for some in names.values() for each in some)
    assert set(names["R-EARLY"]) & set(names["R-LATER"])
