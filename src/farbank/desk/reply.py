"""The reply to an inquiry: the same words for everybody who asks, whether or not the case holds anything.

- It is made out of a language and nothing else: no inquiry, no match and no row of the case comes near it.
- It names nobody, gives no number, no day and no way for money, and asks for none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from farbank.values.words import ReplyLanguage

_WORDS: Final[Mapping[ReplyLanguage, tuple[str, ...]]] = {
    "en": (
        "Thank you for writing to us.",
        (
            "We tell nobody whether we hold anything about a person. Everybody who asks gets this reply, "
            "word for word, whether there is anything or not."
        ),
        (
            "We pass on no money, no letters and no messages, and we name nobody who does. Please send "
            "us no account, no address and no name of anybody who carries them."
        ),
        (
            "To protect the person you ask after, tell nobody there that you wrote to us, and do not "
            "write to us from there."
        ),
        "What you wrote is kept sealed. We destroy it when you ask us to.",
    ),
    "ko": (
        "연락해 주셔서 감사합니다.",
        (
            "저희는 어떤 사람에 관한 자료가 있는지 없는지를 누구에게도 말씀드리지 않습니다. 자료가 "
            "있든 없든, 문의하신 모든 분께 한 글자도 다르지 않은 이 답장을 드립니다."
        ),
        (
            "저희는 돈이나 편지, 소식을 전하지 않으며, 전하는 사람을 알려 드리지도 않습니다. 계좌나 "
            "주소, 전하는 사람의 이름을 저희에게 보내지 마십시오."
        ),
        (
            "찾으시는 분을 지키기 위해, 저희에게 연락하신 일을 그곳에 있는 누구에게도 알리지 마시고, "
            "그곳에서 저희에게 연락하지 마십시오."
        ),
        "보내 주신 글은 봉인하여 보관하며, 원하시면 없애겠습니다.",
    ),
    "ja": (
        "お問い合わせありがとうございます。",
        (
            "私たちは、ある方についての資料があるかないかを、どなたにもお答えしません。資料があってもなくても、"
            "お問い合わせくださったすべての方に、一字一句同じこの返事をお送りします。"
        ),
        (
            "私たちは、お金、手紙、伝言を取り次がず、取り次ぐ人をお知らせすることもありません。口座、"
            "住所、運ぶ人の名前を私たちに送らないでください。"
        ),
        "お探しの方を守るため、私たちに連絡したことを現地のどなたにも知らせず、現地から私たちに連絡しないでください。",
        "お寄せいただいた文面は封印して保管し、ご希望があれば破棄します。",
    ),
    "zh": (
        "感谢您的来信。",
        "我们不会告诉任何人我们是否有关于某个人的资料。无论有没有资料，每一位询问者得到的都是这封一字不差的回信。",
        "我们不转交钱款、信件和口信，也不介绍转交的人。请不要把账号、地址和转交者的姓名寄给我们。",
        "为了保护您寻找的人，请不要让当地任何人知道您写信给我们，也不要从当地写信给我们。",
        "您的来信由我们封存。如您要求，我们会将它销毁。",
    ),
}


def reply(language: ReplyLanguage) -> str:
    """The words of the reply in a language, a paragraph a line."""
    return "\n".join(_WORDS[language]) + "\n"
