"""The parts of docs/reference that are written by the program itself; cog places them, `cog --check` proves them."""

from collections.abc import Iterator

import click

from farbank import errors
from farbank.cli.steps import STEPS, farbank
from farbank.reading.prose.computed import FIGURES
from farbank.reading.sheet.column import Column, Section
from farbank.reading.sheet.sections import HEADER, SECTIONS, WITHDRAW

WIDTH = 100  # characters of a help page

# what a cell of each kind holds
KINDS = {
    "text": "words",
    "choice": "one word of a list",
    "choices": "words of a list",
    "flag": "`true` or `false`",
    "day": "a day",
    "span": "when, vaguely",
    "share": "a number from 0 to 1",
    "kilometres": "kilometres",
    "length": "kilometres, firmly or not",
    "count": "a number, firmly or not",
    "integer": "a whole number",
    "list": "a list of words",
    "mapping": "named cells",
    "rows": "entries of named cells",
    "pairs": "freely named cells",
    "reference": "a label",
    "references": "labels",
}


def names() -> list[str]:
    """Every command, in the order of the seven steps."""
    return [name for _, offered in STEPS for name, _, _ in offered]


def help_of(name: str = "") -> str:
    """The help page of a command, or of farbank itself, as a fenced block; a command in a group is `group command`."""
    ctx = click.Context(
        farbank, info_name="farbank", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    )
    command: click.Command = farbank
    for word in name.split():
        command = within(command, ctx, word)
        ctx = click.Context(command, info_name=word, parent=ctx)
    return fenced(command.get_help(ctx), "text")


def pages_of(name: str) -> str:
    """The help page of a command; of a group, also that of each command in it, in its own order."""
    command = within(farbank, click.Context(farbank), name)
    inner = list(command.commands) if isinstance(command, click.Group) else []
    return "\n".join(help_of(each) for each in (name, *(f"{name} {word}" for word in inner)))


def within(group: click.Command, ctx: click.Context, name: str) -> click.Command:
    """The command with this name in a group."""
    command = group.get_command(ctx, name) if isinstance(group, click.Group) else None
    if command is None:
        raise KeyError(name)
    return command


def fenced(text: str, language: str) -> str:
    """A fenced block."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def exit_table() -> str:
    """Every exit status, with the error that gives it and what is advised."""
    rows = ["| status | error | what it means | what to do |", "|---|---|---|---|"]
    rows.append("| 0 | | done; from `gate`: NO FINDING; from `verify`: all is as it was recorded | |")
    rows += [
        f"| {each.exit_status} | `{each.__name__}` | {_first(each)} | {each.advice or 'The message says it.'} |"
        for each in _errors(errors.FarbankError)
    ]
    rows.append("| 2 | | the command line itself is wrong: an unknown command, option or kind | See `--help`. |")
    rows.append("| 70 | | a fault of farbank itself | Run `farbank verify`, and report the line. |")
    rows.append("| 130 | | Ctrl-C; what was recorded so far is kept | Give the same command again. |")
    return "\n".join(rows) + "\n"


def sheet_sections() -> str:
    """Every section of the desk sheet with every column."""
    return "\n".join(_section(each) for each in (HEADER, *SECTIONS, WITHDRAW))


def figures() -> str:
    """The computed figures of a report and their options."""
    rows = [f"| `::: {name}` | {', '.join(f'`{each}`' for each in options)} |" for name, options in FIGURES.items()]
    return "\n".join(["| figure | options |", "|---|---|", *rows]) + "\n"


def _errors(root: type[errors.FarbankError]) -> Iterator[type[errors.FarbankError]]:
    yield root
    for child in root.__subclasses__():
        yield from _errors(child)


def _first(each: type) -> str:
    return (each.__doc__ or "").splitlines()[0].rstrip(".")


def _section(section: Section) -> str:
    head = f"### `{section.name}`\n\n{section.help}"
    keyed = f" Every row has its own label, such as `{section.key_example}`." if section.keyed else ""
    rows = ["| column | holds | what it says | example |", "|---|---|---|---|", *_columns(section.allowed, "")]
    return f"{head}{keyed}\n\n" + "\n".join(rows) + "\n"


def _columns(columns: tuple[Column, ...], before: str) -> Iterator[str]:
    for each in columns:
        must = " **(needed)**" if each.required else ""
        example = f"`{each.example}`" if each.example else ""
        yield f"| `{before}{each.name}`{must} | {_holds(each)} | {_says(each)} | {example} |"
        yield from _columns(each.columns, f"{before}{each.name}.")


def _holds(column: Column) -> str:
    kind = KINDS[column.kind]
    return f"{kind}: {' or '.join(column.refers)}" if column.refers else kind


def _says(column: Column) -> str:
    words = ", ".join(f"`{each}`" for each in column.choices or column.offers)
    lead = "One of" if column.choices else "For example"
    return f"{column.help} {lead} {words}." if words else column.help
