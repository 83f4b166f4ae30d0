"""The queue and a reading from a terminal: the same verbs as those of the page."""


def test_what_asks_is_listed_and_a_reading_is_signed(desk):
    assert desk("review").out.startswith("E1     own reading F1")
    ran = desk("review", "F-FERRY", "--agree", "--because", "the note says so")
    assert ran.status == 0, ran.err
    assert ran.out.splitlines()[1:] == ["       read by 1", "       M1: agree, the note says so"]
    told = desk("review", "F-FERRY", "--json").json
    assert told["text"] == "No ferry sails."
    assert [(each["by"], each["verdict"]) for each in told["readings"]] == [("M1", "agree")]
    found = desk("review", "--json").json
    assert found["asks"] == [{"item": "E1", "why": "own_reading", "names": "T1"}]
    assert (found["waiting"], found["compared"]) == (1, True)


def test_nothing_is_told_before_one_has_signed_and_nothing_signed_without_a_claim_or_a_reason(desk):
    before = desk("review", "T-FERRY")
    assert before.out.splitlines() == ["T1     Ferries stopped in June.", "       read by 1"]
    assert "once you have signed" in before.err
    assert "of which claim" in desk("review", "--agree", "--because", "x").err
    assert "without a reason" in desk("review", "T-FERRY", "--disagree").err
    assert "is no statement, finding or figure" in desk("review", "S-REED", "--cannot-tell", "--because", "x").err


def test_when_nothing_asks_it_says_so(desk):
    for claim in ("F-FERRY", "T-FERRY"):
        desk.good("review", claim, "--cannot-tell", "--because", "torn")
    ran = desk("review")
    assert ran.out == ""
    assert "nothing asks for you now" in ran.err
    assert "claims that wait for another reader: 2" in ran.err
