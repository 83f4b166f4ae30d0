"""Writing read off pictures by machine: found by the search, never the transcription of record."""

import shutil
from difflib import SequenceMatcher
from importlib.resources import files

import pytest
from PIL import Image, ImageDraw, ImageFont

from farbank.intake.ocr.installed import Installed, installed
from farbank.intake.ocr.recogniser import Recogniser
from farbank.intake.ocr.tongues import LANGUAGES
from farbank.intake.reading import CouldNot
from farbank.values.picture import Pixels

FOUND = installed(LANGUAGES)
READY = isinstance(FOUND, Installed) and FOUND.languages == LANGUAGES
needed = pytest.mark.skipif(not READY, reason="needs the extra ocr and tesseract's data files (make ocr)")
NOTICES = {
    "ko": ("korean-500.ttf", ("국경 마을에 알립니다", "나루터의 배는 다니지 않습니다", "문의는 사무소로 하십시오")),
    "ja": ("japanese-500.ttf", ("川沿いの皆様へお知らせ", "渡し船の運航は中止しました", "窓口までお願いします")),
    "zh": ("chinese-500.ttf", ("各位沿江居民请注意", "渡船自即日起停止运行", "禁止在江边捕鱼和洗衣")),
    "en": ("serif-400.ttf", ("To all who live on the river", "The ferry sails no more", "Ask at the office")),
}


def notice(language, *, turn=0):
    name, lines = NOTICES[language]
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", name)), 40)
    page = Image.new("RGB", (820, 360), "white")
    for row, words in enumerate(lines):
        ImageDraw.Draw(page).text((60, 50 + 90 * row), words, font=font, fill=(25, 25, 25))
    return page.rotate(turn, expand=True, fillcolor="white")


def pixels(picture):
    return Pixels(width=picture.width, height=picture.height, rgb=picture.convert("RGB").tobytes())


def alike(read, written):
    """The share of the letters that came back; docs/evaluation/ocr.md says how many do."""
    return SequenceMatcher(None, "".join(read.split()), "".join(written.split())).ratio()


@pytest.fixture(scope="session")
def reads():
    with Recogniser(FOUND) as recogniser:
        yield recogniser


@needed
def test_the_process_that_reads_has_no_network_and_its_canaries_sing_behind_the_fence(reads):
    assert "system call filter" in reads._process.fences()
    assert reads.unable() == {}
    assert reads.engine.startswith("tesseract ")


@needed
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_is_read_in_each_language_without_being_told_which(reads, language):
    lines = reads.read(pixels(notice(language)), page=1)
    assert {each.language for each in lines} == {language}
    assert alike("".join(each.words for each in lines), "".join(NOTICES[language][1])) > 0.9
    assert min(each.confidence for each in lines) > 75


@needed
@pytest.mark.parametrize("turn", [90, 180, 270, 3])
def test_a_page_that_lies_otherwise_is_read_and_its_corners_lie_on_the_page_as_given(reads, turn):
    page = notice("ko", turn=turn)
    lines = reads.read(pixels(page), page=1)
    assert alike(lines[0].words, NOTICES["ko"][1][0]) > 0.9
    across, down = lines[0].corners[::2], lines[0].corners[1::2]
    inked = [
        page.convert("L").getpixel((x, y)) < 128
        for x in range(min(across), max(across), 3)
        for y in range(min(down), max(down), 3)
    ]
    assert any(inked)
    assert max(across) <= page.width
    assert max(down) <= page.height


@needed
def test_an_engine_without_the_letters_of_a_page_refuses_and_gives_no_digits():
    with Recogniser(installed(("ko",))) as korean:
        answer = korean.read(pixels(notice("ja")), page=1)
    assert isinstance(answer, CouldNot)
    assert "(ko) reads it surely" in answer.because


@needed
def test_a_blank_page_has_no_line(reads):
    answer = reads.read(pixels(Image.new("RGB", (400, 300), "white")), page=1)
    assert isinstance(answer, CouldNot)
    assert "no line of writing" in answer.because


@needed
def test_words_become_an_item_of_their_own_that_the_search_finds(empty, tmp_path):
    notice("ko").save(tmp_path / "notice.png")
    notice("ja").save(tmp_path / "paper.pdf")
    (tmp_path / "plain.txt").write_text("words")
    empty.good("add", *(tmp_path / name for name in ("notice.png", "paper.pdf", "plain.txt")))
    ran = empty.good("ocr", "E1", "E2", "--json").json["read"]
    assert [(each["of"], each["item"]) for each in ran] == [("E1", "E4"), ("E2", "E5")]
    assert {"page", "text", "language", "confidence", "corners"} == ran[0]["lines"][0].keys()
    told = empty.good("show", "E4", "--json").json
    assert (told["told"]["derivation"], told["told"]["derived from"]) == ("ocr", "E1")
    assert "not the transcription of record" in told["lists"]["read by machine"][0]
    assert [each["id"] for each in empty.good("find", "나루터", "--json").json["rows"]] == ["E4"]
    assert [each["id"] for each in empty.good("find", "渡し船", "--json").json["rows"]] == ["E5"]
    assert empty.good("ocr", "E1", "--json").json["read"] == []
    assert "not a picture" in empty("ocr", "E3").err
    assert "What a machine read off it is " in empty("read", "E1").err
    assert empty.good("ocr", "E1", "--again", "--language", "ko", "--json").json["read"][0]["item"] == "E4"
    assert empty.good("verify", "--json").json["ok"]


