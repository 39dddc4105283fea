"""Options that several commands share, and what they mean."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from stdcompat._stamp import stamp, stamp_line
from stdcompat.cli.exits import UsageError
from stdcompat.language import LANGUAGES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from stdcompat.facts import Facts
    from stdcompat.market import Market
    from stdcompat.market.lists import ListBook

__all__ = [
    "add_as_of",
    "add_catalog",
    "add_format",
    "add_language",
    "add_lists",
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
        help="facts of your own, beside those that ship: standards, prefixes, agreements, markets; a TOML file, a folder of them, or a compiled file",
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
    import datetime

    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        msg = f"not a date: {text!r}; write it as 2026-11-21"
        raise argparse.ArgumentTypeError(msg) from None


def facts_from(arguments: argparse.Namespace) -> Facts:
    """Return what a command's questions are asked of: the shipped facts, a user's own above them, on its date.

    Raises:
        CatalogError: with every problem of every file.
    """
    from stdcompat.catalogs.standing import MAX_AGE
    from stdcompat.facts import Facts

    given = vars(arguments)
    return Facts.read(
        *given["catalog"],
        as_of=given.get("as_of"),
        lists=lists_from(given["lists"]) if given.get("lists") else None,
        max_age=MAX_AGE if given.get("max_age") is None else given["max_age"],
    )


def market_of(code: str, facts: Facts) -> Market:
    """Return the market with a code or a name of its jurisdiction, however it is typed.

    Raises:
        UsageError: if there is none.
    """
    from stdcompat.errors import UnknownMarketError

    try:
        return facts.market(code)
    except UnknownMarketError as error:
        raise UsageError(str(error)) from None
