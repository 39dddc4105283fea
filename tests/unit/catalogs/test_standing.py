"""Where an edition stands on a day: what is known today is not read into the past, nor the past into today."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from stdcompat.catalogs import Catalog, Confidence, PartialDate, Standard, Status
from stdcompat.catalogs.standing import Standing, StandingOn
from stdcompat.identifiers import parse


def entry(id: str, **fields: Any) -> Standard:
    return Standard(parse(id), "T", sources=("s",), confidence=Confidence.HIGH, **fields)


CURRENT, SUPERSEDED, WITHDRAWN = Status.CURRENT, Status.SUPERSEDED, Status.WITHDRAWN

# fields of the edition of 2015, what else is listed, the day, and where it stands
CASES: list[tuple[dict[str, Any], list[Standard], str, Standing]] = [
    ({}, [], "2014-12-31", Standing.NOT_YET),
    ({}, [], "2015-01-01", Standing.NOT_READ),
    ({"status": Status.DRAFT}, [], "2026-01-01", Standing.NOT_YET),
    ({"effective": "2016-03"}, [], "2016-02-29", Standing.NOT_YET),
    ({"status": CURRENT, "status_as_of": "2025-07"}, [], "2025-08-01", Standing.LAST_READ),
    ({"status": CURRENT, "status_as_of": "2025-07"}, [], "2025-07-31", Standing.IN_FORCE),
    ({"status": CURRENT, "status_as_of": "2025-07-10"}, [], "2025-07-11", Standing.LAST_READ),
    ({"status": CURRENT}, [], "2026-01-01", Standing.NOT_READ),
    ({"status": Status.UNKNOWN, "status_as_of": "2020"}, [], "2026-01-01", Standing.NOT_READ),
    ({"withdrawn": "2020-06"}, [], "2020-06-30", Standing.IN_FORCE),
    ({"withdrawn": "2020-06"}, [], "2020-07-01", Standing.NO_LONGER),
    # Withdrawn or superseded without a date: no longer when it was read, unknown before.
    ({"status": WITHDRAWN, "status_as_of": "2025"}, [], "2025-01-01", Standing.NO_LONGER),
    ({"status": WITHDRAWN, "status_as_of": "2025"}, [], "2020-01-01", Standing.ENDED_SINCE),
    ({"status": SUPERSEDED, "status_as_of": "2025"}, [], "2020-01-01", Standing.ENDED_SINCE),
    ({"status": SUPERSEDED}, [], "2026-01-01", Standing.NO_LONGER),
    # A successor ends it on the day that it begins, of its own document or of another.
    ({"status": SUPERSEDED, "status_as_of": "2025"}, [entry("ISO 1:2020")], "2019-12-31", Standing.IN_FORCE),
    ({"status": SUPERSEDED, "status_as_of": "2025"}, [entry("ISO 1:2020")], "2020-01-01", Standing.NO_LONGER),
    ({"status": CURRENT, "status_as_of": "2018"}, [entry("ISO 1:2020")], "2020-01-01", Standing.NO_LONGER),
    ({}, [entry("ISO 2:2020", replaces=(parse("ISO 1:2015"),))], "2020-01-01", Standing.NO_LONGER),
    ({"replaced_by": (parse("ISO 2:2020"),)}, [entry("ISO 2:2020")], "2020-01-01", Standing.NO_LONGER),
    ({}, [entry("ISO 1:2020", status=Status.DRAFT)], "2026-01-01", Standing.NOT_READ),
    ({}, [entry("ISO 1:2015/Amd 1:2020")], "2026-01-01", Standing.NOT_READ),
]


@pytest.mark.parametrize(("fields", "others", "day", "expected"), CASES)
def test_where_an_edition_stands(fields: dict[str, Any], others: list[Standard], day: str, expected: Standing) -> None:
    mine = entry("ISO 1:2015", **fields)
    catalog = Catalog.from_records([mine, *others])
    assert catalog.standing(mine, datetime.date.fromisoformat(day)).standing is expected


@pytest.mark.parametrize(
    ("status", "read", "expected"),
    [
        (Status.UNKNOWN, None, Standing.NOT_DATED),
        (CURRENT, None, Standing.NOT_DATED),
        (CURRENT, "2025", Standing.LAST_READ),
        (CURRENT, "2027", Standing.NOT_DATED),
    ],
)
def test_without_any_date_only_a_status_helps(status: Status, read: str | None, expected: Standing) -> None:
    mine = entry("KN 32", status=status, status_as_of=None if read is None else PartialDate(read))
    assert Catalog.from_records([mine]).standing(mine, datetime.date(2026, 11, 21)).standing is expected


@pytest.mark.parametrize(
    ("standing", "read", "in_force", "stale"),
    [
        (Standing.IN_FORCE, None, True, False),
        (Standing.LAST_READ, "2025-11", True, False),
        (Standing.LAST_READ, "2025-10", True, True),
        (Standing.LAST_READ, "2025-11-21", True, False),
        (Standing.LAST_READ, "2025-11-20", True, True),
        (Standing.LAST_READ, "2025", True, False),
        (Standing.LAST_READ, "2024", True, True),
        (Standing.NOT_READ, None, True, True),
        (Standing.ENDED_SINCE, "2027", None, True),
        (Standing.NOT_DATED, None, None, True),
        (Standing.NOT_YET, None, False, False),
        (Standing.NO_LONGER, None, False, False),
    ],
)
def test_what_is_too_old_to_speak_of_the_day(
    standing: Standing, read: str | None, in_force: bool | None, stale: bool
) -> None:
    known = StandingOn(standing, None if read is None else PartialDate(read))
    assert known.in_force is in_force
    assert known.is_stale(datetime.date(2026, 11, 21)) is stale


def test_an_undated_reference_means_nothing_when_the_last_edition_was_replaced_by_another_document() -> None:
    old = entry("GB/T 9254-2008", status=SUPERSEDED, status_as_of="2026")
    new = entry("GB/T 9254.1-2021", effective="2022-07-01", replaces=(old.id,))
    catalog = Catalog.from_records([old, new])
    days = [datetime.date(2022, 6, 30), datetime.date(2022, 7, 1)]
    found = [catalog.edition_in_force("GB/T 9254", day) for day in days]
    assert found == [old, None]
