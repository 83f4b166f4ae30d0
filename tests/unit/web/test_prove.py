"""A proof out of the browser: one zip that was nowhere on the disk, or the folder that the command line writes."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from farbank.assemble.newsroom import newsroom
from farbank.keeping.carrying import packed
from farbank.values.handling import Secret
from farbank.views import copies

from .conftest import WORDS


def left(browser):
    with newsroom(browser.folder, Secret(WORDS)) as room:
        return [(each.made.what, each.made.to, each.made.where, each.made.items) for each in copies.copies(room.rows)]


def contents(answer):
    with zipfile.ZipFile(io.BytesIO(answer.body)) as pack:
        assert pack.testzip() is None
        assert {each.date_time for each in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {each.filename: pack.read(each) for each in pack.infolist()}


def test_a_proof_is_one_zip_with_the_item_and_the_line_that_opens_it(peopled, tmp_path):
    answer = peopled.post("/prove/E1", "way=content&to=the+court")
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''proof-E1.zip"
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    found = contents(answer)
    assert {"proof-E1/leaf.json", "proof-E1/item.tlog-proof", "proof-E1/policy.txt", "proof-E1/README.txt"} <= set(
        found
    )
    (name,) = [each for each in found if each.startswith("proof-E1/objects/")]
    assert hashlib.sha256(found[name]).hexdigest() == name.rpartition("/")[2]
    assert found["proof-E1/identity.txt"].startswith(b"AGE-SECRET-KEY-")
    assert left(peopled) == [("proof", "the court", "downloads of a browser", ("E1",))]
    if shutil.which("age"):
        (tmp_path / "identity").write_bytes(found["proof-E1/identity.txt"])
        opened = subprocess.run(
            ["age", "-d", "-i", tmp_path / "identity"], input=found[name], capture_output=True, check=True
        )
        assert b"kanarienvogel" in opened.stdout


def test_the_zip_holds_what_the_folder_holds(peopled, tmp_path):
    answer = peopled.post("/prove/E1", f"way=existence&folder={tmp_path / 'proof'}")
    assert (answer.status, answer.headers["location"]) == (303, "/prove/E1?done=1")
    assert "It is in the folder that you named" in peopled.get("/prove/E1?done=1").text
    folder = {f"proof-E1/{each.relative_to(tmp_path / 'proof')}": each.read_bytes()
              for each in (tmp_path / "proof").rglob("*") if each.is_file()}  # fmt: skip
    assert contents(peopled.post("/prove/E1", "way=existence")) == folder
    assert left(peopled) == []  # what proves only existence holds nothing of the item


@pytest.fixture(scope="module")
def opened_files():
    """Hears of every file that Python opens to write; a hook stays, so it only listens while it is asked to."""
    heard, moved, listening = [], {}, []

    def hook(event, given):
        if listening and event == "open" and not isinstance(given[0], int) and given[2] & (os.O_WRONLY | os.O_RDWR):
            heard.append(str(given[0]))
        elif listening and event == "os.rename":
            moved[str(given[0])] = str(given[1])

    sys.addaudithook(hook)
    return heard, moved, listening


def test_nothing_of_a_proof_lies_on_the_disk_on_its_way(peopled, opened_files):
    heard, moved, listening = opened_files
    listening.append(True)
    try:
        assert peopled.post("/prove/E1", "way=content&to=the+court").status == 200
    finally:
        listening.clear()
    log, state = str(peopled.folder / "log"), os.environ["XDG_STATE_HOME"]
    assert heard  # that it leaves is recorded: the log is published, and its head remembered
    assert [each for each in heard if not moved.get(each, each).startswith((log, state))] == []


def test_a_commitment_is_opened_only_where_a_page_printed_one(peopled):
    page = peopled.get("/prove/E1").text
    assert 'value="content"' in page
    assert 'value="commitment"' not in page
    assert peopled.post("/prove/E1", "way=commitment&to=the+court").status == 400
    assert "Nothing can be proven of it" in peopled.get("/prove/U1").text


def test_it_says_for_whom_and_where(peopled, tmp_path):
    assert peopled.post("/prove/E1", "way=content&to=").status == 400
    assert peopled.post("/prove/E1", "way=content&to=the+court&folder=proof").status == 400
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert peopled.post("/prove/E1", f"way=content&to=the+court&folder={tmp_path / 'full'}").status == 400
    assert peopled.get("/prove/E99").status == 404
    assert left(peopled) == []


def test_what_is_too_long_for_one_file_is_refused_before_it_is_recorded(peopled, monkeypatch):
    monkeypatch.setattr(packed, "LONGEST", 10)
    answer = peopled.post("/prove/E1", "way=content&to=the+court")
    assert answer.status == 400
    assert "Name a new folder" in answer.text
    assert left(peopled) == []


def test_a_damaged_object_makes_no_proof(peopled):
    for each in (peopled.folder / "objects").rglob("*"):
        if each.is_file():
            each.write_bytes(each.read_bytes()[:-1])
    assert peopled.post("/prove/E1", "way=content&to=the+court").status == 500


@pytest.mark.parametrize("screen", ["/show/E1", "/show/S2"])
def test_a_record_leads_to_its_proof_or_its_card(peopled, screen):
    page = peopled.get(screen).text
    assert ("/prove/E1" in page) == (screen == "/show/E1")
    assert ("/card/S2" in page) == (screen == "/show/S2")
