"""The publication of the shipped border case, as the command makes it."""

import re
from html import unescape

import pytest

from farbank.publish.channels import read
from farbank.values.package import File

CODE = re.compile(r"\b(?:[A-Z]-[A-Z0-9][A-Z0-9-]*|[SEOBLYCVTFRPN]\d{1,3})\b")
ISO = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b|\b\d{4}/\d{4}\b")


def files_of(site):
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def site(border_case, tmp_path_factory):
    out = tmp_path_factory.mktemp("border") / "site"
    border_case.good("publish", "R-2", "--out", out)
    return out


@pytest.fixture(scope="module")
def texts(site):
    package = tuple(File(path=path, content=content) for path, content in files_of(site).items())
    return read(package, "en")


def plain(path):
    """The words of a page, without those that lead on to its neighbours."""
    html = re.sub(r'<nav class="turn".*?</nav>', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def evidence(site):
    return {path.name: plain(path) for path in sorted((site / "e").iterdir())}


def test_no_label_and_no_id_of_the_case_is_in_any_text(texts):
    assert len(texts) > 300
    found = [(each.file, each.channel, each.text) for each in texts if CODE.search(each.text)]
    assert found == []


def test_every_date_is_in_words(texts):
    found = [(each.file, each.text) for each in texts if each.channel not in {"url", "file_name", "file_metadata"}]
    assert [each for each in found if ISO.search(each[1])] == []


def test_all_that_a_front_page_loads_is_under_500_kb_without_photographs(site):
    html = (site / "index.html").read_text("utf-8")
    drawn = [path for path in re.findall(r'<img src="([^"]+)"', html) if path.startswith("figures/")]
    fonts = re.findall(r"url\((fonts/[a-z0-9-]+\.woff2)\)", (site / "site.css").read_text("utf-8"))
    loaded = {"index.html", "site.css", *drawn, *fonts}
    assert len(drawn) == 4
    assert fonts
    assert 50_000 < sum((site / path).stat().st_size for path in loaded) < 500_000


def test_every_number_in_a_figure_is_that_of_a_piece_of_evidence(site, texts):
    there = {int(each) for each in re.findall(r'id="evidence-(\d+)"', (site / "index.html").read_text("utf-8"))}
    drawn = {int(each) for text in texts if text.file.endswith(".svg") for each in re.findall(r"\[(\d+)\]", text.text)}
    assert drawn
    assert drawn <= there


def test_a_chinese_name_is_drawn_whole_and_its_face_is_there(site, texts):
    assert any("Dandong 丹东" in each.text for each in texts if each.file == "figures/map-wide.svg")
    assert (site / "fonts" / "chinese-500.woff2").is_file()


def test_each_page_of_evidence_says_how_sure_we_are_what_is_withheld_and_leads_back(site):
    pages = evidence(site)
    assert len(pages) == 6
    for name, words in pages.items():
        assert "How sure we are" in words, name
        assert "Independent origins" in words, name
        assert "What is withheld, and why" in words, name
        assert re.search(r"fingerprint of what we hold says nothing about the contents.*\b[0-9a-f]{64}\b", words), name
        assert "Back to the report" in words, name


def test_what_a_finding_rests_on_is_told_with_how_it_bears(site):
    (length,) = (words for words in evidence(site).values() if "About 480 km of new fence" in words)
    assert "Human Rights Watch. Supports this." in length
    assert "Says otherwise and copies its source wrongly, so it weighs nothing." in length
    (order,) = (words for words in evidence(site).values() if "What we conclude" in words and "An order of" in words)
    assert "Ministry of Social Security, DPRK, read in a document. Supports this." in order
    assert "A reporter. Repeats the same source, so it does not count twice." in order


def test_an_item_says_what_was_read_out_of_it(site):
    (survey,) = (words for words in evidence(site).values() if "Satellite review of the border" in words)
    assert "New or larger works, 2019 to 2023: at least 489 km, of at most 1,065 km looked at" in survey
    assert "no view of about 353 km (no imagery). Where exactly is not given." in survey


def test_the_same_case_gives_the_same_bytes_in_two_processes(border_case, site, tmp_path):
    out = tmp_path / "again"
    ran = border_case.alone("publish", "R-2", "--out", out, PYTHONHASHSEED="77")
    assert ran.status == 0, ran.err
    assert files_of(out) == files_of(site)
