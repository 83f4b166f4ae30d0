"""Looking something up and opening the workbench stay quick: nothing is loaded for it that only other work needs."""

import subprocess
import sys

import pytest

HEAVY = {"openpyxl", "fontTools", "PIL", "resvg_py", "markdown_it", "ruamel", "pypdfium2", "brotli"}
FIRST_PAGE = """
import sys
from pathlib import Path
import farbank.web.serving
from starlette.requests import Request
from farbank.web.entrance import Entrance
entrance = Entrance(Path(sys.argv[1]), port=1, session="s", door="d")
page = entrance.locked(Request({"type": "http", "method": "GET", "path": "/", "headers": []}))
assert sys.argv[2].encode() in page.body
print(*sys.modules)
"""


def loaded_by(program, *more):
    ran = subprocess.run([sys.executable, "-c", program, *more], check=True, capture_output=True, text=True)
    return set(ran.stdout.split())


def packages(modules):
    return {each.partition(".")[0] for each in modules}


@pytest.mark.parametrize("command", ["seeing", "weighing", "figures", "looking"])
def test_a_command_that_only_reads_loads_nothing_heavy(command):
    loaded = loaded_by(f"import sys, farbank.cli.{command}; print(*sys.modules)")
    assert not (HEAVY | {"jinja2"}) & packages(loaded)


def test_a_browser_is_sent_for_before_anything_that_answers_it_is_loaded():
    loaded = loaded_by("import sys, farbank.cli.workbench; print(*sys.modules)")
    assert not (HEAVY | {"asyncio", "uvicorn", "starlette", "jinja2", "babel", "cryptography"}) & packages(loaded)


@pytest.mark.parametrize(("holds", "page"), [("farbank.toml", 'id="passphrase"'), ("", 'action="/new"')])
def test_the_only_page_of_a_locked_case_is_made_before_the_case_and_the_screens_are_loaded(tmp_path, holds, page):
    if holds:
        (tmp_path / holds).touch()
    loaded = loaded_by(FIRST_PAGE, str(tmp_path), page)
    assert not (HEAVY | {"sqlcipher3", "pyrage"}) & packages(loaded)
    later = ("farbank.assemble.newsroom", "farbank.web.case", "farbank.web.routes", "farbank.web.workbench")
    assert not loaded.intersection(later)
    rooms = ("farbank.views", "farbank.desk", "farbank.judgement", "farbank.reading", "farbank.web.screens")
    assert [each for each in loaded if each.startswith(rooms)] == []
