"""The contracts between the rooms bite: each is broken once, and each time the linter says so."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# contract -> the file that breaks it, and the line that does
BROKEN = {
    "Rooms are stacked; imports only go down; siblings are blind to each other": (
        "judgement/gate.py",
        "from farbank.views import catalogue",
    ),
    "The pure rooms touch no disk, network, clock or chance": ("desk/receive.py", "import pathlib"),
    "No room but keeping holds the database or the keys": ("views/search.py", "import sqlcipher3"),
    "Nothing can speak to a network": ("publish/site.py", "import socket"),
    "The workbench answers and never asks": ("web/screens/find.py", "import urllib.request"),
    "No cycles inside a room": ("reading/when/words.py", "from farbank.reading import report"),
}


def contracts():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [each["name"] for each in settings["tool"]["importlinter"]["contracts"]]


def lint(folder):
    path = {"PYTHONPATH": str(folder / "src"), "PATH": os.environ["PATH"], "HOME": str(folder)}
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=path, capture_output=True, text=True, check=False
    )


@pytest.fixture
def house(tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "fonts", "*.egg-info"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_has_a_way_to_be_broken_here():
    assert sorted(BROKEN) == sorted(contracts())


def test_the_house_as_it_stands_keeps_every_contract(house):
    ran = lint(house)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize("contract", sorted(BROKEN))
def test_a_broken_contract_is_named(house, contract):
    file, line = BROKEN[contract]
    path = house / "src" / "farbank" / file
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    ran = lint(house)
    assert ran.returncode == 1
    assert f"{contract} BROKEN" in " ".join(ran.stdout.split())


def test_a_room_that_no_layer_names_is_not_let_in(house):
    (house / "src" / "farbank" / "attic").mkdir()
    (house / "src" / "farbank" / "attic" / "__init__.py").write_text('"""A room nobody planned."""\n')
    assert lint(house).returncode == 1
