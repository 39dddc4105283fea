"""``stdcompat diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_format

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat diff old.json new.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("old", metavar="OLD", help="a report, as check --format json writes it")
    parser.add_argument("new", metavar="NEW", help="a later one")
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print what changed from one report to another."""
    from stdcompat.cli.inputs import Reader
    from stdcompat.errors import InputError
    from stdcompat.report.diff import diff_reports, read_reports

    reader = Reader()
    old, new = (reader.read(read_reports, path) for path in (arguments.old, arguments.new))
    if old is None or new is None:
        raise InputError(reader.problems)
    diff = diff_reports(old, new)
    if arguments.format == "json":
        streams.json(diff.to_dict())
    else:
        streams.show(diff.blocks())
    return 0
