"""What a page has just recorded, so that the page one is moved to can say so and offer to undo it.

Only two numbers of the ledger and an address are remembered, never what was recorded; nothing of it is in the address.
The page says it until something else is recorded, or the case is locked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.recorded import head, recorded_between
from farbank.web.asked import Answer, Aside, Asked, Moved, Shown
from farbank.web.routes import Route


@dataclass(slots=True, kw_only=True)
class JustNow:
    """The last recording of this workbench: after and up to which entry, and where its page moved on to."""

    after: int = 0
    until: int = 0
    path: str = ""

    def answered(self, route: Route, room: Newsroom, asked: Asked) -> Answer | Aside:
        """What a screen answers, with what was recorded just before on the way to it. Runs where the case is held."""
        if route.needs == "records":
            return self._recording(route, room, asked)
        answer = route.screen(room, asked)
        match answer:
            case Shown():
                return self._saying_so(room, asked, answer)
            case Aside(then=then):
                return replace(answer, then=lambda room, found: self._saying_so(room, asked, then(room, found)))
            case _:
                return answer

    def forget(self) -> None:
        """Say no more of it."""
        self.after, self.until, self.path = 0, 0, ""

    def _saying_so(self, room: Newsroom, asked: Asked, page: Shown) -> Shown:
        if not self.path or asked.path != self.path:
            return page
        told = recorded_between(room, self.after, self.until)
        return replace(page, given={"recorded": told, "back_to": asked.path, **page.given})

    def _recording(self, route: Route, room: Newsroom, asked: Asked) -> Answer | Aside:
        before = head(room)
        answer = route.screen(room, asked)
        if isinstance(answer, Moved) and head(room) > before:
            self.after, self.until, self.path = before, head(room), _path(answer.to)
        return answer


def _path(address: str) -> str:
    return address.partition("#")[0].partition("?")[0]
