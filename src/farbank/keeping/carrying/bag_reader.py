"""Reading a bag from outside, strictly: nothing of its payload is given before all about it was checked.

- The tag manifest is checked first, so that a damaged file is told from a manifest that lies.
- Every file is in every manifest and every line of a manifest has its file; nothing is fetched from anywhere.
- SHA-256 or SHA-512 must vouch for all of it; MD5 and SHA-1 are checked where they stand beside these.
- Payload bytes come as streams whose checksum is held against the manifests at the end.
- What is no proper bag is `Refused`; what is not what its checksum says is `Damage`; both name the file.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final, cast

from farbank.errors import Missing, Refused
from farbank.keeping.carrying import bag_folder, bag_text
from farbank.keeping.carrying.bag_folder import Found
from farbank.keeping.carrying.bag_paths import shown
from farbank.keeping.carrying.bag_stream import checked_stream, drain

DATA: Final = "data/"
_MANIFEST: Final = re.compile(r"(tagmanifest|manifest)-([^/]*)\.txt")
_KNOWN: Final = frozenset({"md5", "sha1", "sha256", "sha512"})
_STRONG: Final = ("sha256", "sha512")
_ADVICE: Final = "Ask for the bag again, made by a tool that follows RFC 8493; nothing was taken from this one."
_WEAK_ADVICE: Final = (
    "Ask for the bag again with --sha256 or --sha512: anyone can make another file to fit an MD5 or SHA-1."
)

# name of a manifest -> its algorithm, and path -> checksum
_Manifests = dict[str, tuple[str, dict[str, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A payload file: its path below `data/`, its size in bytes, what each manifest says: (algorithm, checksum)."""

    path: str
    size: int
    digests: tuple[tuple[str, str], ...]


class Bag:
    """A proper bag, whose tag files are what its tag manifest says. Made by `open_bag`."""

    def __init__(
        self, files: Mapping[str, Found], manifests: _Manifests, tag_manifests: _Manifests, info: bag_text.Info
    ) -> None:
        self._files = files
        self._manifests = manifests
        self._tag_manifests = tag_manifests
        self.info: Final = info
        self.seal: Final = _seal(files, tag_manifests)

    def payload(self) -> Iterator[Listed]:
        """Every payload file, in the order of the paths' bytes."""
        for path in sorted((each for each in self._files if each.startswith(DATA)), key=str.encode):
            expected = _expected(self._manifests, path)
            yield Listed(
                path=path.removeprefix(DATA), size=self._files[path].size, digests=tuple(sorted(expected.values()))
            )

    def open(self, path_in_data: str) -> BinaryIO:
        """A payload file as a stream; in place of its last bytes comes `Damage` if it is not what the manifests say."""
        found = self._found(DATA + path_in_data)
        stream = checked_stream(found, _expected(self._manifests, found.path))
        return cast("BinaryIO", io.BufferedReader(stream, buffer_size=1 << 16))

    def read(self, path_in_data: str, *, at_most: int) -> bytes:
        """A payload file whole, checked; `Refused` when it is larger."""
        bag_folder.refuse_if_larger(self._found(DATA + path_in_data), at_most)
        with self.open(path_in_data) as stream:
            return stream.read()

    def tags(self) -> tuple[str, ...]:
        """The files beside `data/` that are no part of the format."""
        own = {"bagit.txt", "bag-info.txt", *self._manifests, *self._tag_manifests}
        return tuple(sorted(path for path in self._files if not path.startswith(DATA) and path not in own))

    def tag(self, path: str) -> bytes:
        """One of `tags`, whole, checked."""
        found = self._found(path)
        return _checked(found, _expected(self._tag_manifests, path))

    def check(self) -> None:
        """Read every byte of the payload; `Damage` names the first file that is not what the manifests say."""
        _check_payload(self._files, self._manifests)

    def _found(self, path: str) -> Found:
        if path not in self._files:
            raise Missing(f"the bag holds no {shown(path)}", advice="See what it holds in its manifest.")
        return self._files[path]


