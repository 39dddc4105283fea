"""What each format says, held against its own standard, and read by the libraries of others."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import openpyxl
import pytest
import sssom_pydantic
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import stdcompat
from stdcompat.catalogs.model import Basis, Degree, PartialDate
from stdcompat.checks import Verdict, Waiver, Waivers
from stdcompat.importers import Pair, read_sssom
from stdcompat.report import Baseline
from stdcompat.report.cited import cited_edges
from stdcompat.report.formats import FORMATS, Layout, format_named, name_for
from stdcompat.report.formats.json import dumps
from stdcompat.report.formats.sarif import lines_of
from stdcompat.report.formats.sssom import predicate_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from stdcompat import Deployment, MarketsReport, Report
    from stdcompat.report import Written

DAY = "2026-11-21"
EXAMPLE = "docs/examples/eu-data-centre.toml"


@pytest.fixture(scope="module")
def deployment(root: Path) -> Deployment:
    return stdcompat.Deployment.from_toml(root / EXAMPLE)


@pytest.fixture(scope="module")
def several(deployment: Deployment) -> MarketsReport:
    return stdcompat.check_markets(deployment, ["EU", "CN"], as_of=DAY)


@pytest.fixture
def triaged(mixed: Report) -> Report:
    """Return a report of which something is waived, something known, and something new."""
    first, *others = [one for one in mixed.findings if one.exclusion is None and not one.verdict.is_met]
    known = Baseline.of([attrs.evolve(mixed, findings=tuple(others[::2]))])
    waiver = Waiver("Settled next year.", "A. Person", PartialDate("2027"), first.fingerprint)
    return mixed.waive(Waivers((waiver,))).since(known)


@pytest.fixture(scope="module")
def schema(root: Path) -> Any:
    """Return the schema of SARIF."""
    return json.loads((root / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))


def render(format: str, found: Written, **layout: Any) -> Any:
    return format_named(format).render(found, Layout(**layout))


class TestChoice:
    @pytest.mark.parametrize(
        ("path", "format"),
        [
            ("a.sarif.json", "sarif"),
            ("a.SARIF", "sarif"),
            ("a.json", "json"),
            ("out/a.oscal.json", "oscal"),
            ("a.sssom.tsv", "sssom"),
            ("a.junit.xml", "junit"),
            ("a.md", "markdown"),
        ],
    )
    def test_the_longest_suffix_wins(self, path: str, format: str):
        assert name_for(path) == format

    @pytest.mark.parametrize("path", ["report", "report.doc", "json", "a.json.gz", ""])
    def test_no_guess(self, path: str):
        with pytest.raises(ValueError, match="no format for"):
            name_for(path)

    def test_no_suffix_is_of_two_formats(self):
        suffixes = [suffix for found in FORMATS.values() for suffix in found]
        assert len(suffixes) == len(set(suffixes))

    @pytest.mark.parametrize("format", FORMATS)
    def test_each_has_a_page(self, format: str, root: Path):
        outputs = root / "docs" / "reference" / "outputs"
        index = (outputs / "index.md").read_text(encoding="utf-8")
        assert (outputs / f"{format}.md").is_file()
        assert f"[`{format}`]({format}.md) | `{FORMATS[format][0]}`" in index

    @pytest.mark.parametrize("format", FORMATS)
    def test_several_markets_are_all_there_in_order(self, format: str, several: MarketsReport):
        said = words(render(format, several))
        for report in several.reports:
            one = words(render(format, report))
            assert report.markets[0].name in one or report.market in one or format == "sssom"
        if format != "sssom":
            assert said.index("EU") < said.rindex("CN")

    @pytest.mark.parametrize("format", FORMATS)
    def test_the_same_report_gives_the_same_bytes(self, format: str, mixed: Report):
        again = type(mixed).from_json(mixed.to_json())
        assert render(format, mixed, verbose=True) == render(format, again, verbose=True)

    @pytest.mark.parametrize("format", FORMATS)
    def test_written_is_what_is_rendered(self, format: str, mixed: Report, tmp_path: Path):
        path = tmp_path / f"report{FORMATS[format][0]}"
        mixed.write(path)
        said = render(format, mixed)
        assert path.read_bytes() == (said.encode() if isinstance(said, str) else said)


def words(said: str | bytes) -> str:
    if isinstance(said, str):
        return said
    with zipfile.ZipFile(io.BytesIO(said)) as archive:
        return "".join(archive.read(name).decode() for name in sorted(archive.namelist()) if name.endswith(".xml"))


class TestTables:
    def test_csv_has_a_row_for_each_finding(self, triaged: Report):
        rows = list(csv.DictReader(io.StringIO(render("csv", triaged))))
        assert [row["fingerprint"] for row in rows] == [one.fingerprint for one in triaged.findings]
        standing = Counter(row["standing"] for row in rows)
        assert standing["waived"] == 1
        assert standing["known"] == len(triaged.triage.known or ())
        verdicts = {row["fingerprint"]: row["verdict"] for row in rows}
        for one in triaged.findings:
            assert verdicts[one.fingerprint] == ("excluded" if one.exclusion else one.verdict.value)

    def test_workbook(self, several: MarketsReport):
        book = openpyxl.load_workbook(io.BytesIO(render("xlsx", several)))
        assert book.sheetnames == ["Summary", "Findings", "Matrix", "Remedies", "Notices", "Sources"]
        for sheet in book:
            assert sheet.freeze_panes == "A2"
            assert sheet.auto_filter.ref == sheet.dimensions or sheet.max_row == 1
        findings = sum(len(report.findings) for report in several.reports)
        assert book["Findings"].max_row == findings + 1
        assert [cell.value for cell in book["Matrix"][1]] == ["product", "domain", "EU", "CN"]
        assert book["Matrix"].max_row == len(several.matrix) + 1
        sources = {source.id for report in several.reports for source in report.sources}
        assert {row[0].value for row in book["Sources"].iter_rows(min_row=2)} == sources

    def test_workbook_has_no_clock(self, mixed: Report):
        with zipfile.ZipFile(io.BytesIO(render("xlsx", mixed))) as archive:
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            properties = archive.read("docProps/core.xml").decode()
        assert properties.count(f"{mixed.as_of}T00:00:00Z") == 2

    def test_chinese(self, mixed: Report):
        book = openpyxl.load_workbook(io.BytesIO(render("xlsx", mixed, language="zh")))
        assert book.sheetnames == ["概要", "检查结果", "对照表", "建议", "须知", "来源"]


class TestMarkdown:
    def test_the_worst_that_counts_stands_in_front(self, triaged: Report):
        front, *folded = render("markdown", triaged).split("<details>")
        rows = [line for line in front.splitlines() if line.startswith("| ")][2:]
        counting = {(f.component.name, f.requirement or f.exclusion) for f in triaged.pending}
        assert 0 < len(rows) <= len(counting)
        assert rows[0].startswith("| error ")
        assert all("</details>" in one for one in folded)

    def test_each_market_has_a_heading_of_its_own(self, several: MarketsReport):
        tokens = MarkdownIt("gfm-like").parse(render("markdown", several))
        assert [token.tag for token in tokens if token.type == "heading_open"] == ["h2", "h3", "h3"]

    def test_stays_within_what_a_comment_takes(self, deployment: Deployment):
        many = tuple(
            attrs.evolve(one, name=f"{one.name} {number}") for number in range(20) for one in deployment.components
        )
        markets = stdcompat.market.MarketBook.bundled().codes()[:12]
        found = stdcompat.check_markets(attrs.evolve(deployment, components=many), markets, as_of=DAY)
        said = render("markdown", found)
        assert len(said) < 65_536
        assert "left out: the page would be too long" in said


class TestSarif:
    def test_valid(self, schema: Any, mixed: Report, triaged: Report, several: MarketsReport):
        for found, source in ((mixed, None), (triaged, "a stack%.toml"), (several, EXAMPLE)):
            log = json.loads(render("sarif", found, source=source))
            jsonschema.validate(log, schema, format_checker=jsonschema.FormatChecker())
            assert len({run["automationDetails"]["id"] for run in log["runs"]}) == len(found.reports)

    def test_the_schema_refuses_what_is_wrong(self, schema: Any, mixed: Report):
        log = json.loads(render("sarif", mixed))
        log["runs"][0]["results"][0]["level"] = "fatal"
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(log, schema)

    def test_unknown_is_neither_a_failure_nor_a_pass(self, several: MarketsReport):
        log = json.loads(render("sarif", several))
        for report, run in zip(several.reports, log["runs"], strict=True):
            by_name: dict[str, Any] = {one["fingerprints"]["stdcompat/v1"]: one for one in run["results"]}
            for finding in report.findings:
                if finding.verdict.is_met:
                    assert finding.fingerprint not in by_name
                    continue
                result = by_name[finding.fingerprint]
                if finding in report.undecided:
                    assert (result["kind"], result["level"]) == ("open", "none")
                elif finding in report.divergences or finding.exclusion is not None:
                    assert (result["kind"], result["level"]) == ("fail", finding.severity.value)
                elif finding.requirement is None:
                    assert (result["kind"], result["level"]) == ("informational", "none")
            for result in run["results"]:
                assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]

    def test_triage(self, triaged: Report):
        (run,) = json.loads(render("sarif", triaged))["runs"]
        states = Counter(result["baselineState"] for result in run["results"])
        assert states["unchanged"] == len(triaged.triage.known or ())
        (waived,) = [result for result in run["results"] if "suppressions" in result]
        assert waived["suppressions"][0]["justification"] == "Settled next year. (A. Person, until 2027)"

    def test_results_point_at_the_component(self, several: MarketsReport, root: Path, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.chdir(root)
        text = (root / EXAMPLE).read_text(encoding="utf-8").splitlines()
        for run in json.loads(render("sarif", several, source=str(root / EXAMPLE)))["runs"]:
            for result in run["results"]:
                (location,) = result["locations"]
                place = location["physicalLocation"]
                assert place["artifactLocation"]["uri"] == EXAMPLE
                (name,) = [one["name"] for one in location["logicalLocations"]]
                assert f'name = "{name}"' in text[place["region"]["startLine"] - 1]

    @pytest.mark.parametrize(
        ("content", "line"),
        [
            ('[deployment]\nname = "D"\n[[component]]\nname = "Rack, 2"', 4),
            ("deployment: {name: D}\ncomponents:\n  - name: 'Rack, 2'", 3),
            ('name,kind\r\n"Rack, 2",server\r\n', 2),
            ("name\tkind\nRack, 2 b\tserver\n", None),
            ("\x00\udcff", None),
        ],
    )
    def test_lines(self, content: str, line: int | None, tmp_path: Path):
        path = tmp_path / "stack"
        path.write_bytes(content.encode("utf-8", "surrogateescape"))
        assert lines_of(str(path), ["Rack, 2"]) == ({} if line is None else {"Rack, 2": line})


class TestJunit:
    def test_counts_and_kinds(self, triaged: Report):
        root = ET.fromstring(render("junit", triaged))  # noqa: S314  # our own
        (suite,) = root
        cases = suite.findall("testcase")
        failed = [case for case in cases if case.find("failure") is not None]
        skipped = [case for case in cases if case.find("skipped") is not None]
        assert len(failed) == len(triaged.pending)
        assert len(cases) - len(failed) - len(skipped) == len(triaged.met), "what is unknown never passes"
        for element in (root, suite):
            assert [int(element.get(key, "-1")) for key in ("tests", "failures", "errors", "skipped")] == [
                *(len(cases), len(failed), 0, len(skipped))
            ]


class TestOscal:
    def test_valid_and_nothing_lost(self, mixed: Report, several: MarketsReport):
        from oscal_bindings.v1.parser import parse_oscal  # a second to load

        for found in (mixed, several):
            said = render("oscal", found)
            document = parse_oscal(said).model_dump(mode="json")
            assert set(keys(document)) == set(keys(json.loads(said))), "a key that OSCAL does not know is dropped"

    def test_unknown_is_an_observation_alone(self, several: MarketsReport):
        results = json.loads(render("oscal", several))["assessment-results"]["results"]
        for report, result in zip(several.reports, results, strict=True):
            assert len(result["observations"]) == len(report.findings)
            states = Counter(one["target"]["status"]["state"] for one in result["findings"])
            assert states == {"satisfied": len(report.met), "not-satisfied": len(report.divergences)}
        uuids = [value for key, value in pairs(results) if key == "uuid"]
        assert len(uuids) == len(set(uuids))


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from pairs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pairs(inner)


def keys(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{path}/{key}"
            yield from keys(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner, path)


class TestSssom:
    def test_another_library_reads_every_mapping(self, several: MarketsReport, tmp_path: Path):
        path = tmp_path / "mappings.sssom.tsv"
        several.write(path)
        pack = sssom_pydantic.read(path)
        edges = cited_edges(finding for report in several.reports for finding in report.findings)
        assert [(one.subject.name, one.predicate.curie, one.object.name) for one in pack.mappings] == [
            (str(edge.adopter), predicate_of(edge), str(edge.adopted)) for edge in edges
        ]
        assert len(edges) > 5

    def test_our_own_importer_reads_the_adoptions(self, several: MarketsReport, tmp_path: Path):
        path = tmp_path / "mappings.sssom.tsv"
        several.write(path)
        edges = cited_edges(finding for report in several.reports for finding in report.findings)
        pairs = {(row.a, row.b, row.relation) for row in read_sssom(str(path)) if isinstance(row, Pair)}
        stated = {
            (str(edge.adopter), str(edge.adopted), edge.degree.value)
            for edge in edges
            if edge.basis is Basis.ADOPTION and edge.degree is not Degree.NOT_STATED
        }
        assert stated
        assert stated <= pairs
        assert not {(a, b) for a, b, _ in pairs} - {(str(edge.adopter), str(edge.adopted)) for edge in edges}

    def test_quotes_and_negative_facts(self, several: MarketsReport):
        report = several.reports[0]
        finding = next(one for one in report.findings if one.resolution is not None and one.resolution.proof)
        assert finding.resolution is not None
        route = finding.resolution.routes[0]
        edge = attrs.evolve(route.paths[0][0].edge, basis=Basis.DISTINCT, note='"no", they say')
        path = (attrs.evolve(route.paths[0][0], edge=edge),)
        answer = attrs.evolve(finding.resolution, routes=(attrs.evolve(route, paths=(path,)),))
        report = attrs.evolve(report, findings=(attrs.evolve(finding, resolution=answer, remedy=None),))
        lines = [line for line in render("sssom", report).splitlines() if not line.startswith("#")]
        (row,) = csv.DictReader(lines, delimiter="\t", strict=True)
        assert (row["predicate_modifier"], row["predicate_id"]) == ("Not", "skos:exactMatch")
        assert row["comment"] == '"no", they say'

    def test_exact_is_only_what_has_the_same_requirements(self, several: MarketsReport):
        for edge in cited_edges(finding for report in several.reports for finding in report.findings):
            assert (predicate_of(edge) == "skos:exactMatch") == (str(edge.relation) == "EQ")


def test_verdicts_are_all_in_the_example(several: MarketsReport):
    """The tests above see every kind of answer that matters to them."""
    found = {finding.verdict for report in several.reports for finding in report.answers}
    assert {Verdict.SATISFIED, Verdict.UNDETERMINED, Verdict.UNMATCHED, Verdict.MISSING} <= found


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)


@given(
    st.recursive(
        _SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    )
)
def test_json_is_what_the_library_of_python_writes(value: Any):
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)
    assert json.loads(dumps(value)) == value
    if text.replace("\n", "").isprintable() and "##[" not in text:
        assert dumps(value) == text + "\n"
