"""What describes a person: occupations, kin, ages, ties, in four languages, by the dimension the release gate asks for."""

from __future__ import annotations

from typing import Final

from farbank.values.words import Dimension

Table = tuple[tuple[Dimension, str], ...]

# who is meant: words for one person. `plain` ones say nothing by themselves.
ENGLISH_PLAIN: Final = (
    r"man|woman|person|resident|source|witness|partner|reporting partner|individual|villager|citizen|informant|contact|local|inhabitant|someone|girl|boy|youth|lady|gentleman|interviewee|acquaintance"
)
ENGLISH_KIN: Final = (
    r"mother|father|widow|widower|son|daughter|brother|sister|wife|husband|grandmother|grandfather|aunt|uncle|niece|nephew|cousin|parent|orphan|grandson|granddaughter|daughter-in-law|mother-in-law|son-in-law"
)
ENGLISH_WORK: Final = (
    r"farmer|farmhand|farm worker|soldier|officer|guard|border guard|policeman|policewoman|police officer|clerk|teacher|doctor|nurse|driver|truck driver|trader|merchant|vendor|peddler|smuggler|broker|miner|logger|fisherman|fisherwoman|fisher"
    r"|factory worker|worker|labou?rer|engineer|mechanic|student|professor|researcher|official|cadre|party official|party secretary|secretary|manager|accountant|cook|tailor|seamstress|weaver|carpenter|electrician|welder|technician|interpreter|guide"
    r"|customs agent|customs officer|agent|inspector|prosecutor|judge|lawyer|journalist|reporter|pastor|missionary|monk|housewife|homemaker|pensioner|veteran|defector|escapee|refugee|returnee|prisoner|detainee|inmate|conscript|sergeant|lieutenant|captain|major|colonel"
    r"|shopkeeper|shop owner|stallholder|market vendor|money changer|herder|shepherd|beekeeper|herbalist|pharmacist|midwife|dentist|veterinarian|postman|railway worker|railwayman|conductor|sailor|ferryman|boatman|dock worker|builder|mason|painter|musician|singer|actor|athlete|coach"
    r"|businessman|businesswoman|entrepreneur|employee|operator|telephone operator|nurse's aide|caretaker|cleaner|watchman|warden|foreman|team leader|head of a neighbou?rhood unit|neighbou?rhood unit leader"
)
ENGLISH: Final[Table] = (
    ("age", r"\b\d{1,3}[- ]years?[- ]old\b|\b(?:aged|age)\s+\d{1,3}\b|\bin (?:his|her|their) (?:early |mid-? ?|late )?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|\d0s)\b"
    r"|\b(?:elderly|middle-aged|teenaged?|young|old)\b|\bborn in \d{4}\b"),
    ("sex", r"\b(?:man|woman|girl|boy|lady|gentleman|male|female|mother|father|widow|widower|son|daughter|brother|sister|wife|husband|grandmother|grandfather|aunt|uncle|seamstress|policeman|policewoman|fisherman|housewife|businessman|businesswoman|niece|nephew|Ms|Mrs|Mr|midwife)\b"),
    ("children", r"\b(?:raising|has|with|mother of|father of|parent of)\b[^.;]{0,30}?\b(?:sons?|daughters?|child|children|kids?|boys?|girls?|twins)\b"),
    ("siblings", r"\b(?:siblings?|brothers?|sisters?)\b"),
    ("spouse", r"\b(?:wife|husband|married|spouse|widow|widower|widowed|divorced|fianc[eé]e?)\b"),
    ("family", r"\b(?:single (?:mother|father|parent)|mother|father|widow|widower|divorced|married|orphan|family|mother-in-law|father-in-law|grandmother|grandfather|parents?|relatives|relations|son|daughter|household of|lives alone|live-in|raising)\b"),
    ("origin", r"\b(?:Korean-Japanese|Japanese-Korean|Korean-Chinese|Chinese-Korean|ethnic (?:Korean|Chinese)|zainichi|Zainichi|native of [A-Z]\w+|born in [A-Z]\w+|originally from|returnee|Japanese-born|overseas Chinese|hwagyo|repatriated)\b"),
    ("service", r"\b(?:soldier|border guard|officer|conscript|sergeant|lieutenant|captain|major|colonel|veteran|Red Guards?|army|navy|air force|military service|paramilitary|served in|security agent|police officer|policeman)\b"),
    ("rank", r"\b(?:sergeant|lieutenant|captain|major|colonel|general|party secretary|chief|deputy head|head of|director|chairman|chairwoman|team leader|foreman|manager)\b"),
    ("health", r"\b(?:disabled|blind|deaf|ill|sick|wounded|injured|pregnant|suffering from|with a (?:limp|disability|chronic)|tuberculosis|bedridden|amputee)\b"),
    ("workplace", r"\b(?:at|in|for|of|with) (?:an? |the |his |her )?(?:[\w-]+ ){0,3}(?:company|factory|mine|school|hospital|market|farm|office|ministry|bureau|station|port|customs house|mill|workshop|enterprise|cooperative|university|shop|restaurant|bank|brigade|committee)\b"),
    ("ties", r"\b(?:reporting partner|relatives? in|contact|broker|smuggler|has (?:family|relatives) in|whose (?:\w+ ){0,3}(?:fled|defected|left|returned|escaped|live in)|acquaintance)\b"),
    ("goods", r"\b(?:sells?|selling|sold|dealing in|trades? in|trading in)\s+[a-z]+"),
    ("residence", r"\b(?:lives|living|resides|residing|resident of|residents? of|from|in|of|near|based in|who lived in)\s+(?:the\s+)?(?:[a-z]+\s+(?:of|district|county)\s+(?:of\s+)?)?(?:[A-Z][\w’'-]+|a (?:prefecture|city|town|village|county|border)\b)"),
)
# behind a person: what still describes them
ENGLISH_COMPLEMENT: Final = (
    r"(?:,?\s+(?:who|whose|and whose|and who|[-–—]\s*(?:and\s+)?whose|[-–—]\s*who)\s|,?\s+(?:now\s+|then\s+|currently\s+|still\s+)?(?:living|raising|working|residing|employed|serving|selling|studying|based|aged|born|married|suffering|caring|dealing|trading|running|supporting)\s"
    r"|,?\s+(?:from|in|of|at|with|on|near|for|by)\s)"
)
# verbs that end a description: what the person does in the story
ENGLISH_END: Final = (
    r"\s(?:said|says|told|tells|added|explained|recalled|lamented|asked|wrote|described|stated|reported|complained|warned|noted|claimed|was|were|is|are|has been|had been|left|paid|went|came|stood|monitors?|watched|saw|heard|fled|crossed"
    r"|gave|has sold|had sold|lost|took|made|found|will|would|could|can|did|does|do|testified|confirmed|replied|observed|believes?|thinks?|remembers?)\b"
)

