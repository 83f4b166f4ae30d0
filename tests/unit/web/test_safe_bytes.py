"""What leaves as a file, what comes in as a bomb, who comes in at the door, and which file an address can name."""

import asyncio
import gc
import os
import re
import stat
import tracemalloc
import zipfile

import pytest

from farbank.web.attachment import attachment
from farbank.web.door import Door
from farbank.web.doorstep import doorstep
from farbank.web.entrance import Entrance
from farbank.web.guard import Guard, cookie_name
from farbank.web.workbench import Workbench

from .conftest import BOUNDARY, DOOR, FORM, HERE, HOST, KIND, PORT, SESSION, ask, form

ORIGIN = {"origin": f"http://{HOST}"}


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("note.txt", "note.txt"),
        ("새 메모.txt", "%EC%83%88%20%EB%A9%94%EB%AA%A8.txt"),
        ("a\r\nSet-Cookie: b=c.txt", "a__Set-Cookie_%20b%3Dc.txt"),
        ('a"; filename=evil.exe', "a_%3B%20filename%3Devil.exe"),
        ("photo\u202egpj.exe", "photo_gpj.exe"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..\\..\\start.bat", "_.._start.bat"),
        ("C:\\a.txt", "C__a.txt"),
        ("\x00\x1f\x7f", "___"),
        (" .. ", "file"),
        ("", "file"),
        ("a\ud800b", "a_b"),
        ("क्\u200dष.txt", "%E0%A4%95%E0%A5%8D%E2%80%8D%E0%A4%B7.txt"),
    ],
)
def test_the_name_of_a_file_that_leaves_ends_no_header_and_turns_nothing_round(name, header):
    assert attachment(name) == f"attachment; filename*=UTF-8''{header}"


def test_a_name_without_end_is_cut_and_its_kind_stays():
    said = attachment("압" * 300 + ".tar")
    assert len(said) < 700
    assert said.endswith(".tar")
    assert len(attachment("." + "x" * 500)) < 250


def test_a_file_with_a_hostile_name_comes_in_and_leaves_as_a_file(with_reader):
    name = "x%22; filename=%22evil.html\u202etxt.gpj"
    body = form(("files", name, b"<script>alert(1)</script>"))
    with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    answer = with_reader.post("/original/E2")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w%.~-]+", answer.headers["content-disposition"])
    assert answer.body == b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<!doctype html><script>alert(1)</script>"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        ("a.pdf", b"%PDF-1.7\n%%EOF\n"),
    ],
)
def test_no_original_is_shown_in_a_page_whatever_it_is(with_reader, name, content):
    with_reader.finished(with_reader.post("/intake", form(("files", name, content)), kind=KIND).headers["location"])
    for route in with_reader.workbench.routes():
        if ("GET" in route.methods and ":int}" in route.path) or ("{name}" in route.path and "GET" in route.methods):
            answer = with_reader.get(re.sub(r"\{\w+:int\}", "1", route.path).replace("{name}", "E2"))
            assert content not in answer.body, route.path
            kind = answer.headers.get("content-type", "").partition(";")[0]
            assert answer.status == 303 or kind in {"text/html", "image/jpeg", "text/plain"}, route.path
    assert with_reader.post("/original/E2").headers["content-type"] == "application/octet-stream"


TRAVERSALS = ["../guard.py", "..%2fguard.py", "%2e%2e/guard.py", "/etc/passwd", "..\\guard.py", "workbench.css/../x",
              "workbench.css\x00.png", "", ".", "workbench.css/", "//etc/passwd"]  # fmt: skip


@pytest.mark.parametrize("place", ["/static/", "/show/", "/picture/", "/read/", "/describe/", "/report/", "/list/"])
@pytest.mark.parametrize("name", TRAVERSALS)
def test_no_address_names_a_file_of_the_disk(browser, place, name):
    answer = browser.get(place + name + ("/1" if place == "/picture/" else ""))
    assert answer.status in {400, 404, 405}
    assert b"root:" not in answer.body
    assert b"Who may ask the workbench" not in answer.body


@pytest.mark.parametrize("name", TRAVERSALS)
def test_no_original_is_a_file_of_the_disk(browser, name):
    assert browser.post(f"/original/{name}").status in {400, 404, 405}


