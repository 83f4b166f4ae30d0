"""Tokens of a real authority (openssl, made here) and everything that can be wrong with one."""

import hashlib
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from farbank.keeping.checks.check_anchors import check_anchors
from farbank.keeping.checks.verification import Docket
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.note import Verifier
from farbank.keeping.log.settings import Settings
from farbank.keeping.times import fenced, openssl_ts, rfc3161
from farbank.keeping.times.anchors import ROOT, anchored, contents_of, keep
from farbank.keeping.times.carried import gather
from farbank.keeping.times.certificates import fingerprint, to_der
from farbank.keeping.times.judging import judge
from farbank.keeping.times.query import Query, read_query, write_query
from farbank.keeping.times.queue import read_queue_answers, write_queue
from farbank.keeping.times.verdict import NotAccepted, TokenVerdict

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to be the authority")

SETTINGS = """
[req]
distinguished_name = name
prompt = no
[name]
CN = lab
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[mail]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,emailProtection
[authority]
serial = ./serial
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256,sha512
accuracy = secs:1,millisecs:500
tsa_name = yes
ess_cert_id_alg = sha256
signer_digest = sha256
"""


def ssl(folder, *words):
    subprocess.run(["openssl", *map(str, words)], cwd=folder, check=True, capture_output=True)


