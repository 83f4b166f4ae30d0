"""What a piece of work says of how far it is, so that the pages can say it in their language."""

from __future__ import annotations

from typing import Final

from farbank.web.language import N_

WHAT: Final = frozenset(
    {
        N_("arrived"),
        N_("checked"),
        N_("compared"),
        N_("comparing pictures"),
        N_("covered"),
        N_("drawn"),
        N_("entries"),
        N_("kept"),
        N_("objects"),
        N_("pages of the database"),
        N_("pictures"),
        N_("read"),
        N_("read by machine"),
        N_("reading the answer"),
        N_("reading the answers"),
        N_("reading the file"),
        N_("waiting"),
    }
)
