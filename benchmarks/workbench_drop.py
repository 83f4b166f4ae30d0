"""500 files are dropped at once: how long pages take while they are taken in, sealed and read."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from benchmarks.coast_words import Coast
from benchmarks.workbench_open import Client

FILES = 500
PAGES = ("/", "/list/item?page=900", "/show/E777", "/find?q=lighthouse", "/list/item?by=title&page=40", "/findings")
_BOUNDARY = "----farbank-bench"
_PAUSE = 0.05  # seconds between two pages that somebody asks for


def dropped(client: Client, other: Client) -> tuple[list[float], float]:
    """Seconds of each page asked for meanwhile, and of all the taking in. The files come on the other connection."""
    sent: list[str] = []
    sender = threading.Thread(target=lambda: sent.append(_send(other)))
    begun = time.perf_counter()
    sender.start()
    took = list(_meanwhile(client, sent))
    sender.join()
    return took, time.perf_counter() - begun


def _send(client: Client) -> str:
    _, _, work = client.send("/intake", _form(), f"multipart/form-data; boundary={_BOUNDARY}")
    return work


def _meanwhile(client: Client, sent: list[str]) -> Iterator[float]:
    while True:
        for path in PAGES:
            yield client.get(path)[0]
            time.sleep(_PAUSE)
        if sent and "http-equiv" not in client.get(sent[0])[2]:
            return


def _form() -> bytes:
    coast = Coast(7)
    body = [_part('name="source"', b"S1"), _part('name="how"', b"by post")]
    for number in range(FILES):
        letter = coast.letter(coast.language(), 12).encode()
        body.append(_part(f'name="files"; filename="letter-{number}.txt"', letter))
    return b"".join(body) + f"--{_BOUNDARY}--\r\n".encode()


def _part(name: str, content: bytes) -> bytes:
    return f"--{_BOUNDARY}\r\nContent-Disposition: form-data; {name}\r\n\r\n".encode() + content + b"\r\n"
