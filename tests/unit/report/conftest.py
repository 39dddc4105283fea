"""A report made from a few values, without any file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.agreement import AgreementBook, EvidenceJudge, EvidenceKind
from stdcompat.catalogs import Confidence
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.store import Digest
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.checks import check_deployment
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.identifiers import parse, try_parse
from stdcompat.market import Exclusion, ExclusionKind, ExclusionStatus, Force, Market, Profile, Reference, Requirement
from stdcompat.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stdcompat.equivalence import Resolver


def requirement(id: str, *any_of: str, **fields: Any) -> Requirement:
    given: dict[str, Any] = {
        "id": id,
        "title": f"Title of {id}",
        "domain": Domain("ict-safety"),
        "applies_to": (KindCode("ict-equipment"),),
        "force": Force.MANDATORY,
        "sources": ("a-source",),
        "confidence": Confidence.HIGH,
        "any_of": tuple(Reference(parse(one)) for one in any_of),
    }
    return Requirement(**{**given, **fields})


def exclusion(id: str, **fields: Any) -> Exclusion:
    given: dict[str, Any] = {
        "id": id,
        "title": f"Title of {id}",
        "kind": ExclusionKind.SUPPLIER,
        "instrument": "An Act",
        "scope": "public buyers",
        "applies_to": (KindCode("equipment"),),
        "status": ExclusionStatus.IN_FORCE,
        "sources": ("a-source",),
        "confidence": Confidence.HIGH,
    }
    return Exclusion(**{**given, **fields})


def component(name: str, *claims: str, **fields: Any) -> Component:
    given: dict[str, Any] = {
        "name": name,
        "kind": KindCode("server"),
        "supplier": "Qiongzhu",
        "jurisdiction": "CN",
        "claims": tuple(Claim(try_parse(one), one) for one in claims),
    }
    return Component(**{**given, **fields})


@pytest.fixture
def make(resolver: Resolver) -> Callable[..., Report]:
    """Return what checks components against requirements and makes the report."""

    def report(
        components: Sequence[Component],
        requirements: Sequence[Requirement] = (),
        exclusions: Sequence[Exclusion] = (),
        tender: Sequence[Requirement] = (),
        **fields: Any,
    ) -> Report:
        market = Market(
            "EU", "European Union", ("EN",), requirements=tuple(requirements), exclusions=tuple(exclusions), **fields
        )
        deployment = Deployment("A stack", tuple(components))
        profile = Profile("A tender", tuple(tender)) if tender else None
        judge = EvidenceJudge(AgreementBook(MemoryStore([])), ["EU"], resolver.as_of)
        outcome = check_deployment(deployment, (market,), profile, resolver, judge)
        return Report(
            deployment,
            (market,),
            profile,
            resolver.as_of,
            outcome.findings,
            outcome.notices,
            "test",
            Digest("0123456789abcdef" * 4),
            "26.1.0",
        )

    return report


@pytest.fixture
def mixed(make: Callable[..., Report]) -> Report:
    """Return a report with something of every kind in it."""
    return make(
        [
            component("Camera", "GB 4943.1-2022", "GB/T 28181-2022", kind=KindCode("camera"), supplier="Barred Ltd"),
            component("Server", "GB 4943.1-2022"),
            component("Switch", "EN 62368-1:2014", "XYZ 1", kind=KindCode("network-equipment"), jurisdiction="EU"),
            component("Operator", "GB/T 22080-2016", kind=KindCode("organisation")),
        ],
        [
            requirement(
                "safety",
                "EN 62368-1:2014",
                regulation="An Act",
                restriction="Only 2014.",
                evidence=(EvidenceKind.SELF_DECLARATION,),
            ),
            requirement("none", regulation="Another Act"),
            requirement("later", "EN 62368-1:2014", since="2030-01-01"),
            requirement("if", "EN 62368-1:2014", condition="under-water"),
        ],
        [
            exclusion("barred", suppliers=("Barred",)),
            exclusion("plan", suppliers=("Barred",), status=ExclusionStatus.PROPOSED),
        ],
        [
            requirement(
                "isms",
                domain=Domain("information-security"),
                applies_to=(KindCode("organisation"),),
                force=Force.CONTRACTUAL,
                any_of=(Reference(parse("ISO/IEC 27001"), ">=2022"),),
            ),
            requirement(
                "video",
                "IEC 62676-1-1:2013",
                domain=Domain("video-surveillance"),
                applies_to=(KindCode("camera"),),
                force=Force.CONTRACTUAL,
            ),
        ],
        not_known=("Almost everything.",),
    )
