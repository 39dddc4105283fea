"""``stdcompat ask``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.inputs import Reader, add_inputs, read_inputs

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from stdcompat.cli.streams import Streams
    from stdcompat.language import Language
    from stdcompat.report import Letter
    from stdcompat.report.written import Written

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat ask report.json --supplier 'Qiongzhu Compute' --lang zh
  stdcompat ask stack.toml --market EU --profile tender.toml -o letters.html
"""
_FORMATS = ("text", "markdown", "html")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_inputs(parser)
    parser.add_argument("--supplier", metavar="NAME", help="the letter for this supplier only; one for each by default")
    parser.add_argument("--format", choices=_FORMATS, help="text by default, or what the suffix of -o says")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the letters there, at once or not at all")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print or write the letters that a report, or a deployment checked here, gives rise to."""
    name = _format(arguments)
    found = _found(arguments, streams)
    letters = _letters(found, arguments.supplier)
    if arguments.output is None and name == "text":
        for number, letter in enumerate(letters):
            streams.out.write("\n\n" if number else "")
            streams.show(letter.blocks())
        return 0
    content = _render(letters, name, streams.language)
    if arguments.output is None:
        streams.write(content)
    else:
        streams.save(arguments.output, content)
    return 0


def _format(arguments: argparse.Namespace) -> str:
    """Return the format asked for, by name or by suffix."""
    from stdcompat.report.formats import name_for

    if arguments.format is not None:
        return str(arguments.format)
    if arguments.output is None:
        return "text"
    try:
        name = name_for(arguments.output)
    except ValueError:
        name = ""
    if name not in _FORMATS:
        msg = f"no letter is written as {arguments.output!r}; a name may end in .txt, .md or .html, or say --format"
        raise UsageError(msg)
    return name


def _found(arguments: argparse.Namespace, streams: Streams) -> Written:
    """Return the report that was written, or check the deployment where a market or profile is named."""
    if arguments.market or arguments.profile is not None:
        from stdcompat.cli.commands.check import checked

        return checked(read_inputs(arguments, Reader(), streams))
    if not arguments.stack.endswith((".json", ".jsonl", ".ndjson")):
        msg = (
            f"{arguments.stack} is no report; name one that check -o report.json wrote, or a --market to check it here"
        )
        raise UsageError(msg)
    from stdcompat.report.markets import read_report

    return read_report(arguments.stack)


def _letters(found: Written, supplier: str | None) -> Sequence[Letter]:
    from stdcompat.report import letters

    every = [letter for report in found.reports for letter in letters(report)]
    if supplier is None:
        return every
    chosen = [letter for letter in every if (letter.supplier or "").casefold() == supplier.casefold()]
    if not chosen:
        names = sorted({letter.supplier for letter in every if letter.supplier})
        msg = f"nothing to ask of {supplier!r}; there are {', '.join(names) or 'no suppliers'}"
        raise UsageError(msg)
    return chosen


def _render(letters: Sequence[Letter], name: str, language: Language) -> str:
    pages = [list(letter.blocks()) for letter in letters]
    if name == "html":
        from stdcompat.report.formats.html import page_of

        return page_of(pages, language)
    from stdcompat.report.blocks import blocks_in
    from stdcompat.report.formats import markdown, text

    show = markdown.show if name == "markdown" else text.show
    return "\n".join(show(blocks_in(page, language)) for page in pages)
