"""``stdcompat parse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.options import add_format

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.errors import IdentifierError
    from stdcompat.identifiers import StandardId

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat parse GBT22239-2019 'BS EN ISO 9001:2015'
  cut -d, -f2 claims.csv | stdcompat parse - --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "text", metavar="TEXT", nargs="+", help="a standard's identifier; - reads one from each line of a pipe"
    )
    add_format(parser)
    parser.add_argument("--find", action="store_true", help="find the identifiers inside running text")


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print each identifier in its canonical form, with its parts."""
    from stdcompat.cli.main import CLEAN, INVALID
    from stdcompat.report.safe import clean

    read: list[tuple[str, StandardId | IdentifierError]] = []
    for text in _texts(arguments.text, streams):
        read += _found(text) if arguments.find else [(text, _read(text))]
    failed = [result for _, result in read if isinstance(result, ValueError)]
    if arguments.format == "json":
        streams.json([_plain(text, result) for text, result in read])
    else:
        for text, result in read:
            if not isinstance(result, ValueError):
                streams.out.write("".join(f"{clean(line)}\n" for line in _lines(text, result)))
    for error in failed:
        streams.err.write("".join(f"{clean(line)}\n" for line in f"stdcompat: {error}".split("\n")))
    return INVALID if failed else CLEAN


def _texts(given: Iterable[str], streams: Streams) -> Iterator[str]:
    for text in given:
        if text == "-":
            yield from (line.strip() for line in streams.inp if line.strip())
        else:
            yield text


def _read(text: str) -> StandardId | IdentifierError:
    from stdcompat.errors import IdentifierError
    from stdcompat.identifiers import parse

    try:
        return parse(text)
    except IdentifierError as error:
        return error


def _found(text: str) -> list[tuple[str, StandardId | IdentifierError]]:
    from stdcompat.identifiers import find_identifiers

    return [(found.text, found.id) for found in find_identifiers(text) if found.id is not None]


def _lines(text: str, result: StandardId) -> Iterator[str]:
    from stdcompat.identifiers._plain import PARTS

    yield str(result) + (f"  (from {text!r})" if text != str(result) else "")
    yield "  " + "; ".join(f"{name} {value}" for name in PARTS if (value := getattr(result, name)) is not None)
    if result.supplements:
        words = ((s.kind, s.number or "", str(s.year or "")) for s in result.supplements)
        yield "  with " + ", ".join(" ".join(filter(None, one)) for one in words)
    if result.wrapped is not None and result.wrapping is not None:
        yield f"  {result.wrapping.value} of {result.wrapped}"
    if result.all_parts:
        yield "  all parts"
    if not result.is_dated and not result.all_parts:
        yield "  undated: the edition in force on the date asked about"
    if result.urn is not None:
        yield f"  {result.urn}"


def _plain(text: str, result: StandardId | IdentifierError) -> dict[str, Any]:
    from stdcompat.identifiers._plain import to_plain

    if isinstance(result, ValueError):
        error = {"expected": result.expected, "span": list(result.span), "suggestion": result.suggestion}
        return {"text": text, "id": None, "error": error}
    return {"text": text, **to_plain(result)}
