"""A built publication and a workbench served on loopback, and a chromium that can reach nothing else."""

import functools
import http.server
import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from farbank.publish.site import build

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
]

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]

EDITIONS = (
    ("ko", "봉인된 국경의 두 창", "2023년에 촬영된 두 곳에서 철조망이 강을 따라 늘어서 있었다."),
    ("ja", "封じられた国境の二つの窓", "2023年に撮影された二か所で、鉄条網が川に沿って張られていた。"),
    ("zh", "封锁边境上的两扇窗", "2023年拍摄的两处地点，围栏沿江而立。"),
)


class Quiet(http.server.SimpleHTTPRequestHandler):
    asked: ClassVar[list[str]] = []

    def log_message(self, format, *args):  # noqa: A002
        """Says nothing, and remembers what was asked for."""
        self.asked.append(self.path)

    def handle(self):
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


@pytest.fixture(scope="session")
def border():
    path = Path(__file__).parents[1] / "unit" / "publish" / "border_page.py"
    spec = importlib.util.spec_from_file_location("border_page_in_browser", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def laid(package, root):
    for file in package.files:
        target = root / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


@pytest.fixture(scope="session")
def folder(border, tmp_path_factory):
    """The border example, the same report in Korean, Japanese and Chinese, and a series of two parts and an edition."""
    root = tmp_path_factory.mktemp("site")
    laid(build(border.page_with_picture()), root)
    for language, title, lead in EDITIONS:
        draft = border.draft(title=title, language=language, blocks=border.led(lead))
        laid(build(border.page(draft=draft)), root / language)
    laid(border.series(), root / "series")
    return root


@pytest.fixture(scope="module")
def site(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def workbench(tmp_path_factory):
    """Serves a copy of a case in a process of its own for as long as a `with` lasts.

    It gives what `farbank open` told, with the passphrase beside it as `words`; `first` is Python that is run first.
    """

    @contextmanager
    def serve(desk, *more, first=""):
        folder = tmp_path_factory.mktemp("workbench")
        shutil.copytree(desk.case, folder / "case")
        known = {**os.environ, "FARBANK_CASE": str(folder / "case"), "XDG_STATE_HOME": str(folder / "state")}
        child = subprocess.Popen(
            [sys.executable, "-c", f"{first}\nfrom farbank.cli.main import main; main()", "open", "--no-browser", "--json",
             *more],
            env=known, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        told = ""
        while not told.rstrip().endswith("}"):
            line = child.stdout.readline()
            assert line, child.stderr.read()
            told += line
        try:
            yield {**json.loads(told), "words": desk.passphrase.read_text(encoding="utf-8").strip()}
        finally:
            child.send_signal(signal.SIGINT)
            _, err = child.communicate(timeout=60)
        assert "Traceback" not in err

    return serve


@pytest.fixture(scope="session")
def let_in():
    """Brings a page in by the file of a workbench, and unlocks the case."""

    def enter(page, told):
        page.goto(f"file://{told['file']}")
        page.wait_for_url(told["address"])
        page.fill("#passphrase", told["words"])
        page.keyboard.press("Enter")
        page.locator(".road").wait_for(timeout=60_000)
        return page.context.storage_state()

    return enter


@pytest.fixture(scope="session")
def faults():
    """What axe finds on a page, and whether it is wider than the window, at the width of a desk and of a hand.

    The page is not loaded twice: what is on it is the same, and the style answers to the width.
    """
    axe = Axe()
    options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}

    def found(page):
        wrong = []
        page.evaluate(axe.axe_script)
        for width in (1440, 390):
            page.set_viewport_size({"width": width, "height": 900})
            told = page.evaluate("options => axe.run(document, options)", options)
            wrong += [
                (width, each["id"], [node["html"][:160] for node in each["nodes"]]) for each in told["violations"]
            ]
            across = page.evaluate("document.documentElement.scrollWidth")
            wrong += [(width, "wide", across)] * (across > width)
            assert told["passes"]
        return wrong

    return found
