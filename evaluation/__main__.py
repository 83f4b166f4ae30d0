"""`python -m evaluation [NAME...]`: score farbank on the sets in this folder, and print tables.

NAME is the end of a file `score_NAME.py` here, which offers `scores() -> Iterable[Score]`; without one, all are run.
The status is 1 when a target is missed.
"""

from __future__ import annotations

import importlib
import sys

from evaluation.score import HERE

NAMES = tuple(sorted(each.stem.removeprefix("score_") for each in HERE.glob("score_*.py")))


def main() -> int:
    """Print every table of the chosen sets."""
    chosen = sys.argv[1:] or NAMES
    if unknown := [name for name in chosen if name not in NAMES]:
        raise SystemExit(f"evaluation: there is no {unknown[0]}; there are {', '.join(NAMES)}")
    missed = False
    for name in chosen:
        for score in importlib.import_module(f"evaluation.score_{name}").scores():
            print(score.markdown() + "\n", flush=True)
            missed = missed or bool(score.missed)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
