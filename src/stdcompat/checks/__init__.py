"""The check: where a deployment diverges from what a market asks for, with a remedy for each."""

from stdcompat.checks.engine import check_deployment
from stdcompat.checks.finding import (
    Finding,
    Notice,
    NoticeKind,
    Origin,
    Outcome,
    Remedy,
    Severity,
    Verdict,
)
from stdcompat.checks.rule import RULES, Rule, RuleCode

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
