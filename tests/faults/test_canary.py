"""A unique word in any material is found nowhere on the disk in the clear: not in the case, not in temp, not in errors."""

import base64
import signal
import time
import zipfile

import pytest
from PIL import Image

STEM = "kanarienvogel"  # whoever looks for it finds every word, and looks a dozen times less often
WORDS = {
    "case title": "kanarienvogelalpha",
    "item title": "kanarienvogelbeta",
    "content": "kanarienvogelgamma",
    "file name": "kanarienvogeldelta",
    "statement": "kanarienvogelepsilon",
    "source name": "kanarienvogelzeta",
    "card": "kanarienvogeleta",
    "report": "kanarienvogeltheta",
    "note": "kanarienvogeliota",
    "comment in a picture": "kanarienvogelkappa",
    "member of a zip": "kanarienvogellambda",
    "attachment": "kanarienvogelmu",
    "answer": "kanarienvogelnu",
}
SHEET = f"""sheet: 1
case: "The {WORDS["case title"]} case"
language: en
sources:
  S-REED: {{kind: organisation, public: true, name: "{WORDS["source name"]}"}}
items:
  E-NOTE: {{file: note.txt, from: S-REED, acquired: 2024, how: "sent", language: en, title: "{WORDS["item title"]}", note: "{WORDS["note"]}"}}
statements:
  - {{key: T-1, item: E-NOTE, source: S-REED, says: "It said {WORDS["statement"]}.", language: en}}
reports:
  R-1: {{file: report.md}}
"""
REPORT = f'---\ntitle: "T"\nlanguage: en\n---\nIt says {WORDS["report"]} here [@T-1].\n'
MAIL = f"""From: a@example.org
To: b@example.org
Subject: letter
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

See the attachment.
--b
Content-Type: text/plain; name="a.txt"
Content-Disposition: attachment; filename="a.txt"

{WORDS["attachment"]}
--b--
"""


def spellings(word):
    """The bytes of a word as a disk might hold them; of base64 the part that does not depend on its place."""
    yield word.encode()
    yield word.upper().encode()
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    for shift in range(3):
        yield base64.b64encode(b"x" * shift + word.encode())[4 if shift else 0 : -4]
    yield word.encode().hex().encode()


def hits(*folders):
    """Where any of the words, or what they begin with, is found in names or bytes."""
    found, stems = [], list(spellings(STEM))
    for path in (each for folder in folders for each in sorted(folder.rglob("*"))):
        content = (path.read_bytes() if path.is_file() else b"") + path.name.encode()
        if any(each in content for each in stems):
            whole = [what for what, word in WORDS.items() for each in spellings(word) if each in content]
            found += [(what, path.name) for what in whole or [STEM]]
    return found


@pytest.fixture
def material(tmp_path):
    """A folder outside of the case with a canary in everything."""
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "note.txt").write_text(f"A note with {WORDS['content']} in it.", encoding="utf-8")
    (folder / f"{WORDS['file name']}.txt").write_text("nothing", encoding="utf-8")
    picture = Image.new("RGB", (8, 8))
    exif = picture.getexif()
    exif[0x010E] = WORDS["comment in a picture"]
    picture.save(folder / "picture.jpg", exif=exif)
    (folder / "letter.eml").write_text(MAIL, encoding="utf-8")
    with zipfile.ZipFile(folder / "old.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inside.txt", f"{WORDS['member of a zip']} " * 50)
    for number in range(40):
        (folder / f"more {number}.txt").write_text(f"{WORDS['content']} {number}", encoding="utf-8")
    (folder / "desk.yaml").write_text(SHEET, encoding="utf-8")
    (folder / "report.md").write_text(REPORT, encoding="utf-8")
    return folder


