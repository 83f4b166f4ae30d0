"""A parcel as a stream within something else: sealed to those it is for, or, where somebody asked for that, open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, cast

from farbank.keeping.carrying.parcel import Opened, Packing, blocks_of
from farbank.keeping.carrying.parcel_tar import poured
from farbank.keeping.objects import age_files
from farbank.keeping.objects.object_stream import ObjectStream
from farbank.values.handling import Secret


def parcel_stream(packing: Packing, recipients: Sequence[str]) -> BinaryIO:
    """The parcel, sealed to these recipients; open when there are none."""
    if not recipients:
        return poured(blocks_of(packing))

    def produce(write: Callable[[bytes], None]) -> None:
        age_files.encrypt(poured(blocks_of(packing)), write, *recipients)

    return cast("BinaryIO", ObjectStream(produce))


@contextmanager
def opened_stream(untrusted: BinaryIO, identity: Secret | None) -> Iterator[Opened]:
    """A parcel out of a stream: sealed to this identity, or open where none is given."""
    if identity is None:
        yield Opened(untrusted)
        return

    def produce(write: Callable[[bytes], None]) -> None:
        age_files.decrypt(untrusted, write, identity, what="the export (sealed to somebody else, or damaged)")

    stream = ObjectStream(produce)
    try:
        yield Opened(cast("BinaryIO", stream))
    finally:
        stream.close()
