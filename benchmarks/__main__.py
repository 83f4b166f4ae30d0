"""`python -m benchmarks [NAME...]`: measure, and print one table. Every figure stands beside what it is compared to."""

from __future__ import annotations

import importlib
import shutil
import sys

from benchmarks import machine
from benchmarks.child import Failed
from benchmarks.figure import Figure, table

# the one that measures memory comes first, while this process is small
NAMES = (
    "video",
    "exporting",
    "exporting_large",
    "publishing",
    "small_files",
    "messages",
    "encodings",
    "backing_up",
    "verifying",
    "verifying_many",
    "forgetting",
    "sending",
    "sheet_rows",
    "shortlist",
    "ledger_facts",
    "log_growth",
    "reading",
    "dates",
    "places",
    "proposals",
    "gating",
    "calibration",
    "twins",
    "scrubbing",
    "workbench",
    "start_up",
    "installation",
)
PEERS = ("age", "age-keygen", "openssl", "restic", "sha256sum")


def main() -> int:
    """Print the table; the status is 1 when a target is missed or nothing could be measured."""
    chosen = sys.argv[1:] or list(NAMES)
    if unknown := [name for name in chosen if name not in NAMES]:
        raise SystemExit(f"benchmarks: there is no {unknown[0]}; there are {', '.join(NAMES)}")
    if missing := [name for name in PEERS if not shutil.which(name)]:
        raise SystemExit(f"benchmarks: {missing[0]} is not installed, and it is a peer to measure against")
    print(machine.words() + "\n", flush=True)
    found: list[Figure] = []
    failed = False
    for name in chosen:
        print(f"measuring {name}", file=sys.stderr, flush=True)
        try:
            found += importlib.import_module(f"benchmarks.{name}").figures()
        except Failed as failure:
            failed = True
            print(f"{name} could not be measured: {failure}", file=sys.stderr)
    print(table(found))
    return 1 if failed or any(each.verdict == "MISSED" for each in found) else 0


if __name__ == "__main__":
    sys.exit(main())
