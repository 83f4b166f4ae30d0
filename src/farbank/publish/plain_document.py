"""A DOCX of paragraphs and nothing else (ECMA-376 part 1): no style, author, date, id, remark, change or picture."""

from __future__ import annotations

from typing import Final

from farbank.publish.plain_package import HEAD, links, packed, text_element, types

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BODY: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def document_of(text: str) -> bytes:
    """A document whose paragraphs are the lines of a text. The same text gives the same bytes."""
    body = "".join(_paragraph(line) for line in text.rstrip("\n").split("\n"))
    return packed(
        [
            ("[Content_Types].xml", types({"/word/document.xml": _BODY})),
            ("_rels/.rels", links([("officeDocument", "word/document.xml")])),
            ("word/document.xml", f'{HEAD}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'),
        ]
    )


def _paragraph(line: str) -> str:
    if not line:
        return "<w:p/>"
    runs = "<w:tab/>".join(text_element(words, "w:") if words else "" for words in line.split("\t"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"
