"""After a source is forgotten, nothing of it is left: in no page, free page, journal, index, key file, object or folder.

Every key that existed before is kept here, and tried on everything that is there after.
"""

import runpy
import shutil
from pathlib import Path
from types import SimpleNamespace

import pyrage
import pytest

from farbank.errors import Damage, Locked
from farbank.facts.erasure import ErasureCompleted
from farbank.keeping.changes.forgetting import forget, objects_of, restrict, which_leaves
from farbank.keeping.checks.verify import verify
from farbank.keeping.disk.database import Database
from farbank.keeping.keys.key_file import unlock_keys
from farbank.keeping.keys.keyring import Keyring, database_key
from farbank.keeping.ledger.entry_store import EntryStore
from farbank.views import catalogue

purged = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("purged_case.py"))))
AT, GONE, PASSPHRASE, SECOND, SHARED, WORDS = (
    purged.AT,
    purged.GONE,
    purged.PASSPHRASE,
    purged.SECOND,
    purged.SHARED,
    purged.WORDS,
)
opened = purged.opened


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return purged.make(tmp_path_factory.mktemp("purge"))


@pytest.fixture
def place(template, tmp_path):
    shutil.copytree(template, tmp_path / "place")
    return tmp_path / "place"


@pytest.fixture
def before(place):
    """The keys of before and what must be gone; the old database too, as somebody may have kept it."""
    with opened(place) as kept:
        needles = purged.needles_of(kept)
        gone = objects_of(kept, GONE)
        keys = kept.keys
    shutil.copy(place / "case" / "case.db", place.parent / "old.db")
    return keys, needles, gone


@pytest.fixture
def forgotten(place, before):
    forget(opened(place), GONE, at=AT, spent=[("item", 3), ("source", 2)]).close()
    return place / "case"


def everything(folder):
    """The bytes and the name of every file."""
    for path in sorted(folder.rglob("*")):
        yield path, (path.read_bytes() if path.is_file() else b"") + path.name.encode()


def plain(path, key):
    good, content = zip(*purged.pages(path, key), strict=True)
    return all(good), any(good), b"".join(content)


def test_the_scan_finds_each_of_them_in_the_database_of_before(before, place):
    keys, needles, _ = before
    whole, _, content = plain(place.parent / "old.db", database_key(keys))
    assert whole, "pages are decrypted as SQLCipher does it"
    found = set(needles.found_in(content))
    wanted = {"salt", "sealed body", "name, utf-8", "title, utf-8", "text, utf-8", "statement, utf-8", "korean, utf-8"}
    missing = [each for each in wanted if not any(what.startswith(each) for what in found)]
    assert missing == ["salt"], "salts lie sealed; everything else is there"


def test_no_page_and_no_free_page_holds_any_of_it_under_the_new_key_or_the_old(before, forgotten):
    old, needles, _ = before
    with opened(forgotten.parent) as kept:
        new = kept.keys
    whole, _, content = plain(forgotten / "case.db", database_key(new))
    assert whole
    assert needles.found_in(content) == []
    _, any_good, content = plain(forgotten / "case.db", database_key(old))
    assert not any_good
    assert needles.found_in(content) == []


def test_no_file_of_the_folder_holds_any_of_it(before, forgotten):
    _, needles, gone = before
    assert [(path.name, found) for path, content in everything(forgotten) if (found := needles.found_in(content))] == []
    names = {path.name for path in forgotten.rglob("*")}
    assert len(gone) == 4
    assert not names & set(gone)
    assert list((forgotten / "staging").iterdir()) == []
    assert not (forgotten / "case.db-journal").exists()


def test_the_search_index_holds_no_part_of_its_words(forgotten):
    with opened(forgotten.parent) as kept:
        for table in ("trigrams", "bigrams"):
            kept.rows.execute(f"CREATE VIRTUAL TABLE temp.v_{table} USING fts5vocab(main, {table}, 'row')")
            terms = {row[0] for row in kept.rows.execute(f"SELECT term FROM v_{table}")}
            parts = {word[at : at + 3] for word in WORDS.values() for at in range(len(word) - 2)}
            parts |= {WORDS["korean"][at : at + 2] for at in range(len(WORDS["korean"]) - 1)}
            assert not terms & parts


