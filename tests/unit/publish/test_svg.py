import re

from farbank.publish.svg import Box, Sheet, Type, bars, number, strokes


def points(path):
    return [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", path)]


def test_coordinates_are_rounded_to_a_tenth():
    assert [number(value) for value in (1.04, 1.06, 2.0, -0.26)] == ["1", "1.1", "2", "-0.3"]


def test_no_line_of_a_pattern_leaves_its_rectangle():
    box = Box(x=13.3, y=7.7, w=41, h=9)
    for path in (strokes(box, 6), strokes(box, 6, rising=False)):
        assert points(path)
        assert all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in points(path))
    assert bars(box, 3).count("M") == 3


def test_a_drawing_holds_no_id_no_comment_and_no_style():
    sheet = Sheet(width=100, height=40)
    sheet.text(5, 20, "Sakju 삭주 & <b>", Type())
    svg = sheet.to_svg()
    assert not re.search(r"\bid=|<!--|style=|<style|<script|href", svg)
    assert "&amp; &lt;b&gt;" in svg
    assert '<tspan x="' in svg
    assert 'xml:lang="ko"' in svg


def test_what_no_face_can_draw_is_left_out_and_never_drawn_as_a_box():
    sheet = Sheet(width=100, height=40)
    sheet.text(5, 20, "Dandong 丹\u2fa1", Type())
    sheet.text(5, 30, "\u2fa1", Type())
    svg = sheet.to_svg()
    assert ">Dandong</text>" in svg
    assert "\u2fa1" not in svg
    assert svg.count("<text") == 1


def test_a_chinese_name_is_drawn_in_the_chinese_face():
    sheet = Sheet(width=100, height=40)
    sheet.text(5, 20, "Dandong 丹东", Type())
    assert 'xml:lang="zh" font-family="Farbank Chinese" font-weight="500">丹东<' in sheet.to_svg()
