"""Anchoring: the head of the log published, written down, dated by others, and given a new name where it must be.

- What is carried out is a hash and a random number; what comes back is judged before it is kept.
- An answer that is not accepted is told with its reason, and is not kept.
- What is kept is recorded with the tool that accepted it; verdicts change, the record of a day does not.
"""

from __future__ import annotations

import base64
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from farbank.assemble.newsroom import Newsroom
from farbank.errors import Damage, Refused
from farbank.facts.log import Head, LogFile, TokenKept
from farbank.keeping.carrying.packed import packed
from farbank.keeping.changes.published_head import read_own_head
from farbank.keeping.changes.settings_change import rename_log, rotate_log_key
from farbank.keeping.checks.dates_shown import block_of, time_of
from farbank.keeping.times import anchors, judging
from farbank.keeping.times.carried import Carried, LeftOut, gather
from farbank.keeping.times.certificates import fingerprint, to_der
from farbank.keeping.times.headers import Headers
from farbank.keeping.times.queue import LONGEST, MOST_FILES, Found, found_in, read_queue_answers, too_long, write_queue
from farbank.keeping.times.verdict import NotAccepted, OtsVerdict, TokenVerdict
from farbank.views import log_dates

_WAIT_SECONDS: Final = 10.0
_MICROSECONDS: Final = 1_000_000
_MINERS: Final = 7_200  # seconds by which the time of a block may be off (Bitcoin: two hours ahead of the network)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """What the desk trusts: files of root certificates (PEM or DER), and a file of Bitcoin block headers."""

    roots: tuple[Path, ...] = ()
    headers: Path | None = None


@dataclass(slots=True, kw_only=True)
class Taken:
    """What became of a queue that came back: kept anew, kept already, left out with the reason, not answered yet."""

    kept: list[TokenKept] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)


def publish_head(room: Newsroom) -> Head:
    """The head of the log, published and signed; what is worth writing down."""
    return room.kept.publish().head()


def head_line(head: Head) -> str:
    """A head in one line: name, size, and the root as checkpoints spell it."""
    return f"{head.origin} {head.size} {base64.b64encode(bytes.fromhex(head.root)).decode()}"


def date_words(fact: TokenKept) -> str:
    """What an answer says, in words: by when, how far that was checked, by which tool."""
    if fact.time:
        when = f"existed by {fact.time}" + (f" (within {fact.within} s)" if fact.within else "")
    else:
        when = f"in block {fact.block} of Bitcoin"
    checked = f"verified by {fact.tool}" if fact.standing == "verified" else "claimed, not verified"
    return f"{when}, {checked}" + (f", {fact.authority}" if fact.authority else "")


def new_log(room: Newsroom, because: str) -> Head:
    """The log goes on under a new name, whose first record names the last head known under the old one."""
    return rename_log(room.kept, at=room.clock.now(), because=because).head()


def new_key(room: Newsroom, because: str) -> Head:
    """The log is signed with a new key under the same name, which the old one vouches for."""
    return rotate_log_key(room.kept, at=room.clock.now(), because=because).head()


def queue(room: Newsroom, folder: Path) -> tuple[str, ...]:
    """Requests for a date of the head, put into a folder that is carried; the names of the files written."""
    room.kept.publish()
    return write_queue(folder.absolute(), room.kept.layout.checkpoint.read_bytes(), room.kept.disk)


def queue_packed(room: Newsroom) -> bytes:
    """The same requests as one zip to keep. They hold nothing of a case but its checkpoint."""
    with tempfile.TemporaryDirectory(prefix="farbank-dates-") as folder:
        names = queue(room, Path(folder))
        return packed("dates", [(name, (Path(folder) / name).read_bytes()) for name in sorted(names)])


def take(room: Newsroom, folder: Path, trust: Trust) -> Taken:
    """Judge what came back in a folder, keep what is accepted, and record it."""
    return take_files(room, read_queue_answers(folder), trust)


