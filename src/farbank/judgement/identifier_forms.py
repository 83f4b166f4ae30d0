"""How numbers and addresses that lead to one person are written: South Korea, China, Japan, and plates of North Korea.

Patterns read folded text: half-width, lower case, digits 0 to 9. A form without a check digit asks for the separators,
or the word beside it, without which an amount, a date or a number in an address would be taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from farbank.judgement.check_digits import chinese, is_day, japanese, korean, luhn

_S: Final = r"[-‐‑‒–—―−. \u00a0]"  # what parts the groups of a number
_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_FREE: Final = r"(?<![0-9a-z])"
_ENDS: Final = r"(?![0-9a-z])"
# the numbers that issuers of cards have (ISO/IEC 7812-1), as long as their cards have them
_CARD: Final = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d+|3[47]\d{13}|35\d{14}"
    r"|62\d{14,17}|6[05]\d{14}"
)
_STAMP: Final = re.compile(rf"(?:19|20)\d\d{_DAY}\d*")  # a day and a time, as in the address of an archived page
_ROUND: Final = re.compile(r"\d*0{5}")
_YEARS: Final = re.compile(r"\d{3}(?:(?:19|20)\d\d){2}")  # a number of three digits and two years, as in a table


def _anything(digits: str) -> bool:  # noqa: ARG001
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form: what it is in words, how it is written, and what its digits must satisfy.

    `in_addresses` says that it is looked for inside web addresses as well, where longer numbers are names of pages.
    """

    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = _anything
    in_addresses: bool = False


def _form(kind: str, written: str, holds: Callable[[str], bool] = _anything, *, addresses: bool = False) -> Form:
    return Form(kind=kind, pattern=re.compile(written), holds=holds, in_addresses=addresses)


