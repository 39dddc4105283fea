"""The facts that ship, under test like code: the lint holds each of them, this holds the whole."""

from __future__ import annotations

import datetime
import re
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from stdcompat.bundle import compile_facts, load_facts, main, read_facts
from stdcompat.bundle.lint import CAUSES, Severity, lint, lint_facts
from stdcompat.bundle.schema import facts_schema
from stdcompat.bundle.stats import refresh
from stdcompat.catalogs import Catalog, Degree
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.model import Status
from stdcompat.catalogs.store import digest_of
from stdcompat.catalogs.vocabulary import DOMAINS
from stdcompat.errors import CatalogError
from stdcompat.market.book import MarketBook
from stdcompat.system.read import SystemBook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stdcompat.bundle import Facts


@pytest.fixture(scope="module")
def facts(root: Path) -> Facts:
    """Return every fact of the checkout."""
    return load_facts(root / "catalogs")


def test_the_compiled_facts_are_those_of_the_checkout(facts: Facts) -> None:
    ordered = sorted(facts.rows(), key=lambda row: row[:2])
    assert Catalog.bundled().digest == digest_of(ordered), "run 'python -m stdcompat.bundle'"


def test_each_status_says_when_it_was_read(facts: Facts) -> None:
    silent = [
        str(standard.id)
        for standard in facts.catalog["standard"]
        if standard.status is not Status.UNKNOWN and standard.status_as_of is None
    ]
    assert silent == []


def test_the_edition_has_a_name() -> None:
    assert re.fullmatch(r"\d{4}\.\d{1,2}\.\d+", Catalog.bundled().edition)


def test_nothing_is_wrong_with_them(root: Path) -> None:
    errors = [remark for remark in lint(root / "catalogs") if CAUSES[remark.cause].severity is Severity.ERROR]
    assert errors == [], "see 'stdcompat catalog lint'"


def test_there_is_what_is_promised(facts: Facts) -> None:
    chinese = [fact for fact in facts.catalog["correspondence"] if fact.adopter.publisher == "GB"]
    requirements = [requirement for market in facts.markets for requirement in market.requirements]
    assert len(facts.standards) >= 8000
    assert len(facts.catalog["correspondence"]) >= 3000
    assert sum(fact.basis.value == "adoption" for fact in chinese) >= 2000
    assert len([market for market in facts.markets if market.requirements]) >= 42
    assert len(requirements) >= 450
    assert sum(bool(one.any_of or one.all_of) for one in requirements) >= 0.7 * len(requirements)
    assert sum(len(market.exclusions) for market in facts.markets) >= 70
    assert len(facts.agreements) >= 150
    assert len(facts.systems) >= 9


def test_the_counts_of_the_documentation_are_current(root: Path, facts: Facts) -> None:
    pages = sorted((root / "docs" / "reference" / "catalogs").glob("*.md"))
    stale = [page.name for page in pages if refresh(text := page.read_text(encoding="utf-8"), facts) != text]
    assert stale == [], "run 'stdcompat catalog stats --into docs/reference/catalogs'"
    told = {domain for page in pages for domain in re.findall(r"<!-- counts: ([a-z -]+) -->", page.read_text("utf-8"))}
    held = {domain for standard in facts.standards.values() for domain in standard.domains}
    assert held <= {domain for group in told for domain in group.split()} <= {*DOMAINS, "all"}


def test_they_compile_fast_and_small(root: Path, tmp_path: Path) -> None:
    started = time.perf_counter()
    compile_facts(root / "catalogs", tmp_path / "facts.sqlite")
    taken = time.perf_counter() - started
    written = (tmp_path / "facts.sqlite").read_bytes()
    files = sorted((root / "catalogs").rglob("*.toml"))
    started = time.perf_counter()
    for path in files:
        tomli.loads(path.read_text(encoding="utf-8"))
    assert taken < 12 * (time.perf_counter() - started) + 1, "more than the parsing of TOML explains"
    assert len(written) <= 9_000_000
    assert len(zlib.compress(written)) <= 1_800_000


