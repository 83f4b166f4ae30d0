"""Full text in any script, inside the encrypted file.

- Words are found inside longer ones, so that a Korean noun is found with its particles and unspaced Japanese and
  Chinese are found at all: three characters and more by trigrams, shorter ones by bigrams of the non-Latin runs.
- Text is compared in NFKC and case-folded; it is stored as written in the facts and objects, never here alone.
- Nothing of an inquiry is in it, so that no search says who was asked after.
- A deleted text leaves nothing behind in the index: FTS5's own `secure-delete` is on.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, cast

from farbank.errors import Damage
from farbank.facts.case import Withdrawn
from farbank.facts.entry import Entry
from farbank.facts.fact import Row
from farbank.facts.finding import FindingDrawn
from farbank.facts.inquiry import InquiryOpened
from farbank.facts.item import Description, ItemDescribed, ItemRead, ItemReceived
from farbank.facts.parcel import HandlingNoted
from farbank.facts.report import ReportDrafted
from farbank.facts.statement import StatementMade
from farbank.ports import Rows
from farbank.values.handling import SealedObject

_RUN: Final = re.compile(r"[^\W\d_]+|\d+")
_Place = tuple[str, str]  # the id of a row, and `row` or `text`
SCANNED: Final = 1000  # rows that are counted where no index answers for the words
SHORT: Final = 3  # words of fewer characters are looked up by bigrams


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One row that holds every word asked for; `where` is `row` or `text`, `excerpt` the words around the first."""

    id: str
    where: str
    excerpt: str


class Search:
    """A fold of every row's own words and of the text read out of items; a document has the number of its entry."""

    name: ClassVar[str] = "search"
    version: ClassVar[int] = 5
    tables: ClassVar[tuple[str, ...]] = ("found_in", "trigrams", "bigrams", "unsearched")
    schema: ClassVar[tuple[str, ...]] = (
        """CREATE TABLE found_in (doc INTEGER PRIMARY KEY, id TEXT NOT NULL, place TEXT NOT NULL,
        UNIQUE (id, place)) STRICT""",
        "CREATE TABLE unsearched (item TEXT PRIMARY KEY) STRICT",
        "CREATE VIRTUAL TABLE trigrams USING fts5(words, tokenize = 'trigram')",
        "CREATE VIRTUAL TABLE bigrams USING fts5(pairs, tokenize = 'unicode61')",
        "INSERT INTO trigrams(trigrams, rank) VALUES ('secure-delete', 1)",
        "INSERT INTO bigrams(bigrams, rank) VALUES ('secure-delete', 1)",
    )

    def __init__(self, read: Callable[[SealedObject], bytes]) -> None:
        self._read = read

    def apply(self, rows: Rows, entry: Entry) -> None:
        match entry.fact:
            case ItemRead(item=item, text=text) if text is not None:
                self._put(rows, (item, "text"), entry.number, self._text(text))
            case InquiryOpened():
                pass
            case Row() as fact:
                self._put(rows, (fact.id, "row"), entry.number, " ".join(_words_of(fact)))
            case Withdrawn(id=identity):
                self._remove(rows, (identity, "row"))
            case HandlingNoted(item=item, tier=tier):
                self._handle(rows, item, restricted=bool(tier))
            case _:
                pass

    def _text(self, sealed: SealedObject) -> str:
        try:
            return self._read(sealed).decode("utf-8", "replace")
        except Damage:  # verify names the damaged object; the index goes on without its words
            return ""

    def _handle(self, rows: Rows, item: str, *, restricted: bool) -> None:
        """What is restricted leaves the index, and no later word on it comes back until that is lifted."""
        rows.execute("DELETE FROM unsearched WHERE item = ?", (item,))
        if restricted:
            rows.execute("INSERT INTO unsearched VALUES (?)", (item,))
            self._remove(rows, (item, "row"))
            self._remove(rows, (item, "text"))

    def _put(self, rows: Rows, place: _Place, doc: int, text: str) -> None:
        self._remove(rows, place)
        folded = fold(text)
        shut = rows.execute("SELECT 1 FROM unsearched WHERE item = ?", place[:1]).fetchone()
        if folded.strip() and not shut:
            rows.execute("INSERT INTO found_in VALUES (?, ?, ?)", (doc, *place))
            rows.execute("INSERT INTO trigrams (rowid, words) VALUES (?, ?)", (doc, folded))
            if pairs := " ".join(pairs_of(folded)):
                rows.execute("INSERT INTO bigrams (rowid, pairs) VALUES (?, ?)", (doc, pairs))

    def _remove(self, rows: Rows, place: _Place) -> None:
        found = rows.execute("SELECT doc FROM found_in WHERE id = ? AND place = ?", place).fetchone()
        if found:
            for each in ("DELETE FROM trigrams WHERE rowid = ?", "DELETE FROM bigrams WHERE rowid = ?"):
                rows.execute(each, (found[0],))
            rows.execute("DELETE FROM found_in WHERE doc = ?", (found[0],))


def search(rows: Rows, words: str, limit: int = 1000, begin: int = 0) -> tuple[Hit, ...]:
    """The rows that hold every word, in the order they came, from `begin` on; words are compared as `fold` does.

    A row is told once: by its own words, or by the text read out of it where only that holds them all.
    """
    terms = fold(words).split()
    if not terms:
        return ()
    if is_scanned(words):
        asked, given = _one_after_the_other("f.doc, f.id, f.place", terms)
    else:
        asked = f"SELECT min(f.doc), f.id, f.place FROM {_holding(terms)} GROUP BY f.id ORDER BY 1"  # noqa: S608
        given = tuple(map(_parameter, terms))
    told = rows.execute(f"{asked} LIMIT ? OFFSET ?", (*given, limit, begin)).fetchall()
    found = cast("list[tuple[int, str, str]]", told)
    return tuple(
        Hit(id=identity, where=place, excerpt=_around(_text_of(rows, doc), terms[0])) for doc, identity, place in found
    )


