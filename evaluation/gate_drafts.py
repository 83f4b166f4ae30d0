"""Draft reports as a desk writes them, put together from the paragraphs in `gate/`; one seed gives the same drafts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evaluation.score import HERE

SEED: Final = 20261201
HOW_MANY: Final = 200
LANGUAGES: Final = ("en", "en", "ko", "ja", "zh")  # two of five drafts are in English
_HEAD: Final = re.compile(r"^## (?P<language>\w\w) (?P<name>[\w-]+)$", re.MULTILINE)
_OPEN: Final = re.compile(r"\{([a-z]+)\}")  # a place that is drawn; marks in braces hold more than a word
_PLACES: Final = {
    "en": ("Hoeryong", "Musan", "Sinuiju", "Hyesan", "Namyang", "Manpo", "Rason"),
    "ko": ("회령", "무산", "신의주", "혜산", "남양", "만포", "라선"),
    "ja": ("会寧", "茂山", "新義州", "恵山", "南陽", "満浦", "羅先"),
    "zh": ("会宁", "茂山", "新义州", "惠山", "南阳", "满浦", "罗先"),
}
_MONTHS: Final = ("March", "May", "June", "August", "September", "November")
_NUMBERS: Final = (3, 5, 6, 8, 9, 11)
_TITLES: Final = {
    "en": ("Along the river", "What the counts say", "A season on the border", "Two images, one year"),
    "ko": ("강을 따라", "숫자로 본 국경", "국경의 한 해", "두 장의 사진"),
    "ja": ("川に沿って", "数字で見る国境", "国境の一年", "二枚の画像"),
    "zh": ("沿江而行", "数字里的边境", "边境一年", "两张图像"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One hand-written paragraph with its places left open."""

    language: str
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """One report as Markdown with its header; `paragraphs` are the names of those it was made of, in `bodies`."""

    name: str
    text: str
    paragraphs: tuple[str, ...]
    bodies: tuple[str, ...]


def written(file: str) -> tuple[Written, ...]:
    """The paragraphs of a file in this folder."""
    whole = (HERE / "gate" / file).read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(whole))
    ends = [each.start() for each in heads[1:]] + [len(whole)]
    return tuple(
        Written(language=head["language"], name=head["name"], text=whole[head.end() : end].strip())
        for head, end in zip(heads, ends, strict=True)
    )


def drafts_of_nobody(how_many: int = HOW_MANY, seed: int = SEED, *, kind: str = "") -> Iterator[Drafted]:
    """Reports without a private person: three to five paragraphs of one language. `kind` "fresh_" takes later ones."""
    draw = random.Random(seed)
    plain = written(f"{kind}plain.md")
    for number in range(how_many):
        language = LANGUAGES[number % len(LANGUAGES)]
        yield _drafted(f"N{number:03}", language, _some(draw, plain, language, draw.randint(3, 5)), draw)


def drafts_of_people(how_many: int = HOW_MANY, seed: int = SEED, *, kind: str = "") -> Iterator[Drafted]:
    """Reports with one or two private persons, properly generalised, among two or three paragraphs of other things."""
    draw = random.Random(seed + 1)
    plain, private = written(f"{kind}plain.md"), written(f"{kind}private.md")
    for number in range(how_many):
        language = LANGUAGES[number % len(LANGUAGES)]
        some = _some(draw, private, language, draw.randint(1, 2)) + _some(draw, plain, language, draw.randint(2, 3))
        draw.shuffle(some)
        yield _drafted(f"P{number:03}", language, some, draw)


def _some(draw: random.Random, every: tuple[Written, ...], language: str, count: int) -> list[Written]:
    return draw.sample([each for each in every if each.language == language], count)


def _drafted(name: str, language: str, some: list[Written], draw: random.Random) -> Drafted:
    header = (
        f'---\ntitle: "{draw.choice(_TITLES[language])}"\noutlet: sample-desk\nlanguage: {language}\n'
        f"published: 2026-05-{draw.randint(1, 28):02}\n---\n"
    )
    bodies = tuple(_filled(each, draw) for each in some)
    names = tuple(f"{each.language} {each.name}" for each in some)
    return Drafted(name=name, text=header + "\n\n".join(bodies) + "\n", paragraphs=names, bodies=bodies)


def _filled(paragraph: Written, draw: random.Random) -> str:
    """The paragraph with drawn numbers, months and places; all are drawn, whether it has a place for them or not."""
    month = draw.randrange(len(_MONTHS))
    said = {"en": _MONTHS[month], "ko": f"{_NUMBERS[month]}월"}.get(paragraph.language, f"{_NUMBERS[month]}月")
    drawn = {
        "n": draw.randint(24, 480),
        "km": draw.randint(2, 60),
        "pct": draw.randint(4, 78),
        "money": draw.randint(11, 320),
        "won": f"{draw.randint(40, 99) * 100:,}",
        "year": draw.randint(2019, 2025),
        "study": 330,
        "month": said,
        "place": draw.choice(_PLACES[paragraph.language]),
    }
    return _OPEN.sub(lambda found: str(drawn[found[1]]), paragraph.text)
