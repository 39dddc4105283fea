from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from stdcompat.agreement import Acceptance
from stdcompat.checks import Severity, Verdict
from stdcompat.market import Force
from stdcompat.report.head import verdict_in_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stdcompat import Report


def test_summary(mixed: Report):
    summary = mixed.summary
    assert (summary.components, summary.requirements, summary.asked, summary.exclusions, summary.barred) == (
        4,
        3,
        5,
        1,
        1,
    )
    assert (summary.met, summary.diverge, summary.undecided) == (1, 2, 2)
    assert summary.count(Verdict.UNDETERMINED) == 2
    assert summary.count(Verdict.MISSING) == 0
    assert summary.divergences == ((Force.CONTRACTUAL, 2),)
    assert summary.evidence == ((Acceptance.NOT_SHOWN, 1),)
    assert [(one.of, one.asked, one.met) for one in summary.domains] == [
        ("ict-safety", 3, 1),
        ("information-security", 1, 0),
        ("video-surveillance", 1, 0),
    ]
    assert [one.of for one in summary.by_component] == ["Camera", "Server", "Switch", "Operator"]


def test_lock_in_names_claim_supplier_and_home(mixed: Report):
    (one,) = mixed.summary.lock_in
    assert (one.claim, one.supplier, one.jurisdiction, one.components) == (
        "GB/T 28181-2022",
        "Barred Ltd",
        "CN",
        ("Camera",),
    )


def test_groups_of_findings(mixed: Report):
    assert [f.exclusion is not None for f in mixed.divergences] == [True, False, False]
    assert mixed.worst is Severity.ERROR
    assert {f.verdict for f in mixed.undecided} == {Verdict.UNDETERMINED}
    assert [f.component.name for f in mixed.met] == ["Switch"]
    assert [f.message for f in mixed.remarks] == [
        "EN 62368-1:2014 was superseded by EN IEC 62368-1:2020",
        "GB/T 22080-2016 was superseded by GB/T 22080-2025",
        "XYZ 1 cannot be read",
    ]
    assert len(mixed.divergences) + len(mixed.undecided) + len(mixed.met) + len(mixed.remarks) == len(mixed.findings)


def test_who_asks(mixed: Report):
    facts = [(f.requirement or f.exclusion, mixed.asked_by(f)) for f in mixed.findings]
    asked = {fact.id: who for fact, who in facts if fact is not None}
    assert asked == {"barred": "EU", "safety": "EU", "isms": "profile", "video": "profile"}
    assert {mixed.asked_by(f) for f in mixed.remarks} == {None}


@pytest.mark.parametrize("empty", [True, False])
def test_verdict_sentence(empty: bool, mixed: Report, make: Callable[..., Report]):
    if empty:
        assert verdict_in_words(make([])) == (
            "NOT CHECKED: no requirement of European Union (EU) that names a standard is known for any of these products. "
            "No exclusion is known."
        )
    else:
        assert verdict_in_words(mixed) == (
            "4 of 4 products were checked. Of 5 checks (3 different requirements for the products that each applies to): "
            "1 met, 2 open, 2 not met (2 by contract). Proof of what is met: no document for 1. "
            "1 of 4 products is barred (1 exclusion)."
        )


def test_text_is_in_the_order_of_reading(mixed: Report):
    text = mixed.to_text()
    titles = [line for line in text.splitlines() if line[:1].isalpha() and line.partition(" (")[0].isupper()]
    assert [title.partition(" (")[0] for title in titles] == [
        "FINDINGS AT A GLANCE",
        "EXCLUSIONS",
        "DIVERGENCES",
        "UNDECIDED",
        "MET",
        "STANDARDS TO LOOK AT",
        "LOCK-IN",
        "COVERAGE",
        "ASKED WITHOUT A STANDARD",
        "CONDITIONAL",
        "TO COME",
        "NOT IN FORCE",
        "NOT KNOWN",
    ]
    for said in (
        "as of 2026-11-21; stdcompat 26.1.0, catalog test, facts 0123456789ab",
        "  asked: by law; An Act",
        "  restriction: Only 2014.",
        "  UNDETERMINED: Camera (Barred Ltd, CN); Server (Qiongzhu, CN)",
        "    evidence: not shown; wanted: self-declaration",
        "    remedy: ask for proof of conformity to EN 62368-1:2014",
        "      - GB 4943.1-2022 -> IEC 62368-1:2018: MOD, deviation list not held",
        "    remedy: ask for proof of conformity to GB/T 22080-2025, which is identical to ISO/IEC",
        "- Title of later; from 2030-01-01",
        "- Title of if; if under-water",
        "- Title of plan; proposed; An Act (Camera)",
        "- Almost everything.",
    ):
        assert said in text


