"""Map and time asked: a part of the chart or the map leads to who could look there, and why not."""

import re
from html import unescape

import pytest

AT = "at=374000000-506000000&target=fence&year=2021"


def test_every_stretch_and_year_of_the_chart_and_every_part_of_the_map_is_a_link(on_the_border):
    text = on_the_border.get("/time?from=2021&to=2022").text
    asked = {unescape(each) for each in re.findall(r'<a href="(/time\?[^"]*at=[^"]*)"', text)}
    assert {re.search(r"year=(\d*)", each)[1] for each in asked} == {"2021", "2022", ""}
    assert "target=fence" in " ".join(asked)
    assert all("from=2021&to=2022" in each for each in asked)
    for each in sorted(asked)[:3]:
        assert 'id="asked"' in on_the_border.get(each).text


def test_a_dark_part_says_who_could_look_there_and_what_is_recorded_that_stopped_others(on_the_border):
    text = on_the_border.get(f"/time?{AT}").text
    answer = text[text.index('id="asked"') : text.index("</section>", text.index('id="asked"'))]
    assert "nobody looked" in answer
    assert "by a foreign visitor" in answer
    assert re.search(r'<a href="/show/\w+">access was denied</a>', answer)
    assert answer.count("nothing is recorded that stopped it") == 6
    assert "Last look before it: none" in answer


def test_the_looks_before_and_after_are_named(on_the_border):
    text = on_the_border.get("/time?at=70000000-80000000&target=fence&year=2022").text
    assert re.search(r'First look after it: <a href="/show/\w+">', text)


@pytest.mark.parametrize(
    "query", ["at=x", "at=1-99999999999", "at=9-9&year=99999", "at=1-2&year=0000", "row=999999", "target=<b>&at=1-2"]
)
def test_an_address_that_asks_for_nothing_there_is_still_answers(on_the_border, query):
    assert on_the_border.get(f"/time?{query}").status in {200, 400}


def test_the_table_has_pages(on_the_border):
    first = on_the_border.get("/time").text
    later = unescape(re.search(r'<a href="([^"]*)#cells[^"]*" rel="next"', first)[1])
    assert "row=61" in later
    assert 'rel="prev"' in on_the_border.get(later).text


def test_drawings_speak_the_language_of_the_page(on_the_border):
    cookie = on_the_border.post("/language", "language=ko&back=/time").headers["set-cookie"].partition(";")[0]
    assert "철조망" in on_the_border.get("/time?from=2023&to=2023", cookie=cookie).text


def test_the_slider_stops_on_the_days_on_which_a_value_became_known(on_the_border):
    text = on_the_border.get("/series?step=0").text
    assert 'type="range" min="0"' in text
    assert "<output" in text
    early, late = on_the_border.get("/series?as-of=2012-12-31").text, on_the_border.get("/series").text
    assert ("about 1,400" in early, "1,502" in early) == (True, False)
    assert "1,502" in late
    assert on_the_border.get("/series?step=99999").status == 200
    assert on_the_border.get("/series?as-of=soon").status == 400


def test_who_could_have_spoken_stands_under_a_series_of_people(on_the_border):
    text = on_the_border.get("/series").text
    assert "Who could have spoken" in text
    assert re.search(
        r"<td>2021</td><td class=\"amount\">63</td><td class=\"amount\">[^<]*</td><td class=\"amount\">4.6 %", text
    )
