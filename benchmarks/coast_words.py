"""Words of an invented coast in four languages: titles, statements and letters that read like material, of nowhere."""

from __future__ import annotations

import random
from typing import Final

LANGUAGES: Final = ("ko", "ja", "zh", "en")

_WHAT: Final = {
    "ko": ("부두", "나루", "울타리", "초소", "시장", "편지", "사진첩", "공고문", "배표", "도로", "창고", "우물", "등대", "논길", "철길"),
    "ja": ("港", "渡し場", "柵", "見張り小屋", "市場", "手紙", "写真帖", "布告", "切符", "道路", "倉庫", "井戸", "灯台", "畦道", "線路"),
    "zh": ("码头", "渡口", "围栏", "岗哨", "集市", "信件", "相册", "布告", "船票", "公路", "仓库", "水井", "灯塔", "田埂", "铁路"),
    "en": (
        "quay", "ferry", "fence", "guard post", "market", "letter", "album", "notice", "ticket", "road", "store", "well",
        "lighthouse", "field path", "railway",
    ),
}  # fmt: skip
_WHERE: Final = {
    "ko": ("엘마크 북쪽", "오스텔 포구", "린 강가", "둔 마을", "하벨 언덕", "솔트 곶", "메렌 읍", "토르 다리"),
    "ja": ("エルマーク北部", "オステル港", "リン川岸", "ドゥン村", "ハーベルの丘", "ソルト岬", "メレン町", "トール橋"),
    "zh": ("埃尔马克北部", "奥斯特港", "林河岸", "敦村", "哈贝尔山", "索尔特角", "梅伦镇", "托尔桥"),
    "en": ("north Ellmark", "Ostel harbour", "the Lin bank", "Dun village", "Havel hill", "Cape Salt", "Meren", "Tor bridge"),
}  # fmt: skip
_DID: Final = {
    "ko": ("가까이서 찍은 사진", "에 관한 증언", "목록", "의 옮긴 글", "에서 온 전갈", "를 지나며 적은 글", "의 그림"),
    "ja": ("を近くから写したもの", "についての証言", "の一覧", "の書き写し", "からの知らせ", "を通ったときの覚え書き", "の図"),
    "zh": ("近处所摄", "的证言", "清单", "抄本", "传来的消息", "途中所记", "草图"),
    "en": ("seen from near", "as a witness tells it", "in a list", "copied by hand", "by message", "noted in passing", "drawn"),
}  # fmt: skip
_SAYS: Final = {
    "ko": "{where}의 {what}은 그해 봄부터 닫혀 있었다고 한다. 사람들은 {other} 쪽으로 돌아서 다녔고, {number}명이 줄을 서 있었다.",
    "ja": "{where}の{what}はその春から閉じていたという。人々は{other}のほうへ回り、{number}人が並んでいた。",
    "zh": "据说{where}的{what}从那年春天起就关着。人们绕道{other}，有{number}个人排着队。",
    "en": "The {what} at {where} was shut from that spring on. People went round by the {other}, and {number} stood in line.",
}  # fmt: skip


class Coast:
    """Draws the same words from the same seed, so that two runs do the same work."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def language(self) -> str:
        """One of the four."""
        return self.chance.choice(LANGUAGES)

    def title(self, language: str, number: int) -> str:
        """What an item is called; the number makes it one of its own."""
        where, what, did = (self.chance.choice(each[language]) for each in (_WHERE, _WHAT, _DID))
        joined = f"{what}{did}" if language in ("ja", "zh") else f"{what} {did}"
        return f"{where}, {joined}, {number}"

    def says(self, language: str) -> str:
        """What somebody says."""
        return _SAYS[language].format(
            where=self.chance.choice(_WHERE[language]),
            what=self.chance.choice(_WHAT[language]),
            other=self.chance.choice(_WHAT[language]),
            number=self.chance.randint(2, 400),
        )

    def letter(self, language: str, lines: int) -> str:
        """A text of so many lines, as somebody wrote it."""
        return "".join(f"{self.says(language)}\n" for _ in range(lines))
