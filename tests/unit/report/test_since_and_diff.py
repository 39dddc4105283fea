from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import stdcompat
from stdcompat.checks import Severity
from stdcompat.deployment import Claim
from stdcompat.errors import InputError
from stdcompat.identifiers import parse
from stdcompat.report.baseline import Baseline
from stdcompat.report.diff import diff_reports, read_reports

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report

Files: TypeAlias = "tuple[stdcompat.Deployment, stdcompat.Profile, dict[str, stdcompat.Market]]"
DAY = "2026-11-21"
TENDER = """
[profile]
name = "T"

[[requirement]]
id = "isms"
title = "ISMS"
domain = "information-security"
applies_to = ["server"]
all_of = ["ISO/IEC 27001:2022", { id = "ISO/IEC 27002", editions = ">=2022" }]
"""


@pytest.fixture(scope="module")
def given_files(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Files:
    facts, folder = root / "tests" / "facts", tmp_path_factory.mktemp("since")
    (folder / "tender.toml").write_text(TENDER, encoding="utf-8")
    us = stdcompat.Market.from_toml(facts / "us.toml")
    return (
        stdcompat.Deployment.from_toml(facts / "stack.toml"),
        stdcompat.Profile.from_toml(folder / "tender.toml"),
        {code: attrs.evolve(us, code=code) for code in ("US", "EU")},
    )


def checked(given_files: Files, *claims: str, market: str | None = "US") -> Report:
    deployment, profile, markets = given_files
    station, server, *_ = deployment.components
    more = tuple(Claim(parse(text), text) for text in claims)
    components = (station, attrs.evolve(server, claims=server.claims + more))
    return stdcompat.check(
        attrs.evolve(deployment, components=components), None if market is None else markets[market], profile, as_of=DAY
    )


@pytest.fixture(scope="module")
def before(given_files: Files) -> Report:
    return checked(given_files)


@pytest.fixture(scope="module")
def after(given_files: Files) -> Report:
    return checked(given_files, "UL 62368-1:2019", "IEC 62368-1:2014", "ISO/IEC 27002:2013")


class TestBaseline:
    def test_what_is_known_does_not_count_but_exclusions_do(self, before: Report):
        later = before.since(Baseline.of([before]))
        assert later.findings == before.findings
        assert later.pending == before.exclusions
        assert later.worst_pending is Severity.ERROR
        alone = attrs.evolve(before, findings=tuple(f for f in before.findings if f.exclusion is None))
        assert alone.since(Baseline.of([alone])).worst_pending is Severity.NONE

    def test_new_and_resolved(self, before: Report, after: Report):
        later = after.since(Baseline.of([before]))
        text = " ".join(later.to_text().split())
        new = [f for f in after.findings if not f.verdict.is_met and not later.triage.is_known(f)]
        assert new
        assert f"NEW SINCE THE BASELINE ({len(new)})" in text
        assert later.triage.resolved
        assert f"{len(later.triage.resolved)} resolved" in text
        for known in later.triage.resolved:
            assert f"resolved: {known.code} {known.component}: {known.about}" in text
        plain = later.to_dict()["triage"]
        assert len(plain["resolved"]) == len(later.triage.resolved)
        assert set(plain["known"]) <= {f.fingerprint for f in before.findings}

    def test_each_market_resolves_its_own(self, given_files: Files, before: Report):
        baseline = Baseline.of([before])
        other = checked(given_files, market="EU").since(baseline)
        assert other.triage.resolved == ()
        alone = checked(given_files, market=None)
        assert alone.since(Baseline.of([alone])).triage.resolved == ()
        assert {one.market for one in Baseline.of([alone]).known} == {"profile"}

    def test_what_is_ignored_is_not_resolved(self, before: Report):
        later = before.select(ignore=["EQV", "STA", "MKT"]).since(Baseline.of([before]))
        assert later.triage.resolved == ()

    def test_the_file_is_sorted_and_reads_back(self, before: Report, after: Report, tmp_path: Path):
        path = tmp_path / "baseline.json"
        Baseline.of([before, after]).write(path)
        first = path.read_bytes()
        Baseline.of([after, before]).write(path)
        assert path.read_bytes() == first
        assert Baseline.read(path) == Baseline.of([before, after])
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{", "is no baseline"),
            ("[]", "is no baseline"),
            ("{}", "is no baseline"),
            ('{"schema": "stdcompat-baseline/9", "findings": []}', "schema: is not 'stdcompat-baseline/2'"),
            ('{"schema": "stdcompat-baseline/1", "findings": [{"code": 1}]}', "is no baseline"),
            ('{"schema": "stdcompat-baseline/1"}', "is no baseline"),
            ("\udcff", "is no baseline"),
        ],
    )
    def test_another_file_is_refused(self, tmp_path: Path, text: str, said: str):
        path = tmp_path / "baseline.json"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        with pytest.raises(InputError, match="baseline") as caught:
            Baseline.read(path)
        assert said in str(caught.value)

    def test_a_file_that_is_not_there(self, tmp_path: Path):
        with pytest.raises(InputError, match="no such file"):
            Baseline.read(tmp_path / "no.json")


