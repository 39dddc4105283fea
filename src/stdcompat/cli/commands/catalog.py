"""``stdcompat catalog``."""

from __future__ import annotations

import glob
import os
from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
actions:
  compile   check a folder of facts and make one file of it
  verify    read all of a compiled file: nothing changed, cut off, too new or unreadable
  lint      say what is wrong with the facts, by cause; exit code 3 on errors
  format    write the files in the one way (with --check, only say which are not)
  stats     count the facts: the data sheet
  sample    print facts with their sources, for a person to check
  schema    print a JSON Schema, so that editors complete and check the files
  import    a command of its own: catalog import --help

example:
  stdcompat catalog sample catalogs --n 50 --seed 1
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("action", choices=tuple(_ACTIONS), help="what to do with the facts")
    parser.add_argument(
        "folder",
        metavar="FOLDER",
        nargs="?",
        default="catalogs",
        help="facts in TOML, laid out as catalogs/ is; verify: a compiled file",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="where to write, at once or not at all")
    parser.add_argument("--check", action="store_true", help="format: change nothing; exit code 3 if something would")
    parser.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="stats: how to print")
    parser.add_argument(
        "--into",
        metavar="PAGE",
        action="append",
        default=[],
        help="stats: refresh the counts in a Markdown page, or in all of a folder",
    )
    parser.add_argument("--expect", metavar="SHA256", help="verify: the digest or checksum that was told elsewhere")
    parser.add_argument("--oldest", metavar="EDITION", help="verify: refuse an edition older than this one")
    parser.add_argument("--n", metavar="N", type=int, default=50, help="sample: how many facts (50)")
    parser.add_argument("--seed", metavar="S", type=int, default=1, help="sample: the same seed gives the same facts")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Do what was asked with a folder of facts."""
    return _ACTIONS[arguments.action](arguments, streams)


def _compile(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.bundle import compile_facts

    if arguments.output is None:
        msg = "compile needs the file to write: -o FILE"
        raise UsageError(msg)
    digest = compile_facts(arguments.folder, arguments.output)
    streams.out.write(f"{arguments.output}: sha256 {digest}\n")
    return 0


def _verify(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.catalogs.verify import verify
    from stdcompat.cli.progress import progress

    with progress(streams.err, "records read") as advance:
        manifest = verify(arguments.folder, expected=arguments.expect, oldest=arguments.oldest, advance=advance)
    counts = ", ".join(f"{count} {kind}" for kind, count in sorted(manifest.counts.items()))
    streams.out.write(
        f"{arguments.folder}: edition {manifest.edition}, whole and unchanged\n"
        f"  digest    {manifest.digest}\n  checksum  {manifest.checksum}\n  records   {counts}\n"
    )
    return 0


def _lint(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.bundle.lint import CAUSES, Severity, lint

    remarks = lint(arguments.folder)
    for code, cause in CAUSES.items():
        found = [remark for remark in remarks if remark.cause == code]
        if found:
            streams.out.write(f"{cause.severity.value} {code}: {cause.says} ({len(found)})\n")
            streams.out.write("".join(f"  {remark.place}: {remark.what}\n" for remark in found))
    errors = sum(CAUSES[remark.cause].severity is Severity.ERROR for remark in remarks)
    streams.out.write(f"{errors} errors, {len(remarks) - errors} warnings\n")
    return 3 if errors else 0


def _format(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.bundle.format import format_files

    changed = format_files(arguments.folder, check=arguments.check)
    streams.out.write("".join(f"{path}\n" for path in changed))
    return 3 if arguments.check and changed else 0


def _stats(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat._atomic import write_atomically
    from stdcompat.bundle.facts import load_facts
    from stdcompat.bundle.stats import count_facts, refresh, render

    facts = load_facts(arguments.folder)
    for page in (page for path in arguments.into for page in _pages(path)):
        with open(page, encoding="utf-8") as file:
            text = file.read()
        write_atomically(page, refresh(text, facts))
    if not arguments.into:
        _give(arguments, streams, render(count_facts(facts), arguments.format))
    return 0


def _pages(path: str) -> list[str]:
    """Return a page, or those of a folder."""
    return sorted(glob.glob(os.path.join(glob.escape(path), "*.md"))) if os.path.isdir(path) else [path]


def _sample(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.bundle.facts import load_facts
    from stdcompat.bundle.sample import sample

    chosen = sample(load_facts(arguments.folder), arguments.n, arguments.seed)
    _give(arguments, streams, "".join(f"{one}\n\n" for one in chosen))
    return 0


def _schema(arguments: argparse.Namespace, streams: Streams) -> int:
    from stdcompat.bundle.schema import facts_schema, render_schema

    _give(arguments, streams, render_schema(facts_schema()))
    return 0


def _give(arguments: argparse.Namespace, streams: Streams, text: str) -> None:
    if arguments.output is None:
        streams.out.write(text)
    else:
        from stdcompat._atomic import write_atomically

        write_atomically(arguments.output, text)


_ACTIONS: dict[str, Callable[[argparse.Namespace, Streams], int]] = {
    "compile": _compile,
    "verify": _verify,
    "lint": _lint,
    "format": _format,
    "stats": _stats,
    "sample": _sample,
    "schema": _schema,
}
