"""The templates of the workbench. Whatever comes from the case is escaped, always; drawings are farbank's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER: Final = Path(__file__).with_name("templates")
_PROLOGUE: Final = re.compile(r"^<\?xml[^>]*\?>\s*")


def render(template: str, given: Mapping[str, object]) -> str:
    """One page."""
    return _templates().get_template(template).render(given)


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["counted"] = _counted
    environment.filters["drawing"] = _drawing
    return environment


def _counted(number: int) -> str:
    return f"{number:,}"


def _drawing(svg: str) -> Markup:
    """A drawing made by `farbank.publish.svg`, which escapes every word it is given; it stands in the page as it is."""
    return Markup(_PROLOGUE.sub("", svg))  # noqa: S704 - nothing but our own drawings comes here
