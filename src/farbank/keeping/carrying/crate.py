"""ro-crate-metadata.json: what lies in a bag and what was done to it, for other people's tools (RO-Crate 1.2).

- A pure function: the same content gives the same bytes; no clock, no disk, no network.
- The JSON-LD context is a name only; nobody is asked for it.
- No name, time or place is in it that the caller did not pass.
- A checksum is of the file as it lies in the bag: of ciphertext where the bag holds ciphertext.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Final

from farbank.keeping.carrying.crate_contents import (
    FILE_NAME,
    Agent,
    Contents,
    CrateFile,
    Event,
    EventKind,
    Software,
    Standard,
    Thing,
)

_SPECIFICATION: Final = "https://w3id.org/ro/crate/1.2"
_CONTEXT: Final = "https://w3id.org/ro/crate/1.2/context"
_PREMIS: Final = "http://id.loc.gov/vocabulary/preservation/eventType/"
_DONE: Final = "http://schema.org/CompletedActionStatus"
_NOT_IN_AN_IRI: Final = frozenset(' "<>\\^`{|}%?#[]:')

# the type of schema.org, and the event type of PREMIS 3 (id.loc.gov/vocabulary/preservation/eventType)
_TYPES: Final[dict[EventKind, tuple[str, str]]] = {
    "intake": ("CreateAction", "ing"),
    "fixity": ("AssessAction", "fix"),
    "derivation": ("CreateAction", "cre"),
    "redaction": ("CreateAction", "red"),
    "transfer": ("TransferAction", "tra"),
    "erasure": ("DeleteAction", "del"),
}

_Entity = dict[str, object]


def crate(contents: Contents) -> bytes:
    """The metadata file of the crate, as bytes in one spelling."""
    files = {each.path for each in contents.files}
    graph = [_descriptor(), _root(contents), *_contextual(contents)]
    graph += [_file(each) for each in sorted(contents.files, key=lambda each: each.path.encode())]
    graph += [_thing(each) for each in contents.things]
    graph += [_agent(each) for each in contents.agents]
    graph += [_event(each, files) for each in contents.events]
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode()


def file_id(path: str) -> str:
    """The `@id` of a file: its path with what an address cannot hold written as %XX."""
    return "".join(f"%{ord(letter):02X}" if letter in _NOT_IN_AN_IRI else letter for letter in path)


def _descriptor() -> _Entity:
    return {
        "@id": FILE_NAME,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _SPECIFICATION},
    }


def _root(contents: Contents) -> _Entity:
    root: _Entity = {
        "@id": "./",
        "@type": "Dataset",
        "name": contents.name,
        "description": contents.description,
        "datePublished": contents.published,
        "license": {"@id": "#terms"},
    }
    if contents.files:
        root["hasPart"] = _ids(sorted(file_id(each.path) for each in contents.files))
    mentioned = [*(each.id for each in contents.things), *(each.id for each in contents.events)]
    if mentioned:
        root["mentions"] = _ids(map(_local, mentioned))
    if contents.publisher:
        root["publisher"] = {"@id": _local(contents.publisher)}
    return root | _conforms(contents.conforms_to)


def _contextual(contents: Contents) -> Iterator[_Entity]:
    yield {
        "@id": "#terms",
        "@type": "CreativeWork",
        "name": "Terms of use",
        "description": contents.terms,
    }
    if contents.events:
        yield _software(contents.software)
        yield {"@id": _DONE, "@type": "ActionStatusType", "name": "Completed"}
    used = [each.conforms_to for each in contents.files]
    standards = {each.address: each.name for each in (*contents.conforms_to, *(one for some in used for one in some))}
    for address, name in sorted(standards.items()):
        yield {"@id": address, "@type": ["CreativeWork", "Profile"], "name": name}


def _software(software: Software) -> _Entity:
    return {
        "@id": "#software",
        "@type": "SoftwareApplication",
        "name": software.name,
        "version": software.version,
        "url": software.address,
    }


def _file(file: CrateFile) -> _Entity:
    described: _Entity = {
        "@id": file_id(file.path),
        "@type": "File",
        "name": file.name,
        "description": file.description,
        "encodingFormat": file.media_type,
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }
    return described | _conforms(file.conforms_to)


def _thing(thing: Thing) -> _Entity:
    described: _Entity = {
        "@id": _local(thing.id),
        "@type": ["CreativeWork", "RepositoryObject"],
        "name": thing.name,
        "description": thing.description,
    }
    return described | ({"hasFile": _ids(map(file_id, thing.files))} if thing.files else {})


def _agent(agent: Agent) -> _Entity:
    return {"@id": _local(agent.id), "@type": "Organization", "name": agent.name, "description": agent.description}


def _event(event: Event, files: set[str]) -> _Entity:
    kind, code = _TYPES[event.kind]
    described: _Entity = {
        "@id": _local(event.id),
        "@type": kind,
        "additionalType": _PREMIS + code,
        "name": event.name,
        "instrument": {"@id": "#software"},
        "actionStatus": {"@id": _DONE},
        "object": _ids(_reference(each, files) for each in event.of),
    }
    if event.into:
        described["result"] = _ids(_reference(each, files) for each in event.into)
    if event.at:
        described["endTime"] = event.at
    if event.by:
        described["agent"] = {"@id": _local(event.by)}
    return described


def _conforms(standards: tuple[Standard, ...]) -> _Entity:
    return {"conformsTo": _ids(each.address for each in standards)} if standards else {}


def _reference(name: str, files: set[str]) -> str:
    return file_id(name) if name in files else _local(name)


def _local(name: str) -> str:
    return "#" + file_id(name)


def _ids(ids: Iterable[str]) -> object:
    """References; one alone is no list, as RO-Crate 1.2 asks."""
    references = [{"@id": each} for each in ids]
    return references[0] if len(references) == 1 else references
