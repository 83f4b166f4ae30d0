"""Quotations with whose words they are, in the marks of four languages."""

import pytest

EN = "The river is closed and we cannot go"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f'"{EN}," said the farmer.', "the farmer"),
        (f"“{EN},” she says.", "she"),
        (f'"{EN},” lamented the reporting partner, who is old.', "the reporting partner"),
        (f'The notice reads: "{EN}."', "The notice"),
        (f'"{EN}," Mr. Ro told us.', "Mr. Ro"),
        (f'According to a trader, "{EN}".', ""),
        (f'"{EN}", according to one trader.', "one trader"),
        (f'Ms. A gave me letters and photos, saying, "{EN}."', "Ms. A"),
        (f"He wrote: '{EN}.'", "He"),
        (f'"{EN}," she\'d said.', "she"),
        (f'"{EN}," I\'d told him.', "I"),
        (f"I’m told, “{EN}.”", ""),
        (f'"{EN}," we were told.', ""),
        ("소식통은 “이제 강에 갈 수 없다”고 말했다.", "소식통"),
        ("“이제 강에 갈 수 없다”고 한 주민이 말했다.", "한 주민"),
        ("女性は「川には近づけない」と話した。", "女性"),
        ("「川には近づけない」と女性が話した。", "女性"),
        ("商人说：“现在不能去了。”", "商人"),
        ("“现在不能去了”，商人说。", "商人"),
    ],
)
def test_the_speaker_is_the_phrase_beside_the_verb(read, text, speaker):
    found = read(text, "quote")
    assert [each.value.speaker for each in found] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"> {EN}.", f"{EN}."),
        (f'Under the pretext of "{EN}" they built it.', EN),
        ("『川には誰も近づくことができない、と皆が言う。』", "川には誰も近づくことができない、と皆が言う。"),
        ("“现在连河边都不能去了，谁也不敢说话。”", "现在连河边都不能去了，谁也不敢说话。"),
        (": “이제 강에 갈 수 없다”", "이제 강에 갈 수 없다"),
        ("结果：“不能去”", "不能去"),
        ("「行けない」と言った。", "行けない"),
    ],
)
def test_words_that_stand_for_themselves_need_no_speaker(read, text, words):
    assert [each.value.words for each in read(text, "quote")] == [words]


@pytest.mark.parametrize(
    "text",
    [
        'along the "riverside roads" there',
        '"Red Guards" stood there',
        f'he said "{EN} and never closed it',
        "the soldiers' boots and the farmers' fields, '90s cars",
        "“”",
        '""',
        "「国境」の町",
        "“边境”的城镇",
        "“국경” 마을",
        "> ",
        '"' + "word " * 400 + '"',
    ],
)
def test_terms_and_marks_that_never_close_are_no_quotations(read, text):
    assert read(text, "quote") == []


def test_a_quotation_is_cut_with_its_marks(read):
    found = read(f'He said "{EN}."', "quote")
    assert found[0].text == f'"{EN}."'


def test_a_verb_without_anybody_still_makes_a_quotation(read):
    found = read('It is called "closed".', "quote")
    assert [each.value.speaker for each in found] == [""]
