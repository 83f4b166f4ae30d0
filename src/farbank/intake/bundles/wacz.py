"""A WACZ is an opaque original: kept as it is, never unpacked. Its list of hashes is compared with what lies in it.

- Every member is read through once, in pieces, under the rules of `zips`; its description is read within bounds.
- A signature in it is present or absent; it is not verified here.
WACZ 1.1.1 and 1.2.0, webrecorder/specs: `datapackage.json`, `datapackage-digest.json`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from farbank.errors import FarbankError
from farbank.intake.bundles.bounds import USUAL, Bounds
from farbank.intake.bundles.bundle import Bundle, Part, Verdict
from farbank.intake.bundles.gathering import digest_of, small, the_file
from farbank.intake.bundles.said import address, moment
from farbank.intake.found import Found
from farbank.intake.names import shown
from farbank.intake.reading import CouldNot
from farbank.intake.zips import zip_parts

_TOOL, _VERSION = "farbank wacz", "1"
_DESCRIPTION: Final = "datapackage.json"
_DIGEST: Final = "datapackage-digest.json"
_HASH: Final = "sha256:"


class _Resource(msgspec.Struct):
    path: str
    hash: str = ""
    bytes: int = -1


class _Description(msgspec.Struct):
    resources: list[_Resource]
    created: str = ""
    mainPageUrl: str = ""  # noqa: N815  (the format's own name)


class _Signed(msgspec.Struct):
    hash: str = ""
    signedData: dict[str, msgspec.Raw] | None = None  # noqa: N815  (the format's own name)


_Note = TypeVar("_Note", _Description, _Signed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """What lies in the zip: size and hash by name, how many members were not given out, the two notes as bytes."""

    members: Mapping[str, tuple[int, str]]
    left: int
    notes: Mapping[str, bytes]


def wacz(path: Path, bounds: Bounds = USUAL) -> Bundle:
    """A web archive collection in one zip."""
    file = the_file(path)
    content = _content(file, bounds)
    description = _read(content.notes.get(_DESCRIPTION, b""), _Description)
    claims: tuple[tuple[str, str], ...] = ()
    if description is not None:
        said = (("url", address(description.mainPageUrl)), ("archived at", moment(description.created)))
        claims = tuple((what, value) for what, value in said if value)
    part = Part(file=file, role="original", claims=claims)
    return Bundle(kind="wacz", parts=(part,), verdicts=tuple(_verdicts(content, description)))


def _content(file: Found, bounds: Bounds) -> _Content:
    members: dict[str, tuple[int, str]] = {}
    notes: dict[str, bytes] = {}
    left = 0
    for met in zip_parts(file, limits=bounds.zip):
        name = met.path.removeprefix(f"{file.path}/")
        digest = digest_of(met) if isinstance(met, Found) else CouldNot(because="left out")
        if not isinstance(met, Found) or isinstance(digest, CouldNot):
            left += 1
            continue
        members[name] = met.size, digest
        if name in (_DESCRIPTION, _DIGEST):
            note = small(met, limit=bounds.note)
            notes[name] = note if isinstance(note, bytes) else b""
    return _Content(members=members, left=left, notes=notes)


def _read(untrusted_note: bytes, form: type[_Note]) -> _Note | None:
    """A note in its form, or None where it is missing or has another."""
    try:
        return msgspec.json.decode(untrusted_note, type=form)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, FarbankError):
        return None


def _verdicts(content: _Content, description: _Description | None) -> Iterator[Verdict]:
    if description is None:
        yield _verdict("its list of hashes is missing or cannot be read", "wacz.datapackage.unreadable")
    else:
        yield _compared(content, description)
    if content.left:
        words = f"{content.left:,} members were not read: named twice, broken, encrypted, or beyond the limits"
        yield _verdict(words, "wacz.members.left")
    yield from _signature(content)


def _compared(content: _Content, description: _Description) -> Verdict:
    listed = {shown(each.path): each for each in description.resources}
    if len(listed) != len(description.resources):
        return _verdict("its list of hashes names a file twice", "wacz.datapackage.differs")
    wrong = sum(not _fits(each, content.members.get(name)) for name, each in listed.items())
    extra = len(content.members.keys() - listed.keys() - {_DESCRIPTION, _DIGEST})
    if wrong:
        words = f"{wrong:,} of {len(listed):,} files are not as its list of hashes says"
        return _verdict(words, "wacz.datapackage.differs")
    if extra:
        return _verdict(f"{extra:,} files are not in its list of hashes; the others fit", "wacz.datapackage.unlisted")
    return _verdict(f"all {len(listed):,} files are as its list of hashes says", "wacz.datapackage.match")


def _fits(listed: _Resource, member: tuple[int, str] | None) -> bool:
    return member is not None and listed.hash.lower() == _HASH + member[1] and listed.bytes in (-1, member[0])


def _signature(content: _Content) -> Iterator[Verdict]:
    signed = _read(content.notes.get(_DIGEST, b""), _Signed)
    if signed is None:
        code = "wacz.digest.unreadable" if _DIGEST in content.notes else "wacz.signature.absent"
        yield _verdict("there is no signature in it that can be read", code)
        return
    own = content.members.get(_DESCRIPTION, (0, ""))[1]
    if signed.hash.lower() == _HASH + own:
        yield _verdict("the hash of its list of hashes fits", "wacz.digest.match")
    else:
        yield _verdict("the hash of its list of hashes does not fit", "wacz.digest.differs")
    if signed.signedData:
        yield _verdict("a signature is present, not verified", "wacz.signature.unverified")
    else:
        yield _verdict("there is no signature in it", "wacz.signature.absent")


def _verdict(words: str, *codes: str) -> Verdict:
    return Verdict(tool=_TOOL, version=_VERSION, words=words, codes=codes, about=0)
