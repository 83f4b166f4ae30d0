"""One flipped bit in any file of a case is named by `verify`, and nothing else is."""

import io
from datetime import UTC, datetime

import pytest

from farbank.facts.item import ItemReceived
from farbank.facts.source import CardSealed
from farbank.keeping.case import create
from farbank.keeping.checks.verify import verify
from farbank.values.handling import Secret
from farbank.values.ids import SourceId

PASSPHRASE = Secret("abacus uncoated rigid viewable dreadful zoom")
AT = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
CLASSES = {
    "README.txt": "README.txt",
    "farbank.toml": "farbank.toml",
    "keys/*": "key file",
    "case.db": "case.db",
    "objects/*/*": "object",
    "log/checkpoint": "log/checkpoint",
    "log/tile/0/*": "tile",
    "log/tile/0/*.p/*": "partial tile",
    "log/tile/1/*.p/*": "upper tile",
    "log/tile/entries/*": "bundle",
    "log/tile/entries/*.p/*": "partial bundle",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    with create(tmp_path_factory.mktemp("flips") / "case", PASSPHRASE, at=AT) as kept:
        items = []
        for number in range(1, 260):
            photo = kept.objects.put(io.BytesIO(b"photo")) if number < 3 else None
            items.append(ItemReceived(id=f"E{number}", label=f"R-{number}", original=photo))
        kept.objects.settle()
        card, size = kept.cards.seal(Secret("name"))
        facts = [*items, CardSealed(source=SourceId("S1"), card=card, size=size)]
        kept.ledger.append(facts, by=kept.member, at=AT, after=kept.ledger.head())
        kept.publish()
        return kept.layout.folder


def flips(size):
    return sorted({0, size // 3, size - 1})


@pytest.mark.parametrize("pattern", CLASSES)
def test_one_flipped_bit_is_named_and_nothing_else_is(folder, pattern):
    paths = [path for path in sorted(folder.glob(pattern)) if path.is_file()]
    assert paths
    for path in paths:
        whole = path.read_bytes()
        for at in flips(len(whole)):
            changed = bytearray(whole)
            changed[at] ^= 0x10
            path.write_bytes(changed)
            damage = verify(folder, PASSPHRASE).damage
            path.write_bytes(whole)
            assert {flaw.where for flaw in damage} == {path.relative_to(folder).as_posix()}, at
    assert verify(folder, PASSPHRASE).ok


@pytest.mark.parametrize("pattern", CLASSES)
def test_a_file_cut_short_made_longer_or_gone_is_named(folder, pattern):
    path = max(path for path in folder.glob(pattern) if path.is_file())
    whole = path.read_bytes()
    for change in (whole[:-1], whole + b"\x00", b"", None):
        path.unlink()
        if change is not None:
            path.write_bytes(change)
        wheres = {flaw.where for flaw in verify(folder, PASSPHRASE).damage}
        path.write_bytes(whole)
        assert wheres & {path.relative_to(folder).as_posix(), "keys/"}, change is None
