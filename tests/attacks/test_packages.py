"""A publication is read again file by file before it leaves: each way of hiding something in one is put in by hand."""

import base64
import importlib.util
import io
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from made.leaving import SECRET

from farbank.assemble.reading_again import read_again
from farbank.errors import Refused
from farbank.intake.second_reader import font_file, page_file
from farbank.intake.second_reader.package_files import PACKAGE, wrapped
from farbank.intake.second_reader.reader import complaint_of
from farbank.publish.forms import FORMS
from farbank.publish.forms import package as package_of
from farbank.publish.photographs import photographs
from farbank.values.package import File, Package

WORD = SECRET.encode()


@pytest.fixture(scope="module")
def border():
    path = Path(__file__).parents[1] / "unit" / "publish" / "border_page.py"
    spec = importlib.util.spec_from_file_location("border_page_attacked", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def packages(border):
    page = border.page_with_picture()
    photos = photographs(page)
    return {form: package_of(form, page, photos) for form in FORMS}


def complaint(files):
    return complaint_of(wrapped(sorted(files.items())), PACKAGE)


def files_of(package):
    return {each.path: each.content for each in package.files}


def first(files, ending, *, but=""):
    return next(path for path in sorted(files) if path.endswith(ending) and path != but)


@pytest.mark.parametrize("form", FORMS)
def test_what_farbank_publishes_passes(packages, form):
    assert complaint(files_of(packages[form])) == ""


@pytest.mark.long
@pytest.mark.parametrize("language", ["ko", "ja", "zh"])
@pytest.mark.parametrize("form", FORMS)
def test_in_every_language_too(border, language, form):
    page = border.page()
    page = replace(page, draft=replace(page.draft, language=language, title="편지 手紙 来信"))
    assert complaint(files_of(package_of(form, page, {}))) == ""


def test_every_ending_of_every_form_is_attacked_below(packages):
    endings = {file.path.rpartition(".")[2] for package in packages.values() for file in package.files}
    assert endings == {each.rpartition(".")[2] for _, each, _ in WAYS}


def swapped(old, new, count=1):
    def change(content):
        assert old in content
        return content.replace(old, new, count)

    return change


def member(name, content):
    """A part more in a DOCX, with the one time that all have."""

    def change(docx):
        out = io.BytesIO(docx)
        with zipfile.ZipFile(out, "a") as box:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 0, 0o600 << 16
            box.writestr(entry, content)
        return out.getvalue()

    return change


def in_part(part, old, new):
    """A DOCX with something changed in one of its parts."""

    def change(docx):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
            for name in before.namelist():
                content = before.read(name)
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0o600 << 16
                assert name != part or old in content
                after.writestr(entry, content.replace(old, new, 1) if name == part else content)
        return out.getvalue()

    return change


def font_with(change):
    def changed(content):
        font = TTFont(io.BytesIO(content), recalcTimestamp=False)
        change(font)
        out = io.BytesIO()
        font.save(out)
        return out.getvalue()

    return changed


def one_letter_more(content):
    """The same typeface with a letter that no page prints."""
    before = TTFont(io.BytesIO(content))
    whole = TTFont(Path(font_file.__file__).parents[2] / "publish" / "fonts" / "serif-400.ttf", recalcTimestamp=False)
    names = [each for each in whole["name"].names if each.nameID in {0, 1, 2, 13}]
    options = Options()
    options.glyph_names, options.recalc_timestamp = False, False
    cutter = Subsetter(options)
    more = min(code for code in whole.getBestCmap() if code not in before.getBestCmap() and code > ord("z"))
    cutter.populate(unicodes=[*before.getBestCmap(), more])
    cutter.subset(whole)
    whole["name"].names = names
    whole["head"].created = whole["head"].modified = 3_660_000_000
    whole.flavor = "woff2"
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def of_another_day(font):
    font["head"].modified = 3_700_000_000


def with_a_line(font):
    font["name"].setName(SECRET, 5, 3, 1, 0x409)


def with_notes(content):
    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    font.flavorData.metaData = b"<metadata>" + WORD + b"</metadata>"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def text_chunk(png):
    body = b"tEXt" + b"Author\0" + WORD
    return png[:33] + (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big") + png[33:]


def comment_in(jpeg):
    return jpeg[:2] + b"\xff\xfe" + (len(WORD) + 2).to_bytes(2, "big") + WORD + jpeg[2:]


def picture_within(change):
    """A page with the first picture that it holds changed."""

    def changed(content):
        found = re.search(rb"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", content)
        return content.replace(found[1], base64.b64encode(change(base64.b64decode(found[1]))), 1)

    return changed


def revision(pdf):
    """An incremental update (ISO 32000-1, 7.5.6) with a title in it."""
    return pdf + b"\n9999 0 obj\n<</Title(" + WORD + b")>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n0\n%%EOF"


WAYS = [
    ("a word of the case", "manifest.json", swapped(b'"tools"', b'"case": "E12",\n "tools"')),
    ("a digest of another file", "manifest.json", swapped(b'"sha256": "', b'"sha256": "' + b"0" * 63, 1)),
    ("a place in the log", "manifest.json", swapped(b'"number": 1', b'"number": 1,\n   "leaf": 7')),
    ("a digest of another file", "SHA256SUMS", lambda content: b"0" * 64 + content[64:]),
    ("a word of the case", "SHA256SUMS", lambda content: content + b"# " + WORD + b"\n"),
    ("a space that carries a mark", "SHA256SUMS", swapped(b"\n", b" \n")),
    ("comment", "index.html", swapped(b"<body>", b"<body><!-- " + WORD + b" -->")),
    ("script", "index.html", swapped(b"<body>", b"<body><script>1</script>")),
    ("handler", "index.html", swapped(b"<body>", b'<body onload="x()">')),
    ("style on an element", "index.html", swapped(b"<body>", b'<body style="color:red">')),
    ("a picture from elsewhere", "index.html", swapped(b"<body>", b'<body><img src="https://[192.0.2.1]/x.png">')),
    ("a frame", "index.html", swapped(b"<body>", b'<body><iframe src="x"></iframe>')),
    ("a form", "index.html", swapped(b"<body>", b"<body><form></form>")),
    ("private notes", "index.html", swapped(b"<body>", b'<body data-row="S-3">')),
    ("who made it", "index.html", swapped(b"<head>", b'<head><meta name="generator" content="x">')),
    ("a looser policy", "index.html", swapped(b"default-src 'none'", b"default-src *")),
    ("an address of a script", "index.html", swapped(b'href="#main"', b'href="javascript:x"')),
    ("a file of this computer", "index.html", swapped(b'href="#main"', b'href="file:///home/desk/x"')),
    ("a link to nothing", "index.html", swapped(b'href="#main"', b'href="e/gone.html"')),
    ("an instruction", "index.html", swapped(b"<body>", b"<body><?x " + WORD + b"?>")),
    ("not UTF-8", "index.html", swapped(b"<body>", b"<body>\xff")),
    ("the comment of a picture within", "report.html", picture_within(comment_in)),
    ("a second picture behind it", "report.html", picture_within(lambda jpeg: jpeg + jpeg)),
    ("a drawing within", "report.html", swapped(b"data:image/png;base64,", b"data:image/svg+xml;base64,")),
    ("remark in the style within", "report.html", swapped(b"<style>", b"<style>/* " + WORD + b" */")),
    ("comment", "-wide.svg", swapped(b"<path", b"<!-- " + WORD + b" --><path")),
    ("id", "-wide.svg", swapped(b"<path", b'<path id="S-3"')),
    ("place to a metre", "-wide.svg", swapped(b'x="', b'x="0.123')),
    ("title", "-wide.svg", swapped(b"<path", b"<title>x</title><path")),
    ("script", "-wide.svg", swapped(b"<path", b"<script>1</script><path")),
    ("declaration", "-wide.svg", lambda svg: b'<?xml version="1.0"?>' + svg),
    ("words outside", "-wide.svg", swapped(b"<path", WORD + b"<path")),
    ("broken", "-wide.svg", swapped(b"</svg>", b"")),
    ("text", "-wide.png", text_chunk),
    ("bytes behind", "-wide.png", lambda png: png + WORD),
    ("comment", ".jpg", comment_in),
    ("bytes behind", ".jpg", lambda jpeg: jpeg + WORD),
    ("a letter more", "serif-400.woff2", one_letter_more),
    ("when it was made", "serif-400.woff2", font_with(of_another_day)),
    ("a line about itself", "serif-400.woff2", font_with(with_a_line)),
    ("notes of the format", "serif-400.woff2", with_notes),
    ("bytes behind", "serif-400.woff2", lambda font: font + WORD),
    ("cut short", "serif-400.woff2", lambda font: font[:30]),
    ("remark", "site.css", lambda css: css + b"/* " + WORD + b" */"),
    ("a sheet from elsewhere", "site.css", lambda css: b'@import "x.css";' + css),
    ("a picture from elsewhere", "site.css", lambda css: css + b"p{background:url(https://[192.0.2.1]/x)}"),
    ("a letter more", "site.css", swapped(b"unicode-range:", b"unicode-range:U+D55C,")),
    ("an earlier revision", "report.pdf", revision),
    ("script", "report.pdf", swapped(b"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>")),
    ("attachment", "report.pdf", swapped(b"/Type/Catalog", b"/Type/Catalog/EmbeddedFiles[]")),
    ("form", "report.pdf", swapped(b"/Type/Catalog", b"/Type/Catalog/AcroForm<<>>")),
    ("layer", "report.pdf", swapped(b"/Type/Catalog", b"/Type/Catalog/OCProperties<<>>")),
    ("note", "report.pdf", swapped(b"/Subtype/Link", b"/Subtype/FreeText")),
    ("words of the notes", "report.pdf", swapped(b"<dc:title>", b"<dc:rights>x</dc:rights><dc:title>")),
    ("time of day", "report.pdf", swapped(b"T00:00:00", b"T09:41:07")),
    ("bytes between objects", "report.pdf", swapped(b"endobj\n", b"endobj\n%x\n")),
    ("bytes behind", "report.pdf", lambda pdf: pdf + WORD),
    ("author", "report.docx", member("docProps/core.xml", b"<x/>")),
    ("remark", "report.docx", in_part("word/document.xml", b"<w:body>", b"<w:body><!-- x -->")),
    ("id of a sitting", "report.docx", in_part("word/document.xml", b"<w:p>", b'<w:p w:rsidR="00A77F10">')),
    ("hidden run", "report.docx", in_part("word/document.xml", b"<w:rPr>", b"<w:rPr><w:vanish/>")),
    ("change", "report.docx", in_part("word/document.xml", b"<w:body>", b"<w:body><w:del/>")),
    ("setting", "report.docx", member("word/settings.xml", b"<x/>")),
    ("link to a template", "report.docx", in_part("word/_rels/document.xml.rels", b'"styles.xml"', b'"file://x\\y"')),
    ("bytes behind", "report.docx", lambda docx: docx + WORD),
    ("picture with notes", "report.docx", member("word/media/more.png", text_chunk(b"\x89PNG\r\n\x1a\n" + bytes(40)))),
    ("space", "report.json", lambda about: about + b" "),
    ("key more", "report.json", swapped(b'"outlet"', b'"desk": "",\n "outlet"')),
    ("no JSON", "report.json", lambda about: about[:-4]),
    ("comment", "fragment.html", swapped(b"<p>", b"<p><!-- x -->")),
]  # fmt: skip


@pytest.mark.parametrize(("what", "ending", "change"), WAYS, ids=[f"{ending} {what}" for what, ending, _ in WAYS])
def test_what_is_hidden_in_a_file_by_hand_is_found(packages, what, ending, change):
    form = {"fragment.html": "cms", "report.json": "cms", "report.docx": "docx"}.get(ending, "site")
    files = files_of(packages[form])
    path = first(files, ending)
    changed = change(files[path])
    assert changed != files[path], what
    lists = {"manifest.json", "SHA256SUMS"} - {path}  # which would tell of any change, and hide that this one is seen
    found = complaint({name: content for name, content in files.items() if name not in lists} | {path: changed})
    assert found
    assert SECRET not in found


@pytest.mark.parametrize(
    "path", ["thumbs.db", "figures/.map-wide.svg.swp", "e/S-3 quay.html", "notes.txt", "map.geojson"]
)
def test_a_file_of_another_name_is_found(packages, path):
    assert "its name is not one of ours" in complaint(files_of(packages["site"]) | {path: b""})


def test_a_file_that_nothing_leads_to_is_found(packages):
    files = files_of(packages["site"])
    card = next(path for path in files if path.startswith("e/"))
    assert "nothing leads to a file" in complaint(files | {"e/left-over.html": files[card]})


def test_a_letter_that_was_cut_from_the_words_is_not_left_in_a_typeface(packages):
    """Glyph set equals text set, as fontTools sees it: what is not mapped is a part or another shape of what is."""
    files = files_of(packages["site"])
    printed = set("".join(page_file.check(files[path]).words for path in files if path.endswith(".html")))
    for path in (each for each in files if each.endswith(".woff2")):
        font = TTFont(io.BytesIO(files[path]))
        mapped = {chr(code) for code in font.getBestCmap()}
        assert mapped == font_file.check(files[path])
        assert mapped <= printed | {" ", "\u00a0"}
        again = Subsetter(kept())
        again.populate(unicodes=list(font.getBestCmap()))
        before = font["maxp"].numGlyphs
        again.subset(font)
        assert font["maxp"].numGlyphs == before, path


def kept():
    options = Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    return options


def test_publishing_stops_at_a_package_that_holds_more(confinement, packages):
    files = files_of(packages["site"])
    read_again(confinement, packages["site"])
    path = first(files, "-wide.png")
    spoilt = files | {path: text_chunk(files[path])}
    package = Package(files=tuple(File(path=name, content=spoilt[name]) for name in sorted(spoilt)), channels=())
    with pytest.raises(
        Refused, match=rf"the package cannot leave: {path}: the PNG holds chunks .* nothing was written"
    ):
        read_again(confinement, package)


def test_a_placed_picture_is_read_by_itself(confinement, packages):
    files = files_of(packages["site"])
    path = first(files, ".jpg")
    package = Package(files=(File(path=path, content=comment_in(files[path])),), channels=())
    with pytest.raises(Refused, match=rf"{path} cannot leave: the JPEG holds a segment"):
        read_again(confinement, package)
