import io

from fontTools.ttLib import TTFont

from farbank.publish.faces import characters
from farbank.publish.typeset import typeset


def glyphs(file):
    return {chr(code) for code in TTFont(io.BytesIO(file.content)).getBestCmap()}


def test_a_face_holds_exactly_the_characters_of_the_page():
    files, _ = typeset([("en", "Sakju "), ("ko", "삭주")])
    by = {file.path: glyphs(file) for file in files}
    assert by["fonts/serif-400.woff2"] == set("Sakju\u00a0 ")
    assert by["fonts/korean-500.woff2"] == set("삭주")


def test_a_script_that_is_not_printed_ships_no_font():
    files, rules = typeset([("en", "only latin")])
    assert not [file for file in files if "korean" in file.path or "japanese" in file.path]
    assert "Korean" not in rules


def test_the_same_character_is_cut_from_the_face_of_its_own_language():
    files, rules = typeset([("zh", "丹东 三合"), ("ja", "三合")])
    by = {file.path: glyphs(file) for file in files}
    assert by["fonts/chinese-500.woff2"] == set("丹东三合")
    assert by["fonts/japanese-500.woff2"] == set("三合")
    assert 'font-family:"Farbank Chinese"' in rules


def test_a_character_that_only_the_serif_holds_is_not_lost():
    only = chr(min(characters("serif-400") - characters("sans-500")))
    files, _ = typeset([("en", only)])
    assert only in {character for file in files for character in glyphs(file)}


def test_the_same_words_give_the_same_bytes_in_any_order():
    assert typeset([("en", "abc "), ("ko", "삭주")]) == typeset([("ko", "주삭"), ("en", " cba")])


def test_a_font_that_leaves_keeps_its_licence_and_no_date_of_making():
    font = TTFont(io.BytesIO(typeset([("en", "a")])[0][0].content))
    assert font["head"].created == font["head"].modified == 3_660_000_000
    assert "Open Font License" in font["name"].getDebugName(13)
    assert {record.nameID for record in font["name"].names} <= {0, 1, 2, 13}
