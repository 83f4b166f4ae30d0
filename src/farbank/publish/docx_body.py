"""The words of a DOCX: paragraphs, tables, pictures and footnotes, from the one document of a publication."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Final, assert_never

from markupsafe import Markup, escape

from farbank.publish.docx_styles import MAIN, eastern_font, full_tag
from farbank.publish.outline import (
    Card,
    Drawing,
    Entries,
    Grid,
    Head,
    Outline,
    Passage,
    Photograph,
    Piece,
    Quoted,
    Run,
    Runs,
    Words,
)
from farbank.publish.placing import drawing_size
from farbank.publish.running import spoken

_SPACES: Final = (
    f'xmlns:w="{MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_ACROSS: Final = 6_120_000  # English Metric Units between the margins: 17 cm at 360,000 to the centimetre
_TEXT: Final = 9638  # the same width in twentieths of a point
_NARROWEST, _WIDEST = 8, 40  # letters
_HIGHEST: Final = 7_200_000  # 20 cm
_STYLES: Final = {"lead": "Lead", "small": "SmallPrint", "caption": "Caption", "label": "SmallPrint"}
_SHEET: Final = Markup(
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)
_PICTURE: Final = Markup(
    '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{n}" name="Picture {n}" descr="{alt}"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{n}" name="Picture {n}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{link}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)


@dataclass(slots=True, kw_only=True)
class Body:
    """Writes one document. `media` names the link of each picture; `addresses` fills with the links out."""

    document: Outline
    media: Mapping[str, str]
    addresses: dict[str, str] = field(default_factory=dict)
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def document_xml(self) -> Markup:
        """The main part."""
        one = self.document
        parts = [self._para("Title", (Run(text=one.title),))]
        parts += [self._para("SmallPrint", runs) for runs in (one.series, one.by) if runs]
        parts += [self._para("Lead", one.lead)] if one.lead else []
        parts += [self._piece(one.cover)] if one.cover else []
        parts += [self._piece(each) for each in (*one.report, *one.back, *one.credits)]
        pattern = Markup("<w:document {}><w:body>{}{}</w:body></w:document>")
        return pattern.format(Markup(_SPACES), Markup("").join(parts), _SHEET)  # noqa: S704

    def footnotes_xml(self) -> Markup:
        """The notes; the first two are the lines that every document must have for them."""
        kinds = (("-1", "separator"), ("0", "continuationSeparator"))
        line = Markup('<w:footnote w:type="{0}" w:id="{1}"><w:p><w:r><w:{0}/></w:r></w:p></w:footnote>')
        parts = [line.format(kind, number) for number, kind in kinds]
        note = Markup('<w:footnote w:id="{}">{}</w:footnote>')
        parts += [note.format(n, self._all(each)) for n, each in enumerate(self.document.notes, start=1)]
        return Markup("<w:footnotes {}>{}</w:footnotes>").format(Markup(_SPACES), Markup("").join(parts))  # noqa: S704

    def _all(self, pieces: Iterable[Piece], style: str = "Normal") -> Markup:
        return Markup("").join(self._piece(each, style) for each in pieces)

    def _piece(self, piece: Piece, style: str = "Normal") -> Markup:
        match piece:
            case Words():
                return self._para(_STYLES.get(piece.kind, style), piece.runs)
            case Head():
                return self._para(f"Heading{min(piece.level, 4) - 1}", piece.runs, anchor=piece.anchor)
            case Passage():
                return self._all(piece.blocks)  # what stands beside it is said again under the evidence
            case Quoted():
                return self._all(piece.blocks, "Quote")
            case Entries():
                return self._entries(piece)
            case _:
                return self._shown(piece)

    def _shown(self, piece: Grid | Drawing | Photograph | Card) -> Markup:
        match piece:
            case Grid():
                return self._grid(piece)
            case Drawing():
                wide, high = drawing_size(piece.telling.alone)
                shown = self._picture(f"{piece.name}.png", int(wide), int(high), piece.telling.alt)
                tables = Markup("").join(self._grid(each) for each in piece.tables)
                return shown + self._all(piece.caption) + tables
            case Photograph():
                photo = piece.photo
                shown = self._picture(f"{photo.name}.jpg", photo.width, photo.height, piece.alt)
                return shown + self._all(piece.caption)
            case Card():
                return self._card(piece)
        assert_never(piece)

    def _entries(self, piece: Entries) -> Markup:
        """Every entry's first paragraph carries the bullet or number."""
        shape = Markup('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>').format(2 if piece.ordered else 1)
        out = Markup("")
        for entry in piece.entries:
            first, *rest = entry
            out += self._para("Normal", first.runs, shape) if isinstance(first, Words) else self._piece(first)
            out += self._all(rest)
        return out

    def _card(self, card: Card) -> Markup:
        title = (Run(text=f"[{card.number}] "), *card.title)
        head = self._para("Heading2", title, anchor=card.anchor)
        facts = Markup("").join(
            self._para("SmallPrint", (*each.term, Run(text=": "), *each.words)) for each in card.facts
        )
        return head + self._all(card.blocks) + facts

    def _grid(self, piece: Grid) -> Markup:
        edge = Markup('<w:{} w:val="single" w:sz="4" w:color="C3CBC9"/>')
        edges = edge.format("top") + edge.format("bottom") + edge.format("insideH")
        width = '<w:tblW w:w="5000" w:type="pct"/>'
        head = self._row(piece.head, Markup("<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"))
        rows = Markup("").join(self._row(row, Markup("<w:trPr><w:cantSplit/></w:trPr>")) for row in piece.rows)
        grid = Markup("").join(Markup('<w:gridCol w:w="{}"/>').format(each) for each in _columns(piece))
        pattern = Markup(
            "<w:tbl><w:tblPr>{}<w:tblBorders>{}</w:tblBorders></w:tblPr><w:tblGrid>{}</w:tblGrid>{}{}</w:tbl>"
        )
        title = self._para("Caption", piece.title) if piece.title else Markup("")
        after = self._para("SmallPrint", piece.note)  # an empty one keeps two tables apart
        return title + pattern.format(Markup(width), edges, grid, head, rows) + after  # noqa: S704

    def _row(self, cells: tuple[Runs, ...], shape: Markup) -> Markup:
        inside = Markup("").join(
            Markup("<w:tc><w:tcPr/>{}</w:tc>").format(self._para("TableWords", cell)) for cell in cells
        )
        return Markup("<w:tr>{}{}</w:tr>").format(shape, inside)

    def _picture(self, name: str, wide: int, high: int, alt: str) -> Markup:
        scale = min(_ACROSS / wide, _HIGHEST / high)
        given = {"wide": round(wide * scale), "high": round(high * scale), "n": next(self._numbers), "alt": alt}
        drawn = _PICTURE.format(link=self.media[name], **given)
        return Markup("<w:p><w:pPr><w:keepNext/></w:pPr><w:r>{}</w:r></w:p>").format(drawn)

    def _para(self, style: str, runs: Runs, shape: Markup = Markup(""), *, anchor: str = "") -> Markup:  # noqa: B008
        look = Markup('<w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>').format(style, shape)
        inside = Markup("").join(self._run(run) for run in runs)
        if anchor:
            number = next(self._numbers)
            mark = Markup('<w:bookmarkStart w:id="{0}" w:name="{1}"/><w:bookmarkEnd w:id="{0}"/>')
            inside = mark.format(number, anchor) + inside
        return Markup("<w:p>{}{}</w:p>").format(look, inside)

    def _run(self, run: Run) -> Markup:
        if run.evidence:
            words = Markup('<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>[{}]</w:t></w:r>')
            link = Markup('<w:hyperlink w:anchor="evidence-{}">{}</w:hyperlink>')
            return link.format(run.evidence, words.format(run.evidence))
        if run.note:
            mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
            return Markup(mark).format(run.note)  # noqa: S704
        words = Markup("<w:br/>").join(
            Markup('<w:t xml:space="preserve">{}</w:t>').format(line) for line in run.text.split("\n")
        )
        said = Markup("<w:r><w:rPr>{}</w:rPr>{}</w:r>").format(_look(run), words)
        if not run.address:
            return said
        number = self.addresses.setdefault(run.address, f"rId{1000 + len(self.addresses)}")
        return Markup('<w:hyperlink r:id="{}">{}</w:hyperlink>').format(number, said)


def _columns(piece: Grid) -> tuple[int, ...]:
    """The widths of the columns in twentieths of a point: by their longest cell, none starved and none greedy."""
    longest = [max(len(spoken(cell)) for cell in column) for column in zip(piece.head, *piece.rows, strict=True)]
    wanted = [min(max(each, _NARROWEST), _WIDEST) for each in longest]
    return tuple(_TEXT * each // sum(wanted) for each in wanted)


def _look(run: Run) -> Markup:
    """Everything that sets a run apart, in the order in which the schema wants it."""
    tag = full_tag(run.language) if run.language else ""
    fonts = Markup('<w:rFonts w:eastAsia="{}"/>').format(eastern_font(run.language)) if run.language else Markup("")
    bold = Markup("<w:b/>") if run.strong else Markup("")
    slant = Markup("<w:i/>") if run.emphasis else Markup("")
    tongue = Markup('<w:lang w:val="{0}" w:eastAsia="{0}"/>').format(escape(tag)) if tag else Markup("")
    return fonts + bold + slant + tongue
