"""A placed picture is asked about once, two pictures from one spot hold, and a pseudonym has nothing of the name."""

from datetime import date

import pytest
from made.reports import cases, found, gate

from farbank.assemble.name_tables import name_reader
from farbank.facts.decided import PrintDecided
from farbank.facts.item import Description, ItemReceived
from farbank.judgement.appearing import PICTURE
from farbank.judgement.frames import Frame, decided_of, shown_in
from farbank.judgement.gate import judge
from farbank.reading.persons.close import are_close
from farbank.values.draft import Picture
from farbank.values.span import moment

PRINT = "f" * 32 + "0" * 32
DAY = moment(date(2020, 8, 25), date(2020, 8, 25))
PAPERS = (
    Description(heading="Police notice on the buffer zone"), Description(shows="A torn poster on a wall"),
    Description(caption="A page of a ledger"), Description(writer="Mother"), Description(written=DAY), Description(heading="포고문"),
    Description(shows="壁の貼り紙"), Description(heading="边境公告"), Description(heading="2020-08_notice"),
)  # fmt: skip
SCENES = (
    Description(heading="Wire on posts"),
    Description(shows="강 건너 초소"),
    Description(caption="A newspaper stand"),
)


def item(about=None, **fields):
    return ItemReceived(id="E1", label="", about=about or Description(), **fields)


def decision(allowed=True, of="E1"):
    return PrintDecided(item=of, who="The Picture", allowed=allowed, by="desk", on=date(2024, 6, 2), because="seen")


def marks(frame, **changes):
    return [
        *found(told := gate("A wall", "caption", frames={"E1": frame}, **changes), "torn_edges"),
        *found(told, "reflections"),
    ]


@pytest.mark.parametrize("about", PAPERS)
def test_a_photograph_of_a_paper_is_known_by_its_description(about):
    assert shown_in((item(about),)) == "paper"
    assert shown_in((item(), item(about))) == "paper"


@pytest.mark.parametrize("about", SCENES)
def test_a_photograph_of_something_else_is_no_paper(about):
    assert shown_in((item(about),)) == "scene"


@pytest.mark.parametrize(("shows", "rule"), [("paper", "torn_edges"), ("scene", "reflections")])
def test_a_picture_is_asked_about_once_and_never_again(shows, rule):
    (finding,) = marks(Frame(shows=shows))
    assert (finding.rule, finding.severity) == (rule, "HOLD")
    assert "farbank decide E-PIC 'the picture' --print" in finding.repair[-1]
    assert not marks(Frame(shows=shows, decided=decision()))
    (finding,) = marks(Frame(shows=shows, decided=decision(allowed=False)))
    assert (finding.rule, finding.severity) == (rule, "BLOCK")


def test_what_is_asked_of_a_paper_names_every_sign_of_the_copy():
    (finding,) = marks(Frame(shows="paper"))
    for sign in ("tear", "folds", "wall", "handwriting", "serial", "yellow dots", "shadow", "reflections", "screens"):
        assert sign in finding.because


def test_a_picture_of_somebody_public_a_reporters_own_and_one_that_is_only_cited_are_not_asked_about():
    assert not marks(Frame(shows="paper", asked=False))
    assert not found(gate("As cited.", frames={"E1": Frame(shows="paper")}), "torn_edges")


def test_the_decision_on_what_a_copy_was_made_from_counts_for_the_copy():
    chain = (item(), ItemReceived(id="E2", label=""))
    assert decided_of(chain, [decision(of="E2")]) is not None
    assert decided_of(chain, [decision(of="E2"), decision(allowed=False)]).allowed is False
    assert decided_of(chain, [decision(of="E3")]) is None
    assert PICTURE == "the picture"


def pictures(one, other, *, placed=2):
    frames = {"E1": one, "E2": other}
    blocks = [Picture(item=label, caption=(), alt="a river") for label in ("E-ONE", "E-TWO")[:placed]]
    labels = {"E-ONE": "E1", "E-TWO": "E2"}
    asked = cases["question"](cases["draft"](*blocks), frames=frames, labels=labels, items={"E1": "S9", "E2": "S9"})
    return found(judge(asked), "same_vantage")


def frame(**fields):
    return Frame(shows="scene", asked=False, **fields)


