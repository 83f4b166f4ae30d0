"""Hostile bundles: each gives a value or a refusal in words, within bounds of memory, and never a value of a sidecar."""

import hashlib
import json
import os
import stat
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farbank.errors import FarbankError
from farbank.intake.bundles.bundle import RESTRICTED, Bundle
from farbank.intake.bundles.mbox import mbox
from farbank.intake.bundles.opening import KINDS, open_bundle
from farbank.intake.bundles.proofmode import proofmode
from farbank.intake.bundles.recognise import recognise

CANARIES = ("41.9812345", "128.1723456", "de:ad:be:ef:12:34", "359881030314356")
PHOTO = b"\xff\xd8\xff photo"
STEM = hashlib.sha256(PHOTO).hexdigest()
COLUMNS = "DeviceID,Wifi MAC,Location.Latitude,Location.Longitude,Proof Generated,File Hash SHA256"
VALUES = f"{CANARIES[3]},{CANARIES[2]},{CANARIES[0]},{CANARIES[1]},2026-05-01,{STEM}"
TABLE = f"{COLUMNS},\n{VALUES},".encode()
NOTE = json.dumps(dict(zip(COLUMNS.split(","), VALUES.split(","), strict=True))).encode()
MEGABYTES = 1 << 20


def zipped(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as box:
        for name, content in members:
            box.writestr(name, content)
    return path


def said(bundle):
    return repr((bundle.verdicts, bundle.remarks, bundle.skipped, [part.claims for part in bundle.parts]))


def silent(bundle):
    return not [canary for canary in CANARIES if canary in said(bundle)]


def told(path, kind):
    """Every canary that comes out of a bundle, or out of the refusal to open it."""
    try:
        words = said(open_bundle(path, kind=kind))
    except FarbankError as refusal:
        words = f"{refusal} {refusal.advice} {refusal.__cause__}"
    return [canary for canary in CANARIES if canary in words]


def sidecars(bundle):
    return [part for part in bundle.parts if part.role == "sidecar"]


def peak(work):
    tracemalloc.start()
    try:
        kept = work()
        return tracemalloc.get_traced_memory()[1], kept
    finally:
        tracemalloc.stop()


NASTY = ["../../etc/cron.d/x", "/etc/passwd", "C:\\x.proof.csv", "a/../../b.proof.csv", "\\\\host\\x"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_names_that_lead_elsewhere_are_left_in_the_zip(tmp_path, kind):
    path = zipped(
        tmp_path / "a.zip", [("a.jpg", PHOTO), *((name, TABLE) for name in NASTY), (f"{STEM}.proof.csv", TABLE)]
    )
    before = sorted(tmp_path.rglob("*"))
    bundle = open_bundle(path, kind=kind)
    assert sorted(tmp_path.rglob("*")) == before
    assert all(part.file.path == "a.zip" or part.file.path.startswith("a.zip/") for part in bundle.parts)
    assert not [part for part in bundle.parts if ".." in part.file.path.split("/")]
    assert silent(bundle)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_bombs_links_and_second_members_of_a_name_are_left(tmp_path):
    link = zipfile.ZipInfo("link.proof.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    bomb = (f"{STEM}.proof.json", b"{" + b" " * 40_000_000)
    members = [("a.jpg", PHOTO), (f"{STEM}.proof.csv", TABLE), (link, b"/etc/passwd"), bomb, ("a.jpg", b"another")]
    bundle = open_bundle(zipped(tmp_path / "a.zip", members))
    assert bundle.kind == "proofmode"
    assert {each.path: each.because for each in bundle.skipped}.keys() == {
        "a.zip/link.proof.csv",
        f"a.zip/{STEM}.proof.json",
        "a.zip/a.jpg",
    }
    assert silent(bundle)


def test_a_member_that_lies_about_its_size_is_left(tmp_path):
    path = zipped(tmp_path / "a.zip", [(f"{STEM}.proof.csv", TABLE), ("a.jpg", PHOTO * 900)])
    content = bytearray(path.read_bytes())
    struct.pack_into("<L", content, content.rfind(b"PK\x01\x02") + 24, 10)
    path.write_bytes(content)
    bundle = open_bundle(path)
    assert [each.path for each in bundle.skipped] == ["a.zip/a.jpg"]
    assert [part.file.name for part in sidecars(bundle)] == [f"{STEM}.proof.csv"]


@pytest.mark.parametrize("members", [10_001, pytest.param(100_000, marks=pytest.mark.long)])
def test_a_zip_of_too_many_members_is_not_opened(tmp_path, members):
    path = zipped(tmp_path / "a.zip", ((f"{n}.proof.csv", b"") for n in range(members)), zipfile.ZIP_STORED)
    assert recognise(path) == "plain"
    used, bundle = peak(lambda: open_bundle(path, kind="proofmode"))
    assert [part.role for part in bundle.parts] == ["container"]
    assert bundle.parts[0].tier == RESTRICTED
    assert "more than 10,000 members" in bundle.skipped[0].because
    assert used < 30 * MEGABYTES


def test_ten_thousand_members_are_opened_one_by_one_without_reading_the_directory_as_often(tmp_path):
    members = [(f"{n}.jpg", b"%d" % n) for n in range(4_000)]
    bundle = open_bundle(zipped(tmp_path / "a.zip", [*members, (f"{STEM}.proof.csv", TABLE)], zipfile.ZIP_STORED))
    read = []
    for part in bundle.parts[1:]:  # reading the directory for every member would take minutes
        with part.file.open() as stream:
            read.append(stream.read())
    assert read == [*(content for _, content in members), TABLE]


@pytest.mark.parametrize(
    "content",
    [
        f"{COLUMNS}\n{VALUES},".encode() + b"x" * 50_000_000,
        f'{COLUMNS}\n{VALUES},"'.encode() + b"x" * 3_000_000,
        f"{COLUMNS}\n{VALUES},".encode() + b"," * 200_000,
        f"{COLUMNS}\n".encode() + f"{VALUES}\n".encode() * 60_000,
        f"{COLUMNS}\n{VALUES}".encode() + b"\xff\xfe",
        f'{COLUMNS}\n"{VALUES}'.encode(),
        f'{COLUMNS}\n{VALUES},"x'.encode() + b'""' * 400_000,
    ],
    ids=["50 MB cell", "endless quote", "200,000 columns", "60,000 rows", "not UTF-8", "open quote", "quotes"],
)
def test_a_table_beyond_bounds_is_kept_restricted_and_told_without_its_values(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(PHOTO)
    (tmp_path / f"{STEM}.proof.csv").write_bytes(content)
    used, bundle = peak(lambda: open_bundle(tmp_path))
    (sidecar,) = sidecars(bundle)
    assert sidecar.tier == RESTRICTED
    assert sidecar.claims[0][1] == "unreadable"
    assert silent(bundle)
    assert used < 150 * MEGABYTES


@pytest.mark.parametrize(
    "content",
    [
        NOTE[:-1] + b', "x": ' + b"[" * 200_000 + b"]" * 200_000 + b"}",
        NOTE[:-1] + b', "x": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"}",
        NOTE[:-1],
        NOTE.replace(b'"' + STEM.encode() + b'"', b"1" * 5_000),
        NOTE + b" " * 5_000_000,
        b"\xff" + NOTE,
        b"[" + NOTE + b"]",
    ],
    ids=["deep lists", "deep objects", "cut", "a number for a hash", "too large", "not UTF-8", "a list"],
)
def test_a_note_beyond_bounds_is_kept_restricted_and_told_without_its_values(tmp_path, content):
    (tmp_path / "a.jpg").write_bytes(PHOTO)
    (tmp_path / f"{STEM}.proof.json").write_bytes(content)
    bundle = open_bundle(tmp_path, kind="proofmode")
    (sidecar,) = sidecars(bundle)
    assert sidecar.tier == RESTRICTED
    assert sidecar.claims[0][1] == "unreadable"
    assert silent(bundle)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, len(TABLE) - 1), byte=st.integers(0, 255), form=st.sampled_from([".csv", ".json"]))
def test_no_damage_to_a_sidecar_lets_a_value_out(tmp_path, place, byte, form):
    content = bytearray(TABLE if form == ".csv" else NOTE)
    content[place % len(content)] = byte
    (tmp_path / "a.jpg").write_bytes(PHOTO)
    (tmp_path / f"{STEM}.proof{form}").write_bytes(content)
    for kind in KINDS:
        assert not told(tmp_path, kind)


def test_a_sidecar_that_goes_away_is_a_refusal_or_a_part_and_never_a_trace(tmp_path):
    (tmp_path / "a.jpg").write_bytes(PHOTO)
    (tmp_path / f"{STEM}.proof.csv").write_bytes(TABLE)
    bundle = open_bundle(tmp_path)
    (tmp_path / "a.jpg").unlink()
    part = next(part for part in bundle.parts if part.role == "original")
    with pytest.raises(FarbankError, match="cannot be opened any more"):
        part.file.open()


def test_pipes_and_devices_among_the_files_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe.proof.csv")
    (tmp_path / f"{STEM}.proof.csv").write_bytes(TABLE)
    assert recognise(tmp_path) == "proofmode"
    assert "a pipe" in proofmode(tmp_path).skipped[0].because


FROM = b"From nobody@mail.example Fri May  1 10:00:00 2026\n"
MAIL = (
    b"From: a@mail.example\nSubject: =?euc-kr?B?sKE=?=\n\n"
    + b"words and words of a letter that was written on the far bank of the river\n" * 400
)


@pytest.mark.parametrize(
    ("messages", "least", "most"), [(500, 14, 10), pytest.param(5_000, 140, 20, marks=pytest.mark.long)]
)
def test_messages_stream_in_bounded_memory(tmp_path, messages, least, most):
    """The file is larger than all the memory that reading it takes: in MB, `least` and `most`."""
    path = tmp_path / "a.mbox"
    with path.open("wb") as file:
        for _ in range(messages):
            file.write(FROM + MAIL + b"\n")

    def read():
        bundle = mbox(path)
        sizes = set()
        for part in bundle.parts[1:]:
            with part.file.open() as stream:
                sizes.add(len(stream.read()))
        return bundle, sizes

    used, (bundle, sizes) = peak(read)
    assert path.stat().st_size > least * MEGABYTES
    assert len(bundle.parts) == messages + 1
    assert sizes == {len(MAIL)}
    assert used < most * MEGABYTES


def test_an_mbox_that_is_cut_short_after_it_was_opened_is_a_refusal(tmp_path):
    path = tmp_path / "a.mbox"
    path.write_bytes((FROM + MAIL + b"\n") * 3)
    bundle = mbox(path)
    path.write_bytes(FROM)
    with pytest.raises(FarbankError, match="shorter"), bundle.parts[2].file.open() as stream:
        stream.read()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"From " * 100_000, id="one long line"),
        pytest.param(FROM * 50_000, id="only From_ lines"),
        pytest.param(b"\n" * 50_000, id="empty lines"),
        pytest.param(b"\n" * 500_000, id="many empty lines", marks=pytest.mark.long),
        pytest.param(FROM + b"x" * 5_000_000, id="one long message"),
        pytest.param((FROM + b"\n") * 5_000, id="empty messages"),
        pytest.param((FROM + b"\n") * 50_000, id="many empty messages", marks=pytest.mark.long),
    ],
)
def test_a_strange_mbox_is_cut_into_values(tmp_path, content):
    path = tmp_path / "a.mbox"
    path.write_bytes(content)
    used, bundle = peak(lambda: mbox(path))
    assert isinstance(bundle, Bundle)
    assert used < 150 * MEGABYTES
    assert all(part.file.size >= 0 for part in bundle.parts)


