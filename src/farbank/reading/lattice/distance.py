"""How far apart two names sound, in hundredths of a letter: an edit distance in which near sounds are near."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from farbank.reading.lattice.reading import Channel

FAR: Final = 100
# Sounds that writers and hearers confuse, by channel: signs -> cost of one for another. Set by the romanisation
# tables (what
# one system writes with the letter of another is nearest), not by examples.
_NEAR: Final[Mapping[Channel, str]] = {
    "korean": "gk8 kK8 dt8 tT8 bp8 pP8 jc8 cC8 gG20 kG20 dD20 tD20 bB20 pB20 jJ20 cJ20 sS10 gK45 dT45 bP45 jC45 "
    "oO8 uU8 eE15 Ea45 Oa60 Oe40 oe60 ou60 Ui60 Ue60 Uo60 uO30 ei70 nN35 mn50 mN60 nl60 sj70 sc70 sC70 hK60 yi40 "
    "wu30 wo30 wU40 oU60 OU40",
    "mandarin": "zZ20 cC20 sS20 nN25 bp45 dt45 gk45 jq45 ZC45 zc45 jZ45 qC45 xS30 xs30 xh50 jz40 jk60 jg60 ou40 "
    "oe60 ae60  "
    "ie70 uv20 iy20 uw20 lr30 fh50 yi20 wu20 jJ20 eE30 qc40 xj60",
    "japanese": "oO10 uU10 kg20 td20 sz20 hb25 bp20 hp30 cj20 Sj20 sS25 zj20 tc40 ou60 ei50 rl10 nm20 SC60 yi40 "
    "ao70 ie70 td20",
    "han": "",
}  # fmt: skip
_LIGHT: Final[Mapping[Channel, Mapping[str, int]]] = {
    "korean": {"y": 35, "w": 35, "h": 50, "l": 80},
    "mandarin": {"i": 60, "u": 60, "y": 40, "w": 40, "N": 70, "g": 70},
    "japanese": {"y": 40, "w": 50, "O": 20, "U": 20, "n": 70},
    "han": {},
}


def _costs(pairs: str) -> dict[tuple[str, str], int]:
    costs = {}
    for pair in pairs.split():
        one, other, cost = pair[0], pair[1], int(pair[2:])
        costs[one, other] = costs[other, one] = cost
    return costs


_COSTS: Final = {channel: _costs(pairs) for channel, pairs in _NEAR.items()}


def distance(channel: Channel, one: str, other: str, limit: int = 10_000) -> int:
    """The cheapest way from one name's sounds to the other's; `limit` + 1 as soon as it is clear that it costs more."""
    if one == other:
        return 0
    costs, light = _COSTS[channel], _LIGHT[channel]
    row = [0]
    for sign in other:
        row.append(row[-1] + light.get(sign, FAR))
    for mine in one:
        left_out = light.get(mine, FAR)
        diagonal, above = row[0], row[0] + left_out
        now = [above]
        for at, sign in enumerate(other, 1):
            same = diagonal if mine == sign else diagonal + costs.get((mine, sign), FAR)
            diagonal = row[at]
            above = min(same, diagonal + left_out, above + light.get(sign, FAR))
            now.append(above)
        if min(now) > limit:
            return limit + 1
        row = now
    return row[-1]