KOREAN_PERSON: Final = (
    r"여성|남성|여자|남자|주민|소식통|협력자|취재협력자|할머니|할아버지|어머니|아버지|엄마|아빠|과부|주부|아내|남편|노인|청년|소녀|소년|농민|농장원|노동자|로동자|군인|병사|군관|장교|교사|교원|의사|간호사|운전사|운전수|장사꾼|상인|밀수꾼|브로커|광부|탄부|어부|학생|대학생|간부|당원|지배인"
    r"|회계원|요리사|재봉공|방직공|기술자|통역|안내원|세관원|보안원|안전원|보위원|경비대원|경비병|탈북자|탈북민|이탈주민|귀국자|재일동포|화교|수감자|인민반장|돈주|목수|전기공|용접공|철도원|승무원|직원|공무원|과장|반장|제대군인|딸|아들|씨"
)
KOREAN: Final[Table] = (
    ("age", r"\d{1,3}\s?(?:여\s?)?(?:대|세|살)|(?:십|이십|삼십|사십|오십|육십|칠십|팔십)대|중년|노인|청년|할머니|할아버지|젊은|늙은|나이 든"),
    ("sex", r"여성|남성|여자|남자|할머니|할아버지|어머니|아버지|엄마|아빠|과부|주부|아내|남편|딸|아들|소녀|소년|여직공"),
    ("children", r"(?:아이|자식|자녀|딸|아들)[을를이의]?\s?(?:\S+\s)?(?:키우|둔|기르|가진|있는|하나|둘|아버지|어머니|엄마|아빠)|(?:아이|자녀|남매|형제)의\s?(?:어머니|아버지|엄마|아빠)"),
    ("family", r"홀로|혼자|어머니|아버지|엄마|아빠|과부|아내|남편|부모|시어머니|장모|가족|싱글맘|한부모|딸|아들|이혼|결혼|노모"),
    ("origin", r"출신|재일동포|재일교포|재일조선인|화교|귀국자|귀국동포|조선족|고향"),
    ("occupation", r"농민|농장원|노동자|로동자|교사|교원|의사|간호사|운전사|운전수|장사꾼|상인|밀수꾼|브로커|광부|탄부|어부|학생|대학생|간부|당원|지배인|회계원|요리사|재봉공|방직공|기술자|통역|안내원|세관원|목수|전기공|용접공|철도원|승무원|직원|공무원|인민반장|돈주|주부"
    r"|장사를? 하|일하는|일하던|근무하|다니는|일했던"),
    ("service", r"군인|병사|군관|장교|경비대원|경비병|보안원|안전원|보위원|제대군인|군대|군 복무|근위대"),
    ("health", r"장애|병든|앓는|앓고|환자|눈먼|임신"),
    ("residence", r"에 사는|에 살던|에 거주|에서 사는|거주하는|에 살고|시의|군의|도의|\S+[시군도읍리]\s?주민|사는"),
    ("workplace", r"공장|광산|탄광|농장|병원|학교|시장에서|기업소|세관|역에서|대학|상점"),
)
# ends of Korean words that describe what follows
KOREAN_MODIFIER: Final = (
    r"(?:사는|살던|하는|하던|한다는|키우는|기르는|다니는|다니던|모시는|있는|없는|부양하는|딸린|가진|둔|잃은|떠난|온|나온|일한|일했던|근무한|근무했던|앓는|병든|젊은|늙은|된|의|대|대의|세|세의|살|살의|출신|출신의|한|에|에서|을|를|로|으로|과|와|홀로|혼자|전|명의|어느|여성|남성|여자|남자|주부|아이|두|세|네|이름을|밝히지|않은|익명의|중반의|초반의|후반의|시|군|도)"
)