REPORT = b"<html>Archived media for bellingcat/auto-archiver"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", REPORT + b"<title>" + b" " * 4_000_000),
        ("a.html", REPORT + b"<title>" * 500_000),
        ("a.html", REPORT + b"<td>timestamp</td><td>" * 200_000),
        ("a.html", REPORT + b"<td>timestamp</td><td>" + b"<b " * 1_000_000),
        ("a.html", REPORT + b"a" * 8_000_000),
        ("a.csv", b"status,metadata,media\nx,x," + b"'\\" * 450_000),
        ("a.csv", b"status,metadata,media\nx,x," + b"'" * 900_001),
        ("a.csv", b'status,metadata,media\nx,x,"' + b"'\\\n" * 300_000 + b'"'),
        ("a.csv", b"status,metadata,media\nx," + b"'url': '\\" * 100_000 + b",x"),
        ("a.csv", b"status,metadata,media\nx," + b"'url': datetime.datetime(" * 40_000 + b",x"),
        ("a.csv", b"link,archive status\n" + b"https://" + b"a." * 400_000 + b",x"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(len(value)),
)
def test_a_report_made_to_be_slow_is_read_in_its_length(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    assert open_bundle(tmp_path).kind == "auto-archiver"  # what grows with the square would take hours


def test_a_wacz_with_a_bomb_or_a_hostile_list_gives_verdicts(tmp_path):
    resources = [{"path": f"archive/{n}.warc", "hash": "sha256:0", "bytes": 10**18} for n in range(20_000)]
    members = [
        ("archive/a.warc", bytes(60_000_000)),
        ("datapackage.json", json.dumps({"resources": resources})),
        ("datapackage-digest.json", b"{" * 3_000),
    ]
    used, bundle = peak(lambda: open_bundle(zipped(tmp_path / "a.wacz", members)))
    codes = {code for verdict in bundle.verdicts for code in verdict.codes}
    assert codes == {"wacz.datapackage.differs", "wacz.members.left", "wacz.digest.unreadable"}
    assert used < 100 * MEGABYTES


@pytest.mark.parametrize("kind", ["proofmode", "tella", "auto-archiver", "wacz", "plain"])
def test_every_truncation_and_flip_of_a_zip_gives_a_bundle(tmp_path, kind):
    whole = zipped(tmp_path / "a.zip", [("강.jpg", PHOTO), (f"{STEM}.proof.csv", TABLE)]).read_bytes()
    for place in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[place] ^= 0xFF
        for content in (whole[:place], bytes(flipped)):
            (tmp_path / "a.zip").write_bytes(content)
            recognise(tmp_path / "a.zip")
            assert not told(tmp_path / "a.zip", kind)
