"""A name in every other script, by the tables that ship with farbank; no case is needed."""

from __future__ import annotations

from farbank.assemble.name_tables import name_reader
from farbank.errors import Refused
from farbank.reading.persons.forms import Form, forms_of
from farbank.reading.persons.name import Name
from farbank.reading.persons.written import NoName


def read_name(untrusted_text: str) -> Name:
    """A name that was asked for; `Refused` with the reason where there is none in the words."""
    name = name_reader().read(untrusted_text)
    if isinstance(name, NoName):
        raise Refused(f"could not read {name.text!r} as a name: {name.because}", advice="Give one name in one script.")
    return name


def forms(untrusted_text: str) -> tuple[Form, ...]:
    """Every form that can be made of a name; `Refused` where no form can be."""
    name = read_name(untrusted_text)
    found = forms_of(name, name_reader().spellings)
    if not found:
        raise Refused(
            f"could not read {untrusted_text!r} as a Korean name, so no other form of it can be made",
            advice="Write surname and given name, as 'Kim Yong-chol' or 김영철.",
        )
    return found
