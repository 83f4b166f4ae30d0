"""One file that asks for an approval: sealed to one member, signed by the asker, and whole or refused."""

import io
import tarfile
from dataclasses import replace
from datetime import UTC, datetime

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.errors import Damage, Refused
from farbank.keeping.carrying.approval_request import (
    REQUEST,
    Request,
    first_name,
    read_request,
    signed_request,
    write_request,
)
from farbank.keeping.carrying.parcel import place_parcel
from farbank.keeping.carrying.parcel_tar import END, packed
from farbank.keeping.disk.fsops import Disk
from farbank.values.digest import canonical_json
from farbank.values.handling import Secret
from farbank.values.package import File, Package

KEY = Ed25519PrivateKey.from_private_bytes(b"k" * 32)
PAGES = Package(files=(File(path="a.html", content=b"page"), File(path="b.png", content=b"")), channels=())
SAID = Request(
    place="farbank/a", to="farbank/b", of="farbank/a#R1", label="R-1", title="조용한 항구", form="site", package="",
    verdict="{}", text="words", by="M1", signer=KEY.public_key().public_bytes_raw().hex(),
    at=datetime(2026, 12, 1, tzinfo=UTC), until=datetime(2026, 12, 15, tzinfo=UTC), pages=(),
    acknowledges=(("already_exposed", "P-1"),), because="x",
)  # fmt: skip


@pytest.fixture(scope="module")
def identity():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def written(tmp_path, identity):
    """Writes a request, and gives its file."""

    def write(request, package=PAGES, name="ask"):
        path = tmp_path / name
        write_request(path, request, package, str(identity.to_public()), Disk())
        place_parcel(path, Disk())
        return path

    return write


def opened(path, identity):
    return read_request(path, Secret(str(identity)))


def sealed(tmp_path, identity, *blocks):
    path = tmp_path / "made"
    content = b"".join((*(block for name, body in blocks for block in packed(name, len(body), (body,))), END))
    path.write_bytes(pyrage.encrypt(content, [identity.to_public()]))
    return path


def told(request, **changes):
    return canonical_json({**request.said(), "signature": request.signature, **changes})


def test_what_is_asked_comes_out_as_it_was_signed(written, identity):
    asked = signed_request(SAID, PAGES, KEY)
    path = written(asked)
    request, package = opened(path, identity)
    assert (request, package) == (asked, PAGES)
    assert request.holds()
    assert request.package == PAGES.digest
    assert first_name(path, Secret(str(identity))) == REQUEST


def test_age_and_tar_unpack_it(written, identity):
    plain = pyrage.decrypt(written(signed_request(SAID, PAGES, KEY)).read_bytes(), [identity])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        assert [each.name for each in tar] == ["request.json", "pages/000001", "pages/000002"]


@pytest.mark.parametrize(
    "change",
    [
        {"because": "y"}, {"form": "cms"}, {"verdict": "{ }"}, {"of": "farbank/a#R2"}, {"by": "M2"}, {"overrides": True},
        {"acknowledges": ()}, {"until": datetime(2027, 1, 1, tzinfo=UTC)}, {"signer": "0" * 64}, {"signature": "z"},
    ],
)  # fmt: skip
def test_the_signature_covers_all_that_is_said(change):
    asked = signed_request(SAID, PAGES, KEY)
    assert asked.holds()
    assert not replace(asked, **change).holds()


def test_a_page_that_is_not_the_one_that_was_signed_is_damage(tmp_path, identity):
    asked = signed_request(SAID, PAGES, KEY)
    path = sealed(tmp_path, identity, (REQUEST, told(asked)), ("pages/000001", b"Page"), ("pages/000002", b""))
    with pytest.raises(Damage, match="is not the one that was signed"):
        opened(path, identity)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [("parcel.json", b"{}")],
        [(REQUEST, b"{}")],
        [(REQUEST, b"[" * 100_000)],
        [(REQUEST, told(SAID, pages=[["a"]]))],
        [(REQUEST, told(SAID, pages=[[1, 2]]))],
        [(REQUEST, told(SAID, at="2026-12-01T00:00:00"))],
        [(REQUEST, told(SAID, overrides=1))],
        [(REQUEST, told(SAID, label=1))],
        [(REQUEST, told(SAID) + b" ")],
        [(REQUEST, told(SAID)), ("pages/000001", b"more than it names")],
        [(REQUEST, told(signed_request(SAID, PAGES, KEY))), ("pages/000001", b"page")],
    ],
    ids=[str(number) for number in range(12)],
)
def test_what_is_no_whole_request_is_damage(tmp_path, identity, blocks):
    with pytest.raises(Damage):
        opened(sealed(tmp_path, identity, *blocks), identity)


def test_what_is_sealed_to_somebody_else_is_refused(written, tmp_path):
    path = written(signed_request(SAID, PAGES, KEY))
    other = Secret(str(pyrage.x25519.Identity.generate()))
    with pytest.raises(Refused, match="sealed to somebody else, or damaged"):
        first_name(path, other)
    empty = tmp_path / "empty"
    identity = pyrage.x25519.Identity.generate()
    empty.write_bytes(pyrage.encrypt(END, [identity.to_public()]))
    assert first_name(empty, Secret(str(identity))) == ""


def test_a_report_that_is_too_large_is_not_asked_about_and_nothing_stays(written, tmp_path, monkeypatch):
    monkeypatch.setattr("farbank.keeping.carrying.approval_request._MOST_PAGES", 3)
    with pytest.raises(Refused, match="too large to be asked about"):
        written(signed_request(SAID, PAGES, KEY))
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(written):
    path = written(signed_request(SAID, PAGES, KEY))
    before = path.read_bytes()
    with pytest.raises(Refused, match="is there already"):
        written(signed_request(SAID, PAGES, KEY))
    assert path.read_bytes() == before
