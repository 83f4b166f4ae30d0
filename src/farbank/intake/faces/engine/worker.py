"""The warm process that looks for faces: the library first, then the fence, then foreign pixels.

- It gets pixels, never files: what a foreign file is was settled by the confined process before it.
- It is the confined process of every other reader with other readers on its shelf: same fence, same limits.
"""

from __future__ import annotations

import os
import signal
import socket
import sys

from farbank.intake.lockdown import leave_network
from farbank.intake.worker import serve


def main() -> None:
    """Serve on the socket whose number is the last argument."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    moved = leave_network()
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"  # behind the fence nothing starts a thread
    from farbank.intake.faces.engine.shelf import shelf  # noqa: PLC0415  (after the process has left the network)

    serve(socket.socket(fileno=int(sys.argv[-1])), shelf(), moved=moved)


if __name__ == "__main__":
    main()
