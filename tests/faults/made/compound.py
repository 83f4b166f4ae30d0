"""A writer of compound files (MS-CFB, version 3), so that HWP and Outlook files can be made without their programs."""

import struct

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


class Writer:
    """Collects sectors and their chains."""

    def __init__(self):
        self.sectors, self.fat = [], []
        self.mini, self.mini_fat = b"", []

    def chain(self, content):
        first = len(self.sectors)
        for at in range(0, len(content), SECTOR):
            self.sectors.append(content[at : at + SECTOR].ljust(SECTOR, b"\0"))
            self.fat.append(len(self.fat) + 1)
        self.fat[-1] = END
        return first

    def stream(self, content):
        if not content:
            return END
        if len(content) >= CUTOFF:
            return self.chain(content)
        first = len(self.mini_fat)
        count = -(-len(content) // MINI)
        self.mini += content.ljust(count * MINI, b"\0")
        self.mini_fat += [*range(first + 1, first + count), END]
        return first


def entry(name, kind, *, right=FREE, child=FREE, first=END, size=0):
    spelled = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        spelled.ljust(64, b"\0"), len(spelled), kind, 1, FREE, right, child, b"\0" * 16, 0, 0, 0, first, size,
    )  # fmt: skip


def listed(tree, writer, rows, root="Root Entry", kind=5):
    """Directory rows, children after their storage, siblings in a row to the right."""
    at = len(rows)
    rows.append(None)
    children = []
    for name, inside in tree.items():
        if isinstance(inside, dict):
            children.append((listed(inside, writer, rows, name, 1), name, None, inside))
        else:
            children.append((len(rows), name, (writer.stream(inside), len(inside)), None))
            rows.append(None)
    rows[at] = {"name": root, "kind": kind, "child": children[0][0] if children else FREE}
    for number, (place, name, stream, _) in enumerate(children):
        if stream:
            rows[place] = {"name": name, "kind": 2, "first": stream[0], "size": stream[1]}
        rows[place]["right"] = children[number + 1][0] if number + 1 < len(children) else FREE
    return at


def compound(tree):
    """The bytes of a file that holds these streams (bytes) and storages (dictionaries)."""
    writer, rows = Writer(), []
    listed(tree, writer, rows)
    if writer.mini:
        rows[0].update(first=writer.chain(writer.mini), size=len(writer.mini))
    directory = b"".join(entry(row.pop("name"), row.pop("kind"), **row) for row in rows)
    directory_at = writer.chain(directory)
    mini_fat = b"".join(struct.pack("<I", each) for each in writer.mini_fat)
    mini_fat_at = writer.chain(mini_fat.ljust(-(-len(mini_fat) // SECTOR) * SECTOR, b"\xff")) if mini_fat else END
    fat_sectors = 1
    while (len(writer.fat) + fat_sectors) * 4 > fat_sectors * SECTOR:
        fat_sectors += 1
    fat_at = len(writer.sectors)
    fat = [*writer.fat, *[FAT_SECTOR] * fat_sectors]
    packed = b"".join(struct.pack("<I", each) for each in fat).ljust(fat_sectors * SECTOR, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\0" * 16, 0x3E, 3, 0xFFFE, 9, 6, b"\0" * 6, 0, fat_sectors,
        directory_at, 0, CUTOFF, mini_fat_at, -(-len(mini_fat) // SECTOR), END, 0,
    )  # fmt: skip
    table = [*range(fat_at, fat_at + fat_sectors), *[FREE] * (109 - fat_sectors)]
    return head + struct.pack("<109I", *table) + b"".join(writer.sectors) + packed
