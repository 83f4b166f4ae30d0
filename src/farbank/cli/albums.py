"""How an album would be taken in, as a table."""

from __future__ import annotations

from farbank.assemble.albums import Album, said
from farbank.assemble.pace import in_bytes
from farbank.cli import edge
from farbank.cli.options import Given
from farbank.errors import Refused
from farbank.reading.album.grouping import Letter


def refuse_in_a_bag(collection: str) -> None:
    """A field bag takes files in and knows nothing of what it holds."""
    if collection:
        raise Refused(
            "a field bag has no collections", advice="Add the files as they are; put them together at the desk."
        )


def show_plan(given: Given, album: Album) -> None:
    """Every item that would come of an album, with the rule that puts its files together and what to check."""
    if given.as_json:
        edge.document({"items": [_as_document(each) for each in album.letters], "skipped": _skipped(album)})
        return
    for letter in album.letters:
        _tell(letter, album.others)
    for skipped in album.skipped:
        edge.note(f"left: {skipped.path}: {skipped.because}")
    letters = sum(len(each.files) > 1 for each in album.letters)
    edge.note(
        f"{len(album.files)} files, {in_bytes(album.size)}: {len(album.letters)} items, {letters} of several leaves; "
        "nothing was taken in"
    )


def _tell(letter: Letter, others: frozenset[str]) -> None:
    leaves = len(letter.files) - len(letter.envelopes)
    count = f"{leaves} {'leaf' if leaves == 1 else 'leaves'}" + (" + envelope" if letter.envelopes else "")
    count = "no picture" if letter.files[0] in others else count
    because = f"  by {letter.rule}" if letter.rule else ""
    edge.tell(f"{letter.name:<28} {count:<20}{because}".rstrip())
    if len(letter.files) > 1:
        edge.tell(f"    {', '.join(each.rpartition('/')[2] for each in letter.files)}")
    for each in said(letter):
        edge.tell(f"    perhaps {each.what}: {each.means}  (in the name: {each.words})")
    for doubt in letter.doubts:
        edge.tell(f"    check: {doubt}")


def _as_document(letter: Letter) -> dict[str, object]:
    return {
        "name": letter.name,
        "files": list(letter.files),
        "envelopes": list(letter.envelopes),
        "rule": letter.rule,
        "doubts": list(letter.doubts),
        "proposals": [{"what": each.what, "words": each.words, "means": each.means} for each in said(letter)],
    }


def _skipped(album: Album) -> list[dict[str, str]]:
    return [{"path": each.path, "because": each.because} for each in album.skipped]
