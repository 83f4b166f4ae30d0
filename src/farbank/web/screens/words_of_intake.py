"""What kinds of source and what may be printed are called on the page; a sheet calls them by their keys."""

from __future__ import annotations

from typing import Final

from farbank.reading.sheet.columns_people import CONSENT_FIELDS
from farbank.web.language import N_

KINDS: Final = {
    "partner_inside": N_("a partner inside"),
    "reporter": N_("a reporter"),
    "defector": N_("somebody who left"),
    "donor": N_("a donor"),
    "family": N_("a family"),
    "authority": N_("an authority"),
    "organisation": N_("an organisation"),
    "press": N_("the press"),
    "satellite_analyst": N_("an analyst of satellite pictures"),
}
FIELDS: Final = tuple((each, each.replace("_", " ")) for each in reversed(CONSENT_FIELDS))
