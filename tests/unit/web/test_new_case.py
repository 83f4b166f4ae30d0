"""Where there is no case the only page makes one: with words that are shown until then, and never where a case is."""

import asyncio
import errno
import hashlib
import os
import re
from itertools import pairwise
from urllib.parse import urlencode

import pytest

from farbank.assemble.starting import start
from farbank.keeping.disk.fsops import Disk, disk_trouble
from farbank.keeping.keys.passphrase import words as every_word
from farbank.values.handling import Secret

from .conftest import FORM, HERE, HOST, KIND, WORDS, ask, form, opened
from .test_arriving import SOON, WRITE, opening
from .test_safe_fuzz import Fuzz, is_well

MADE = "The case is made"
OWN = "violin harbour anchor copper lantern meadow"
WEAK = "mistaken"


@pytest.fixture
def on():
    """Opens workbenches, each on a folder."""
    found = []

    def at(folder):
        found.append(opened(folder))
        return found[-1]

    yield at
    for each in found:
        each.loop.run_until_complete(each.workbench.jobs.forget())
        each.loop.run_until_complete(each.workbench.case.end())
        each.loop.close()


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "sources" / "case"


@pytest.fixture
def new(on, folder):
    """A browser on a folder that does not exist yet."""
    return on(folder)


def shown(page):
    """The words that a page offers."""
    return " ".join(re.findall(r"<li>([a-z-]+)</li>", page.text))


def neighbours(words, text):
    """Words that stand beside each other in both; one alone may be a word of any page."""
    pairs = pairwise(words.split())
    return [each for each in pairs if re.search(rf"\b{each[0]}\b[\W\d]*\b{each[1]}\b", re.sub(r"<[^>]*>", " ", text))]


def sent(browser, **fields):
    return browser.post("/new", urlencode(fields))


def unlocked(browser, words):
    return browser.post("/unlock", urlencode({"passphrase": words})).status == 303


def bytes_of(folder):
    return {
        str(each.relative_to(folder)): hashlib.sha256(each.read_bytes()).hexdigest()
        for each in folder.rglob("*")
        if each.is_file()
    }


@pytest.mark.parametrize("path", ["/", "/list/item", "/nothing", "/static"])
def test_the_only_page_where_no_case_is_offers_six_words_and_names_the_folder(new, folder, path):
    page = new.get(path)
    words = shown(page).split()
    assert (len(words), set(words) <= set(every_word())) == (6, True)
    assert str(folder) in page.text
    assert "<title>farbank</title>" in page.text
    assert 'name="passphrase"' not in page.text
    assert shown(new.get("/")).split() == words  # what was written down stays what is offered
    assert 'value="' + words[0] not in page.text
    assert not folder.exists()


@pytest.mark.parametrize("there", [True, False])
def test_the_six_words_typed_once_make_the_case_that_they_open(new, folder, there, capfd):
    if there:
        folder.mkdir(parents=True)
    words = shown(new.get("/"))
    answer = sent(new, new=words)
    assert (answer.status, answer.headers["location"], answer.body) == (303, "/", b"")
    page = new.get("/")
    assert MADE in page.text
    assert shown(page) == ""
    assert not neighbours(words, page.text + str(answer.headers))
    assert unlocked(new, words)
    assert "The road in five lines" in new.get("/").text
    new.post("/lock")
    page = new.get("/").text
    assert MADE not in page
    assert re.search(r"Last opened in the workbench here</dt><dd>[^<]* UTC", page)
    assert capfd.readouterr() == ("", "")


def test_words_of_ones_own_are_typed_twice_and_open_it_alone(new):
    words = shown(new.get("/"))
    assert sent(new, new=OWN, again=OWN).status == 303
    assert not unlocked(new, words)
    assert unlocked(new, OWN)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda words: {}, "Nothing was typed"),
        (lambda words: {"new": ""}, "Nothing was typed"),
        (lambda words: {"new": "  "}, "Nothing was typed"),
        (lambda words: {"new": OWN}, "These are not the six words"),
        (lambda words: {"new": words.upper()}, "These are not the six words"),
        (lambda words: {"new": f"{words} "}, "These are not the six words"),
        (lambda words: {"new": words.replace(" ", "  ", 1)}, "These are not the six words"),
        (lambda words: {"new": " ".join(words.split()[:5])}, "These are not the six words"),
        (lambda words: {"new": OWN, "weak": "1"}, "These are not the six words"),
        (lambda words: {"new": OWN, "again": ""}, "The two passphrases differ"),
        (lambda words: {"new": OWN, "again": OWN + " "}, "The two passphrases differ"),
        (lambda words: {"new": OWN, "again": WEAK, "weak": "1"}, "The two passphrases differ"),
        (lambda words: {"new": "x" * 2000, "again": "x" * 2000}, "not so long"),
    ],
)
def test_what_was_mistyped_makes_nothing_and_is_not_repeated(new, folder, change, said):
    words = shown(new.get("/"))
    answer = sent(new, **change(words))
    assert answer.status == 400
    assert re.search(rf'<p class="wrong" role="alert">[^<]*{said}', answer.text)
    assert OWN not in answer.text
    assert "xxxx" not in answer.text
    assert not folder.parent.exists()
    assert shown(answer) == words
    assert sent(new, new=words).status == 303


