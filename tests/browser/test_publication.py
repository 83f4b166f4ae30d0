"""The publication as a reader's browser sees it: nothing is loaded from elsewhere, nothing overflows, all of it prints."""

import re

import pypdfium2
import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
PATHS = ("index.html", "method.html", "e/notice-k4t7m2.html", "report.html", "ko/index.html")
WIDTHS = (1440, 1000, 768, 390, 320)


def visit(browser, site, path, width, *, script=True):
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    seen, said = [], []
    page.on("request", lambda request: seen.append(request.url))
    page.on("websocket", lambda socket: seen.append(socket.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"failed: {request.url}"))
    page.on("response", lambda answer: said.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None)
    page.goto(site + path, wait_until="load")
    return context, page, seen, said


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_nobody_else_and_the_browser_complains_of_nothing(browser, site, path, width):
    for script in (True, False):
        context, _, seen, said = visit(browser, site, path, width, script=script)
        assert seen
        assert [url for url in seen if not url.startswith((site, "data:"))] == []
        assert said == []
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_scrolls_sideways_even_with_every_table_open(browser, site, path, width):
    context, page, _, _ = visit(browser, site, path, width)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    across, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert across <= room
    wide = page.evaluate(
        "[...document.querySelectorAll('img')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).length"
    )
    assert wide == 0
    context.close()


def test_a_phone_is_given_its_own_drawings(browser, site):
    context, page, seen, _ = visit(browser, site, "index.html", 390)
    drawn = page.evaluate("[...document.querySelectorAll('picture img')].map(e => e.currentSrc)")
    assert drawn
    assert all(each.endswith("-narrow.png") for each in drawn)
    assert not [url for url in seen if url.endswith("-wide.png")]
    context.close()


def test_a_page_loads_less_than_half_a_megabyte_without_its_photograph(browser, site):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sizes = []
    page.on("response", lambda answer: sizes.append(0 if "/pictures/" in answer.url else len(answer.body())))
    page.goto(site + "index.html", wait_until="networkidle")
    assert 50_000 < sum(sizes) < 500_000
    context.close()


def test_the_words_stay_readable_when_the_fonts_do_not_come(browser, site):
    context = browser.new_context(viewport={"width": 390, "height": 900})
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(site + "index.html", wait_until="load")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.get_by_role("heading", level=1).is_visible()
    context.close()


def test_a_keyboard_reaches_the_report_first_and_every_stop_is_seen(browser, site):
    context, page, _, _ = visit(browser, site, "index.html", 1440)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    context.close()


@pytest.mark.parametrize("width", [1440, 1000, 880, 768, 390, 320])
def test_the_words_in_a_drawing_are_eleven_pixels_or_larger_and_never_shout(browser, site, folder, width):
    context, page, _, _ = visit(browser, site, "index.html", width)
    drawn = page.evaluate(
        "[...document.querySelectorAll('picture img')].map(e => [e.currentSrc, e.getBoundingClientRect().width])"
    )
    for source, across in drawn:
        svg = (folder / source.removeprefix(site)).with_suffix(".svg").read_text(encoding="utf-8")
        scale = across / float(re.search(r'width="([\d.]+)"', svg).group(1))
        sizes = [float(each) * scale for each in re.findall(r'font-size="([\d.]+)"', svg)]
        assert min(sizes) >= (11 if width > 320 else 10.5), source
        assert max(sizes) <= 30, source
    context.close()


def test_marks_keep_an_edge_where_colours_are_forced(browser, site):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active")
    page = context.new_page()
    page.goto(site + "index.html", wait_until="load")
    edges = page.evaluate("[...document.querySelectorAll('.mark, .chip')].map(e => getComputedStyle(e).borderTopStyle)")
    assert edges
    assert set(edges) == {"solid"}
    context.close()


def test_nothing_moves_for_those_who_asked_for_stillness(browser, site):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(site + "index.html", wait_until="load")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()


def test_small_targets_are_at_least_24_pixels_or_stand_in_a_line_of_words(browser, site):
    context, page, _, _ = visit(browser, site, "index.html", 390)
    small = page.evaluate(
        """[...document.querySelectorAll('nav a, summary, .download a')]
           .filter(e => e.getBoundingClientRect().height < 24 || e.getBoundingClientRect().width < 24)
           .map(e => e.textContent)"""
    )
    assert small == []
    context.close()


def test_body_type_is_sixteen_pixels_or_more(browser, site):
    for width in (1440, 390):
        context, page, _, _ = visit(browser, site, "index.html", width)
        least = page.evaluate(
            """Math.min(...[...document.querySelectorAll('p, li, td, th, dd, dt, figcaption, summary, h1, h2, h3')]
               .map(e => parseFloat(getComputedStyle(e).fontSize)))"""
        )
        assert least >= 16
        context.close()


def test_it_prints_on_a4_with_its_tables_open(browser, site):
    context, page, _, _ = visit(browser, site, "index.html", 1440)
    page.emulate_media(media="print")
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    words, pages = "", len(pdf)
    for number in range(pages):
        sheet = pdf[number]
        assert [round(each) for each in sheet.get_size()] == [595, 842]
        text = sheet.get_textpage()
        words += text.get_text_range()
        text.close()
        sheet.close()
    pdf.close()
    assert "Totals without places" in words
    assert "What we could not see" in words
    assert len(words) > 3000
    assert pages <= 6
    context.close()
