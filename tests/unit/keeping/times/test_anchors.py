from dataclasses import replace

import pytest

from farbank.errors import Damage, Refused
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.times.anchors import anchored, anchors_of, contents_of, keep
from farbank.keeping.times.judging import judge, judge_kept
from farbank.values.digest import sha256_hex


def test_an_answer_is_kept_whole_and_found_again(layout, answered, checkpoint):
    (carried,) = answered(checkpoint).answers
    anchor, new = keep(layout, Disk(), carried)
    assert (new, anchor.folder, anchor.kind, anchor.stem) == (True, "12-00010203", "opentimestamps", "12-00010203")
    assert [each.path for each in anchor.files] == ["anchors/12-00010203/checkpoint", "anchors/12-00010203/proof.ots"]
    for each in anchor.files:
        assert sha256_hex((layout.log / each.path).read_bytes()) == each.sha256
    assert anchored(layout) == (anchor,)
    assert list(layout.staging.iterdir()) == []
    assert judge_kept(contents_of(layout, anchor), (), None) == judge(carried)


def test_the_same_answer_is_kept_once_and_another_beside_it(layout, answered, checkpoint):
    (carried,) = answered(checkpoint).answers
    (other,) = answered(checkpoint, 6).answers
    first, _ = keep(layout, Disk(), carried)
    second, _ = keep(layout, Disk(), other)
    assert keep(layout, Disk(), carried) == (first, False)
    assert keep(layout, Disk(), other) == (second, False)
    assert second.folder == "12-00010203.2"
    assert anchored(layout) == (first, second)


def test_anchors_are_in_the_order_of_size(layout, answered, signed, queue):
    for size in (100, 12, 9):
        gathered = answered(signed(size=size))
        for each in gathered.answers:
            keep(layout, Disk(), each)
    assert [each.stem for each in anchored(layout)] == ["9-00010203", "12-00010203", "100-00010203"]


def test_what_was_captured_is_kept_beside_the_answer(layout, answered, checkpoint):
    (carried,) = answered(checkpoint).answers
    carried = replace(carried, captured=(("crl", b"list"), ("ocsp", b"yes")))
    anchor, _ = keep(layout, Disk(), carried)
    contents = contents_of(layout, anchor)
    assert (contents["captured-1.crl"], contents["captured-2.ocsp"]) == (b"list", b"yes")


def test_a_proof_that_does_not_join_leaves_nothing_behind(layout, answered, checkpoint):
    (carried,) = answered(checkpoint).answers
    with pytest.raises(Refused):
        keep(layout, Disk(), replace(carried, answer=b"nonsense"))
    assert not anchors_of(layout).exists()


def test_links_and_other_names_are_no_anchors(layout, answered, checkpoint, tmp_path):
    (carried,) = answered(checkpoint).answers
    anchor, _ = keep(layout, Disk(), carried)
    (anchors_of(layout) / "13-00010203").symlink_to(anchors_of(layout) / anchor.folder)
    (anchors_of(layout) / "x").mkdir()
    assert anchored(layout) == (anchor,)
    proof = layout.log / "anchors" / anchor.folder / "proof.ots"
    proof.rename(tmp_path / "proof")
    proof.symlink_to(tmp_path / "proof")
    assert anchored(layout) == ()
    with pytest.raises(Damage, match=r"proof\.ots"):
        contents_of(layout, anchor)


def test_no_anchors_are_no_trouble(layout):
    assert anchored(layout) == ()
