"""Exports in other people's hands: a bag that stock tools check, that only its readers open, and that another case takes."""

import base64
import errno
import hashlib
import io
import json
import os
import shutil
import signal
import subprocess
import tarfile
from itertools import count
from pathlib import Path

import pytest

from farbank.assemble.clock import SystemClock
from farbank.assemble.exporting import Asked, export
from farbank.assemble.newsroom import Newsroom, folds, newsroom
from farbank.errors import Damage, DiskTrouble
from farbank.facts.item import ItemReceived
from farbank.facts.parcel import HandlingNoted
from farbank.keeping.carrying.bag_paths import portable
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.case import open_case
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.objects import age_files
from farbank.values.handling import Secret
from farbank.views import custody

NOBODY = age_files.recipient_of(age_files.new_identity())  # nobody holds the other half any more
WORDS = Secret("six words here now okay fine")
GIVEN = "kanarienvogel-"
WANTED = ("wanted", "wantedtitle", "wantedstatement", "wantedsource")
OTHER = ("other", "othertitle", "othernote", "otherstatement", "othersource", "card", "restricted", "twinsource", "heading",
         "report")  # fmt: skip
SHEET = f"""sheet: 1
case: "{GIVEN}heading"
language: en
sources:
  S-WANTED: {{kind: organisation, public: true, name: "{GIVEN}wantedsource"}}
  S-OTHER: {{kind: organisation, public: true, name: "{GIVEN}othersource"}}
  S-TWIN: {{kind: organisation, public: true, name: "{GIVEN}twinsource"}}
items:
  E-WANTED: {{file: wanted.txt, from: S-WANTED, acquired: 2024, how: "sent", language: en, title: "{GIVEN}wantedtitle"}}
  E-OTHER: {{file: other.txt, from: S-OTHER, acquired: 2024, how: "sent", language: en, title: "{GIVEN}othertitle", note: "{GIVEN}othernote"}}
  E-SHUT: {{file: shut.txt, from: S-OTHER, acquired: 2024, how: "sent", language: en}}
  E-TWIN: {{file: twin.txt, from: S-TWIN, acquired: 2024, how: "sent", language: en}}
statements:
  - {{key: T-WANTED, item: E-WANTED, source: S-WANTED, says: "It is {GIVEN}wantedstatement.", language: en}}
  - {{key: T-OTHER, item: E-OTHER, source: S-OTHER, says: "It is {GIVEN}otherstatement.", language: en}}
reports:
  R-1: {{file: report.md}}
"""
REPORT = f'---\ntitle: "T"\nlanguage: en\n---\nIt says {GIVEN}report here [@T-OTHER].\n'


@pytest.fixture(scope="module")
def stock(made, tmp_path_factory):
    """A case with a canary in everything; two sources gave the same bytes, and one item is restricted."""
    folder = tmp_path_factory.mktemp("stock")
    for name, text in (
        ("wanted.txt", f"the {GIVEN}wanted letter"),
        ("twin.txt", f"the {GIVEN}wanted letter"),
        ("other.txt", f"the {GIVEN}other letter"),
        ("shut.txt", f"the {GIVEN}restricted letter"),
        ("card.txt", f"{GIVEN}card"),
        ("report.md", REPORT),
        ("desk.yaml", SHEET),
    ):
        (folder / name).write_text(text)
    desk = made(
        "exported",
        ("apply", folder / "desk.yaml"),
        ("card", "S-WANTED", "--file", folder / "card.txt"),
        ("list", "item"),
    )
    with newsroom(desk.case, WORDS) as room:
        room.record(lambda: [HandlingNoted(item="E3", tier="restricted", because="names")])
    return desk


@pytest.fixture
def full(stock, tmp_path):
    shutil.copytree(stock.case, tmp_path / "case")
    return type(stock)(case=tmp_path / "case", passphrase=stock.passphrase)


@pytest.fixture
def other(made, tmp_path):
    """An empty case of somebody else, on another computer, and the public key that they hand out."""
    shutil.copytree(made("somebody else's").case, tmp_path / "other")
    state = {"XDG_STATE_HOME": str(tmp_path / "their state")}
    desk = type(made("empty"))(case=tmp_path / "other", passphrase=made("empty").passphrase, environ=state)
    desk.good("member", "key", "--out", tmp_path / "other.pub")
    return desk


