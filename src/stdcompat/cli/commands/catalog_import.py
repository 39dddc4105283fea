"""``stdcompat catalog import``."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from stdcompat.cli.exits import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.importers import Imported, ImportTally
    from stdcompat.importers.model import Row
    from stdcompat.language import Bilingual
    from stdcompat.sheets import Columns

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat catalog import iso_deliverables_metadata.jsonl gb.xlsx -o mine.sqlite
  stdcompat catalog import own.csv -o own.sqlite --columns columns.toml --licence ours
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "sources",
        metavar="SOURCE",
        nargs="+",
        help="files or folders; where two are equally well attested, the earlier counts",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        required=True,
        help="the compiled catalog, written at once or not at all; an import that was interrupted goes on when run again",
    )
    parser.add_argument(
        "--kind",
        metavar="FORMAT",
        help="the format of the sources, when it is not found out: records, iso-open-data, relaton, sssom, sts, table",
    )
    parser.add_argument("--edition", metavar="NAME", help="what to call this catalog")
    parser.add_argument(
        "--version-of",
        metavar="TEXT",
        dest="release",
        help="which release the sources are, as their publisher calls it",
    )
    parser.add_argument("--retrieved", metavar="DATE", help="when they were taken from there (2026-11-21)")
    parser.add_argument("--licence", metavar="TEXT", help="their licence as stated")
    parser.add_argument(
        "--confidence",
        choices=("high", "medium", "low", "unverified"),
        help="how well their facts are attested (see catalogs/README.md)",
    )
    parser.add_argument(
        "--columns", metavar="FILE", help="for tables: the headings to look for, as --save-columns writes them"
    )
    parser.add_argument("--save-columns", metavar="FILE", help="for tables: write down how the columns were read")
    parser.add_argument("--limit", metavar="N", type=int, help="read this many rows of each source at most")
    parser.add_argument(
        "--report", metavar="FILE", help="write all counts, examples and disagreements of sources as JSON"
    )
    parser.add_argument(
        "--quarantine", metavar="FILE", help="write the rows that could not be read, with their lines, as JSON lines"
    )


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Import the sources, and say what became of their rows."""
    from stdcompat._atomic import write_atomically
    from stdcompat.catalogs.dates import as_partial_date
    from stdcompat.catalogs.model import Confidence
    from stdcompat.cli.progress import progress
    from stdcompat.importers import FORMATS, Import, format_of, import_catalog
    from stdcompat.language import in_language

    if arguments.kind is not None and arguments.kind not in FORMATS:
        msg = f"no format {arguments.kind!r}; there are {', '.join(FORMATS)}"
        raise UsageError(msg)
    try:
        retrieved = None if arguments.retrieved is None else as_partial_date(arguments.retrieved)
    except ValueError as error:
        raise UsageError(str(error)) from None
    confidence = None if arguments.confidence is None else Confidence(arguments.confidence)
    tables = _Tables(arguments.columns)
    sources = []
    for path in arguments.sources:
        kind = arguments.kind or format_of(path)
        read = tables.read if kind == "table" else None
        sources.append(Import(path, kind, arguments.release, retrieved, arguments.licence, confidence, read))
    with progress(streams.err, "rows read") as advance:
        done = import_catalog(
            arguments.output, sources, edition=arguments.edition, limit=arguments.limit, advance=advance
        )
    if not any(done.manifest.counts.get(kind) for kind in ("standard", "correspondence")):
        _refuse(arguments, tables, done)
    if arguments.save_columns is not None:
        write_atomically(arguments.save_columns, tables.to_toml())
    if arguments.report is not None:
        write_atomically(arguments.report, json.dumps(done.to_dict(), ensure_ascii=False, indent=1) + "\n")
    if arguments.quarantine is not None:
        write_atomically(arguments.quarantine, "".join(_quarantined(done)))
    columns = (in_language(line, streams.language) for line in tables.lines())
    streams.out.write("".join(f"{line}\n" for line in (*columns, *_lines(done, arguments.output))))
    return 0


