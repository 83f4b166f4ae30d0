from farbank.publish import channels
from farbank.publish.coverage_wide import wide
from farbank.values.package import File


def read(html):
    return [
        (each.channel, each.text, each.language)
        for each in channels.read((File(path="x.html", content=html.encode()),), "en")
    ]


def test_words_are_found_block_by_block_under_their_channel():
    found = read(
        '<html lang="en"><h1>Head</h1><p class="lead">Lead</p><p>One <em>two</em></p><figcaption>Cap</figcaption></html>'
    )
    assert found[1:] == [
        ("headline", "Head", "en"),
        ("lead", "Lead", "en"),
        ("body", "One two", "en"),
        ("caption", "Cap", "en"),
    ]


def test_alt_texts_addresses_labels_and_file_names_are_channels_too():
    found = read('<img src="a.png" alt="An order"><a href="https://a.example/x">y</a><nav aria-label="Sections"></nav>')
    assert ("alt", "An order", "") in found
    assert ("url", "https://a.example/x", "") in found
    assert ("alt", "Sections", "") in found
    assert found[0] == ("file_name", "x.html", "en")


def test_the_words_of_a_drawing_count_as_drawn_and_as_pixels(border):
    file = File(path="figures/coverage-1-wide.svg", content=wide(border.coverage()).encode())
    found = channels.read((file,), "en")
    label = next(each for each in found if "Sakju 삭주: fence seen" in each.text)
    assert label.channel == "chart_note"
    assert any(each.channel == "pixels" and each.text == label.text and each.file.endswith(".png") for each in found)


def test_escaped_words_are_read_as_a_reader_sees_them():
    assert ("body", "a < b & c", "") in read("<p>a &lt; b &amp; c</p>")
