import hashlib
import io
import tarfile
import tracemalloc
from datetime import UTC, datetime

import pyrage
import pytest

from farbank.errors import Damage, DiskTrouble, Refused
from farbank.facts.disclosed import Carried, SignedCommit
from farbank.keeping.carrying import parcel
from farbank.keeping.carrying.parcel import Label, Packing, open_parcel, place_parcel, unfinished, write_parcel
from farbank.keeping.carrying.parcel_tar import END, Unpacking, header, packed, poured
from farbank.keeping.disk.fsops import Disk
from farbank.values.handling import Secret

LABEL = Label(place="farbank/a", to="farbank/b", vkeys=("a+b+c",), checkpoint="x", after=0, have=3)
COMMIT = Carried(
    commit=SignedCommit(
        place="farbank/a", number=4, by="M1", at=datetime(2024, 8, 1, tzinfo=UTC), prior="0" * 64, leaves=("1" * 64,),
        signature="2" * 128, signer="3" * 64,
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def identity():
    return pyrage.x25519.Identity.generate()


def sealed(content):
    return hashlib.sha256(content).hexdigest(), len(content), lambda: io.BytesIO(content)


def written(tmp_path, identity, objects=(), commits=(COMMIT, COMMIT)):
    path = tmp_path / "p.age"
    packing = Packing(label=LABEL, objects=[sealed(each) for each in objects], commits=commits)
    write_parcel(path, packing, [str(identity.to_public())], Disk())
    place_parcel(path, Disk())
    return path


def read(path, identity):
    with open_parcel(path, Secret(str(identity))) as opened:
        objects = {name: stream.read() for name, stream in opened.objects()}
        return opened.label, objects, list(opened.commits())


def test_what_goes_in_comes_out(tmp_path, identity):
    label, objects, commits = read(written(tmp_path, identity, [b"one", bytes(70_000), b""]), identity)
    assert label == LABEL
    assert sorted(objects.values()) == [b"", bytes(70_000), b"one"]
    assert commits == [COMMIT, COMMIT]


def test_age_and_tar_unpack_it(tmp_path, identity):
    path = written(tmp_path, identity, [b"one"])
    plain = pyrage.decrypt(path.read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        assert [each.name for each in tar] == [
            "parcel.json", f"objects/{hashlib.sha256(b'one').hexdigest()}", "commits/000000001.json", "commits/000000002.json",
        ]  # fmt: skip


def test_it_is_not_there_before_it_is_whole(tmp_path, identity):
    path = tmp_path / "p.age"
    wrong = ("0" * 64, 3, lambda: io.BytesIO(b"one"))
    for each in (wrong, ("0" * 64, 30, lambda: io.BytesIO(b"one"))):
        with pytest.raises(Damage, match="is not what was sealed"):
            write_parcel(path, Packing(label=LABEL, objects=[each], commits=[]), [str(identity.to_public())], Disk())
        assert not list(tmp_path.iterdir())
    write_parcel(path, Packing(label=LABEL, objects=[], commits=[]), [str(identity.to_public())], Disk())
    assert not path.exists()
    assert unfinished(path).exists()


def test_a_file_that_is_there_is_left_alone(tmp_path, identity):
    path = written(tmp_path, identity)
    with pytest.raises(Refused, match="is there already"):
        written(tmp_path, identity)
    assert path.exists()


def test_who_it_is_not_sealed_to_cannot_open_it(tmp_path, identity):
    with pytest.raises(Damage, match="sealed to somebody else"):
        read(written(tmp_path, identity), pyrage.x25519.Identity.generate())


def test_what_is_not_there_is_the_disk_s_trouble(tmp_path, identity):
    with pytest.raises(DiskTrouble):
        read(tmp_path / "none.age", identity)


NAME = f"objects/{hashlib.sha256(b'one').hexdigest()}"
HEAD = b"".join(packed("parcel.json", len(LABEL.to_bytes()), [LABEL.to_bytes()]))


def file(name, content=b"one"):
    return b"".join(packed(name, len(content), [content]))


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        END,
        file("other.json"),
        file("parcel.json", b"{}"),
        file("parcel.json", b"[]"),
        file("parcel.json", LABEL.to_bytes() + b" "),
        file("parcel.json", LABEL.to_bytes().replace(b'"have":3', b'"have":-3')),
        file("parcel.json", bytes(2 << 20)),
        HEAD,
        HEAD + END[:-1],
        HEAD + END + b"x",
        HEAD + END[:512] + b"x" * 512,
        HEAD + file(NAME),
        HEAD + file(NAME) + file(NAME) + END,
        HEAD + file("objects/../x") + END,
        HEAD + file("commits/000000002.json") + END,
        HEAD + file("commits/000000001.json") + END,
        HEAD + file("commits/000000001.json", b"{}") + file(NAME) + END,
        HEAD + header(NAME, 3).replace(b"0000600", b"0000777") + bytes(512) + END,
        HEAD + header(NAME, 3)[:-1] + b"x" + bytes(512) + END,
        HEAD + b"\xff" * 512 + END,
        HEAD + header(NAME, 3) + b"one" + b"x" * 509 + END,
        HEAD + header(NAME, 600) + b"one",
    ],
)
def test_what_farbank_does_not_write_is_damage(tmp_path, identity, inside):
    path = tmp_path / "p.age"
    path.write_bytes(pyrage.encrypt(inside, [identity.to_public()]))
    with pytest.raises(Damage):
        read(path, identity)


@pytest.mark.parametrize("cut", [1, 16, 17, 600, 70_000])
def test_what_is_cut_off_is_damage(tmp_path, identity, cut):
    path = written(tmp_path, identity, [bytes(200_000)])
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(Damage):
        read(path, identity)


def test_a_commit_that_is_too_large_is_refused(tmp_path, identity, monkeypatch):
    monkeypatch.setattr(parcel, "_MOST_LINE", 10)
    with pytest.raises(Refused, match="too large"):
        written(tmp_path, identity)


def test_sizes_beyond_8_gib_have_their_header():
    unpacking = Unpacking(io.BytesIO(header(NAME, 50 << 30)))
    assert unpacking.next() == (NAME, 50 << 30)


def test_a_large_object_takes_little_memory_both_ways(tmp_path, identity):
    size = 64 << 20
    block = bytes(1 << 20)
    name = hashlib.sha256(block * 64).hexdigest()
    tracemalloc.start()
    packing = Packing(label=LABEL, objects=[(name, size, lambda: poured(iter([block] * 64)))], commits=[COMMIT])
    write_parcel(tmp_path / "p.age", packing, [str(identity.to_public())], Disk())
    with open_parcel(unfinished(tmp_path / "p.age"), Secret(str(identity))) as opened:
        for _, stream in opened.objects():
            while stream.read(1 << 20):
                pass
        assert len(list(opened.commits())) == 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 24 << 20
