"""The forms in which a report can leave: a site, a fragment for a newsroom's system, a document for its editors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal, get_args

from farbank.publish.cms import ABOUT, FRAGMENT, build_cms
from farbank.publish.docx import PATH, build_docx
from farbank.publish.page import Page
from farbank.publish.photographs import Photo
from farbank.publish.site import build
from farbank.values.package import Package

Form = Literal["site", "cms", "docx"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
_BUILDERS: Final[Mapping[Form, Callable[[Page, Mapping[str, Photo]], Package]]] = {
    "site": build,
    "cms": build_cms,
    "docx": build_docx,
}
# what stands in a folder that an earlier release of each form was written to
SIGNS: Final[tuple[tuple[str, ...], ...]] = (("index.html", "site.css"), (FRAGMENT, ABOUT), (PATH,))


def package(form: Form, page: Page, photos: Mapping[str, Photo]) -> Package:
    """The files of a page in one form, and every text that can be found in them."""
    return _BUILDERS[form](page, photos)
