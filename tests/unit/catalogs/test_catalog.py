from __future__ import annotations

import datetime
import pickle
from typing import TYPE_CHECKING

import attrs
import pytest

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Standard, Status
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.rows import catalog_rows, row_of
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.errors import CatalogError, CatalogNotCompiledError, UnknownStandardError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from pathlib import Path


def standard(reference: str, **fields: object) -> Standard:
    given: dict[str, object] = {"title": "T", "domains": ("codes",), "sources": (), "confidence": Confidence.HIGH}
    return Standard(id=parse(reference), **{**given, **fields})  # type: ignore[arg-type]


class TestMapping:
    def test_is_a_mapping_from_identifiers_in_any_spelling(self, catalog: Catalog) -> None:
        entry = catalog["GBT22080-2016"]
        assert entry.title_zh == "信息安全管理体系 要求"
        assert catalog[parse("GB/T 22080-2016")] is entry
        assert catalog["GB/T 22080-2016/ISO/IEC 27001:2013"] is entry
        assert "GB/T 22080-2016" in catalog
        assert "not an id" not in catalog
        assert 3 not in catalog

    def test_iterates_in_natural_order(self, catalog: Catalog) -> None:
        ids = [str(id_) for id_ in catalog]
        assert len(ids) == len(catalog)
        assert ids.index("GB 4943.1-2022") < ids.index("GB/T 22080-2016") < ids.index("GB/T 22080-2025")

    def test_get_gives_none_and_getitem_says_what_is_near(self, catalog: Catalog) -> None:
        assert catalog.get(parse("GB/T 22080-1999")) is None
        with pytest.raises(UnknownStandardError, match=r"did you mean GB/T 22080-2016 or GB/T 22080-2025") as caught:
            catalog["GB/T 22080-1999"]
        assert caught.value.asked == "GB/T 22080-1999"
        with pytest.raises(KeyError):
            catalog["rubbish"]

    def test_editions_are_a_timeline(self, catalog: Catalog) -> None:
        assert [str(entry.id) for entry in catalog.editions("ISO/IEC 27001:2022")] == [
            "ISO/IEC 27001:2013",
            "ISO/IEC 27001:2022",
            "ISO/IEC 27001:2022/Amd 1:2024",
        ]

    def test_correspondences_are_found_from_both_ends(self, catalog: Catalog) -> None:
        one, other = catalog.correspondences("GB/T 22080-2016"), catalog.correspondences("ISO/IEC 27001:2013")
        assert one == other
        assert len(one) == 1

    def test_pickles(self, catalog: Catalog) -> None:
        again = pickle.loads(pickle.dumps(catalog))  # noqa: S301  # our own bytes
        assert again == catalog
        assert hash(again) == hash(catalog)


class TestNames:
    """A reference may leave out what one listed edition, and only one, says besides."""

    @pytest.mark.parametrize(
        ("listed", "asked", "named"),
        [
            (["ETSI EN 300 328 V2.2.2 (2019-07)"], "EN 300 328 V2.2.2", "ETSI EN 300 328 V2.2.2 (2019-07)"),
            (["ITU-T X.509 (10/2019)"], "ITU-T X.509 (2019)", "ITU-T X.509 (10/2019)"),
            (["ITU-T X.509 (10/2019)"], "ITU-T X.509", "ITU-T X.509"),
            (["ITU-T X.509 (10/2019)"], "ITU-T X.509 (11/2019)", "ITU-T X.509 (11/2019)"),
            (["ITU-T X.509 (10/2019)", "ITU-T X.509 (12/2019)"], "ITU-T X.509 (2019)", "ITU-T X.509 (2019)"),
            (["ISO 1:2020/Amd 1:2021"], "ISO 1:2020", "ISO 1:2020"),
            (["ISO 1:2020"], "ISO 1:2020/Amd 1:2021", "ISO 1:2020/Amd 1:2021"),
        ],
    )
    def test_editions_are_found_by_shorter_names(self, listed: list[str], asked: str, named: str) -> None:
        catalog = Catalog.from_records([standard(reference) for reference in listed])
        assert str(catalog.edition_named(asked)) == named
        assert (asked in catalog) == (named in listed)

    def test_what_replaces_an_edition_may_call_it_by_a_shorter_name(self) -> None:
        older, newer = "ETSI EN 300 328 V2.2.1 (2019-04)", "ETSI EN 300 328 V2.2.2 (2019-07)"
        short = parse("ETSI EN 300 328 V2.2.1")
        catalog = Catalog.from_records([standard(older), standard(newer, replaces=(short,))])
        for name in (older, short):
            assert [str(entry.id) for entry in catalog.replacing(name)] == [newer]
        assert catalog.replacing(newer) == ()


