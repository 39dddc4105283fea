"""Wholes: convergence of two catalogs, coverage, lock-in, standard systems, and what would change if.

Names are loaded when they are first used: a report needs the smallest part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports

if TYPE_CHECKING:
    from stdcompat.analysis.answered import Coverage, LockIn, coverage, unmatched_claims
    from stdcompat.analysis.branches import BranchStanding, Elsewhere, SystemStanding, Touch, systems
    from stdcompat.analysis.changes import (
        Add,
        Adopt,
        Change,
        Drop,
        Lapse,
        VerdictChange,
        WhatIf,
        Withdraw,
        changed_answers,
        what_if,
        with_changes,
        with_lapses,
    )
    from stdcompat.analysis.comparison import (
        Convergence,
        Direction,
        Share,
        Tally,
        convergence,
        convergence_series,
        same_documents,
    )
    from stdcompat.analysis.counterpart import Counterpart, Kind, find_counterpart
    from stdcompat.analysis.crosscheck import MissingBase, TwoWords, disagreements, missing_bases
    from stdcompat.analysis.exposure import (
        ClaimStanding,
        Exposure,
        ExposureStanding,
        LockInExposure,
        Need,
        Reach,
        lock_in,
        reach,
    )
    from stdcompat.analysis.history import CatalogDiff, Changed, Listed, diff_catalogs
    from stdcompat.analysis.timeline import Census, InForce, Side, Timeline, side_of

__all__ = [
    "Add",
    "Adopt",
    "BranchStanding",
    "CatalogDiff",
    "Census",
    "Change",
    "Changed",
    "ClaimStanding",
    "Convergence",
    "Counterpart",
    "Coverage",
    "Direction",
    "Drop",
    "Elsewhere",
    "Exposure",
    "ExposureStanding",
    "InForce",
    "Kind",
    "Lapse",
    "Listed",
    "LockIn",
    "LockInExposure",
    "MissingBase",
    "Need",
    "Reach",
    "Share",
    "Side",
    "SystemStanding",
    "Tally",
    "Timeline",
    "Touch",
    "TwoWords",
    "VerdictChange",
    "WhatIf",
    "Withdraw",
    "changed_answers",
    "convergence",
    "convergence_series",
    "coverage",
    "diff_catalogs",
    "disagreements",
    "find_counterpart",
    "lock_in",
    "missing_bases",
    "reach",
    "same_documents",
    "side_of",
    "systems",
    "unmatched_claims",
    "what_if",
    "with_changes",
    "with_lapses",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "answered": ("Coverage", "LockIn", "coverage", "unmatched_claims"),
        "branches": ("BranchStanding", "Elsewhere", "SystemStanding", "Touch", "systems"),
        "changes": (
            *("Add", "Adopt", "Change", "Drop", "Lapse", "VerdictChange", "WhatIf", "Withdraw"),
            *("changed_answers", "what_if", "with_changes", "with_lapses"),
        ),
        "comparison": (
            "Convergence",
            "Direction",
            "Share",
            "Tally",
            "convergence",
            "convergence_series",
            "same_documents",
        ),
        "counterpart": ("Counterpart", "Kind", "find_counterpart"),
        "crosscheck": ("MissingBase", "TwoWords", "disagreements", "missing_bases"),
        "exposure": (
            *("ClaimStanding", "Exposure", "LockInExposure", "Need", "Reach", "ExposureStanding"),
            *("lock_in", "reach"),
        ),
        "history": ("CatalogDiff", "Changed", "Listed", "diff_catalogs"),
        "timeline": ("Census", "InForce", "Side", "Timeline", "side_of"),
    },
)
