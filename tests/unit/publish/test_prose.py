import pytest

from farbank.errors import Refused
from farbank.publish.prose import Prose, plain, spoken
from farbank.values.draft import (
    Cite,
    Heading,
    Link,
    Listing,
    Named,
    NoteMark,
    Paragraph,
    Quote,
    Styled,
    TableBlock,
    Text,
)


@pytest.fixture
def prose(border):
    return Prose(page=border.page())


def text(words):
    return (Text(text=words),)


def test_markup_in_a_report_stays_text(prose):
    html = prose.block(Paragraph(runs=text("<script>alert(1)</script> & <b>")))
    assert html == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;</p>"


def test_an_address_cannot_break_out_of_its_link_and_only_web_addresses_become_links(prose):
    bad = prose.inline((Link(runs=text("x"), address='https://a.example/"onclick="x'),))
    assert '"onclick' not in bad
    assert prose.inline((Link(runs=text("x"), address="javascript:alert(1)"),)) == "x"


def test_a_link_out_tells_the_other_side_nothing(prose):
    assert 'rel="noreferrer noopener"' in prose.inline((Link(runs=text("x"), address="https://a.example/"),))


def test_foreign_words_carry_their_language(prose):
    assert prose.words("Sakju 삭주") == 'Sakju <span lang="ko">삭주</span>'


def test_an_evidence_mark_is_a_plain_anchor_with_the_number_of_its_card(prose):
    html = prose.inline((Cite(label="F-SHOOT"),))
    assert 'href="#evidence-1"' in html
    assert "F-SHOOT" not in html


def test_a_citation_without_a_card_is_refused(prose):
    with pytest.raises(Refused, match="F-NONE"):
        prose.inline((Cite(label="F-NONE"),))


def test_a_persona_stands_as_plain_words_and_its_label_is_gone(prose):
    run = Named(runs=text("a resident"), persona="P-CLERK", discloses=(("occupation", "ferry_clerk"),))
    assert prose.inline((run,)) == "a resident"


def test_every_kind_of_block_is_set(prose):
    inner = Paragraph(runs=(Styled(style="emphasis", runs=text("so")), NoteMark(number=1)))
    assert prose.block(Heading(level=3, runs=text("t"))) == "<h3>t</h3>"
    assert prose.block(Quote(blocks=(inner,))).startswith("<blockquote><p><em>so</em>")
    assert prose.block(Listing(ordered=True, entries=((inner,),))).startswith("<ol><li>")
    table = TableBlock(head=(text("h"),), rows=((text("1"),),))
    assert '<th scope="col">h</th>' in prose.block(table)


def test_runs_are_found_however_deep():
    cite = Cite(label="E")
    deep = Quote(
        blocks=(Listing(ordered=False, entries=((Paragraph(runs=(Styled(style="strong", runs=(cite,)),)),),)),)
    )
    assert cite in spoken((deep,))
    assert plain((Styled(style="strong", runs=text("a")), cite)) == "a"
