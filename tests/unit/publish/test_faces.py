from farbank.publish.faces import characters, drawable, files_for, kind_for, width, wrap
from farbank.publish.typefaces import FACES


def test_every_face_is_installed_and_the_whole_stays_light():
    assert sum(face.path.stat().st_size for face in FACES) < 8_000_000  # what the wheel carries


def test_the_korean_face_prints_every_syllable_and_the_japanese_one_kana_and_han():
    assert set(range(0xAC00, 0xD7A4)) <= characters("korean-500")
    assert {ord(each) for each in "さくしゅう朔州鴨緑江豆満江"} <= characters("japanese-500")


def test_the_chinese_face_prints_what_is_written_on_the_far_bank():
    assert {ord(each) for each in "丹东临江图们珲春龙井长白集安鸭绿江豆满江三合"} <= characters("chinese-500")


def test_a_han_character_takes_the_face_of_its_language_and_else_the_next_one():
    assert kind_for("三", "zh-Hans") == "chinese"
    assert kind_for("三", "ja") == "japanese"
    assert kind_for("义", "ja") == "chinese"  # simplified: the Japanese face has none
    assert kind_for("寛", "zh") == "japanese"
    assert kind_for("\u2fa1", "zh") == ""


def test_half_a_name_is_never_drawn():
    assert drawable("Dandong 丹东", "en") == (("en", "latin", "Dandong "), ("zh", "chinese", "丹东"))
    assert drawable("Dandong 丹\u2fa1", "en") == (("en", "latin", "Dandong"),)
    assert drawable("a\u2603b", "en") == (("en", "latin", "ab"),)
    assert drawable("\u2fa1", "en") == ()


def test_only_the_faces_that_a_drawing_asks_for_are_loaded():
    latin = files_for('<text font-family="Farbank Sans, sans-serif">')
    assert latin
    assert not [path for path in latin if "chinese" in path or "korean" in path or "serif" in path]


def test_lines_are_broken_at_spaces_and_never_at_no_break_spaces():
    lines = wrap("late September 2023\u00a0[12]", 15, 90)
    assert lines[-1].endswith("2023\u00a0[12]")
    assert " ".join(lines) == "late September 2023\u00a0[12]"
    assert all(width(line, 15) <= 90 for line in lines)


def test_chinese_and_japanese_lines_break_between_letters_and_never_before_a_closing_mark():
    lines = wrap("暗いところは「見ていない」という意味である。", 15, 75)
    assert "".join(lines) == "暗いところは「見ていない」という意味である。"
    assert len(lines) > 3
    assert not [line for line in lines if line[0] in "」。"]
    assert not [line for line in lines if line[-1] == "「"]


def test_a_korean_word_is_never_broken():
    words = "어두운 곳은 이 조사에 없다."
    assert " ".join(wrap(words, 15, 40)) == words
