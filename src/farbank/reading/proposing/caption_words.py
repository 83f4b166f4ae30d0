"""How captions say that they are captions, from which bank a picture was taken, and whose it is."""

from __future__ import annotations

from typing import Final

# words that only a line under a picture has
CUES: Final = {
    "en": r"\b(?:photo(?:graph)?s?|pictures?|images?|screenshots?|video|footage|"
    r"stills?)\b(?:\s\w+){0,3}?\s(?:was\s|were\s)?(?:taken|shot|captured|obtained)\b"
    r"|\b(?:photo(?:graph)?s?|pictures?|images?|video|footage|screenshot)\s+(?:by|courtesy|credit|provided)\b"
    r"|\b(?:photo(?:graph)?s?|pictures?|image|photo credit|credit)\s*[:：=]|"
    r"\bphotographed\s+(?:from|in|on|at|by|near|across|during|through)\b"
    r"|\bseen from (?:the )?(?:Chinese|North Korean|Korean|Russian|opposite|other|far)\b|"
    r"\bobtained in\b|\(file photo",
    "ko": r"촬영(?!하지|을 금|금지)|사진\s*[=:：/]|[(（]\s*사진|찍은\s*사진|[이 ]사진은|"
    r"제공\s*[)）]|(?:에서|에) 찍(?:은|었)",
    "ja": r"撮影(?!を禁|禁止)|写真\s*[=：:は]|[(（]写真|提供\s*[)）]|を写した|で撮った",
    "zh": r"拍摄|拍攝|摄于|攝於|(?<![录拍])摄\s*[)）。]|图为|圖為|图片|圖片|照片\s*[：:]|[(（]图|供图|供圖|所摄|所攝",
}
# at the end of a line between brackets: whose picture it is
CREDIT_AT_END: Final = {
    "en": r"[(（\[]\s*(?:(?:file )?(?:photo|picture|image|credit|"
    r"source)s?(?:\s+by)?\s*[:：=]?\s*)?(?P<credit>[A-Z][^()\[\]\d>]{1,50})[)）\]]\s*\Z",
    "ko": r"[(（\[]\s*(?:사진|자료|"
    r"출처)?\s*[=:：]?\s*(?P<credit>[^()（）\[\]\d]{2,30}?)(?:\s*(?:제공|"
    r"촬영))?\s*[)）\]]\s*\Z",
    "ja": r"[(（\[]\s*(?:写真|撮影|"
    r"提供)?\s*[=:：]?\s*(?P<credit>[^()（）\[\]\d]{2,30}?)(?:\s*(?:提供|"
    r"撮影))?\s*[)）\]]\s*\Z",
    "zh": r"[(（\[]\s*(?:图片?|圖片?|照片|摄影|攝影|来源|"
    r"來源)?\s*[/=:：]?\s*(?P<credit>[^()（）\[\]\d]{2,30}?)(?:\s*(?:供图|供圖|摄|攝|"
    r"提供))?\s*[)）\]]\s*\Z",
}
CREDIT_WITHIN: Final = {
    "en": r"\b(?:photo|picture|image|video|photo credit|credit|courtesy)s?(?:\s+(?:by|courtesy of|"
    r"from)\s+|\s*[:=]\s*)(?P<credit>(?:[A-Z]\.\s?)*[A-Z][^().,;\n]{1,40})"
    r"|\btaken\b[^().;]{0,80}?\bby\s+(?P<by>[A-Z][^().,;\n]{1,40})",
    "ko": r"사진\s*[=:：/]\s*(?P<credit>[^().,\s][^().,]{1,30})",
    "ja": r"(?:写真|撮影|提供)\s*[=：:]\s*(?P<credit>[^()（）。、\s]{2,30})",
    "zh": r"(?:摄影|攝影|图片|圖片|照片|图)\s*[：:/]\s*(?P<credit>[^()（）。，\s]{2,30})|"
    r"(?P<by>[^\s（）()，。]{2,8})[摄攝]\s*[。)）]?\Z",
}
SIDES: Final = {"china": "china", "korea": "korea", "russia": "russia"}
_SIDE_WORDS: Final = {
    "china": {"en": "Chinese|China's|China", "ko": "중국", "ja": "中国", "zh": "中国|中國|中方|中"},
    "korea": {
        "en": "North Korean|North Korea's|Korean|DPRK|North Korea",
        "ko": "북한|북조선|조선|북",
        "ja": "北朝鮮|朝鮮|北",
        "zh": "朝鲜|朝鮮|北韩|北韓|朝方|朝",
    },
    "russia": {"en": "Russian|Russia", "ko": "러시아", "ja": "ロシア", "zh": "俄罗斯|俄羅斯|俄方|俄"},
}


