"""Making the case from the page that stands where there is none yet: once, and never where one is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Path

from farbank.assemble.new_passphrase import opens_the_same
from farbank.assemble.starting import start
from farbank.errors import FarbankError, Refused
from farbank.values.handling import Secret
from farbank.web.asked import Asked
from farbank.web.case import Case
from farbank.web.entrance import Entrance
from farbank.web.making import Making
from farbank.web.passphrases import new_passphrase, typed_passphrase, untold_weaknesses
from farbank.web.reading_forms import form_of

_SEE_OTHER: Final = 303
_TAKEN: Final = "Nothing was made: there is a case here already. It stays as it is, and opens with its own passphrase."


class NewCase:
    """`told` is what a failure says, and the status that goes with it."""

    def __init__(self, case: Case, entrance: Entrance, told: Callable[[FarbankError], tuple[str, int]]) -> None:
        self._case, self._entrance, self._told = case, entrance, told
        self._one_at_a_time = asyncio.Lock()

    def routes(self) -> list[Path]:
        """The address at which the case is made."""
        return [Path("/new", self._make, methods=["POST"])]

    async def _make(self, request: Request) -> Response:
        asked = Asked(path="/new", form=await form_of(request))
        async with self._one_at_a_time:
            making = self._entrance.making
            offered = making.offered
            if offered is None:
                return self._there_is_one(request)
            try:
                chosen = _chosen(asked, offered)
                if weak := untold_weaknesses(asked, chosen):
                    return self._entrance.new(request, weak=weak, status=400)
                await asyncio.to_thread(_start, making, chosen)
            except FarbankError as failure:
                return self._refused(request, asked, failure)
        return RedirectResponse("/", _SEE_OTHER)

    def _refused(self, request: Request, asked: Asked, failure: FarbankError) -> Response:
        wrong, status = self._told(failure)
        if self._entrance.making.offered is None:  # somebody was quicker
            return self._entrance.locked(request, wrong=wrong, status=status)
        return self._entrance.new(request, wrong=wrong, own="again" in asked.form, status=status)

    def _there_is_one(self, request: Request) -> Response:
        """A form that is sent twice makes one case; a case of somebody else is told, for it has another passphrase."""
        if self._case.is_open or self._entrance.making.made:
            return RedirectResponse("/", _SEE_OTHER)
        return self._entrance.locked(request, wrong=_TAKEN, status=409)


def _start(making: Making, passphrase: Secret) -> None:
    start(making.folder, passphrase)
    making.made = True


def _chosen(asked: Asked, offered: Secret) -> Secret:
    """The words that were offered, typed once, or words of one's own, typed twice; `Refused` for anything else."""
    if not asked.said("new"):
        raise Refused("nothing was typed, and no case was made", advice="Type the six words that you wrote down.")
    if "again" in asked.form:
        return new_passphrase(asked)
    typed = typed_passphrase(asked, "new")
    if not opens_the_same(typed, offered):
        raise Refused(
            "these are not the six words as they stand here, and no case was made",
            advice="Type them from your paper, in small letters, with one space between two words.",
        )
    return typed
