"""Ids, sealed objects, packages, pictures: a made value is a valid value."""

import pytest

from farbank.errors import Complained, Complaint, DiskTrouble, Refused
from farbank.values.draft import Computed, Draft
from farbank.values.handling import SealedObject, Secret
from farbank.values.ids import KIND, LETTER, kind_of, make_id
from farbank.values.package import ChannelText, File, Package
from farbank.values.picture import Pixels
from farbank.values.words import Mode, choices


def test_an_id_says_its_kind_and_number():
    assert make_id("item", 3) == "E3"
    assert kind_of("E3") == "item"
    assert all(kind_of(make_id(kind, 1)) == kind for kind in LETTER)
    assert len(KIND) == len(LETTER)


@pytest.mark.parametrize("text", ["E-NOTICE", "E0", "E03", "EE1", "", "e3", "E3 ", "E1234567890"])
def test_a_label_is_not_an_id(text):
    assert kind_of(text) == ""


def test_ids_begin_at_one():
    with pytest.raises(Refused, match="from 1"):
        make_id("item", 0)


@pytest.mark.parametrize("change", [{"name": "0" * 63}, {"digest": "G" * 64}, {"size": -1}, {"name": "0" * 64 + "\n"}])
def test_an_object_has_the_name_and_size_of_one(change):
    fields = {"name": "0" * 64, "identity": Secret("x"), "digest": "1" * 64, "size": 0}
    with pytest.raises(Refused):
        SealedObject(**{**fields, **change})


@pytest.mark.parametrize("path", ["/etc/passwd", "../up", "a/../../b", ""])
def test_a_file_of_a_package_stays_inside_it(path):
    with pytest.raises(Refused):
        File(path=path, content=b"")


def package(*files):
    return Package(files=files, channels=(ChannelText(channel="body", text="x", language="en", file="a"),))


def test_one_changed_byte_changes_what_a_verdict_is_bound_to():
    first = package(File(path="a", content=b"12"), File(path="b", content=b"3"))
    assert first.digest == package(File(path="a", content=b"12"), File(path="b", content=b"3")).digest
    assert first.digest != package(File(path="a", content=b"1"), File(path="b", content=b"23")).digest
    assert first.digest != package(File(path="a", content=b"12"), File(path="c", content=b"3")).digest


@pytest.mark.parametrize("paths", [("b", "a"), ("a", "a")])
def test_the_files_of_a_package_are_in_order_and_each_once(paths):
    with pytest.raises(Refused, match="order"):
        package(*(File(path=each, content=b"") for each in paths))


@pytest.mark.parametrize(("width", "height", "length"), [(0, 1, 0), (1, 0, 0), (2, 2, 11), (1, 1, 4)])
def test_a_picture_has_three_bytes_a_pixel(width, height, length):
    with pytest.raises(Refused):
        Pixels(width=width, height=height, rgb=bytes(length))


def test_a_computed_figure_answers_for_its_options():
    figure = Computed(what="series", options=(("name", "arrivals"),), caption=())
    assert figure.option("name") == "arrivals"
    assert figure.option("as-of", "today") == "today"
    assert Draft(title="x").blocks == ()


def test_choices_are_the_words_of_the_list():
    assert choices(Mode) == ("seen", "read", "heard", "inferred", "motive", "feeling")


def test_a_complaint_says_file_line_key_and_what_was_expected():
    complaint = Complaint(file="desk.yaml", line=7, key="items.E-1.when", expected="a date")
    assert str(complaint) == "desk.yaml:7: items.E-1.when: a date"
    assert str(Complaint(file="desk.yaml", line=0, key="", expected="a sheet")) == "desk.yaml: a sheet"
    assert "nothing was recorded" in Complained((complaint,)).advice
    assert DiskTrouble("full").exit_status == 7
    assert DiskTrouble("full", advice="empty it").advice == "empty it"
