import io
import zipfile

import openpyxl
import pytest

from farbank.errors import Refused
from farbank.intake.bundles.bounds import Bounds
from farbank.intake.bundles.bundle import RESTRICTED, Bundle, Part, Verdict
from farbank.intake.bundles.opening import INNER, KINDS, open_bundle
from farbank.intake.bundles.recognise import holds_measurements, recognise
from farbank.intake.found import Found
from farbank.intake.limits import ZipLimits


@pytest.mark.parametrize(
    "files",
    [
        {"a.txt": b"words"},
        {"a.jpg": b"\xff\xd8\xff", "a.csv": b"name,note\nx,y\n"},
        {"fake.proof.csv": b"name,note\n"},
        {"link.csv": b"link,title\nhttps://a.example,x\n"},
        {"datapackage.json": b'{"resources":[]}'},
        {"b.html": b"<html>about bellingcat</html>"},
    ],
    ids=lambda files: next(iter(files)),
)
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_a_name_alone_makes_no_bundle(put, files, packed):
    path = put(files, packed=packed)
    assert recognise(path) == "plain"
    bundle = open_bundle(path)
    assert sorted(part.file.name for part in bundle.parts if part.role == "original") == sorted(files)
    assert {part.tier for part in bundle.parts} == {""}


def test_a_link_inside_a_folder_is_not_followed(put, proofmode_files):
    outside = put(proofmode_files({"a.jpg": b"x"}), "outside")
    inside = put({"a.txt": b"x"}, "inside")
    for each in outside.iterdir():
        (inside / each.name).symlink_to(each)
    (inside / "all").symlink_to(outside)
    assert recognise(inside) == "plain"
    bundle = open_bundle(inside)
    assert [part.file.name for part in bundle.parts] == ["a.txt"]
    assert len(bundle.skipped) == len(proofmode_files({"a.jpg": b"x"})) + 1


def test_where_kinds_meet_the_one_with_the_most_dangerous_sidecars_wins(
    put, proofmode_files, tella_files, archiver_page
):
    page = {"p.html": archiver_page("https://a.example/", [])}
    assert recognise(put(page | tella_files("b.jpg", b"y"), "two")) == "tella"
    both = put(page | tella_files("b.jpg", b"y") | proofmode_files({"a.jpg": b"x"}), "three")
    assert recognise(both) == "proofmode"
    assert {part.tier for part in open_bundle(both).parts if part.file.name.endswith(".csv")} == {RESTRICTED}


def test_a_bundle_inside_a_folder_is_restricted_and_told(put, proofmode_files, tmp_path):
    inner = put(proofmode_files({"a.jpg": b"x"}), packed=True)
    folder = put({"a.txt": b"x", "from a phone.zip": inner.read_bytes()}, "mixed")
    bundle = open_bundle(folder)
    assert bundle.kind == "plain"
    assert {part.file.name: part.tier for part in bundle.parts} == {"a.txt": "", "from a phone.zip": RESTRICTED}
    assert any(INNER in remark for remark in bundle.remarks)


def test_a_zip_that_cannot_be_looked_into_is_restricted_and_a_workbook_is_not_such_a_zip(
    put, proofmode_files, tmp_path
):
    inner = put(proofmode_files({"a.jpg": b"x"}), packed=True).read_bytes()
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    path = put({"inner.zip": inner, "table.xlsx": book.getvalue(), "broken.zip": inner[:90]}, "outer", packed=True)
    tiers = {part.file.name: part.tier for part in open_bundle(path).parts}
    assert tiers == {"outer.zip": "", "inner.zip": RESTRICTED, "table.xlsx": "", "broken.zip": RESTRICTED}
    tight = open_bundle(path, bounds=Bounds(zip=ZipLimits(members=2)))
    assert [(part.role, part.tier) for part in tight.parts] == [("container", RESTRICTED)]


def test_the_reporter_may_say_what_it_is(put):
    assert open_bundle(put({"a.jpg": b"x"}), kind="proofmode").kind == "proofmode"


@pytest.mark.parametrize("kind", ["wacz", "warc", "mbox"])
def test_a_folder_is_refused_where_a_file_is_needed(put, kind):
    with pytest.raises(Refused, match="not a file"):
        open_bundle(put({"a": b"x"}), kind=kind)


def test_what_is_not_there_is_plain_and_skipped(tmp_path):
    assert recognise(tmp_path / "nothing") == "plain"
    (only,) = open_bundle(tmp_path / "nothing").skipped
    assert "cannot be read" in only.because


def test_every_kind_opens():
    assert set(KINDS) == {"proofmode", "auto-archiver", "wacz", "warc", "tella", "mbox", "plain"}


def test_a_folder_of_too_many_files_is_refused_with_advice(put):
    with pytest.raises(Refused, match="more than 3 files") as refusal:
        open_bundle(put({str(n): b"x" for n in range(4)}), bounds=Bounds(files=3))
    assert "one after the other" in refusal.value.advice


def test_a_made_bundle_is_a_valid_one():
    file = Found(path="a", size=0, open=open)
    with pytest.raises(Refused):
        Bundle(kind="plain", parts=(Part(file=file, role="original", belongs_to=1),))
    with pytest.raises(Refused):
        Bundle(kind="plain", parts=(), verdicts=(Verdict(tool="t", version="1", words="w", codes=("c",), about=0),))
    with pytest.raises(Refused):
        Verdict(tool="t", version="1", words="w", codes=())
    with pytest.raises(Refused):
        Bounds(cell=0)


def test_names_of_a_zip_in_an_old_encoding_are_shown_as_bytes(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as box:
        box.writestr("XXXX.txt", b"x")
    content = (tmp_path / "a.zip").read_bytes().replace(b"XXXX", "가나".encode("euc-kr"))
    (tmp_path / "a.zip").write_bytes(content)
    names = [part.file.name for part in open_bundle(tmp_path / "a.zip").parts]
    assert names == ["a.zip", "\\xb0\\xa1\\xb3\\xaa.txt"]


def handed(name, content):
    return Found(path=name, size=len(content), open=lambda: io.BytesIO(content))


def packed_up(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as box:
        for name, content in files.items():
            box.writestr(name, content)
    return buffer.getvalue()


def test_what_a_phone_wrote_down_is_known_alone_and_in_a_zip(proofmode_files, tella_files):
    made = proofmode_files({"a.jpg": b"\xff\xd8\xff"})
    found = {name for name, content in made.items() if holds_measurements(handed(f"x/{name}", content))}
    assert {name.split(".", 1)[1] for name in found} == {
        "proof.csv", "proof.csv.asc", "proof.json", "proof.json.asc", "gst",
    }  # fmt: skip
    assert holds_measurements(handed("x.zip", packed_up(made)))
    assert holds_measurements(handed("renamed.txt", next(made[name] for name in made if name.endswith("proof.csv"))))
    assert holds_measurements(handed("x.zip", packed_up(tella_files("a.jpg", b"x"))))


@pytest.mark.parametrize("name", ["a.txt", "letter.asc", "a.csv", "a.zip", "a.ots", "cut.zip"])
def test_anybodys_files_are_not(name):
    content = {"a.csv": b"name,note\nx,y\n", "a.zip": packed_up({"a.csv": b"DeviceID\n1\n"}), "cut.zip": b"PK\x03\x04x"}
    assert not holds_measurements(handed(name, content.get(name, b"words")))
