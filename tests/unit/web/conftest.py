"""The workbench asked in this process: no socket, no browser, the guard in front of it as it stands there."""

import asyncio
import shutil
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest

from farbank.intake.confined import Confinement
from farbank.web.case import Case
from farbank.web.entrance import Entrance
from farbank.web.guard import Guard, cookie_name
from farbank.web.workbench import Workbench

from . import people

WORDS = "six words here now okay fine"
PORT = 40404
HOST = f"127.0.0.1:{PORT}"
SESSION = "the-session-of-this-test"
DOOR = "the-door-of-this-test"
HERE = {"host": HOST, "cookie": f"{cookie_name(PORT)}={SESSION}"}
FORM = "application/x-www-form-urlencoded"
BOUNDARY = "----farbank"
KIND = f"multipart/form-data; boundary={BOUNDARY}"


def form(*parts, end=True):
    """A form as a browser sends it: (field, value) or (field, file name, bytes)."""
    body = b""
    for name, *rest in parts:
        said = f'form-data; name="{name}"' + (f'; filename="{rest[0]}"' if len(rest) == 2 else "")
        content = rest[-1] if isinstance(rest[-1], bytes) else rest[-1].encode()
        body += f"--{BOUNDARY}\r\nContent-Disposition: {said}\r\n\r\n".encode() + content + b"\r\n"
    return body + (f"--{BOUNDARY}--\r\n".encode() if end else b"")


@dataclass
class Answered:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self):
        return self.body.decode()


async def ask(app, path, *, method="GET", headers=None, body=b"", pieces=None, drop=False):
    """One request to an ASGI application; `headers` replace those of a page of the workbench's own."""
    path, _, query = path.partition("?")
    given = HERE if headers is None else headers
    raw = given.items() if isinstance(given, dict) else given
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": quote(query, safe="=&+%").encode(), "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in raw],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", PORT),
    }  # fmt: skip
    waiting = list(pieces if pieces is not None else [body])
    sent = []

    async def receive():
        if waiting:
            piece = waiting.pop(0)
            return {"type": "http.request", "body": piece, "more_body": bool(waiting) or drop}
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    await app(scope, receive, send)
    if not sent:
        return None
    heads = {name.decode(): value.decode("latin-1") for name, value in sent[0]["headers"]}
    return Answered(sent[0]["status"], heads, b"".join(each.get("body", b"") for each in sent[1:]))


@dataclass
class Browser:
    """A browser that was let in, on one case."""

    app: object
    workbench: Workbench
    loop: asyncio.AbstractEventLoop
    folder: object = None
    seen: list = field(default_factory=list)

    def get(self, path, *, cookie="", **more):
        """`cookie`: one that a browser sends beside that of the session."""
        if cookie:
            more["headers"] = {**HERE, "cookie": f"{HERE['cookie']}; {cookie}"}
        return self.loop.run_until_complete(ask(self.app, path, **more))

    def post(self, path, fields="", *, origin=f"http://{HOST}", kind=FORM, **more):
        headers = {**HERE, "origin": origin, "content-type": kind}
        body = fields if isinstance(fields, bytes) else fields.encode()
        return self.loop.run_until_complete(ask(self.app, path, method="POST", headers=headers, body=body, **more))

    def finished(self, address):
        """The page of a job once it has ended."""
        for _ in range(3000):
            answer = self.get(address)
            if answer.status == 303:
                return self.get(answer.headers["location"].partition("#")[0])
            if 'http-equiv="refresh" content="1"' not in answer.text:
                return answer
            self.loop.run_until_complete(asyncio.sleep(0.05))
        raise AssertionError("the job did not end")


def opened(folder, confinement=None):
    """A browser on the case in a folder; the case is locked."""
    workbench = Workbench(Case(folder, confinement), Entrance(folder, port=PORT, session=SESSION, door=DOOR))
    app = Guard(workbench, port=PORT, session=SESSION, policy_of=lambda scope: scope.get("policy", ""))
    return Browser(app, workbench, asyncio.new_event_loop(), folder)


@pytest.fixture
def locked(desk):
    browser = opened(desk.case)
    yield browser
    browser.loop.run_until_complete(browser.workbench.jobs.forget())
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


@pytest.fixture
def browser(locked):
    words = "six+words+here+now+okay+fine"
    assert locked.post("/unlock", f"passphrase={words}").status == 303
    return locked


@pytest.fixture
def with_reader(locked):
    """The same with the confined process that looks into files."""
    with Confinement() as confinement:
        locked.workbench.case.confinement = confinement
        assert locked.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
        yield locked
        locked.loop.run_until_complete(locked.workbench.jobs.forget())


@pytest.fixture
def on_the_border(border):
    browser = opened(border.case)
    assert browser.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
    yield browser
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


@pytest.fixture(scope="session")
def peopled_case(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("peopled")
    (folder / "people.yaml").write_text(people.SHEET, encoding="utf-8")
    (folder / "note.txt").write_text("a note, in words that stand nowhere else: kanarienvogel\n", encoding="utf-8")
    (folder / "second.txt").write_text(people.SECOND + "\n", encoding="utf-8")
    added = ("add", folder / "note.txt", "--from", "S-HIDDEN")
    joined = ("member", "add", "--desk", "--new-passphrase-file", folder / "second.txt")
    return made("peopled", ("apply", folder / "people.yaml"), added, joined)


def _at(case, folder, words):
    shutil.copytree(case.case, folder / "case")
    browser = opened(folder / "case")
    assert browser.post("/unlock", "passphrase=" + words.replace(" ", "+")).status == 303
    return browser


def _leave(browser):
    browser.loop.run_until_complete(browser.workbench.jobs.forget())
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


@pytest.fixture
def peopled(peopled_case, tmp_path):
    """A browser on a case with people in it."""
    browser = _at(peopled_case, tmp_path, WORDS)
    yield browser
    _leave(browser)


@pytest.fixture
def as_second(peopled):
    """The same case opened by its second member, in a window of its own."""
    browser = opened(peopled.folder)
    assert browser.post("/unlock", "passphrase=" + people.SECOND.replace(" ", "+")).status == 303
    yield browser
    _leave(browser)
