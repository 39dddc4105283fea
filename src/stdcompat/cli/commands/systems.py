"""``stdcompat systems``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.analysis import BranchStanding, SystemStanding
    from stdcompat.cli.streams import Streams
    from stdcompat.facts import Facts
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
    from stdcompat.report.blocks import Line
    from stdcompat.system.read import SystemBook

    book = SystemBook.bundled()
    facts = facts_from(arguments)
    resolver = facts.resolver
    publishers = None if arguments.market is None else _publishers(arguments.market, facts)
    chosen = [book[id_] for id_ in (book.ids() if arguments.id is None else [arguments.id])]
    deployment = None if arguments.stack is None else Deployment.load(arguments.stack, catalog=facts.catalog)
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


def _publishers(code: str, facts: Facts) -> frozenset[str]:
    """Return the publishers of a market and of those it belongs to."""
    lineage = facts.lineage(market_of(code, facts))
    return frozenset(publisher for market in lineage for publisher in market.home_publishers)


def _list(found: Sequence[SystemStanding], arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.analysis import Elsewhere
    from stdcompat.cli import words
    from stdcompat.language import Bilingual
    from stdcompat.report.blocks import Line, Table
    from stdcompat.system.words import STATUS

    yield Line(words.SYSTEMS(len(found), touched=words.TOUCHED if arguments.stack else ""))
    columns = [*words.SYSTEM_COLUMNS]
    columns += [words.TOUCHED_COLUMN] if arguments.stack else []
    columns += [words.NO_COUNTERPART] if arguments.market else []
    rows: list[tuple[str, ...]] = []
    for one in found:
        system = one.system
        row = [
            system.id,
            Bilingual(system.title, system.title_zh or system.title),
            system.market,
            STATUS[system.status],
            str(len(one.branches)),
            str(len(system.standards)),
        ]
        row += [str(len(one.touched))] if arguments.stack else []
        row += [str(len(one.in_market(Elsewhere.NONE)))] if arguments.market else []
        rows.append(tuple(row))
    yield Table(tuple(columns), tuple(rows))


def _tree(one: SystemStanding, arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.cli import words
    from stdcompat.language import both_names
    from stdcompat.report.blocks import Heading, Line, Table
    from stdcompat.system.words import KIND, STATUS

    system = one.system
    issued = words.ISSUED_BY(issuer=system.issuer, kind=KIND[system.kind], status=STATUS[system.status])
    yield Heading(both_names(system.title, system.title_zh), issued)
    if not system.complete:
        yield Line(words.IN_PART)
    columns: list[str] = [*words.BRANCH_COLUMNS]
    columns += [arguments.market.upper()] if arguments.market else []
    columns += [words.TOUCHED_BY] if arguments.stack else []
    yield Table(tuple(columns), tuple(_row(branch, arguments) for branch in one.branches))
    for text in system.planned:
        yield Line(text, words.PLANNED)


def _row(one: BranchStanding, arguments: argparse.Namespace) -> tuple[str, ...]:
    from stdcompat.analysis.words import ELSEWHERE
    from stdcompat.cli import words
    from stdcompat.language import Bilingual, joined

    branch = one.branch
    before = f"{'. ' * one.depth}{branch.id} "
    name = Bilingual(f"{before}{branch.name}", f"{before}{branch.name_zh or branch.name}")
    row = [name, str(len(branch.standards)), str(len(branch.planned)), ELSEWHERE[one.international.value]]
    if one.market is not None:
        row.append(ELSEWHERE[one.market.value])
    if arguments.stack:
        touches = []
        for touch in one.touched:
            component = Bilingual(touch.component.name, touch.component.name_zh or touch.component.name)
            claim = touch.claim.as_written
            if touch.through:
                touches.append(words.THROUGH_CLAIM(component=component, claim=claim))
            else:
                touches.append(words.IN_BRACKETS(text=component, more=claim))
        row.append(joined(dict.fromkeys(touches)) or "-")
    return tuple(row)


def _legend(arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.cli.words import BRANCH_LEGEND, LEGEND
    from stdcompat.report.blocks import Line

    if arguments.id is not None or arguments.stack is not None or arguments.market is not None:
        yield Line(BRANCH_LEGEND, LEGEND)
