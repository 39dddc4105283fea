"""Reports: what a check found, summed up, and put into the formats that people use.

Names are loaded when they are first used: what only shows text must not load the whole check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports

if TYPE_CHECKING:
    from stdcompat.report.baseline import Baseline
    from stdcompat.report.citations import CitedReport
    from stdcompat.report.diff import Change, ReportDiff, Said
    from stdcompat.report.letter import Letter, letters
    from stdcompat.report.markets import MarketsReport, MatrixRow, NotJudged
    from stdcompat.report.model import Report
    from stdcompat.report.offers import OffersReport, Standing
    from stdcompat.report.summary import Coverage, LockIn, Summary
    from stdcompat.report.written import Written

__all__ = [
    "Baseline",
    "Change",
    "CitedReport",
    "Coverage",
    "Letter",
    "LockIn",
    "MarketsReport",
    "MatrixRow",
    "NotJudged",
    "OffersReport",
    "Report",
    "ReportDiff",
    "Said",
    "Standing",
    "Summary",
    "Written",
    "letters",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "baseline": ("Baseline",),
        "citations": ("CitedReport",),
        "diff": ("Change", "ReportDiff", "Said"),
        "letter": ("Letter", "letters"),
        "markets": ("MarketsReport", "MatrixRow", "NotJudged"),
        "model": ("Report",),
        "offers": ("OffersReport", "Standing"),
        "summary": ("Coverage", "LockIn", "Summary"),
        "written": ("Written",),
    },
)
