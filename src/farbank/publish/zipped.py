"""A package as one zip, to keep or to pass on: files in their order and of one day, so that it is the same again."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from farbank.values.package import Package

_BEGAN: Final = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can name


def zipped(package: Package) -> bytes:
    """The bytes of the zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as box:
        for file in package.files:
            about = zipfile.ZipInfo(file.path, date_time=_BEGAN)
            about.compress_type, about.create_system, about.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            box.writestr(about, file.content)
    return out.getvalue()
