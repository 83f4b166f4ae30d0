"""The `farbank` command: what it offers, under the seven steps that every piece of material takes.

Commands are imported only when they are used, so that `farbank --help` stays quick.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Final

import click

from farbank.assemble import own_places
from farbank.cli import edge
from farbank.cli.options import Given

# step -> (command, the file in this folder that holds it, one line of help)
STEPS: Final[tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]] = (
    (
        "1 Intake",
        (
            ("new", "opening", "Make a new, empty, encrypted case."),
            ("add", "intake", "Take files, folders or archives in; the bytes stay as they came."),
            ("import", "importing", "Take in a parcel, an export, a field bag, or what another tool made."),
            ("field", "carrying", "Make a bag for the road, which takes in and cannot be opened there."),
            ("card", "intake", "Seal the card that says who a source is, or open it."),
        ),
    ),
    (
        "2 Describe",
        (
            ("describe", "describing", "Say of one item what, when, where, whose words, what may be printed."),
            ("read", "reading_text", "Propose what a text says: days, places, counts, captions, quotes, persons."),
            ("accept", "reading_text", "Record proposals of a text, as a desk sheet would."),
            ("sheet", "sheets", "Write an empty desk sheet with pull-downs and one filled row a tab."),
            ("apply", "sheets", "Take desk sheets and reports, whole or not at all."),
            ("same", "telling_apart", "Say that two persons in the case are one, and why; or take it back."),
            ("apart", "telling_apart", "Say that two persons in the case are two, and why; or take it back."),
            ("ocr", "recognising", "Read writing off pictures by machine, into items of their own."),
            ("link", "linking", "Say how one item or statement depends on another."),
        ),
    ),
    ("3 Look", (("coverage", "looking", "What of each line was looked at, what was seen, what nobody could see."),)),
    (
        "4 Weigh",
        (
            ("weigh", "weighing", "How sure each finding is: origins, not copies."),
            ("review", "reviewing", "What asks for a person, and signing a reading of one claim."),
        ),
    ),
    (
        "5 See",
        (
            ("list", "seeing", "List what the case holds of one kind."),
            ("show", "seeing", "Show one thing with all that is known of it."),
            ("find", "seeing", "Search the whole case, in any script."),
            ("series", "figures", "A series of numbers with every value it was ever given."),
        ),
    ),
    (
        "6 Release",
        (
            ("redact", "redacting", "Make a copy of an item with solid boxes over what nobody may see."),
            ("scrub", "redacting", "Make a file anew from what is seen of it; needs no case."),
            ("gate", "gating", "Judge a report, or a file from elsewhere: BLOCK, HOLD or NO FINDING."),
            ("approve", "approving", "Let exactly these bytes of a report leave; two members have to."),
            ("publish", "release", "Write the pages of a report that two members approved."),
            ("unpublish", "withdrawing", "Take a report back that has left, with a notice for its place."),
        ),
    ),
    (
        "7 Prove",
        (
            ("verify", "proving", "Check every byte of the case against what was recorded."),
            ("anchor", "anchoring", "Publish the head of the log, and have others date it."),
            ("cosign", "cosigning", "Have a partner see that the log only grows; or be that partner."),
            ("prove", "disclosing", "Prove one item to a named verifier, who needs no farbank."),
            ("export", "exporting", "Write items with all that is said of them as a bag others can check."),
        ),
    ),
    (
        "People at risk",
        (
            ("persona", "personas", "Name how somebody appears in print; show what is out and how few people fit."),
            ("disclose", "disclosures", "Note what is already out about a persona, one fact or a back catalogue."),
            ("access", "access", "Small counted sets: who held it, could stand there, was present."),
            ("population", "populations", "How many people there are: your own tables, or those farbank ships."),
            ("adversary", "adversaries", "With whom the gate reckons, and what they can look up."),
        ),
    ),
    ("All of it in a browser", (("open", "workbench", "Open the workbench, on this computer alone."),)),
    (
        "Donors and families",
        (
            ("decide", "deciding", "Decide whether one writer or person shown in a gift may be printed."),
            ("inquiry", "inquiries", "A family asks after somebody: verify who asks, match, answer."),
        ),
    ),
    (
        "Keep it safe",
        (
            ("member", "members", "Who works in the case: add, remove, give new keys, write your public key."),
            ("send", "carrying", "Write what is new as one sealed file for a member at another place."),
            ("backup", "backing_up", "Bring an encrypted backup up to date, and copy the key files apart."),
            ("restore", "backing_up", "Make a case out of a backup and the key files kept apart."),
            (
                "forget",
                "forgetting",
                "Forget a source, an item or an inquiry for good, and ask for the copies that left.",
            ),
            ("restrict", "forgetting", "Hand the keys of a source or an item to a second custodian."),
        ),
    ),
    (
        "Tools",
        (
            ("date", "asking_dates", "What a vague date means, in four languages, and by which rule."),
            ("place", "asking_places", "Which place a name means, in any script, and by which path."),
            ("person", "asking_people", "Who in the case somebody could be, in any script, with the reasons."),
            ("gazetteer", "gazetteers", "Build the table of places from what it is made of, or check it."),
        ),
    ),
    ("Try it", (("demo", "trying", "Walk the whole road on two cases that ship with farbank."),)),
)
_HOME: Final = {name: (home, line) for _, offered in STEPS for name, home, line in offered}


class Steps(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_HOME)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _HOME:
            return None
        home = importlib.import_module(f"farbank.cli.{_HOME[cmd_name][0]}")
        command: click.Command = home.COMMANDS[cmd_name]
        edge.listen_to_ctrl_c()
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        for step, offered in STEPS:
            with formatter.section(step):
                formatter.write_dl([(name, line) for name, _, line in offered])


@click.group(
    cls=Steps,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 refused, 2 usage, 3 the gate says BLOCK or HOLD, 4 damage found, 5 locked, "
    "6 somebody else is writing, 7 the disk. Every command takes --json.",
)
@click.option(
    "-C", "case", type=click.Path(path_type=Path), envvar="FARBANK_CASE", help="The case folder (else: here)."
)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    envvar="FARBANK_PASSPHRASE_FILE",
    help="A file whose first line is the passphrase (else: asked for).",
)
@click.option(
    "--places",
    type=click.Path(path_type=Path),
    envvar="FARBANK_PLACES",
    help="A file with places of your own, CSV or GeoJSON; they come before those that ship.",
)
@click.version_option(package_name="farbank", message="%(package)s %(version)s")
@click.pass_context
def farbank(ctx: click.Context, case: Path | None, passphrase_file: Path | None, places: Path | None) -> None:
    """Keep, weigh and safely publish evidence from places nobody is allowed to enter.

    One encrypted case in one folder, no server, no account, no network.
    """
    own_places.use(places)
    ctx.obj = Given(case=case or Path(), passphrase_file=passphrase_file)
