"""What no fact came to name is swept in an order that a power cut cannot turn round.

Found by the states of `add` given again: the note of a batch was gone and the object still there, for ever.
"""

import io

from farbank.keeping.disk.fsops import Disk
from farbank.keeping.disk.layout import Layout
from farbank.keeping.objects.objects import SealedObjects


class Watched(Disk):
    """Remembers what was taken away and what was fsynced, in order."""

    def __init__(self):
        self.done = []

    def unlink(self, path):
        self.done.append(("unlink", path))
        super().unlink(path)

    def _fsync(self, path):
        self.done.append(("fsync", path))
        super()._fsync(path)


def test_what_is_swept_is_gone_for_good_before_the_note_of_it_is(tmp_path):
    layout, disk = Layout(tmp_path), Watched()
    for folder in (layout.staging, layout.objects):
        disk.make_dir(folder)
    objects = SealedObjects(layout, disk)
    name = objects.put(io.BytesIO(b"twice the same")).name
    objects.settle()
    (note,) = layout.staging.iterdir()
    disk.done.clear()
    objects.sweep(lambda each: False)
    place = layout.object(name)
    assert disk.done == [("unlink", place), ("fsync", place.parent), ("unlink", note)]
    assert list(layout.staging.iterdir()) == []


def test_a_sweep_goes_on_where_the_folder_of_an_object_was_lost(tmp_path):
    layout = Layout(tmp_path)
    for folder in (layout.staging, layout.objects):
        Disk().make_dir(folder)
    (layout.staging / "1.batch").write_text("ab" * 32, encoding="ascii")
    SealedObjects(layout, Disk()).sweep_left_over(lambda each: False)
    assert list(layout.staging.iterdir()) == []
