"""``stdcompat show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_as_of, add_catalog, add_format, catalog_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Iterator

    from stdcompat.catalogs import Catalog, Correspondence, Standard
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block, Line

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat show 'GB/T 22080-2025'
  stdcompat show 'ISO/IEC 27001'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("id", metavar="ID", help="a standard; without a date, the edition in force")
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print an entry of the catalog, its editions and its correspondences."""
    from stdcompat.catalogs.dates import as_date
    from stdcompat.catalogs.plain import as_id, to_plain

    catalog = catalog_from(arguments.catalog)
    as_of = as_date(arguments.as_of)
    asked = as_id(arguments.id)
    entry = None if asked.is_dated else catalog.edition_in_force(asked, as_of)
    if entry is None:
        entry = catalog[asked]
    if arguments.format == "json":
        plain = {
            "schema": "stdcompat-standard/1",
            **stamp(catalog, as_of),
            "standard": to_plain(entry),
            "editions": [to_plain(edition) for edition in catalog.editions(entry.id)],
            "correspondences": [to_plain(one) for one in catalog.correspondences(entry.id)],
        }
        streams.json(plain)
    else:
        streams.show(_blocks(entry, catalog, as_of))
    return 0


def _blocks(entry: Standard, catalog: Catalog, as_of: datetime.date) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line, Table

    yield Line(str(entry.id))
    yield Line(entry.title, indent=2)
    if entry.title_zh:
        yield Line(entry.title_zh, indent=2)
    publisher = catalog.publisher(entry.id.publisher)
    facts = {
        "publisher": "" if publisher is None else f"{publisher.name} ({publisher.jurisdiction})",
        "status": entry.status.value + (f" (as of {entry.status_as_of})" if entry.status_as_of else ""),
        "published": entry.published,
        "effective": entry.effective,
        "withdrawn": entry.withdrawn,
        "replaces": ", ".join(map(str, entry.replaces)),
        "domains": ", ".join(entry.domains),
        "confidence": entry.confidence.value,
        "sources": ", ".join(entry.sources),
        "note": entry.note,
    }
    for label, value in facts.items():
        if value:
            yield Line(value, f"{label}:", 2)
    current = catalog.edition_in_force(entry.id, as_of)
    yield Heading("Editions")
    yield Table(
        ("edition", "status", "published", "effective", "withdrawn", ""),
        tuple(
            (
                *(str(one.id), one.status.value, one.published or "-", one.effective or "-", one.withdrawn or "-"),
                f"in force on {as_of}" if current is not None and one.id == current.id else "",
            )
            for one in catalog.editions(entry.id)
        ),
    )
    found = catalog.correspondences(entry.id)
    key = entry.id.designation.key
    for title, own in (("Adopts", True), ("Adopted by", False)):
        lines = [_line(one, own=own) for one in found if (one.adopter.designation.key == key) is own]
        if lines:
            yield Heading(f"{title} ({len(lines)})")
            yield from lines
    yield Line(stamp_line(catalog, as_of))


def _line(one: Correspondence, *, own: bool) -> Line:
    from stdcompat.report.blocks import Line

    other = " + ".join(map(str, one.adopted)) if own else str(one.adopter)
    degree = one.degree.value + (f" (as printed: {one.as_printed})" if one.as_printed else "")
    return Line(
        f"{other}: {degree}; {one.basis.value}, {one.confidence.value} confidence; sources: {', '.join(one.sources)}",
        "-",
    )
