"""``stdcompat compare``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.inputs import Reader, add_inputs, read_inputs

if TYPE_CHECKING:
    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat compare bid1.xlsx bid2.csv bid3.cdx.json --market EU --profile tender.toml
  stdcompat compare bid1.xlsx bid2.xlsx --market CN --lang zh -o bids.xlsx -o bids.docx
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.report.offers import FORMATS

    add_inputs(parser)
    parser.add_argument("others", nargs="*", metavar="STACK", help="the other offers")
    parser.add_argument("--format", choices=FORMATS, help="text by default, or what the suffix of -o says")
    parser.add_argument("-o", "--output", action="append", default=[], metavar="FILE", help="write it there")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Check offers against one market or tender, and print or write them side by side."""
    if len(arguments.market) > 1:
        msg = "one market at a time: compare the offers for each"
        raise UsageError(msg)
    formats = [(path, _format(path, arguments.format)) for path in arguments.output]
    given = [
        read_inputs(argparse.Namespace(**{**vars(arguments), "stack": stack}), Reader(), streams)
        for stack in (arguments.stack, *arguments.others)
    ]
    market = given[0].markets[0] if given[0].markets else None
    try:
        found = given[0].facts.compare_offers([one.deployment for one in given], market, given[0].profile)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not formats:
        streams.write(found.render(arguments.format or "text", streams.language))
    for path, content in [(path, found.render(name, streams.language)) for path, name in formats]:
        streams.save(path, content)
    return 0


def _format(path: str, name: str | None) -> str:
    """Return the format asked for, by suffix or by name."""
    from stdcompat.report.formats import name_for
    from stdcompat.report.offers import FORMATS

    try:
        found = name_for(path)
    except ValueError:
        found = name or ""
    if found not in FORMATS:
        msg = f"no comparison is written as {path!r}; it is written as {', '.join(FORMATS)}, or say --format"
        raise UsageError(msg)
    return found
