"""Who is let in: each rule of the guard is broken once, and each time nothing behind it is asked."""

import asyncio

import pytest

from farbank.web.guard import Guard, cookie_name

from .conftest import HERE, HOST, PORT, SESSION, ask

ORIGIN = f"http://{HOST}"
COOKIE = f"{cookie_name(PORT)}={SESSION}"


@pytest.fixture
def guarded():
    heard = []

    async def app(scope, receive, send):
        heard.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": [(b"Server", b"x"), (b"x-own", b"1")]})
        await send({"type": "http.response.body", "body": b"the case"})

    guard = Guard(app, port=PORT, session=SESSION, policy_of=lambda _: "")

    def asked(path="/", **more):
        return asyncio.run(ask(guard, path, **more)), tuple(heard)

    return asked


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_our_own_addresses_are_answered(guarded, host):
    answer, heard = guarded(headers={**HERE, "host": host})
    assert (answer.status, answer.body, heard) == (200, b"the case", ("/",))


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        f"evil.example:{PORT}",
        "127.0.0.1",
        "127.0.0.1:1",
        f"127.0.0.1:{PORT}.evil",
        f"0.0.0.0:{PORT}",
    ],
)
def test_any_other_host_gets_nothing(guarded, host):
    answer, heard = guarded(headers={**HERE, "host": host})
    assert (answer.status, heard) == (421, ())


def test_two_hosts_are_none(guarded):
    answer, heard = guarded(headers=[*HERE.items(), ("host", "evil.example")])
    assert (answer.status, heard) == (421, ())


@pytest.mark.parametrize("name", ["x-forwarded-for", "x-forwarded-host", "X-Forwarded-Proto", "forwarded", "via"])
def test_nothing_stands_in_between(guarded, name):
    answer, heard = guarded(headers={**HERE, name: "somebody"})
    assert (answer.status, heard) == (400, ())


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_no_page_of_anybody_else_reads(guarded, site):
    answer, heard = guarded(headers={**HERE, "sec-fetch-site": site})
    assert (answer.status, heard) == (403, ())


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_a_typed_address_and_our_own_links_read(guarded, site):
    assert guarded(headers={**HERE, "sec-fetch-site": site})[0].status == 200


@pytest.mark.parametrize(
    "headers",
    [
        HERE,
        {**HERE, "origin": "null"},
        {**HERE, "origin": "http://evil.example"},
        {**HERE, "origin": f"http://localhost:{PORT}"},
        {**HERE, "origin": ORIGIN, "sec-fetch-site": "same-site"},
        {**HERE, "origin": ORIGIN, "sec-fetch-site": "none"},
    ],
)
def test_a_write_has_exactly_our_origin(guarded, headers):
    answer, heard = guarded(method="POST", headers=headers)
    assert (answer.status, heard) == (403, ())


def test_two_origins_are_none(guarded):
    answer, heard = guarded(method="POST", headers=[*HERE.items(), ("origin", ORIGIN), ("origin", ORIGIN)])
    assert (answer.status, heard) == (403, ())


def test_our_own_page_writes(guarded):
    answer, heard = guarded(method="POST", headers={**HERE, "origin": ORIGIN, "sec-fetch-site": "same-origin"})
    assert (answer.status, heard) == (200, ("/",))


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", ""])
def test_no_other_method_is_heard(guarded, method):
    answer, heard = guarded(method=method, headers={**HERE, "origin": ORIGIN})
    assert (answer.status, heard) == (405, ())


@pytest.mark.parametrize(
    "cookie",
    [
        "",
        f"{cookie_name(PORT)}=",
        f"{cookie_name(PORT)}={SESSION}x",
        f"{cookie_name(PORT + 1)}={SESSION}",
        f"{COOKIE}; {cookie_name(PORT)}=another",
        f"{cookie_name(PORT)}=another; {COOKIE}",
        f"{cookie_name(PORT)}=\xff",
    ],
)
def test_without_the_session_of_this_start_nothing_is_shown(guarded, cookie):
    answer, heard = guarded(headers={"host": HOST, "cookie": cookie})
    assert (answer.status, heard) == (401, ())


def test_other_cookies_beside_ours_do_no_harm(guarded):
    assert guarded(headers={"host": HOST, "cookie": f"a=b; {COOKIE}; c"})[0].status == 200


@pytest.mark.parametrize(("origin", "status"), [("null", 200), (ORIGIN, 200), ("http://evil.example", 403)])
def test_the_door_may_be_knocked_at_by_a_file_on_this_disk(guarded, origin, status):
    answer, _ = guarded(
        "/enter", method="POST", headers={"host": HOST, "origin": origin, "sec-fetch-site": "cross-site"}
    )
    assert answer.status == status


def test_every_answer_is_told_to_load_and_keep_nothing(guarded):
    answer, _ = guarded()
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'nonce-")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["x-own"] == "1"
    assert "Server" not in answer.headers


def test_what_is_refused_is_told_so_too(guarded):
    answer, _ = guarded(headers={"host": "evil.example"})
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox; frame-ancestors 'none'"


def test_no_two_answers_share_a_nonce(guarded):
    assert len({guarded()[0].headers["content-security-policy"] for _ in range(5)}) == 5


def test_a_websocket_is_not_heard_and_the_start_of_the_server_is(guarded):
    heard = []

    async def app(scope, receive, send):
        heard.append(scope["type"])

    guard = Guard(app, port=PORT, session=SESSION, policy_of=lambda _: "")
    asyncio.run(guard({"type": "websocket", "headers": []}, None, None))
    asyncio.run(guard({"type": "lifespan"}, None, None))
    assert heard == ["lifespan"]
