"""A table in a draft as numbers by row and column, and which of them count people.

A cell is a whole number, hidden (`-`, `<5`, `*`), or something else. A column whose head names another unit counts
nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from farbank.values.draft import Block, Cite, Draft, Heading, Paragraph, Run, TableBlock
from farbank.values.draft_walk import every_block, every_run, words_of

_PEOPLE: Final = re.compile(
    r"\b(?:people|persons?|residents?|wom[ae]n|m[ae]n|girls?|boys?|child(?:ren)?|soldiers?|guards?(?! posts?\b)"
    r"|arrivals?|arrested|arrests?|defectors?|refugees?|escapees?|deaths?|dead|died|killed|wounded|injured|shot|detained|detainees?|prisoners?"
    r"|repatriat\w+|deported|missing|workers?|students?|pupils?|households?|famil(?:y|ies)|patients?|traders?|smugglers?"
    r"|officials?|informants?|brokers?|partners?|sources?)\b"
    r"|명\b|사람|주민|여성|남성|여자|남자|군인|병사|탈북|사망|사상|체포|구금|북송|입국자|어린이|아이|학생|노동자|가구|환자|인원"
    r"|人数|人數|人$|女性|男性|住民|居民|死者|死亡|逮捕|被捕|拘束|兵士|士兵|世帯|患者|入国者|脱北者|子ども|儿童|兒童|学生|労働者|工人",
    re.IGNORECASE,
)
# heads of what is no count, whoever is in it, and heads that only count people where they say so
_NEVER: Final = re.compile(
    r"%|‰|\b(?:share|rate|ratio|average|mean|median|price|cost|per)\b|비율|가격|평균|価格|价格|平均|割合|比率",
    re.IGNORECASE,
)
_ELSE: Final = re.compile(
    r"\b(?:km|kilomet\w+|met(?:re|er)s?|won|yuan|rank|place|year|month|days?|part|no|number|version|grade|class|level|score"
    r"|age)\b|#|연도|순위|年$|월$|月$",
    re.IGNORECASE,
)
_WHOLE: Final = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)\s*(?:명|人|名|people|persons?)?\Z", re.IGNORECASE)
_HIDDEN: Final = re.compile(
    r"(?:[-–—*x.…]{0,3}|n/?a|[<≤]\s*\d{1,2}|(?:under|fewer than|less than) (?:5|five|10|ten)|\d{1,2}명? 미만"
    r"|\d{1,2}人未満|少于\d{1,2}人?|suppressed|withheld)\Z",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(r"(?:total|sum|all|together|합계|총계|계|전체|計|合計|总计|合计|總計)\b", re.IGNORECASE)
Place = tuple[str, str]  # head of the row, head of the column


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """`counts` are the whole numbers by place, `hidden` the places that say nothing, `people` those about people.

    `rows` and `columns` are the heads in order, without the corner; `cites` what the table cites.
    """

    line: int
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Mapping[Place, int]
    hidden: frozenset[Place]
    people: frozenset[Place]
    cites: tuple[str, ...]

    def along(self) -> Iterator[tuple[Place, tuple[Place, ...]]]:
        """Every total with the places that it is the sum of, by rows and by columns."""
        for row in self.rows:
            for column in self.columns:
                if is_total(column) and not is_total(row):
                    yield (row, column), tuple((row, each) for each in self.columns if not is_total(each))
                if is_total(row) and not is_total(column):
                    yield (row, column), tuple((each, column) for each in self.rows if not is_total(each))


def is_total(head: str) -> bool:
    """Whether a row or a column is the sum of the others."""
    return bool(_TOTAL.match(head))


def is_about_people(words: str) -> bool:
    """Whether words name people, in one of the four languages of the desk."""
    return bool(_PEOPLE.search(words))


def tables(draft: Draft) -> tuple[Table, ...]:
    """Every table of a draft; a heading or a short line right above it says what it counts."""
    found: list[Table] = []
    above: Block | None = None
    for block in every_block(draft):
        if isinstance(block, TableBlock) and block.head:
            found.append(_table(block, _heading(above)))
        above = block
    return tuple(found)


def _heading(above: Block | None) -> str:
    if isinstance(above, Heading):
        return words_of(above.runs)
    words = words_of(above.runs).strip() if isinstance(above, Paragraph) else ""
    return words if words.endswith((":", "：")) else ""


def _table(block: TableBlock, heading: str) -> Table:
    corner, *columns = (_plain(cell) for cell in block.head)
    counts: dict[Place, int] = {}
    hidden: set[Place] = set()
    people: set[Place] = set()
    rows: list[str] = []
    for cells in block.rows:
        row, *values = (_plain(cell) for cell in cells) if cells else ("",)
        rows.append(row)
        for column, value in zip(columns, values, strict=False):
            place = row, column
            if _counts_nobody(row, column):
                continue
            if whole := _WHOLE.match(value):
                counts[place] = int(whole[1].replace(",", ""))
            elif _HIDDEN.match(value):
                hidden.add(place)
            if any(is_about_people(each) for each in (row, column, corner, heading)):
                people.add(place)
    runs = (run for cells in (block.head, *block.rows) for cell in cells for run in every_run(cell))
    return Table(
        line=block.line,
        rows=tuple(rows),
        columns=tuple(columns),
        counts=counts,
        hidden=frozenset(hidden),
        people=frozenset(people),
        cites=tuple(run.label for run in runs if isinstance(run, Cite)),
    )


def _counts_nobody(row: str, column: str) -> bool:
    return any(_NEVER.search(each) or (_ELSE.search(each) and not is_about_people(each)) for each in (row, column))


def _plain(cell: tuple[Run, ...]) -> str:
    return " ".join(unicodedata.normalize("NFKC", words_of(cell)).split())
