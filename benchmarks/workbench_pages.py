"""Which pages of the workbench are asked for, and what they cost; and the pages of the peer that are like them."""

from __future__ import annotations

from statistics import quantiles

from benchmarks.child import Failed
from benchmarks.workbench_open import Client

SCREENS = {
    "a list, any place and order": (
        "/list/item",
        "/list/item?page=1000",
        "/list/item?page=2000&down=1",
        "/list/item?by=title&page=1000",
        "/list/item?by=title&down=1&page=1700",
        "/list/item?by=label&page=900",
        "/list/statement?page=700",
        "/list/statement?by=title&page=300",
        "/list/figure?by=title&down=1",
        "/list/report",
        "/list/source?page=4",
    ),
    "a list, filtered": (
        "/list/item?q=lighthouse",
        "/list/item?q=77777",
        "/list/item?q=등대&page=20",
        "/list/item?q=harbour&by=title&page=20",
        "/list/statement?q=ferry&page=50",
    ),
    "one record": (
        *(f"/show/E{n}" for n in (5, 4_001, 50_000, 99_999)),
        *("/show/S5", "/show/F5", "/show/T777", "/show/L7", "/show/V7", "/show/R7", "/show/U70"),
        *("/describe/E5", "/describe/E77777", "/read/E5", "/read/E4001"),
    ),
    "a search": (
        "/find?q=lighthouse",
        "/find?q=harbour&page=40",
        "/find?q=초소",
        "/find?q=港",
        "/find?q=77777",
        "/find?q=ostel lighthouse",
    ),
    "other screens": (
        *("/", "/intake", "/jobs", "/report/R5", "/report/R-17"),
        *("/findings?page=2", "/findings?q=quay", "/series", "/series?page=5", "/series?name=V9"),
        *("/time", "/time?row=600", "/time?from=2021&to=2021"),
    ),
}
TYPED = tuple(f"/find/quick?q={word}" for word in ("lig", "light", "lighth", "E-7", "E-777", "港", "초소", "quay ost"))
# the pages of datasette that do the like; its next page is asked for by key, as its own links do
PEER = (
    "/coast/items",
    "/coast/items?_next=50000",
    "/coast/items?_next=99900",
    "/coast/items?_sort=title",
    "/coast/items?_sort=title&_next=north+Ellmark%2C50000",
    "/coast/items?_sort_desc=title",
    "/coast/items?_sort=label",
    "/coast/items?title__contains=lighthouse",
    "/coast/items?title__contains=77777",
    "/coast/items/50000",
)


def seconds(client: Client, paths: tuple[str, ...]) -> list[float]:
    """How long each takes from request to last byte."""
    found = []
    for path in paths:
        took, status, _ = client.get(path)
        if status != 200:
            raise Failed(f"{path} answers {status}")
        found.append(took)
    return found


def percentile(values: list[float]) -> float:
    """The 95th, in milliseconds."""
    return quantiles(values, n=20, method="inclusive")[-1] * 1000
