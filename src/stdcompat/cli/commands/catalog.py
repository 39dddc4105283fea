"""``stdcompat catalog``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat catalog compile catalogs -o facts.sqlite
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("action", choices=("compile",), help="compile: check a folder of facts and make one file of it")
    parser.add_argument("folder", metavar="FOLDER", help="facts in TOML, laid out as catalogs/ is")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="the file to write, at once or not at all"
    )


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Compile a folder of facts."""
    from stdcompat.bundle import compile_facts

    digest = compile_facts(arguments.folder, arguments.output)
    streams.out.write(f"{arguments.output}: sha256 {digest}\n")
    return 0
