"""Places beside a line: a name as written, found exactly or answered with the reason and the nearest names.

Nothing is guessed: names match after NFKC and case folding, without marks, spaces, hyphens and words such as County.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Final

from farbank.errors import Refused
from farbank.values.count import WHOLE
from farbank.values.line_shape import DEGREE, LineShape
from farbank.values.place import LinePlace, NoPlace

# column of a place table -> language of the names in it
_LANGUAGES: Final = {"en": "en", "ko": "ko", "hanja": "ko-Hani", "zh": "zh", "ja": "ja", "press": "en"}
_COLUMNS: Final = ("id", "side", "river", "lat", "lon", "share", *_LANGUAGES, "note")

_OPPOSITE: Final = re.compile(r"[,;]?\s*\b(?:opposite|across from|facing)\b(?: from| to)?\s*", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"\A(?:(?:near|around|at|in|outside|close to|next to)\s+)*(?:the\s+)?(?:(?:city|county|town) of\s+)?",
    re.IGNORECASE,
)
_PROVINCE: Final = re.compile(r"\A(?:[가-힣]{2,4}도\s+|[\u3400-\u9fff]{2,4}[省道]\s*)")
_ADMIN: Final = re.compile(
    r"(?:\s+(?:county|city|district|town(?:ship)?|municipality|ward|province|prefecture|autonomous|korean)"
    r"|[\s-](?:gun|si|guyok|guyŏk|up|ŭp|eup|shi|xian|zhen|jin)"
    r"|(?<=[가-힣]{2})\s*(?:시|군|구역|읍|로동자구|진)"
    r"|(?<=[\u3400-\u9fff]{2})(?:朝鲜族自治县|朝鮮族自治縣|市|县|縣|郡|镇|鎮|鎭|邑|区域|區域))\Z"
)
_REST: Final = re.compile(r"[,;(，、（]|(?<=\w)\s+in\s+")  # what follows says in which province or city it lies
_MARKS: Final = re.compile(r"[\u0300-\u036f]")
_BETWEEN: Final = re.compile(r"[\s'’ʼ‘`.·-]+")


@dataclass(frozen=True, slots=True)
class LinePlaces:
    """The places of one line."""

    places: tuple[LinePlace, ...]

    def resolve(self, text: str) -> LinePlace | NoPlace:
        """The place that words name: "X, PROVINCE" is X; "near X, opposite Y" is X, or Y when only that is known."""
        first, *others = _OPPOSITE.split(text.strip(), maxsplit=1)
        answer = self._named(first, text)
        for other in others:
            if isinstance(answer, NoPlace):
                found = self._named(other, text)
                answer = answer if first.strip() and isinstance(found, NoPlace) else found
        return answer

    def _named(self, mention: str, text: str) -> LinePlace | NoPlace:
        name = _PROVINCE.sub("", _LEAD.sub("", _REST.split(mention)[0].strip()))
        if not folded(name):
            return NoPlace(text=text, because="there is no name in these words")
        for key in dict.fromkeys((folded(name), folded(without_admin(name)))):
            found = [place for place in self.places if any(key == folded(each) for _, each in place.names)]
            if len(found) == 1:
                return found[0]
            if found:
                shown = ", ".join(each.names[0][1] for each in found)
                return NoPlace(text=text, because=f"{name!r} names {len(found)} places: {shown}")
        return NoPlace(text=text, because=f"no place on this line is called {name!r}{self._nearest(name)}")

    def _nearest(self, name: str) -> str:
        known = {folded(each): each for place in self.places for _, each in place.names}
        close = get_close_matches(folded(without_admin(name)), known, n=3, cutoff=0.6)
        return f"; the nearest names are {', '.join(known[each] for each in close)}" if close else ""


def folded(name: str) -> str:
    """A name as it is compared: NFKC, case folded, without the marks of Latin letters, spaces, hyphens, apostrophes."""
    parted = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", _MARKS.sub("", parted)))


def without_admin(name: str) -> str:
    """A name, case folded, without the words that say what kind of place it is: County, -si, 市, 시."""
    bare = unicodedata.normalize("NFKC", name).casefold().strip()
    while (shorter := _ADMIN.sub("", bare)) not in {"", bare}:
        bare = shorter
    return bare


def parse_places_csv(text: str, line: LineShape) -> tuple[LinePlace, ...]:
    """The places in a table with the columns id, side, river, lat, lon, share, en, ko, hanja, zh, ja, press, note.

    Several names stand in one cell with `;` between them. Without a share it is that of the nearest point of the line;
    without a river the one the line follows there. Raises `Refused` with the line of the table.
    """
    rows = csv.reader(text.removeprefix("\ufeff").splitlines())
    head = next(rows, [])
    if set(head) - set(_COLUMNS) or not {"id", "en"} <= set(head):
        raise Refused(f"a table of places has the columns {', '.join(_COLUMNS)}")
    places = tuple(_place(dict(zip(head, row, strict=False)), rows.line_num, line) for row in rows if any(row))
    if len({each.id for each in places}) < len(places):
        raise Refused("a table of places has each id once")
    return places


def _place(row: dict[str, str], at: int, line: LineShape) -> LinePlace:
    cells = {column: row.get(column, "").strip() for column in _COLUMNS}
    names = tuple(
        (language, name.strip())
        for column, language in _LANGUAGES.items()
        for name in cells[column].split(";")
        if name.strip()
    )
    if not cells["id"] or not cells["en"]:
        raise Refused(f"line {at} of the table of places needs an id and an English name")
    if cells["side"] not in {line.left, line.right}:
        raise Refused(f"line {at} of the table of places: the side is {line.left} or {line.right}")
    share = _share(cells, at, line)
    river = cells["river"] or line.river(share)
    return LinePlace(
        id=cells["id"], line=line.line, version=line.version, share=share, side=cells["side"], river=river, names=names
    )


def _share(cells: dict[str, str], at: int, line: LineShape) -> int:
    try:
        if cells["share"]:
            share = int(cells["share"])
            if not 0 <= share <= WHOLE:
                raise Refused(f"line {at} of the table of places: a share lies between 0 and {WHOLE}")
            return share
        longitude, latitude = (round(Decimal(cells[each]) * DEGREE) for each in ("lon", "lat"))
    except (ValueError, InvalidOperation, OverflowError):
        raise Refused(f"line {at} of the table of places needs a whole share, or lat and lon in degrees") from None
    return line.nearest((longitude, latitude)).share
