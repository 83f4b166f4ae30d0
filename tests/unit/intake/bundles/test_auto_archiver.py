import hashlib

import pytest

from farbank.intake.bundles.auto_archiver import auto_archiver
from farbank.intake.bundles.bounds import Bounds
from farbank.intake.bundles.bundle import ALONE, RESTRICTED
from farbank.intake.bundles.recognise import recognise

URL = "https://social.example/@bridge/status/12?lang=ko"
NAME, VIDEO = "3f9c1e0a7b2d4c5e6f708192.mp4", b"\0\0\0\x18ftypmp42 a video"
SHEET = "Link,Archive status,Archive location,Archive date,Upload timestamp,Upload title,Hash\n"


def by_name(bundle):
    return {part.file.name: part for part in bundle.parts}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_page_says_where_its_files_are_from(put, archiver_page, packed):
    page = archiver_page(URL.replace("&", "&amp;"), [(NAME, VIDEO)])
    path = put({f"local_archive/x/{NAME}": VIDEO, "local_archive/x/page.html": page, "other.txt": b"x"}, packed=packed)
    assert recognise(path) == "auto-archiver"
    bundle = auto_archiver(path)
    assert by_name(bundle)[NAME].claims == (("url", URL), ("archived at", "2026-05-01 10:00:00+00:00"))
    assert by_name(bundle)["page.html"].role == "report"
    assert by_name(bundle)["other.txt"].claims == ()
    assert [verdict.codes for verdict in bundle.verdicts] == [("hash.stated.yes",)]


def test_its_database_says_url_copy_and_moments_and_the_deeper_address_is_not_taken(put, archiver_database):
    path = put({NAME: VIDEO, "db.csv": archiver_database(URL, NAME, VIDEO)})
    assert recognise(path) == "auto-archiver"
    bundle = auto_archiver(path)
    assert set(by_name(bundle)[NAME].claims) == {
        ("url", URL),
        ("archived at", "2026-05-01T10:00:07+00:00"),
        ("time", "2026-04-30T08:00:00+00:00"),
        ("archived", f"https://store.example/a/{NAME}"),
    }
    assert by_name(bundle)["db.csv"].tier == ""
    assert "deeper.example" not in repr([part.claims for part in bundle.parts])


def test_a_changed_file_has_none_of_the_stated_hashes(put, archiver_database):
    bundle = auto_archiver(put({NAME: VIDEO + b"!", "db.csv": archiver_database(URL, NAME, VIDEO)}))
    assert [verdict.codes for verdict in bundle.verdicts] == [("hash.stated.no",)]


def test_a_sheet_alone_is_a_report_whose_rows_are_its_claims(put):
    row = f'{URL},archived,https://store.example/a.html,2026-05-01T10:00:00Z,2026-04-30 08:00,"다리, 강",x\n'
    path = put({"결과.csv": (SHEET + row).encode()}) / "결과.csv"
    assert recognise(path) == "auto-archiver"
    bundle = auto_archiver(path)
    (part,) = bundle.parts
    assert (part.role, part.belongs_to, part.tier) == ("report", ALONE, "")
    assert part.claims == (
        ("url", URL),
        ("archived", "https://store.example/a.html"),
        ("archived at", "2026-05-01T10:00:00Z"),
        ("time", "2026-04-30 08:00"),
    )
    assert any("not here" in remark for remark in bundle.remarks)


@pytest.mark.parametrize(
    "telling",
    [
        {"uploader": "somebody"},
        {"location": "a town"},
        {"latitude": 41.98},
        {"client": "10.23.45.67"},
        {"gps_position": "far away"},
        {"mac": "de:ad:be:ef:12:34"},
        {"channel_id": "UC19281"},
    ],
    ids=lambda telling: next(iter(telling)),
)
def test_a_note_about_a_place_a_network_or_a_person_is_restricted(put, archiver_database, telling):
    bundle = auto_archiver(put({NAME: VIDEO, "db.csv": archiver_database(URL, NAME, VIDEO, **telling)}))
    assert by_name(bundle)["db.csv"].tier == RESTRICTED
    assert str(next(iter(telling.values()))) not in repr([part.claims for part in bundle.parts])
    assert by_name(bundle)[NAME].tier == ""


def test_a_note_named_like_a_file_belongs_to_it(put, archiver_page):
    files = {NAME: VIDEO, NAME.replace(".mp4", ".json"): b'{"uploader":"x"}', "p.html": archiver_page(URL, [])}
    bundle = auto_archiver(put(files))
    note = by_name(bundle)[NAME.replace(".mp4", ".json")]
    assert (note.role, note.tier) == ("sidecar", RESTRICTED)
    assert bundle.parts[note.belongs_to].file.name == NAME


def test_any_other_table_is_a_note_and_restricted_where_it_tells(put, archiver_page):
    files = {
        "p.html": archiver_page(URL, []),
        "exif.csv": b"GPS,x\n",
        "words.xml": b"<a>bridge</a>",
        "big.json": b"x" * 99,
    }
    bundle = auto_archiver(put(files))
    assert {name: part.tier for name, part in by_name(bundle).items()} == {
        "p.html": "",
        "exif.csv": RESTRICTED,
        "words.xml": "",
        "big.json": "",
    }
    tight = auto_archiver(put(files, "again"), Bounds(table=40))
    assert by_name(tight)["big.json"].tier == by_name(tight)["p.html"].tier == RESTRICTED
    assert any("larger than 40 bytes" in remark for remark in tight.remarks)


@pytest.mark.parametrize(
    "words",
    ["javascript:alert(1)", "https://user:pw@host.example/", "https://a.example/\u202egpj", "https://a b", "x" * 9, ""],
)
def test_what_is_no_address_of_the_web_is_no_claim(put, words):
    path = put({"a.csv": f'{SHEET}"{words}",archived,,,,,\n'.encode()}) / "a.csv"
    assert auto_archiver(path).parts[0].claims == ()


def test_sha3_is_compared_where_it_is_stated(put):
    row = f"{URL},archived,{NAME},,,,SHA3-512:{hashlib.sha3_512(VIDEO).hexdigest()}\n"
    bundle = auto_archiver(put({NAME: VIDEO, "a.csv": (SHEET + row).encode()}))
    assert [verdict.codes for verdict in bundle.verdicts] == [("hash.stated.yes",)]
