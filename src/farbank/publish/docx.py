"""The report as a DOCX for a newsroom's editors, made of seven kinds of part and nothing else.

- Written part by part, never from a template: no author, no revision ids, no settings, no thumbnail, no properties.
- The times in the archive are fixed; the same page gives the same bytes.
- Pictures are the very files of a publication, under its public names, each with its alt text.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from markupsafe import Markup

from farbank.publish import channels, raster
from farbank.publish.docx_body import Body
from farbank.publish.docx_styles import numbering, styles
from farbank.publish.outline import Drawing, Outline, Photograph
from farbank.publish.outline_walk import every_piece
from farbank.publish.outlining import outline
from farbank.publish.page import Page
from farbank.publish.photographs import Photo
from farbank.values.package import File, Package

PATH: Final = "report.docx"
_FIXED_DAY: Final = (1980, 1, 1, 0, 0, 0)  # the first that an archive can hold
_XML: Final = Markup('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def build_docx(page: Page, photos: Mapping[str, Photo]) -> Package:
    """The document as a package of one file, and every text that can be found in it."""
    file = File(path=PATH, content=docx(outline(page, photos)))
    return Package(files=(file,), channels=channels.read((file,), page.draft.language))


def docx(document: Outline) -> bytes:
    """The bytes of the document."""
    media = _media(document)
    body = Body(document=document, media={name: f"rId{number}" for number, name in enumerate(media, start=10)})
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _types().encode(),
        "_rels/.rels": _package_links().encode(),
        "word/document.xml": (_XML + body.document_xml()).encode(),
        "word/_rels/document.xml.rels": _links(body.media, body.addresses).encode(),
        "word/styles.xml": (_XML + styles(document.language)).encode(),
        "word/numbering.xml": (_XML + numbering()).encode(),
        "word/footnotes.xml": (_XML + body.footnotes_xml()).encode(),
    }
    parts |= {f"word/media/{name}": content for name, content in media.items()}
    return _archive(parts)


def _media(document: Outline) -> dict[str, bytes]:
    """Every picture by its file name within the document."""
    found: dict[str, bytes] = {}
    for piece in every_piece(document):
        match piece:
            case Drawing():
                found[f"{piece.name}.png"] = raster.draw(piece.telling.alone)
            case Photograph():
                found[f"{piece.photo.name}.jpg"] = piece.photo.content
            case _:
                pass
    return found


def _types() -> Markup:
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("jpg", "image/jpeg"),
    )
    parts = (
        ("document", f"{_TYPE}.document.main+xml"),
        ("styles", f"{_TYPE}.styles+xml"),
        ("numbering", f"{_TYPE}.numbering+xml"),
        ("footnotes", f"{_TYPE}.footnotes+xml"),
    )
    inside = Markup("").join(Markup('<Default Extension="{}" ContentType="{}"/>').format(*each) for each in defaults)
    inside += Markup("").join(
        Markup('<Override PartName="/word/{}.xml" ContentType="{}"/>').format(*each) for each in parts
    )
    return _XML + Markup('<Types xmlns="{}/content-types">{}</Types>').format(_PACKAGE, inside)


def _package_links() -> Markup:
    link = _link("rId1", "officeDocument", "word/document.xml")
    return _XML + Markup('<Relationships xmlns="{}/relationships">{}</Relationships>').format(_PACKAGE, link)


def _links(media: Mapping[str, str], addresses: Mapping[str, str]) -> Markup:
    inside = _link("rId1", "styles", "styles.xml") + _link("rId2", "numbering", "numbering.xml")
    inside += _link("rId3", "footnotes", "footnotes.xml")
    for name, number in media.items():
        inside += _link(number, "image", f"media/{name}")
    for address, number in addresses.items():
        pattern = Markup('<Relationship Id="{}" Type="{}/hyperlink" Target="{}" TargetMode="External"/>')
        inside += pattern.format(number, _REL, address)
    return _XML + Markup('<Relationships xmlns="{}/relationships">{}</Relationships>').format(_PACKAGE, inside)


def _link(number: str, kind: str, target: str) -> Markup:
    return Markup('<Relationship Id="{}" Type="{}/{}" Target="{}"/>').format(number, _REL, kind, target)


def _archive(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip: the list of types first, as readers expect, one fixed time, no extra fields."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content)
    return out.getvalue()