def open_bag(folder: Path) -> Bag:
    """The bag in a folder, if it is a proper one."""
    files = bag_folder.files_of(folder)
    if "bagit.txt" not in files:
        raise Refused("the folder holds no bagit.txt, so it is no bag", advice="Name the folder that holds bagit.txt.")
    if not (folder / "data").is_dir():
        raise Refused("the bag has no folder data/", advice=_ADVICE)
    _refuse_fetch(files)
    tag_manifests = _manifests(files, "tagmanifest", _whole)
    _check_tag_files(files, tag_manifests)

    def tag(found: Found) -> bytes:
        return _checked(found, _expected(tag_manifests, found.path))

    bag_text.read_declaration(tag(files["bagit.txt"]))
    manifests = _manifests(files, "manifest", tag)
    for name, (_, digests) in manifests.items():
        _compare({path for path in files if path.startswith(DATA)}, digests, name)
    info = bag_text.read_info(tag(files["bag-info.txt"])) if "bag-info.txt" in files else ()
    _check_oxum(files, manifests, info)
    return Bag(files, manifests, tag_manifests, info)


def _refuse_fetch(files: Mapping[str, Found]) -> None:
    if any(path.lower() == "fetch.txt" for path in files):
        raise Refused(
            "fetch.txt asks for files from a network, and farbank fetches nothing",
            advice="Ask for the bag again with all its files in it.",
        )


def _manifests(files: Mapping[str, Found], kind: str, read: Callable[[Found], bytes]) -> _Manifests:
    """The manifests of a kind; at least one is strong and none of an algorithm that cannot be checked."""
    found: _Manifests = {}
    for path in sorted(files):
        named = _MANIFEST.fullmatch(path)
        if named is None or named[1] != kind:
            continue
        if named[2] not in _KNOWN:
            raise Refused(f"{shown(path)} uses a checksum that farbank does not know", advice=_ADVICE)
        found[path] = (named[2], bag_text.read_manifest(read(files[path]), name=path, algorithm=named[2]))
    if not found:
        raise Refused(f"the bag has no {kind}-sha256.txt", advice=_ADVICE)
    if not any(algorithm in _STRONG for algorithm, _ in found.values()):
        raise Refused(f"{min(found)} is weak, and no stronger one is beside it", advice=_WEAK_ADVICE)
    return found


def _check_tag_files(files: Mapping[str, Found], tag_manifests: _Manifests) -> None:
    """Every file beside the payload is in every tag manifest, and is what it says."""
    due = {path for path in files if not path.startswith(DATA) and path not in tag_manifests}
    for name, (_, digests) in tag_manifests.items():
        _compare(due, digests, name)
    for path in sorted(due):
        drain(files[path], _expected(tag_manifests, path))


def _compare(there: set[str], listed: Mapping[str, str], name: str) -> None:
    if missing := sorted(listed.keys() - there):
        raise Refused(f"{name} lists {shown(missing[0])}, which is not there for it to list", advice=_ADVICE)
    if extra := sorted(there - listed.keys()):
        raise Refused(f"{shown(extra[0])} is in the bag, but not in {name}", advice=_ADVICE)


def _check_oxum(files: Mapping[str, Found], manifests: _Manifests, info: bag_text.Info) -> None:
    """Bytes and files are as many as said. When they are not, a file that was cut is named before the sum is."""
    said = bag_text.oxum(info)
    sizes = [each.size for path, each in files.items() if path.startswith(DATA)]
    if said is None or said == (sum(sizes), len(sizes)):
        return
    _check_payload(files, manifests)
    raise Refused(
        f"bag-info.txt says {said[0]} bytes in {said[1]} files, and there are {sum(sizes)} in {len(sizes)}",
        advice=_ADVICE,
    )


def _check_payload(files: Mapping[str, Found], manifests: _Manifests) -> None:
    for path in sorted(files):
        if path.startswith(DATA):
            drain(files[path], _expected(manifests, path))


def _expected(manifests: _Manifests, path: str) -> dict[str, tuple[str, str]]:
    return {name: (algorithm, digests[path]) for name, (algorithm, digests) in manifests.items()}


def _whole(found: Found) -> bytes:
    bag_folder.refuse_if_larger(found)
    with io.BufferedReader(cast("io.RawIOBase", bag_folder.open_plain(found))) as file:
        return file.read(found.size + 1)


def _checked(found: Found, expected: Mapping[str, tuple[str, str]]) -> bytes:
    bag_folder.refuse_if_larger(found)
    with checked_stream(found, expected) as stream:
        return stream.readall()


def _seal(files: Mapping[str, Found], tag_manifests: _Manifests) -> str:
    """SHA-256 of the strongest tag manifest that is sure to be there."""
    strong = min(name for name, (algorithm, _) in tag_manifests.items() if algorithm in _STRONG)
    return hashlib.sha256(_whole(files[strong])).hexdigest()
