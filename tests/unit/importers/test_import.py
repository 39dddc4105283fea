"""Sources of every format into one catalog."""

from __future__ import annotations

import gzip
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.catalogs import Confidence, Degree, Status
from stdcompat.importers import Import, format_of, import_catalog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stdcompat.catalogs import Catalog

RECORDS = (
    {
        "id": "ISO/IEC 27001:2013",
        "title_en": "Information security management systems",
        "title_other": {"fr": "Titre manque"},
        "status": "withdrawn",
        "stage": "95.99",
        "dates": {"published": "2013-10"},
        "ics": ["35.030", "03.100.70"],
        "committee": ["ISO/IEC JTC 1/SC 27"],
        "relations": [
            {"type": "obsoletes", "id": "ISO/IEC 27001:2005"},
            {"type": "updates", "id": "ISO/IEC 27001:2022", "date": "2022-10-25"},
        ],
    },
    {
        "id": "ISO/IEC 27001:2022",
        "title_en": "Information security management systems",
        "status": "published",
        "stage": "60.60",
        "dates": {"published": "2022-10"},
        "relations": [{"type": "obsoletes", "id": "ISO/IEC 27001:2013"}],
    },
)
GB = {
    "id": "GB/T 22080-2016",
    "title_zh": "信息技术 安全技术 信息安全管理体系 要求",
    "published": "2016-08-29",
    "effective": "2017-03-01",
    "status": "withdrawn",
    "adopts": [{"id": "ISO/IEC 27001:2013", "degree": "IDT"}],
    "ccs": "L80",
    "ics": ["35.040"],
    "source": "one; other",
}
OPEN_DATA = (
    {
        "id": 54534,
        "deliverableType": "IS",
        "reference": "ISO/IEC 27001:2013",
        "title": {"en": "Information security management systems", "fr": "Titre"},
        "publicationDate": "2013-09-25",
        "edition": 2,
        "icsCode": ["35.030", "03.100.70"],
        "ownerCommittee": "ISO/IEC JTC 1/SC 27",
        "currentStage": 9599,
        "replaces": None,
        "replacedBy": [82875],
    },
    {
        "id": 82875,
        "deliverableType": "IS",
        "reference": "ISO/IEC 27001:2022",
        "title": {"en": "Information security management systems", "fr": None},
        "publicationDate": "2022-10-25",
        "icsCode": None,
        "ownerCommittee": "ISO/IEC JTC 1/SC 27",
        "currentStage": 6060,
        "replaces": [54534],
        "replacedBy": None,
    },
)
OPEN_DATA_CSV = """\
id,deliverableType,supplementType,reference,title.en,title.fr,publicationDate,edition,icsCode,ownerCommittee,currentStage,replaces,replacedBy,languages,pages.en,scope.en
54534,IS,,ISO/IEC 27001:2013,Information security management systems,Titre,2013-09-25,2,"['35.030', '03.100.70']",ISO/IEC JTC 1/SC 27,9599,,[82875],"['en','fr']",23,"<p>Two
lines</p>"
82875,IS,,ISO/IEC 27001:2022,Information security management systems,,2022-10-25,3,,ISO/IEC JTC 1/SC 27,6060,[54534],,['en'],19,
"""
OLD_RELATON = """\
id: CCSDS121.0-B-2-S
title:
- content: Lossless Data Compression
  language:
  - en
docid:
- id: CCSDS 121.0-B-2-S
  type: CCSDS
  primary: true
date:
- type: published
  value: 2012-04
docstatus:
  stage:
    value: published
relation:
- type: adoptedAs
  bibitem:
    docid:
    - id: ISO 15887
      type: CCSDS
      primary: true
- type: successorOf
  bibitem:
    formattedref:
      content: CCSDS 121.0-B-2
editorialgroup:
- name: SLS-MHDC
"""
NEW_RELATON = """\
id: ISO90012015
title:
- {language: en, content: Quality management systems, type: title-main}
- {language: en, content: Requirements, type: title-part}
docidentifier:
- {content: 'urn:iso:std:iso:9001:stage-90.92', type: URN}
- {content: 'ISO 9001:2015', type: ISO, primary: true}
date:
- {type: published, at: '2015-09-15'}
contributor:
- organization:
    subdivision:
    - identifier: [{content: ISO/TC 176/SC 2}]
status:
  stage: {content: '90'}
  substage: {content: '92'}
relation:
- type: updatedBy
  bibitem:
    docidentifier:
    - {content: 'ISO 9001:2015/Amd 1:2024', type: ISO, primary: true}
- type: obsoletes
  bibitem: {formattedref: {content: 'ISO 9001:2008'}}
ext:
  ics: [{code: 03.120.10, text: Quality}]
"""
STS = """\
<?xml version="1.0" encoding="UTF-8"?>
<standard xmlns:xlink="http://www.w3.org/1999/xlink"><front>
  <nat-meta originator="BSI"><title-wrap xml:lang="en"><full>Lossless data compression</full></title-wrap>
    <std-ref type="dated">BS ISO 15887:2000</std-ref></nat-meta>
  <iso-meta><title-wrap xml:lang="en"><intro>Space data</intro><main>Lossless data compression</main></title-wrap>
    <std-ref type="dated">ISO 15887:2000</std-ref><std-ref type="undated">ISO 15887</std-ref>
    <release-date>2000-11-16</release-date><comm-ref>ISO/TC 20/SC 13</comm-ref><ics>49.140</ics>
    <std-xref type="isRevisedBy"><std-ref>ISO 15887:2013</std-ref></std-xref></iso-meta>
  </front><body><p>never read</p>
"""
TABLE = (
    "标准号,标准名称,发布日期,实施日期,状态,采标号,采用程度\n"
    "GB/T 22080-2016,信息技术 安全技术 信息安全管理体系 要求,2016/8/29,2017年3月1日,废止,ISO/IEC 27001:2013,等同采用\n"
)
ENGLISH = (
    "Standard;Title;Published;Effective date;Status;Adopted standard;Degree\n"
    "GB/T 22080-2016;Information security management systems;2016-08-29;2017-03-01;Withdrawn;ISO/IEC 27001:2013;IDT\n"
)
SSSOM = (
    '#curie_map:\n#  ex: "https://example.org/"\n'
    "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\text_degree\n"
    "ex:1\tGB/T 22080-2016\tskos:exactMatch\tex:ISO%2FIEC%2027001%3A2013\tsemapv:ManualMappingCuration\tIDT\n"
    "ex:2\tGB/T 1-2000\tskos:relatedMatch\tex:ISO%201%3A2000\tsemapv:LexicalMatching\t\n"
)


