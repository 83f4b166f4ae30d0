"""Pages go before jobs: a job takes its next step only while nobody waits for a page, or patience has ended."""

import threading

import pytest

from farbank.errors import Locked
from farbank.web.turns import Turns

LONG = 60.0  # seconds; a test that waited for them has failed


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


def test_a_step_of_taking_files_in_waits_while_a_page_is_answered(with_reader):
    """The job is let into its next step only after the page has been answered."""
    case = with_reader.workbench.case
    case.turns = Turns(LONG)
    steps, begun, stepped = [], threading.Event(), threading.Event()

    def work():
        begun.set()
        case.turns.give_way()
        steps.append("step of the job")
        stepped.set()

    def answered(room):
        job = threading.Thread(target=work, daemon=True)
        job.start()
        assert begun.wait(LONG)
        steps.append("page")
        return job

    with_reader.loop.run_until_complete(case.ask(answered)).join(LONG)
    assert stepped.is_set()
    assert steps == ["page", "step of the job"]