class TestInForce:
    @pytest.mark.parametrize(
        ("day", "edition"),
        [("2025-12-31", "GB/T 22080-2016"), ("2026-01-01", "GB/T 22080-2025"), ("2015-12-31", None)],
    )
    def test_counts_from_the_effective_date(self, catalog: Catalog, day: str, edition: str | None) -> None:
        entry = catalog.edition_in_force("GB/T 22080", datetime.date.fromisoformat(day))
        assert (entry and str(entry.id)) == edition

    def test_amendments_drafts_and_withdrawn_editions_do_not_count(self) -> None:
        catalog = Catalog.from_records(
            [
                standard("ISO 1:2010"),
                standard("ISO 1:2010/Amd 1:2012"),
                standard("ISO 1:2015", status=Status.WITHDRAWN),
                standard("ISO 1:2020", status=Status.DRAFT),
            ]
        )
        found = [catalog.edition_in_force("ISO 1", datetime.date(year, 11, 21)) for year in (2012, 2026)]
        assert [entry and str(entry.id) for entry in found] == ["ISO 1:2010", None]

    @pytest.mark.parametrize(("day", "edition"), [("2020-06-30", "ISO 1:2015"), ("2020-07-01", None)])
    def test_a_withdrawal_counts_from_its_date_and_revives_nothing(self, day: str, edition: str | None) -> None:
        newer = standard("ISO 1:2015", status=Status.WITHDRAWN, withdrawn="2020-06-30")
        catalog = Catalog.from_records([standard("ISO 1:2010"), newer])
        entry = catalog.edition_in_force("ISO 1", datetime.date.fromisoformat(day))
        assert (entry and str(entry.id)) == edition


class TestWithout:
    def test_lacks_what_is_left_out_and_keeps_the_rest(self, catalog: Catalog) -> None:
        (fact,) = catalog.correspondences("GB/T 22080-2016")
        entry = catalog["GB/T 22080-2016"]
        fewer = catalog.without(fact, entry)
        assert fewer.correspondences("GB/T 22080-2016") == ()
        assert entry.id not in fewer
        assert len(fewer) == len(catalog) - 1
        again = fewer.combine(Catalog.from_records([fact, entry], catalog.edition))
        assert list(again._store.records()) == list(catalog._store.records())
        assert fewer.without(fact) == fewer


class TestCombine:
    def test_holds_the_facts_of_both(self, catalog: Catalog) -> None:
        other = Catalog.from_records([standard("ISO 1:2020")], edition="mine")
        both = catalog.combine(other)
        assert len(both) == len(catalog) + 1
        assert both.edition == "test + mine"
        assert both.digest not in {catalog.digest, other.digest}
        assert len(catalog.combine(catalog)) == len(catalog)

    def test_conflicts_are_named_or_settled_by_the_caller(self, catalog: Catalog) -> None:
        mine = Catalog.from_records([attrs.evolve(catalog["GB/T 22080-2016"], title="Mine")])
        with pytest.raises(CatalogError, match=r"standard GB/T 22080-2016: differs in the two catalogs"):
            catalog.combine(mine)
        assert catalog.combine(mine, on_conflict="theirs")["GB/T 22080-2016"].title == "Mine"
        assert catalog.combine(mine, on_conflict="ours")["GB/T 22080-2016"].title != "Mine"

    def test_order_does_not_matter_without_conflicts(self, catalog: Catalog) -> None:
        other = Catalog.from_records([standard("ISO 1:2020")])
        assert catalog.combine(other).digest == other.combine(catalog).digest


class TestRecords:
    def test_a_key_can_be_used_once(self) -> None:
        with pytest.raises(CatalogError, match="ISO 1:2020"):
            Catalog.from_records([standard("ISO 1:2020"), standard("ISO 1:2020", title="Other")])

    def test_the_same_facts_have_the_same_digest_in_any_order(self) -> None:
        facts = [standard("ISO 1:2020"), standard("ISO 2:2020")]
        assert Catalog.from_records(facts).digest == Catalog.from_records(facts[::-1]).digest

    def test_one_adopter_may_have_several_bases_on_record(self) -> None:
        facts = [
            Correspondence(parse("GB/T 1-2020"), (parse(base),), ("s",), Confidence.HIGH)
            for base in ("ISO 1:2019", "ISO 2:2019")
        ]
        assert len(Catalog.from_records(facts).correspondences("GB/T 1-2020")) == 2


