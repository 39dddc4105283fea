"""``stdcompat market import``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import date

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.market.lists.importing import ImportedLists

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat market import SummaryListForLegislation_1402.xlsx lvd.xlsx -o eu-lists.sqlite
  stdcompat market import designated.csv --market UK --act 'SI 2016/1101' --columns columns.toml -o uk.toml
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="official lists: XLSX, XLS or CSV, of one act or several"
    )
    parser.add_argument("--market", metavar="M", default="EU", help="the market whose lists they are; EU by default")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="the lists as one compiled file, or as .toml; written at once or not at all, what was there is replaced",
    )
    parser.add_argument("--act", metavar="ACT", help="the act, where the rows do not name it")
    parser.add_argument(
        "--read-on",
        metavar="DATE",
        type=date,
        help="when the lists were taken, where they do not say when they were generated",
    )
    parser.add_argument("--columns", metavar="FILE", help="which headings are which fields; guessed by default")
    parser.add_argument(
        "--write-columns", metavar="FILE", help="write there what was guessed, to be used with --columns"
    )
    parser.add_argument(
        "--left-out", metavar="FILE", help="write every row that was left out as JSON lines, with place and reason"
    )


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Import the lists, and say what became of their rows."""
    from stdcompat._atomic import write_atomically
    from stdcompat.cli.progress import progress
    from stdcompat.language import in_language
    from stdcompat.market.lists.importing import import_lists
    from stdcompat.market.lists.tables import HEADINGS
    from stdcompat.report.safe import clean, logged
    from stdcompat.sheets import load_vocabulary, render_vocabulary

    vocabulary = None if arguments.columns is None else load_vocabulary(arguments.columns, HEADINGS)
    with progress(streams.err, "rows read") as advance:
        done = import_lists(
            arguments.files,
            arguments.market.upper(),
            act=arguments.act,
            read_until=arguments.read_on,
            vocabulary=vocabulary,
            advance=advance,
        )
    digest = _write(done, arguments.output)
    if arguments.write_columns is not None:
        write_atomically(arguments.write_columns, render_vocabulary(table.columns for table in done.tables))
    if arguments.left_out is not None:
        from stdcompat.report.formats.json import dumps

        write_atomically(arguments.left_out, "".join(dumps(row._asdict(), None) for row in done.left_out))
    for table in done.tables:
        lines = (in_language(line, streams.language) for line in table.columns.lines())
        streams.err.writelines(f"{logged(clean(line))}\n" for line in lines)
    streams.out.write("".join(f"{logged(clean(line))}\n" for line in (*_lines(done), f"{arguments.output}: {digest}")))
    return 0


def _write(done: ImportedLists, path: str) -> str:
    if path.endswith(".toml"):
        from stdcompat._atomic import write_atomically
        from stdcompat.bundle.format import format_toml

        write_atomically(path, format_toml("", done.to_tables()))
        return _citations(sum(len(rows) for _, rows in done.lists))
    manifest = done.compile(path)
    return f"{_citations(sum(len(rows) for _, rows in done.lists))}, facts {manifest.digest[:12]}"


def _citations(number: int) -> str:
    return f"{number:,} citation{'s' * (number != 1)}"


def _lines(done: ImportedLists) -> Iterator[str]:
    """Say what became of every row."""
    for source in done.sources:
        said = source.version or "does not say when it was generated"
        yield f"{source.title}: {said}; sha256 {(source.sha256 or '')[:12]}"
    for head, rows in done.lists:
        ended = sum(row.until is not None for row in rows)
        restricted = sum(row.restriction is not None for row in rows)
        whole = f"whole since {head.complete_since}" if head.complete_since else "not known to be whole"
        yield (
            f"{head.label}: {_citations(len(rows))}, {ended:,} with an end, {restricted:,} with a restriction; "
            f"read until {head.read_until or 'a day not stated'}; {whole}"
        )
    yield f"{done.rows:,} rows: {done.imported:,} imported, {len(done.left_out):,} left out"
    for row in done.left_out:
        yield f"  {row.place}: {row.why}: {row.text}"
