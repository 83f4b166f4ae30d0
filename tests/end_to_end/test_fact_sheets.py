"""`farbank gate R1 --sheet`: what each sentence rests on, in four languages, on the terminal and in files."""

import csv
import io

import openpyxl
import pytest


def test_the_sheet_of_the_border_names_finding_weight_origins_statements_and_vintage(border):
    head = border.head()
    rows = border.good("gate", "R-1", "--sheet", "--json").json["rows"]
    assert border.head() == head
    shoot = next(each for each in rows if each["rests"] and each["rests"][0]["label"] == "F-SHOOT")
    said = " ".join(shoot["rests"][0]["says"])
    for words in (
        "One origin, not independently confirmed.",
        "Independent origins: one.",
        "T-SHOOT (Supports this)",
        "E-NOTICE",
    ):
        assert words in said
    series = next(each for each in rows if "180" in each["text"])
    assert series["rests"][0]["says"][1] == "180 for 2023: known from 31 December 2023."
    hrw = next(each for each in rows if each["text"].startswith("Almost all"))
    assert {each["label"] for each in hrw["rests"]} == {"E-HRW", "Y-HRW"}
    nothing = next(each for each in rows if each["text"].startswith("From 2020"))
    assert nothing["rests"] == []


def test_the_terminal_shows_numbered_sentences_with_room_to_tick(border):
    ran = border.good("gate", "R-1", "--sheet")
    assert ran.out.startswith("[ ] 1 ")
    assert "Rests on nothing named here." in ran.out
    assert "nothing was judged" in ran.err


def test_the_sheet_is_written_as_a_table_and_never_over_a_file(border, tmp_path):
    border.good("gate", "R-1", "--sheet", "--out", tmp_path / "facts.csv")
    border.good("gate", "R-1", "--sheet", "--out", tmp_path / "facts.xlsx")
    rows = list(csv.reader(io.StringIO((tmp_path / "facts.csv").read_text(encoding="utf-8-sig"))))
    cells = [
        [cell.value or "" for cell in row] for row in openpyxl.load_workbook(tmp_path / "facts.xlsx").active.iter_rows()
    ]
    assert (
        rows[0] == cells[0] == ["No.", "line", "where", "sentence", "what to check", "rests on", "checked", "by whom"]
    )
    assert [row[3] for row in rows] == [row[3] for row in cells]
    assert all(row[6:] == ["", ""] for row in rows[1:])
    again = border("gate", "R-1", "--sheet", "--out", tmp_path / "facts.csv")
    assert (again.status, "is there already" in again.err) == (1, True)
    assert "facts.xlsx" in border("gate", "R-1", "--sheet", "--out", tmp_path / "facts.doc").err
    assert border("gate", "R-1", "--out", tmp_path / "x.csv").status == 2


@pytest.mark.parametrize(
    ("language", "body", "nothing", "head"),
    [
        (
            "ko",
            "배는 6월부터 다니지 않는다 [@T-FERRY]. 승객은 42명이었다. 회령 항구는 닫혔다.",
            "여기에 적힌 근거가 없다.",
            "문장",
        ),
        (
            "ja",
            "船は6月から出ていない [@T-FERRY]。乗客は42人だった。会寧の港は閉じた。",
            "ここに挙げられた根拠はない。",
            "文",
        ),
        ("zh", "渡船从6月起停航 [@T-FERRY]。乘客有42人。会宁港已经关闭。", "此处没有列出依据。", "句子"),
    ],
)
def test_the_sheet_speaks_the_language_of_the_report(desk, tmp_path, language, body, nothing, head):
    report = tmp_path / "words.md"
    report.write_text(
        f'---\ntitle: "2024"\noutlet: sample-desk\nlanguage: {language}\n---\n{body}\n\n{body[-9:]} 42.\n'
    )
    desk.good("apply", report)
    ran = desk.good("gate", "words", "--sheet")
    assert nothing in ran.out
    assert ran.out.count("T-FERRY") >= 2
    desk.good("gate", "words", "--sheet", "--out", tmp_path / "facts.csv")
    assert head in (tmp_path / "facts.csv").read_text(encoding="utf-8-sig").splitlines()[0]


def test_a_sentence_that_a_spreadsheet_would_run_is_written_as_words(desk, tmp_path):
    report = tmp_path / "sums.md"
    report.write_text('---\ntitle: "=2+5 boats"\noutlet: sample-desk\n---\nNothing moved.\n', encoding="utf-8")
    desk.good("apply", report)
    desk.good("gate", "sums", "--sheet", "--out", tmp_path / "facts.csv")
    assert "'=2+5 boats" in (tmp_path / "facts.csv").read_text(encoding="utf-8-sig")
