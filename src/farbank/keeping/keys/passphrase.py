"""Passphrases: six words drawn by chance, and a warning where one is easily guessed.

- A generated passphrase is six words out of 7,776, drawn by the system's source of chance: 77 bits.
- One passphrase has one spelling, however a keyboard composes its letters (NFC).
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

from farbank.values.handling import Secret

WORDS_DRAWN: Final = 6
_SHORT: Final = 16
_FEW_LETTERS: Final = 8
_TOO_COMMON: Final = ("password", "passwort", "passphrase", "qwerty", "123456", "abcdef", "letmein", "farbank")


@cache
def words() -> tuple[str, ...]:
    """The EFF long list: 6**5 English words that are easily told apart."""
    return tuple((resources.files("farbank") / "tables" / "words.txt").read_text("ascii").split())


def make_passphrase() -> Secret:
    """Six words with a space between, drawn again in the rare case that we would call them weak ourselves."""
    while True:
        drawn = Secret(" ".join(secrets.choice(words()) for _ in range(WORDS_DRAWN)))
        if not weaknesses(drawn):
            return drawn


def passphrase_bytes(passphrase: Secret) -> bytes:
    """What the key is derived from."""
    return unicodedata.normalize("NFC", passphrase.value).encode()


def weaknesses(passphrase: Secret) -> tuple[str, ...]:
    """Why a passphrase is easily guessed; empty when nothing speaks against it. Strength is not proven by it."""
    text = unicodedata.normalize("NFC", passphrase.value).casefold()
    parts = re.findall(r"\w+", text)
    known = set(words())
    found = []
    if len(text) < _SHORT:
        found.append(f"it has fewer than {_SHORT} characters")
    if len(set(text)) < _FEW_LETTERS:
        found.append(f"it uses fewer than {_FEW_LETTERS} different characters")
    if any(each in text.replace(" ", "") for each in _TOO_COMMON):
        found.append("it holds a word that every guesser tries first")
    if parts and known.issuperset(parts) and len(set(parts)) < WORDS_DRAWN:
        found.append(f"it has fewer than {WORDS_DRAWN} different words")
    return tuple(found)
