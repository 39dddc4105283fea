"""``stdcompat lock-in``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stdcompat.cli.inputs import add_stack, read_stack
from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping

    from stdcompat.analysis import Exposure, LockInExposure, Reach
    from stdcompat.cli.streams import Streams
    from stdcompat.deployment import Deployment
    from stdcompat.deployment.model import Component
    from stdcompat.market import Endorsement, Market
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat lock-in stack.toml --as-of 2026-11-21
  stdcompat lock-in stack.toml --market EU --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_stack(parser)
    parser.add_argument("--market", metavar="M", help="a market's code: what must change to reach it too")
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print which claims stand alone, and what each component needs to reach a market."""
    from stdcompat.analysis import lock_in, reach
    from stdcompat.catalogs.plain import to_plain
    from stdcompat.cli.commands.markets import endorsed
    from stdcompat.identifiers import own_prefixes

    facts = facts_from(arguments)
    market = None if arguments.market is None else market_of(arguments.market, facts)
    with own_prefixes(facts.catalog.conventions):
        deployment = read_stack(arguments, streams)
    found = lock_in(deployment, facts.resolver, facts.markets.belongs_to, None if market is None else market.code)
    reached = None
    travelled: list[Endorsement] = []
    if market is not None:
        homes = {one.home for one in found.claims}
        travelled = [one for own in facts.markets.lineage(market) for one in own.endorsed if one.origin in homes]
        reached = reach(deployment, facts.check(deployment, market).findings)
    if arguments.format == "json":
        plain: dict[str, Any] = {"deployment": deployment.name, **found.to_dict()}
        if market is not None and reached is not None:
            plain |= {"market": market.code, "reach": [_plain(one) for one in reached]}
            plain |= {"endorsed": [to_plain(one) for one in travelled]} if travelled else {}
        streams.json({"schema": "stdcompat-lock-in/1", **stamp(facts.catalog, facts.as_of), **plain})
        return 0
    from stdcompat.cli import words
    from stdcompat.report.blocks import Line

    blocks = list(_exposure(deployment, found))
    if market is not None and reached is not None:
        blocks += [*_reach(market, reached), *endorsed(travelled, facts.catalog, facts.as_of)]
    streams.show([*blocks, Line(found.caveat, words.CAVEAT), Line(stamp_line(facts.catalog, facts.as_of))])
    return 0


def _plain(one: Reach) -> dict[str, Any]:
    causes = [
        {"requirement": finding.requirement.id, "verdict": finding.verdict.value}
        if finding.requirement is not None
        else {"exclusion": None if finding.exclusion is None else finding.exclusion.id}
        for finding in one.findings
    ]
    return {"component": one.component.name, "need": one.need.value, "because": causes}


def _exposure(deployment: Deployment, found: LockInExposure) -> Iterator[Block]:
    from stdcompat.analysis import ExposureStanding
    from stdcompat.cli import words
    from stdcompat.language import both_names
    from stdcompat.report.blocks import Heading, Line, Table
    from stdcompat.report.words import CLAIM, COMPONENT, COMPONENTS_COLUMN, SUPPLIER, named, names

    whole = found.overall
    yield Line(both_names(deployment.name, deployment.name_zh))
    yield Line(words.LOCKED_OF(locked=whole.locked, claims=whole.claims, unknown=whole.unknown), indent=2)
    yield _table(SUPPLIER, found.by("supplier"))
    yield _table(words.STANDARDS_OF, found.by("jurisdiction"), {"international": words.INTERNATIONAL})
    yield _table(COMPONENT, found.by("component"), {one.name: named(one) for one in deployment.components})
    for standing, title in (
        (ExposureStanding.LOCKED, words.LOCKED_TITLE),
        (ExposureStanding.UNKNOWN, words.UNKNOWN_TITLE),
    ):
        claims: dict[str, list[Component]] = {}
        for one in found.claims:
            if one.standing is standing:
                claims.setdefault(one.claim.as_written, []).append(one.component)
        if claims:
            yield Heading(title(n=len(claims)))
            rows = tuple((claim, names(components)) for claim, components in claims.items())
            yield Table((CLAIM, COMPONENTS_COLUMN), rows)


def _table(name: str, exposures: tuple[Exposure, ...], known: Mapping[str, str] = MappingProxyType({})) -> Block:
    from stdcompat.cli import words
    from stdcompat.report.blocks import Table

    rows = (
        (known.get(one.of, one.of) or words.NOT_STATED, str(one.claims), str(one.locked), str(one.unknown))
        for one in exposures
    )
    return Table((name, words.CLAIMS, words.LOCKED_IN, words.UNKNOWN), tuple(rows))


def _reach(market: Market, reached: tuple[Reach, ...]) -> Iterator[Block]:
    from stdcompat.analysis import Need
    from stdcompat.cli import words
    from stdcompat.language import Bilingual, joined
    from stdcompat.report.blocks import Heading, Line, Table
    from stdcompat.report.words import COMPONENT, OF_FORCE, SUPPLIER, named

    counts = {need: sum(one.need is need for one in reached) for need in Need}
    name = Bilingual(market.name, market.name_zh or market.name)
    said = joined(OF_FORCE(count=count, force=words.NEED[need.value]) for need, count in counts.items() if count)
    yield Heading(words.REACH_TITLE(market=name), said)
    yield Table(
        (COMPONENT, SUPPLIER, words.NEEDS, words.BECAUSE),
        tuple(
            (named(one.component), one.component.supplier or "-", words.NEED[one.need.value], _because(one))
            for one in reached
        ),
    )
    yield Line(words.WHAT_COUNTS)


def _because(one: Reach) -> str:
    from stdcompat.language import joined
    from stdcompat.report.words import WITH_ID

    facts = ((finding.exclusion or finding.requirement, finding.verdict) for finding in one.findings)
    said = dict.fromkeys(WITH_ID(title=fact.id, id=verdict.label) for fact, verdict in facts if fact is not None)
    return joined(said) or "-"
