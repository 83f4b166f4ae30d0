"""Pages go before jobs: a job takes its next step only while nobody waits for a page, or patience has ended."""

import threading

import pytest

from farbank.assemble.newsroom import FEW
from farbank.errors import Locked
from farbank.web.asked import Begun, Moved
from farbank.web.turns import Turns

LONG = 60.0  # seconds; a test that waited for them has failed


def shown(outcome):
    return Moved(to="/")


def giving_way(turns):
    """Somebody at work in the background who has come to the end of a step."""
    done = threading.Event()
    thread = threading.Thread(target=lambda: (turns.give_way(), done.set()), daemon=True)
    thread.start()
    return thread, done


def test_a_job_goes_on_at_once_while_nobody_waits_for_a_page():
    Turns(LONG).give_way()


def test_a_job_waits_for_every_page_that_somebody_waits_for():
    turns = Turns(LONG)
    with turns.page():
        with turns.page():
            thread, done = giving_way(turns)
        assert not done.is_set()  # one page is answered, the other is not
    thread.join(LONG)
    assert done.is_set()


def test_a_page_that_fails_holds_nobody_up():
    turns = Turns(LONG)
    with pytest.raises(Locked), turns.page():
        raise Locked("the case is locked")
    turns.give_way()


def test_somebody_who_turns_page_after_page_does_not_stop_a_job():
    turns = Turns(0)
    with turns.page():
        turns.give_way()


def test_a_job_takes_its_next_step_only_after_the_page_that_somebody_asked_for_meanwhile(with_reader):
    loop, case = with_reader.loop, with_reader.workbench.case
    case.turns = Turns(LONG)
    steps, asked = [], threading.Event()

    def work(room, confinement, pace):
        assert asked.wait(LONG)
        room.give_way()
        steps.append("job")
        return room.at_once(200)

    def page(room):
        asked.set()
        steps.append("page")
        return room.at_once(200)

    job = loop.run_until_complete(with_reader.workbench.jobs.start(Begun(title="Counting", work=work, shown=shown)))
    assert loop.run_until_complete(case.ask(page)) == 200
    for thread in with_reader.workbench.jobs._threads:
        thread.join(LONG)
    assert steps == ["page", "job"]
    assert (job.state, job.outcome) == ("done", FEW)
