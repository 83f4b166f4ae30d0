"""The warm process that reads pictures of writing: models first, then the fence, then foreign pixels.

- It gets pixels, never files: what a foreign file is was settled by the confined process before it.
- It is the confined process of every other reader with other readers on its shelf: same fence, same limits.
- Nothing in it starts a thread that works: each library is told so before it is loaded.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from pathlib import Path
from typing import Final

from farbank.intake.lockdown import leave_network
from farbank.intake.worker import serve

_ONE_THREAD: Final = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Serve on the socket whose number is the last argument; before it stand model, data and languages."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    moved = leave_network()  # a process that has threads already cannot
    os.environ.update(_ONE_THREAD)
    from farbank.intake.ocr.engine.shelf import shelf_of  # noqa: PLC0415  (after the process has left the network)

    model, data, *languages, handle = sys.argv[1:]
    serve(socket.socket(fileno=int(handle)), shelf_of(Path(model), data, tuple(languages)), moved=moved)


if __name__ == "__main__":
    main()