def test_a_weak_one_is_told_before_it_is_taken(new, folder):
    answer = sent(new, new=WEAK, again=WEAK)
    assert (answer.status, "it has fewer than 16 characters" in answer.text) == (400, True)
    assert WEAK not in answer.text
    assert "<details open>" in answer.text
    assert not folder.exists()
    assert 'name="weak"' not in new.get("/").text
    assert sent(new, new=WEAK, again=WEAK, weak="1").status == 303
    assert unlocked(new, WEAK)


@pytest.mark.parametrize("fields", [{}, {"new": OWN}, {"new": OWN, "again": OWN}, {"new": WORDS, "again": WORDS}])
def test_a_case_that_is_there_is_never_touched(locked, fields):
    before = bytes_of(locked.folder)
    answer = sent(locked, **fields)
    assert (answer.status, "there is a case here already" in answer.text) == (409, True)
    assert 'name="passphrase"' in answer.text
    assert bytes_of(locked.folder) == before
    assert unlocked(locked, WORDS)
    before = bytes_of(locked.folder)
    assert sent(locked, **fields).headers["location"] == "/"
    assert bytes_of(locked.folder) == before


def test_a_case_that_somebody_made_meanwhile_stays_theirs(new, folder):
    words = shown(new.get("/"))
    start(folder, Secret(OWN))
    before = bytes_of(folder)
    answer = sent(new, new=words)
    assert (answer.status, "opens with its own passphrase" in answer.text) == (409, True)
    assert shown(new.get("/")) == ""
    assert MADE not in new.get("/").text
    assert new.workbench._entrance.making.offered is None
    assert bytes_of(folder) == before
    assert not unlocked(new, words)
    assert unlocked(new, OWN)


def test_a_form_that_is_sent_twice_makes_one_case(new):
    words = shown(new.get("/"))
    body = urlencode({"new": words}).encode()

    async def twice():
        return await asyncio.gather(*(ask(new.app, "/new", method="POST", headers=WRITE, body=body) for _ in "ab"))

    assert [each.status for each in new.loop.run_until_complete(twice())] == [303, 303]
    assert MADE in new.get("/").text
    assert unlocked(new, words)


@pytest.mark.parametrize("step", ["make_dir", "write_new", "rename"])
def test_a_disk_that_refuses_is_told_and_blocks_no_second_try(new, folder, monkeypatch, step):
    words = shown(new.get("/"))

    def full(disk, path, *more):
        with disk_trouble(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Disk, step, full)
        answer = sent(new, new=words)
    assert (answer.status, "No space left on device" in answer.text) == (400, True)
    assert shown(answer) == words
    assert not folder.exists()
    assert sent(new, new=words).status == 303
    assert [each.name for each in folder.parent.iterdir()] == ["case"]
    assert unlocked(new, words)


def test_a_folder_that_holds_something_by_now_gets_no_case(new, folder):
    words = shown(new.get("/"))
    folder.mkdir(parents=True)
    (folder / "notes.txt").write_text("mine")
    answer = sent(new, new=words)
    assert (answer.status, "is there already and not empty" in answer.text) == (400, True)
    assert [each.name for each in folder.iterdir()] == ["notes.txt"]
    (folder / "notes.txt").unlink()
    assert sent(new, new=words).status == 303


def test_a_case_whose_disk_was_pulled_out_is_not_offered_to_be_made_anew(locked, tmp_path):
    locked.folder.rename(tmp_path / "elsewhere")
    assert "Unlock the case" in locked.get("/").text
    assert sent(locked, new=OWN, again=OWN).status == 409
    assert not locked.folder.exists()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"host": "evil.example"}, 421),
        ({"x-forwarded-for": "somebody"}, 400),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"cookie": "a=b"}, 401),
    ],
)
def test_no_other_page_makes_a_case(new, folder, changed, status):
    words = shown(new.get("/"))
    headers = {**HERE, "origin": f"http://{HOST}", "content-type": FORM, **changed}
    body = urlencode({"new": words}).encode()
    answer = new.loop.run_until_complete(ask(new.app, "/new", method="POST", headers=headers, body=body))
    assert (answer.status, folder.exists()) == (status, False)
    assert not neighbours(words, answer.text)


def test_no_address_and_no_other_kind_of_form_makes_a_case(new, folder):
    words = shown(new.get("/"))
    new.get("/new?" + urlencode({"new": words}))
    new.post("/new?" + urlencode({"new": words}))
    new.post("/new", form(("new", words)), kind=KIND)
    assert not folder.exists()


def test_whatever_is_asked_where_no_case_is_is_answered_in_words(new):
    fuzz = Fuzz(new, 11)
    for route in fuzz.routes:
        for _ in range(3):
            is_well(*fuzz.ask(route))


def test_the_page_is_there_before_the_screens_and_what_is_sent_waits_for_them(folder):
    async def road():
        async with opening(folder) as coming:
            page = await ask(coming.app, "/")
            assert not coming.loaded.is_set()
            body = urlencode({"new": shown(page)}).encode()
            making = coming.asked("/new", method="POST", headers=WRITE, body=body)
            assert not (await asyncio.wait([making], timeout=SOON))[0]
            coming.loaded.set()
            assert (await making).status == 303
            assert MADE in (await ask(coming.app, "/")).text

    asyncio.run(road())
