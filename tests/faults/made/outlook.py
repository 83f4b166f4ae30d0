"""An Outlook message with a recipient, an attachment and a message inside (MS-OXMSG)."""

import struct
from datetime import UTC, datetime

from made.canary import CANARY
from made.compound import compound


def words(number, text):
    return {f"__substg1.0_{number}001F": text.encode("utf-16-le")}


def content(number, data):
    return {f"__substg1.0_{number}0102": data}


def properties(head, *, sent=None, page=0):
    rows = b""
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows += struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    if page:
        rows += struct.pack("<HHIQ", 0x0003, 0x3FFD, 6, page)
    return {"__properties_version1.0": bytes(head) + rows}


def message(body=CANARY, *, inside=None, **more):
    """`inside` is the tree of a message that is attached; `more` are streams that take the place of the usual ones."""
    tree = {
        **properties(32, sent=datetime(2023, 9, 28, 1, 2, 3, tzinfo=UTC)),
        **words("0C1A", "김 기자"),
        **words("0C1F", "kim@example.org"),
        **words("0E04", "desk"),
        **words("0037", f"제목 {CANARY}"),
        **words("1000", body),
        **words("007D", "Received: from phone (10.0.0.7)\r\n\tby mx\r\nX-Originating-IP: [10.1.2.3]\r\n"),
        "__recip_version1.0_#00000000": {**properties(8), **words("3001", "편집"), **words("39FE", "desk@example.org")},
        "__attach_version1.0_#00000000": {
            **properties(8),
            **words("3707", "강변 사진.jpg"),
            **content("3701", b"\xff\xd8\xffpicture"),
        },
        **more,
    }
    if inside:
        tree["__attach_version1.0_#00000001"] = {**properties(8), "__substg1.0_3701000D": inside}
    return tree


def msg(body=CANARY, **more):
    return compound(message(body, **more))
