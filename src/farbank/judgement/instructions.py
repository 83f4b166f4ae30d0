"""Words that address a machine instead of a reader, in what leaves and behind the evidence that it cites.

- No words can change a verdict: every rule reads them as words, and none takes anything out of a finding.
- They are told because somebody else's machine may obey them: an editor's, a translator's, an agency's.
- What they stand in is told by its own label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from farbank.judgement.draft_text import Passage
from farbank.judgement.folded import folded
from farbank.judgement.leaving import Hit, leaving, place, told_once
from farbank.judgement.question import Question
from farbank.judgement.told import where_cited
from farbank.judgement.undecided import printed
from farbank.judgement.verdict import Finding

_MACHINE: Final = r"(?:ai|a\.i\.|assistant|language model|llm|chatbot|machine|release gate)"
_EARLIER: Final = r"(?:previous|above|prior|earlier|preceding|all|your)"
_ORDERS: Final = r"(?:instruction|prompt|rule|direction|guideline|order|check|finding)s?"
_THIS: Final = r"(?:(?:this|the|any) (?:document|text|draft|report|item)|this|it|any of this)"
_HARMLESS: Final = r"(?:safe|no finding|cleared|approved|harmless|public)"
_ORDERS_KO: Final = "(?:지시|명령|지침|규칙|프롬프트)(?:사항)?"
_ORDERS_JA: Final = "(?:指示|命令|プロンプト|ルール|規則)"
_ORDERS_ZH: Final = "(?:指令|指示|提示|命令|规则|規則)"
ADDRESSED: Final = re.compile(
    "|".join(
        (
            rf"\b(?:ignore|disregard|forget|override|bypass)\s+(?:\w+\s+){{0,3}}?{_EARLIER}\s+(?:\w+\s+){{0,3}}?{_ORDERS}\b",
            r"\b(?:system|developer|assistant)\s*(?:prompt|message)\s*:",
            rf"\byou are (?:now )?(?:an? |the )?(?:\w+ )?{_MACHINE}\b",
            rf"\b(?:dear|attention|note to|instructions? (?:for|to)) (?:the |any |all )?{_MACHINE}s?\b",
            r"\"?\bverdict\"?\s*[:=]\s*\"?(?:no finding|no_finding|block|hold|safe|pass)\b",
            r"\"(?:findings|severity|not_checked|verdict)\"\s*:\s*[\[{\"]",
            rf"\b(?:mark|rate|classify|report|treat|judge|label)\s+{_THIS}\s+(?:as|to be)\s+\"?{_HARMLESS}\b",
            r"<\|?(?:im_start|im_end|system|endoftext)\|?>|\[/?inst\]|<</?sys>>",
            rf"\bdo not (?:tell|mention|reveal|show|report)\s+{_THIS}\s+to (?:the|any) (?:user|editor|human|reporter)",
            rf"(?:이전|앞선|앞의|위의|기존|모든)\s?(?:의\s?)?(?:모든\s?)?{_ORDERS_KO}(?:을|를|은|는)?\s?(?:모두\s?)?(?:무시|잊)",
            r"시스템\s?프롬프트|(?:너는|당신은)\s?(?:이제\s?)?(?:ai|인공지능|챗봇|언어\s?모델)",
            rf"(?:以前|これまで|上記|前|以上|すべて)の(?:すべての)?{_ORDERS_JA}(?:を|は)(?:すべて)?(?:無視|忘れ)",
            r"システム\s?プロンプト|あなたは(?:今から)?(?:ai|人工知能|アシスタント|言語モデル)",
            rf"(?:忽略|无视|無視|忘记|忘記)(?:之前|以上|上述|先前|前面|所有|一切)的?(?:所有|一切)?的?{_ORDERS_ZH}",
            r"系统提示|系統提示|你(?:现在|現在)?是(?:一[个個])?(?:ai|人工智[能慧]|语言模型|語言模型|聊天机器人)",
        )
    )
)
REPAIR: Final = ("Take the words out, or say in your own words what was tried.",)
BEHIND: Final = ("Cite a copy that was made anew with 'farbank scrub', or a transcript of what a reader sees.",)


def instructions(question: Question, passages: tuple[Passage, ...]) -> tuple[Finding, ...]:
    """A HOLD for each such order that leaves, and for each cited item that carries one."""
    hits = (
        Hit(kind="", key=match.group(), where=place(text, *read.span(*match.span())))
        for text in leaving(question, passages)
        for read in (folded(text.text),)
        for match in ADDRESSED.finditer(read.text)
    )
    because = "Words in the {channel} speak to a machine and not to a reader; they changed nothing here."
    return (*told_once(hits, "instruction", "HOLD", because, REPAIR), *_behind(question, passages))


def addresses_a_machine(text: str) -> bool:
    """Whether some words of a text do."""
    return ADDRESSED.search(folded(text).text) is not None


def _behind(question: Question, passages: tuple[Passage, ...]) -> Iterator[Finding]:
    for item in printed(question, passages):
        if any(addresses_a_machine(each) for each in question.unseen.get(item, ())):
            label = question.label_of(item)
            yield Finding(
                rule="instruction",
                severity="HOLD",
                where=where_cited(question, passages, item),
                because=f"{label} carries hidden words that speak to a machine and not to a reader.",
                repair=BEHIND,
            )
