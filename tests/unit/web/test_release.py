"""From a held draft to what left of it, in pages: mended, judged again, approved by two, published, proven, withdrawn."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from html import unescape
from urllib.parse import urlencode

import pytest

from farbank.intake.confined import Confinement

from .conftest import KIND, form, opened

CMS = "form=cms"  # the smallest form


@pytest.fixture(scope="module")
def read():
    with Confinement() as confinement:
        yield confinement


@pytest.fixture(scope="session")
def two_case(made, shipped, tmp_path_factory):
    """The drill with a second member, and the file with their passphrase."""
    second = tmp_path_factory.mktemp("words") / "second.txt"
    second.write_text("another six words are there now\n", encoding="utf-8")
    return made(
        "two", ("apply", shipped / "drill" / "drill.yaml"), ("member", "add", "--new-passphrase-file", second)
    ), second


@pytest.fixture
def seats(two_case, tmp_path, read):
    """Opens windows of the workbench on a copy of the case: `seats("first")`, `seats("second")`."""
    template, second = two_case
    desk = replace(template, case=shutil.copytree(template.case, tmp_path / "case"))
    words = {"first": desk.passphrase.read_text("utf-8"), "second": second.read_text("utf-8")}
    browsers = []

    def sit(who="first"):
        browser = opened(desk.case, read)
        browsers.append(browser)
        assert browser.post("/unlock", urlencode({"passphrase": words[who].strip()})).status == 303
        return browser

    sit.desk = desk
    yield sit
    for browser in browsers:
        browser.loop.run_until_complete(browser.workbench.jobs.forget())
        browser.loop.run_until_complete(browser.workbench.case.end())
        browser.loop.close()


def done(browser, path, fields="", **more):
    """The page to which work led that a form began."""
    answer = browser.post(path, fields, **more)
    assert answer.status == 303, answer.text
    ended = browser.finished(answer.headers["location"])
    while ended.status == 303:
        ended = browser.get(ended.headers["location"].partition("#")[0])
    return ended


def hidden(page, action):
    """The hidden fields of the first form of a page with an action, as a browser sends them."""
    found = re.search(rf'<form method="post" action="{re.escape(action)}"[^>]*>(.*?)</form>', page, re.DOTALL)
    assert found, action
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', found[1]))


def draft_of(browser, name):
    page = browser.get(f"/report/{name}/text").text
    return unescape(re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.DOTALL)[1])


def test_the_list_says_what_became_of_each_report_and_filters(browser):
    page = browser.get("/list/report").text
    assert "R-HARBOUR" in page
    assert "draft" in page
    assert "No report is like that." in browser.get("/list/report?state=published").text
    assert "No report is like that." in browser.get("/list/report?q=submarine").text
    assert browser.get("/list/report.csv").headers["content-type"].startswith("text/csv")


def test_a_draft_is_replaced_in_the_page_and_the_one_before_stays(browser):
    page = browser.get("/report/R-HARBOUR/text").text
    since = hidden(page, "/report/R1/text")["since"]
    text = draft_of(browser, "R-HARBOUR")
    changed = text.replace("No ferry has sailed", "No boat has sailed").replace("\n", "\r\n")
    answer = browser.post("/report/R1/text", urlencode({"since": since, "text": changed}))
    assert (answer.status, answer.headers["location"]) == (303, "/report/R1")
    assert "No boat has sailed since June" in browser.get("/report/R1").text
    later = browser.get("/report/R1/text").text
    assert len(re.findall(r"<li><a href=\"/report/R1/text", later)) == 2
    earlier = re.search(r"\?draft=(\d+)", later)[1]
    assert "No ferry has sailed" in browser.get(f"/report/R1/text?draft={earlier}").text


def test_a_draft_that_another_window_changed_is_not_replaced_and_the_words_typed_are_not_lost(browser):
    since = hidden(browser.get("/report/R1/text").text, "/report/R1/text")["since"]
    text = draft_of(browser, "R1")
    first = {"since": since, "text": text.replace("June", "July")}
    assert browser.post("/report/R1/text", urlencode(first)).status == 303
    answer = browser.post("/report/R1/text", urlencode({"since": since, "text": text.replace("June", "May")}))
    assert answer.status == 409
    assert "somebody has changed R-HARBOUR since you read it" in answer.text
    assert "since May" in answer.text
    assert "since July" in answer.text  # as it stands now, beside
    assert hidden(answer.text, "/report/R1/text")["since"] != since


def test_what_is_no_report_is_not_recorded_and_every_fault_has_its_line(browser):
    since = hidden(browser.get("/report/R1/text").text, "/report/R1/text")["since"]
    answer = browser.post("/report/R1/text", urlencode({"since": since, "text": "---\ntitle: x\n---\n<b>bold</b>\n"}))
    assert answer.status == 400
    assert ":4:" in answer.text
    assert "&lt;b&gt;bold" in answer.text
    assert "No ferry has sailed" in browser.get("/report/R1").text
    assert browser.post("/report/R1/text", urlencode({"since": "x", "text": "y"})).status in {400, 409}


def test_a_new_report_is_written_in_the_page(browser):
    assert "title:" in browser.get("/draft").text
    text = '---\ntitle: "Second"\nlanguage: en\n---\n\nNothing moves.\n'
    answer = browser.post("/draft", urlencode({"label": "R-SECOND", "text": text}))
    assert answer.status == 303
    assert "Nothing moves." in browser.get(answer.headers["location"]).text
    again = browser.post("/draft", urlencode({"label": "R-SECOND", "text": text}))
    assert (again.status, "there is a report R-SECOND already" in again.text) == (400, True)
    assert browser.post("/draft", urlencode({"label": "", "text": text})).status == 400


def test_a_finding_is_anchored_at_its_words_and_mended_by_one_click(seats):
    browser = seats()
    only = done(browser, "/report/R-EXPOSED/judge", CMS).text
    assert "BLOCK" in only
    assert "/report/R1/mend" not in only  # nothing would be left to print
    since = hidden(browser.get("/report/R1/text").text, "/report/R1/text")["since"]
    text = draft_of(browser, "R1").rstrip() + " The harbour is quiet.\n"
    assert browser.post("/report/R1/text", urlencode({"since": since, "text": text})).status == 303
    page = done(browser, "/report/R-EXPOSED/judge", CMS).text
    assert "Who could be found" in page
    assert '<a class="n" id="at-1" href="#f-1">' in page
    assert "Two facts suffice" in page
    assert "bits" in page  # what each phrase gives away
    fields = hidden(page, "/report/R1/mend")
    after = done(browser, "/report/R1/mend", urlencode(fields)).text
    assert "twin boys" not in after.split("<article")[1].split("</article>")[0]
    assert "The harbour is quiet." in after
    assert "NO FINDING" in after
    gone = browser.post("/report/R1/mend", urlencode(fields))
    assert gone.status == 409
    assert "omebody has changed R-EXPOSED since you read it" in gone.text


def test_two_members_approve_the_same_bytes_and_it_leaves_as_a_zip(seats, tmp_path):
    first, second = seats("first"), seats("second")
    page = done(first, "/report/R-REPAIRED/judge", CMS).text
    assert "2 members have still to approve" in page
    shown = hidden(page, "/report/R2/approve")
    page = done(first, "/report/R2/approve", urlencode(shown)).text
    assert "1 member has still to approve" in page
    theirs = done(second, "/report/R2/judge", CMS).text
    assert hidden(theirs, "/report/R2/approve")["package"] == shown["package"]
    done(second, "/report/R2/approve", urlencode(shown))
    address = first.post("/report/R2/publish", urlencode({"form": "cms", "to": "zip"})).headers["location"]
    left = first.finished(address).text
    assert "Approved by M1, M2" in left
    kept = first.get(f"{address}/file")
    assert kept.headers["content-disposition"] == "attachment; filename*=UTF-8''release.zip"
    with zipfile.ZipFile(io.BytesIO(kept.body)) as box:
        assert "fragment.html" in box.namelist()
        assert {each.date_time for each in box.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    package = first.get("/report/R2/package").text
    assert shown["package"][:16] in package
    assert "neither its draft nor the case beneath it has changed" in package
    assert "published" in first.get("/list/report").text


def test_nothing_leaves_while_a_second_member_has_not_approved(seats, tmp_path):
    browser = seats()
    done(browser, "/report/R2/judge", CMS)
    out = tmp_path / "site"
    page = done(browser, "/report/R2/publish", urlencode({"form": "cms", "to": "folder", "folder": out})).text
    assert "another member has still to approve exactly these bytes" in page
    assert not out.exists()


def test_other_bytes_than_were_shown_are_not_approved(seats):
    browser = seats()
    done(browser, "/report/R2/judge", CMS)
    page = done(browser, "/report/R2/approve", urlencode({"package": "0" * 64, "form": "cms"})).text
    assert "would leave with other bytes than you were shown" in page
    assert "Nobody has approved these bytes." in browser.get("/report/R2").text


@pytest.mark.long
def test_an_open_finding_is_approved_only_with_a_reason_by_two(seats):
    first, second = seats("first"), seats("second")
    page = done(first, "/report/R1/judge", CMS).text
    shown = hidden(page, "/report/R1/approve")
    assert "nothing was approved" in done(first, "/report/R1/approve", urlencode(shown)).text
    reason = {**shown, "override": "1", "because": "she asked for it"}
    assert "she asked for it" in done(first, "/report/R1/approve", urlencode(reason)).text
    done(second, "/report/R1/approve", urlencode({**shown, "override": "1", "because": "I spoke with her"}))
    left = done(first, "/report/R1/publish", urlencode({"form": "cms", "to": "zip"})).text
    assert "BLOCK" in left
    assert "Approved by M1, M2" in left


def released(browser, desk, tmp_path):
    """The repaired report of a case with one member, as a site in a folder."""
    done(browser, "/report/R2/judge", CMS)
    out = tmp_path / "site"
    page = done(browser, "/report/R2/publish", urlencode({"form": "cms", "to": "folder", "folder": out})).text
    assert (out / "fragment.html").is_file(), page
    return out


@pytest.fixture
def alone(drill, read):
    browser = opened(drill.case, read)
    assert browser.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
    yield browser
    browser.loop.run_until_complete(browser.workbench.jobs.forget())
    browser.loop.run_until_complete(browser.workbench.case.end())
    browser.loop.close()


def test_what_changed_since_it_left_is_told_and_needs_a_reason(alone, drill, tmp_path):
    released(alone, drill, tmp_path)
    since = hidden(alone.get("/report/R2/text").text, "/report/R2/text")["since"]
    text = draft_of(alone, "R2").replace("people on the coast", "people of the coast")
    assert alone.post("/report/R2/text", urlencode({"since": since, "text": text})).status == 303
    package = alone.get("/report/R2/package").text
    assert "- No ferry has sailed since June, say people on the coast." in package
    assert "+ No ferry has sailed since June, say people of the coast." in package
    assert "not since it was changed" in alone.get("/report/R2").text
    fields = {"form": "cms", "to": "folder", "folder": tmp_path / "site"}
    held = done(alone, "/report/R2/publish", urlencode(fields)).text
    assert "unexplained" in held
    told = done(alone, "/report/R2/publish", urlencode({**fields, "because": "a word was wrong"})).text
    assert "It left, and is in" in told


@pytest.mark.long
def test_a_report_is_taken_back_with_a_notice_that_is_judged(alone, drill, tmp_path):
    released(alone, drill, tmp_path)
    assert "Take the report back" in alone.get("/report/R2/package").text
    fields = {"because": "an error", "printed": "It was wrong.", "folder": tmp_path / "notice"}
    page = done(alone, "/report/R2/withdraw", urlencode(fields)).text
    assert "It is recorded as withdrawn" in page
    assert (tmp_path / "notice" / "index.html").is_file()
    assert "withdrawn" in alone.get("/list/report").text


def test_a_folder_is_named_in_full(alone):
    answer = alone.post("/report/R2/publish", urlencode({"form": "cms", "to": "folder", "folder": "site"}))
    assert (answer.status, "name the folder in full" in answer.text.lower()) == (400, True)


def test_a_commitment_in_print_is_opened_for_one_person(browser, tmp_path, read):
    browser.workbench.case.confinement = read
    done(browser, "/report/R1/judge", CMS)
    done(browser, "/report/R1/publish", urlencode({"form": "cms", "to": "zip"}))
    page = browser.get("/report/R1/package").text
    commitment = re.search(r"T-FERRY</a></td><td><code>([0-9a-f]{64})", page)[1]
    evidence = re.search(r'<option value="([^"]+)">T-FERRY', page)[1]
    fields = {"evidence": evidence, "to": "Mina", "folder": tmp_path / "opening"}
    assert commitment in done(browser, "/report/R1/open", urlencode(fields)).text
    assert (tmp_path / "opening" / "opening.txt").is_file()


@pytest.mark.long
def test_the_pages_that_would_leave_are_looked_at_where_they_can_do_nothing(with_reader):
    assert with_reader.get("/preview/R1/index.html").status == 404
    done(with_reader, "/report/R1/judge", "form=site")
    page = with_reader.get("/preview/R1/index.html")
    assert page.status == 200
    assert "No ferry has sailed since June" in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-same-origin" in policy
    assert not {"script-src", "connect-src", "frame-src", "unsafe-inline"} & set(re.findall(r"[a-z-]+", policy))
    assert with_reader.get("/preview/R1/site.css").headers["content-type"].startswith("text/css")
    whole = with_reader.get("/preview/R1/report.html")
    assert whole.headers["content-disposition"].startswith("attachment")
    assert "index.html" in with_reader.get("/preview/R1/").text
    for none in ("../../etc/passwd", "nothing.html", "%2e%2e/site.css"):
        assert with_reader.get(f"/preview/R1/{none}").status == 404
    with_reader.post("/lock")
    assert "Unlock the case" in with_reader.get("/preview/R1/index.html").text


def test_who_is_printed_and_what_the_draft_adds_about_them(seats):
    page = seats().get("/report/R-EXPOSED/people").text
    assert "Port Ells" in page.split("Out already")[1].split("This draft adds")[0]
    assert "twin_sons" in page.split("This draft adds")[1]
    assert "This draft marks nobody" in seats().get("/report/R-REPAIRED/people").text


def test_the_sentences_to_check_are_listed_with_what_they_rest_on(browser):
    page = browser.get("/report/R-HARBOUR/sheet").text
    assert "No ferry has sailed since June" in page
    assert "T-FERRY" in page


def sent(browser, *parts):
    answer = browser.post("/gate", form(*parts), kind=KIND)
    return browser.finished(answer.headers["location"])


def test_a_file_from_elsewhere_is_judged_and_nothing_of_it_is_kept(alone):
    before = alone.get("/list/item.csv").body
    said = ("personas", "the clerk=P-CLERK\n"), ("says", "P-CLERK:children=twin_sons")
    text = b"No ferry has sailed since June, says the clerk."
    page = sent(alone, ("outlet", "sample-desk"), ("language", "en"), *said, ("file", "story.txt", text)).text
    assert "BLOCK" in page
    assert "Nothing of the file is kept" in page
    assert "<button>Write this instead" not in page
    assert alone.get("/list/item.csv").body == before
    assert "no file came" in sent(alone, ("outlet", "x")).text
    assert "cannot be read" in sent(alone, ("personas", "x"), ("file", "story.txt", text)).text
    assert "is no day" in sent(alone, ("published", "soon"), ("file", "story.txt", text)).text
    assert "is empty" in sent(alone, ("file", "story.txt", b"")).text


def test_what_is_no_sealed_file_is_refused_before_it_lies_on_the_disk(browser):
    answer = browser.post("/approvals", form(("file", "plain.txt", b"in the clear")), kind=KIND)
    page = browser.finished(answer.headers["location"]).text
    assert "plain.txt is no sealed file of farbank" in page
    answer = browser.post("/approvals", form(("file", "a.age", b"age-encryption.org/v1\nnonsense")), kind=KIND)
    page = browser.finished(answer.headers["location"]).text
    assert "farbank-sealed" not in page
    assert 'role="alert"' in page


@pytest.mark.parametrize("lost", ["/report/R-NONE", "/report/R-NONE/text", "/report/R-NONE/people", "/jobs/99/file"])
def test_what_is_not_there_is_said(browser, lost):
    assert browser.get(lost).status == 404


def test_a_page_that_somebody_made_up_mends_nothing(browser):
    assert browser.post("/report/R1/mend", "verdict=x").status == 400
    assert browser.post("/report/R1/mend", "verdict=1&finding=0&remedy=0&since=1").status == 404
    assert browser.post("/jobs/99/then", "").status == 404
    assert browser.post("/together/judge", "report=R1").status == 400


PART = '---\ntitle: "The quiet harbour"\noutlet: sample-desk\npart: 1\nof: 2\nlanguage: en\npublished: 2024-08-01\n---\n\nNothing moves.\n'


@pytest.mark.long
def test_several_reports_are_judged_approved_and_published_together(alone, tmp_path):
    assert alone.post("/draft", urlencode({"label": "R-ONE", "text": PART})).status == 303
    assert "R-ONE" in alone.get("/together").text
    names = [("report", "R2"), ("report", "R3")]
    page = done(alone, "/together/judge", urlencode(names)).text
    assert page.count("NO FINDING") == 2
    assert "part-1/index.html" in alone.get("/preview/together/").text
    digest = hidden(page, "/together/approve")["package"]
    wrong = done(alone, "/together/approve", urlencode([*names, ("package", "0" * 64)])).text
    assert "other bytes than you were shown" in wrong
    assert "Approved by M1" in done(alone, "/together/approve", urlencode([*names, ("package", digest)])).text
    out = tmp_path / "series"
    left = done(alone, "/together/publish", urlencode([*names, ("to", "folder"), ("folder", str(out))])).text
    assert "It left, and is in" in left
    assert (out / "part-2" / "index.html").is_file()


@pytest.fixture
def apart(made, shipped, tmp_path, read):
    """Two places that know each other's member, each with a window of its workbench."""
    browsers = []
    desks = [made("here", ("apply", shipped / "drill" / "drill.yaml")), made("there")]
    folders = [tmp_path / "here", tmp_path / "there"]
    desks = [replace(each, case=shutil.copytree(each.case, to)) for each, to in zip(desks, folders, strict=True)]
    for each in desks:
        each.good("member", "key", "--out", f"{each.case}.pub")
    desks[0].good("member", "add", "--key", f"{desks[1].case}.pub")
    desks[1].good("member", "add", "--key", f"{desks[0].case}.pub")
    for each in desks:
        browser = opened(each.case, read)
        assert browser.post("/unlock", "passphrase=six+words+here+now+okay+fine").status == 303
        browsers.append(browser)
    yield browsers
    for browser in browsers:
        browser.loop.run_until_complete(browser.workbench.jobs.forget())
        browser.loop.run_until_complete(browser.workbench.case.end())
        browser.loop.close()


