"""Take docs/workbench.png, the picture of the workbench in the README, of the border case that ships with farbank.

python tools/workbench_picture.py [docs/workbench.png]      (needs Debian's chromium)
"""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import sync_playwright

CODE = "from farbank.cli.main import main; main()"
CHROMIUM = "/usr/bin/chromium"
SCREEN, WIDTH, HEIGHT, COLOURS = "review/E2", 1280, 1010, 64


@contextmanager
def workbench(case: Path, state: Path) -> Iterator[dict[str, str]]:
    """The workbench on a case, and where it is."""
    command = [sys.executable, "-c", CODE, "-C", str(case), "open", "--no-browser", "--json"]
    env = {"PATH": "/usr/bin:/bin", "XDG_STATE_HOME": str(state)}
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as child:
        told = ""
        while not told.rstrip().endswith("}"):
            told += child.stdout.readline()
        yield json.loads(told)
        child.send_signal(signal.SIGINT)


def taken(file: str, address: str, words: str) -> bytes:
    """One screen, as it stands in the browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto(Path(file).as_uri())
        page.fill("#passphrase", words)
        page.keyboard.press("Enter")
        page.wait_for_selector(".road", timeout=60_000)
        page.goto(address + SCREEN, wait_until="networkidle")
        found = page.screenshot()
        browser.close()
    return found


def main(out: Path) -> None:
    """Make the demo, take the picture, write it with few colours."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "Yalu and Tumen"
        subprocess.run([sys.executable, "-c", CODE, "demo", str(made)], check=True, capture_output=True)
        words = (made / "passphrase.txt").read_text(encoding="utf-8").strip()
        case = (made / "case").rename(made / "border")
        with workbench(case, Path(folder) / "state") as told:
            picture = Image.open(io.BytesIO(taken(told["file"], told["address"], words)))
    picture.convert("RGB").quantize(COLOURS).save(out, optimize=True)
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/workbench.png"))
