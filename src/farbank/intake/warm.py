"""Everything a reader loads late is loaded once here, because behind the filter no file can be opened any more."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Mapping
from contextlib import suppress
from encodings.aliases import aliases
from importlib import import_module
from typing import Final

from farbank.intake.readers.reader import Reader

_LATE: Final = (
    "PIL.JpegImagePlugin",
    "PIL.PngImagePlugin",
    "PIL.MpoImagePlugin",
    "PIL.TiffImagePlugin",
    "PIL.WebPImagePlugin",
    "PIL.GifImagePlugin",
    "PIL.BmpImagePlugin",
    "email.iterators",
    "email.generator",
)
# What PyAV loads when it first meets a stream of a kind; it is an extra, and may be absent.
_LATE_IF_THERE: Final = (
    "av.audio.stream",
    "av.audio.codeccontext",
    "av.data.stream",
    "av.subtitles.stream",
    "av.subtitles.codeccontext",
    "av.attachments.stream",
    "av.video.stream",
    "av.video.codeccontext",
    "av.video.reformatter",
    "av.audio.resampler",
    "av.audio.layout",
    "av.audio.format",
    "av.bitstream",
    "av.sidedata.sidedata",
    "av.sidedata.motionvectors",
    "av.sidedata.encparams",
)
_UNNAMED: Final = ("utf_8_sig", "raw_unicode_escape", "unicode_escape", "idna", "punycode")  # no alias leads to these


def warm_up() -> Mapping[str, Reader]:
    """Load every reader, codec and late module; returns the readers by the kind of file they support."""
    sys.modules.setdefault("numpy", None)  # type: ignore[arg-type]  # openpyxl would load it, and its threads, for nothing
    for name in _LATE:
        import_module(name)
    for name in _LATE_IF_THERE:
        with suppress(ImportError):
            import_module(name)
    for encoding in sorted({*aliases.values(), *_UNNAMED}):
        with suppress(LookupError):  # some belong to another system
            codecs.lookup(encoding)
    shelf: Mapping[str, Reader] = import_module("farbank.intake.readers.shelf").SHELF
    return shelf
