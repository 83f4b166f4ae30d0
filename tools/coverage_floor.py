"""Holds the coverage floors: every line and branch of the pure rooms, nine tenths of the whole."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

PURE = ("values", "facts", "judgement", "desk", "reading")
WHOLE_FLOOR = 90.0


def main() -> int:
    """Print the floors that were missed; 1 when any was."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "coverage.json"
        subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(out)], check=True)
        found = json.loads(out.read_text(encoding="utf-8"))
    short = []
    for name, each in sorted(found["files"].items()):
        room = name.split("farbank/", 1)[-1].split("/", 1)[0]
        if room in PURE and each["summary"]["percent_covered"] < 100.0:
            short.append(f"{name}: {each['summary']['percent_covered']:.1f} % {each['missing_lines'][:12]}")
    whole = found["totals"]["percent_covered"]
    print(f"coverage: {whole:.1f} % of the whole; pure rooms short of all: {len(short)}")
    print("\n".join(short))
    return 1 if short or whole < WHOLE_FLOOR else 0


if __name__ == "__main__":
    sys.exit(main())
