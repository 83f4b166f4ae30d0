"""Recording what a farbank command asks of the disk: run under strace, read as operations on files and folders.

- Recorded at the border of the system calls, so that what SQLCipher writes is there like everything else.
- Everything below one folder is recorded; a call that nobody here understands ends the recording with an error.
- After a recording, the model of the disk must hold exactly what the real disk holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from crash.calls import calls_of
from crash.operations import Operation, Tree, differences, read_tree
from crash.reading import Reader
from crash.tracing import STRACE

# Calls that change files or say which file a handle is. `mmap` is here to be sure that nobody writes through it.
TRACED = (
    "openat,open,creat,read,write,writev,pwrite64,pwritev,pwritev2,ftruncate,truncate,fallocate,fsync,fdatasync,sync,"
    "syncfs,sync_file_range,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,"
    "rmdir,close,dup,dup2,dup3,fcntl,lseek,copy_file_range,sendfile,splice,mmap,clone,clone3,fork,vfork,chdir"
)
# Python that is run first in the command: what the ledger and the log have acknowledged is written down as it happens.
# What is appended to a database that is built in staging is no acknowledgement: it counts when it is published.
_MARKS = """
import os as _os
from farbank.keeping.changes import rotation_database as _r
from farbank.keeping.keys import key_file as _k
from farbank.keeping.ledger import ledger as _l
from farbank.keeping.log import public_log as _p
_marks = _os.open({marks!r}, _os.O_WRONLY | _os.O_CREAT | _os.O_APPEND, 0o600)
_staged = []
def _building(real):
    def call(self, *given, **named):
        _staged.append(self)
        try:
            return real(self, *given, **named)
        finally:
            _staged.pop()
    return call
_r.NewDatabase.build = _building(_r.NewDatabase.build)
def _marked(real, word):
    def call(self, *given, **named):
        came = real(self, *given, **named)
        if not _staged:
            _os.write(_marks, f"{{word}} {{getattr(came, 'size', came)}}\\n".encode())
        return came
    return call
_l.SealedLedger.append = _marked(_l.SealedLedger.append, "head")
_p.PublicLog.publish = _marked(_p.PublicLog.publish, "published")
_real_cost = _k.Cost
_k.Cost = lambda **given: _real_cost(**(given or dict(kib=1 << 13, passes=1, lanes=1)))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What was there before, what was done, what is there after."""

    root: Path
    case: str
    argv: tuple[str, ...]
    before: Tree
    folders: frozenset[int]
    operations: tuple[Operation, ...]
    after: Mapping[str, bytes | None]


def record(desk, *argv, root: Path, **options) -> Recording:
    """Run a command that must do what it is told, and record what it did to everything below `root`."""
    before = read_tree(root)
    trace, marks = root.with_name(f"{root.name}.trace"), root.with_name(f"{root.name}.marks")
    options.setdefault("first", _MARKS.format(marks=str(marks)))
    under = [STRACE, "-f", "--seccomp-bpf", "-y", "-xx", "-s", "100000000", "-o", str(trace), "-e", f"trace={TRACED}"]
    child = desk.start(*argv, before=[*under, "-e", "signal=none"], **options)
    out, err = child.communicate(timeout=300)
    assert child.returncode == 0, (out + err).decode(errors="replace")[-2000:]
    reader = Reader(root, marks, before.copy())
    operations = tuple(reader.read(calls_of(trace)))
    trace.unlink()
    marks.unlink(missing_ok=True)
    real = read_tree(root).shape()
    assert differences(reader.tree.shape(), real) == [], "the model of the disk is not what is on the disk"
    return Recording(
        root=root,
        case=str(desk.case.relative_to(root)),
        argv=tuple(map(str, argv)),
        before=before,
        folders=frozenset(reader.tree.folders),
        operations=operations,
        after=real,
    )