class Authority:
    """A certification authority and the time-stamping authorities under it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "lab.cnf").write_text(SETTINGS, encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="utf-8")
        self.alone("root", "ca")
        self.alone("stranger", "ca")
        self.alone("self", "tsa")
        self.under("root", "between", "ca")
        self.under("root", "plain", "tsa")
        self.under("between", "deep", "tsa")
        self.under("root", "mail", "mail")
        # valid for one day of 2020: whatever it signs now is signed with an expired certificate
        self.under("root", "expired", "tsa", "-not_before", "20200101000000Z", "-not_after", "20200102000000Z")

    def key(self, name):
        ssl(self.folder, "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key")

    def alone(self, name, kind):
        self.key(name)
        words = ["req", "-x509", "-new", "-key", f"{name}.key", "-subj", f"/O=Lab/CN={name}", "-days", 3650]
        ssl(self.folder, *words, "-config", "lab.cnf", "-extensions", kind, "-out", f"{name}.pem")

    def under(self, above, name, kind, *validity):
        self.key(name)
        ask = ["req", "-new", "-key", f"{name}.key", "-subj", f"/O=Lab/CN={name}", "-config", "lab.cnf"]
        ssl(self.folder, *ask, "-out", f"{name}.csr")
        if validity:
            index, new = self.folder / "index.txt", self.folder / "new"
            index.touch()
            new.mkdir(exist_ok=True)
            words = ["ca", "-batch", "-config", "ca.cnf", "-in", f"{name}.csr", "-out", f"{name}.pem", "-notext"]
            dates = ["-startdate", validity[1], "-enddate", validity[3]]
            (self.folder / "ca.cnf").write_text(
                SETTINGS
                + "[ca_here]\ndatabase=index.txt\nnew_certs_dir=new\nserial=ca.srl\ndefault_md=sha256\npolicy=any\n"
                + f"certificate={above}.pem\nprivate_key={above}.key\n"
                + "[any]\norganizationName=optional\ncommonName=supplied\n",
                encoding="utf-8",
            )
            (self.folder / "ca.srl").write_text("1000\n", encoding="utf-8")
            ssl(self.folder, *words, "-name", "ca_here", "-extensions", kind, *dates)
        else:
            words = ["x509", "-req", "-in", f"{name}.csr", "-CA", f"{above}.pem", "-CAkey", f"{above}.key"]
            more = ["-CAcreateserial", "-days", 3000, "-extfile", "lab.cnf", "-extensions", kind]
            ssl(self.folder, *words, *more, "-out", f"{name}.pem")

    def pem(self, name):
        return (self.folder / f"{name}.pem").read_bytes()

    def answer(self, request, signer="plain", *more):
        (self.folder / "question.tsq").write_bytes(request)
        words = ["ts", "-reply", "-queryfile", "question.tsq", "-config", "lab.cnf", "-section", "authority"]
        ssl(self.folder, *words, "-signer", f"{signer}.pem", "-inkey", f"{signer}.key", "-out", "answer.tsr", *more)
        return (self.folder / "answer.tsr").read_bytes()


@pytest.fixture(scope="session")
def lab(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture(scope="session")
def checkpoint(log_key):
    return sign_checkpoint(Checkpoint(origin="farbank/c-1", size=12, root=bytes(range(32))), log_key)


@pytest.fixture(scope="session")
def log_key():
    return Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x01")


@pytest.fixture(scope="session")
def request_(checkpoint):
    return rfc3161.request(checkpoint)


@pytest.fixture(scope="session")
def token(lab, request_):
    return lab.answer(request_)


@pytest.fixture(scope="session")
def chained(lab, request_):
    """A token with its chain inside, in an order that DER does not allow; so openssl 3.0 writes them."""
    return lab.answer(request_, "deep", "-chain", "between.pem")


def test_a_token_that_leads_to_a_given_root_is_verified_with_all_it_says(lab, token, request_, checkpoint):
    before = datetime.now(tz=UTC) - timedelta(hours=1)
    verdict = rfc3161.verify_token(token, request_, checkpoint, [lab.pem("stranger"), lab.pem("root")])
    assert isinstance(verdict, TokenVerdict), verdict
    assert (verdict.standing, verdict.tool) == ("verified", "rfc3161-client 1.0.9")
    assert before < verdict.time < before + timedelta(hours=2)
    assert (verdict.policy, verdict.accuracy, verdict.valid_then) == ("1.2.3.4.1", 1_500_000, True)
    assert verdict.authority == "CN=plain,O=Lab"
    assert (verdict.root,) == tuple(map(fingerprint, to_der([lab.pem("root")])))


def test_without_a_root_a_token_claims_and_is_not_verified(token, chained, request_, checkpoint):
    for each in (token, chained):
        verdict = rfc3161.verify_token(each, request_, checkpoint)
        assert (verdict.standing, verdict.root) == ("claimed", "")
        assert "no root certificate was given" in verdict.because


def test_what_the_strict_parser_refuses_openssl_may_accept_and_is_named(lab, chained, request_, checkpoint):
    verdict = rfc3161.verify_token(chained, request_, checkpoint, [lab.pem("stranger"), lab.pem("root")])
    assert verdict.standing == "verified"
    assert verdict.tool.startswith("openssl 3.")
    assert (verdict.accuracy, verdict.policy) == (1_500_000, "1.2.3.4.1")
    assert (verdict.root,) == tuple(map(fingerprint, to_der([lab.pem("root")])))
    assert verdict.time.utcoffset() == timedelta(0)


def test_an_intermediate_may_lie_beside_a_token(lab, request_, checkpoint):
    bare = lab.answer(request_, "deep")
    assert isinstance(rfc3161.verify_token(bare, request_, checkpoint, [lab.pem("root")]), NotAccepted)
    verdict = rfc3161.verify_token(bare, request_, checkpoint, [lab.pem("root")], [lab.pem("between")])
    assert verdict.standing == "verified"


def test_a_root_brought_along_as_an_intermediate_is_not_trusted(lab, request_, checkpoint):
    alone = lab.answer(request_, "self")
    verdict = rfc3161.verify_token(alone, request_, checkpoint, [lab.pem("root")], [lab.pem("self")])
    assert isinstance(verdict, NotAccepted)
    inside = lab.answer(request_, "plain", "-chain", "root.pem")
    verdict = rfc3161.verify_token(inside, request_, checkpoint, [lab.pem("stranger")], [lab.pem("root")])
    assert isinstance(verdict, NotAccepted)


@pytest.mark.parametrize("signer", ["self", "expired"])
def test_a_signer_that_leads_nowhere_is_refused(lab, request_, checkpoint, signer):
    answer = lab.answer(request_, signer)
    verdict = rfc3161.verify_token(answer, request_, checkpoint, [lab.pem("root")])
    assert isinstance(verdict, NotAccepted)


def test_an_expired_authority_is_named_as_such(lab, request_, checkpoint):
    answer = lab.answer(request_, "expired")
    assert "expired" in rfc3161.verify_token(answer, request_, checkpoint, [lab.pem("root")]).because
    assert rfc3161.verify_token(answer, request_, checkpoint).valid_then is False


def test_an_intermediate_alone_is_no_root(lab, chained, request_, checkpoint):
    assert isinstance(rfc3161.verify_token(chained, request_, checkpoint, [lab.pem("between")]), NotAccepted)


def test_a_certificate_for_something_else_dates_nothing(lab, request_, checkpoint):
    with pytest.raises(subprocess.CalledProcessError):
        lab.answer(request_, "mail")  # openssl's own authority declines, so the token is put together by hand
    verdict = rfc3161.verify_token(mail_token(lab, request_), request_, checkpoint, [lab.pem("root")])
    assert "unsuitable certificate purpose" in verdict.because


def mail_token(lab, request):
    """A token whose signed part is right, signed by a certificate for mail: openssl cms puts it together."""
    granted = lab.answer(request)
    (lab.folder / "good.tsr").write_bytes(granted)
    ssl(lab.folder, "ts", "-reply", "-in", "good.tsr", "-token_out", "-out", "good.der")
    words = ["cms", "-verify", "-noverify", "-inform", "DER", "-in", "good.der", "-binary", "-out", "info.der"]
    ssl(lab.folder, *words)
    sign = ["cms", "-sign", "-binary", "-nodetach", "-in", "info.der", "-outform", "DER", "-out", "mail.der"]
    more = ["-econtent_type", "1.2.840.113549.1.9.16.1.4", "-signer", "mail.pem", "-inkey", "mail.key", "-cades"]
    ssl(lab.folder, *sign, *more)
    token = (lab.folder / "mail.der").read_bytes()
    body = bytes.fromhex("3003020100") + token
    return b"\x30\x82" + len(body).to_bytes(2, "big") + body


def test_the_frame_put_together_by_hand_is_taken_when_the_real_authority_signed_what_is_in_it(
    lab, request_, checkpoint
):
    mail_token(lab, request_)
    token = (lab.folder / "good.der").read_bytes()
    body = bytes.fromhex("3003020100") + token
    framed = b"\x30\x82" + len(body).to_bytes(2, "big") + body
    assert rfc3161.verify_token(framed, request_, checkpoint, [lab.pem("root")]).standing == "verified"


def test_another_checkpoint_nonce_or_hash_is_refused(lab, token, request_, checkpoint):
    roots = [lab.pem("root")]
    query = read_query(request_)
    other = checkpoint.replace(b"\n12\n", b"\n13\n")
    assert "not one for this" in rfc3161.verify_token(token, request_, other, roots).because
    assert "something else" in rfc3161.verify_token(token, rfc3161.request(other), other, roots).because
    nonce = write_query(Query(digest_name="sha512", digest=query.digest, nonce=b"\x01" * 8))
    assert "nonce" in rfc3161.verify_token(token, nonce, checkpoint, roots).because
    short = Query(digest_name="sha256", digest=hashlib.sha256(checkpoint).digest(), nonce=query.nonce)
    assert "another kind of hash" in rfc3161.verify_token(token, write_query(short), checkpoint, roots).because
    assert isinstance(rfc3161.verify_token(token, b"nonsense", checkpoint, roots), NotAccepted)


def test_openssl_alone_refuses_another_request_too(lab, chained, request_):
    query = read_query(request_)
    other = Query(digest_name="sha512", digest=query.digest, nonce=b"\x01" * 8)
    (root,) = to_der([lab.pem("root")])
    assert openssl_ts.verify(chained, query, [root], []).standing == "verified"
    for roots in ([root], []):
        assert "another request" in openssl_ts.verify(chained, other, roots, []).because


def test_a_refusal_of_the_authority_dates_nothing(lab, checkpoint, request_):
    refused = lab.answer(write_query(read_query(request_)), "plain", "-tspolicy", "1.2.3.4.5")
    assert rfc3161.verify_token(refused, request_, checkpoint, [lab.pem("root")]).policy == "1.2.3.4.5"
    ssl(lab.folder, "ts", "-query", "-data", "lab.cnf", "-sha1", "-out", "sha1.tsq")
    rejection = lab.answer((lab.folder / "sha1.tsq").read_bytes())
    assert isinstance(rfc3161.verify_token(rejection, request_, checkpoint, [lab.pem("root")]), NotAccepted)
    assert isinstance(rfc3161.verify_token(rejection, request_, checkpoint), NotAccepted)


def test_truncated_lengthened_and_nonsense_answers_are_refused_before_any_tool_sees_them(
    lab, token, chained, request_, checkpoint, monkeypatch
):
    monkeypatch.setattr(rfc3161, "run", None)
    monkeypatch.setattr(openssl_ts, "run", None)
    wrong = [b"", b"0", b"\x30\x80", b"\x30\x85" + bytes(9), b"<html>", bytes(10_000_000), b"0" * 10_000_000]
    for good in (token, chained):
        wrong += [good[:-1], good[: len(good) // 2], good + b"x", good + good, b"\x00" + good]
    for each in wrong:
        for roots in ((), (lab.pem("root"),)):
            assert isinstance(rfc3161.verify_token(each, request_, checkpoint, roots), NotAccepted)


def test_a_flipped_bit_never_verifies_other_content(lab, token, chained, request_, checkpoint):
    roots = [lab.pem("root")]
    for good, step in ((token, 97), (chained, 307)):
        honest = rfc3161.verify_token(good, request_, checkpoint, roots)
        accepted = 0
        for at in range(2, len(good), step):
            changed = bytearray(good)
            changed[at] ^= 1 << at % 8
            verdict = rfc3161.verify_token(bytes(changed), request_, checkpoint, roots)
            if isinstance(verdict, TokenVerdict):
                accepted += 1
                told = (verdict.time, verdict.policy, verdict.accuracy, verdict.root)
                assert told == (honest.time, honest.policy, honest.accuracy, honest.root), at
        assert accepted < len(good) // step // 4


def test_certificates_that_are_none_are_a_reason(token, request_, checkpoint):
    for wrong in (b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nAAA\n-----END CERTIFICATE-----\n"):
        assert isinstance(rfc3161.verify_token(token, request_, checkpoint, [wrong]), NotAccepted)
    empty = b"-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n"
    assert isinstance(rfc3161.verify_token(token, request_, checkpoint, [empty]), NotAccepted)


def test_a_machine_without_openssl_says_so(lab, chained, request_):
    (root,) = to_der([lab.pem("root")])
    verdict = openssl_ts.verify(chained, read_query(request_), [root], [], places=("/nowhere/openssl", "/bin/true"))
    assert verdict == NotAccepted(because="there is no OpenSSL 3 on this machine to ask")


def test_the_status_that_nobody_signed_cannot_print_a_time(lab, chained, request_):
    """openssl prints the words of the status as they stand; a courier can change them without any key."""
    lie = b"x\nTime stamp: Jan  1 00:00:00 1999 GMT\n"
    text = b"\x0c" + bytes([len(lie)]) + lie
    status = b"\x02\x01\x00" + b"\x30" + bytes([len(text)]) + text
    token = chained[4 + len(status_of(chained)) :]
    body = b"\x30" + bytes([len(status)]) + status + token
    forged = b"\x30\x82" + len(body).to_bytes(2, "big") + body
    (root,) = to_der([lab.pem("root")])
    verdict = openssl_ts.verify(forged, read_query(request_), [root], [])
    assert verdict.standing == "verified"
    assert verdict.time.year > 2000


def status_of(answer):
    assert answer[:2] == b"\x30\x82"
    return answer[4 : 6 + answer[5]]


def test_a_tool_that_hangs_talks_or_dies_is_a_reason():
    fence = "farbank.keeping.times.fence"
    assert "signal 9" in fenced.run(fence, ("/bin/sleep", "60"), seconds=0.5).because
    assert "more than it should" in fenced.run(fence, ("/usr/bin/yes",)).because
    assert "signal 11" in fenced.run(fence, ("/bin/sh", "-c", "kill -SEGV $$")).because
    assert fenced.run(fence, ("/nowhere/openssl",)).status != 0


def test_behind_the_fence_there_is_no_environment_and_no_file_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("FARBANK_PASSPHRASE_FILE", "/somewhere")
    fence = "farbank.keeping.times.fence"
    seen = fenced.run(fence, ("/usr/bin/env",)).said
    assert seen == b"OPENSSL_CONF=/dev/null\n"
    place = tmp_path / "written"
    fenced.run(fence, ("/bin/sh", "-c", f"trap '' XFSZ; echo word > {place}"))
    assert not place.exists() or place.read_bytes() == b""
    assert fenced.run(fence, ("/bin/cat", b"bytes in memory")).said == b"bytes in memory"


@pytest.mark.skipif(not Path("/proc/net/dev").exists(), reason="network namespaces are of Linux")
def test_behind_the_fence_there_is_no_network_where_namespaces_may_be_made():
    allowed = subprocess.run(["unshare", "--user", "--net", "true"], check=False, capture_output=True).returncode == 0
    seen = fenced.run("farbank.keeping.times.fence", ("/bin/cat", "/proc/net/dev")).said
    interfaces = {line.split(b":")[0].strip() for line in seen.splitlines() if b":" in line}
    assert interfaces == {b"lo"} or not allowed


def test_a_token_goes_out_comes_back_is_kept_and_is_checked_again(lab, checkpoint, log_key, tmp_path):
    queue, layout, disk = tmp_path / "queue", Layout(tmp_path / "case"), Disk()
    disk.make_dir(layout.log)
    disk.make_dir(layout.staging)
    write_queue(queue, checkpoint, disk)
    (request,) = queue.glob("*.tsq")
    request.with_suffix(".tsr").write_bytes(lab.answer(request.read_bytes(), "deep"))
    request.with_suffix(".pem").write_bytes(lab.pem("between"))
    (carried,) = gather(read_queue_answers(queue)).answers
    assert judge(carried, [lab.pem("root")]).standing == "verified"
    anchor, new = keep(layout, disk, carried, [lab.pem("root")])
    assert new
    assert keep(layout, disk, carried, [lab.pem("root")]) == (anchor, False)
    assert keep(layout, disk, carried) == (anchor, False)
    assert anchored(layout) == (anchor,)
    assert sorted(contents_of(layout, anchor)) == ["chain.pem", "checkpoint", "request.tsq", ROOT, "token.tsr"]
    assert list(layout.staging.iterdir()) == []

    verifier = Verifier(name="farbank/c-1", key=log_key.public_key().public_bytes_raw())
    settings = Settings(case="c-1", origin="farbank/c-1", verifiers=(verifier,), readme="0" * 64)
    docket = Docket()
    (again,) = check_anchors(layout, settings, frozenset(anchor.files), docket)
    assert (again.today.standing, docket.flaws(), docket.notes) == ("verified", (), [])
    (stranger,) = check_anchors(layout, settings, None, docket)  # nobody vouches for the root kept beside it
    assert (stranger.today.standing, docket.flaws()) == ("claimed", ())
    (given,) = check_anchors(layout, settings, None, docket, roots=[lab.pem("root")])
    assert given.today.standing == "verified"
