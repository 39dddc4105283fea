"""``stdcompat markets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Iterator, Sequence

    from stdcompat.agreement import Agreement
    from stdcompat.catalogs import Catalog
    from stdcompat.cli.streams import Streams
    from stdcompat.language import Bilingual
    from stdcompat.market import Endorsement, Exclusion, Market, Requirement
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat markets
  stdcompat markets EU
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("code", metavar="CODE", nargs="?", help="a market, to see what it asks for")
    add_catalog(parser)
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the markets that are known, or one of them."""
    from stdcompat.catalogs.plain import to_plain
    from stdcompat.cli.options import market_of

    facts = facts_from(arguments)
    book, catalog = facts.markets, facts.catalog
    chosen = [book[code] for code in book.codes()] if arguments.code is None else [market_of(arguments.code, facts)]
    if arguments.format == "json":
        key = "stdcompat-markets/1" if arguments.code is None else "stdcompat-market/1"
        plain = [to_plain(market) for market in chosen]
        shown = {"markets": [_brief(market) for market in chosen]} if arguments.code is None else {"market": plain[0]}
        streams.json({"schema": key, **stamp(catalog), **shown})
        return 0
    from stdcompat.report.blocks import Line

    blocks = _one(chosen[0], catalog, facts.as_of) if arguments.code is not None else _all(chosen)
    streams.show([*blocks, Line(stamp_line(catalog))])
    return 0


def _brief(market: Market) -> dict[str, object]:
    return {
        "code": market.code,
        "name": market.name,
        "name_zh": market.name_zh,
        "parents": list(market.parents),
        "requirements": len(market.requirements),
        "exclusions": len(market.exclusions),
        "not_known": len(market.not_known),
    }


def _all(markets: list[Market]) -> Iterator[Block]:
    from stdcompat.cli import words
    from stdcompat.language import both_names
    from stdcompat.report.blocks import Table

    yield Table(
        words.MARKET_COLUMNS,
        tuple(
            (
                market.code,
                both_names(market.name, market.name_zh),
                ", ".join(market.parents),
                *(str(len(of)) for of in (market.requirements, market.exclusions, market.not_known)),
            )
            for market in markets
        ),
    )


def _one(market: Market, catalog: Catalog, day: datetime.date) -> Iterator[Block]:
    from stdcompat.checks.finding import NoticeKind
    from stdcompat.cli import words
    from stdcompat.language import both_names
    from stdcompat.report.blocks import Heading, Line
    from stdcompat.report.words import NOTICES, NOTICES_TITLE

    yield Line(both_names(f"{market.name} ({market.code})", market.name_zh))
    for label, codes in ((words.PART_OF, market.parents), (words.MEMBERS, market.members)):
        if codes:
            yield Line(", ".join(codes), label, 2)
    yield Line(", ".join(market.home_publishers), words.HOME_PUBLISHERS, 2)
    if market.exclusions:
        yield Heading(words.EXCLUSIONS_TITLE(n=len(market.exclusions)))
        for exclusion in market.exclusions:
            yield from _exclusion(exclusion, catalog, day)
    if market.requirements:
        yield Heading(words.REQUIREMENTS_TITLE(n=len(market.requirements)))
        for requirement in market.requirements:
            yield from _requirement(requirement, catalog, day)
    yield from endorsed(market.endorsed, catalog, day)
    if market.not_known:
        title, detail = NOTICES[NoticeKind.NOT_KNOWN]
        yield Heading(NOTICES_TITLE(title=title, n=len(market.not_known)), detail)
        for text in market.unknowns:
            yield Line(text, "-")


def endorsed(facts: Sequence[Endorsement], catalog: Catalog, day: datetime.date) -> Iterator[Block]:
    """Tell of standards from elsewhere that projects were built to."""
    from stdcompat.catalogs.chinese import recorded
    from stdcompat.cli import words
    from stdcompat.language import Bilingual, joined
    from stdcompat.market.words import ENDORSEMENT_STATUS
    from stdcompat.report.blocks import Heading, Line

    if facts:
        yield Heading(words.ENDORSED_TITLE(n=len(facts)))
    for one in facts:
        project, what = (
            Bilingual(one.project, one.project_zh or one.project),
            Bilingual(one.what, one.what_zh or one.what),
        )
        yield Line(words.ENDORSED(project=project, what=what, origin=one.origin, status=ENDORSEMENT_STATUS[one.status]))
        yield Line(joined(map(str, one.standards)) or words.NUMBERS_NOT_READ, indent=2)
        if one.instrument:
            yield Line(joined(filter(None, (recorded(one.instrument), one.date))), words.BY, 2)
        yield Line(sure(one, catalog, day), words.SOURCES, 2)


