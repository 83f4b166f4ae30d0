"""The gate on a file that was written elsewhere, with everything that the case knows and has in print.

The verdict is bound to the SHA-256 of the file's own bytes (what `sha256sum` prints) and is not recorded: the file is
no report of the case, and the case keeps nothing of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from farbank.assemble.foreign_file import Foreign, Handed, read_foreign
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.questioning import question_in_print, with_wording
from farbank.errors import FarbankError, Refused
from farbank.intake.confined import Confinement
from farbank.intake.ocr.recogniser import Recogniser
from farbank.intake.reading import CouldNot
from farbank.judgement.gate import judge
from farbank.judgement.question import Question
from farbank.judgement.verdict import Verdict, crashed
from farbank.keeping.disk.layout import Layout
from farbank.reading.foreign import Around, Marked, Mention, Told, draft_of
from farbank.values.draft_text import plain_text
from farbank.values.package import ChannelText
from farbank.views import people

_LONGEST: Final = 90  # characters of a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """What a person says of a file that carries no marks.

    `personas` are (words, persona), `says` (persona, dimension, value); personas by id or label.
    """

    personas: Sequence[tuple[str, str]] = ()
    says: Sequence[Told] = ()
    around: Around = field(default_factory=Around)


def mention_in(text: str) -> tuple[str, str] | None:
    """`WORDS=PERSONA`, read: the last mark parts them; None where it is no such thing."""
    words, _, persona = text.rpartition("=")
    return (words.strip(), persona.strip()) if words.strip() and persona.strip() else None


def told_in(text: str) -> Told | None:
    """`PERSONA:DIMENSION=VALUE`, read; None where it is no such thing."""
    persona, _, rest = text.partition(":")
    dimension, _, value = rest.partition("=")
    said = persona.strip(), dimension.strip(), value.strip()
    return said if all(said) else None


def refuse_without_case(folder: Path, file: str) -> None:
    """Say, before a passphrase is asked for, that a file is judged with a case around it and with nothing else."""
    if not Layout(folder.absolute()).is_case():
        raise Refused(
            f"there is no case in {folder}, and the gate judges {file} with all that a case has in print",
            advice=f"Name a case with -C; without one, 'farbank scrub {file} --out COPY' makes the file anew.",
        )


def judge_file(
    room: Newsroom, confinement: Confinement, reads: Recogniser | CouldNot, file: Handed, declared: Declared
) -> Verdict:
    """The verdict on one file; a gate that fails is a BLOCK, for what was not read may expose somebody."""
    foreign = read_foreign(confinement, reads, file)
    question = _question(room, foreign, _marked(room, foreign, declared))
    try:
        return judge(question)
    except FarbankError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever failed, nothing may leave
        return crashed(type(fault).__name__, package=foreign.digest, report=foreign.read.name)


def _marked(room: Newsroom, foreign: Foreign, declared: Declared) -> Marked:
    known = [Mention(words=each.printed_as, persona=each.id) for each in people.personas(room.rows)]
    named = [Mention(words=words, persona=room.resolve("persona", persona)) for words, persona in declared.personas]
    says = [(room.resolve("persona", persona), dimension, value) for persona, dimension, value in declared.says]
    kept = [("file_metadata", each.value) for each in foreign.read.kept]
    marked = draft_of(foreign.tabs, [("file_name", foreign.read.name), *kept], (*known, *named), says, declared.around)
    if marked.nowhere:
        missing = ", ".join(dict.fromkeys(persona for persona, _, _ in declared.says))
        raise Refused(
            f"--says tells of {missing}, and {foreign.read.name} has no words that mean them",
            advice="Say which words do with --persona 'WORDS=PERSONA'.",
        )
    return marked


def _question(room: Newsroom, foreign: Foreign, marked: Marked) -> Question:
    asked = replace(
        question_in_print(room),
        package=foreign.digest,
        report=foreign.read.name,
        title=_title(foreign),
        draft=marked.draft,
        channels=_channels(foreign, marked),
        file=foreign.read,
    )
    return with_wording(room, asked)


def _title(foreign: Foreign) -> str:
    found = (cell for tab in foreign.tabs if tab.name == "headline" for row in tab.rows for cell in row if cell)
    return next(found, "")[:_LONGEST]


def _channels(foreign: Foreign, marked: Marked) -> tuple[ChannelText, ...]:
    """Every text of the file, for rules that read channels."""
    language = marked.draft.language
    return tuple(
        ChannelText(channel=channel, text=words, language=language, file=foreign.read.name)
        for channel, words, _ in plain_text(marked.draft)
        if words
    )