JAPANESE_PERSON: Final = (
    r"女性|男性|女|男|住民|協力者|取材協力者|取材パートナー|母親|父親|母|父|妻|夫|未亡人|主婦|老人|老婆|青年|少女|少年|農民|農場員|労働者|兵士|軍人|将校|教師|教員|医師|看護師|運転手|商人|行商人|密輸業者|ブローカー|鉱夫|炭鉱労働者|漁師|学生|大学生|幹部|党員|支配人"
    r"|会計係|料理人|縫製工|技術者|通訳|案内員|税関職員|保安員|安全員|保衛員|警備隊員|脱北者|帰国者|在日コリアン|在日朝鮮人|華僑|人民班長|大工|電気工|溶接工|鉄道員|職員|公務員|社員|店主|元兵士|息子|娘|さん|氏"
)
JAPANESE: Final[Table] = (
    ("age", r"\d{1,3}\s?(?:歳|才|代)|[二三四五六七八九]十(?:歳|代)|中年|老人|老婆|高齢|若い|年配"),
    ("sex", r"女性|男性|女(?!工)|男|母|父|妻|夫|未亡人|主婦|老婆|少女|少年|息子|娘"),
    ("children", r"(?:娘|息子|子ども|子供|子)(?:を|が)?\S{0,8}(?:育て|抱え|持つ|いる)|[一二三四五\d]人の子(?:ども|供)?の(?:母|父)|[一二三四五\d]児の(?:母|父)"),
    ("family", r"一人娘|一人息子|母子家庭|シングルマザー|母親|父親|未亡人|妻|夫|両親|家族|義母|姑|独りで|一人で育て|を育てる|離婚|寡婦|独り暮らし|一人暮らし"),
    ("origin", r"出身|在日(?:コリアン|朝鮮人|韓国人|同胞)|帰国者|華僑|朝鮮族"),
    ("occupation", r"農民|農場員|労働者|教師|教員|医師|看護師|運転手|商人|行商人|密輸業者|ブローカー|鉱夫|漁師|学生|大学生|幹部|党員|支配人|会計係|料理人|縫製工|技術者|通訳|案内員|税関職員|大工|電気工|溶接工|鉄道員|職員|公務員|社員|店主|で働く|勤務|勤め|を営む|を売る|主婦"),
    ("service", r"兵士|軍人|将校|警備隊員|保安員|安全員|保衛員|除隊|軍隊|元兵|赤衛隊"),
    ("health", r"障害|病気|病弱|患者|妊娠|盲目"),
    ("residence", r"に住む|在住|に暮らす|に居住|に住んで|の住民|[市郡道]の(?=[^、。]{0,12}(?:女性|男性|住民|労働者|農民))"),
    ("workplace", r"工場|鉱山|炭鉱|農場|病院|学校|市場で|企業所|税関|駅で|大学|商店"),
)
JAPANESE_CUE: Final = r"に住む|在住|に暮らす|に居住|出身|\d{1,3}\s?(?:歳|才|代)の|[二三四五六七八九]十(?:歳|代)の|を育てる|で働く|に勤め|勤務する|勤務の|を営む|を売る|を抱える|を持つ|元(?=[^山])|一人暮らし|の住民|[市郡道]の"