def handed(browser, address):
    """The file that work made, once it has."""
    assert "sealed to" in browser.finished(address).text
    return browser.get(f"{address}/file").body


def test_a_member_at_another_place_is_asked_and_answers_by_one_sealed_file_each_way(apart):
    here, there = apart
    shown = hidden(done(here, "/report/R2/judge", CMS).text, "/report/R2/ask")
    asked = here.post("/report/R2/ask", urlencode({**shown, "to": "M2"})).headers["location"]
    request = handed(here, asked)
    assert request.startswith(b"age-encryption.org/v1")
    assert b"No ferry" not in request
    came = there.post("/approvals", form(("file", "request.farbank", request)), kind=KIND).headers["location"]
    page = there.finished(came).text
    assert "No ferry has sailed since June" in page
    assert "M2 asks for an approval" in page
    assert "fragment.html" in there.get("/preview/request/").text
    answered = there.post(f"{came}/then", "").headers["location"]
    answer = handed(there, answered)
    taken = here.post("/approvals", form(("file", "answer.farbank", answer)), kind=KIND).headers["location"]
    assert "M2" in here.finished(taken).text
    page = here.get("/report/R2").text
    assert "0 members have still to approve" in page
    again = here.post("/approvals", form(("file", "answer.farbank", answer)), kind=KIND).headers["location"]
    assert "answer.farbank was taken in already" in here.finished(again).text
    assert here.post(f"{taken}/then", "").status == 400
    assert "downloads of a browser" in here.get("/list/copy").text or "approval request" in here.get("/list/copy").text
