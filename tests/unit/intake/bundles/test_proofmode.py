import pytest

from farbank.intake.bundles.bundle import ALONE, RESTRICTED
from farbank.intake.bundles.proofmode import HASH_CLAIM, proofmode
from farbank.intake.bundles.recognise import recognise

PHOTO, VIDEO = b"\xff\xd8\xff photo of a bridge", b"\0\0\0\x18ftypmp42 video"


def parts_of(bundle, role):
    return [part for part in bundle.parts if part.role == role]


def codes_about(bundle, place):
    return {code for verdict in bundle.verdicts if verdict.about == place for code in verdict.codes}


@pytest.mark.parametrize("older", [False, True], ids=["named by hash", "named by file"])
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_every_sidecar_and_signature_belongs_to_its_photo(put, proofmode_files, older, packed):
    path = put(proofmode_files({"강가.jpg": PHOTO, "다리.mp4": VIDEO}, older=older), packed=packed)
    assert recognise(path) == "proofmode"
    bundle = proofmode(path)
    originals = {part.file.name: place for place, part in enumerate(bundle.parts) if part.role == "original"}
    assert set(originals) == {"강가.jpg", "다리.mp4"}
    for place in originals.values():
        mine = [part for part in bundle.parts if part.belongs_to == place]
        assert sorted(part.role for part in mine) == ["sidecar"] * 4 + ["signature"] * 3
    assert [part.file.name for part in parts_of(bundle, "key")] == ["pubkey.asc"]
    assert [part.file.name for part in parts_of(bundle, "report")] == ["HowToVerifyProofData.txt"]


def test_everything_that_may_give_the_source_away_is_restricted(put, proofmode_files):
    bundle = proofmode(put(proofmode_files({"a.jpg": PHOTO}), packed=True))
    free = {part.file.name.rsplit(".", 1)[-1] for part in bundle.parts if part.tier != RESTRICTED}
    assert free == {"jpg", "ots", "txt"}
    assert parts_of(bundle, "container")[0].tier == RESTRICTED
    assert len(parts_of(bundle, "container")) == 1


def test_a_table_that_calls_itself_a_time_stamp_is_restricted(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    told = next(content for name, content in files.items() if name.endswith(".proof.csv"))
    files = {name: told if name.endswith(".ots") else content for name, content in files.items()}
    bundle = proofmode(put(files))
    assert [part.tier for part in bundle.parts if part.file.name.endswith(".ots")] == [RESTRICTED]


def test_a_photo_whose_sidecars_are_named_by_its_hash_is_bound_to_them(put, proofmode_files):
    bundle = proofmode(put(proofmode_files({"a.jpg": PHOTO})))
    place = next(at for at, part in enumerate(bundle.parts) if part.role == "original")
    assert codes_about(bundle, place) == {"binding.name.yes", "openpgp.present"}
    claims = [claim for part in parts_of(bundle, "sidecar") for claim in part.claims]
    assert claims == [(HASH_CLAIM, "yes")] * 2


def test_a_photo_that_was_changed_is_no_longer_bound(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    files["a.jpg"] = PHOTO + b"!"
    bundle = proofmode(put(files))
    place = next(at for at, part in enumerate(bundle.parts) if part.role == "original")
    assert codes_about(bundle, place) == {"binding.name.none", "openpgp.absent"}
    orphans = [verdict.about for verdict in bundle.verdicts if "binding.name.orphan" in verdict.codes]
    assert orphans
    assert all(bundle.parts[at].belongs_to == ALONE for at in orphans)


def test_a_sidecar_that_writes_another_hash_says_no(put, proofmode_files):
    bundle = proofmode(put(proofmode_files({"a.jpg": PHOTO}, older=True, written="0" * 64)))
    claims = {claim for part in parts_of(bundle, "sidecar") for claim in part.claims}
    assert claims == {(HASH_CLAIM, "no")}
    assert any("binding.written.no" in verdict.codes for verdict in bundle.verdicts)


def test_a_sidecar_under_another_name_is_known_by_its_words_and_restricted(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    told = next(content for name, content in files.items() if name.endswith(".proof.csv"))
    bundle = proofmode(put(files | {"readme.txt": told, "20260501batchproof.csv": told, "settings.json": b"{}"}))
    tiers = {part.file.name: part.tier for part in bundle.parts}
    assert tiers["readme.txt"] == tiers["20260501batchproof.csv"] == tiers["settings.json"] == RESTRICTED


def test_a_folder_known_only_by_the_words_in_a_table_is_proofmode_too(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    told = next(content for name, content in files.items() if name.endswith(".proof.csv"))
    assert recognise(put({"a.jpg": PHOTO, "table.csv": told})) == "proofmode"
    assert recognise(put({"a.jpg": PHOTO, "table.csv": b"DeviceID,name\n1,2\n"}, "another")) == "plain"


def test_a_photo_that_holds_such_words_inside_stays_a_photo(put, proofmode_files):
    photo = b"\xff\xd8\xff\0 DeviceID Location.Latitude Wifi MAC"
    bundle = proofmode(put(proofmode_files({"a.jpg": photo})))
    assert [part.file.name for part in parts_of(bundle, "original")] == ["a.jpg"]


def test_no_value_of_a_sidecar_leaves_it(put, proofmode_files, canaries):
    bundle = proofmode(put(proofmode_files({"a.jpg": PHOTO, "b.mp4": VIDEO}), packed=True))
    said = repr((bundle.verdicts, bundle.remarks, bundle.skipped, [part.claims for part in bundle.parts]))
    assert not [canary for canary in canaries if canary in said]
    assert "DCIM" not in said


def test_what_is_no_signature_is_told(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    files = {name: b"\0\1" if name.endswith(".csv.asc") else content for name, content in files.items()}
    bundle = proofmode(put(files))
    assert any(verdict.codes == ("openpgp.unlike",) for verdict in bundle.verdicts)


def test_the_key_of_the_device_is_a_key_under_any_name_of_a_signature(put, proofmode_files):
    files = proofmode_files({"a.jpg": PHOTO})
    bundle = proofmode(put(files | {"device.asc": files["pubkey.asc"]}))
    assert {part.file.name for part in parts_of(bundle, "key")} == {"pubkey.asc", "device.asc"}
    assert any("made by the device itself" in remark for remark in bundle.remarks)
