"""The border example as hand-written Page values: public facts only, no person at risk. Used by unit, golden and browser tests."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

from farbank.publish.figure import (
    Amount,
    Band,
    Bar,
    Cell,
    Conduit,
    ConduitsFigure,
    CoverageFigure,
    Flow,
    Land,
    Lane,
    Lit,
    MapFigure,
    Moment,
    Possible,
    SeriesFigure,
    Tick,
    TimelineFigure,
    Town,
    Vintage,
)
from farbank.publish.page import (
    Backing,
    Blind,
    Correction,
    EvidenceCard,
    Kept,
    MethodNote,
    NamedTable,
    Page,
    Part,
    PictureShown,
    StatementShown,
)
from farbank.values.draft import Cite, Computed, Covered, Draft, Heading, Named, NoteMark, Paragraph, Picture, Text
from farbank.values.picture import Pixels

PLACES = (
    (0.02, "Sinuiju", "신의주"),
    (0.139, "Sakju", "삭주"),
    (0.33, "Manpo", "만포"),
    (0.47, "Chunggang", "중강"),
    (0.63, "Hyesan", "혜산"),
    (0.78, "Musan", "무산"),
    (0.84, "Hoeryong", "회령"),
    (0.9, "Onsong", "온성"),
)
SIX = (
    (0.02, "Sinuiju"),
    (0.47, "Chunggang"),
    (0.63, "Hyesan"),
    (0.7, "Taehongdan"),
    (0.84, "Hoeryong"),
    (0.99, "Sonbong"),
)


def coverage() -> CoverageFigure:
    fence = Lane(
        name="Fence on North Korea’s bank",
        looked=(Fraction(2, 1418), Fraction(323, 1300)),
        present=(Fraction(2, 1418), 1),
        cells=(
            Cell(
                start=Fraction(139, 1000),
                end=Fraction(139, 1000) + Fraction(2, 1400),
                first=14,
                last=14,
                state="present",
                label="Sakju 삭주: fence seen, late September 2023",
                note=2,
            ),
        ),
        possible=(Possible(places=SIX, first=8, last=15, label="one of six areas studied: place not given", note=4),),
    )
    china = Lane(
        name="Fence on China’s bank",
        looked=(Fraction(2, 1418), Fraction(2, 1300)),
        present=(Fraction(2, 1418), 1),
        cells=(
            Cell(
                start=Fraction(83, 100),
                end=Fraction(83, 100) + Fraction(2, 1400),
                first=14,
                last=14,
                state="present",
                label="opposite Hoeryong 회령: fence seen, August 2023",
                note=2,
            ),
        ),
    )
    return CoverageFigure(
        line="the Yalu and the Tumen",
        ends=("Yalu mouth", "Tumen mouth"),
        first_year=2020,
        quarters=16,
        lanes=(fence, china),
        bands=(
            Band(
                who="Reuters with Middlebury Institute",
                what="new or larger works",
                when="2019 to 2023",
                whole=Amount(km=1418),
                looked=Amount(km=1065, bound="at most"),
                present=Amount(km=489, bound="at least"),
                no_view=Amount(km=353, bound="about"),
                because="no recent image",
                note=3,
            ),
            Band(
                who="Human Rights Watch",
                what="fenced",
                when="2022 to 2023",
                whole=Amount(km=1300, bound="at least"),
                looked=Amount(km=321),
                present=Amount(km=321, bound="about"),
                within=tuple(name for _, name in SIX),
                note=4,
            ),
        ),
        ticks=tuple(Tick(share=at, names=(("en", en), ("ko", ko))) for at, en, ko in PLACES),
        notes=(
            "The length of the border is disputed: about 1,400 km (ASIAPRESS), about 1,418 km (Reuters), at least 1,300 km (Human Rights Watch).",
        ),
    )


def conduits() -> ConduitsFigure:
    return ConduitsFigure(
        first_year=2019,
        last_year=2024,
        rows=(
            Conduit(
                name="Left after the closure, interviewed in the South",
                carries="people, information",
                flows=(
                    Flow(start=2020, end=2021, state="narrow", when="2020", count="1"),
                    Flow(start=2021, end=2022, state="narrow", when="2021", count="2"),
                ),
                last_word="2021: 2 people",
                silence="nothing in this case since the end of 2021",
                note=2,
            ),
            Conduit(
                name="Letters, parcels, insured cash from Japan",
                carries="information, goods, money",
                flows=(
                    Flow(start=None, end=2020, state="open", when="before 2020"),
                    Flow(start=2020, end=None, state="closed", when="since 2020"),
                ),
                last_word="closed since 2020",
                silence="no word in this case that it opened again",
                note=2,
            ),
            Conduit(
                name="By sea to the South",
                carries="people",
                flows=(
                    Flow(start=2023.33, end=2023.416, state="narrow", when="May 2023", count="10"),
                    Flow(start=2023.75, end=2023.83, state="narrow", when="October 2023", count="5"),
                ),
                last_word="October 2023: 5 people",
                silence="nothing in this case since October 2023",
                note=2,
            ),
            Conduit(
                name="Calls to families inside, asked of partners",
                carries="information",
                flows=(
                    Flow(
                        start=2020.8,
                        end=None,
                        state="refused",
                        when="since late 2020",
                        because="calls are believed to be tapped",
                    ),
                ),
                last_word="refused since late 2020",
                silence="no call in this case since",
                note=2,
            ),
        ),
    )


LATEST = {
    2002: 1142,
    2003: 1285,
    2007: 2554,
    2008: 2803,
    2009: 2914,
    2010: 2402,
    2011: 2706,
    2012: 1502,
    2013: 1514,
    2020: 229,
    2021: 63,
    2022: 67,
}
OLDER = {
    2002: (1140, 1138),
    2003: (1281,),
    2007: (2548,),
    2008: (2805,),
    2009: (2927, 2929),
    2010: (2376,),
    2011: (2737,),
    2012: (1400, 1508),
    2013: (1516,),
}


def arrivals(*, firm_2023: bool = False) -> SeriesFigure:
    bars = []
    for year in range(2002, 2023):
        if year in LATEST:
            older = tuple(Vintage(value=old, shown=f"{old:,}", known_from="earlier") for old in OLDER.get(year, ()))
            bars.append(
                Bar(
                    label=str(year),
                    value=LATEST[year],
                    shown=f"{LATEST[year]:,}",
                    known_from="30 June 2023",
                    words="revised" if older else "",
                    older=older,
                )
            )
        else:
            bars.append(Bar(label=str(year), value=None))
    if firm_2023:
        old = Vintage(value=180, shown="about 180", known_from="December 2023", words="provisional")
        bars.append(
            Bar(
                label="2023",
                value=196,
                shown="196",
                known_from="18 January 2024",
                words="revised",
                older=(old,),
                note=5,
            )
        )
    else:
        bars.append(
            Bar(
                label="2023",
                value=180,
                shown="about 180",
                firm=False,
                known_from="December 2023",
                words="provisional",
                note=5,
            )
        )
    return SeriesFigure(
        title="Arrivals in South Korea",
        unit="people",
        compiler="Ministry of Unification, Republic of Korea",
        as_of="31 December 2023",
        definition="entries, by year of entry",
        bars=tuple(bars),
        notes=(
            "Most who arrived in these years had lived in China or Russia for long; who left after the border shut is a handful.",
        ),
    )


def timeline() -> TimelineFigure:
    return TimelineFigure(
        first_year=2020,
        last_year=2023,
        moments=(
            Moment(start=2020.64, end=2020.667, what="Police notice obtained", when="late August 2020", note=1),
            Moment(
                start=2020.8,
                end=None,
                what="Families in Japan ask for word of relatives",
                when="since late 2020",
                note=2,
            ),
            Moment(
                start=2023.58,
                end=2023.666,
                what="Photograph opposite Hoeryong 회령",
                when="August 2023",
                lit=True,
                note=2,
            ),
            Moment(
                start=2023.72,
                end=2023.75,
                what="Photographs at Sakju 삭주",
                when="late September 2023",
                lit=True,
                note=2,
            ),
        ),
    )


def atlas() -> MapFigure:
    drawn = json.loads((Path(__file__).parent / "outline.json").read_text())

    def ring(name):
        return tuple(tuple((x, y) for x, y in each) for each in drawn["lands"][name])

    def town(x, y, *names, away=False):
        return Town(at=(x, y), names=tuple(zip(("en", "ko"), names, strict=False)), away=away)

    return MapFigure(
        lands=(
            Land(name="North Korea", rings=ring("North Korea"), tone="closed", label_at=(127.1, 40.2)),
            Land(name="China", rings=ring("China"), tone="near", label_at=(127.2, 43.5)),
            Land(name="Russia", rings=ring("Russia"), tone="other", label_at=(131.6, 43.9)),
            Land(name="South Korea", rings=ring("South Korea"), tone="other"),
        ),
        line=tuple((x, y) for x, y in drawn["line"]),
        lit=(
            Lit(start=0.139, end=0.1405, name="Sakju 삭주", words="fence, late September 2023", note=2),
            Lit(
                start=0.83,
                end=0.8315,
                name="opposite Hoeryong 회령",
                words="fence on China’s bank, August 2023",
                note=2,
            ),
        ),
        towns=(
            town(124.4, 40.1, "Sinuiju", "신의주"),
            town(124.36, 40.16, "Dandong", away=True),
            town(126.3, 41.15, "Manpo", "만포"),
            town(126.85, 41.8, "Chunggang", "중강", away=True),
            town(128.18, 41.38, "Hyesan", "혜산"),
            town(129.2, 42.2, "Musan", "무산"),
        ),
        credit="Outlines: Natural Earth, public domain.",
        notes=("No camera position is drawn. A mark shows the stretch that was seen, never where somebody stood.",),
    )


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


def draft(**more: object) -> Draft:
    blocks = (
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
            caption=caption(
                "What happened, as precisely as it is known. A mark is as wide as the doubt about its date."
            ),
        ),
    )
    given = {
        "title": "Two windows on a sealed border",
        "outlet": "Sample desk",
        "language": "en",
        "authors": ("Farbank sample desk",),
        "published": date(2024, 4, 1),
        "blocks": blocks,
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
        "blind": Blind(
            texts=(
                "Outside two short stretches this case holds no look at a fence. Dark never means that nothing is there.",
            ),
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
        ),
        "method": MethodNote(
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
        ),
        "corrections": (
            Correction(
                when="2 April 2024",
                was="three places",
                now="two places",
                because="the third photograph shows the second place again",
            ),
        ),
        "contact": ("Write to the newsroom that published this. Never write about a person inside by name.",),
        "credits": ("Outlines: Natural Earth, public domain.", "Place names: GeoNames, CC BY 4.0."),
    }
    return Page(**(given | more))


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
