"""The check: where a deployment diverges from what a market asks for, with a remedy for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports
from stdcompat.checks.engine import check_deployment
from stdcompat.checks.finding import (
    Finding,
    Group,
    Notice,
    NoticeKind,
    Outcome,
    Remedy,
    RemedyOrigin,
    Severity,
    Verdict,
)
from stdcompat.checks.rule import RULES, Rule, RuleCode

if TYPE_CHECKING:
    from stdcompat.checks.candidate import Demand
    from stdcompat.checks.clash import Clash, ClashKind
    from stdcompat.checks.compare import Answer
    from stdcompat.checks.others import Others
    from stdcompat.checks.plan import Addition, Block, Plan
    from stdcompat.checks.triage import Known, Triage
    from stdcompat.checks.waiver import Waiver, Waivers

__all__ = [
    "RULES",
    "Addition",
    "Answer",
    "Block",
    "Clash",
    "ClashKind",
    "Demand",
    "Finding",
    "Group",
    "Known",
    "Notice",
    "NoticeKind",
    "Others",
    "Outcome",
    "Plan",
    "Remedy",
    "RemedyOrigin",
    "Rule",
    "RuleCode",
    "Severity",
    "Triage",
    "Verdict",
    "Waiver",
    "Waivers",
    "check_deployment",
]

# What one check of one market does not need is loaded when it is first used.
__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "candidate": ("Demand",),
        "clash": ("Clash", "ClashKind"),
        "compare": ("Answer",),
        "others": ("Others",),
        "plan": ("Addition", "Block", "Plan"),
        "triage": ("Known", "Triage"),
        "waiver": ("Waiver", "Waivers"),
    },
)
