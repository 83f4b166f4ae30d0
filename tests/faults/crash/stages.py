"""What is done before a command is recorded: members, copies and carriers that it then works on."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from crash.recovering import STATE_FOLDER
from farbank.assemble.newsroom import folds
from farbank.facts.item import ItemReceived
from farbank.keeping.case import open_case
from farbank.keeping.proof.cosigner_key import new_cosigner
from farbank.values.handling import Secret

WORDS, SECOND, THIRD = "six words here now okay fine", "another six words for the second", "a third set of good words"
MAIL = "\n\n".join(
    f"From desk Sat Jun {day} 10:00:00 2024\nFrom: a@desk.example\nSubject: ferry {day}\nDate: Sat, {day} Jun 2024 "
    f"10:00:00 +0000\nContent-Type: text/plain\n\nNo ferry on day {day}."
    for day in (1, 8)
)


@dataclass
class Stage:
    """The desk, whose case lies in `root`, which is recorded; `aside` is not, and `elsewhere` is another case."""

    desk: Callable
    root: Path
    aside: Path
    elsewhere: Callable
    words: dict[str, Path]

    @property
    def state(self) -> Path:
        return self.root / "state"

    @cached_property
    def other(self):
        shutil.copytree(self.elsewhere.case, self.aside / "other")
        environ = {**self.elsewhere.environ, STATE_FOLDER: str(self.aside / "other-state")}
        return replace(self.elsewhere, case=self.aside / "other", environ=environ)

    def do(self, *argv: str):
        return self.desk.good(*(word.format(**self.words) for word in argv))

    def there(self, *argv: str):
        return self.other.good(*(word.format(**self.words) for word in argv))

    def open(self, words: str = WORDS):
        return open_case(self.desk.case, Secret(words), folds, state=self.state / "farbank")


def passphrases(stage: Stage) -> None:
    for name, words in (("second", SECOND), ("third", THIRD)):
        (stage.aside / name).write_text(f"{words}\n", encoding="utf-8")


def second_member(stage: Stage) -> None:
    passphrases(stage)
    stage.do("member", "add", "--desk", "--new-passphrase-file", "{aside}/second")


def not_published(stage: Stage) -> None:
    """An entry that is recorded and not published, as a command leaves it that was cut off."""
    with stage.open() as kept:
        sealed = kept.objects.put(io.BytesIO(b"cut off"))
        kept.objects.settle()
        fact = ItemReceived(id="E998", label="CUT", file_name="cut.txt", media="text/plain", original=sealed)
        kept.ledger.append([fact], by=kept.member, at=datetime(2026, 11, 22, tzinfo=UTC), after=kept.ledger.head())


def queued_and_answered(stage: Stage) -> None:
    """A queue with the answer of an authority of our own."""
    stage.do("anchor", "--queue", "{aside}/queue")
    folder = stage.aside / "authority"
    folder.mkdir()
    (folder / "lab.cnf").write_text(_AUTHORITY, encoding="utf-8")
    (folder / "serial").write_text("01\n", encoding="utf-8")
    for name, kind in (("root", "ca"), ("tsa", "tsa")):
        _openssl(folder, "genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out", f"{name}.key")
        signed = "" if name == "root" else "-CA root.pem -CAkey root.key"
        made = f"req -x509 -new -key {name}.key -subj /O=Lab/CN={name} -days 3000 -config lab.cnf -extensions {kind}"
        _openssl(folder, made, signed, f"-out {name}.pem")
    (request,) = (stage.aside / "queue").glob("*.tsq")
    asked = f"ts -reply -queryfile {request} -config lab.cnf -section authority -signer tsa.pem -inkey tsa.key"
    _openssl(folder, asked, f"-out {request.with_suffix('.tsr')}")


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *" ".join(words).split()], cwd=folder, check=True, capture_output=True)


_AUTHORITY = """
[req]
distinguished_name = name
prompt = no
[name]
CN = lab
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[authority]
serial = ./serial
default_policy = 1.2.3.4.1
digests = sha256,sha512
accuracy = secs:1
ess_cert_id_alg = sha256
signer_digest = sha256
"""


def our_key(stage: Stage) -> None:
    stage.do("member", "key", "--out", "{aside}/DESK.pub")


def their_key(stage: Stage) -> None:
    stage.there("member", "key", "--out", "{aside}/THERE.pub")


def colleagues(stage: Stage) -> None:
    """Each of two places knows the member at the other."""
    our_key(stage)
    their_key(stage)
    stage.do("member", "add", "--key", "{aside}/THERE.pub")
    stage.there("member", "add", "--key", "{aside}/DESK.pub")


def request_came(stage: Stage) -> None:
    """The member at the other place asks for an approval of a report of theirs."""
    colleagues(stage)
    stage.there("approve", "R-HARBOUR", "--for", "cms", "--ask", "{aside}/ask.farbank", "--for-member", "M2")


def answer_came(stage: Stage) -> None:
    """The member at the other place answered a request of ours."""
    colleagues(stage)
    stage.do("approve", "R-HARBOUR", "--for", "cms", "--ask", "{aside}/ask.farbank", "--for-member", "M2")
    stage.there("approve", "{aside}/ask.farbank", "--answer", "{aside}/answer.farbank")


def parcel_came(stage: Stage) -> None:
    colleagues(stage)
    said = stage.there("send", "--to", "M2", "--out", "{aside}/parcel.age")
    assert (stage.aside / "parcel.age").is_file(), said


def export_came(stage: Stage) -> None:
    colleagues(stage)
    stage.there("export", "{aside}/export", "--to", "{aside}/DESK.pub")


def empty_bag(stage: Stage) -> None:
    our_key(stage)
    stage.do("field", "{root}/bag", "--to", "{aside}/DESK.pub")
    stage.do("-C", "{root}/bag", "add", "{written}/desk.yaml")


def bag_came(stage: Stage) -> None:
    our_key(stage)
    stage.do("field", "{aside}/bag", "--to", "{aside}/DESK.pub")
    stage.do("-C", "{aside}/bag", "add", "{written}/note.txt", "{written}/harbour.md")


def mail_came(stage: Stage) -> None:
    (stage.aside / "mail.mbox").write_text(f"{MAIL}\n", encoding="utf-8")


def backup_came(stage: Stage) -> None:
    stage.there("backup", "{aside}/backup", "--keys", "{aside}/keys")


def partner(stage: Stage) -> None:
    """The key line of somebody who is to cosign."""
    stage.words["partner"] = new_cosigner("desk.example/partner").cosigner.vkey