def handed_in(files: Iterable[tuple[str, BinaryIO]]) -> Iterator[Found]:
    """Files of a queue that are handed in one by one instead; a name is the last part of what it is called."""
    for number, (name, stream) in enumerate(files):
        if number >= MOST_FILES:
            raise Refused(f"these are more than {MOST_FILES:,} files", advice="Hand in those that were carried.")
        own = name.replace("\\", "/").rpartition("/")[2]
        yield found_in(own, too_long(stream.read(LONGEST + 1)))


def take_files(room: Newsroom, files: Iterable[Found], trust: Trust) -> Taken:
    """The same with files that are at hand."""
    if room.kept.contradiction is not None:
        raise room.kept.contradiction
    taken = Taken()
    gathered = gather(files)
    taken.left_out += gathered.left_out
    taken.waiting += gathered.waiting
    roots = [_file(path) for path in trust.roots]
    headers = Headers(trust.headers) if trust.headers else None
    recorded = {each.file for each in log_dates.tokens(room.rows)}
    for carried in gathered.answers:
        _take(room, carried, roots, headers, recorded, taken)
    room.record(lambda: taken.kept)
    return taken


def _take(
    room: Newsroom,
    carried: Carried,
    roots: Sequence[bytes],
    headers: Headers | None,
    recorded: set[str],
    taken: Taken,
) -> None:
    try:
        head = read_own_head(room.kept, carried.checkpoint)
    except Damage as damage:
        taken.left_out.append(LeftOut(name=carried.name, because=f"it is not about this case: {damage}"))
        return
    verdict = judging.judge(carried, roots, headers)
    if isinstance(verdict, NotAccepted):
        taken.left_out.append(LeftOut(name=carried.name, because=verdict.because))
    elif verdict.standing == "pending":
        taken.waiting.append(f"{carried.name}: {verdict.because}")
    else:
        with room.kept.disk.lock(room.kept.layout.log, wait_seconds=_WAIT_SECONDS):
            anchor, _ = anchors.keep(room.kept.layout, room.kept.disk, carried, _believed(verdict, roots))
        fact = _fact(head, anchor, verdict)
        if fact.file in recorded:
            taken.known.append(carried.name)
        else:
            recorded.add(fact.file)
            taken.kept.append(fact)


def _believed(verdict: TokenVerdict | OtsVerdict, roots: Sequence[bytes]) -> list[bytes]:
    """The root certificate that a token was followed to, to be kept beside it."""
    root = verdict.root if isinstance(verdict, TokenVerdict) else ""
    return [each for each in to_der(roots) if root and fingerprint(each) == root]


def _fact(head: Head, anchor: anchors.Anchor, verdict: TokenVerdict | OtsVerdict) -> TokenKept:
    main = anchors.TOKEN if anchor.kind == "rfc3161" else anchors.PROOF
    files = {each.path: each.sha256 for each in anchor.files}
    path = f"anchors/{anchor.folder}/{main}"
    beside = tuple(LogFile(file=name, digest=digest) for name, digest in files.items() if name != path)
    return TokenKept(
        head=head,
        file=path,
        digest=files[path],
        token=anchor.kind,
        standing="verified" if verdict.standing == "verified" else "claimed",
        tool=verdict.tool,
        time=time_of(verdict),
        within=_within(verdict),
        authority=verdict.authority if isinstance(verdict, TokenVerdict) else "",
        because=verdict.because,
        beside=beside,
        block=block_of(verdict),
    )


def _within(verdict: TokenVerdict | OtsVerdict) -> int:
    """Seconds by which the time may be off, as far as anybody says."""
    if isinstance(verdict, OtsVerdict):
        return _MINERS if verdict.time else 0
    return -(-(verdict.accuracy or 0) // _MICROSECONDS)


def _file(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(
            f"{path} cannot be read: {error.strerror}", advice="Name a file of root certificates (PEM)."
        ) from None
