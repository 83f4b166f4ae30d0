"""Some of the disks that a power cut may leave behind, where all of them would take too long."""

from __future__ import annotations

import random

from crash.losses import State, states
from crash.recording import Recording


def drawn(recording: Recording, count: int) -> list[State]:
    """So many states drawn by chance, the same ones each time, with the last of all at the end."""
    chance = random.Random(" ".join(recording.argv))
    some: list[State] = []
    state = None
    for number, state in enumerate(states(recording, most=count // 8)):
        if number < count:
            some.append(state)
        elif (at := chance.randrange(number + 1)) < count:
            some[at] = state
    assert state is not None
    return [*some, state]
