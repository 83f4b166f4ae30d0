"""What a report says of itself as JSON: keys of a list, written in one way, so that no space can carry a mark."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from farbank.intake.second_reader.complaint import Unexpected, need

_KEYS: Final = frozenset(
    {"title", "language", "outlet", "lead", "authors", "published", "part", "of", "fragment", "series", "editions",
     "figures", "pictures", "evidence", "number", "address", "id", "wide", "narrow", "width", "height", "alt",
     "caption", "tables", "head", "rows", "note", "file", "facts"}
)  # fmt: skip
_FILES: Final = frozenset({"fragment", "wide", "narrow", "file"})
_NAMED_FREELY: Final = "facts"  # what is said of a piece of evidence, under the words that a page prints before it


def check(data: bytes) -> frozenset[str]:
    """The files it names; `Unexpected` where anything stands in it that may not."""
    try:
        told = json.loads(data.decode("utf-8"))
    except ValueError:
        raise Unexpected("the description of the report is no JSON") from None
    again = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    need(again == data, "the description of the report is written in another way than ours")
    return frozenset(_walked(told))


def _walked(told: Any, *, free: bool = False) -> Iterator[str]:  # noqa: ANN401 - whatever JSON holds
    if isinstance(told, dict):
        for key, value in told.items():
            need(free or key in _KEYS, f"the description of the report says more than it may: {key[:40]!a}")
            if key in _FILES and isinstance(value, str):
                yield value
            yield from _walked(value, free=key == _NAMED_FREELY)
    elif isinstance(told, list):
        for each in told:
            yield from _walked(each)
