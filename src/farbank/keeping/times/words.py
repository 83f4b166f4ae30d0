"""Words out of a token or a tool, fit to be shown: one line, plain characters, cut where nobody reads on."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 200


def on_one_line(untrusted: str) -> str:
    """Printable characters only, spaces for the rest, at most 200."""
    clean = " ".join("".join(each if each.isprintable() else " " for each in untrusted[: 8 * _LONGEST]).split())
    return clean if len(clean) <= _LONGEST else clean[:_LONGEST] + "…"
