"""An identifier blocks in every place where words can leave; what looks like one and is none does not.

Every number is invented: its check digits are right, and telephone numbers are of ranges kept for fiction where a
country keeps any.
"""

from random import Random

import pytest
from made.reports import CHANNELS, PLACES, found, gate

from farbank.judgement.check_digits import chinese, japanese, korean, luhn


def made(shape, holds):
    """The first number of a shape (`?` is the check digit) that its own check accepts."""
    return next(number for last in "0123456789x" if holds(number := shape.replace("?", last)))


ATTACKS = {
    "a resident number": made("900213-123456?", lambda n: korean(n.replace("-", "")) if "x" not in n else False),
    "one of a foreigner": made("900213-523456?", lambda n: korean(n.replace("-", "")) if "x" not in n else False),
    "one of after 2020": "210213-3918273",
    "one without a hyphen": made("900213123456?", korean),
    "one in two cells": "900213 | 1234568",
    "one in full width": "９００２１３－１２３４５６８",
    "one with marks inside": "900213\u200b-\u200b12345\u206068",
    "a Chinese number": made("11010519491231002?", chinese),
    "a Chinese number in groups": made("110105 19491231 002?", lambda n: chinese(n.replace(" ", ""))),
    "an old Chinese number": "身份证 110105491231002",
    "My Number": made("12345678901?", lambda n: "x" not in n and japanese(n)),
    "My Number in groups": "個人番号 "
    + made("1234 5678 901?", lambda n: "x" not in n and japanese(n.replace(" ", ""))),
    "a Korean mobile": "010-0000-1234",
    "a Korean mobile, bare": "01000001234",
    "a Korean mobile after a word": "전화01000001234로",
    "a Seoul number": "02-0000-1234",
    "a Korean number from abroad": "+82 10 0000 1234",
    "a North Korean number": "+850 191 000 0000",
    "a number by its prefix": "00821000001234",
    "a Chinese mobile": "138 0013 8001",
    "a Chinese mobile, bare": "13800138001",
    "a Chinese landline": "0433-2345678",
    "a Chinese number from abroad": "+86 138 0013 8001",
    "a Japanese mobile": "090-0000-1234",
    "a Japanese landline": "03-0000-1234",
    "a Japanese number in full width": "０９０－００００－１２３４",
    "a number in Arabic digits": "٠١٠-٠٠٠٠-١٢٣٤",
    "a link to call": "tel:+821000001234",
    "a bank card": "4111 1111 1111 1111",
    "a UnionPay card": made("620000000000000?", lambda n: "x" not in n and luhn(n)),
    "a device": made("35-000000-000000-?", lambda n: "x" not in n and luhn(n.replace("-", ""))),
    "a serial number": "serial no. SM4X-0097",
    "an account": "계좌번호 123-456-789012",
    "an e-mail address": "clerk.ellmark@example.org",
    "an e-mail address, disguised": "clerk [at] example [dot] org",
    "a messenger account": "WeChat ID: ellmark_clerk",
    "a Korean messenger account": "카카오톡 아이디 ellmark77",
    "a link to a messenger": "https://t.me/ellmarkclerk",
    "a Korean plate": "12가 3456",
    "a North Korean plate": "함북 31-2345",
    "a Chinese plate": "吉H·12345",
    "a Japanese plate": "品川 500 さ 12-34",
}

ORDINARY = (
    "Arrivals fell from 2,914 in 2009 to 63 in 2021, and 25,778,815 people lived there in 2020.",
    "2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021",
    "2914 2402 2706 1502 1514 1275 1397 1418 1127 1137 1047 229 63 67 196",
    "On 2020-08-25, at 09:30, and again on 25.08.2020 and 2020.08.25.",
    "https://web.archive.org/web/20230815093000/https://example.org/view/13800138001",
    "The notice of 25 August 2020 (no. 4) covers 1,420.8 km; 482 km are new.",
    "2020년 8월 25일 12시 30분, 2023년 1234명, 영하 20도 1000미터.",
    "2023年8月15日、約300人が12時34分に。",
    "人口2500万人，2020年8月25日，边境长1420公里。",
    "ISBN 978-89-460-0000-0, ISSN 1234-5678, doi 10.1000/182, unit 131, room 39.",
    "41.40338, 128.17403 and 120000000000 won, or 15000000000 won.",
    "a3f5900213123456d8e1 is a digest; E1 [1] 1.2.3",
    "KakaoTalk and WeChat were blocked in 2016, and @example wrote about it.",
    "The telephone exchange has 1,200 lines.",
    "900230-1234567 has no day of birth, as the thirtieth of February is none.",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_identifier_blocks_in_the_running_text(attack):
    told = gate(f"x {ATTACKS[attack]} y")
    (finding,) = found(told, "identifier")
    assert (told.verdict, finding.severity) == ("BLOCK", "BLOCK")
    place = finding.where[0]
    assert place.text[place.start : place.end].strip() in f"x {ATTACKS[attack]} y"


@pytest.mark.parametrize("place", PLACES)
def test_it_blocks_in_every_place(place):
    for attack in Random(7).sample(sorted(ATTACKS), 8):
        assert found(gate(ATTACKS[attack], place), "identifier"), attack


@pytest.mark.parametrize("channel", CHANNELS)
def test_it_blocks_in_every_channel_of_the_finished_bytes(channel):
    for attack in Random(8).sample(sorted(ATTACKS), 8):
        told = found(gate(ATTACKS[attack], channel=channel), "identifier")
        assert [each.where[0].channel for each in told] == [channel], attack


@pytest.mark.parametrize("words", ORDINARY)
def test_what_only_looks_like_one_does_not_block(words):
    assert not found(gate(words), "identifier")
    assert not found(gate(words, channel="body"), "identifier")


def test_the_number_of_a_page_in_an_address_is_none_but_an_identity_number_in_one_is():
    assert not found(gate("https://example.org/13800138001/090-0000-1234"), "identifier")
    assert found(gate("https://example.org/?id=900213-1234568"), "identifier")


def test_the_newsrooms_own_contact_is_none_and_another_one_is():
    ours = {"contacts": ("desk@example.org, +82 2 0000 1234",)}
    assert not found(gate("Write to desk@example.org or call +82-2-0000-1234.", **ours), "identifier")
    assert found(gate("Write to clerk@example.org.", **ours), "identifier")


def test_one_number_in_many_places_is_one_finding_that_does_not_repeat_it():
    (finding,) = found(gate("010-0000-1234 or 010 0000 1234", "bracket"), "identifier")
    assert len(finding.where) == 4
    assert "1234" not in finding.because + "".join(finding.repair)
