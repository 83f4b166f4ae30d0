"""Parts of a series, editions in other languages, and what changed since a report left: written whole or not at all."""

import json
import re
import shutil
import subprocess

import pytest

SHEET = """\
sheet: 1
case: "A quay"
language: en
sources:
  S-PAPER: {kind: press, public: true, name: "The Harbour Post"}
items:
  E-PAGE: {file: page.txt, from: S-PAPER, acquired: 2024-03-01, how: "bought", language: en, title: "Harbour notes"}
statements:
  - {key: T-QUAY, item: E-PAGE, source: S-PAPER, says: "The quay was closed.", language: en, when: "May 2023"}
findings:
  - {key: F-QUAY, text: "The quay was closed.", rests_on: [{statement: T-QUAY, stance: supports, class: moderate}]}
reports:
  R-ONE: {file: one.md}
  R-TWO: {file: two.md}
  R-KO: {file: ko.md}
"""
HEAD = 'outlet: sample-desk\npublished: 2024-04-01\ncontact: ["Write to desk@example.org.", "Use another telephone than your own."]\n'
ONE = (
    f'---\ntitle: "The quay"\npart: 1\nof: 2\n{HEAD}---\nThe quay was closed [@F-QUAY].\n\nThe reason was not given.\n'
)
TWO = f'---\ntitle: "The ferry"\npart: 2\nof: 2\nrelated: [R-ONE]\n{HEAD}---\nThe ferry stayed away [@E-PAGE].\n'
KO = f'---\ntitle: "부두"\npart: 1\nof: 2\nlanguage: ko\ntranslation_of: R-ONE\n{HEAD}---\n부두는 닫혔다 [@F-QUAY].\n'
HREF = re.compile(r'href="([^"#]+)')


