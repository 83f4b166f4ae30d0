"""A workbench as a process of its own, and a client that was let in: what a page costs from request to last byte."""

from __future__ import annotations

import http.client
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from benchmarks.child import Failed

FORM = "application/x-www-form-urlencoded"
_TOKEN = re.compile(r'name="door" value="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """`file` lets a browser in, once; `begun` is when the process was started (`time.perf_counter`)."""

    address: str
    file: Path
    process: int
    begun: float


@contextmanager
def opened(case: Path, env: dict[str, str]) -> Iterator[Opened]:
    """`farbank open` on a case, until the block ends; it is ended as a person does, with Ctrl-C.

    As it is installed, farbank is compiled once, and not at every start.
    """
    begun = time.perf_counter()
    command = [sys.executable, "-m", "farbank.cli.main", "-C", str(case), "open", "--no-browser", "--json"]
    known = {**environ, **env, "PYTHONDONTWRITEBYTECODE": ""}
    with subprocess.Popen(command, env=known, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        try:
            told = json.loads(_document(child))
            yield Opened(address=told["address"], file=Path(told["file"]), process=child.pid, begun=begun)
        finally:
            child.send_signal(signal.SIGINT)
            child.wait(timeout=120)


def _document(child: subprocess.Popen[str]) -> str:
    told = ""
    assert child.stdout is not None
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        if not line:
            raise Failed("the workbench did not open")
        told += line
    return told


class Client:
    """One connection that stays, as a browser's does."""

    def __init__(self, workbench: Opened, cookie: str = "") -> None:
        parts = urlsplit(workbench.address)
        self._origin = workbench.address.rstrip("/")
        self._cookie = cookie
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=300)
        if not cookie:
            self._enter(workbench.file)

    def beside(self, workbench: Opened) -> Client:
        """A second connection of the same browser."""
        return Client(workbench, self._cookie)

    def get(self, path: str) -> tuple[float, int, str]:
        """Seconds until the last byte, status, page."""
        path = quote(path, safe="/?&=%+")
        begun = time.perf_counter()
        self._connection.request("GET", path, headers={"cookie": self._cookie})
        answer = self._connection.getresponse()
        body = answer.read()
        return time.perf_counter() - begun, answer.status, body.decode("utf-8", "replace")

    def post(self, path: str, fields: dict[str, str]) -> tuple[float, int, str]:
        """Seconds until the last byte, status, where it leads."""
        return self.send(path, urlencode(fields).encode(), FORM)

    def send(self, path: str, body: bytes, kind: str) -> tuple[float, int, str]:
        """The same of a body of any kind."""
        begun = time.perf_counter()
        heads = {"cookie": self._cookie, "origin": self._origin, "content-type": kind}
        self._connection.request("POST", path, body, heads)
        answer = self._connection.getresponse()
        answer.read()
        return time.perf_counter() - begun, answer.status, answer.headers.get("location", "")

    def _enter(self, file: Path) -> None:
        found = _TOKEN.search(file.read_text(encoding="utf-8"))
        if found is None:
            raise Failed("the file that lets a browser in holds no token")
        self._connection.request("POST", "/enter", urlencode({"door": found[1]}), {"content-type": FORM})
        answer = self._connection.getresponse()
        answer.read()
        self._cookie = answer.headers.get("set-cookie", "").partition(";")[0]
