"""``stdcompat catalog diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, market_of

if TYPE_CHECKING:
    import argparse

    from stdcompat.analysis import WhatIf
    from stdcompat.catalogs import Catalog
    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat catalog diff march.sqlite september.sqlite
  stdcompat catalog diff march.sqlite september.sqlite --deployments stacks/ --market EU --format markdown
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("old", metavar="OLD", help="a compiled catalog")
    parser.add_argument("new", metavar="NEW", help="a later one")
    parser.add_argument(
        "--deployments",
        metavar="PATH",
        action="append",
        default=[],
        help="deployments, files or folders: which of their verdicts change because of it; may be repeated",
    )
    parser.add_argument("--market", metavar="M", help="with --deployments: a market's code")
    parser.add_argument("--profile", metavar="FILE", help="with --deployments: the buyer's own requirements")
    parser.add_argument("--most", metavar="N", type=int, default=20, help="of each list the first N (20); JSON has all")
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="how to print the answer"
    )
    add_as_of(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print what changed from one catalog to another."""
    from stdcompat.analysis.history import diff_catalogs
    from stdcompat.catalogs import Catalog
    from stdcompat.report.history import diff_blocks

    if arguments.deployments and arguments.market is None and arguments.profile is None:
        msg = "nothing to check the deployments against: give --market, --profile or both"
        raise UsageError(msg)
    old, new = Catalog.open(arguments.old), Catalog.open(arguments.new)
    diff = diff_catalogs(old, new)
    verdicts = _verdicts(arguments, old, new) if arguments.deployments else None
    if arguments.format == "json":
        said: dict[str, Any] = {"schema": "stdcompat-catalog-diff/1", **diff.to_dict()}
        streams.json(said if verdicts is None else {**said, "verdicts": verdicts.to_dict()})
        return 0
    from stdcompat.cli.commands.what_if import answer_blocks

    blocks = [*diff_blocks(diff, arguments.most), *(() if verdicts is None else answer_blocks(verdicts))]
    if arguments.format == "markdown":
        from stdcompat.report.blocks import blocks_in
        from stdcompat.report.formats import markdown

        streams.out.write(markdown.show(blocks_in(blocks, streams.language)))
    else:
        streams.show(blocks)
    return 0


def _verdicts(arguments: argparse.Namespace, old: Catalog, new: Catalog) -> WhatIf:
    """Return which answers on the deployments change from one catalog to the other."""
    from stdcompat.analysis.changes import changed_answers
    from stdcompat.cli.commands.what_if import deployment_files
    from stdcompat.deployment import Deployment
    from stdcompat.facts import Facts
    from stdcompat.market import Profile

    before, after = (Facts(_whole(catalog), arguments.as_of) for catalog in (old, new))
    lineage = () if arguments.market is None else before.lineage(market_of(arguments.market, before))
    profile = None if arguments.profile is None else Profile.load(arguments.profile)
    deployments = [Deployment.load(path, catalog=after.catalog) for path in deployment_files(arguments.deployments)]
    judge = before.judge(lineage)
    states = (before.resolver, judge), (after.resolver, judge)
    return changed_answers(deployments, lineage, profile, *states, firms=before.firms)


def _whole(catalog: Catalog) -> Catalog:
    """Return the facts that a check rests on: a catalog with publishers stands alone, an import below what ships."""
    from stdcompat.catalogs import Catalog

    return catalog if catalog.publishers() else Catalog.bundled().combine(catalog, on_conflict="ours")
