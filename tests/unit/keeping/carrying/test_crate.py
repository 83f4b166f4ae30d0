"""The crate, also as other people's tools read it.

Those tools have many needs of their own, so they live in an environment of their own: ROCRATE_PYTHON names its Python,
with `rocrate` and `roc-validator` installed. The validator fetches the JSON-LD context; without a network it is given
the one that `rocrate` carries (of RO-Crate 1.3, whose terms include those of 1.2) out of a cache made here.
"""

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from farbank.errors import Refused
from farbank.keeping.carrying.bag_reader import open_bag
from farbank.keeping.carrying.bag_writer import BagWriter
from farbank.keeping.carrying.crate import crate, file_id
from farbank.keeping.carrying.crate_contents import (
    FILE_NAME,
    Agent,
    Contents,
    CrateFile,
    Event,
    Software,
    Standard,
    Thing,
)
from farbank.keeping.disk.fsops import Disk

AGE = Standard(address="https://age-encryption.org/v1", name="age, version 1")
PROFILE = Standard(address="https://farbank.example/export/1", name="An export of farbank")
SOFTWARE = Software(name="farbank", version="0.1.0", address="https://farbank.example/")
OBJECT, COPY, TEXT = "objects/aa/aa11", "objects/bb/redacted 50%.age", "사진.age"


def file(path, size=6, sha256="ab" * 32):
    return CrateFile(
        path=path,
        name="Sealed object",
        description="One item, encrypted.",
        media_type="application/octet-stream",
        size=size,
        sha256=sha256,
        conforms_to=(AGE,),
    )


EVENTS = (
    Event(id="event-1", kind="intake", name="Taken in", of=("E1",), into=(OBJECT,), at="2026-11", by="M1"),
    Event(id="event-2", kind="redaction", name="Redacted", of=(OBJECT,), into=(COPY,)),
    Event(id="event-3", kind="derivation", name="Text drawn out", of=(OBJECT,), into=(TEXT,)),
    Event(id="event-4", kind="fixity", name="Checked", of=(OBJECT, COPY)),
    Event(id="event-5", kind="transfer", name="Sent", of=(OBJECT,), by="M1"),
    Event(id="event-6", kind="erasure", name="Erased", of=("leaf-17",), at="2026-11-01"),
)
CONTENTS = Contents(
    name="Export of a case",
    description="Sealed objects, and what was done to them.",
    published="2026-11-22",
    terms="Not for publication.",
    software=SOFTWARE,
    files=(file(TEXT), file(OBJECT), file(COPY)),
    things=(
        Thing(id="E1", name="Item E1", description="An item.", files=(OBJECT,)),
        Thing(id="leaf-17", name="Leaf 17", description="What it stood for was erased."),
    ),
    agents=(Agent(id="M1", name="Member M1", description="A member of the desk."),),
    events=EVENTS,
    publisher="M1",
    conforms_to=(PROFILE,),
)
BARE = Contents(name="x", description="y", published="2026", terms="z", software=SOFTWARE, files=())
# What the validator recommends and we leave undone: all of it would tell who somebody is. And a licence of the public
# kind (85.0), which sealed evidence does not have.
LEFT_UNDONE = {
    "ro-crate-1.2_85.0",  # terms without an address
    "ro-crate-1.2_86.2",  # the agent has no address on the web
    "ro-crate-1.2_89.0",  # ... no entry in a register of organisations
    "ro-crate-1.2_90.1",  # ... no point of contact
    "ro-crate-1.2_93.0",  # nor has anyone else
}


def entities(contents):
    made = json.loads(crate(contents))
    assert made["@context"] == "https://w3id.org/ro/crate/1.2/context"
    return {each["@id"]: each for each in made["@graph"]}


def references(value):
    """Every `{"@id": ...}` inside an entity, itself not counted."""
    if isinstance(value, list):
        return [found for each in value for found in references(each)]
    if isinstance(value, dict):
        return (
            [value["@id"]]
            if set(value) == {"@id"}
            else [found for each in value.values() for found in references(each)]
        )
    return []


def test_the_same_content_gives_the_same_bytes_and_files_stand_in_the_order_of_their_paths():
    shuffled = replace(CONTENTS, files=CONTENTS.files[::-1])
    assert crate(CONTENTS) == crate(shuffled)
    described = [name for name, each in entities(CONTENTS).items() if each["@type"] == "File"]
    assert described == ["objects/aa/aa11", "objects/bb/redacted%2050%25.age", "사진.age"]


def test_the_crate_is_spelled_as_it_was_when_other_tools_last_read_it():
    assert crate(CONTENTS) == Path(__file__).with_name("crate.golden.json").read_bytes()


def test_a_file_says_its_size_its_checksum_its_format_and_what_it_keeps_to():
    described = entities(CONTENTS)
    assert described["objects/aa/aa11"] == {
        "@id": "objects/aa/aa11",
        "@type": "File",
        "name": "Sealed object",
        "description": "One item, encrypted.",
        "encodingFormat": "application/octet-stream",
        "contentSize": "6",
        "sha256": "ab" * 32,
        "conformsTo": {"@id": AGE.address},
    }
    assert described[AGE.address]["name"] == AGE.name


def test_everything_that_is_spoken_of_is_described_in_the_crate():
    described = entities(CONTENTS)
    for each in described.values():
        for name in references(each):
            assert name in described or name == "https://w3id.org/ro/crate/1.2", name


