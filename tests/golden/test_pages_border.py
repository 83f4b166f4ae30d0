"""Every word the border example's front page prints, as one reviewed list: a change of words must be meant.

Write it anew with FARBANK_GOLDEN=1 in the environment, then read the difference.
"""

import importlib.util
import os
from pathlib import Path

from farbank.publish.site import build

HERE = Path(__file__).parent
LIST = HERE / "test_pages_border.txt"


def words():
    path = HERE.parent / "unit" / "publish" / "border_page.py"
    spec = importlib.util.spec_from_file_location("border_page_for_golden", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    package = build(module.page())
    files = sorted({each.path for each in package.files})
    lines = [f"{each.channel}\t{each.text}" for each in package.channels if each.file == "index.html"]
    return "\n".join([*files, "", *lines, ""])


def test_the_front_page_says_exactly_what_was_reviewed():
    said = words()
    if os.environ.get("FARBANK_GOLDEN"):
        LIST.write_text(said, encoding="utf-8")
    assert said == LIST.read_text(encoding="utf-8")
