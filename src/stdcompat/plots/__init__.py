"""Charts of reports and measures, for notebooks and pages (the extra ``plots``).

Each returns an Altair chart: show it, change it, or save it with its own `save`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports

if TYPE_CHECKING:
    from stdcompat.plots.charts import convergence_over_years, heat_map, lock_in_bars

__all__ = ["convergence_over_years", "heat_map", "lock_in_bars"]

__getattr__, __dir__ = exports(__name__, __all__, {"charts": tuple(__all__)})
