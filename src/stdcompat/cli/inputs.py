"""What the commands that check a deployment read: every input first, so that all problems come out at once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_lists, facts_from, market_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from stdcompat.cli.streams import Streams
    from stdcompat.deployment import Deployment
    from stdcompat.errors import Problem
    from stdcompat.facts import Facts
    from stdcompat.market import Market, Profile
    from stdcompat.sheets import Columns

__all__ = ["Inputs", "Reader", "add_inputs", "add_stack", "read_inputs", "read_stack"]

T = TypeVar("T")


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say what is checked, against what, with which facts."""
    add_stack(parser)
    parser.add_argument(
        "--market", action="append", default=[], metavar="M", help="a market's code, or a TOML file; may be repeated"
    )
    add_lists(parser)
    parser.add_argument("--profile", metavar="FILE", help="the buyer's own requirements: TOML, JSON, XLSX or CSV")
    add_catalog(parser)
    add_as_of(parser)


def add_stack(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which deployment is read, and how."""
    from stdcompat.deployment.model import ROLES
    from stdcompat.deployment.readers import FORMATS

    hint = "the deployment: TOML, JSON, YAML, CSV, XLSX, CycloneDX or SPDX; - reads a pipe"
    parser.add_argument("stack", metavar="STACK", help=hint)
    parser.add_argument("--input-format", choices=tuple(FORMATS), help="the format of STACK; told by its content")
    parser.add_argument(
        "--as",
        choices=ROLES,
        dest="role",
        help="take every component as a product of its own, or as a part of one; "
        "by default the root of a bill of materials is the product and the rest its parts",
    )
    parser.add_argument(
        "--columns", metavar="FILE", help="which headings of a sheet are which fields; guessed by default"
    )
    parser.add_argument(
        "--write-columns", metavar="FILE", help="write there what was guessed, to be used with --columns"
    )


class Inputs(NamedTuple):
    """What a check is about."""

    deployment: Deployment
    markets: tuple[Market, ...]
    profile: Profile | None
    facts: Facts


class Reader:
    """Reads files and gathers what is wrong with them."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def read(self, read: Callable[[str], T], path: str | None) -> T | None:
        """Return what a file holds; None without a path, and when there are problems."""
        from stdcompat.errors import InputError

        try:
            return None if path is None else read(path)
        except InputError as error:
            self.problems.extend(error.problems)
            return None


def read_stack(arguments: argparse.Namespace, streams: Streams) -> Deployment:
    """Read what `add_stack` asks for, and say on the side how the columns of a sheet are read.

    Raises:
        DeploymentError: with every problem of the file.
    """
    from stdcompat.cli.progress import progress
    from stdcompat.deployment.readers import MAX_FILE, read_file
    from stdcompat.errors import DeploymentError

    content = streams.piped(MAX_FILE) if arguments.stack == "-" else None
    name = arguments.stack if content is None else "<stdin>"
    try:
        with progress(streams.err, "rows read") as advance:
            found = read_file(name, arguments.input_format, arguments.columns, content, advance)
    except DeploymentError as error:
        _write_columns(arguments, error.columns, streams)
        raise
    if found.columns:
        from stdcompat.deployment.readers.headings import VOCABULARY
        from stdcompat.language import in_language
        from stdcompat.report.safe import clean, logged

        names = {field: headings[1] for field, headings in VOCABULARY.items()}

        for columns in found.columns:
            lines = (in_language(line, streams.language) for line in columns.lines(names))
            streams.err.writelines(f"{logged(clean(line))}\n" for line in lines)
    _write_columns(arguments, found.columns, streams)
    return found.deployment if arguments.role is None else found.deployment.taken_as(arguments.role)


def _write_columns(arguments: argparse.Namespace, columns: Sequence[Columns], streams: Streams) -> None:
    """Write what the columns were taken for, where that is asked for: also when nothing could be read by it."""
    if arguments.write_columns is not None:
        from stdcompat.deployment.readers.headings import VOCABULARY
        from stdcompat.sheets import render_vocabulary

        chinese = {field: words[1] for field, words in VOCABULARY.items() if len(words) > 1}
        names = chinese if streams.language == "zh" else None
        streams.save(arguments.write_columns, render_vocabulary(columns, names))


def read_inputs(arguments: argparse.Namespace, reader: Reader, streams: Streams) -> Inputs:
    """Read what `add_inputs` asks for.

    Raises:
        UsageError: if no market has a code, or one is named twice.
        InputError: with the problems of every file, those that the reader met before among them.
    """
    from stdcompat.errors import InputError
    from stdcompat.facts import Facts
    from stdcompat.identifiers import own_prefixes
    from stdcompat.market import Profile

    problems: tuple[Problem, ...] = ()
    try:
        facts = facts_from(arguments)
    except InputError as error:  # its markets are not known then: only files are read, to tell their problems too
        facts, problems = Facts(as_of=arguments.as_of), error.problems
    with own_prefixes(facts.catalog.conventions):
        markets = [_market(text, reader, facts) for text in arguments.market if not problems or _is_file(text)]
        deployment = reader.read(lambda _: read_stack(arguments, streams), arguments.stack)
        profile = reader.read(Profile.load, arguments.profile)
    reader.problems.extend(problems)
    if reader.problems or deployment is None:
        raise InputError(reader.problems)
    found = tuple(market for market in markets if market is not None)
    codes = [market.code for market in found]
    if len(set(codes)) < len(codes):
        msg = f"name each market once; given: {', '.join(codes)}"
        raise UsageError(msg)
    return Inputs(deployment, found, profile, facts)


def _is_file(text: str) -> bool:
    return text.endswith(".toml") or os.sep in text


def _market(text: str, reader: Reader, facts: Facts) -> Market | None:
    """Return the market that a code or a path names."""
    if _is_file(text):
        return reader.read(lambda path: _own_market(path, facts), text)
    return market_of(text, facts)


def _own_market(path: str, facts: Facts) -> Market:
    """Read a market file; what it belongs to must be among the markets that are known."""
    from stdcompat.errors import MarketError, Problem
    from stdcompat.market import Market

    market = Market.from_toml(path)
    codes = facts.markets.codes()
    unknown = [parent for parent in market.parents if parent not in codes]
    if unknown:
        hint = f"there are {', '.join(codes)}"
        raise MarketError([Problem(path, "market.parents", f"no market {parent!r}", hint) for parent in unknown])
    return market
