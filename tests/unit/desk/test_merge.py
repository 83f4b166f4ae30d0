import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.desk.merge_kinds import WAY, way_of
from farbank.desk.send import everything_about, refuse_staying
from farbank.errors import Damage, Refused
from farbank.facts import codec, inquiry
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.copy import CopyMade
from farbank.facts.disclosed import Carried
from farbank.facts.erasure import ErasureRequested
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import Bearing, FindingDrawn
from farbank.facts.item import Description, ItemDescribed, ItemRead, ItemReceived, ReceiptNoted
from farbank.facts.log import Head, LogRenamed
from farbank.facts.look import LineAdopted
from farbank.facts.origin import LinkAsserted
from farbank.facts.parcel import HandlingNoted, VerdictObserved
from farbank.facts.report import PublicNameDrawn, ReportDrafted, ReportJudged, ReportReleased
from farbank.facts.source import CardOpened, CardSealed, SourceNamed
from farbank.facts.statement import StatementMade
from farbank.values.handling import SealedObject, Secret
from farbank.values.span import Span
from farbank.views import births, catalogue, custody, handling, looks, places, releases

lab = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[2] / "laws" / "places_lab.py")))
SEALED = SealedObject(name="1" * 64, identity=Secret("AGE"), digest="2" * 64, size=3)
NOTE = ItemReceived(id="E1", label="E-NOTE", file_name="note.txt", original=SEALED)
HEAD = Head(origin="farbank/a", size=9, root="0" * 64)


def said(words, own="T1", label="T-FERRY", **columns):
    return StatementMade(id=own, label=label, says=words, source="S1", **columns)


@pytest.fixture
def two():
    return lab.Place("farbank/a"), lab.Place("farbank/b")


def tell(one, other):
    return other.take(one.parcel(other.origin))


def exchange(one, other):
    tell(one, other), tell(other, one)
    tell(one, other), tell(other, one)


def statements(place):
    return [(row.id, row.label, row.says) for row in place.live("statement")]


def test_every_kind_of_fact_has_its_way():
    assert set(WAY) == set(codec.KINDS.values())


def test_the_withdrawal_of_what_stays_stays():
    assert way_of(Withdrawn(id="H1", because="x")) == "stays"
    assert way_of(Withdrawn(id="E1", because="x")) == "single word"
    assert way_of(Withdrawn(id="T1", because="x")) == "word"


def test_an_inquiry_and_the_request_to_forget_it_stay():
    assert way_of(ErasureRequested(of="Q1", reason="asked")) == "stays"
    assert way_of(ErasureRequested(of="S1", reason="asked")) == "note"
    assert {way for kind, way in WAY.items() if kind.__module__ == inquiry.__name__} == {"stays"}
    with pytest.raises(Refused, match="Q1, Q2: an inquiry stays in this folder"):
        refuse_staying(["E1", "Q1", "Q2"])
    refuse_staying(["E1", "S1"])


def test_a_row_that_comes_gets_an_id_of_here_and_keeps_its_label(two):
    a, b = two
    b.say(said("mild", label="T-OWN"))
    a.say(SourceNamed(id="S1", label="S-REED", kind_of="reporter"), said("calm"))
    merged = tell(a, b)
    assert (merged.taken, merged.left) == (2, 0)
    assert statements(b) == [("T1", "T-OWN", "mild"), ("T2", "T-FERRY", "calm")]
    assert b.live("statement")[1].source == b.live("source")[0].id
    assert births.name_of(b.rows, "T2") == "farbank/a#T1"
    assert births.row_named(b.rows, "farbank/a#T1") == "T2"


def test_what_replaces_what_stands_here_stands(two):
    a, b = two
    a.say(said("calm"))
    tell(a, b)
    b.say(said("mild"))
    tell(b, a)
    assert statements(a) == statements(b) == [("T1", "T-FERRY", "mild")]
    assert not places.disagreements(a.rows, "T1")


def test_two_words_at_once_become_two_rows_that_both_places_agree_on(two):
    a, b = two
    a.say(said("calm"))
    tell(a, b)
    a.say(said("mild"))
    b.say(said("wild"))
    exchange(a, b)
    number = b.head
    assert [each[1:] for each in statements(a)] == [each[1:] for each in statements(b)]
    assert statements(a)[0] == ("T1", "T-FERRY", "mild")
    assert statements(a)[1][2] == "wild"
    assert births.name_of(a.rows, "T2") == births.name_of(b.rows, "T2")
    assert [each.other for each in places.disagreements(a.rows, "T1")] == ["T2"]
    assert b.head == number


