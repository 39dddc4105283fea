"""``stdcompat markets``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_format, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.market import Exclusion, Market, Requirement
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
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the markets that are known, or one of them."""
    from stdcompat.catalogs import Catalog
    from stdcompat.catalogs.plain import to_plain
    from stdcompat.cli.options import market_of
    from stdcompat.market.read import MarketBook

    book = MarketBook.bundled()
    catalog = Catalog.bundled()
    chosen = [book[code] for code in book.codes()] if arguments.code is None else [market_of(arguments.code)]
    if arguments.format == "json":
        key = "stdcompat-markets/1" if arguments.code is None else "stdcompat-market/1"
        plain = [to_plain(market) for market in chosen]
        shown = {"markets": [_brief(market) for market in chosen]} if arguments.code is None else {"market": plain[0]}
        streams.json({"schema": key, **stamp(catalog), **shown})
        return 0
    from stdcompat.report.blocks import Line

    blocks = _one(chosen[0]) if arguments.code is not None else _all(chosen)
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
    from stdcompat.report.blocks import Table

    yield Table(
        ("code", "name", "part of", "requirements", "exclusions", "known gaps"),
        tuple(
            (
                *(market.code, f"{market.name} {market.name_zh or ''}".strip(), ", ".join(market.parents)),
                *(str(len(of)) for of in (market.requirements, market.exclusions, market.not_known)),
            )
            for market in markets
        ),
    )


def _one(market: Market) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line

    yield Line(f"{market.name} ({market.code}) {market.name_zh or ''}".strip())
    for label, words in (("part of", market.parents), ("members", market.members)):
        if words:
            yield Line(", ".join(words), f"{label}:", 2)
    yield Line(", ".join(market.home_publishers), "home publishers:", 2)
    if market.exclusions:
        yield Heading(f"Exclusions ({len(market.exclusions)})")
        for exclusion in market.exclusions:
            yield from _exclusion(exclusion)
    if market.requirements:
        yield Heading(f"Requirements ({len(market.requirements)})")
        for requirement in market.requirements:
            yield from _requirement(requirement)
    if market.not_known:
        yield Heading(f"Not known ({len(market.not_known)})", "what the facts on this market leave out")
        for text in market.not_known:
            yield Line(text, "-")


def _exclusion(exclusion: Exclusion) -> Iterator[Block]:
    from stdcompat.report.blocks import Line

    yield Line(f"{exclusion.title} ({exclusion.id})", f"[{exclusion.status.value}]")
    yield Line(exclusion.instrument, "by:", 2)
    yield Line(exclusion.scope, "scope:", 2)
    for label, words in (("suppliers", exclusion.suppliers), ("origins", exclusion.origins)):
        if words:
            yield Line(", ".join(words), f"{label}:", 2)
    yield from _common(exclusion)


def _requirement(requirement: Requirement) -> Iterator[Block]:
    from stdcompat.report.blocks import Line
    from stdcompat.report.words import wanted

    yield Line(f"{requirement.title} ({requirement.id})", f"[{requirement.force.value}]")
    if requirement.regulation:
        yield Line(requirement.regulation, "by:", 2)
    yield Line(wanted(requirement) or "no standard is named", "wanted:", 2)
    if requirement.evidence or requirement.evidence_route:
        kinds = ", ".join(kind.value for kind in requirement.evidence)
        yield Line("; ".join(filter(None, (kinds, requirement.evidence_route))), "evidence:", 2)
    if requirement.restriction:
        yield Line(requirement.restriction, "restriction:", 2)
    yield from _common(requirement)


def _common(fact: Requirement | Exclusion) -> Iterator[Block]:
    from stdcompat.report.blocks import Line

    yield Line(", ".join(fact.applies_to), "applies to:", 2)
    if fact.condition:
        yield Line(fact.condition, "only if:", 2)
    if fact.since or fact.until:
        yield Line(" ".join(filter(None, (fact.since, fact.until and f"until {fact.until}"))), "from:", 2)
    yield Line(f"{', '.join(fact.sources)} ({fact.confidence.value} confidence)", "sources:", 2)
