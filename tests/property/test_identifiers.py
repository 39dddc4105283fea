"""Laws of identifiers, one class a law."""

from __future__ import annotations

import pickle
import re
import string
from operator import attrgetter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from stdcompat.errors import IdentifierError
from stdcompat.identifiers import StandardId, find_identifiers, parse, split_identifiers, try_parse
from stdcompat.testing import PUBLISHERS, designations, lenient, standard_ids

quick = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)


class TestRoundTrip:
    """Parse, print, parse is the identity; a canonical designation prints as it was written."""

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    @quick
    @given(data=st.data())
    def test_prints_back(self, publisher: str, data: st.DataObject) -> None:
        text = data.draw(designations(publisher))
        found = parse(text, strict=True)
        assert str(found) == text
        assert parse(str(found)) == found

    @quick
    @given(standard_ids())
    def test_derived_identifiers_read_back(self, found: StandardId) -> None:
        for other in (found.undated, found.base, found.series, found.designation):
            assert parse(str(other)) == other
            assert str(parse(str(other))) == str(other)

    @quick
    @given(standard_ids())
    def test_pickles(self, found: StandardId) -> None:
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301


class TestEquality:
    """Identifiers are equal exactly when their keys are, and equal ones hash equal."""

    @quick
    @given(standard_ids(), standard_ids())
    def test_key_is_unique(self, a: StandardId, b: StandardId) -> None:
        assert (a == b) == (a.key == b.key)
        assert parse(a.key) == a
        assert a != b or hash(a) == hash(b)

    @quick
    @given(st.data(), designations())
    def test_spelling_does_not_matter(self, data: st.DataObject, text: str) -> None:
        written = data.draw(lenient(text))
        found = parse(written)
        assert found == parse(text)
        if written != text:
            assert found.normalized_from == written
            assert found.notes
            with pytest.raises(IdentifierError):
                parse(written, strict=True)


class TestOrder:
    """The order of editions agrees with their dates; identifiers of different documents are not ordered."""

    @quick
    @given(standard_ids("ISO"), st.integers(1950, 2030), st.integers(1950, 2030))
    def test_by_year(self, found: StandardId, first: int, second: int) -> None:
        a, b = found.with_year(first), found.with_year(second)
        assert (a < b) == (first < second)
        assert (a <= b) == (first <= second)
        assert (a > b) == (first > second)

    @quick
    @given(st.lists(standard_ids(), max_size=6))
    def test_sort_key_is_total(self, found: list[StandardId]) -> None:
        once = sorted(found, key=attrgetter("sort_key"))
        backwards = list(reversed(once))
        assert sorted(backwards, key=attrgetter("sort_key")) == once

    def test_other_documents_are_not_ordered(self) -> None:
        with pytest.raises(TypeError):
            assert parse("ISO 9001:2015") < parse("ISO 14001:2015")


class TestAlgebra:
    """Editions, parts, supplements and adoptions are read from the identifiers alone."""

    @quick
    @given(standard_ids(), st.integers(1950, 2030))
    def test_edition(self, found: StandardId, year: int) -> None:
        assert found.with_year(year).is_edition_of(found.undated)
        assert not found.undated.is_edition_of(found.undated)

    @quick
    @given(standard_ids())
    def test_supplement(self, found: StandardId) -> None:
        assert found.is_supplement_of(found.base) == bool(found.supplements)

    @quick
    @given(standard_ids())
    def test_part(self, found: StandardId) -> None:
        if found.part:
            assert found.is_part_of(found.series)


class TestRefusal:
    """No text raises anything but IdentifierError, and a refusal points into the text."""

    @quick
    @given(st.text(st.characters(exclude_categories=[]), max_size=60))
    def test_any_text(self, text: str) -> None:
        _refused_or_read(text)

    @quick
    @given(designations(), st.text(string.printable + "—／：（）年", max_size=8), st.integers(0, 20))
    def test_damaged(self, text: str, noise: str, place: int) -> None:
        _refused_or_read(text[:place] + noise + text[place:])

    @pytest.mark.parametrize(
        "text", ["", "\0", "\ud800", "ISO \ud800", "9" * 1_000_000, "ISO " + "-1" * 500_000, "(" * 1_000_000]
    )
    def test_extremes(self, text: str) -> None:
        _refused_or_read(text)


FUZZED = Path(__file__).parents[1] / "fuzz" / "identifiers_corpus" / "seeds.txt"


@pytest.mark.parametrize("text", FUZZED.read_text("utf-8").splitlines())
def test_what_fuzzing_found_is_printed_back(text: str) -> None:
    found = try_parse(text)
    assert found is None or parse(str(found)) == found


class TestText:
    """Whatever stands around it, a designation is found with its span; a list of them splits into all."""

    @quick
    @given(st.sampled_from(["ISO", "IEC", "GB", "EN", "BS", "JIS", "GOST", "ETSI", "3GPP"]).flatmap(designations))
    def test_found(self, text: str) -> None:
        assume(not re.fullmatch("[A-Z/]+ 20[0-3][0-9]", text))  # "ISO 2015" in running text is who holds the copyright
        passage = f"See {text}; it applies."
        found = list(find_identifiers(passage))
        assert [item.id for item in found] == [parse(text)]
        assert passage[found[0].start : found[0].end] == found[0].text

    @quick
    @given(st.lists(st.sampled_from(["ISO", "IEC", "EN", "BS", "DIN"]).flatmap(designations), min_size=1, max_size=5))
    def test_split(self, texts: list[str]) -> None:
        assert [item.id for item in split_identifiers("、".join(texts))] == [parse(text) for text in texts]


def _refused_or_read(text: str) -> None:
    found = try_parse(text)
    list(find_identifiers(text[:2000]))
    split_identifiers(text[:2000])
    if found is not None:
        assert parse(str(found)) == found
        return
    with pytest.raises(IdentifierError) as caught:
        parse(text)
    start, end = caught.value.span
    assert 0 <= start <= end <= len(text)
    str(caught.value)
