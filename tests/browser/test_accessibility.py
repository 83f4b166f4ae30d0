"""What axe-core finds: nothing, on every kind of page, at the width of a desk and of a hand (WCAG 2.2 AA)."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
PAGES = (
    "index.html",
    "method.html",
    "e/notice-k4t7m2.html",
    "report.html",
    "ko/index.html",
    "ja/index.html",
    "zh/index.html",
    "zh/report.html",
    "contact.html",
    "series/index.html",
    "series/en/part-1/index.html",
    "series/ko/part-1/index.html",
    "series/en/part-2/e/notice-k4t7m2.html",
)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault(browser, site, faults, path):
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(site + path, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = faults(page)
    context.close()
    assert found == []


def test_axe_would_find_a_fault_and_a_page_that_is_too_wide(browser, faults):
    context = browser.new_context()
    page = context.new_page()
    page.set_content(
        '<html lang="en"><title>t</title><main><h1>h</h1><img src="data:,"><p style="color:#ccc;width:500px">pale</p></main>'
    )
    found = faults(page)
    context.close()
    assert {each[:2] for each in found} == {
        (1440, "image-alt"), (1440, "color-contrast"), (390, "image-alt"), (390, "color-contrast"), (390, "wide"),
    }  # fmt: skip
