"""Inquiries: a family asks after somebody. Who asks is sealed, and verified by a second member before any look.

- A list shows a number and a state, and nothing else.
- What is asked, who asks and who could be meant stands in no address.
- There is no field for a way by which money goes: that it was asked for is recorded with the day.
"""

from __future__ import annotations

from datetime import date
from typing import Final, cast, get_args

from farbank.assemble import inquiring
from farbank.assemble.inquiry_lines import told_of
from farbank.assemble.newsroom import Newsroom
from farbank.errors import Refused
from farbank.judgement.inquiry import Inquiry, State
from farbank.values.handling import Secret
from farbank.values.words import ReplyLanguage, Sameness, Sex
from farbank.views import inquiries
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.language import N_

PAGE: Final = 50  # rows
MOST: Final = 10  # candidates, unless more are asked for
STATES: Final[dict[State, str]] = {
    "open": N_("open"),
    "verified": N_("verified"),
    "doubted": N_("doubted"),
    "answered": N_("answered"),
    "closed": N_("closed"),
}
SEXES: Final = {"female": N_("female"), "male": N_("male"), "other": N_("other")}
EXAMPLES: Final = {"born": "around 1968", "kin": "mother: Ri Sun Ok"}  # answers as farbank reads them
REPLIES: Final = {"en": "English", "ko": "한국어", "ja": "日本語", "zh": "中文"}


def listed(room: Newsroom, asked: Asked) -> Shown:
    """Every inquiry with its state, the newest first; or those in one state."""
    wanted = asked.query.get("state", "")
    every = [(each, inquiring.inquiry_of(room, each).state) for each in reversed(inquiries.ids(room.rows))]
    found = [(each, STATES[state]) for each, state in every if wanted in {"", state}]
    number = asked.number("page", 1, most=max(-(-len(found) // PAGE), 1))
    given = {
        "rows": found[(number - 1) * PAGE : number * PAGE],
        "total": len(every),
        "wanted": wanted,
        "states": [(state, words, asked.again(state=state, page="")) for state, words in STATES.items()],
        "earlier": asked.again(page=number - 1) if number > 1 else "",
        "later": asked.again(page=number + 1) if number * PAGE < len(found) else "",
    }
    return Shown(template="inquiries.html.j2", given=given)


def begun(room: Newsroom, asked: Asked) -> Shown:
    """The form of a new inquiry."""
    del room, asked
    given = {"sexes": SEXES.items(), "replies": REPLIES.items(), "examples": EXAMPLES}
    return Shown(template="inquiry_new.html.j2", given=given)


def opened(room: Newsroom, asked: Asked) -> Moved:
    """Seal who asks and open the inquiry; nobody is looked for."""
    after = inquiring.Asked(
        names=_lines(asked, "names"),
        born=asked.said("born"),
        sex=asked.said("sex") if asked.said("sex") in get_args(Sex) else "",
        kin=_lines(asked, "kin"),
        last_place=asked.said("last_place"),
    )
    return _on(inquiring.open_inquiry(room, after, Secret(asked.said("asker")), _language(asked) or "en"))


def one(room: Newsroom, asked: Asked) -> Shown:
    """One inquiry: whom it asks after, how far it is, who could be meant once that may be asked."""
    inquiry = inquiring.inquiry_of(room, asked.parts["name"])
    most = asked.number("most", MOST, most=1000)
    matches = None if inquiry.no_match_because else inquiring.matches(room, inquiry.id)
    given = {
        "inquiry": inquiry,
        "state": STATES[inquiry.state],
        "after": inquiry.opened,
        "sex": SEXES.get(inquiry.opened.sex, ""),
        "may_verify": inquiring.may_verify(room, inquiry),
        "candidates": matches.candidates[:most] if matches else (),
        "more": asked.again(most=most * 5) if matches and len(matches.candidates) > most else "",
        "reply": inquiring.replied(inquiry),
        "replies": REPLIES.items(),
        "today": room.clock.today(),
        "history": dict(told_of(room, inquiry.id))["recorded"],
    }
    return Shown(template="inquiry.html.j2", given=given)


def checked(room: Newsroom, asked: Asked) -> Moved:
    """Record that who asks was verified, or is doubted."""
    word = asked.said("word")
    if word not in {"verified", "doubted"}:
        raise Refused("say whether who asks is verified or doubted", advice="Go back, and press one of the two.")
    return _on(inquiring.check(room, asked.parts["name"], asked.said("because"), verified=word == "verified"))


def matched(room: Newsroom, asked: Asked) -> Moved:
    """Record what a person says of one who could be meant."""
    word = asked.said("word")
    if word not in {"open", *get_args(Sameness)}:
        raise Refused("say whether they are the one asked after", advice="Go back, and press one of the two.")
    verdict = None if word == "open" else cast("Sameness", word)
    name, person, because = asked.parts["name"], asked.said("person"), asked.said("because")
    return _on(inquiring.say_match(room, name, person, verdict, because))


def money(room: Newsroom, asked: Asked) -> Moved:
    """Record the day on which a way for money was asked for. No way is taken down."""
    try:
        on = date.fromisoformat(asked.said("on")) if asked.said("on") else None
    except ValueError:
        raise Refused("that is no day", advice="Choose the day on which it was asked for, and nothing else.") from None
    return _on(inquiring.ask_for_money(room, asked.parts["name"], on))


def answered(room: Newsroom, asked: Asked) -> Moved:
    """Record that the reply was written out; the page shows it then."""
    inquiring.answer(room, asked.parts["name"], _language(asked))
    return _on(inquiring.inquiry_of(room, asked.parts["name"]))


def closed(room: Newsroom, asked: Asked) -> Moved:
    """Record that nothing more is done about it."""
    return _on(inquiring.close(room, asked.parts["name"], asked.said("because")))


def _on(inquiry: Inquiry) -> Moved:
    return Moved(to=f"/inquiry/{inquiry.id}")


def _lines(asked: Asked, field: str) -> list[str]:
    return [each.strip() for each in asked.said(field).splitlines() if each.strip()]


def _language(asked: Asked) -> ReplyLanguage | None:
    chosen = asked.said("language")
    return cast("ReplyLanguage", chosen) if chosen in get_args(ReplyLanguage) else None
