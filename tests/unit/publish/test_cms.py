import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest


class Tags(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.all, self.open, self.unclosed = [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))
        if tag not in {"img", "source", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)


@pytest.fixture(scope="module")
def files(cms):
    return {each.path: each.content for each in cms.files}


@pytest.fixture(scope="module")
def tags(files):
    return Tags(files["fragment.html"].decode())


def test_a_fragment_is_well_formed_and_begins_below_the_title(tags):
    assert (tags.open, tags.unclosed) == ([], [])
    levels = [int(tag[1]) for tag, _ in tags.all if re.fullmatch("h[1-6]", tag)]
    assert min(levels) == 2
    assert tags.all[0] == ("article", {"lang": "en"})


def test_a_fragment_brings_no_chrome_style_class_or_script(tags):
    assert not {tag for tag, _ in tags.all} & {
        "html",
        "head",
        "body",
        "style",
        "script",
        "link",
        "nav",
        "header",
        "footer",
    }
    kept = {"id", "lang", "href", "rel", "src", "srcset", "media", "width", "height", "alt", "scope"}
    assert {name for _, attrs in tags.all for name in attrs} <= kept


def test_every_picture_of_a_fragment_lies_beside_it_with_words(tags, files):
    images = [attrs for tag, attrs in tags.all if tag == "img"]
    assert len(images) == 6
    assert all(each["alt"] and each["width"] and each["height"] for each in images)
    named = {each["src"] for each in images} | {attrs["srcset"] for tag, attrs in tags.all if tag == "source"}
    assert named == {path for path in files if Path(path).suffix in {".png", ".jpg"}}


def test_every_link_of_a_fragment_leads_to_a_place_within_or_out_of_it_without_a_referrer(tags):
    ids = [attrs["id"] for _, attrs in tags.all if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in tags.all:
        if tag == "a":
            inside = attrs["href"].startswith("#") and attrs["href"][1:] in ids
            assert inside or attrs["rel"] == "noreferrer noopener"


def test_what_a_fragment_says_of_itself_names_its_pictures_captions_and_evidence(files, border):
    said = json.loads(files["report.json"])
    assert (said["title"], said["language"], said["published"]) == (
        "Two windows on a sealed border",
        "en",
        "2024-04-01",
    )
    for each in said["figures"]:
        assert {each["wide"], each["narrow"]} <= set(files)
        assert each["alt"]
        assert all(len(row) == len(table["head"]) for table in each["tables"] for row in table["rows"])
    assert "Dark: this case holds no look" in said["figures"][1]["caption"][0]
    assert said["pictures"][0]["caption"][0] == "The river bank at Sakju 삭주. ASIAPRESS"
    assert [each["number"] for each in said["evidence"]] == [card.number for card in border.CARDS]


def test_no_label_of_the_case_is_in_what_another_system_gets(files, border):
    for label in [each for card in border.CARDS for each in card.labels] + ["P-1", "Y-HRW", "E-PHOTO"]:
        for path, content in files.items():
            assert label.encode() not in content, path


def test_every_word_of_a_fragment_is_a_channel(cms):
    channels = {(each.channel, each.file) for each in cms.channels}
    assert {
        ("alt", "fragment.html"),
        ("caption", "fragment.html"),
        ("alt", "report.json"),
        ("headline", "report.json"),
    } <= channels