class TestSqlite:
    def rows(self) -> list[tuple[str, str, object, tuple[str, ...]]]:
        return catalog_rows({"standard": [standard("ISO 1:2020", title="标准"), standard("ISO 2:2020")]})

    def test_is_the_same_catalog_as_in_memory(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.sqlite"
        digest = compile_rows(path, self.rows(), "e").digest
        catalog = Catalog(SqliteStore(path))
        assert (catalog.digest, catalog.edition, len(catalog)) == (digest, "e", 2)
        assert catalog["ISO 1:2020"].title == "标准"
        assert catalog == Catalog.from_records([standard("ISO 1:2020", title="标准"), standard("ISO 2:2020")])
        assert list(catalog._store.records()) == [row[:3] for row in self.rows()]
        assert pickle.loads(pickle.dumps(catalog)) == catalog  # noqa: S301  # our own bytes

    def test_writes_the_same_bytes_twice(self, tmp_path: Path) -> None:
        for name in ("a", "b"):
            compile_rows(tmp_path / name, self.rows(), "e")
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()

    def test_leaves_the_old_file_when_writing_fails(self, tmp_path: Path) -> None:
        path = tmp_path / "facts.sqlite"
        compile_rows(path, self.rows(), "e")
        before = path.read_bytes()
        with pytest.raises(TypeError):
            compile_rows(path, [("standard", "x", object(), ())], "e")
        assert path.read_bytes() == before
        assert [entry.name for entry in tmp_path.iterdir()] == ["facts.sqlite"]

    def test_takes_rows_in_any_order_and_equal_ones_once(self, tmp_path: Path) -> None:
        rows = self.rows()
        first = compile_rows(tmp_path / "a", rows, "e")
        second = compile_rows(tmp_path / "b", iter([*reversed(rows), *rows]), "e")
        assert first == second
        assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
        assert first.counts == {"standard": 2}

    def test_refuses_different_rows_under_one_key_unless_they_are_merged(self, tmp_path: Path) -> None:
        old, new = (row_of(standard("ISO 1:2020", title=title)) for title in ("Old", "New"))
        with pytest.raises(CatalogError, match=r"standard ISO 1:2020: is given 2 times, differently") as caught:
            compile_rows(tmp_path / "a", [old, new], "e")
        assert len(caught.value.problems) == 1
        assert not list(tmp_path.iterdir())
        compile_rows(tmp_path / "a", [old, new, old], "e", merge=lambda rows: rows[-1])
        assert Catalog(SqliteStore(tmp_path / "a"))["ISO 1:2020"].title == "New"

    def test_tells_of_the_first_hundred_keys_and_counts_the_rest(self, tmp_path: Path) -> None:
        rows = [("x", str(key), body, ()) for key in range(150) for body in (1, 2)]
        with pytest.raises(CatalogError, match="50 more keys like these") as caught:
            compile_rows(tmp_path / "a", rows, "e")
        assert len(caught.value.problems) == 101

    def test_says_what_is_no_catalog(self, tmp_path: Path) -> None:
        path = tmp_path / "text.sqlite"
        path.write_text("no database, but long enough to be read as one" * 40)
        with pytest.raises(CatalogError, match="is not a compiled catalog"):
            SqliteStore(path)

    def test_says_how_to_compile_what_is_missing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("stdcompat.catalogs.bundled.BUNDLED_PATH", str(tmp_path / "none.sqlite"))
        with pytest.raises(CatalogNotCompiledError, match=r"python -m stdcompat.bundle"):
            bundled_store.__wrapped__()

    def test_refuses_another_schema(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "new.sqlite"
        monkeypatch.setattr("stdcompat.catalogs.compile.SCHEMA_VERSION", "999")
        compile_rows(path, self.rows(), "e")
        monkeypatch.undo()
        with pytest.raises(CatalogError, match="has schema version 999"):
            SqliteStore(path)


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("BS EN 62368-1", "EN IEC 62368-1:2020"),  # it carries a document that is held
        ("SNI IEC 62368-1:2014", "IEC 62368-1:2014"),
        ("IEC 60364", "IEC 60364-1"),  # a series of which parts are held
    ],
)
def test_what_is_not_held_leads_to_what_is(asked: str, near: str):
    with pytest.raises(UnknownStandardError) as caught:
        Catalog.bundled()[asked]
    assert near in caught.value.near