def test_no_table_names_it_but_by_its_number(forgotten):
    with opened(forgotten.parent) as kept:
        tables = [row[0] for row in kept.rows.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = [str(cell) for table in tables for row in kept.rows.execute(f'SELECT * FROM "{table}"') for cell in row]
        assert not [cell for cell in cells for word in WORDS.values() if word in cell]
        assert catalogue.labels(kept.rows, "item") == ("R-3",)


def test_the_keys_that_its_name_was_found_by_are_gone_with_it(before, place):
    def keys(kept):
        return [key for (key,) in kept.rows.execute("SELECT key FROM person_key")]

    with opened(place) as kept:
        assert f"={WORDS['name']}" in keys(kept)
    with forget(opened(place), GONE, at=AT) as kept:
        assert keys(kept) == []


def test_the_keys_of_before_open_nothing_in_the_new_folder(before, forgotten):
    old, _, _ = before
    with pytest.raises(Locked):
        Database(forgotten / "case.db", database_key(old))
    with opened(forgotten.parent) as kept:
        rows = kept.rows
        for name in ("case", *GONE, "S2", "E3"):
            assert Keyring(old, rows).compartment(name) is None
        rows.execute(f"UPDATE kept_compartment SET epoch = {old.epoch}")
        for name in ("case", "S2", "E3"):
            with pytest.raises(Damage):
                Keyring(old, rows).compartment(name)
        log = bytes(rows.execute("SELECT value FROM kept_value WHERE name = 'log'").fetchone()[0])
        with pytest.raises(Damage):
            Keyring(old, rows).unwrap("log key", log)
    for path in (forgotten / "keys").iterdir():
        for passphrase in (PASSPHRASE, SECOND):
            try:
                keys = unlock_keys(path.read_bytes(), passphrase)
            except Locked:
                continue
            assert keys.epoch == old.epoch + 1
            assert keys.secret != old.secret


def test_no_object_that_is_left_opens_with_an_identity_of_what_is_gone(before, forgotten):
    _, needles, _ = before
    lines = [raw.decode() for what, raw in needles.bytes.items() if "identity" in what and what.endswith(", utf-8")]
    identities = [pyrage.x25519.Identity.from_str(line) for line in lines if line == line.upper()]
    identities = identities[::2]  # as it was, and in capitals: an identity line has no small letters
    assert len(identities) == 3
    for path in (forgotten / "objects").glob("*/*"):
        with pytest.raises(pyrage.DecryptError):
            pyrage.decrypt(path.read_bytes(), identities)


def test_the_evidence_of_the_other_source_is_whole_with_its_bytes_and_its_card(forgotten):
    with opened(forgotten.parent) as kept:
        facts = [entry.fact for entry in kept.ledger.entries() if entry.fact is not None]
        (item,) = [fact for fact in facts if fact.kind == "item-received"]
        assert item.id == "E3"
        assert kept.objects.read(item.original) == SHARED
        (card,) = [fact for fact in facts if fact.kind == "card-sealed"]
        assert kept.cards.open(card.card).value == "another name"


def test_the_record_says_what_was_erased_by_number_and_the_public_log_shows_which_entries(before, forgotten):
    with opened(forgotten.parent) as kept:
        (entry,) = [each for each in kept.ledger.entries() if isinstance(each.fact, ErasureCompleted)]
        assert entry.fact.of == GONE
        assert entry.fact.spent == (("item", 3), ("source", 2))
        erased = kept.rows.execute("SELECT DISTINCT erased_by FROM kept_compartment WHERE wrapped IS NULL").fetchall()
        assert erased == [(entry.number,)]
        assert len(entry.fact.leaves) == 4
        assert which_leaves(kept, GONE) == ()
        store = EntryStore(kept.keys.case, kept.rows, kept.keyring)
        assert {number for number in entry.fact.leaves if store.row(number).sealed == b""} == set(entry.fact.leaves)
    for passphrase in (PASSPHRASE, SECOND, None):
        checked = verify(forgotten, passphrase, state=forgotten.parent / "state")
        assert checked.damage == ()
        assert (checked.items.erased, checked.items.missing, checked.items.corrupt) == (2, 0, 0)
    assert verify(forgotten, PASSPHRASE, state=forgotten.parent / "state").items.key_absent == 0


def test_its_numbers_and_its_compartments_are_never_locked_with_a_new_key(forgotten):
    with opened(forgotten.parent) as kept, pytest.raises(Exception, match="forgotten"):
        kept.keyring.key_for(("S1",))


def test_what_was_handed_over_is_in_no_page_in_the_clear_and_its_keys_are_in_none(before, place):
    _, needles, _ = before
    restrict(opened(place), GONE, custodian="age1", because="danger", at=AT).close()
    with opened(place) as kept:
        _, _, content = plain(place / "case" / "case.db", database_key(kept.keys))
    found = needles.found_in(content)
    assert found
    assert all(what.startswith("sealed body of entry ") for what in found), "which opens with the key given away"
    for path, content in everything(place / "case"):
        assert [what for what in needles.found_in(content) if not what.startswith("sealed")] == [], path.name
