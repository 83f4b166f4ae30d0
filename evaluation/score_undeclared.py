"""Descriptions in no mark: how many sentences that describe a private person are held, and how many ordinary ones are.

Each sentence is a report of its own, judged by the gate with its own reader. Of the first set every sentence should be
held by a rule that asks about people; of the second none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from evaluation.score import Score, set_rows, share
from farbank.assemble.people_read import people_reader
from farbank.judgement.gate import judge
from farbank.judgement.question import Question
from farbank.values.described import ReadPeople
from farbank.values.draft import Block, Draft, Paragraph, Picture, Text
from farbank.values.package import ChannelText

SETS = (
    ("first", "undeclared_private.tsv", "undeclared_ordinary.tsv"),
    ("later", "undeclared_private_later.tsv", "undeclared_ordinary_later.tsv"),
    ("third", "undeclared_private_third.tsv", "undeclared_ordinary_third.tsv"),
)
RULES = frozenset({"undeclared", "unread_description", "named_group", "child", "fake_generalisation"})
LANGUAGES = ("en", "ko", "ja", "zh")
MISSES, ALARMS = 5, 2  # per cent, at most
_DAY = date(2026, 11, 1)
Row = tuple[str, bool, str]  # language, whether it was held, the sentence


def scores() -> Iterator[Score]:
    """One table for each pair of sets."""
    reader = people_reader()
    for name, private, ordinary in SETS:
        yield _score(name, tuple(rows(private, reader)), tuple(rows(ordinary, reader)))


def rows(file: str, reader: ReadPeople) -> Iterator[Row]:
    """Each sentence of a set with what the gate made of it."""
    for row in set_rows(file):
        yield row["language"], bool(held(row["text"], row["language"], row["channel"], reader)), row["text"]


def held(text: str, language: str, channel: str, reader: ReadPeople) -> frozenset[str]:
    """The rules about people that hold a report with one sentence in one channel."""
    blocks: tuple[Block, ...] = ()
    others: tuple[ChannelText, ...] = ()
    match channel:
        case "body":
            blocks = (Paragraph(runs=(Text(text=text),)),)
        case "caption":
            blocks = (Picture(item="E-1", caption=(Text(text=text),), alt="-"),)
        case "alt":
            blocks = (Picture(item="E-1", caption=(), alt=text),)
        case _:
            others = (ChannelText(channel=channel, text=text, language=language, file="index.html"),)
    draft = Draft(title=text if channel == "headline" else "-", outlet="desk", language=language, blocks=blocks)
    verdict = judge(Question(package="", draft=draft, channels=others, read_people=reader, today=_DAY))
    return RULES & {each.rule for each in verdict.findings}


def _score(name: str, private: tuple[Row, ...], ordinary: tuple[Row, ...]) -> Score:
    table = [_row(each, private, ordinary) for each in (*LANGUAGES, "all")]
    misses = 100 * sum(not held for _, held, _ in private) / max(1, len(private))
    alarms = 100 * sum(held for _, held, _ in ordinary) / max(1, len(ordinary))
    missed = []
    if misses > MISSES:
        missed.append(f"misses {misses:.1f} %, the target is {MISSES} %")
    if alarms > ALARMS:
        missed.append(f"false alarms {alarms:.1f} %, the target is {ALARMS} %")
    head = ("language", "describe somebody", "held", "recall", "ordinary", "held", "false alarms")
    title = f"Descriptions in no mark{f', {name}' if name else ''}"
    return Score(title=title, head=head, rows=tuple(table), missed=tuple(missed))


def _row(language: str, private: tuple[Row, ...], ordinary: tuple[Row, ...]) -> tuple[str, ...]:
    mine = [held for spoken, held, _ in private if language in {spoken, "all"}]
    other = [held for spoken, held, _ in ordinary if language in {spoken, "all"}]
    return (
        language,
        str(len(mine)),
        str(sum(mine)),
        share(sum(mine), len(mine)),
        str(len(other)),
        str(sum(other)),
        share(sum(other), len(other)),
    )


def main() -> None:
    """What was missed and what was wrongly held, one line each: for whoever works on the rules."""
    reader = people_reader()
    for name, private, ordinary in SETS:
        print(*(f"{name} missed  {text}" for _, held_, text in rows(private, reader) if not held_), sep="\n")
        print(*(f"{name} wrong   {text}" for _, held_, text in rows(ordinary, reader) if held_), sep="\n")