class TestRecords:
    def test_iso(self, write: Callable[..., Path], bring: Callable[..., Any]):
        _, catalog = bring(write("iso.jsonl", RECORDS))
        old = catalog["ISO/IEC 27001:2013"]
        assert old.ics == ("35.030", "03.100.70")
        assert old.committees == ("ISO/IEC JTC 1/SC 27",)
        assert (old.status, old.stage, old.published) == (Status.WITHDRAWN, "95.99", "2013-10")
        assert [str(id) for id in old.replaces] == ["ISO/IEC 27001:2005"]
        assert [str(entry.id) for entry in catalog.successors("ISO/IEC 27001:2013")] == ["ISO/IEC 27001:2022"]

    def test_chinese(self, write: Callable[..., Path], bring: Callable[..., Any]):
        done, catalog = bring(write("gb.jsonl", [GB]))
        entry = catalog["GB/T 22080-2016"]
        assert (entry.title, entry.title_zh, entry.ccs) == ("", GB["title_zh"], "L80")
        assert (entry.published, entry.effective) == ("2016-08-29", "2017-03-01")
        assert entry.sources == ("gb", "gb: one", "gb: other")
        assert catalog.source("gb: one") is not None
        (fact,) = catalog.correspondences("GB/T 22080-2016")
        assert (fact.degree, fact.as_printed) == (Degree.IDT, "IDT ISO/IEC 27001:2013")
        assert done.to_dict()["sources"][0]["entries"] == 1

    def test_packed_is_read_as_it_is(self, write: Callable[..., Path], bring: Callable[..., Any]):
        packed = gzip.compress("".join(json.dumps(one) + "\n" for one in RECORDS).encode())
        done, catalog = bring(write("iso.jsonl.gz", packed))
        assert len(catalog) == 2
        assert done.sources[0][0].sha256 is not None


class TestOpenData:
    @pytest.fixture(params=["jsonl", "csv"])
    def catalog(self, request: pytest.FixtureRequest, write: Callable[..., Path], bring: Callable[..., Any]):
        content = OPEN_DATA if request.param == "jsonl" else OPEN_DATA_CSV
        path = write(f"iso_deliverables_metadata.{request.param}", content)
        assert format_of(str(path)) == "iso-open-data"
        return bring(path)[1]

    def test_fields(self, catalog: Catalog):
        old = catalog["ISO/IEC 27001:2013"]
        assert (old.status, old.stage, old.published) == (Status.WITHDRAWN, "95.99", "2013-09-25")
        assert old.ics == ("35.030", "03.100.70")
        assert old.confidence is Confidence.HIGH

    def test_numbers_of_deliverables_become_identifiers(self, catalog: Catalog):
        assert [str(id) for id in catalog["ISO/IEC 27001:2013"].replaced_by] == ["ISO/IEC 27001:2022"]
        assert [str(id) for id in catalog["ISO/IEC 27001:2022"].replaces] == ["ISO/IEC 27001:2013"]


