from farbank.publish.faces import FACES, characters, width, wrap


def test_every_face_is_installed_and_the_whole_stays_light():
    assert sum(face.path.stat().st_size for face in FACES) < 8_000_000


def test_the_korean_face_prints_every_syllable_and_the_japanese_one_kana_and_han():
    assert set(range(0xAC00, 0xD7A4)) <= characters("korean-500")
    assert {ord(each) for each in "さくしゅう朔州鴨緑江豆満江"} <= characters("japanese-500")


def test_lines_are_broken_at_spaces_and_never_at_no_break_spaces():
    lines = wrap("late September 2023\u00a0[12]", 15, 90)
    assert lines[-1].endswith("2023\u00a0[12]")
    assert " ".join(lines) == "late September 2023\u00a0[12]"
    assert all(width(line, 15) <= 90 for line in lines)
