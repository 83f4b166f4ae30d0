"""Runs the console blocks of a page in an empty folder, so that what a page shows is what farbank says.

`python tools/replay.py docs/tutorial.md ...` writes the page anew where the output has changed in more than a number
that no two runs share. In a block, `$ ` opens a command and `> ` carries it on; the rest is output, both streams.
"""

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MARK = "@@@ "
# what no two runs share: keys, roots, hashes, fingerprints, day and month, the silence since, a page of the database,
# the name of a reading, and how many entries there are once two places have exchanged theirs: whose name sorts first
# keeps a row
VARYING = re.compile(
    r"AGE-SECRET-KEY-1[0-9A-Z]+|\bage1[0-9a-z]{58}|(?<![0-9A-Za-z+/])[0-9A-Za-z+/]{43}=|(?:[0-9a-f]{4} ){7}[0-9a-f]{4}"
    r"|(?<=\d-)[0-9a-f]{8}\b|(objects/[0-9a-f]{2}/|\btables-|\b)[0-9a-f]{12,}…?"
    r"|\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\dZ?)?|\bopenssl \d[\w.]*"
    r"|(?:as known on|, decided|: left|chosen by M\d+ on) \d{4}-\d\d-\d\d"
    r"|(?<=\bentry )\d+(?: \(\d{4}-\d\d\))?|(?<=on this computer )\d+"
    r"|\"as_of\": \"[\d-]+\"|silent for [\d,]+(?: to [\d,]+)? days|(?<=\[)\d[\d, ]+(?=\] days)|/tmp/[\w./]+|page \d+"
    r"|(?<=record #)\d+|\d+(?= leaves)|(?<=/2 )\d+(?= )|\bfarbank/[0-9a-f]{32}#\d+"
    r"|/e[0-9a-f]{10}\.(html|jpg)|\b[0-9a-f]{6}(?=\.\d)|(?<=reading )[0-9a-f]{6}"
)


@dataclass(frozen=True)
class Step:
    """One command and what it printed."""

    command: str
    output: str


def steps(page: str) -> list[list[Step]]:
    """The commands of every console block."""
    return [_steps(block) for block in BLOCK.findall(page)]


def run(blocks: list[list[Step]]) -> list[list[Step]]:
    """The same commands in one shell in an empty folder, with what they print now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "farbank").symlink_to(ROOT)
        work = Path(folder) / "work"
        work.mkdir()
        told = _shell([step.command for block in blocks for step in block], Path(folder), work)
    return [[Step(command=step.command, output=told.pop(0)) for step in block] for block in blocks]


def alike(one: str, other: str) -> bool:
    """Whether two outputs differ in nothing but what no two runs share."""
    return VARYING.sub("…", one) == VARYING.sub("…", other)


def rewritten(page: str) -> str:
    """The page with the output of today wherever it differs."""
    before = steps(page)
    after = run(before)
    fresh = [
        [old if alike(old.output, new.output) else new for old, new in zip(*pair, strict=True)]
        for pair in zip(before, after, strict=True)
    ]
    texts = iter(fresh)
    return BLOCK.sub(lambda _: f"```console\n{''.join(map(_written, next(texts)))}```", page)


def _steps(block: str) -> list[Step]:
    found: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Step(command=line[2:], output=""))
        elif line[:2] in ("> ", ">") and not found[-1].output:
            found[-1] = Step(command=f"{found[-1].command}\n{line[2:]}", output="")
        else:
            found[-1] = Step(command=found[-1].command, output=f"{found[-1].output}{line}\n")
    return found


def _written(step: Step) -> str:
    first, *more = step.command.split("\n")
    return "".join([f"$ {first}\n", *(f"> {line}".rstrip() + "\n" for line in more), step.output])


def _shell(commands: list[str], home: Path, work: Path) -> list[str]:
    script = "".join(f"{each}\n__kept=$?; echo; echo '{MARK}'; (exit $__kept)\n" for each in commands)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ended = subprocess.run(
        ["bash", "--noprofile", "--norc", "-c", f"exec 2>&1\n{script}"],
        cwd=work, env={"HOME": str(home), "PATH": path, "LANG": "C.UTF-8", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False,
    )  # fmt: skip
    told = ended.stdout.decode().replace(str(work), "~/desk").split(f"\n{MARK}\n")
    return [each if not each or each.endswith("\n") else f"{each}\n" for each in told[: len(commands)]]


def main() -> None:
    """Write the pages named on the command line anew."""
    for name in sys.argv[1:]:
        path = Path(name)
        path.write_text(rewritten(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
