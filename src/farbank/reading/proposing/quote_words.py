"""Quotation marks and the words that say who speaks, in four languages."""

from __future__ import annotations

from typing import Final

# opening mark -> the marks that may close it; writers mix straight and curly ones
PAIRS: Final = {
    "“": '”"“',
    '"': '"”',
    "「": "」",
    "『": "』",
    "«": "»",
    "„": "“”",
    "‘": "’",
    "'": "'",
}
SINGLE: Final = "‘'"  # these are apostrophes too: they open after a space and close before one
LONGEST: Final = 1500  # characters between two marks; more means that one was never closed

# verbs of saying; the English ones in the forms that stand beside a speaker
SAYING: Final = {
    "en": r"(?:said|says|say|told|tells|added|adds|explained|explains|recalled|recalls|lamented|"
    r"laments|asked|asks|wrote|writes|reads|read|stated"
    r"|states|warned|warns|claimed|claims|complained|noted|notes|reported|reports|replied|"
    r"answered|insisted|admitted|confided|continued|concluded"
    r"|testified|remarked|declared|announced|announces|saying|telling|writing|whispered|"
    r"remembered|remembers|commented|sighed|predicted|argued|argues"
    r"|described|describes|emphasi[sz]ed|stressed|urged|quoted|relates?|related)",
    "ko": r"(?:말했|말한|말하|전했|전한|밝혔|밝힌|설명했|털어놓|덧붙였|호소했|주장했|토로했|적었|"
    r"적혀|썼|쓰여|물었|답했|강조했|경고했|이야기했|얘기했|회상했|증언했|했다|한다|하였|"
    r"보고했|지적했|한탄했)",
    "ja": r"(?:話し|話す|語っ|語る|述べ|訴え|言っ|言う|いう|明かし|明かす|説明し|説明す|伝え|書い|"
    r"書か|答え|尋ね|強調|指摘|証言|振り返|打ち明け|嘆い|嘆く|報告|主張|付け加え|もらし|"
    r"漏らし)",
    "zh": r"(?:说|說|表示|称|稱|告诉|告訴|写道|寫道|写着|寫著|指出|补充|補充|解释|解釋|回忆|回憶|"
    r"感叹|感嘆|叹道|嘆道|问|問|答|强调|強調|警告|坦言|透露|讲述|講述|道)",
}
# who may be named without a name: an English speaker phrase begins with one of these or a capital
DETERMINER: Final = (
    r"(?:the|an?|one|another|two|three|his|her|my|our|their|this|that|some|several|he|she|"
    r"they|it|we|i|you|mr|ms|mrs|dr)"
)
