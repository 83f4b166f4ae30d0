from farbank.keeping.disk.fsops import Disk
from farbank.keeping.times.carried import gather
from farbank.keeping.times.queue import read_queue_answers, write_queue

STEM = "farbank-12-00010203"


def put(queue, **files):
    for ending, content in files.items():
        (queue / f"{STEM}.{ending.replace('_', '.')}").write_bytes(content)


def test_an_answer_comes_with_its_request_its_checkpoint_and_its_certificates(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    put(queue, tsr=b"one", pem=b"chain", crl=b"list", second_tsr=b"two", second_pem=b"other", second_ocsp=b"yes")
    gathered = gather(read_queue_answers(queue))
    second, first = gathered.answers
    assert (first.answer, first.chain, first.captured) == (b"one", (b"chain",), (("crl", b"list"),))
    assert (second.answer, second.chain, second.captured) == (b"two", (b"other",), (("ocsp", b"yes"),))
    for each in (first, second):
        assert (each.kind, each.checkpoint) == ("rfc3161", checkpoint)
        assert each.request == (queue / f"{STEM}.tsq").read_bytes()
    assert gathered.left_out == ()
    assert gathered.waiting == (f"{STEM}.ots",)


def test_a_proof_comes_with_the_waiting_one(answered, checkpoint, queue):
    (proof,) = answered(checkpoint).answers
    assert (proof.kind, proof.request) == ("opentimestamps", (queue / f"{STEM}.ots").read_bytes())


def test_an_answer_without_what_it_needs_is_left_out_by_name(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    put(queue, tsr=b"one")
    for missing, word in ((f"{STEM}.tsq", "request"), (f"{STEM}.checkpoint", "checkpoint")):
        (queue / missing).unlink()
        (left,) = gather(read_queue_answers(queue)).left_out
        assert left.name == f"{STEM}.tsr"
        assert word in left.because


def test_a_checkpoint_under_the_name_of_another_is_noticed(queue, checkpoint, signed):
    write_queue(queue, checkpoint, Disk())
    for wrong in (signed(size=13), b"nonsense"):
        put(queue, tsr=b"one", checkpoint=wrong)
        gathered = gather(read_queue_answers(queue))
        assert gathered.answers == ()
        assert [each.name for each in gathered.left_out] == [f"{STEM}.tsr"]


def test_nothing_strange_is_passed_over(queue, checkpoint):
    write_queue(queue, checkpoint, Disk())
    (queue / "photo.jpg").write_bytes(b"x")
    gathered = gather(read_queue_answers(queue))
    assert [each.name for each in gathered.left_out] == ["photo.jpg"]
    assert gathered.waiting == (f"{STEM}.tsq", f"{STEM}.ots")
