"""Rows built by hand, with as few words as a test needs."""

from datetime import date

from farbank.facts.finding import Bearing, Checks, FindingDrawn
from farbank.facts.item import Description, ItemReceived
from farbank.facts.look import ConstraintNoted, LineAdopted, Looked, TallyNoted, Vantage
from farbank.facts.origin import LinkAsserted, OriginStated
from farbank.facts.source import SourceNamed
from farbank.facts.statement import StatementMade
from farbank.judgement.evidence import Evidence
from farbank.values.count import WHOLE, Count
from farbank.values.span import Span, moment
from farbank.values.stretch import NamedLength, Stretch

DONE = Checks(authenticity="pass", time="pass", place="pass", integrity="pass")


def by_id(rows):
    return {each.id: each for each in rows}


def year(first, last=None):
    end = (date(last or first, 1, 1), date(last or first, 12, 31))
    start = (date(first, 1, 1), date(first, 12, 31))
    return Span(start=start, end=end, words=f"{first}" if last is None else f"{first} to {last}")


def days(first, last, words=""):
    return moment(date.fromisoformat(first), date.fromisoformat(last), words=words)


def source(name, **more):
    return SourceNamed(**{"id": name, "label": f"S-{name}", "kind_of": "press", "reliability": "B", **more})


def item(name, of="", *, derived_from="", derivation="", collection="", when=None, **more):
    about = Description(derived_from=derived_from, derivation=derivation, collection=collection, when=when)
    return ItemReceived(**{"id": name, "label": f"E-{name}", "source": of, "about": about, **more})


def origin(name, of, kind="saw", **more):
    return OriginStated(**{"id": name, "label": f"O-{name}", "kind_of": kind, "of": of, **more})


def link(name, tail, head, kind="derived_from"):
    return LinkAsserted(id=name, label=name, tail=tail, head=head, type=kind, because="somebody said so")


def statement(name, of, **more):
    return StatementMade(**{"id": name, "label": f"T-{name}", "item": of, "says": "it is so", **more})


def bearing(on, strength="moderate", stance="supports", checks=DONE, hearsay=0):
    return Bearing(on=on, stance=stance, strength=strength, checks=checks, hearsay=hearsay)


def finding(*rests_on, **more):
    return FindingDrawn(**{"id": "F1", "label": "F-1", "text": "It is so.", "rests_on": tuple(rests_on), **more})


def evidence(**rows):
    withdrawn = rows.pop("withdrawn", frozenset())
    lines = {str(each.name): each for each in rows.pop("lines", ())}
    return Evidence(lines=lines, withdrawn=withdrawn, **{kind: by_id(each) for kind, each in rows.items()})


def line(**more):
    lengths = (
        NamedLength(compiler="ASIAPRESS", metres=1_400_000),
        NamedLength(compiler="Reuters", metres=1_418_000),
        NamedLength(compiler="HRW", metres=1_300_000, precision="at_least"),
    )
    return LineAdopted(
        **{"id": "B1", "label": "yalu-tumen", "name": "yalu-tumen", "version": 1, "lengths": lengths, **more}
    )


def stretch(start=0.0, end=1.0, version=1):
    return Stretch(line="yalu-tumen", version=version, start=round(start * WHOLE), end=round(end * WHOLE))


def look(name="L1", where=None, when=None, outcome="seen", p=0.9, **more):
    row = {
        "id": name,
        "label": f"L-{name}",
        "line": "yalu-tumen",
        "version": 1,
        "stretch": where,
        "when": when or days("2023-08-01", "2023-08-31"),
        "vantage": Vantage(kind="opposite_bank"),
        "target": "fence",
        "outcome": outcome,
        "p": None if p is None else round(p * WHOLE),
        "item": f"E-{name}",
    }
    return Looked(**{**row, **more})


def tally(name="Y1", length=1_300_000, **more):
    row = {"id": name, "label": f"Y-{name}", "line": "yalu-tumen", "compiler_length": length, "target": "fence"}
    return TallyNoted(**{**row, "when": year(2022, 2023), **more})


def constraint(name, where, when, *means, reason="access_denied"):
    return ConstraintNoted(id=name, label=name, stretch=where, when=when, means=tuple(means), reason=reason)


def about(number):
    return Count(value=number, precision="approx")


def border():
    """The border of the example sheet: public facts, each row as the sheet has it."""
    return evidence(
        sources=[
            source("S1", label="S-ISSUER", kind_of="authority"),
            source("S2", label="S-REPORTER", kind_of="reporter", reliability="A"),
            source("S4", label="S-HRW", kind_of="organisation", reliability="A"),
            source("S5", label="S-REUTERS", reliability="A"),
            source("S6", label="S-RELAY", reliability="C"),
        ],
        items=[
            item("E1", "S2", label="E-ARTICLE"),
            item("E2", "S1", label="E-NOTICE"),
            item("E3", "S5", label="E-SURVEY"),
            item("E4", "S4", label="E-HRW", same_bytes=("E3",)),
            item("E5", "S6", label="E-RELAY", same_bytes=("E3", "E4")),
        ],
        origins=[
            origin("O1", "E1", label="O-RIVERSIDE", first_hand=True, when=year(2023)),
            origin("O2", "E2", "document", label="O-NOTICE", first_hand=True),
            origin("O3", "E3", "measured", label="O-SURVEY", first_hand=True),
            origin("O4", "E4", "measured", label="O-HRW", first_hand=True),
        ],
        links=[
            link("J1", "T2", "E2"),
            link("J2", "E5", "E4"),
            link("J3", "E4", "E3", "unknown"),
        ],
        statements=[
            statement("T1", "E2", source="S1", label="T-SHOOT", mode="read"),
            statement("T2", "E1", source="S2", label="T-PRINTED"),
            statement("T3", "E1", source="S2", label="T-ALL", mode="seen", origin="O1", when=year(2023)),
            statement("T4", "E4", source="S4", label="T-HRW482", when=year(2020, 2023)),
            statement("T5", "E5", source="S6", label="T-REL282", when=year(2020, 2023)),
        ],
        tallies=[
            tally(
                "Y1",
                1_418_000,
                label="Y-REUTERS",
                looked=Count(value=1_065_000, precision="at_most"),
                present=Count(value=489_000, precision="at_least"),
                absent=Count(value=0),
                no_view=about(353_000),
                target="new_works",
                item="E3",
                when=year(2019, 2023),
            ),
            tally(
                "Y2",
                label="Y-HRW",
                looked=Count(value=321_000),
                present=about(321_000),
                absent=Count(value=0),
                item="E4",
            ),
        ],
        lines=[line()],
        looks=[
            look(
                "L1",
                label="L-SAKJU",
                when=days("2023-09-21", "2023-09-30"),
                at="Sakju",
                centre=100_000_000,
                extent=2000,
            ),
            look(
                "L2",
                target="guard_post",
                when=days("2023-09-21", "2023-09-30"),
                centre=100_000_000,
                extent=2000,
                item="E-L1",
            ),
        ],
    )
