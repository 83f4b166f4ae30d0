"""Every wrong word on the command line gets one clear sentence, its documented status, and changes nothing."""

import json

import pytest

USAGE = 2
# what is typed -> the status, and a piece of the sentence that must be there
WRONG = [
    (["person"], USAGE, "give either the words to read, or --lines FILE"),
    (["person", "표설란", "--sex", "x"], USAGE, "'x' is not one of"),
    (["person", "Кim"], 1, "could not read 'Кim' as a name: 'кim' mixes letters of Cyrillic and Latin"),
    (["person", "표" * 100], 1, "a name has at most 80 characters"),
    (["person", "표설란", "--born", "one fine day"], 1, "born: "),
    (["person", "표설란", "--kin", "3"], 1, "could not read '3' as a name"),
    (["person", "Zbigniew Szczepaniak", "--forms"], 1, "so no other form of it can be made"),
    (["same", "E-NOTE", "S-REED", "--because", "x"], 1, "names no person"),
    (["apart", "S-REED", "E-NOTE"], 1, "nothing was recorded without a reason"),
    (["same", "S-REED", "S-NONE", "--because", "x"], 1, "there is nothing called S-NONE"),
    (["lst", "item"], USAGE, "No such command 'lst'"),
    (["list"], USAGE, "Missing argument 'KIND'"),
    (["list", "items"], USAGE, "'items' is not one of"),
    (["list", "item", "more"], USAGE, "unexpected extra argument"),
    (["list", "item", "--jsn"], USAGE, "No such option"),
    (["--jsn", "list", "item"], USAGE, "No such option"),
    (["add"], USAGE, "Missing argument 'PATH"),
    (["apply"], USAGE, "Missing argument 'SHEET"),
    (["sheet"], USAGE, "Missing argument 'FILE"),
    (["find"], USAGE, "Missing argument"),
    (["show"], USAGE, "Missing argument 'ID'"),
    (["gate"], USAGE, "Missing argument 'REPORT|FILE'"),
    (["publish", "R-HARBOUR"], USAGE, "Missing option '--out'"),
    (["series", "--as-of", "31.12.2023"], USAGE, "31.12.2023"),
    (["verify", "--deep"], USAGE, "No such option"),
    (["show", "E99"], 1, "there is nothing called E99 in this case"),
    (["show", "정보"], 1, "정보"),
    (["describe", "E99", "--what", "a quay"], 1, "there is no item E99"),
    (["describe", "S-REED", "--what", "a quay"], 1, "there is no item S-REED"),
    (["describe", "E-NOTE", "--when", "03/04/2021"], 1, "03/04/2021"),
    (["describe", "E-NOTE", "--when", "one fine day"], 1, "one fine day"),
    (["describe", "E-NOTE", "--when", "2023-02-30"], 1, "when: 2023-02 has no day 30"),
    (["describe", "E-NOTE", "--whose", "S-OTHER"], 1, "E1 came from S1"),
    (["weigh", "F-FERYY"], 1, "there is no finding F-FERYY in this case; did you mean 'F-FERRY'?"),
    (["series", "arrivals"], 1, "there is no series arrivals"),
    (["coverage", "yalu"], 1, "there is no line yalu"),
    (["coverage", "--target", "fence"], 1, "nobody in this case looked for 'fence'"),
    (["gate", "R-NONE"], 1, "there is no report R-NONE in this case, and there is no such file"),
    (["gate", "nothing.docx"], 1, "and there is no such file"),
    (["publish", "R-NONE", "--out", "site"], 1, "there is no report R-NONE"),
    (["approve"], USAGE, "Missing argument 'REPORT...|FILE'"),
    (["approve", "R-NONE"], 1, "there is no report R-NONE"),
    (["approve", "blank.txt"], 1, "blank.txt is neither a request for an approval nor an answer to one"),
    (["approve", "R-HARBOUR", "--for", "pdf"], USAGE, "'pdf' is not one of"),
    (["approve", "R-HARBOUR", "--ask", "no/ask.farbank", "--for-member", "M1"], 1, "there is no folder no"),
    (["unpublish", "R-HARBOUR", "--because", "x"], 1, "R1 never left; there is nothing to take back"),
    (["card", "S-NONE", "--open", "--because", "a call"], 1, "there is no source S-NONE"),
    (["card", "S-REED", "--open"], 1, "say why the card is opened"),
    (["card", "S-REED", "--open", "--because", "a call"], 1, "S1 has no identity card"),
    (["card", "S-REED", "--file", "no-such.txt"], 1, "no-such.txt cannot be read as text"),
    (["card", "S-REED", "--file", "blank.txt"], 1, "the card is empty"),
    (["card", "S-REED", "--file", "binary.bin"], 1, "binary.bin cannot be read as text"),
    (["add", "no-such-folder"], 1, "there is no file or folder no-such-folder"),
    (["add", "blank.txt", "--from", "S-NONE"], 1, "there is no source 'S-NONE'"),
    (["add", "blank.txt", "no-such.txt"], 1, "there is no file or folder no-such.txt"),
    (["apply", "no-such.yaml"], 1, "there is no file no-such.yaml"),
    (["apply", "no-such.csv"], 1, "there is no file no-such.csv"),
    (["apply", "no-such.md"], 1, "there is no file no-such.md"),
    (["apply", "no-such.xlsx"], 1, "there is no file no-such.xlsx"),
    (["apply", "picture.jpg"], 1, "picture.jpg is neither a sheet nor a report"),
    (["apply", "folder"], 1, "folder is neither a sheet nor a report"),
    (["apply", "folder.yaml"], 1, "folder.yaml cannot be read"),
    (["apply", "folder.xlsx"], 1, "folder.xlsx cannot be read"),
    (["apply", "binary.xlsx"], 1, "binary.xlsx cannot be read as a workbook"),
    (["apply", "notes.xlsx"], 1, "notes.xlsx cannot be read as a workbook"),
    (["apply", "blank.xlsx"], 1, "blank.xlsx cannot be read as a workbook"),
    (["apply", "blank.csv"], 1, "blank.csv:1: a first line with the names of columns"),
    (["apply", "blank.md"], 1, "blank.md:1"),
    (["apply", "latin.yaml"], 1, "latin.yaml:2: text in UTF-8"),
    (["sheet", "desk.ods"], 1, "desk.ods does not end in .xlsx"),
    (["sheet", "there.xlsx"], 1, "there.xlsx is there already"),
    (["sheet", "no-such-folder/desk.xlsx"], 1, "there is no folder no-such-folder"),
    (["new", "folder"], 1, "folder is there already and not empty"),
    (["new", "blank.txt"], 1, "blank.txt is there already"),
    (["new", "blank.txt/case"], 1, "blank.txt is a file"),
    (["publish", "R-HARBOUR", "--out", "folder"], 1, "folder is there already and holds something else"),
    (["publish", "R-HARBOUR", "--out", "blank.txt"], 1, "blank.txt is there already and holds something else"),
    (["-C", "folder", "list", "item"], 1, "there is no case in"),
    (["-C", "no-such-folder", "verify"], 1, "there is no case in no-such-folder"),
    (["-C", "blank.txt", "verify"], 1, "there is no case in blank.txt"),
    (["-C", "folder", "verify"], 1, "there is no case in folder"),
    (["list", "item", "--passphrase-file", "no-such.txt"], 5, "there is no passphrase file no-such.txt"),
    (["list", "item", "--passphrase-file", "blank.txt"], 1, "the first line of the passphrase file"),
    (["list", "item", "--passphrase-file", "binary.bin"], 5, "cannot be read as text"),
    (["list", "item", "--passphrase-file", "folder"], 5, "cannot be read as text"),
    (["list", "item", "--passphrase-file", "other.txt"], 5, "does not open with this passphrase"),
    (["verify", "--passphrase-file", "other.txt"], 5, "does not open with this passphrase"),
    (["new", "fresh", "--passphrase-file", "no-such.txt"], 5, "there is no passphrase file no-such.txt"),
    (["new", "fresh", "--passphrase-file", "blank.txt"], 1, "the first line of the passphrase file"),
]


