"""Every command gives one JSON document with the keys that other programs rely on, each of its type."""

import pytest

PAIR = [float, float]
LINE = {"id": str, "label": str, "title": str, "files": [str]}
COUNTED = {"looked": PAIR, "present": PAIR}
FIGURE = {
    "ref": str, "value": (int, type(None)), "precision": (str, type(None)), "flags": [str],
    "known_from": (str, type(None)), "first": (int, type(None)), "was": [(int, type(None))],
}  # fmt: skip
FINDING = {
    "id": str, "label": str, "status": str, "n_min": int, "n_max": int, "p": PAIR, "relay_errors": [str],
    "totalising": ({"words": str, "backed": bool}, type(None)), "scope": str,
}  # fmt: skip
VERDICT = {
    "verdict": str,
    "findings": [{"rule": str, "severity": str, "persona": str, "where": [{"channel": str, "text": str}],
                  "because": str, "repair": [str]}],
    "bytes": str, "checked": list, "not_checked": list,
}  # fmt: skip
DOCUMENTS = {
    "list item": {"rows": [LINE]},
    "list finding": {"rows": [LINE]},
    "list consent": {"rows": [LINE]},
    "find border": {"rows": [LINE]},
    "show E-HRW": {**{key: LINE[key] for key in ("id", "label", "title")}, "kind": str, "withdrawn": str,
                   "told": dict, "lists": dict},
    "weigh": {"findings": [FINDING]},
    "weigh F-FENCE": {"findings": [FINDING]},
    "series": {"series": str, "as_of": str, "rows": [FIGURE], "identity_failures": [dict]},
    "series arrivals": {"series": str, "as_of": str, "rows": [FIGURE], "identity_failures": [dict]},
    "coverage": {"line": str, **COUNTED, "blind": PAIR, "tallies": [{"label": str, **COUNTED}], "conduits": [dict],
                 "cells": [dict]},
    "verify": {"ok": bool, "items": {"intact": int, "erased": int, "missing": int, "corrupt": int, "key_absent": int},
               "damage": [{"what": str, "where": str, "because": str, "item": str}],
               "log": {"size": int, "root": str}, "anchors": list, "cosignatures": int,
               "since": ({"size": int, "not_read": int}, type(None))},
    "verify --since": {"ok": bool, "since": ({"size": int, "not_read": int}, type(None))},
    "anchor": {"head": {"origin": str, "size": int, "root": str}},
    "anchor --queue queue": {"head": dict, "queue": str, "files": [str]},
    "anchor --import .": {"kept": list, "known": list, "left_out": list, "waiting": list},
    "cosign": {"keys": [str], "trusted": list},
    "cosign --ask ask": {"request": str, "size": int, "old": int},
    "describe E-HRW --what rivers": {"id": str, "recorded": int},
    "gate R-1": VERDICT,
    "gate R-EXPOSED": VERDICT,
    "publish R-REPAIRED --out site": {"out": str, "package": str, "files": [str], "verdict": str, "afterwards": list},
    "new another": {"case": str},
    "sheet desk.xlsx": {"file": str},
}  # fmt: skip


def misfits(value, shape, where="document"):  # noqa: PLR0911
    """Where a document does not have its shape: nothing when it does. More keys than promised are fine."""
    match shape:
        case tuple():
            return [] if any(not misfits(value, each, where) for each in shape) else [where]
        case dict():
            if not isinstance(value, dict):
                return [where]
            missing = [f"{where}.{key}" for key in shape if key not in value]
            return missing + [
                each for key in shape if key in value for each in misfits(value[key], shape[key], f"{where}.{key}")
            ]
        case [_, _]:
            good = isinstance(value, list) and len(value) == 2 and all(isinstance(each, int | float) for each in value)
            return [] if good and 0 <= value[0] <= value[1] <= 1 else [where]
        case [each]:
            if not isinstance(value, list):
                return [where]
            return [wrong for number, one in enumerate(value) for wrong in misfits(one, each, f"{where}[{number}]")]
        case _:
            return [] if isinstance(value, shape) and (shape is bool or not isinstance(value, bool)) else [where]


@pytest.fixture(scope="module")
def both(made, shipped):
    """One case with both examples in it."""
    return made("both", ("apply", shipped / "border" / "border.yaml"), ("apply", shipped / "drill" / "drill.yaml"))


@pytest.mark.parametrize("words", DOCUMENTS)
def test_a_document_has_every_key_that_was_promised_with_its_type(both, tmp_path, words):
    ran = both(*words.split(), "--json", cwd=tmp_path)
    assert ran.status == (3 if words.startswith("gate") else 0), ran.err
    assert misfits(ran.json, DOCUMENTS[words]) == []
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "words",
    [
        each
        for each in DOCUMENTS
        if each.split()[0] in {"list", "find", "show", "weigh", "series", "coverage", "verify"}
    ],
)
def test_without_json_the_same_is_told_in_words(both, tmp_path, words):
    ran = both(*words.split(), cwd=tmp_path)
    assert (ran.status, ran.out.startswith(("{", "[")), "Traceback" in ran.err) == (0, False, False)


@pytest.mark.parametrize("words", ["list report", "weigh", "series", "coverage"])
def test_an_empty_case_gives_an_empty_document_and_a_remark(empty, words):
    told = empty.good(*words.split())
    assert (told.out, len(told.err.splitlines())) == ("", 1)
    key = {"list": "rows", "weigh": "findings"}.get(words.split()[0], "documents")
    assert empty.good(*words.split(), "--json").json == {key: []}


def test_json_may_stand_after_any_verb_and_the_case_and_passphrase_before_it(small_case):
    ran = small_case.good(
        "-C", small_case.case, "--passphrase-file", small_case.passphrase, "list", "item", "--json",
        FARBANK_CASE=None, FARBANK_PASSPHRASE_FILE=None,
    )  # fmt: skip
    assert ran.json["rows"][0]["label"] == "E-NOTE"


def test_without_a_terminal_and_without_a_file_nobody_is_asked(small_case):
    ran = small_case("list", "item", FARBANK_PASSPHRASE_FILE=None)
    assert (ran.status, ran.out) == (5, "")
    assert "nobody can be asked here" in ran.err


def test_the_case_is_the_current_folder_unless_said(small_case):
    assert small_case.good("list", "item", cwd=small_case.case, FARBANK_CASE=None).status == 0


@pytest.mark.parametrize("name", ["E1", "E-NOTE", "T-FERRY", "T1", "F1", "R1", "R-HARBOUR", "S1"])
def test_a_thing_is_named_by_its_id_or_by_the_label_of_the_reporter(small_case, name):
    assert name in {(shown := small_case.good("show", name, "--json").json)["id"], shown["label"]}


def test_a_label_with_its_dash_left_out_is_understood(border):
    assert border.good("show", "R1", "--json").json["id"] == "R1"
    assert border.good("weigh", "F1", "--json").json["findings"][0]["label"] == "F-SHOOT"
