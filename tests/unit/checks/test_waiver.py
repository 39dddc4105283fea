from __future__ import annotations

from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.catalogs import PartialDate
from stdcompat.checks import Severity
from stdcompat.checks.waiver import Waiver, Waivers
from stdcompat.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat import Report

GIVEN = {"reason": "Known", "owner": "Q. Lin", "until": PartialDate("2026-12-31")}


def waiver(**fields: str) -> Waiver:
    return Waiver(**{**GIVEN, **fields})  # type: ignore[arg-type]  # the tests choose the fields


def applied(report: Report, *waivers: Waiver) -> Report:
    return report.waive(Waivers(waivers))


class TestMatching:
    @pytest.mark.parametrize(
        ("fields", "count"),
        [
            ({"code": "MKT101", "component": "Camera"}, 1),
            ({"code": "MKT101", "component": "Camera", "requirement": "safety"}, 1),
            ({"code": "MKT101", "component": "Camera", "requirement": "another"}, 0),
            ({"code": "MKT101", "component": "Camera", "market": "US"}, 1),
            ({"code": "MKT101", "component": "Camera", "market": "EU"}, 0),
            ({"code": "EQV101", "component": "Camera"}, 0),
            ({"code": "STA101", "component": "Server"}, 1),
            ({"code": "STA101", "component": "Server", "requirement": "x"}, 0),
        ],
    )
    def test_by_code_and_component(self, report: Report, fields: dict[str, str], count: int):
        found = applied(report, waiver(**fields))
        assert len(found.triage.waived) == count
        assert len(found.triage.unused) == 1 - count

    def test_by_fingerprint(self, report: Report):
        finding = report.divergences[-1]
        found = applied(report, waiver(fingerprint=finding.fingerprint))
        assert [found.triage.waiver_of(one) is not None for one in found.findings] == [
            one == finding for one in report.findings
        ]

    def test_the_first_that_names_it_wins_and_both_are_used(self, report: Report):
        one = waiver(code="MKT101", component="Camera")
        found = applied(report, one, attrs.evolve(one, owner="Other"))
        assert [w.owner for _, w in found.triage.waived] == ["Q. Lin"]
        assert found.triage.unused == ()

    def test_what_is_met_needs_none(self, report: Report):
        met = next(iter(report.met), None)
        named = waiver(code="MKT001", component="Server") if met is None else waiver(fingerprint=met.fingerprint)
        found = applied(report, named)
        assert (found.triage.waived, found.triage.unused) == ((), (named,))


class TestTime:
    @pytest.mark.parametrize(
        ("until", "holds"), [("2026-11-21", True), ("2026-11-20", False), ("2026-11", True), ("2025", False)]
    )
    def test_lasts_to_the_end_of_its_last_day(self, report: Report, until: str, holds: bool):
        found = applied(report, attrs.evolve(waiver(code="MKT101", component="Camera"), until=PartialDate(until)))
        assert (len(found.triage.waived), len(found.triage.expired)) == ((1, 0) if holds else (0, 1))
        assert ("expired on" in found.to_text()) is not holds


class TestExclusions:
    def test_nothing_offsets_them(self, report: Report):
        barred = report.exclusions[0]
        found = applied(report, waiver(fingerprint=barred.fingerprint))
        assert found.triage.waived == ()
        assert len(found.triage.refused) == 1
        assert barred in found.pending
        assert "names an exclusion, which no waiver offsets" in found.to_text()


class TestThreshold:
    def test_waived_findings_stay_and_do_not_count(self, report: Report):
        found = applied(report, waiver(code="MKT101", component="Camera"))
        assert found.findings == report.findings
        assert found.worst == report.worst
        assert len(found.pending) == len(report.pending) - 1
        assert "WAIVED (1): they stay as they are" in found.to_text()
        assert "Q. Lin, until 2026-12-31: Known" in " ".join(found.to_text().split())

    def test_without_exclusions_the_worst_can_be_waived(self, report: Report):
        alone = attrs.evolve(report, findings=tuple(f for f in report.findings if f.exclusion is None))
        every = [waiver(fingerprint=finding.fingerprint) for finding in alone.divergences]
        assert alone.worst_pending is Severity.ERROR
        assert applied(alone, *every).worst_pending is Severity.NONE

    def test_in_plain_values(self, report: Report):
        plain = applied(report, waiver(code="MKT101", component="Camera")).to_dict()["triage"]
        (entry,) = plain["waived"].values()
        assert (entry["owner"], plain["known"], plain["worst_pending"]) == ("Q. Lin", None, "error")


