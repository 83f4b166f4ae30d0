"""Inquiries in the browser: sealed, verified by another member, matched by a person, answered alike for all."""

import pytest

ASKED = "names=Gim+Yeongcheol&born=around+1968&kin=mother:+Ri+Sun+Ok&last_place=Hoeryong&language=ko&asker=Kanarienvogelalpha"


@pytest.fixture
def opened(peopled):
    assert peopled.post("/inquiries", ASKED).headers["location"] == "/inquiry/Q1"
    return peopled


@pytest.fixture
def verified(opened, as_second):
    assert as_second.post("/inquiry/Q1/check", "word=verified&because=called+back").status == 303
    return opened


def test_the_form_has_no_field_for_a_way_of_money(peopled):
    page = peopled.get("/inquiries/new").text
    assert 'name="asker"' in page
    assert "there is no field for one" in page
    assert "Nobody has asked after anybody yet" in peopled.get("/inquiries").text


def test_a_list_shows_the_number_and_the_state_and_nothing_else(opened):
    page = opened.get("/inquiries").text
    assert '<a href="/inquiry/Q1">Q1</a></td><td>open</td>' in page
    for words in ("Yeongcheol", "Hoeryong", "1968", "Ri Sun Ok", "Kanarienvogelalpha"):
        assert words not in page
    assert '<a href="/inquiry/Q1">' in opened.get("/list/inquiry").text
    assert "No inquiry is in this state" in opened.get("/inquiries?state=closed").text


def test_who_asks_is_sealed_and_nobody_is_looked_for_before_a_second_member_verified_it(opened, as_second):
    page = opened.get("/inquiry/Q1").text
    assert "Kanarienvogelalpha" not in page
    assert "Nobody is looked for: nobody but M1" in page
    assert "could be" not in page.replace("Who could be meant", "")
    assert 'value="verified"' not in page
    assert opened.post("/inquiry/Q1/check", "word=verified&because=i+know+them").status == 400
    assert opened.post("/inquiry/Q1/match", "person=U1&word=same&because=born").status == 400
    assert 'value="verified"' in as_second.get("/inquiry/Q1").text
    assert as_second.post("/inquiry/Q1/check", "word=verified&because=called+back").status == 303
    page = opened.get("/inquiry/Q1").text
    assert "김영철" in page
    assert "kin could be Ri Sun Ok" in page


def test_a_doubt_ends_the_looking(verified):
    verified.post("/inquiry/Q1/check", "word=doubted&because=another+voice")
    page = verified.get("/inquiry/Q1").text
    assert "M1 doubts who asks in Q1" in page
    assert "김영철" not in page


def test_the_card_of_who_asks_opens_with_a_reason_and_is_not_written_anew(opened):
    assert "Who asks does not change" in opened.get("/card/Q1").text
    assert "Kanarienvogelalpha" in opened.post("/card/Q1/open", "because=to+call+back").text
    assert opened.post("/card/Q1", "words=somebody+else").status == 400


def test_a_person_says_who_is_meant_and_takes_it_back(verified):
    assert verified.post("/inquiry/Q1/match", "person=U1&word=same&because=born+and+kin").status == 303
    page = verified.get("/inquiry/Q1").text
    assert "born and kin" in page
    assert 'value="open"' in page
    verified.post("/inquiry/Q1/match", "person=U1&word=open&because=a+mistake")
    assert verified.post("/inquiry/Q1/match", "person=S-HIDDEN&word=same&because=so").status == 400
    assert verified.post("/inquiry/Q1/match", "person=U1&word=perhaps&because=so").status == 400
    assert 'name="word" value="open"' not in verified.get("/inquiry/Q1").text


def test_the_reply_is_the_same_whether_or_not_the_case_holds_anything(verified):
    verified.post("/inquiries", "names=Zbigniew+Szczepaniak&asker=somebody&language=ko")
    replies = []
    for each in ("Q1", "Q2"):
        assert verified.post(f"/inquiry/{each}/answer", "language=ko").headers["location"] == f"/inquiry/{each}"
        page = verified.get(f"/inquiry/{each}").text
        replies.append(page[page.index('<div class="reply"') : page.index("</div>", page.index('<div class="reply"'))])
    assert replies[0] == replies[1]
    assert "연락해 주셔서 감사합니다." in replies[0]


def test_that_a_way_for_money_was_asked_for_is_recorded_and_never_the_way(opened):
    assert opened.post("/inquiry/Q1/money", "on=2024-05-03&route=account+12345").status == 303
    page = opened.get("/inquiry/Q1").text
    assert "a way for money was asked for on 2024-05-03" in page
    assert "12345" not in page
    assert opened.post("/inquiry/Q1/money", "on=account+12345").status == 400


def test_a_closed_inquiry_offers_nothing_more(verified):
    assert verified.post("/inquiry/Q1/close", "because=").status == 400
    verified.post("/inquiry/Q1/close", "because=they+found+each+other")
    page = verified.get("/inquiry/Q1").text
    assert "they found each other" in page
    assert "/inquiry/Q1/answer" not in page


def test_without_a_name_or_somebody_who_asks_nothing_is_opened(peopled):
    assert peopled.post("/inquiries", "names=&asker=somebody").status == 400
    assert peopled.post("/inquiries", "names=Kim+Yong+Chol&asker=++").status == 400
    assert peopled.get("/inquiry/Q1").status == 404
