"""From system calls to operations: follows every handle through processes and threads to the file it stands for.

A call that changes files and is not understood here is an error, so that nothing is left out in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crash.calls import Call, Ended, content, handle
from crash.operations import Cut, Named, Names, Operation, Synced, Told, Tree, Wrote


@dataclass(slots=True)
class _Open:
    """An open file: what it is, where the next write goes, whether writes go to the end."""

    node: int
    writes: bool
    reads: bool
    appends: bool
    offset: int = 0


class Reader:
    """Follows handles through processes and threads, and changes a tree as the calls did."""

    def __init__(self, root: Path, marks: Path, tree: Tree) -> None:
        self._root = root
        self._marks = marks
        self.tree = tree
        self._open: dict[tuple[int, int], _Open] = {}
        self._group: dict[int, int] = {}  # thread -> process
        self._main = 0
        self._begun: list[int] = []  # for each operation the trace line on which it ended

    def read(self, calls: Iterable[Call | Ended]) -> Iterator[Operation]:
        for call in calls:
            self._main = self._main or call.pid
            if isinstance(call, Ended):
                if call.pid == self._main:
                    yield Told(f"exit {call.status}")
                continue
            if call.result < 0:
                continue
            for operation in self._operations(call):
                self.tree.do(operation)
                self._begun.append(call.ended)
                yield operation

    def _operations(self, call: Call) -> Iterator[Operation]:
        known = getattr(self, f"_do_{call.name}", None)
        if known is None:
            touched = [word for word in call.words if self._concerns(call, word)]
            assert not touched, f"{call.name} of {touched[0][:300]} is not understood here"
            return
        yield from known(call) or ()

    # Which process, which file

    def _process(self, pid: int) -> int:
        return self._group.setdefault(pid, pid)

    def _file(self, call: Call, word: str) -> _Open | None:
        number, path = handle(word)
        file = self._open.get((self._process(call.pid), number))
        assert file is not None or self._inside(path) is None, f"{call.name} of {path}, which nobody opened"
        return file

    def _concerns(self, call: Call, word: str) -> bool:
        if word.startswith('"'):
            return self._inside(Path(os.fsdecode(content(word)))) is not None if "\\x2f" in word[:6] else False
        return "<" in word and word[0].isdigit() and self._file(call, word) is not None

    def _inside(self, path: Path) -> tuple[str, ...] | None:
        return path.relative_to(self._root).parts if path.is_relative_to(self._root) else None

    def _place(self, folder: str | None, name: str) -> tuple[str, ...] | None:
        """Where below the root a path leads to, if it does."""
        path = Path(os.fsdecode(content(name)))
        if not path.is_absolute():
            if folder is None:
                return None  # from a current folder; the comparison with the real disk would tell
            path = handle(folder)[1] / path
        return self._inside(Path(os.path.normpath(path)))

    def _node(self, parts: tuple[str, ...]) -> int | None:
        node: int | None = 0
        for part in parts:
            node = self.tree.folders.get(node, {}).get(part) if node is not None else None
        return node

    def _name(self, parts: tuple[str, ...], node: int | None) -> Named:
        assert parts, "the folder that everything is in stays as it is"
        folder = self._node(parts[:-1])
        assert folder is not None, parts
        return Named(folder, parts[-1], node)

    # What each call does

    def _do_clone(self, call: Call) -> None:
        if "CLONE_THREAD" in " ".join(call.words):
            self._group[call.result] = self._process(call.pid)
            return
        parent, child = self._process(call.pid), call.result
        for (process, number), file in list(self._open.items()):
            if process == parent:
                self._open[child, number] = file

    _do_clone3 = _do_fork = _do_vfork = _do_clone

    def _do_openat(self, call: Call) -> Iterator[Operation]:
        folder, name, flags = call.words[:3]
        path = handle(f"3{call.tail.strip()}")[1] if "<" in call.tail else None
        process = self._process(call.pid)
        self._open.pop((process, call.result), None)
        if path == self._marks:
            self._open[process, call.result] = _Open(node=-1, writes=True, reads=False, appends=True)
            return
        parts = self._place(folder, name)
        if parts is None:
            return
        assert "O_TMPFILE" not in flags, "a file without a name is not understood here"
        node = self._node(parts)
        if node is None:
            assert "O_CREAT" in flags, (parts, flags)
            node = self.tree.new_file()
            yield Names((self._name(parts, node),))
        elif "O_TRUNC" in flags and self.tree.files[node]:
            yield Cut(node, 0)
        both, writes = "O_RDWR" in flags, "O_WRONLY" in flags
        self._open[process, call.result] = _Open(
            node=node, writes=both or writes, reads=not writes, appends="O_APPEND" in flags
        )

    def _do_close(self, call: Call) -> None:
        self._open.pop((self._process(call.pid), handle(call.words[0])[0]), None)

    def _do_dup(self, call: Call) -> None:
        file = self._file(call, call.words[0])
        self._open.pop((self._process(call.pid), call.result), None)
        if file is not None:
            self._open[self._process(call.pid), call.result] = file

    _do_dup2 = _do_dup3 = _do_dup

    def _do_fcntl(self, call: Call) -> None:
        if "F_DUPFD" in call.words[1]:
            self._do_dup(call)

    def _do_chdir(self, call: Call) -> None:
        """Paths come with the folder they start from, so nothing is to be noted."""

    def _do_read(self, call: Call) -> None:
        file = self._file(call, call.words[0])
        if file is not None:
            file.offset += call.result

    def _do_lseek(self, call: Call) -> None:
        file = self._file(call, call.words[0])
        if file is not None:
            file.offset = call.result

    def _do_mmap(self, call: Call) -> None:
        if self._concerns(call, call.words[4]):
            assert "MAP_SHARED" not in call.words[3] or "PROT_WRITE" not in call.words[2], "written through memory"

    def _do_write(self, call: Call) -> Iterator[Operation]:
        file = self._file(call, call.words[0])
        if file is None:
            return
        data = content(call.words[1])[: call.result]
        if file.node < 0:
            for line in data.decode().splitlines():
                yield Told(line)
            return
        at = len(self.tree.files[file.node]) if file.appends else file.offset
        file.offset = at + len(data)
        yield Wrote(file.node, at, data)

    def _do_pwrite64(self, call: Call) -> Iterator[Operation]:
        file = self._file(call, call.words[0])
        if file is not None:
            yield Wrote(file.node, int(call.words[3]), content(call.words[1])[: call.result])

    def _do_copy_file_range(self, call: Call) -> Iterator[Operation]:
        """What is copied comes from a file here, or from one outside that nobody changes meanwhile."""
        file = self._file(call, call.words[2])
        if file is None:
            return
        assert (call.words[1], call.words[3]) == ("NULL", "NULL"), "copied from or to a place of its own"
        yield from self._copied(call, file, call.words[0])

    def _do_sendfile(self, call: Call) -> Iterator[Operation]:
        file = self._file(call, call.words[0])
        if file is None:
            return
        where = call.words[2].strip("[]").split()
        yield from self._copied(call, file, call.words[1], None if call.words[2] == "NULL" else int(where[0]))

    def _copied(self, call: Call, file: _Open, word: str, at: int | None = None) -> Iterator[Operation]:
        source = self._file(call, word)
        data = self.tree.files[source.node] if source is not None else handle(word)[1].read_bytes()
        start = at if at is not None else (source.offset if source is not None else file.offset)
        if source is not None and at is None:
            source.offset += call.result
        yield Wrote(file.node, file.offset, data[start : start + call.result])
        file.offset += call.result

    def _do_ftruncate(self, call: Call) -> Iterator[Operation]:
        file = self._file(call, call.words[0])
        if file is not None:
            yield Cut(file.node, int(call.words[1]))

    def _do_fsync(self, call: Call) -> Iterator[Operation]:
        file = self._file(call, call.words[0])
        if file is not None:
            yield Synced(file.node, sum(ended < call.begun for ended in self._begun))

    _do_fdatasync = _do_fsync

    def _renamed(self, old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> Iterator[Operation]:
        if old is None and new is None:
            return
        assert None not in {old, new}, "renamed into or out of the folder that is recorded"
        yield Names((self._name(new, self._node(old)), self._name(old, None)))

    def _do_rename(self, call: Call) -> Iterator[Operation]:
        yield from self._renamed(self._place(None, call.words[0]), self._place(None, call.words[1]))

    def _do_renameat(self, call: Call) -> Iterator[Operation]:
        yield from self._renamed(self._place(*call.words[:2]), self._place(*call.words[2:4]))

    def _do_renameat2(self, call: Call) -> Iterator[Operation]:
        assert "EXCHANGE" not in call.words[4], "two names exchanged"
        yield from self._do_renameat(call)

    def _do_linkat(self, call: Call) -> Iterator[Operation]:
        old, new = self._place(*call.words[:2]), self._place(*call.words[2:4])
        if old is not None and new is not None:
            yield Names((self._name(new, self._node(old)),))

    def _gone(self, parts: tuple[str, ...] | None) -> Iterator[Operation]:
        if parts is not None:
            yield Names((self._name(parts, None),))

    def _do_unlink(self, call: Call) -> Iterator[Operation]:
        yield from self._gone(self._place(None, call.words[0]))

    _do_rmdir = _do_unlink

    def _do_unlinkat(self, call: Call) -> Iterator[Operation]:
        yield from self._gone(self._place(*call.words[:2]))

    def _made(self, parts: tuple[str, ...] | None) -> Iterator[Operation]:
        if parts is not None:
            yield Names((self._name(parts, self.tree.new_folder()),))

    def _do_mkdir(self, call: Call) -> Iterator[Operation]:
        yield from self._made(self._place(None, call.words[0]))

    def _do_mkdirat(self, call: Call) -> Iterator[Operation]:
        yield from self._made(self._place(*call.words[:2]))
