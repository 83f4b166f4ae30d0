"""An Outlook message with a recipient, an attachment and a message inside (MS-OXMSG)."""

import struct
from datetime import UTC, datetime

from made.canary import CANARY
from made.compound import compound


def words(number, text):
    return {f"__substg1.0_{number}001F": text.encode("utf-16-le")}


def content(number, data):
    return {f"__substg1.0_{number}0102": data}


def storage(head, tree, **times):
    """A storage with the stream that lists every property in it (MS-OXMSG 2.4)."""
    rows = b""
    for name, data in tree.items():
        if name.startswith("__substg1.0_") and not isinstance(data, dict):
            number, kind = int(name[12:16], 16), int(name[16:20], 16)
            rows += struct.pack("<HHIII", kind, number, 6, len(data) + 2 * (kind == 0x001F), 0)
    listed = properties(head, **times)["__properties_version1.0"] + rows
    return {"__properties_version1.0": listed, **tree}


def properties(head, *, sent=None, page=0):
    rows = b""
    if sent:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        rows += struct.pack("<HHIQ", 0x0040, 0x0039, 6, ticks)
    if page:
        rows += struct.pack("<HHIQ", 0x0003, 0x3FFD, 6, page)
    return {"__properties_version1.0": bytes(head) + rows}


def message(body=CANARY, *, inside=None, head=32, **more):
    """`inside` is the tree of a message that is attached (its `head` is 24); `more` replaces the usual streams."""
    tree = {
        **words("0C1A", "김 기자"),
        **words("0C1F", "kim@example.org"),
        **words("0E04", "desk"),
        **words("0037", f"제목 {CANARY}"),
        **words("1000", body),
        **words("007D", "Received: from phone (10.0.0.7)\r\n\tby mx\r\nX-Originating-IP: [10.1.2.3]\r\n"),
        "__recip_version1.0_#00000000": storage(8, {**words("3001", "편집"), **words("39FE", "desk@example.org")}),
        "__attach_version1.0_#00000000": storage(
            8, {**words("3707", "강변 사진.jpg"), **content("3701", b"\xff\xd8\xffpicture")}
        ),
        **more,
    }
    if inside:
        tree["__attach_version1.0_#00000001"] = {**properties(8), "__substg1.0_3701000D": inside}
    return storage(head, tree, sent=datetime(2023, 9, 28, 1, 2, 3, tzinfo=UTC))


def msg(body=CANARY, **more):
    return compound(message(body, **more))
