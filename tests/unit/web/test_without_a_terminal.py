"""What once asked for a terminal, in pages: backups, members, and what partners and dates say of the log."""

from urllib.parse import urlencode

import pytest

from farbank.assemble import backing_up
from farbank.web.asked import Asked

from . import people
from .conftest import WORDS


def begun(browser, address, **fields):
    answer = browser.post(address, urlencode(fields))
    assert answer.status == 303, answer.text
    return browser.finished(answer.headers["location"]).text


def test_a_backup_is_made_and_checked_without_a_terminal(peopled, tmp_path):
    backup, keys = tmp_path / "disk" / "backup", tmp_path / "stick" / "keys"
    page = begun(peopled, "/custody/backup", folder=backup, keys=keys, where="the blue disk")
    assert "<h1>The backup is made</h1>" in page
    assert len(list(keys.iterdir())) == 2
    assert "in the blue disk, first recorded" in peopled.get("/custody").text
    page = begun(peopled, "/custody/backup/check", folder=backup)
    assert "<h1>The backup is as it was written</h1>" in page
    (spoiled,) = list(backup.glob("objects/*/*"))[:1]
    spoiled.unlink()
    page = begun(peopled, "/custody/backup/check", folder=backup)
    assert "<h1>Not all of the backup is as it was written</h1>" in page
    assert spoiled.name in page


def test_the_places_of_the_last_backup_stand_in_the_form(peopled, tmp_path):
    backup, keys = tmp_path / "backup", tmp_path / "keys"
    page = begun(peopled, "/custody/backup", folder=backup)
    assert "Copy the key files apart once" in page
    begun(peopled, "/custody/backup", folder=backup, keys=keys)
    page = peopled.get("/custody").text
    assert f'name="folder" required spellcheck="false" value="{backup}"' in page
    assert f'value="{keys}"' in page


def test_a_backup_is_refused_where_it_cannot_be(peopled, tmp_path):
    answer = peopled.post("/custody/backup", urlencode({"folder": "backup"}))
    assert (answer.status, "does not say where on this computer" in answer.text) == (400, True)
    assert peopled.post("/custody/backup", "folder=").status == 400
    assert peopled.post("/custody/backup/check", "folder=~nobody-here/x").status == 400
    inside = begun(peopled, "/custody/backup", folder=peopled.folder / "backup")
    assert "a backup lies apart from every case" in inside
    assert "none is recorded" in peopled.get("/custody").text


def test_a_backup_that_is_stopped_says_so_and_leaves_the_one_before(peopled, tmp_path, monkeypatch):
    def stopped(room, folder, where, keys, pace):
        job = peopled.workbench.jobs.latest()[0]
        job.stop()
        return backing_up.back_up_case(room, folder, where, keys, pace)

    begun(peopled, "/custody/backup", folder=tmp_path / "backup")
    before = (tmp_path / "backup" / "backup.json").read_bytes()
    peopled.post("/describe/E1", "what=A+boat")
    monkeypatch.setattr("farbank.web.screens.backups.back_up_case", stopped)
    page = begun(peopled, "/custody/backup", folder=tmp_path / "backup")
    assert "Stopped. What was recorded so far is kept" in page
    assert (tmp_path / "backup" / "backup.json").read_bytes() == before


SEVENTH = "seven quite other words, Kanarienvogelbeta, drawn by chance"


def member(browser, address="/custody/members", **fields):
    return browser.post(address, urlencode({"own": WORDS, "new": SEVENTH, "again": SEVENTH, **fields}))


def every_file(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_second_member_is_added_and_unlocks_with_a_passphrase_of_their_own(browser):
    answer = member(browser, desk="1")
    assert (answer.status, answer.headers["location"]) == (303, "/custody/members?done=added")
    page = browser.get("/custody/members?done=added").text
    assert "They are a member now." in page
    assert "<b>M2</b>" in page
    assert "Kanarienvogelbeta" not in page + browser.get("/custody").text + browser.get("/jobs").text
    assert b"Kanarienvogelbeta" not in every_file(browser.folder)
    browser.post("/lock", "")
    assert browser.post("/unlock", urlencode({"passphrase": SEVENTH})).status == 303
    assert '<b>M2</b> <span class="soft">you</span>' in browser.get("/custody").text


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"own": "not the one"}, 403, "does not open with this passphrase"),
        ({"own": ""}, 400, "Nothing was given"),
        ({"again": SEVENTH + " "}, 400, "The two passphrases differ; nothing was changed"),
        ({"new": "", "again": ""}, 400, "Nothing was given"),
        ({"new": "x" * 2000, "again": "x" * 2000}, 400, "A passphrase is not so long"),
        ({"new": "kurz", "again": "kurz"}, 400, "it has fewer than"),
    ],
)
@pytest.mark.parametrize("address", ["/custody/members", "/custody/passphrase"])
def test_nobody_is_let_in_and_nothing_changed_by_what_is_not_right(browser, address, changed, status, said):
    answer = member(browser, address, **changed)
    assert answer.status == status
    assert said in answer.text
    assert SEVENTH not in answer.text
    assert "kurz" not in answer.text
    assert "<b>M2</b>" not in browser.get("/custody").text
    browser.post("/lock", "")
    assert browser.post("/unlock", urlencode({"passphrase": WORDS})).status == 303


def test_a_weak_passphrase_is_taken_once_that_was_told(browser):
    weak = {"new": "kurz", "again": "kurz", "desk": "1"}
    page = member(browser, **weak).text
    assert 'name="weak"' in page
    assert 'name="desk" value="1" checked' in page
    assert member(browser, **weak, weak="1").status == 303
    assert "<b>M2</b>" in browser.get("/custody").text


def test_another_members_passphrase_does_not_confirm_what_one_does(peopled):
    answer = peopled.post("/custody/passphrase", urlencode({"own": people.SECOND, "new": SEVENTH, "again": SEVENTH}))
    assert (answer.status, "That is the passphrase of another member" in answer.text) == (403, True)


def test_ones_own_passphrase_is_changed(browser):
    assert member(browser, "/custody/passphrase").headers["location"] == "/custody/members?done=passphrase"
    browser.post("/lock", "")
    assert browser.post("/unlock", urlencode({"passphrase": WORDS})).status == 200
    assert browser.post("/unlock", urlencode({"passphrase": SEVENTH})).status == 303


def test_a_member_elsewhere_is_added_by_the_key_that_their_page_gives(browser, peopled_case):
    key = browser.get("/custody/members/key")
    assert key.headers["content-disposition"].startswith("attachment")
    assert key.text.startswith("farbank")
    own = {"own": WORDS, "key": key.text}
    answer = browser.post("/custody/members/elsewhere", urlencode(own))
    assert (answer.status, "is a member already" in answer.text) == (400, True)
    theirs = peopled_case.good("member", "key").out.replace("\n", "\r\n")
    answer = browser.post("/custody/members/elsewhere", urlencode({**own, "key": theirs}))
    assert answer.headers["location"] == "/custody/members?done=elsewhere"
    assert "<b>M2</b>" in browser.get("/custody/members").text
    assert browser.post("/custody/members/elsewhere", urlencode({**own, "key": "x"})).status == 400
    assert browser.post("/custody/members/elsewhere", urlencode({**own, "own": "x y"})).status == 403


def test_a_form_with_a_passphrase_is_not_told_by_what_tells_of_a_request():
    assert "secret" not in repr(Asked(path="/custody/members", form={"new": ["secret"]}))
