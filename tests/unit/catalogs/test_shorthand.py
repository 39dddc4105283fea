from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from stdcompat.catalogs.shorthand import FRAGMENTS, expand, shorten
from stdcompat.catalogs.store import canonical

VALUES = st.recursive(
    st.text() | st.sampled_from(FRAGMENTS),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["confidence", "domains", "title"]), inner),
)


@given(VALUES)
def test_what_is_written_out_is_what_was_shortened(value: object):
    body = canonical(value)
    assert expand(shorten(body)) == body


def test_every_fragment_has_a_sign_of_its_own():
    assert len(set(FRAGMENTS)) == len(FRAGMENTS) == 31
    assert [shorten(fragment) for fragment in FRAGMENTS] == [chr(number) for number in range(1, 32)]


def test_a_large_body_is_written_as_it_is():
    body = canonical({"title": "x" * 70_000})
    assert shorten(body) == body
    assert expand("\x01" * 70_000) == "\x01" * 70_000
