"""``stdcompat check``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stdcompat.cli.options import add_as_of, add_catalog, catalog_from, market_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    from stdcompat.catalogs import Catalog
    from stdcompat.cli.streams import Streams
    from stdcompat.errors import Problem
    from stdcompat.market import Market
    from stdcompat.report import Report

    T = TypeVar("T")

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat check stack.toml --market EU --profile tender.toml --as-of 2026-11-21
  stdcompat check stack.toml --market US --market JP --format json -o report.json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.report.formats import FORMATS

    parser.add_argument("stack", metavar="STACK", help="the deployment, a TOML file")
    parser.add_argument(
        "--market", action="append", default=[], metavar="M", help="a market's code, or a TOML file; may be repeated"
    )
    parser.add_argument("--profile", metavar="FILE", help="the buyer's own requirements, a TOML file")
    add_catalog(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=tuple(FORMATS), help="text by default, or what the suffix of -o says")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the report there, at once or not at all")
    parser.add_argument(
        "--fail-on",
        choices=("error", "warning", "note", "never"),
        default="error",
        help="exit with 1 from this severity on; error by default",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 4 when something cannot be decided")
    parser.add_argument("--verbose", action="store_true", help="print every proof, source and rejected agreement")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Check a deployment and print or write the report."""
    from stdcompat.cli.main import UsageError
    from stdcompat.report.formats import name_for

    if not arguments.market and arguments.profile is None:
        msg = "nothing to check against: give --market, --profile or both"
        raise UsageError(msg)
    name = arguments.format
    if name is None:
        try:
            name = "text" if arguments.output is None else name_for(arguments.output)
        except ValueError as error:
            msg = f"{error}; or say --format"
            raise UsageError(msg) from None
    reports = _reports(arguments)
    _put(reports, name, arguments, streams)
    return _exit_code(reports, arguments.fail_on, strict=arguments.strict)


def _reports(arguments: argparse.Namespace) -> list[Report]:
    """Read every input before anything is checked, so that all their problems come out at once."""
    from stdcompat._api import check
    from stdcompat.deployment import Deployment
    from stdcompat.errors import InputError
    from stdcompat.market import Profile

    problems: list[Problem] = []

    def read(reader: Callable[..., T], *given: str | Sequence[str]) -> T | None:
        try:
            return reader(*given)
        except InputError as error:
            problems.extend(error.problems)
            return None

    codes = [_market(text, read) for text in arguments.market]
    deployment = read(Deployment.from_toml, arguments.stack)
    profile = None if arguments.profile is None else read(Profile.from_toml, arguments.profile)
    catalog: Catalog | None = read(catalog_from, arguments.catalog)
    if problems or deployment is None:
        raise InputError(problems)
    return [check(deployment, market, profile, catalog, arguments.as_of) for market in codes or [None]]


def _market(text: str, read: Callable[..., Market | None]) -> Market | None:
    """Return the market that a code or a path names."""
    if text.endswith(".toml") or os.sep in text:
        return read(_own_market, text)
    return market_of(text)


def _own_market(path: str) -> Market:
    """Read a market file; what it belongs to must be among the markets that ship."""
    from stdcompat.errors import MarketError, Problem
    from stdcompat.market import Market
    from stdcompat.market.read import MarketBook

    market = Market.from_toml(path)
    codes = MarketBook.bundled().codes()
    unknown = [parent for parent in market.parents if parent not in codes]
    if unknown:
        hint = f"there are {', '.join(codes)}"
        raise MarketError([Problem(path, "market.parents", f"no market {parent!r}", hint) for parent in unknown])
    return market


def _put(reports: Sequence[Report], name: str, arguments: argparse.Namespace, streams: Streams) -> None:
    from stdcompat.report.formats import Layout, format_named

    if arguments.output is None and name == "text" and streams.colours:
        from stdcompat.report.outline import outline

        for report in reports:
            streams.show(outline(report, verbose=arguments.verbose))
        return
    width = streams.width if arguments.output is None else Layout().width
    content = format_named(name).render(reports, Layout(width, arguments.verbose))
    if arguments.output is not None:
        from stdcompat.report.files import write_atomically

        write_atomically(arguments.output, content)
    elif isinstance(content, str):
        streams.out.write(content)
    else:
        getattr(streams.out, "buffer").write(content)  # noqa: B009  # a text stream need not have one


def _exit_code(reports: Sequence[Report], fail_on: str, *, strict: bool) -> int:
    from stdcompat.checks import Severity
    from stdcompat.cli.main import CLEAN, DIVERGENCE, UNDECIDED

    if fail_on != "never" and any(report.worst.level >= Severity(fail_on).level for report in reports):
        return DIVERGENCE
    if strict and any(finding.verdict.is_undecided for report in reports for finding in report.findings):
        return UNDECIDED
    return CLEAN
