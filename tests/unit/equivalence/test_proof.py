from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.equivalence import Resolver, to_dot, to_mermaid, verify_proof

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("GB 4943.1-2022", "UL 62368-1:2019"),
        ("GB/T 22080", "ISO/IEC 27001"),
        ("GB/T 22080-2016", "ISO/IEC 27001:2022"),
        ("BS EN ISO 9001:2015", "ISO 9001:2015"),
        ("GB/T 28181-2022", "IEC 62676-1-1:2013"),
        ("GB/T 22080-2016/ISO/IEC 27001:2013", "ISO/IEC 27001:2013"),
        ("GB/T 22239-2019", "GB/T 22239-2019"),
    ],
)
def test_what_the_resolver_says_holds(resolver: Resolver, a: str, b: str) -> None:
    answer = resolver.resolve(a, b)
    assert verify_proof(answer, resolver.catalog) == ()
    assert verify_proof(answer.converse(), resolver.catalog) == ()


def stronger(plain: dict[str, Any]) -> None:
    plain["relation"] = ["EQ"]


def other_degree(plain: dict[str, Any]) -> None:
    plain["proof"][0]["paths"][0][0]["degree"] = "IDT"


def stronger_stretch(plain: dict[str, Any]) -> None:
    plain["proof"][0]["relation"] = ["EQ"]
    plain["relation"] = ["EQ"]


def missing_stretch(plain: dict[str, Any]) -> None:
    del plain["proof"][0]


def nothing(plain: dict[str, Any]) -> None:
    plain["proof"] = []


def other_end(plain: dict[str, Any]) -> None:
    plain["b"] = "UL 62368-1:2019"


def earlier(plain: dict[str, Any]) -> None:
    plain["proof"][0]["paths"][0][0]["adopted"] = "IEC 62368-1:2014"


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        (stronger, "EQ is stated"),
        (other_degree, "IDT is no fact"),
        (stronger_stretch, "EQ is stated"),
        (missing_stretch, "the proof jumps"),
        (nothing, "nothing proves it"),
        (other_end, "the proof ends at"),
        (earlier, "is no fact"),
    ],
)
def test_what_was_tampered_with_does_not(
    resolver: Resolver, tamper: Callable[[dict[str, Any]], None], fault: str
) -> None:
    plain = copy.deepcopy(resolver.resolve("GB 4943.1-2022", "EN IEC 62368-1:2020").to_dict())
    tamper(plain)
    assert any(fault in found for found in verify_proof(plain, resolver.catalog)), verify_proof(plain, resolver.catalog)


def test_drawings_show_adopters_pointing_to_what_they_adopt(resolver: Resolver) -> None:
    answer = resolver.resolve("GB 4943.1-2022", "UL 62368-1:2019")
    assert to_mermaid(answer).splitlines()[-2:] == ["  n0 -->|MOD| n1", "  n2 -->|MOD| n1"]
    assert '"UL 62368-1:2019" -> "IEC 62368-1:2018" [label="MOD"];' in to_dot(answer)


def test_drawings_of_a_gap_show_both_sides(resolver: Resolver) -> None:
    drawn = to_mermaid(resolver.resolve("GB 4943.1-2022", "EN 62368-1:2014"))
    assert "IEC 62368-1:2018" in drawn
    assert "IEC 62368-1:2014" in drawn


def test_an_amended_edition_is_drawn_by_its_basis(resolver: Resolver) -> None:
    assert "-->|amended|" in to_mermaid(resolver.resolve("GB/T 22080-2025", "ISO/IEC 27001:2022"))
