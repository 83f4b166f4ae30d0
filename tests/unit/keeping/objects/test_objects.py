import dataclasses
import io
import os
import subprocess

import pytest

from farbank.errors import Damage, DiskTrouble
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.objects import objects as objects_module
from farbank.keeping.objects.objects import SealedObjects
from farbank.values.digest import sha256_hex
from farbank.values.handling import Secret

WORDS = "CANARYWORD 압록강 ".encode() * 5000


class Recording(Disk):
    """Writes down the order of what matters to a crash."""

    def __init__(self):
        self.done = []

    def rename(self, old, new):
        self.done.append("rename")
        super().rename(old, new)

    def fsync_all(self, paths):
        self.done.append("files" if paths[0].is_file() else "folders")
        super().fsync_all(paths)

    def write_new(self, path, content):
        self.done.append("batch")
        super().write_new(path, content)


@pytest.fixture
def layout(tmp_path):
    for name in ("objects", "staging"):
        (tmp_path / name).mkdir()
    return Layout(tmp_path)


@pytest.fixture
def store(layout):
    return SealedObjects(layout, Disk())


def put(store, words=WORDS):
    sealed = store.put(io.BytesIO(words))
    store.settle()
    return sealed


def everything(layout):
    return [path for path in layout.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 300_000])
def test_what_is_read_is_what_was_put(store, size):
    words = os.urandom(size)
    sealed = put(store, words)
    assert store.read(sealed) == words
    assert (sealed.size, sealed.digest) == (size, sha256_hex(words))
    with store.open(sealed) as stream:
        assert stream.read() == words


def test_the_name_is_the_hash_of_the_age_file_and_the_file_says_1970(store, layout):
    sealed = put(store)
    path = layout.object(sealed.name)
    assert sha256_hex(path.read_bytes()) == sealed.name
    assert path.stat().st_mtime == 0
    assert path.parent.name == sealed.name[:2]


def test_plaintext_never_touches_the_disk_not_even_in_staging(store, layout):
    class Looking(io.BytesIO):
        def read(self, size=-1):
            assert not any(b"CANARY" in path.read_bytes() for path in everything(layout))
            return super().read(size)

    store.put(Looking(WORDS))
    assert not any(b"CANARY" in path.read_bytes() for path in everything(layout))
    store.settle()
    assert not any(b"CANARY" in path.read_bytes() for path in everything(layout))


def test_each_object_has_an_identity_of_its_own_even_with_equal_bytes(store):
    one, two = put(store), put(store)
    assert one.identity != two.identity
    assert one.name != two.name
    assert one.digest == two.digest
    with pytest.raises(Damage):
        store.read(dataclasses.replace(one, identity=two.identity))


def test_one_identity_line_opens_one_object_with_debians_age(store, layout, tmp_path):
    sealed = put(store)
    line = tmp_path / "identity.txt"
    line.write_text(sealed.identity.value + "\n")
    found = subprocess.run(["age", "-d", "-i", line, layout.object(sealed.name)], capture_output=True, check=True)
    assert found.stdout == WORDS


def test_an_object_is_fsynced_before_it_gets_its_place_and_its_folder_after(layout):
    disk = Recording()
    put(SealedObjects(layout, disk))
    assert disk.done == ["files", "batch", "rename", "folders"]


