"""The words by which a back catalogue heads its columns and fills its cells, in English, Korean, Japanese and Chinese.

One table for each: columns, dimensions, and the words of closed lists. What a header or cell says is folded before it
is looked up: width, case, underscores and doubled spaces do not count.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

Words = Mapping[str, tuple[str, ...]]

COLUMNS: Final[Words] = {
    "persona": (
        "persona", "pseudonym", "alias", "name in print", "printed as", "필명", "가명", "페르소나", "표기", "인물",
        "仮名", "筆名", "ペルソナ", "人物", "表記", "化名", "假名", "笔名",
    ),
    "dimension": ("dimension", "what kind", "차원", "항목", "종류", "項目", "種類", "次元", "项目", "维度"),
    "value": ("value", "values", "what is out", "값", "내용", "値", "内容", "值"),
    "channel": ("channel", "where in the page", "채널", "지면 위치", "チャンネル", "紙面の位置", "渠道", "版面位置"),
    "where": (
        "where", "article", "part", "title", "기사", "기사 제목", "제목", "회차", "記事", "記事名", "題名", "文章",
        "报道", "標題", "标题",
    ),
    "published": (
        "published", "date", "publication date", "published on", "발행일", "게재일", "보도일", "날짜", "掲載日",
        "公開日", "発行日", "日付", "发布日期", "刊登日期", "日期",
    ),
    "language": ("language", "edition", "언어", "판", "言語", "版", "语言", "語言"),
    "verbatim": ("verbatim", "exact words", "words", "원문", "문구", "인용", "原文", "文言", "引用", "原话"),
    "when": ("when", "true when", "해당 시점", "시점", "当時", "時点", "当时"),
    "lookup": ("lookup", "look up", "조회", "照会", "查询"),
    "by": ("by", "said by", "확인자", "확인한 사람", "確認者", "确认人"),
    "note": ("note", "remark", "비고", "메모", "備考", "メモ", "备注"),
}  # fmt: skip
# a column may also be headed by a dimension itself; its cells are values then
DIMENSIONS: Final[Words] = {
    "sex": ("sex", "gender", "성별", "性別", "性别"),
    "age": ("age", "나이", "연령", "年齢", "年龄", "年齡"),
    "family": ("family", "가족", "가족 관계", "家族", "家庭"),
    "children": ("children", "자녀", "아이", "子ども", "子供", "子女"),
    "spouse": ("spouse", "배우자", "配偶者", "配偶"),
    "siblings": ("siblings", "형제", "형제자매", "兄弟", "兄弟姉妹", "兄弟姐妹"),
    "origin": ("origin", "출신", "出身", "籍贯"),
    "health": ("health", "건강", "健康"),
    "service": ("service", "병역", "군 복무", "兵役", "军籍"),
    "occupation": ("occupation", "job", "직업", "職業", "职业"),
    "workplace": ("workplace", "직장", "근무지", "勤務先", "職場", "工作单位"),
    "rank": ("rank", "직급", "직위", "계급", "役職", "階級", "职务"),
    "goods": ("goods", "취급품", "물건", "取扱品", "商品"),
    "residence": ("residence", "home", "거주지", "사는 곳", "居住地", "住所", "住地"),
    "event_place": ("event place", "사건 장소", "장소", "出来事の場所", "場所", "地点"),
    "camera": ("camera", "camera position", "촬영 위치", "撮影位置", "拍摄位置"),
    "event_time": ("event time", "사건 시각", "出来事の日時", "事件时间"),
    "capture_time": ("capture time", "촬영 시각", "撮影日時", "拍摄时间"),
    "sending_time": ("sending time", "송신 시각", "送信日時", "发送时间"),
    "knows": ("knows", "아는 것", "知っていること", "知情"),
    "ties": ("ties", "연고", "인맥", "つながり", "关系"),
    "cover": ("cover", "위장 신분", "偽装の身分", "掩护身份"),
    "dialect": ("dialect", "사투리", "방언", "方言"),
    "file": ("file", "파일", "ファイル", "文件"),
}
# words of closed lists that a cell may hold beside the list's own
CELLS: Final[Mapping[str, Words]] = {
    "dimension": {**DIMENSIONS, "verbatim": ("verbatim", "원문", "原文", "原话")},
    "channel": {
        "body": ("body", "본문", "本文", "正文"),
        "headline": ("headline", "제목", "見出し", "标题"),
        "lead": ("lead", "리드", "リード", "导语"),
        "caption": ("caption", "사진 설명", "캡션", "キャプション", "写真説明", "图说"),
        "alt": ("alt", "alt text", "대체 텍스트", "代替テキスト", "替代文本"),
        "pull_quote": ("pull quote", "인용구", "引用句"),
        "map_mark": ("map mark", "지도 표시", "地図の印", "地图标记"),
        "pixels": ("pixels", "사진", "写真", "照片"),
    },
    "language": {
        "en": ("en", "english", "영어", "英語", "英语"),
        "ko": ("ko", "korean", "한국어", "조선어", "韓国語", "朝鮮語", "韩语", "朝鲜语"),
        "ja": ("ja", "japanese", "일본어", "日本語", "日语"),
        "zh": ("zh", "chinese", "중국어", "中国語", "中文", "汉语"),
    },
    "lookup": {"none": ("none", "nobody", "없음", "なし", "无")},
}


def folded(words: str) -> str:
    """Words as they are compared."""
    return " ".join(unicodedata.normalize("NFKC", words).replace("_", " ").split()).casefold()


def named(table: Words, words: str) -> str:
    """Which entry of a table some words name, `""` for none."""
    wanted = folded(words)
    return next((name for name, spelt in table.items() if wanted in map(folded, (name, *spelt))), "")


def every_word(*tables: Words) -> tuple[str, ...]:
    """All the words of some tables, each once."""
    return tuple(dict.fromkeys(each for table in tables for name, spelt in table.items() for each in (name, *spelt)))
