from farbank.publish.script import face, runs


def test_hangul_kana_and_han_carry_their_own_language():
    assert runs("Sakju 삭주, さくしゅう, 朔州.", "en") == (
        ("en", "Sakju "),
        ("ko", "삭주"),
        ("en", ", "),
        ("ja", "さくしゅう"),
        ("en", ", "),
        ("zh", "朔州"),
        ("en", "."),
    )


def test_the_language_of_the_page_is_never_foreign_to_it():
    assert runs("압록강", "ko") == (("ko", "압록강"),)
    assert runs("鴨緑江", "ja") == (("ja", "鴨緑江"),)


def test_the_pieces_are_the_whole_text():
    text = "a 압록강 鴨緑江 b 두만강에서 c"
    assert "".join(run for _, run in runs(text, "en")) == text


def test_a_face_follows_the_script_and_for_han_the_language():
    assert [face(each) for each in "a삭さ東"] == ["latin", "korean", "japanese", "japanese"]
    assert face("东", "zh") == "chinese"
    assert face("さ", "zh") == "japanese"
