"""The door of the command: Ctrl-C is never met half-way between two ways of taking it."""

import signal

import pytest

from farbank.cli import main


@pytest.fixture
def _as_it_was():
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_as_it_was")
def test_ctrl_c_is_held_back_while_it_changes_what_it_does(monkeypatch):
    """Python prints a traceback of its own, "ignored due to race condition", for one that falls in between."""
    held = []
    changing = signal.signal

    def seen(number, handler):
        held.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))
        return changing(number, handler)

    monkeypatch.setattr(signal, "signal", seen)
    main.end_without_a_word()
    assert held == [True]
    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])
