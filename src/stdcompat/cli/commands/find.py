"""``stdcompat find``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Final

from stdcompat.cli.options import add_catalog, date, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.catalogs import Catalog, Selection, Standard
    from stdcompat.catalogs.search import SearchResult
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat find information security management
  stdcompat find 信息安全 --publisher GB --in-force 2026-11-21
  stdcompat find 'IEC 62368 (all parts)'
  stdcompat find --ics 35.030 --since 2022 --format csv > ics-35-030.csv
"""

_STATUSES: Final = ("draft", "upcoming", "current", "superseded", "withdrawn", "unknown")
_COLUMNS: Final = (
    "id title title_zh title_local status stage published effective withdrawn ics ccs committees replaces layer"
).split()


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "words",
        metavar="WORD",
        nargs="*",
        help="words of titles, or one identifier; without any, all that the rest chooses",
    )
    parser.add_argument("--publisher", metavar="P", help="the prefix that it is published under: GB, ISO/IEC")
    parser.add_argument("--ics", metavar="CODE", help="an ICS class, or what it begins with: 35.030, 35")
    parser.add_argument("--ccs", metavar="CODE", help="a class of the Chinese classification, or its letter: L80, L")
    parser.add_argument("--committee", metavar="NAME", help="a committee, or what its name begins with")
    parser.add_argument("--status", choices=_STATUSES, help="where it stands")
    parser.add_argument("--since", type=_partial, metavar="DATE", help="published then or later: 2019, 2019-05")
    parser.add_argument("--until", type=_partial, metavar="DATE", help="published then or earlier")
    parser.add_argument("--in-force", type=date, metavar="DATE", help="in force on this day")
    parser.add_argument("--limit", metavar="N", type=_count, help="how many; 20 for words, else all")
    parser.add_argument("--offset", metavar="N", type=_count, default=0, help="leave out the first N: the next page")
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="how to print the answer")
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the entries that words or an identifier find, or that classes and dates choose."""
    import itertools

    from stdcompat.catalogs import Selection, Status

    catalog = facts_from(arguments).catalog
    selection = Selection(
        publisher=arguments.publisher,
        ics=arguments.ics,
        ccs=arguments.ccs,
        committee=arguments.committee,
        status=None if arguments.status is None else Status(arguments.status),
        since=arguments.since,
        until=arguments.until,
        in_force=arguments.in_force,
    )
    if arguments.words:
        found = _search(catalog, " ".join(arguments.words), selection, arguments)
        _show(catalog, found.entries, _remark(found), arguments.format, streams)
    else:
        last = None if arguments.limit is None else arguments.offset + arguments.limit
        entries = itertools.islice(catalog.select(selection), arguments.offset, last)
        _show(catalog, entries, "", arguments.format, streams)
    return 0


def _search(catalog: Catalog, text: str, selection: Selection, arguments: argparse.Namespace) -> SearchResult:
    from stdcompat.catalogs.search import search

    limit = 20 if arguments.limit is None else arguments.limit
    return search(catalog, text, selection, limit=limit, offset=arguments.offset)


def _remark(found: SearchResult) -> str:
    """Say how what was found answers what was asked, where it does not answer it outright."""
    from stdcompat.catalogs.search import SearchMatch
    from stdcompat.cli import words
    from stdcompat.language import joined

    if not found.entries:
        return words.NOTHING_FOUND
    if found.match is SearchMatch.NEAR_IDENTIFIER:
        return words.NEAR_IDENTIFIER
    if found.match is SearchMatch.NEAR_WORDS:
        stems = joined(words.STEM(word=word, stem=stem) for word, stem in found.looked_for)
        return words.NEAR_WORDS(instead=words.LOOKED_FOR(words=stems) if stems else "")
    return ""


def _show(catalog: Catalog, entries: Iterable[Standard], remark: str, form: str, streams: Streams) -> None:
    if form == "csv":
        _write_csv(catalog, entries, streams)
        return
    chosen = tuple(entries)
    if form == "json":
        found = [_plain(catalog, entry) for entry in chosen]
        streams.json({"schema": "stdcompat-entries/1", **stamp(catalog), "remark": remark or None, "entries": found})
    else:
        streams.show(_blocks(catalog, chosen, remark))


def _plain(catalog: Catalog, entry: Standard) -> dict[str, object]:
    from stdcompat.catalogs.plain import to_plain

    layer = catalog.layer_of(entry)
    plain: dict[str, object] = to_plain(entry)
    return plain if layer is None or len(catalog.layers) == 1 else {**plain, "layer": str(layer)}


def _write_csv(catalog: Catalog, entries: Iterable[Standard], streams: Streams) -> None:
    """Write a line for each entry as it comes; cells that a spreadsheet would compute are made plain."""
    import csv

    from stdcompat.report.formats.csv import cell_of

    writer = csv.writer(streams.out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        plain = _plain(catalog, entry)
        cells = [plain.get(name, "") for name in _COLUMNS]
        texts = ["; ".join(cell) if isinstance(cell, list) else str(cell) for cell in cells]
        writer.writerow([cell_of(text) for text in texts])


def _blocks(catalog: Catalog, entries: tuple[Standard, ...], remark: str) -> Iterator[Block]:
    from stdcompat.catalogs.chinese import title_of
    from stdcompat.cli import words
    from stdcompat.equivalence.words import STATUS
    from stdcompat.language import both_names
    from stdcompat.report.blocks import Line, Table

    if remark:
        yield Line(remark)
    if entries:
        layered = len(catalog.layers) > 1
        yield Table(
            (*words.FIND_COLUMNS, words.FROM) if layered else words.FIND_COLUMNS,
            tuple(
                (
                    str(entry.id),
                    both_names(entry.title or entry.title_local, entry.title_zh) if entry.title_zh else title_of(entry),
                    STATUS[entry.status],
                    entry.published or "-",
                    *([str(catalog.layer_of(entry))] if layered else []),
                )
                for entry in entries
            ),
        )
    yield Line(stamp_line(catalog))


def _partial(text: str) -> str:
    from stdcompat.catalogs.dates import as_partial_date

    try:
        return as_partial_date(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _count(text: str) -> int:
    if not text.isdecimal():
        msg = f"not a number of entries: {text!r}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)
