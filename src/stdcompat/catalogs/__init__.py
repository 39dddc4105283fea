"""Catalogs: what publishers list, and who adopted what. Facts, and no reasoning."""

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
from stdcompat.catalogs.selection import Selection
from stdcompat.catalogs.store import Digest, Layer

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
