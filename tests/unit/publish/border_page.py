"""The border example as hand-written Page values: public facts only, no person at risk. Used by unit, golden and browser tests."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from farbank.publish.page import (
    Backing,
    Blind,
    EvidenceCard,
    Kept,
    MethodNote,
    NamedTable,
    Page,
    Part,
    PictureShown,
    Revision,
    StatementShown,
)
from farbank.publish.site import build
from farbank.publish.together import together
from farbank.values.draft import Cite, Computed, Covered, Draft, Heading, Named, NoteMark, Paragraph, Picture, Text
from farbank.values.package import Package
from farbank.values.picture import Pixels


def beside(name: str) -> SimpleNamespace:
    """A module that stands next to this one; tests are not a package."""
    return SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name(name))))


COVERAGE, FIGURES = beside("border_coverage.py"), beside("border_figures.py")
PLACES, SIX, coverage, atlas = COVERAGE.PLACES, COVERAGE.SIX, COVERAGE.coverage, COVERAGE.atlas
conduits, arrivals, timeline = FIGURES.conduits, FIGURES.arrivals, FIGURES.timeline


def card(number: int, name: str, label: str, title: str, shows: str, **more: object) -> EvidenceCard:
    given = {
        "says_in_words": "One origin, not independently confirmed.",
        "origins": (1, 1),
        "origins_in_words": "one",
        "labels": (label,),
        "commitment": ("5f2e" * 16),
    }
    return EvidenceCard(number=number, public_name=name, title=title, shows=shows, **(given | more))


CARDS = (
    card(
        1,
        "notice-k4t7m2",
        "F-SHOOT",
        "An order to shoot without warning",
        "An order of August 2020 lets guards shoot at people in the border buffer zone without warning.",
        kind="finding",
        withheld=(Kept(what="where the notice hung"), Kept(what="who photographed it", because="they can be found")),
        statements=(
            StatementShown(
                says="People and livestock entering the buffer zone are shot at without warning.",
                words="북부국경봉쇄작전",
                language="ko",
                mode="read in a document",
                by="Ministry of Social Security, DPRK",
                relation="Supports this",
            ),
            StatementShown(
                says="The notice orders that whoever enters the zone may be shot without warning.",
                mode="read in a document",
                by="a reporter",
                relation="Repeats the same notice, so it does not count twice",
            ),
        ),
    ),
    card(
        2,
        "riverside-p9x3d8",
        "E-ARTICLE",
        "What a reporter saw from the riverside",
        "A published report of January 2024, with photographs taken from the Chinese bank in August and late September 2023.",
        withheld=(Kept(what="where the photographer stood", because="a place to look from can be watched"),),
        language="en",
        credit="ASIAPRESS",
        says_in_words="According to one source we could not check independently.",
    ),
    card(
        3,
        "survey-h2w6q1",
        "E-SURVEY",
        "A satellite review of the border",
        "It had recent images of three quarters of the border at most, and does not say where the works it found are.",
        publisher="Reuters with Middlebury Institute",
        says_in_words="According to one source we could not check independently.",
    ),
    card(
        4,
        "areas-c5n8v0",
        "E-HRW",
        "Six areas, before and after",
        "Images of 2019 against 2022 and 2023 for six named areas, 321 km together.",
        publisher="Human Rights Watch",
        origins=(1, 2),
        origins_in_words="one to two: we do not know whether they depend on each other",
        cautions=(
            "A relay of this study prints 282 km where the study has 482 km. The relay is shown and weighs nothing.",
        ),
        says_in_words="According to one source we could not check independently.",
    ),
    card(
        5,
        "count-z7b1r4",
        "V-ARRIVALS",
        "A ministry’s yearly count",
        "Arrivals by year of entry. The ministry revises its numbers later; every earlier number is kept here.",
        publisher="Ministry of Unification, Republic of Korea",
        says_in_words="According to one source we could not check independently.",
    ),
)


def text(words: str) -> Text:
    return Text(text=words)


def caption(*words: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(runs=(text(each),)) for each in words)


BLOCKS = (
    Paragraph(
        runs=(
            text(
                "In two photographed places, in 2023, wire lined the rivers: North Korea’s bank at Sakju, China’s bank opposite Hoeryong. The rest of the border is in no photograph here. This report is about what could not be seen."
            ),
        )
    ),
    Paragraph(
        runs=(
            text(
                "A police notice of August 2020 says that whoever enters the zone along the rivers may be shot at without warning "
            ),
            Cite(label="F-SHOOT"),
            text(". It was photographed by "),
            Named(runs=(text("a reporting partner"),), persona="P-1", discloses=()),
            text(" inside."),
            NoteMark(number=1),
        )
    ),
    Computed(
        what="coverage",
        options=(("line", "yalu-tumen"),),
        caption=caption(
            "What could be seen, and when. Dark: this case holds no look there and then. Bands: somebody looked, but did not say where."
        ),
    ),
    Heading(level=2, runs=(text("What others counted"),)),
    Paragraph(
        runs=(
            text(
                "A satellite review had recent images for three quarters of the border at most, and found new works on at least a third of it "
            ),
            Cite(label="E-SURVEY"),
            text("."),
        )
    ),
    Paragraph(
        runs=(
            Covered(runs=(text("Almost all"),), coverage="Y-HRW"),
            text(" of the 321 kilometres that another study examined were fenced "),
            Cite(label="E-HRW"),
            text("."),
        )
    ),
    Computed(what="conduits", options=(), caption=caption("What could get out, and when.")),
    Computed(
        what="series",
        options=(("name", "arrivals"),),
        caption=caption(
            "Arrivals in South Korea fell from 2,914 in 2009 to 63 in 2021. The figure for 2023, about 180, was provisional when this was written."
        ),
    ),
    Computed(
        what="timeline",
        options=(),
        caption=caption("What happened, as precisely as it is known. A mark is as wide as the doubt about its date."),
    ),
)


def draft(**more: object) -> Draft:
    given = {
        "title": "Two windows on a sealed border",
        "outlet": "Sample desk",
        "language": "en",
        "authors": ("Farbank sample desk",),
        "published": date(2024, 4, 1),
        "blocks": BLOCKS,
        "footnotes": (
            (
                Paragraph(
                    runs=(
                        text("The notice itself is not printed: marks on a sheet can lead to the hand that held it."),
                    )
                ),
            ),
        ),
    }
    return Draft(**(given | more))


BLIND = Blind(
    texts=("Outside two short stretches this case holds no look at a fence. Dark never means that nothing is there.",),
    tables=(
        NamedTable(
            title="Who could not look, and why",
            head=("Where", "When", "Means stopped", "Why"),
            rows=(
                (
                    "the whole line",
                    "from 2020 to 2023",
                    "foreign visitor",
                    "access denied: no outside visitor was let in",
                ),
            ),
        ),
    ),
)
METHOD = MethodNote(
    texts=("Origins are counted, not copies. A machine computes the weight; a person signs the grade.",),
    tables=(
        NamedTable(
            title="Likelihood ratios",
            head=("Class", "Ratio"),
            rows=(("strong", "10"), ("moderate", "4"), ("weak", "2")),
        ),
        NamedTable(
            title="What the weighing gave",
            head=("Evidence", "Origins", "Status", "p, lowest to highest"),
            rows=(("1", "1", "single origin", "0.71 to 0.91"),),
            note="p is printed here and nowhere else.",
        ),
    ),
    tools=(("farbank", "0.1.0"), ("likelihood table", "1"), ("line yalu-tumen", "1")),
)


def page(**more: object) -> Page:
    given = {
        "draft": draft(),
        "cards": CARDS,
        "figures": (coverage(), conduits(), arrivals(), timeline()),
        "hero": atlas(),
        "backings": (
            Backing(
                coverage="Y-HRW",
                words="Human Rights Watch: about 321 of the 321 km it looked at. It looked at no more than a quarter of the border.",
            ),
        ),
        "blind": BLIND,
        "method": METHOD,
        "revisions": (
            Revision(
                when="2 April 2024",
                because="The third photograph shows the second place again.",
                words=(("three places", "two places"),),
                notes=("A figure was drawn anew.",),
            ),
        ),
        "contact": ("Write to the newsroom that published this. Never write about a person inside by name.",),
        "credits": ("Outlines: Natural Earth, public domain.", "Place names: GeoNames, CC BY 4.0."),
    }
    return Page(**(given | more))


def led(lead: str) -> tuple[Paragraph | Computed | Heading, ...]:
    """The same report under another first paragraph."""
    return (Paragraph(runs=(text(lead),)), *BLOCKS[1:])


def photograph(width: int = 64, height: int = 40) -> Pixels:
    rgb = bytes(value for y in range(height) for x in range(width) for value in ((x * 4) % 256, (y * 6) % 256, 90))
    return Pixels(width=width, height=height, rgb=rgb)


def page_with_picture() -> Page:
    placed = Picture(
        item="E-PHOTO", caption=(text("The river bank at Sakju 삭주."),), alt="A wire fence along a river bank."
    )
    shown = PictureShown(pixels=photograph(), public_name="photo-m3c8x2", credit="ASIAPRESS", redacted="one face")
    return page(draft=draft(blocks=(*draft().blocks, placed)), pictures={"E-PHOTO": shown})


def parts() -> tuple[Part, ...]:
    return (
        Part(title="A blind spot with no outside witnesses", number=1),
        Part(title="The border closes", address="../border-closes/index.html", number=2),
    )


def series() -> Package:
    """Two parts in English and one in Korean, each of which leads to the others, with revisions of every sort."""
    revisions = (
        Revision(
            when="2 April 2024",
            because="The third photograph shows the second place again.",
            words=(("In three photographed places wire lined the rivers.", "In two places."), ("", "A sentence more.")),
            notes=("A figure was drawn anew.",),
        ),
        Revision(when="9 May 2024", because="We were wrong.", notes=("The old words are not repeated.",)),
        Revision(when="3 June 2024", notes=("Spelling and type were corrected. Nothing that is said has changed.",)),
    )
    here = Part(title="Two windows on a sealed border", number=1, language="en")
    there = Part(title="The border closes", address="../part-2/index.html", number=2, language="en")
    korean = Part(title="한국어", address="../../ko/part-1/index.html", number=1, language="ko")
    english = Part(title="English", address="../../en/part-1/index.html", number=1, language="en")
    back = replace(here, address="../part-1/index.html")
    one = page(draft=draft(part=1, of=2), parts=(here, there), editions=(korean,), revisions=revisions)
    short = {"figures": (), "hero": None, "revisions": ()}
    words = (Paragraph(runs=(text("The border closed in 2020"), Cite(label="F-SHOOT"), text("."))),)
    two = page(
        draft=draft(title="The border closes", part=2, of=2, blocks=words, footnotes=()),
        parts=(back, replace(there, address="")),
        **short,
    )
    told = (Paragraph(runs=(text("두 곳에서 철조망이 강을 따라 늘어서 있었다."),)),)
    written = draft(title="봉인된 국경의 두 창", language="ko", part=1, of=2, blocks=told, footnotes=())
    three = page(draft=written, editions=(english,), **short)
    return together(
        {
            "en/part-1": (one, build(one)),
            "en/part-2": (two, build(two)),
            "ko/part-1": (three, build(three)),
        }
    )
