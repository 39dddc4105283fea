"""What lists leave out, and what the reader refuses to guess."""

from __future__ import annotations

import pytest

from stdcompat.errors import IdentifierError
from stdcompat.identifiers import find_identifiers, parse, split_identifiers


def _ids(text: str) -> list[str]:
    return [str(item.id) for item in find_identifiers(text) if item.id is not None]


def test_a_year_and_its_month_are_of_each_part_of_a_chain() -> None:
    assert _ids("DIN EN 1364-1/-2:1999-10") == ["DIN EN 1364-1:1999-10", "DIN EN 1364-2:1999-10"]


def test_what_is_counted_off_is_no_item() -> None:
    assert _ids("modified from IEC 60227-5:2011; 1) TCVN 6610-1:2014") == ["IEC 60227-5:2011", "TCVN 6610-1:2014"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        # the publisher is left out
        ("EN 50126-1, 50128 und 50129", ["EN 50126-1", "EN 50128", "EN 50129"]),
        ("IEC 60601-1, 60601-1-2, 62366", ["IEC 60601-1", "IEC 60601-1-2", "IEC 62366"]),
        ("ISO 9001:2015, 14001:2015", ["ISO 9001:2015", "ISO 14001:2015"]),
        ("ITU-T G.652, G.657", ["ITU-T G.652", "ITU-T G.657"]),
        ("3GPP TS 36.101, TS 38.101-1/-2", ["3GPP TS 36.101", "3GPP TS 38.101-1", "3GPP TS 38.101-2"]),
        ("SAE J1475, J1942 and J1942-1", ["SAE J 1475", "SAE J 1942", "SAE J 1942-1"]),
        ("ETSI EN 300 328, 301 489-1", ["ETSI EN 300 328", "ETSI EN 301 489-1"]),
        # the number is left out too
        ("IEC 61000-4-2, 3 and 4", ["IEC 61000-4-2", "IEC 61000-4-3", "IEC 61000-4-4"]),
        ("GB/T 2423.1、2、3", ["GB/T 2423.1", "GB/T 2423.2", "GB/T 2423.3"]),
        ("EN 61000-6-2/6-4", ["EN 61000-6-2", "EN 61000-6-4"]),
        ("DL/T 634.5101/5104", ["DL/T 634.5101", "DL/T 634.5104"]),
        ("ISO 1035-1/2/3:1980", ["ISO 1035-1:1980", "ISO 1035-2:1980", "ISO 1035-3:1980"]),
        ("IEEE 802.11a/b/n/ac", ["IEEE 802.11a", "IEEE 802.11b", "IEEE 802.11n", "IEEE 802.11ac"]),
        # ranges
        ("GB/T 20234.1~3-2015", ["GB/T 20234.1-2015", "GB/T 20234.2-2015", "GB/T 20234.3-2015"]),
        ("IEC 60076-1 through IEC 60076-3", ["IEC 60076-1", "IEC 60076-2", "IEC 60076-3"]),
        ("ITU-T G.984.1-G.984.3", ["ITU-T G.984.1", "ITU-T G.984.2", "ITU-T G.984.3"]),
        ("EN 18219–18221", ["EN 18219", "EN 18220", "EN 18221"]),
        # several publishers, one number
        ("UL/IEC/EN 60950-1", ["UL 60950-1", "IEC 60950-1", "EN 60950-1"]),
        ("IEC/EN 62109-2:2011", ["IEC 62109-2:2011", "EN 62109-2:2011"]),
        ("EN/IEC 61000-4-2, -4-3", ["EN 61000-4-2", "IEC 61000-4-2", "EN 61000-4-3", "IEC 61000-4-3"]),
        ("BS/DIN/NF EN 50131-1", ["BS EN 50131-1", "DIN EN 50131-1", "NF EN 50131-1"]),
        ("ISO/IEC 27001", ["ISO/IEC 27001"]),
        # supplements and years belong to what they follow
        ("EN 55032:2015, A11:2020", ["EN 55032:2015+A11:2020"]),
        ("EN 55032, 2015", ["EN 55032:2015"]),
        ("AS/NZS 3000:2018 Amdt 2", ["AS/NZS 3000:2018+A2"]),
        # publishers whose numbers are kept as printed
        ("UIC 518, TB/T 3027-2015", ["UIC 518", "TB/T 3027-2015"]),
        ("UIC 518, 519", ["UIC 518", "UIC 519"]),
        ("TR CU 004/2011, TR CU 020/2011", ["TR CU 004/2011", "TR CU 020/2011"]),
        ("NOM-001-SEDE-2012, NMX-J-010-ANCE-2018", ["NOM-001-SEDE-2012", "NMX-J-010-ANCE-2018"]),
    ],
)
def test_lists(text: str, ids: list[str]) -> None:
    assert _ids(f"tested to {text}; passed") == ids
    assert [str(item.id) for item in split_identifiers(text)] == ids


@pytest.mark.parametrize(
    "text",
    [
        "EN 60947-1, 2 motors and 3 pumps",
        "IEC 61000-4-2, 8 kV in air",
        "IEEE 802.3, 10/100/1000Base-T",
        "ISO 9001 and 300 employees",
        "ISO 14971, 2.4 GHz radio",
        "ISO/IEC 8824-1, 22.7 applies",
        "IEC 60076-1 to 5 kV",
        "UL 60950-A to 3",
        "BS 476-20A to 30",
    ],
)
def test_counts_clauses_and_units_are_no_items(text: str) -> None:
    assert len(_ids(text)) <= 1


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ISO 9001:2008, 2015", "2015"),
        ("IEC 62443, 4-2", "4-2"),
        ("IEEE 802.3, 11", "11"),
        ("IEC 62368-1, edition 2 or 3", "3"),
    ],
)
def test_what_could_mean_two_things_is_said(text: str, rest: str) -> None:
    *_, last = find_identifiers(text)
    assert last.id is None
    assert last.text == rest
    assert last.reason


def test_bare_recommendations_where_the_itu_is_named() -> None:
    assert _ids("ITU codecs: G.711, and H.265 for video") == ["ITU-T G.711", "ITU-T H.265"]
    assert _ids("an X.509 certificate") == []


@pytest.mark.parametrize("text", ["EN/IEC 62368-1:2014", "EN / IEC 62368-1:2014"])
def test_two_documents_of_one_number_are_no_single_one(text: str) -> None:
    with pytest.raises(IdentifierError):
        parse(text)
    assert [str(one.id) for one in split_identifiers(text)] == ["EN 62368-1:2014", "IEC 62368-1:2014"]
