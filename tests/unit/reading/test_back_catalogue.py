"""A back catalogue is read by its headers in four languages; what cannot be read is told with its line."""

from collections import Counter

import pytest

from farbank.errors import Complained
from farbank.reading.sheet.back_catalogue import back_catalogue
from farbank.reading.sheet.columns_people import DIMENSIONS, DISCLOSURES
from farbank.reading.sheet.out_words import CELLS, COLUMNS, every_word, folded, named
from farbank.reading.sheet.out_words import DIMENSIONS as HEADED
from farbank.values.picture import Tab


def read(*rows):
    return back_catalogue(Tab(name="t", rows=tuple(tuple(row.split(",")) for row in rows)), "back.csv")


def faults(*rows):
    with pytest.raises(Complained) as found:
        read(*rows)
    return [(each.line, each.key, each.expected) for each in found.value.complaints]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Pseudonym,Article,Dimension,Value,Language,Published", "Ms. A,part 1,occupation,clerk,English,2023-05-01"),
        ("가명,기사,항목,값,언어,게재일", "김모 씨,1부,직업,clerk,영어,2023-05-01"),
        ("仮名,記事,項目,値,言語,掲載日", "Aさん,第1部,職業,clerk,英語,2023-05-01"),
        ("化名,文章,项目,值,语言,刊登日期", "甲某,第一篇,职业,clerk,英语,2023-05-01"),
    ],
)
def test_the_same_table_in_four_languages_tells_the_same(header, row):
    (told,) = read(header, row)
    assert (told.line, told.dimension, told.values) == (2, "occupation", ("clerk",))
    assert told.cells["language"] == "en"
    assert told.cells["published"] == "2023-05-01"
    assert told.cells["where"]


def test_columns_headed_by_a_dimension_tell_one_thing_a_cell():
    told = read("persona,article,직업,居住地,年龄,note", "P1,part 1,clerk,Port Ells,,n", "", "P2,part 2,,,40s; 50s,")
    assert [(each.line, each.persona, each.dimension, each.values) for each in told] == [
        (2, "P1", "occupation", ("clerk",)),
        (2, "P1", "residence", ("Port Ells",)),
        (4, "P2", "age", ("40s", "50s")),
    ]
    assert told[0].cells == {"where": "part 1", "note": "n"}


def test_both_ways_may_stand_in_one_row_and_a_column_without_a_header_is_left_out():
    told = read("persona,article,dimension,value,sex,", "P1,part 1,hobby,chess,female,x")
    assert [(each.dimension, each.values) for each in told] == [("hobby", ("chess",)), ("sex", ("female",))]


def test_a_header_that_is_no_word_of_ours_is_told_with_the_nearest_and_nothing_more_is_said():
    found = faults("pseudonym,articel,value,값", "x,y,z,z")
    assert ("articel" in found[0][1], "did you mean 'article'" in found[0][2]) == (True, True)
    assert {(line, key) for line, key, _ in found} == {(1, "articel"), (1, "value"), (1, "where")}
    far = faults("persona,article,qqqqqqqq", "x,y,z")
    assert "the columns are persona" in far[0][2]


def test_a_table_needs_pseudonyms_and_articles():
    assert [key for _, key, _ in faults("sex", "female")] == ["persona", "where"]


def test_every_row_with_something_missing_is_told():
    found = faults("persona,article,dimension,value", ",part 1,sex,female", "P1,,sex,female", "P1,p,sex,", "P1,p,,x",
                   "P1,p,,")  # fmt: skip
    assert [(line, key) for line, key, _ in found] == [
        (2, "persona"), (3, "where"), (4, "value"), (5, "dimension"), (6, "dimension"),
    ]  # fmt: skip


def test_a_table_without_rows_is_told():
    assert faults("persona,article,sex")[0][0] == 2


def test_no_word_heads_two_columns_and_every_dimension_of_ours_can_head_one():
    spelt = Counter(folded(each) for table in (COLUMNS, HEADED) for words in table.values() for each in set(words))
    assert [word for word, count in spelt.items() if count > 1] == []
    assert set(HEADED) == set(DIMENSIONS) - {"verbatim"}
    assert set(COLUMNS) <= {each.name for each in DISCLOSURES.allowed}
    for name, words in CELLS.items():
        twice = Counter(folded(each) for spelt in words.values() for each in set(spelt))
        assert [word for word, count in twice.items() if count > 1] == [], name


def test_width_case_and_underscores_of_a_word_do_not_count():
    assert named(COLUMNS, " Ｐｕｂｌｉｓｈｅｄ_ON ") == "published"
    assert named(COLUMNS, "nothing") == ""
    assert "event_place" in every_word(HEADED)
