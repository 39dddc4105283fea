"""Everything that is known, made once and passed in: the one value that questions are asked of."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from stdcompat import __version__
from stdcompat._records import evolve
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.standing import MAX_AGE
from stdcompat.catalogs.values import expect, several
from stdcompat.errors import InvalidTypeError, InvalidValueError
from stdcompat.identifiers import StandardId, parse

# What a question does not need is loaded by the first that does: a list is asked in half the time of a check.
if TYPE_CHECKING:
    import datetime
    import os
    from collections.abc import Iterable, Sequence
    from typing import Self

    from stdcompat.agreement.evidence import EvidenceJudge
    from stdcompat.agreement.read import AgreementBook
    from stdcompat.catalogs.model import Source
    from stdcompat.checks.finding import Outcome
    from stdcompat.checks.plan import Plan
    from stdcompat.deployment import Deployment
    from stdcompat.deployment.model import Claim, Component
    from stdcompat.equivalence import Resolution
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.language import Bilingual
    from stdcompat.market import Profile
    from stdcompat.market.book import Market, MarketBook
    from stdcompat.market.firms import FirmBook
    from stdcompat.market.lists import CitationQuestion, ListBook
    from stdcompat.report.asked import Asked
    from stdcompat.report.citations import CitedReport, ProductFit
    from stdcompat.report.markets import MarketsReport
    from stdcompat.report.model import Report
    from stdcompat.report.offers import OffersReport

__all__ = ["Facts"]


class Facts:
    """Catalog, markets, agreements and official lists on one date.

    Make one and ask it many questions: what it works out is kept. It never changes; `on` gives the facts of another
    day. Each part is opened when it is first used, and each that is not given is the one that ships.

    Args:
        catalog: standards and what they are to one another.
        as_of: the date of every answer; today by default.
        markets: what each market asks for.
        agreements: who accepts which evidence from whom.
        lists: which standards the official lists cite.
        max_age: after how many months a status that was read is too old to speak of the date.
        firms: the names that firms go by.

    Raises:
        InvalidValueError: if the date cannot be read.
        InvalidTypeError: if a part is of another type.

    >>> facts = Facts(as_of="2026-11-21")
    >>> facts.resolve("GB/T 22080-2016", "ISO/IEC 27001:2013").covers
    'yes'
    >>> facts.markets["EU"].name
    'European Union'
    """

    def __init__(  # noqa: PLR0913  # each part of what is known
        self,
        catalog: Catalog | None = None,
        as_of: datetime.date | str | None = None,
        *,
        markets: MarketBook | None = None,
        agreements: AgreementBook | None = None,
        lists: ListBook | None = None,
        max_age: int = MAX_AGE,
        firms: FirmBook | None = None,
    ) -> None:
        if catalog is not None:
            expect(catalog, Catalog, "catalog", "open a file with Catalog.open or Catalog.from_toml")
        if markets is not None:
            from stdcompat.market.book import MarketBook

            expect(markets, MarketBook, "markets", "write MarketBook.bundled().above([market])")
        if agreements is not None:
            from stdcompat.agreement.read import AgreementBook

            expect(agreements, AgreementBook, "agreements", "write AgreementBook.bundled().above([agreement])")
        if lists is not None:
            from stdcompat.market.lists import ListBook

            expect(lists, ListBook, "lists", "read a file with ListBook.read")
        self.catalog = Catalog.bundled() if catalog is None else catalog
        self.as_of = as_date(as_of)
        self._markets = markets
        self._agreements = agreements
        self._own_lists = self._lists = lists
        self.max_age = max_age
        self._firms = firms

    @classmethod
    def read(
        cls,
        *paths: str | os.PathLike[str],
        as_of: datetime.date | str | None = None,
        lists: ListBook | None = None,
        max_age: int = MAX_AGE,
    ) -> Self:
        """Return the facts that ship with those of files and folders of one's own above them.

        A TOML file holds standards, correspondences, agreements, the publishers' prefixes behind them, and one market
        with its requirements. What it says of a market or an agreement that ships too counts; a record of the
        catalog that contradicts one that ships needs an ``[[override]]``. Of a compiled catalog (``.sqlite``)
        counts what nothing that ships contradicts.

        Args:
            paths: TOML files, folders of them, and compiled catalogs.
            as_of: the date of every answer; today by default.
            lists: which standards the official lists cite; those that ship by default.
            max_age: after how many months a status that was read is too old to speak of the date.

        Raises:
            CatalogError: with every problem of every file.
        """
        if not paths:
            return cls(as_of=as_of, lists=lists, max_age=max_age)
        from stdcompat._own_facts import read_own_facts

        catalog, markets, agreements = read_own_facts(paths)
        return cls(catalog, as_of, markets=markets, agreements=agreements, lists=lists, max_age=max_age)

    def parse(self, text: str) -> StandardId:
        """Read an identifier, of the publishers of one's own too.

        Raises:
            IdentifierError: if it cannot be read.
        """
        return parse(text, catalog=self.catalog)

    def __repr__(self) -> str:
        return f"<Facts {self.catalog.edition}, {self.catalog.digest[:12]}, as of {self.as_of}>"

    def __reduce__(self) -> tuple[object, ...]:
        return self._alike(), (self.catalog, self.as_of)

    def _alike(self) -> functools.partial[Facts]:
        """Return what makes facts of a catalog and a day, with everything else as it is here."""
        return functools.partial(
            Facts,
            markets=self._markets,
            agreements=self._agreements,
            lists=self._own_lists,
            max_age=self.max_age,
            firms=self._firms,
        )

    def on(self, as_of: datetime.date | str | None) -> Facts:
        """Return the same facts, with answers as of another date (today for None)."""
        day = as_date(as_of)
        if day == self.as_of:
            return self
        return self._alike()(self.catalog, day)

    @property
    def markets(self) -> MarketBook:
        """What each market asks for."""
        if self._markets is None:
            from stdcompat.market.book import MarketBook

            self._markets = MarketBook.bundled()
        return self._markets

    @property
    def agreements(self) -> AgreementBook:
        """Who accepts which evidence from whom."""
        if self._agreements is None:
            from stdcompat.agreement.read import AgreementBook

            self._agreements = AgreementBook.bundled()
        return self._agreements

    @property
    def firms(self) -> FirmBook:
        """The names that firms go by."""
        if self._firms is None:
            from stdcompat.market.firms import FirmBook

            self._firms = FirmBook.bundled()
        return self._firms

    @property
    def lists(self) -> ListBook:
        """The official lists of the markets."""
        if self._lists is None:
            from stdcompat.market.lists import ListBook

            self._lists = ListBook.bundled()
        return self._lists

    @functools.cached_property
    def resolver(self) -> Resolver:
        """What answers which standard is what to which other."""
        from stdcompat.equivalence.resolver import Resolver

        return Resolver(self.catalog, self.as_of, max_age=self.max_age)

    def judge(self, lineage: Sequence[Market]) -> EvidenceJudge:
        """Return what answers who accepts which evidence in a market, given with what it belongs to."""
        from stdcompat.agreement.evidence import EvidenceJudge

        codes = [market.code for market in lineage]
        return EvidenceJudge(self.agreements, codes, self.as_of, self.markets.belongs_to)

    def lineage(self, market: Market | str | None) -> tuple[Market, ...]:
        """Return a market and everything it belongs to, nearest first; nothing for None.

        Raises:
            UnknownMarketError: if no market has the code.
        """
        if market is None:
            return ()
        found = self.markets.lineage(self.market(market))
        return found if self._own_lists is None else tuple(one.with_list(self._own_lists) for one in found)

    def market(self, market: Market | str) -> Market:
        """Return a market by its code or a name of its jurisdiction, however it is typed; a market as it is.

        Raises:
            InvalidTypeError: if it is neither.
            UnknownMarketError: if no market has the code or name.
        """
        from stdcompat.market.book import Market

        return market if isinstance(market, Market) else self.markets.named(market)

    # --- questions ------------------------------------------------------------------------------

    def resolve(self, a: StandardId | str, b: StandardId | str) -> Resolution:
        """Return what one standard is to another: relation, degree, direction, proof.

        Raises:
            IdentifierError: if a text cannot be read.
        """
        return self.resolver.resolve(self._id(a), self._id(b))

    def equivalents(
        self,
        reference: StandardId | str,
        *,
        publisher: str | None = None,
        market: Market | str | None = None,
        include_other_editions: bool = False,
    ) -> tuple[Resolution, ...]:
        """Return every edition known to correspond to one, nearest first (see `Resolver.equivalents`).

        The publishers of a market are its own and those of everything it belongs to: Germany's are Europe's too.

        Raises:
            IdentifierError: if the text cannot be read.
            UnknownMarketError: if no market has the code or name.
            UnknownPublisherError: if the catalog knows no such prefix or body.
        """
        home = None if market is None else [one.code for one in self.lineage(market)]
        return self.resolver.equivalents(
            self._id(reference), publisher=publisher, market=home, include_other_editions=include_other_editions
        )

    def _id(self, reference: StandardId | str) -> StandardId:
        return reference if isinstance(reference, StandardId) else self.parse(reference)

    def check(
        self, deployment: Deployment, market: Market | str | None = None, profile: Profile | None = None
    ) -> Report:
        """Check a deployment against a market, a buyer's profile, or both (see `stdcompat.check`).

        Raises:
            UnknownMarketError: if no market has the code.
            InvalidTypeError: if an argument is of another type.
            InvalidValueError: if there is neither a market nor a profile, and no row of the offer asks for anything.
        """
        from stdcompat.deployment.model import Deployment

        read_it = "read a file with Deployment.load, or make Deployment(name, [component])"
        expect(deployment, Deployment, "deployment", read_it)
        if profile is not None:
            from stdcompat.market.profile import Profile

            expect(profile, Profile, "profile", "read a file with Profile.from_toml")
        if market is None and profile is None and not any(row.asked for row in deployment.rows):
            what = "nothing to check against"
            raise InvalidValueError(what, "give a market, a profile, or both")
        from stdcompat.checks.engine import check_deployment
        from stdcompat.report.model import Report

        lineage = self.lineage(market)
        _refuse_what_cannot_be_checked(deployment, lineage, profile)
        judge = self.judge(lineage)
        outcome = check_deployment(deployment, lineage, profile, self.resolver, judge, firms=self.firms)
        return Report(
            deployment=deployment,
            markets=lineage,
            profile=profile,
            as_of=self.as_of,
            findings=outcome.findings,
            notices=outcome.notices,
            edition=self.catalog.edition,
            digest=self.catalog.digest,
            version=__version__,
            sources=self._sources(outcome),
            facts=self,
        )

    def requirements_for(self, component: Component | str, market: Market | str) -> Asked:
        """Return what a market asks of a product before anybody has claimed anything (see `stdcompat.requirements_for`).

        Raises:
            UnknownMarketError: if no market has the code.
            InvalidTypeError: if the product is neither a `Component` nor a name.
        """
        from stdcompat.catalogs.values import as_text
        from stdcompat.deployment.model import Component, Deployment
        from stdcompat.deployment.readers.codes import component_named
        from stdcompat.report.asked import asked_of

        if isinstance(component, str):
            product = component_named(as_text(component))
        else:
            expect(component, Component, "component", "pass its name, or Component(name, kind)")
            product = component
        return asked_of(self.check(Deployment(product.name, (evolve(product, claims=()),)), market))

    def check_markets(
        self, deployment: Deployment, markets: Sequence[Market | str], profile: Profile | None = None
    ) -> MarketsReport:
        """Check a deployment against several markets (see `stdcompat.check_markets`).

        Raises:
            UnknownMarketError: if no market has a code.
            ValueError: if there is no market, or one is named twice.
        """
        from stdcompat.checks.clash import find_clashes
        from stdcompat.checks.finding import Outcome
        from stdcompat.report.markets import MarketsReport

        reports = self._reports(deployment, markets, profile)
        outcomes = [Outcome(report.findings, report.notices) for report in reports]
        return MarketsReport(reports, find_clashes(outcomes, self.resolver))

    def compare_offers(
        self,
        offers: Sequence[Deployment],
        market: Market | str | None = None,
        profile: Profile | None = None,
        *,
        bidders: Sequence[str] = (),
    ) -> OffersReport:
        """Check several offers against one market or tender, side by side (see `stdcompat.compare_offers`).

        Raises:
            UnknownMarketError: if no market has the code.
            ValueError: if there is no offer, nothing to check against, or not a name for each.
        """
        from stdcompat.language import Bilingual, Phrase
        from stdcompat.report.offers import OffersReport

        names = list(bidders) or [
            offer.bidder or Bilingual(offer.name, offer.name_zh or offer.name) for offer in offers
        ]
        if not offers or len(names) != len(offers):
            msg = f"give at least one offer, and a name for each: {len(offers)} offers, {len(names)} names"
            raise InvalidValueError(msg)
        numbered = Phrase("{name} ({n})", "{name}（{n}）")
        told = [name if names.count(name) == 1 else numbered(name=name, n=n) for n, name in enumerate(names, 1)]
        return OffersReport(tuple(told), tuple(self.check(offer, market, profile) for offer in offers))

    def plan(
        self,
        deployment: Deployment,
        markets: Sequence[Market | str],
        profile: Profile | None = None,
        *,
        voluntary: bool = False,
    ) -> Plan:
        """Return the smallest set of claims to add so that a deployment meets all markets (see `stdcompat.plan`).

        Raises:
            UnknownMarketError: if no market has a code.
            ValueError: if there is no market, or one is named twice.
        """
        from stdcompat.checks.finding import Outcome
        from stdcompat.checks.plan import plan_claims

        reports = self._reports(deployment, markets, profile)
        outcomes = [Outcome(report.findings, report.notices) for report in reports]
        return plan_claims(deployment, outcomes, self.resolver, self.markets.belongs_to, voluntary=voluntary)

    def cited(
        self,
        claims: Deployment | Iterable[StandardId | Claim | str] | StandardId | str,
        market: str = "EU",
        *,
        acts: Sequence[str] = (),
        name: str = "",
        products: Sequence[str] = (),
    ) -> CitedReport:
        """Say which standards of a declaration the official lists of a market cite (see `stdcompat.cited`).

        Args:
            claims: the standards, or a deployment.
            market: the code of the market.
            acts: the acts that are asked, by number or name; all by default.
            name: the declaration.
            products: names of products: what is cited for such products is said too, as far as scopes and titles tell.

        Raises:
            ValueError: if the market has no list, or none of an act.
        """
        from stdcompat.deployment.model import Claim, Deployment
        from stdcompat.market.lists import CitationQuestion, judge
        from stdcompat.report.citations import CitedReport

        if isinstance(claims, Deployment):
            name = name or claims.name
            claims = [claim for component in claims.components for claim in component.claims if claim.asserts]
        given = several([claims] if isinstance(claims, (str, StandardId)) else claims, "claims", Claim)
        acts, market = several(acts, "acts"), self.market(market).code
        for one in given:
            if not isinstance(one, (Claim, StandardId, str)):
                what = f"a claim is a Claim, a StandardId or a text, not {one!r}"  # type: ignore[unreachable]
                raise InvalidTypeError(what, "pass texts, identifiers, claims, or a Deployment")
        texts = (
            (one.id or one.as_written, one.as_written) if isinstance(one, Claim) else (one, str(one)) for one in given
        )
        question = CitationQuestion.of(self.lists, market, self.as_of, acts)
        question = evolve(question, adopted=self._adopted, gap=self._gap)
        answers = tuple(judge(id, question, text) for id, text in dict.fromkeys(texts))
        fits = tuple(self._fit(product, question) for product in several(products, "products"))
        return CitedReport(market, question.day, answers, self.lists.origins(market), name, fits)

    # --- what they share ------------------------------------------------------------------------

    def _adopted(self, id: StandardId) -> StandardId | None:
        """Return the one edition that a national one is stated to adopt."""
        known = [one for one in self.catalog.correspondences(id) if one.adopter.amended_edition == id.amended_edition]
        editions = {one.adopted[0] for one in known if len(one.adopted) == 1 and not one.part}
        document = None if id.adopts is None else id.adopts.document
        fitting = [edition for edition in editions if edition.document == document]
        return fitting[0] if len(fitting) == 1 else None

    def _fit(self, product: str, question: CitationQuestion) -> ProductFit:
        """Say what is cited for products such as one, by what its name tells."""
        from stdcompat.catalogs.vocabulary import kinds_with
        from stdcompat.deployment.kinds import guess, traits_of
        from stdcompat.report.citations import ProductFit

        read = guess(product)
        if read.kind is None:
            return ProductFit(product, None, read.traits)
        traits = tuple(dict.fromkeys((*traits_of(read.kind), *read.traits)))
        kinds = kinds_with(read.kind, traits)
        found = self.lists.fitting(question.market, kinds, traits, question.day, words=read.words, name=product)
        asked = {head.act for head in question.heads}
        return ProductFit(product, read.kind, traits, tuple(one for one in found if one.official.act in asked))

    def _gap(self, claim: StandardId, cited: StandardId) -> Bilingual | None:
        """Say how many editions a claim is from what is cited, where the catalog holds both."""
        if claim.base not in self.catalog or cited.base not in self.catalog:
            return None
        gap = self.resolver.resolve(claim.base, cited.base).gap
        return None if gap is None else gap.said

    def _reports(
        self, deployment: Deployment, markets: Sequence[Market | str], profile: Profile | None
    ) -> tuple[Report, ...]:
        found = [self.market(one) for one in several(markets, "markets", str)]
        codes = [market.code for market in found]
        if len(set(codes)) < len(codes) or not codes:
            what = f"given: {', '.join(codes) or 'no market'}"
            raise InvalidValueError(what, "name each market once, and at least one", "markets")
        return tuple(self.check(deployment, market, profile) for market in found)

    def _sources(self, outcome: Outcome) -> tuple[Source, ...]:
        """Return what is held on the sources that an outcome rests on; a file of one's own may name others."""
        from stdcompat.report.cited import cited_sources

        found = map(self.catalog.source, cited_sources(outcome.findings, outcome.notices))
        return tuple(source for source in found if source is not None)