def closed(full, out, *rows):
    full.good("export", out, *rows, "--to", out.parent / "other.pub")
    return out


def every_byte(folder):
    return b"\n".join(
        path.relative_to(folder).as_posix().encode() + path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )


def canaries(content, words):
    found = []
    for word in words:
        whole = (GIVEN + word).encode()
        ends = (b".", b" ", b'"', b"\n", b"\\", b"\0")
        found += [word] * any(whole + end in content + b"\0" for end in ends)
    return found


@pytest.fixture
def reader(tmp_path):
    """An age identity that is no member of anything: its recipient, and what `age -d` and `tar` make of a bag's entries."""
    if shutil.which("age") is None:
        pytest.skip("needs Debian's age")
    subprocess.run(["age-keygen", "-o", tmp_path / "key.txt"], check=True, capture_output=True)
    told = subprocess.run(["age-keygen", "-y", tmp_path / "key.txt"], check=True, capture_output=True, text=True)

    def read(bag):
        done = subprocess.run(
            ["age", "-d", "-i", tmp_path / "key.txt", bag / "data" / "entries.age"], check=True, capture_output=True
        )
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as tar:
            return {each.name: tar.extractfile(each).read() for each in tar}

    return told.stdout.strip(), read


def bodies(entries):
    """The bodies that lie in the commits of an export, as text."""
    return b"\n".join(
        each["body"].encode() if isinstance(each["body"], str) else b""
        for name, line in entries.items()
        if name.startswith("commits/")
        for each in json.loads(line)["entries"]
    )


def secrets_of(desk):
    """Every plaintext hash of the case, and every line that opens an object."""
    with newsroom(desk.case, WORDS) as room:
        objects = [each for item in custody.every_item(room.rows) for each in item.objects]
        read = [custody.reading(room.rows, item.id) for item in custody.every_item(room.rows)]
        objects += [each.text for each in read if each and each.text]
    return [each.digest for each in objects], [each.identity.value for each in objects]


def test_a_whole_export_is_a_bag_to_others_and_tells_nothing_to_who_cannot_open_it(full, other, tmp_path):
    bagit = pytest.importorskip("bagit")
    out = closed(full, tmp_path / "bag")
    bagit.Bag(str(out)).validate()
    held = every_byte(out)
    assert canaries(held, (*WANTED, *OTHER)) == []
    assert GIVEN.encode() not in held
    digests, identities = secrets_of(full)
    assert len(digests) >= 8
    for digest in digests:
        raw = bytes.fromhex(digest)
        spellings = (
            digest.encode(),
            digest.upper().encode(),
            raw,
            base64.b64encode(raw),
            base64.urlsafe_b64encode(raw),
        )
        assert not [each for each in spellings if each.rstrip(b"=") in held]
    assert not [each for each in identities if each.encode() in held]
    for path in (out / "data" / "objects").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    names = {path.name for path in (out / "data").iterdir()}
    assert names == {
        "README.txt",
        "checkpoint",
        "entries.age",
        "objects",
        "policy.txt",
        "proofs",
        "ro-crate-metadata.json",
    }
    assert all(path.stat().st_mtime == 0 for path in out.rglob("*"))


def test_stock_age_and_tar_open_what_it_was_sealed_for_and_nothing_of_what_stays(full, tmp_path, reader):
    recipient, read = reader
    full.good("export", tmp_path / "bag", "--to", recipient)
    entries = read(tmp_path / "bag")
    assert next(iter(entries)) == "parcel.json"
    held = b"\n".join(entries.values())
    assert canaries(held, ("card", "restricted")) == []
    assert set(canaries(held, (*WANTED, *OTHER))) >= {"wantedtitle", "wantedstatement", "othersource", "twinsource"}
    identity = tmp_path / "identity.txt"
    lines = {each for each in held.decode().replace('\\"', '"').split('"') if each.startswith("AGE-SECRET-KEY-1")}
    identity.write_text("".join(f"{each}\n" for each in lines))
    texts = set()
    for path in (tmp_path / "bag" / "data" / "objects").iterdir():
        done = subprocess.run(["age", "-d", "-i", identity, path], check=True, capture_output=True, text=True)
        texts.add(done.stdout.strip())
    assert f"the {GIVEN}other letter" in texts
    assert f"the {GIVEN}restricted letter" not in texts


