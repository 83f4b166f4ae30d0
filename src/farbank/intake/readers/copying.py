"""What of a file may go into a copy that leaves, for the kinds of which not all that is read may."""

from __future__ import annotations

from farbank.intake.job import Job
from farbank.intake.media import XLSX
from farbank.intake.readers.reader import Unreadable
from farbank.intake.readers.recording_copy import sound_alone, without_sound
from farbank.intake.readers.shown_sheet import shown_tabs
from farbank.intake.reading import Reading
from farbank.intake.unread import RECORDINGS


def copied(untrusted_bytes: bytes, job: Job) -> Reading:
    """The tabs of a workbook that are seen, or the film or the sound of a recording; raises `Unreadable`."""
    if job.media == XLSX:
        return shown_tabs(untrusted_bytes, job.limits)
    if job.media not in RECORDINGS:
        raise Unreadable(f"{job.media} is neither a workbook nor a recording")
    return (sound_alone if job.sound else without_sound)(untrusted_bytes, job.media, job.limits)
