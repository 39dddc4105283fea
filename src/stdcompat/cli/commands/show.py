"""``stdcompat show``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    import datetime
    from collections.abc import Iterator

    from stdcompat.catalogs import Catalog, Correspondence, Publisher, Standard
    from stdcompat.cli.streams import Streams
    from stdcompat.language import Bilingual
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
    from stdcompat.catalogs.holding import Held
    from stdcompat.catalogs.plain import to_plain
    from stdcompat.equivalence.words import held_otherwise
    from stdcompat.language import in_language
    from stdcompat.report.blocks import Line

    catalog = facts_from(arguments).catalog
    as_of = as_date(arguments.as_of)
    asked = catalog.identifier(arguments.id)
    found = catalog.holding(asked)
    shown = found.through or asked
    entry = None if shown.is_dated else catalog.edition_in_force(shown, as_of)
    if entry is None and (found.through is not None or found.held is Held.PARTS):
        entry = catalog.get(shown) or catalog.edition_in_force(shown, as_of) or found.entries[0]
    if entry is None:
        entry = catalog[asked]
    through = held_otherwise(found)
    if arguments.format == "json":
        plain = {
            "schema": "stdcompat-standard/1",
            **stamp(catalog, as_of),
            "asked": str(asked),
            "held": found.held.value,
            **({} if through is None else {"through": str(through), "through_zh": in_language(through, "zh")}),
            "standard": to_plain(entry),
            "editions": [to_plain(edition) for edition in catalog.editions(entry.id)],
            "correspondences": [to_plain(one) for one in catalog.correspondences(entry.id)],
        }
        streams.json(plain)
    else:
        streams.show([*([] if through is None else [Line(through)]), *_blocks(entry, catalog, as_of)])
    return 0


def _blocks(entry: Standard, catalog: Catalog, as_of: datetime.date) -> Iterator[Block]:
    from stdcompat.catalogs.chinese import title_of
    from stdcompat.catalogs.vocabulary import DOMAINS
    from stdcompat.cli import words
    from stdcompat.equivalence.words import CONFIDENCE, STATUS
    from stdcompat.language import Bilingual, joined
    from stdcompat.report.blocks import Heading, Line, Table

    yield Line(str(entry.id))
    yield Line(title_of(entry), indent=2)
    if entry.title_zh and entry.title:  # each language has its own first, and the other below
        yield Line(Bilingual(entry.title_zh, entry.title), indent=2)
    publisher = catalog.publisher(entry.id.publisher)
    status = STATUS[entry.status]
    facts = {
        "publisher": "" if publisher is None else _publisher(publisher),
        "status": words.AT(status=status, date=entry.status_as_of) if entry.status_as_of else status,
        "published": entry.published,
        "effective": entry.effective,
        "withdrawn": entry.withdrawn,
        "replaces": joined(map(str, entry.replaces)),
        "domains": joined(Bilingual(code, DOMAINS[code][1]) for code in entry.domains),
        "confidence": CONFIDENCE[entry.confidence],
        "sources": joined(entry.sources),
        "note": entry.note,
    }
    for label, value in facts.items():
        if value:
            yield Line(value, words.FACTS[label], 2)
    current = catalog.edition_in_force(entry.id, as_of)
    yield Heading(words.EDITIONS_TITLE)
    yield Table(
        words.EDITION_COLUMNS,
        tuple(
            (
                *(str(one.id), STATUS[one.status], one.published or "-", one.effective or "-", one.withdrawn or "-"),
                _standing(catalog, one, as_of) if current is not None and one.id == current.id else "",
            )
            for one in catalog.editions(entry.id)
        ),
    )
    found = catalog.correspondences(entry.id)
    key = entry.id.designation.key
    for title, own in ((words.ADOPTS_TITLE, True), (words.ADOPTED_BY_TITLE, False)):
        lines = [_line(one, own=own) for one in found if (one.adopter.designation.key == key) is own]
        if lines:
            yield Heading(title(n=len(lines)))
            yield from lines
    yield Line(stamp_line(catalog, as_of))


def _publisher(publisher: Publisher) -> Bilingual:
    from stdcompat.cli.words import IN_BRACKETS
    from stdcompat.language import Bilingual

    name = Bilingual(publisher.name, publisher.name_zh or publisher.name)
    return IN_BRACKETS(text=name, more=publisher.jurisdiction)


def _line(one: Correspondence, *, own: bool) -> Line:
    from stdcompat.cli import words
    from stdcompat.equivalence.words import BASIS, CONFIDENCE, DEGREE
    from stdcompat.language import Bilingual, joined
    from stdcompat.report.blocks import Line

    degree = Bilingual(one.degree.value, DEGREE[one.degree].zh)
    said = words.CORRESPONDENCE(
        other=" + ".join(map(str, one.adopted)) if own else str(one.adopter),
        degree=words.AS_PRINTED(degree=degree, printed=one.as_printed) if one.as_printed else degree,
        basis=BASIS[one.basis],
        confidence=CONFIDENCE[one.confidence],
        sources=joined(one.sources),
    )
    return Line(said, "-")


def _standing(catalog: Catalog, entry: Standard, as_of: datetime.date) -> Bilingual:
    from stdcompat.equivalence.words import STALE, STANDING

    known = catalog.standing(entry, as_of)
    said = STANDING[known.standing](date=as_of, read=known.read)
    return said + STALE if known.is_stale(as_of) else said
