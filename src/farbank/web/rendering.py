"""The templates of the workbench. Whatever comes from the case is escaped, always; there is no way around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER: Final = Path(__file__).with_name("templates")


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
    return environment


def _counted(number: int) -> str:
    return f"{number:,}"
