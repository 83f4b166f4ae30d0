"""The members of a zip, as parts of it. The zip itself is kept whole by the caller.

- Nothing is ever unpacked to disk, and no member's name is ever used as a path.
- A member is given out only after it was read through once within the limits and its check sum held.
- A directory that says more than the limits allow is not even loaded.
- A zip inside a zip is kept and not opened.
Only the standard library's directory reader and zlib run here; what members hold is read in the confined process.
"""

from __future__ import annotations

import io
import lzma
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from farbank.errors import FarbankError, Refused
from farbank.intake.found import Found, Skipped
from farbank.intake.limits import ZipLimits
from farbank.intake.media import HEAD, media_of
from farbank.intake.names import shown
from farbank.intake.walk import Met, found
from farbank.intake.zip_directory import directory_size

if TYPE_CHECKING:
    from typing_extensions import Buffer

NESTED: Final = "a zip inside a zip is kept and not opened"
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError)
_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 0x1
_UTF8_NAME: Final = 0x800


def zip_parts(archive: Found, *, limits: ZipLimits | None = None) -> Iterator[Met]:
    """Every member of a zip in its own order; `Skipped` with the reason where one is not given out.

    A part is opened quickest while the iteration stands on it; later the zip is opened anew for it.
    """
    allowed = limits or ZipLimits()
    try:
        with archive.open() as stream:
            because = _too_much(stream, allowed)
            if because:
                yield Skipped(path=archive.path, because=because)
                return
            with zipfile.ZipFile(stream) as opened:
                yield from _members(opened, archive, allowed)
    except (FarbankError, *_BROKEN):
        yield Skipped(path=archive.path, because="the zip is broken or not a zip; it is kept whole")


def zip_heads(
    archive: Found, wanted: Callable[[str], bool], *, heads: int, limits: ZipLimits | None = None
) -> Iterator[tuple[str, bytes]]:
    """Every member's name, and the first bytes of the wanted ones (at most `heads`); nothing where it is too much.

    No check sum is compared here: this tells what a zip is, and gives nothing out.
    """
    allowed = limits or ZipLimits()
    try:
        with archive.open() as stream:
            if _too_much(stream, allowed):
                return
            with zipfile.ZipFile(stream) as opened:
                for info in opened.infolist():
                    name = member_name(info)
                    looks = heads > 0 and not info.is_dir() and wanted(name)
                    heads -= looks
                    yield shown(name), _head(opened, info, allowed) if looks else b""
    except (FarbankError, *_BROKEN):
        return


def _head(opened: zipfile.ZipFile, info: zipfile.ZipInfo, limits: ZipLimits) -> bytes:
    if _refused(info, member_name(info), limits, left=limits.total):
        return b""
    try:
        with opened.open(info) as stream:
            return stream.read(HEAD)
    except _BROKEN:
        return b""


def _too_much(stream: BinaryIO, limits: ZipLimits) -> str:
    members, size = directory_size(stream)
    if members > limits.members or size > limits.directory:
        return f"the zip holds more than {limits.members:,} members; it is kept whole and not opened"
    return ""


def _members(opened: zipfile.ZipFile, archive: Found, limits: ZipLimits) -> Iterator[Met]:
    seen: set[str] = set()
    left = limits.total
    for info in opened.infolist():
        name = member_name(info)
        path = f"{archive.path}/{shown(name)}"
        because = _refused(info, name, limits, left=left) or (
            "another member has the same name" if name in seen else ""
        )
        seen.add(name)
        if because:
            yield Skipped(path=path, because=because)
        elif not info.is_dir():
            left -= info.file_size
            yield _member(opened, info, archive, name)


def _member(opened: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Found, name: str) -> Met:
    try:
        with opened.open(info) as stream:
            head = stream.read(_CHUNK)
            while stream.read(_CHUNK):
                pass
    except _BROKEN:
        return Skipped(path=f"{archive.path}/{shown(name)}", because="the member is broken; the zip is kept whole")
    notices = (NESTED,) if media_of(head, name).kind == "application/zip" else ()
    opener = partial(_open, opened, info, archive)
    member = found(name, size=info.file_size, opener=opener, notices=notices)
    return Found(path=f"{archive.path}/{member.path}", size=member.size, open=opener, notices=member.notices)


def _open(opened: zipfile.ZipFile, info: zipfile.ZipInfo, archive: Found) -> BinaryIO:
    """The bytes of one member; once the iteration has ended, out of a zip opened anew that closes with the stream."""
    if opened.fp is not None:
        return cast("BinaryIO", opened.open(info))
    stream = archive.open()
    try:
        return cast("BinaryIO", io.BufferedReader(_Reopened(stream, info)))
    except _BROKEN:
        stream.close()
        raise Refused(f"{archive.path} has changed since it was opened") from None


class _KnownZip(zipfile.ZipFile):
    """A zip whose directory was read before: ten thousand members opened one by one must not read it as often.

    Where the standard library should load its directory by another name, it is read again: slower, not wrong.
    """

    def _RealGetContents(self) -> None:  # noqa: N802  (the standard library's name)
        return


class _Reopened(io.RawIOBase):
    """One member, and the zip it is read from, closed together."""

    def __init__(self, stream: BinaryIO, info: zipfile.ZipInfo) -> None:
        self._stream = stream
        self._member = _KnownZip(stream).open(info)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        room = memoryview(buffer).cast("B")
        try:
            content = self._member.read(len(room))
        except _BROKEN:
            raise Refused("a member of a zip has changed since the zip was opened") from None
        room[: len(content)] = content
        return len(content)

    def close(self) -> None:
        self._member.close()
        self._stream.close()
        super().close()


def _refused(info: zipfile.ZipInfo, name: str, limits: ZipLimits, *, left: int) -> str:
    return _bad_name(name) or _bad_kind(info) or _bomb(info, limits, left=left)


def _bad_name(name: str) -> str:
    if re.match(r"[/\\]|[A-Za-z]:", name):
        return "its name is an absolute path"
    if ".." in re.split(r"[/\\]", name):
        return "its name leads out of the zip"
    return "" if name.strip("/") else "it has no name"


def _bad_kind(info: zipfile.ZipInfo) -> str:
    mode = info.external_attr >> 16
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "it is a link or something special, not a file"
    return ""


def _bomb(info: zipfile.ZipInfo, limits: ZipLimits, *, left: int) -> str:
    if info.file_size > left:
        return "the zip would unpack to more than is allowed"
    if info.file_size > limits.small and info.file_size > limits.ratio * max(info.compress_size, 1):
        return f"it would unpack to more than {limits.ratio} times its size"
    return ""


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as it stands in the zip: UTF-8 if it says so or reads so, else with its bytes kept apart."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME:
        return name
    return name.encode("cp437").decode("utf-8", "surrogateescape")
