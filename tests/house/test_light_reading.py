"""Looking something up stays quick: nothing that only writing, printing or reading files needs is loaded for it."""

import subprocess
import sys

import pytest

HEAVY = {"openpyxl", "fontTools", "PIL", "resvg_py", "markdown_it", "ruamel", "pypdfium2", "jinja2", "brotli"}


@pytest.mark.parametrize("command", ["seeing", "weighing", "figures", "looking"])
def test_a_command_that_only_reads_loads_nothing_heavy(command):
    asked = f"import sys, farbank.cli.{command}; print(*{{name.split('.')[0] for name in sys.modules}})"
    loaded = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert not HEAVY & set(loaded.stdout.split())
