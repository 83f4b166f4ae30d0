"""datasette (Apache-2.0) on a comparable table: 100,000 rows with their titles, the same size of page, plain SQLite.

It gets an environment of its own, which goes with the folder; farbank needs nothing of it.
"""

from __future__ import annotations

import http.client
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks import coast_facts
from benchmarks.child import Failed, run
from benchmarks.coast_words import Coast

WANTED = "datasette==0.65.5"
PAGE = 50
_PATIENCE = 60.0  # seconds until it answers


@contextmanager
def datasette(folder: Path) -> Iterator[tuple[int, int]]:
    """The port and the process of a datasette that serves the table."""
    run([sys.executable, "-m", "venv", folder / "datasette"])
    python = folder / "datasette" / "bin" / "python"
    run([python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install", WANTED])
    _table(folder / "coast.db")
    port = _free_port()
    given = ["-p", str(port), "--setting", "default_page_size", str(PAGE)]
    command = [str(python), "-m", "datasette", "serve", str(folder / "coast.db"), *given]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
        try:
            _wait(port)
            yield port, child.pid
        finally:
            child.terminate()
            child.wait(timeout=60)


def seconds(port: int, paths: Sequence[str]) -> list[float]:
    """How long each page takes, on one connection that stays."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        return [_asked(connection, path) for path in paths]


def _asked(connection: http.client.HTTPConnection, path: str) -> float:
    begun = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    if answer.status != http.client.OK:
        raise Failed(f"datasette answers {answer.status} to {path}")
    return time.perf_counter() - begun


def _table(path: Path) -> None:
    """The same numbers, labels and titles that the case has."""
    coast = Coast(3)
    rows = (_row(coast, number) for number in range(1, coast_facts.ITEMS + 1))
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE items (number INTEGER PRIMARY KEY, label TEXT, title TEXT, shows TEXT)")
        database.executemany("INSERT INTO items VALUES (?, ?, ?, ?)", rows)
        database.execute("CREATE INDEX items_title ON items (title)")
        database.execute("CREATE INDEX items_label ON items (label)")


def _row(coast: Coast, number: int) -> tuple[int, str, str, str]:
    made = coast_facts.item(coast, number)
    return number, made.label, made.title, made.about.shows


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            seconds(port, ["/"])
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise Failed("datasette did not begin to answer")
