"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
import datetime
from typing import TYPE_CHECKING

from stdcompat._stamp import stamp, stamp_line
from stdcompat.language import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs import Catalog
    from stdcompat.facts import Facts
    from stdcompat.market import Market
    from stdcompat.market.lists import ListBook

__all__ = [
    "add_as_of",
    "add_catalog",
    "add_format",
    "add_language",
    "add_lists",
    "catalog_from",
    "date",
    "facts_from",
    "lists_from",
    "market_of",
    "stamp",
    "stamp_line",
]


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add ``--format``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the answer")


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add ``--lang``; neither the locale nor anything else of the machine decides it."""
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="the language of the answer; en by default")


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Add ``--as-of``."""
    parser.add_argument(
        "--as-of", type=date, metavar="DATE", help="the date of the answer (2026-11-21); today by default"
    )


def add_catalog(parser: argparse.ArgumentParser) -> None:
    """Add ``--catalog``."""
    parser.add_argument(
        "--catalog",
        action="append",
        default=[],
        metavar="PATH",
        help="facts of your own, beside those that ship: a TOML file, a folder of them, or a compiled file",
    )


def add_lists(parser: argparse.ArgumentParser) -> None:
    """Add ``--list``."""
    parser.add_argument(
        "--list",
        action="append",
        default=[],
        metavar="FILE",
        dest="lists",
        help="official lists that 'market import' wrote; of an act that ships too, these count; may be repeated",
    )


def lists_from(paths: Sequence[str]) -> ListBook:
    """Return the shipped lists, with those of files above them; the first file is the highest."""
    from stdcompat.market.lists import ListBook

    book = ListBook.bundled()
    for path in reversed(paths):
        book = ListBook.read(path).above(book)
    return book


def date(text: str) -> datetime.date:
    """Read a date as people type it."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        msg = f"not a date: {text!r}; write it as 2026-11-21"
        raise argparse.ArgumentTypeError(msg) from None


def catalog_from(paths: Sequence[str]) -> Catalog:
    """Return the shipped catalog, with a user's own facts above it.

    What ships was looked at by people, so it counts where a compiled file says something else.
    What people wrote themselves must not contradict it, unless they say so with an override.
    """
    from stdcompat.catalogs import Catalog

    catalog = Catalog.bundled()
    compiled = [path for path in paths if path.endswith(".sqlite")]
    written = [path for path in paths if not path.endswith(".sqlite")]
    for path in compiled:
        catalog = catalog.combine(Catalog.open(path), on_conflict="ours")
    return catalog.combine(Catalog.from_toml(*written)) if written else catalog


def facts_from(arguments: argparse.Namespace) -> Facts:
    """Return what a command's questions are asked of: the shipped facts, a user's own above them, on its date."""
    from stdcompat.facts import Facts

    return Facts(catalog_from(arguments.catalog), arguments.as_of)


def market_of(code: str) -> Market:
    """Return the shipped market with a code, however its letters are typed.

    Raises:
        UsageError: if there is none.
    """
    from stdcompat.cli.main import UsageError
    from stdcompat.errors import UnknownMarketError
    from stdcompat.market.read import MarketBook

    book = MarketBook.bundled()
    known = {one.casefold(): one for one in book.codes()}
    try:
        return book[known.get(code.casefold(), code)]
    except UnknownMarketError as error:
        raise UsageError(str(error)) from None
