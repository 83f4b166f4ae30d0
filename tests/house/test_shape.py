"""The shape of the house: small rooms, honest names, and errors that a person can act on."""

import ast
import re
from pathlib import Path

import pytest

from farbank import errors

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "farbank"
FILES = sorted(SOURCE.rglob("*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "models", "model", "manager", "core", "base", "misc", "app"}


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_no_file_is_longer_than_300_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_file_has_a_name_that_says_nothing():
    assert not [shown(path) for path in FILES if path.stem in BANNED]


@pytest.mark.parametrize("path", [p for p in FILES if p.name == "__init__.py"], ids=shown)
def test_the_door_of_a_room_holds_its_sentence_and_nothing_else(path):
    body = ast.parse(path.read_text(encoding="utf-8")).body
    assert len(body) == 1
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", FILES, ids=shown)
def test_no_function_is_longer_than_forty_lines(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert not [
        f"{each.name}: {each.end_lineno - each.lineno + 1}" for each in functions if each.end_lineno - each.lineno >= 40
    ]


def every_error(root=errors.FarbankError):
    yield root
    for child in root.__subclasses__():
        yield from every_error(child)


def test_every_error_is_in_the_tree_that_is_drawn_with_its_exit_status():
    drawn = dict(re.findall(r"(\w+) {2,}\S.*?exit (\d+)", errors.__doc__))
    real = {each.__name__: str(each.exit_status) for each in every_error() if each.__module__ == "farbank.errors"}
    assert drawn == real


def test_no_error_is_defined_outside_the_tree():
    assert not [each for each in every_error() if not each.__module__.startswith("farbank.errors")]


def test_no_committed_file_names_a_registry_or_a_path_of_a_machine():
    hosts = re.compile("https?://[a-z0-9.-]*(" + "pypi|python" + "hosted|npm" + r"js)\.(org|com)")
    paths = re.compile("/" + "work/|/" + "root/|/" + "farm/")
    kinds = {".py", ".md", ".toml", ".txt", ".yaml", ".css", ".j2", ".json", ".csv", ""}
    found = []
    for path in ROOT.rglob("*"):
        if not path.is_file() or any(part.startswith(".") and part != ".ci" for part in path.relative_to(ROOT).parts):
            continue
        if path.suffix in kinds and path.stat().st_size < 2_000_000 and "farbank-demo" not in path.parts:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [shown(path)] * bool(hosts.search(text) or paths.search(text))
    assert not found


def test_what_is_not_finished_is_not_shipped():
    words = re.compile("NotImpl" + "ementedError|TO" + "DO|FIX" + "ME|XX" + r"X\b")
    assert not [shown(path) for path in FILES if words.search(path.read_text(encoding="utf-8"))]
