"""The one encrypted database of a case (SQLCipher 4), and the translation of everything it may complain of.

- The key is raw, 64 hexadecimal digits, given before anything else; with 96 the first 16 bytes would not be protected.
- Nothing is written unencrypted: temporary tables stay in memory, and a rollback journal holds encrypted pages only.
- A commit is on disk before it is acknowledged, its journal's removal too (`synchronous=EXTRA`, no write-ahead log).
- The SQLite inside must be new enough to search Korean; an older one is refused at the start.
- Busy is `Conflict`, a bad page is `Damage`, a wrong key is `Locked`, a full disk is `DiskTrouble`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Final, cast

from sqlcipher3 import dbapi2 as sqlcipher

from farbank.errors import Conflict, Damage, DiskTrouble, FarbankError, Locked
from farbank.ports import Cell

_OLDEST_SQLITE: Final = (3, 53, 0)  # 3.40.1 finds none of 10,711 two-syllable Korean words in a trigram index
_BUSY_SECONDS: Final = 10.0
_BUSY: Final = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"}
_DISK: Final = {"SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_NOLFS"}
_BROKEN: Final = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_ERROR", "SQLITE_FORMAT", "SQLITE_SCHEMA"}
_FEW: Final = 5
_CACHE_KIB: Final = 16 << 10  # opened pages held in memory: the indexes of a list of 100,000 rows are not opened anew


class Found:
    """The rows that a statement gives, one after the other or all at once."""

    def __init__(self, cursor: sqlcipher.Cursor) -> None:
        self._cursor = cursor

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        with _TRANSLATED:
            for row in self._cursor:  # noqa: UP028 - "yield from" would close the cursor, also after its database
                yield row

    def fetchone(self) -> tuple[Any, ...] | None:
        with _TRANSLATED:
            return cast("tuple[Any, ...] | None", self._cursor.fetchone())

    def fetchall(self) -> list[tuple[Any, ...]]:
        with _TRANSLATED:
            return list(self._cursor.fetchall())


class Database:
    """The tables of the case; `ports.Rows`."""

    def __init__(self, path: Path, key: bytes, *, busy_seconds: float = _BUSY_SECONDS) -> None:
        if sqlcipher.sqlite_version_info < _OLDEST_SQLITE:
            raise Damage(
                f"the SQLite inside sqlcipher3 is {sqlcipher.sqlite_version}, which cannot search Korean",
                advice="Install the sqlcipher3 that farbank asks for.",
            )
        with _TRANSLATED:
            self._db = sqlcipher.connect(
                f"{path.resolve().as_uri()}?mode=rw",
                uri=True,
                isolation_level=None,
                timeout=busy_seconds,
                check_same_thread=False,
            )
        try:
            self._unlock(key)
        except BaseException:
            self._db.close()
            raise

    def execute(self, sql: str, parameters: Sequence[Cell] = (), /) -> Found:
        with _TRANSLATED:
            return Found(self._db.execute(sql, parameters))

    def executemany(self, sql: str, parameters: Iterable[Sequence[Cell]], /) -> Found:
        with _TRANSLATED:
            return Found(self._db.executemany(sql, parameters))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or, whatever happens, none of it."""
        self.execute("BEGIN IMMEDIATE")
        try:
            yield
            self.execute("COMMIT")
        except BaseException:
            self._give_up()
            raise

    def damaged_pages(self) -> tuple[str, ...]:
        """What `cipher_integrity_check` says of the pages, in few words; empty when all of them hold."""
        said = [str(row[0]) for row in self.execute("PRAGMA cipher_integrity_check")]
        if len(said) > _FEW:
            return (
                *said[:_FEW],
                f"and {len(said) - _FEW} more pages: if it is all of them, the first 16 bytes changed",
            )
        return tuple(said)

    def close(self) -> None:
        with _TRANSLATED:
            self._db.close()

    def _unlock(self, key: bytes) -> None:
        self.execute("PRAGMA cipher_log_level = NONE").fetchall()
        self.execute(f"PRAGMA key = \"x'{key.hex()}'\"").fetchall()
        for setting in ("temp_store = MEMORY", "secure_delete = ON", "trusted_schema = OFF", "foreign_keys = ON"):
            self.execute(f"PRAGMA {setting}").fetchall()
        with _Translated(opening=True):
            self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        self.execute(f"PRAGMA cache_size = -{_CACHE_KIB}").fetchall()
        self.execute("PRAGMA journal_mode = DELETE").fetchall()
        self.execute("PRAGMA synchronous = EXTRA").fetchall()

    def _give_up(self) -> None:
        """Take the transaction back; the error that led here matters more than one of the rollback."""
        try:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        except sqlcipher.Error:
            self._db.close()


class _Translated:
    """Says what SQLCipher complains of in our words; entered several times for each row, so it must cost nothing."""

    __slots__ = ("_opening",)

    def __init__(self, *, opening: bool = False) -> None:
        self._opening = opening

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, sqlcipher.Error):
            raise _in_our_words(error, opening=self._opening) from None


_TRANSLATED: Final = _Translated()


def _in_our_words(error: Exception, *, opening: bool) -> FarbankError:
    name = str(getattr(error, "sqlite_errorname", "") or "")
    family = "_".join(name.split("_")[:2])
    if family in _BUSY:
        return Conflict("another farbank command is writing to this case")
    if opening and family == "SQLITE_NOTADB":
        return Locked("the database of the case does not open with this key")
    if family in _DISK:
        return DiskTrouble(f"the disk refused the database of the case: {error}")
    if family == "SQLITE_CORRUPT":  # SQLite says so, too, when the disk fails to read once (EIO)
        return Damage(f"the database of the case is damaged, or the disk failed to read it: {error}")
    if family in _BROKEN:
        return Damage(f"the database of the case is damaged: {error}")
    return Damage(f"the database of the case refused a change: {error}")
