"""Three romanisations of Hangul, against the pairs that their own rules print."""

import pytest

from farbank.reading.lattice.mccune import mccune_reischauer
from farbank.reading.lattice.north import north
from farbank.reading.lattice.revised import revised

# Ministry of Culture and Tourism, notice 2000-8, and the signs of stations and towns
REVISED = """구미 Gumi, 영동 Yeongdong, 백암 Baegam, 옥천 Okcheon, 합덕 Hapdeok, 호법 Hobeop, 월곶 Wolgot, 벚꽃 Beotkkot, 한밭 Hanbat,
구리 Guri, 설악 Seorak, 칠곡 Chilgok, 임실 Imsil, 울릉 Ulleung, 대관령 Daegwallyeong, 백마 Baengma, 종로 Jongno, 왕십리 Wangsimni,
별내 Byeollae, 신라 Silla, 해돋이 Haedoji, 같이 Gachi, 좋고 Joko, 놓다 Nota, 묵호 Mukho, 집현전 Jiphyeonjeon, 압구정 Apgujeong,
낙동강 Nakdonggang, 낙성대 Nakseongdae, 팔당 Paldang, 울산 Ulsan, 독립문 Dongnimmun, 속리산 Songnisan, 신창-읍 Sinchang-eup,
제주-도 Jeju-do, 회령 Hoeryeong, 압록강 Amnokgang, 신의주 Sinuiju, 값을 Gapseul, 앉은 Anjeun, 않고 Anko, 싫어 Sireo, 굵다 Gukda"""

# as the Library of Congress and the gazetteers of the United States print them
MCCUNE = """평양 P'yŏngyang, 신의주 Sinŭiju, 회령 Hoeryŏng, 만포 Manp'o, 청진 Ch'ŏngjin, 압록강 Amnokkang, 두만강 Tuman'gang, 판교 P'an'gyo,
종로 Chongno, 신라 Silla, 백두산 Paektusan, 온성 Onsŏng, 김책 Kimch'aek, 개성 Kaesŏng, 발달 Paltal, 물건 Mulgŏn, 전화 Chŏnhwa, 쉽다 Shwipta,
평안남-도 P'yŏngannam-do, 교구-동 Kyogu-dong, 삭주-군 Sakchu-gun, 설악산 Sŏraksan, 방학 Panghak, 칠흑 Ch'irhŭk"""

# the examples of the North's own rules
NORTH = """고비-리 Kobi-ri, 금교 Kŭmgyo, 초도 Chodo, 강동 Kangdong, 칠보산 Chilbosan, 곡산 Koksan, 갑산 Kapsan, 앞산 Apsan,
삿갓봉 Satkatbong, 울산 Ulsan, 은률 Ŭnryul, 닭섬 Taksŏm, 붉은바위 Pulgŭnbawi, 앉은바위 Anjŭnbawi, 백마산 Paengmasan,
꽃마을 Kkonmaŭl, 압록강 Amrokgang, 천리마 Chŏllima, 전라-도 Jŏlla-do, 판교 Phan-gyo, 교구-동 Kyogu-dong,
평안남-도 Phyŏngannam-do, 평성-시 Phyŏngsŏng-si, 석남 Sŏngnam, 인덕원 Indŏgwŏn, 회령 Hoiryŏng, 별리 Pyŏlli"""


def pairs(text):
    return [pytest.param(*each.split(), id=each) for each in text.replace("\n", " ").split(", ")]


@pytest.mark.parametrize(("hangul", "latin"), pairs(REVISED))
def test_the_revised_romanisation_gives_what_its_notice_prints(hangul, latin):
    assert revised(hangul) == latin


@pytest.mark.parametrize(("hangul", "latin"), pairs(MCCUNE))
def test_mccune_reischauer_gives_what_gazetteers_print(hangul, latin):
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(("hangul", "latin"), pairs(NORTH))
def test_the_norths_romanisation_gives_what_its_rules_print(hangul, latin):
    assert north(hangul) == latin


def test_before_2012_the_north_wrote_oe():
    assert north("회령", "2002") == "Hoeryŏng"


def test_a_suffix_that_begins_with_a_breath_stays_hard():
    assert (north("신-평"), mccune_reischauer("신-평")) == ("Sin-phyŏng", "Sin-p'yŏng")


def test_what_is_not_hangul_stays_and_every_word_has_a_capital():
    assert revised("함경북-도 회령-시 (2023)") == "Hamgyeongbuk-do Hoeryeong-si (2023)"
