"""An `add` that was cut off goes on; one that had ended and is given again is a second receipt."""


def folder_of(tmp_path):
    folder = tmp_path / "material"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text(f"text of {name}\n", encoding="utf-8")
    return folder


def test_files_kept_by_an_add_that_was_cut_off_are_not_taken_for_a_second_receipt(empty, tmp_path):
    folder = folder_of(tmp_path)
    empty.good("add", folder, "--keep-only")  # as if it had been interrupted before it looked into them
    (folder / "three.txt").write_text("later\n", encoding="utf-8")
    went_on = empty.good("add", folder, "--json").json
    told = sorted(each["files"][0] for each in went_on["items"])
    assert told == ["material/one.txt", "material/three.txt", "material/two.txt"]  # the cut-off one told of none
    assert went_on["again"] == []
    assert len(empty.good("list", "item", "--json").json["rows"]) == 3
    assert "read by" in empty.good("show", "E1").out


def test_a_copy_that_an_add_met_before_it_was_cut_off_is_one_receipt(empty, tmp_path):
    folder = folder_of(tmp_path)
    (folder / "z copy.txt").write_bytes((folder / "one.txt").read_bytes())
    sheet = tmp_path / "donor.yaml"
    sheet.write_text("sheet: 1\nsources:\n  S-DONOR: {kind: donor}\n", encoding="utf-8")
    empty.good("apply", sheet)
    for _ in range(2):  # as if it had been interrupted twice before it looked into them
        empty.good("add", folder, "--from", "S-DONOR", "--keep-only")
    assert empty.good("add", folder, "--from", "S-DONOR", "--json").json["again"] == []
    assert empty.good("show", "E1").out.count("came again") == 1


def test_files_that_come_again_after_an_add_has_ended_are_receipts(empty, tmp_path):
    folder = folder_of(tmp_path)
    empty.good("add", folder)
    again = empty.good("add", folder, "--json").json
    assert [each["item"] for each in again["again"]] == ["E1", "E2"]
    assert again["items"] == []


def test_an_attachment_is_told_with_the_message_it_came_in(empty, tmp_path):
    message = (
        "From: a@example.org\nTo: b@example.org\nSubject: x\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="q"\n\n--q\nContent-Type: text/plain\n\nhello\n--q\n'
        'Content-Type: text/plain; charset=utf-8\nContent-Disposition: attachment; filename="note.txt"\n\nattached\n--q--\n'
    )
    (tmp_path / "mail.eml").write_text(message, encoding="utf-8")
    told = empty.good("add", tmp_path / "mail.eml").out
    assert "note.txt  out of E1" in told
    assert [line.split()[0] for line in empty.good("list", "item").out.splitlines()] == ["E1", "E2"]
    assert empty.good("find", "attached").out.startswith("E2")


def test_figures_that_do_not_add_up_are_told_when_they_are_taken_in(empty, tmp_path):
    sheet = tmp_path / "figures.yaml"
    rows = (("total", 236), ("men", 26), ("women", 216))
    figures = "\n".join(
        f"  - {{series: arrivals, ref: 2024, value: {value}, known_from: 2025-01-17, dims: {{sex: {sex}}}}}"
        for sex, value in rows
    )
    sheet.write_text(f"sheet: 1\nseries:\n  arrivals: {{title: Arrivals, unit: people}}\nfigures:\n{figures}\n")
    ran = empty.good("apply", sheet)
    assert "26 men and 216 women make 242, not 236" in ran.err
