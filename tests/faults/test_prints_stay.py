"""The print of a picture stays in the case: no page, export, parcel, proof or leaf of the log carries it."""

import io
import json
import random

import pytest
from PIL import Image

from farbank.assemble.newsroom import newsroom
from farbank.desk.send import Order, choose
from farbank.facts.likeness import PrintTaken
from farbank.values.handling import Secret
from farbank.views import likenesses

WORDS = Secret("six words here now okay fine")
SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-REED: {kind: reporter, reliability: B}
items:
  E-PHOTO: {file: photo.jpg, from: S-REED, acquired: 2024-07-28, how: "by courier", language: en, title: "The ferry"}
statements:
  - {key: T-FERRY, item: E-PHOTO, source: S-REED, says: "The ferry lies still.", language: en, when: "June 2024"}
"""


def photo():
    chance = random.Random(5)
    picture = Image.frombytes("RGB", (16, 12), chance.randbytes(16 * 12 * 3)).resize((320, 240))
    content = io.BytesIO()
    picture.save(content, "JPEG")
    return content.getvalue()


@pytest.fixture
def printed(empty, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(photo())
    (tmp_path / "desk.yaml").write_text(SHEET)
    empty.good("apply", tmp_path / "desk.yaml")
    with newsroom(empty.case, WORDS) as room:
        (known,) = likenesses.prints(room.rows)
        facts = [each.fact for each in room.kept.ledger.entries() if isinstance(each.fact, PrintTaken)]
    assert len(facts) == 1
    return known.bits


def spellings(bits):
    raw = bytes.fromhex(bits)
    return (bits.encode(), bits.upper().encode(), raw, b"print-taken", str(int(bits, 16)).encode())


def everything_in(folder):
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_the_log_of_the_case_does_not_show_it(empty, printed):
    content = everything_in(empty.case)
    assert not [each for each in spellings(printed) if each in content]


def test_neither_export_nor_proof_carries_it_in_the_open(empty, printed, tmp_path):
    empty.good("export", tmp_path / "bag", "--plain")
    empty.good("anchor")
    empty.good("prove", "E-PHOTO", "--out", tmp_path / "proof", "--to", "a court")
    for folder in (tmp_path / "bag", tmp_path / "proof"):
        content = everything_in(folder)
        assert content
        assert not [each for each in spellings(printed) if each in content]


def test_no_parcel_takes_it_to_another_place(empty, printed):
    with newsroom(empty.case, WORDS) as room:
        sent = [each.fact.kind for each in choose(room.kept.ledger.entries, Order(to="elsewhere"))]
    assert printed
    assert "item-received" in sent
    assert "print-taken" not in sent


def test_what_list_and_show_print_of_a_likeness_is_a_distance_and_no_bits(empty, printed, tmp_path):
    (tmp_path / "more").mkdir()
    Image.open(io.BytesIO(photo())).rotate(180).save(tmp_path / "more" / "copy.jpg")
    empty.good("add", tmp_path / "more")
    said = json.dumps(empty.good("list", "likeness", "--json").json) + empty.good("show", "E1", "--json").out
    assert "of 256" in said
    assert printed not in said


def test_what_was_forgotten_leaves_no_print(empty, printed):
    empty.good("forget", "E-PHOTO", "--yes", "--reason", "asked")
    with newsroom(empty.case, WORDS) as room:
        assert printed
        assert likenesses.prints(room.rows) == ()
        assert not [each for each in room.kept.ledger.entries() if isinstance(each.fact, PrintTaken)]
