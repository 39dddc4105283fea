"""``stdcompat batch``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.inputs import Reader
from stdcompat.cli.options import add_as_of, add_catalog, facts_from, market_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from stdcompat.batch.question import CatalogFile, Question
    from stdcompat.batch.run import Done
    from stdcompat.catalogs import Catalog
    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
actions:
  check   check the components in a file, or in the files of a folder (.parquet, .arrow, .csv, .jsonl,
          and offers as they come: .xlsx, .xls, .ods, .csv)
  recheck check them again after the facts or the date changed: only what the change can reach
  query   print a question about the results as SQL, or the names of all of them

The results are parts of one table. The same command again makes the parts that are missing.
Exit code 3 says that a row or a file could not be read: its row in the results says why.

example:
  stdcompat batch check offers --market EU --out results --as-of 2026-11-21
  stdcompat batch recheck offers --market EU --earlier results --since old.sqlite --catalog new.sqlite --out again
  stdcompat batch query divergences_by_supplier
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("action", choices=tuple(_ACTIONS), help="what to do")
    parser.add_argument(
        "what", metavar="DATA", nargs="?", help="check, recheck: a file or folder; query: a query's name"
    )
    parser.add_argument("--market", action="append", default=[], metavar="M", help="a market's code; may be repeated")
    parser.add_argument("--profile", metavar="FILE", help="the buyer's own requirements: TOML, JSON, XLSX or CSV")
    add_catalog(parser)
    add_as_of(parser)
    parser.add_argument("--earlier", metavar="DIR", help="recheck: the folder of the earlier results")
    parser.add_argument(
        "--since",
        action="append",
        default=[],
        metavar="PATH",
        help="recheck: the earlier facts, as --catalog names the new ones; those that ship by default",
    )
    parser.add_argument("--out", metavar="DIR", help="check: the folder for the parts")
    parser.add_argument(
        "--format", choices=("parquet", "arrow", "csv", "jsonl"), default="parquet", help="of the parts"
    )
    parser.add_argument("--columns", metavar="A,B", help="check: the columns of the results to keep; all by default")
    parser.add_argument("--workers", metavar="N", type=int, help="check: processes; one for each core by default")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Do what was asked with many deployments."""
    return _ACTIONS[arguments.action](arguments, streams)


def _query(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.batch.queries import query, query_names

    if arguments.what is None:
        streams.out.write("".join(f"{name}\n" for name in query_names()))
        return 0
    try:
        streams.out.write(query(arguments.what))
    except ValueError as error:
        raise UsageError(str(error)) from None
    return 0


def _recheck(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.batch.question import portable
    from stdcompat.facts import Facts

    if arguments.earlier is None:
        msg = "recheck needs the folder of the earlier results: DATA --earlier DIR --out DIR"
        raise UsageError(msg)
    return _check(arguments, streams, (arguments.earlier, portable(Facts.read(*arguments.since).catalog)))


def _check(
    arguments: argparse.Namespace, streams: Streams, earlier: tuple[str, CatalogFile | Catalog] | None = None
) -> int:
    from stdcompat.batch.run import inputs_of
    from stdcompat.batch.run import run as run_batch
    from stdcompat.cli.progress import progress

    if arguments.what is None or arguments.out is None:
        msg = f"{arguments.action} needs the data and the folder for the results: DATA --out DIR"
        raise UsageError(msg)
    if not arguments.market and arguments.profile is None:
        msg = "nothing to check against: give --market, --profile or both"
        raise UsageError(msg)
    if arguments.workers is not None and arguments.workers < 1:
        msg = f"--workers must be 1 or more, not {arguments.workers}"
        raise UsageError(msg)
    columns = _columns(arguments.columns)
    inputs = inputs_of(arguments.what)
    question = _question(arguments)
    with progress(streams.err, "components checked") as advance:
        done = run_batch(
            inputs,
            arguments.out,
            question,
            format=arguments.format,
            columns=columns,
            workers=arguments.workers,
            earlier=earlier,
            advance=advance,
        )
    streams.out.write(_said(done, arguments.out))
    if not done.components and not done.kept:
        streams.err.write("stdcompat: no components: nothing to check\n")
        return 3
    return 3 if done.rows.get("problem") else 0


def _columns(text: str | None) -> list[str] | None:
    """Return the columns to keep, which are known to be columns of results."""
    from stdcompat.batch.schema import RESULTS
    from stdcompat.errors import did_you_mean

    if text is None:
        return None
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in RESULTS.names:
            msg = f"no column {name!r}; {did_you_mean(name, RESULTS.names) or 'there are ' + ', '.join(RESULTS.names)}"
            raise UsageError(msg)
    return list(dict.fromkeys(names))


def _question(arguments: argparse.Namespace) -> Question:
    from stdcompat.batch.question import Question
    from stdcompat.errors import InputError
    from stdcompat.market import Profile

    reader = Reader()
    facts = facts_from(arguments)
    markets = [market_of(code, facts) for code in arguments.market]
    profile = reader.read(Profile.load, arguments.profile)
    if reader.problems:
        raise InputError(reader.problems)
    try:
        return Question.of(markets, profile, facts=facts)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _said(done: Done, folder: str) -> str:
    lines = [f"{folder}: {_many(done.components, 'component')} in {_many(done.parts, 'new part')}"]
    if done.kept:
        lines[0] += f"; {_many(done.kept, 'part')} of an earlier run not counted here"
    lines += [f"  {name:13}{count:12,}" for name, count in done.verdicts.items()]
    for about, words in (
        ("exclusion", "barred"),
        ("claim", "remarked on a claim by itself"),
        ("notice", "asked, and matched against nothing"),
        ("nothing", "of which nothing known is asked"),
        ("problem", "could not be read"),
        ("unread", "cells of offers not understood"),
    ):
        if done.rows.get(about):
            lines.append(f"  {done.rows[about]:25,} {words}")
    return "".join(f"{line}\n" for line in lines)


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


_ACTIONS: dict[str, Callable[[argparse.Namespace, Streams], int]] = {
    "check": _check,
    "recheck": _recheck,
    "query": _query,
}
