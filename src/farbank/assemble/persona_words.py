"""One persona in words and as JSON; the keys never change."""

from __future__ import annotations

from collections.abc import Iterator

from farbank.assemble.newsroom import Newsroom
from farbank.assemble.persona_shown import Out, PersonaShown
from farbank.assemble.personas import labels_of
from farbank.judgement.exposure_words import WHO, about
from farbank.judgement.persona_today import Seen, Taken

Json = dict[str, object]


def lines_of(room: Newsroom, shown: PersonaShown) -> Iterator[str]:
    """What a terminal shows of a persona."""
    persona, today = shown.persona, shown.today
    yield f'{persona.id}  {persona.label}  printed as "{persona.printed_as}", of {persona.subject}'
    for name, others in (("linked with", persona.linked), ("apart from", persona.not_linked)):
        if others:
            yield f"  {name} {', '.join(labels_of(room, others))}"
    if persona.note:
        yield from (f"  {line}" for line in persona.note.split("\n"))
    yield f"  out: {_counted(shown.out)}"
    for each in shown.out:
        yield f"    {each.id or '-':<6} {each.state:<10} {each.dimension}={' or '.join(each.values)}  {where_of(each)}"
    yield "  people who fit what is in print today"
    yield from (f"    {line}" for line in counts_of(room, shown))
    yield from (f"    {line}" for line in today.measures)
    if today.bits and today.budget is None:
        yield f"    {persona.label}: nothing more may be told; a limit is passed by what is out already"
    for number, finding in enumerate(today.questions, start=1):
        yield f"  question: {finding.because}"
        if finding.repair not in [each.repair for each in today.questions[number : number + 1]]:
            yield from (f"    {each}" for each in finding.repair)  # once, after several of a kind


def counts_of(room: Newsroom, shown: PersonaShown) -> Iterator[str]:
    """How many people fit, alone and with whom a reader may take them for; a count is set in under its heading."""
    for taken in shown.today.taken:
        yield _with(room, taken)
        yield from (f"  {_seen(each, out=bool(shown.out))}" for each in taken.seen)


def document_of(room: Newsroom, shown: PersonaShown) -> Json:
    """The same as JSON. `k` is null where nothing is out, or nothing was counted."""
    persona, today = shown.persona, shown.today
    return {
        "id": persona.id,
        "label": persona.label,
        "printed_as": persona.printed_as,
        "of": persona.subject,
        "linked": list(labels_of(room, persona.linked)),
        "not_linked": list(labels_of(room, persona.not_linked)),
        "out": [_out(each) for each in shown.out],
        "today": [
            {
                "with": list(labels_of(room, taken.others)),
                "because": list(taken.because),
                "probability": round(taken.probability, 4),
                "counts": [
                    {
                        "adversary": each.adversary,
                        "k": each.people.to_json() if each.people else None,
                        "severity": each.severity,
                    }
                    for each in taken.seen
                ],
            }
            for taken in today.taken
        ],
        "bits": [{"words": words, "bits": round(bits, 2)} for words, bits in today.bits],
        "guess": None if today.guess is None else round(today.guess, 4),
        "budget": {"hold": round(today.budget.hold, 2), "block": round(today.budget.block, 2)}
        if today.budget
        else None,
        "questions": [{"rule": each.rule, "because": each.because} for each in today.questions],
    }


def _out(each: Out) -> Json:
    return {
        "id": each.id or None,
        "state": each.state,
        "dimension": each.dimension,
        "values": list(each.values),
        "where": each.where,
        "channel": each.channel,
        "language": each.language,
        "published": str(each.published) if each.published else None,
        "verbatim": each.verbatim,
        "lookup": each.lookup,
        "by": each.by,
    }


def _counted(out: tuple[Out, ...]) -> str:
    states = [each.state for each in out]
    found = [
        f"{states.count(name)} {name}{' (it still counts)' if name == 'withdrawn' else ''}"
        for name in ("published", "withdrawn", "draft")
        if name in states
    ]
    return ", ".join(found) or "nothing yet"


def where_of(each: Out) -> str:
    """Where it stands, and who can look it up."""
    parts = (each.where, each.channel, each.language, str(each.published or ""))
    told = ", ".join(part for part in parts if part)
    if not each.lookup:
        return told
    who = "nobody can look it up" if each.lookup == "none" else f"{each.lookup} and above can look it up"
    return f"{told}; {who}, says {each.by}"


def _with(room: Newsroom, taken: Taken) -> str:
    if not taken.others:
        return "alone"
    why = "; ".join(taken.because)
    sure = "" if taken.probability == 1 else f", probably in {taken.probability:.0%}"
    return f"together with {', '.join(labels_of(room, taken.others))}{sure}{f' ({why})' if why else ''}"


def _seen(each: Seen, *, out: bool) -> str:
    who = f"{each.adversary} {WHO[each.adversary]}"
    if each.people is None:
        return f"{who}: not counted; {'nothing they could look up has a number' if out else 'nothing is out'}"
    k = each.people
    people = f"about {about(k.median)} ({about(k.lower)}-{about(k.upper)})"
    return f"{who}: {people}; {each.severity or 'neither BLOCK nor HOLD'}"
