"""A bag that others can check and only those it is for can read: age files, what opens them, proofs, and a description.

- In a closed export the manifests hold hashes of ciphertext only; nothing outside says a name, a time or a place.
- In a plain export, which has to be asked for, the originals lie open beside the age files.
- Each item has its own way into the signed head of the log; the head, the policy and what dates it lie beside.
- It is a BagIt 1.0 bag with an RO-Crate 1.2 description, and stands under its name only when it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from farbank.errors import Damage
from farbank.keeping.carrying.bag_writer import BagWriter, Packed
from farbank.keeping.carrying.crate import crate
from farbank.keeping.carrying.crate_contents import FILE_NAME, Contents, CrateFile, Event, Software, Standard, Thing
from farbank.keeping.carrying.proof_folder import Anchored
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.proof.policy import Policy
from farbank.keeping.proof.published_tiles import PublishedTiles
from farbank.keeping.proof.tlog_proof import SUFFIX, make_tlog_proof

PROFILE: Final = "farbank export 1"
SEALED: Final = "entries.age"
PLAIN: Final = "entries.tar"
OBJECTS: Final = "objects"
ITEMS: Final = "items"
PROOFS: Final = "proofs/"
_AGE: Final = Standard(address="https://age-encryption.org/v1", name="age")
_CHECKPOINT: Final = Standard(address="https://c2sp.org/tlog-checkpoint", name="C2SP tlog-checkpoint")
_PROOF: Final = Standard(address="https://c2sp.org/tlog-proof", name="C2SP tlog-proof")
_POLICY: Final = Standard(address="https://c2sp.org/tlog-policy", name="C2SP tlog-policy")
_BYTES: Final = "application/octet-stream"

README: Final = """\
This is an export of a case kept by farbank: a BagIt bag (RFC 8493) with an RO-Crate description.

  data/objects/<hex>     one age file per object (https://age-encryption.org/v1), named by its own SHA-256
  data/{entries:<17} what was recorded about them, signed by who recorded it{sealed}
  data/proofs/           for each item its line of the log (<n>.json) and the way from it to the signed head
  data/checkpoint        that head, signed by the log; data/policy.txt says by which key
  data/anchors/          heads that somebody outside has dated, with their tokens
{plain}
Any BagIt reader checks that nothing is missing or changed. A C2SP verifier checks proofs/ against policy.txt.
To take it into a case: farbank import THIS_FOLDER
The proofs place items in time and beside their neighbours: keep them to yourself.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An item that leaves: its number in the log, its age files, and in a plain export its files by name."""

    id: str
    leaf: int
    objects: tuple[tuple[str, Path], ...]
    plain: tuple[tuple[str, Callable[[], BinaryIO]], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What the bag holds. `entries` gives the stream of what was recorded, `sealed` says whether it is an age file.

    `others` are objects that belong to no item (texts read out of them), by name and file; `day` is the day of export.
    """

    items: tuple[Given, ...]
    others: tuple[tuple[str, Path], ...]
    entries: Callable[[], BinaryIO]
    sealed: bool
    checkpoint: bytes
    size: int
    anchors: tuple[Anchored, ...]
    day: str
    version: str


@dataclass(slots=True)
class _Put:
    """What was put into the bag so far, as the crate tells of it."""

    files: list[CrateFile] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    objects: set[str] = field(default_factory=set)


class ExportBag:
    """Writes the bag."""

    def __init__(self, log: Path, policy: Policy, disk: Disk | None = None) -> None:
        self._log = log
        self._policy = policy
        self._disk = disk or Disk()

    def write(self, folder: Path, leaving: Leaving) -> str:
        """The bag, whole; the SHA-256 (hex) of its tag manifest, which vouches for every byte of it."""
        info = {"Bag-Software-Agent": f"farbank {leaving.version}", "External-Description": PROFILE,
                "Bagging-Date": leaving.day}  # fmt: skip
        put = _Put()
        with BagWriter(folder, self._disk, info=info) as bag:
            self._objects(bag, leaving, put)
            self._proofs(bag, leaving, put)
            name = SEALED if leaving.sealed else PLAIN
            with leaving.entries() as stream:
                standards = (_AGE,) if leaving.sealed else ()
                put.files.append(
                    _told(bag.add(name, stream), "Entries", "What was recorded, with its signers", standards)
                )
            readme = _readme(leaving)
            put.files.append(_told(bag.add("README.txt", readme), "Read this first", "What is here", (), "text/plain"))
            bag.add(FILE_NAME, crate(_contents(leaving, put)))
            return bag.finish()

    def _objects(self, bag: BagWriter, leaving: Leaving, put: _Put) -> None:
        for item in leaving.items:
            paths = [self._object(bag, each, f"An age file of {item.id}", put) for each in item.objects]
            for name, opened in item.plain:
                with opened() as stream:
                    added = bag.add(f"{ITEMS}/{item.id}/{name}", stream)
                put.files.append(_told(added, name, f"The original of {item.id}", ()))
                paths.append(added.path)
            put.things.append(Thing(id=item.id, name=item.id, description="An item of the case", files=tuple(paths)))
        for each in leaving.others:
            self._object(bag, each, "An age file that entries name", put)

    def _object(self, bag: BagWriter, named: tuple[str, Path], description: str, put: _Put) -> str:
        """The path of an age file in the bag, which has what its name says."""
        name, path = named
        place = f"{OBJECTS}/{name}"
        if name in put.objects:
            return place
        if not path.is_file():
            raise _not_whole(name)
        packed = bag.copy(place, path)
        if packed.sha256 != name:
            raise _not_whole(name)
        put.objects.add(name)
        put.files.append(_told(packed, name, description, (_AGE,)))
        return place

    def _proofs(self, bag: BagWriter, leaving: Leaving, put: _Put) -> None:
        tiles = PublishedTiles(self._log, leaving.size)
        for leaf in sorted({item.leaf for item in leaving.items}):
            line = tiles.entry(leaf - 1)
            proof = make_tlog_proof(tiles, line, leaf - 1, leaving.checkpoint).to_bytes()
            told = f"The line of entry {leaf}", "As it stands in the log"
            put.files.append(_told(bag.add(f"{PROOFS}{leaf}.json", line), *told, (), "application/json"))
            added = bag.add(f"{PROOFS}{leaf}{SUFFIX}", proof)
            put.files.append(
                _told(added, f"Proof of entry {leaf}", "The way to the signed head", (_PROOF,), "text/plain")
            )
        for name, content, standard in (
            ("checkpoint", leaving.checkpoint, _CHECKPOINT),
            ("policy.txt", self._policy.to_text().encode(), _POLICY),
        ):
            put.files.append(_told(bag.add(name, content), name, "Of the log", (standard,), "text/plain"))
        for anchor in leaving.anchors:
            for name, content in anchor.files:
                added = bag.add(f"anchors/{anchor.name}/{name}", content)
                put.files.append(_told(added, name, f"Dates the head of {anchor.size} entries", ()))


def _readme(leaving: Leaving) -> bytes:
    plain = "" if leaving.sealed else "  data/items/             the originals, in the clear\n"
    name = SEALED if leaving.sealed else PLAIN
    sealed = ", for those it was sealed to" if leaving.sealed else ""
    return README.format(entries=name, sealed=sealed, plain=plain).encode()


def _not_whole(name: str) -> Damage:
    return Damage(f"object {name} is missing or damaged, so nothing was exported", advice="Run 'farbank verify'.")


def _told(
    packed: Packed, name: str, description: str, standards: Sequence[Standard], media_type: str = _BYTES
) -> CrateFile:
    return CrateFile(
        path=packed.path,
        name=name,
        description=description,
        media_type=media_type,
        size=packed.size,
        sha256=packed.sha256,
        conforms_to=tuple(standards),
    )


def _contents(leaving: Leaving, put: _Put) -> Contents:
    items = "1 item" if len(leaving.items) == 1 else f"{len(leaving.items)} items"
    return Contents(
        name="An export of a case kept by farbank",
        description=f"{items} with what was recorded about them, and proofs of the log.",
        published=leaving.day,
        terms="For whom it was made. Nothing in it is for publication.",
        software=Software(name="farbank", version=leaving.version, address="https://farbank.example/"),
        files=tuple(put.files),
        things=tuple(put.things),
        events=tuple(_transfers(put)),
    )


def _transfers(put: _Put) -> Iterator[Event]:
    if put.things:
        yield Event(
            id="transfer",
            kind="transfer",
            name="The items left the case in this bag",
            of=tuple(each.id for each in put.things),
        )