@pytest.fixture
def hideout(empty, tmp_path, monkeypatch):
    """The folders that farbank may write to: its case, the temp folder and the home of its user."""
    for name in ("tmp", "home"):
        (tmp_path / name).mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "tmp"))
    for name in ("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return empty.case, tmp_path / "tmp", tmp_path / "home"


def test_no_word_of_the_material_is_on_the_disk_in_the_clear(empty, material, hideout, tmp_path):
    card = material / "card.txt"
    card.write_text(f"{WORDS['card']}, the harbour", encoding="utf-8")
    commands = (
        ["apply", material / "desk.yaml"],
        ["add", material],
        ["describe", "E-NOTE", "--what", WORDS["answer"]],
        ["card", "S-REED", "--file", card],
        ["card", "S-REED", "--open", "--because", "a test"],
        ["find", WORDS["content"]],
        ["show", "E-NOTE"],
        ["verify"],
    )
    for argv in commands:
        ran = empty.alone(*argv)
        assert ran.status == 0, ran.err
        assert hits(*hideout) == [], argv
    held = {word for word in WORDS.values() if empty.good("find", word, "--json").json["rows"]}
    assert held >= {WORDS[each] for each in ("content", "statement", "member of a zip", "attachment", "item title")}


def test_the_search_for_canaries_finds_one_in_any_spelling(tmp_path):
    for number, each in enumerate(spellings(WORDS["card"])):
        (tmp_path / f"{number}").write_bytes(b"before" + each + b"after")
    (tmp_path / WORDS["file name"]).mkdir()
    assert len({name for _, name in hits(tmp_path)}) == 9


@pytest.mark.parametrize("seconds", [0.3, 0.5, 0.8])
@pytest.mark.parametrize("verb", ["add", "apply"])
def test_a_killed_command_leaves_no_word_of_the_material(empty, material, hideout, verb, seconds):
    child = empty.start(verb, material if verb == "add" else material / "desk.yaml")
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    _, err = child.communicate(timeout=60)
    assert hits(*hideout) == []
    assert all(word.encode() not in err for word in WORDS.values())
    empty.good("list", "item")
    assert hits(*hideout) == []


SPOILT = {
    "a citation": (REPORT.replace("[@T-1]", "[@T-9]"), "report.md"),
    "raw HTML": (REPORT.replace("It says", "<b>It</b> says"), "report.md"),
    "a missing title": (REPORT.replace('title: "T"\n', ""), "report.md"),
    "an unknown column": (SHEET.replace("how:", "howw:"), "desk.yaml"),
    "a date": (SHEET.replace("acquired: 2024,", "acquired: sometime,"), "desk.yaml"),
    "a quotation mark": (SHEET.replace(' case"\n', " case\n"), "desk.yaml"),
    "an unknown source": (SHEET.replace("source: S-REED", "source: S-NONE"), "desk.yaml"),
}


@pytest.mark.parametrize("fault", SPOILT)
def test_a_complaint_quotes_nothing_of_the_material(empty, material, hideout, fault):
    text, name = SPOILT[fault]
    empty.good("apply", material / "desk.yaml")
    (material / name).write_text(text, encoding="utf-8")
    ran = empty("apply", material / name)
    if ran.status == 0:
        ran = empty("gate", "R-1")
    assert ran.status == 1
    assert [word for word in WORDS.values() if word in ran.err] == []
    assert hits(*hideout) == []


def test_a_fault_of_farbank_itself_quotes_nothing_of_the_material(empty, material, hideout):
    empty.good("apply", material / "desk.yaml")
    for path in (empty.case / "objects").rglob("*/*"):
        path.write_bytes(path.read_bytes()[:-20])
    for argv in (["gate", "R-1"], ["show", "E-NOTE", "--json"], ["verify"], ["add", material / "note.txt"]):
        ran = empty(*argv)
        assert [word for word in WORDS.values() if word in ran.err] == []
        assert "Traceback" not in ran.err
    assert hits(*hideout) == []


def test_a_passphrase_is_quoted_nowhere(empty, tmp_path, hideout):
    secret = tmp_path / "secret.txt"
    secret.write_text("kanarienvogel passphrase words\nsecond line\n", encoding="utf-8")
    for argv in (["list", "item"], ["verify"], ["new", tmp_path / "other"]):
        ran = empty(*argv, "--passphrase-file", secret)
        assert "kanarienvogel" not in ran.err + ran.out
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path != secret
                and b"kanarienvogel" in path.read_bytes()]  # fmt: skip
