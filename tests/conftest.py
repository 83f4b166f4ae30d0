"""farbank as a person runs it: in this process for speed or in one of its own, on copies of cases made once."""

from __future__ import annotations

import importlib.resources
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings

from farbank.cli import edge
from farbank.cli.steps import farbank as command
from farbank.intake.confined import Confinement
from farbank.intake.warm_process import WORKER, WarmProcess
from farbank.keeping.case import open_case
from farbank.keeping.keys import key_file
from farbank.keeping.keys.key_file import Cost
from farbank.values.handling import Secret

# Machines are shared, so no law has a deadline; CI draws the same examples each time, so that what it says is repeatable.
settings.register_profile("desk", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

HERE = Path(__file__).parent
# Counting each line more than doubles the time of what computes. What these prove holds whatever happens; that each
# line is met at all, the others show (tools/coverage_floor.py), and a law that is needed for it is counted.
COUNTED_LAWS = {"test_desk_sheets.py", "test_facts.py", "test_inquiries.py", "test_merge_laws.py"}
WORDS = "six words here now okay fine"
# Run first in a process: it lists nothing, and has the case open until there is a file to say so.
_HELD_OPEN = """
import os, time, farbank.assemble.seeing as seeing
def held(room, kind):
    print("open", flush=True)
    while not os.path.exists({go!r}):
        time.sleep(0.02)
    return iter(())
seeing.listed = held
"""
CHEAP = {"kib": 1 << 13, "passes": 1, "lanes": 1}
NOTE = "Ferries stopped in June. 압록강의 배는 유월부터 다니지 않는다.\n"
REPORT = """---
title: "The quiet harbour"
outlet: sample-desk
language: en
published: 2024-08-15
---
No ferry has sailed since June [@T-FERRY].
"""
SHEET = """sheet: 1
case: "A quiet harbour"
language: en
published: 2024-08-15
sources:
  S-REED: {kind: reporter, reliability: B}
items:
  E-NOTE: {file: note.txt, from: S-REED, acquired: 2024-07-28, how: "by courier", language: en, title: "Note about the ferry"}
statements:
  - {key: T-FERRY, item: E-NOTE, source: S-REED, says: "Ferries stopped in June.", language: en, when: "June 2024"}
findings:
  - {key: F-FERRY, text: "No ferry sails.", rests_on: [{statement: T-FERRY, stance: supports, class: moderate}]}
reports:
  R-HARBOUR: {file: harbour.md}
"""


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and its two streams."""

    status: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@contextmanager
def _set(values: Mapping[str, str | None], folder: Path | None):
    before, here = {name: os.environ.get(name) for name in values}, Path.cwd()
    try:
        _environ(values)
        if folder is not None:
            os.chdir(folder)
        yield
    finally:
        _environ(before)
        os.chdir(here)


def _environ(values):
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@dataclass(frozen=True)
class Desk:
    """One case, the file with its passphrase, and farbank to be run on them."""

    case: Path
    passphrase: Path
    environ: dict[str, str | None] = field(default_factory=dict)

    def __call__(self, *argv, stdin="", cwd=None, **environ) -> Ran:
        """Run a command in this process."""
        before = sys.argv, sys.stdin, sys.stdout, sys.stderr
        out, err = io.BytesIO(), io.BytesIO()
        with _set({**self._environ(), **environ}, cwd):
            sys.argv = ["farbank", *map(str, argv)]
            sys.stdin = io.StringIO(stdin)
            streams = [io.TextIOWrapper(each, encoding="utf-8", newline="\n") for each in (out, err)]
            sys.stdout, sys.stderr = streams
            try:
                status = edge.run(command)
            finally:
                sys.argv, sys.stdin, sys.stdout, sys.stderr = before
            for each in streams:
                each.flush()
        return Ran(status=status, out=out.getvalue().decode(), err=err.getvalue().decode())

    def good(self, *argv, **options) -> Ran:
        """Run a command that must do what it is told."""
        ran = self(*argv, **options)
        assert ran.status == 0, ran.err
        return ran

    def start(self, *argv, cwd=None, before=(), first="", **environ) -> subprocess.Popen[bytes]:
        """Start a command in a process of its own; the one who calls waits for it and closes its streams.

        `before` are words put in front of it, such as a shell that sets limits, `first` is Python that is run
        first of all.
        """
        known = {
            name: value for name, value in {**os.environ, **self._environ(), **environ}.items() if value is not None
        }
        return subprocess.Popen(
            [*before, sys.executable, "-c", f"from farbank.cli.main import main\n{first}\nmain()", *map(str, argv)],
            env=known,
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    @contextmanager
    def opened_by_another(self):
        """A second process has the case open for as long as this lasts, and then ends well."""
        with tempfile.TemporaryDirectory() as folder:
            go = Path(folder) / "go"
            child = self.start("list", "item", first=_HELD_OPEN.format(go=str(go)))
            try:
                assert child.stdout.readline() == b"open\n", child.stderr.read().decode()
                yield
                assert child.poll() is None
            finally:
                go.touch()
                _, err = child.communicate(timeout=100)
        assert (child.returncode, err) == (0, b"nothing found\n")

    def alone(self, *argv, **options) -> Ran:
        """Run a command in a process of its own to its end."""
        child = self.start(*argv, **options)
        out, err = child.communicate(timeout=100)
        return Ran(status=child.returncode, out=out.decode(errors="replace"), err=err.decode(errors="replace"))

    def head(self) -> int:
        """The number of the last entry of the ledger."""
        with _set(self._environ(), None), open_case(self.case, Secret(WORDS)) as kept:
            return kept.ledger.head()

    def _environ(self) -> dict[str, str | None]:
        return {"FARBANK_CASE": str(self.case), "FARBANK_PASSPHRASE_FILE": str(self.passphrase), **self.environ}


def pytest_collection_modifyitems(items):
    for item in items:
        faults, law = (item.path.is_relative_to(HERE / each) for each in ("faults", "laws"))
        if faults or (law and item.path.name not in COUNTED_LAWS):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(scope="session", autouse=True)
def _cheap_keys():
    """A case that a test makes is locked at the least cost that farbank accepts; see test_key_file.

    The same key file with the same passphrase gives the same key, so that of a copied case is not derived again.
    """
    derive, known = key_file._key, {}

    def derived(header, passphrase):
        asked = repr(sorted(header.items())), passphrase.value
        if asked not in known:
            known[asked] = derive(header, passphrase)
        return known[asked]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(key_file, "Cost", lambda **given: Cost(**(given or CHEAP)))
        patch.setattr(key_file, "_key", derived)
        yield


@pytest.fixture(scope="session", autouse=True)
def _kept_warm():
    """The program that forks a reader for each file is started once, and handed from one command to the next.

    It is the shipped one, it is told its limits with each file, and each file is still met by a process of its own. What
    was ended because it failed is not handed on. How it starts and ends is proven on others: see test_intake_confinement.
    """
    idle, start, close = [], WarmProcess.start, Confinement.close

    def started(process):
        if process._process is None and process._worker == WORKER:
            with suppress(IndexError):  # none is idle
                process._process, process._control, process._fences = idle.pop()
        start(process)

    def closed(confinement):
        process = confinement._process
        if process._worker == WORKER and process._process is not None and process._process.poll() is None:
            idle.append((process._process, process._control, process._fences))
            process._process = process._control = process._fences = None
        close(confinement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WarmProcess, "start", started)
        patch.setattr(Confinement, "close", closed)
        yield
    for each in idle:
        last = WarmProcess()
        last._process, last._control, last._fences = each
        last.stop()


@pytest.fixture(scope="session")
def foreign_verifier(tmp_path_factory):
    """Runs the verifier in Go of tests/foreign; built once."""
    gopath = Path("/usr/share/gocode")  # where Debian puts the sources of golang-golang-x-mod-dev
    if shutil.which("go") is None or not (gopath / "src/golang.org/x/mod/sumdb/tlog").is_dir():
        pytest.skip("needs Debian's golang-go and golang-golang-x-mod-dev")
    folder = tmp_path_factory.mktemp("go")
    environ = {**os.environ, "GO111MODULE": "off", "GOFLAGS": "", "GOPATH": str(gopath), "GOCACHE": str(folder / "c")}
    source, program = Path(__file__).parent / "foreign" / "verify_log.go", folder / "verify_log"
    subprocess.run(["go", "build", "-o", program, source], check=True, env=environ, capture_output=True)

    def run(*words):
        return subprocess.run([program, *words], check=False, capture_output=True, text=True)

    return run


@pytest.fixture(scope="session")
def stamping_authority(tmp_path_factory):
    """A time-stamping authority on this machine: its root, and a way to answer a request."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tsa")
    (folder / "serial").write_text("01\n")
    (folder / "tsa.cnf").write_text(
        f"[tsa]\ndefault_tsa = one\n[one]\nserial = {folder}/serial\nsigner_cert = {folder}/tsa.pem\n"
        f"certs = {folder}/root.pem\nsigner_key = {folder}/tsa.key\nsigner_digest = sha256\n"
        "default_policy = 1.2.3.4.1\ndigests = sha256, sha512\naccuracy = secs:1\ness_cert_id_alg = sha256\n"
    )

    def openssl(*words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True, cwd=folder)

    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "root.key", "-out", "root.pem", "-days", "30",
            "-subj", "/CN=Example root", "-addext", "basicConstraints=critical,CA:TRUE")  # fmt: skip
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Example TSA")
    (folder / "ext").write_text("extendedKeyUsage = critical,timeStamping\nkeyUsage = critical,digitalSignature\n")
    openssl("x509", "-req", "-in", "tsa.csr", "-CA", "root.pem", "-CAkey", "root.key", "-days", "30", "-out", "tsa.pem",
            "-extfile", "ext", "-CAcreateserial")  # fmt: skip

    def answer(request):
        openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "one", "-queryfile", request.absolute(), "-out",
                request.with_suffix(".tsr").absolute())  # fmt: skip

    return folder / "root.pem", answer


