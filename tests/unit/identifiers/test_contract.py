"""What others build on: fields, wrapping, algebra, order, errors, imports."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys

import attrs
import pytest

from stdcompat.errors import IdentifierError
from stdcompat.identifiers import StandardId, Wrapping, _build, from_urn, parse, split_identifiers, try_parse


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("ISO 9001:2015", {"publisher": "ISO", "number": "9001", "year": 2015}),
        ("ISO/IEC 27001:2022", {"publisher": "ISO/IEC", "number": "27001"}),
        ("IEC 60335-2-105:2016", {"number": "60335", "part": "2-105"}),
        ("GB 4943.1-2022", {"publisher": "GB", "type": None, "number": "4943", "part": "1", "year": 2022}),
        ("GB/T 22239-2019", {"publisher": "GB", "type": "T"}),
        ("YD/T 2674-2013", {"publisher": "YD", "type": "T"}),
        ("ETSI EN 303 645 V3.1.3 (2024-09)", {"publisher": "ETSI", "type": "EN", "version": "3.1.3", "month": 9}),
        ("3GPP TS 33.501 V17.1.0", {"publisher": "3GPP", "type": "TS", "number": "33.501", "version": "17.1.0"}),
        ("CLC/TR 50600-99-1:2024", {"publisher": "CLC", "type": "TR"}),
        ("JIS C 62368-1:2021", {"publisher": "JIS", "type": "C", "number": "62368", "part": "1"}),
        ("UL 62368-1:2019", {"publisher": "UL", "number": "62368", "part": "1"}),
        ("GOST R ISO/IEC 27001-2021", {"publisher": "GOST R", "number": "27001", "year": 2021}),
        ("ITU-T X.509 (10/2019)", {"publisher": "ITU-T", "number": "X.509", "year": 2019, "month": 10}),
        ("AS/NZS 62368.1:2022", {"publisher": "AS/NZS", "year": 2022}),
        ("QCVN 132:2022/BTTTT", {"publisher": "QCVN", "number": "132", "year": 2022, "suffix": "BTTTT"}),
    ],
)
def test_fields(text: str, fields: dict[str, object]) -> None:
    found = parse(text)
    assert {name: getattr(found, name) for name in fields} == fields


def test_the_year_belongs_to_the_outermost_document() -> None:
    found = parse("BS EN ISO 9001:2015")
    assert found.wrapped == parse("EN ISO 9001")
    assert found.wrapped is not None
    assert found.wrapped.wrapped == parse("ISO 9001")
    assert found.wrapping is Wrapping.ADOPTION
    assert found.designation is found


def test_a_dual_number_is_dated_and_can_be_left_out() -> None:
    found = parse("GB/T 22080-2016/ISO/IEC 27001:2013")
    assert found.year == 2016
    assert found.wrapped == found.adopts == parse("ISO/IEC 27001:2013")
    assert found.wrapping is Wrapping.DUAL
    assert found.designation == parse("GB/T 22080-2016")


def test_brackets_are_related_and_adopt_nothing() -> None:
    found = parse("GOST 35302-2025 (EN 14315-1:2013)")
    assert found.wrapping is Wrapping.RELATED
    assert found.wrapped == parse("EN 14315-1:2013")
    assert found.adopts is None
    assert found.designation == parse("GOST 35302-2025")


def test_amendment_and_amended_edition_differ() -> None:
    amended, amendment = parse("EN 62368-1:2014+A11:2017"), parse("EN 62368-1:2014/A11:2017")
    assert amended != amendment
    assert str(amended) != str(amendment)
    assert amended.base == amendment.base == parse("EN 62368-1:2014")
    assert amended.is_supplement_of(amended.base)
    assert parse("EN IEC 62368-1:2020 + A11:2020") == parse("EN IEC 62368-1:2020+A11:2020")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("GB/T 22080-2016（ISO/IEC 27001:2013，IDT）", "degree IDT"),
        ("GB/T 22080-2016（等同采用ISO/IEC 27001:2013）", "degree 等同"),
    ],
)
def test_what_a_chinese_number_says_that_it_adopts_is_no_second_document(text: str, note: str) -> None:
    (found,) = split_identifiers(text)
    assert found.id == parse(text) == parse("GB/T 22080-2016(ISO/IEC 27001:2013)")
    assert note in parse(text).notes


def test_a_revision_of_the_radio_sector_is_an_edition() -> None:
    found = parse("ITU-R M.2150-3 (2023)")
    assert (found.number, found.edition, found.year) == ("M.2150", "3", 2023)
    assert found.document == parse("ITU-R M.2150-1").document == parse("ITU-R M.2150").document


def test_a_body_before_its_own_prefix_is_no_part_of_it() -> None:
    assert str(parse("JEDEC JESD22-A104")) == "JESD22-A104"
    assert str(parse("CENELEC EN 50128:2011")) == "EN 50128:2011"


def test_nested_supplements_say_so() -> None:
    first, second = parse("ISO/IEC 10035-1:1995/Amd 1:1997/Cor 1:1999").supplements
    assert not first.nested
    assert second.nested


def test_house_styles_are_equal() -> None:
    iso, iec = parse("ISO/IEC 10021-2:1990/Amd 1:1994"), parse("ISO/IEC 10021-2:1990/AMD1:1994")
    assert iso == iec
    assert hash(iso) == hash(iec)
    assert iso.key == iec.key
    assert str(iec) == "ISO/IEC 10021-2:1990/AMD1:1994"


@pytest.mark.parametrize("text", ["3GPP TS 23.003 V{}.0.0", "ITU-T A Suppl. {} (12/2022)"])
def test_the_many_of_one_number_or_series_do_not_collide(text: str) -> None:
    assert len({hash(parse(text.format(n))) for n in range(1, 100)}) == 99


def test_cyrillic_and_latin_are_one() -> None:
    assert parse("ГОСТ Р ИСО/МЭК 27001-2021") == parse("GOST R ISO/IEC 27001-2021")
    assert str(parse("ГОСТ Р ИСО/МЭК 27001-2021")) == "GOST R ISO/IEC 27001-2021"


def test_parts_and_series() -> None:
    part = parse("IEC 62368-1:2018")
    assert part.is_part_of(parse("IEC 62368 (all parts)"))
    assert part.is_part_of(parse("IEC 62368"))
    assert parse("IEC 61000-4-2").is_part_of(parse("IEC 61000-4"))
    assert not part.is_part_of(parse("IEC 60950"))
    assert str(parse("BS EN ISO 9001:2015").series) == "BS EN ISO 9001 (all parts)"


def test_editions_are_ordered_within_a_document_only() -> None:
    old, new = parse("ISO 9001:2008"), parse("ISO 9001:2015")
    assert old < new < parse("ISO 9001:2015/Amd 1:2024")
    assert parse("3GPP TS 33.501 V15.9.0") < parse("3GPP TS 33.501 V15.10.0")
    assert parse("GB/T 4857.5-92") < parse("GB/T 4857.5-2008")
    with pytest.raises(TypeError):
        sorted([old, parse("ISO 14001:2015")])
    assert min([new, parse("GB 1-2000")], key=lambda item: item.sort_key).publisher == "GB"


@pytest.mark.parametrize(
    ("short", "full", "year"),
    [
        ("CAN/CSA-C22.2 NO. 62368-1:14", "CAN/CSA-C22.2 NO. 62368-1:2014", 2014),
        ("CAN/CSA C22.2 No. 62368-1:14", "CAN/CSA-C22.2 NO. 62368-1:2014", 2014),
        ("CSA B1:95/A1:97", "CSA B1:1995/A1:1997", 1995),
        ("GB/T 4857.5-92", "GB/T 4857.5-1992", 1992),
        ("ГОСТ Р МЭК 335-1-94", "GOST R IEC 335-1-1994", 1994),
        ("СТ СЭВ 1-78", "СТ СЭВ 1-1978", 1978),
        ("ASTM D1761-98", "ASTM D1761-1998", 1998),
        ("UL 1-05", "UL 1:2005", 2005),
        ("J60950(H12)", "J60950(2000)", 2000),
    ],
)
def test_a_year_is_the_full_year_however_it_is_printed(short: str, full: str, year: int) -> None:
    found = parse(short)
    assert found.year == year
    assert found == parse(full)
    assert str(found) != str(parse(full))
    assert found.key == parse(full).key == full


@pytest.mark.parametrize("text", ["GBT 9254.1-2021", "GBT9254.1-2021", "GB T 9254.1-2021", "gbt 9254.1-2021"])
def test_the_slash_of_a_chinese_type_may_be_left_out(text: str) -> None:
    assert str(parse(text)) == "GB/T 9254.1-2021"
    assert str(parse("DLT 645-2007")) == "DL/T 645-2007"


def test_what_is_worked_out_once_is_no_part_of_the_value() -> None:
    used, fresh = parse("BS EN ISO 9001:2015"), parse("BS EN ISO 9001:2015")
    before = pickle.dumps(used)
    assert all((str(used), used.key, used.sort_key))
    assert used.undated.undated == used.undated
    assert pickle.dumps(used) == before == pickle.dumps(fresh)
    assert used == fresh
    assert repr(used) == repr(fresh)


def test_notes_are_never_compared() -> None:
    found = parse("GBT22239-2019")
    assert found == parse("GB/T 22239-2019")
    assert found.normalized_from == "GBT22239-2019"
    assert parse("GB/T 22239-2019").notes == ()
    assert parse("3GPP TS 23.501:REL-17/17.1.0").notes == ("release REL-17",)


def test_refusal_says_where_and_suggests() -> None:
    with pytest.raises(IdentifierError) as caught:
        parse("ISO 9001:2015 certified")
    assert caught.value.span == (13, 23)
    assert caught.value.suggestion == "ISO 9001:2015"
    with pytest.raises(IdentifierError) as caught:
        parse("ITO 9001:2015")
    assert caught.value.suggestion is not None
    assert try_parse("x" * 10_000) is None


def test_urns_go_both_ways() -> None:
    for text in ("ISO 9001", "ISO/IEC TS 27110", "ISO 105-E01", "IWA 6", "RFC 8446", "ISO/IEC Guide 21-1"):
        found = parse(text)
        assert found.urn is not None
        assert from_urn(found.urn) == found
    assert parse("GB 4943.1-2022").urn is None
    with pytest.raises(IdentifierError):
        from_urn("urn:gb:4943")


def test_cells() -> None:
    cell = "ISO 2953:1999，IEC 60034-1:2004和ASTM D5587-15；GB/T 1.1~1.3-2020 MOD"
    assert [str(item.id) for item in split_identifiers(cell)] == [
        "ISO 2953:1999",
        "IEC 60034-1:2004",
        "ASTM D5587-15",
        "GB/T 1.1-2020",
        "GB/T 1.2-2020",
        "GB/T 1.3-2020",
    ]
    assert [item.id for item in split_identifiers("联合国关于危险货物运输建议书")] == [None]


def test_frozen_slotted_and_copied() -> None:
    found = parse("ISO 9001:2015")
    assert not hasattr(found, "__dict__")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.year = 2020  # type: ignore[misc]
    assert copy.copy(found) == copy.deepcopy(found) == found


def test_fast_construction_is_the_constructor() -> None:
    fields = {field.name: field.default for field in attrs.fields(StandardId)} | {"publisher": "ISO", "number": "1"}
    built = _build.build("ISO", None, "1")
    assert type(built) is StandardId
    assert {name: getattr(built, name) for name in fields} == fields
    assert built == StandardId("ISO", number="1")


def test_import_is_light_and_families_load_when_needed() -> None:
    code = (
        "import sys; before = set(sys.modules); import stdcompat.identifiers as s;"
        "heavy = {'cattrs', 'dataclasses', 'pathlib'} & set(sys.modules) - before;"
        "loaded = [m for m in sys.modules if '.families.' in m];"
        "s.parse('GB 1-2000');"
        "print(sorted(heavy), loaded, [m.rpartition('.')[2] for m in sys.modules if '.families.' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[] [] ['china']"


@pytest.mark.parametrize("text", ["DIN EN 1993-1-1/NA:2018-12", "NF EN 206/CN", "NA to BS EN 1993-1-1:2005"])
def test_a_national_annex_adopts_nothing(text: str) -> None:
    found = parse(text)
    assert found.wrapping is Wrapping.ANNEX
    assert found.adopts is None
    assert found.undated != parse(text.removeprefix("NA to ").replace("/NA", "").replace("/CN", "")).undated
    for other in (found.undated, found.series):
        assert parse(str(other)) == other


def test_strict_reading_says_how_it_is_written() -> None:
    with pytest.raises(IdentifierError) as caught:
        parse("ISO9001-2015", strict=True)
    assert caught.value.suggestion == "ISO 9001:2015"


@pytest.mark.parametrize("text", ["ГОСТ Р ИСО/МЭК 270376.201", "ГОСТ 9 58904-2020"])
def test_what_its_own_form_would_not_say_is_refused(text: str) -> None:
    """The adopted number would be lost from the first, and the second is a number of branches (ОСТ) only."""
    with pytest.raises(IdentifierError):
        parse(text)


def test_a_canadian_year_stays_the_year_before_an_amendment() -> None:
    found = parse("CAN/CSA-ISO/IEC 10021-1-2007 + A1:2011")
    assert (found.part, found.year, str(found.wrapped)) == ("1", 2007, "ISO/IEC 10021-1")
    assert found == parse("CAN/CSA-ISO/IEC 10021-1-2007+A1:2011")


def test_what_is_printed_too_long_to_be_read_again_is_refused() -> None:
    text = ("ANSI1" + "/IEEE 1000-1987SI1" * 20)[:300]
    assert len(str(parse(text[:299]))) == 299
    with pytest.raises(IdentifierError):
        parse(text)


@pytest.mark.parametrize("text", ["UNE-EN ISO 9001:2013-00", "DIN EN 1:2015-13", "DIN EN ISO 9001:2015-99"])
def test_a_month_is_one_of_twelve(text: str) -> None:
    with pytest.raises(IdentifierError):
        parse(text)
    assert parse("DIN EN ISO 9001:2015-11").month == 11
