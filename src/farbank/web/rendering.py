"""The templates of the workbench. Whatever comes from the case is escaped, always; drawings are farbank's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from farbank.web import language as languages

TEMPLATES: Final = Path(__file__).with_name("templates")
EXTENSIONS: Final[tuple[str | type[Extension], ...]] = ("jinja2.ext.i18n",)
_PROLOGUE: Final = re.compile(r"^<\?xml[^>]*\?>\s*")


def render(template: str, given: Mapping[str, object], language: str = languages.ENGLISH) -> str:
    """One page, in a language."""
    return templates(language).get_template(template).render({"page_language": language, **given})


@cache
def templates(language: str) -> Environment:
    """The templates with the words, days and numbers of a language."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=EXTENSIONS,
    )
    # what `jinja2.ext.i18n` adds to an environment
    environment.install_gettext_translations(languages.translations(language), newstyle=True)  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.filters["counted"] = partial(languages.counted, language)
    environment.filters["day"] = partial(languages.day, language)
    environment.filters["moment"] = partial(languages.moment, language)
    environment.filters["word"] = partial(languages.word, language)
    environment.filters["told"] = lambda words: languages.sentences(language).told(words)
    environment.filters["drawing"] = _drawing
    return environment


def _drawing(svg: str) -> Markup:
    """A drawing made by `farbank.publish.svg`, which escapes every word it is given; it stands in the page as it is."""
    return Markup(_PROLOGUE.sub("", svg))  # noqa: S704 - nothing but our own drawings comes here
