"""``stdcompat catalog cross-check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat catalog cross-check mine.sqlite
  stdcompat catalog cross-check mine.sqlite other.sqlite --adopter GB --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("catalog", metavar="FILE", help="a compiled catalog")
    parser.add_argument(
        "other", metavar="FILE", nargs="?", help="what to hold it against: a compiled catalog, else what ships"
    )
    parser.add_argument("--adopter", metavar="PREFIX", default="GB", help="whose adoptions to look at (GB)")
    parser.add_argument("--most", metavar="N", type=int, default=20, help="of each list the first N (20); JSON has all")
    parser.add_argument(
        "--format", choices=("text", "json", "markdown"), default="text", help="how to print the answer"
    )


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print what sources disagree about, and the adoptions of editions that do not exist."""
    from stdcompat.analysis.crosscheck import as_plain, disagreements, missing_bases
    from stdcompat.catalogs import Catalog
    from stdcompat.report.history import cross_check_blocks

    catalog = Catalog.open(arguments.catalog)
    other = Catalog.bundled() if arguments.other is None else Catalog.open(arguments.other)
    two_words, missing = list(disagreements(catalog, other)), list(missing_bases(catalog, arguments.adopter))
    if arguments.format == "json":
        streams.json(
            {
                "schema": "stdcompat-cross-check/1",
                "catalog": str(catalog),
                "other": str(other),
                "disagreements": [as_plain(one) for one in two_words],
                "missing_bases": [as_plain(one) for one in missing],
            }
        )
        return 0
    blocks = cross_check_blocks(two_words, missing, arguments.most)
    if arguments.format == "markdown":
        from stdcompat.report.blocks import blocks_in
        from stdcompat.report.formats import markdown

        streams.out.write(markdown.show(blocks_in(blocks, streams.language)))
    else:
        streams.show(blocks)
    return 0
