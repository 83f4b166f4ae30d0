"""docs/reference/case-folder.md is enough: a case is opened by what that page says, with none of farbank's own code."""

import base64
import hashlib
import hmac
import json
import tomllib
from pathlib import Path

import msgspec
import pyrage
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

from farbank.assemble import backing_up, forgetting, members
from farbank.assemble.adding import Request, add
from farbank.assemble.newsroom import newsroom
from farbank.assemble.starting import start
from farbank.values.handling import Secret

WORDS = "violin harbour anchor copper lantern meadow"
OTHER_WORDS = "pebble lighthouse ribbon quarry anvil tundra"
LETTER = b"SAMPLE. The harbour was shut all winter.\n"
NOTE = b"SAMPLE. What is asked to be forgotten.\n"


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def derived(secret, info):
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=canonical(info)).derive(secret)


def opened(key, sealed, bound):
    return ChaCha20Poly1305(key).decrypt(sealed[:12], sealed[12:], canonical(bound))


def root_of(leaves):
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    left = 1 << ((len(leaves) - 1).bit_length() - 1)
    return hashlib.sha256(b"\1" + root_of(leaves[:left]) + root_of(leaves[left:])).digest()


def keys_in(path, words):
    """The member's own keys and the case secret, out of a key file of version 2."""
    assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
    shown = json.loads(path.read_bytes())
    header = {name: shown[name] for name in ("kdf", "kib", "lanes", "passes", "salt", "v")}
    key = Argon2id(
        salt=base64.b64decode(header["salt"]),
        length=32,
        iterations=header["passes"],
        lanes=header["lanes"],
        memory_cost=header["kib"],
    ).derive(words.encode())
    own = json.loads(opened(key, base64.b64decode(shown["sealed"]), header))
    identity = pyrage.x25519.Identity.from_str(own["identity"])
    inner = json.loads(pyrage.decrypt(base64.b64decode(shown["wrapped"]), [identity]))
    assert {name: inner[name] for name in ("case", "epoch", "member")} == {
        name: shown[name] for name in ("case", "epoch", "member")
    }
    return {**own, **inner}


