"""Days and places in a text: what they mean, and what does not fit."""


def named(read, text):
    return {each.text: each.value for each in read(text, "place")}


def test_a_wrong_name_is_answered_with_the_place_that_is_meant(read):
    found = named(read, "This is near Samhapjin in Yongzheng City, Jilin Province. Opposite is the city of Hoeryong.")
    assert (found["Samhapjin"].meant.id, found["Yongzheng City"].meant.id) == ("sanhe", "longjing")
    assert "Yongzheng" in found["Yongzheng City"].reasons[0]


def test_a_province_that_does_not_fit_is_told(read):
    found = named(read, "Seen at Sakju County, north Hamkyung, in May.")
    assert any("North Pyongan, not in North Hamgyong" in each for each in found["Sakju County"].reasons)


def test_a_name_that_nobody_knows_is_proposed_and_not_answered(read):
    (only,) = read("They spoke of Qwert County.", "place")
    assert only.value.meant is None
    assert only.value.reasons
    assert (only.value.side, only.value.kind, only.confidence) == ("", "", 30)


def test_days_say_their_rule_and_relative_ones_are_less_sure(read):
    late, ago = read("In late August 2020, and again last year.", "span")
    assert (late.rule, late.confidence > ago.confidence) == ("part of a month", True)


def test_days_that_cannot_be(read):
    (only,) = read("It was on 31 February 2020.", "span")
    assert only.value.span is None
    assert only.value.because
    assert only.rule == "not read"


def test_a_place_inside_a_date_is_none(read):
    assert all(each.kind != "place" or each.text != "May" for each in read("In May 2020 it rained."))


def test_a_short_form_of_i_am_is_no_place(read):
    assert read("Now I'm ready, and she's gone.", "place") == []
