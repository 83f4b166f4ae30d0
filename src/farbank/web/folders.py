"""A folder or a file of this computer, as somebody types it into a page."""

from __future__ import annotations

from pathlib import Path

from farbank.errors import Refused


def place_named(said: str, example: str) -> Path:
    """The place that was named in full, `~` being the person's own folder. `Refused` for anything else."""
    try:
        place = Path(said).expanduser() if said.isprintable() else Path()
    except RuntimeError:  # the folder of somebody who is not here
        place = Path()
    if not place.is_absolute():
        raise Refused(
            f"{said} does not say where on this computer" if said else "no place of this computer was named",
            advice=f"Write the whole way, such as {example}.",
        )
    return place
