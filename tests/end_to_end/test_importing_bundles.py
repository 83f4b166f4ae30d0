"""What other people's tools made, through the real commands: kept whole, checked, and silent about where a phone was."""

import base64
import csv
import gzip
import hashlib
import io
import json
import re
import subprocess
import tarfile
import zipfile
from email.message import EmailMessage
from itertools import product

import pytest

from farbank.assemble.newsroom import newsroom
from farbank.errors import Damage
from farbank.facts.parcel import HandlingNoted
from farbank.values.handling import Secret

WORDS = Secret("six words here now okay fine")
LATITUDE, LONGITUDE = "41.9812345", "128.1723456"
WIFI_MAC, DEVICE_ID, IP = "de:ad:be:ef:12:34", "359881030314356", "10.23.45.67"
CANARIES = (LATITUDE, LONGITUDE, WIFI_MAC, DEVICE_ID, IP)
SENSED = {
    "DeviceID": DEVICE_ID,
    "Wifi MAC": WIFI_MAC,
    "IPv4": IP,
    "Location.Latitude": LATITUDE,
    "Location.Longitude": LONGITUDE,
    "Language": "ko",
    "Proof Generated": "2026-05-01T10:00:00.000Z",
}
PHOTO = b"\xff\xd8\xff\xe0 no real photo"
KEY = b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQENBF\n=abcd\n-----END PGP PUBLIC KEY BLOCK-----\n"
NAMES = ("강가 사진.jpg", "川辺の写真.jpg", "江边照片.jpg")


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def signature(of):
    words = base64.b64encode(of.encode())
    return b"-----BEGIN PGP SIGNATURE-----\n\n" + words + b"\n=abcd\n-----END PGP SIGNATURE-----\n"


def proof(content, suffix):
    values = SENSED | {"File Hash SHA256": sha256(content)}
    if suffix == "json":
        return json.dumps(values).encode()
    return (",".join(values) + ",\n" + ",".join(values.values()) + ",").encode()


def proofmode(names=NAMES[:1]):
    """The files of a ProofMode bundle, named by hash."""
    made = {"pubkey.asc": KEY}
    for name in names:
        content = PHOTO + name.encode()
        stem = sha256(content)
        made |= {name: content, f"{stem}.asc": signature(stem)}
        for suffix in ("csv", "json"):
            made |= {f"{stem}.proof.{suffix}": proof(content, suffix)}
            made |= {f"{stem}.proof.{suffix}.asc": signature(stem + suffix)}
    return made


def tella(name="강가.mp4"):
    columns = "File hash,File path,File name,Timestamp,Location latitude,Location longitude,IPv4,WiFi MAC,Device ID"
    row = f"{sha256(PHOTO)},/vault/1,{name},1777629600000,{LATITUDE},{LONGITUDE},{IP},{WIFI_MAC},{DEVICE_ID}"
    return {name: PHOTO, f"{name.rsplit('.', 1)[0]}.csv": f"{columns}\n{row}\n".encode()}


def archiver():
    address, name = "https://social.example/@bridge/status/12?lang=ko", "영상-3f9c.mp4"
    metadata = f"{{'_processed_at': '2026-05-01T10:00:07+00:00', 'url': '{address}', 'title': 'a bridge'}}"
    media = repr(
        [{"filename": f"/x/{name}", "key": name, "urls": [], "properties": {"hash": f"SHA-256:{sha256(PHOTO)}"}}]
    )
    table = io.StringIO()
    csv.writer(table).writerows([("status", "metadata", "media"), ("generic: success", metadata, media)])
    return {name: PHOTO, "db.csv": table.getvalue().encode()}


def warc():
    page = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + "<p>압록강</p>".encode()
    head = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:12345678-1234-4234-8234-123456789abc>\r\n"
    head += "WARC-Date: 2026-05-01T10:00:00Z\r\nWARC-Target-URI: https://news.example/\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    return gzip.compress(head.encode() + page + b"\r\n\r\n", mtime=0)


def wacz():
    archive = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    described = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "resources": [{"name": "data.warc", "path": "archive/data.warc", "hash": f"sha256:{sha256(archive)}",
                       "bytes": len(archive)}],
    }  # fmt: skip
    note = json.dumps(described).encode()
    digest = json.dumps({"path": "datapackage.json", "hash": f"sha256:{sha256(note)}"}).encode()
    return zipped({"archive/data.warc": archive, "datapackage.json": note, "datapackage-digest.json": digest})


