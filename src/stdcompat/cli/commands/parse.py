"""``stdcompat parse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from stdcompat.cli.exits import CLEAN, INVALID
from stdcompat.cli.options import add_catalog, facts_from

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.errors import IdentifierError
    from stdcompat.identifiers import StandardId, Supplement

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat parse GBT22239-2019 'BS EN ISO 9001:2015'
  cut -d, -f2 claims.csv | stdcompat parse - --format csv
  pdftotext tender.pdf - | stdcompat parse --find - --format json
"""


class _Reading(NamedTuple):
    """A text, what it was read into, and where it stood when it was found in a longer one."""

    text: str
    result: StandardId | IdentifierError
    span: tuple[int, int] | None = None


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help="a standard's identifier; - reads one from each line of a pipe, or all of it with --find",
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="how to print the answer")
    parser.add_argument("--find", action="store_true", help="find the identifiers inside running text")
    parser.add_argument("--strict", action="store_true", help="refuse what is not written in the publisher's own form")
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print each identifier in its canonical form, with its parts."""
    from stdcompat.identifiers import own_prefixes
    from stdcompat.report.safe import clean, logged

    readings: list[_Reading] = []
    with own_prefixes(facts_from(arguments).catalog.conventions if arguments.catalog else ()):
        for text in _texts(arguments.text, streams, whole=arguments.find):
            readings += _found(text) if arguments.find else [_read(text, strict=arguments.strict)]
    if arguments.format == "json":
        streams.json([_plain(reading) for reading in readings])
    elif arguments.format == "csv":
        streams.out.write(_table(readings))
    failed = []
    for text, result, _ in readings:
        if isinstance(result, ValueError):
            failed.append(result)
        elif arguments.format == "text":
            streams.out.write("".join(f"{logged(clean(line))}\n" for line in _lines(text, result)))
    for error in failed:
        streams.err.write("".join(f"{logged(clean(line))}\n" for line in f"stdcompat: {error}".split("\n")))
    return INVALID if failed else CLEAN


def _texts(given: Iterable[str], streams: Streams, *, whole: bool) -> Iterator[str]:
    for text in given:
        if text != "-":
            yield text
        elif whole:
            yield streams.inp.read()
        else:
            yield from (line.strip() for line in streams.inp if line.strip())


def _read(text: str, *, strict: bool) -> _Reading:
    from stdcompat.errors import IdentifierError
    from stdcompat.identifiers import parse

    try:
        return _Reading(text, parse(text, strict=strict))
    except IdentifierError as error:
        return _Reading(text, error)


def _found(text: str) -> list[_Reading]:
    from stdcompat.identifiers import find_identifiers

    return [
        _Reading(found.text, found.id, (found.start, found.end))
        for found in find_identifiers(text)
        if found.id is not None
    ]


def _lines(text: str, result: StandardId) -> Iterator[str]:
    from stdcompat.identifiers._plain import PARTS

    yield str(result) + (f"  (from {text!r})" if text != str(result) else "")
    yield "  " + "; ".join(f"{name} {value}" for name in PARTS if (value := getattr(result, name)) is not None)
    if result.supplements:
        yield "  with " + ", ".join(map(_words, result.supplements))
    if result.wrapped is not None and result.wrapping is not None:
        yield f"  {result.wrapping.value} of {result.wrapped}"
    if result.all_parts:
        yield "  all parts"
    if not result.is_dated and not result.all_parts:
        yield "  undated: the edition in force on the date asked about"
    if result.urn is not None:
        yield f"  {result.urn}"


def _plain(reading: _Reading) -> dict[str, Any]:
    from stdcompat.identifiers._plain import to_plain

    text, result, span = reading
    if isinstance(result, ValueError):
        error = {"expected": result.expected, "span": list(result.span), "suggestion": result.suggestion}
        return {"text": text, "id": None, "error": error}
    return {"text": text, **({} if span is None else {"span": list(span)}), **to_plain(result)}


def _table(readings: Iterable[_Reading]) -> str:
    """Return one row a reading; lists are joined with semicolons."""
    from stdcompat.identifiers._plain import PARTS
    from stdcompat.report.formats.csv import table

    columns = (
        "text", "start", "end", "id", *PARTS, "supplements", "wrapped", "wrapping", "joint", "all_parts", "urn", "notes",
        "error",
    )  # fmt: skip
    return table(columns, ([_cell(cells.get(name)) for name in columns] for cells in map(_cells, readings)))


def _cells(reading: _Reading) -> dict[str, Any]:
    cells = _plain(reading)
    cells["start"], cells["end"] = reading.span or (None, None)
    if isinstance(reading.result, ValueError):
        cells["error"] = f"expected {reading.result.expected}"
    else:
        cells["supplements"] = [_words(item) for item in reading.result.supplements]
    return cells


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def _words(item: Supplement) -> str:
    return " ".join(filter(None, (item.kind, item.number, str(item.year or ""))))