CHINESE_PERSON: Final = (
    r"女性|男性|女子|男子|女人|男人|居民|消息人士|知情人士?|合作者|母亲|母親|父亲|父親|妈妈|爸爸|妻子|丈夫|寡妇|寡婦|主妇|主婦|老人|老妇|青年|少女|少年|农民|農民|工人|女工|劳动者|士兵|军人|軍人|军官|軍官|教师|教師|老师|老師|医生|醫生|护士|護士|司机|司機|商人|小贩|小販|商贩|商販|走私者|走私商|中间人|中間人|掮客|矿工|礦工|渔民|漁民"
    r"|学生|學生|大学生|干部|幹部|党员|黨員|经理|經理|会计|會計|厨师|廚師|裁缝|裁縫|技术员|翻译|翻譯|导游|海关人员|海關人員|海关职员|保安员|警察|边防军|脱北者|归国者|歸國者|华侨|華僑|朝侨|木匠|电工|電工|焊工|铁路工人|职员|職員|公务员|店主|老板|儿子|女儿|女士|先生|男孩|女孩"
)
CHINESE: Final[Table] = (
    ("age", r"\d{1,3}\s?(?:多|余|来)?岁|\d{1,3}\s?(?:多|餘)?歲|[二三四五六七八九]十(?:多|几|余|来)?[岁歲]|年过[半四五六七八]百?|中年|老人|老妇|年迈|年輕|年轻|现年"),
    ("sex", r"女性|男性|女子|男子|女人|男人|女工|母亲|母親|父亲|父親|妈妈|爸爸|妻子|丈夫|寡妇|寡婦|主妇|主婦|少女|少年|儿子|女儿|女士|先生|男孩|女孩"),
    ("children", r"(?:抚养|撫養|养育|養育|带着|帶著|拉扯|育有)[^，。]{0,8}(?:女儿|女兒|儿子|兒子|孩子|子女)|[一二两三四\d]个孩子的(?:母亲|父亲|妈妈|爸爸)"),
    ("family", r"独自抚养|獨自撫養|单亲|單親|母亲|母親|父亲|父親|寡妇|寡婦|妻子|丈夫|父母|家人|婆婆|离异|離異|已婚|独居|獨居|抚养|撫養"),
    ("origin", r"出身|出生于|华侨|華僑|朝侨|归国者|歸國者|朝鲜族|朝鮮族|祖籍|来自|來自"),
    ("occupation", r"农民|農民|工人|女工|教师|教師|老师|老師|医生|醫生|护士|護士|司机|司機|商人|小贩|小販|商贩|商販|走私者|走私商|中间人|中間人|掮客|矿工|礦工|渔民|漁民|学生|學生|大学生|干部|幹部|党员|黨員|经理|經理|会计|會計|厨师|廚師|裁缝|裁縫|技术员|翻译|翻譯|导游|海关人员|海關人員|海关职员|木匠|电工|電工|焊工|职员|職員|公务员|店主|老板|从事|從事|在[^，。]{1,12}(?:工作|上班|打工)|主妇|主婦"),
    ("service", r"士兵|军人|軍人|军官|軍官|边防军|保安员|警察|退伍|服役|赤卫队"),
    ("health", r"残疾|殘疾|患病|重病|卧病|失明|怀孕|懷孕"),
    ("residence", r"住在|居住在|家住|居民|来自|來自|在[^，。]{1,10}(?:居住|生活)|[市郡道县縣]的"),
    ("workplace", r"工厂|工廠|矿山|礦山|煤矿|煤礦|农场|農場|医院|醫院|学校|學校|市场里|企业|企業|海关|海關|车站|車站|大学|大學|商店|纺织|紡織"),
)
CHINESE_CUE: Final = r"住在|居住在|家住|来自|來自|\d{1,3}\s?(?:多|余|来|餘)?[岁歲]|[二三四五六七八九]十(?:多|几|余|来)?[岁歲]|独自|獨自|抚养|撫養|从事|從事|在[^，。]{1,12}(?:工作|上班|打工|居住|生活)|出身|现年|[市郡道县縣]的?一[名位个]|[名位](?=[^，。]{0,10}的)"
