"""Catalogs: what publishers list, and who adopted what. Facts, and no reasoning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._lazy import exports
from stdcompat.catalogs.catalog import Catalog
from stdcompat.catalogs.model import (
    Basis,
    Confidence,
    Correspondence,
    Degree,
    Deviation,
    DeviationKind,
    DeviationList,
    Distinction,
    Origin,
    Override,
    PartialDate,
    Publisher,
    Source,
    SourceClass,
    Standard,
    Status,
    Transition,
)
from stdcompat.catalogs.store import Digest, Layer

if TYPE_CHECKING:
    from stdcompat.catalogs.holding import Held, Holding
    from stdcompat.catalogs.selection import Selection

__all__ = [
    "Basis",
    "Catalog",
    "Confidence",
    "Correspondence",
    "Degree",
    "Deviation",
    "DeviationKind",
    "DeviationList",
    "Digest",
    "Distinction",
    "Held",
    "Holding",
    "Layer",
    "Origin",
    "Override",
    "PartialDate",
    "Publisher",
    "Selection",
    "Source",
    "SourceClass",
    "Standard",
    "Status",
    "Transition",
]

__getattr__, __dir__ = exports(__name__, __all__, {"holding": ("Held", "Holding"), "selection": ("Selection",)})
