"""The templates of a page: a reporter's words are escaped, always; the page's own words come in the report's language.

`w` writes words of the report, `f` words of farbank's own, both mark foreign runs; `say` puts a fixed sentence into the
language of the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from farbank.publish.address import Addresses
from farbank.publish.page import Page
from farbank.publish.prose import Prose
from farbank.publish.wording import Wording, wording
from farbank.values.package import File

_FOLDER: Final = Path(__file__).with_name("templates")


def render(path: str, template: str, page: Page, to: Addresses, given: Mapping[str, object]) -> File:
    """One file of a publication."""
    draft, say = page.draft, wording(page.draft.language)
    own = say.language == draft.language
    up = "../" * path.count("/")
    html = (
        _templates()
        .get_template(template)
        .generate(
            {"top": 1, "nav": (), "contact": page.contact, **given},
            prose=Prose(page=page, up=up),
            say=say,
            to=to,
            draft=draft,
            title=draft.title,
            outlet=draft.outlet or draft.title,
            language=draft.language,
            fixed=Markup("") if own else Markup(' lang="{}"').format(say.language),
            native=Markup("") if own else Markup(' lang="{}"').format(draft.language),
            up=up,
            credits=page.credits,
        )
    )
    # piece by piece: the one file holds every photograph, and stands in memory once
    return File(path=path, content=b"".join(each.encode() for each in html))


@cache
def _templates() -> Environment:
    """The templates, read once."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["w"] = _of_the_report
    environment.filters["f"] = _of_farbank
    environment.filters["say"] = _said
    return environment


@pass_context
def _of_the_report(context: Context, text: str) -> Markup:
    return cast("Prose", context["prose"]).words(text)


@pass_context
def _of_farbank(context: Context, text: str) -> Markup:
    return cast("Prose", context["prose"]).fixed(text)


@pass_context
def _said(context: Context, english: str, **given: object) -> str:
    return cast("Wording", context["say"])(english, **given)
