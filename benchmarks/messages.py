"""A mailbox of 5,000 messages, taken in and read, beside reading it with the standard library's `mailbox`."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from benchmarks.bench_case import new_case
from benchmarks.child import Took, run
from benchmarks.figure import Figure

RUNS, MESSAGES = 3, 5_000
_WORDS = (
    ("euc-kr", "강 건너 마을은 조용했다. 시장에서는 쌀값이 조금 올랐다. "),
    ("iso-2022-jp", "川の向こうの村は静かだった。市場では米の値段が少し上がった。"),
    ("gb18030", "江对岸的村子很安静。市场上的米价涨了一点。"),
    ("utf-8", "The village across the river was quiet. Rice had become dearer. "),
)
_PEER = """
import mailbox, sys
for mail in mailbox.mbox(sys.argv[1]):
    for part in mail.walk():
        if not part.is_multipart():
            part.get_payload(decode=True)
"""


def figures() -> Iterator[Figure]:
    """Time against the standard library, messages a second, and the memory of the largest process."""
    measured = [_once(seed) for seed in range(RUNS)]
    rates = tuple(MESSAGES / taken.wall for taken, _ in measured)
    memory = tuple(taken.megabytes for taken, _ in measured)
    yield Figure(
        what="import of an mbox of 5,000 messages, CPU time",
        peer="reading it with mailbox",
        values=tuple(taken.cpu / peer.cpu for taken, peer in measured),
    )
    yield Figure(what="import of an mbox of 5,000 messages", peer="", values=rates, unit="messages/s")
    yield Figure(
        what="import of an mbox of 5,000 messages, memory", peer="limit", values=memory, unit="MB", at_most=200
    )
    yield Figure(
        what="import of an mbox of 5,000 messages, memory",
        peer="reading it with mailbox",
        values=tuple(taken.megabytes / peer.megabytes for taken, peer in measured),
    )


def _once(seed: int) -> tuple[Took, Took]:
    with new_case() as case:
        box = case.beside / "inbox.mbox"
        run([sys.executable, "-m", "benchmarks.messages", box, str(seed)])
        peer = run([sys.executable, "-c", _PEER, box])
        return case.farbank("import", box), peer


def write(box: Path, seed: int) -> None:
    """The mailbox: four languages in four encodings; every tenth message has an attachment of 50 to 150 KB."""
    chance = random.Random(seed)
    with box.open("wb") as out:
        for number in range(MESSAGES):
            charset, words = _WORDS[number % len(_WORDS)]
            mail = EmailMessage()
            mail["From"], mail["To"] = "one@example.org", "desk@example.org"
            mail["Subject"], mail["Date"] = f"{number} {words[:12]}", "Thu, 28 Sep 2023 10:11:12 +0900"
            mail.set_content(words * chance.randrange(5, 60), charset=charset)
            if number % 10 == 0:
                content = chance.randbytes(chance.randrange(50_000, 150_000))
                mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=f"{number}.bin")
            out.write(b"From one@example.org Thu Sep 28 10:11:12 2023\n" + mail.as_bytes() + b"\n\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
