"""farbank.toml at opening: it is the one recorded last, or it is made so, or it is damage.

- A file that was recorded before means that a change was interrupted; the last one recorded takes its place.
- A file that was never recorded is damage, whatever it says.
"""

from __future__ import annotations

import hashlib
import secrets

from farbank.errors import Damage
from farbank.facts.case import CaseOpened
from farbank.facts.log import SettingsChanged
from farbank.keeping.disk.database import Database
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout, read_whole
from farbank.keeping.ledger.ledger import SealedLedger
from farbank.keeping.log.published import settings_number
from farbank.keeping.log.settings import Settings, read_settings


def settled(layout: Layout, ledger: SealedLedger, rows: Database, disk: Disk) -> Settings:
    """The settings as they were recorded last; farbank.toml says the same from here on."""
    untrusted = read_whole(layout.settings, "farbank.toml")
    found = read_settings(untrusted)
    entry = next(ledger.entries(), None)
    opened = entry.fact if entry else None
    if not isinstance(opened, CaseOpened) or opened.case != found.case:
        raise Damage("the ledger does not begin with the opening of this case")
    number = settings_number(rows)
    last = _changed(ledger, number) if number else None
    digest = hashlib.sha256(untrusted).hexdigest()
    if digest == (last.settings if last else opened.settings):
        return found
    if last is None or digest not in _before(ledger, opened, number):
        raise Damage("farbank.toml is not the one that was recorded")
    disk.replace(layout.settings, last.text.encode(), layout.staging / secrets.token_hex(16))
    return read_settings(last.text.encode())


def _changed(ledger: SealedLedger, number: int) -> SettingsChanged:
    fact = ledger.entry(number).fact
    if not isinstance(fact, SettingsChanged) or hashlib.sha256(fact.text.encode()).hexdigest() != fact.settings:
        raise Damage(f"entry {number} does not record farbank.toml, as the database says")
    return fact


def _before(ledger: SealedLedger, opened: CaseOpened, number: int) -> set[str]:
    """The hashes of every farbank.toml recorded before an entry. Goes through the ledger; only after a crash."""
    every = (each.fact for each in ledger.entries() if each.number < number)
    return {opened.settings, *(fact.settings for fact in every if isinstance(fact, SettingsChanged))}
