"""`farbank weigh`: how sure each finding is."""

from __future__ import annotations

from typing import Final

import click

from farbank.assemble.weighing import Weighed, weigh_findings
from farbank.cli import edge
from farbank.cli.options import Given, everywhere
from farbank.values.count import four_places


@click.command()
@click.argument("finding", default="")
@everywhere
@click.pass_obj
def weigh(given: Given, finding: str) -> None:
    """How sure a FINDING is, or every finding: independent origins, status, what would make it surer.

    Origins are counted, not copies; links that nobody has settled give an interval. The probabilities are for the
    method note, not for readers.
    """
    with given.room() as room:
        weighed = weigh_findings(room, finding)
    if given.as_json:
        edge.document({"findings": [_document(each) for each in weighed]})
        return
    for each in weighed:
        _tell(each)
    if not weighed:
        edge.note("this case draws no finding yet")


def _document(weighed: Weighed) -> dict[str, object]:
    finding, weight = weighed
    total = weight.totalising
    return {
        "id": finding.id,
        "label": finding.label,
        "status": weight.status,
        "n_min": weight.n_min,
        "n_max": weight.n_max,
        "p": [four_places(weight.p_min), four_places(weight.p_max)],
        "relay_errors": list(weight.relay_errors),
        "unheld": list(weight.unheld),
        "totalising": {"words": total.words, "backed": total.backed, "because": total.because} if total else None,
        "scope": weight.scope,
        "narrower": weight.narrower,
        "advice": list(weight.advice),
        "steps": list(weight.steps),
    }


def _tell(weighed: Weighed) -> None:
    finding, weight = weighed
    origins = f"{weight.n_min}" if weight.n_min == weight.n_max else f"{weight.n_min}-{weight.n_max}"
    edge.tell(f"{finding.id}  {finding.label}  {finding.text}")
    scope = f", {weight.scope}" if weight.scope else ""
    edge.tell(f"    {weight.status.replace('_', ' ')}{scope}; independent origins: {origins}; "
              f"p {weight.p_min:.3f}-{weight.p_max:.3f} (method note only)")  # fmt: skip
    for relay in weight.relay_errors:
        edge.tell(f"    relay error: {relay} disagrees with what it derives from, and weighs nothing")
    if weight.totalising:
        state = "backed" if weight.totalising.backed else "not backed"
        edge.tell(f'    "{weight.totalising.words}" is {state}: {weight.totalising.because}')
    if weight.narrower:
        edge.tell(f"    narrower: {weight.narrower}")
    for advice in weight.advice:
        edge.tell(f"    {advice}")


COMMANDS: Final = {"weigh": weigh}
