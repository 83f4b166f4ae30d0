"""A plain table of a population as the tab `population` of a desk sheet: a row a number, the total first.

The first row says how many people there are; each further row which part of them has a value, as a `share` or as a
`count` of people, or which part has two values together (`other`, `other_value`). Headers may be English, Korean,
Japanese or Chinese.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from farbank.errors import Complained, Complaint
from farbank.reading.sheet.nearest import did_you_mean
from farbank.reading.sheet.out_words import CELLS, Words, every_word, named
from farbank.values.picture import Tab

COLUMNS: Final[Words] = {
    "dimension": ("dimension", "what kind", "차원", "항목", "종류", "項目", "種類", "项目", "维度"),
    "value": ("value", "값", "内容", "値", "值"),
    "other": ("other", "other dimension", "다른 항목", "他の項目", "另一项目"),
    "other_value": ("other value", "다른 값", "他の値", "另一值"),
    "count": ("count", "people", "number", "인원", "인구", "명", "人数", "人口"),
    "share": ("share", "part", "비율", "몫", "割合", "比率", "比例"),
    "low": ("low", "fewest", "최소", "하한", "下限", "最小", "最少"),
    "high": ("high", "most", "최대", "상한", "上限", "最大", "最多"),
    "source": ("source", "출처", "出典", "来源"),
    "year": ("year", "연도", "년도", "年", "年度", "年份"),
    "confidence": ("confidence", "신뢰도", "信頼度", "可信度"),
    "because": ("because", "why so wide", "근거", "이유", "理由", "原因"),
}
_SELF: Final = ("count", "low", "high", "source", "year", "confidence", "because")
_PART: Final = ("share", "low", "high", "source", "year", "confidence", "because")
_SHARE: Final = ("dimension", "value", *_PART)
_PAIR: Final = ("dimension", "value", "other", "other_value", *_PART)
HEADER: Final = ("key", *_SELF, *(f"shares.{name}" for name in _SHARE), *(f"pairs.{name}" for name in _PAIR))
_DIGITS: Final = Decimal("0.000000001")


def population_tab(table: Tab, name: str, file: str) -> Tab:
    """The tab of a desk sheet that says the same under a name, line by line; `Complained` with every fault."""
    faults: list[Complaint] = []
    columns = _columns(table.rows[0], file, faults)
    rows: list[tuple[str, ...]] = [HEADER]
    total: Mapping[str, str] = {}
    for line, row in enumerate(table.rows[1:], start=2):
        cells = {each: cell.strip() for each, cell in zip(columns, row, strict=False) if each and cell.strip()}
        if cells and not total:
            total = cells
            rows.append(_written({"key": name} | _total(cells, line, file, faults)))
        else:
            rows.append(_written({"key": name} | _share(cells, total, line, file, faults) if cells else {}))
    if not total:
        faults.append(_fault(file, 2, "count", "a row that says how many people there are"))
    if faults:
        raise Complained(tuple(faults))
    return Tab(name="population", rows=tuple(rows))


def _columns(header: Sequence[str], file: str, faults: list[Complaint]) -> tuple[str, ...]:
    found = tuple(named(COLUMNS, each) if each.strip() else "" for each in header)
    for name, said in zip(found, header, strict=True):
        if said.strip() and not name:
            meant = did_you_mean(said.strip(), every_word(COLUMNS)) or f"; the columns are {', '.join(COLUMNS)}"
            faults.append(_fault(file, 1, said.strip(), f"no column of this name{meant}"))
    twice = dict.fromkeys(each for each in found if each and found.count(each) > 1)
    faults += [_fault(file, 1, name, "this column stands twice") for name in twice]
    return found


def _total(cells: Mapping[str, str], line: int, file: str, faults: list[Complaint]) -> dict[str, str]:
    if cells.get("value") or cells.get("share"):
        faults.append(_fault(file, line, "count", "the total first: how many people there are, without a value"))
    return {name: cells[name] for name in _SELF if name in cells}


def _share(
    cells: Mapping[str, str], total: Mapping[str, str], line: int, file: str, faults: list[Complaint]
) -> dict[str, str]:
    """The cells of a share or a pair. People are divided by the total; what names no source has that of the total."""
    said = {"source": total.get("source", ""), **cells}
    for name in ("dimension", "other"):
        if name in said:
            said[name] = named(CELLS["dimension"], said[name]) or said[name]
    if "share" not in said:
        if "count" not in said:
            faults.append(_fault(file, line, "share", "a share, or a count of people"))
        said |= _divided(said, total, line, file, faults)
    kind, names = ("pairs", _PAIR) if "other" in said else ("shares", _SHARE)
    return {f"{kind}.{name}": said[name] for name in names if said.get(name)}


def _divided(
    cells: Mapping[str, str], total: Mapping[str, str], line: int, file: str, faults: list[Complaint]
) -> dict[str, str]:
    found: dict[str, str] = {}
    whole = _number(total.get("count", ""))
    for name, to in (("count", "share"), ("low", "low"), ("high", "high")):
        number = _number(cells.get(name, ""))
        if name in cells and (number is None or not whole):
            faults.append(_fault(file, line, name, f"a number of people, not {cells[name]!r}"))
        elif number is not None and whole:
            found[to] = f"{(number / whole).quantize(_DIGITS):f}"
    return found


def _number(words: str) -> Decimal | None:
    try:
        number = Decimal(words.replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and number >= 0 else None


def _written(cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in HEADER)


def _fault(file: str, line: int, key: str, expected: str) -> Complaint:
    return Complaint(file=file, line=line, key=key, expected=expected)
