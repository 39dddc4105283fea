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
    from stdcompat._api import check, check_markets, cited, compare_offers, equivalents, plan, requirements_for, resolve
    from stdcompat.agreement import Agreement, Evidence, EvidenceKind
    from stdcompat.catalogs import Catalog
    from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS
    from stdcompat.checks import Finding, Group, Plan, Severity, Verdict
    from stdcompat.deployment import Claim, Component, Deployment, Statement
    from stdcompat.equivalence import Resolution, Resolver
    from stdcompat.errors import (
        CatalogError,
        DeploymentError,
        IdentifierError,
        InputError,
        MarketError,
        MissingExtraError,
        StdcompatError,
        UnknownMarketError,
        UnknownStandardError,
    )
    from stdcompat.facts import Facts
    from stdcompat.identifiers import StandardId, find_identifiers, parse, split_identifiers, try_parse
    from stdcompat.market import Exclusion, Force, Market, Profile, Reference, Requirement
    from stdcompat.report import Baseline, CitedReport, MarketsReport, OffersReport, Report

__all__ = [
    "DOMAINS",
    "KINDS",
    "TRAITS",
    "Agreement",
    "Baseline",
    "Catalog",
    "CatalogError",
    "CitedReport",
    "Claim",
    "Component",
    "Deployment",
    "DeploymentError",
    "Evidence",
    "EvidenceKind",
    "Exclusion",
    "Facts",
    "Finding",
    "Force",
    "Group",
    "IdentifierError",
    "InputError",
    "Market",
    "MarketError",
    "MarketsReport",
    "MissingExtraError",
    "OffersReport",
    "Plan",
    "Profile",
    "Reference",
    "Report",
    "Requirement",
    "Resolution",
    "Resolver",
    "Severity",
    "StandardId",
    "Statement",
    "StdcompatError",
    "UnknownMarketError",
    "UnknownStandardError",
    "Verdict",
    "check",
    "check_markets",
    "cited",
    "compare_offers",
    "equivalents",
    "find_identifiers",
    "parse",
    "plan",
    "requirements_for",
    "resolve",
    "split_identifiers",
    "try_parse",
]

__getattr__, __dir__ = exports(
    __name__,
    __all__,
    {
        "_api": (
            "check",
            "check_markets",
            "cited",
            "compare_offers",
            "equivalents",
            "plan",
            "requirements_for",
            "resolve",
        ),
        "agreement": ("Agreement", "Evidence", "EvidenceKind"),
        "catalogs": ("Catalog",),
        "catalogs.vocabulary": ("DOMAINS", "KINDS", "TRAITS"),
        "checks": ("Finding", "Group", "Plan", "Severity", "Verdict"),
        "deployment": ("Claim", "Component", "Deployment", "Statement"),
        "equivalence": ("Resolution", "Resolver"),
        "errors": tuple(name for name in __all__ if name.endswith("Error")),
        "facts": ("Facts",),
        "identifiers": ("StandardId", "find_identifiers", "parse", "split_identifiers", "try_parse"),
        "market": ("Exclusion", "Force", "Market", "Profile", "Reference", "Requirement"),
        "report": ("Baseline", "CitedReport", "MarketsReport", "OffersReport", "Report"),
    },
)
