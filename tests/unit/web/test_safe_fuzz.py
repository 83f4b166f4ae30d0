"""Every address that the workbench has, asked in ways that no page of ours asks: it refuses in words, and tells nothing.

The addresses come from the application and the names of fields from the source, so a new screen is tried as well.
"""

import asyncio
import random
import re
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote

import pytest

import farbank.web

from .conftest import FORM, HERE, HOST, KIND, PORT, Answered, form

SOURCE = "\n".join(
    each.read_text(encoding="utf-8")
    for each in sorted(Path(farbank.web.__file__).parent.rglob("*"))
    if each.suffix in {".py", ".j2"}
)
FIELDS = sorted({*re.findall(r"""(?:query|form)\.get\("([\w-]+)"|said\("([\w-]+)"|name="([\w-]+)\"""", SOURCE)})
FIELDS = sorted({name for names in FIELDS for name in names if name} | {"what", "when", "where", "whose", "printable"})
NAMES = ["E1", "E-NOTE", "S-REED", "T-FERRY", "F1", "R-HARBOUR", "item", "finding", "report", "1", "2"]
MARKUP = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>"]
HOSTILE = [
    *MARKUP, "{{7*7}}", "{% raw %}", "${7*7}", "\u202egnp.exe", "👨\u200d👩\u200d👧", "압록강", "سلام", "鴨綠江", "ﷺ" * 40,
    "\x00", "E1\x00", "a\r\nSet-Cookie: a=b", "../../etc/passwd", "..\\..\\", "//evil.example/", "/", ".", "..", "",
    "9" * 30, "9" * 3000, "-1", "1e9", "NaN", "٣", "²", "0", "2023-13-45", "9999-12-31", "10000-01-01", "0001-01-01",
    "a" * 3000, "' OR 1=1 --", '"', "*", "NEAR(a b", "a AND", "^", "(", "-", "+" * 50, "\ufeff", "\uffff", "%s%n", "=1+1",
]  # fmt: skip
BROKEN = [
    b"%",
    b"%zz",
    b"%ff%fe",
    b"%c0%af",
    b"%00",
    b"%ed%a0%80",
    b"\xff",
    b"%e2%80%ae",
    b"+",
    b"%2e%2e%2f",
    b";",
    b"&&==",
]
METHODS = [
    "GET",
    "HEAD",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "CONNECT",
    "PROPFIND",
    "get",
    "",
    "\x00",
]
SETTING = rf"(farbank-{PORT}-(language|keys)=\w+; HttpOnly; Path=/; SameSite=strict)?"  # never the session itself
MATERIAL = ["Ferries stopped", "유월부터", "by courier"]  # words of the case that are no answer to what is asked here


def raw(words):
    return quote_from_bytes(words.encode("utf-8", "surrogatepass"), safe="").encode()


class Fuzz:
    """Draws requests; the same seed draws the same."""

    def __init__(self, browser, seed):
        self.draw = random.Random(seed)
        self.routes = browser.workbench.routes()
        self.browser = browser

    def value(self):
        return self.draw.choice([*map(raw, HOSTILE), *BROKEN, *map(raw, NAMES)])

    def target(self, route):
        def part(found):
            if found[0].endswith(":int}"):
                return self.draw.choice(["1", "0", "7", "9" * 20, "9" * 3900])
            return self.draw.choice([self.draw.choice(NAMES), self.value().decode("latin-1")])

        path = re.sub(r"\{[^}]+\}", part, route.path).encode("latin-1")
        pairs = [self.draw.choice(FIELDS).encode() + b"=" + self.value() for _ in range(self.draw.randrange(3))]
        return path + (b"?" + b"&".join(pairs) if pairs else b"")

    def body(self):
        fields = b"&".join(
            self.draw.choice(FIELDS).encode() + b"=" + self.value() for _ in range(self.draw.randrange(6))
        )
        name = self.draw.choice(FIELDS)
        files = form((name, self.draw.choice(HOSTILE)), (name, "x\r\ny\u202e.txt", b"x"), end=self.draw.random() < 0.5)
        return self.draw.choice(
            [(FORM, fields), (FORM, fields), (KIND, files), (FORM, b"\xff" * 40), ("", b""), ("a/b", b"x")]
        )

    def ask(self, route):
        method = self.draw.choice(sorted(route.methods)) if self.draw.random() < 0.8 else self.draw.choice(METHODS)
        kind, body = self.body() if method == "POST" else ("", b"")
        target = self.target(route)
        asked = method, target, kind, body
        headers = {**HERE, **({"origin": f"http://{HOST}"} if method == "POST" else {}), "content-type": kind}
        return asked, self.browser.loop.run_until_complete(sent(self.browser.app, method, target, headers, body))


