"""The workbench as a server: what is no HTTP, or barely, over a real connection. It answers on, and writes nothing."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.long, pytest.mark.allow_hosts(["127.0.0.1"])]
SEED = 20240815


@pytest.fixture
def served(border_case, tmp_path):
    """A workbench in a process of its own: its port, and what it has written when it ends."""
    shutil.copytree(border_case.case, tmp_path / "case")
    known = {**os.environ, "FARBANK_CASE": str(tmp_path / "case"), "XDG_STATE_HOME": str(tmp_path / "state")}
    code = "from farbank.cli.main import main; main()"
    child = subprocess.Popen(
        [sys.executable, "-c", code, "open", "--no-browser", "--json"],
        env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    told = ""
    while not told.rstrip().endswith("}"):
        line = child.stdout.readline()
        assert line, child.stderr.read()
        told += line
    shown = json.loads(told)
    yield int(shown["address"].rsplit(":", 1)[1].strip("/")), shown["file"], child
    if child.poll() is None:
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)


def sent(port, *pieces):
    """What comes back to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as wire:
        got = b""
        try:
            for piece in pieces:
                wire.sendall(piece)
            wire.shutdown(socket.SHUT_WR)
            while block := wire.recv(65_536):
                got += block
        except ConnectionError:
            pass
    return got


def strange(port, draw):
    """One request that is none, or barely."""
    host = f"Host: 127.0.0.1:{port}\r\n".encode()
    junk = bytes(draw.randrange(256) for _ in range(draw.randrange(1, 400)))
    target = draw.choice(
        [
            b"/",
            b"/show/%00",
            b"/%ff%fe",
            b"/%",
            b"*",
            b"http://evil.example/",
            b"//x",
            b"/" + b"9" * 5000,
            b"/\xff",
            b"/a b",
        ]
    )
    method = draw.choice([b"GET", b"POST", b"get", b"TRACE", b"X" * 300, b"\x00", b""])
    header = draw.choice([b"", b"A: " + junk.replace(b"\n", b""), b"X-Forwarded-For: a", b"A: " + b"x" * 70_000, b"Cookie: a=" + junk.hex().encode(),
                          b"Transfer-Encoding: chunked\r\nContent-Length: 5", b"Content-Length: -1", b"Content-Length: 9" * 3, b": a", host.strip(),
                          b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13", b"Expect: 100-continue"])  # fmt: skip
    whole = (
        method
        + b" "
        + target
        + b" HTTP/1.1\r\n"
        + draw.choice([host, host, b""])
        + header
        + b"\r\n\r\n"
        + draw.choice([b"", junk])
    )
    return draw.choice([whole, whole, whole[: draw.randrange(len(whole))], junk, b"\x16\x03\x01" + junk])


def test_a_server_that_is_sent_anything_answers_on_and_writes_nothing(served):
    port, _, child = served
    draw = random.Random(SEED)
    last = b""
    for _ in range(400):
        asked = strange(port, draw)
        assert child.poll() is None, (last, child.returncode, child.stderr.read())
        got, last = sent(port, asked), asked
        assert b"Traceback" not in got, asked
        assert b"set-cookie" not in got.lower(), asked
        assert not got or got.split(b" ", 2)[1][:1] in {b"1", b"4"}, (asked, got[:200])  # without its cookie: refused
        if b"content-security-policy" not in got.lower():  # what is no request at all is turned away by the server
            assert not got or b"Invalid HTTP" in got or b"100 Continue" in got, (asked, got[:300])
    plain = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n".encode()
    assert b" 401 " in sent(port, plain)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert "Traceback" not in out + err
    assert "Invalid" not in out + err


def test_the_token_is_in_no_list_of_processes_and_in_no_address(served):
    _, file, child = served
    token = Path(file).read_text(encoding="utf-8").partition('value="')[2].partition('"')[0]
    assert len(token) == 43
    assert token.encode() not in Path(f"/proc/{child.pid}/cmdline").read_bytes()
    assert token not in file
