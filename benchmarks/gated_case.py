"""`python -m benchmarks.gated_case N`: one report judged in a process of its own; prints its seconds as JSON.

A hundred personas, of whom 10,000 things were told before in five attributes each, and a report of 5,000 words that
names N of them. Everybody is made. The words are read for descriptions too; every tenth paragraph has one in no mark.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from random import Random

from farbank.assemble.people_read import people_reader
from farbank.facts.persona import DisclosureNoted, PersonaNamed, PopulationCounted, Share
from farbank.facts.source import ConsentGiven, SourceNamed
from farbank.judgement.gate import judge
from farbank.judgement.question import Question
from farbank.judgement.traces import Trace
from farbank.values.count import WHOLE
from farbank.values.draft import Draft, Named, Paragraph, Text
from farbank.values.span import moment

PERSONAS, TOLD, PARAGRAPHS, WORDS = 100, 100, 100, 50
DIMENSIONS = {
    "sex": 2, "age": 6, "residence": 40, "occupation": 30, "workplace": 60, "children": 8, "spouse": 3, "origin": 5,
    "service": 4, "rank": 10, "goods": 25, "health": 12, "family": 6, "siblings": 6,
}  # fmt: skip
PROSE = (
    "the",
    "ferry",
    "no",
    "longer",
    "sails",
    "and",
    "people",
    "on",
    "coast",
    "wait",
    "for",
    "boats",
    "that",
    "come",
)
LONG_AGO, NOW = moment(date(2014, 1, 1), date(2014, 1, 1)), date(2026, 1, 1)


def question(named: int, chance: Random) -> Question:
    """The case and the report."""
    people = [
        {name: _word(name, chance.randrange(count)) for name, count in DIMENSIONS.items()} for _ in range(PERSONAS)
    ]
    return Question(
        package="d" * 64,
        draft=_draft(named, chance),
        personas=tuple(
            PersonaNamed(id=f"P{n}", label=f"P-{n}", printed_as="a resident", subject=f"S{n}") for n in range(PERSONAS)
        ),
        disclosures=tuple(_told(n, k, of, chance) for n, of in enumerate(people) for k in range(TOLD)),
        populations=(_population(),),
        sources={f"S{n}": SourceNamed(id=f"S{n}", label="", kind_of="partner_inside") for n in range(PERSONAS)},
        consents=tuple(
            ConsentGiven(
                id=f"N{n}",
                label="",
                source=f"S{n}",
                fields=("any",),
                outlets=("any",),
                languages=("any",),
                given=LONG_AGO,
            )
            for n in range(PERSONAS)
        ),
        labels={f"P-{n}": f"P{n}" for n in range(PERSONAS)},
        traces=tuple(Trace(source=f"S{n}", kind="reporter", what=f"reporter {n % 7}") for n in range(PERSONAS)),
        today=NOW,
        read_people=people_reader(),
    )


def _word(name: str, value: int) -> str:
    return f"{value + 2}0s" if name == "age" else f"{name} {value}"


def _told(persona: int, number: int, of: dict[str, str], chance: Random) -> DisclosureNoted:
    name = chance.choice(sorted(of)[persona % 10 :][:5])
    return DisclosureNoted(
        id=f"D{TOLD * persona + number}",
        label="",
        persona=f"P{persona}",
        dimension=name,
        values=(of[name],),
        where=f"part {number}",
        published=date(2015 + number % 10, 1 + number % 12, 2),
        language="en",
        verbatim=" ".join(chance.choice(PROSE) for _ in range(12)),
    )


def _population() -> PopulationCounted:
    shares = tuple(
        Share(
            dimension=name,
            value=_word(name, value),
            share=WHOLE // count,
            low=WHOLE // count * 4 // 5,
            high=min(WHOLE, WHOLE // count * 5 // 4),
            source="made",
        )
        for name, count in DIMENSIONS.items()
        for value in range(count)
    )
    return PopulationCounted(
        id="W1", label="made", count=25_000_000, low=24_000_000, high=26_000_000, source="made", shares=shares
    )


def _draft(named: int, chance: Random) -> Draft:
    blocks = []
    for number in range(PARAGRAPHS):
        said = " ".join(chance.choice(PROSE) for _ in range(WORDS))
        words = Text(text=f"{said}. {'' if number % 10 else 'A nurse of the county hospital said so. '}It is said by ")
        mark = Named(runs=(Text(text="a resident"),), persona=f"P-{number % named}", discloses=(("sex", "sex 1"),))
        blocks.append(Paragraph(runs=(words, mark, Text(text="."))))
    return Draft(title="made", outlet="made", published=NOW, blocks=tuple(blocks))


def main() -> None:
    """Judge once, and print seconds on the wall and of the processor."""
    asked = question(int(sys.argv[1]), Random(3))
    wall, cpu = time.perf_counter(), time.process_time()
    verdict = judge(asked)
    took = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu, "findings": len(verdict.findings)}
    print(json.dumps(took))


if __name__ == "__main__":
    main()