def test_of_a_selection_goes_what_is_said_of_it_and_not_a_word_more(full, tmp_path, reader):
    recipient, read = reader
    full.good("export", tmp_path / "bag", "E-WANTED", "--to", recipient)
    full.good("export", tmp_path / "open", "E-WANTED", "--plain")
    sealed, plain = b"\n".join(read(tmp_path / "bag").values()), every_byte(tmp_path / "open")
    assert set(canaries(plain, (*WANTED, *OTHER))) == set(WANTED)
    assert set(canaries(sealed, (*WANTED, *OTHER))) == set(WANTED) - {"wanted"}
    for held in (sealed, plain):
        assert b"S-TWIN" not in held
        assert b"S-OTHER" not in held
    assert len(list((tmp_path / "bag" / "data" / "objects").iterdir())) == 2  # the letter and the text read out of it
    assert {path.name for path in (tmp_path / "bag" / "data" / "proofs").iterdir()} == {
        path.name for path in (tmp_path / "open" / "data" / "proofs").iterdir()
    }


def test_what_is_restricted_goes_when_it_is_named_and_stays_so_and_cards_never(full, other, tmp_path):
    full.good("export", tmp_path / "all", "--plain")
    assert set(canaries(every_byte(tmp_path / "all"), ("restricted", "card"))) == set()
    assert not (tmp_path / "all" / "data" / "items" / "E3").exists()
    full.good("export", tmp_path / "one", "E-SHUT", "--plain")
    assert canaries(every_byte(tmp_path / "one"), ("restricted", "card")) == ["restricted"]
    other.good("import", tmp_path / "one", "--strangers")
    assert "handling" in other.good("show", "E-SHUT").out
    assert not other.good("find", f"{GIVEN}restricted", "--json").json["rows"]
    other.good("export", tmp_path / "on", "--plain")
    assert canaries(every_byte(tmp_path / "on"), ("restricted",)) == []


def test_a_plain_export_lies_open_and_says_so(full, tmp_path):
    bagit = pytest.importorskip("bagit")
    ran = full.good("export", tmp_path / "bag", "--plain")
    assert "It lies open: whoever holds it can read it." in ran.err
    assert "in the clear" in (tmp_path / "bag" / "data" / "README.txt").read_text()
    bagit.Bag(str(tmp_path / "bag")).validate()
    assert (tmp_path / "bag" / "data" / "items" / "E1" / "wanted.txt").read_text() == f"the {GIVEN}wanted letter"
    assert "in the clear" in full.good("show", "H1").out
    assert "in the clear" not in closed_readme(full, tmp_path)


def closed_readme(full, tmp_path):
    full.good("export", tmp_path / "shut", "--to", NOBODY)
    return (tmp_path / "shut" / "data" / "README.txt").read_text()


def test_a_foreign_verifier_takes_every_proof_in_it(full, other, tmp_path, foreign_verifier):
    out = closed(full, tmp_path / "bag") / "data"
    (key,) = [line.split()[1] for line in (out / "policy.txt").read_text().splitlines() if line.startswith("log ")]
    proofs = sorted((out / "proofs").glob("*.tlog-proof"))
    assert len(proofs) == 3
    for proof in proofs:
        ran = foreign_verifier("proof", key, proof.with_suffix(".json"), proof)
        assert ran.returncode == 0, ran.stderr
        assert (out / "checkpoint").read_bytes() in proof.read_bytes()


def test_the_crate_tells_each_file_and_item_and_no_name(full, other, tmp_path):
    out = closed(full, tmp_path / "bag")
    crate = json.loads((out / "data" / "ro-crate-metadata.json").read_text())
    ids = {each["@id"] for each in crate["@graph"]}
    there = {path.relative_to(out / "data").as_posix() for path in (out / "data").rglob("*") if path.is_file()}
    assert there - ids == set()
    assert "#E1" in ids or "E1" in str(sorted(ids))