def many_parts():
    for number in range(10_000):
        yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f{number}"\r\n\r\nx\r\n'.encode()
    yield f"--{BOUNDARY}--\r\n".encode()


def endless_header():
    yield f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=".encode()
    for _ in range(40):
        yield b"x" * 65_536


def many_headers():
    yield f"--{BOUNDARY}\r\n".encode()
    for _ in range(40):
        yield b"X-A: b\r\n" * 5_000


def one_endless_field():
    yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="how"\r\n\r\n'.encode()
    for _ in range(40):
        yield b"x" * 65_536


@pytest.mark.parametrize("bomb", [many_parts, endless_header, many_headers, one_endless_field])
def test_an_upload_that_is_a_bomb_takes_nothing_in_and_no_memory(with_reader, bomb):
    whole = b"".join(bomb())[: 2 << 20]
    pieces = [whole[at : at + 65_536] for at in range(0, len(whole), 65_536)]
    gc.collect()
    tracemalloc.start()
    try:
        headers = {**HERE, **ORIGIN, "content-type": KIND}
        answer = with_reader.get("/intake", method="POST", headers=headers, pieces=pieces, drop=True)
        page = with_reader.finished(answer.headers["location"])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert page.status == 200
    assert "/show/E2" not in with_reader.get("/list/item").text
    assert peak < 16 << 20


def test_a_bomb_in_a_zip_is_a_reason_and_the_zip_is_kept(with_reader, tmp_path):
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("zeros.bin", bytes(40 << 20))
        out.writestr("note.txt", "beside it")
    body = form(("files", "bomb.zip", (tmp_path / "bomb.zip").read_bytes()))
    page = with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    assert page.status == 200
    assert "bomb.zip" in with_reader.get("/list/item").text


@pytest.mark.parametrize("body", [b"a=" + b"x" * (2 << 20), b"a&" * 500_000, b"%" * (2 << 20)])
def test_a_form_that_is_a_bomb_is_refused(browser, body):
    assert browser.post("/describe/E1", body).status == 413


def test_a_session_that_somebody_else_set_before_is_not_adopted(locked):
    name = cookie_name(PORT)
    app = locked.app
    knock = {"host": HOST, "origin": "null", "content-type": FORM, "cookie": f"{name}=chosen-by-somebody"}
    answer = locked.loop.run_until_complete(
        ask(app, "/enter", method="POST", headers=knock, body=f"door={DOOR}".encode())
    )
    assert f"{name}={SESSION}; " in answer.headers["set-cookie"]
    for cookie in (f"{name}=chosen-by-somebody", f"{name}=chosen-by-somebody; {name}={SESSION}"):
        assert locked.get("/", headers={"host": HOST, "cookie": cookie}).status == 401
    assert locked.get("/", headers={"host": HOST, "cookie": f"{name}={SESSION}"}).status == 200


@pytest.mark.allow_hosts(["127.0.0.1"])
def test_the_file_that_lets_a_browser_in_is_for_one_person_and_is_gone_once_it_was_used(locked):
    with doorstep(0, lambda *_: None) as step:
        file, token = step.file, step.token
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        assert file.stat().st_uid == os.getuid()
        page = file.read_text(encoding="utf-8")
        assert f'action="http://127.0.0.1:{step.port}/enter"' in page
        assert token in page
        assert token not in file.as_uri()
        entrance = Entrance(locked.folder, port=PORT, session=SESSION, door=token, entered=step.entered)
        app = Guard(Workbench(locked.workbench.case, entrance), port=PORT, session=SESSION, policy_of=lambda _: "")
        knock = {"host": HOST, "origin": "null", "content-type": FORM}

        def knocked(given):
            return asyncio.run(ask(app, "/enter", method="POST", headers=knock, body=f"door={given}".encode()))

        assert knocked("wrong").status == 403
        assert file.exists()
        entered = knocked(token)
        assert entered.status == 200
        assert "/static/" not in entered.text  # there for a moment: a browser waits for nothing before it goes on
        assert not file.parent.exists()
        assert knocked(token).status == 403


def test_a_secret_is_compared_in_constant_time():
    """`secrets.compare_digest` is asked, and `==` is not, wherever a secret is compared."""
    for function in (Guard._has_session, Door.enter):
        assert "compare_digest" in function.__code__.co_names
