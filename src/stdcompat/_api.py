"""The short forms: one call from a file's worth of values to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat import __version__
from stdcompat.agreement.evidence import EvidenceJudge
from stdcompat.agreement.read import AgreementBook
from stdcompat.checks.engine import check_deployment
from stdcompat.equivalence.resolver import Resolver
from stdcompat.market.read import MarketBook
from stdcompat.report.model import Report

if TYPE_CHECKING:
    import datetime

    from stdcompat.catalogs import Catalog
    from stdcompat.deployment import Deployment
    from stdcompat.equivalence import Resolution
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Profile
    from stdcompat.market.model import Market

__all__ = ["check", "equivalents", "resolve"]


def resolve(
    a: StandardId | str,
    b: StandardId | str,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> Resolution:
    """Return what one standard is to another: relation, degree, direction, proof.

    For many questions keep a `Resolver`.

    Raises:
        IdentifierError: if a text cannot be read.

    >>> resolve("GB/T 22080-2016", "ISO/IEC 27001:2013", as_of="2026-11-21").covers
    'yes'
    """
    return Resolver(catalog, as_of).resolve(a, b)


def equivalents(
    reference: StandardId | str,
    *,
    publisher: str | None = None,
    market: str | None = None,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> tuple[Resolution, ...]:
    """Return every edition known to correspond to one, nearest first (see `Resolver.equivalents`).

    Raises:
        IdentifierError: if the text cannot be read.

    >>> [str(answer.a) for answer in equivalents("ISO/IEC 27001:2013", publisher="GB", as_of="2026-11-21")]
    ['GB/T 22080-2016']
    """
    return Resolver(catalog, as_of).equivalents(reference, publisher=publisher, market=market)


def check(
    deployment: Deployment,
    market: Market | str | None = None,
    profile: Profile | None = None,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> Report:
    """Check a deployment against a market, a buyer's profile, or both.

    Args:
        deployment: what is in use.
        market: a market, or the code of one that ships (``EU``).
        profile: the buyer's own requirements.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Raises:
        UnknownMarketError: if no market has the code.
        ValueError: if there is neither a market nor a profile.
    """
    if market is None and profile is None:
        msg = "nothing to check against: give a market, a profile, or both"
        raise ValueError(msg)
    resolver = Resolver(catalog, as_of)
    book = MarketBook.bundled()
    lineage: tuple[Market, ...] = ()
    if market is not None:
        lineage = book.lineage(book[market] if isinstance(market, str) else market)
    codes = [one.code for one in lineage]
    evidence = EvidenceJudge(AgreementBook.bundled(), codes, resolver.as_of, book.belongs_to)
    outcome = check_deployment(deployment, lineage, profile, resolver, evidence)
    return Report(
        deployment=deployment,
        markets=lineage,
        profile=profile,
        as_of=resolver.as_of,
        findings=outcome.findings,
        notices=outcome.notices,
        edition=resolver.catalog.edition,
        digest=resolver.catalog.digest,
        version=__version__,
    )