@pytest.fixture(scope="module")
def drafts(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drafts")
    written = {"desk.yaml": SHEET, "page.txt": "The quay was closed.\n", "one.md": ONE, "two.md": TWO, "ko.md": KO}
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def quay(made, drafts):
    return made("quay", ("apply", drafts / "desk.yaml"))


@pytest.fixture(scope="module")
def both(made, drafts, tmp_path_factory):
    """The two parts, published together."""
    out = tmp_path_factory.mktemp("both") / "out"
    return made("both", ("apply", drafts / "desk.yaml"), ("publish", "R-ONE", "R-TWO", "--out", out)), out


@pytest.fixture(scope="module")
def left(made, drafts, tmp_path_factory):
    """The first part, published by itself."""
    out = tmp_path_factory.mktemp("left") / "out"
    return made("left", ("apply", drafts / "desk.yaml"), ("publish", "R-ONE", "--out", out)), out


def copied(desk, tmp_path):
    shutil.copytree(desk.case, tmp_path / "case")
    return type(desk)(case=tmp_path / "case", passphrase=desk.passphrase)


def rewritten(desk, drafts, tmp_path, old, new):
    """The first part, written otherwise and taken in again."""
    folder = tmp_path / "drafts"
    shutil.copytree(drafts, folder, dirs_exist_ok=True)
    text = (folder / "one.md").read_text(encoding="utf-8")
    assert old in text
    (folder / "one.md").write_text(text.replace(old, new), encoding="utf-8")
    desk.good("apply", folder / "desk.yaml")


def page(out):
    return (out / "index.html").read_text(encoding="utf-8")


def every_file(out):
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def dead_links(out):
    """The links of every page that lead to no file."""
    return [
        (str(each.relative_to(out)), address)
        for each in out.rglob("*.html")
        for address in HREF.findall(each.read_text(encoding="utf-8"))
        if ":" not in address and not (each.parent / address).resolve().is_file()
    ]


def sha256sum(folder, *words):
    return subprocess.run(["sha256sum", *words], cwd=folder, capture_output=True, text=True, check=False)


def test_the_parts_lead_to_each_other_and_the_cover_to_both(both):
    _, out = both
    assert {"part-1", "part-2", "index.html", "SHA256SUMS"} <= {each.name for each in out.iterdir()}
    assert 'href="part-1/index.html"' in page(out)
    assert 'href="part-2/index.html"' in page(out)
    assert 'rel="next" href="../part-2/index.html"' in page(out / "part-1")
    assert 'rel="prev" href="../part-1/index.html"' in page(out / "part-2")
    assert dead_links(out) == []


def test_no_label_of_the_case_is_in_any_file_of_a_series(both):
    _, out = both
    for path, content in every_file(out).items():
        assert not re.search(rb"R-ONE|R-TWO|F-QUAY|E-PAGE|S-PAPER", content), path


def test_the_sums_hold_for_the_whole_folder_and_for_each_part(both):
    _, out = both
    for folder in (out, out / "part-1"):
        ran = sha256sum(folder, "-c", "--strict", "SHA256SUMS")
        assert ran.returncode == 0, ran.stdout
    listed = {line.split("  ", 1)[1] for line in (out / "SHA256SUMS").read_text().splitlines()}
    assert listed == {path for path in every_file(out) if path != "SHA256SUMS"}


def test_publishing_a_series_twice_gives_the_same_bytes(both, tmp_path):
    desk, out = both
    copied(desk, tmp_path).good("publish", "R-TWO", "R-ONE", "--out", tmp_path / "again")
    again, before = every_file(tmp_path / "again"), every_file(out)
    assert again.keys() == before.keys()
    assert [path for path in before if again[path] != before[path] and "/" in path] == []


def test_one_part_that_must_not_leave_keeps_all_of_them(quay, drafts, tmp_path):
    desk = copied(quay, tmp_path)
    rewritten(desk, drafts, tmp_path, "The reason was not given.", "About 300 boats lay there.")
    ran = desk("publish", "R-ONE", "R-TWO", "--out", tmp_path / "out")
    assert ran.status == 3
    assert "loose_number" in desk("gate", "R-ONE", "--json").out
    assert "together or not at all" in ran.out
    assert not (tmp_path / "out").exists()
    assert "released" not in desk.good("show", "R-TWO").out


def test_a_part_alone_tells_of_no_part_that_has_not_left(left):
    _, out = left
    assert "The ferry" not in page(out)
    assert "part-2" not in page(out)


def test_a_later_part_leads_to_the_one_that_left_and_back_only_when_that_is_published_again(left, tmp_path):
    desk = copied(left[0], tmp_path)
    ran = desk.good("publish", "R-TWO", "--out", tmp_path / "part-2")
    assert "its folder is called part-2/" in ran.err
    assert 'rel="prev" href="../part-1/index.html"' in page(tmp_path / "part-2")
    assert "The ferry" not in page(left[1])
    desk.good("publish", "R-ONE", "--out", tmp_path / "part-1")
    assert dead_links(tmp_path) == []
    assert 'rel="next"' in page(tmp_path / "part-1")


def test_a_reason_is_for_the_part_that_left_and_the_new_one_needs_none(left, drafts, tmp_path):
    desk = copied(left[0], tmp_path)
    rewritten(desk, drafts, tmp_path, "The reason was not given.", "The reason was given late.")
    desk.good("publish", "R-ONE", "R-TWO", "--because", "It was given.", "--out", tmp_path / "out")
    assert "<del>The reason was not given.</del>" in page(tmp_path / "out" / "part-1")
    assert "<del>" not in page(tmp_path / "out" / "part-2")


def test_editions_stand_beside_each_other_and_name_their_languages(quay, tmp_path):
    desk = copied(quay, tmp_path)
    out = tmp_path / "out"
    desk.good("publish", "R-ONE", "R-KO", "--out", out)
    assert 'href="../../ko/part-1/index.html" lang="ko" hreflang="ko">한국어' in page(out / "en" / "part-1")
    assert 'href="../../en/part-1/index.html" lang="en" hreflang="en">English' in page(out / "ko" / "part-1")
    assert 'lang="ko"><a href="ko/part-1/index.html" hreflang="ko">부두' in page(out)
    assert dead_links(out) == []


def test_an_edition_that_has_not_left_is_not_led_to(left):
    assert "hreflang" not in page(left[1])


def test_reports_that_would_stand_in_one_place_are_refused(quay, drafts, tmp_path):
    desk = copied(quay, tmp_path)
    rewritten(desk, drafts, tmp_path, "part: 1", "part: 2")
    ran = desk("publish", "R-ONE", "R-TWO", "--out", tmp_path / "out")
    assert ran.status == 1
    assert "would stand in one place" in ran.err


def test_the_contact_is_the_newsrooms_own_words_on_a_page_of_its_own(left, quay, drafts, tmp_path):
    contact = (left[1] / "contact.html").read_text(encoding="utf-8")
    assert "Write to desk@example.org." in contact
    assert 'href="contact.html"' in page(left[1])
    desk = copied(quay, tmp_path)
    rewritten(desk, drafts, tmp_path, HEAD.split("\n")[2] + "\n", "")
    desk.good("publish", "R-ONE", "--out", tmp_path / "out")
    assert not (tmp_path / "out" / "contact.html").exists()
    assert "Contact" not in page(tmp_path / "out")


def test_evidence_leads_to_the_passage_that_cites_it_and_to_the_next(both):
    _, out = both
    (one,) = [path.read_text(encoding="utf-8") for path in (out / "part-1" / "e").iterdir()]
    (where,) = re.findall(r'href="\.\./index\.html#(lead|passage-\d+)"', one)
    assert f'id="{where}"' in page(out / "part-1")


def test_a_commitment_is_opened_with_sha256sum_and_is_the_one_in_the_manifest(both, tmp_path):
    desk, out = both
    own = copied(desk, tmp_path)
    (evidence,) = json.loads((out / "part-2" / "manifest.json").read_text(encoding="utf-8"))["evidence"]
    own.good("prove", "E-PAGE", "--commitment", "--out", tmp_path / "opened", "--to", "a court")
    said = sha256sum(tmp_path / "opened", "opening.txt")
    assert said.stdout.split()[0] == evidence["commitment"]
    assert evidence["commitment"] in (out / "part-2" / "e" / f"{evidence['name']}.html").read_text(encoding="utf-8")
    shown = sha256sum(tmp_path / "opened", "file-1.txt")
    assert f"sha256 {shown.stdout.split()[0]}\n" in (tmp_path / "opened" / "opening.txt").read_text()
    assert (tmp_path / "opened" / "file-1.txt").read_bytes() == b"The quay was closed.\n"
    assert "a court" in own.good("list", "copy").out


def test_a_finding_is_opened_as_its_record(both, tmp_path):
    own = copied(both[0], tmp_path)
    own.good("prove", "F-QUAY", "--commitment", "--out", tmp_path / "opened", "--to", "a court")
    said = sha256sum(tmp_path / "opened", "record.json")
    assert said.stdout.split()[0] in (tmp_path / "opened" / "opening.txt").read_text()


def test_a_manifest_holds_no_id_no_label_and_nothing_of_the_log(both):
    _, out = both
    told = json.loads((out / "part-1" / "manifest.json").read_text(encoding="utf-8"))
    assert set(told) == {
        "manifest", "title", "language", "outlet", "part", "of", "published", "tools", "files", "evidence",
    }  # fmt: skip
    assert {key for each in told["evidence"] for key in each} == {"number", "name", "commitment"}
    assert not re.search(r'"[A-Z]\d+"|root|leaf|tree', json.dumps(told))


def test_a_part_that_was_taken_back_is_led_to_no_more(left, tmp_path):
    template, _ = left
    desk = copied(template, tmp_path)
    desk.good("publish", "R-TWO", "--out", tmp_path / "before")
    assert "The quay" in page(tmp_path / "before")
    desk.good("unpublish", "R-ONE", "--because", "it said too much")
    desk.good("publish", "R-TWO", "--out", tmp_path / "after", "--minor")
    assert "The quay" not in page(tmp_path / "after")


def test_two_members_approve_the_parts_of_a_series_together(quay, tmp_path):
    first = copied(quay, tmp_path)
    words = tmp_path / "second.txt"
    words.write_text("another six words are there now\n", encoding="utf-8")
    first.good("member", "add", "--new-passphrase-file", words)
    second = type(first)(case=first.case, passphrase=words)
    held = first("publish", "R-ONE", "R-TWO", "--out", tmp_path / "out")
    assert (held.status, "another member has still to approve" in held.err) == (3, True)
    told = second.good("approve", "R-ONE", "R-TWO", "--json").json["documents"]
    assert len({each["bytes"] for each in told}) == 1
    assert "approved by M1, M2" in first.good("publish", "R-ONE", "R-TWO", "--out", tmp_path / "out").out
    assert second("approve", "R-ONE", "R-TWO", "--for", "cms").status == 1
