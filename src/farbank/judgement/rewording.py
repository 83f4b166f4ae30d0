"""A change of the draft's words that a rule knows: which words of which passage give way to which."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """In the passage `text` of a channel, `text[start:end]` gives way to `words`; none of them: it is cut.

    `tells` is what the new words say of a persona (dimension, value); `persona` is whose mark they bear, `""` the mark
    that is there. `line` is where the passage begins in the draft as written, 0 in its header.
    """

    channel: str
    line: int = 0
    text: str
    start: int
    end: int
    words: str
    persona: str = ""
    tells: tuple[tuple[str, str], ...] = ()

    @property
    def was(self) -> str:
        """The words that give way."""
        return self.text[self.start : self.end]

    @property
    def source(self) -> str:
        """The new words as a reporter writes them, where they bear a mark of their own."""
        told = " ".join(f"{name}={'_'.join(value.split())}" for name, value in self.tells)
        return f"[{self.words}]{{@{self.persona} {told}}}" if self.persona else self.words

    def to_json(self) -> dict[str, object]:
        """Keys that never change."""
        return {
            "channel": self.channel,
            "line": self.line,
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "words": self.words,
            "persona": self.persona,
            "tells": [list(each) for each in self.tells],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A repair that is nothing but a change of words: what it does in a sentence, and each change."""

    does: str
    changes: tuple[Rewording, ...]

    def to_json(self) -> dict[str, object]:
        """The sentence and the changes."""
        return {"does": self.does, "changes": [each.to_json() for each in self.changes]}
