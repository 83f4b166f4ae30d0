"""A built publication served on loopback, and a chromium that can reach nothing else."""

import functools
import http.server
import importlib.util
import threading
from pathlib import Path
from typing import ClassVar

import pytest
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
