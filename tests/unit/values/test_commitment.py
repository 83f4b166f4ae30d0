import hashlib
import subprocess

import pytest

from farbank.errors import Refused
from farbank.values.commitment import commitment, opening

SALT, DIGEST = "ab" * 32, hashlib.sha256(b"a letter").hexdigest()


def test_sha256sum_of_the_opening_is_the_commitment(tmp_path):
    (tmp_path / "opening.txt").write_bytes(opening(SALT, (DIGEST, DIGEST)))
    said = subprocess.run(["sha256sum", "opening.txt"], cwd=tmp_path, check=True, capture_output=True, text=True)
    assert said.stdout.split()[0] == commitment(SALT, (DIGEST, DIGEST))


def test_the_opening_names_each_file_on_a_line():
    assert opening(SALT, (DIGEST,)).decode() == f"farbank commitment 1\nsalt {SALT}\nsha256 {DIGEST}\n"


def test_another_salt_is_another_commitment():
    assert commitment(SALT, (DIGEST,)) != commitment("cd" * 32, (DIGEST,))


@pytest.mark.parametrize(("salt", "digests"), [("", (DIGEST,)), (SALT, ()), (SALT, ("xyz",)), (SALT, (DIGEST + "\n",))])
def test_what_is_no_digest_is_refused(salt, digests):
    with pytest.raises(Refused, match="64 hexadecimal digits"):
        opening(salt, digests)
