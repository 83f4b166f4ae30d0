"""The door of the `farbank` command: light, so that nothing slow is loaded before Ctrl-C is taken care of."""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Run the command line and end with the exit status of what happened.

    Ctrl-C ends farbank without a word while it is being loaded, is told by `edge` once a command runs, and is not
    heard while Python closes down: nothing of a case is open before and after.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from farbank.cli import edge  # noqa: PLC0415
    from farbank.cli.steps import farbank  # noqa: PLC0415

    os.umask(0o077)
    edge.prepare()
    status = edge.run(farbank)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(status)


if __name__ == "__main__":
    main()