class TestHardCases:
    """What the examples of the documentation depend on, and what is easily got wrong."""

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

    def test_an_evaluation_needs_all_its_parts(self) -> None:
        (eucc,) = [one for one in MarketBook.bundled()["EU"].requirements if one.id == "eu-eucc"]
        assert eucc.any_of == ()
        assert {str(reference) for reference in eucc.all_of} >= {"ISO/IEC 15408-3:2022", "ISO/IEC 18045:2022"}

    @pytest.mark.parametrize(
        ("asked", "other"),
        [
            ("GB 18030-2005", "GB 18030-2022"),
            ("GB/T 32918.2-2016", "ISO/IEC 14888-3:2018"),  # a fact about the series
            ("GB/T 27930-2015", "ISO 15118 (all parts)"),  # a fact about the document
            ("ISO 15118-2:2014", "ISO 15118-20:2022"),
        ],
    )
    def test_what_is_taken_for_one_another(self, asked: str, other: str) -> None:
        found = Catalog.bundled().distinctions(asked)
        assert other in {str(end) for fact in found for end in (fact.a, fact.b)}

    def test_a_distinction_of_one_edition_says_nothing_of_another(self) -> None:
        found = Catalog.bundled().distinctions("ISO 15118-2:2022")
        assert "ISO 15118-20:2022" not in {str(fact.a) for fact in found}

    def test_the_end_of_certificates(self) -> None:
        found = Catalog.bundled().transitions("ISO/IEC 27001:2013")
        assert "2025-10-31" in {fact.until for fact in found if "Holders" in fact.who}
        assert set(found) < set(Catalog.bundled().transitions("ISO/IEC 27001"))

    def test_who_wrote_the_rules(self) -> None:
        origin = Catalog.bundled().origin("ISO/IEC 27001:2013")
        assert origin is not None
        assert (origin.committee, origin.secretariat) == ("ISO/IEC JTC 1/SC 27", "DIN (Germany)")
        assert Catalog.bundled().origin("GB/T 22080-2016") is None

    def test_a_project_is_no_standard(self) -> None:
        assert Catalog.bundled().editions("ISO 14620-5") == ()
        (branch,) = [one for one in SystemBook.bundled()["iso-14620"].branches if one.id == "5"]
        assert branch.standards == ()
        assert branch.planned


def test_each_market_says_what_is_not_known(facts: Facts) -> None:
    assert [market.code for market in facts.markets if not market.not_known] == []


def test_every_member_of_a_union_is_a_market(facts: Facts) -> None:
    known = {market.code for market in facts.markets}
    assert [(m.code, member) for m in facts.markets for member in m.members if member not in known] == []


def test_what_people_read_of_markets_is_in_both_languages(facts: Facts) -> None:
    assert lint_facts(facts, ["both-languages"]) == ()


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


def test_every_file_has_the_form_of_the_schema(root: Path) -> None:
    schema = facts_schema()
    wrong = [
        f"{path.name}: {problem}"
        for path in sorted((root / "catalogs").rglob("*.toml"))
        for problem in problems(tomli.loads(path.read_text(encoding="utf-8")), schema, schema["$defs"])
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "text", ['[[standard]]\nid = "ISO 1"', "[market]\ncode = 1", '[[gap]]\nbad = "x"', "[other]\na = 1"]
)
def test_the_schema_refuses_another_form(text: str) -> None:
    schema = facts_schema()
    assert list(problems(tomli.loads(text), schema, schema["$defs"]))


def problems(value: Any, schema: dict[str, Any], defs: dict[str, Any], place: str = "") -> Iterator[str]:
    """Yield what a value has wrong by the part of JSON Schema that the schema uses."""
    schema = defs[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    value = value.isoformat() if isinstance(value, datetime.date) else value
    forms = schema.get("anyOf", [])
    if forms and all(any(problems(value, form, defs)) for form in forms):
        yield f"{place}: {value!r} has none of the forms"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: {value!r} is not a term"
    kinds = {"object": dict, "array": list, "string": str, "boolean": bool, "integer": int}
    if "type" in schema and type(value) is not kinds[schema["type"]]:
        yield f"{place}: {value!r} is no {schema['type']}"
    elif isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value) or len(value) < schema.get("minLength", 0):
            yield f"{place}: {value!r} is not written so"
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from problems(item, schema.get("items", {}), defs, f"{place}[{number}]")
    elif isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        yield from (f"{place}: no {name}" for name in schema.get("required", ()) if name not in value)
        yield from (f"{place}: {name} is unknown" for name in value if name not in known)
        for name in value.keys() & known.keys():
            yield from problems(value[name], known[name], defs, f"{place}.{name}")
