"""``stdcompat lock-in``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.inputs import add_stack, read_stack
from stdcompat.cli.options import add_as_of, add_catalog, add_format, catalog_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.analysis import Exposure, LockInExposure, Reach
    from stdcompat.cli.streams import Streams
    from stdcompat.deployment import Deployment
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
    from stdcompat._api import check
    from stdcompat.analysis import lock_in, reach
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.market.read import MarketBook

    market = None if arguments.market is None else market_of(arguments.market)
    deployment = read_stack(arguments, streams)
    resolver = Resolver(catalog_from(arguments.catalog), arguments.as_of)
    found = lock_in(deployment, resolver, MarketBook.bundled().belongs_to)
    reached = None
    if market is not None:
        report = check(deployment, market, None, resolver.catalog, resolver.as_of)
        reached = reach(deployment, report.findings)
    if arguments.format == "json":
        plain: dict[str, Any] = {"deployment": deployment.name, **found.to_dict()}
        if market is not None and reached is not None:
            plain |= {"market": market.code, "reach": [_plain(one) for one in reached]}
        streams.json({"schema": "stdcompat-lock-in/1", **stamp(resolver.catalog, resolver.as_of), **plain})
        return 0
    from stdcompat.report.blocks import Line

    blocks = list(_exposure(deployment, found))
    if market is not None and reached is not None:
        blocks += _reach(market.name, reached)
    streams.show([*blocks, Line(found.caveat, "caveat:"), Line(stamp_line(resolver.catalog, resolver.as_of))])
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
    from stdcompat.analysis import Standing
    from stdcompat.report.blocks import Heading, Line, Table

    whole = found.overall
    yield Line(deployment.name)
    yield Line(
        f"{whole.locked} of {whole.claims} claims are on standards to which nothing of another jurisdiction "
        f"corresponds; of {whole.unknown} it is not known.",
        indent=2,
    )
    yield _table("supplier", found.by("supplier"))
    yield _table("standards of", found.by("jurisdiction"))
    yield _table("component", found.by("component"))
    for standing, title in ((Standing.LOCKED, "Locked in"), (Standing.UNKNOWN, "Not known")):
        claims: dict[str, list[str]] = {}
        for one in found.claims:
            if one.standing is standing:
                claims.setdefault(one.claim.as_written, []).append(one.component.name)
        if claims:
            yield Heading(f"{title} ({len(claims)})")
            yield Table(("claim", "components"), tuple((claim, ", ".join(names)) for claim, names in claims.items()))


def _table(name: str, exposures: tuple[Exposure, ...]) -> Block:
    from stdcompat.report.blocks import Table

    rows = ((one.of or "not stated", str(one.claims), str(one.locked), str(one.unknown)) for one in exposures)
    return Table((name, "claims", "locked in", "unknown"), tuple(rows))


def _reach(market: str, reached: tuple[Reach, ...]) -> Iterator[Block]:
    from stdcompat.analysis import Need
    from stdcompat.report.blocks import Heading, Line, Table

    counts = {need: sum(one.need is need for one in reached) for need in Need}
    yield Heading(f"To reach: {market}", ", ".join(f"{count} {need.value}" for need, count in counts.items() if count))
    yield Table(
        ("component", "supplier", "needs", "because of"),
        tuple((one.component.name, one.component.supplier or "-", one.need.value, _because(one)) for one in reached),
    )
    yield Line(
        "What is wanted by law, for a presumption of conformity or by contract counts; what is voluntary does not."
    )


def _because(one: Reach) -> str:
    facts = ((finding.exclusion or finding.requirement, finding.verdict) for finding in one.findings)
    return (
        ", ".join(dict.fromkeys(f"{fact.id} ({verdict.value})" for fact, verdict in facts if fact is not None)) or "-"
    )
