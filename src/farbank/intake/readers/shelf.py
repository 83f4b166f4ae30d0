"""Every reader, by the kind of file it supports."""

from __future__ import annotations

from typing import Final

from farbank.intake.readers import html, jpeg, mail, pdf, png, raster, recording, sheet, table, text
from farbank.intake.readers.office import hwpx, ole, opendocument, rtf, word
from farbank.intake.readers.reader import Reader

READERS: Final = (
    text.READER,
    html.READER,
    table.READER,
    mail.READER,
    jpeg.READER,
    png.READER,
    raster.READER,
    recording.READER,
    pdf.READER,
    sheet.READER,
    word.READER,
    opendocument.READER,
    hwpx.READER,
    ole.READER,
    rtf.READER,
)
SHELF: Final[dict[str, Reader]] = {kind: reader for reader in READERS for kind in reader.supports}