def test_a_proof_is_printed_once(mixed: Report):
    text = mixed.to_text()
    assert text.count("proof: GB 4943.1-2022 to EN 62368-1:2014") == 1
    assert "as above" not in text


def test_json_holds_everything_of_a_finding(mixed: Report):
    plain = json.loads(mixed.to_json())
    assert plain["schema"] == "stdcompat-report/1"
    assert plain["catalog"] == {"digest": mixed.digest, "edition": "test"}
    assert plain == json.loads(json.dumps(mixed.to_dict()))
    isms = next(f for f in plain["findings"] if f["requirement"] and f["requirement"]["id"] == "isms")
    assert isms["verdict"] == "outdated"
    assert isms["severity"] == "error"
    assert isms["asked_by"] == "profile"
    assert isms["rule"] == "edition-behind"
    assert isms["fingerprint"]
    assert isms["claim"]["as_written"] == "GB/T 22080-2016"
    assert isms["requirement"]["any_of"] == [{"editions": ">=2022", "id": "ISO/IEC 27001"}]
    assert isms["requirement"]["sources"] == ["a-source"]
    assert isms["resolution"]["gap"]["left"]["proof"][0]["paths"][0][0]["adopter"] == "GB/T 22080-2016"
    assert isms["remedy"]["claim"] == "GB/T 22080-2025"
    assert isms["remedy"]["resolution"]["proof"]
    assert isms["evidence"]["acceptance"] == "not asked for"
    assert "caveat" in isms["remedy"]
    assert [c["name"] for c in plain["deployment"]["components"]] == ["Camera", "Server", "Switch", "Operator"]
    assert plain["summary"]["verdicts"]["undetermined"] == 2


def test_json_is_canonical(mixed: Report):
    text = mixed.to_json()
    assert text.endswith("}\n")
    assert text == mixed.to_json()
    assert json.dumps(json.loads(text), ensure_ascii=False, indent=1, sort_keys=True) + "\n" == text


def test_verbose_prints_sources_and_every_proof(mixed: Report):
    short, long = mixed.to_text(), mixed.to_text(verbose=True)
    assert "sources: a-source" in long
    assert "sources: a-source" not in short
    assert len(long) > len(short)


@pytest.mark.parametrize(("name", "begins"), [("report.txt", "A stack\n"), ("report.json", "{\n")])
def test_write_chooses_the_format_by_suffix(name: str, begins: str, mixed: Report, tmp_path: Path):
    mixed.write(tmp_path / name)
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert os.listdir(tmp_path) == [name]


def test_write_refuses_an_unknown_suffix(mixed: Report, tmp_path: Path):
    with pytest.raises(ValueError, match=r"no format for .*report\.dvi.*\.txt"):
        mixed.write(tmp_path / "report.dvi")
    with pytest.raises(ValueError, match="no format 'dvi'; there are text, json"):
        mixed.write(tmp_path / "report", format="dvi")
    assert not os.listdir(tmp_path)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    mixed: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    target = tmp_path / "report.json"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        mixed.write(target)
    assert target.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.json"]


def test_write_to_a_folder_that_does_not_exist(mixed: Report, tmp_path: Path):
    with pytest.raises(FileNotFoundError) as caught:
        mixed.write(tmp_path / "no" / "report.json")
    assert caught.value.filename == str(tmp_path / "no" / "report.json")


def test_write_to_what_is_no_file(mixed: Report):
    mixed.write(os.devnull, format="json")
    assert not os.path.isfile(os.devnull)


def test_write_follows_a_link(mixed: Report, tmp_path: Path):
    (tmp_path / "real.json").write_text("old")
    (tmp_path / "link.json").symlink_to(tmp_path / "real.json")
    mixed.write(tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text(encoding="utf-8").startswith("{")


def test_an_empty_report(make: Callable[..., Report]):
    report = make([])
    assert report.worst is Severity.NONE
    assert report.to_text().splitlines()[-1] == "  No exclusion is known."
