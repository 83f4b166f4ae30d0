"""Invented names written as others write them, by tables that farbank does not read: kana, and private Latin spellings.

Kana after the house style of Japanese newspapers; Latin as bearers of passports spell syllables. Only for scoring.
"""

from __future__ import annotations

from random import Random

_PRIVATE = {
    "가": "ka", "강": "kang", "거": "guh", "건": "kun gun", "걸": "gul", "경": "kyung", "계": "kye", "고": "ko", "관": "kwan",
    "광": "kwang", "구": "koo ku", "국": "kook kuk", "군": "kun", "권": "kwon", "규": "kyu", "균": "kyun", "근": "keun kun",
    "금": "keum kum", "기": "ki kee", "길": "kil", "나": "na", "남": "nam", "노": "noh", "대": "dae", "덕": "duk", "도": "do",
    "동": "dong", "두": "doo", "득": "deuk", "래": "rae", "란": "ran", "룡": "ryong", "림": "lim", "만": "man", "명": "myung",
    "문": "moon", "미": "mi mee", "민": "min", "배": "bae", "백": "baek", "범": "bum", "병": "byung", "보": "bo", "복": "bok",
    "봉": "bong", "빈": "bin", "삼": "sam", "상": "sang", "서": "seo suh", "석": "suk seok", "선": "sun", "설": "sul",
    "섭": "sup sub", "성": "sung", "세": "se", "소": "so", "송": "song", "수": "soo su", "숙": "sook suk", "순": "soon",
    "승": "seung", "시": "si shi", "식": "sik shik", "신": "shin", "실": "sil", "아": "ah a", "애": "ae", "양": "yang",
    "언": "un eon", "여": "yeo", "연": "yeon youn yun", "열": "yeol yul", "영": "young", "예": "ye", "옥": "ok", "완": "wan",
    "용": "yong", "우": "woo", "욱": "wook", "운": "woon", "웅": "woong", "원": "won", "월": "wol", "유": "yoo yu",
    "윤": "yoon yun", "율": "yul", "은": "eun", "응": "eung", "의": "eui", "이": "yi", "익": "ik", "인": "in", "일": "il",
    "임": "im", "자": "ja", "장": "jang", "재": "jae", "점": "jum", "정": "jung", "제": "je", "조": "jo", "종": "jong",
    "주": "joo ju", "준": "joon jun", "중": "joong", "지": "ji jee", "진": "jin", "찬": "chan", "창": "chang", "천": "chun",
    "철": "chul chol", "청": "chung", "춘": "choon chun", "출": "chul", "충": "choong", "치": "chi", "태": "tae", "택": "taek",
    "필": "pil", "하": "ha", "학": "hak", "한": "han", "해": "hae", "향": "hyang", "헌": "hun", "혁": "hyuk", "현": "hyun",
    "형": "hyung", "혜": "hye", "호": "ho", "홍": "hong", "화": "hwa", "환": "hwan", "효": "hyo", "후": "hoo", "훈": "hoon",
    "휘": "whee hwi", "흥": "heung", "희": "hee",
}  # fmt: skip
_SURNAMES = {
    "김": "kim", "이": "lee", "박": "park", "정": "jung chung", "최": "choi", "조": "cho", "강": "kang", "윤": "yoon",
    "장": "jang chang", "임": "lim", "신": "shin", "유": "yoo", "한": "han", "오": "oh", "전": "jeon jun", "서": "seo suh",
    "권": "kwon", "황": "hwang", "안": "ahn", "송": "song", "홍": "hong", "양": "yang", "고": "ko", "문": "moon", "손": "sohn son",
    "배": "bae", "백": "baek paik", "허": "hur huh heo", "노": "noh roh", "심": "shim", "주": "joo", "하": "ha", "곽": "kwak",
    "구": "koo", "차": "cha", "우": "woo", "성": "sung", "진": "jin", "나": "na", "지": "ji", "민": "min", "남": "nam",
}  # fmt: skip
_VOWEL = dict(zip("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ",
                  "a e ya ye o e yo ye o wa we we yo u wo we wi yu u ui i".split(), strict=True))  # fmt: skip
_FINAL = {"ㄱ": "ク", "ㄴ": "ン", "ㄹ": "ル", "ㅁ": "ム", "ㅂ": "プ", "ㅅ": "ッ", "ㅇ": "ン", "": ""}
_HARD = {
    "": "アイウエオ", "ㄱ": "カキクケコ", "ㄴ": "ナニヌネノ", "ㄷ": "タティトゥテト", "ㄹ": "ラリルレロ", "ㅁ": "マミムメモ",
    "ㅂ": "パピプペポ", "ㅅ": "サシスセソ", "ㅈ": "チャチチュチェチョ", "ㅊ": "チャチチュチェチョ", "ㅋ": "カキクケコ",
    "ㅌ": "タティトゥテト", "ㅍ": "パピプペポ", "ㅎ": "ハヒフヘホ",
}  # fmt: skip
_SOFT = {"ㄱ": "ガギグゲゴ", "ㄷ": "ダディドゥデド", "ㅂ": "バビブベボ", "ㅈ": "ジャジジュジェジョ"}


def private(name: tuple[str, ...], chance: Random) -> tuple[str, ...] | None:
    """A surname and syllables as their bearer might spell them, None where this table has no spelling."""
    surname, *given = name
    if surname not in _SURNAMES or any(each not in _PRIVATE for each in given):
        return None
    return (chance.choice(_SURNAMES[surname].split()), *(chance.choice(_PRIVATE[each].split()) for each in given))


def kana(letters: tuple[tuple[str, str, str], ...]) -> str:
    """Syllables in their letters (initial, vowel, final) in katakana; soft after a vowel, ㄴ, ㄹ, ㅁ or ㅇ."""
    text, before = "", "ㄱ"
    for initial, vowel, final in letters:
        rows = _SOFT if initial in _SOFT and before in {"", "ㄴ", "ㄹ", "ㅁ", "ㅇ"} else _HARD
        text += _sound(_cells(rows[initial]), _VOWEL[vowel]) + _FINAL[final]
        before = final
    return text


def _cells(row: str) -> list[str]:
    cells: list[str] = []
    for each in row:
        if each in "ャュョェィゥ":
            cells[-1] += each
        else:
            cells.append(each)
    return cells


def _sound(row: list[str], vowel: str) -> str:
    a, i, u, e, o = row
    plain = {"a": a, "i": i, "u": u, "e": e, "o": o}
    if vowel in plain:
        return plain[vowel]
    if a == "ア":
        return {
            "ya": "ヤ",
            "yu": "ユ",
            "yo": "ヨ",
            "ye": "イェ",
            "wa": "ワ",
            "we": "ウェ",
            "wo": "ウォ",
            "wi": "ウィ",
            "ui": "ウィ",
        }[vowel]
    if vowel == "ye":
        return e
    if vowel[0] == "y":
        small = {"ya": "ャ", "yu": "ュ", "yo": "ョ"}[vowel]
        return (a[0] if len(a) > 1 else i) + small
    if vowel == "ui":
        return i
    if vowel == "we" and a in {"チャ", "ジャ"}:
        return e
    return (u if a != "ハ" else "フ") + {"wa": "ァ", "we": "ェ", "wo": "ォ", "wi": "ィ"}[vowel]
