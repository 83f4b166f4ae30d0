"""What others say of the log: requests for a date and for a cosignature to keep as files, and answers to hand in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from farbank.assemble import anchoring, cosigning
from farbank.assemble.anchoring import Taken, Trust, date_words
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.pace import Pace
from farbank.errors import Refused
from farbank.facts.log import HeadCosigned, TokenKept
from farbank.intake.confined import Confinement
from farbank.views import log_dates
from farbank.web.asked import Asked, Begun, Moved, Sent, Shown
from farbank.web.folders import place_named
from farbank.web.language import N_
from farbank.web.uploads import Upload

ZIP: Final = "application/zip"
BYTES: Final = "application/octet-stream"
ROOTS: Final = "/media/stick/root.pem"
HEADERS: Final = "/media/stick/headers"
LONGEST: Final = 1 << 20  # bytes of an answer


def log(room: Newsroom, asked: Asked) -> Shown:
    """The head, the dates and cosignatures it has, and the forms for more."""
    del asked
    given = {
        "head": anchoring.head_line(room.kept.log.head().head()),
        "dates": dates_told(log_dates.tokens(room.rows)),
        "partners": cosigning.partners(room),
        "key": cosigning.own_keys(room)[-1],
        "roots_example": ROOTS,
        "headers_example": HEADERS,
    }
    return Shown(template="log.html.j2", given=given)


def dates_told(dates: Iterable[TokenKept]) -> list[tuple[int, str, bool]]:
    """Each date: up to which entry, in words, and whether it was verified."""
    return [(each.head.size, date_words(each), each.standing == "verified") for each in dates]


def date(room: Newsroom, asked: Asked) -> Sent:
    """Requests for a date of the head, as a zip to be carried to a connected machine."""
    del asked
    return Sent(content=anchoring.queue_packed(room), media=ZIP, name="dates.zip")


def dated(upload: Upload) -> Begun:
    """Judge the files that came back, keep what is accepted, and record it."""

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> Taken:
        del confinement
        pace("reading the answers", 0, 0)
        files = tuple(anchoring.handed_in((each.name, each.stream) for each in upload.files()))
        if not files:
            raise Refused("no file came", advice="Choose all files of the folder that was carried.")
        return anchoring.take_files(own, files, _trust(upload))

    return Begun(title=N_("Dates are judged"), work=work, shown=_dated)


def _trust(upload: Upload) -> Trust:
    """What the desk trusts lies on this computer; what a courier brought is never trusted by itself."""
    roots, headers = (upload.fields.get(each, "") for each in ("roots", "headers"))
    return Trust(
        roots=(place_named(roots, ROOTS),) if roots else (),
        headers=place_named(headers, HEADERS) if headers else None,
    )


def _dated(outcome: object) -> Shown:
    taken = cast("Taken", outcome)
    return Shown(template="log_dated.html.j2", given={"taken": taken, "kept": dates_told(taken.kept)})


def ask(room: Newsroom, asked: Asked) -> Sent:
    """The request for a cosignature of the head, as a file to be carried to the partner."""
    said = asked.said("old")
    if said and not (said.isascii() and said.isdigit() and len(said) < 16):  # noqa: PLR2004 - no log is so long
        raise Refused(f"{said!r} is no number of entries", advice="Leave it empty, or write what the partner told you.")
    _, content = cosigning.request_for_partner(room, int(said) if said else None)
    return Sent(content=content, media=BYTES, name="to-be-cosigned")


def cosigned(upload: Upload) -> Begun:
    """Check what a partner answered, keep it, and record it."""

    def work(own: Newsroom, confinement: Confinement, pace: Pace) -> tuple[HeadCosigned, ...]:
        del confinement
        pace("reading the answer", 0, 0)
        for each in upload.files():
            untrusted = each.stream.read(LONGEST + 1)
            if len(untrusted) > LONGEST:
                raise Refused("an answer is not so long", advice="Choose the file that the partner sent.")
            return cosigning.keep_cosignature(own, untrusted)
        raise Refused("no file came", advice="Choose the file that the partner sent.")

    return Begun(title=N_("The answer of a partner is read"), work=work, shown=_cosigned)


def _cosigned(outcome: object) -> Shown:
    return Shown(template="log_cosigned.html.j2", given={"facts": cast("tuple[HeadCosigned, ...]", outcome)})


def trust(room: Newsroom, asked: Asked) -> Moved:
    """This partner counts from now on."""
    cosigning.trust(room, asked.said("key"), asked.said("because"))
    return Moved(to="/custody/log#partners")


def distrust(room: Newsroom, asked: Asked) -> Moved:
    """This partner counts no longer; what they cosigned stays."""
    cosigning.distrust(room, asked.said("name"), asked.said("because"))
    return Moved(to="/custody/log#partners")
