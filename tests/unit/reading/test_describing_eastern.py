"""Private people in Korean, Japanese and Chinese: one of them, or a kind of people."""

import pytest

from farbank.reading.describing.alike import atlas
from farbank.reading.describing.reader import Reader

READ = Reader(known=atlas({}, "place,feature,source\n"))


def told(text, language, channel="body", marked=()):
    read = READ(text, language, channel, marked)
    return {(each.dimension, each.value) for one in read.described for each in one.attributes}


@pytest.mark.parametrize(
    ("language", "words", "facts"),
    [
        ("ko", "한 간호사는 약이 없다.", {("occupation", "간호사")}),
        ("ko", "혜산에 사는 40대 여성이 왔다.", {("residence", "혜산"), ("age", "40-49"), ("sex", "female")}),
        ("ko", "평안북도에 사는 43세 남성이 왔다.", {("age", "43"), ("sex", "male")}),
        ("ko", "김모 씨는 교사다.", {("occupation", "교사")}),
        ("ko", "한 여맹위원장이 왔다.", {("occupation", "여맹위원장")}),
        ("ja", "ある看護師が来た。", {("occupation", "看護師")}),
        ("ja", "恵山に住む40代の女性が来た。", {("residence", "恵山"), ("age", "40-49"), ("sex", "female")}),
        ("ja", "会寧市の女性が来た。", {("residence", "会寧市"), ("sex", "female")}),
        ("ja", "Aさんは教師だ。", {("occupation", "教師")}),
        ("ja", "2022年3月4日、会寧の近くで川を渡った女性がいる。",
         {("event_time", "2022年3月4日"), ("event_place", "会寧の近くで川を渡"), ("sex", "female")}),
        ("zh", "一名护士来了。", {("occupation", "护士")}),
        ("zh", "一名住在惠山的43岁男子来了。", {("residence", "惠山"), ("age", "43"), ("sex", "male")}),
        ("zh", "金女士是教师。", {("occupation", "教师"), ("sex", "female")}),
    ],
)  # fmt: skip
def test_what_is_said_of_one_private_person(language, words, facts):
    assert told(words, language) == facts


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "농민들은 비료를 받지 못했다."),
        ("ko", "노동자의 월급은 3천 원이다."),
        ("ko", "정부 대변인은 말했다. 그는 교사를 만났다."),
        ("ko", "모든 교사는 결핵을 앓는다."),
        ("ko", "통일부 김모 씨는 답하지 않았다."),
        ("ja", "農民たちは肥料を受け取れなかった。"),
        ("ja", "労働者の月給は約3000ウォンだ。"),
        ("zh", "农民们没有领到化肥。"),
        ("zh", "工人的月工资约为三千元。"),
    ],
)
def test_the_public_and_the_many_are_nobody_private(language, words):
    assert told(words, language) == set()


def test_a_mark_is_somebody_whatever_its_words_are():
    assert told("누군가가 광산에서 왔다.", "ko", marked=((0, 3),)) == {("workplace", "광산")}


def test_in_a_caption_a_word_for_one_person_is_enough():
    assert told("洗濯する少女。", "ja") == set()
    assert ("sex", "female") in told("洗濯する少女。", "ja", "caption")


def test_what_is_said_of_many_in_the_same_sentence_is_not_said_of_the_one():
    assert told("一名护士见到了军人们。", "zh") == {("occupation", "护士")}


@pytest.mark.parametrize(
    ("language", "words", "because"),
    [
        ("ko", "올해 43세, 강을 건넜다.", "43세,"),
        ("ja", "今年43歳。川を渡る。", "43歳。"),
        ("zh", "今年43岁，过江。", "43岁，"),
    ],
)
def test_an_age_that_belongs_to_nobody_is_not_understood(language, words, because):
    (found,) = READ(words, language, "body", ()).described
    assert found.unread.value == because


@pytest.mark.parametrize(("language", "words"), [("ko", "43세, 이상만 갔다."), ("zh", "政府说43岁，为限。")])
def test_an_age_of_many_or_of_somebody_public_is_none(language, words):
    assert READ(words, language, "body", ()).described == ()


def test_children_and_places_are_found_by_the_words_of_the_language():
    (found,) = READ("그의 딸은 소학생이다.", "ko", "body", ()).described
    assert [each.value for each in found.child] == ["소학생"]
    assert [each.value for each in READ("2023年、会寧市の川。", "ja", "caption", ()).places] == ["会寧市"]