class TestDiff:
    def test_nothing(self, before: Report):
        diff = before.diff(before)
        assert diff.is_empty
        assert "both say the same" in diff.to_text()

    def test_changed_appeared_and_disappeared(self, before: Report, after: Report):
        diff = before.diff(after)
        changed = {
            (one.new.about, one.new.reference): (one.old.verdict.value, one.new.verdict.value) for one in diff.changed
        }
        assert changed["safety", None] == ("undetermined", "satisfied")
        assert changed["isms", "ISO/IEC 27002 (>=2022)"][1] == "outdated"
        assert {one.about for one in diff.appeared} >= {"ISO/IEC 27002:2013"}
        assert diff.disappeared == ()
        text = diff.to_text()
        assert "undetermined -> satisfied: Server (US, safety)" in text
        assert "APPEARED" in text
        back = after.diff(before)
        assert back.appeared == ()
        assert {one.about for one in back.disappeared} == {one.about for one in diff.appeared}
        assert "DISAPPEARED" in back.to_text()
        assert [one.is_better for one in diff.changed] == [not one.is_better for one in back.changed]

    def test_plain_values(self, before: Report, after: Report):
        plain = before.diff(after).to_dict()
        assert plain["schema"] == "stdcompat-report-diff/1"
        assert plain["changed"][0]["old"]["verdict"] != plain["changed"][0]["new"]["verdict"]
        assert json.loads(json.dumps(plain)) == plain
        assert plain["old"].startswith("D against US, T, as of 2026-11-21; catalog ")

    def test_a_profile_alone_has_a_name(self, given_files: Files):
        alone = checked(given_files, market=None)
        assert alone.diff(alone).old.startswith("D against T, as of")


CLAIMS = st.lists(
    st.sampled_from(["UL 62368-1:2019", "IEC 62368-1:2014", "ISO/IEC 27001:2022", "ISO/IEC 27002:2013"]), unique=True
)


@given(CLAIMS, CLAIMS)
def test_diff_is_antisymmetric_and_empty_only_for_the_same_verdicts(
    given_files: Files, one: list[str], other: list[str]
):
    a, b = checked(given_files, *one), checked(given_files, *other)
    there, back = a.diff(b), b.diff(a)
    assert (there.appeared, there.disappeared) == (back.disappeared, back.appeared)
    assert [(c.old, c.new) for c in there.changed] == [(c.new, c.old) for c in back.changed]
    assert there.is_empty == (sorted(one) == sorted(other)) or there.is_empty


class TestFiles:
    def test_reads_one_report_a_list_and_several_markets(self, before: Report, tmp_path: Path):
        path = tmp_path / "report.json"
        for plain in (before.to_dict(), [before.to_dict()], {"reports": [before.to_dict()]}):
            path.write_text(json.dumps(plain), encoding="utf-8")
            assert diff_reports(read_reports(path), [before.to_dict()]).is_empty

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("{", "is not JSON"),
            ("[1]", "is no report"),
            ('{"schema": "stdcompat-report/2"}', "is a stdcompat-report/2, and this reads stdcompat-report/1"),
            ('{"schema": "stdcompat-report/1"}', "is a report with parts missing"),
            ('{"schema": "stdcompat-report/1", "findings": [{}]}', "is a report with parts missing"),
            ("[]", "is a report with parts missing"),
        ],
    )
    def test_refuses_anything_else(self, tmp_path: Path, text: str, said: str):
        path = tmp_path / "report.json"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError) as caught:
            read_reports(path)
        assert said in str(caught.value)

    def test_a_file_that_is_not_there(self, tmp_path: Path):
        with pytest.raises(InputError, match="no such file"):
            read_reports(tmp_path / "no.json")


class TestWhoAsks:
    """One id may be asked by the law and by a buyer: two findings, each waived by itself."""

    @pytest.fixture
    def both(self) -> Report:
        from stdcompat.catalogs.model import Confidence
        from stdcompat.catalogs.vocabulary import Domain, KindCode
        from stdcompat.deployment import Component, Deployment
        from stdcompat.identifiers import parse
        from stdcompat.market import Force, Market, Profile, Reference, Requirement

        def asked(force: Force) -> Requirement:
            wanted = (Reference(parse("EN 62368-1:2014")),)
            kinds = (KindCode("equipment"),)
            return Requirement("r", "R", Domain("ict-safety"), kinds, force, (), Confidence.HIGH, any_of=wanted)

        market = Market("EU", "Union", ("EN",), requirements=(asked(Force.MANDATORY),))
        profile = Profile("Tender", (asked(Force.CONTRACTUAL),))
        offer = Deployment("D", (Component("Server", KindCode("server"), "S", "CN"),))
        return stdcompat.check(offer, market, profile, as_of="2026-11-21")

    def test_their_fingerprints_differ(self, both: Report):
        assert [finding.asked_by for finding in both.answers] == ["EU", "profile"]
        assert len({finding.fingerprint for finding in both.answers}) == 2
        assert len({finding.earlier_fingerprint for finding in both.answers}) == 1

    def test_one_waiver_waives_one(self, both: Report):
        from stdcompat.catalogs.model import PartialDate
        from stdcompat.checks import Waiver, Waivers

        tender = both.answers[1]
        waiver = Waiver("agreed", "me", PartialDate("2027"), fingerprint=tender.fingerprint)
        assert both.waive(Waivers((waiver,))).pending == (both.answers[0],)

    def test_an_earlier_baseline_is_read_and_said_to_be_one(self, both: Report, tmp_path: Path):
        earlier = [{"code": f.code, "market": f.market, "component": "Server", "about": "r"} for f in both.answers[:1]]
        known = [one | {"fingerprint": both.answers[0].earlier_fingerprint} for one in earlier]
        path = tmp_path / "baseline.json"
        path.write_text(json.dumps({"schema": "stdcompat-baseline/1", "findings": known}), encoding="utf-8")
        later = both.since(Baseline.read(path))
        assert later.pending == both.answers  # which of the two was meant nobody can tell
        assert later.triage.resolved == ()
        assert "earlier version" in later.notices[-1].text
        alone = attrs.evolve(both, findings=both.answers[:1])
        assert alone.since(Baseline.read(path)).pending == ()
