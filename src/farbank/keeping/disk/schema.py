"""The tables that keeping keeps, beside which the folds have theirs. All names begin with `kept_`."""

from __future__ import annotations

from typing import Final

SCHEMA: Final = (
    # one line each: the public leaf, and the body sealed for the compartments named (a JSON list)
    """CREATE TABLE kept_entry (
        number INTEGER PRIMARY KEY, committed INTEGER NOT NULL, compartments TEXT NOT NULL,
        leaf BLOB NOT NULL, sealed BLOB NOT NULL) STRICT""",
    "CREATE TRIGGER kept_entry_is_final BEFORE UPDATE ON kept_entry BEGIN SELECT RAISE(ABORT, 'it is final'); END",
    "CREATE TRIGGER kept_entry_stays BEFORE DELETE ON kept_entry BEGIN SELECT RAISE(ABORT, 'it stays'); END",
    # the objects that entries name
    "CREATE TABLE kept_object (name TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    # the key of each compartment, wrapped; NULL when destroyed, and then by which record
    """CREATE TABLE kept_compartment (
        name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, wrapped BLOB, erased_by INTEGER) STRICT, WITHOUT ROWID""",
    # complete subtrees of 256**level leaves, so that no tile must be computed twice
    """CREATE TABLE kept_node (
        level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB NOT NULL,
        PRIMARY KEY (level, place)) STRICT, WITHOUT ROWID""",
    # which version of which fold has been folded up to which entry
    "CREATE TABLE kept_fold (name TEXT PRIMARY KEY, version INTEGER NOT NULL, folded INTEGER NOT NULL) STRICT",
    # tree (size and right edge), published (size), log (its signing key, wrapped)
    "CREATE TABLE kept_value (name TEXT PRIMARY KEY, value ANY) STRICT",
    "CREATE TABLE kept_key_file (name TEXT PRIMARY KEY, member TEXT NOT NULL) STRICT",
)