async def sent(app, method, target, headers, body):
    """One request with the target as it stands on the wire, taken apart as uvicorn does."""
    path, _, query = target.partition(b"?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": unquote(path.decode("latin-1")), "raw_path": path, "query_string": query, "root_path": "",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", PORT),
    }  # fmt: skip
    said, waiting = [], [body]

    async def receive():
        return {"type": "http.request", "body": waiting.pop()} if waiting else {"type": "http.disconnect"}

    async def send(message):
        said.append(message)

    await app(scope, receive, send)
    heads = {name.decode(): value.decode("latin-1") for name, value in said[0]["headers"]}
    return Answered(said[0]["status"], heads, b"".join(each.get("body", b"") for each in said[1:]))


def is_well(asked, answer):
    """What holds of every answer, whatever was asked."""
    text = answer.body.decode("utf-8", "replace")
    assert answer.status < 500, (asked, text[-400:])
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; "), asked
    assert answer.headers["cache-control"] == "no-store", asked
    assert answer.headers["x-content-type-options"] == "nosniff", asked
    assert "Traceback" not in text, asked
    assert not any("\r" in value or "\n" in value for value in answer.headers.values()), asked
    assert re.fullmatch(SETTING, answer.headers.get("set-cookie", "")), asked
    assert answer.headers.get("location", "/").startswith("/"), asked
    assert not answer.headers.get("location", "").startswith("//"), asked
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert not [each for each in MARKUP if each in text], asked
    if answer.status >= 400:
        assert not [each for each in MATERIAL if each in text], asked


def settle(browser):
    browser.loop.run_until_complete(browser.workbench.jobs.forget())


def run(browser, seed, rounds):
    fuzz = Fuzz(browser, seed)
    seen = set()
    for _ in range(rounds):
        for route in fuzz.routes:
            if "/unlock" in route.path or "/lock" in route.path:
                continue  # tried by name below
            asked, answer = fuzz.ask(route)
            is_well(asked, answer)
            seen.add((route.path, answer.status))
        settle(browser)
    return seen


def test_whatever_is_asked_is_answered_or_refused_in_words(with_reader):
    seen = run(with_reader, 20240815, 3)
    assert {path for path, _ in seen} >= {
        "/",
        "/list/{kind}",
        "/show/{name}",
        "/jobs/{number:int}",
        "/read/{name}/accept",
    }


@pytest.mark.long
@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_asked_is_answered_or_refused_in_words_at_length(with_reader, seed):
    run(with_reader, seed, 60)


def test_a_locked_case_answers_nothing_whatever_is_asked(locked):
    fuzz = Fuzz(locked, 7)
    for route in fuzz.routes:
        for _ in range(3):
            asked, answer = fuzz.ask(route)
            is_well(asked, answer)
            text = answer.body.decode("utf-8", "replace")
            assert not [each for each in (*MATERIAL, "quiet harbour", "ferry", "note.txt") if each in text], asked
            assert "<title>" not in text or "<title>farbank</title>" in text, asked


def test_without_the_cookie_no_address_is_told_apart_from_any_other(browser):
    known = {name: value for name, value in HERE.items() if name != "cookie"}
    paths = [re.sub(r"\{[^}]+\}", "1", each.path) for each in browser.workbench.routes()]
    for path in [*paths, "/nothing"]:
        for method in ("GET", "POST"):
            headers = known | ({"origin": f"http://{HOST}", "content-type": FORM} if method == "POST" else {})
            answer = browser.loop.run_until_complete(sent(browser.app, method, path.encode(), headers, b""))
            if (path, method) == ("/enter", "POST"):
                assert (answer.status, answer.text) == (403, "This file was used before. Give 'farbank open' again.")
            else:
                assert (answer.status, answer.text[:30]) == (401, "Open the workbench with 'farba")


def test_who_knocks_wrongly_is_shown_no_page(browser):
    known = {name: value for name, value in HERE.items() if name != "cookie"}
    for method, kind in (("GET", FORM), ("HEAD", FORM), ("POST", "text/plain"), ("POST", KIND)):
        headers = {**known, "origin": "null", "content-type": kind} if method == "POST" else known
        answer = browser.loop.run_until_complete(sent(browser.app, method, b"/enter", headers, b"door=x"))
        assert answer.status in {401, 415}
        assert "<" not in answer.text
        assert browser.folder.name not in answer.text


def test_an_endless_address_is_too_long(browser):
    answer = browser.get("/jobs/" + "9" * 5000)
    assert (answer.status, answer.text) == (414, "This address is too long.")


def test_a_fault_is_told_by_its_kind_and_holds_nothing_of_the_material(browser, capfd):
    class Broken(dict):
        def __getitem__(self, key):
            raise ZeroDivisionError("압록강의 배는")

    browser.workbench.case.ask = lambda question: asyncio.sleep(0, Broken()["x"])
    answer = browser.get("/find?q=x")
    assert answer.status == 500
    assert "a fault of its own (ZeroDivisionError)" in answer.text
    assert "압록강" not in answer.text
    assert capfd.readouterr() == ("", "")
