"""What a command does to a disk, as operations on numbered files and folders, and a disk that does them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a folder stands for a file or folder from now on, or for nothing."""

    folder: int
    name: str
    node: int | None


@dataclass(frozen=True, slots=True)
class Names:
    """Names that change in one operation: one, or both ends of a rename."""

    changes: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Wrote:
    node: int
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file has this size from now on."""

    node: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """What was done to this file or folder before operation number `since` is on disk for good."""

    node: int
    since: int


@dataclass(frozen=True, slots=True)
class Told:
    """The command acknowledged something: `head 12`, `published 12`, `exit 0`."""

    words: str


Operation = Names | Wrote | Cut | Synced | Told


@dataclass(slots=True)
class Tree:
    """Files and folders by number; number 0 is the folder that everything is in."""

    folders: dict[int, dict[str, int]] = field(default_factory=lambda: {0: {}})
    files: dict[int, bytes] = field(default_factory=dict)

    def new_folder(self) -> int:
        self.folders[number := len(self.folders) + len(self.files)] = {}
        return number

    def new_file(self, data: bytes = b"") -> int:
        self.files[number := len(self.folders) + len(self.files)] = data
        return number

    def do(self, operation: Operation) -> None:
        match operation:
            case Names(changes):
                for each in changes:
                    if each.node is None:
                        self.folders[each.folder].pop(each.name)
                    else:
                        self.folders[each.folder][each.name] = each.node
            case Wrote(node, offset, data):
                self.files[node] = overwritten(self.files[node], offset, data)
            case Cut(node, size):
                self.files[node] = resized(self.files[node], size)
            case Synced() | Told():
                pass

    def copy(self) -> Tree:
        return Tree(folders={number: dict(names) for number, names in self.folders.items()}, files=dict(self.files))

    def shape(self, node: int = 0) -> dict[str, bytes | None]:
        """Every path below a folder; a folder is None."""
        found: dict[str, bytes | None] = {}
        for name, child in self.folders[node].items():
            if child in self.files:
                found[name] = self.files[child]
            else:
                found[name] = None
                found.update({f"{name}/{path}": data for path, data in self.shape(child).items()})
        return found


def read_tree(folder: Path, tree: Tree | None = None, node: int = 0) -> Tree:
    """What is on the real disk."""
    tree = tree or Tree()
    for path in sorted(folder.iterdir()):
        assert not path.is_symlink(), path
        if path.is_dir():
            tree.folders[node][path.name] = child = tree.new_folder()
            read_tree(path, tree, child)
        else:
            tree.folders[node][path.name] = tree.new_file(path.read_bytes())
    return tree


def overwritten(old: bytes, offset: int, data: bytes) -> bytes:
    """A file after a write; a gap before it reads as zeros."""
    return old[:offset].ljust(offset, b"\0") + data + old[offset + len(data) :]


def resized(old: bytes, size: int) -> bytes:
    return old[:size].ljust(size, b"\0")


def differences(model: Mapping[str, bytes | None], real: Mapping[str, bytes | None]) -> list[str]:
    """The paths at which two disks are not the same."""
    nowhere = object()
    return sorted(path for path in model.keys() | real.keys() if model.get(path, nowhere) != real.get(path, nowhere))
