"""A process that holds the key of a case is dumped nowhere when it crashes: a dump would hold key and words."""

from __future__ import annotations

import ctypes
import resource
import sys
from typing import Final

_DUMPABLE: Final = (
    4  # PR_SET_DUMPABLE, prctl(2): where the system hands a dump to a helper, limits alone do not keep it
)


def allow_no_dump() -> None:
    """From here on neither this process nor one that it starts writes a dump."""
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):  # a stricter limit is in force
        return
    finally:
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(_DUMPABLE, 0, 0, 0, 0)
