"""DOCX, ODT and HWPX documents, with tracked changes, comments and authors."""

import io
import zipfile

import hwpx

from made.canary import CANARY

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OPEN = (
    " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("meta", "meta"),
            ("manifest", "manifest"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
PIXEL = b"\x89PNG\r\n\x1a\nnot really"


def zipped(members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in members.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            box.writestr(name, content, compress_type=stored)
    return buffer.getvalue()


def changed(content, members):
    """The same document with other or further members."""
    with zipfile.ZipFile(io.BytesIO(content)) as box:
        return zipped({**{info.filename: box.read(info) for info in box.infolist()}, **members})


def run(words, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def docx(words=CANARY, **members):
    body = (
        f"<w:p>{run(words)}<w:r><w:tab/></w:r>{run('뒤')}</w:p>"
        f'<w:p>{run("남은 말")}<w:ins w:author="이" w:date="2023-09-28T10:00:00Z">{run(" 넣은 말")}</w:ins>'
        '<w:del w:author="김" w:date="2023-09-29T10:00:00Z"><w:r><w:delText>지운 이름</w:delText></w:r></w:del>'
        f"{run('안 보이는 말', '<w:vanish/>')}{run(' 보이는 말', '<w:vanish w:val=&quot;0&quot;/>'.replace('&quot;', chr(34)))}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('칸 하나')}</w:p></w:tc><w:tc><w:p>{run('칸 둘')}</w:p></w:tc></w:tr></w:tbl>"
    )
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>김 기자</dc:creator>'
        "<cp:lastModifiedBy>이 편집</cp:lastModifiedBy></cp:coreProperties>"
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {_WORD}><w:footnote><w:p>{run('각주')}</w:p></w:footnote></w:footnotes>",
        "word/comments.xml": f'<w:comments {_WORD}><w:comment w:author="박" w:date="2023-10-01"><w:p>{run("실명은?")}</w:p></w:comment></w:comments>',
        "word/_rels/document.xml.rels": f'<Relationships><Relationship Type="{link}/attachedTemplate" TargetMode="External" Target="http://192.0.2.1/t.dotm"/></Relationships>',
        "word/media/image1.png": PIXEL,
        "docProps/core.xml": core,
        **members,
    })  # fmt: skip


def odt(words=CANARY, **members):
    content = (
        f"<office:document-content {_OPEN}><office:body><office:text>"
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>김</dc:creator>"
        "<dc:date>2023-09-29</dc:date></office:change-info><text:p>지운 이름</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        f'<text:p>{words}<text:tab/>뒤<text:s text:c="2"/>끝</text:p>'
        "<text:p>둘째<office:annotation><dc:creator>박</dc:creator><text:p>실명은?</text:p></office:annotation> 문단</text:p>"
        '<text:p><text:hidden-text text:string-value="안 보이는 말"/></text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>칸</text:p></table:table-cell></table:table-row></table:table>"
        "</office:text></office:body></office:document-content>"
    )
    meta = f"<office:document-meta {_OPEN}><office:meta><meta:initial-creator>김 기자</meta:initial-creator></office:meta></office:document-meta>"
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "meta.xml": meta,
        "META-INF/manifest.xml": f"<manifest:manifest {_OPEN}/>",
        "Pictures/image1.png": PIXEL,
        **members,
    })  # fmt: skip


def hancom(words=CANARY, **members):
    """A true HWPX by python-hwpx; `members` take the place of its own."""
    document = hwpx.HwpxDocument.new()
    document.add_paragraph(words)
    document.add_paragraph("둘째 문단")
    buffer = io.BytesIO()
    document.save_to_stream(buffer)
    return changed(buffer.getvalue(), members) if members else buffer.getvalue()
