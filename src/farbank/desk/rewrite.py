"""A draft with some of its words changed, in the text as its reporter wrote it.

- The verdict speaks of what a reader reads; the draft is Markdown with marks. So each place where the words may stand
  is tried, and the one is taken after which exactly the wanted passage reads otherwise, and nothing else does.
- A mark or a citation that is not part of the words stays; where it could not, the draft is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, assert_never

from farbank.errors import Complained, Refused
from farbank.judgement.draft_text import Mark, Passage, passages
from farbank.judgement.rewording import Rewording
from farbank.reading.report import read_report
from farbank.values.draft import Cite, Covered, Named, NoteMark

_Spot = tuple[int, int, str]  # from, to, and what is written there instead
_Read = list[tuple[str, str, tuple[str, ...]]]  # channel, words, and the marks that have to stay

_MARKED: Final = re.compile(r"\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\{(?P<told>[^{}]*)\}")
_SILENT: Final = re.compile(r"\[@[^\]]*\]|\[\^[^\]]*\]")  # a citation and the mark of a footnote print no words
_LINKED: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_STYLE: Final = re.compile(r"[*_`\\]")
_ENDS: Final = ".!?\"'”’)。！？」』）]}"
_NO_SPACES: Final = "。！？」』"


def rewrite(text: str, changes: Iterable[Rewording], *, file_name: str) -> str:
    """The draft after all the changes. `Refused` where its words are not there any more as they were judged."""
    reads: dict[tuple[str, str], str] = {}
    for each in sorted(changes, key=lambda change: (change.line, change.text, -change.start)):
        key = each.channel, each.text
        now = reads.get(key, each.text)
        text = _changed(text, replace(each, text=now), file_name)
        reads[key] = now[: each.start] + each.words + now[each.end :]
    return text


def _changed(text: str, change: Rewording, file_name: str) -> str:
    wanted = _after(passages(read_report(text, file_name=file_name)), change)
    for start, end, words in _spots(text, change) if wanted else ():
        tried = text[:start] + words + text[end:]
        try:
            found = _reading(passages(read_report(tried, file_name=file_name)))
        except Complained:
            continue
        if found == wanted:
            return tried
    raise Refused(
        f'"{_plain(change.was)}" does not stand in the draft as it was judged',
        advice="Judge the draft again, or change its words under Edit.",
    )


def _after(before: Iterable[Passage], change: Rewording) -> _Read:
    """How the passages have to read afterwards; empty where the words are in none of them."""
    found: _Read = []
    is_done = False
    for each in before:
        words, marks = each.text, [_key(mark.run) for mark in each.marks]
        if not is_done and _is_meant(each, change):
            is_done = True
            words = each.text[: change.start] + change.words + each.text[change.end :]
            marks = _marks(each.marks, change)
        found += _one(each.channel, words, marks)
    return found if is_done else []


def _is_meant(passage: Passage, change: Rewording) -> bool:
    return (passage.channel, passage.text, passage.line) == (change.channel, change.text, change.line)


def _marks(marks: Iterable[Mark], change: Rewording) -> list[str]:
    """The marks of a passage afterwards: a sentence takes its own along, a new mark stands in for the old one."""
    if not change.words:
        return [_key(each.run) for each in marks if not change.start <= each.start <= each.end <= change.end]
    here = [each for each in marks if _is_exact(each, change)]
    kept = [_key(each.run) for each in marks if not (change.tells and each in here)]
    if not change.tells:
        return kept
    old = next((each.run for each in here if isinstance(each.run, Named)), None)
    if old is None:
        return [*kept, _named(change.persona, change.tells)]
    beside = [each for each in old.discloses if each[0] not in dict(change.tells)]
    return [*kept, _named(old.persona, (*beside, *change.tells))]


def _is_exact(mark: Mark, change: Rewording) -> bool:
    return isinstance(mark.run, Named) and (mark.start, mark.end) == (change.start, change.end)


def _reading(after: Iterable[Passage]) -> _Read:
    return [one for each in after for one in _one(each.channel, each.text, [_key(mark.run) for mark in each.marks])]


def _one(channel: str, words: str, marks: list[str]) -> _Read:
    plain = " ".join(words.split())
    return [(channel, plain, tuple(sorted(marks)))] if plain else []


def _key(run: Cite | Named | Covered | NoteMark) -> str:
    match run:
        case Cite():
            return f"cites {run.label}"
        case Named():
            return _named(run.persona, run.discloses)
        case Covered():
            return f"covered by {run.coverage}"
        case NoteMark():
            return "a note"
        case _:
            assert_never(run)


def _named(persona: str, tells: Iterable[tuple[str, str]]) -> str:
    return " ".join((f"@{persona}", *sorted(f"{name}={'_'.join(value.split())}" for name, value in tells)))


def _spots(text: str, change: Rewording) -> Iterator[_Spot]:
    """Where the words may stand, most likely first, and what would be written there."""
    begin, end = _block(text, change.line)
    if not change.words:
        yield from _sentences(text, begin, end, change.was)
        return
    for mark in _MARKED.finditer(text, begin, end) if change.tells else ():
        if _plain(mark["words"]) == _plain(change.was):
            yield (*mark.span(), _marked(mark["told"], change))
    literal = r"\s+".join(re.escape(each) for each in change.was.split())
    for found in re.finditer(literal, text[begin:end]) if literal else ():
        yield begin + found.start(), begin + found.end(), change.source


def _marked(told: str, change: Rewording) -> str:
    """New words in the mark that is there: its persona, what it tells beside, and what the new words tell."""
    names = {name for name, _ in change.tells}
    kept = [each for each in told.split() if each.partition("=")[0] not in names]
    new = [f"{name}={'_'.join(value.split())}" for name, value in change.tells]
    return f"[{change.words}]{{{' '.join((*kept, *new))}}}"


def _sentences(text: str, begin: int, end: int, sentence: str) -> Iterator[_Spot]:
    """A sentence as written, with its marks: every stretch between two borders of words that prints just its words."""
    wanted = _plain(sentence)
    starts = [at for at in range(begin, end) if at == begin or text[at - 1].isspace() or text[at - 1] in _NO_SPACES]
    for start in starts:
        if text[start].isspace() or not _may_begin(text[start:end], wanted):
            continue
        for stop in range(end, start, -1):  # the longest first, so that a citation behind the full stop goes along
            if text[stop - 1] in _ENDS and _plain(text[start:stop]) == wanted:
                yield _with_a_space(text, start, stop)


def _may_begin(rest: str, wanted: str) -> bool:
    return _plain(rest).startswith(wanted)


def _with_a_space(text: str, start: int, stop: int) -> _Spot:
    """The stretch with the white space before it, where something follows on the same line."""
    while start and text[start - 1] == " ":
        start -= 1
    return start, stop, ""


def _block(text: str, line: int) -> tuple[int, int]:
    """From the line where a passage begins to the next empty line; of line 0, the header."""
    begin = 0
    for _ in range(line - 1):
        begin = text.find("\n", begin) + 1
    end = text.find("\n\n", begin) if line else text.find("\n---", 3)
    return begin, end if end >= 0 else len(text)


def _plain(words: str) -> str:
    """What Markdown with our marks prints, roughly: enough to find a place, which is then read in earnest."""
    words = _SILENT.sub("", words)
    before = ""
    while before != words:
        before, words = words, _LINKED.sub(r"\1", _MARKED.sub(lambda found: found["words"], words))
    return " ".join(_STYLE.sub("", words).split())
