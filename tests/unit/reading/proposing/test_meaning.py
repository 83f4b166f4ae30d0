"""What a proposal means, in one line."""

import pytest

from farbank.reading.proposing.meaning import meaning


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("In late August 2020 it rained.", "span", "2020-08-21 to 2020-08-31"),
        ("Since 2020 it rained.", "span", "2020-01-01 to …"),
        ("It was around May 3, 2020 there.", "span", "about 2020-05-03"),
        ("It was on 31 February 2020.", "span", "not read: "),
        ("They left Musan.", "place", "Musan (musan)"),
        ("They left Qwert County.", "place", "not answered: "),
        (
            "About 180 people came as of December 2023.",
            "count",
            "about 180 people (provisional), 2023-12-01 to 2023-12-31",
        ),
        ("They met 12 traders.", "count", "12 traders"),
        ('He said, "It is closed to us now."', "quote", "said by He"),
        ('It is called "closed to us now".', "quote", "nobody is named as the speaker"),
        ("a 60-year-old farmer from Onsong", "persona", "age: 60-year-old"),
        ("It is presumably empty.", "hedge", "doubt, said of: It is presumably empty"),
        ("The entire border is closed.", "totalising", "the gate asks what backs it: border is closed"),
        ("All shops", "totalising", "claims a whole: shops"),
        ("all", "totalising", "claims a whole"),
        (
            "Wire at Hoeryong. Photo taken in August 2023 from the Chinese side. (Desk)",
            "caption",
            "shows Hoeryong; from the opposite bank, china side; 2023-08-01 to 2023-08-31; credit Desk",
        ),
        ("Obtained in May. Photo: not dated", "caption", "from a document; "),
    ],
)
def test_a_reporter_reads_what_is_meant(read, text, kind, words):
    found = read(text, kind)
    assert found, "nothing was proposed"
    assert words in meaning(found[0])
