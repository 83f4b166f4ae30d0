import hashlib
import io

import pytest

from farbank.errors import Damage
from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.objects.objects import SealedObjects


@pytest.fixture
def objects(tmp_path):
    layout = Layout(tmp_path)
    for folder in (layout.objects, layout.staging):
        folder.mkdir()
    return SealedObjects(layout, Disk())


def test_an_age_file_is_taken_over_as_it_is(objects, tmp_path):
    content = bytes(3 << 20) + b"end"
    name = hashlib.sha256(content).hexdigest()
    assert not objects.has(name)
    objects.adopt(name, io.BytesIO(content))
    assert objects.has(name)
    assert not list(tmp_path.glob("objects/*/*"))
    objects.settle()
    assert objects.state(name) == "intact"
    assert Layout(tmp_path).object(name).stat().st_mtime == 0
    with objects.as_kept(name) as file:
        assert file.read() == content


def test_what_is_not_what_it_is_called_leaves_nothing(objects, tmp_path):
    with pytest.raises(Damage, match="is not what it is called"):
        objects.adopt("0" * 64, io.BytesIO(b"x"))
    assert not list((tmp_path / "staging").iterdir())
    objects.settle()
    assert not list(tmp_path.glob("objects/*/*"))


def test_what_no_fact_comes_to_name_is_swept(objects, tmp_path):
    name = hashlib.sha256(b"x").hexdigest()
    objects.adopt(name, io.BytesIO(b"x"))
    objects.settle()
    objects.sweep(lambda _: False)
    assert not list(tmp_path.glob("objects/*/*"))
