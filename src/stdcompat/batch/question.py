"""What is asked of every row, in a form that travels to other processes and machines."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import functools
from collections.abc import Sequence
from typing import Self

from stdcompat._records import frozen
from stdcompat.agreement import Agreement, AgreementBook, AgreementCount
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.catalogs.store import Digest
from stdcompat.errors import CatalogError, InvalidValueError, Problem
from stdcompat.facts import Facts
from stdcompat.market import Market, Profile
from stdcompat.market.book import MarketBook

__all__ = ["CatalogFile", "Question", "facts_of", "portable"]


@frozen
class CatalogFile:
    """A compiled catalog by its place and its digest: opened once in a process, and refused if it is another.

    `path` is None for the facts that ship with the package, wherever a worker has them.

    >>> CatalogFile(None, Catalog.bundled().digest).open() == Catalog.bundled()
    True
    """

    path: str | None
    digest: Digest

    def open(self) -> Catalog:
        """Open the catalog; the same one each time within a process.

        Raises:
            CatalogError: if the file holds other facts than it should, or is none.
        """
        return _opened(self)


@functools.lru_cache(maxsize=4)
def _opened(file: CatalogFile) -> Catalog:
    catalog = Catalog.bundled() if file.path is None else Catalog.open(file.path)
    if catalog.digest != file.digest:
        what = f"holds edition {catalog.edition} ({catalog.digest[:12]}), and {file.digest[:12]} is asked for"
        hint = "give every worker the same file" if file.path else "install the same version everywhere"
        raise CatalogError([Problem(file.path or "the facts of the package", "", what, hint)])
    return catalog


@frozen(cache_hash=True)
class Question:
    """Which markets and which buyer ask, on which date, by which facts: all that an answer depends on but the row.

    `catalog` is a file wherever the facts lie in one; facts in memory travel with the question.
    `shipped` is the digest of the facts that ship with the package: markets and agreements come
    from there, whatever the catalog, and those of one's own travel with the question. Equal questions give equal
    answers on any machine, or are refused.

    >>> question = Question.of("EU", as_of="2026-11-21")
    >>> [market.code for market in question.markets], question.as_of.isoformat()
    (['EU'], '2026-11-21')
    """

    markets: tuple[Market, ...]
    profile: Profile | None
    as_of: datetime.date
    catalog: CatalogFile | Catalog
    shipped: Digest
    own_markets: tuple[Market, ...] = ()
    own_agreements: tuple[Agreement | AgreementCount, ...] = ()

    @classmethod
    def of(
        cls,
        market: Market | str | Sequence[Market | str] = (),
        profile: Profile | None = None,
        catalog: Catalog | CatalogFile | None = None,
        as_of: datetime.date | str | None = None,
        *,
        facts: Facts | None = None,
    ) -> Self:
        """Make a question of what `stdcompat.check` takes; `market` may be several.

        Args:
            market: markets, or their codes.
            profile: the buyer's own requirements.
            catalog: the standards; those that ship by default.
            as_of: the date of every answer; today by default.
            facts: instead of a catalog and a date, everything that is known (`Facts.read`): markets and
                agreements of one's own too.

        Raises:
            UnknownMarketError: if no market has a code.
            InvalidValueError: if there is neither a market nor a profile, or a market is named twice.
        """
        book, agreements = MarketBook.bundled(), AgreementBook.bundled()
        if facts is not None:
            book, agreements = facts.markets, facts.agreements
            catalog, as_of = facts.catalog, facts.as_of
        asked = (market,) if isinstance(market, Market | str) else tuple(market)
        markets = tuple(book[one] if isinstance(one, str) else one for one in asked)
        codes = [one.code for one in markets]
        if not markets and profile is None:
            msg = "nothing to check against: give a market, a profile, or both"
            raise InvalidValueError(msg)
        if len(set(codes)) < len(codes):
            msg = f"name each market once; given: {', '.join(codes)}"
            raise InvalidValueError(msg)
        return cls(
            markets, profile, as_date(as_of), portable(catalog), bundled_store().digest, book.own, agreements.own
        )

    def facts(self) -> Facts:
        """Return facts of its own, so that what they keep can be let go with them.

        Raises:
            CatalogError: if the file, or this installation, holds other facts than those of the question.
        """
        if self.shipped != bundled_store().digest:
            CatalogFile(None, self.shipped).open()  # it says what differs
        return Facts(
            facts_of(self.catalog),
            self.as_of,
            markets=MarketBook.bundled().above(self.own_markets) if self.own_markets else None,
            agreements=AgreementBook.bundled().above(self.own_agreements) if self.own_agreements else None,
        )

    def lineages(self, facts: Facts) -> tuple[tuple[Market, ...], ...]:
        """Return each market with what it belongs to, by `facts`; one empty lineage for a profile alone."""
        return tuple(facts.lineage(market) for market in self.markets) or ((),)


def portable(catalog: Catalog | CatalogFile | None) -> CatalogFile | Catalog:
    """Return the file that a catalog lies in, or the catalog itself where it lies in memory; by default what ships."""
    store = bundled_store() if catalog is None else getattr(catalog, "_store", None)
    if isinstance(store, SqliteStore):
        return CatalogFile(None if store is bundled_store() else store.path, store.digest)
    assert catalog is not None  # noqa: S101  # the shipped facts lie in a file
    return catalog


def facts_of(catalog: CatalogFile | Catalog) -> Catalog:
    """Return a catalog whose caches are its own, so that what it keeps can be let go with it.

    Raises:
        CatalogError: if the file holds other facts than it should.
    """
    return Catalog((catalog.open() if isinstance(catalog, CatalogFile) else catalog)._store)
