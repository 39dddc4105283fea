"""``stdcompat cited``."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from stdcompat.cli.exits import CLEAN, DIVERGENCE, UNDECIDED, UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_lists, facts_from

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.identifiers import StandardId

__all__ = ["EXAMPLE", "claims_of_file", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat cited 'EN 62368-1:2014+A11:2017' 'EN 55032:2015/A11:2020' --as-of 2026-11-21
  stdcompat cited declaration.pdf --act LVD --act EMC -o cited.xlsx
  stdcompat cited --product 'LED street light' --product 'rack server'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.report.citations import FORMATS

    parser.add_argument(
        "claims",
        metavar="CLAIM",
        nargs="*",
        help="standards, or declarations that name them: text, PDF, DOCX, a sheet, a deployment; - reads a pipe",
    )
    parser.add_argument("--market", metavar="M", default="EU", help="the market whose lists are asked; EU by default")
    parser.add_argument(
        "--act",
        action="append",
        default=[],
        metavar="ACT",
        help="keep to this act: a number or a name (LVD); may be repeated",
    )
    parser.add_argument(
        "--product",
        action="append",
        default=[],
        metavar="NAME",
        help="say what is cited for such a product, as far as scopes and titles tell; may be repeated",
    )
    add_lists(parser)
    add_catalog(parser)
    add_as_of(parser)
    parser.add_argument("--format", choices=FORMATS, help="text by default, or what the suffix of -o says")
    parser.add_argument("-o", "--output", metavar="FILE", help="write the answer there, at once or not at all")
    parser.add_argument("--strict", action="store_true", help="exit with 4 when something cannot be decided")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Say of each claim whether it is cited, and what is cited instead."""
    from stdcompat.deployment.model import Claim
    from stdcompat.errors import InputError, Problem
    from stdcompat.identifiers import own_prefixes

    if not arguments.claims and not arguments.product:
        msg = "name a standard, a file that names some, or a --product"
        raise UsageError(msg)
    name = _format(arguments)
    if arguments.product and name in {"csv", "xlsx"}:
        msg = "what is cited for a product does not fit into rows of claims; write it as text, Markdown, HTML or JSON"
        raise UsageError(msg)
    facts = facts_from(arguments)
    with own_prefixes(facts.catalog.conventions):
        claims = [Claim(id, text) for id, text in _claims(arguments.claims, streams)]
    if not claims and arguments.claims:
        raise InputError(
            [Problem(", ".join(arguments.claims), "", "names no standard", "name one, or a file that does")]
        )
    files = ", ".join(os.path.basename(text) for text in arguments.claims if _is_file(text))
    market = arguments.market.upper()
    try:
        report = facts.cited(claims, market, acts=arguments.act, name=files, products=arguments.product)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if arguments.output is None and name == "text":
        streams.show(report.blocks())
    else:
        content = report.render(name, streams.language, streams.width)
        if arguments.output is None:
            streams.write(content)
        else:
            streams.save(arguments.output, content)
    if report.not_met or not (report.met or report.open or not report.claims):
        return DIVERGENCE
    undecided = report.open or any(one.stale for one in report.claims)
    return UNDECIDED if arguments.strict and undecided else CLEAN


def _format(arguments: argparse.Namespace) -> str:
    from stdcompat.report.citations import FORMATS
    from stdcompat.report.formats import name_for

    if arguments.format is not None or arguments.output is None:
        return arguments.format or "text"
    try:
        name = name_for(arguments.output)
    except ValueError:
        name = ""
    if name not in FORMATS:
        msg = f"no answer is written as {arguments.output!r}; say --format, one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    return name


def _is_file(text: str) -> bool:
    return text == "-" or os.path.isfile(text)


def _claims(given: list[str], streams: Streams) -> Iterator[tuple[StandardId | None, str]]:
    """Iterate over the claims of arguments and files, each with its text."""
    from stdcompat.identifiers import split_identifiers

    for text in given:
        if _is_file(text) or os.path.isdir(text):  # of a folder it is said that it is one
            yield from claims_of_file(text, streams)
            continue
        for found in split_identifiers(text):
            yield found.id, found.text


def claims_of_file(path: str, streams: Streams) -> Iterator[tuple[StandardId | None, str]]:
    """Read the claims of a deployment or a sheet, or else whatever standards a document mentions."""
    from stdcompat.deployment.readers import read_file
    from stdcompat.documents import find_mentions, read_document
    from stdcompat.errors import StdcompatError

    if path == "-":
        from stdcompat.cli.commands.scan import read_input

        document = read_input("-", streams)
        yield from ((mention.id, mention.as_written) for mention in find_mentions(document))
        return
    if path.lower().endswith((".toml", ".json", ".yaml", ".yml", ".xml", ".csv", ".tsv", ".xlsx", ".xls")):
        try:
            deployment = read_file(path).deployment
        except StdcompatError:
            if path.lower().endswith((".csv", ".tsv", ".xlsx", ".xls")):
                yield from _claims_of_sheets(path)
                return
            raise
        for component in deployment.components:
            yield from ((claim.id, claim.as_written) for claim in component.claims if claim.asserts)
        return
    yield from ((mention.id, mention.as_written) for mention in find_mentions(read_document(path)))


def _claims_of_sheets(path: str) -> Iterator[tuple[StandardId | None, str]]:
    """Read the standards that the cells of a sheet name, wherever they stand."""
    from stdcompat.identifiers import find_identifiers
    from stdcompat.sheets import read_sheets

    for sheet in read_sheets(path):
        for row in sheet.rows():
            for cell in dict.fromkeys(row.cells):
                yield from ((found.id, found.text) for found in find_identifiers(cell) if found.id is not None)