def test_the_other_word_of_what_cannot_stand_twice_is_told_beside_it(two):
    a, b = two
    a.say(CaseTitled(id="case", label="case", name="Ferries"))
    b.say(CaseTitled(id="case", label="case", name="Boats"))
    exchange(a, b)
    for place in two:
        assert releases.titled(place.rows).name == "Ferries"
        (noted,) = places.disagreements(place.rows, "case")
        assert not noted.other
        assert codec.from_bytes(noted.said.encode()).name == "Boats"


def test_a_third_word_on_what_cannot_stand_twice_takes_its_turn(two):
    a, b = two
    c = lab.Place("farbank/c")
    c.say(CaseTitled(id="case", label="case", name="Ships"))
    b.say(CaseTitled(id="case", label="case", name="Boats"))
    tell(b, c)
    assert releases.titled(c.rows).name == "Boats"
    a.say(CaseTitled(id="case", label="case", name="Boats"))
    tell(a, c)
    assert releases.titled(c.rows).name == "Boats"
    assert len(places.disagreements(c.rows, "case")) == 1


def test_a_withdrawal_stands_and_what_was_said_against_it_lives_beside_it(two):
    a, b = two
    a.say(said("calm"))
    tell(a, b)
    b.say(Withdrawn(id="T1", because="wrong"))
    a.say(said("mild"))
    exchange(a, b)
    for place in two:
        assert [each[2] for each in statements(place)] == ["mild"]
        assert catalogue.one(place.rows, "T1")[1].withdrawn


def test_two_withdrawals_are_one(two):
    a, b = two
    a.say(said("calm"))
    tell(a, b)
    a.say(Withdrawn(id="T1", because="wrong"))
    b.say(Withdrawn(id="T1", because="a slip"))
    exchange(a, b)
    assert not statements(a)
    assert not places.disagreements(a.rows, "T1")


def test_a_second_row_that_turns_out_to_say_what_another_says_is_withdrawn(two):
    a, b = two
    c = lab.Place("farbank/c")
    b.say(said("calm"))
    tell(b, c), tell(b, a)
    b.say(said("wild"))
    c.say(said("mild"))
    tell(c, b)
    assert len(statements(b)) == 2
    a.say(said("mild"))
    tell(a, b)
    assert sorted(each[2] for each in statements(b)) == ["mild", "wild"]
    assert statements(b)[0][2] == "mild"
    assert "it says the same as T1" in [each.withdrawn for each in catalogue.listed(b.rows, "statement")]


def test_a_second_row_that_another_place_began_earlier_keeps_its_id_and_changes_its_name(two):
    a, b = two
    c, d = lab.Place("farbank/c"), lab.Place("farbank/d")
    a.say(said("calm"))
    for other in (b, c, d):
        tell(a, other)
    a.say(said("wild"))
    d.say(said("mild"))
    tell(d, a)
    ((_, _, _), (second, label, _)) = statements(a)
    c.say(said("mild"))
    tell(c, a)
    assert [each[0] for each in statements(a)] == ["T1", second]
    assert births.row_named(a.rows, f"farbank/c#n{c.head}") == second
    assert label.startswith("T-FERRY~")


def test_a_label_made_of_ids_is_made_of_the_ids_of_here(two):
    a, b = two
    b.say(said("mild", label="T-OWN"))
    a.say(said("calm"), said("wild", own="T2", label="T-WILD"))
    a.say(LinkAsserted(id="J1", label="T1 · repeats · T2", tail="T1", head="T2", type="repeats", because="x"))
    tell(a, b)
    (link,) = b.live("link")
    assert (link.tail, link.head, link.label) == ("T2", "T3", "T2 · repeats · T3")


def test_what_is_spoken_of_before_it_came_gets_its_id_already(two):
    a, b = two
    a.say(said("calm", item="E1"))
    tell(a, b)
    (row,) = b.live("statement")
    assert row.item == "E1"
    assert b.new("item") == "E2"
    a.say(replace(NOTE))
    tell(a, b)
    assert [each.id for each in b.live("item")] == ["E1"]


def test_the_same_bytes_from_the_same_source_are_one_item_wherever_they_came(two):
    a, b = two
    a.say(NOTE)
    b.say(replace(NOTE, id="E1", label="", original=replace(SEALED, name="3" * 64)))
    exchange(a, b)
    for place in two:
        (item,) = place.live("item")
        assert item.label == "E-NOTE"
    assert custody.item(b.rows, "E1").original.name == "3" * 64
    assert births.row_named(b.rows, "farbank/a#E1") == "E1"
    a.say(ItemDescribed(id="E1", label="E-NOTE", about=Description(shows="a barge")))
    tell(a, b)
    assert custody.item(b.rows, "E1").about.shows == "a barge"


