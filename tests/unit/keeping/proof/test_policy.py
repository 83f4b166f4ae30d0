from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Damage
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.note import Verifier
from farbank.keeping.proof.cosignature import Cosigner, cosign
from farbank.keeping.proof.policy import Group, Policy, Witness
from farbank.keeping.proof.read_policy import read_policy

AT = datetime(2026, 11, 22, 8, 30, 15, tzinfo=UTC)
ORIGIN = "desk.example/log"
HEAD = Checkpoint(origin=ORIGIN, size=5, root=bytes(32))
TEXT = f"{ORIGIN}\n5\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"


def key(number):
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def log(number, name=ORIGIN):
    return Verifier(name=name, key=key(number).public_key().public_bytes_raw())


def witness(number):
    return Cosigner(name=f"w{number}.example", key=key(number).public_key().public_bytes_raw())


LOG = f"log {log(0).vkey}\n"
X = [f"witness X{number} {witness(number).vkey}\n" for number in range(7)]
EXAMPLE = (  # the one of the standard, with keys
    f"{LOG}\n{X[1]}{X[2]}{X[3]}group X-witnesses 2 X1 X2 X3\n\n"
    f"{X[4]}{X[5]}{X[6]}group Y-witnesses any X4 X5 X6\n\n"
    "group X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n"
)


def read(text):
    return read_policy(text.encode())


def signed(*numbers, by=0):
    lines = [cosign(TEXT, f"w{number}.example", key(number), AT) for number in numbers]
    return sign_checkpoint(HEAD, key(by)) + "".join(lines).encode()


def test_the_example_of_the_standard_is_read():
    policy = read(EXAMPLE)
    assert policy.logs == (log(0),)
    assert [each.name for each in policy.witnesses] == ["X1", "X2", "X3", "X4", "X5", "X6"]
    assert [(each.name, each.least) for each in policy.groups] == [
        ("X-witnesses", 2),
        ("Y-witnesses", 1),
        ("X-and-Y", 2),
    ]
    assert policy.quorum == "X-and-Y"


def test_a_policy_is_written_as_it_is_read():
    again = read(read(EXAMPLE).to_text())
    assert again == read(EXAMPLE)
    assert again.to_text() == read(EXAMPLE).to_text()
    assert "group X-witnesses 2 X1 X2 X3\n" in again.to_text()
    assert "group Y-witnesses any X4 X5 X6\n" in again.to_text()


def test_the_smallest_policy_is_a_log_and_no_quorum():
    assert Policy(logs=(log(0),)).to_text() == f"{LOG}quorum none\n"
    assert read("quorum none\n") == Policy(logs=())


@pytest.mark.parametrize(
    "text",
    [
        f"\n# comment\n\t # another\n\tlog \t {log(0).vkey}   https://log.example/  \n\n  quorum\tnone\n",
        f"# {'x' * 5000} 강\n{LOG}quorum none\n",
    ],
)
def test_blanks_comments_and_addresses_say_nothing(text):
    assert read(text) == Policy(logs=(log(0),))


def test_words_of_the_grammar_are_names_too():
    policy = read(
        f"witness all {witness(1).vkey}\nwitness any {witness(2).vkey}\ngroup group 2 all any\nquorum group\n"
    )
    assert policy.groups == (Group(name="group", least=2, members=("all", "any")),)


@pytest.mark.parametrize(
    ("numbers", "reached"),
    [
        ((), False),
        ((1, 2), False),
        ((1, 4), False),
        ((4, 5, 6), False),
        ((1, 3, 6), True),
        ((1, 2, 3, 4, 5, 6), True),
    ],
)
def test_a_quorum_of_groups_is_counted(numbers, reached):
    if reached:
        vouched = read(EXAMPLE).vouch(signed(*numbers))
        assert vouched.checkpoint == HEAD
        assert {each.cosigner for each in vouched.cosignatures} == {witness(number) for number in numbers}
    else:
        with pytest.raises(Damage, match="not cosigned"):
            read(EXAMPLE).vouch(signed(*numbers))


@given(st.sets(st.integers(1, 6)), st.integers(1, 6))
def test_a_further_cosignature_never_takes_a_quorum_away(numbers, further):
    policy = read(EXAMPLE)
    keys = {witness(number).key for number in numbers}
    if policy.is_reached_by(keys):
        assert policy.is_reached_by(keys | {witness(further).key})


def test_one_witness_that_signs_often_counts_once():
    policy = read(f"{LOG}{X[1]}{X[2]}group both all X1 X2\nquorum both\n")
    with pytest.raises(Damage, match="not cosigned"):
        policy.vouch(signed(1, 1, 1))