def _exclusion(exclusion: Exclusion, catalog: Catalog, day: datetime.date) -> Iterator[Block]:
    from stdcompat.catalogs.chinese import recorded
    from stdcompat.cli import words
    from stdcompat.market.words import EXCLUSION_STATUS, titled
    from stdcompat.report.blocks import Line
    from stdcompat.report.words import TAGGED, WITH_ID

    title = WITH_ID(title=titled(exclusion), id=exclusion.id)
    yield Line(title, TAGGED(tag=EXCLUSION_STATUS[exclusion.status]))
    yield Line(recorded(exclusion.instrument), words.BY, 2)
    yield Line(recorded(exclusion.scope), words.SCOPE, 2)
    for label, named in ((words.SUPPLIERS, exclusion.suppliers), (words.ORIGINS, exclusion.origins)):
        if named:
            yield Line(", ".join(named), label, 2)
    yield from _common(exclusion, catalog, day)


def _requirement(requirement: Requirement, catalog: Catalog, day: datetime.date) -> Iterator[Block]:
    from stdcompat.agreement.words import EVIDENCE_KIND
    from stdcompat.catalogs.chinese import recorded
    from stdcompat.cli import words
    from stdcompat.language import Bilingual, joined
    from stdcompat.market.words import FORCE, restrictions, titled
    from stdcompat.report.blocks import Line
    from stdcompat.report.words import EVIDENCE, RESTRICTION, TAGGED, WANTED, WITH_ID, wanted

    force = Bilingual(requirement.force.value, FORCE[requirement.force].zh)
    yield Line(WITH_ID(title=titled(requirement), id=requirement.id), TAGGED(tag=force))
    if requirement.regulation:
        yield Line(recorded(requirement.regulation), words.BY, 2)
    yield Line(wanted(requirement) or words.NO_STANDARD_NAMED, WANTED, 2)
    if requirement.cited_under:
        yield Line(words.CITED_UNDER(act=requirement.cited_under), words.AS_CITED, 2)
    if requirement.evidence or requirement.evidence_route:
        kinds = joined(EVIDENCE_KIND[kind] for kind in requirement.evidence)
        yield Line(joined(filter(None, (kinds, recorded(requirement.evidence_route or ""))), "; ", "；"), EVIDENCE, 2)
    for limit in restrictions(requirement):
        yield Line(limit, RESTRICTION, 2)
    yield from _common(requirement, catalog, day)


def _common(fact: Requirement | Exclusion, catalog: Catalog, day: datetime.date) -> Iterator[Block]:
    from stdcompat.catalogs.vocabulary import KINDS
    from stdcompat.cli import words
    from stdcompat.language import Bilingual, joined
    from stdcompat.report.blocks import Line

    yield Line(joined(Bilingual(code, KINDS[code][2]) for code in fact.applies_to), words.APPLIES_TO, 2)
    if fact.condition:
        yield Line(fact.condition, words.ONLY_IF, 2)
    if fact.since or fact.until:
        until = words.UNTIL(date=fact.until) if fact.until else None
        yield Line(joined(filter(None, (fact.since, until)), " ", " "), words.IN_TIME, 2)
    yield Line(sure(fact, catalog, day), words.SOURCES, 2)


def sure(fact: Requirement | Exclusion | Endorsement | Agreement, catalog: Catalog, day: datetime.date) -> Bilingual:
    """Name the sources of a fact that may have changed since they were read, and how sure it is on a day."""
    from stdcompat.catalogs.standing import confidence_after
    from stdcompat.cli import words
    from stdcompat.equivalence.words import CONFIDENCE
    from stdcompat.language import joined

    read = catalog.last_read(fact.sources)
    confidence = confidence_after(fact.confidence, read, day)
    if confidence is fact.confidence:
        return words.SURE(text=joined(fact.sources), confidence=CONFIDENCE[confidence])
    return words.SURE_ONCE(text=joined(fact.sources), confidence=CONFIDENCE[confidence], read=read)
