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
    PartialDate,
    Publisher,
    Source,
    SourceClass,
    Standard,
    Status,
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
    "PartialDate",
    "Publisher",
    "Source",
    "SourceClass",
    "Standard",
    "Status",
]
