"""Where does this deployment diverge from what the target market asks for?

stdcompat reads standards' identifiers, knows catalogs, agreements and markets, resolves
equivalences with their proof, and checks deployments. Names are loaded when they are first used.

>>> import stdcompat
>>> str(stdcompat.parse("GBT22239-2019"))
'GB/T 22239-2019'
"""

from __future__ import annotations

from stdcompat._lazy import exports

# What type checkers take for typing.TYPE_CHECKING, without the import that costs most of ours.
TYPE_CHECKING = False

__version__ = "26.1.0"

if TYPE_CHECKING:
    from stdcompat._api import check, check_markets, cited, equivalents, plan, resolve
    from stdcompat.catalogs import Catalog
    from stdcompat.checks import Finding, Verdict
    from stdcompat.deployment import Deployment
    from stdcompat.equivalence import Resolution, Resolver
    from stdcompat.errors import (
        CatalogError,
        DeploymentError,
        IdentifierError,
        MarketError,
        MissingExtraError,
        StdcompatError,
        UnknownMarketError,
        UnknownStandardError,
    )
    from stdcompat.facts import Facts
    from stdcompat.identifiers import StandardId, parse, try_parse
    from stdcompat.market import Market, Profile
    from stdcompat.report import CitedReport, MarketsReport, Report

__all__ = [
    "Catalog",
    "CatalogError",
    "CitedReport",
    "Deployment",
    "DeploymentError",
    "Facts",
    "Finding",
    "IdentifierError",
    "Market",
    "MarketError",
    "MarketsReport",
    "MissingExtraError",
    "Profile",
    "Report",
    "Resolution",
    "Resolver",
    "StandardId",
    "StdcompatError",
    "UnknownMarketError",
    "UnknownStandardError",
    "Verdict",
    "check",
    "check_markets",
    "cited",
    "equivalents",
    "parse",
    "plan",
    "resolve",
    "try_parse",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "_api": ("check", "check_markets", "cited", "equivalents", "plan", "resolve"),
        "catalogs": ("Catalog",),
        "checks": ("Finding", "Verdict"),
        "deployment": ("Deployment",),
        "equivalence": ("Resolution", "Resolver"),
        "errors": tuple(name for name in __all__ if name.endswith("Error")),
        "facts": ("Facts",),
        "identifiers": ("StandardId", "parse", "try_parse"),
        "market": ("Market", "Profile"),
        "report": ("CitedReport", "MarketsReport", "Report"),
    },
)