@pytest.fixture
def here(tmp_path):
    """A folder with one of everything that can be named by mistake."""
    folder = tmp_path / "here"
    (folder / "folder").mkdir(parents=True)
    (folder / "folder" / "diary.txt").write_text("mine", encoding="utf-8")
    for name in ("folder.yaml", "folder.xlsx"):
        (folder / name).mkdir()
    for name in ("blank.txt", "blank.xlsx", "blank.csv", "blank.md", "there.xlsx"):
        (folder / name).write_bytes(b"")
    for name in ("binary.bin", "binary.xlsx", "picture.jpg"):
        (folder / name).write_bytes(b"\xff\xd8\xff\xe0\x00\x9d" * 40)
    (folder / "notes.xlsx").write_text("not a workbook", encoding="utf-8")
    (folder / "other.txt").write_text("a wholly different passphrase\n", encoding="utf-8")
    (folder / "latin.yaml").write_bytes("sheet: 1\ncase: Müller\n".encode("latin-1"))
    return folder


def shape(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(("argv", "status", "piece"), WRONG, ids=[" ".join(each[0]) for each in WRONG])
def test_a_wrong_word_gets_a_clear_sentence_and_changes_nothing(desk, here, argv, status, piece):
    before, around = desk.head(), shape(here)
    ran = desk(*argv, cwd=here)
    assert (ran.status, piece in ran.err) == (status, True), ran.err
    assert_plain(ran)
    assert (desk.head(), shape(here)) == (before, around)


@pytest.mark.parametrize(("argv", "status", "piece"), WRONG[1:30:3], ids=[" ".join(each[0]) for each in WRONG[1:30:3]])
def test_with_json_a_wrong_word_leaves_standard_output_empty(desk, here, argv, status, piece):
    ran = desk(*argv, "--json", cwd=here)
    assert (ran.status, ran.out, piece in ran.err) == (status, "", True)


def test_farbank_alone_shows_its_help_and_ends_as_a_usage_fault(desk):
    ran = desk()
    assert (ran.status, ran.out) == (USAGE, "")
    assert ran.err.startswith("Usage: farbank [OPTIONS]")
    assert "farbank: " not in ran.err


def assert_plain(ran):
    assert "Traceback" not in ran.err
    assert "fault of its own" not in ran.err
    assert ran.out == "" or json.loads(ran.out)
    sentence, remedy = [line for line in ran.err.splitlines() if not line.startswith("Usage: farbank ")]
    assert sentence.startswith("farbank: ")
    assert remedy.startswith("         ")
    assert remedy.rstrip().endswith((".", "?"))
