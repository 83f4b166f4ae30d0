"""A third opinion on a file that leaves: Debian's exiftool, where it is present, in a process of its own.

It gets the bytes through a pipe, no name, no settings of the user and no environment. What it tells is compared with a
list of what every file of its kind has; anything else is a complaint.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Final

_SECONDS: Final = 60
_ARGUMENTS: Final = ("-config", "", "-j", "-G1", "-a", "-u", "-U", "-ee", "-")
_ENVIRONMENT: Final = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
_GROUPS: Final = frozenset({"File", "System", "Composite", "JFIF", "RIFF", "Track1", "H264"})
_TAGS: Final = frozenset(
    {
        *("SourceFile", "ExifTool:ExifToolVersion", "PDF:PDFVersion", "PDF:Linearized", "PDF:PageCount"),
        *("PNG:ImageWidth", "PNG:ImageHeight", "PNG:BitDepth", "PNG:ColorType", "PNG:Compression", "PNG:Filter"),
        *("PNG:Interlace", "PNG:Palette", "QuickTime:MajorBrand", "QuickTime:MinorVersion"),
        *("QuickTime:CompatibleBrands", "QuickTime:MediaDataSize", "QuickTime:MediaDataOffset"),
        *("QuickTime:MovieHeaderVersion", "QuickTime:TimeScale", "QuickTime:Duration", "QuickTime:PreferredRate"),
        *("QuickTime:PreferredVolume", "QuickTime:MatrixStructure", "QuickTime:PreviewTime"),
        *("QuickTime:PreviewDuration", "QuickTime:PosterTime", "QuickTime:SelectionTime"),
        *("QuickTime:SelectionDuration", "QuickTime:CurrentTime", "QuickTime:NextTrackID"),
        *(
            "ZIP:ZipBitFlag",
            "ZIP:ZipCRC",
            "ZIP:ZipCompressedSize",
            "ZIP:ZipCompression",
            "ZIP:ZipFileName",
            "ZIP:ZipModifyDate",
            "ZIP:ZipRequiredVersion",
            "ZIP:ZipUncompressedSize",
            "QuickTime:Free",
            "QuickTime:MediaData",
            "QuickTime:HandlerVendorID",
            "QuickTime:CreateDate",
            "QuickTime:ModifyDate",
            "QuickTime:HandlerType",
            "QuickTime:HandlerDescription",
        ),
    }
)
_NEVER: Final = frozenset({"File:Comment", "File:CurrentIPTCDigest", "Composite:GPSPosition", "JFIF:ThumbnailImage"})


def found_on_path() -> str:
    """Where exiftool is, `""` where it is not."""
    return shutil.which("exiftool", path=_ENVIRONMENT["PATH"]) or ""


def complaint_of(content: bytes) -> str:
    """What exiftool finds in it that is on no list; `""` where that is nothing, or where there is no exiftool."""
    program = found_on_path()
    if not program:
        return ""
    try:
        done = subprocess.run(  # noqa: S603  (a program of the system, with our own arguments)
            [program, *_ARGUMENTS], input=content, capture_output=True, timeout=_SECONDS, env=_ENVIRONMENT, cwd="/",
            check=False,
        )  # fmt: skip
        told = json.loads(done.stdout)[0]
    except (OSError, subprocess.TimeoutExpired, ValueError, LookupError):
        return "exiftool could not read it"
    return strange(told)


def strange(told: dict[str, object]) -> str:
    """The names of what is on no list; never their values."""
    found = sorted(name for name in told if not _known(name))
    return f"exiftool finds {', '.join(found)}" if found else ""


def _known(name: str) -> bool:
    if name in _NEVER:
        return False
    return name in _TAGS or name.partition(":")[0] in _GROUPS
