"""The short forms: one call from a file's worth of values to an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat import __version__
from stdcompat.agreement.evidence import EvidenceJudge
from stdcompat.agreement.read import AgreementBook
from stdcompat.checks.engine import check_deployment
from stdcompat.checks.finding import Outcome
from stdcompat.equivalence.resolver import Resolver
from stdcompat.market.read import MarketBook
from stdcompat.report.cited import cited_sources
from stdcompat.report.model import Report

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence

    from stdcompat.catalogs import Catalog
    from stdcompat.catalogs.model import Source
    from stdcompat.checks.plan import Plan
    from stdcompat.deployment import Deployment
    from stdcompat.deployment.model import Claim
    from stdcompat.equivalence import Resolution
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Profile
    from stdcompat.market.lists import ListBook
    from stdcompat.market.model import Market
    from stdcompat.report.citations import CitedReport
    from stdcompat.report.markets import MarketsReport

__all__ = ["check", "check_markets", "cited", "equivalents", "plan", "resolve"]


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
    return _report(deployment, market, profile, resolver)


def check_markets(
    deployment: Deployment,
    markets: Sequence[Market | str],
    profile: Profile | None = None,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> MarketsReport:
    """Check a deployment against several markets: a report for each, the matrix, and the clashes.

    Args:
        deployment: what is in use.
        markets: markets, or the codes of some that ship, each once.
        profile: the buyer's own requirements, asked in every market.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Raises:
        UnknownMarketError: if no market has a code.
        ValueError: if there is no market, or one is named twice.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> both = stdcompat.check_markets(stack, ["EU", "UK"], as_of="2026-11-21")
    >>> len(both.conflicts), len(both.reports)
    (0, 2)
    """
    from stdcompat.checks.clash import find_clashes
    from stdcompat.report.markets import MarketsReport

    resolver = Resolver(catalog, as_of)
    reports = _reports(deployment, markets, profile, resolver)
    outcomes = [Outcome(report.findings, report.notices) for report in reports]
    return MarketsReport(reports, find_clashes(outcomes, resolver))


def plan(  # noqa: PLR0913  # what check_markets takes, and one choice
    deployment: Deployment,
    markets: Sequence[Market | str],
    profile: Profile | None = None,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
    *,
    voluntary: bool = False,
) -> Plan:
    """Return the smallest set of claims to add so that a deployment meets all markets, or what blocks it.

    The arguments are those of `check_markets`, and whether what is voluntary counts too.

    Raises:
        UnknownMarketError: if no market has a code.
        ValueError: if there is no market, or one is named twice.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> stdcompat.plan(stack, ["EU"], as_of="2026-11-21").is_possible
    True
    """
    from stdcompat.checks.plan import plan_claims

    resolver = Resolver(catalog, as_of)
    reports = _reports(deployment, markets, profile, resolver)
    outcomes = [Outcome(report.findings, report.notices) for report in reports]
    return plan_claims(deployment, outcomes, resolver, MarketBook.bundled().belongs_to, voluntary=voluntary)


def cited(  # noqa: PLR0913  # the question, and what it is asked of
    claims: Deployment | Iterable[StandardId | Claim | str] | StandardId | str,
    market: str = "EU",
    as_of: datetime.date | str | None = None,
    *,
    acts: Sequence[str] = (),
    lists: ListBook | None = None,
    catalog: Catalog | None = None,
    name: str = "",
) -> CitedReport:
    """Say which standards of a declaration the official lists of a market cite, until when, and what they cite instead.

    A list cites an edition with the amendments that its row names. Corrigenda count as part of their edition.

    Args:
        claims: a deployment, or identifiers, their texts, or claims; a text that cannot be read is answered "unknown".
        market: the code of the market.
        as_of: the day of every answer; today by default.
        acts: keep to these acts, by number or name (``LVD``), and let each of them answer; all by default.
        lists: the lists; those that ship by default.
        catalog: the facts that tell which edition a national standard adopts; the bundled ones by default.
        name: what to call the declaration.

    Raises:
        ValueError: if the market has no list, or none of an act.

    >>> report = cited(["EN 62368-1:2014+A11:2017", "EN 55032:2015/A11:2020"], as_of="2026-11-21")
    >>> [(one.as_written, one.standing.value) for one in report.claims]
    [('EN 62368-1:2014+A11:2017', 'other-amendments'), ('EN 55032:2015/A11:2020', 'cited')]
    """
    from stdcompat.catalogs.dates import as_date
    from stdcompat.deployment.model import Claim, Deployment
    from stdcompat.identifiers import StandardId
    from stdcompat.market.lists import ListBook, Question, judge
    from stdcompat.report.citations import CitedReport

    if isinstance(claims, Deployment):
        name = name or claims.name
        claims = [claim for component in claims.components for claim in component.claims]
    given = [claims] if isinstance(claims, (str, StandardId)) else claims
    texts = ((one.id or one.as_written, one.as_written) if isinstance(one, Claim) else (one, str(one)) for one in given)
    book = ListBook.bundled() if lists is None else lists
    question = attrs.evolve(Question.of(book, market, as_date(as_of), acts), adopted=_adopted(catalog))
    answers = tuple(judge(id, question, text) for id, text in dict.fromkeys(texts))
    return CitedReport(market, question.day, answers, book.origins(market), name)


def _adopted(catalog: Catalog | None) -> Callable[[StandardId], StandardId | None]:
    """Return what finds the one edition that a national one is stated to adopt."""

    def find(id: StandardId) -> StandardId | None:
        from stdcompat.catalogs import Catalog

        facts = Catalog.bundled() if catalog is None else catalog
        known = [one for one in facts.correspondences(id) if one.adopter.amended_edition == id.amended_edition]
        editions = {one.adopted[0] for one in known if len(one.adopted) == 1 and not one.part}
        document = None if id.adopts is None else id.adopts.document
        fitting = [edition for edition in editions if edition.document == document]
        return fitting[0] if len(fitting) == 1 else None

    return find


def _reports(
    deployment: Deployment, markets: Sequence[Market | str], profile: Profile | None, resolver: Resolver
) -> tuple[Report, ...]:
    codes = [market if isinstance(market, str) else market.code for market in markets]
    if len(set(codes)) < len(codes) or not codes:
        msg = f"name each market once, and at least one; given: {', '.join(codes) or 'none'}"
        raise ValueError(msg)
    return tuple(_report(deployment, market, profile, resolver) for market in markets)


def _report(deployment: Deployment, market: Market | str | None, profile: Profile | None, resolver: Resolver) -> Report:
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
        sources=_sources(outcome, resolver.catalog),
    )


def _sources(outcome: Outcome, catalog: Catalog) -> tuple[Source, ...]:
    """Return what is held on the sources that an outcome rests on; a file of one's own may name others."""
    found = map(catalog.source, cited_sources(outcome.findings, outcome.notices))
    return tuple(source for source in found if source is not None)
