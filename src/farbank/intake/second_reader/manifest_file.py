"""The list of a publication's files with their digests: keys of a list, forms of a list, and digests that are right.

A title, an outlet and the names of tools are words, which are the gate's to judge.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from farbank.intake.second_reader.complaint import Unexpected, need

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([a-zA-Z0-9./-]{1,80})")
_DAY: Final = re.compile(r"(?:\d{4}-\d\d-\d\d)?")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def _matches(form: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def _is_words(value: object) -> bool:
    return isinstance(value, str)


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_FILE: Final = {"path": _is_words, "sha256": _matches(_DIGEST), "size": _is_count}
_EVIDENCE: Final = {"number": _is_count, "name": _matches(_NAME), "commitment": _matches(_DIGEST)}
_TOP: Final[dict[str, Callable[[object], bool]]] = {
    "manifest": _is_count,
    "title": _is_words,
    "language": _is_words,
    "outlet": _is_words,
    "part": _is_count,
    "of": _is_count,
    "published": _matches(_DAY),
    "tools": lambda value: isinstance(value, dict) and all(_is_words(each) for each in value.values()),
    "files": lambda value: isinstance(value, list) and all(_has(each, _FILE) for each in value),
    "evidence": lambda value: isinstance(value, list) and all(_has(each, _EVIDENCE) for each in value),
}


def check_manifest(data: bytes) -> dict[str, str]:
    """The digest that it gives for each file; `Unexpected` where it says anything more than it may."""
    try:
        told: Any = json.loads(data.decode("utf-8"))
    except ValueError:
        raise Unexpected("the manifest is no JSON") from None
    need(json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n" == data, "it is written in another way")
    need(_has(told, _TOP), "the manifest says more or other than it may")
    return {each["path"]: each["sha256"] for each in told["files"]}


def check_sums(data: bytes) -> dict[str, str]:
    """The digest that `SHA256SUMS` gives for each file."""
    lines = data.decode("utf-8", "replace").splitlines(keepends=True)
    found = [_LINE.fullmatch(line.removesuffix("\n")) for line in lines]
    need(all(found) and all(line.endswith("\n") for line in lines), "a line of it is no digest with a file")
    pairs = [(each.group(2), each.group(1)) for each in found if each]
    need([path for path, _ in pairs] == sorted({path for path, _ in pairs}), "its lines are not in order, each once")
    return dict(pairs)


def compare(given: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """`Unexpected` where a digest is not that of the file; a file without its bytes was compared by itself."""
    for path, digest in given.items():
        content = files.get(path, b"")
        need(
            not content or hashlib.sha256(content).hexdigest() == digest, f"the digest given for {path} is not its own"
        )


def _has(told: object, forms: Mapping[str, Callable[[object], bool]]) -> bool:
    return isinstance(told, dict) and set(told) == set(forms) and all(forms[key](each) for key, each in told.items())


DIGESTS: Final = {"manifest.json": check_manifest, "SHA256SUMS": check_sums}