def _refuse(arguments: argparse.Namespace, tables: _Tables, done: Imported) -> None:
    """Refuse sources that gave nothing, and show what their columns were taken for.

    Raises:
        CatalogError: always.
    """
    from stdcompat.errors import CatalogError, Problem

    os.unlink(arguments.output)
    hint = "say which headings are which with --columns; --save-columns writes a file to begin with"
    if arguments.save_columns is not None:
        from stdcompat._atomic import write_atomically

        write_atomically(arguments.save_columns, tables.to_toml())
    problems = [Problem(", ".join(arguments.sources), "", "gave no entry", hint)]
    problems += [Problem(path, place, what) for path in tables.paths for place, what in tables.shown(path)]
    problems += [
        Problem(source.id, skip.place, skip.why) for source, _, tally in done.sources for skip in tally.set_aside[:3]
    ]
    raise CatalogError(problems)


class _Tables:
    """Reads tables by the headings asked for, and remembers how their columns were read."""

    def __init__(self, columns: str | None) -> None:
        self.found: list[Columns] = []
        self.paths: list[str] = []
        self.vocabulary = None
        if columns is not None:
            from stdcompat.importers.tables import HEADINGS
            from stdcompat.sheets import load_vocabulary

            self.vocabulary = load_vocabulary(columns, HEADINGS)

    def read(self, path: str) -> Iterator[Row]:
        """Read one table."""
        from stdcompat.importers.tables import read_table

        self.paths.append(path)
        return read_table(path, self.vocabulary, self.found.append)

    def shown(self, path: str) -> Iterator[tuple[str, str]]:
        """Show the columns of a table that gave nothing."""
        from stdcompat.importers.tables import sheets_of
        from stdcompat.sheets import sampled

        for sheet in sheets_of(path):
            yield from sampled(sheet, self.found)

    def lines(self) -> Iterator[Bilingual]:
        """Say how each column was read."""
        for columns in self.found:
            yield from columns.lines()

    def to_toml(self) -> str:
        """Return the headings that were found, for the next time."""
        headings: dict[str, dict[str, None]] = {}
        for columns in self.found:
            for field, names in columns.vocabulary().items():
                headings.setdefault(field, {}).update(dict.fromkeys(names))
        lines = [
            f"{field} = {json.dumps(list(names), ensure_ascii=False)}\n" for field, names in sorted(headings.items())
        ]
        return "".join(["[columns]\n", *lines])


def _quarantined(done: Imported) -> Iterator[str]:
    for source, _, tally in done.sources:
        for skip in tally.set_aside:
            said = {"source": source.id, "place": skip.place, "why": skip.why, "text": skip.text}
            yield json.dumps(said, ensure_ascii=False) + "\n"


def _lines(done: Imported, output: str) -> Iterator[str]:
    """Say what became of every row."""
    for source, kind, tally in done.sources:
        yield f"{source.id} ({kind}): {tally.rows:,} rows: {_outcome(tally)}"
        yield from _most(tally.quarantined, "quarantined")
        yield from _most(tally.skipped, "left out")
        for (name, read_as), count in sorted(tally.relations.items()):
            yield f"  relation {name}: {read_as} ({count:,})"
        yield from _most(tally.remarks, "remark")
    if done.resumed:
        yield f"{done.resumed:,} of these had been read before an interruption, and were not read again"
    merger = done.merger
    if merger.merged:
        yield f"{merger.merged:,} rows were merged into others; {merger.differing:,} times sources differ on a degree, date or status"
    if done.cancelled:
        yield f"{done.cancelled:,} pairs of editions each replace the other by their source: neither is kept"
    if done.doubted:
        yield f"{done.doubted:,} adoptions are doubtful: several documents state that they are identical to one base"
    counts = ", ".join(
        f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in sorted(done.manifest.counts.items())
    )
    yield f"{output}: {counts}; edition {done.manifest.edition}, facts {done.manifest.digest[:12]}"


def _outcome(tally: ImportTally) -> str:
    counts = (
        (tally.entries, "entry" if tally.entries == 1 else "entries"),
        (tally.pairs, "with correspondences"),
        (tally.skipped.total(), "left out"),
        (tally.quarantined.total(), "quarantined"),
    )
    return ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing"


def _most(found: Any, what: str) -> Iterator[str]:
    for why, count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {what}: {why} ({count:,})"
