"""Paths inside a bag, and how a manifest spells them (RFC 8493, 2.1.3 and 6.1).

- A path stays inside the bag: relative, with slashes, without `.`, `..`, backslash, drive letter or `~`.
- No path holds a control character or anything that is not Unicode; all are NFC.
- A manifest encodes CR, LF and % and nothing else: any other %-form, such as `%2e%2e`, is refused, not decoded.
- No two names of a bag are the same to a disk that ignores case or composes letters.
- What we write can also be unpacked on Windows: none of its reserved names and characters.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from farbank.errors import Refused

_ENCODED: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_DECODED: Final = {"%25": "%", "%0D": "\r", "%0A": "\n"}
_PERCENT: Final = re.compile(r"%.{0,2}", re.DOTALL)
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_UNSAFE: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_NEVER_SHOWN: Final = _UNSAFE | {"Cf"}
_LONGEST_SHOWN: Final = 200
_LONGEST_PART: Final = 255  # bytes: what the usual file systems take
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_WINDOWS_LETTERS: Final = frozenset('<>:"|?*')
_WINDOWS_NAMES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
)
_LONGEST_NAME: Final = 200  # bytes of a name that we make, so that there is room left for a number before it
_LONGEST_ENDING: Final = 20
_AT_THE_ENDS: Final = re.compile(r"\A[\s.~]+|[\s.~]+\Z")  # what some system would not show, or take for something else
_PLAIN_ADVICE: Final = "Take the files of the bag by themselves with 'farbank add', after looking at their names."


def checked(untrusted_path: str, *, where: str) -> str:
    """The path in NFC, if it is one that stays inside a bag. `where` says who names it."""
    path = unicodedata.normalize("NFC", untrusted_path)
    if fault := _fault(path):
        raise Refused(f'{where} names "{shown(path)}", which {fault}', advice=_PLAIN_ADVICE)
    return path


def portable(path: str) -> str:
    """A path that we may write: checked, and one that every usual file system can hold."""
    path = checked(path, where="the bag to be written")
    if any(_hostile(part) for part in path.split("/")):
        raise Refused(
            f'the bag to be written names "{shown(path)}", which some file systems cannot hold',
            advice="Use letters, digits, dots, dashes and underscores in the name.",
        )
    return path


def portable_name(untrusted_name: str, *, otherwise: str) -> str:
    """A name for one file that `portable` takes, as near to what somebody called it as can be; `otherwise` if nothing.

    Two names may become one: put each into a folder of its own.
    """
    last = unicodedata.normalize("NFC", untrusted_name).replace("\\", "/").rstrip("/").rpartition("/")[2]
    letters = ("" if unicodedata.category(each) == "Cf" else _harmless(each) for each in last)
    name = _AT_THE_ENDS.sub("", _shortened(_AT_THE_ENDS.sub("", "".join(letters))))
    if not name.strip("_"):
        return otherwise
    return f"_{name}" if _hostile(name) else name


def encoded(path: str) -> str:
    """A path as a manifest spells it."""
    return "".join(_ENCODED.get(letter, letter) for letter in path)


def decoded(untrusted_path: str, *, where: str) -> str:
    """A path as a manifest means it."""

    def plain(found: re.Match[str]) -> str:
        letter = _DECODED.get(found[0].upper())
        if letter is None:
            raise Refused(
                f'{where} names "{shown(untrusted_path)}", where only %25, %0D and %0A may stand for a character',
                advice="Have the bag made again by a tool that follows RFC 8493.",
            )
        return letter

    return _PERCENT.sub(plain, untrusted_path)


def shown(untrusted_name: str) -> str:
    """A name for a sentence: whatever controls or hides is written out, and it is not longer than a line or two."""
    clean = "".join(
        letter.encode("unicode_escape").decode() if unicodedata.category(letter) in _NEVER_SHOWN else letter
        for letter in untrusted_name[: _LONGEST_SHOWN + 1]
    )
    return clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"


class Names:
    """The names that a bag has so far, files and the folders above them."""

    def __init__(self) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str, *, where: str) -> None:
        """Take a checked path; `Refused` when a disk that ignores case would mix it up with an earlier one."""
        parts = path.split("/")
        for count in range(1, len(parts)):
            self._take_folder("/".join(parts[:count]), path, where)
        key = folded(path)
        for earlier in (self._files.get(key), self._folders.get(key)):
            if earlier is not None:
                raise _mixed_up(earlier, path, where)
        self._files[key] = path

    def _take_folder(self, folder: str, path: str, where: str) -> None:
        key = folded(folder)
        earlier = self._files.get(key) or self._folders.setdefault(key, folder)
        if earlier != folder or key in self._files:
            raise _mixed_up(earlier, path, where)


def folded(path: str) -> str:
    """What two paths in NFC have in common that differ only in case."""
    return unicodedata.normalize("NFC", path.casefold())


def _fault(path: str) -> str:
    parts = path.split("/")
    if any(unicodedata.category(letter) in _UNSAFE for letter in path):
        return "holds a character that is not text"
    if "\\" in path or path.startswith("~") or any(_DRIVE.match(part) for part in parts):
        return "has a meaning of its own on some systems"
    if not all(parts) or any(part in {".", ".."} for part in parts):
        return "does not lie inside the bag"
    if path != path.strip():
        return "begins or ends with a space"
    return ""


def _hostile(part: str) -> bool:
    return (
        bool(_WINDOWS_LETTERS & set(part))
        or part.endswith((".", " "))
        or part.partition(".")[0].strip().lower() in _WINDOWS_NAMES
        or len(part.encode()) > _LONGEST_PART
    )


def _harmless(letter: str) -> str:
    """A percent sign too: not every reader of bags decodes it in a manifest."""
    return "_" if unicodedata.category(letter) in _UNSAFE or letter in _WINDOWS_LETTERS | {"%"} else letter


def _shortened(name: str) -> str:
    """A name cut in its middle, so that it keeps its ending."""
    if len(name.encode()) <= _LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    kept = stem.encode()[: _LONGEST_NAME - len(f"{dot}{ending}".encode())].decode(errors="ignore")
    return _AT_THE_ENDS.sub("", kept) + dot + ending


def _mixed_up(earlier: str, path: str, where: str) -> Refused:
    if earlier == path:
        return Refused(f'{where} names "{shown(path)}" twice, or as a file and a folder', advice="Make the bag again.")
    return Refused(
        f'{where} names both "{shown(earlier)}" and "{shown(path)}", which are one name to some disks',
        advice="Rename one of the two and make the bag again.",
    )