ANY = st.builds(
    lambda code, component, until: attrs.evolve(waiver(code=code, component=component), until=PartialDate(until)),
    st.sampled_from(["MKT101", "MKT201", "EQV101", "STA101", "EDN101"]),
    st.sampled_from(["Base station", "Server", "Camera", "Nobody"]),
    st.sampled_from(["2026-12-31", "2026-01-01"]),
)


@given(st.lists(ANY, max_size=6))
def test_a_waiver_changes_no_verdict_and_hides_nothing(report: Report, waivers: list[Waiver]):
    found = applied(report, *waivers)
    assert found.findings == report.findings
    assert (found.summary, found.worst) == (report.summary, report.worst)
    assert set(report.exclusions) <= set(found.pending)
    assert found.worst_pending.level <= report.worst.level
    waived = {fingerprint for fingerprint, _ in found.triage.waived}
    assert {f.fingerprint for f in report.divergences} - waived == {f.fingerprint for f in found.pending}
    for one in waivers:  # every waiver that does nothing is said aloud
        does = any(one is held for _, held in found.triage.waived) or any(one.matches(f) for f in report.findings)
        assert does or one in (*found.triage.expired, *found.triage.unused)


class TestFile:
    def read(self, tmp_path: Path, text: str) -> Waivers:
        path = tmp_path / "waivers.toml"
        path.write_text(text, encoding="utf-8")
        return Waivers.from_toml(path)

    def test_reads_both_forms(self, tmp_path: Path):
        waivers = self.read(
            tmp_path,
            '[[waiver]]\nfingerprint = "0123456789abcdef"\nreason = "R"\nowner = "O"\nuntil = 2026-12-31\n\n'
            '[[waiver]]\ncode = "EDN101"\ncomponent = "C"\nrequirement = "r"\nreason = "R"\nowner = "O"\nuntil = "2027"\n',
        )
        assert [str(one) for one in waivers.waivers] == ["0123456789abcdef", "EDN101, C, r"]
        assert [one.until for one in waivers.waivers] == ["2026-12-31", "2027"]

    @pytest.mark.parametrize(
        ("table", "said"),
        [
            ('code = "EDN101"', "does not say which finding; give its fingerprint, or its code and its component"),
            ('component = "C"', "does not say which finding"),
            ('code = "EDN1001"\ncomponent = "C"', "no rule 'EDN1001'; did you mean 'EDN101'?"),
            ('code = "MKT201"\ncomponent = "C"', "an exclusion cannot be waived: nothing offsets it"),
            ('fingerprint = "0123456789abcdef"\ncode = "EDN101"', "has a fingerprint and more"),
            ('fingerprint = "abc"', "'abc' is no fingerprint"),
            ('fingerprint = "0123456789abcdef"\nresaon = "x"', "did you mean 'reason'?"),
        ],
    )
    def test_says_what_is_wrong(self, tmp_path: Path, table: str, said: str):
        with pytest.raises(InputError) as caught:
            self.read(tmp_path, f'[[waiver]]\n{table}\nreason = "R"\nowner = "O"\nuntil = 2026-12-31\n')
        assert said in str(caught.value)
        assert "waiver[1]" in str(caught.value)

    def test_says_everything_at_once(self, tmp_path: Path):
        with pytest.raises(InputError) as caught:
            self.read(tmp_path, '[[waivers]]\n\n[[waiver]]\ncode = "X"\n\n[[waiver]]\nreason = ""\nuntil = "soon"\n')
        said = str(caught.value)
        for part in ("unknown table", "waiver[1]", "until", "owner", "waiver[2].reason", "soon"):
            assert part in said

    def test_a_file_that_is_no_list_or_not_there(self, tmp_path: Path):
        with pytest.raises(InputError, match=r"write \[\[waiver\]\]"):
            self.read(tmp_path, "[waiver]\n")
        with pytest.raises(InputError, match="no such file"):
            Waivers.from_toml(tmp_path / "no.toml")
