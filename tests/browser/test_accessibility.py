"""What axe-core finds: nothing, on every kind of page, at the width of a desk and of a hand (WCAG 2.2 AA)."""

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.allow_hosts(["127.0.0.1"])]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
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


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_fault(browser, site, path, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(site + path, wait_until="load")
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    context.close()
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found.response["violations"]] == []
    assert len(found.response["passes"]) > 20


def test_axe_would_find_a_fault(browser):
    context = browser.new_context()
    page = context.new_page()
    page.set_content(
        '<html lang="en"><title>t</title><main><h1>h</h1><img src="data:,"><p style="color:#ccc">pale</p></main>'
    )
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    context.close()
    assert {"image-alt", "color-contrast"} <= {each["id"] for each in found.response["violations"]}
