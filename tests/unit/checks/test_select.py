from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.checks.rule import RULES
from stdcompat.checks.select import check_codes, select_findings

if TYPE_CHECKING:
    from stdcompat import Report


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ((), (), {"MKT", "EQV", "STA"}),
        (("STA",), (), {"MKT201", "STA101"}),
        (("EQV", "STA"), ("STA1",), {"MKT201", "EQV101"}),
        ((), ("EQV101", "STA101"), {"MKT"}),
        (("STA101",), ("STA101",), {"MKT201"}),
        ((), ("MKT",), {"MKT201", "EQV", "STA"}),
    ],
)
def test_by_code_or_beginning(report: Report, select: tuple[str, ...], ignore: tuple[str, ...], kept: set[str]):
    chosen = report.select(select, ignore)
    assert all(any(finding.code.startswith(word) for word in kept) for finding in chosen.findings)
    assert chosen.exclusions == report.exclusions != (), "exclusions always stay"
    assert sorted(f.fingerprint for f in (*chosen.findings, *chosen.triage.ignored)) == sorted(
        f.fingerprint for f in report.findings
    )


CODES = st.lists(st.sampled_from([*RULES, "EDN", "EQV1", "MKT", "MKT1", "S"]), max_size=4).map(tuple)


@given(CODES, CODES.filter(lambda words: "MKT201" not in words))
def test_nothing_is_lost_and_nothing_changes(report: Report, select: tuple[str, ...], ignore: tuple[str, ...]):
    kept, ignored = select_findings(report.findings, select, ignore)
    assert set(map(id, kept)) | set(map(id, ignored)) == set(map(id, report.findings))
    assert [f for f in report.findings if f in kept] == list(kept), "in their order"
    again, more = select_findings(kept, select, ignore)
    assert (again, more) == (kept, ())


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ENT101", "no rule 'ENT101'; did you mean 'EDN101'?"),
        ("EDN999", "no rule 'EDN999'; there are EDN101, EDN102, EDN103"),
        ("edn1", "no rule 'edn1'; did you mean 'EDN1'?"),
        ("EDM", "no rule 'EDM'; did you mean 'EVD'?"),
        ("", "no rule ''; there are CAT, EDN, EQV, EVD, MKT, STA"),
        ("nonsense", "no rule 'nonsense'; there are CAT, EDN, EQV, EVD, MKT, STA"),
    ],
)
def test_unknown_codes_fail_early(report: Report, word: str, said: str):
    with pytest.raises(ValueError, match="no rule") as caught:
        report.select([word])
    assert str(caught.value).startswith(said)
    with pytest.raises(ValueError, match=r"no rule 'A'.*no rule 'B'"):
        check_codes(["A", "B"])


@pytest.mark.parametrize("word", ["MKT201", "MKT2"])
def test_exclusions_cannot_be_ignored(report: Report, word: str):
    with pytest.raises(ValueError, match="nothing offsets them"):
        report.select(ignore=[word])


def test_what_is_ignored_is_counted(report: Report):
    text = report.select(ignore=["STA"]).to_text()
    assert "IGNORED (1): left out by their codes" in text
    assert "1 finding: STA101 1" in text
    assert "triage" not in report.to_dict()
    assert [f["code"] for f in report.select(ignore=["STA"]).to_dict()["triage"]["ignored"]] == ["STA101"]
    twice = report.select(ignore=["STA"]).select(ignore=["EQV"])
    assert {f.code[:3] for f in twice.triage.ignored} == {"STA", "EQV"}
