"""``stdcompat resolve``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat resolve 'GB/T 22080-2016' 'ISO/IEC 27001:2013'
  stdcompat resolve 'GB 4943.1-2022' 'EN 62368-1:2014' --as-of 2026-11-21 --format json
  stdcompat resolve 'GB 4943.1-2022' 'UL 62368-1:2019' --draw mermaid
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("a", metavar="A", help="a standard, as people write it")
    parser.add_argument("b", metavar="B", help="the standard to compare it with")
    add_format(parser)
    parser.add_argument("--draw", choices=("mermaid", "dot"), help="print the proof as a graph instead")
    parser.add_argument("--alternatives", action="store_true", help="print the ways that the proof leaves out, too")
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print what A is to B, and why."""
    from stdcompat.language import in_language
    from stdcompat.report.safe import clean, logged

    resolver = facts_from(arguments).resolver
    answer = resolver.resolve(arguments.a, arguments.b)
    if arguments.draw is not None:
        from stdcompat.equivalence.proof import to_dot, to_mermaid

        draw = to_mermaid if arguments.draw == "mermaid" else to_dot
        streams.out.write(f"{draw(answer)}\n")
    elif arguments.format == "json":
        said = stamp(resolver.catalog, resolver.as_of)
        streams.json({"schema": "stdcompat-resolution/1", **said, **answer.to_dict()})
    else:
        lines = answer.explain(streams.language).split("\n")
        if arguments.alternatives:
            for path in resolver.alternatives(arguments.a, arguments.b):
                lines += ["  left out, for it rules out nothing more:", *(f"  - {step}" for step in path)]
        lines.append(in_language(stamp_line(resolver.catalog), streams.language))
        streams.out.write("".join(f"{logged(clean(line))}\n" for line in lines))
    return 0