def _refuse_what_cannot_be_checked(deployment: Deployment, lineage: Sequence[Market], profile: Profile | None) -> None:
    """Refuse a deployment that would be answered wrongly.

    One without components would pass everything; of two components with one name nobody could tell which a finding,
    a waiver or a row of the matrix is about; and a condition that nothing hangs on is a typo.

    Raises:
        DeploymentError: naming each, and what was meant.
    """
    if not deployment.components:
        from stdcompat.errors import DeploymentError, Problem

        raise DeploymentError([Problem(deployment.name, "", "has no components: nothing to check", "")])
    seen: set[str] = set()
    twice = []
    for place, component in enumerate(deployment.components, 1):
        if component.name in seen:
            twice.append((place, component.name))
        seen.add(component.name)
    if twice:
        from stdcompat.errors import DeploymentError, Problem

        hint = "give it another name"
        raise DeploymentError(
            [
                Problem(deployment.name, f"component[{place}]", f"{name!r} is listed twice", hint)
                for place, name in twice
            ]
        )
    if not deployment.conditions:
        return
    from stdcompat.catalogs.vocabulary import CONDITIONS

    stated = [fact.condition for one in lineage for fact in one.requirements]
    stated += [fact.condition for one in lineage for fact in one.exclusions]
    stated += () if profile is None else [fact.condition for fact in profile.requirements]
    known = {*CONDITIONS, *filter(None, stated)}
    unknown = [one for one in deployment.conditions if one not in known]
    if unknown:
        from stdcompat.errors import DeploymentError, Problem, did_you_mean

        raise DeploymentError(
            [
                Problem(deployment.name, "conditions", f"no condition {one!r}", did_you_mean(one, known))
                for one in unknown
            ]
        )
