import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from farbank.publish.site import build


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.all = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def html(border):
    files = {each.path: each.content for each in build(border.page_with_picture()).files}
    return files["report.html"].decode()


def test_one_file_holds_the_report_its_evidence_and_its_method(html):
    assert html.count("<h1>") == 1
    for said in ("What we could not see", "북부국경봉쇄작전", "Likelihood ratios", "How to read the figures"):
        assert said in html


def test_everything_it_shows_is_within_it(html):
    shown = [attrs[name] for _, attrs in Tags(html).all for name in ("src", "srcset") if attrs.get(name)]
    assert len(shown) == 5 * 2 + 1
    assert all(each.startswith("data:image/") for each in shown)
    assert not [tag for tag, _ in Tags(html).all if tag in {"script", "iframe", "object", "form"}]
    assert "url(fonts/" not in html
    assert html.count("url(data:font/woff2;base64,") >= 5


def test_its_policy_allows_its_own_style_sheet_by_its_digest_and_nothing_else(html):
    style = re.search("<style>(.*?)</style>", html, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html).group(1)
    assert f"style-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_link_of_the_one_file_leads_to_a_place_within(html):
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    inside = [attrs["href"] for tag, attrs in Tags(html).all if tag == "a"]
    assert inside
    assert {each[1:] for each in inside} <= set(ids)
    assert all(each.startswith("#") for each in inside)


def test_headings_of_the_one_file_go_down_one_step_at_a_time(html):
    levels = [int(tag[1]) for tag, _ in Tags(html).all if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