def test_unknown_cosigners_are_ignored_but_a_quorum_is_not():
    assert read(f"{LOG}{X[1]}quorum none\n").vouch(signed(5)).cosignatures == ()
    with pytest.raises(Damage, match="not cosigned"):
        read(f"{LOG}{X[1]}quorum X1\n").vouch(signed(5))


def test_a_known_cosigner_whose_line_is_wrong_refuses_even_where_none_is_asked_for():
    wrong = cosign(TEXT.replace("5", "6"), "w1.example", key(1), AT).encode()
    with pytest.raises(Damage, match="does not hold"):
        read(f"{LOG}{X[1]}quorum none\n").vouch(signed() + wrong)


def test_a_rotated_key_is_a_further_line_of_the_same_log():
    policy = read(f"{LOG}log {log(7).vkey}\nquorum none\n")
    assert policy.vouch(signed(by=0)) == policy.vouch(signed(by=7))
    with pytest.raises(Damage, match="nobody"):
        policy.vouch(signed(by=8))


def test_a_key_of_another_log_does_not_sign_this_one():
    policy = read(f"log {log(0, 'other.example/log').vkey}\nquorum none\n")
    with pytest.raises(Damage, match="another log"):
        policy.vouch(signed())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("quorum none\n\x01", "control"),
        ("quorum none\r\n", "control"),
        ("quorum none\x7f\n", "control"),
        ("quorum none", "does not end"),
        ("quorum\xa0none\n", "form"),
        ("quibble w1\nquorum none\n", "quibble"),
        ("Quorum none\n", "form"),
        ("log\nquorum none\n", "form"),
        (f"log {log(0).vkey} a b\nquorum none\n", "form"),
        ("log garbage\nquorum none\n", "form"),
        (f"log {witness(1).vkey}\nquorum none\n", "not an Ed25519 key"),
        (f"{LOG}log {log(0, 'renamed').vkey}\nquorum none\n", "log key"),
        ("witness w1\nquorum none\n", "form"),
        (f"witness w1 {log(1).vkey}\nquorum w1\n", "cosigner"),
        (f"witness none {witness(1).vkey}\nquorum none\n", "name stands twice"),
        (f"witness w1 {witness(1).vkey}\nwitness w1 {witness(2).vkey}\nquorum w1\n", "name stands twice"),
        (f"{X[1]}witness again {Cosigner(name='renamed', key=witness(1).key).vkey}\nquorum X1\n", "witness key"),
        (f"{X[1]}group X1 any X1\nquorum X1\n", "name stands twice"),
        (f"{X[1]}group none any X1\nquorum none\n", "name stands twice"),
        (f"{X[1]}group g any\nquorum X1\n", "form"),
        (f"{X[1]}group g 1\nquorum X1\n", "form"),
        (f"{X[1]}group g 0 X1\nquorum g\n", "spelt"),
        (f"{X[1]}group g 01 X1\nquorum g\n", "spelt"),
        (f"{X[1]}group g +1 X1\nquorum g\n", "spelt"),
        (f"{X[1]}group g 2 X1\nquorum g\n", "2 of 1"),
        (f"{X[1]}group g any X2\nquorum g\n", "defines"),
        (f"group g any X1\n{X[1]}quorum g\n", "defines"),
        (f"{X[1]}group g any g\nquorum g\n", "defines"),
        (f"{X[1]}group g any none X1\nquorum g\n", "defines"),
        (f"{X[1]}group g all X1 X1\nquorum g\n", "member"),
        (f"{X[1]}{X[2]}group g any X1 X2\ngroup h any X1\nquorum g\n", "member"),
        (X[1], "quorum"),
        (f"{X[1]}quorum X1\nquorum X1\n", "quorum"),
        ("quorum unknown\n", "defines"),
        (f"quorum X1\n{X[1]}", "defines"),
        ("quorum\n", "form"),
        ("", "quorum"),
    ],
)
def test_a_policy_that_is_not_one_is_refused_whole(text, why):
    with pytest.raises(Damage, match=why):
        read(text)


def test_bytes_that_are_no_text_are_no_policy():
    with pytest.raises(Damage, match="UTF-8"):
        read_policy(b"# \xff\nquorum none\n")
    with pytest.raises(Damage, match="too long"):
        read_policy(b"#" * (1 << 20) + b"\nquorum none\n")


def test_a_policy_that_is_made_is_valid():
    with pytest.raises(Damage):
        Policy(logs=(), quorum="nobody")
    with pytest.raises(Damage):
        Policy(logs=(), groups=(Group(name="g", least=1, members=("w",)),))
    with pytest.raises(Damage):
        Policy(logs=(), witnesses=(Witness(name="none", cosigner=witness(1)),))
