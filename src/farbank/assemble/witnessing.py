"""A partner's laptop as a witness of somebody else's log: no case is needed for it, a folder with a key is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from farbank.assemble.carried_file import read_file, write_file
from farbank.errors import Damage, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.log.note import read_vkey
from farbank.keeping.proof.add_checkpoint import Declined
from farbank.keeping.proof.witness import WitnessState
from farbank.values.handling import Secret


def new_witness(folder: Path, name: str, passphrase: Secret) -> str:
    """Begin to be a witness; the key line that the other newsroom trusts."""
    return WitnessState(folder).create(name, passphrase).vkey


def trust_log(folder: Path, vkey: str) -> str:
    """Cosign the log of this key from now on; the log's name."""
    try:
        verifier = read_vkey(vkey.strip())
    except Damage as damage:
        raise Refused(
            f"what was given is not the key of a log: {damage}",
            advice="It is the line that 'farbank cosign' prints in the other newsroom.",
        ) from None
    WitnessState(folder).trust(verifier)
    return verifier.name


def answer(folder: Path, request: Path, out: Path, passphrase: Secret, at: datetime) -> None:
    """Write the answer to a request; `Refused` when it is a refusal, which is written and carried back as well."""
    state = WitnessState(folder)
    untrusted = read_file(request)
    answered = state.answer(untrusted, state.unlock(passphrase), at)
    if isinstance(answered, Declined):
        write_file(Disk(), out, answered.to_bytes())
        raise Refused(
            f"this request is not cosigned: {answered.reason}",
            advice=f"{out} says so to whoever asked. Talk to them by a way you trust before anything else.",
        )
    write_file(Disk(), out, answered.encode())
