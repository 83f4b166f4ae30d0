"""Files on their way from a browser into the case."""

import asyncio
import zipfile

import pytest

from farbank.web.asked import Begun, Shown

from .conftest import BOUNDARY, HERE, HOST, KIND, form


def test_files_become_items_with_their_source_and_how_they_came(with_reader):
    body = form(
        ("source", "S-REED"),
        ("how", "by mail"),
        ("files", "새 메모.txt", "압록강의 새 다리\n"),
        ("files", "b.txt", b"b"),
    )
    page = with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    assert "2 files taken in" in page.text
    assert "새 메모.txt" in page.text
    assert "by mail" in with_reader.get("/show/E2").text
    assert "E2" in with_reader.get("/find?q=다리").text
    assert "새 다리" in with_reader.post("/original/E2").text


def test_the_same_bytes_again_are_a_receipt(with_reader):
    body = form(("source", ""), ("how", ""), ("files", "a.txt", b"once"))
    for said in ("1 file taken in", "1 came again"):
        page = with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
        assert said in page.text


def test_an_empty_choice_and_an_unknown_source_take_nothing_in(with_reader):
    page = with_reader.finished(with_reader.post("/intake", form(("files", "", b"")), kind=KIND).headers["location"])
    assert "0 files taken in" in page.text
    body = form(("source", "S-NOBODY"), ("files", "a.txt", b"a"))
    page = with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    assert "S-NOBODY" in page.text
    assert "/show/E2" not in with_reader.get("/list/item").text


def test_the_members_of_a_small_zip_are_items_of_their_own(with_reader, tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as out:
        out.writestr("in/note.txt", "inside")
    body = form(("files", "a.zip", (tmp_path / "a.zip").read_bytes()))
    page = with_reader.finished(with_reader.post("/intake", body, kind=KIND).headers["location"])
    assert "a.zip/in/note.txt" in page.text


def test_a_large_file_is_read_in_pieces_and_never_held(with_reader):
    whole = bytes(range(256)) * 40_000
    body = form(("files", "large.bin", whole))
    pieces = [body[at : at + 65_536] for at in range(0, len(body), 65_536)]
    headers = {**HERE, "origin": f"http://{HOST}", "content-type": KIND}
    answer = with_reader.get("/intake", method="POST", headers=headers, pieces=pieces)
    assert "1 file taken in" in with_reader.finished(answer.headers["location"]).text
    assert with_reader.post("/original/E2").body == whole


def test_a_file_that_breaks_off_is_left_and_what_came_before_is_kept(with_reader):
    body = form(("files", "whole.txt", b"whole"))[: -len(f"--{BOUNDARY}--\r\n")]
    body += form(("files", "half.txt", b"half of it"), end=False)[:-2]
    headers = {**HERE, "origin": f"http://{HOST}", "content-type": KIND}
    answer = with_reader.get("/intake", method="POST", headers=headers, pieces=[body], drop=True)
    text = with_reader.finished(answer.headers["location"]).text
    assert "1 file taken in" in text
    assert "half.txt" in text
    assert "the browser stopped sending it" in text


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded"])
def test_what_is_no_form_with_files_is_refused(browser, kind):
    assert browser.post("/intake", b"x", kind=kind).status == 415


def test_a_form_that_is_none_takes_nothing_in(with_reader):
    page = with_reader.finished(with_reader.post("/intake", b"\r\nnonsense", kind=KIND).headers["location"])
    assert "0 files taken in" in page.text


def test_work_that_is_stopped_says_so_and_keeps_what_was_recorded(with_reader):
    def work(room, confinement, pace):
        while True:
            pace("looking", 1, 2)

    async def stop():
        job = await with_reader.workbench.jobs.start(
            Begun(title="Endless", work=work, shown=lambda _: Shown(template="x"))
        )
        await asyncio.sleep(0.1)
        return job

    job = with_reader.loop.run_until_complete(stop())
    assert "Endless" in with_reader.get("/jobs").text
    assert "1 at work" in with_reader.get("/").text
    with_reader.post(f"/jobs/{job.number}/stop")
    assert "Stopped. What was recorded" in with_reader.finished(f"/jobs/{job.number}").text


@pytest.mark.parametrize("fault", [ValueError("secret words"), KeyError("secret")])
def test_a_fault_in_the_work_tells_its_kind_and_nothing_of_the_material(with_reader, fault):
    def work(room, confinement, pace):
        raise fault

    begun = Begun(title="Faulty", work=work, shown=lambda _: Shown(template="x"))
    job = with_reader.loop.run_until_complete(with_reader.workbench.jobs.start(begun))
    text = with_reader.finished(f"/jobs/{job.number}").text
    assert type(fault).__name__ in text
    assert "secret" not in text


def test_there_is_no_work_that_nobody_began(browser):
    assert browser.get("/jobs/7").status == 404
    assert browser.post("/jobs/7/stop").status == 404
    assert "Nothing has been begun" in browser.get("/jobs").text


def test_a_lock_stops_the_work_and_forgets_what_it_found(with_reader):
    with_reader.finished(with_reader.post("/intake", form(("files", "a.txt", b"a")), kind=KIND).headers["location"])
    with_reader.post("/lock")
    assert with_reader.workbench.jobs.latest() == ()
