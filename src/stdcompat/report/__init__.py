"""Reports: what a check found, summed up, and put into the formats that people use.

Names are loaded when they are first used: what only shows text must not load the whole check.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stdcompat.report.baseline import Baseline
    from stdcompat.report.diff import Change, ReportDiff, Said
    from stdcompat.report.markets import MarketsReport, MatrixRow
    from stdcompat.report.model import Report
    from stdcompat.report.summary import Coverage, LockIn, Summary

__all__ = [
    "Baseline",
    "Change",
    "Coverage",
    "LockIn",
    "MarketsReport",
    "MatrixRow",
    "Report",
    "ReportDiff",
    "Said",
    "Summary",
]

_HOME = {
    "Baseline": "baseline",
    "Change": "diff",
    "MarketsReport": "markets",
    "MatrixRow": "markets",
    "Report": "model",
    "ReportDiff": "diff",
    "Said": "diff",
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOME.get(name, 'summary')}"), name)


def __dir__() -> list[str]:
    return __all__
