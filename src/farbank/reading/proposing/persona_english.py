"""What describes a person in English: occupations, kin, ages, ties, by the dimension the gate asks for."""

from __future__ import annotations

from typing import Final

from farbank.values.words import Dimension

Table = tuple[tuple[Dimension, str], ...]

# who is meant: words for one person. `plain` ones say nothing by themselves.
PLAIN: Final = (
    r"man|woman|person|resident|source|witness|partner|reporting partner|individual|villager|"
    r"citizen|informant|contact|local|inhabitant|someone|girl|boy|youth|lady|gentleman|"
    r"interviewee|acquaintance"
)
KIN: Final = (
    r"mother|father|widow|widower|son|daughter|brother|sister|wife|husband|grandmother|"
    r"grandfather|aunt|uncle|niece|nephew|cousin|parent|orphan|grandson|granddaughter|"
    r"daughter-in-law|mother-in-law|son-in-law"
)
WORK: Final = (
    r"farmer|farmhand|farm worker|soldier|officer|guard|border guard|policeman|policewoman|"
    r"police officer|clerk|teacher|doctor|nurse|driver|truck driver|trader|merchant|vendor|"
    r"peddler|smuggler|broker|miner|logger|fisherman|fisherwoman|fisher"
    r"|factory worker|worker|labou?rer|engineer|mechanic|student|professor|researcher|"
    r"official|cadre|party official|party secretary|secretary|manager|accountant|cook|tailor|"
    r"seamstress|weaver|carpenter|electrician|welder|technician|interpreter|guide"
    r"|customs agent|customs officer|agent|inspector|prosecutor|judge|lawyer|journalist|"
    r"reporter|pastor|missionary|monk|housewife|homemaker|pensioner|veteran|defector|escapee|"
    r"refugee|returnee|prisoner|detainee|inmate|conscript|sergeant|lieutenant|captain|major|"
    r"colonel"
    r"|shopkeeper|shop owner|stallholder|market vendor|money changer|herder|shepherd|"
    r"beekeeper|herbalist|pharmacist|midwife|dentist|veterinarian|postman|railway worker|"
    r"railwayman|conductor|sailor|ferryman|boatman|dock worker|builder|mason|painter|musician|"
    r"singer|actor|athlete|coach"
    r"|businessman|businesswoman|entrepreneur|employee|operator|telephone operator|"
    r"nurse's aide|caretaker|cleaner|watchman|warden|foreman|team leader|"
    r"head of a neighbou?rhood unit|neighbou?rhood unit leader"
)
TABLE: Final[Table] = (
    (
        "age",
        (
            r"\b\d{1,3}[- ]years?[- ]old\b|\b(?:aged|age)\s+\d{1,3}\b|\bin (?:his|her|"
            r"their) (?:early |mid-? ?|late )?(?:teens|twenties|thirties|forties|fifties|sixties|"
            r"seventies|eighties|nineties|\d0s)\b"
            r"|\b(?:elderly|middle-aged|teenaged?|young|old)\b|\bborn in \d{4}\b"
        ),
    ),
    (
        "sex",
        (
            r"\b(?:man|woman|girl|boy|lady|gentleman|male|female|mother|father|widow|widower|son|"
            r"daughter|brother|sister|wife|husband|grandmother|grandfather|aunt|uncle|seamstress|"
            r"policeman|policewoman|fisherman|housewife|businessman|businesswoman|niece|nephew|Ms|Mrs|"
            r"Mr|midwife)\b"
        ),
    ),
    (
        "children",
        (
            r"\b(?:raising|has|with|mother of|father of|parent of)\b[^.;]{0,30}?\b(?:sons?|daughters?|"
            r"child|children|kids?|boys?|girls?|twins)\b"
        ),
    ),
    ("siblings", r"\b(?:siblings?|brothers?|sisters?)\b"),
    ("spouse", r"\b(?:wife|husband|married|spouse|widow|widower|widowed|divorced|fianc[eé]e?)\b"),
    (
        "family",
        (
            r"\b(?:single (?:mother|father|parent)|mother|father|widow|widower|divorced|married|"
            r"orphan|family|mother-in-law|father-in-law|grandmother|grandfather|parents?|relatives|"
            r"relations|son|daughter|household of|lives alone|live-in|raising)\b"
        ),
    ),
    (
        "origin",
        (
            r"\b(?:Korean-Japanese|Japanese-Korean|Korean-Chinese|Chinese-Korean|ethnic (?:Korean|"
            r"Chinese)|zainichi|Zainichi|native of [A-Z]\w+|born in [A-Z]\w+|originally from|returnee|"
            r"Japanese-born|overseas Chinese|hwagyo|repatriated)\b"
        ),
    ),
    (
        "service",
        (
            r"\b(?:soldier|border guard|officer|conscript|sergeant|lieutenant|captain|major|colonel|"
            r"veteran|Red Guards?|army|navy|air force|military service|paramilitary|served in|"
            r"security agent|police officer|policeman)\b"
        ),
    ),
    (
        "rank",
        (
            r"\b(?:sergeant|lieutenant|captain|major|colonel|general|party secretary|chief|"
            r"deputy head|head of|director|chairman|chairwoman|team leader|foreman|manager)\b"
        ),
    ),
    (
        "health",
        (
            r"\b(?:disabled|blind|deaf|ill|sick|wounded|injured|pregnant|suffering from|"
            r"with a (?:limp|disability|chronic)|tuberculosis|bedridden|amputee)\b"
        ),
    ),
    (
        "workplace",
        (
            r"\b(?:at|in|for|of|with) (?:an? |the |his |her )?(?:[\w-]+ ){0,3}(?:company|factory|mine|"
            r"school|hospital|market|farm|office|ministry|bureau|station|port|customs house|mill|"
            r"workshop|enterprise|cooperative|university|shop|restaurant|bank|brigade|committee)\b"
        ),
    ),
    (
        "ties",
        (
            r"\b(?:reporting partner|relatives? in|contact|broker|smuggler|has (?:family|"
            r"relatives) in|whose (?:\w+ ){0,3}(?:fled|defected|left|returned|escaped|live in)|"
            r"acquaintance)\b"
        ),
    ),
    ("goods", r"\b(?:sells?|selling|sold|dealing in|trades? in|trading in)\s+[a-z]+"),
    (
        "residence",
        (
            r"\b(?:lives|living|resides|residing|resident of|residents? of|from|in|of|near|based in|"
            r"who lived in)\s+(?:the\s+)?(?:[a-z]+\s+(?:of|district|"
            r"county)\s+(?:of\s+)?)?(?:[A-Z][\w’'-]+|a (?:prefecture|city|town|village|county|"
            r"border)\b)"
        ),
    ),
)
# behind a person: what still describes them
COMPLEMENT: Final = (
    r"(?:,?\s+(?:who|whose|and whose|and who|[-–—]\s*(?:and\s+)?whose|[-–—]\s*who)\s|"
    r",?\s+(?:now\s+|then\s+|currently\s+|still\s+)?(?:living|raising|working|residing|"
    r"employed|serving|selling|studying|based|aged|born|married|suffering|caring|dealing|"
    r"trading|running|supporting)\s"
    r"|,?\s+(?:from|in|of|at|with|on|near|for|by)\s)"
)
# verbs that end a description: what the person does in the story
END: Final = (
    r"\s(?:said|says|told|tells|added|explained|recalled|lamented|asked|wrote|described|"
    r"stated|reported|complained|warned|noted|claimed|was|were|is|are|has been|had been|left|"
    r"paid|went|came|stood|monitors?|watched|saw|heard|fled|crossed"
    r"|gave|has sold|had sold|lost|took|made|found|will|would|could|can|did|does|do|testified|"
    r"confirmed|replied|observed|believes?|thinks?|remembers?)\b"
)
