"""A checkpoint, a case folder with nothing else in it, and answers that came back in a queue."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from opentimestamps.core.notary import BitcoinBlockHeaderAttestation
from opentimestamps.core.op import OpSHA256
from opentimestamps.core.serialize import BytesSerializationContext
from opentimestamps.core.timestamp import DetachedTimestampFile, Timestamp

from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.log.checkpoint import Checkpoint, sign_checkpoint
from farbank.keeping.log.note import Verifier
from farbank.keeping.log.settings import Settings
from farbank.keeping.times.carried import gather
from farbank.keeping.times.queue import read_queue_answers, write_queue

ORIGIN = "farbank/c-1"
LOG_KEY = Ed25519PrivateKey.from_private_bytes(bytes(31) + b"\x01")
ROOT = bytes(range(32))


@pytest.fixture
def signed():
    """Makes a checkpoint of the log."""

    def make(size=12, root=ROOT, origin=ORIGIN):
        return sign_checkpoint(Checkpoint(origin=origin, size=size, root=root), LOG_KEY)

    return make


@pytest.fixture
def checkpoint(signed):
    return signed()


@pytest.fixture
def settings():
    verifier = Verifier(name=ORIGIN, key=LOG_KEY.public_key().public_bytes_raw())
    return Settings(case="c-1", origin=ORIGIN, verifiers=(verifier,), readme="0" * 64)


@pytest.fixture
def layout(tmp_path):
    layout = Layout(tmp_path / "case")
    layout.log.mkdir(parents=True)
    layout.staging.mkdir()
    return layout


@pytest.fixture
def queue(tmp_path):
    return tmp_path / "queue"


def stamped_by_others(content, height=5):
    """What `ots stamp` and `ots upgrade` leave beside a file."""
    timestamp = Timestamp(hashlib.sha256(content).digest())
    timestamp.ops.add(OpSHA256()).attestations.add(BitcoinBlockHeaderAttestation(height))
    out = BytesSerializationContext()
    DetachedTimestampFile(OpSHA256(), timestamp).serialize(out)
    return out.getbytes()


@pytest.fixture
def answered(queue):
    """Writes a queue for a checkpoint, answers its digest, and gives what was gathered."""

    def make(checkpoint, height=5):
        write_queue(queue, checkpoint, Disk())
        for digest in queue.glob("*.digest"):
            digest.with_name(f"{digest.name}.ots").write_bytes(stamped_by_others(digest.read_bytes(), height))
        return gather(read_queue_answers(queue))

    return make
