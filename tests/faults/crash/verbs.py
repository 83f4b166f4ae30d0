"""The commands that are cut off: on which case, what is done before, their words, and what each of them promises."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from crash import custody, stages
from crash.custody import Promising
from farbank.views import releases


def a_release_is_recorded_before_it_can_be_read(stage, recording):
    def check(kept, state, place):
        if "site/index.html" in state.tree:
            assert any(releases.released(kept.rows, each.id) for each in releases.reports(kept.rows))

    return check


@dataclass(frozen=True)
class Verb:
    """A command: on which case, what is done before it, its words; folders it promises, what else must hold.

    `words` are the passphrases of which one opens the case after it. `once`: given again after it is done it refuses;
    done is that the ledger ends where it did ("head"), or that this path is there. `drawn`: so many states are tried
    out in the long run, 0 for all of them. `note` is how all that `verify` may note ends, until it is given again.
    """

    argv: tuple[str, ...]
    case: str = "empty"
    before: tuple[tuple[str, ...] | Callable[[stages.Stage], None], ...] = ()
    folders: tuple[str, ...] = ()
    also: Promising | None = None
    words: tuple[str, ...] = (stages.WORDS,)
    once: str = ""
    note: str = ""
    drawn: int = 0


# {root} is recorded, with the case in {root}/case; {written} and {shipped} hold what the commands read.
FIRST = {
    "new": Verb(("new", "{root}/case"), case="", once="case"),
    "add": Verb(("add", "{written}/note.txt", "{written}/harbour.md", "{written}/desk.yaml")),
    "add again": Verb(("add", "{written}/note.txt"), case="small"),
    "apply": Verb(("apply", "{written}/desk.yaml")),
    "card": Verb(("card", "S-REED", "--file", "{written}/note.txt"), case="small"),
    "open card": Verb(
        ("card", "S-REED", "--open", "--because", "to write"),
        case="small",
        before=(("card", "S-REED", "--file", "{written}/note.txt"),),
    ),
    "describe": Verb(("describe", "E-NOTE", "--what", "a quay"), case="small"),
    "publish": Verb(
        ("publish", "R-REPAIRED", "--out", "{root}/site"),
        case="drill",
        folders=("site",),
        also=a_release_is_recorded_before_it_can_be_read,
    ),
    "publish over": Verb(
        ("publish", "R-REPAIRED", "--out", "{root}/site"),
        case="drill",
        before=(("publish", "R-REPAIRED", "--out", "{root}/site"), ("describe", "E-LETTER", "--what", "a letter")),
        folders=("site",),
        also=a_release_is_recorded_before_it_can_be_read,
    ),
}

BACKUP = ("backup", "{root}/backup", "--keys", "{root}/keys")
FORGET = ("forget", "E1", "--reason", "asked", "--yes")
MORE = 130  # states of a command of custody in the long run
MOST = 220  # of those that destroy keys, or on which everything rests afterwards


CMS = ("--for", "cms")


def _verb(*argv: str, case: str = "full", **options) -> Verb:
    return Verb(argv, case=case, drawn=options.pop("drawn", MORE), **options)


CUSTODY = {
    "forget source": _verb(
        "forget", "S-REED", "--reason", "asked", "--yes",
        drawn=MOST, before=(stages.second_member,), also=custody.forgets("S1", "E1"), once="head",
    ),
    "forget item": _verb(*FORGET, drawn=MOST, before=(stages.second_member,), also=custody.forgets("E1"), once="head"),
    "restrict": _verb(
        "restrict", "E1", "--to", "{aside}/THERE.pub", "--out", "{root}/key.age", "--because", "safer there",
        before=(stages.their_key,), also=custody.hands_over("E1", file="key.age"), folders=("key.age",), once="key.age",
    ),
    "member add": _verb(
        "member", "add", "--desk", "--new-passphrase-file", "{aside}/second",
        before=(stages.passphrases,), also=custody.second_comes, once="head",
    ),
    "member remove": _verb(
        "member", "remove", "M2", "--because", "left",
        drawn=MOST, before=(stages.second_member,), also=custody.second_leaves, once="head",
    ),
    "member rekey": _verb(
        "member", "rekey", "M2", "--because", "lost", "--new-passphrase-file", "{aside}/third",
        before=(stages.second_member,), also=custody.second_gets_new_keys,
    ),
    "member rekey own": _verb(
        "member", "rekey", "M1", "--because", "seen", "--new-passphrase-file", "{aside}/third",
        before=(stages.passphrases,), also=custody.own_passphrase_changes,
        words=(stages.WORDS, stages.THIRD), once="words",
    ),
    "member passphrase": _verb(
        "member", "passphrase", "--new-passphrase-file", "{aside}/third",
        before=(stages.passphrases,), also=custody.own_passphrase_changes,
        words=(stages.WORDS, stages.THIRD), once="words",
    ),
    "backup": _verb(*BACKUP, also=custody.restorable),
    "backup again": _verb(
        *BACKUP, before=(BACKUP, ("add", "{written}/harbour.md")), also=custody.restorable
    ),
    "backup after forget": _verb(*BACKUP, drawn=MOST, before=(BACKUP, FORGET), also=custody.restorable),
    "anchor": _verb("anchor", before=(stages.not_published,)),
    "anchor queue": _verb("anchor", "--queue", "{root}/queue", also=custody.each_whole("queue"), folders=("queue",)),
    "anchor import": _verb(
        "anchor", "--import", "{aside}/queue", "--roots", "{aside}/authority/root.pem",
        drawn=MOST, before=(stages.queued_and_answered,), also=custody.dated, note="an interrupted import left it",
    ),
    "anchor new log": _verb("anchor", "--new-log", "--because", "x"),
    "anchor rotate": _verb("anchor", "--rotate", "--because", "x"),
    "export": _verb(
        "export", "{root}/export", "--to", "{aside}/THERE.pub",
        before=(stages.their_key,), also=custody.whole("export", also=custody.is_an_export),
        folders=("export",), once="export",
    ),
    "export selected": _verb(
        "export", "{root}/export", "E1", "--to", "{aside}/THERE.pub",
        before=(stages.their_key,), also=custody.whole("export", also=custody.is_an_export),
        folders=("export",), once="export",
    ),
    "send": _verb(
        "send", "--to", "M2", "--out", "{root}/parcel.age",
        before=(stages.colleagues,), also=custody.whole("parcel.age", also=custody.is_a_parcel),
        folders=("parcel.age",), once="parcel.age",
    ),
    "import parcel": _verb("import", "{aside}/parcel.age", before=(stages.parcel_came,), also=custody.came_once),
    "import export": _verb("import", "{aside}/export", before=(stages.export_came,), also=custody.came_once),
    "import bag": _verb("import", "{aside}/bag", before=(stages.bag_came,), also=custody.came_once),
    "import mail": _verb("import", "{aside}/mail.mbox", before=(stages.mail_came,), also=custody.came_once),
    "restore": _verb(
        "restore", "{aside}/backup", "{root}/case", "--keys", "{aside}/keys",
        case="", before=(stages.backup_came,), also=custody.log_has_a_new_name, once="case",
    ),
    "field": _verb("field", "{root}/bag", "--to", "{aside}/DESK.pub", before=(stages.our_key,),
                   also=custody.each_whole("bag"), folders=("bag",), once="bag/farbank-field.txt"),
    "add to bag": _verb("-C", "{root}/bag", "add", "{written}/note.txt", "{written}/harbour.md",
                        before=(stages.empty_bag,), also=custody.bag_is_in_order),
    "approve": _verb("approve", "R-HARBOUR", *CMS, before=(stages.second_member,), also=custody.approved_once),
    "approve ask": _verb(
        "approve", "R-HARBOUR", *CMS, "--ask", "{root}/ask.farbank", "--for-member", "M2",
        before=(stages.colleagues,), also=custody.whole("ask.farbank", also=custody.asks), folders=("ask.farbank",),
        once="ask.farbank",
    ),
    "approve answer": _verb(
        "approve", "{aside}/ask.farbank", "--answer", "{root}/answer.farbank",
        before=(stages.request_came,), also=custody.whole("answer.farbank", also=custody.answers),
        folders=("answer.farbank",), once="answer.farbank",
    ),
    "approve take": _verb(
        "approve", "{aside}/answer.farbank", before=(stages.answer_came,), also=custody.approved_once, once="head",
    ),
    "unpublish": _verb(
        "unpublish", "R-REPAIRED", "--because", "a caption", "--out", "{root}/site",
        case="drill", before=(("publish", "R-REPAIRED", "--out", "{root}/site"),), folders=("site",),
        also=custody.withdrawn_before_the_notice,
    ),
    "prove": _verb(
        "prove", "E1", "--out", "{root}/proof", "--to", "somebody",
        also=custody.whole("proof"), folders=("proof",), once="proof",
    ),
    "trust": _verb("cosign", "--trust", "{partner}", "--because", "x", before=(stages.partner,)),
}  # fmt: skip
VERBS = {**FIRST, **CUSTODY}
