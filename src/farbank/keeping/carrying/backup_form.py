"""What lies in a backup beside the objects and the log: sealed packs of entries, sealed tables, and one public page.

- A pack opens only with the key of its epoch, only at its own place in its own case.
- `backup.json` is written last: what it does not name is not part of the backup.
- Everything read back is checked to have the form it was written in; anything else is `Damage`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, TypeVar

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from farbank.errors import Damage, Refused
from farbank.keeping.keys.member_keys import MemberKeys
from farbank.keeping.keys.sealing import KEY_SIZE, open_bytes, seal_bytes
from farbank.values.digest import canonical_json

PACKS: Final = "entries"
TABLES: Final = "tables"
README: Final = "README.txt"
PUBLIC: Final = "public"  # the table of the pages that also lie in the clear, so that a restore need not trust those
BESIDE: Final = "case"  # the folder for farbank.toml and README.txt of the case, as they stand there
_FORM: Final = 1
_CASE = re.compile(r"[0-9a-f]{32}\Z")
_HEX = re.compile(r"[0-9a-f]{64}\Z")
_LABEL: Final = "farbank/1"
T = TypeVar("T")

README_TEXT: Final = """\
This folder is a backup of a case kept by farbank. It holds no key. To restore it:

    farbank restore THIS_FOLDER NEW_FOLDER --keys FOLDER_WITH_THE_KEY_FILES

The key files are kept apart, on purpose: a backup together with a key file and its passphrase opens everything
of its day.

What can be checked without farbank: every file in objects/ is named by its own SHA-256, and log/ is the public
log of the case (https://c2sp.org/tlog-tiles), whose key is in case/farbank.toml.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Entries from `first` to `last`, and the SHA-256 (hex) of the file that holds them sealed."""

    first: int
    last: int
    digest: str

    @property
    def name(self) -> str:
        return f"{self.first:012d}-{self.digest[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a backup is: of which case, up to which head, under the keys of which epoch, in which packs.

    `copy` is the row of the case that lists this backup, `was` are those that did under keys of before; `tables` is the
    SHA-256 (hex) of the sealed tables.
    """

    v: int = _FORM
    case: str
    copy: str
    was: tuple[str, ...] = ()
    epoch: int
    head: int
    root: str
    tables: str
    packs: tuple[Pack, ...]

    @property
    def tables_name(self) -> str:
        return f"{TABLES}-{self.tables[:16]}"

    def to_bytes(self) -> bytes:
        return canonical_json(msgspec.to_builtins(self)) + b"\n"


class Line(msgspec.Struct, array_like=True):
    """One entry as the database keeps it: its number, that of its commit, compartments, leaf, sealed body.

    `objects` are those it named first and nobody has forgotten.
    """

    number: int
    committed: int
    compartments: str
    leaf: bytes
    sealed: bytes
    objects: list[str]


class Table(msgspec.Struct, array_like=True):
    """The rows of one small table of keeping's own; a cell is text, bytes, a whole number or nothing."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]  # msgspec tells text from bytes by itself, and knows no type that is either


def read_page(untrusted: bytes) -> Page:
    """The page of a backup."""
    try:
        page = msgspec.convert(msgspec.json.decode(untrusted), Page)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError):
        page = None
    if page is None or not _is_whole(page) or page.to_bytes() != untrusted:
        raise Damage("backup.json does not have the form of one", advice="Use another copy of the backup.")
    if page.v != _FORM:
        raise Refused("the backup is of a newer form", advice="Restore it with the farbank that wrote it.")
    return page


def _is_whole(page: Page) -> bool:
    ends = [0, *(pack.last for pack in page.packs)]
    in_order = all(pack.first == before + 1 <= pack.last for pack, before in zip(page.packs, ends, strict=False))
    digests = (page.root, page.tables, *(pack.digest for pack in page.packs))
    return in_order and ends[-1] == page.head and bool(_CASE.match(page.case)) and all(map(_HEX.match, digests))


def backup_key(keys: MemberKeys) -> bytes:
    """The key that seals the packs of a backup in this epoch (HKDF-SHA256 of the case secret)."""
    info = canonical_json({"label": _LABEL, "for": "backup", "epoch": keys.epoch})
    return HKDF(algorithm=SHA256(), length=KEY_SIZE, salt=None, info=info).derive(keys.secret)


def seal_pack(keys: MemberKeys, first: int, last: int, lines: list[Line]) -> bytes:
    """A pack as it lies in the backup."""
    return seal_bytes(backup_key(keys), msgspec.msgpack.encode(lines), _place(keys, first, last))


def open_pack(keys: MemberKeys, pack: Pack, untrusted: bytes) -> list[Line]:
    """The entries of a pack."""
    what = f"{PACKS}/{pack.name}"
    packed = open_bytes(backup_key(keys), untrusted, _place(keys, pack.first, pack.last), what=what)
    lines = _decoded(packed, list[Line], what)
    if [line.number for line in lines] != list(range(pack.first, pack.last + 1)):
        raise Damage(f"{what} does not hold the entries it says")
    return lines


def seal_tables(keys: MemberKeys, tables: list[Table]) -> bytes:
    """The small tables as they lie in the backup."""
    return seal_bytes(backup_key(keys), msgspec.msgpack.encode(tables), _place(keys, 0, 0))


def open_tables(keys: MemberKeys, untrusted: bytes) -> list[Table]:
    """The small tables."""
    return _decoded(open_bytes(backup_key(keys), untrusted, _place(keys, 0, 0), what=TABLES), list[Table], TABLES)


def _place(keys: MemberKeys, first: int, last: int) -> bytes:
    return canonical_json({"backup": _FORM, "case": keys.case, "epoch": keys.epoch, "first": first, "last": last})


def _decoded(packed: bytes, kind: type[T], what: str) -> T:
    try:
        return msgspec.msgpack.decode(packed, type=kind)
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise Damage(f"{what} does not have the form it was written in") from None
