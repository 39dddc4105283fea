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
    PartialDate,
    Publisher,
    Source,
    SourceClass,
    Standard,
    Status,
    Transition,
)
from stdcompat.catalogs.store import Digest

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
    "Origin",
    "PartialDate",
    "Publisher",
    "Source",
    "SourceClass",
    "Standard",
    "Status",
    "Transition",
]
