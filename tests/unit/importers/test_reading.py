"""What a source says, read into records: traps of real catalogs, one by one."""

from __future__ import annotations

from typing import Any

import pytest

from stdcompat.catalogs.model import Basis, Confidence, Correspondence, Degree, Standard, Status
from stdcompat.importers.model import Adoption, Link, Listing, Pair, Row, Skip
from stdcompat.importers.reading import Reader
from stdcompat.importers.succession import is_open, settled
from stdcompat.importers.tally import ImportTally


@pytest.fixture
def reader():
    return Reader("source", Confidence.MEDIUM, ImportTally())


def entry(reader: Reader, row: Listing) -> Standard:
    found = reader.read(row)
    assert not isinstance(found, Skip)
    assert isinstance(found[0], Standard)
    return found[0]


def listing(id: str, *links: Link, stage: str | None = None, **fields: Any) -> Listing:
    return Listing("line 1", id, links=links, stage=stage, **fields)


def only(reader: Reader, row: Row) -> Correspondence:
    assert not isinstance(row, Skip)
    found = reader.read(row)
    assert not isinstance(found, Skip)
    assert isinstance(found[-1], Correspondence)
    return found[-1]


class TestRelations:
    def test_iso_says_updates_of_what_a_later_edition_does_to_this_one(self, reader: Reader):
        old = entry(reader, listing("ISO 9001:2008", Link("updates", "ISO 9001:2015"), stage="95.99"))
        assert [str(id) for id in old.replaced_by] == ["ISO 9001:2015"]
        assert old.replaces == ()

    def test_another_catalog_that_lists_the_same_publisher_uses_the_word_as_it_is_meant(self, reader: Reader):
        new = entry(reader, listing("ISO/IEC/IEEE 8802-3:2021", Link("updates", "ISO/IEC/IEEE 8802-3:2017")))
        assert [str(id) for id in new.replaces] == ["ISO/IEC/IEEE 8802-3:2017"]

    def test_dates_turn_a_label_that_is_the_wrong_way_round(self, reader: Reader):
        new = entry(reader, listing("ISO 9001:2015", Link("updates", "ISO 9001:2008"), stage="60.60"))
        assert [str(id) for id in new.replaces] == ["ISO 9001:2008"]
        assert reader.tally.relations["updates", "replaces it: the label was the wrong way round"] == 1

    def test_no_date_makes_an_earlier_document_replace_a_later_one_of_another_number(self, reader: Reader):
        old = entry(reader, listing("ISO 4610:1977", Link("obsoletes", "ISO 8620:1986"), stage="95.99"))
        assert old.replaces == old.replaced_by == ()
        assert reader.tally.relations["obsoletes", "left out: says that an earlier document replaces a later one"] == 1

    def test_what_begins_with_the_number_is_its_amendment(self, reader: Reader):
        base = entry(reader, listing("ISO 9001:2015", Link("updates", "ISO 9001:2015/Amd 1:2024"), stage="60.60"))
        assert base.replaces == base.replaced_by == ()

    def test_a_document_does_not_replace_itself(self, reader: Reader):
        one = entry(reader, listing("ISO 10961:2010", Link("obsoletes", "ISO 10961:2010"), stage="60.60"))
        assert one.replaces == ()
        assert reader.tally.relations["obsoletes", "left out: relates a document to itself"] == 1

    def test_two_cycles_cancel_out(self, reader: Reader):
        one = entry(reader, listing("ISO 1:2001", Link("obsoletes", "ISO 2:2001"), stage="60.60"))
        other = entry(reader, listing("ISO 2:2001", Link("obsoletes", "ISO 1:2001"), stage="60.60"))
        assert is_open(one)
        assert is_open(other)
        entries, count = settled([one, other])
        assert [(entry.replaces, entry.replaced_by) for entry in entries] == [((), ())] * 2
        assert count == 1

    def test_a_silver_book_is_the_copy_of_a_withdrawn_issue_and_no_newer_one(self, reader: Reader):
        link = Link("successorOf", "CCSDS 101.0-B-1")
        copy = entry(reader, listing("CCSDS 101.0-B-1-S", link, status="published"))
        assert copy.status is Status.WITHDRAWN
        assert copy.replaces == ()

    @pytest.mark.parametrize(
        ("link", "read_as"),
        [
            (Link("describes", "ISO 9000:2015"), "not described: kept as a note"),
            (Link("obsoletes", "the old one"), "the other cannot be read: kept as a note"),
        ],
    )
    def test_nothing_is_dropped_in_silence(self, reader: Reader, link: Any, read_as: Any):
        one = entry(reader, listing("ISO 9001:2015", link, stage="60.60"))
        assert one.note == f"{link.type} {link.id}"
        assert reader.tally.relations[link.type, read_as] == 1

    def test_an_amendment_of_another_number_is_kept_as_a_note(self, reader: Reader):
        one = entry(reader, listing("IEEE Std 802.3bt-2018", Link("updates", "IEEE Std 802.3-2015")))
        assert one.replaces == ()
        assert one.note == "updates IEEE Std 802.3-2015"


