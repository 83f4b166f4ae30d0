import re
import subprocess
import sys
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from farbank.publish.figure import NoFigure
from farbank.publish.site import build, coverage_png
from farbank.values.draft import Cite, Computed, Heading, Paragraph, Text


def by_path(package):
    return {file.path: file.content for file in package.files}


def pages(package):
    """The pages of the site; the one file to pass on by hand has tests of its own."""
    files = by_path(package)
    return {path: files[path].decode() for path in files if path.endswith(".html") and path != "report.html"}


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.all = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


def test_the_same_page_gives_the_same_bytes_in_two_processes(border, package):
    code = (
        "import importlib.util,sys;from farbank.publish.site import build;"
        "s=importlib.util.spec_from_file_location('b',sys.argv[1]);m=importlib.util.module_from_spec(s);"
        "s.loader.exec_module(m);print(build(m.page()).digest)"
    )
    source = str(Path(sys.modules["farbank"].__file__).parents[1])
    done = subprocess.run(
        [sys.executable, "-c", code, border.__file__],
        env={"PYTHONPATH": source, "PYTHONHASHSEED": "77"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == package.digest


def test_no_page_holds_a_script_an_inline_style_or_an_address_to_load_from(package):
    for html in pages(package).values():
        for tag, attrs in Tags(html).all:
            assert tag not in {"script", "style", "iframe", "object", "embed", "form", "base"}
            assert not [name for name in attrs if name == "style" or name.startswith("on")]
            for name in ("src", "srcset", "poster", "data"):
                assert "//" not in (attrs.get(name) or "")
            if tag == "link":
                assert "//" not in attrs["href"]


def test_every_page_carries_the_policy_and_no_referrer(package):
    for html in pages(package).values():
        assert "default-src 'none'" in html
        assert "script-src" not in html
        assert '<meta name="referrer" content="no-referrer">' in html


def test_every_local_address_leads_to_a_file_or_an_anchor_that_is_there(package):
    files, html = by_path(package), pages(package)
    for path, text in html.items():
        folder = Path(path).parent
        for _, attrs in Tags(text).all:
            for address in filter(None, (attrs.get("href"), attrs.get("src"), attrs.get("srcset"))):
                if address.startswith("http"):
                    continue
                file, _, anchor = address.partition("#")
                target = path if not file else str((Path("/x") / folder / file).resolve().relative_to("/x"))
                assert target in files, (path, address)
                if anchor:
                    assert f'id="{anchor}"' in html[target], (path, address)


def test_no_label_of_the_case_is_found_anywhere(border, package):
    labels = [label for card in border.CARDS for label in card.labels] + ["P-1", "Y-HRW"]
    for path, content in by_path(package).items():
        for label in labels:
            assert label.encode() not in content, (path, label)
            assert label.casefold() not in path.casefold()


def test_markup_in_a_title_or_a_card_stays_text(border):
    card = border.card(1, "x-1", "E-X", "<script>t</script>", "<img src=x onerror=y>")
    draft = border.draft(
        title="<script>x</script>", blocks=(Paragraph(runs=(Text(text="a"), Cite(label="E-X"))),), footnotes=()
    )
    for html in pages(build(border.page(draft=draft, cards=(card,), figures=(), hero=None))).values():
        assert not [tag for tag, _ in Tags(html).all if tag == "script"]
        assert "onerror" not in [name for _, attrs in Tags(html).all for name in attrs]


def test_a_whole_page_is_light(package):
    files = by_path(package)
    loaded = ["index.html", "site.css", *(p for p in files if p.startswith("fonts/") or p.endswith("-wide.png"))]
    assert sum(len(files[path]) for path in loaded) < 500_000


def test_every_picture_has_words_a_size_and_a_narrow_twin(package):
    tags = Tags(pages(package)["index.html"]).all
    images = [attrs for tag, attrs in tags if tag == "img"]
    assert len(images) == 5
    assert all(attrs["alt"] and attrs["width"] and attrs["height"] for attrs in images)
    assert len([1 for tag, attrs in tags if tag == "source" and "-narrow.png" in attrs["srcset"]]) == 5
    assert not [tag for tag, _ in tags if tag == "svg"]


def test_headings_go_down_one_step_at_a_time_and_there_is_one_title(package):
    for html in pages(package).values():
        levels = [int(tag[1]) for tag, _ in Tags(html).all if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1
        assert all(after - before <= 1 for before, after in pairwise(levels))


def headed_page(border, heading, caption):
    block = Computed(what="coverage", options=(), caption=border.caption(caption))
    blocks = (Heading(level=2, runs=(Text(text=heading),)), block)
    return pages(build(border.page(draft=border.draft(blocks=blocks, footnotes=()), figures=(border.coverage(),))))


def test_a_heading_right_over_a_figure_is_not_said_twice(border):
    html = headed_page(border, "What could be seen", "What could be seen. Dark means dark.")["index.html"]
    assert html.count("<h2>What could be seen</h2>") == 1
    assert 'class="title"' not in html


def test_the_own_title_of_a_figure_steps_down_under_a_heading(border):
    html = headed_page(border, "The line", "What could be seen. Dark means dark.")["index.html"]
    assert "<h2>The line</h2>" in html
    assert '<h3 class="title">What could be seen</h3>' in html


def test_words_that_claim_a_whole_stand_beside_what_they_rest_on(border, package):
    html = pages(package)["index.html"]
    assert "“Almost all”</strong> claims a whole. What it rests on: Human Rights Watch:" in html
    assert "“…”" not in html


def test_every_channel_a_reader_can_find_is_there(package):
    assert {each.channel for each in package.channels} >= {
        "body", "headline", "lead", "caption", "alt", "chart_note", "map_mark", "url", "file_name", "pixels",
    }  # fmt: skip
    said = {(each.channel, each.file) for each in package.channels}
    assert ("alt", "index.html") in said
    assert ("body", "e/notice-k4t7m2.html") in said


def test_a_picture_is_rebuilt_and_named_by_its_public_name(border):
    files = by_path(build(border.page_with_picture()))
    assert files["pictures/photo-m3c8x2.jpg"].startswith(b"\xff\xd8")
    html = files["index.html"].decode()
    assert "E-PHOTO" not in html
    assert 'alt="A wire fence along a river bank."' in html
    assert "Covered before publication: one face." in html


def test_the_parts_and_languages_of_a_series_can_be_reached(border):
    edition = border.Part(title="한국어", address="../ko/index.html", language="ko")
    html = pages(build(border.page(parts=border.parts(), editions=(edition,), figures=border.page().figures)))[
        "index.html"
    ]
    assert 'href="../border-closes/index.html"' in html
    assert 'hreflang="ko"' in html
    assert 'aria-current="page"' in html


def test_a_report_in_a_language_the_page_has_no_words_in_marks_the_english_around_it(border):
    draft = border.draft(
        title="La frontière", language="fr", blocks=(Paragraph(runs=(Text(text="Au bord du fleuve"),)),), footnotes=()
    )
    html = pages(build(border.page(draft=draft, figures=())))["index.html"]
    assert '<html lang="fr">' in html
    assert '<h2 lang="en">How we know</h2>' in html
    assert '<p class="lead" id="lead">Au bord du fleuve</p>' in html
    assert re.search(r'<div class="table"[^>]* lang="en">', html)
    assert 'Sakju <span lang="ko">삭주</span>' in html
    assert re.search(r'<img [^>]*alt="Map[^>]* lang="en">', html)
    assert re.search(r'<a href="e/[^>]*lang="fr">', html) is None


def test_an_empty_case_still_says_why_there_is_no_figure(border):
    block = Computed(what="map", options=(), caption=border.caption("The map."))
    page = border.page(
        draft=border.draft(blocks=(block,), footnotes=()),
        cards=(),
        figures=(NoFigure(because="no line"),),
        hero=None,
        backings=(),
    )
    assert "no line" in pages(build(page))["index.html"]


def test_the_coverage_chart_can_leave_alone(border):
    assert coverage_png(border.coverage()).startswith(b"\x89PNG")


@pytest.mark.parametrize("word", ["2026", "T00:", "generated on", "built on"])
def test_nothing_says_when_it_was_made(package, word):
    assert not [path for path, html in pages(package).items() if word in html]


def test_without_the_extra_a_site_has_no_pdf_and_no_link_to_one(border, monkeypatch):
    monkeypatch.setattr("farbank.publish.site.can_set", lambda: False)
    files = by_path(build(border.page()))
    assert "report.pdf" not in files
    assert b"report.pdf" not in files["index.html"]
    assert b'href="report.html"' in files["index.html"]
