"""The page that stands where a withdrawn report stood: that it was withdrawn, when, and the reason for readers.

- Neither the report's title nor anything else of it is repeated: what made it dangerous may stand there.
- It is written, bound and judged like a report.
"""

from __future__ import annotations

from typing import Final

from farbank.publish.address import Beside
from farbank.publish.channels import read
from farbank.publish.page import Page
from farbank.publish.prose import Prose
from farbank.publish.rendering import render
from farbank.publish.site import dressed, mark
from farbank.publish.wording import wording
from farbank.values.package import Package

TITLE: Final = "This report was withdrawn"


def build_notice(page: Page) -> Package:
    """The notice; the page's blocks are the reason, its day of publication the day of the withdrawal."""
    draft, say = page.draft, wording(page.draft.language)
    given = {
        "day": say.day(draft.published) if draft.published else "",
        "reason": Prose(page=page).blocks(draft.blocks),
    }
    html = (render("index.html", "withdrawn.html.j2", page, Beside(), given), mark())
    files = tuple(sorted(dressed(html, page), key=lambda file: file.path))
    return Package(files=files, channels=read(files, draft.language))