@pytest.fixture(scope="session", autouse=True)
def _away_from_home(tmp_path_factory):
    """What farbank remembers outside of a case stays in a folder of this run."""
    folder = tmp_path_factory.mktemp("state")
    with _set({"XDG_STATE_HOME": str(folder)}, None):
        yield folder


@pytest.fixture(autouse=True)
def _computer(_away_from_home, monkeypatch):
    """Each test runs on a computer of its own: what was signed on another is not known there."""
    monkeypatch.setenv("XDG_STATE_HOME", tempfile.mkdtemp(dir=_away_from_home))


@pytest.fixture(scope="session")
def shipped():
    """The folder of the two example cases."""
    return Path(str(importlib.resources.files("farbank"))) / "cases"


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Makes the template of a case once for the same name and commands, whichever test asks first."""
    folder = tmp_path_factory.mktemp("cases")
    passphrase = folder / "passphrase.txt"
    passphrase.write_text(WORDS + "\n", encoding="utf-8")
    there: dict[tuple, Desk] = {}

    def make(name, *commands):
        if (name, commands) not in there:
            desk = Desk(case=folder / f"{len(there)}" / name, passphrase=passphrase)
            desk.case.parent.mkdir()
            desk.good("new", desk.case)
            for each in commands:
                desk.good(*each)
            there[name, commands] = desk
        return there[name, commands]

    return make


def _copy(desk: Desk, folder: Path) -> Desk:
    shutil.copytree(desk.case, folder / "case")
    return Desk(case=folder / "case", passphrase=desk.passphrase)


@pytest.fixture
def copied(tmp_path):
    """Copies the template of a case for one test."""
    return lambda desk: _copy(desk, tmp_path)


@pytest.fixture(scope="session")
def witnessing(stamping_authority):
    """Has the head of a case dated by an authority and cosigned by a partner; they leave what they need in a folder."""
    root, answer = stamping_authority

    def witness(desk, folder):
        queue, partner = folder / "queue", folder / "partner"
        desk.good("anchor", "--queue", queue)
        for request in queue.glob("*.tsq"):
            answer(request)
        desk.good("anchor", "--import", queue, "--roots", root)
        key = desk.good("cosign", "--state", partner, "--name", "partner.example/desk", "--json").json["key"]
        desk.good("cosign", "--state", partner, "--trust", desk.good("cosign", "--json").json["keys"][-1])
        desk.good("cosign", "--trust", key)
        desk.good("cosign", "--ask", folder / "ask")
        desk.good("cosign", "--state", partner, folder / "ask", "--out", folder / "answer")
        desk.good("cosign", "--answer", folder / "answer")

    return witness


@pytest.fixture
def empty(made, tmp_path):
    """A new case with nothing in it."""
    return _copy(made("empty"), tmp_path)


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """A folder with a small sheet, the note it takes in and the report it drafts."""
    folder = tmp_path_factory.mktemp("written")
    for name, text in (("desk.yaml", SHEET), ("note.txt", NOTE), ("harbour.md", REPORT)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def sheets(written, tmp_path):
    """A copy of that folder, to be changed."""
    return Path(shutil.copytree(written, tmp_path / "sheets"))


@pytest.fixture(scope="session")
def small_case(made, written):
    return made("small", ("apply", written / "desk.yaml"))


@pytest.fixture
def desk(small_case, tmp_path):
    """A small case with a source, an item, a statement, a finding and a report."""
    return _copy(small_case, tmp_path)


@pytest.fixture(scope="session")
def border_case(made, shipped):
    return made("border", ("apply", shipped / "border" / "border.yaml"))


@pytest.fixture
def border(border_case, tmp_path):
    return _copy(border_case, tmp_path)


@pytest.fixture(scope="session")
def drill_case(made, shipped):
    return made("drill", ("apply", shipped / "drill" / "drill.yaml"))


@pytest.fixture
def drill(drill_case, tmp_path):
    return _copy(drill_case, tmp_path)


@pytest.fixture(scope="session")
def published_case(made, shipped, tmp_path_factory):
    """The drill with its repaired report published."""
    site = tmp_path_factory.mktemp("site") / "out"
    return made("published", ("apply", shipped / "drill" / "drill.yaml"), ("publish", "R-REPAIRED", "--out", site))


@pytest.fixture
def published(published_case, tmp_path):
    return _copy(published_case, tmp_path)
