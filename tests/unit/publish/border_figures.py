"""The border example's conduits, series and timeline, as hand-written values."""

from farbank.publish.figure import Bar, Conduit, ConduitsFigure, Flow, Moment, SeriesFigure, TimelineFigure, Vintage

CONDUITS = ConduitsFigure(
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


def conduits() -> ConduitsFigure:
    return CONDUITS


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


FIRM = Bar(
    label="2023",
    value=196,
    shown="196",
    known_from="18 January 2024",
    words="revised",
    older=(Vintage(value=180, shown="about 180", known_from="December 2023", words="provisional"),),
    note=5,
)
PROVISIONAL = Bar(
    label="2023",
    value=180,
    shown="about 180",
    firm=False,
    known_from="December 2023",
    words="provisional",
    note=5,
)


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
    bars.append(FIRM if firm_2023 else PROVISIONAL)
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