def mbox():
    told = ("편지 첫째", "手紙 二通目")
    mails = []
    for words in told:
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@mail.example", "b@mail.example", words
        mail.set_content(f"{words}: no ferry sails.")
        mails.append(b"From nobody@mail.example Fri May  1 10:00:00 2026\n" + mail.as_bytes() + b"\n")
    return b"".join(mails)


def zipped(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in files.items():
            box.writestr(name, content)
    return buffer.getvalue()


def written(folder, files):
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def bundles(tmp_path):
    """Every bundle by its kind, as it would be handed over."""
    there = tmp_path / "handed over"
    there.mkdir()
    for name, content in (("증거.zip", zipped(proofmode(NAMES))), ("방문.warc.gz", warc()), ("site.wacz", wacz()),
                          ("편지.mbox", mbox()), ("tella.zip", zipped(tella()))):  # fmt: skip
        (there / name).write_bytes(content)
    return {
        "proofmode": there / "증거.zip",
        "proofmode folder": written(there / "proofs", proofmode()),
        "tella": there / "tella.zip",
        "tella folder": written(there / "tella", tella()),
        "auto-archiver": written(there / "archived", archiver()),
        "warc": there / "방문.warc.gz",
        "wacz": there / "site.wacz",
        "mbox": there / "편지.mbox",
    }


def taken(desk, path, *words):
    return desk.good("import", path, "--json", *words).json


def items(desk):
    return {
        row["id"]: desk.good("show", row["id"], "--json").json
        for row in desk.good("list", "item", "--json").json["rows"]
    }


def restricted(desk):
    return {name for name, shown in items(desk).items() if "handling" in shown["lists"]}


EXPECTED = {  # new items, restricted among them, derived ones
    "proofmode": (20, 17, 15),
    "proofmode folder": (7, 6, 5),
    "tella": (3, 2, 1),
    "tella folder": (2, 1, 1),
    "auto-archiver": (2, 0, 0),
    "warc": (1, 0, 0),
    "wacz": (1, 0, 0),
    "mbox": (3, 0, 2),
}


@pytest.mark.parametrize("what", EXPECTED)
def test_every_kind_comes_in_once_with_what_was_checked_on_which_day(empty, bundles, what):
    done = taken(empty, bundles[what], "--how", "on a stick")
    assert done["kind"] == what.partition(" ")[0]
    kept = items(empty)
    derived = [each for each in kept.values() if "derived from" in each["told"]]
    assert (len(kept), len(restricted(empty)), len(derived)) == EXPECTED[what]
    assert {each["id"] for each in done["items"] if each["restricted"]} == restricted(empty)
    assert done["verdicts"]
    lines = {line for shown in kept.values() for line in shown["lists"].get("verdicts", [])}
    assert len(lines) >= len({(each["tool"], each["verdict"]) for each in done["verdicts"]})
    for line in lines:
        assert re.match(r"20\d\d-\d\d-\d\d \d\d:\d\d [a-z -]+ \S+: \S", line), line
    assert all("on a stick" in each["told"]["how"] for each in kept.values())
    head = empty.good("verify", "--json").json["log"]["size"]
    again = taken(empty, bundles[what])
    assert (again["items"], again["verdicts"]) == ([], [])
    assert len(again["again"]) == len(kept)
    assert items(empty).keys() == kept.keys()
    assert len(restricted(empty)) == EXPECTED[what][1]
    assert {line for shown in items(empty).values() for line in shown["lists"].get("verdicts", [])} == lines
    assert empty.good("verify", "--json").json["log"]["size"] > head  # the receipts


def test_names_in_any_script_are_found_and_what_is_restricted_is_not(empty, bundles):
    taken(empty, bundles["proofmode"])
    for words in ("강가", "川辺", "江边", "写真"):
        (row,) = empty.good("find", words, "--json").json["rows"]
        assert row["id"] not in restricted(empty)
    for words in ("proof.csv", "pubkey", *CANARIES):
        assert empty.good("find", words, "--json").json["rows"] == [], words
    taken(empty, bundles["mbox"])
    assert empty.good("find", "手紙", "--json").json["rows"]


def spellings(word):
    """The bytes of a word as a disk might hold them; of base64 the part that does not depend on its place."""
    yield word.encode()
    yield word.encode("utf-16-le")
    yield word.encode().hex().encode()
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + word.encode())[4 if shift else 0 : -4]


def hits(*folders):
    found = []
    for path in (each for folder in folders for each in sorted(folder.rglob("*"))):
        content = (path.read_bytes() if path.is_file() else b"") + path.name.encode()
        found += [(word, path) for word in CANARIES for each in spellings(word) if each in content]
    return found


