"""The gate as a person runs it: wording of one source, hidden words, a picture that is asked about once."""

import io

import pytest
from PIL import Image, ImageDraw

SAID = "The ferry stopped on the ninth and my brother carried salt over the hill twice before dawn."
SHEET = """sheet: 1
language: en
published: 2024-08-15
sources:
  S-REED: {kind: partner_inside}
  S-GAZETTE: {kind: press, public: true, name: "The Ellmark Gazette"}
items:
  E-MSG: {file: message.txt, from: S-REED, title: "A message"}
  E-NEWS: {file: news.txt, from: S-GAZETTE, title: "A newspaper"}
  E-NOTICE: {file: notice.png, from: S-REED, title: "A notice on a wall", people_shown: [nobody]}
consents:
  - {source: S-REED, fields: [any], outlets: [any], languages: [any], given: 2024-06}
reports:
  R-WORDS: {file: words.md}
  R-NEWS: {file: news.md}
  R-PICTURE: {file: picture.md}
"""
HEAD = '---\ntitle: "Salt"\noutlet: desk\nlanguage: en\npublished: 2024-08-15\n---\n'
REPORTS = {
    "words.md": "He and my brother carried salt over the hill, they say [@E-MSG]. Call 010-0000-1234.",
    "news.md": "The harbour council met again on a rainy Tuesday morning [@E-NEWS].",
    "picture.md": '![The notice.](E-NOTICE){alt="A sheet of paper on a wall."}',
}


def notice():
    picture = Image.new("RGB", (96, 64), (200, 190, 170))
    ImageDraw.Draw(picture).polygon([(8, 4), (80, 10), (70, 60), (12, 50)], fill=(250, 250, 240), outline=(20, 20, 20))
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


@pytest.fixture(scope="session")
def written(made, tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    (folder / "message.txt").write_text(SAID, encoding="utf-8")
    (folder / "news.txt").write_text("The harbour council met again on a rainy Tuesday morning.", encoding="utf-8")
    (folder / "notice.png").write_bytes(notice())
    for name, words in REPORTS.items():
        (folder / name).write_text(f"{HEAD}{words}\n", encoding="utf-8")
    (folder / "desk.yaml").write_text(SHEET, encoding="utf-8")
    return made("words", ("apply", folder / "desk.yaml"))


def told(desk, report):
    return {each["rule"]: each for each in desk("gate", report, "--json").json["findings"]}


def test_wording_of_one_source_and_a_number_are_found_in_the_finished_bytes(written):
    found = told(written, "R-WORDS")
    assert found.keys() >= {"verbatim", "identifier"}
    place = found["verbatim"]["where"][0]
    assert place["text"][place["start"] : place["end"]] == "and my brother carried salt over the hill"
    assert {each["channel"] for each in found["identifier"]["where"]} == {"body", "lead"}


def test_wording_of_a_newspaper_is_not(written):
    assert "verbatim" not in told(written, "R-NEWS")


def test_a_placed_picture_is_asked_about_until_somebody_decided(written):
    found = told(written, "R-PICTURE")
    assert found.keys() == {"torn_edges"}
    said = ("--by", "the desk", "--because", "looked at in full size; no fold, no hand")
    done = written.good("decide", "E-NOTICE", "The picture", "--print", *said, "--json").json
    assert done["items"] == ["E3"]
    assert written.good("gate", "R-PICTURE", "--json").json["verdict"] == "NO FINDING"
    assert written.good("decide", "E-NOTICE", "the picture", "--print", *said).out == "That was decided already.\n"
