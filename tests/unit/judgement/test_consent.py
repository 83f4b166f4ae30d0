"""Whether each datum is inside what its source agreed to; every rule of the module has a test in its own words."""

import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from farbank.judgement.gate import judge
from farbank.values.draft import Picture

a = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("gate_cases.py"))))


def saying(words="a resident", **discloses):
    return a.draft(a.paragraph(a.named(words, "P-CLERK", **discloses), " said so."))


def judged(report, *consents, **changes):
    return judge(a.question(report, consents=consents, **changes))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"fields": ("age",)}, "covers age only"),
        ({"outlets": ("another-desk",)}, "names another-desk as outlet"),
        ({"languages": ("ko", "ja")}, "is for ko, ja only"),
        ({"until": a.day(2024, 12, 31)}, "ended on 2024-12-31"),
        ({"withdrawn": a.day(2024, 9, 1)}, "was withdrawn"),
        ({"given": a.day(2030, 1, 1)}, "given only on 2030-01-01"),
        ({"fields": ()}, "covers nothing only"),
    ],
)
def test_a_datum_used_beyond_its_consent_blocks(changes, why):
    verdict = judged(saying(sex="female"), replace(a.consent(), **changes))
    assert verdict.verdict == "BLOCK"
    assert {each.rule for each in verdict.findings} == {"consent"}
    assert why in verdict.findings[-1].because


def test_what_is_inside_a_consent_finds_nothing():
    inside = a.consent(fields=("sex",), outlets=("any",), languages=(), until=a.day(2030, 1, 1))
    assert judged(saying(sex="female"), inside).verdict == "NO FINDING"


def test_a_consent_that_ends_on_the_day_the_bytes_leave_still_covers_them():
    assert judged(saying(), a.consent(until=a.day(2026, 11, 22))).verdict == "NO FINDING"
    assert judged(saying(), a.consent(until=a.day(2026, 11, 21))).verdict == "BLOCK"


def test_a_consent_withdrawn_only_later_still_covers():
    assert judged(saying(), a.consent(withdrawn=a.day(2030, 1, 1))).verdict == "NO FINDING"


def test_two_halves_from_two_consents_do_not_add_up():
    field = a.consent(fields=("sex",), outlets=("another-desk",))
    outlet = a.consent(fields=("age",))
    assert judged(saying(sex="female"), field, outlet).verdict == "BLOCK"


def test_a_region_covers_a_province_and_no_town():
    region = a.consent(fields=("region",))
    assert judged(saying(residence="a coastal province"), region).verdict == "NO FINDING"
    found = judged(saying(residence="Port Ells"), region)
    assert 'residence "Port Ells"' in a.only(found, "consent").because


def test_a_source_without_any_consent_holds():
    found = a.only(judged(saying(sex="female")), "no_consent")
    assert found.severity == "HOLD"
    assert found.persona == "P-CLERK"


@pytest.mark.parametrize("open_source", [{"kind": "reporter"}, {"public": True, "name": "a ministry"}])
def test_public_sources_and_reporters_need_no_consent(open_source):
    verdict = judged(saying(), sources={"S1": a.source("S1", **open_source)})
    assert verdict.verdict == "NO FINDING"


def test_a_report_that_names_no_outlet_holds_and_is_not_held_against_the_source():
    verdict = judged(replace(saying(), outlet=""), a.consent())
    assert a.rules(verdict) == ["no_outlet"]
    assert verdict.verdict == "HOLD"


def cited(field="", **changes):
    report = a.draft(a.paragraph("Spring was late ", a.cite("E-LETTER"), "."))
    fields = {"item_fields": {"E2": field} if field else {}} | changes
    return judge(replace(a.drill(report), **fields))


def test_a_letter_is_inside_a_consent_for_letters():
    assert cited("letters").verdict == "NO FINDING"
    assert cited().verdict == "NO FINDING"


def test_a_photograph_is_beyond_a_consent_for_letters():
    picture = Picture(item="E-LETTER", caption=(a.text("A stove."),), alt="A stove")
    verdict = judge(a.drill(a.draft(picture)))
    found = a.only(verdict, "consent")
    assert "citing E-LETTER" in found.because
    assert found.where[0].channel == "caption"


def test_a_cited_item_whose_source_was_never_asked_holds():
    found = a.only(cited(consents=()), "no_consent")
    assert found.because.startswith("A source: no consent is recorded")


def test_a_cited_item_from_nobody_holds():
    found = a.only(cited(items={"E2": ""}), "no_consent")
    assert "nobody says who it came from" in found.because
    assert found.repair == ("Name the source of the item.",)


def test_a_persona_printed_twice_is_held_once():
    report = a.draft(
        a.paragraph(a.named("a resident", "P-CLERK"), " and again ", a.named("the resident", "P-CLERK"), ".")
    )
    found = a.only(judged(report, a.consent(languages=("ko",))), "consent")
    assert len(found.where) == 2


def test_a_report_dated_in_the_future_is_held_against_that_day():
    report = replace(saying(), published=date(2031, 1, 1))
    assert judged(report, a.consent(until=a.day(2030, 1, 1))).verdict == "BLOCK"


def test_a_finding_in_consent_never_names_the_source():
    verdict = judged(
        saying(), a.consent("S77", fields=("age",)), personas=(a.persona("P-CLERK", "S77", id="P1"),), sources={}
    )
    assert all("S77" not in str(each.to_json()) for each in verdict.findings)
