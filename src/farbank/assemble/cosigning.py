"""Cosigning by a partner: what is asked of them, what their answer is worth, and the same from their side.

- A request holds the head and a proof that the log only grew; nothing of what the entries say.
- A cosignature counts when its key is trusted in farbank.toml and it holds for a head that we asked about.
- It is kept in `log/cosigned`, where publishing a larger head takes nothing away, and is recorded.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from farbank.assemble.carried_file import read_file, write_file
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Damage, Missing, Refused
from farbank.facts.log import Head, HeadCosigned
from farbank.keeping.changes.settings_change import distrust_witness, trust_witness
from farbank.keeping.log.checkpoint import parse_checkpoint
from farbank.keeping.log.note import Signature, parse_note, signature_line
from farbank.keeping.proof.add_checkpoint import Declined, ask, take_answer
from farbank.keeping.proof.cosignature import Cosigner, cosignatures, read_cosigner
from farbank.keeping.proof.cosigned import keep_cosigned, read_cosigned
from farbank.keeping.proof.published_tiles import PublishedTiles
from farbank.views import log_dates

_WAIT_SECONDS: Final = 10.0
_REMEMBERED: Final = 16  # requests that may be on their way at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Who is trusted to cosign; the last head they saw, with its time, None before the first."""

    vkey: str
    name: str
    last: HeadCosigned | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: for which head, and from which size on."""

    head: Head
    old: int


def own_keys(room: Newsroom) -> tuple[str, ...]:
    """The log's own keys, as a partner trusts them; the one that signs now last."""
    return tuple(each.vkey for each in room.kept.settings.verifiers)


def partners(room: Newsroom) -> tuple[Partner, ...]:
    """Everybody whose cosignature counts."""
    last = {each.cosigner: each for each in log_dates.cosigned(room.rows)}
    trusted = (read_cosigner(each) for each in room.kept.settings.witnesses)
    return tuple(Partner(vkey=each.vkey, name=each.name, last=last.get(each.name)) for each in trusted)


def trust(room: Newsroom, vkey: str, because: str) -> str:
    """This cosigner counts from now on; their name."""
    try:
        cosigner = read_cosigner(vkey.strip())
    except Damage as damage:
        raise Refused(
            f"what was given is not the key of a cosigner: {damage}",
            advice="It is the line that 'farbank cosign --state DIR --name NAME' prints at the partner's.",
        ) from None
    trust_witness(room.kept, cosigner.vkey, at=room.clock.now(), because=because)
    return cosigner.name


def distrust(room: Newsroom, name: str, because: str) -> None:
    """This cosigner counts no longer; what they cosigned stays kept."""
    distrust_witness(room.kept, name, at=room.clock.now(), because=because)


def ask_partner(room: Newsroom, out: Path, old: int | None) -> Asked:
    """Write the request for a cosignature of the head. `old` is the size that the partner saw last."""
    asked, content = _question(room, old)
    write_file(room.kept.disk, out, content)
    _remember(room, asked)
    return asked


def request_for_partner(room: Newsroom, old: int | None) -> tuple[Asked, bytes]:
    """The same request, and its bytes, for whoever carries it otherwise."""
    asked, content = _question(room, old)
    _remember(room, asked)
    return asked, content


def _question(room: Newsroom, old: int | None) -> tuple[Asked, bytes]:
    kept = room.kept
    head = kept.publish().head()
    seen = _last_seen(room) if old is None else old
    if seen > head.size:
        raise Missing(f"a log of {head.size} entries never was one of {seen} before", advice="Give --old as it was.")
    question = ask(PublishedTiles(kept.layout.log, head.size), seen, kept.layout.checkpoint.read_bytes())
    return Asked(head=head, old=seen), question.to_bytes()


def _remember(room: Newsroom, asked: Asked) -> None:
    """An answer is looked for among the heads that were asked about."""
    sizes = [*(each for each in _asked(room) if each != asked.head.size), asked.head.size][-_REMEMBERED:]
    with room.kept.rows.writing():
        room.kept.rows.execute("INSERT OR REPLACE INTO kept_value VALUES ('asked', ?)", (json.dumps(sizes),))


def take_cosignature(room: Newsroom, answer: Path) -> tuple[HeadCosigned, ...]:
    """Check what a partner answered in a file, keep it, and record it."""
    return keep_cosignature(room, read_file(answer))


def keep_cosignature(room: Newsroom, untrusted: bytes) -> tuple[HeadCosigned, ...]:
    """The same with what stands in the file."""
    if room.kept.contradiction is not None:
        raise room.kept.contradiction
    cosigners = [read_cosigner(each) for each in room.kept.settings.witnesses]
    if not cosigners:
        raise Refused("nobody is trusted to cosign yet", advice="farbank cosign --trust THEIR_KEY_LINE")
    size, note = _cosigned(room, untrusted, cosigners)
    with room.kept.disk.lock(room.kept.layout.log, wait_seconds=_WAIT_SECONDS):
        if note != read_cosigned(room.kept.layout, size):
            keep_cosigned(room.kept.layout, room.kept.disk, size, note)
    recorded = {(each.head.size, each.line) for each in log_dates.cosigned(room.rows, size)}
    facts = [each for each in _facts(note, cosigners) if (size, each.line) not in recorded]
    room.record(lambda: facts)
    return tuple(facts)


def _cosigned(room: Newsroom, untrusted: bytes, cosigners: list[Cosigner]) -> tuple[int, bytes]:
    """The head that the answer is about, with the cosignature under it: one of those that we asked about."""
    trouble = Damage("no head of this case was asked about", advice="farbank cosign --ask OUT")
    for size in reversed(_asked(room)):
        before = read_cosigned(room.kept.layout, size) or room.kept.log.sign(size)
        try:
            note = take_answer(before, untrusted, cosigners)
        except Damage as damage:
            trouble = damage
            continue
        if isinstance(note, Declined):
            raise _declined(note)
        return size, note
    raise trouble


def _declined(answer: Declined) -> Refused:
    again = f"If they saw {answer.size} entries of this very log: farbank cosign --ask OUT --old {answer.size}"
    advice = again if answer.size is not None else "Ask the partner which keys of this log they trust."
    return Refused(f"the partner did not cosign: {answer.reason}", advice=advice)


def _facts(note: bytes, cosigners: list[Cosigner]) -> list[HeadCosigned]:
    parsed = parse_note(note)
    head = parse_checkpoint(parsed.text).head()
    lines = {(each.name, each.identifier): each for each in parsed.signatures}
    return [
        HeadCosigned(
            head=head,
            cosigner=each.cosigner.name,
            line=_line(lines[each.cosigner.name, each.cosigner.identifier]),
            time=each.at.isoformat().replace("+00:00", "Z"),
        )
        for each in cosignatures(parsed, cosigners)
    ]


def _line(signature: Signature) -> str:
    return signature_line(signature.name, signature.identifier, signature.content).rstrip("\n")


def _last_seen(room: Newsroom) -> int:
    """The size that a partner cosigned last under the present name of the log; 0 before the first."""
    now = room.kept.settings.origin
    return max((each.head.size for each in log_dates.cosigned(room.rows) if each.head.origin == now), default=0)


def _asked(room: Newsroom) -> list[int]:
    row = room.kept.rows.execute("SELECT value FROM kept_value WHERE name = 'asked'").fetchone()
    return [int(each) for each in json.loads(str(row[0]))] if row else []
