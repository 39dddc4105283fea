"""``stdcompat template``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat template --xlsx offer.xlsx
  stdcompat template --csv offer.csv
  stdcompat template --tender --xlsx tender.xlsx
  stdcompat template --schema deployment.schema.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("--tender", action="store_true", help="a tender, to be read by --profile, in place of an offer")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--xlsx", metavar="FILE", help="write it as a workbook with lists to choose from")
    which.add_argument("--csv", metavar="FILE", help="write it as CSV; it is printed by default")
    which.add_argument("--schema", metavar="FILE", help="write the JSON Schema of deployments in TOML, JSON and YAML")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Write an offer or a tender to be filled in, or the schema."""
    if arguments.schema is not None:
        from stdcompat.bundle.schema import deployment_schema, render_schema

        streams.save(arguments.schema, render_schema(deployment_schema()))
        return 0
    if arguments.tender:
        from stdcompat.market.sheet import example_form as form
    else:
        from stdcompat.deployment.template import example_form as form
    example = form(streams.language)
    if arguments.xlsx is not None:
        streams.save(arguments.xlsx, example.xlsx())
    elif arguments.csv is not None:
        streams.save(arguments.csv, example.csv())
    else:
        streams.out.write(example.csv().removeprefix("\ufeff").replace("\r\n", "\n"))
    return 0
