"""Several reports in one folder: the parts of a series, the languages of a report, each in a folder, and a cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from farbank.publish import channels
from farbank.publish.address import Beside
from farbank.publish.manifest import sums
from farbank.publish.page import Page
from farbank.publish.rendering import render
from farbank.publish.site import dressed, mark
from farbank.publish.wording import language_name, wording
from farbank.values.draft import Draft
from farbank.values.package import ChannelText, File, Package

INDEX: Final = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the cover."""

    title: str
    language: str
    address: str
    about: str


def together(reports: Mapping[str, tuple[Page, Package]]) -> Package:
    """One package of several: each under its folder, with a cover and the digest of every file."""
    pages = [page for page, _ in reports.values()]
    files = [_within(folder, file) for folder, (_, package) in reports.items() for file in package.files]
    heard = [_heard(folder, each) for folder, (_, package) in reports.items() for each in package.channels]
    cover = _cover(pages[0], tuple(_entry(folder, page, pages) for folder, (page, _) in reports.items()))
    ordered = tuple(sorted((*files, *cover, sums((*files, *cover))), key=lambda file: file.path))
    return Package(files=ordered, channels=(*channels.read(cover, pages[0].draft.language), *heard))


def folder(draft: Draft, *, several: bool) -> str:
    """Where a report stands among its neighbours; `several` says that there are editions in more than one language."""
    return "/".join(([draft.language] if several else []) + ([f"part-{draft.part}"] if draft.of > 1 else []))


def _within(folder: str, file: File) -> File:
    return File(path=f"{folder}/{file.path}", content=file.content)


def _heard(folder: str, text: ChannelText) -> ChannelText:
    """What was found in a file, under the path that the file has now; its name is a text of its own."""
    path = f"{folder}/{text.file}"
    return replace(text, file=path, text=path if text.channel == "file_name" and text.text == text.file else text.text)


def _entry(folder: str, page: Page, pages: list[Page]) -> Entry:
    draft, say = page.draft, wording(page.draft.language)
    told = (
        say("Part {part} of {of}", part=draft.part, of=draft.of) if draft.of > 1 else "",
        language_name(draft.language) if len({each.draft.language for each in pages}) > 1 else "",
        say.day(draft.published) if draft.published else "",
    )
    about = " · ".join(each for each in told if each)
    return Entry(title=draft.title, language=draft.language, address=f"{folder}/{INDEX}", about=about)


def _cover(first: Page, entries: tuple[Entry, ...]) -> tuple[File, ...]:
    """The front page of the folder, in the language of its first report, with what it needs beside it."""
    plain = replace(first, credits=(), contact=())
    many = len({each.address.rpartition("/part-")[2] for each in entries if "part-" in each.address}) > 1
    given = {"entries": entries, "series": many, "contact": ()}
    return dressed((render(INDEX, "cover.html.j2", plain, Beside(), given), mark()), plain)
