"""What a page drew of an open case, kept until the case changes, so that turning a page does not draw a chart again.

- What is kept was made of exactly these facts on exactly this day: the number of the last entry and the day are part
  of its name.
- It lies beside the open case and goes with it: a lock leaves nothing of it.
- Only the last few are kept, so that memory does not grow with the pages somebody looks at.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from farbank.assemble.newsroom import Newsroom

T = TypeVar("T")
MOST: Final = 6
_KEPT: WeakKeyDictionary[Newsroom, OrderedDict[Hashable, object]] = WeakKeyDictionary()


def once(room: Newsroom, name: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made once for the case as it is; `name` says all else that it depends on."""
    kept = _KEPT.setdefault(room, OrderedDict())
    key = (room.kept.ledger.head(), room.clock.today(), name)
    if key not in kept:
        for other in [each for each in kept if cast("tuple[object, ...]", each)[:2] != key[:2]]:
            del kept[other]
        kept[key] = make()
        if len(kept) > MOST:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return cast("T", kept[key])
