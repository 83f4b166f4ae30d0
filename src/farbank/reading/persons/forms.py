"""A name in every other script: each form with the rule that made it and how likely it is, and guesses called so.

What cannot be known is not invented: a name in kana or in Latin may stand for several in Hangul, so each form carries
the share of what it was made from. Characters are never known from sounds; those given are a guess. A Japanese name
that somebody took (通名, tsumei) follows from no rule and is never made here: it stands in the case, or it does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from farbank.reading.persons.kana import kana_of, roman
from farbank.reading.persons.name import Name, Reading, Syllables
from farbank.reading.persons.spellings import Place, Spellings, word_spelled

_MOST: Final = 4  # readings that forms are made of
_LEAST: Final = 0.05  # share
_LATIN: Final = {
    "rr": ("-", "Revised Romanisation, South Korea 2000"),
    "mr": ("-", "McCune-Reischauer, 1939"),
    "north": (" ", "the North's own spelling"),
    "press": ("-", "Revised, with the surname as most of its bearers spell it"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of a name: its share of all it may be, and whether it is a guess that nobody should store as known.

    `system` names the way of writing as `Reading` does: `hangul`, `rr`, `mr`, `north`, `press`, `kana`, `cyrillic`,
    `hanja`, `pinyin`, `on`.
    """

    text: str
    language: str
    script: str
    rule: str
    share: float
    system: str
    guess: bool = False


def forms_of(name: Name, spellings: Spellings) -> tuple[Form, ...]:
    """Every form that can be made, each once, those of the likeliest reading first."""
    found: dict[tuple[str, str], Form] = {}
    for each in (*_of_characters(name, spellings), *_of_readings(name, spellings)):
        found.setdefault((each.text, each.rule), each)
    return tuple(found.values())


def _of_readings(name: Name, spellings: Spellings) -> Iterator[Form]:
    kept = [each for each in name.readings if each.syllables.is_whole == name.readings[0].syllables.is_whole]
    for each in kept[:_MOST]:
        if each.share >= _LEAST and each.syllables.given and _is_known(each.syllables, spellings):
            yield from _hangul(each, spellings)
            yield from (_latin(each, system, spellings) for system in _LATIN)
            yield from _by_sound(each, spellings)
            if not name.han:
                yield from _guessed(each, spellings)


def _is_known(syllables: Syllables, spellings: Spellings) -> bool:
    """Whether the tables have every part: what they do not have is not spelled."""
    return all(spellings.row(part, place) is not None for part, place in placed(syllables))


def _hangul(reading: Reading, spellings: Spellings) -> Iterator[Form]:
    south, share = reading.syllables.hangul, reading.share
    yield Form(
        text=south, language="ko", script="Hang", rule="Hangul, as the South writes it", share=share, system="hangul"
    )
    rule = "Hangul, as the North writes it where a character begins with ㄹ or ㄴ"
    for each in product(*(spellings.written(part, place) for part, place in placed(reading.syllables))):
        text, part = "".join(one for one, _ in each), share
        for _, weight in each:
            part *= weight
        if text != south:
            yield Form(text=text, language="ko", script="Hang", rule=rule, share=part, system="hangul")


def _latin(reading: Reading, system: str, spellings: Spellings) -> Form:
    between, rule = _LATIN[system]
    text = _joined(_spelt(reading.syllables, system, spellings), between)
    return Form(text=text, language="ko", script="Latn", rule=rule, share=reading.share, system=system)


def _spelt(syllables: Syllables, system: str, spellings: Spellings) -> list[str]:
    """Each part by the likeliest spelling; a surname as most of its bearers spell it, in the press."""
    letters, parts = spellings.tables.letters["rr" if system == "press" else system], []
    for part, place in placed(syllables):
        row = spellings.surnames.get(part) if place == "surname" else None
        if system == "press" and row:
            parts.append(row.latin[0][0])
            continue
        form = spellings.written(part, place)[-1][0] if system == "north" and place == "surname" else part
        options = sorted(word_spelled(form, letters, later=place == "later"), key=lambda each: (-each[1], each[0]))
        likeliest = (each for each, _ in options if system != "kana" or kana_of(each))
        parts.append(next(likeliest, ""))
    return parts if syllables.surname else ["", *parts]


def _joined(parts: list[str], between: str) -> str:
    surname, first, *rest = parts
    given = between.join((first.capitalize(), *((each.capitalize() if between == " " else each) for each in rest)))
    return f"{surname.capitalize()} {given}".strip()


def _by_sound(reading: Reading, spellings: Spellings) -> Iterator[Form]:
    surname, *given = _spelt(reading.syllables, "kana", spellings)
    kana = "・".join(kana_of(each) for each in (surname, "".join(given)) if each)
    yield Form(text=kana, language="ja", script="Kana", rule="kana, by sound", share=reading.share, system="kana")
    surname, *given = _spelt(reading.syllables, "cyrillic", spellings)
    text = " ".join(each.capitalize() for each in (surname, *given) if each)
    rule = "Cyrillic, by sound (Kholodovich)"
    yield Form(text=text, language="ru", script="Cyrl", rule=rule, share=reading.share, system="cyrillic")


def _guessed(reading: Reading, spellings: Spellings) -> Iterator[Form]:
    """The commonest characters of the sounds: one way of many."""
    chosen = [row.hanja for part, place in placed(reading.syllables) if (row := spellings.row(part, place))]
    if all(chosen):
        share = reading.share
        for each in chosen:
            share /= len(each)
        rule = "a guess: the commonest characters of these sounds; sounds do not tell characters"
        text = "".join(each[0] for each in chosen)
        yield Form(text=text, language="ko", script="Hani", rule=rule, share=share, system="hanja", guess=True)


def _of_characters(name: Name, spellings: Spellings) -> Iterator[Form]:
    if not name.han:
        return
    table = spellings.han
    rule = "the same characters, in their older form"
    yield Form(text=name.han, language="ko", script="Hant", rule=rule, share=1.0, system="hanja")
    simplified = "".join(table.simplified.get(each, each) for each in name.han)
    rule = "the same characters, simplified"
    yield Form(text=simplified, language="zh", script="Hans", rule=rule, share=1.0, system="hanja")
    pinyin = _first(name.han, table.mandarin)
    if pinyin:
        text = f"{pinyin[0].capitalize()} {''.join(pinyin[1:]).capitalize()}".strip()
        rule = "pinyin, read the Chinese way"
        yield Form(text=text, language="zh", script="Latn", rule=rule, share=1.0, system="pinyin")
    on = [roman(each) for each in _first(name.han, table.japanese)]
    if on:
        text = f"{on[0].capitalize()} {''.join(on[1:]).capitalize()}".strip()
        rule = "on'yomi, read the Japanese way; first readings"
        yield Form(text=text, language="ja", script="Latn", rule=rule, share=0.5, system="on")


def _first(han: str, readings: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The first reading of each character, none at all where one has none."""
    found = [readings.get(each, ())[:1] for each in han]
    return [each for (each,) in found] if all(found) else []


def placed(syllables: Syllables) -> list[tuple[str, Place]]:
    """Each part with its place; without a surname the given name alone."""
    given: list[tuple[str, Place]] = [(each, "later" if at else "first") for at, each in enumerate(syllables.given)]
    return [(syllables.surname, "surname"), *given] if syllables.surname else given
