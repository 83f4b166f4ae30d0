"""README.txt of a case, word by word: each of its recipes is run as it stands, with a shell and stock tools."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from farbank.errors import Damage
from farbank.facts.erasure import ErasureCompleted
from farbank.keeping.case import open_case
from farbank.keeping.readme import README
from farbank.values.handling import Secret

LAST = 9
WORDS = "six words here now okay fine"


def recipe(step):
    """The indented lines of a step, without what stands between them."""
    until = f"\n{step + 1}. " if step < LAST else "WHAT IS CLAIMED"
    part = README[README.index(f"\n{step}. ") : README.index(until)] + "\n"
    blocks = re.findall(r"(?:^     .*\n)+", part, re.MULTILINE)
    return "".join(block for block in blocks if not re.match(r"     n  |     age ", block))


def run(case, *steps):
    lines = "".join(recipe(step) for step in steps)
    return subprocess.run(["sh", "-c", lines], cwd=case, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def witnessed_case(small_case, witnessing, tmp_path_factory):
    folder = tmp_path_factory.mktemp("witnessed")
    desk = replace(small_case, case=shutil.copytree(small_case.case, folder / "case"))
    witnessing(desk, folder)
    desk.good("anchor", "--new-log", "--because", "a test")
    return desk


@pytest.fixture
def witnessed(witnessed_case, copied):
    """A case that was dated, cosigned, and whose log was renamed."""
    return copied(witnessed_case)


def test_what_was_dated_cosigned_and_renamed_verifies(witnessed):
    found = witnessed.good("verify", "--json").json
    assert [(each["kind"], each["standing"]) for each in found["anchors"]] == [("rfc3161", "verified")]
    assert found["cosignatures"] == 1
    told = witnessed.good("show", "E1").out
    assert "received 20" in told
    assert "existed by 20" in told
    assert "partner.example/desk saw on" in told


def test_objects_readme_and_checkpoint(witnessed):
    assert run(witnessed.case, 1).stdout == ""
    assert "readme" in run(witnessed.case, 2).stdout
    assert "Verified Successfully" in run(witnessed.case, 3).stdout


def test_each_head_that_was_dated_is_signed_by_the_key_of_its_day(witnessed):
    """The log has another key and another name by now; the recipe finds the key that signed."""
    witnessed.good("anchor", "--rotate", "--because", "a test")
    (dated,) = (witnessed.case / "log" / "anchors").glob("*/checkpoint")
    for path in (dated, witnessed.case / "log" / "checkpoint"):
        lines = recipe(3).replace("c=log/checkpoint", f"c={path.relative_to(witnessed.case)}")
        assert str(path.relative_to(witnessed.case)) in lines
        signed = subprocess.run(["sh", "-c", lines], cwd=witnessed.case, capture_output=True, text=True, check=False)
        assert "Verified Successfully" in signed.stdout, signed.stderr
        path.write_bytes(path.read_bytes().replace(b"farbank", b"farbanc", 1))
        signed = subprocess.run(["sh", "-c", lines], cwd=witnessed.case, capture_output=True, text=True, check=False)
        assert "Verified Successfully" not in signed.stdout


def test_every_leaf_comes_out_once_and_in_one_line(witnessed):
    shown = subprocess.run(
        ["sh", "-c", recipe(5) + "cat $d/leaves"], cwd=witnessed.case, capture_output=True, text=True, check=True
    )
    leaves = shown.stdout.splitlines()
    numbers = sorted(int(re.search(r'"n":(\d+)', each)[1]) for each in leaves)
    assert numbers == list(range(1, witnessed.good("verify", "--json").json["log"]["size"] + 1))
    assert all(each.startswith('{"body"') and each.endswith('"v":1}') for each in leaves)


def test_an_object_that_is_gone_is_missing_and_one_that_was_erased_is_named_with_the_record(witnessed):
    assert run(witnessed.case, 5, 6).stdout == ""
    for path in (witnessed.case / "objects").glob("*/*"):
        path.unlink()
    lines = run(witnessed.case, 5, 6).stdout.splitlines()
    assert lines
    assert all(line.startswith("MISSING (entry ") for line in lines)
    gone = tuple(sorted({int(re.search(r"entry (\d+)", line)[1]) for line in lines}))
    with open_case(witnessed.case, Secret(WORDS)) as kept:
        fact = ErasureCompleted(of=("E1",), leaves=gone)
        head = kept.ledger.append([fact], by=kept.member, at=datetime.now(UTC), after=kept.ledger.head())
        kept.publish()
    lines = run(witnessed.case, 5, 6).stdout.splitlines()
    assert lines
    assert all(f"erased by entry {head}: objects/" in line for line in lines)


def test_the_names_that_the_log_had(witnessed):
    told = run(witnessed.case, 5, 7).stdout
    assert re.fullmatch(r'entry \d+: "origin":"farbank/[0-9a-f]{32}","root":"[0-9a-f]{64}","size":\d+\n', told)


def test_the_date_of_an_authority_is_verified_by_openssl(witnessed):
    done = run(witnessed.case, 5, 8)
    assert "Verification: OK" in done.stdout + done.stderr, done.stderr
    (checkpoint,) = (witnessed.case / "log" / "anchors").glob("*/checkpoint")
    checkpoint.write_bytes(checkpoint.read_bytes().replace(b"farbank", b"farbanc", 1))
    done = run(witnessed.case, 5, 8)
    assert "Verification: OK" not in done.stdout + done.stderr


def test_the_cosignature_of_a_partner_is_verified_by_openssl(witnessed):
    done = run(witnessed.case, 5, 9)
    assert "Signature Verified Successfully" in done.stdout, done.stderr
    assert re.search(r"log/cosigned/\d+ seen by partner\.example/desk at \d{10}\n", done.stdout)
    (head,) = (witnessed.case / "log" / "cosigned").iterdir()
    text = head.read_text(encoding="utf-8")
    size = text.split("\n")[1]
    head.write_text(text.replace(f"\n{size}\n", f"\n{int(size) + 1}\n", 1), encoding="utf-8")
    assert "Verified Successfully" not in run(witnessed.case, 5, 9).stdout


@pytest.mark.parametrize(
    "pattern", ["log/anchors/*/token.tsr", "log/anchors/*/root.pem", "log/anchors/*/checkpoint", "log/cosigned/*"]
)
def test_a_flipped_bit_in_what_others_said_is_named(witnessed, pattern):
    (path,) = witnessed.case.glob(pattern)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    ran = witnessed("verify", "--json")
    assert ran.status == Damage.exit_status
    assert path.relative_to(witnessed.case).as_posix() in {each["where"] for each in ran.json["damage"]}


@pytest.mark.parametrize("pattern", ["log/anchors/*/token.tsr", "log/cosigned/*"])
def test_what_others_said_does_not_go_missing_unnoticed(witnessed, pattern):
    (path,) = witnessed.case.glob(pattern)
    path.unlink()
    ran = witnessed("verify", "--json")
    assert path.relative_to(witnessed.case).as_posix() in {each["where"] for each in ran.json["damage"]}