@pytest.mark.parametrize(
    ("id", "kind", "event_type"),
    [
        ("event-1", "CreateAction", "ing"),
        ("event-2", "CreateAction", "red"),
        ("event-3", "CreateAction", "cre"),
        ("event-4", "AssessAction", "fix"),
        ("event-5", "TransferAction", "tra"),
        ("event-6", "DeleteAction", "del"),
    ],
)
def test_an_event_is_an_action_and_an_event_of_premis(id, kind, event_type):  # noqa: A002
    event = entities(CONTENTS)["#" + id]
    assert event["@type"] == kind
    assert event["additionalType"] == "http://id.loc.gov/vocabulary/preservation/eventType/" + event_type


def test_an_event_says_what_it_was_done_to_and_what_came_of_it():
    described = entities(CONTENTS)
    assert described["#event-1"]["object"] == {"@id": "#E1"}
    assert described["#event-1"]["result"] == {"@id": "objects/aa/aa11"}
    assert (described["#event-1"]["agent"], described["#event-1"]["endTime"]) == ({"@id": "#M1"}, "2026-11")
    assert described["#event-4"]["object"] == [{"@id": "objects/aa/aa11"}, {"@id": "objects/bb/redacted%2050%25.age"}]


def test_no_time_or_name_is_in_it_that_was_not_passed():
    described = entities(CONTENTS)
    assert not {"endTime", "startTime", "agent", "location"} & set(described["#event-2"])
    assert not {"publisher", "author", "creator", "dateCreated", "conformsTo", "mentions"} & set(entities(BARE)["./"])
    assert set(entities(BARE)) == {FILE_NAME, "./", "#terms"}


@pytest.mark.parametrize(
    ("path", "id"),
    [
        ("a b", "a%20b"),
        ("50%", "50%25"),
        ("#a", "%23a"),
        ("a?b", "a%3Fb"),
        ("a:b", "a%3Ab"),
        ("面试.mp4", "面试.mp4"),
        ("a/b", "a/b"),
    ],
)
def test_a_path_becomes_an_address(path, id):  # noqa: A002
    assert file_id(path) == id


@pytest.mark.parametrize(
    "change",
    [
        {"files": (file("a"), file("a"))},
        {"files": (file(FILE_NAME),)},
        {"things": (Thing(id="terms", name="x", description="y"),)},
        {"agents": (Agent(id="A", name="x", description="y"), Agent(id="A", name="x", description="y"))},
        {"publisher": "nobody"},
        {"things": (Thing(id="E1", name="x", description="y", files=("nothing",)),)},
        {"events": (Event(id="e", kind="fixity", name="x", of=("nothing",)),)},
        {"events": (Event(id="e", kind="fixity", name="x", of=("./",)),)},
    ],
)
def test_a_name_used_twice_or_for_nothing_is_refused(change):
    with pytest.raises(Refused):
        replace(BARE, **change)


def test_an_event_is_done_to_something():
    with pytest.raises(Refused, match="event-9"):
        Event(id="event-9", kind="fixity", name="Checked", of=())


@pytest.fixture
def bag(tmp_path):
    """The crate in a bag, with the files it speaks of."""
    with BagWriter(tmp_path / "bag", Disk(), info={}) as written:
        packed = [written.add(path, b"sealed") for path in (OBJECT, COPY, TEXT)]
        files = tuple(file(each.path, each.size, each.sha256) for each in packed)
        written.add(FILE_NAME, crate(replace(CONTENTS, files=files)))
        written.finish()
    open_bag(tmp_path / "bag").check()
    return tmp_path / "bag"


def foreign(code, *argv):
    """Run Python code where the tools of RO-Crate are, if they are anywhere."""
    python = os.environ.get("ROCRATE_PYTHON", "")
    if not python:
        pytest.skip("ROCRATE_PYTHON does not name a Python with rocrate and roc-validator")
    ran = subprocess.run([python, "-c", code, *map(str, argv)], capture_output=True, check=False, text=True)
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


READ = """
import json, sys
from rocrate.rocrate import ROCrate
crate = ROCrate(sys.argv[1])
print(json.dumps({
    "files": sorted(each.id for each in crate.data_entities),
    "name": crate.root_dataset["name"],
    "made": crate.get("#event-1")["result"].id,
    "sum": crate.get("objects/aa/aa11")["sha256"],
}))
"""

VALIDATE = (Path(__file__).parents[3] / "foreign" / "validate_crate.py").read_text(encoding="utf-8")


def test_the_library_of_ro_crate_reads_it(bag):
    assert foreign(READ, bag / "data") == {
        "files": ["objects/aa/aa11", "objects/bb/redacted%2050%25.age", "사진.age"],
        "name": "Export of a case",
        "made": "objects/aa/aa11",
        "sum": "c9d0036bed6744bcdf692fc980d8717d7e5f5a4f4e8266b4a84982602fb1cd09",
    }


def test_the_validator_finds_nothing_but_what_we_leave_undone_on_purpose(bag, tmp_path):
    said = foreign(VALIDATE, bag / "data", tmp_path)
    assert not [each for each in said["issues"] if each[1] == "REQUIRED"]
    assert {each[0] for each in said["issues"]} == LEFT_UNDONE
    assert said["passed"] > 150


def test_the_validator_notices_a_crate_that_is_wrong(bag, tmp_path):
    path = Path(bag / "data" / FILE_NAME)
    path.write_bytes(path.read_bytes().replace(b'"datePublished": "2026-11-22",', b""))
    assert [each for each in foreign(VALIDATE, bag / "data", tmp_path)["issues"] if each[1] == "REQUIRED"]
