"""What was cut off goes on: files that arrived and that nobody has looked into yet."""

from __future__ import annotations

from farbank.assemble.adding import Added
from farbank.assemble.arriving import go_on
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.intake.confined import Confinement
from farbank.web.asked import Asked, Begun
from farbank.web.screens.intake import taken_in

AGAIN = "/intake/go-on"


def looked_into(room: Newsroom, asked: Asked) -> Begun:
    """Look into all that is kept and that nobody has looked into."""
    del room, asked

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Added:
        return go_on(own, confinement, pace)

    return Begun(title="Looking into what arrived", work=work, shown=taken_in, again=AGAIN)
