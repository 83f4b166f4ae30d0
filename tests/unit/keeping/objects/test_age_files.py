"""age files, streamed: a Ctrl-C is a Ctrl-C, wherever between two lines it falls."""

import io

import pytest

from farbank.errors import Damage
from farbank.keeping.objects import age_files


def stopped(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize(("stream", "method"), [("_Source", "read"), ("_Sink", "write")])
def test_a_ctrl_c_that_no_stream_noted_is_still_a_ctrl_c_while_sealing(monkeypatch, stream, method):
    monkeypatch.setattr(getattr(age_files, stream), method, stopped)
    with pytest.raises(KeyboardInterrupt):
        age_files.encrypt(io.BytesIO(b"x" * 100_000), lambda _: None, age_files.recipient_of(age_files.new_identity()))


@pytest.mark.parametrize(("stream", "method"), [("_Source", "read"), ("_Sink", "write")])
def test_a_ctrl_c_that_no_stream_noted_is_still_a_ctrl_c_while_opening(monkeypatch, stream, method):
    identity, sealed = age_files.new_identity(), []
    age_files.encrypt(io.BytesIO(b"x" * 100_000), sealed.append, age_files.recipient_of(identity))
    monkeypatch.setattr(getattr(age_files, stream), method, stopped)
    with pytest.raises(KeyboardInterrupt):
        age_files.decrypt(io.BytesIO(b"".join(sealed)), lambda _: None, identity, what="object")


def test_a_file_that_is_no_age_file_is_damage_and_not_a_ctrl_c():
    with pytest.raises(Damage, match="does not open"):
        age_files.decrypt(io.BytesIO(b"KeyboardInterrupt"), lambda _: None, age_files.new_identity(), what="object")
