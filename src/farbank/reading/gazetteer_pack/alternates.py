"""Names that GeoNames lists for a place: which of them say something new, and which of them the others bear out.

Its labels are not marked by language and some are wrong. A label is sure where it is read as a name that was written by
hand is read. Of the others those in Han and Hangul are kept as doubtful, and those in Latin and Cyrillic letters, which
may be of any language, are left out; so are transliterations by machine, which have no capital.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from farbank.reading.gazetteer_pack.by_hand import HandPlace
from farbank.reading.gazetteer_pack.han_names import Han
from farbank.reading.gazetteer_pack.rows import NameKind, NameRow, Script, Status
from farbank.reading.gazetteer_pack.scripts import script_of
from farbank.reading.lattice.reading import Channel
from farbank.reading.lattice.readings import readings

_WORDS: Final = re.compile(
    r"(?:[ -](?:up|ŭp|eup|si|ri|li|ni|dong|tong|do|dŏ|dō|gun|[nrl]odongjagu|guyok|guyŏk|myon|men|yu|yū|yŭ|fu|hu"
    r"|chen|zhen|hsien|xian)"
    r"|(?<=[가-힣]{2})[ -]?(?:시|군|읍|리|동|구역|[로노]동자구|직할시|특급시)"
    r"|(?<=[\u3400-\u9fff]{2})(?:市|县|縣|郡|镇|鎮|邑|乡|区|區|特级市|朝鲜族|满族|满族乡|朝鲜族乡|满族朝鲜族乡))+\Z",
    re.IGNORECASE,
)
_MARKED: Final = re.compile("[^\u0304\u0306]")  # in Latin letters only macron and breve are marks of these languages
_LANGUAGE: Final[dict[Script, str]] = {
    "Hang": "ko", "Latn": "en", "Hans": "zh", "Hant": "zh", "Hani": "zh", "Jpan": "ja", "Cyrl": "ru",
}  # fmt: skip
_ORDER: Final[tuple[Channel, ...]] = ("han", "korean", "mandarin", "japanese")


@dataclass(frozen=True, slots=True, kw_only=True)
class GeoName:
    """An entry of GeoNames: degrees with a point, and its labels."""

    number: str
    lat: str
    lon: str
    labels: tuple[str, ...]


def rows(
    place: HandPlace, entry: GeoName, known: Iterable[NameRow], han: Han, wrong: frozenset[str]
) -> Iterator[NameRow]:
    """The labels that say something the names so far do not, in the order of GeoNames."""
    names = tuple(known)
    seen = {plain(each.text) for each in names}
    keys = _keys((each.text for each in names if each.status != "guess"), han)
    for label in entry.labels:
        name = _WORDS.sub("", label.replace("’", "'"))
        script = script_of(name, han)
        if label in wrong or script is None or plain(name) in seen or not _is_told(name, script, place.side):
            continue
        seen.add(plain(name))
        channel = _borne_out(name, keys, han)
        if channel or script not in {"Latn", "Cyrl"}:
            yield _row(place, name, script, channel)


def plain(name: str) -> str:
    """A name without its marks, spaces, hyphens, apostrophes and capitals, and without words such as city."""
    parted = unicodedata.normalize("NFD", _WORDS.sub("", name).casefold())
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f\\s'’-]", "", parted))


def _is_told(name: str, script: Script, side: str) -> bool:
    """Whether somebody wrote this name, in letters of the region."""
    if any(each.isdigit() for each in name):
        return False
    if script != "Latn":
        return len(name) > 1 and (script != "Cyrl" or len(name) > 3)  # noqa: PLR2004 - shorter ones are codes
    marks = {each for each in unicodedata.normalize("NFD", name) if unicodedata.combining(each)}
    return side == "korea" and name[0].isupper() and not name.isupper() and not _MARKED.search("".join(marks))


def _row(place: HandPlace, name: str, script: Script, channel: Channel | None) -> NameRow:
    kind: NameKind = "colonial" if script == "Latn" and channel == "japanese" else "variant"
    status: Status = "sure" if channel else "doubtful"
    language = "ja" if kind == "colonial" else _LANGUAGE[script]
    return NameRow(
        place=place.id, text=name, script=script, language=language, kind=kind, source="geonames", status=status
    )


def _borne_out(name: str, keys: frozenset[tuple[Channel, str]], han: Han) -> Channel | None:
    own = _keys((name,), han)
    return next((channel for channel in _ORDER if any(key in keys for key in own if key[0] == channel)), None)


def _keys(names: Iterable[str], han: Han) -> frozenset[tuple[Channel, str]]:
    return frozenset((each.channel, each.key) for name in names for each in readings(name, han.tables))
