"""The words around numbers in four languages: how firmly a number is meant, what is counted, and what is no count."""

from __future__ import annotations

from typing import Final

from farbank.values.count import Precision

# language -> how firmly -> words before the number, words after it (after its unit too)
BEFORE: Final[dict[str, dict[Precision, str]]] = {
    "en": {
        "approx": r"about|around|approximately|roughly|nearly|almost|close to|an estimated|estimated|circa|ca\.|some"
        r"|in the region of|~",
        "at_least": r"at least|more than|over|above|no fewer than|no less than|not less than|upwards? of|a minimum of"
        r"|exceeding|well over|in excess of",
        "at_most": r"up to|at most|no more than|not more than|fewer than|less than|under|below|a maximum of|"
        r"at the most",
        "exact": r"only|just|exactly|precisely|a total of|another|as many as|as few as|all",
    },
    "ko": {
        "approx": r"약|대략|거의|어림잡아|줄잡아",
        "at_least": r"최소한?|적어도|무려",
        "at_most": r"최대|많아야|기껏해야",
        "exact": r"모두|총|불과|단|고작",
    },
    "ja": {
        "approx": r"約|およそ|おおよそ|概ね|おおむね|ほぼ|推定",
        "at_least": r"少なくとも|最低でも?",
        "at_most": r"最大で?|最高|多くても|せいぜい",
        "exact": r"計|合計|わずか|たった|総勢|延べ",
    },
    "zh": {
        "approx": r"大约|大約|约|約|大概|将近|將近|近|接近|估计|估計",
        "at_least": r"至少|超过|超過|逾|不少于|不少於|起码|起碼",
        "at_most": r"最多|不超过|不超過|不到|不足|至多",
        "exact": r"仅|僅|只有|共|总共|總共|共计|共計|合计|合計|多达|多達",
    },
}
AFTER: Final[dict[str, dict[Precision, str]]] = {
    "en": {
        "approx": r"or so|odd\b",
        "at_least": r"or more|and more|and counting",
        "at_most": r"or fewer|or less|at most",
    },
    "ko": {
        "approx": r"가량|정도|쯤|안팎|내외|남짓",
        "at_least": r"이상|여|초과|(?:을|를|이|가)?\s?넘(?:는|게|었|어)",
        "at_most": r"이하|미만|이내",
    },
    "ja": {
        "approx": r"程度|ほど|前後|くらい|ぐらい|あまり|弱|強",
        "at_least": r"以上|余り|余|超|を超え|を上回",
        "at_most": r"以下|未満|以内|足らず",
    },
    "zh": {
        "approx": r"左右|上下",
        "at_least": r"以上|多|余|餘",
        "at_most": r"以下|以内|以內",
    },
}
# what is counted stands right behind the number; ages and dates are left out on purpose
COUNTERS: Final[dict[str, str]] = {
    "ko": r"명|사람|인(?=[이가은는을를의 .,)]|분)|분(?=[이가은는을를의])|가구|세대(?![^의가이])|"
    r"식구|가족|마리|개(?!월|국어)|대(?=[가를의로 ,.])"
    r"|척|채|곳|군데|차례|번(?!지|째)|회|건|통|장(?![소마])|권|차(?=례)|원(?!산)|엔|위안|달러|"
    r"유로|킬로미터|킬로그람|킬로그램|킬로|㎞|km|미터|㎡|m(?!\w)"
    r"|kg|㎏|톤|t(?!\w)|그람|그램|리터|포대|자루|가마니?|시간|일간|개월|달|배(?=[로가 ])|"
    r"퍼센트|프로|%|동(?=[이을의])|층|기(?=[가를의])|문(?=[이을의])|쌍|편|종|석|필지|정보"
    r"|집|호(?=[가를의 ])|구간|지점|년(?=이|간|만|째)|일(?= 동안|째)",
    "ja": r"人(?!口|間|民|々|権)|名(?!前|簿|義)|世帯|家族|家庭|軒|戸|匹|頭|羽|個|台|隻|機|棟|"
    r"[カか力ヵヶケ箇]所|[カかヵヶケ]国|回|度(?!目)|件|通|枚|冊|本(?!人|部|当)|円|ウォン|"
    r"元(?!山)|ドル|ユーロ"
    r"|キロメートル|キログラム|キロ|メートル|㎞|km|m(?!\w)|kg|トン|グラム|リットル|時間|日間|"
    r"[カかヵヶケ]月|年間|倍|パーセント|%|基|門|袋|箱|社|校|層|階|組|箇|歩|地点|区間|割|人家族",
    "zh": r"人(?!口|民|员|们|權|权)|名(?!字|单|称)|位|个(?!月|人)|個(?!月|人)|户|戶|家(?!庭|里|人)|"
    r"口(?!岸)|头|頭|只|隻|匹|条|條|座|处|處|次|起(?!来|來)|封|张|張|本(?!人|地|来)|辆|輛|艘|"
    r"架|栋|棟|间|間|所"
    r"|元(?!山)|块(?:钱)?|塊|日元|日圆|日圓|韩元|韓元|朝元|美元|公里|千米|米(?![价格])|公斤|"
    r"吨|噸|克|小时|小時|个月|個月|倍|%|道|台|枚|部(?!分|门|队)|袋|层|層|项|項|支|份|人次|根|"
    r"段|岗哨|天|里(?!面)",
}
# English units that are no plural; every other unit is the noun phrase that ends in a plural
UNITS: Final = frozenset((
    "people", "persons", "men", "women", "children", "police", "personnel", "staff", "livestock", "cattle",
    "sheep", "fish", "poultry", "won", "yen", "yuan", "rmb", "km", "kilometres", "kilometers", "metres", "meters",
    "miles", "feet", "m", "kg", "percent", "per-cent", "tons", "tonnes", "grams", "households", "families",
    "troops", "soldiers", "days", "weeks", "months", "years", "hours", "nights", "times", "aircraft", "headcount",
    "hectares", "deer", "us", "them",
))  # fmt: skip
CURRENCY: Final = {"$": "dollars", "€": "euros", "£": "pounds", "¥": "yen", "₩": "won", "US$": "dollars"}
VAGUE: Final = {
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1000,
    "millions": 10**6,
}
# before a number: it is the name of something
NAMED: Final = (
    r"(?:\b(?:part|article|chapter|page|pages|p|pp|no|nos|number|room|office|bureau|section|"
    r"table|figure|fig|route|unit|line|division|corps"
    r"|building|camp|phase|step|covid|type|model|aged|age|highway|volume|vol|issue|paragraph|"
    r"column|item|grade|class|size|version)\.?"
    r"|[#№]|第|제)\s*\Z"
)
# after a number: a time of day, an ordinal, an age, a label
NO_COUNT: Final = {
    "en": r"\s?(?:a\.?m\b|p\.?m\b|o'clock|hrs\b|>>|th\b|st\b|nd\b|rd\b|°)|(?:-|\s)?years?[- ]olds?\b",
    "ko": r"\s?(?:세(?![대])|살|대(?!의 (?:차|트럭|버스))(?=\s|의|로|초|중|후|남|여)|호실|번지|"
    r"시(?!간)|분(?=\s|에|까)|초(?!소)|월|일(?!간|\s동안|째)|년(?!이|간|만|째)|학년|번째|"
    r"위(?!안)|급|조|항|절)",
    "ja": r"\s?(?:歳|才|代|号|番|時(?!間)|分|秒|月(?!間)|日(?!間)|年(?!間)|年生|世紀|位|級|条|項|章|"
    r"丁目|つ目|回目|度目)",
    "zh": r"\s?(?:岁|歲|号|號|点|點|分(?!之)|秒|月|日(?!元|圆|圓)|年|世纪|世紀|级|級|条(?=第)|章|楼|樓|班)",
}
PROVISIONAL: Final = {
    "en": r"\b(?:provisional(?:ly)?|preliminary|tentative(?:ly)?|so far|to date|interim|unconfirmed)\b",
    "ko": r"잠정|현재까지|지금까지|중간 집계|추정치",
    "ja": r"暫定|速報|現在まで|これまで(?:に|の)|中間集計",
    "zh": r"暂定|暫定|初步|目前为止|目前為止|迄今|临时统计",
}
# English words that end a noun phrase
STOP: Final = frozenset((
    "a", "an", "the", "and", "or", "but", "nor", "so", "yet", "of", "in", "on", "at", "to", "from", "by", "for",
    "with", "without", "into", "onto", "over", "under", "between", "among", "through", "during", "until", "since",
    "before", "after", "near", "around", "about", "across", "along", "against", "as", "than", "that", "which",
    "who", "whom", "whose", "when", "where", "while", "if", "because", "is", "are", "was", "were", "be", "been",
    "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "can", "could", "may", "might",
    "must", "shall", "should", "not", "no", "only", "just", "also", "still", "already", "even", "ever", "never",
    "then", "there", "here", "this", "these", "those", "it", "he", "she", "they", "we", "you", "i", "his", "her",
    "their", "our", "my", "your", "its", "him", "them", "us", "said", "says", "say", "told", "tells", "per",
    "each", "every", "all", "both", "either", "neither", "such", "other", "another", "left", "entered", "crossed",
    "came", "went", "go", "goes", "fled", "died", "lived", "live", "works", "worked", "make", "made", "take",
    "took", "remain", "remained", "cross", "according", "including", "inside", "outside", "opposite", "beyond",
    "within", "away", "ago", "late", "earlier", "later", "more", "less", "most", "least", "up", "down", "off",
    "out", "back", "together", "apart", "again", "once", "twice", "began", "started", "stopped", "left",
))  # fmt: skip
