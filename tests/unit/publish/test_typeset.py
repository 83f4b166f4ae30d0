import io

from fontTools.ttLib import TTFont

from farbank.publish.typeset import typeset


def glyphs(file):
    return {chr(code) for code in TTFont(io.BytesIO(file.content)).getBestCmap()}


def test_a_face_holds_exactly_the_characters_of_the_page():
    files, _ = typeset("Sakju 삭주")
    by = {file.path: glyphs(file) for file in files}
    assert by["fonts/serif-400.woff2"] == set("Sakju\u00a0 ")
    assert by["fonts/korean-500.woff2"] == set("삭주")


def test_a_script_that_is_not_printed_ships_no_font():
    files, rules = typeset("only latin")
    assert not [file for file in files if "korean" in file.path or "japanese" in file.path]
    assert "Korean" not in rules


def test_the_same_words_give_the_same_bytes_in_any_order():
    assert typeset("abc 삭주") == typeset("주삭 cba")


def test_a_font_that_leaves_keeps_its_licence_and_no_date_of_making():
    font = TTFont(io.BytesIO(typeset("a")[0][0].content))
    assert font["head"].created == font["head"].modified == 3_660_000_000
    assert "Open Font License" in font["name"].getDebugName(13)
    assert {record.nameID for record in font["name"].names} <= {0, 1, 2, 13}
