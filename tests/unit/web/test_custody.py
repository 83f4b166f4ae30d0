"""Custody in the browser: who works in the case, what left, and every byte checked in the background."""

import pytest

from farbank.assemble import backing_up


def checked(browser, fields=""):
    answer = browser.post("/custody/verify", fields)
    assert answer.status == 303
    return browser.finished(answer.headers["location"]).text


def test_members_are_told_by_their_public_keys_and_no_secret_is_shown(peopled):
    page = peopled.get("/custody").text
    assert '<b>M1</b> <span class="soft">you</span>' in page
    assert "<b>M2</b>" in page
    keys = peopled.workbench.case._room.kept.keys
    for secret in (keys.identity.value, keys.secret.hex(), keys.signing.hex()):
        assert secret not in page
    assert keys.verify_key() in page


def test_every_byte_is_checked_in_the_background_and_it_is_remembered(peopled):
    assert "never on this computer" in peopled.get("/custody").text
    page = checked(peopled)
    assert "<h1>All is as it was recorded</h1>" in page
    assert "Check what came or changed since" in peopled.get("/custody").text
    assert "All is as it was recorded" in checked(peopled, "since=1")


def test_damage_is_named(peopled):
    (found,) = [each for each in (peopled.folder / "objects").rglob("*") if each.is_file()][:1]
    whole = found.read_bytes()
    found.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    page = checked(peopled)
    assert "<h1>Not all is as it was recorded</h1>" in page
    assert f"objects/{found.parent.name}/{found.name}: its SHA-256 is not its name" in page.replace("&#39;", "'")


def test_what_left_is_listed_until_its_holder_says_what_became_of_it(peopled):
    assert "Nothing of this case has left it" in peopled.get("/custody").text
    peopled.post("/original/E1")
    page = peopled.get("/custody").text
    assert "downloads of a browser" in page
    assert "nobody has said" in page
    assert peopled.post("/custody/copy/H1", "became=destroyed&because=").status == 400
    answer = peopled.post("/custody/copy/H1", "became=destroyed&because=deleted+by+hand")
    assert answer.headers["location"] == "/custody#copies"
    assert "deleted by hand" in peopled.get("/custody").text


def test_a_backup_is_told(peopled, tmp_path):
    assert "none is recorded" in peopled.get("/custody").text
    case = peopled.workbench.case
    made = case.tell(lambda room: backing_up.back_up_case(room, tmp_path / "backup", "the safe", None))
    peopled.loop.run_until_complete(made)
    assert "in the safe, first recorded" in peopled.get("/custody").text


@pytest.mark.parametrize("path", ["/custody", "/prove/E1", "/card/S2", "/names", "/inquiries", "/inquiry/Q1"])
def test_nothing_of_it_is_shown_while_the_case_is_locked(locked, path):
    page = locked.get(path).text
    assert "Passphrase" in page
    assert "M1" not in page
