"""``stdcompat systems``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.options import add_as_of, add_catalog, add_format, catalog_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.analysis import BranchStanding, SystemStanding
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat systems
  stdcompat systems cn-cloud-2025 --stack stack.toml --market EU
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", metavar="ID", nargs="?", help="a system, to see its branches")
    parser.add_argument("--stack", metavar="FILE", help="a deployment: which branches its claims touch")
    parser.add_argument("--market", metavar="M", help="a market's code: which branches have no counterpart there")
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the systems, or the branches of one, or those that a deployment touches."""
    from stdcompat.analysis import systems
    from stdcompat.deployment import Deployment
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.report.blocks import Line
    from stdcompat.system.read import SystemBook

    book = SystemBook.bundled()
    publishers = None if arguments.market is None else _publishers(arguments.market)
    chosen = [book[id_] for id_ in (book.ids() if arguments.id is None else [arguments.id])]
    deployment = None if arguments.stack is None else Deployment.load(arguments.stack)
    resolver = Resolver(catalog_from(arguments.catalog), arguments.as_of)
    found = systems(chosen, resolver, deployment=deployment, publishers=publishers)
    if arguments.id is None and deployment is not None:
        found = tuple(one for one in found if one.touched)
    if arguments.format == "json":
        plain: dict[str, Any] = {"systems": [one.to_dict() for one in found]}
        streams.json({"schema": "stdcompat-systems/1", **stamp(resolver.catalog, resolver.as_of), **plain})
        return 0
    blocks: list[Block] = []
    if arguments.id is None:
        blocks += _list(found, arguments)
    for one in found if arguments.id is not None or deployment is not None else ():
        blocks += _tree(one, arguments)
    streams.show([*blocks, *_legend(arguments), Line(stamp_line(resolver.catalog, resolver.as_of))])
    return 0


def _publishers(code: str) -> frozenset[str]:
    """Return the publishers of a market and of those it belongs to."""
    from stdcompat.market.read import MarketBook

    lineage = MarketBook.bundled().lineage(market_of(code))
    return frozenset(publisher for market in lineage for publisher in market.home_publishers)


def _list(found: Sequence[SystemStanding], arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.analysis import Elsewhere
    from stdcompat.report.blocks import Line, Table
    from stdcompat.report.words import counted

    touched = " touched by a claim" if arguments.stack else ""
    yield Line(
        f"{counted(len(found), 'standard system')}{touched}; nobody can conform to a system, only to its standards"
    )
    columns = ["id", "title", "market", "status", "branches", "standards"]
    columns += ["touched"] if arguments.stack else []
    columns += ["no counterpart"] if arguments.market else []
    rows: list[tuple[str, ...]] = []
    for one in found:
        system = one.system
        row = [
            system.id,
            system.title,
            system.market,
            system.status.value,
            str(len(one.branches)),
            str(len(system.standards)),
        ]
        row += [str(len(one.touched))] if arguments.stack else []
        row += [str(len(one.in_market(Elsewhere.NONE)))] if arguments.market else []
        rows.append(tuple(row))
    yield Table(tuple(columns), tuple(rows))


def _tree(one: SystemStanding, arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line, Table

    system = one.system
    yield Heading(_name(system.title, system.title_zh), f"{system.issuer}, {system.kind.value}, {system.status.value}")
    if not system.complete:
        yield Line("The sources showed a part of this system only.")
    columns = ["branch", "standards", "planned", "international"]
    columns += [arguments.market.upper()] if arguments.market else []
    columns += ["touched by"] if arguments.stack else []
    yield Table(tuple(columns), tuple(_row(branch, arguments) for branch in one.branches))
    for text in system.planned:
        yield Line(text, "planned:")


def _row(one: BranchStanding, arguments: argparse.Namespace) -> tuple[str, ...]:
    branch = one.branch
    row = [f"{'. ' * one.depth}{branch.id} {branch.name}", str(len(branch.standards)), str(len(branch.planned))]
    row.append(one.international.value)
    if one.market is not None:
        row.append(one.market.value)
    if arguments.stack:
        touches = (
            f"{touch.component.name} ({'through ' if touch.through else ''}{touch.claim.as_written})"
            for touch in one.touched
        )
        row.append(", ".join(dict.fromkeys(touches)) or "-")
    return tuple(row)


def _legend(arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.report.blocks import Line

    if arguments.id is not None or arguments.stack is not None or arguments.market is not None:
        yield Line(
            "counterpart: a standard of the branch corresponds to one there; no counterpart: none is recorded; unknown: a "
            "standard is not held, or nothing is held there in its domain; planned: still to be written; none read: the "
            "sources name none.",
            "columns:",
        )


def _name(title: str, title_zh: str | None) -> str:
    return f"{title} {title_zh}" if title_zh else title
