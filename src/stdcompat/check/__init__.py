"""The check: where a deployment diverges from what a market asks for, with a remedy for each."""

from stdcompat.check.engine import check_deployment
from stdcompat.check.finding import (
    Finding,
    Notice,
    NoticeKind,
    Origin,
    Outcome,
    Remedy,
    Severity,
    Verdict,
)
from stdcompat.check.rule import RULES, Rule, RuleCode

__all__ = [
    "RULES",
    "Finding",
    "Notice",
    "NoticeKind",
    "Origin",
    "Outcome",
    "Remedy",
    "Rule",
    "RuleCode",
    "Severity",
    "Verdict",
    "check_deployment",
]