class Stranger:
    """Somebody with the folder, a passphrase and the page."""

    def __init__(self, folder, words=WORDS):
        self.keys = self._mine(folder / "keys", words)
        self.secret = bytes.fromhex(self.keys["secret"])
        self.case, self.epoch = self.keys["case"], self.keys["epoch"]
        self.database = sqlcipher.connect(str(folder / "case.db"))
        raw = derived(self.secret, {"for": "database", "label": "farbank/1"}).hex()
        self.database.execute(f"PRAGMA key = \"x'{raw}'\"")

    def _mine(self, keys, words):
        for path in keys.iterdir():
            try:
                return keys_in(path, words)
            except InvalidTag:
                continue
        raise AssertionError("no key file opens with this passphrase")

    def compartment(self, name):
        info = {"epoch": self.epoch, "for": "compartments", "label": "farbank/1"}
        (wrapped,) = self.database.execute("SELECT wrapped FROM kept_compartment WHERE name = ?", (name,)).fetchone()
        bound = {"case": self.case, "epoch": self.epoch, "key": f"compartment {name}"}
        return opened(derived(self.secret, info), wrapped, bound)

    def rows(self):
        return self.database.execute("SELECT number, compartments, leaf, sealed FROM kept_entry ORDER BY number")

    def leaves(self):
        return [leaf for _, _, leaf, _ in self.rows()]

    def entries(self):
        """Number, leaf, sealed, salt and body of every entry that was not erased."""
        for number, text, leaf, sealed in self.rows():
            if not sealed:
                continue
            names = json.loads(text)
            joined = b"".join(self.compartment(name) for name in names)
            key = derived(joined, {"compartments": names, "for": "entries", "label": "farbank/1"})
            both = opened(key, sealed, {"case": self.case, "compartments": names, "n": number, "v": 1})
            yield number, leaf, sealed, both[:32], both[32:]


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A case that a second member wrote to, in which an item was forgotten, and its backup."""
    folder = tmp_path_factory.mktemp("case-folder")
    (folder / "letter.txt").write_bytes(LETTER)
    (folder / "note.txt").write_bytes(NOTE)
    start(folder / "case", Secret(WORDS))
    with newsroom(folder / "case", Secret(WORDS)) as room:
        add(room, None, Request(paths=[Path(folder / "note.txt")]))
        members.add_here(room, Secret(OTHER_WORDS), desk=False)
    with newsroom(folder / "case", Secret(OTHER_WORDS)) as room:
        add(room, None, Request(paths=[Path(folder / "letter.txt")]))
        forgetting.forget(room, forgetting.plan(room, "E1"), "asked")
    with newsroom(folder / "case", Secret(WORDS)) as room:
        backing_up.back_up_case(room, folder / "backup", "", folder / "keys")
    return folder


@pytest.fixture(scope="module")
def folder(work):
    return work / "case"


@pytest.fixture(scope="module", params=[WORDS, OTHER_WORDS], ids=["the first member", "the second member"])
def stranger(request, folder):
    found = Stranger(folder, request.param)
    yield found
    found.database.close()


def test_each_member_has_a_key_file_and_each_opens_the_same_case(folder):
    first, second = Stranger(folder, WORDS), Stranger(folder, OTHER_WORDS)
    assert (first.keys["member"], second.keys["member"]) == ("M1", "M2")
    assert (first.keys["desk"], second.keys["desk"]) == (True, False)
    assert first.secret == second.secret
    assert first.keys["signing"] != second.keys["signing"]
    assert [entry[4] for entry in first.entries()] == [entry[4] for entry in second.entries()]


def test_every_leaf_commits_to_its_body_and_every_object_to_its_bytes(folder, stranger):
    objects = 0
    for number, leaf, sealed, salt, body in stranger.entries():
        shown = json.loads(leaf)
        assert canonical(shown) == leaf
        assert shown["n"] == number
        assert shown["sealed"] == hashlib.sha256(sealed).hexdigest()
        assert shown["body"] == hmac.digest(salt, hashlib.sha256(body).digest(), "sha256").hex()
        for each in shown.get("objects", ()):
            content = (folder / "objects" / each["name"][:2] / each["name"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == each["name"]
            identity = pyrage.x25519.Identity.from_str(json.loads(body)["original"]["identity"]["value"])
            assert pyrage.decrypt(content, [identity]) == LETTER
            assert each["mac"] == hmac.digest(salt, hashlib.sha256(LETTER).digest(), "sha256").hex()
            objects += 1
    assert objects == 1


def test_every_commit_is_signed_by_its_member_over_the_leaves_that_follow_and_the_root_before(stranger):
    leaves = stranger.leaves()
    bodies = {number: json.loads(body) for number, _, _, _, body in stranger.entries()}
    keys = {body["member"]: body["verify_key"] for body in bodies.values() if body["kind"] == "member-joined"}
    commits = {number - 1: body for number, body in bodies.items() if body["kind"] == "commit"}
    for at, commit in commits.items():
        hashes = [hashlib.sha256(b"\0" + each).hexdigest() for each in leaves[at + 1 : at + 1 + commit["count"]]]
        prior = root_of(leaves[:at]) if at else hashlib.sha256(b"").digest()
        words = {"case": stranger.case, "first": at + 1, "leaves": hashes, "prior": prior.hex()}
        signer = Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys[commit["by"]]))
        signer.verify(bytes.fromhex(commit["signature"]), canonical(words))
    assert {commit["by"] for commit in commits.values()} == {"M1", "M2"}
    mine = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(stranger.keys["signing"])).public_key()
    assert mine.public_bytes_raw().hex() == keys[stranger.keys["member"]]


def test_what_was_erased_has_a_number_and_a_leaf_and_neither_body_key_nor_file(folder, stranger):
    record, _, _, _, body = next(entry for entry in stranger.entries() if b'"erasure-completed"' in entry[4])
    leaf = json.loads(stranger.leaves()[record - 1])
    assert leaf["type"] == "erasure"
    assert "E1" in json.loads(body)["of"]
    emptied = {
        number: (json.loads(names), json.loads(leaf)) for number, names, leaf, sealed in stranger.rows() if not sealed
    }
    assert set(leaf["erased"]) <= set(emptied)
    for names, shown in emptied.values():
        assert "E1" in names
        assert not any(
            (folder / "objects" / each["name"][:2] / each["name"]).exists() for each in shown.get("objects", ())
        )
    asked = "SELECT wrapped, erased_by FROM kept_compartment WHERE name = 'E1'"
    assert stranger.database.execute(asked).fetchone() == (None, record)
    assert stranger.epoch == 2


def test_the_tiles_lead_to_the_signed_root(folder, stranger):
    origin, size, root, gap, signature, _ = (folder / "log" / "checkpoint").read_text(encoding="utf-8").split("\n")
    leaves = stranger.leaves()
    assert base64.b64decode(root) == root_of(leaves[: int(size)])
    bundle = (folder / "log" / "tile" / "entries" / f"000.p/{size}").read_bytes()
    assert bundle == b"".join(len(each).to_bytes(2, "big") + each for each in leaves)
    policy = tomllib.loads((folder / "farbank.toml").read_text(encoding="utf-8"))["log"]["policy"]
    name, identifier, key = policy.split("\n")[0].removeprefix("log ").split("+", 2)
    raw = base64.b64decode(key)
    assert hashlib.sha256(name.encode() + b"\n" + raw).hexdigest()[:8] == identifier
    signed = base64.b64decode(signature.rsplit(" ", 1)[1])
    assert (name, gap, signed[:4].hex()) == (origin, "", identifier)
    Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signed[4:], f"{origin}\n{size}\n{root}\n".encode())


def test_a_backup_is_opened_with_a_key_file_that_was_kept_apart(work, folder):
    backup = work / "backup"
    (mine,) = filter(None, map(_keys_or_none, (work / "keys").iterdir()))
    page = json.loads((backup / "backup.json").read_bytes())
    assert (page["case"], page["epoch"]) == (mine["case"], mine["epoch"])
    key = derived(bytes.fromhex(mine["secret"]), {"epoch": page["epoch"], "for": "backup", "label": "farbank/1"})

    def unsealed(name, first, last):
        bound = {"backup": 1, "case": page["case"], "epoch": page["epoch"], "first": first, "last": last}
        return msgspec.msgpack.decode(opened(key, (backup / name).read_bytes(), bound))

    lines = []
    for pack in page["packs"]:
        name = f"entries/{pack['first']:012d}-{pack['digest'][:16]}"
        assert hashlib.sha256((backup / name).read_bytes()).hexdigest() == pack["digest"]
        lines += unsealed(name, pack["first"], pack["last"])
    case = Stranger(folder)
    asked = "SELECT number, committed, compartments, leaf, sealed FROM kept_entry WHERE number <= ? ORDER BY number"
    assert [line[:5] for line in lines] == [list(row) for row in case.database.execute(asked, (page["head"],))]
    named = [(name, line[0]) for line in lines for name in line[5]]
    assert sorted(named) == sorted(case.database.execute("SELECT name, number FROM kept_object"))
    assert root_of([line[3] for line in lines]).hex() == page["root"]
    tables = {name: [dict(zip(columns, row, strict=True)) for row in rows] for name, columns, rows in
              unsealed(f"tables-{page['tables'][:16]}", 0, 0)}  # fmt: skip
    assert {row["name"] for row in tables["kept_key_file"]} == {path.name for path in (work / "keys").iterdir()}
    assert not {path.name for path in (backup / "objects").glob("*/*")} - {
        path.name for path in (folder / "objects").glob("*/*")
    }
    assert not list(backup.rglob("keys"))


def _keys_or_none(path):
    try:
        return keys_in(path, WORDS)
    except InvalidTag:
        return None
