"""One item proven to a named verifier: with its content, or only that it existed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from farbank.assemble.newsroom import Newsroom
from farbank.desk.copies import copy_leaves
from farbank.errors import Missing, Refused
from farbank.facts.copy import CopyMade
from farbank.facts.item import ItemReceived
from farbank.keeping.carrying.packed import refuse_long
from farbank.keeping.carrying.proof_folder import (
    Anchored,
    Content,
    ProofFolder,
    Proving,
    Witnessed,
    must_be_free,
)
from farbank.keeping.case import Kept
from farbank.keeping.disk.layout import read_whole
from farbank.keeping.proof.cosigned import cosigned_sizes, read_cosigned
from farbank.keeping.proof.policy import Group, Policy
from farbank.keeping.proof.read_policy import read_policy
from farbank.keeping.times.anchors import CHECKPOINT, anchored, contents_of
from farbank.values.ids import ItemId
from farbank.views import custody, handling

PROOF = "proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """Whom a proof is for, and where it lies, in a person's words."""

    to: str
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What was proven, and to which row of copies it was written."""

    item: str
    leaf: int
    copy: str
    anchors: int
    cosigned: tuple[str, ...]


def prove_item(room: Newsroom, name: str, out: Path, *, to: str, content: bool) -> Proven:
    """Write the folder that proves an item. That it leaves is recorded first."""
    item = _item(room, name)
    must_be_free(out)
    proving, proven = _proving(room, item, Left(to=to), content=content)
    ProofFolder(room.kept.layout.log, policy_of(room.kept), room.kept.disk).write(out, proving)
    return proven


def prove_packed(room: Newsroom, name: str, left: Left, *, content: bool) -> tuple[Proven, bytes]:
    """The same folder as one zip, which is nowhere on the disk; that it leaves is recorded first."""
    item = _item(room, name)
    if content:
        refuse_long(sum(path.stat().st_size for _, path in _content(room.kept, item).objects if path.is_file()))
    proving, proven = _proving(room, item, left, content=content)
    folder = ProofFolder(room.kept.layout.log, policy_of(room.kept), room.kept.disk)
    return proven, folder.pack(f"proof-{item.id}", proving)


def _proving(room: Newsroom, item: ItemReceived, left: Left, *, content: bool) -> tuple[Proving, Proven]:
    """What is to be proven, once it is recorded that it leaves."""
    if content:
        _may_be_disclosed(room, item, left.to)
    copy = _counted(room, item, left, content=content)
    kept = room.kept
    kept.publish()
    leaf, policy = leaf_of(kept, item), policy_of(kept)
    witnessed, partners = _witnessed(kept, policy, leaf)
    proving = Proving(
        index=leaf - 1,
        checkpoint=read_whole(kept.layout.checkpoint, "log/checkpoint"),
        anchors=tuple(each for each in anchors_of(kept) if each.size >= leaf),
        witnessed=witnessed,
        content=_content(kept, item) if content else Content(),
    )
    proven = Proven(item=item.id, leaf=leaf, copy=copy, anchors=len(proving.anchors), cosigned=partners)
    return proving, proven


def policy_of(kept: Kept) -> Policy:
    """Whom to believe about the log of this case, under every name it had; nobody has to have cosigned."""
    earlier = "".join(f"log {key.vkey}\n" for name in kept.settings.earlier for key in name.verifiers)
    return read_policy((earlier + kept.settings.policy).encode())


def policy_asking(policy: Policy, names: tuple[str, ...]) -> Policy:
    """The same policy, which asks for the cosignatures of all these witnesses."""
    if len(names) == 1:
        return replace(policy, quorum=names[0])
    group = Group(name="all-who-cosigned", least=len(names), members=names)
    return replace(policy, groups=(*policy.groups, group), quorum=group.name)


def _may_be_disclosed(room: Newsroom, item: ItemReceived, to: str) -> None:
    if item.id in handling.restricted(room.rows):
        raise Refused(f"{item.id} is restricted", advice="Prove only that it exists, with --no-content.")
    if not to.strip():
        raise Refused(
            "say whom the proof is for", advice="Name them with --to; it is recorded, for what leaves counts."
        )


def _witnessed(kept: Kept, policy: Policy, leaf: int) -> tuple[Witnessed | None, tuple[str, ...]]:
    """The latest cosigned head that has the leaf, and who cosigned it."""
    for size in reversed([each for each in cosigned_sizes(kept.layout) if each >= leaf]):
        note = read_cosigned(kept.layout, size) or b""
        names = _names(policy, note)
        if names:
            return Witnessed(checkpoint=note, policy=policy_asking(policy, names)), names
    return None, ()


def _item(room: Newsroom, name: str) -> ItemReceived:
    identity = room.resolve("item", name)
    item = custody.item(room.rows, identity)
    if item is None or not item.objects:
        raise Missing(f"{identity} has no file to prove", advice="See 'farbank list item'.")
    return item


def _counted(room: Newsroom, item: ItemReceived, left: Left, *, content: bool) -> str:
    """The row that says this copy left; what proves only existence holds nothing of the item."""
    if not content:
        return ""
    (made,) = room.record(
        lambda: [copy_leaves(room.known, what=PROOF, where=left.where, to=left.to, items=(ItemId(item.id),))]
    )
    return made.id if isinstance(made, CopyMade) else ""


def leaf_of(kept: Kept, item: ItemReceived) -> int:
    """The number of the entry by which the item's files came."""
    asked = "SELECT number FROM kept_object WHERE name = ?"
    found = kept.rows.execute(asked, (item.objects[0].name,)).fetchone()
    if found is None:
        raise Missing(f"the files of {item.id} are named by no entry", advice="Run 'farbank verify'.")
    return int(found[0])


def _content(kept: Kept, item: ItemReceived) -> Content:
    return Content(
        objects=tuple((each.name, kept.layout.object(each.name)) for each in item.objects),
        identities=tuple(each.identity for each in item.objects),
    )


def anchors_of(kept: Kept) -> list[Anchored]:
    """Every dated head with the files beside it."""
    found = []
    for anchor in anchored(kept.layout):
        contents = contents_of(kept.layout, anchor)
        files = tuple(sorted(contents.items()))
        size = int(anchor.stem.partition("-")[0])
        found.append(Anchored(name=anchor.folder, size=size, checkpoint=contents[CHECKPOINT], files=files))
    return found


def _names(policy: Policy, checkpoint: bytes) -> tuple[str, ...]:
    seen = {each.cosigner.key for each in policy.vouch(checkpoint).cosignatures}
    return tuple(each.name for each in policy.witnesses if each.cosigner.key in seen)
