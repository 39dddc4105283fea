"""The facts that ship, under test like code."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.bundle import main, read_facts
from stdcompat.bundle.facts import load_facts
from stdcompat.bundle.lint import CAUSES, Severity, lint
from stdcompat.bundle.stats import refresh
from stdcompat.catalogs import Catalog, Confidence, Degree, SourceClass, Standard, Status
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.model import Correspondence, Source
from stdcompat.catalogs.read import from_plain
from stdcompat.catalogs.store import digest_of
from stdcompat.catalogs.vocabulary import DOMAINS
from stdcompat.errors import CatalogError
from stdcompat.identifiers import parse
from stdcompat.market.read import MarketBook

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.catalogs.store import Row


@pytest.fixture(scope="module")
def rows(root: Path) -> list[Row]:
    """Return every fact of the checkout."""
    _, found = read_facts(root / "catalogs")
    return found


def records(rows: list[Row], kind: str, cls: type[Any]) -> list[Any]:
    return [from_plain(body, cls) for of, _, body, _ in rows if of == kind]


def test_the_compiled_facts_are_those_of_the_checkout(rows: list[Row]) -> None:
    ordered = sorted(rows, key=lambda row: row[:2])
    assert Catalog.bundled().digest == digest_of(ordered), "run 'python -m stdcompat.bundle'"


def test_the_edition_has_a_name() -> None:
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", Catalog.bundled().edition)


def test_there_is_what_the_first_release_promises(rows: list[Row]) -> None:
    assert len(records(rows, "standard", Standard)) >= 150
    assert len(records(rows, "correspondence", Correspondence)) >= 60
    assert {"CN", "EU", "UK", "US", "JP", "KR", "IN", "SG", "SA", "EAEU", "AU"} <= set(MarketBook.bundled().codes())


def test_nothing_is_wrong_with_them(root: Path) -> None:
    errors = [remark for remark in lint(root / "catalogs") if CAUSES[remark.cause].severity is Severity.ERROR]
    assert errors == [], "see 'stdcompat catalog lint'"


class TestStandards:
    def test_identifiers_are_written_as_they_are_printed(self, root: Path) -> None:
        wrong = []
        for folder in ("standards", "adoptions"):
            for path in sorted((root / "catalogs" / folder).rglob("*.toml")):
                text = path.read_text(encoding="utf-8")
                for written in re.findall(r'^(?:id|adopter) = "([^"]+)"$', text, re.MULTILINE):
                    printed = str(parse(written))
                    if printed != written:
                        wrong.append((path.name, written, printed))
        assert wrong == []

    def test_every_fact_has_a_source_and_none_is_unverified(self, rows: list[Row]) -> None:
        for kind, key, body, _ in rows:
            if kind in {"standard", "correspondence", "agreement"}:
                assert body["sources"], key
                assert body["confidence"] != Confidence.UNVERIFIED.value, key

    def test_every_source_is_used(self, rows: list[Row]) -> None:
        used: set[str] = set()
        for kind, _, body, _ in rows:
            facts = [body, *body.get("requirements", ()), *body.get("exclusions", ()), *body.get("deviations", ())]
            if kind != "source":
                used.update(source for fact in facts for source in fact.get("sources", ()))
        assert {key for kind, key, _, _ in rows if kind == "source"} - used == set()

    def test_dates_come_in_order(self, rows: list[Row]) -> None:
        for entry in records(rows, "standard", Standard):
            dates = [date for date in (entry.published, entry.effective) if date]
            width = min(map(len, dates), default=0)
            assert [date[:width] for date in dates] == sorted(date[:width] for date in dates), entry.id
            if entry.withdrawn and entry.published:
                width = min(len(entry.withdrawn), len(entry.published))
                assert entry.published[:width] <= entry.withdrawn[:width], entry.id

    def test_replaces_has_no_cycle_and_goes_back_in_time(self, rows: list[Row]) -> None:
        for entry in records(rows, "standard", Standard):
            for older in entry.replaces:
                assert older != entry.id
                if older.year and entry.id.year:
                    assert older.year <= entry.id.year, (entry.id, older)

    def test_one_edition_of_a_document_is_current(self, rows: list[Row]) -> None:
        current: dict[str, list[Standard]] = {}
        for entry in records(rows, "standard", Standard):
            if entry.status is Status.CURRENT and not entry.id.supplements:
                current.setdefault(entry.id.undated.key, []).append(entry)
        several = {key: [str(e.id) for e in found] for key, found in current.items() if len(found) > 1}
        # 3GPP and ETSI keep several versions (releases) in force side by side.
        assert {k: v for k, v in several.items() if not k.startswith(("3GPP", "ETSI", "CCSDS"))} == {}


class TestCorrespondences:
    def test_no_adopter_is_older_than_what_it_adopts(self, rows: list[Row]) -> None:
        for fact in records(rows, "correspondence", Correspondence):
            if fact.basis.value == "adoption" and fact.adopter.year:
                year = fact.adopter.year + 2000 if fact.adopter.year < 50 else fact.adopter.year
                for base in fact.adopted:
                    assert year >= (base.year or 0), (str(fact.adopter), str(base))

    def test_a_modification_never_claims_a_list_that_is_not_there(self, rows: list[Row]) -> None:
        for fact in records(rows, "correspondence", Correspondence):
            if fact.deviation_list.value != "not-held":
                assert fact.degree is Degree.MOD or fact.deviations, str(fact.adopter)

    def test_high_confidence_follows_the_rule(self, rows: list[Row]) -> None:
        classes = {source.id: source.cls for source in records(rows, "source", Source)}
        for kind, key, body, _ in rows:
            if kind in {"standard", "correspondence", "agreement"} and body["confidence"] == "high":
                found = [classes[source] for source in body["sources"]]
                good = SourceClass.OFFICIAL in found or found.count(SourceClass.SECONDARY) > 1 or len(found) > 1
                assert good, (key, body["sources"])


class TestHardCases:
    """What the first example of the documentation depends on."""

    def test_the_chinese_isms_standard_and_its_two_bases(self) -> None:
        catalog = Catalog.bundled()
        (old,) = [c for c in catalog.correspondences("GB/T 22080-2016") if c.degree is Degree.IDT]
        (new,) = [c for c in catalog.correspondences("GB/T 22080-2025") if c.degree is Degree.IDT]
        assert [str(base) for base in old.adopted] == ["ISO/IEC 27001:2013"]
        assert [str(base) for base in new.adopted] == ["ISO/IEC 27001:2022/Amd 1:2024"]
        entry = catalog.edition_in_force("GB/T 22080", as_date("2026-11-21"))
        assert entry is not None
        assert str(entry.id) == "GB/T 22080-2025"

    def test_the_chinese_safety_standard_is_modified_and_its_list_is_not_held(self) -> None:
        (fact,) = Catalog.bundled().correspondences("GB 4943.1-2022")
        assert (fact.degree, fact.deviation_list.value) == (Degree.MOD, "not-held")

    def test_the_chinese_video_standard_has_no_counterpart(self) -> None:
        assert "GB/T 28181-2022" in Catalog.bundled()
        assert Catalog.bundled().correspondences("GB/T 28181-2022") == ()


class TestMarkets:
    def test_home_publishers_are_known(self) -> None:
        catalog, book = Catalog.bundled(), MarketBook.bundled()
        unknown = {
            (code, prefix)
            for code in book.codes()
            for prefix in book[code].home_publishers
            if not catalog.publisher(prefix)
        }
        assert unknown == set()

    def test_each_says_what_is_not_known(self) -> None:
        book = MarketBook.bundled()
        assert [code for code in book.codes() if book[code].requirements and not book[code].not_known] == []


def test_a_broken_checkout_is_refused_with_its_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("agreements", "markets", "standards"):
        (tmp_path / name).mkdir()
    (tmp_path / "standards" / "a.toml").write_text('[[standard]]\nid = "ISO 1:2020"\n')
    (tmp_path / "agreements" / "a.toml").write_text("[[agrement]]\n")
    (tmp_path / "markets" / "a.toml").write_text('[market]\ncode = "A"\nname = "A"\nhome_publishers = []\n')
    with pytest.raises(CatalogError) as caught:
        read_facts(tmp_path)
    assert len(caught.value.problems) >= 2
    assert main([str(tmp_path), str(tmp_path / "facts.sqlite")]) == 3
    assert "unknown table" in capsys.readouterr().err
    assert not (tmp_path / "facts.sqlite").exists()


def test_the_counts_of_the_documentation_are_current(root: Path) -> None:
    facts = load_facts(root / "catalogs")
    pages = sorted((root / "docs" / "reference" / "catalogs").glob("*.md"))
    stale = [page.name for page in pages if refresh(text := page.read_text(encoding="utf-8"), facts) != text]
    assert stale == [], "run 'stdcompat catalog stats --into PAGE'"
    told = {domain for page in pages for domain in re.findall(r"<!-- counts: ([a-z -]+) -->", page.read_text("utf-8"))}
    assert {domain for group in told for domain in group.split()} == {*DOMAINS, "all"}
