"""The door of the `farbank` command: light, so that nothing slow is loaded before Ctrl-C is taken care of."""

from __future__ import annotations

import os
import signal
import sys

from farbank.errors import INTERRUPTED


def main() -> None:
    """Run the command line and end with the exit status of what happened.

    Ctrl-C ends farbank without a word while it is being loaded, is told by `edge` once a command runs, and is not
    heard while Python closes down: nothing of a case is open before and after.
    """
    try:
        end_without_a_word()
        status = _told()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


def end_without_a_word() -> None:
    """From here on Ctrl-C ends the process.

    It is held back while that changes: Python says a word of its own about a signal that falls in between.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _told() -> int:
    from farbank.cli import edge  # noqa: PLC0415
    from farbank.cli.no_dumps import allow_no_dump  # noqa: PLC0415
    from farbank.cli.steps import farbank  # noqa: PLC0415

    allow_no_dump()
    os.umask(0o077)
    edge.prepare()
    edge.stand_where_the_shell_stands()
    return edge.run(farbank)


if __name__ == "__main__":
    main()
