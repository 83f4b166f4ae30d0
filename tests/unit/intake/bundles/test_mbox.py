import io
import mailbox
from email.header import Header

import pytest

from farbank.intake.bundles.bounds import Bounds
from farbank.intake.bundles.mbox import mbox
from farbank.intake.bundles.recognise import recognise
from farbank.intake.limits import Limits
from farbank.intake.media import MBOX, media_of
from farbank.intake.readers.reader import Given
from farbank.intake.readers.shelf import SHELF

FROM = b"From nobody@mail.example Fri May  1 10:00:00 2026\n"


def mail(subject=b"hello", body=b"words\n", ending=b"\n"):
    lines = b"From: a@mail.example\nTo: b@mail.example\nSubject: " + subject + b"\nContent-Type: text/plain\n\n" + body
    return lines.replace(b"\n", ending)


def boxed(*mails, ending=b"\n"):
    return b"".join(FROM.replace(b"\n", ending) + each + ending for each in mails)


def content_of(part):
    with part.file.open() as stream:
        return stream.read()


def opened(put, content, **bounds):
    return mbox(put({"편지.mbox": content}) / "편지.mbox", Bounds(**bounds))


def messages(bundle):
    return [content_of(part) for part in bundle.parts[1:]]


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"], ids=["LF", "CRLF"])
def test_every_message_comes_out_as_it_lies_in_the_mbox(put, ending):
    mails = [
        mail(b"one", ending=ending),
        mail(b"two", body=b"a\n\n\nb\n", ending=ending),
        mail(b"three", ending=ending),
    ]
    bundle = opened(put, boxed(*mails, ending=ending))
    assert messages(bundle) == mails
    assert [part.belongs_to for part in bundle.parts] == [-1, 0, 0, 0]
    assert content_of(bundle.parts[0]) == boxed(*mails, ending=ending)


def test_it_is_known_by_its_content_and_so_is_each_message(put):
    path = put({"inbox": boxed(mail())}) / "inbox"
    assert recognise(path) == "mbox"
    part = mbox(path).parts[1]
    assert media_of(content_of(part), part.file.name).kind == "message/rfc822"
    assert media_of(boxed(mail()), "inbox").kind == MBOX


def test_the_standard_library_counts_the_same_messages_with_the_same_bytes(put):
    mails = [mail(b"number %d" % n, body=b"line\n\n" * (n % 5) + b"end\n") for n in range(60)]
    path = put({"a.mbox": boxed(*mails)}) / "a.mbox"
    other = mailbox.mbox(path, create=False)
    assert messages(mbox(path)) == [other.get_bytes(key) for key in other.keys()]  # noqa: SIM118
    other.close()


def test_quoted_and_unquoted_from_lines_stay_in_their_message_and_are_told(put):
    body = b"From the bridge on.\n\nFrom here we went home.\n>From quoted.\n>>From twice.\n"
    bundle = opened(put, boxed(mail(body=body), mail()))
    assert messages(bundle)[0] == mail(body=body)
    assert len(messages(bundle)) == 2
    assert any(remark.startswith("2 lines begin with 'From '") for remark in bundle.remarks)
    assert any(remark.startswith("2 lines are quoted") for remark in bundle.remarks)


@pytest.mark.parametrize("content", [b"", b"no message\n", b"\n\n", mail()])
def test_a_file_without_a_from_line_is_kept_whole_and_says_so(put, content):
    bundle = opened(put, content)
    assert len(bundle.parts) == 1
    assert bundle.verdicts[0].codes == ("mbox.empty",)
    assert recognise(put({"x.mbox": content}, "other") / "x.mbox") == "plain"


def test_what_stands_before_the_first_message_is_told(put):
    bundle = opened(put, b"a note\n\n" + boxed(mail()))
    assert messages(bundle) == [mail()]
    assert any("8 bytes" in remark or "7 bytes" in remark for remark in bundle.remarks)


def test_a_message_without_an_end_and_one_without_headers_come_out(put):
    assert messages(opened(put, FROM + mail(body=b"cut"))) == [mail(body=b"cut")]
    assert messages(opened(put, FROM + b"\nonly words\n\n" + boxed(mail()))) == [b"\nonly words\n", mail()]
    assert messages(opened(put, boxed(mail()) + FROM)) == [mail(), b""]


def test_more_messages_than_allowed_stay_in_the_mbox_and_it_is_said(put):
    bundle = opened(put, boxed(*[mail()] * 5), messages=3)
    assert len(messages(bundle)) == 3
    assert any("more than 3 messages" in remark for remark in bundle.remarks)


def test_a_very_long_from_line_and_a_very_long_line_are_cut_right(put):
    long = b"From " + b"x" * 200_000 + b"\n"
    body = b"y" * 300_000 + b"\n"
    assert messages(opened(put, long + mail(body=body) + b"\n" + boxed(mail()))) == [mail(body=body), mail()]


@pytest.mark.parametrize(
    ("encoding", "subject", "name"),
    [("euc-kr", "압록강 다리", "강.txt"), ("iso-2022-jp", "鴨緑江の橋", "橋.txt"), ("gb18030", "鸭绿江大桥", "桥.txt")],
)
def test_old_encodings_go_through_untouched_and_are_read_as_any_mail(put, encoding, subject, name):
    header = Header(subject, encoding).encode()
    attached = Header(name, encoding).encode()
    raw = (
        f"From: a@mail.example\nSubject: {header}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n"
        f"--X\nContent-Type: text/plain; charset={encoding}\nContent-Transfer-Encoding: 8bit\n\n"
    ).encode() + subject.encode(encoding)
    raw += f'\n--X\nContent-Type: application/pdf; name="{attached}"\nContent-Disposition: attachment\n\nx\n--X--\n'.encode()
    part = opened(put, boxed(raw, mail())).parts[1]
    assert content_of(part) == raw
    read = SHELF["message/rfc822"].read(
        Given(untrusted_bytes=content_of(part), name=part.file.name, media="message/rfc822", limits=Limits())
    )
    assert f"Subject: {subject}" in read.text
    assert read.text.count(subject) == 2
    assert [each.name for each in read.parts] == [name]


def test_a_message_opens_as_often_as_wanted_and_reads_in_pieces(put):
    part = opened(put, boxed(mail(b"one"), mail(b"two"))).parts[2]
    with part.file.open() as first, part.file.open() as second:
        assert first.read(5) == mail(b"two")[:5]
        assert second.read() == mail(b"two")
        assert first.read() == mail(b"two")[5:]
    assert io.BytesIO(content_of(part)).read() == mail(b"two")


def test_a_dated_from_line_in_the_middle_of_a_text_begins_no_message(put):
    body = b"He forwarded this:\n" + FROM + b"Subject: inner\n"
    bundle = opened(put, boxed(mail(body=body), mail()))
    assert messages(bundle) == [mail(body=body), mail()]
    assert any(remark.startswith("1 lines begin with 'From '") for remark in bundle.remarks)