@pytest.mark.parametrize("words", [("--to", NOBODY), ("--plain",)], ids=["closed", "plain"])
def test_the_validator_of_ro_crate_finds_nothing_that_is_required_missing(full, tmp_path, words):
    python = os.environ.get("ROCRATE_PYTHON", "")
    if not python:
        pytest.skip("ROCRATE_PYTHON does not name a Python with rocrate and roc-validator")
    full.good("export", tmp_path / "bag", *words)
    script = Path(__file__).parents[1] / "foreign" / "validate_crate.py"
    ran = subprocess.run([python, script, tmp_path / "bag/data", tmp_path], check=True, capture_output=True, text=True)
    said = json.loads(ran.stdout.splitlines()[-1])
    assert [each for each in said["issues"] if each[1] == "REQUIRED"] == []
    assert said["passed"] > 100


def taken(other, bag, *words):
    return other("import", bag, "--json", *words)


def test_another_case_takes_it_in_with_its_signers_and_what_was_checked(full, other, tmp_path):
    out = closed(full, tmp_path / "bag")
    before = other.head()
    ran = taken(other, out)
    assert ran.status == 1
    assert "is signed by a key that no member here has" in ran.err
    assert other.head() == before
    first = json.loads(other.good("import", out, "--strangers", "--json").out)
    assert first["new"] > 10
    assert {row["title"] for row in other.good("list", "item", "--json").json["rows"]} >= {
        f"{GIVEN}wantedtitle",
        f"{GIVEN}othertitle",
    }
    assert (
        "wantedstatement" in other.good("find", f"{GIVEN}wantedstatement").out
        or other.good("find", f"{GIVEN}wantedstatement", "--json").json["rows"]
    )
    shown = other.good("show", "E1", "--json").json
    assert "a key that no member here has" in shown["lists"]["signed elsewhere"][0]
    (verdict,) = shown["lists"]["verdicts"]
    assert verdict[:2] == "20"
    assert "farbank import " in verdict
    assert "its line leads to a head of" in verdict
    assert shown["told"]["how"] == "sent"
    again = json.loads(other.good("import", out, "--strangers", "--json").out)
    assert (again["new"], again["again"]) == (0, True)
    assert other.good("verify", "--json").json["damage"] == []
    assert "All is as it was recorded." in other.good("verify").out


def test_a_selection_and_then_the_whole_are_one_case(full, other, tmp_path):
    other.good("import", closed(full, tmp_path / "one", "E-WANTED"), "--strangers")
    assert len(other.good("list", "item", "--json").json["rows"]) == 1
    assert len(other.good("list", "source", "--json").json["rows"]) == 1
    other.good("import", closed(full, tmp_path / "all"), "--strangers")
    items = other.good("list", "item", "--json").json["rows"]
    assert sorted(each["label"] for each in items) == ["E-OTHER", "E-TWIN", "E-WANTED"]
    assert sorted(each["label"] for each in other.good("list", "source", "--json").json["rows"]) == [
        "S-OTHER", "S-TWIN", "S-WANTED",
    ]  # fmt: skip


def test_what_went_on_through_another_case_is_not_said_to_be_proven_by_the_log_of_the_first(
    full, other, made, tmp_path
):
    other.good("import", closed(full, tmp_path / "bag"), "--strangers")
    other.good("export", tmp_path / "on", "--plain")
    shutil.copytree(made("a third").case, tmp_path / "third")
    third = type(full)(
        case=tmp_path / "third", passphrase=full.passphrase, environ={"XDG_STATE_HOME": str(tmp_path / "3")}
    )
    third.good("import", tmp_path / "on", "--strangers")
    (verdict,) = third.good("show", "E1", "--json").json["lists"]["verdicts"]
    assert "a head of" not in verdict
    assert len(third.good("list", "item", "--json").json["rows"]) == 3
    assert "All is as it was recorded." in third.good("verify").out


def test_a_plain_export_is_taken_in_as_well(full, other, tmp_path):
    full.good("export", tmp_path / "bag", "--plain")
    other.good("import", tmp_path / "bag", "--strangers")
    assert len(other.good("list", "item", "--json").json["rows"]) == 3


