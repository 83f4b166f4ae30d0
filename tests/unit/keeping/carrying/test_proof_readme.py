import re
from itertools import product

import pytest

from farbank.keeping.carrying.proof_readme import proof_readme


@pytest.mark.parametrize(("content", "cosigned", "tokens", "claimed"), list(product([True, False], repeat=4)))
def test_the_steps_follow_one_another_and_name_only_what_is_there(content, cosigned, tokens, claimed):
    text = proof_readme(content=content, cosigned=cosigned, tokens=tokens, claimed=claimed)
    steps = [int(each) for each in re.findall(r"^(\d)\. ", text, re.MULTILINE)]
    assert steps == list(range(1, 3 + cosigned + tokens + claimed))
    assert ("identity.txt" in text, "objects/" in text, "age -d" in text) == (content,) * 3
    assert ("policy-cosigned.txt" in text) == cosigned
    assert ("openssl ts -verify" in text) == tokens
    assert ("ots verify" in text) == claimed
    assert ("anchors/" in text) == (tokens or claimed)
    assert "{" not in text
    assert max(map(len, text.splitlines())) <= 120
