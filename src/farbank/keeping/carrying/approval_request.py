"""One file that asks a member at another place to look at the bytes of a report: sealed to them, signed by the asker.

- Only the member it is sealed to can open it; it says nothing outside but its size.
- The asker's signature covers all that is said and the digest of every page; other pages are refused.
- It is read in one direction with bounded memory; what is cut off, altered, out of order or too large is `Damage`.

Inside is a tar: `request.json`, then `pages/000001` and so on, in the order in which `request.json` names their paths.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.parcel import write_sealed
from farbank.keeping.carrying.parcel_tar import END, Unpacking, packed
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.keeping.ledger.commit import sign_commit, signature_holds
from farbank.keeping.objects import age_files
from farbank.keeping.objects.object_stream import ObjectStream
from farbank.values.digest import canonical_json, sha256_hex
from farbank.values.handling import Secret
from farbank.values.package import File, Package

REQUEST: Final = "request.json"
_SIGNED: Final = b"farbank approval request v1\n"  # so that no signature over anything else is one over this
_MOST_SAID: Final = 16 << 20
_MOST_PAGES: Final = 256 << 20  # of a report with many photographs; all of it is held in memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: of which report, in which form, with which verdict, by whom, until when.

    `place` is the log of the asker, `to` that of whoever is asked; `of` is the birth name of the report, `by` the
    asker's id at their place, `signer` their key (hex). `verdict` is its JSON, `text` the report as written. `pages`
    are (path, SHA-256). What the asker said to the findings is in `overrides`, `acknowledges` and `because`.
    """

    place: str
    to: str
    of: str
    label: str
    title: str
    form: str
    package: str
    verdict: str
    text: str
    by: str
    signer: str
    at: datetime
    until: datetime
    pages: tuple[tuple[str, str], ...]
    overrides: bool = False
    acknowledges: tuple[tuple[str, str], ...] = ()
    because: str = ""
    signature: str = ""

    def said(self) -> dict[str, Any]:
        """All of it but the signature, as JSON."""
        told = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "signature"}
        lists = {name: [list(each) for each in told[name]] for name in ("pages", "acknowledges")}
        return {**told, **lists, "at": self.at.isoformat(), "until": self.until.isoformat(), "v": 1}

    def holds(self) -> bool:
        """Whether the signer signed exactly this."""
        return signature_holds(self.signer, self.signature, _SIGNED + canonical_json(self.said()))


def signed_request(request: Request, package: Package, key: Ed25519PrivateKey) -> Request:
    """The request about the files of a package, signed."""
    pages = tuple((each.path, sha256_hex(each.content)) for each in package.files)
    whole = replace(request, pages=pages, package=package.digest)
    return replace(whole, signature=sign_commit(key, _SIGNED + canonical_json(whole.said())))


def write_request(path: Path, request: Request, package: Package, recipient: str, disk: Disk) -> str:
    """Write it beside its place, for good; returns its SHA-256. `place_parcel` then puts it there."""
    return write_sealed(path, _blocks(request, package), [recipient], disk)


def first_name(path: Path, identity: Secret) -> str:
    """The name of the first thing in a sealed file, which says what it is; `Refused` when it is not sealed to us."""
    try:
        with _opened(path, identity) as stream:
            found = Unpacking(stream).next()
    except Damage:
        raise Refused(
            f"{path} is sealed to somebody else, or damaged", advice="Ask for it to be written anew for you."
        ) from None
    return found[0] if found else ""


def read_request(path: Path, identity: Secret) -> tuple[Request, Package]:
    """The request and its pages. Who signed it, and whether that holds, is for the caller to ask."""
    with _opened(path, identity) as stream:
        files = Unpacking(stream)
        request = _read(_next(files, REQUEST, _MOST_SAID))
        left, found = _MOST_PAGES, []
        for number, (name, digest) in enumerate(request.pages, start=1):
            content = _next(files, _page(number), left)
            left -= len(content)
            if sha256_hex(content) != digest:
                raise Damage("a page of the request is not the one that was signed")
            found.append(File(path=name, content=content))
        if files.next() is not None:
            raise Damage("the request holds more than it names")
    return request, Package(files=tuple(found), channels=())


def _blocks(request: Request, package: Package) -> Iterator[bytes]:
    said = canonical_json({**request.said(), "signature": request.signature})
    if len(said) > _MOST_SAID or sum(len(each.content) for each in package.files) > _MOST_PAGES:
        raise Refused("the report is too large to be asked about in one file")
    yield from packed(REQUEST, len(said), (said,))
    for number, each in enumerate(package.files, start=1):
        yield from packed(_page(number), len(each.content), (each.content,))
    yield END


def _page(number: int) -> str:
    return f"pages/{number:06}"


def _next(files: Unpacking, name: str, at_most: int) -> bytes:
    found = files.next()
    if found is None or found[0] != name or found[1] > at_most:
        raise Damage("this file is no request for an approval, or is not whole")
    return files.read()


@contextmanager
def _opened(path: Path, identity: Secret) -> Iterator[BinaryIO]:
    """A file that is sealed to this identity, as a stream."""
    what = "the file (sealed to somebody else, or damaged)"
    with disk_trouble(path), path.open("rb") as file:

        def produce(write: Callable[[bytes], None]) -> None:
            age_files.decrypt(file, write, identity, what=what)

        stream = ObjectStream(produce)
        try:
            yield cast("BinaryIO", stream)
        finally:
            stream.close()


def _read(untrusted: bytes) -> Request:
    try:
        shown: dict[str, Any] = json.loads(untrusted)
        names = [each.name for each in fields(Request)]
        told = {name: shown[name] for name in names}
        pairs = {name: tuple(_pair(each) for each in told[name]) for name in ("pages", "acknowledges")}
        times = {name: datetime.fromisoformat(told[name]) for name in ("at", "until")}
        request = Request(**{**told, **pairs, **times})
        texts = [told[name] for name in names if name not in {*pairs, "overrides"}]
        good = canonical_json({**request.said(), "signature": request.signature}) == untrusted
        good = good and all(type(each) is str for each in texts) and type(request.overrides) is bool
        good = good and all(each.tzinfo is not None for each in times.values())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        good, request = False, None
    if not good or request is None:
        raise Damage("the request does not say what is asked")
    return request


def _pair(untrusted: Iterable[str]) -> tuple[str, str]:
    one, other = untrusted
    if type(one) is not str or type(other) is not str:
        raise TypeError
    return one, other
