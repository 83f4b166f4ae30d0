"""The workbench in a real browser (Debian's chromium): what a person waits for."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.workbench_open import Opened

CHROMIUM = Path("/usr/bin/chromium")
_ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
_FROM_REQUEST_TO_LOAD = (
    "(() => { const t = performance.getEntriesByType('navigation')[0]; return t.loadEventEnd - t.requestStart; })()"
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser that is there already when the workbench is opened."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield browser
        browser.close()


def first_page(context: BrowserContext, workbench: Opened) -> float:
    """Seconds from `farbank open` to the page that asks for the passphrase."""
    page = context.new_page()
    page.goto(workbench.file.as_uri())
    page.wait_for_url(workbench.address)
    page.wait_for_selector("#passphrase")
    page.wait_for_load_state("load")
    took = time.perf_counter() - workbench.begun
    page.close()
    return took


def unlocked(context: BrowserContext, workbench: Opened, words: str) -> float:
    """Seconds from the passphrase to the first page of the case."""
    page = context.new_page()
    page.goto(workbench.address)
    page.fill("#passphrase", words)
    begun = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector(".road")
    page.wait_for_load_state("load")
    took = time.perf_counter() - begun
    page.close()
    return took


def locked(context: BrowserContext, workbench: Opened) -> None:
    """Lock the case, as a person does."""
    page = context.new_page()
    page.goto(workbench.address)
    page.click("button.lock")
    page.wait_for_selector("#passphrase")
    page.close()


def loaded(context: BrowserContext, address: str) -> float:
    """Milliseconds from the request of a page until it has loaded, by the browser's own clock."""
    page = context.new_page()
    page.goto(address, wait_until="load")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].loadEventEnd > 0")
    took = float(page.evaluate(_FROM_REQUEST_TO_LOAD))
    page.close()
    return took
