"""Words that one source sent do not leave as they came, however they are set; and what anybody could have said may."""

import unicodedata
from random import Random

import pytest
from made.reports import CHANNELS, PLACES, cases, found, gate

from farbank.judgement.folded import fold
from farbank.judgement.variants import variants
from farbank.judgement.wording import OPEN, IntakeText, hearing

MESSAGES = {
    "en": "The ferry stopped on the ninth and my brother carried salt over the hill twice before dawn.",
    "ko": "구월 구일부터 배가 멈췄고 우리 형은 새벽에 소금을 지고 고개를 두 번 넘었다.",
    "ja": "九日から船は止まり、兄は夜明け前に塩を背負って峠を二度越えた。",
    "zh": "九号起渡船停了，我哥哥天亮前背着盐翻过山岭两次。",
}
PHRASES = {
    "en": "my brother carried salt over the hill",
    "ko": "우리 형은 새벽에 소금을 지고 고개를",
    "ja": "兄は夜明け前に塩を背負って峠",
    "zh": "我哥哥天亮前背着盐翻过山岭",
}
PARAPHRASED = {
    "en": "Salt is carried over the hill at night, a relative said.",
    "ko": "소금은 밤에 고개를 넘어 옮겨진다고 한 주민이 말했다.",
    "ja": "塩は夜のうちに峠を越えて運ばれるという。",
    "zh": "有人说盐是夜里翻山运的。",
}
DISGUISES = {
    "as it came": lambda words: words,
    "in capitals": str.upper,
    "in full width": lambda words: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in words),
    "parted by a machine": " ".join,
    "without spaces": lambda words: words.replace(" ", ""),
    "with other punctuation": lambda words: words.replace(" ", ", "),
    "with marks inside": "\u200b".join,
    "taken apart": lambda words: unicodedata.normalize("NFD", words),
}


def said(*texts):
    return [IntakeText(of=f"E{n}", voice=voice, text=fold(text)) for n, (voice, text) in enumerate(texts, start=1)]


def held(words, intake, place="body", channel="", **changes):
    heard = hearing((words,), intake)
    return found(gate(words, place, channel, heard=heard, **changes), "verbatim")


@pytest.mark.parametrize("language", MESSAGES)
@pytest.mark.parametrize("disguise", DISGUISES)
def test_a_phrase_of_one_source_holds_however_it_is_written(language, disguise):
    intake = said(("S1", MESSAGES[language]), ("S2", "The weather was fine and nobody came to the harbour that day."))
    words = DISGUISES[disguise](PHRASES[language])
    if disguise == "without spaces" and language == "en":
        words = "mybrother carried salt overthe hill beforedawn twice".replace("beforedawn twice", "twice before dawn")
    (finding,) = held(words, intake)
    assert finding.severity == "HOLD"
    place = finding.where[0]
    assert fold(place.text[place.start : place.end]).replace(" ", "") in fold(words).replace(" ", "")
    assert "S1" not in str(finding.to_json())
    assert "E1" not in finding.because + "".join(finding.repair)


@pytest.mark.parametrize("language", MESSAGES)
def test_it_holds_in_every_place_and_channel(language):
    intake = said(("S1", MESSAGES[language]))
    for place in PLACES:
        assert held(PHRASES[language], intake, place, consents=()), place
    for channel in CHANNELS:
        assert held(PHRASES[language], intake, channel=channel), channel


@pytest.mark.parametrize("language", MESSAGES)
def test_the_same_in_other_words_does_not_hold(language):
    assert not held(PARAPHRASED[language], said(("S1", MESSAGES[language])))


@pytest.mark.parametrize("language", MESSAGES)
@pytest.mark.parametrize("other", ["S2", OPEN])
def test_what_another_source_or_anybody_public_said_too_is_nobodys(language, other):
    assert not held(PHRASES[language], said(("S1", MESSAGES[language]), (other, MESSAGES[language])))
    assert held(PHRASES[language], said(("S1", MESSAGES[language]), ("S1", MESSAGES[language])))


def test_five_words_do_not_hold_and_six_do():
    intake = said(("S1", MESSAGES["en"]))
    heard = hearing((PHRASES["en"],), intake)
    assert not found(gate("…", "quote", heard=heard), "verbatim")
    assert not held("brother carried salt over the", intake)
    assert held("brother carried salt over the hill", intake)
    assert not held("背着盐翻过山岭两次", said(("S1", MESSAGES["zh"])))


def test_halves_from_two_messages_of_one_source_are_no_phrase():
    assert not held(
        "the ferry stopped my brother carried", said(("S1", "the ferry stopped"), ("S1", "my brother carried"))
    )


def test_a_quotation_passes_where_the_source_agreed_to_verbatim_and_only_as_a_quotation():
    intake = said(("S1", MESSAGES["en"]))
    quotation = f"They wrote: “{PHRASES['en']}”."
    agreed = {"consents": (cases["consent"](fields=("verbatim",)),)}
    assert not held(quotation, intake, **agreed)
    assert not held(PHRASES["en"], intake, "quote", **agreed)
    assert not held(PHRASES["en"], intake, channel="pull_quote", **agreed)
    assert held(PHRASES["en"], intake, **agreed)
    assert held(quotation, intake, consents=(cases["consent"](fields=("region",)),))
    assert held(quotation, intake, consents=(cases["consent"](fields=("verbatim",), outlets=("another",)),))


def test_two_phrases_are_two_findings_with_their_own_words():
    intake = said(
        ("S1", MESSAGES["en"]), ("S2", "Nobody has sold a boat ticket here since the spring market closed down.")
    )
    words = f"{PHRASES['en']}; meanwhile nobody has sold a boat ticket here since the spring"
    assert len(held(words, intake)) == 2


NAMES = ("Orla Venn", "Tam Issel", "Bero Hald", "Mira Ponn")
COPY = (
    "To all harbour clerks. From Monday every boat is to be counted by {who} before the noon bell and its {cargo} written "
    "down in the blue book. Whoever lets a boat go uncounted answers for it before the council of the port of Ells."
)


def copies(chance):
    """A document in two copies, one of them marked in a word or two."""
    who, other = chance.sample(NAMES, 2)
    one = COPY.format(who=who, cargo="cargo")
    two = COPY.format(who=chance.choice((who, other)), cargo="freight")
    return one, two


@pytest.mark.parametrize("seed", range(12))
def test_words_by_which_one_copy_differs_from_another_hold(seed):
    one, two = copies(Random(seed))
    marks = variants(said(("S1", one), ("S1", two)))
    quoted = "The order wants each boat’s passage noted “bell and its freight written down” in a book."
    (finding,) = found(gate(quoted, variants=marks), "canary_wording")
    place = finding.where[0]
    assert place.text[place.start : place.end] == "and its freight written down"
    assert not found(
        gate("Every boat is to be counted and written down in the blue book.", variants=marks), "canary_wording"
    )


def test_documents_that_are_no_copies_and_public_editions_have_no_such_words():
    one, two = copies(Random(1))
    assert not variants(said((OPEN, one), (OPEN, two)))
    assert not variants(said(("S1", one), ("S2", MESSAGES["en"])))
    assert not variants(said(("S1", one), ("S2", one)))
    known = variants(said((OPEN, one), ("S2", two)))
    assert not [each for each in known if "cargo" in each]
    assert [each for each in known if "freight" in each]


def test_a_part_that_one_copy_lacks_is_no_wording():
    one, _ = copies(Random(1))
    assert not variants(said(("S1", one), ("S2", one.replace("From Monday ", "From Monday " + "and so on " * 12))))