class TestFields:
    def test_the_library_day_of_an_old_standard_is_not_its_publication(self, reader: Reader):
        one = entry(reader, listing("AIEE 27-1942", dates={"issued": "1942", "published": "2016-01-26"}))
        assert one.published == "1942"

    def test_a_supplement_has_a_day_of_its_own(self, reader: Reader):
        dates = {"published": "2022", "updated": "2024-02"}
        amendment = entry(reader, listing("ISO/IEC 27001:2022/Amd 1:2024", dates=dates, stage="60.60"))
        assert amendment.published == "2024-02"

    @pytest.mark.parametrize("date", ["2016", "2016-08", "2016-08-29"])
    def test_partial_dates_stay_partial(self, reader: Reader, date: Any):
        assert entry(reader, listing("GB/T 22080-2016", dates={"published": date})).published == date

    def test_a_date_that_is_none_is_told(self, reader: Reader):
        assert entry(reader, listing("GB/T 22080-2016", dates={"effective": "2017-02-30"})).effective is None
        assert reader.tally.remarks["a date that is none is left out"] == 1

    def test_a_status_that_nobody_knows_is_unknown_and_told(self, reader: Reader):
        assert entry(reader, listing("GB/T 22080-2016", status="in limbo")).status is Status.UNKNOWN
        assert reader.tally.remarks["status 'in limbo' is in no table: read as unknown"] == 1

    def test_an_unverified_row_says_so(self, reader: Reader):
        assert (
            entry(reader, listing("GB/T 1-2000", sources=("hearsay, unverified",))).confidence is Confidence.UNVERIFIED
        )

    def test_no_field_is_blank(self, reader: Reader):
        row = listing("GB/T 1-2000", committees=("", " SAC/TC 28 "), ccs=" ", note="", sources=("", "one"))
        one = entry(reader, row)
        assert (one.committees, one.ccs, one.note) == (("SAC/TC 28",), None, None)
        assert one.sources == ("source", "source: one")

    def test_an_identifier_that_cannot_be_read_is_quarantined(self, reader: Reader):
        assert reader.read(listing("see contract")) == Skip("line 1", "the identifier cannot be read", "see contract")


class TestAdoptions:
    def test_each_degree_is_a_record_and_none_of_them_proves_anything(self, reader: Reader):
        cells = (Adoption("ISO 1:2000", "IDT"), Adoption("ISO 2:2000", "NEQ"))
        found = reader.read(listing("GB/T 1-2005", adopts=cells))
        assert not isinstance(found, Skip)
        records = [record for record in found if isinstance(record, Correspondence)]
        assert [(record.degree, record.doubtful) for record in records] == [(Degree.IDT, True), (Degree.NEQ, True)]

    def test_several_bases_of_one_degree_are_one_record(self, reader: Reader):
        record = only(reader, listing("GB/T 1-2005", adopts=(Adoption("ISO 1:2000、ISO 2:2000", "等同采用"),)))
        assert [str(base) for base in record.adopted] == ["ISO 1:2000", "ISO 2:2000"]
        assert record.degree is Degree.IDT
        assert not record.doubtful

    def test_what_is_undated_names_no_edition(self, reader: Reader):
        assert only(reader, listing("GB 10051.3-1988", adopts=(Adoption("DIN 15405", "EQV"),))).doubtful

    def test_nobody_adopts_what_does_not_exist_yet(self, reader: Reader):
        assert only(reader, listing("GB/T 1-1995", adopts=(Adoption("ISO 1:1998", "NEQ"),))).doubtful

    def test_a_base_that_cannot_be_read_stays_in_the_note(self, reader: Reader):
        one = entry(reader, listing("GB 190-2009", adopts=(Adoption("UN", "MOD"),)))
        assert one.note == "adopts UN (MOD)"

    def test_adopted_as_goes_the_other_way(self, reader: Reader):
        record = only(reader, listing("CCSDS 121.0-B-2", Link("adoptedAs", "ISO 15887:2000")))
        assert (str(record.adopter), str(record.adopted[0])) == ("ISO 15887:2000", "CCSDS 121.0-B-2")
        assert record.degree is Degree.NOT_STATED


class TestPairs:
    @pytest.mark.parametrize(
        ("relation", "basis", "degree"),
        [
            ("transposition", Basis.TRANSPOSITION, Degree.NOT_STATED),
            ("identical", Basis.COMMON_TEXT, Degree.NOT_STATED),
            ("IDT", Basis.ADOPTION, Degree.IDT),
            ("EQV", Basis.ADOPTION, Degree.EQV),
        ],
    )
    def test_relations(self, reader: Reader, relation: Any, basis: Any, degree: Any):
        record = only(reader, Pair("line 1", "GB/T 1-2005", "ISO 1:2000", relation))
        assert (record.basis, record.degree) == (basis, degree)

    def test_what_somebody_worked_out_is_weak(self, reader: Reader):
        pair = Pair("line 1", "JIS A 0017", "ISO 3055", "adoption-idt-or-mod", "title-equal")
        record = only(reader, pair)
        assert record.confidence is Confidence.LOW
        assert record.doubtful

    @pytest.mark.parametrize("relation", ["candidate", "mentions", "adoption-idt"])
    def test_leads_and_what_designations_tell_are_left_out_on_purpose(self, reader: Reader, relation: Any):
        found = reader.read(Pair("line 1", "BS EN ISO 1:2000", "ISO 1:2000", relation))
        assert isinstance(found, Skip)
        assert not found.quarantined

    def test_a_relation_that_nobody_knows_is_quarantined(self, reader: Reader):
        found = reader.read(Pair("line 1", "GB/T 1-2005", "ISO 1:2000", "resembles"))
        assert isinstance(found, Skip)
        assert found.quarantined
