"""Two spellings of one edition are that edition, also where no catalog holds it."""

from __future__ import annotations

import pytest

from stdcompat.equivalence import Resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    return Resolver(as_of="2026-11-21")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ITU-T X.9999 (08/2005)", "ITU-T X.9999 (2005)"),
        ("DIN EN 99999:2022-02", "DIN EN 99999:2022"),
        ("IEC 99999:2020 ED1", "IEC 99999:2020"),
        ("ISO 99999:2020/Amd 1", "ISO 99999:2020/Amd 1:2021"),
        ("EN 99999:2015+A11", "EN 99999:2015/A11:2020"),
        ("BS ISO 99999:2020", "ISO/IEC 99999:2020-05"),
    ],
)
def test_it_is_known_from_both_ends(resolver: Resolver, one: str, other: str):
    assert {resolver.resolve(a, b).covers for a, b in ((one, other), (other, one))} == {"yes"}


def test_a_specification_of_3gpp_is_found_to_be_transposed_where_the_transposition_is_held(resolver: Resolver):
    etsi = next(one.id for one in resolver.catalog.editions("ETSI TS 138 104") if one.id.version)
    asked = f"3GPP TS 38.104 V{etsi.version}"
    assert [answer.a for answer in resolver.equivalents(asked)] == [etsi]
    assert resolver.resolve(asked, etsi).covers == "yes"
