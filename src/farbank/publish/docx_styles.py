"""How a DOCX of ours looks: few styles, plainly named, so that a newsroom's own template can take their place."""

from __future__ import annotations

from typing import Final

from markupsafe import Markup

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_EASTERN: Final = {"ko": "Malgun Gothic", "ja": "Yu Gothic", "zh": "Microsoft YaHei"}
_TAGS: Final = {"ko": "ko-KR", "ja": "ja-JP", "zh": "zh-CN", "en": "en-GB"}
_HEADINGS: Final = ((1, 32, 400), (2, 26, 300), (3, 23, 240))  # level, size in half points, space above in twentieths
_OTHERS: Final = (
    ("Lead", "Lead", 26, "13222B"),
    ("Caption", "caption", 20, "13222B"),
    ("SmallPrint", "Small print", 18, "44555E"),
    ("Quote", "Quote", 22, "13222B"),
    ("TableWords", "Table words", 18, "13222B"),
)
_SHAPES: Final = {
    "Quote": '<w:ind w:left="400"/>',
    "TableWords": '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>',
}


def eastern_font(language: str) -> str:
    """The typeface for Korean, Japanese or Chinese words that the editor's computer is most likely to have."""
    return _EASTERN.get(language[:2], _EASTERN["ja"])


def full_tag(language: str) -> str:
    """A language as word processors write it: `ko-KR`."""
    return language if "-" in language else _TAGS.get(language, language)


def styles(language: str) -> Markup:
    """The styles of the document."""
    fonts = Markup('<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:cs="Georgia" w:eastAsia="{}"/>').format(
        eastern_font(language)
    )
    tag = full_tag(language)
    tongue = Markup('<w:lang w:val="{}" w:eastAsia="{}"/>').format(tag, tag)
    parts = [
        Markup(
            "<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val='22'/>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            "<w:spacing w:after='140' w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>"
        ).format(fonts, tongue),
        _style("Normal", "Normal", Markup(""), Markup(""), default=True),
        _style("Title", "Title", Markup("<w:spacing w:after='200'/>"), _look(52, "13222B", bold=True)),
    ]
    for level, size, above in _HEADINGS:
        shape = Markup("<w:keepNext/><w:spacing w:before='{}' w:after='100'/><w:outlineLvl w:val='{}'/>")
        look = _look(size, "13222B", bold=True)
        parts.append(_style(f"Heading{level}", f"heading {level}", shape.format(above, level - 1), look))
    for name, title, size, ink in _OTHERS:
        parts.append(_style(name, title, Markup(_SHAPES.get(name, "")), _look(size, ink)))  # noqa: S704
    return Markup('<w:styles xmlns:w="{}">{}</w:styles>').format(MAIN, Markup("").join(parts))


def _style(name: str, title: str, shape: Markup, look: Markup, *, default: bool = False) -> Markup:
    first = Markup(' w:default="1"') if default else Markup("")
    based = Markup("") if default else Markup('<w:basedOn w:val="Normal"/>')
    pattern = Markup(
        '<w:style w:type="paragraph"{} w:styleId="{}"><w:name w:val="{}"/>{}<w:qFormat/>'
        "<w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>"
    )
    return pattern.format(first, name, title, based, shape, look)


def _look(size: int, ink: str, *, bold: bool = False) -> Markup:
    weight = Markup("<w:b/>") if bold else Markup("")
    return Markup('{}<w:color w:val="{}"/><w:sz w:val="{}"/>').format(weight, ink, size)


def numbering() -> Markup:
    """Two kinds of list: with bullets (1) and with numbers (2)."""
    level = Markup(
        '<w:abstractNum w:abstractNumId="{}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{}"/>'
        '<w:lvlText w:val="{}"/><w:pPr><w:ind w:left="500" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
    )
    kinds = level.format(1, "bullet", "–") + level.format(2, "decimal", "%1.")
    uses = Markup("").join(
        Markup('<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>').format(each) for each in (1, 2)
    )
    return Markup('<w:numbering xmlns:w="{}">{}{}</w:numbering>').format(MAIN, kinds, uses)
