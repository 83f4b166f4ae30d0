"""The border example's map and coverage chart, as hand-written values."""

import json
from fractions import Fraction
from pathlib import Path

from farbank.publish.figure import Amount, Band, Cell, CoverageFigure, Land, Lane, Lit, MapFigure, Possible, Tick, Town

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


FENCE = Lane(
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
CHINA = Lane(
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


def coverage() -> CoverageFigure:
    return CoverageFigure(
        line="the Yalu and the Tumen",
        ends=("Yalu mouth", "Tumen mouth"),
        first_year=2020,
        quarters=16,
        lanes=(FENCE, CHINA),
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
