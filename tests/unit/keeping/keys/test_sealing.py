import dataclasses

import pytest

from farbank.errors import Damage
from farbank.keeping.keys.sealing import Place, new_salt, open_body, seal_body

KEY = bytes(range(32))
PLACE = Place(case="ab" * 16, number=7, compartments=("E1", "S1"))


def test_a_body_opens_at_its_own_place():
    salt = new_salt()
    assert open_body(KEY, seal_body(KEY, salt, b"body", PLACE), PLACE) == (salt, b"body")


@pytest.mark.parametrize(
    "elsewhere", [{"case": "cd" * 16}, {"number": 8}, {"compartments": ("S1", "E1")}, {"compartments": ("E1",)}]
)
def test_a_sealed_body_opens_only_at_its_own_place(elsewhere):
    sealed = seal_body(KEY, new_salt(), b"body", PLACE)
    with pytest.raises(Damage, match="entry"):
        open_body(KEY, sealed, dataclasses.replace(PLACE, **elsewhere))


def test_every_sealing_draws_a_fresh_nonce_and_a_fresh_salt():
    salt = new_salt()
    assert seal_body(KEY, salt, b"body", PLACE)[:12] != seal_body(KEY, salt, b"body", PLACE)[:12]
    assert new_salt() != salt


@pytest.mark.parametrize("cut", [0, 5, 12, 30])
def test_what_does_not_open_is_damage_and_never_says_what_was_in_it(cut):
    sealed = seal_body(KEY, new_salt(), b"the widow of Hyesan", PLACE)
    with pytest.raises(Damage) as caught:
        open_body(KEY, sealed[:cut], PLACE)
    assert "Hyesan" not in str(caught.value)
    assert "entry 7" in str(caught.value)
