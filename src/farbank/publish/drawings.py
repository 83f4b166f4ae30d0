"""The drawings of a page by the name of their files, to be compared with those of an earlier release."""

from __future__ import annotations

from collections.abc import Mapping

from farbank.publish.figure import NoFigure
from farbank.publish.page import Page
from farbank.publish.placing import Placed
from farbank.publish.telling import tell
from farbank.values.digest import sha256_hex


def drawings(page: Page) -> Mapping[str, str]:
    """The SHA-256 of each wide drawing by its path in a site, as `site.build` writes it."""
    language = page.draft.language
    told = [(number, tell(figure, language)) for number, figure in enumerate(page.figures, start=1)]
    placed = [Placed(telling=each, name=f"{each.kind}-{n}") for n, each in told if not isinstance(each, NoFigure)]
    hero = tell(page.hero, language) if page.hero is not None else None
    if hero is not None and not isinstance(hero, NoFigure):
        placed.append(Placed(telling=hero, name="map"))
    return {each.wide_svg: sha256_hex(each.telling.wide.encode()) for each in placed}
