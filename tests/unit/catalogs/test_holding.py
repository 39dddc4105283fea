"""What is held of a reference: itself, what it adopts, parts of its series, or nothing."""

from __future__ import annotations

import pytest

from stdcompat.catalogs import Catalog, Held


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.bundled()


@pytest.mark.parametrize(
    ("reference", "held", "through", "rule"),
    [
        ("ISO/IEC 27001:2022", Held.EDITION, None, None),
        ("ISO/IEC 27001", Held.EDITION, None, None),
        ("ISO/IEC 27001:1999", Held.DOCUMENT, None, None),
        ("UNE-EN 62368-1:2099", Held.ADOPTED, "EN 62368-1", "EN"),
        ("ÖNORM EN ISO 9001", Held.ADOPTED, "EN ISO 9001", "EN"),
        ("PN-EN 54", Held.ADOPTED, "EN 54", "EN"),
        ("SNI ISO 9001:2015", Held.ADOPTED, "ISO 9001", None),
        ("DSTU EN 62368-1", Held.ADOPTED, "EN 62368-1", None),  # Ukraine is no member of CEN
        ("EN 62305-2:2012", Held.NUMBERED, "IEC 62305-2", None),
        ("CEI EN 62305-2:2013", Held.ADOPTED, "IEC 62305-2", "EN"),
        ("IEC 61850", Held.PARTS, None, None),
        ("EN 61000 (all parts)", Held.PARTS, None, None),
        ("IEC 999999", Held.NOTHING, None, None),
        ("BS EN 999999", Held.NOTHING, None, None),
        ("MIL-STD-810H", Held.DOCUMENT, "MIL-STD-810", None),
        ("IPC-2221B", Held.DOCUMENT, "IPC-2221", None),
        ("EN 50999", Held.NOTHING, None, None),  # CENELEC's own
        ("IEC 61850-99", Held.NOTHING, None, None),
    ],
)
def test_holding(catalog: Catalog, reference: str, held: Held, through: str | None, rule: str | None) -> None:
    found = catalog.holding(reference)
    assert found.held is held
    assert (found.through and str(found.through)) == through
    assert (found.rule and found.rule.code) == rule
    assert bool(found.entries) is (held is not Held.NOTHING)


def test_only_parts_are_held_of_what_it_adopts(catalog: Catalog) -> None:
    assert catalog.holding("PN-EN 54").in_parts
    assert catalog.holding("IEC 61850").in_parts
    assert not catalog.holding("UNE-EN 62368-1").in_parts
