"""The text files of a bag: how they are written, and the strict grammar by which they are read (RFC 8493, 2.1 to 2.3).

- UTF-8 without a byte-order mark; each line ends with LF or CRLF, the last one too.
- Where the format leaves no choice of spaces, none is taken: `BagIt-Version : 1.0` is refused.
- A checksum is all lower or all upper case, so that a flipped bit cannot hide in it.
- No line twice, no blank line, no line that means nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from farbank.errors import Refused
from farbank.keeping.carrying import bag_paths
from farbank.keeping.carrying.bag_paths import shown

DECLARATION: Final = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
OXUM: Final = "Payload-Oxum"
# 0.97 is what most tools still write; a bag of it that keeps to the grammar of 1.0 says the same in both
_VERSIONS: Final = frozenset({"0.97", "1.0"})
_HEX_DIGITS: Final = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}

_LINE: Final = re.compile(r"([0-9a-f]+|[0-9A-F]+)(?: \*|[ \t]+)(\S.*)")
_VERSION: Final = re.compile(r"BagIt-Version: ([0-9]+\.[0-9]+)")
_ENCODING: Final = re.compile(r"Tag-File-Character-Encoding: (\S+)")
_LABEL: Final = re.compile(r"([^\s:](?:[^:]*[^\s:])?):[ \t](\S.*\S|\S|)")
_MORE: Final = re.compile(r"[ \t]+(\S.*\S|\S)")
_OXUM: Final = re.compile(r"(0|[1-9][0-9]{0,18})\.(0|[1-9][0-9]{0,18})")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADVICE: Final = "Ask for the bag again, made by a tool that follows RFC 8493; nothing was taken from this one."

Info = tuple[tuple[str, str], ...]


def manifest(digests: Mapping[str, str]) -> bytes:
    """A manifest of path -> checksum, as `sha256sum -c` takes it, in the order of the paths' bytes."""
    lines = sorted((path.encode(), f"{digest}  {bag_paths.encoded(path)}\n") for path, digest in digests.items())
    return "".join(line for _, line in lines).encode()


def bag_info(info: Iterable[tuple[str, str]]) -> bytes:
    """bag-info.txt, in the order given."""
    return "".join(f"{label}: {value}\n" for label, value in info).encode()


def checked_info(info: Mapping[str, str]) -> Info:
    """Labels and values that bag-info.txt can hold and give back as they are."""
    for label, value in info.items():
        line = f"{label}: {value}"
        found = _LABEL.fullmatch(line)
        if _CONTROL.search(line) or found is None or found.groups() != (label, value) or is_oxum(label):
            raise Refused(
                f'"{shown(line)}" cannot be a line of bag-info.txt',
                advice="Use one line of plain text without spaces around it, and leave the Payload-Oxum to farbank.",
            )
    return tuple(info.items())


def is_oxum(label: str) -> bool:
    """Whether a label of bag-info.txt is the sum of the payload; labels ignore case."""
    return label.lower() == OXUM.lower()


def read_declaration(untrusted: bytes) -> None:
    """Check bagit.txt: two lines, a version that is known, and UTF-8."""
    lines = _lines(untrusted, "bagit.txt")
    version = _VERSION.fullmatch(lines[0]) if lines else None
    encoding = _ENCODING.fullmatch(lines[1]) if len(lines) > 1 else None
    if version is None or encoding is None or len(lines) != len(DECLARATION.splitlines()):
        raise Refused("bagit.txt is not the two lines that declare a bag", advice=_ADVICE)
    if version[1] not in _VERSIONS:
        raise Refused(f"bagit.txt says BagIt {version[1]}, which farbank does not know", advice=_ADVICE)
    if encoding[1].upper() != "UTF-8":
        raise Refused(f"bagit.txt says {shown(encoding[1])}, and farbank reads only UTF-8", advice=_ADVICE)


def read_manifest(untrusted: bytes, *, name: str, algorithm: str) -> dict[str, str]:
    """Path -> checksum in lower case, of a manifest or tag manifest."""
    names, digests = bag_paths.Names(), dict[str, str]()
    for number, line in enumerate(_lines(untrusted, name), start=1):
        found = _LINE.fullmatch(line)
        if found is None or len(found[1]) != _HEX_DIGITS[algorithm]:
            raise Refused(f"line {number} of {name} is not a checksum and a path", advice=_ADVICE)
        path = bag_paths.checked(bag_paths.decoded(found[2], where=name), where=name)
        names.take(path, where=name)
        digests[path] = found[1].lower()
    return digests


def read_info(untrusted: bytes) -> Info:
    """Labels and values of bag-info.txt, in their order; a value over several lines becomes one."""
    info: list[tuple[str, str]] = []
    for number, line in enumerate(_lines(untrusted, "bag-info.txt"), start=1):
        more, found = _MORE.fullmatch(line), _LABEL.fullmatch(line)
        if more is not None and info:
            label, value = info[-1]
            info[-1] = (label, f"{value} {more[1]}")
        elif found is not None:
            info.append((found[1], found[2]))
        else:
            raise Refused(f"line {number} of bag-info.txt is not a label and a value", advice=_ADVICE)
    return tuple(info)


def oxum(info: Info) -> tuple[int, int] | None:
    """Bytes and files of the payload as bag-info.txt says; None when it does not."""
    said = [value for label, value in info if is_oxum(label)]
    if not said:
        return None
    found = _OXUM.fullmatch(said[0])
    if found is None or len(said) > 1:
        raise Refused("bag-info.txt does not give one Payload-Oxum of bytes and files", advice=_ADVICE)
    return int(found[1]), int(found[2])


def _lines(untrusted: bytes, name: str) -> list[str]:
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(f"{name} is not UTF-8", advice=_ADVICE) from None
    if text.startswith("\ufeff"):
        raise Refused(f"{name} begins with a byte-order mark", advice=_ADVICE)
    if text and not text.endswith("\n"):
        raise Refused(f"the last line of {name} has no end", advice=_ADVICE)
    lines = [line.removesuffix("\r") for line in text.split("\n")[:-1]]
    if any(_CONTROL.search(line.replace("\t", " ")) for line in lines):
        raise Refused(f"{name} holds a control character", advice=_ADVICE)
    return lines
