import io
from dataclasses import replace

import pytest
from PIL import Image

from farbank.errors import Refused
from farbank.publish.photographs import LIGHT_SIDE, encoded, photographs


def test_a_picture_is_encoded_once_for_the_page_and_once_smaller_to_pass_on(border):
    page = border.page_with_picture()
    shown = page.pictures["E-PHOTO"]
    wide = replace(shown, pixels=border.photograph(1600, 900), public_name="photo-b2")
    made = photographs(replace(page, pictures={"A": shown, "B": wide}))
    assert made["A"].light == made["A"].content
    with Image.open(io.BytesIO(made["B"].light)) as image:
        assert image.size == (LIGHT_SIDE, LIGHT_SIDE * 900 // 1600)
    assert (made["B"].width, made["B"].height, made["B"].path) == (1600, 900, "pictures/photo-b2.jpg")


def test_pictures_are_the_same_whichever_thread_is_first(border):
    page = border.page_with_picture()
    many = {str(n): replace(page.pictures["E-PHOTO"], pixels=border.photograph(40 + n, 30)) for n in range(9)}
    assert photographs(replace(page, pictures=many)) == photographs(replace(page, pictures=many))


def test_few_pictures_stand_in_memory_at_once_and_their_order_is_kept(border):
    taken, gone = [], []

    def given():
        shown = border.page_with_picture().pictures["E-PHOTO"]
        for number in range(40):
            taken.append(number)
            yield str(number), shown

    for label, _ in encoded(given()):
        gone.append(label)
        assert len(taken) - len(gone) <= 5
    assert gone == [str(number) for number in range(40)]


def test_a_picture_whose_pixels_were_let_go_of_is_not_drawn_as_nothing(border):
    shown = replace(border.page_with_picture().pictures["E-PHOTO"], pixels=None)
    with pytest.raises(Refused, match="made before"):
        photographs(replace(border.page_with_picture(), pictures={"A": shown}))
