"""Letters: each open question of a supplier is asked once, with what would do instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs
import pytest

from stdcompat.agreement import EvidenceKind
from stdcompat.agreement.model import Evidence
from stdcompat.catalogs.model import PartialDate
from stdcompat.checks.waiver import Waiver, Waivers
from stdcompat.report import letters
from stdcompat.report.blocks import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Callable

    from stdcompat import Report
    from stdcompat.report import Letter


def letter_to(report: Report, supplier: str) -> Letter:
    return next(letter for letter in letters(report) if letter.supplier == supplier)


def lines(letter: Letter, label: str) -> list[str]:
    return [block.text for block in letter.blocks() if isinstance(block, Line) and block.label == label]


def test_every_open_finding_of_a_supplier_is_asked_for(mixed: Report):
    for letter in letters(mixed):
        barred = {finding.component.name for finding in letter.barred}
        open_ = {
            finding.fingerprint
            for finding in mixed.answers
            if not finding.verdict.is_met
            and (finding.component.supplier, finding.component.jurisdiction) == (letter.supplier, letter.jurisdiction)
            and finding.component.name not in barred
        }
        asked = [finding.fingerprint for finding in letter.asked]
        assert len(asked) == len(set(asked))
        assert open_ <= set(asked)
        assert sum(len(findings) for _, findings in letter.documents) == len(asked)


def test_nothing_is_asked_for_what_is_barred(mixed: Report):
    letter = letter_to(mixed, "Barred Ltd")
    assert letter.barred
    assert not letter.asked
    assert not letter.editions
    assert "Nothing is asked for." in letter.to_text()
    assert "Please provide" not in letter.to_text()


def test_a_deviation_list_would_do_instead(mixed: Report):
    letter = letter_to(mixed, "Qiongzhu")
    assert "the full list of technical deviations of GB 4943.1-2022 from IEC 62368-1:2018" in lines(
        letter, "or instead:"
    )


def test_what_is_waived_is_not_asked_for(mixed: Report):
    letter = letter_to(mixed, "Qiongzhu")
    waivers = tuple(Waiver("ok", "me", PartialDate("2030"), one.fingerprint) for one in letter.asked)
    after = [one for one in letters(mixed.waive(Waivers(waivers))) if one.supplier == "Qiongzhu"]
    assert not any(one.asked for one in after if one.jurisdiction == letter.jurisdiction)


def test_evidence_that_is_open_is_asked_for_although_the_claim_is_enough(make: Callable[..., Report], mixed: Report):
    switch = attrs.evolve(mixed.deployment.components[2], supplier="Shown")
    wanted = attrs.evolve(mixed.markets[0].requirements[0], evidence=(EvidenceKind.TEST_REPORT,))
    (found,) = letter_to(make([switch], [wanted]), "Shown").documents
    assert found[0] == "EN 62368-1:2014: a test report"
    assert found[0].zh == "EN 62368-1:2014：检测报告（型式检验报告）"
    declared = attrs.evolve(wanted, evidence=(EvidenceKind.SELF_DECLARATION,))
    claim = attrs.evolve(switch.claims[0], evidence=(Evidence(EvidenceKind.SELF_DECLARATION),))
    settled = make([attrs.evolve(switch, claims=(claim,))], [declared])
    assert not [letter for letter in letters(settled) if letter.asked]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_letter_is_whole_in_either_language(mixed: Report, language: str):
    text = letter_to(mixed, "Qiongzhu").to_text(language="zh" if language == "zh" else "en")
    assert ("致：Qiongzhu" in text) is (language == "zh")
    assert ("To: Qiongzhu" in text) is (language == "en")
    assert bool(re.search(r"[\u4e00-\u9fff]", text)) is (language == "zh")


def test_headings_count_what_follows(mixed: Report):
    for letter in letters(mixed):
        titles = [block.text for block in letter.blocks() if isinstance(block, Heading)]
        assert f"Documents ({len(letter.documents)})" in titles or not letter.documents
