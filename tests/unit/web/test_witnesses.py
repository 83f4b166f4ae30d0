"""Dates and cosignatures without a terminal: what is carried is a file to keep, what comes back a file to hand in."""

import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from opentimestamps.core.notary import BitcoinBlockHeaderAttestation
from opentimestamps.core.op import OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from .conftest import KIND, form


@dataclass
class Partner:
    """Another newsroom's folder, and the key that it cosigns with."""

    folder: Path
    key: str


@pytest.fixture
def partner(desk, tmp_path):
    folder = tmp_path / "partner"
    key = desk.good("cosign", "--state", folder, "--name", "partner.example/desk", "--json").json["key"]
    desk.good("cosign", "--state", folder, "--trust", desk.good("cosign", "--json").json["keys"][-1])
    return Partner(folder, key)


def stamp(folder):
    """Put the answer of a calendar beside each digest, as a courier does."""
    for digest in folder.glob("*.digest"):
        timestamp = Timestamp(hashlib.sha256(digest.read_bytes()).digest())
        timestamp.ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(800_000))
        out = BytesSerializationContext()
        DetachedTimestampFile(OpSHA256(), timestamp).serialize(out)
        digest.with_name(f"{digest.name}.ots").write_bytes(out.getbytes())


def handed_in(browser, address, *parts):
    answer = browser.post(address, form(*parts), kind=KIND)
    assert answer.status == 303, answer.text
    return browser.finished(answer.headers["location"]).text


def carried(browser, folder):
    """The requests, unpacked as a courier does."""
    sent = browser.post("/custody/log/date")
    assert sent.headers["content-disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(sent.body)) as pack:
        pack.extractall(folder)
        assert {each.date_time for each in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    return folder / "dates"


def files(folder):
    return [("file", path.name, path.read_bytes()) for path in sorted(folder.iterdir())]


def test_a_date_is_asked_for_and_handed_in(browser, tmp_path):
    assert "Nobody has dated it yet." in browser.get("/custody").text
    folder = carried(browser, tmp_path)
    assert "README.txt" in {path.name for path in folder.iterdir()}
    stamp(folder)
    page = handed_in(browser, "/custody/log/dated", ("roots", ""), ("headers", ""), *files(folder))
    assert "<h1>Dates were kept</h1>" in page
    assert "in block 800000 of Bitcoin, claimed, not verified" in page
    for address in ("/custody", "/custody/log"):
        assert "in block 800000 of Bitcoin, claimed" in browser.get(address).text
    page = handed_in(browser, "/custody/log/dated", *files(folder))
    assert "<h1>No new date was kept</h1>" in page
    assert "Kept already" in page


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("file", "../../evil", b"x")], "evil"),
        ([("file", "farbank-9-00000000.tsr", b"x" * 1_000_001)], "it is longer than 1,000,000 bytes"),
        ([("roots", "root.pem"), ("file", "a", b"x")], "does not say where on this computer"),
        ([("file", "")], "No file came"),
    ],
)
def test_what_is_no_answer_is_named_with_its_reason(browser, parts, said):
    page = handed_in(browser, "/custody/log/dated", *parts)
    assert said.casefold() in page.casefold()
    assert "Nobody has dated it yet." in browser.get("/custody").text


def test_a_courier_brings_no_root_that_is_trusted(browser, tmp_path):
    folder = carried(browser, tmp_path)
    (folder / "root.pem").write_text("-----BEGIN CERTIFICATE-----\n", encoding="ascii")
    page = handed_in(browser, "/custody/log/dated", *files(folder))
    assert "<code>root.pem</code> its name is not one that a file in a queue has" in page


def test_a_partner_is_trusted_asked_and_their_answer_kept(browser, desk, partner, tmp_path):
    page = browser.get("/custody/log").text
    assert "Nobody is trusted to cosign yet." in page
    assert "Hand in their answer" not in page
    said = {"key": partner.key, "because": "they keep our backups"}
    assert browser.post("/custody/log/trust", urlencode(said)).headers["location"] == "/custody/log#partners"
    assert "is trusted and has not cosigned yet" in browser.get("/custody/log").text
    (tmp_path / "ask").write_bytes(browser.post("/custody/log/ask", "old=").body)
    desk.good("cosign", "--state", partner.folder, tmp_path / "ask", "--out", tmp_path / "answer")
    answer = ("file", "answer", (tmp_path / "answer").read_bytes())
    page = handed_in(browser, "/custody/log/cosigned", answer)
    assert "<h1>The cosignature is kept</h1>" in page
    assert "saw entry 1 to" in browser.get("/custody").text
    assert "<h1>This cosignature is kept already</h1>" in handed_in(browser, "/custody/log/cosigned", answer)
    said = {"name": "partner.example/desk", "because": "they closed"}
    assert browser.post("/custody/log/distrust", urlencode(said)).status == 303
    assert "Nobody is trusted to cosign yet." in browser.get("/custody/log").text


def test_what_a_partner_never_signed_is_not_kept(browser, partner):
    assert browser.post("/custody/log/trust", "key=no+key&because=x").status == 400
    browser.post("/custody/log/trust", urlencode({"key": partner.key}))
    browser.post("/custody/log/ask")
    for content in (b"x", b"x" * (1 << 21)):
        handed_in(browser, "/custody/log/cosigned", ("file", "answer", content))
    handed_in(browser, "/custody/log/cosigned", ("file", ""))
    assert "has not cosigned yet" in browser.get("/custody/log").text
    assert browser.post("/custody/log/ask", "old=x").status == 400
    assert browser.post("/custody/log/ask", "old=99999").status == 404
