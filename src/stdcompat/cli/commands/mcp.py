"""``stdcompat mcp``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_catalog, facts_from

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat mcp
  stdcompat mcp --catalog my-facts
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:  # noqa: ARG001  # the protocol takes the process's own
    """Serve over standard input and output until the client goes."""
    from stdcompat.mcp.server import serve

    serve(facts_from(arguments))
    return 0