@needed
def test_pages_of_a_scanned_pdf_are_counted_from_the_first_and_none_is_said_to_be_missing(empty, tmp_path):
    notice("ko").save(tmp_path / "scan.pdf", save_all=True, append_images=[notice("en")])
    empty.good("add", tmp_path / "scan.pdf")
    ran = empty.good("ocr", "E1", "--json").json["read"][0]
    assert ran["could_not"] == []
    assert [(each["page"], each["language"]) for each in ran["lines"]] == [(1, "ko")] * 3 + [(2, "en")] * 3


@needed
def test_small_print_below_large_letters_is_found(reads):
    page = Image.new("RGB", (1240, 1000), "white")
    draw = ImageDraw.Draw(page)
    name, lines = NOTICES["ko"]
    for row, (size, words) in enumerate(zip((90, 15, 15), lines, strict=True)):
        font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", name)), size)
        draw.text((90, 60 + 400 * row), words, font=font, fill="black")
    found = reads.read(pixels(page), page=1)
    assert [alike(line.words, words) > 0.8 for line, words in zip(found, lines, strict=True)] == [True] * 3


@needed
@pytest.mark.parametrize("side", [(1, 1), (3_000, 1), (1, 3_000)])
def test_a_picture_too_thin_for_a_line_has_none(reads, side):
    assert "no line of writing" in reads.read(pixels(Image.new("RGB", side)), page=1).because


@needed
def test_lines_from_top_to_bottom_are_refused_with_the_reason(reads):
    page = Image.new("RGB", (500, 900), "white")
    name, lines = NOTICES["ja"]
    font = ImageFont.truetype(str(files("farbank").joinpath("publish", "fonts", name)), 52)
    for row, words in enumerate(lines):
        for at, letter in enumerate(words):
            ImageDraw.Draw(page).text((380 - 130 * row, 40 + 62 * at), letter, font=font, fill="black")
    assert "from top to bottom, which is not read" in reads.read(pixels(page), page=1).because


@needed
def test_a_whole_collection_is_read_and_what_cannot_be_read_says_why(empty, tmp_path):
    folder = tmp_path / "album"
    folder.mkdir()
    notice("ko").save(folder / "012-1.png")
    notice("en").save(folder / "012-2.png")
    Image.new("RGB", (300, 200), "white").save(folder / "013.png")
    empty.good("add", folder, "--collection", "K-X")
    ran = empty.good("ocr", "--collection", "K-X")
    assert "6 lines" in ran.out
    assert "nothing was read" in ran.out
    assert "could not: page 1: no line of writing was found on it" in ran.out
    sheet = tmp_path / "x.xlsx"
    empty.good("sheet", "--collection", "K-X", sheet)
    assert empty.good("apply", sheet, "--json").json["recorded"] == 0


def test_without_data_files_it_says_in_one_sentence_what_to_install(empty, tmp_path, monkeypatch):
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    ran = empty("ocr", "E1", "--language", "ko")
    assert ran.status == 1
    assert "pip install 'farbank[ocr]'" in ran.err or "apt-get install tesseract-ocr-kor" in ran.err


def test_nothing_named_is_a_slip_of_usage(empty):
    assert empty("ocr").status == 2


@needed
def test_a_data_file_that_lacks_a_script_is_found_out_by_its_canary(tmp_path):
    data = FOUND.data
    shutil.copy(data / "eng.traineddata", tmp_path / "kor.traineddata")
    shutil.copy(data / "eng.traineddata", tmp_path / "eng.traineddata")
    with Recogniser(Installed(model=FOUND.model, data=tmp_path, languages=("ko", "en"))) as wrong:
        cannot = wrong.unable()
    assert set(cannot) == {"ko"}
    assert "test line" in cannot["ko"]


@needed
def test_a_data_file_that_is_broken_ends_the_process_and_not_farbank(tmp_path):
    (tmp_path / "kor.traineddata").write_bytes(b"no data")
    with Recogniser(Installed(model=FOUND.model, data=tmp_path, languages=("ko",))) as broken:
        assert isinstance(broken.unable(), CouldNot)
