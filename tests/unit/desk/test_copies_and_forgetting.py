"""Copies that leave are numbered before they do; what goes when something is forgotten, and what may not come back."""

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk.copies import BECAME, confirm, copy_leaves
from farbank.desk.forget import REASONS, holds, reach, refuse_return, request, spent
from farbank.errors import Missing, Refused
from farbank.facts.copy import CopyConfirmed, CopyMade
from farbank.facts.erasure import ErasureRequested
from farbank.facts.item import Description, ItemDescribed, ItemReceived
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade

fakes = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("fake_known.py"))))


def item(number, source="", derived_from=""):
    return ItemReceived(
        id=f"E{number}", label=f"R-{number}", source=source, about=Description(derived_from=derived_from)
    )


def test_a_copy_is_numbered_after_those_before_it_and_says_what_is_in_it():
    known = fakes.FakeKnown()
    first = copy_leaves(known, what="backup", where="the blue disk", whole=True, epoch=2)
    known.learn([first])
    second = copy_leaves(known, what="export", to="the court", items=["E1"], sources=["S1"], head=9)
    assert (first.id, second.id) == ("H1", "H2")
    assert (first.title, second.title) == ("backup · the blue disk", "export · the court")
    assert (second.items, second.sources, second.head) == (("E1",), ("S1",), 9)
    assert CopyMade(id="H3", label="", what="proof").title == "proof"


def test_what_became_of_a_copy_is_recorded_with_who_says_so():
    known = fakes.FakeKnown([CopyMade(id="H1", label="", what="export")])
    for became in BECAME:
        assert confirm(known, "H1", became, "by letter") == [
            CopyConfirmed(copy="H1", became=became, because="by letter")
        ]
    with pytest.raises(Missing):
        confirm(known, "H2", "destroyed", "by letter")
    with pytest.raises(Refused, match="destroyed, replaced or kept, not 'lost'"):
        confirm(known, "H1", "lost", "by letter")
    with pytest.raises(Refused, match="who confirmed it"):
        confirm(known, "H1", "kept", " ")


def test_a_source_goes_with_its_items_and_an_item_with_all_that_derives_from_it():
    items = (item(12, "S1"), item(2, "S2"), item(3, "", "E12"), item(10, "S2", "E3"), item(4, "S10"))
    assert reach("S1", items) == ("S1", "E3", "E10", "E12")
    assert reach("E12", items) == ("E12", "E3", "E10")
    assert reach("E10", items) == ("E10",)
    assert reach("S9", items) == ("S9",)
    loop = (item(1, "S1", "E2"), item(2, "", "E1"))
    assert reach("E1", loop) == ("E1", "E2")


def test_only_a_general_word_is_recorded_as_the_reason():
    for reason in REASONS:
        assert request("S1", reason) == [ErasureRequested(of="S1", reason=reason)]
    with pytest.raises(Refused, match="the reason is one of asked,"):
        request("S1", "he was seen at the harbour")


def test_how_far_numbers_were_given_is_told_for_each_kind_that_has_some():
    known = fakes.FakeKnown([item(3), item(7), SourceNamed(id="S2", label="S-2", kind_of="witness")])
    assert spent(known) == (("item", 7), ("source", 2))


def test_a_copy_holds_what_it_names_and_a_whole_one_everything():
    whole = CopyMade(id="H1", label="", what="backup", whole=True)
    part = CopyMade(id="H2", label="", what="export", items=("E1",), sources=("S1",))
    assert holds(whole, ["E9"])
    assert holds(part, ["E1", "E9"])
    assert holds(part, ["S1"])
    assert not holds(part, ["E2", "S2"])
    assert not holds(CopyMade(id="H3", label="", what="proof"), ["E1"])


def test_new_sources_and_items_are_refused_once_something_was_forgotten():
    known = fakes.FakeKnown([SourceNamed(id="S2", label="S-2", kind_of="witness"), item(2)])
    again = [
        SourceNamed(id="S2", label="S-2", kind_of="reporter"),
        ItemDescribed(id="E2", label="R-2", about=Description()),
    ]
    told = StatementMade(id="T1", label="T-1", item="E2", says="x", language="en")
    refuse_return([*again, told], known, {"S1": 9})
    new = [SourceNamed(id="S3", label="S-3", kind_of="witness"), item(3)]
    refuse_return([*new, told], known, {})
    refuse_return([*new, told], known, {"Q1": 9})
    with pytest.raises(Refused, match=r"S-3, R-3: new to this case, .* \(S1 by record #9, E1 by record #9\)"):
        refuse_return([*again, *new], known, {"S1": 9, "E1": 9})
