from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.report.cited import cited_sources
from stdcompat.report.explain import explain, findings_named
from stdcompat.report.formats.text import show

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report


def test_says_all_of_every_finding(mixed: Report):
    for finding in mixed.findings:
        said = show(explain(mixed, finding), 10_000)
        fact = finding.requirement or finding.exclusion
        assert finding.fingerprint in said
        assert finding.component.name in said
        assert f"{finding.code} {finding.rule.name}: {finding.rule.what}" in said
        assert fact is None or fact.title in said
        assert all(claim.as_written in said for claim in finding.component.claims)
        assert finding.remedy is None or finding.remedy.text in said
        assert all(f"- {source}: " in said for source in cited_sources([finding]))
        if finding.resolution is not None:
            assert all(str(step) in said for step in finding.resolution.proof)


def test_sources_are_told_in_full(root: Path):
    import stdcompat

    stack = stdcompat.Deployment.from_toml(root / "docs/examples/eu-data-centre.toml")
    report = stdcompat.check(stack, "EU", as_of="2026-11-21")
    finding = next(one for one in report.undecided if one.resolution is not None)
    said = show(explain(report, finding), 10_000)
    held = {source.id: source for source in report.sources}
    for id in cited_sources([finding]):
        assert held[id].title in said
        assert held[id].url is None or str(held[id].url) in said


def test_names(mixed: Report):
    finding = mixed.findings[0]
    for name in (finding.fingerprint, finding.fingerprint[:4], f" {finding.fingerprint.upper()} "):
        assert (mixed, finding) in findings_named(mixed, name)
    assert findings_named(mixed, finding.fingerprint[:3]) == ()
    assert findings_named(mixed, "") == ()


@pytest.mark.parametrize("name", ["zzzz", "", "abc"])
def test_no_such_finding(name: str, root: Path):
    import io

    from stdcompat.cli.main import main

    err = io.StringIO()
    stack = str(root / "docs/examples/eu-data-centre.toml")
    words = ["check", stack, "--market", "EU", "--as-of", "2026-11-21", "--explain", name]
    assert main(words, io.StringIO(), err) == 2
    assert err.getvalue().startswith(f"stdcompat: no finding {name!r}; --verbose and the CSV list")
