"""What once asked for a terminal, in pages: backups, members, and what partners and dates say of the log."""

from urllib.parse import urlencode

from farbank.assemble import backing_up


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