def test_a_flipped_bit_anywhere_is_damage_that_names_the_object(store, layout):
    sealed = put(store)
    path = layout.object(sealed.name)
    whole = path.read_bytes()
    for at in (3, 100, len(whole) // 2, len(whole) - 1):
        changed = bytearray(whole)
        changed[at] ^= 1
        path.write_bytes(changed)
        with pytest.raises(Damage, match=sealed.name):
            store.read(sealed)


@pytest.mark.parametrize("cut", [0, 50, 65_536, -1])
def test_a_cut_object_is_damage(store, layout, cut):
    sealed = put(store)
    path = layout.object(sealed.name)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(Damage):
        store.read(sealed)


def test_two_valid_objects_swapped_are_damage(store, layout):
    one, two = put(store, b"one"), put(store, b"two")
    one_path, two_path = layout.object(one.name), layout.object(two.name)
    first, second = one_path.read_bytes(), two_path.read_bytes()
    one_path.write_bytes(second)
    two_path.write_bytes(first)
    for sealed in (one, two):
        with pytest.raises(Damage):
            store.read(sealed)


def test_a_digest_that_is_not_the_one_recorded_is_damage(store):
    sealed = put(store)
    with pytest.raises(Damage, match="does not hold"):
        store.read(dataclasses.replace(sealed, digest=sha256_hex(b"another")))


def test_an_object_that_is_gone_is_damage_that_names_it(store, layout):
    sealed = put(store)
    layout.object(sealed.name).unlink()
    with pytest.raises(Damage, match=sealed.name):
        store.open(sealed)
    assert store.state(sealed.name) == "missing"


@pytest.fixture
def streaming(store):
    kept = objects_module._WHOLE
    objects_module._WHOLE = 1000
    yield store
    objects_module._WHOLE = kept


def test_a_large_object_is_read_as_a_stream(streaming):
    words = os.urandom(3_000_000)
    with streaming.open(put(streaming, words)) as stream:
        assert stream.read(10) == words[:10]
        assert stream.read() == words[10:]


def test_a_large_object_that_is_damaged_raises_before_its_end(streaming, layout):
    sealed = put(streaming, os.urandom(3_000_000))
    path = layout.object(sealed.name)
    changed = bytearray(path.read_bytes())
    changed[-5] ^= 1
    path.write_bytes(changed)
    with streaming.open(sealed) as stream, pytest.raises(Damage, match=sealed.name):
        stream.read()


def test_a_large_object_may_be_left_alone_half_read(streaming):
    stream = streaming.open(put(streaming, os.urandom(9_000_000)))
    stream.read(10)
    stream.close()
    assert stream.closed


def test_what_cannot_be_read_to_its_end_leaves_nothing_behind(store, layout):
    class Failing(io.BytesIO):
        def read(self, size=-1):
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(10)

    with pytest.raises(DiskTrouble):
        store.put(Failing(WORDS))
    assert everything(layout) == []


def test_ctrl_c_in_the_middle_comes_out_as_ctrl_c_and_leaves_nothing_behind(store, layout):
    class Interrupted(io.BytesIO):
        def read(self, size=-1):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.put(Interrupted(WORDS))
    assert everything(layout) == []


def test_what_no_fact_came_to_name_is_swept_and_nothing_else(store, layout):
    named, unnamed = put(store, b"named"), put(store, b"unnamed")
    store.put(io.BytesIO(b"only staged"))
    store.sweep(lambda name: name == named.name)
    assert everything(layout) == [layout.object(named.name)]
    assert unnamed.name != named.name


def test_what_an_interrupted_command_left_is_swept_by_the_next(store, layout):
    named = put(store, b"named")
    put(store, b"unnamed")
    store.put(io.BytesIO(b"only staged"))
    SealedObjects(layout, Disk()).sweep_left_over(lambda name: name == named.name)
    assert everything(layout) == [layout.object(named.name)]


def test_a_batch_that_names_something_outside_of_the_objects_sweeps_nothing(store, layout):
    (layout.folder / "farbank.toml").write_text("x")
    (layout.staging / "evil.batch").write_text("../farbank.toml " + "." * 64)
    store.sweep_left_over(lambda name: False)
    assert [path.name for path in everything(layout)] == ["farbank.toml"]


def test_a_secret_line_that_is_no_identity_is_damage_and_is_not_repeated(store):
    sealed = put(store)
    with pytest.raises(Damage) as caught:
        store.read(dataclasses.replace(sealed, identity=Secret("AGE-SECRET-KEY-1NOPE")))
    assert "NOPE" not in str(caught.value)
