import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from farbank.values.digest import canonical_json

text = st.text(st.characters(exclude_categories=["Cs"]))
keys = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=8)
plain = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | text
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


@given(values)
def test_our_one_spelling_of_json_is_the_one_of_rfc_8785(value):
    assert canonical_json(value) == rfc8785.dumps(value)
