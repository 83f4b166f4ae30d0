"""docs/reference/case-folder.md is enough: a case is opened by what that page says, with none of farbank's own code."""

import base64
import hashlib
import hmac
import json
import tomllib
from pathlib import Path

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2 as sqlcipher

from farbank.assemble.adding import Request, add
from farbank.assemble.newsroom import newsroom
from farbank.assemble.starting import start
from farbank.values.handling import Secret

WORDS = "violin harbour anchor copper lantern meadow"
LETTER = b"SAMPLE. The harbour was shut all winter.\n"


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


class Stranger:
    """Somebody with the folder, the passphrase and the page."""

    def __init__(self, folder):
        (path,) = (folder / "keys").iterdir()
        header = json.loads(path.read_bytes())
        sealed = base64.b64decode(header.pop("sealed"))
        key = Argon2id(
            salt=base64.b64decode(header["salt"]),
            length=32,
            iterations=header["passes"],
            lanes=header["lanes"],
            memory_cost=header["kib"],
        ).derive(WORDS.encode())
        self.keys = json.loads(opened(key, sealed, header))
        self.secret = bytes.fromhex(self.keys["secret"])
        self.case = self.keys["case"]
        self.database = sqlcipher.connect(str(folder / "case.db"))
        raw = derived(self.secret, {"for": "database", "label": "farbank/1"}).hex()
        self.database.execute(f"PRAGMA key = \"x'{raw}'\"")

    def compartment(self, name):
        wrapping = derived(self.secret, {"epoch": 1, "for": "compartments", "label": "farbank/1"})
        (wrapped,) = self.database.execute("SELECT wrapped FROM kept_compartment WHERE name = ?", (name,)).fetchone()
        return opened(wrapping, wrapped, {"case": self.case, "epoch": 1, "key": f"compartment {name}"})

    def entries(self):
        rows = self.database.execute("SELECT number, compartments, leaf, sealed FROM kept_entry ORDER BY number")
        for number, text, leaf, sealed in rows:
            names = json.loads(text)
            joined = b"".join(self.compartment(name) for name in names)
            key = derived(joined, {"compartments": names, "for": "entries", "label": "farbank/1"})
            both = opened(key, sealed, {"case": self.case, "compartments": names, "n": number, "v": 1})
            yield number, leaf, sealed, both[:32], both[32:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    work = tmp_path_factory.mktemp("case-folder")
    (work / "letter.txt").write_bytes(LETTER)
    start(work / "case", Secret(WORDS))
    with newsroom(work / "case", Secret(WORDS)) as room:
        add(room, None, Request(paths=[Path(work / "letter.txt")]))
    return work / "case"


@pytest.fixture(scope="module")
def stranger(folder):
    found = Stranger(folder)
    yield found
    found.database.close()


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


def test_every_commit_is_signed_over_the_leaves_that_follow_and_the_root_before(stranger):
    every = list(stranger.entries())
    leaves = [leaf for _, leaf, _, _, _ in every]
    signer = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(stranger.keys["signing"])).public_key()
    commits = [(at, json.loads(body)) for at, (_, leaf, _, _, body) in enumerate(every) if b'"type":"commit"' in leaf]
    for at, commit in commits:
        hashes = [hashlib.sha256(b"\0" + each).hexdigest() for each in leaves[at + 1 : at + 1 + commit["count"]]]
        prior = root_of(leaves[:at]) if at else hashlib.sha256(b"").digest()
        words = {"case": stranger.case, "first": at + 1, "leaves": hashes, "prior": prior.hex()}
        signer.verify(bytes.fromhex(commit["signature"]), canonical(words))
    assert len(commits) == 2


def test_the_tiles_lead_to_the_signed_root(folder, stranger):
    origin, size, root, gap, signature, _ = (folder / "log" / "checkpoint").read_text(encoding="utf-8").split("\n")
    leaves = [leaf for _, leaf, _, _, _ in stranger.entries()]
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
