"""Laws of the reader of texts: one reader for a designation, a list and a sentence, and nothing is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from stdcompat.identifiers import find_identifiers, parse, split_identifiers
from stdcompat.testing import PUBLISHERS, Listed, designations, lenient, lists

quick = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
SENTENCES = ("tested to {}; passed", "符合{}的要求", "conforme a {}.", "Normen: {}.", "| {} | yes |")


def _found(text: str) -> list[str]:
    return [str(item.id) for item in find_identifiers(text) if item.id is not None]


class TestOneDesignation:
    """Whatever reads a single designation gives the same."""

    @pytest.mark.parametrize("publisher", PUBLISHERS)
    @settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(data=st.data())
    def test_parse_find_and_split_agree(self, publisher: str, data: st.DataObject) -> None:
        text = data.draw(designations(publisher).flatmap(lenient))
        id = parse(text)
        assert [item.id for item in split_identifiers(text)] == [id]
        assert [item.id for item in find_identifiers(text)] == [id]


class TestLists:
    """A list names what it was made from, in a cell and in a sentence."""

    @quick
    @given(lists(), st.sampled_from(SENTENCES))
    @example(Listed("IEC 60601-1, 60601-1-2, 62366", ("IEC 60601-1", "IEC 60601-1-2", "IEC 62366")), SENTENCES[0])
    @example(Listed("EN 61000-6-2/6-4", ("EN 61000-6-2", "EN 61000-6-4")), SENTENCES[1])
    def test_find_and_split_give_what_it_names(self, listed: Listed, sentence: str) -> None:
        names = [str(parse(name)) for name in listed.names]
        assert [str(item.id) for item in split_identifiers(listed.text)] == names
        assert _found(listed.text) == names
        assert _found(sentence.format(listed.text)) == names


_PIECES = st.one_of(
    designations(),
    lists().map(lambda listed: listed.text),
    st.sampled_from([", ", "; ", "/", " and ", " - ", "~", " to ", "(", ")", "\n", "、", "及"]),
    st.sampled_from([" 3", "2015", "-2", ".4", "10/100", " 2.4 GHz", " 5 kV", "a/b", "12345", " A1:2010", "Amd 1"]),
    st.sampled_from(["IEC/EN ", "ISO", "GB/T "]),
)


class TestNothingIsInvented:
    """Every number and level of what is found stands in the text."""

    @settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @example("AASHTO M 1GB/T 20000.1~3")
    @given(st.lists(_PIECES, max_size=6).map("".join))
    def test_every_level_stands_in_the_text(self, text: str) -> None:
        said = {int(digits) for digits in re.findall("[0-9]+", text)}
        said |= {int(first + last) for first, last in re.findall("([0-9]{2,3}) ([0-9]{3})(?![0-9])", text)}
        for item in find_identifiers(text):
            assert text[item.start : item.end] == item.text
            if item.id is None:
                assert item.reason
                continue
            number = re.findall("[0-9]+", item.id.number or "")
            assert not number or int(number[0]) in said, item
            for level in (*number[1:], *re.findall("[0-9]+", item.id.part or "")):
                # the levels of a range lie between two that are said
                assert int(level) in said or (
                    min(said) < int(level) < max(said) and re.search("[~～〜至–]| to |-|through", item.text)
                )