def test_two_items_of_one_place_stay_two(two):
    a, b = two
    a.say(NOTE, replace(NOTE, id="E2", label="E-COPY"))
    tell(a, b)
    assert [each.id for each in b.live("item")] == ["E1", "E2"]


def test_equal_bytes_from_another_source_are_named(two):
    a, b = two
    b.say(NOTE)
    a.say(SourceNamed(id="S1", label="S-REED", kind_of="reporter"), replace(NOTE, source="S1", same_bytes=("E7",)))
    tell(a, b)
    assert b.live("item")[1].same_bytes == ("E1",)


def test_a_line_of_the_same_name_is_one_line(two):
    a, b = two
    for place in two:
        place.say(LineAdopted(id="B1", label="river", name="yalu-tumen", version=1))
    exchange(a, b)
    for place in two:
        assert [each.id for each in looks.lines(place.rows)] == ["B1"]


def test_a_description_without_its_item_is_kept_and_told_once_the_item_is_here(two):
    a, b = two
    a.say(NOTE)
    a.say(ItemDescribed(id="E1", label="E-NOTE", about=Description(shows="a barge")))
    first, second = a.parcel(b.origin)
    b.take([second])
    assert not b.live("item")
    b.take([first])
    (item,) = b.live("item")
    assert item.about.shows == "a barge"


def test_notes_are_told_where_what_they_speak_of_is(two):
    a, b = two
    a.say(
        NOTE,
        ReceiptNoted(item="E1", file_name="again.txt"),
        ItemRead(item="E1", reader="text", could_not="empty"),
        VerdictObserved(item="E1", tool="t", version="1", verdict="fine"),
        ReportDrafted(id="R1", label="R-1", heading="Ferries", text="# x"),
        PublicNameDrawn(id="R1", name="quiet-otter", salt="0" * 64),
        ReportJudged(report="R1", package="p", verdict="{}", outcome="HOLD"),
        ReportReleased(report="R1", package="p", files=()),
        ErasureRequested(of="E1", reason="asked"),
    )
    tell(a, b)
    assert custody.reading(b.rows, "E1").could_not == "empty"
    assert releases.public_names(b.rows)["R1"].name == "quiet-otter"
    assert len(releases.judgements(b.rows, "R1")) == 1
    assert len(releases.released(b.rows, "R1")) == 1
    assert len(handling.verdicts(b.rows, "E1")) == 1
    assert "erasure-requested" in [each.fact.kind for each in b.entries]
    kinds = [each.fact.kind for each in b.entries]
    c = lab.Place("farbank/c")
    tell(b, c)
    assert [each.fact.kind for each in c.entries] == kinds


def test_what_was_read_and_named_here_stays(two):
    a, b = two
    a.say(NOTE)
    tell(a, b)
    for place, word in zip(two, ("there", "here"), strict=True):
        place.say(ItemRead(item="E1", reader=word), PublicNameDrawn(id="E1", name=word, salt="0" * 64))
    tell(a, b)
    assert custody.reading(b.rows, "E1").reader == "here"
    assert releases.public_names(b.rows)["E1"].name == "here"


def test_a_note_on_what_is_not_here_is_only_kept(two):
    a, b = two
    a.say(NOTE, ReceiptNoted(item="E1", file_name="again.txt"))
    (parcel,) = [each for each in a.parcel(b.origin) if b'"receipt-noted"' in each.commit.entries[0].body]
    b.take([parcel])
    assert [each.fact.kind for each in b.entries] == ["case-opened", "commit-received", "entry-received"]


def test_of_two_ways_to_handle_an_item_the_more_careful_stands(two):
    a, b = two
    a.say(NOTE)
    tell(a, b)
    b.say(HandlingNoted(item="E1", tier="restricted", because="names"))
    a.say(HandlingNoted(item="E1", tier="", because="fine"))
    exchange(a, b)
    for place in two:
        assert handling.restricted(place.rows) == {"E1"}


def test_what_was_forgotten_here_is_left(two):
    a, b = two
    a.say(SourceNamed(id="S1", label="S-REED", kind_of="reporter"), said("calm"))
    b.forgotten.add("S1")
    merged = tell(a, b)
    assert (merged.taken, merged.left, merged.facts) == (0, 2, ())


def test_what_is_about_a_place_itself_never_leaves_it(two):
    a, b = two
    a.say(
        CardSealed(source="S1", card="0" * 64, size=1),
        CardOpened(source="S1", because="x"),
        CopyMade(id="H1", label="", what="backup"),
        Withdrawn(id="H1", because="x"),
    )
    assert a.parcel(b.origin) == []


