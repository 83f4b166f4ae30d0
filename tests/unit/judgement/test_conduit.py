"""What could get out, and how long nothing has."""

import runpy
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from farbank.facts.look import ConduitNoted, ConduitWas
from farbank.judgement.conduit import NeverHeard, Silence, conduit_rows
from farbank.values.span import Span

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("evidence_rows.py"))))

AS_OF = date(2024, 4, 1)


def was(when, state, count=None):
    return ConduitWas(when=when, state=state, count=None if count is None else a.Count(value=count))


def row(*states, as_of=AS_OF):
    conduit = ConduitNoted(id="C1", label="C-POST", carries=("information",), means="letters", states=states)
    (found,) = conduit_rows([conduit], as_of=as_of)
    return found


def since(first, last):
    return Span(start=(date.fromisoformat(first), date.fromisoformat(last)), end=(None, None))


def test_a_row_ends_in_its_last_word_and_the_silence_since():
    may, october = a.days("2023-05-01", "2023-05-31"), a.days("2023-10-01", "2023-10-31")
    found = row(was(october, "narrow", 5), was(may, "narrow", 10))
    assert [each.when for each in found.states] == [may, october]
    assert found.last_word is not None
    assert found.last_word.when == october
    assert found.silence == Silence(shortest=153, longest=183)


def test_post_that_stopped_is_silent_since_it_was_last_open():
    before = Span(start=(None, None), end=(None, date(2019, 12, 31)))
    found = row(was(before, "open"), was(since("2020-01-01", "2020-12-31"), "closed"))
    assert found.silence == Silence(shortest=1553, longest=1553)


def test_a_conduit_that_still_carries_is_not_silent():
    assert row(was(since("2020-01-01", "2020-01-01"), "narrow")).silence == Silence(shortest=0, longest=0)


def test_a_conduit_that_never_carried_says_so_instead_of_a_number():
    found = row(was(since("2020-10-01", "2020-12-31"), "refused"))
    assert found.last_word is None
    assert found.silence == NeverHeard(because="it is only recorded as refused")


def test_a_counted_nothing_is_no_word():
    assert isinstance(row(was(a.year(2023), "narrow", 0)).silence, NeverHeard)


def test_what_began_after_the_day_is_not_known_on_it():
    found = row(was(a.year(2023), "narrow"), as_of=date(2022, 12, 31))
    assert found.states == ()
    assert found.silence == NeverHeard(because="nothing is recorded of it by this day")


def test_rows_come_in_order_of_their_ids():
    every = [ConduitNoted(id=f"C{n}", label="", carries=(), means="", states=()) for n in (10, 2)]
    assert [each.id for each in conduit_rows(every, as_of=AS_OF)] == ["C2", "C10"]
