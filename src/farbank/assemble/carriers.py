"""What entries and objects of another place come out of: a parcel in one file, or an export in a bag."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO, Final, Protocol

from farbank.errors import Refused
from farbank.keeping.carrying.bag_reader import Bag, open_bag
from farbank.keeping.carrying.export_bag import OBJECTS, PLAIN, PROFILE, PROOFS, SEALED
from farbank.keeping.carrying.parcel import Opened, digest_of, open_parcel
from farbank.keeping.carrying.parcel_stream import opened_stream
from farbank.keeping.log.tiles import LEAF_LIMIT
from farbank.keeping.proof.read_policy import read_policy
from farbank.keeping.proof.tlog_proof import SUFFIX, read_tlog_proof, verify_tlog_proof
from farbank.values.handling import Secret

_SAYS: Final = "External-Description"
_SMALL: Final = 1 << 20


class Carrier(Protocol):
    """Something that carries signed commits and objects. `what` it is, and the SHA-256 that stands for all of it."""

    what: str

    def digest(self) -> str: ...

    def opened(self) -> AbstractContextManager[Opened]:
        """Label and commits, from the beginning."""
        ...

    def objects(self, opened: Opened) -> Iterator[tuple[str, BinaryIO]]:
        """Every object by its name, each to be read before the next is asked for; and then the commits."""
        ...

    def proven(self) -> Mapping[str, int]:
        """The leaves, as they stand in the log there, that lead to a signed head of it; each with that head's size."""
        ...


class ParcelFile:
    """A parcel that was sealed to us. Implements `Carrier`."""

    what = "parcel"

    def __init__(self, path: Path, identity: Secret) -> None:
        self._path = path
        self._identity = identity

    def digest(self) -> str:
        return digest_of(self._path)

    def opened(self) -> AbstractContextManager[Opened]:
        return open_parcel(self._path, self._identity)

    def objects(self, opened: Opened) -> Iterator[tuple[str, BinaryIO]]:
        return opened.objects()

    def proven(self) -> Mapping[str, int]:
        return {}


class ExportFolder:
    """An export, sealed to us or plain; every file of it is hashed before any is believed. Implements `Carrier`."""

    what = "export"

    def __init__(self, folder: Path, identity: Secret) -> None:
        self._bag: Bag = open_bag(folder)
        if (_SAYS, PROFILE) not in self._bag.info:
            raise Refused(
                "this bag was not written by 'farbank export'",
                advice="Check it with a BagIt reader, and take what is in its data folder in with 'farbank add'.",
            )
        self._bag.check()
        self._identity = identity

    def digest(self) -> str:
        return self._bag.seal

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        entries = {each.path for each in self._bag.payload()} & {SEALED, PLAIN}
        if len(entries) != 1:
            raise Refused(f"this export holds not one of {SEALED} and {PLAIN}", advice="Ask for it to be written anew.")
        name, identity = (SEALED, self._identity) if SEALED in entries else (PLAIN, None)
        with self._bag.open(name) as stream, opened_stream(stream, identity) as opened:
            yield opened

    def objects(self, opened: Opened) -> Iterator[tuple[str, BinaryIO]]:
        for _ in opened.objects():
            raise Refused("this export holds objects in two places", advice="Ask for it to be written anew.")
        for each in self._bag.payload():
            folder, _, name = each.path.rpartition("/")
            if folder == OBJECTS:
                with self._bag.open(each.path) as stream:
                    yield name, stream

    def proven(self) -> Mapping[str, int]:
        policy = read_policy(self._bag.read("policy.txt", at_most=_SMALL))
        found: dict[str, int] = {}
        for each in self._bag.payload():
            if not each.path.endswith(SUFFIX) or not each.path.startswith(PROOFS):
                continue
            proof = read_tlog_proof(self._bag.read(each.path, at_most=_SMALL))
            line = self._bag.read(f"{PROOFS}{proof.index + 1}.json", at_most=LEAF_LIMIT)
            size = verify_tlog_proof(proof, line, policy).checkpoint.size
            found[line.decode("ascii", "replace")] = size
        return found
