"""A zip that says nothing but its members: one time for all, no system, no comment, in the order given."""

from __future__ import annotations

import io
import zipfile
from typing import Final
from xml.sax.saxutils import escape, quoteattr

HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BEGAN: Final = (1980, 1, 1, 0, 0, 0)  # the first time a zip can say (APPNOTE.TXT 4.4.6)
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML: Final = "application/xml"


def packed(members: list[tuple[str, str]]) -> bytes:
    """Members (name, text) as a zip; the same ones give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for name, text in members:
            about = zipfile.ZipInfo(name, date_time=_BEGAN)
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            box.writestr(about, text)
    return out.getvalue()


def types(parts: dict[str, str]) -> str:
    """`[Content_Types].xml`: the kind of each part by its name."""
    told = "".join(
        f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>" for name, kind in parts.items()
    )
    links = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{HEAD}<Types xmlns="{_TYPES}">{links}<Default Extension="xml" ContentType="{_XML}"/>{told}</Types>'


def links(targets: list[tuple[str, str]]) -> str:
    """A `.rels` part: (kind, target) each, numbered in order."""
    told = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{HEAD}<Relationships xmlns="{_LINKS}">{told}</Relationships>'


def text_element(words: str, prefix: str = "") -> str:
    """One `t` element that keeps its spaces."""
    return f'<{prefix}t xml:space="preserve">{escape(words)}</{prefix}t>'