def _of_korea(digits: str) -> bool:
    """The day of birth is one; since October 2020 the last six digits are drawn, so no check digit is asked for."""
    century = {"9": 1800, "0": 1800, "1": 1900, "2": 1900, "5": 1900, "6": 1900}.get(digits[6], 2000)
    day = is_day(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    return day and (korean(digits) or not _ROUND.fullmatch(digits))


def _of_china(digits: str) -> bool:
    return is_day(int(digits[6:10]), int(digits[10:12]), int(digits[12:14])) and chinese(digits)


def _of_japan(digits: str) -> bool:
    return japanese(digits) and not _STAMP.fullmatch(digits) and not _ROUND.fullmatch(digits)


def _mobile(digits: str) -> bool:
    return not _ROUND.fullmatch(digits) and not _YEARS.fullmatch(digits)


def _landline(digits: str) -> bool:
    return 9 <= len(digits) <= 11  # noqa: PLR2004 - with the area code and its 0


def _abroad(digits: str) -> bool:
    return 9 <= len(digits) <= 15  # noqa: PLR2004 - ITU-T E.164 allows fifteen digits


def _card(digits: str) -> bool:
    lengths = {"2": 16, "5": 16}
    return _CARD.fullmatch(digits) is not None and len(digits) == lengths.get(digits[0], len(digits)) and luhn(digits)


def _imei(digits: str) -> bool:
    return luhn(digits) and not _ROUND.fullmatch(digits)


_MESSENGER: Final = (
    r"(?:wechat|weixin|微信|위챗|kakao(?:talk)?|카카오톡|카톡|telegram|텔레그램"
    r"|whatsapp|왓츠앱|qq|skype|스카이프|line|라인)"
)
_PLATE_KR: Final = "가나다라마거너더러머버서어저고노도로모보소오조구누두루무부수우주허하호배아바사자"
_PLATE_CN: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE_NK: Final = "평양|평남|평북|함남|함북|황남|황북|강원|자강|량강|양강|라선|나선|남포|개성"

FORMS: Final = (
    _form(
        "a resident registration number of South Korea",
        rf"{_FREE}\d\d{_DAY}\s*[-‐‑‒–—―−|]?\s*[0-9]\d{{6}}{_ENDS}",
        _of_korea,
        addresses=True,
    ),
    _form(
        "a resident identity number of China",
        rf"{_FREE}\d{{6}}{_S}?(?:18|19|20)\d\d{_DAY}{_S}?\d{{3}}[\dx]{_ENDS}",
        _of_china,
        addresses=True,
    ),
    _form(
        "an old resident identity number of China",
        rf"(?:身份证|身分證|身份證|신분증|id card)\D{{0,12}}\d{{8}}{_DAY}\d{{3}}{_ENDS}",
    ),
    _form("an individual number of Japan", rf"{_FREE}\d{{4}}-?\d{{4}}-?\d{{4}}{_ENDS}", _of_japan),
    _form(
        "an individual number of Japan",
        rf"(?:マイナンバー|個人番号|my number)\D{{0,12}}\d{{4}}{_S}\d{{4}}{_S}\d{{4}}{_ENDS}",
        _of_japan,
    ),
    _form("a mobile number of South Korea", rf"{_FREE}01[016-9]{_S}?\d{{3,4}}{_S}?\d{{4}}{_ENDS}", _mobile),
    _form(
        "a telephone number of South Korea or Japan",
        rf"{_FREE}\(?0\d{{1,4}}\)?{_S}{{1,2}}\d{{1,4}}{_S}\d{{3,4}}{_ENDS}",
        _landline,
    ),
    _form("a mobile number of Japan", rf"{_FREE}0[789]0{_S}?\d{{4}}{_S}?\d{{4}}{_ENDS}", _mobile),
    _form("a mobile number of China", rf"{_FREE}1[3-9]\d{_S}?\d{{4}}{_S}?\d{{4}}{_ENDS}", _mobile),
    _form("a telephone number of China", rf"{_FREE}\(?0\d{{2,3}}\)?{_S}?-{_S}?[2-8]\d{{6,7}}{_ENDS}", _landline),
    _form("a telephone number", rf"(?<![0-9a-z+])(?:\+|00(?=8[126]|850))\d(?:{_S}?\(?\d\)?){{7,14}}{_ENDS}", _abroad),
    _form("a telephone number", rf"\b(?:tel:|wa\.me/)\+?\d[-\d]{{6,}}{_ENDS}", addresses=True),
    _form(
        "a bank card number",
        rf"{_FREE}(?:\d{{13,19}}|\d{{4}}{_S}\d{{4}}{_S}\d{{4}}{_S}\d{{4}}(?:{_S}\d{{3}})?|\d{{4}}{_S}\d{{6}}{_S}\d{{5}}){_ENDS}",
        _card,
    ),
    _form(
        "the number of a device (IMEI)",
        rf"{_FREE}(?:01|35|86|99){_S}?\d{{4}}{_S}?\d{{2}}{_S}?\d{{6}}{_S}?\d{_ENDS}",
        _imei,
    ),
    _form(
        "a serial number",
        r"(?:\bserial(?: (?:number|no))?|\bs/n|일련\s?번호|시리얼|序列号|序號|製造番号|シリアル(?:番号)?)[\s.:：#]{1,4}"
        rf"(?=[a-z-]*\d)[0-9a-z][0-9a-z-]{{5,}}{_ENDS}",
    ),
    _form(
        "an account number",
        r"(?:계좌(?:번호)?|银行账号|銀行帳號|口座(?:番号)?|\baccount (?:number|no))\D{0,12}\d(?:[- ]?\d){8,}",
    ),
    _form(
        "an e-mail address",
        r"(?<![\w.])[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+(?:\s?(?:\.|\[dot\]|\(dot\))\s?[\w-]+)*"
        r"(?:\.|\s?\[dot\]\s?|\s?\(dot\)\s?)[a-z]{2,}",
        addresses=True,
    ),
    _form(
        "the name of a messenger account",
        rf"{_MESSENGER}\s?(?:id|号|號|아이디|账号|帳號|アカウント)\s?(?:is|:|：|は|는|은|是)?\s?@?(?=[a-z0-9_.-]*[a-z0-9])[a-z0-9][\w.-]{{3,}}",
    ),
    _form("the name of a messenger account", r"\bt\.me/\+?[a-z0-9_]{4,}", addresses=True),
    _form("a number plate of South Korea", rf"(?<![\d,.])\d{{2,3}}[{_PLATE_KR}]\s?\d{{4}}(?![\d,.])(?!\s?[가-힣])"),
    _form("a number plate of North Korea", rf"(?:{_PLATE_NK})\s?\d\d-\d{{3,5}}(?!\d)"),
    _form("a number plate of China", rf"[{_PLATE_CN}][a-z][·• ]?(?=[a-z]{{0,4}}\d)[a-z0-9]{{5,6}}{_ENDS}"),
    _form("a number plate of Japan", r"[一-龠]{1,4}\s?\d{2,3}\s?[ぁ-ん]\s?\d\d-\d\d(?!\d)"),
)
