"""Which references name one document, and which text: numbers are unique in their series, not under their prefix."""

from __future__ import annotations

import pytest

from stdcompat.identifiers import parse


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISO 27001", "ISO/IEC 27001:2022"),
        ("ISO 17025", "ISO/IEC 17025:2017"),
        ("ISO 21434", "ISO/SAE 21434:2021"),
        ("ISO/IEC 62264-1", "IEC 62264-1:2013"),
        ("ISO 80079-36", "ISO/IEC 80079-36:2016"),
        ("IEC 34-1", "IEC 60034-1:2022"),
        ("EN 62368-1", "EN IEC 62368-1:2020+A11:2020"),
        ("EN 303 645", "ETSI EN 303 645 V3.1.3 (2024-09)"),
        ("EN 303645", "ETSI EN 303 645"),
        ("BS EN 62368-1:2014", "BS EN IEC 62368-1:2020"),
        ("DIN EN ISO 27001", "DIN EN ISO/IEC 27001:2017"),
        ("GB 22239", "GB/T 22239-2019"),
        ("GB/T 22080", "GB/T 22080-2016/ISO/IEC 27001:2013"),
        ("CSA C22.2 No. 62368-1:19", "CAN/CSA-C22.2 NO. 62368-1:14"),
        ("ANSI/UL 62368-1", "UL 62368-1:2019"),
        ("ANSI/IEEE Std 802.3-1985", "IEEE 802.3-2022"),
        ("FIPS PUB 140-3", "NIST FIPS 140-3"),
        ("FIPS 140-3", "NIST FIPS 140-3"),
        ("ITU G.652", "ITU-T G.652 (11/2016)"),
        ("CCITT X.25", "ITU-T X.25"),
        ("AS/NZS 3000:2018", "AS 3000-1991"),
        ("IEC 60601-1:2005+AMD1:2012 CSV", "IEC 60601-1"),
    ],
)
def test_one_document(one: str, other: str) -> None:
    assert parse(one).document == parse(other).document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ISO/TR 10017", "ISO 10017"),
        ("ISO/IEC 27001", "IEC 27001"),
        ("IEC 31010", "ISO 31000"),
        ("IEC Guide 51", "IEC 60051"),
        ("EN 1127-1", "EN ISO 1127"),
        ("EN 62368-1", "IEC 62368-1"),
        ("EN 303 645", "ETSI TS 103 645"),
        ("BS EN 62368-1", "EN 62368-1"),
        ("GB/Z 131", "GB 131"),
        ("GB/T 22239", "YD/T 22239"),
        ("GOST R 34.10-2012", "GOST 34.10-2018"),
        ("DIN EN 1993-1-1", "DIN EN 1993-1-1/NA"),
        ("prEN 50600-1", "EN 50600-1"),
        ("ITU-R M.1457", "ITU-T M.1457"),
        ("IEC 62368-1", "IEC 62368 (all parts)"),
        ("QCVN 01:2020/BTNMT", "QCVN 01:2020/BCT"),
    ],
)
def test_two_documents(one: str, other: str) -> None:
    assert parse(one).document != parse(other).document


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EN 55032:2015/A11:2020", "EN 55032:2015+A11:2020"),
        ("ISO 9001:2015/Amd 1:2024", "ISO 9001:2015+AMD1:2024"),
        ("IEC 62368-1:2018/AMD1:2020", "IEC 62368-1:2018+AMD1:2020 CSV"),
        ("EN 55032:2015/AC:2016", "EN 55032:2015"),
        ("ISO/IEC 10035-1:1995/Amd 1:1997/Cor 1:1999", "ISO/IEC 10035-1:1995/Amd 1:1997"),
        ("BS EN 62368-1:2014+A11:2017", "BS EN 62368-1:2014/A11:2017"),
    ],
)
def test_one_amended_edition(one: str, other: str) -> None:
    assert parse(one) != parse(other)
    assert parse(one).amended_edition == parse(other).amended_edition


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EN 55032:2015", "EN 55032:2015/A11:2020"),
        ("EN 55032:2015/A1:2020", "EN 55032:2015/A11:2020"),
        ("EN 55032", "EN 55032:2015"),
        ("ISO 9001:2015/DAM 1", "ISO 9001:2015/Amd 1"),
        ("ETSI EN 300 328 V2.1.1", "ETSI EN 300 328 V2.2.2"),
    ],
)
def test_two_amended_editions(one: str, other: str) -> None:
    assert parse(one).amended_edition != parse(other).amended_edition


def test_what_follows_from_it() -> None:
    assert parse("ISO 27001:2013") < parse("ISO/IEC 27001:2022")
    assert parse("EN IEC 62368-1:2020").is_edition_of(parse("EN 62368-1"))
    assert parse("EN IEC 62368-1:2020").is_part_of(parse("EN 62368 (all parts)"))
    assert not parse("GB/Z 131-2024").is_edition_of(parse("GB 131"))