def _from_side(words: dict[str, str]) -> dict[str, str]:
    return {
        "en": rf"\b(?:from|on)\s+(?:the\s+)?(?:{words['en']})(?:\s+(?:side|bank|shore|riverbank|"
        rf"territory|border|city|town|riverside)\b|(?=\s*[,.(]))",
        "ko": rf"(?:{words['ko']})\s*(?:측|쪽|편|땅|령|지역)\s*(?:강변|강둑|국경|기슭)?\s*(?:에서|"
        rf"으로부터)|(?:{words['ko']})에서\s*(?:바라|촬영|찍)",
        "ja": rf"(?:{words['ja']})(?:側|領|の岸|の?対岸)(?:の?[^、。]{{0,6}})?(?:から|で|より)|"
        rf"(?:{words['ja']})から(?:撮影|望)",
        "zh": rf"(?:从|從|在|自|于)(?:{words['zh']})(?:一?[侧側]|境内|境內|[边邊](?:境)?|岸|方面)|"
        rf"(?:{words['zh']})[侧側一](?:[侧側])?(?:拍|[摄攝])",
    }


FROM_SIDE: Final = {side: _from_side(words) for side, words in _SIDE_WORDS.items()}
# the camera stood on the other bank of what is shown
OPPOSITE: Final = {
    "en": r"\bfrom (?:the )?(?:opposite|other|far) (?:bank|side|shore)|\bacross (?:from|"
    r"the (?:border|river|Yalu|Tumen|Amnok|Tuman))",
    "ko": r"(?:맞은편|건너편|대안)에서|강\s*건너(?:에서)?",
    "ja": r"対岸から|対岸より|川越しに",
    "zh": r"从对岸|從對岸|隔江|隔着?(?:鸭绿江|图们江|鴨綠江|圖們江)",
}
# what lies opposite is named: the camera stood on the bank that it does not lie on
FACING: Final = {
    "en": r"\b(?:opposite|across the river|on the (?:other|far|opposite) (?:side|bank))\s+(?:is|are|lies?)\b",
    "ko": r"(?:맞은편|건너편|대안)(?:은|이|에는)",
    "ja": r"(?:対岸|向こう岸)(?:は|が|に見えるのは)",
    "zh": r"(?:对岸|對岸|对面|對面)(?:是|为|為|就是)",
}
SATELLITE: Final = {"en": r"\bsatellite\b", "ko": r"위성", "ja": r"衛星", "zh": r"卫星|衛星"}
# a thing that was obtained or scanned, not looked at
DOCUMENT: Final = {
    "en": r"\bobtained\b|\bscan(?:ned)?\b|\bdocument\b|\bnotice\b|\bmap of\b",
    "ko": r"입수|포고문|문서",
    "ja": r"入手|布告|文書",
    "zh": r"获取|获得|获悉|布告|文件",
}
# before a place: the camera stood there
FROM: Final = {
    "en": r"(?<!across )(?<!river )\b(?:from|taken in)\s+(?:near\s+|above\s+)?(?:the\s+)?(?:(?:city|"
    r"town|village|port) of\s+)?\Z",
    "ko": r"\Z(?!)",
    "ja": r"\Z(?!)",
    "zh": r"(?:从|從|自)\Z",
}
# behind a place: the camera stood there
FROM_BEHIND: Final = {
    "en": r"\A(?!)",
    "ko": r"\A\s*(?:쪽|측|시내|강변)?에서\s*(?:바라|촬영|찍|본)",
    "ja": r"\A(?:市|側|市内)?(?:から|より)(?:撮影|望|見)?",
    "zh": r"\A(?:市|一侧|一側)?(?:拍摄|拍攝|远眺|望)",
}
