"""Signs of dependence, for a person to judge."""

import runpy
from pathlib import Path
from types import SimpleNamespace

from farbank.judgement.likeness import propose_dependence, wording_in_common
from farbank.values.handling import SealedObject, Secret

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))

NOTICE = "People and livestock that enter the buffer zone will be shot at without warning."


def sealed(digest):
    return SealedObject(name="0" * 64, identity=Secret("x"), digest=digest * 64, size=1)


def signs(left, right, **texts):
    return [each.sign for each in propose_dependence([right, left], texts)]


def test_equal_bytes_are_a_sign():
    assert signs(a.item("E1", original=sealed("1")), a.item("E2", original=sealed("1"))) == ["same bytes"]
    assert signs(a.item("E1"), a.item("E2", same_bytes=("E1",))) == ["same bytes"]
    assert signs(a.item("E1", original=sealed("1")), a.item("E2", original=sealed("2"))) == []


def test_equal_wording_is_a_sign_in_any_script():
    assert signs(a.item("E1"), a.item("E2"), E1=NOTICE, E2=f"The notice says: {NOTICE.upper()}") == ["same wording"]
    assert (
        wording_in_common("국경 완충지대에 들어오는 사람과 짐승은", "국경완충지대에 들어오는 사람과 짐승은 쏜다") == 1
    )
    assert signs(a.item("E1"), a.item("E2"), E1=NOTICE, E2="Something quite different was said elsewhere.") == []


def test_texts_that_are_too_short_to_tell_are_no_sign():
    assert wording_in_common("shot", "shot") == 0


def test_one_source_one_way_one_time_is_a_batch():
    batch = a.Description(how="by a courier", acquired=a.days("2024-07-28", "2024-07-28"))
    assert signs(a.item("E1", "S1", about=batch), a.item("E2", "S1", about=batch)) == ["same batch"]
    assert signs(a.item("E1", "S1", about=batch), a.item("E2", "S2", about=batch)) == []
    assert signs(a.item("E1", "S1"), a.item("E2", "S1")) == []


def test_a_proposal_names_its_pair_in_order():
    (found,) = propose_dependence([a.item("E10", same_bytes=("E2",)), a.item("E2")], {})
    assert (found.left, found.right, found.because) == ("E2", "E10", "they hold the same bytes")
