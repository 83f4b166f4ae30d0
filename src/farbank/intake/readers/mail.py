"""E-mails (RFC 5322, MIME): the words as they were read, what the headers give away, and the attachments as parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.policy import default
from typing import Final

from farbank.facts.item import Hidden
from farbank.intake.names import clean_text, clipped
from farbank.intake.readers.charset import decoded
from farbank.intake.readers.html import named_charset
from farbank.intake.readers.html_words import words_of
from farbank.intake.readers.reader import Given, Reader, Unreadable
from farbank.intake.reading import Part, Reading

_NAME: Final = "mail 2"
_POLICY: Final = default.clone(refold_source="none")  # a mail inside a mail comes out as it went in
_SHOWN: Final = ("From", "To", "Cc", "Date", "Subject")
_TELLING: Final = (
    *("From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Return-Path", "Date", "Subject", "Message-ID", "Received"),
    *("X-Originating-IP", "X-Sender-IP", "X-Forwarded-For", "X-Mailer", "User-Agent", "Organization", "Delivered-To"),
    *("In-Reply-To", "References", "List-Id", "Thread-Topic", "Authentication-Results"),
)
_DEEPEST: Final = 12
_FAULTS: Final = (MessageError, ValueError, TypeError, AttributeError, IndexError, KeyError, LookupError)


def _read(given: Given) -> Reading:
    try:
        mail = BytesParser(policy=_POLICY).parsebytes(given.untrusted_bytes)
        leaves = tuple(_leaves(mail, depth=0))
    except (RecursionError, *_FAULTS):
        raise Unreadable("it begins like an e-mail and its parts cannot be told apart") from None
    if len(leaves) > given.limits.parts:
        raise Unreadable(f"it has more than {given.limits.parts} parts")
    body, unseen, because = _body(leaves)
    text = "\n".join([*_headers(mail, _SHOWN), "", body])
    return Reading(
        media=given.media,
        reader=_NAME,
        text=clean_text(text),
        hidden=(*_hidden(mail), *unseen),
        parts=tuple(_part(leaf, number) for number, leaf in enumerate(leaves, 1) if _attached(leaf)),
        could_not=because,
    )


def _leaves(part: Message, *, depth: int) -> Iterator[Message]:
    """The parts that hold bytes, in order; a mail inside a mail is one of them and is not opened here."""
    if depth > _DEEPEST:
        raise Unreadable(f"its parts lie more than {_DEEPEST} deep inside one another")
    if not part.is_multipart() or part.get_content_maintype() == "message":
        yield part
        return
    for inner in part.iter_parts() if isinstance(part, EmailMessage) else ():
        yield from _leaves(inner, depth=depth + 1)


def _attached(leaf: Message) -> bool:
    if leaf.get_content_disposition() == "attachment" or leaf.get_content_maintype() == "message":
        return True
    return leaf.get_content_maintype() != "text" or bool(_file_name(leaf))


def _body(leaves: tuple[Message, ...]) -> tuple[str, list[Hidden], str]:
    """The words of the mail, plain where there are plain ones; what its markup hides; why not all could be read."""
    written = [leaf for leaf in leaves if not _attached(leaf)]
    plain = [leaf for leaf in written if leaf.get_content_subtype() != "html"]
    words: list[str] = []
    unseen: list[Hidden] = []
    reasons: list[str] = []
    for leaf in written:
        text, because = _written(leaf)
        if leaf.get_content_subtype() == "html":
            text, told = words_of(text)
            unseen += told
        if leaf in plain or not plain:
            words.append(text)
            reasons += [because] if because else []
    return "\n".join(words).replace("\r\n", "\n"), unseen, "; ".join(dict.fromkeys(reasons))


def _written(leaf: Message) -> tuple[str, str]:
    content = _bytes(leaf)
    charset = leaf.get_content_charset() or ""
    return decoded(content, charset or (named_charset(content) if leaf.get_content_subtype() == "html" else ""))


def _bytes(leaf: Message) -> bytes:
    if leaf.get_content_maintype() == "message":
        inner = leaf.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
    content = leaf.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _part(leaf: Message, number: int) -> Part:
    try:
        content = _bytes(leaf)
    except _FAULTS:
        content = b""
    ending = ".eml" if leaf.get_content_maintype() == "message" else ""
    return Part(name=clipped(_file_name(leaf) or f"part-{number}{ending}"), content=content)


def _file_name(leaf: Message) -> str:
    try:
        return _words(leaf.get_filename() or "")
    except _FAULTS:
        return ""


def _headers(mail: Message, names: tuple[str, ...]) -> list[str]:
    return [f"{name}: {value}" for name in names for value in _values(mail, name)]


def _hidden(mail: Message) -> Iterator[Hidden]:
    for name in _TELLING:
        for value in _values(mail, name):
            yield Hidden(what=name, value=value)


def _values(mail: Message, name: str) -> list[str]:
    """Every header of a name, decoded; one that the library cannot parse is given as it stands."""
    raw = [value for key, value in mail.raw_items() if key.lower() == name.lower()]
    return [_words(str(value)) for value in raw]


def _words(raw: str) -> str:
    """A header's words: RFC 2047 decoded; bare bytes are read as UTF-8 or shown as bytes."""
    unfolded = re.sub(r"\r?\n[ \t]*", " ", raw)
    try:
        pieces = decode_header(unfolded)
    except _FAULTS:
        pieces = [(unfolded, None)]
    words = "".join(piece if isinstance(piece, str) else decoded(piece, charset or "")[0] for piece, charset in pieces)
    readable = words.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return clean_text(readable).strip()


READER: Final = Reader(name=_NAME, supports=("message/rfc822",), read=_read)
