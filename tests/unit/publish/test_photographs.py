import io
from dataclasses import replace

from PIL import Image

from farbank.publish.photographs import LIGHT_SIDE, photographs


def test_a_picture_is_encoded_once_for_the_page_and_once_smaller_to_pass_on(border):
    page = border.page_with_picture()
    shown = page.pictures["E-PHOTO"]
    wide = replace(shown, pixels=border.photograph(1600, 900), public_name="photo-b2")
    heard = []
    made = photographs(replace(page, pictures={"A": shown, "B": wide}), lambda done, of: heard.append((done, of)))
    assert heard == [(1, 2), (2, 2)]
    assert made["A"].light == made["A"].content
    with Image.open(io.BytesIO(made["B"].light)) as image:
        assert image.size == (LIGHT_SIDE, LIGHT_SIDE * 900 // 1600)
    assert (made["B"].width, made["B"].height, made["B"].path) == (1600, 900, "pictures/photo-b2.jpg")


def test_pictures_are_the_same_whichever_thread_is_first(border):
    page = border.page_with_picture()
    many = {str(n): replace(page.pictures["E-PHOTO"], pixels=border.photograph(40 + n, 30)) for n in range(9)}
    assert photographs(replace(page, pictures=many)) == photographs(replace(page, pictures=many))
