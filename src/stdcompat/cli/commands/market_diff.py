"""``stdcompat market diff``."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from stdcompat.cli.exits import CLEAN, DIVERGENCE, UsageError
from stdcompat.cli.options import add_as_of

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams
    from stdcompat.identifiers import StandardId
    from stdcompat.market.lists import ListBook

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat market diff eu-may.sqlite eu-september.sqlite --until 2028
  stdcompat market diff shipped shipped --deployments declarations/ --until 2028 -o losses.ics
"""
_SHIPPED = "shipped"
_SUFFIXES = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".ics": "ical", ".txt": "text"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.report.list_diff import FORMATS

    parser.add_argument("old", metavar="OLD", help="lists that 'market import' wrote, or 'shipped'")
    parser.add_argument("new", metavar="NEW", help="later ones, or 'shipped'")
    parser.add_argument("--market", metavar="M", default="EU", help="the market whose lists they are; EU by default")
    parser.add_argument(
        "--deployments",
        metavar="FOLDER",
        help="declarations and deployments: which of their claims lose their citation, and when",
    )
    parser.add_argument(
        "--until", metavar="DATE", help="how far the calendar reaches: a year or a day; two years by default"
    )
    add_as_of(parser)
    parser.add_argument(
        "--format", choices=FORMATS, help="text by default, or what the suffix of -o says (.ics for calendars)"
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write the answer there, at once or not at all")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Say what changed, and what loses its citation when."""
    from stdcompat.catalogs.dates import as_date
    from stdcompat.market.lists.diff import calendar, compare
    from stdcompat.report.list_diff import ListDiff

    name = _format(arguments)
    market = arguments.market.upper()
    old, new = (_book(path, market) for path in (arguments.old, arguments.new))
    day = as_date(arguments.as_of)
    last = _last_day(arguments.until, day)
    declarations = None if arguments.deployments is None else _declarations(arguments.deployments, streams)
    found = ListDiff(
        market,
        os.path.basename(arguments.old),
        os.path.basename(arguments.new),
        day,
        last,
        compare(old, new, market),
        calendar(new, market, day, last, declarations),
    )
    if arguments.output is None and name == "text":
        streams.show(found.blocks())
    else:
        content = found.render(name, streams.language, streams.width)
        if arguments.output is None:
            streams.write(content)
        else:
            streams.save(arguments.output, content)
    return DIVERGENCE if declarations is not None and found.losses else CLEAN


def _book(path: str, market: str) -> ListBook:
    from stdcompat.market.lists import ListBook

    book = ListBook.bundled() if path == _SHIPPED else ListBook.read(path)
    if not book.lists(market):
        msg = f"{path} holds no list of {market}"
        raise UsageError(msg)
    return book


def _format(arguments: argparse.Namespace) -> str:

    if arguments.format is not None or arguments.output is None:
        return arguments.format or "text"
    suffix = os.path.splitext(arguments.output)[1].lower()
    if suffix not in _SUFFIXES:
        msg = f"no answer is written as {arguments.output!r}; a name may end in {', '.join(_SUFFIXES)}, or say --format"
        raise UsageError(msg)
    return _SUFFIXES[suffix]


def _last_day(text: str | None, day: datetime.date) -> datetime.date:

    if text is None:
        return datetime.date(day.year + 2, 12, 31)
    try:
        return datetime.date(int(text), 12, 31) if text.isdecimal() else datetime.date.fromisoformat(text)
    except ValueError:
        msg = f"not a date: {text!r}; write it as 2028 or 2028-06-30"
        raise UsageError(msg) from None


def _declarations(folder: str, streams: Streams) -> dict[str, list[tuple[StandardId | str, str]]]:
    """Read every file of a folder; one that cannot be read is told, and the others are answered."""
    from stdcompat.cli.commands.cited import claims_of_file
    from stdcompat.errors import InputError, Problem, StdcompatError
    from stdcompat.report.safe import clean, logged

    found: dict[str, list[tuple[StandardId | str, str]]] = {}
    for root, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(root, name)
            try:
                claims = [(id or text, text) for id, text in claims_of_file(path, streams)]
            except StdcompatError as error:
                streams.err.write("".join(f"{logged(clean(line))}\n" for line in str(error).splitlines()))
                continue
            found[os.path.relpath(path, folder)] = claims
    if not found:
        raise InputError([Problem(folder, "", "holds no declaration that can be read", "check the path")])
    return found
