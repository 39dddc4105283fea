"""What may have changed since it was read is a step less sure for each year."""

from __future__ import annotations

import datetime

import pytest

from stdcompat.catalogs import Confidence, PartialDate
from stdcompat.catalogs.standing import confidence_after


@pytest.mark.parametrize(
    ("found", "read", "day", "then"),
    [
        ("high", "2026-11", "2026-11-30", "high"),
        ("high", "2026-11", "2027-11-30", "high"),
        ("high", "2026-11", "2027-12-01", "medium"),
        ("high", "2026-11-03", "2028-12-01", "low"),
        ("high", "2026-11", "2040-01-01", "low"),
        ("medium", "2026-11", "2027-12-01", "low"),
        ("low", "2026-11", "2040-01-01", "low"),
        ("high", "2026", "2027-12-31", "high"),
        ("high", "2026", "2028-01-01", "medium"),
        ("high", "2026-11", "2020-01-01", "high"),
        ("high", None, "2040-01-01", "high"),
    ],
)
def test_confidence_falls_with_age(found: str, read: str | None, day: str, then: str):
    when = None if read is None else PartialDate(read)
    assert confidence_after(Confidence(found), when, datetime.date.fromisoformat(day)) is Confidence(then)
