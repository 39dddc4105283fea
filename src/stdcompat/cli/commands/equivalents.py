"""``stdcompat equivalents``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams
    from stdcompat.equivalence import Resolution

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat equivalents 'IEC 62368-1:2018' --market CN
  stdcompat equivalents 'ISO/IEC 27001:2022' --publisher GB --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", metavar="ID", help="a standard, as people write it")
    parser.add_argument("--publisher", metavar="P", help="only documents of this prefix (GB) or body (SAC)")
    parser.add_argument(
        "--market", metavar="M", help="only documents of this market's publishers, and of what it belongs to"
    )
    parser.add_argument(
        "--other-editions", action="store_true", help="also what corresponds to an older or a newer edition"
    )
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print every edition that corresponds to a standard, nearest first."""
    from stdcompat.equivalence import words
    from stdcompat.errors import UnknownMarketError, UnknownPublisherError
    from stdcompat.report.blocks import Line, Table

    facts = facts_from(arguments)
    resolver = facts.resolver
    asked = resolver.catalog.identifier(arguments.id)
    try:
        found = facts.equivalents(
            asked,
            publisher=arguments.publisher,
            market=arguments.market,
            include_other_editions=arguments.other_editions,
        )
    except (UnknownMarketError, UnknownPublisherError) as error:
        raise UsageError(str(error)) from None
    if arguments.format == "json":
        said = stamp(resolver.catalog, resolver.as_of)
        plain = [answer.to_dict() for answer in found]
        streams.json({"schema": "stdcompat-equivalents/1", **said, "asked": str(asked), "found": plain})
        return 0
    reading = "" if asked.is_dated or asked.all_parts else _reading(found)
    blocks: list[Line | Table] = [Line(words.FOUND(len(found), asked=asked, reading=reading))]
    if found:
        rows = tuple(_row(answer) for answer in found)
        blocks.append(Table(words.FOUND_COLUMNS, rows))
    elif not resolver.catalog.editions(asked):
        blocks.append(Line(words.NO_PROOF(asked=asked)))
    through = words.held_otherwise(resolver.catalog.holding(asked))
    if through is not None:
        blocks.append(Line(through))
    blocks.append(Line(stamp_line(resolver.catalog, resolver.as_of)))
    streams.show(blocks)
    return 0


def _reading(found: tuple[Resolution, ...]) -> str:
    edition = next((reading.edition for answer in found for reading in answer.readings), None)
    from stdcompat.equivalence import words

    return "" if edition is None else words.FOUND_READ_AS(edition=edition)


def _row(answer: Resolution) -> tuple[str, ...]:
    from stdcompat.equivalence.words import CONFIDENCE, COVERS, DEGREE, DIRECTLY, GRADED, NOT_DETERMINED, STATE

    ends = {answer.a, answer.b, *(reading.edition for reading in answer.readings)}
    between = dict.fromkeys(end for step in answer.proof for end in (step.start, step.end) if end not in ends)
    degree = answer.degree
    return (
        str(answer.a),
        str(answer.relation),
        GRADED(degree=NOT_DETERMINED if degree is None else DEGREE[degree], state=STATE[answer.state.value]),
        COVERS[answer.covers],
        ", ".join(map(str, between)) or DIRECTLY,
        CONFIDENCE[answer.confidence] if answer.confidence is not None else "-",
    )
