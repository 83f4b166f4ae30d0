"""Reports about invented people, with some words put into one of the places where words can leave."""

import runpy
from pathlib import Path

from farbank.judgement.gate import judge
from farbank.judgement.totalising import find_totalising
from farbank.values.draft import Computed, Heading, Listing, Picture, Quote, Styled, TableBlock
from farbank.values.package import ChannelText

cases = runpy.run_path(str(Path(__file__).parents[2] / "unit" / "judgement" / "gate_cases.py"))
cite, draft, paragraph, text = (cases[each] for each in ("cite", "draft", "paragraph", "text"))
PUBLIC = {"S9": cases["source"]("S9", "press", public=True, name="The Ellmark Gazette")}


def report(words, place="body"):
    """A draft with the words in one place, and channels of the finished bytes where they stand there alone."""
    runs = (text(words),)
    picture = {"item": "E-PIC", "caption": (text("Harbour"),), "alt": "A harbour."}
    blocks = {
        "body": paragraph("As said before, ", Styled(style="emphasis", runs=runs), " was written there."),
        "heading": Heading(level=2, runs=runs),
        "table": TableBlock(head=((text("name"),), (text("note"),)), rows=(((text("one"),), runs),)),
        "bracket": paragraph(f"A clerk ({words}) said so [", *runs, "]."),
        "quote": Quote(blocks=(paragraph(*runs),)),
        "list": Listing(ordered=False, entries=((paragraph(*runs),),)),
        "caption": Picture(**picture | {"caption": runs}),
        "alt": Picture(**picture | {"alt": words}),
        "figure": Computed(what="conduits", options=(), caption=(paragraph(*runs),)),
    }
    notes = ((paragraph(*runs),),) if place == "footnote" else ()
    changes = {"title": words} if place == "headline" else {}
    return draft(*([blocks[place]] if place in blocks else ["Nothing else."]), footnotes=notes, **changes)


PLACES = ("body", "heading", "table", "bracket", "quote", "list", "caption", "alt", "figure", "footnote", "headline")
CHANNELS = ("body", "pixels", "map_mark", "file_metadata", "url", "file_name")


def gate(words="", place="body", channel="", **changes):
    """The verdict of the gate on such a report; everything it cites is of a newspaper."""
    channels = (ChannelText(channel=channel, text=words, language="en", file="x"),) if channel else ()
    given = {
        "channels": channels,
        "sources": PUBLIC,
        "items": {"E1": "S9"},
        "labels": {"E-PIC": "E1", "E1": "E1", "P-CLERK": "P1"},
        "find_totalising": find_totalising,
    }
    asked = cases["question"](report("Nothing." if channel else words, place), **(given | changes))
    return judge(asked)


def found(verdict, rule):
    return [each for each in verdict.findings if each.rule == rule]