def first(rows: Rows, words: str, most: int) -> tuple[str, ...]:
    """The ids of the first few rows that hold every word, where an index answers for one; else none, at once."""
    terms = fold(words).split()
    if not any(map(_indexed, terms)):
        return ()
    asked = f"SELECT f.id FROM {_holding(terms)} ORDER BY f.doc LIMIT ?"  # noqa: S608
    found = rows.execute(asked, (*map(_parameter, terms), 2 * most))  # a row and its text may both hold them
    return tuple(dict.fromkeys(cast("str", identity) for (identity,) in found))[:most]


def count(rows: Rows, words: str) -> int:
    """How many rows hold every word; where no index answers for any of them, no more than `SCANNED` are counted."""
    terms = fold(words).split()
    if not terms:
        return 0
    if is_scanned(words):
        asked, given = _one_after_the_other("1", terms)
        asked = f"SELECT count(*) FROM ({asked} LIMIT {SCANNED})"  # noqa: S608 - every word of it is ours
    else:
        asked, given = f"SELECT count(DISTINCT f.id) FROM {_holding(terms)}", tuple(map(_parameter, terms))  # noqa: S608
    found = rows.execute(asked, given).fetchone()
    return cast("int", found[0]) if found else 0


def is_scanned(words: str) -> bool:
    """Whether no index answers for these words: each has one or two Latin letters, figures or signs."""
    terms = fold(words).split()
    return bool(terms) and not any(map(_indexed, terms))


def searched(rows: Rows, ids: Sequence[str]) -> frozenset[str]:
    """Of these rows those whose own words a search may find: none that is sealed, restricted or withdrawn."""
    places = ",".join("?" * len(ids))
    asked = f"SELECT id FROM found_in WHERE place = 'row' AND id IN ({places})"  # noqa: S608
    return frozenset(cast("str", identity) for (identity,) in rows.execute(asked, tuple(ids)))


def texts_read(rows: Rows) -> Iterator[tuple[str, str]]:
    """Every item that words were read out of, with those words as they are compared; one pass, nothing kept."""
    asked = "SELECT f.id, t.words FROM found_in f JOIN trigrams t ON t.rowid = f.doc WHERE f.place = 'text'"
    yield from cast("Iterator[tuple[str, str]]", rows.execute(asked))


def fold(text: str) -> str:
    """How words are compared: NFKC, then case-folded."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def pairs_of(folded: str) -> Iterator[str]:
    """The bigrams of every non-ASCII run, and its last character, so that one or two syllables are found exactly."""
    for run in _RUN.findall(folded):
        if not run.isascii():
            yield from (run[at : at + 2] for at in range(len(run)))


def _holding(terms: Sequence[str]) -> str:
    """The documents that hold every term, where an index answers for one of them at least."""
    return f"found_in f WHERE {' AND '.join(map(_clause, terms))}"


def _one_after_the_other(columns: str, terms: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The documents that hold every term, found by reading them in their order, so that the first are there at once.

    A document is passed over where an earlier one of the same row holds them all.
    """
    here, before = (" AND ".join(f"instr({each}.words, ?) > 0" for _ in terms) for each in ("t", "w"))
    asked = f"""SELECT {columns} FROM trigrams t CROSS JOIN found_in f ON f.doc = t.rowid WHERE {here}
        AND NOT EXISTS (SELECT 1 FROM found_in g CROSS JOIN trigrams w ON w.rowid = g.doc
        WHERE g.id = f.id AND g.doc < f.doc AND {before}) ORDER BY t.rowid"""  # noqa: S608 - every word of it is ours
    return asked, (*terms, *terms)


def _indexed(term: str) -> bool:
    """Whether an index answers for a term: not for one or two characters unless they are letters of another script."""
    return len(term) >= SHORT or not (term.isascii() or not _RUN.fullmatch(term))


def _clause(term: str) -> str:
    if len(term) >= SHORT:
        return "f.doc IN (SELECT rowid FROM trigrams WHERE trigrams MATCH ?)"
    if _indexed(term):
        return "f.doc IN (SELECT rowid FROM bigrams WHERE bigrams MATCH ?)"
    return "instr((SELECT words FROM trigrams WHERE rowid = f.doc), ?) > 0"


def _text_of(rows: Rows, doc: int) -> str:
    found = rows.execute("SELECT words FROM trigrams WHERE rowid = ?", (doc,)).fetchone()
    return cast("str", found[0]) if found else ""


def _parameter(term: str) -> str:
    if not _indexed(term):
        return term
    quoted = '"' + term.replace('"', '""') + '"'
    return quoted + ("*" if len(term) == 1 else "")


def _around(text: str, term: str, reach: int = 40) -> str:
    at = max(text.find(term), 0)
    before = "…" if at > reach else ""
    return before + " ".join(text[max(0, at - reach) : at + len(term) + reach].split())


def _words_of(row: Row) -> Iterator[str]:
    yield from (row.label, row.title, row.note)
    match row:
        case StatementMade(words=words, at=at):
            yield from (words, at)
        case FindingDrawn(because=because):
            yield because
        case ReportDrafted(text=text):
            yield text
        case ItemReceived(about=about, file_name=name):
            yield name
            yield from _described(about)
        case ItemDescribed(about=about):
            yield from _described(about)
        case _:
            pass


def _described(about: Description) -> Iterator[str]:
    yield from (about.heading, about.how, about.shows, about.where, about.credit, about.caption, about.writer)
    yield from (about.addressee, *about.people_shown)
