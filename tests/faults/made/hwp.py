"""A HWP 5 document with a memo, a hidden comment, a picture and an author, as Hancom's own specification has it."""

import struct
import zlib

from made.canary import CANARY
from made.compound import compound


def record(tag, level, body):
    if len(body) >= 0xFFF:
        return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(body)) + body
    return struct.pack("<I", tag | level << 10 | len(body) << 20) + body


def paragraph(words, level=0):
    """A tab takes eight places; a paragraph ends with 13."""
    units = b"".join(
        struct.pack("<H14x", 9)[:14] + struct.pack("<H", 9) if letter == "\t" else letter.encode("utf-16-le")
        for letter in words
    )
    return record(0x42, level, bytes(22)) + record(0x43, level + 1, units + struct.pack("<H", 13))


def deflated(content):
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def hwp(words=CANARY, *, flags=1, version=5, section=None, more=None):
    """`section` takes the place of the usual text; `more` are further streams."""
    body = section
    if body is None:
        body = b"".join(
            (
                paragraph(f"{words}\n둘째\t줄"),
                paragraph("뒤에 오는 말"),
                record(0x47, 0, b"tmct"),
                paragraph("숨은 설명", level=1),
                paragraph("또 다른 문단"),
                record(0x5D, 1, bytes(4)),
                paragraph("메모의 말", level=2),
            )
        )
    pack = deflated if flags & 1 else bytes
    header = b"HWP Document File".ljust(32, b"\0") + bytes([0, 0, 0, version]) + struct.pack("<I", flags)
    return compound({
        "FileHeader": header.ljust(256, b"\0"),
        "DocInfo": pack(bytes(64)),
        "\x05HwpSummaryInformation": summary(author="김 기자", title=words),
        "BodyText": {"Section0": pack(body)},
        "BinData": {"BIN0001.png": pack(b"\x89PNG\r\n\x1a\nnot really")},
        "PrvText": words.encode("utf-16-le"),
        **(more or {}),
    })  # fmt: skip


def summary(*, author, title):
    """MS-OLEPS: one property set with two wide strings."""
    values = [
        (number, struct.pack("<II", 31, len(words) + 1) + (words + "\0").encode("utf-16-le"))
        for number, words in ((2, title), (4, author))
    ]
    values = [(number, body.ljust(-(-len(body) // 4) * 4, b"\0")) for number, body in values]
    at, table, bodies = 8 + 8 * len(values), b"", b""
    for number, body in values:
        table += struct.pack("<II", number, at + len(bodies))
        bodies += body
    properties = struct.pack("<II", 8 + len(table) + len(bodies), len(values)) + table + bodies
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 0x00020006, b"\0" * 16, 1)
    return head + b"\x01" * 16 + struct.pack("<I", 48) + properties
