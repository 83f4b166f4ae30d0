import pytest
from sqlcipher3 import dbapi2

from farbank.errors import Conflict, Damage, DiskTrouble, Locked
from farbank.keeping.disk.database import Database

KEY = bytes(range(32))


def opened(path, key=KEY):
    if not path.exists():
        path.touch(0o600)
    return Database(path, key, busy_seconds=0)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "case.db"


@pytest.fixture
def rows(path):
    database = opened(path)
    database.execute("CREATE TABLE said (words TEXT)")
    yield database
    database.close()


def test_the_key_is_given_before_anything_else_and_without_it_nothing_is_read(rows, path):
    rows.execute("INSERT INTO said VALUES ('압록강')")
    with pytest.raises(Locked):
        opened(path, bytes(32))
    bare = dbapi2.connect(path)
    bare.execute("PRAGMA cipher_log_level = NONE").fetchall()
    with pytest.raises(dbapi2.DatabaseError):
        bare.execute("SELECT * FROM said").fetchall()
    bare.close()


def test_nothing_is_written_unencrypted_not_even_in_the_rollback_journal(rows, path):
    rows.executemany("INSERT INTO said VALUES (?)", [("CANARYWORD" * 40,)] * 200)
    with rows.writing():
        rows.execute("UPDATE said SET words = words || 'CANARYWORD'")
        rows.execute("PRAGMA cache_spill = 1")
        files = sorted(path.parent.iterdir())
        assert len(files) == 2, "the journal is there"
        assert not any(b"CANARYWORD" in each.read_bytes() for each in files)
    assert b"CANARYWORD" not in path.read_bytes()


def test_temporary_tables_stay_in_memory_and_a_commit_is_on_disk_before_it_is_acknowledged(rows):
    assert rows.execute("PRAGMA temp_store").fetchone() == (2,)
    assert rows.execute("PRAGMA synchronous").fetchone() == (3,)
    assert rows.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_sqlite_inside_searches_korean_of_two_syllables(rows):
    rows.execute("CREATE VIRTUAL TABLE search USING fts5(words, tokenize='trigram')")
    rows.execute("INSERT INTO search VALUES ('혜산시 강변')")
    assert rows.execute("SELECT count(*) FROM search WHERE words LIKE '%혜산%'").fetchone() == (1,)


def test_a_transaction_is_kept_whole_or_not_at_all(rows):
    with rows.writing():
        rows.execute("INSERT INTO said VALUES ('kept')")

    def interrupted():
        with rows.writing():
            rows.execute("INSERT INTO said VALUES ('lost')")
            rows.execute("CREATE TABLE lost (x)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert [row[0] for row in rows.execute("SELECT words FROM said")] == ["kept"]
    assert rows.execute("SELECT count(*) FROM sqlite_master WHERE name = 'lost'").fetchone() == (0,)


def test_busy_is_a_conflict(rows, path):
    other = opened(path)
    with rows.writing(), pytest.raises(Conflict), other.writing():
        pass
    other.close()


def test_a_flipped_bit_in_a_page_is_damage_and_the_page_is_named(rows, path):
    rows.executemany("INSERT INTO said VALUES (?)", [("x" * 500,)] * 200)
    rows.close()
    content = bytearray(path.read_bytes())
    content[4096 * 5 + 99] ^= 1
    path.write_bytes(content)
    again = opened(path)
    assert again.damaged_pages() == ("HMAC verification failed for page 6",)
    with pytest.raises(Damage):
        again.execute("SELECT sum(length(words)) FROM said").fetchall()
    again.close()


def test_damage_found_while_rows_are_read_is_damage_too(rows, path):
    with rows.writing():
        rows.executemany("INSERT INTO said VALUES (?)", [("x" * 500,)] * 2000)
    rows.close()
    content = bytearray(path.read_bytes())
    content[-2000] ^= 1
    path.write_bytes(content)
    again = opened(path)
    with pytest.raises(Damage):
        list(again.execute("SELECT words FROM said"))
    again.close()


def test_a_full_disk_is_disk_trouble(rows):
    rows.execute("PRAGMA max_page_count = 4").fetchall()
    with pytest.raises(DiskTrouble):
        rows.executemany("INSERT INTO said VALUES (?)", [("x" * 900,)] * 100)


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(DiskTrouble):
        Database(tmp_path / "gone.db", KEY)
    assert not (tmp_path / "gone.db").exists()
