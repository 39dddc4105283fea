"""All commands in one parser, which loads every one of them: for completion and for the manual page."""

from __future__ import annotations

import argparse

from stdcompat import __version__
from stdcompat.cli.exits import EXIT_CODES
from stdcompat.cli.main import COMMANDS, Help, configure

__all__ = ["whole_parser"]


def whole_parser() -> argparse.ArgumentParser:
    """Return a parser that knows every command with its options.

    >>> whole_parser().parse_args(["parse", "ISO 9001"]).text
    ['ISO 9001']
    """
    parser = argparse.ArgumentParser(
        prog="stdcompat",
        description="Where does a deployment diverge from what a market or a buyer asks for?",
        epilog=EXIT_CODES,
        formatter_class=Help,
    )
    parser.add_argument("--version", action="version", version=f"stdcompat {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    for name, does in COMMANDS.items():
        configure(commands.add_parser(name, help=does, formatter_class=Help), name)
    return parser
