"""The docs say what is: every command, option, link, test and exit status that they name is there."""

import ast
import importlib.util
import re
import shlex
import sys
from pathlib import Path

import click
import pytest

from farbank import errors
from farbank.cli.options import Given
from farbank.cli.steps import STEPS, farbank

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
COMMANDS = [name for _, offered in STEPS for name, _, _ in offered]
FENCE = re.compile(r"^```(console|sh)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FARBANK = re.compile(r"(?:^|[\s(/])farbank (?=[a-z-])")


def read(page):
    return page.read_text(encoding="utf-8")


def shown(page):
    return page.relative_to(ROOT).as_posix()


def replay():
    spec = importlib.util.spec_from_file_location("replay", ROOT / "tools" / "replay.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["replay"] = module
    spec.loader.exec_module(module)
    return module


def given_commands(text):
    """Every command line that a page shows in a block, without its prompt and its output."""
    for language, block in FENCE.findall(text):
        for line in block.splitlines():
            if language == "sh" or line.startswith("$ "):
                yield line.removeprefix("$ ")


def farbank_words(line):
    """The words behind every `farbank` of a command line, up to what ends that command."""
    line = re.sub(r"\$\([^()]*\)", "x", line)
    for found in FARBANK.finditer(line):
        words = shlex.shlex(line[found.end() :], posix=True, punctuation_chars="|&;()<>")
        words.whitespace_split = True
        taken = []
        for word in words:
            if set(word) & set("|&;()<>#"):
                break
            taken.append(word)
        yield [word for at, word in enumerate(taken) if not (word == "2" and at == len(taken) - 1)]


def parsed(words):
    """Let click read the words; it refuses a command or an option that is not there."""
    context = farbank.make_context("farbank", list(words))
    context.obj = Given(case=Path())
    while isinstance(context.command, click.Group):
        name, command, rest = context.command.resolve_command(context, [*context._protected_args, *context.args])
        context = command.make_context(name, rest, parent=context)
    return context


def inner_commands():
    """Every command that stands in a group, as it is typed: `member add`."""
    for name in COMMANDS:
        command = farbank.get_command(click.Context(farbank), name)
        if isinstance(command, click.Group):
            yield from (f"{name} {inner}" for inner in command.commands)


def anchors(page):
    text = re.sub(r"^```.*?^```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.strip().lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented_and_shown_at_work(name):
    assert f"### `farbank {name}`" in read(DOCS / "reference" / "commands.md")
    assert re.search(rf"farbank (-C \S+ )?{name}\b", read(DOCS / "tutorial.md") + read(DOCS / "how-to.md"))


@pytest.mark.parametrize("name", list(inner_commands()))
def test_every_command_of_a_group_is_documented(name):
    page = read(DOCS / "reference" / "commands.md")
    assert f"Usage: farbank {name} " in page
    assert f"`{name}`" in page


def test_no_command_is_documented_that_is_not_there():
    assert re.findall(r"^### `farbank (\w+)`$", read(DOCS / "reference" / "commands.md"), re.MULTILINE) == COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_link_to_a_file_of_ours_leads_somewhere(page):
    text = re.sub(r"^```.*?^```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        place = (page.parent / path).resolve() if path else page
        assert place.exists(), target
        assert not anchor or anchor in anchors(place), target


def test_every_test_that_carries_a_promise_exists():
    pages = read(ROOT / "SECURITY.md") + read(DOCS / "reference" / "attacks.md")
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", pages)
    assert named
    there = {file: functions(ROOT / file) for file, _ in named}
    assert [f"{file}::{test}" for file, test in named if test not in there[file]] == []


def functions(path):
    return {node.name for node in ast.walk(ast.parse(read(path))) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_every_command_that_a_page_shows_has_options_that_exist(page):
    for line in given_commands(read(page)):
        for words in farbank_words(line):
            parsed(words)


def test_a_command_or_an_option_that_does_not_exist_would_be_found():
    for words in (["wiegh"], ["weigh", "--loud"], ["publish", "R-1"], ["member", "ad"], ["member", "add", "--loud"]):
        with pytest.raises(click.UsageError):
            parsed(words)


def test_every_error_stands_in_the_table_of_exit_statuses():
    table = read(DOCS / "reference" / "commands.md")
    for name, each in vars(errors).items():
        if isinstance(each, type) and issubclass(each, errors.FarbankError):
            assert f"| {each.exit_status} | `{name}` |" in table


def test_the_replay_tells_one_output_from_another_but_not_one_hash_from_another():
    alike = replay().alike
    assert alike("root 0123456789abcdef…\n", "root fedcba9876543210…\n")
    assert alike(
        "kept  68-01234567  existed by 2026-11-22T12:40:31Z\n", "kept  68-76543210  existed by 2027-01-02T00:00:00Z\n"
    )
    assert not alike("6 intact, 0 corrupt\n", "5 intact, 1 corrupt\n")
    assert not alike("kept      entry 68: verified\n", "kept      entry 68: claimed\n")


@pytest.mark.parametrize("name", ["tutorial.md", "how-to.md"])
def test_a_page_that_is_replayed_shows_the_same_on_any_other_day(name):
    tool = replay()
    for step in (step for block in tool.steps(read(DOCS / name)) for step in block):
        on_another_day = re.sub(r"\b2026-1[12]-\d\d", "2027-03-04", step.output)
        assert tool.alike(step.output, on_another_day), step.command


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", ["tutorial.md", "how-to.md"])
def test_what_a_page_shows_is_what_farbank_says(name):
    tool = replay()
    blocks = tool.steps(read(DOCS / name))
    for before, after in zip(blocks, tool.run(blocks), strict=True):
        for old, new in zip(before, after, strict=True):
            assert tool.alike(old.output, new.output), f"{new.command}\n{new.output}"
