"""Tables folded from facts: the latest word on each row, and nothing that was not in a fact."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlcipher3
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Damage
from farbank.facts.case import CaseTitled, Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.figure import FigureObserved, SeriesOpened
from farbank.facts.finding import FindingDrawn
from farbank.facts.item import Description, ItemDescribed, ItemRead, ItemReceived, ReceiptNoted
from farbank.facts.look import ConduitNoted, ConstraintNoted, LineAdopted, Looked, TallyNoted, Vantage
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.persona import DisclosureNoted, PersonaNamed
from farbank.facts.report import PublicNameDrawn, ReportDrafted, ReportJudged, ReportReleased
from farbank.facts.source import CardOpened, CardSealed, ConsentGiven, SourceNamed
from farbank.facts.statement import StatementMade, SubjectNamed
from farbank.values.count import Count
from farbank.values.handling import SealedObject, Secret
from farbank.values.span import moment
from farbank.values.stretch import Stretch
from farbank.views import catalogue, conduits, custody, figures, looks, people, releases, search, statements

DAY = moment(date(2023, 9, 21), date(2023, 9, 30), words="late September 2023")
TEXTS = {}


def read(sealed):
    if sealed.name not in TEXTS:
        raise Damage("gone")
    return TEXTS[sealed.name]


def folds():
    return [
        catalogue.Catalogue(), statements.Statements(), looks.Looks(), conduits.Conduits(), figures.Figures(),
        custody.Custody(), people.People(), releases.Releases(), search.Search(read),
    ]  # fmt: skip


def rows_of(*facts, shelf=None):
    rows = sqlcipher3.connect(":memory:", isolation_level=None)
    chosen = shelf or folds()
    for fold in chosen:
        for statement in fold.schema:
            rows.execute(statement)
    for number, fact in enumerate(facts, start=1):
        entry = Entry(number=number, at=datetime(2024, 1, number % 28 + 1, tzinfo=UTC), by="M1", fact=fact)
        for fold in chosen:
            fold.apply(rows, entry)
    return rows


def sealed(letter, text=None):
    name = letter * 64
    if text is not None:
        TEXTS[name] = text.encode()
    return SealedObject(name=name, identity=Secret("k"), digest=letter * 64, size=1)


def item(number=1, source="S1", letter="a", **about):
    return ItemReceived(
        id=f"E{number}", label=f"E-{number}", source=source, file_name=f"f{number}.txt", original=sealed(letter),
        about=Description(**about),
    )  # fmt: skip


def said(number=1, says="wire", label=None, **more):
    return StatementMade(id=f"T{number}", label=label or f"T-{number}", item="E1", source="S1", says=says, **more)


def test_a_list_is_in_the_order_of_its_numbers_and_keeps_what_was_withdrawn():
    rows = rows_of(said(2), said(10), said(1), Withdrawn(id="T10", because="misheard"))
    assert [(each.id, each.withdrawn) for each in catalogue.listed(rows, "statement")] == [
        ("T1", ""), ("T2", ""), ("T10", "misheard"),
    ]  # fmt: skip
    assert catalogue.highest(rows, "statement") == 10
    assert catalogue.highest(rows, "item") == 0
    assert catalogue.counted(rows) == (("statement", 2),)


def test_a_row_is_found_by_its_id_and_by_its_label_and_only_under_its_kind():
    rows = rows_of(said(3, label="T-SHOOT"))
    assert catalogue.find(rows, "statement", "T3") == "T3"
    assert catalogue.find(rows, "statement", "T-SHOOT") == "T3"
    assert catalogue.find(rows, "", "T-SHOOT") == "T3"
    assert catalogue.find(rows, "item", "T-SHOOT") == ""
    assert catalogue.labels(rows, "statement") == ("T-SHOOT",)
    kind, line = catalogue.one(rows, "T3")
    assert (kind, line.title) == ("statement", "wire")
    assert catalogue.one(rows, "T4") is None


def test_a_row_is_unchanged_only_when_every_word_of_it_is_the_same():
    rows = rows_of(said(says="wire"))
    assert catalogue.unchanged(rows, said(says="wire"))
    assert not catalogue.unchanged(rows, said(says="fence"))
    assert not catalogue.unchanged(rows, said(2))


def test_a_withdrawn_row_counts_as_changed_so_that_it_can_be_stated_again():
    rows = rows_of(said(), Withdrawn(id="T1", because="misheard"))
    assert not catalogue.unchanged(rows, said())
    assert statements.no_longer_counting(rows) == {"T1"}
    again = rows_of(said(), Withdrawn(id="T1", because="misheard"), said())
    assert statements.no_longer_counting(again) == frozenset()
    assert catalogue.one(again, "T1")[1].withdrawn == ""


def test_a_description_replaces_what_is_said_of_an_item_and_leaves_its_bytes():
    described = ItemDescribed(id="E1", label="E-NOTICE", source="S2", about=Description(heading="Notice"))
    rows = rows_of(item(heading="?"), described)
    after = custody.item(rows, "E1")
    assert (after.label, after.source, after.about.heading) == ("E-NOTICE", "S2", "Notice")
    assert after.original == item().original
    assert catalogue.one(rows, "E1")[1].title == "Notice"
    assert catalogue.one(rows, "E1")[1].files == ("f1.txt",)


def test_a_description_without_a_source_keeps_the_source_there_was():
    rows = rows_of(item(), ItemDescribed(id="E1", label="E-1", about=Description(heading="x")))
    assert custody.item(rows, "E1").source == "S1"


def test_a_description_of_an_item_that_never_came_changes_nothing():
    rows = rows_of(ItemDescribed(id="E7", label="E-7", about=Description()))
    assert custody.item(rows, "E7") is None


def test_custody_tells_every_step_in_order():
    rows = rows_of(
        item(), ReceiptNoted(item="E1", file_name="again.txt"), ItemRead(item="E1", reader="text"),
        SourceNamed(id="S1", label="S-1", kind_of="reporter"), CardSealed(source="S1", card="c" * 64, size=3),
        CardOpened(source="S1", because="to call"),
    )  # fmt: skip
    assert [step.what for step in custody.steps(rows, "E1")] == [
        "received as f1.txt", "came again as again.txt", "read by text: read",
    ]  # fmt: skip
    assert [step.what for step in custody.steps(rows, "S1")][-1] == "identity card opened: to call"
    assert custody.card(rows, "S1") == "c" * 64
    assert custody.card(rows, "S2") == ""
    assert custody.source(rows, "S1").kind_of == "reporter"
    assert custody.source(rows, "S2") is None
    assert [each.id for each in custody.sources(rows)] == ["S1"]


def test_items_are_found_by_their_bytes_and_unread_ones_are_known():
    rows = rows_of(item(1, letter="a"), item(2, source="S2", letter="a"), item(3, letter="b"),
                   ItemRead(item="E1", reader="text", pages=2))  # fmt: skip
    assert [each.id for each in custody.items_with(rows, "a" * 64)] == ["E1", "E2"]
    assert [each.id for each in custody.unread(rows)] == ["E2", "E3"]
    assert [each.id for each in custody.every_item(rows)] == ["E1", "E2", "E3"]
    assert [each.id for each in custody.items(rows, ["E3", "E9"])] == ["E3"]
    again = rows_of(item(1), item(2), item(1), ItemRead(item="E2", reader="text"), item(2))
    assert [each.id for each in custody.unread(again)] == ["E1"]
    without = replace(item(1), original=None)
    assert custody.unread(rows_of(without)) == custody.unread(rows_of(item(1), without)) == ()
    assert custody.reading(rows, "E1").pages == 2
    assert custody.reading(rows, "E2") is None


def test_statements_findings_links_origins_and_what_no_longer_counts():
    rows = rows_of(
        said(), FindingDrawn(id="F1", label="F-1", text="shot"), OriginStated(id="O1", label="O-1", kind_of="saw", of="E1"),
        LinkAsserted(id="J1", label="x", tail="T1", head="E1", type="derived_from", because="same"),
        SubjectNamed(id="U1", label="U-1", kind_of="place"), SubjectNamed(id="U2", label="U", kind_of="place"),
    )  # fmt: skip
    assert [each.id for each in statements.statements(rows, ["T1", "T2"])] == ["T1"]
    assert [each.id for each in statements.statements_in(rows, "E1")] == ["T1"]
    assert [each.id for each in statements.findings(rows)] == ["F1"]
    assert statements.finding(rows, "F1").text == "shot"
    assert statements.finding(rows, "F2") is None
    assert [each.id for each in statements.origins(rows)] == ["O1"]
    assert [each.id for each in statements.links(rows)] == ["J1"]


def test_a_withdrawn_link_or_look_is_gone_from_the_ground_of_judgement():
    stretch = Stretch(line="yalu-tumen", version=1, start=0, end=10)
    rows = rows_of(
        LinkAsserted(id="J1", label="x", tail="T1", head="E1", type="unknown", because="?"), Withdrawn(id="J1", because="no"),
        LineAdopted(id="B1", label="yalu-tumen", name="yalu-tumen", version=1),
        Looked(id="L1", label="L-1", line="yalu-tumen", version=1, when=DAY, vantage=Vantage(kind="boat"), target="fence",
               outcome="seen"), Withdrawn(id="L1", because="no"),
        TallyNoted(id="Y1", label="Y-1", line="yalu-tumen", compiler_length=1, target="fence", when=DAY),
        ConstraintNoted(id="X1", label="x", stretch=stretch, when=DAY, means=("boat",), reason="terrain"),
        ConduitNoted(id="C1", label="C-1", carries=("people",), means="boat", states=()),
        ConduitNoted(id="C2", label="C-2", carries=("goods",), means="post", states=()), Withdrawn(id="C2", because="no"),
    )  # fmt: skip
    assert statements.links(rows) == ()
    assert looks.looks_along(rows, "yalu-tumen") == ()
    assert [each.id for each in looks.lines(rows)] == ["B1"]
    assert [each.id for each in looks.tallies_along(rows, "yalu-tumen")] == ["Y1"]
    assert [each.id for each in looks.tallies(rows, ["Y1"])] == ["Y1"]
    assert [each.id for each in looks.constraints_along(rows, "yalu-tumen")] == ["X1"]
    assert [each.id for each in conduits.conduits(rows)] == ["C1"]


def test_every_value_a_series_was_given_is_kept():
    def figure(number, value):
        return FigureObserved(
            id=f"G{number}", label=str(number), series="V1", ref=DAY, value=Count(value=value), known_from=DAY
        )

    rows = rows_of(SeriesOpened(id="V1", label="arrivals", name="Arrivals"), figure(1, 180), figure(2, 196), figure(3, 1),
                   Withdrawn(id="G3", because="no"))  # fmt: skip
    assert [each.value.value for each in figures.figures_of(rows, "V1")] == [180, 196]
    assert [each.name for each in figures.series(rows)] == ["Arrivals"]


def test_a_withdrawn_disclosure_still_counts_and_a_withdrawn_consent_does_not():
    rows = rows_of(
        PersonaNamed(id="P1", label="P-1", printed_as="a resident", subject="S1"),
        DisclosureNoted(id="D1", label="d", persona="P1", dimension="sex", values=("woman",)),
        ConsentGiven(id="N1", label="c", source="S1", fields=("any",), outlets=(), languages=(), given=DAY),
        Withdrawn(id="D1", because="taken down"), Withdrawn(id="N1", because="changed their mind"),
    )  # fmt: skip
    assert [each.id for each in people.disclosures(rows)] == ["D1"]
    assert people.consents(rows) == ()
    assert [each.id for each in people.personas(rows)] == ["P1"]
    assert people.access_sets(rows) == ()
    assert people.populations(rows) == ()


def test_reports_verdicts_names_in_print_and_releases():
    rows = rows_of(
        CaseTitled(id="case", label="case", name="Drill"), ReportDrafted(id="R1", label="R-1", heading="h", text="t"),
        PublicNameDrawn(id="E1", name="qx", salt="00"), ReportJudged(report="R1", package="p", verdict="{}", outcome="HOLD"),
        ReportReleased(report="R1", package="p", files=(("index.html", "0"),)),
    )  # fmt: skip
    assert releases.titled(rows).name == "Drill"
    assert releases.report(rows, "R1").text == "t"
    assert [each.id for each in releases.reports(rows)] == ["R1"]
    assert releases.public_names(rows)["E1"].name == "qx"
    assert [each.outcome for each in releases.judgements(rows, "R1")] == ["HOLD"]
    assert [package for package, _ in releases.released(rows, "R1")] == ["p"]
    assert releases.report(rows, "R2") is None


def test_a_fact_whose_keys_are_gone_leaves_every_view_as_it_was():
    rows = rows_of(said(), None)
    assert [each.id for each in catalogue.listed(rows, "statement")] == ["T1"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("국경에서 총성이 들렸다", "국경"),
        ("압록강을 따라 철조망이 있다", "압록강"),
        ("압록강을 따라 철조망이 있다", "철조망"),
        ("会寧の対岸から撮影した", "会寧"),
        ("在图们江沿岸拍摄", "图们江"),
        ("在长江", "江"),
        ("The ﬁne Wire", "FINE wire"),
        ("ＦＥＮＣＥ", "fence"),
        ("the UN said", "un"),
        ("강변", "강변"),
    ],
)
def test_words_are_found_in_any_script(text, words):
    rows = rows_of(said(says=text), said(2, says="nothing of the kind"))
    assert [hit.id for hit in search.search(rows, words)] == ["T1"]


def test_words_that_no_index_answers_for_are_told_in_the_order_in_which_rows_came_each_once(monkeypatch):
    text = sealed("d", "the UN in a text")
    rows = rows_of(
        item(), said(says="no"), said(2, says="un in"), ItemRead(item="E1", reader="text", text=text),
        said(3, says="in un"), said(2, says="in un again", label="UN-2"), item(2, letter="b", heading="un in"),
    )  # fmt: skip
    found = [("E1", "text"), ("T3", "row"), ("T2", "row"), ("E2", "row")]
    assert [(hit.id, hit.where) for hit in search.search(rows, "UN in")] == found
    assert [(hit.id, hit.where) for hit in search.search(rows, "un in", limit=2, begin=1)] == found[1:3]
    assert search.count(rows, "un in") == len(found)
    assert search.count(rows, "zz") == search.count(rows, " ") == 0
    monkeypatch.setattr(search, "SCANNED", 3)
    assert search.count(rows, "un in") == 3
    assert search.count(rows, "again") == 1
    rows = rows_of(item(heading="un"), ItemRead(item="E1", reader="text", text=text))
    assert [(hit.id, hit.where) for hit in search.search(rows, "un")] == [("E1", "row")]
    assert search.count(rows, "un") == 1


@pytest.mark.parametrize(
    ("words", "scanned"),
    [("un", True), ("u n", True), ("7", True), ("un the", False), ("江", False), ("강변 un", False), ("", False)],
)
def test_texts_are_read_only_for_words_of_one_or_two_latin_letters(words, scanned):
    assert search.is_scanned(words) == scanned


@pytest.mark.parametrize("words", ["회령", "없는말", "zz", "wires of gold", "", "   "])
def test_words_that_are_not_there_are_not_found(words):
    rows = rows_of(said(says="압록강을 따라 wire"))
    assert search.search(rows, words) == ()


@pytest.mark.parametrize("words", ['"', "a*", "NEAR(", "-", "OR", "%", "_", "*국", "국경 OR x"])
def test_words_that_mean_something_to_a_search_engine_are_only_words_here(words):
    search.search(rows_of(said(says="국경")), words)


def test_the_text_of_an_item_is_found_and_its_replacement_leaves_nothing_of_the_old():
    first, second = sealed("d", "두만강 notice"), sealed("e", "another text")
    rows = rows_of(item(), ItemRead(item="E1", reader="text", text=first))
    assert [(hit.id, hit.where) for hit in search.search(rows, "두만강")] == [("E1", "text")]
    rows = rows_of(
        item(), ItemRead(item="E1", reader="text", text=first), ItemRead(item="E1", reader="ocr", text=second)
    )
    assert search.search(rows, "두만강") == ()
    assert [hit.id for hit in search.search(rows, "another")] == ["E1"]


def test_a_damaged_text_leaves_the_rest_of_the_index_standing():
    lost = SealedObject(name="f" * 64, identity=Secret("k"), digest="f" * 64, size=1)
    rows = rows_of(item(), ItemRead(item="E1", reader="text", text=lost), said(says="still here"))
    assert [hit.id for hit in search.search(rows, "still")] == ["T1"]


def test_a_withdrawn_row_is_found_no_more():
    assert search.search(rows_of(said(says="wire"), Withdrawn(id="T1", because="no")), "wire") == ()


words = st.text(alphabet="국경강변江寧ab 1", min_size=1, max_size=12)


@given(words, st.integers(0, 11), st.integers(1, 6))
def test_every_part_of_a_word_is_found(text, start, length):
    part = search.fold(text)[start : start + length]
    terms = part.split()
    hits = search.search(rows_of(said(says=text, label="q"), shelf=[search.Search(read)]), part)
    assert bool(hits) == bool(terms)


@given(st.permutations([0, 1, 2]))
def test_folding_again_gives_the_same_tables(order):
    facts = [said(1 + each, says=f"s{each}") for each in order]
    once, again = rows_of(*facts), rows_of(*facts)
    for table in itertools.chain.from_iterable(fold.tables for fold in folds()):
        asked = f"SELECT * FROM {table}"
        assert once.execute(asked).fetchall() == again.execute(asked).fetchall()
