"""Wholes: convergence of two catalogs, coverage, lock-in, standard systems, and what would change if."""

from stdcompat.analysis.convergence import Convergence, Direction, Share, Tally, convergence, convergence_series
from stdcompat.analysis.counterpart import Counterpart, Kind, find_counterpart
from stdcompat.analysis.timeline import Census, InForce, Side, Timeline, side_of

__all__ = [
    "Census",
    "Convergence",
    "Counterpart",
    "Direction",
    "InForce",
    "Kind",
    "Share",
    "Side",
    "Tally",
    "Timeline",
    "convergence",
    "convergence_series",
    "find_counterpart",
    "side_of",
]
