"""Pictures of writing are read behind the same fence as every foreign file, in a process of its own.

- It gets pixels that the confined process made, and gives lines back; both are checked here.
- A language counts only after its canary, a known line, was read back behind the fence letter for letter.
- Where nothing blocks the network nothing is read, unless the caller has said `unconfined`.
"""

from __future__ import annotations

from typing import Final

from farbank.facts.recognised import Line
from farbank.intake.fenced_reader import FencedReader
from farbank.intake.limits import MEGABYTE, Limits
from farbank.intake.ocr.form import CANARY, PAGE, as_page, lines_in
from farbank.intake.ocr.installed import Installed
from farbank.intake.reading import CouldNot
from farbank.intake.wire import BAD
from farbank.values.picture import Pixels

LONGEST_SIDE: Final = 3_000  # pixels of a page as it is read; A4 at 250 dots per inch
_LIMITS: Final = Limits(seconds=120, memory=4_096 * MEGABYTE)
_WORKER: Final = "farbank.intake.ocr.engine.worker"


class Recogniser(FencedReader):
    """Reads pages. Best used as a context manager; one page at a time."""

    def __init__(self, found: Installed, *, unconfined: bool = False, limits: Limits = _LIMITS) -> None:
        worker = ("-m", _WORKER, str(found.model), str(found.data), *found.languages)
        super().__init__(worker, limits=limits, unconfined=unconfined)
        self._asked = found.languages
        self.engine = ""

    def unable(self) -> dict[str, str] | CouldNot:
        """The languages that cannot be read here after all, with the reason of each."""
        answer = self._run(CANARY, b"-")
        if isinstance(answer, CouldNot):
            return answer
        rows = [row for tab in answer.tabs for row in tab.rows]
        if [row[:1] for row in rows] != [(each,) for each in self._asked] or any(len(row) != 2 for row in rows):  # noqa: PLR2004
            return CouldNot(because=BAD)
        self.engine = answer.reader
        return {language: because for language, because in rows if because}

    def read(self, pixels: Pixels, *, page: int) -> tuple[Line, ...] | CouldNot:
        """The lines of one page in the order in which they are read, or why there are none."""
        answer = self._run(PAGE, as_page(pixels))
        if isinstance(answer, CouldNot):
            return answer
        self.engine = answer.reader
        lines = lines_in(answer.tabs, page, self._asked)
        return CouldNot(because=BAD) if lines is None else lines
