"""`farbank verify --outside`: what somebody can check who has the folder and nothing else."""


def test_without_a_passphrase_the_files_and_the_log_are_checked_and_what_is_in_them_stays_closed(desk):
    ran = desk.good("verify", "--outside", "--json", FARBANK_PASSPHRASE_FILE=None)
    assert ran.json["ok"] is True
    assert ran.json["items"] == {"intact": 0, "erased": 0, "missing": 0, "corrupt": 0, "key_absent": 1}
    assert ran.json["log"]["size"] == desk.head()


def test_without_a_passphrase_a_changed_object_is_named_all_the_same(desk):
    name = next(path for path in sorted((desk.case / "objects").rglob("*")) if path.is_file())
    whole = name.read_bytes()
    name.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    ran = desk("verify", "--outside", FARBANK_PASSPHRASE_FILE=None)
    assert ran.status == 4
    assert f"DAMAGE objects/{name.parent.name}/{name.name}: its SHA-256 is not its name" in ran.out


def test_what_is_forgotten_is_erased_for_a_stranger_too_and_never_missing(desk):
    desk.good("forget", "S-REED", "--yes")
    ran = desk.good("verify", "--outside", "--json", FARBANK_PASSPHRASE_FILE=None)
    assert ran.json["items"] == {"intact": 0, "erased": 1, "missing": 0, "corrupt": 0, "key_absent": 0}
    assert ran.json["damage"] == []


def test_since_and_outside_do_not_go_together(desk):
    assert desk("verify", "--since", "--outside").status == 2