class TestRelaton:
    @pytest.fixture(params=["folder", "zip", "index"])
    def catalog(
        self, request: pytest.FixtureRequest, write: Callable[..., Path], bring: Callable[..., Any], tmp_path: Path
    ):
        pytest.importorskip("yaml")
        write("relaton/data/ccsds.yaml", OLD_RELATON)
        write("relaton/data/iso.yaml", NEW_RELATON)
        path = tmp_path / "relaton"
        if request.param == "zip":
            path = tmp_path / "relaton.zip"
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("data/ccsds.yaml", OLD_RELATON)
                archive.writestr("data/iso.yaml", NEW_RELATON)
        elif request.param == "index":
            index = "---\n- :id: CCSDS 121.0-B-2-S\n  :file: data/ccsds.yaml\n- :id: ISO 9001:2015\n  :file: data/iso.yaml\n"
            path = write("relaton/index-v1.yaml", index)
        assert format_of(str(path)) == "relaton"
        return bring(path)[1]

    def test_both_layouts(self, catalog: Catalog):
        book, iso = catalog["CCSDS 121.0-B-2-S"], catalog["ISO 9001:2015"]
        assert (book.title, book.published, book.status) == ("Lossless Data Compression", "2012-04", Status.WITHDRAWN)
        assert book.committees == ("SLS-MHDC",)
        assert (iso.title, iso.stage) == ("Quality management systems - Requirements", "90.92")
        assert (iso.ics, iso.committees) == (("03.120.10",), ("ISO/TC 176/SC 2",))
        assert [str(id) for id in iso.replaces] == ["ISO 9001:2008"]
        assert [str(fact.adopter) for fact in catalog.correspondences("CCSDS 121.0-B-2-S")] == ["ISO 15887"]


class TestFrontMatter:
    def test_a_national_adoption_holds_what_it_adopts(self, write: Callable[..., Path], bring: Callable[..., Any]):
        pytest.importorskip("defusedxml")
        path = write("bs.xml", STS)
        assert format_of(str(path)) == "sts"
        _, catalog = bring(path)
        base = catalog["ISO 15887:2000"]
        assert base.title == "Space data - Lossless data compression"
        assert (base.published, base.ics, base.committees) == ("2000-11-16", ("49.140",), ("ISO/TC 20/SC 13",))
        assert base.note == "isRevisedBy ISO 15887:2013"
        (fact,) = catalog.correspondences("BS ISO 15887:2000")
        assert (fact.adopted, fact.degree) == ((base.id,), Degree.NOT_STATED)


class TestTables:
    @pytest.mark.parametrize(
        "content",
        [
            TABLE.encode(),
            b"\xef\xbb\xbf" + TABLE.encode(),
            TABLE.replace("\n", "\r\n").encode("gb18030"),
            ENGLISH.encode(),
        ],
        ids=["utf-8", "bom", "gb18030 and crlf", "english"],
    )
    def test_headings_are_known(self, write: Callable[..., Path], bring: Callable[..., Any], content: Any):
        path = write("own.csv", content)
        assert format_of(str(path)) == "table"
        _, catalog = bring(path)
        entry = catalog["GB/T 22080-2016"]
        assert (entry.published, entry.effective, entry.status) == ("2016-08-29", "2017-03-01", Status.WITHDRAWN)
        assert entry.confidence is Confidence.LOW
        (fact,) = catalog.correspondences("GB/T 22080-2016")
        assert fact.degree is Degree.IDT

    def test_workbook(self, tmp_path: Path, bring: Callable[..., Any]):
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for line in TABLE.splitlines():
            book.active.append(line.split(","))
        book.create_sheet("notes").append(["nothing", "of note"])
        book.save(tmp_path / "own.xlsx")
        done, catalog = bring(tmp_path / "own.xlsx")
        assert len(catalog) == 1
        assert done.sources[0][2].skipped == {"has no column of identifiers": 1}


class TestMappings:
    def test_a_degree_says_how_far_and_a_relation_that_says_nothing_is_left_out(
        self, write: Callable[..., Path], bring: Callable[..., Any]
    ):
        path = write("pairs.sssom.tsv", SSSOM)
        assert format_of(str(path)) == "sssom"
        done, catalog = bring(path)
        (fact,) = catalog.correspondences("GB/T 22080-2016")
        assert (fact.degree, [str(base) for base in fact.adopted]) == (Degree.IDT, ["ISO/IEC 27001:2013"])
        assert done.sources[0][2].skipped == {"skos:relatedMatch: says of no correspondence": 1}


