"""Reports: what a check found, summed up, and put into the formats that people use."""

from stdcompat.report.model import Report
from stdcompat.report.summary import Coverage, LockIn, Summary

__all__ = ["Coverage", "LockIn", "Report", "Summary"]
