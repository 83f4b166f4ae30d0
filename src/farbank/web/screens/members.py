"""Members: who works in the case, one more of them, another passphrase of one's own, and the key to write to one by.

- What changes keys asks for one's own passphrase again: a case that somebody left open lets nobody in for good.
- A passphrase is taken out of the form as a secret; it is in no address, no page and no job.
"""

from __future__ import annotations

from typing import Final

from farbank.assemble import members as verbs
from farbank.assemble.newsroom import Newsroom
from farbank.web.asked import Asked, Moved, Sent, Shown
from farbank.web.language import N_
from farbank.web.passphrases import new_passphrase, typed_passphrase, untold_weaknesses

DONE: Final = {
    "added": N_("They are a member now. After “Lock now” they unlock the case with their own passphrase."),
    "elsewhere": N_("They are a member now, and open nothing here: they sign at their own place."),
    "passphrase": N_(
        "Your passphrase is changed. Copies of the folder that were made before still open with the old one."
    ),
}


def members(room: Newsroom, asked: Asked) -> Shown:
    """Who works in the case, with the forms for more of them."""
    return _page(room, done=asked.query.get("done", ""))


def added(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Add somebody who opens this case here; a weak passphrase is taken once they have been told."""
    verbs.confirm(room, typed_passphrase(asked, "own"))
    chosen = new_passphrase(asked)
    if weak := untold_weaknesses(asked, chosen):
        return _page(room, weak=weak, of="member", desk=asked.said("desk") == "1")
    verbs.add_here(room, chosen, desk=asked.said("desk") == "1")
    return Moved(to="/custody/members?done=added")


def added_elsewhere(room: Newsroom, asked: Asked) -> Moved:
    """Add somebody at another place by what stands in the file of their public key."""
    verbs.confirm(room, typed_passphrase(asked, "own"))
    key = "".join(f"{line.strip()}\n" for line in asked.said("key").splitlines())
    verbs.add_by_key(room, key.encode())
    return Moved(to="/custody/members?done=elsewhere")


def passphrase_changed(room: Newsroom, asked: Asked) -> Moved | Shown:
    """Put one's own keys under another passphrase."""
    verbs.confirm(room, typed_passphrase(asked, "own"))
    chosen = new_passphrase(asked)
    if weak := untold_weaknesses(asked, chosen):
        return _page(room, weak=weak, of="passphrase")
    verbs.change_passphrase(room, chosen)
    return Moved(to="/custody/members?done=passphrase")


def own_key(room: Newsroom, asked: Asked) -> Sent:
    """One's public key, as a file to keep. Nothing in it is secret."""
    del asked
    text, _ = verbs.write_key(room, None)
    return Sent(content=text.encode(), media="text/plain", name=f"{room.kept.member}.pub")


def _page(room: Newsroom, *, done: str = "", weak: tuple[str, ...] = (), of: str = "", desk: bool = False) -> Shown:
    text, fingerprint = verbs.write_key(room, None)
    given = {
        "members": verbs.every_member(room),
        "own": room.kept.member,
        "key": text,
        "fingerprint": fingerprint,
        "done": DONE.get(done, ""),
        "weak": weak,
        "of": of,
        "desk": desk,
    }
    return Shown(template="members.html.j2", given=given, status=400 if weak else 200)
