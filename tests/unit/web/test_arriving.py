"""The door and the page that asks for the passphrase answer at once; what only the workbench can say waits for it."""

import asyncio
import contextlib
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from farbank.errors import Damage
from farbank.web import serving
from farbank.web.case import Case
from farbank.web.doorstep import doorstep
from farbank.web.entrance import Arriving, Entrance
from farbank.web.guard import Guard, cookie_name
from farbank.web.workbench import Workbench

from .conftest import DOOR, FORM, HERE, HOST, PORT, SESSION, WORDS, ask

KNOCK = {"host": HOST, "origin": "null", "content-type": FORM}
WRITE = {**HERE, "origin": f"http://{HOST}", "content-type": FORM}
SOON = 0.05
listens = pytest.mark.allow_hosts(["127.0.0.1"])


class Opening:
    """`farbank open` of which the screens are not loaded before `loaded` is set."""

    def __init__(self, folder):
        entrance = Entrance(folder, port=PORT, session=SESSION, door=DOOR)
        self.workbench = Workbench(Case(folder, None), entrance)
        self.wanted, self.loaded = asyncio.Event(), asyncio.Event()
        coming = asyncio.create_task(self._come())
        self.app = Guard(Arriving(entrance, coming, self.wanted), port=PORT, session=SESSION, policy_of=lambda _: "")

    async def _come(self):
        await self.wanted.wait()
        await self.loaded.wait()
        return self.workbench

    def asked(self, path, **more):
        return asyncio.create_task(ask(self.app, path, **more))

    def unlocked(self):
        return self.asked(
            "/unlock", method="POST", headers=WRITE, body=f"passphrase={WORDS}".replace(" ", "+").encode()
        )


@contextlib.asynccontextmanager
async def opening(folder):
    found = Opening(folder)
    try:
        yield found
    finally:
        await found.workbench.locking.end()


def test_before_the_screens_are_there_the_door_opens_and_the_passphrase_is_asked_for(desk):
    async def road():
        async with opening(desk.case) as opened:
            let_in = await ask(opened.app, "/enter", method="POST", headers=KNOCK, body=f"door={DOOR}".encode())
            assert let_in.status == 200
            page = await ask(opened.app, "/")
            assert 'id="passphrase"' in page.text
            assert "never on this computer" in page.text
            for link in ("workbench.css", "mark.svg"):
                assert f"/static/{link}" in page.text
                assert (await ask(opened.app, f"/static/{link}")).status == 200
            assert (await ask(opened.app, "/static/nothing.css")).status == 404
            assert not opened.wanted.is_set()
            opened.loaded.set()
            await asyncio.wait_for(opened.wanted.wait(), timeout=10)
            again = await ask(opened.app, "/enter", method="POST", headers=KNOCK, body=f"door={DOOR}".encode())
            assert again.status == 403

    asyncio.run(road())


def test_a_passphrase_that_comes_before_the_screens_waits_for_them_and_opens_the_case(desk):
    async def road():
        async with opening(desk.case) as opened:
            unlocking = opened.unlocked()
            assert not (await asyncio.wait([unlocking], timeout=SOON))[0]
            opened.loaded.set()
            assert (await unlocking).status == 303
            assert "A quiet harbour" in (await ask(opened.app, "/")).text

    asyncio.run(road())


@pytest.mark.parametrize("path", ["/list/item", "/nothing", "/awake", "/jobs"])
def test_any_other_page_waits_and_says_what_it_says_of_a_locked_case(desk, locked, path):
    async def road():
        async with opening(desk.case) as opened:
            asking = opened.asked(path)
            assert not (await asyncio.wait([asking], timeout=SOON))[0]
            opened.loaded.set()
            return await asking

    answer, expected = asyncio.run(road()), locked.get(path)
    assert (answer.status, answer.text) == (expected.status, expected.text)


def test_who_goes_away_while_it_loads_stops_it_for_nobody(desk):
    async def road():
        async with opening(desk.case) as opened:
            impatient, patient = opened.asked("/list/item"), opened.unlocked()
            await asyncio.sleep(0)
            impatient.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await impatient
            opened.loaded.set()
            assert (await patient).status == 303

    asyncio.run(road())


def test_a_locked_page_is_the_same_before_the_screens_are_there_and_after(desk):
    async def road():
        async with opening(desk.case) as opened:
            before = await ask(opened.app, "/")
            opened.loaded.set()
            await ask(opened.app, "/jobs")
            return before, await ask(opened.app, "/")

    before, after = asyncio.run(road())
    assert (before.status, before.text) == (after.status, after.text)


def run(folder, make, told):
    entrance = Entrance(folder, port=PORT, session=SESSION, door=DOOR)
    with doorstep(0, lambda address, _: told(urlsplit(address).port)) as step:
        asyncio.run(serving._run(entrance, lambda: make(entrance), step, SESSION))


def seen(port, path):
    browser = HTTPConnection("127.0.0.1", port, timeout=30)
    with contextlib.closing(browser):
        browser.request("GET", path, headers={"cookie": f"{cookie_name(port)}={SESSION}"})
        return browser.getresponse().read().decode()


@listens
def test_where_the_workbench_cannot_be_made_serving_ends_with_the_reason(desk):
    told = []

    def broken(entrance):
        raise Damage("a part of farbank is not there")

    with pytest.raises(Damage, match="is not there"):
        run(desk.case, broken, lambda port: told.append(seen(port, "/jobs")))
    assert "a fault of its own" in told[0]


@listens
def test_where_nobody_can_be_told_of_it_serving_ends_too(desk):
    def closed(port):
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run(desk.case, lambda entrance: Workbench(Case(desk.case, None), entrance), closed)


@listens
def test_a_browser_that_holds_whoever_starts_it_is_served_all_the_same(desk):
    """As a text browser does until it is left."""
    told = []

    def held(port):
        told.append(seen(port, "/"))
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        run(desk.case, lambda entrance: Workbench(Case(desk.case, None), entrance), held)
    assert 'id="passphrase"' in told[0]
