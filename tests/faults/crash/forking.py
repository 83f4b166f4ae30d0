"""A child of this very process: everything is imported already, so a round takes no second."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable


def fork(be_the_child: Callable[[], None]) -> int:
    """The number of a child that does this and ends; it never comes back into the tests."""
    with warnings.catch_warnings():  # newer Pythons warn of threads; those of a test runner are never used by the child
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            be_the_child()
        finally:
            os._exit(0)
    return child