class TestWhole:
    def test_the_same_sources_give_the_same_bytes(
        self, write: Callable[..., Path], bring: Callable[..., Any], tmp_path: Path
    ):
        paths = write("iso.jsonl", RECORDS), write("gb.jsonl", [GB])
        bring(*paths)
        first = (tmp_path / "out.sqlite").read_bytes()
        bring(*paths)
        assert (tmp_path / "out.sqlite").read_bytes() == first

    def test_sources_that_differ_are_both_told_and_the_better_one_stands(
        self, write: Callable[..., Path], bring: Callable[..., Any]
    ):
        other = {**GB, "adopts": [{"id": "ISO/IEC 27001:2013", "degree": "MOD"}], "effective": "2017-04-01"}
        done, catalog = bring(write("gb.jsonl", [GB]), write("other.jsonl", [other]))
        (fact,) = catalog.correspondences("GB/T 22080-2016")
        assert fact.degree is Degree.IDT
        assert fact.sources == ("gb", "gb: one", "gb: other", "other", "other: one", "other: other")
        assert sorted(map(str, done.merger.disagreements)) == [
            "GB/T 22080-2016 -> ISO/IEC 27001:2013 (adoption): degree IDT (gb), MOD (other)",
            "GB/T 22080-2016: effective 2017-03-01 (gb), 2017-04-01 (other)",
        ]

    def test_what_nobody_verified_outweighs_nothing(self, write: Callable[..., Path], bring: Callable[..., Any]):
        hearsay = {**GB, "effective": "2016-01-01", "source": "hearsay, unverified"}
        _, catalog = bring(write("hearsay.jsonl", [hearsay]), write("gb.jsonl", [GB]))
        assert catalog["GB/T 22080-2016"].effective == "2017-03-01"

    def test_a_gap_of_one_source_is_filled_by_another(self, write: Callable[..., Path], bring: Callable[..., Any]):
        bare = {"id": "GB/T 22080-2016"}
        _, catalog = bring(write("a.jsonl", [bare]), write("b.jsonl", [GB]))
        assert catalog["GB/T 22080-2016"].title_zh == GB["title_zh"]

    def test_two_cycles_leave_neither(self, write: Callable[..., Path], bring: Callable[..., Any]):
        one = {"id": "ISO 1:2001", "stage": "60.60", "relations": [{"type": "obsoletes", "id": "ISO 2:2001"}]}
        other = {"id": "ISO 2:2001", "stage": "60.60", "relations": [{"type": "obsoletes", "id": "ISO 1:2001"}]}
        done, catalog = bring(write("iso.jsonl", [one, other]))
        assert done.cancelled == 1
        assert catalog["ISO 1:2001"].replaces == catalog["ISO 2:2001"].replaces == ()

    def test_many_documents_that_claim_one_base_are_in_doubt(
        self, write: Callable[..., Path], bring: Callable[..., Any]
    ):
        sheets = [
            {"id": f"GB/T {n}-1998", "status": "current", "adopts": [{"id": "ISO 6353-3:1987", "degree": "IDT"}]}
            for n in (15354, 15355)
        ]
        done, catalog = bring(write("gb.jsonl", sheets))
        assert done.doubted == 2
        assert all(fact.doubtful for fact in catalog.correspondences("ISO 6353-3:1987"))

    def test_a_base_adopted_again_is_in_no_doubt(self, write: Callable[..., Path], bring: Callable[..., Any]):
        again = [
            {"id": "GB 5013.3-1997", "status": "withdrawn", "adopts": [{"id": "IEC 245-3:1994", "degree": "IDT"}]},
            {"id": "GB/T 5013.3-2008", "status": "current", "adopts": [{"id": "IEC 245-3:1994", "degree": "IDT"}]},
        ]
        done, _ = bring(write("gb.jsonl", again))
        assert done.doubted == 0

    def test_limit_counts_rows_of_each_source(self, write: Callable[..., Path], bring: Callable[..., Any]):
        done, catalog = bring(write("iso.jsonl", RECORDS), write("gb.jsonl", [GB]), limit=1)
        assert [tally.rows for _, _, tally in done.sources] == [1, 1]
        assert len(catalog) == 2

    def test_progress_is_told_row_by_row(self, write: Callable[..., Path], tmp_path: Path):
        counted: list[int] = []
        path = str(write("iso.jsonl", RECORDS))
        import_catalog(tmp_path / "out.sqlite", [Import(path)], advance=counted.append)
        assert sum(counted) == 2
