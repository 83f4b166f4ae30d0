"""What kinds of source and what may be printed are called on the page; a sheet calls them by their keys."""

from __future__ import annotations

from typing import Final

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
# what somebody may agree to have printed: each of `CONSENT_FIELDS`, the widest first
FIELDS: Final = {
    "any": N_("any"),
    "photographs": N_("photographs"),
    "letters": N_("letters"),
    "region": N_("region"),
    "file": N_("file"),
    "dialect": N_("dialect"),
    "verbatim": N_("verbatim"),
    "cover": N_("cover"),
    "ties": N_("ties"),
    "knows": N_("knows"),
    "sending_time": N_("sending time"),
    "capture_time": N_("capture time"),
    "event_time": N_("event time"),
    "camera": N_("camera"),
    "event_place": N_("event place"),
    "residence": N_("residence"),
    "goods": N_("goods"),
    "rank": N_("rank"),
    "workplace": N_("workplace"),
    "occupation": N_("occupation"),
    "service": N_("service"),
    "health": N_("health"),
    "origin": N_("place of origin"),
    "siblings": N_("siblings"),
    "spouse": N_("spouse"),
    "children": N_("children"),
    "family": N_("family"),
    "age": N_("age"),
    "sex": N_("sex"),
}
