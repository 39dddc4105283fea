"""Whether a standard has no counterpart: nothing of the target market, or international, corresponds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.equivalence.relation import ANYTHING

if TYPE_CHECKING:
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId

__all__ = ["stands_alone"]


def stands_alone(id_: StandardId, homes: frozenset[str], resolver: Resolver) -> bool:
    """Return whether nothing that some jurisdictions publish corresponds to a standard, as far as the facts would tell.

    What corresponds to another edition of it, or to what replaced it, counts: there is a way out. A
    publisher whose standards are adopted abroad does not stand alone with one of which no adoption
    is recorded: that is a gap of the catalog.

    >>> from stdcompat.equivalence import Resolver
    >>> from stdcompat.identifiers import parse
    >>> resolver, homes = Resolver(as_of="2026-11-21"), frozenset({"EU", "international"})
    >>> [stands_alone(parse(text), homes, resolver) for text in ("GB/T 28181-2022", "GB/T 9254-2008", "UL 2089")]
    [True, False, False]
    """
    catalog = resolver.catalog
    named = catalog.edition_named(id_)
    others = (entry.id for entry in (*catalog.editions(named), *catalog.successors(named)))
    own = dict.fromkeys((named, *map(catalog.edition_named, others)))
    at_home = (
        (edition, other)
        for edition in own
        for other in (edition, *resolver.connected(edition))
        if (publisher := catalog.publisher(other.publisher)) is not None and publisher.jurisdiction in homes
    )
    if any(resolver.resolve(edition, other).relation != ANYTHING for edition, other in at_home):
        return False
    return not catalog.is_adopted_abroad(named.publisher)
