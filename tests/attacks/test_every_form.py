"""What leaves the shipped cases, in every form, opened by readers that are not ours: exiftool, poppler, fontTools.

They are searched for what the case holds and the page may not say: labels, ids, file names, names of sources, notes,
times of day, and hashes of originals. What is absent from the system is skipped with its reason.
"""

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile

import pytest
from fontTools.ttLib import TTFont

FORMS = ("site", "cms", "docx")
CASES = {"border": "R-2", "drill": "R-REPAIRED"}
PRIVATE = {
    "border": ("border.yaml", "case.sqlite"),
    "drill": ("drill.yaml", "by a courier", "letter.txt", "message.txt", "ferry_clerk"),
}  # and every label of their sheets


def private(shipped, case):
    labels = re.findall(r"\b([SEPT]-[A-Z0-9-]{3,})\b", (shipped / case / f"{case}.yaml").read_text(encoding="utf-8"))
    assert labels
    return (*PRIVATE[case], *dict.fromkeys(labels))


def tool(name):
    return pytest.mark.skipif(shutil.which(name) is None, reason=f"needs {name}")


def run(*words, given=None):
    done = subprocess.run(
        words, input=given, capture_output=True, check=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    )
    return done.stdout


@pytest.fixture(scope="session")
def left(made, shipped, tmp_path_factory):
    """Every file of every case in every form, by case and form."""
    found = {}
    for case, report in CASES.items():
        commands = [("apply", shipped / case / f"{case}.yaml")]
        outs = {form: tmp_path_factory.mktemp(f"{case}-{form}") / "out" for form in FORMS}
        commands += [("publish", report, "--out", out, "--for", form) for form, out in outs.items()]
        made(f"left {case}", *commands)
        for form, out in outs.items():
            found[case, form] = {
                str(each.relative_to(out)): each.read_bytes() for each in out.rglob("*") if each.is_file()
            }
    return found


def parts(content):
    """A file, and the parts of one that is packed."""
    yield content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            yield from map(box.read, box.namelist())


each = pytest.mark.parametrize(("case", "form"), [(case, form) for case in CASES for form in FORMS])


@each
def test_no_label_name_or_path_of_the_case_is_in_any_byte(left, shipped, case, form):
    originals = [path.read_bytes() for path in (shipped / case).rglob("*") if path.is_file()]
    prints = [hashlib.sha256(content) for content in originals]
    never = [word.encode() for word in private(shipped, case)] + [b"/%b/" % each for each in (b"home", b"tmp", b"root")]
    for path, content in left[case, form].items():
        for inside in parts(content):
            assert [word for word in never if re.search(rb"(?<![A-Za-z])" + re.escape(word), inside)] == [], path
            assert not [each for each in prints if each.digest() in inside or each.hexdigest().encode() in inside], path


@each
def test_no_file_says_when_it_was_made(left, case, form):
    for path, content in left[case, form].items():
        for inside in parts(content):
            assert not re.search(rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?!:00Z)", inside.replace(b"T00:00:00", b"")), path
        if content[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(content)) as box:
                assert {member.date_time for member in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@each
def test_names_that_leave_are_fixed_words_or_drawn_by_chance(left, case, form):
    known = re.compile(
        r"SHA256SUMS|(?:index|method|report|fragment|site|map|mark|manifest|coverage|conduits|series|timeline)"
        r"[a-z0-9-]*\.\w+|[a-z]+-\d+(?:-wide|-narrow)?\.\w+|e[0-9a-f]{10}\.\w+|[a-z]+-\d{3}(?:-italic)?\.woff2"
    )
    assert [path for path in left[case, form] if not known.fullmatch(path.rpartition("/")[2])] == []


@tool("exiftool")
@each
def test_exiftool_finds_no_maker_place_person_or_time(left, case, form):
    files = [
        (path, content)
        for path, content in left[case, form].items()
        if path.endswith((".png", ".jpg", ".pdf", ".docx"))
    ]
    for path, content in files:
        (told,) = json.loads(run("exiftool", "-config", "", "-j", "-G1", "-a", "-u", "-ee", "-", given=content))
        strange = [name for name in told if re.search(
            r"GPS|Make$|Model|Serial|Owner|Artist|Author|Creator$|By-line|Software|Comment|Thumbnail|Profile|Keywords|"
            r"LastModifiedBy|RevisionNumber|TotalEditTime|Company|Template|Manager", name)]  # fmt: skip
        assert [name for name in strange if not _our_own(name, told[name])] == [], path


_SET_BY = {"PDF:Creator", "XMP-xmpMM:HistorySoftwareAgent"}


def _our_own(name, value):
    """What a PDF for archives must say, and what the colours on its pages are measured by."""
    return name.startswith("ICC") or (name in _SET_BY and str(value).startswith("Typst"))


@tool("pdffonts")
@pytest.mark.parametrize("case", CASES)
def test_poppler_sees_only_cut_typefaces_of_ours_no_attachment_and_no_script(left, case, tmp_path):
    pdf = left[case, "site"].get("report.pdf")
    if pdf is None:
        pytest.skip("needs the extra report")
    (tmp_path / "report.pdf").write_bytes(pdf)
    rows = run("pdffonts", tmp_path / "report.pdf").decode().splitlines()[2:]
    assert rows
    assert all(re.match(r"[A-Z]{6}\+Farbank", row) and " yes yes yes " in row for row in rows)
    told = run("pdfinfo", tmp_path / "report.pdf").decode()
    assert re.search(r"JavaScript:\s+no", told)
    assert re.search(r"Form:\s+none", told)
    assert b"0 embedded files" in run("pdfdetach", "-list", tmp_path / "report.pdf")


@tool("pdftotext")
@pytest.mark.parametrize("case", CASES)
def test_poppler_reads_no_word_that_no_page_prints(left, shipped, case, tmp_path):
    files = left[case, "site"]
    if "report.pdf" not in files:
        pytest.skip("needs the extra report")
    (tmp_path / "report.pdf").write_bytes(files["report.pdf"])
    words = run("pdftotext", "-raw", tmp_path / "report.pdf", "-").decode()
    for word in private(shipped, case):
        assert not re.search(rf"(?<![A-Za-z]){re.escape(word)}", words)


@tool("pdfimages")
@pytest.mark.parametrize("case", CASES)
def test_poppler_finds_no_picture_besides_those_that_are_shown(left, case, tmp_path):
    files = left[case, "site"]
    if "report.pdf" not in files:
        pytest.skip("needs the extra report")
    (tmp_path / "report.pdf").write_bytes(files["report.pdf"])
    rows = run("pdfimages", "-list", tmp_path / "report.pdf").decode().splitlines()[2:]
    shown = [path for path in files if path.startswith("pictures/")]
    assert len(rows) == len(shown)


@pytest.mark.parametrize("case", CASES)
def test_no_typeface_draws_a_letter_that_no_page_prints(left, case):
    files = left[case, "site"]
    printed = set("".join(content.decode() for path, content in files.items() if path.endswith(".html")))
    for path in (path for path in files if path.endswith(".woff2")):
        font = TTFont(io.BytesIO(files[path]))
        assert {chr(code) for code in font.getBestCmap()} <= printed | {"\u00a0", " "}, path
        assert {each.nameID for each in font["name"].names} <= {0, 1, 2, 13}