@pytest.fixture
def hideout(empty, tmp_path, monkeypatch):
    """The folders that farbank may write to: its case, the temp folder and the home of its user."""
    for name in ("tmp", "home", "out"):
        (tmp_path / name).mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return empty.case, tmp_path / "tmp", tmp_path / "home", tmp_path / "out"


def silent(run, *argv):
    """A command does what it is told, and says no canary."""
    ran = run(*argv)
    assert ran.status == 0, ran.err
    assert [word for word in CANARIES if word in ran.out + ran.err] == [], argv
    return ran


def opened(bag, key):
    """Everything that whoever a closed export was made for can read: its entries, and every object they open."""
    done = subprocess.run(["age", "-d", "-i", key, bag / "data/entries.age"], check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
        entries = b"\n".join(tar.extractfile(each).read() for each in tar)
    lines = set(re.findall(rb"AGE-SECRET-KEY-1[A-Z0-9]+", entries))
    key.with_name("objects.txt").write_bytes(b"".join(each + b"\n" for each in lines))
    held = [entries]
    for path in bag.glob("data/objects/*"):
        read = ["age", "-d", "-i", key.with_name("objects.txt"), path]
        held.append(subprocess.run(read, check=True, capture_output=True).stdout)
    return held


BUNDLES = ("proofmode", "proofmode folder", "tella", "tella folder")
WALKED = [("import", "proofmode"), ("add", "tella folder")]  # in the everyday run; the others with the long proofs


@pytest.mark.parametrize(
    ("verb", "what"),
    [
        each if each in WALKED else pytest.param(*each, marks=pytest.mark.long)
        for each in product(("import", "add"), BUNDLES)
    ],
)
def test_no_command_says_where_the_phone_was_and_no_file_holds_it(empty, bundles, hideout, tmp_path, verb, what):
    out = tmp_path / "out"
    silent(empty.alone, verb, bundles[what])
    for row in empty.good("list", "item", "--json").json["rows"]:
        silent(empty, "show", row["id"])
    silent(empty.alone, "show", row["id"])
    for argv in (["list", "item"], *(["find", word] for word in CANARIES), ["verify"], ["weigh"], ["list", "copy"]):
        ran = empty(*argv)
        told = ran.out + ran.err
        assert [word for word in CANARIES if word in told and word not in argv] == []
        assert not ran.out or argv[0] != "find" or "nothing found" in ran.out
    silent(empty.alone, "export", out / "plain", "--plain")
    silent(empty.alone, "backup", out / "backup", "--keys", out / "keys")
    subprocess.run(["age-keygen", "-o", tmp_path / "key.txt"], check=True, capture_output=True)
    told = subprocess.run(["age-keygen", "-y", tmp_path / "key.txt"], check=True, capture_output=True, text=True)
    silent(empty.alone, "export", out / "closed", "--to", told.stdout.strip())
    assert hits(*hideout) == []
    held = b"\n".join(opened(out / "closed", tmp_path / "key.txt"))
    assert [word for word in CANARIES for each in spellings(word) if each in held] == []
    if verb == "import":
        assert PHOTO in held


def test_add_keeps_such_a_zip_closed_and_says_what_to_do(empty, bundles):
    ran = empty.good("add", bundles["proofmode"], "--json")
    assert [each["files"] for each in ran.json["items"]] == [["증거.zip"]]
    assert "it is restricted and was not looked into: see 'farbank import'" in ran.json["notices"][0]["notice"]
    assert restricted(empty) == {"E1"}
    done = taken(empty, bundles["proofmode"])
    assert done["again"] == ["E1"]
    assert len(done["items"]) == 19
    assert len(restricted(empty)) == 17


def test_add_restricts_the_notes_in_a_folder_and_takes_the_rest_as_ever(empty, bundles):
    ran = empty.good("add", bundles["proofmode folder"], "--json")
    notices = [each["path"].rpartition(".proof.")[2] for each in ran.json["notices"]]
    assert notices == ["csv", "csv.asc", "json", "json.asc"]
    assert len(restricted(empty)) == 4
    assert empty.good("find", "강가", "--json").json["rows"]


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_attached_to_a_letter_is_looked_at_as_well(empty, tmp_path, packed):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@mail.example", "b@mail.example", "photos"
    mail.set_content("See the attachment.")
    content = zipped(proofmode()) if packed else proof(PHOTO, "csv")
    mail.add_attachment(
        content, maintype="application", subtype="octet-stream", filename="p.zip" if packed else "p.csv"
    )
    (tmp_path / "letter.eml").write_bytes(mail.as_bytes())
    empty.good("add", tmp_path / "letter.eml")
    assert restricted(empty) == {"E2"}
    for word in CANARIES:
        assert empty.good("find", word, "--json").json["rows"] == []


def test_a_restricted_item_that_is_described_is_still_not_found(empty, bundles):
    taken(empty, bundles["tella folder"])
    (name,) = restricted(empty)
    empty.good("describe", name, "--what", "an unmistakable table")
    assert empty.good("find", "unmistakable", "--json").json["rows"] == []
    with newsroom(empty.case, WORDS) as room:
        room.record(lambda: [HandlingNoted(item=name, tier="", because="asked")])
    empty.good("describe", name, "--what", "an unmistakable thing")
    assert empty.good("find", "unmistakable", "--json").json["rows"]


def test_an_import_that_was_killed_is_finished_by_the_next_and_nothing_of_it_was_open(empty, bundles):
    kill = """
import os, signal
from farbank.keeping.ledger.ledger import SealedLedger
done, calls = SealedLedger.append, []
def append(self, *words, **named):
    calls.append(1)
    found = done(self, *words, **named)
    if len(calls) == {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    return found
SealedLedger.append = append
"""
    for number in (1, 2):
        child = empty.start("import", bundles["proofmode"], first=kill.format(number=number))
        child.communicate(timeout=60)
        assert child.returncode < 0
        for word in CANARIES:
            assert empty.good("find", word, "--json").json["rows"] == []
    taken(empty, bundles["proofmode"])
    kept = items(empty)
    derived = [each for each in kept.values() if "derived from" in each["told"]]
    assert (len(kept), len(restricted(empty)), len(derived)) == EXPECTED["proofmode"]
    assert any(each["lists"].get("verdicts") for each in kept.values())
    assert "All is as it was recorded." in empty.good("verify").out


@pytest.mark.parametrize("what", ["proofmode", "wacz", "mbox"])
def test_a_bundle_that_was_cut_off_is_kept_and_opens_nothing(empty, bundles, what):
    path = bundles[what]
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    ran = empty("import", path, "--json")
    assert "fault of its own" not in ran.err
    assert ran.status in {0, 1}
    for word in CANARIES:
        assert empty.good("find", word, "--json").json["rows"] == []


def test_a_source_that_is_not_there_is_refused_before_anything_is_kept(empty, bundles):
    before = empty.head()
    assert empty("import", bundles["proofmode"], "--from", "S-NOBODY").status == 1
    assert empty("import", bundles["proofmode"].parent / "none").status == 1
    assert empty.head() == before


@pytest.fixture
def bag(empty, tmp_path):
    """A field bag with a note, a ProofMode zip and what such a phone wrote down."""
    empty.good("member", "key", "--out", tmp_path / "DESK.pub")
    empty.good("field", tmp_path / "bag", "--to", tmp_path / "DESK.pub")
    seen = written(tmp_path / "seen", {"note.txt": "압록강의 배".encode(), "a.zip": zipped(proofmode()), **tella()})
    empty.good("-C", tmp_path / "bag", "add", seen, FARBANK_PASSPHRASE_FILE=None)
    return tmp_path / "bag"


def test_what_comes_out_of_a_field_bag_is_looked_into_by_the_same_command(empty, bag):
    done = empty.good("import", bag, "--json").json
    assert len(done["items"]) == 4
    assert len(done["restricted"]) == 2
    assert restricted(empty) == set(done["restricted"])
    assert empty.good("find", "압록강", "--json").json["rows"]
    for word in CANARIES:
        assert empty.good("find", word, "--json").json["rows"] == []
    assert not [each for each in items(empty).values()
                if each["lists"].get("reading") == ["not read yet"] and "handling" not in each["lists"]]  # fmt: skip
    again = empty.good("import", bag, "--json").json
    assert (again["items"], again["before"]) == ([], 4)


@pytest.mark.parametrize("harm", ["gap", "bit", "end"])
def test_a_field_bag_with_a_gap_or_an_alteration_ends_as_damage_after_all_that_is_whole_was_taken(empty, bag, harm):
    path = bag / "000002.age"
    if harm == "gap":
        path.unlink()
    else:
        content = path.read_bytes()
        path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if harm == "bit" else content[:-9])
    ran = empty("import", bag, "--json")
    assert ran.status == Damage.exit_status
    assert "the field bag is not as it was filled; what is whole in it was taken in" in ran.err
    assert ran.json["wrong"]
    assert len(ran.json["items"]) == 3
    assert len(empty.good("list", "item", "--json").json["rows"]) == 3
    assert "All is as it was recorded." in empty.good("verify").out
    told = empty("import", bag)
    assert told.status == Damage.exit_status
    assert "wrong: number 2" in told.err
