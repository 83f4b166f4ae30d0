"""The demo walks the whole road on the shipped cases, and what the documents show is what it prints."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from farbank.assemble import demo
from farbank.cli import edge
from farbank.cli.steps import farbank as command

SHOWN = Path(__file__).parents[2] / "docs" / "demo.txt"


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return folder, list(demo.walk_the_road(demo.Places(folder=folder / "farbank-demo")))


def without_the_object(line):
    return re.sub(r"printf '.*' \| dd of=.*? bs=1 seek=\d+", "FLIP", line)


def test_the_documents_show_what_the_demo_prints(walked):
    _, told = walked
    printed = [without_the_object(f"{each.step:<12}{each.words}") for each in told]
    shown = [without_the_object(line) for line in SHOWN.read_text(encoding="utf-8").splitlines()]
    assert shown[: len(printed)] == printed


def test_the_demo_leaves_two_cases_a_site_and_the_passphrase(walked):
    folder, _ = walked
    assert sorted(each.name for each in (folder / "farbank-demo").iterdir()) == [
        "case",
        "drill",
        "passphrase.txt",
        "site",
    ]


def test_the_flip_it_tells_changes_one_byte_and_verify_names_it(walked, tmp_path):
    folder, told = walked
    shutil.copytree(folder / "farbank-demo", tmp_path / "farbank-demo")
    flip = told[-1].words.split(": ", 1)[1].replace(str(folder), str(tmp_path))
    subprocess.run(["sh", "-c", flip], check=True)
    path = Path(re.search(r"dd of=(\S+)", flip).group(1))
    before = folder / path.relative_to(tmp_path)
    changed = [
        at for at, (one, other) in enumerate(zip(before.read_bytes(), path.read_bytes(), strict=True)) if one != other
    ]
    assert len(changed) == 1
    found = demo.check(
        tmp_path / "farbank-demo" / "case",
        demo.Secret((folder / "farbank-demo" / "passphrase.txt").read_text().strip()),
    )
    assert [flaw.where for flaw in found.damage] == [f"objects/{path.parent.name}/{path.name}"]
    assert found.items.corrupt == 1


OPEN = """
import sys
from pathlib import Path
from farbank.assemble.demo import Places
from farbank.cli.trying import open_workbench
open_workbench(Places(folder=Path(sys.argv[1])), as_json=True, no_browser=True)
"""


def _end(child):
    """Ctrl-C; where Ctrl-C was ignored when these tests were begun, one that comes before the server listens is lost."""
    for _ in range(6):
        child.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            child.wait(10)
            return
    raise AssertionError("Ctrl-C does not end the workbench")


def test_the_workbench_is_opened_on_the_border_and_its_passphrase_is_told_here_alone(walked):
    folder, _ = walked
    words = (folder / "farbank-demo" / "passphrase.txt").read_text(encoding="utf-8").strip()
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, folder / "farbank-demo"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "XDG_STATE_HOME": str(folder / "state")},
    ) as child:  # fmt: skip
        said = child.stderr.readline()
        told = ""
        while not told.rstrip().endswith("}"):
            told += child.stdout.readline()
        page = Path(json.loads(told)["file"]).read_text(encoding="utf-8")
        _end(child)
    assert said == f"The passphrase of the demo, to be typed into the page: {words}\n"
    assert json.loads(told)["address"].startswith("http://127.0.0.1:")
    assert words not in told + page


def test_the_figures_are_computed_from_the_case(tmp_path, monkeypatch):
    """A demo that had its figures typed in would not notice another survey."""
    cases = tmp_path / "farbank"
    shutil.copytree(Path(demo.__file__).parents[1] / "cases", cases / "cases")
    sheet = cases / "cases" / "border" / "border.yaml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("present_km: {at_least: 489}", "present_km: {at_least: 709}")
    )
    monkeypatch.setattr(demo, "files", lambda _: cases)
    told = []
    for each in demo.walk_the_road(demo.Places(folder=tmp_path / "out")):
        told.append(each.words)
        if each.words.startswith("survey"):
            break
    assert told[-1] == "survey: at most 75.1 % imaged; new works on 50-100 %"


def test_a_folder_that_is_there_is_never_written_into(tmp_path, capsys, monkeypatch):
    (tmp_path / "farbank-demo").mkdir()
    (tmp_path / "farbank-demo" / "mine.txt").write_text("keep")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["farbank", "demo"])
    assert edge.run(command) == 1
    assert "is there already" in capsys.readouterr().err
    assert [each.name for each in (tmp_path / "farbank-demo").iterdir()] == ["mine.txt"]