def test_a_bag_for_somebody_else_does_not_open(full, other, tmp_path):
    full.good("export", tmp_path / "bag", "--to", NOBODY)
    before = other.head()
    ran = taken(other, tmp_path / "bag", "--strangers")
    assert ran.status == Damage.exit_status
    assert "sealed to somebody else, or damaged" in ran.err
    assert other.head() == before
    assert nothing_of_it(other)


def nothing_of_it(other):
    return not list((other.case / "objects").glob("*/*")) and not list((other.case / "staging").iterdir())


CLASSES = (
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", "data/README.txt", "data/checkpoint",
    "data/policy.txt", "data/entries.age", "data/ro-crate-metadata.json", "data/objects/*", "data/proofs/*.json",
    "data/proofs/*.tlog-proof",
)  # fmt: skip


def flip(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def resealed(bag):
    """The manifests of a bag as somebody would write them who altered it on purpose."""
    for name, files in (
        ("manifest-sha256.txt", sorted(path for path in (bag / "data").rglob("*") if path.is_file())),
        ("tagmanifest-sha256.txt", [bag / name for name in ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")]),
    ):
        lines = [
            f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(bag).as_posix()}\n" for path in files
        ]
        (bag / name).write_text("".join(lines))


@pytest.mark.parametrize("harm", [flip, cut, os.unlink])
def test_what_was_altered_in_any_file_is_refused_before_anything_is_recorded(full, other, tmp_path, harm):
    out = closed(full, tmp_path / "bag")
    before = other.head()
    for pattern in CLASSES:
        bad = tmp_path / "bad"
        shutil.copytree(out, bad)
        harm(min(bad.glob(pattern)))
        ran = taken(other, bad, "--strangers")
        assert ran.status in {1, Damage.exit_status}, (pattern, ran.out)
        assert "Traceback" not in ran.err
        shutil.rmtree(bad)
    assert other.head() == before
    assert nothing_of_it(other)


@pytest.mark.parametrize(
    "pattern",
    ["data/entries.age", "data/objects/*", "data/proofs/*.json", "data/proofs/*.tlog-proof", "data/policy.txt"],
)
def test_what_was_altered_and_summed_anew_is_refused_too(full, other, tmp_path, pattern):
    out = closed(full, tmp_path / "bag")
    before = other.head()
    flip(min(out.glob(pattern)))
    resealed(out)
    open_bag(out).check()
    ran = taken(other, out, "--strangers")
    assert ran.status in {1, Damage.exit_status}, ran.out
    assert other.head() == before
    assert nothing_of_it(other)


def test_an_object_that_was_left_out_on_purpose_is_refused(full, other, tmp_path):
    out = closed(full, tmp_path / "bag")
    min((out / "data" / "objects").iterdir()).unlink()
    (out / "bag-info.txt").write_text("External-Description: farbank export 1\n")
    resealed(out)
    before = other.head()
    ran = taken(other, out, "--strangers")
    assert ran.status == Damage.exit_status
    assert "does not hold it" in ran.err
    assert other.head() == before
    assert nothing_of_it(other)


@pytest.mark.parametrize("trick", ["fetch", "link", "up", "other tool", "two places"])
def test_what_a_bag_must_not_hold_is_refused(full, other, tmp_path, trick):
    out = closed(full, tmp_path / "bag")
    if trick == "fetch":
        (out / "fetch.txt").write_text("https://example.org/x 1 data/x\n")
    elif trick == "link":
        path = min((out / "data" / "objects").iterdir())
        shutil.move(path, tmp_path / "object")
        path.symlink_to(tmp_path / "object")
    elif trick == "up":
        shutil.move(out / "data" / "policy.txt", tmp_path / "policy.txt")
        text = (out / "manifest-sha256.txt").read_text()
        (out / "manifest-sha256.txt").write_text(text.replace("data/policy.txt", "data/../../policy.txt"))
    elif trick == "other tool":
        text = (out / "bag-info.txt").read_text()
        (out / "bag-info.txt").write_text(text.replace("farbank export 1", "A bag of somebody"))
        resealed(out)
    else:
        (out / "data" / "entries.tar").write_bytes(b"")
        (out / "bag-info.txt").write_text("External-Description: farbank export 1\n")
        resealed(out)
    before = other.head()
    ran = taken(other, out, "--strangers")
    assert ran.status in {1, Damage.exit_status}, ran.out
    assert "Traceback" not in ran.err
    assert "fault of its own" not in ran.err
    assert other.head() == before


NASTY = (
    "../../../etc/passwd", "/etc/passwd", "..", ".", "/", "", "CON", "nul.txt", "aux.tar.gz", "a:b", "C:\\Windows\\x.doc",
    "x\x00y.txt", "line\nbreak.txt", "tab\there.txt", "\u202egnp.exe", "\u200f\u200e", "x" * 400 + ".jpeg", "가" * 200 + ".jpg",
    "강가 사진.jpg", "川辺の写真.jpg", "江边照片.jpg", "e\u0301.txt", "~root", "trailing. ", " lead", "100%25.txt", "%2e%2e", 'a*b?c<d>e|f"g',
    "emoji👩‍👧.png", "x.tar." + "y" * 300, "\ud800", "-rf", "$(reboot)", "_", "name\u2028two",
)  # fmt: skip


def test_whatever_sources_call_their_files_a_plain_export_stands_and_stays_inside(empty, tmp_path):
    bagit = pytest.importorskip("bagit")
    with newsroom(empty.case, WORDS) as room:
        sealed = [room.objects.put(io.BytesIO(f"file {at}".encode())) for at in range(len(NASTY))]
        named = [name.encode("utf-8", "replace").decode() for name in NASTY]
        room.record(
            lambda: [
                ItemReceived(id=f"E{at}", label="", file_name=name, original=each)
                for at, (name, each) in enumerate(zip(named, sealed, strict=True), start=1)
            ]
        )
    empty.good("export", tmp_path / "bag", "--plain")
    bagit.Bag(str(tmp_path / "bag")).validate()
    items = tmp_path / "bag" / "data" / "items"
    for at in range(len(NASTY)):
        (path,) = (items / f"E{at + 1}").iterdir()
        assert path.read_text() == f"file {at}"
        assert portable(path.name) == path.name
        assert len(path.name.encode()) <= 255
    kept = {path.name for path in items.glob("*/*")}
    assert {"강가 사진.jpg", "川辺の写真.jpg", "江边照片.jpg", "passwd", "x.doc", "100_25.txt", "-rf"} <= kept
    assert all(path.name.endswith(".jpg") for path in items.glob("*/가*"))
    open_bag(tmp_path / "bag").check()


def test_files_of_one_item_lie_beside_each_other(empty, tmp_path):
    with newsroom(empty.case, WORDS) as room:
        pages = [room.objects.put(io.BytesIO(f"page {at}".encode())) for at in range(3)]
        room.record(
            lambda: [ItemReceived(id="E1", label="", file_name="a/..", original=pages[0], pages=tuple(pages[1:]))]
        )
    empty.good("export", tmp_path / "bag", "--plain")
    found = {path.name: path.read_text() for path in (tmp_path / "bag/data/items/E1").iterdir()}
    assert found == {"1-file": "page 0", "2-file": "page 1", "3-file": "page 2"}


def test_an_item_without_label_or_file_and_an_empty_case_are_exported(empty, other, tmp_path):
    empty.good("export", tmp_path / "none", "--plain")
    assert json.loads(other.good("import", tmp_path / "none", "--strangers", "--json").out)["new"] == 0
    (tmp_path / "note.txt").write_text("a barge")
    empty.good("add", tmp_path / "note.txt")
    with newsroom(empty.case, WORDS) as room:
        room.record(lambda: [ItemReceived(id="E2", label="E-LINK")])
    done = empty.good("export", tmp_path / "two", "--plain", "--json").json
    assert done["items"] == 1
    other.good("import", tmp_path / "two", "--strangers")
    rows = other.good("list", "item", "--json").json["rows"]
    assert [(each["label"], each["files"]) for each in rows] == [("", ["note.txt"]), ("E-LINK", [])]


def test_what_cannot_be_written_is_refused_before_it_is_recorded(full, other, tmp_path):
    (tmp_path / "there").mkdir()
    before = full.head()
    for words, said in (
        (("bag",), "say whom the export is for"),
        (("bag", "--plain", "--to", tmp_path / "other.pub"), "say whom the export is for"),
        (("bag", "--to", "age1xyz"), "age1xyz is no age recipient"),
        (("bag", "--to", tmp_path / "nobody"), "cannot be read"),
        (("bag", "--to", full.passphrase), "is not the public key of a desk"),
        (("there", "--plain"), "exists already"),
        (("bag", "E9", "--plain"), "there is nothing called E9"),
    ):
        ran = full("export", tmp_path / words[0], *words[1:])
        assert (ran.status, said in ran.err) == (1, True), ran.err
    assert full.head() == before
    assert not (tmp_path / "bag").exists()


def test_a_second_export_to_the_same_folder_leaves_the_first_as_it_is(full, other, tmp_path):
    out = closed(full, tmp_path / "bag")
    before = every_byte(out)
    assert full("export", out, "--plain").status == 1
    assert every_byte(out) == before
    assert len(full.good("list", "copy", "--json").json["rows"]) == 1


def test_an_object_that_is_damaged_or_gone_stops_the_export(full, tmp_path):
    with newsroom(full.case, WORDS) as room:
        path = room.kept.layout.object(custody.item(room.rows, "E1").original.name)
    flip(path)
    for words in (("--plain",), ("--to", NOBODY)):
        ran = full("export", tmp_path / "bag", *words)
        assert ran.status == Damage.exit_status, ran.err
    path.unlink()
    ran = full("export", tmp_path / "bag", "--plain")
    assert (ran.status, "is missing or damaged" in ran.err) == (Damage.exit_status, True)
    assert not list(tmp_path.glob("*bag*"))


class Refusing(Disk):
    """Refuses the n-th thing that is written outside of the case."""

    def __init__(self, outside):
        self.outside, self.left = outside, 0

    def _count(self, path):
        if path.is_relative_to(self.outside):
            self.left -= 1
            if not self.left:
                raise DiskTrouble(f"the disk refused {path}: {os.strerror(errno.ENOSPC)}")

    def create(self, path):
        self._count(path)
        return super().create(path)

    def make_dir(self, folder):
        self._count(folder)
        super().make_dir(folder)

    def rename(self, old, new):
        self._count(new)
        super().rename(old, new)


def test_a_full_disk_leaves_no_half_bag_and_every_copy_is_listed(full, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    disk = Refusing(stick)
    room = Newsroom(open_case(full.case, WORDS, folds, disk=disk), SystemClock())
    for refused in count():
        disk.left = refused + 1
        try:
            export(room, Asked(out=stick / "bag", only=("E-WANTED",), plain=True))
        except DiskTrouble:
            assert list(stick.iterdir()) == []
        else:
            break
    room.kept.close()
    assert refused > 10
    open_bag(stick / "bag").check()
    assert len(full.good("list", "copy", "--json").json["rows"]) == refused + 1


KILL = """
import os, signal
from farbank.keeping.disk.fsops import Disk
done = Disk.create
def create(self, path):
    if {when!r} in str(path):
        os.kill(os.getpid(), signal.SIGKILL)
    return done(self, path)
Disk.create = create
"""


@pytest.mark.parametrize("when", ["data/objects/", "data/entries.", "data/ro-crate", "tagmanifest"])
def test_a_killed_export_leaves_nothing_under_its_name_and_the_next_sweeps_the_rest(full, tmp_path, when):
    out = tmp_path / "stick" / "bag"
    out.parent.mkdir()
    child = full.start("export", out, "--plain", first=KILL.format(when=when))
    child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL
    assert not out.exists()
    full.good("export", out, "--plain")
    assert [path.name for path in out.parent.iterdir()] == ["bag"]
    open_bag(out).check()
    assert len(full.good("list", "copy", "--json").json["rows"]) == 2


def test_a_killed_import_is_finished_by_the_next(full, other, tmp_path):
    out = closed(full, tmp_path / "bag")
    kill = KILL.replace("Disk.create", "Disk.fsync_all").replace("def create(self, path)", "def create(self, paths)")
    kill = kill.replace("in str(path)", "in str(paths)").replace("done(self, path)", "done(self, paths)")
    child = other.start("import", out, "--strangers", first=kill.format(when="staging"))
    child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL
    other.good("import", out, "--strangers")
    assert len(other.good("list", "item", "--json").json["rows"]) == 3
    assert "All is as it was recorded." in other.good("verify").out
