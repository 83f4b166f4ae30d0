"""What a person answers to a text: accept, change, refuse what is proposed, or say something of their own."""

from __future__ import annotations

from farbank.assemble.accepting import Choice, accept
from farbank.assemble.newsroom import Newsroom
from farbank.assemble.quoting import accept_changed, draft_of, say_quoted
from farbank.assemble.reading_text import Asked as How
from farbank.assemble.reading_text import read_item
from farbank.assemble.refusing import open_proposals, refuse_proposals
from farbank.errors import FarbankError, Refused
from farbank.views import catalogue
from farbank.web.asked import Asked, Moved, Shown
from farbank.web.screens.statement_form import Typed, around, quoted, typed, typed_of


def accepted(room: Newsroom, asked: Asked) -> Moved:
    """Record one proposal, or those that were ticked, as `farbank accept` does; what was left is told with why."""
    done = accept(room, asked.parts["name"], How(), Choice(names=_names(asked), series=asked.said("series")))
    nothing = () if done.recorded else (f"{done.recorded} recorded, {done.unchanged} known already",)
    return _on(asked, "; ".join((*nothing, *done.left)))


def refused(room: Newsroom, asked: Asked) -> Moved:
    """Remember that a proposal is not taken."""
    refuse_proposals(room, asked.parts["name"], How(), _names(asked), asked.said("because"))
    return _on(asked)


def opened_again(room: Newsroom, asked: Asked) -> Moved:
    """Take a refusal back."""
    names = _names(asked)
    open_proposals(room, asked.parts["name"], How(), names)
    return Moved(to=Asked(path=f"/read/{asked.parts['name']}").again(at=_number(names[0])))


def changing(room: Newsroom, asked: Asked) -> Shown:
    """The fields of one proposal, as it would be recorded if nobody changed it."""
    return _change_form(room, asked, asked.query.get("proposal", ""), None)


def changed(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record a proposal as it was put right; what cannot be recorded stands in the form again, with the reason."""
    sent = typed(asked)
    name = asked.said("proposal")
    try:
        accept_changed(room, asked.parts["name"], How(), name, quoted(sent))
    except FarbankError as failure:
        return _change_form(room, asked, name, sent, failure)
    return _on(asked)


def saying(room: Newsroom, asked: Asked) -> Shown:
    """An empty form for a statement of one's own, for words that are copied out of the text."""
    return _say_form(room, asked, Typed())


def stated(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Record a statement made from a selection."""
    sent = typed(asked)
    try:
        say_quoted(room, asked.parts["name"], How(), quoted(sent))
    except FarbankError as failure:
        return _say_form(room, asked, sent, failure)
    return Moved(to=f"/read/{asked.parts['name']}")


def _names(asked: Asked) -> tuple[str, ...]:
    """The one whose button was pressed, else those that are ticked."""
    one = asked.said("one")
    names = (one,) if one else tuple(each for each in asked.form.get("proposal", ()) if each)
    if not names:
        raise Refused("no proposal was ticked", advice="Tick what is right, and accept it then.")
    return names


def _number(name: str) -> int:
    digits = name.rpartition(".")[2]
    return int(digits) if digits.isascii() and digits.isdigit() else 1


def _on(asked: Asked, said: str = "") -> Moved:
    """On to the next open proposal; which one that is, the page finds when it reads the text again."""
    last = _number(asked.said("one") or asked.said("proposal"))
    page = Asked(path=f"/read/{asked.parts['name']}")
    return Moved(to=f"{page.again(after=last, said=said)}#now")


def _change_form(
    room: Newsroom, asked: Asked, proposal: str, sent: Typed | None, failure: FarbankError | None = None
) -> Shown:
    readout = read_item(room, asked.parts["name"], How())
    row = draft_of(room, readout, proposal)
    given = {"proposal": proposal, "number": _number(proposal), "section": row.section}
    return _form(room, readout.item, typed_of(row) if sent is None else sent, failure, given)


def _say_form(room: Newsroom, asked: Asked, sent: Typed, failure: FarbankError | None = None) -> Shown:
    item = read_item(room, asked.parts["name"], How()).item
    return _form(room, item, sent, failure, {"proposal": "", "number": 1, "section": "statements"})


def _form(room: Newsroom, item: str, sent: Typed, failure: FarbankError | None, given: dict[str, object]) -> Shown:
    known = catalogue.one(room.rows, item)
    told = {
        "title": known[1].title if known else item,
        "typed": sent,
        "wrong": str(failure).splitlines() if failure else [],
        "advice": failure.advice if failure else "",
    }
    return Shown(template="say.html.j2", given={**told, **around(room, item), **given}, status=400 if failure else 200)
