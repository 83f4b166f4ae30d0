"""Series of publications about invented people, made by chance from a seed, each with a harmless twin."""

from __future__ import annotations

import runpy
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from farbank.assemble.tables import kinship
from farbank.judgement.gate import judge
from farbank.judgement.publications import Publication

UNIT = Path(__file__).parents[1] / "unit" / "judgement"
a = SimpleNamespace(**runpy.run_path(str(UNIT / "gate_cases.py")))

# each value with its part of the population; the last of each is wide enough to be harmless
VALUES = {
    "residence": (("Port Ells", "0.004"), ("Harrow", "0.006"), ("a coastal province", "0.6")),
    "occupation": (("ferry_clerk", "0.0006"), ("school nurse", "0.0008"), ("worker", "0.45")),
    "children": (("twin_sons", "0.002"), ("five daughters", "0.001"), ("children", "0.7")),
    "health": (("lost a hand", "0.0008"), ("deaf", "0.002"), ("well", "0.9")),
    "spouse": (("widowed twice", "0.001"), ("married", "0.6")),
    "service": (("tank driver", "0.003"), ("served", "0.5")),
    "origin": (("born abroad", "0.002"), ("born here", "0.97")),
    "siblings": (("six sisters", "0.002"), ("elder_brother", "0.4"), ("siblings", "0.9")),
    "sex": (("female", "0.51"), ("male", "0.49")),
}
PEOPLE = 20_000_000
NATION = a.population(
    *(a.share(name, value, part) for name, values in VALUES.items() for value, part in values),
    label="nation",
    count=PEOPLE,
)
RARE = {name: [value for value, part in values if float(part) < 0.05] for name, values in VALUES.items()}
WIDE = {name: [value for value, part in values if float(part) >= 0.05] for name, values in VALUES.items()}
NARROW = sorted(name for name, values in RARE.items() if values)
FIRST_DAY = date(2023, 3, 2)
PERSONAS = (
    a.persona("P-ONE", id="P1", printed_as="a resident"),
    a.persona("P-TWO", "S2", id="P2", printed_as="a trader"),
    a.persona("P-THREE", "S3", id="P3", printed_as="a neighbour"),
)
LABELS = {"P-ONE": "P1", "P-TWO": "P2", "P-THREE": "P3"}
SOURCES = {name: a.source(name) for name in ("S1", "S2", "S3")}


def day_of(number, chance):
    """The day of the nth publication: some weeks apart, and never the same number of them."""
    return FIRST_DAY + timedelta(days=60 * number + chance.randrange(25))


def out(number, chance, persona, *facts, **changes):
    """What one earlier report told: one disclosure a fact."""
    day = day_of(number, chance)
    return tuple(
        a.disclosure(
            name, value, persona=persona, number=100 * number + n, where=f"R-{number}", published=day, **changes
        )
        for n, (name, value) in enumerate(facts)
    )


def says(*facts, persona="P-ONE", words="a resident", **changes):
    """A draft of one sentence that tells some facts of a persona in one mark."""
    return a.draft(
        a.paragraph(a.named(words, persona, **dict(facts)), " said that the ferry no longer sails."), **changes
    )


def asked(written, **changes):
    """Everybody consents, the nation is counted, the words of kinship are known."""
    consents = tuple(a.consent(each, outlets=("any",), languages=("any",)) for each in SOURCES)
    fields = {
        "personas": PERSONAS,
        "labels": LABELS,
        "sources": SOURCES,
        "consents": consents,
        "populations": (NATION,),
        "find_kin": kinship().find,
    }
    return replace(a.question(written), **(fields | changes))


def verdict(written, **changes):
    return judge(asked(written, **changes))


def rules(written, **changes):
    return set(a.rules(verdict(written, **changes)))


def rare(chance, count, *, but=()):
    """Some rare facts of different dimensions."""
    names = chance.sample([name for name in NARROW if name not in but], count)
    return tuple((name, chance.choice(RARE[name])) for name in names)


def wide(chance, *names):
    """Harmless facts of some dimensions."""
    return tuple((name, chance.choice(WIDE[name])) for name in names)


def left(label, draft, on, **changes):
    """A report that left."""
    return Publication(id=label, label=label, draft=draft, left=on, **changes)