def test_two_pictures_from_one_sealed_position_hold_whichever_was_first():
    assert len(pictures(frame(vantage="the tea house, 2nd floor"), frame(vantage="The tea  house, 2nd floor"))) == 2
    (finding,) = pictures(frame(vantage="the tea house"), frame(vantage="the tea house", out=True), placed=1)
    assert "E-TWO" in finding.because
    assert "tea house" not in str(finding.to_json())


def test_two_pictures_that_look_nearly_alike_hold():
    near = f"{int(PRINT, 16) ^ 0b111:064x}"
    assert len(pictures(frame(bits=(PRINT,)), frame(bits=(near,)))) == 2
    assert not pictures(frame(bits=(PRINT,)), frame(bits=("5a" * 32,)))


def test_one_picture_and_its_copy_and_pictures_from_two_places_do_not_hold():
    both = frozenset({"E1"})
    assert not pictures(frame(vantage="a", roots=both), frame(vantage="a", roots=both | {"E2"}))
    assert not pictures(frame(vantage="a"), frame(vantage="b"))
    assert not pictures(frame(), frame())
    assert not pictures(frame(vantage="a"), frame(vantage="a"), placed=1)


CLOSE = (
    ("Kim Yong-chol", "김영희"), ("Ms. K", "김영희"), ("K씨", "Kim Yong-hui"), ("영희", "김영희"), ("Young-hee Park", "김영희"),
    ("박희영", "김영희"), ("Orla", "Orla Venn"), ("Ms. O", "Orla Venn"), ("Mr. V.", "Orla Venn"), ("金明", "金哲"), ("Yi", "리명수"),
)  # fmt: skip
APART = (
    ("a resident", "김영희"), ("people on the coast", "Orla Venn"), ("Ms. B", "김영희"), ("박철수", "김영희"), ("Tam Issel", "Orla Venn"),
    ("A Reporting Partner From There", "Orla Venn"), ("한 주민은 말했다", "한희영"), ("", "Orla Venn"), ("Ms. B", "?"), ("Bero Hald", "?"),
)  # fmt: skip


def printed(pseudonym, name, **changes):
    persona = cases["persona"]("P-CLERK", id="P1", printed_as=pseudonym)
    report = cases["draft"](cases["paragraph"]("So says ", cases["named"]("somebody", "P-CLERK"), "."))
    given = {"personas": (persona,), "names": {"S1": (name,)}, "are_close": lambda a, b: are_close(name_reader(), a, b)}
    return judge(cases["question"](report, **(given | changes)))


@pytest.mark.parametrize(("pseudonym", "name"), CLOSE)
def test_a_pseudonym_that_gives_away_something_of_the_name_holds(pseudonym, name):
    (finding,) = found(printed(pseudonym, name), "pseudonym_close")
    assert name not in str(finding.to_json())


@pytest.mark.parametrize(("pseudonym", "name"), APART)
def test_a_description_and_a_pseudonym_of_another_sound_do_not(pseudonym, name):
    assert not found(printed(pseudonym, name), "pseudonym_close")


def test_the_codename_is_no_pseudonym_and_neither_are_words_of_the_draft_that_are_close():
    labels = {"labels": {"P-CLERK": "P1", "S-REED": "S1"}}
    assert found(printed("Reed", "Orla Venn", **labels), "pseudonym_close")
    assert not found(printed("a reed cutter", "Orla Venn", **labels), "pseudonym_close")
    report = cases["draft"](cases["paragraph"]("So says ", cases["named"]("Orla", "P-CLERK"), "."))
    (finding,) = found(printed("a resident", "Orla Venn", draft=report), "pseudonym_close")
    assert finding.where[0].text[finding.where[0].start : finding.where[0].end] == "Orla"


def test_a_card_is_not_opened_and_that_is_said():
    said = "whether a pseudonym is close to a name on a sealed card"
    assert said in printed("a resident", "", sealed=frozenset({"S1"})).not_checked
    assert said not in printed("a resident", "").not_checked


def test_what_nobody_compares_is_close_to_nothing():
    report = cases["draft"](cases["paragraph"]("So says ", cases["named"]("Orla", "P-CLERK"), "."))
    assert not found(judge(cases["question"](report, names={"S1": ("Orla Venn",)})), "pseudonym_close")


def test_restricted_items_that_were_not_read_are_counted():
    assert "the wording of 2 restricted items" in gate("Nothing.", unheard=2).not_checked