def test_what_has_no_business_here_refuses_all_of_it(two):
    a, b = two
    a.say(said("calm"))
    (good,) = a.parcel(b.origin)
    entry = replace(good.commit.entries[0], body=codec.to_bytes(CardOpened(source="S1", because="x")))
    with pytest.raises(Damage, match="holds a card-opened, which is about the place"):
        b.take([Carried(commit=replace(good.commit, entries=(entry,)))])


def test_only_what_is_new_goes_and_nothing_goes_back_where_it_came_from(two):
    a, b = two
    a.say(said("calm"))
    head = a.head
    a.say(said("mild"))
    assert len(a.parcel(b.origin)) == 2
    assert len(a.parcel(b.origin, after=head)) == 1
    assert len(a.parcel(b.origin, until=head)) == 1
    tell(a, b)
    assert b.parcel(a.origin) == []
    assert len(b.parcel("farbank/c")) == 2


def test_a_named_row_goes_with_all_that_it_speaks_of_and_nothing_else(two):
    a, b = two
    a.say(SourceNamed(id="S1", label="S-REED", kind_of="reporter"), NOTE, said("calm", item="E1"))
    a.say(said("mild", own="T2", label="T-OTHER"))
    a.say(
        FindingDrawn(
            id="F1",
            label="F-1",
            text="None sail.",
            rests_on=(Bearing(on="T1", stance="supports", strength="moderate"),),
        )
    )
    tell(a, b)
    for place, own in ((a, "F1"), (b, "F1")):
        only = everything_about(place.after, [own], lambda name, place=place: births.row_named(place.rows, name))
        assert only == {"F1", "T1", "E1", "S1"}
        assert len(place.parcel("farbank/c", only=only)) == 4


def test_what_is_kept_back_goes_neither_from_here_nor_on_from_others(two):
    a, b = two
    a.say(NOTE)
    assert a.parcel(b.origin, back=frozenset({"E1"})) == []
    tell(a, b)
    assert b.parcel("farbank/c", back=frozenset({"E1"})) == []


def test_what_was_kept_back_goes_when_its_handling_changed(two):
    a, b = two
    a.say(NOTE)
    head = a.head
    a.say(HandlingNoted(item="E1", tier="", because="asked"))
    assert len(a.parcel(b.origin, after=head)) == 2


def test_a_copy_of_the_case_that_goes_on_under_another_name_is_another_place(two):
    a, _ = two
    a.say(said("calm"))
    copy = lab.Place("farbank/a")
    copy.say(said("calm"))
    copy.say(LogRenamed(origin="farbank/a/2", prior=HEAD, because="a copy"))
    copy.say(said("wild"), said("new", own="T2", label="T-NEW"))
    a.say(said("mild"), said("own", own="T2", label="T-OWN"))
    exchange(a, copy)
    for place in (a, copy):
        assert sorted(row.says for row in place.live("statement")) == ["mild", "new", "own", "wild"]
    assert births.name_of(copy.rows, "T1") == "farbank/a#T1"


def test_rows_of_persons_and_figures_keep_labels_of_their_own(two):
    a, b = two
    day = Span(words="1 May 2024", start=(None, None), end=(None, None))
    a.say(
        FigureObserved(
            id="G1", label="V1 · 1 May 2024 ·  · 1 May 2024 · ", series="V1", ref=day, value=None, known_from=day
        )
    )
    b.say(SeriesOpened(id="V1", label="own", name="own"))
    b.say(FigureObserved(id="G1", label="mine", series="V1", ref=day, value=None, known_from=day))
    tell(a, b)
    assert [each.label for each in b.live("figure")] == ["mine", "V2 · 1 May 2024 ·  · 1 May 2024 · "]


def test_a_word_that_cannot_be_read_any_more_makes_no_second_row(two):
    a, b = two
    a.say(said("calm"))
    tell(a, b)
    b.say(said("wild"))
    a.say(said("mild"))
    b.fact = lambda number: None
    tell(a, b)
    assert [each[2] for each in statements(b)] == ["mild"]


def test_a_note_that_came_without_a_row_goes_on_only_with_everything(two):
    a, b = two
    a.say(said("calm"), ReportJudged(report="R1", package="p", verdict="{}", outcome="HOLD"))
    tell(a, b)
    only = everything_about(b.after, ["T1"], lambda name: births.row_named(b.rows, name))
    assert "R1" not in only
    assert len(b.parcel("farbank/c", only=only)) == 1
    assert len(b.parcel("farbank/c")) == 2
