"""A case with two sources for the tests of forgetting, what of it must be gone, and pages decrypted by hand."""

import base64
import hashlib
import hmac
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from farbank.assemble.newsroom import folds
from farbank.facts import codec
from farbank.facts.item import Description, ItemRead, ItemReceived
from farbank.facts.source import CardSealed, CollectionReceived, SourceNamed
from farbank.facts.statement import StatementMade
from farbank.keeping.case import create, open_case
from farbank.keeping.changes.members_changing import add_member, change_passphrase
from farbank.keeping.keys.key_file import Cost
from farbank.keeping.keys.keyring import database_key
from farbank.keeping.ledger.entry_store import EntryStore
from farbank.values.handling import Secret
from farbank.values.ids import ItemId, SourceId

AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
CHEAP = Cost(kib=1 << 13, passes=1, lanes=1)
PASSPHRASE, SECOND = Secret("abacus uncoated rigid"), Secret("viewable dreadful zoom")
GONE = ("S1", "E1", "E2")  # the source, and what came from it
SHARED = b"the same photo from two sources"
WORDS = {
    "name": "kanarienvogelalpha",
    "title": "kanarienvogelbeta",
    "file name": "kanarienvogelgamma",
    "text": "kanarienvogeldelta",
    "statement": "kanarienvogelepsilon",
    "card": "kanarienvogelzeta",
    "terms": "kanarienvogeleta",
    "korean": "압록강나루터",
}
PAGE = 4096
_RESERVE, _IV = 80, 16


def put(kept, content):
    return kept.objects.put(io.BytesIO(content))


def fill(kept):
    """Two sources, an item of the same bytes from each, and one more item, a card and statements of the first."""
    one, two, own = (put(kept, SHARED), put(kept, SHARED), put(kept, WORDS["text"].encode() * 300))
    text = put(kept, f"It was read: {WORDS['text']} {WORDS['korean']}. ".encode() * 50)
    cards = [kept.cards.seal(Secret(words)) for words in (WORDS["card"], "another name")]
    first, second = SourceId("S1"), SourceId("S2")
    facts = [
        SourceNamed(id="S1", label="S-1", kind_of="organisation", public=True, name=WORDS["name"]),
        SourceNamed(id="S2", label="S-2", kind_of="witness"),
        CollectionReceived(id="K1", label="K-1", donor=first, terms=WORDS["terms"]),
        ItemReceived(
            id="E1", label="R-1", source=first, file_name=WORDS["file name"], original=one,
            about=Description(heading=WORDS["title"]),
        ),
        ItemReceived(id="E2", label="R-2", source=first, original=own),
        ItemRead(item=ItemId("E2"), reader="text", text=text),
        ItemReceived(id="E3", label="R-3", source=second, original=two, same_bytes=(ItemId("E1"),)),
        CardSealed(source=first, card=cards[0][0], size=cards[0][1]),
        CardSealed(source=second, card=cards[1][0], size=cards[1][1]),
        StatementMade(
            id="T1", label="T-1", item=ItemId("E2"), source=first, says=f"It says {WORDS['statement']}.", language="en",
        ),
    ]  # fmt: skip
    kept.objects.settle()
    kept.ledger.append(facts, by=kept.member, at=AT, after=kept.ledger.head())
    kept.publish()


def make(folder):
    """The case, with a second member, cheap to open; closed."""
    with create(folder / "case", PASSPHRASE, at=AT, folds=folds, state=folder / "state") as kept:
        change_passphrase(kept, PASSPHRASE, cost=CHEAP)
        add_member(kept, SECOND, desk=False, at=AT, cost=CHEAP)
        fill(kept)
    return folder


def opened(folder, passphrase=PASSPHRASE, disk=None):
    return open_case(folder / "case", passphrase, folds, disk=disk, state=folder / "state")


@dataclass
class Needles:
    """Everything that must be gone, by what it is."""

    bytes: dict[str, bytes] = field(default_factory=dict)

    def add(self, what, raw):
        self.bytes[what] = raw
        self.bytes[f"{what}, hex"] = raw.hex().encode()
        self.bytes[f"{what}, base64"] = base64.b64encode(raw)[:40]

    def word(self, what, text):
        for spelling in ("utf-8", "utf-16-le", "utf-16-be"):
            self.bytes[f"{what}, {spelling}"] = text.encode(spelling)
            self.bytes[f"{what}, upper, {spelling}"] = text.upper().encode(spelling)
        self.bytes[f"{what}, hex"] = text.encode().hex().encode()

    def found_in(self, content):
        return [what for what, raw in self.bytes.items() if raw in content]


def needles_of(kept):
    """What the forgotten leaves behind, and every key that was used until now."""
    needles = Needles()
    for what, word in WORDS.items():
        needles.word(what, word)
    store = EntryStore(kept.keys.case, kept.rows, kept.keyring)
    for stored in store.rows(0, kept.ledger.head()):
        if not set(GONE) & set(stored.compartments):
            continue
        salt, body = store.open(stored)
        where = f"entry {stored.number}"
        needles.add(f"salt of {where}", salt)
        needles.add(f"body of {where}", body)
        needles.add(f"sealed body of {where}", stored.sealed)
        needles.add(f"key of {where}", kept.keyring.key_of(stored.compartments))
        for each in codec.from_bytes(body).objects:
            needles.word(f"identity of an object of {where}", each.identity.value)
            if each.digest != hashlib.sha256(SHARED).hexdigest():
                needles.word(f"digest of an object of {where}", each.digest)
    for name in GONE:
        needles.add(f"key of {name}", kept.keyring.compartment(name))
    needles.add("case secret", kept.keys.secret)
    needles.add("wrapping key", kept.keyring._wrapping)
    needles.add("database key", database_key(kept.keys))
    return needles


def pages(path, key):
    """Every page of a SQLCipher 4 database, free ones too, decrypted by hand: whether its HMAC holds, its bytes."""
    content = path.read_bytes()
    salt = content[:16]
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(each ^ 0x3A for each in salt), 2, 32)
    for number, start in enumerate(range(0, len(content), PAGE), start=1):
        page = content[start : start + PAGE]
        begin = 16 if number == 1 else 0
        sealed, reserve = page[begin : PAGE - _RESERVE], page[PAGE - _RESERVE :]
        signed = sealed + reserve[:_IV] + number.to_bytes(4, "little")
        good = hmac.new(mac_key, signed, "sha512").digest() == reserve[_IV:]
        unsealer = Cipher(algorithms.AES256(key), modes.CBC(reserve[:_IV])).decryptor()
        yield good, unsealer.update(sealed)
