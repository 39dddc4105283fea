"""The short forms: one call from a file's worth of values to an answer.

For many questions make one `Facts` and ask that: it keeps what it works out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.facts import Facts

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from stdcompat.catalogs import Catalog
    from stdcompat.checks.plan import Plan
    from stdcompat.deployment import Deployment
    from stdcompat.deployment.model import Claim, Component
    from stdcompat.equivalence import Resolution
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Profile
    from stdcompat.market.book import Market
    from stdcompat.market.lists import ListBook
    from stdcompat.report import Report
    from stdcompat.report.asked import Asked
    from stdcompat.report.citations import CitedReport
    from stdcompat.report.markets import MarketsReport
    from stdcompat.report.offers import OffersReport

__all__ = ["check", "check_markets", "cited", "compare_offers", "equivalents", "plan", "resolve"]


def resolve(
    a: StandardId | str,
    b: StandardId | str,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> Resolution:
    """Return what one standard is to another: relation, degree, direction, proof.

    For many questions keep a `Facts`.

    Raises:
        IdentifierError: if a text cannot be read.

    >>> resolve("GB/T 22080-2016", "ISO/IEC 27001:2013", as_of="2026-11-21").covers
    'yes'
    """
    return Facts(catalog, as_of).resolve(a, b)


def equivalents(  # noqa: PLR0913  # what is asked, and of what
    reference: StandardId | str,
    *,
    publisher: str | None = None,
    market: Market | str | None = None,
    include_other_editions: bool = False,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> tuple[Resolution, ...]:
    """Return every edition known to correspond to one, nearest first.

    Each answer reads from the edition found (`a`) to the one asked about (`b`).

    Args:
        reference: the standard asked about.
        publisher: keep only documents of this prefix (``GB``) or body (``SAC``).
        market: keep only documents of the publishers of this market and of what it belongs to (``DE``: Europe's too).
        include_other_editions: find also what corresponds to an older or a newer edition, with the gap between.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Raises:
        IdentifierError: if the text cannot be read.
        UnknownMarketError: if no market has the code or name.
        UnknownPublisherError: if the catalog knows no such prefix or body.

    >>> [str(answer.a) for answer in equivalents("ISO/IEC 27001:2013", publisher="GB", as_of="2026-11-21")]
    ['GB/T 22080-2016']
    """
    return Facts(catalog, as_of).equivalents(
        reference, publisher=publisher, market=market, include_other_editions=include_other_editions
    )


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
    return Facts(catalog, as_of).check(deployment, market, profile)


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
    return Facts(catalog, as_of).check_markets(deployment, markets, profile)


def requirements_for(
    component: Component | str,
    market: Market | str,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> Asked:
    """Return what a market asks of a product before anybody has claimed anything.

    Args:
        component: the product; of a name alone, kind and traits are guessed from its words.
        market: a market, or the code of one that ships (``EU``).
        catalog: the facts; the bundled ones by default.
        as_of: the date of the answer; today by default.

    Raises:
        UnknownMarketError: if no market has the code.

    >>> import stdcompat
    >>> asked = stdcompat.requirements_for("IP camera", "EU", as_of="2026-11-21")
    >>> asked.component.kind, "radio" in dict(asked.questions)
    ('camera', True)
    """
    return Facts(catalog, as_of).requirements_for(component, market)


def compare_offers(
    offers: Sequence[Deployment],
    market: Market | str | None = None,
    profile: Profile | None = None,
    catalog: Catalog | None = None,
    as_of: datetime.date | str | None = None,
) -> OffersReport:
    """Check several offers against one market, one tender, or both, and rank them by what is not met and open.

    Args:
        offers: the offers.
        market: the market, or its code.
        profile: the buyer's requirements.
        catalog: the standards; those that ship by default.
        as_of: the date of every answer; today by default.

    Each is called by the bidder that its sheet names, or by its own name; `Facts.compare_offers` takes other names.

    Raises:
        UnknownMarketError: if no market has the code.
        ValueError: if there is no offer, or nothing to check against.

    >>> from stdcompat import Component, Deployment
    >>> offers = [Deployment(name, [Component("Server", "server")]) for name in ("A", "B")]
    >>> [one.place for one in compare_offers(offers, "EU", as_of="2026-11-21").ranking]
    [1, 1]
    """
    return Facts(catalog, as_of).compare_offers(offers, market, profile)


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
    return Facts(catalog, as_of).plan(deployment, markets, profile, voluntary=voluntary)


def cited(  # noqa: PLR0913  # the question, and what it is asked of
    claims: Deployment | Iterable[StandardId | Claim | str] | StandardId | str,
    market: str = "EU",
    as_of: datetime.date | str | None = None,
    *,
    acts: Sequence[str] = (),
    lists: ListBook | None = None,
    catalog: Catalog | None = None,
    name: str = "",
    products: Sequence[str] = (),
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
        products: names of products; what is cited for such products is said too, as far as the documents' own scopes
            and titles tell. It is never a demand, and other standards may fit.

    Raises:
        ValueError: if the market has no list, or none of an act.

    >>> report = cited(["EN 62368-1:2014+A11:2017", "EN 55032:2015/A11:2020"], as_of="2026-11-21")
    >>> [(one.as_written, one.standing.value) for one in report.claims]
    [('EN 62368-1:2014+A11:2017', 'other-amendments'), ('EN 55032:2015/A11:2020', 'cited')]
    """
    return Facts(catalog, as_of, lists=lists).cited(claims, market, acts=acts, name=name, products=products)
