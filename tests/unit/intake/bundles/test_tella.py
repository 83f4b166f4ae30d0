import pytest

from farbank.intake.bundles.bundle import ALONE, RESTRICTED
from farbank.intake.bundles.recognise import recognise
from farbank.intake.bundles.tella import HASH_CLAIM, tella

PHOTO = b"\xff\xd8\xff photo of a river"


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
@pytest.mark.parametrize("table", ["강가.csv", "강가.jpg.csv"], ids=["today", "earlier"])
def test_a_table_belongs_to_its_photo_and_is_restricted(put, tella_files, table, packed):
    path = put(tella_files("강가.jpg", PHOTO, table=table), packed=packed)
    assert recognise(path) == "tella"
    bundle = tella(path)
    sidecar = next(part for part in bundle.parts if part.role == "sidecar")
    assert bundle.parts[sidecar.belongs_to].file.name == "강가.jpg"
    assert bundle.parts[sidecar.belongs_to].tier == ""
    assert sidecar.tier == RESTRICTED
    assert sidecar.claims == ((HASH_CLAIM, "yes"),)
    assert {part.tier for part in bundle.parts if part.role == "container"} <= {RESTRICTED}


def test_another_hash_says_no(put, tella_files):
    bundle = tella(put(tella_files("a.jpg", PHOTO, written="f" * 64)))
    assert [verdict.codes for verdict in bundle.verdicts] == [("binding.written.no",)]


def test_a_table_without_its_file_stands_alone_and_says_so(put, tella_files):
    files = tella_files("a.jpg", PHOTO)
    del files["a.jpg"]
    bundle = tella(put(files))
    assert [(part.belongs_to, part.claims) for part in bundle.parts] == [(ALONE, ((HASH_CLAIM, "absent"),))]


def test_any_other_note_is_restricted_too(put, tella_files):
    bundle = tella(put(tella_files("a.jpg", PHOTO) | {"form.xml": b"<data><gps/></data>", "b.csv": b"x,y\n"}))
    assert {part.file.name for part in bundle.parts if part.tier == ""} == {"a.jpg"}


def test_no_value_of_a_table_leaves_it(put, tella_files, canaries):
    bundle = tella(put(tella_files("a.jpg", PHOTO), packed=True))
    said = repr((bundle.verdicts, bundle.remarks, bundle.skipped, [part.claims for part in bundle.parts]))
    assert not [canary for canary in canaries if canary in said]
