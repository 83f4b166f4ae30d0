"""Korean words for dates, North and South: signs, relative words, seasons, parts, and the endings behind a date."""

from __future__ import annotations

from typing import Final

from farbank.reading.when.east.numerals import FIGURES, HAN, KOREAN, NATIVE
from farbank.reading.when.east.words import Language, Row

_START: Final = "(?<![가-힣])"
# what may follow a word without a space: endings, and other words of dates
_ENDINGS: Final = (
    "에는|에도|에만|에야|에서야|에서|에|의|은|는|이나|이|가|을|를|도|과|와|로는|로|으로|까지|부터|쯤|경|께|무렵|이후|이전|이래|현재|기준|당시|"
    "동안|사이|초순|초반|초엽|초|상순|중순|중반|중엽|하순|후반|전반|말엽|말기|말경|말|상반기|하반기|봄|여름|가을|겨울|이다|이었다|였다|인|자|밤|새벽|아침|"
    "저녁|낮|오전|오후|생|분|중|만|간|내|께서|라고|이라고|이며|이고|한|들어|이면|하고"
)
_ENDS: Final = rf"(?=(?:{_ENDINGS}){{0,3}}(?![가-힣]))"
_HERE: Final = r"(?=[^가-힣]|\Z|[초상중하말봄여가겨이부까경쯤무께현기에의은는도과와로을들당동전후생뒤만사])"

