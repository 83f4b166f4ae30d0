import pytest
from hypothesis import given
from hypothesis import strategies as st

from farbank.errors import Refused
from farbank.keeping.carrying import bag_paths


@given(st.text(alphabet=st.sampled_from("a%\r\n2D05é/"), max_size=12))
def test_what_was_encoded_is_decoded_to_the_same(path):
    spelled = bag_paths.encoded(path)
    assert "\n" not in spelled
    assert "\r" not in spelled
    assert bag_paths.decoded(spelled, where="m") == path


def test_only_what_the_format_encodes_is_decoded():
    assert bag_paths.decoded("data/50%25%0a%0D", where="m") == "data/50%\n\r"
    for spelled in ("data/%2e%2e/x", "data/a%20b", "data/%", "data/%4", "data/%c3%a9", "%2Fetc/passwd"):
        with pytest.raises(Refused, match="only %25, %0D and %0A"):
            bag_paths.decoded(spelled, where="m")


@pytest.mark.parametrize(
    "path",
    [
        "",
        ".",
        "..",
        "/etc/passwd",
        "../x",
        "data/../../x",
        "data/..",
        "data/./x",
        "data//x",
        "data/",
        "data\\x",
        "C:/x",
        "data/c:x",
        "\\\\?\\C:\\x",
        "~root/x",
        "data/x ",
        " data/x",
        "data/x\n",
        "data/\0",
        "data/\x1b[2J",
        "data/\udc80",
        "data/\u2028",
    ],
)
def test_a_path_that_leaves_the_bag_or_means_more_than_a_name_is_refused(path):
    with pytest.raises(Refused) as refused:
        bag_paths.checked(path, where="manifest-sha256.txt")
    assert str(refused.value).startswith("manifest-sha256.txt names")
    assert str(refused.value).isprintable()
    assert refused.value.advice


def test_a_path_becomes_composed():
    assert bag_paths.checked("data/e\u0301", where="m") == "data/\u00e9"


@pytest.mark.parametrize("path", ["data/사진 ①.jpg", "data/~$notes.docx", "data/.keep", "data/a…b", "data/50%"])
def test_ordinary_paths_stay_as_they_are(path):
    assert bag_paths.checked(path, where="m") == path
    assert bag_paths.portable(path) == path


@pytest.mark.parametrize(
    "path",
    ["data/a?", "data/ab:c", "data/CON", "data/con.txt", "data/Lpt1.x/y", "data/a.", "data/a /b", "data/" + "é" * 128],
)
def test_what_some_disk_cannot_hold_is_read_perhaps_but_never_written(path):
    with pytest.raises(Refused, match="cannot hold"):
        bag_paths.portable(path)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("data/a", "data/A"),
        ("data/stra\u00dfe", "data/STRASSE"),
        ("data/\u00e9", "data/\u00c9"),
        ("data/A/x", "data/a/y"),
        ("data/a", "data/A/x"),
        ("data/A/x", "data/a"),
    ],
)
def test_two_names_that_some_disk_takes_for_one_are_refused(first, second):
    names = bag_paths.Names()
    names.take(first, where="m")
    with pytest.raises(Refused, match="one name to some disks"):
        names.take(second, where="m")


def test_one_name_twice_is_refused_and_folders_may_be_shared():
    names = bag_paths.Names()
    names.take("data/a/x", where="m")
    names.take("data/a/y", where="m")
    with pytest.raises(Refused, match=r'm names "data/a/x" twice'):
        names.take("data/a/x", where="m")


def test_a_name_is_shown_without_what_hides_or_turns_it_around_and_not_at_any_length():
    assert bag_paths.shown("a\u202egpj.exe\x07") == "a\\u202egpj.exe\\x07"
    assert len(bag_paths.shown("x" * 10_000)) == 201


@given(st.text(max_size=400))
def test_of_any_name_there_is_one_that_can_be_written(name):
    made = bag_paths.portable_name(name, otherwise="file")
    assert bag_paths.portable(made) == made
    assert "/" not in made
    assert "%" not in made
    assert len(made.encode()) <= 255


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a/b/강가 사진.jpg", "강가 사진.jpg"),
        ("../..", "file"),
        ("CON.txt", "_CON.txt"),
        ("x" * 300 + ".jpeg", "x" * 195 + ".jpeg"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a:b|c", "a_b_c"),
    ],
)
def test_a_name_stays_as_near_as_can_be_to_what_somebody_called_it(name, made):
    assert bag_paths.portable_name(name, otherwise="file") == made