KOREAN_WORDS: Final = Language(
    code="ko",
    numerals=rf"(?:{FIGURES}|{HAN}|{_START}(?:{'|'.join(NATIVE)})(?= ?(?:달|해|주))|{_START}{KOREAN})",
    signs=(
        Row(kind="decade", words="(?:년대|年代)"),
        Row(kind="century", words="(?:세기|世紀)"),
        Row(kind="quarter", words="(?:/ ?4)? ?분기"),
        Row(kind="isoweek", words="주차"),
        Row(kind="year", words="(?:년도|년|年)(?!대)"),
        Row(kind="months", words="(?:개월|달)"),
        Row(kind="short", words="해(?= ?전)"),
        Row(kind="month", words=rf"(?:월|月)(?!급|세|드컵|요일|호|남|북){_HERE}"),
        Row(kind="weeks", words=f"(?:주일|주){_ENDS}(?!차)"),
        Row(kind="days", words="일(?= ?(?:간|동안))"),
        Row(kind="day", words=rf"(?:일|日)(?!간|치|째|본|반|부(?!터)|상|정|하|장|당){_HERE}"),
    ),
    rows=(
        Row(kind="weekday", words=r"\( ?[월화수목금토일](?:요일)? ?\)|[월화수목금토일]요일"),
        Row(kind="lunar", words=f"{_START}(?:음력|陰曆|陰暦|舊曆)"),
        Row(kind="leap", words="윤(?= ?[0-9])"),
        Row(kind="few", words=f"{_START}(?:최근|지난|요) ?(?:몇|수) ?년(?: ?(?:간|동안|새|사이))?"),
        Row(kind="near year", words=f"{_START}(?:작년|지난 ?해)", value=-1),
        Row(kind="near year", words=f"{_START}(?:재작년|지지난 ?해)", value=-2),
        Row(kind="near year", words=f"{_START}(?:올해|금년|올(?=봄|여름|가을|겨울|초))", value=0),
        Row(kind="near year", words=f"{_START}(?:내년)", value=1),
        Row(kind="near year", words=f"{_START}(?:내후년)", value=2),
        Row(kind="near month", words=f"{_START}지난 ?달", value=-1),
        Row(kind="near month", words=f"{_START}지지난 ?달", value=-2),
        Row(kind="near month", words=f"{_START}(?:이번 ?달|이달|금월)", value=0),
        Row(kind="near month", words=f"{_START}(?:다음 ?달|내달)", value=1),
        Row(kind="near week", words=f"{_START}지난 ?주", value=-1),
        Row(kind="near week", words=f"{_START}지지난 ?주", value=-2),
        Row(kind="near week", words=f"{_START}(?:이번 ?주|금주)", value=0),
        Row(kind="near week", words=f"{_START}(?:다음 ?주|내주)", value=1),
        Row(kind="near day", words=f"{_START}(?:어제|어저께)", value=-1),
        Row(kind="near day", words=f"{_START}(?:그저께|그제|엊그제)", value=-2),
        Row(kind="near day", words=f"{_START}오늘", value=0),
        Row(kind="near day", words=f"{_START}내일", value=1),
        Row(kind="near day", words=f"{_START}모레", value=2),
        Row(kind="days", words=f"{_START}하루(?= ?전)", value=1),
        Row(kind="days", words=f"{_START}이틀(?= ?전)", value=2),
        Row(kind="days", words=f"{_START}사흘(?= ?전)", value=3),
        Row(kind="days", words=f"{_START}나흘(?= ?전)", value=4),
        Row(kind="days", words=f"{_START}열흘(?= ?전)", value=10),
        Row(kind="days", words=f"{_START}보름(?= ?전)", value=15),
        Row(kind="near century", words=f"{_START}(?:지난 ?세기)", value=-1),
        Row(kind="near century", words=f"{_START}(?:이번 ?세기|금세기)", value=0),
        Row(kind="in x", words=f"{_START}서기"),
        Row(kind="by x", words=f"{_START}(?:늦어도|아무리 늦어도)"),
        Row(kind="about x", words=f"{_START}(?:약|대략|대강)(?= ?[0-9一二])"),
        Row(kind="past", words=f"{_START}(?:지난|최근|과거)"),
        Row(kind="month", words=f"{_START}(?:유월)", value=6),
        Row(kind="month", words=f"{_START}(?:시월)", value=10),
        Row(kind="month", words=f"{_START}(?:동짓달)", value=11),
        Row(kind="lunar month", words=f"{_START}(?:정월|음력설)", value=1),
        Row(kind="lunar month", words=f"{_START}(?:섣달)", value=12),
        Row(kind="season", words="초봄|이른 봄", value=1, other=1),
        Row(kind="season", words="초여름", value=2, other=1),
        Row(kind="season", words="초가을", value=3, other=1),
        Row(kind="season", words="초겨울", value=4, other=1),
        Row(kind="season", words="늦봄", value=1, other=3),
        Row(kind="season", words="늦여름", value=2, other=3),
        Row(kind="season", words="늦가을", value=3, other=3),
        Row(kind="season", words="늦겨울", value=4, other=3),
        Row(kind="season", words="한여름", value=2, other=2),
        Row(kind="season", words="한겨울", value=4, other=2),
        Row(kind="season", words="봄철?", value=1),
        Row(kind="season", words="여름철?", value=2),
        Row(kind="season", words="가을철?", value=3),
        Row(kind="season", words="겨울철?", value=4),
        Row(kind="half", words="상반기|전반기", value=0),
        Row(kind="half", words="하반기|후반기", value=1),
        Row(kind="part", words="초중반", value=0, other=1),
        Row(kind="part", words="중후반", value=1, other=2),
        Row(kind="half", words="전반", value=0),
        Row(kind="half", words="후반", value=1),
        Row(kind="part", words="초순|초반|초엽|초기|연초|년초|월초|상순|초(?!등|기|대|안|소|점)", value=0, other=0),
        Row(kind="part", words="중순|중반|중엽|중기", value=1, other=1),
        Row(kind="part", words="하순|말엽|말기|연말|년말|월말|말(?=경)|말", value=2, other=2),
        Row(kind="since", words="부터 ?(?:지금|현재|오늘|오늘날)까지|부터 ?줄곧|부터(?:는|의|도)?", value=1),
        Row(kind="since", words="이후(?:로|에|부터)?(?:는|도|의)?|이래(?:로)?(?:는|도)?"),
        Row(kind="before", words="(?:이전|앞서)(?:까지|부터)?(?:에는|에|의|은|는)?"),
        Row(kind="about", words="전후"),
        Row(kind="before", words="전(?:까지|부터)?(?:에는|에|의|은|는)?", value=1),
        Row(kind="until", words="까지(?:는|도|만|의)?"),
        Row(kind="after", words="(?:후|뒤)(?:에는|에|의|부터|로|로는)?"),
        Row(kind="as of", words="(?:현재|기준|시점)(?:으로|로|에|에서|까지)?"),
        Row(kind="about", words="(?:경|쯤|무렵|께|즈음|정도)"),
        Row(kind="between", words="사이"),
        Row(kind="lasting", words="동안|간"),
        Row(kind="to", words="[-~·] ?|에서"),
        Row(kind="and", words="[와과]"),
        Row(kind="week", words="(?:이|가)? ?(?:있는|낀|든|속한|포함된) ?주|주간?"),
        Row(kind="tail", words="에는|에도|에만|에야|에서야|에|의|중에|중|당시|내내|도"),
        Row(kind="of", words="의|,"),
    ),
    weekdays="월화수목금토일",
    eras="주체|主體|단기|檀紀|明治|大正|昭和|平成|令和|民國",
    ends=_ENDS,
)
