"""``stdcompat agreements``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.options import add_format, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.agreement.model import Agreement, AgreementCount
    from stdcompat.agreement.read import AgreementBook
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat agreements
  stdcompat agreements CN NZ
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("party", metavar="PARTY", nargs="*", help="a party's code (CN); two give what is between them")
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print agreements and what they recognise."""
    from stdcompat.agreement.read import AgreementBook
    from stdcompat.catalogs import Catalog
    from stdcompat.catalogs.plain import to_plain

    book = AgreementBook.bundled()
    catalog = Catalog.bundled()
    parties = _known([party.upper() for party in arguments.party], book)
    found = book.of(*parties) if parties else book.all()
    counts = () if parties else book.counts()
    if arguments.format == "json":
        plain = {"agreements": [to_plain(one) for one in found], "counts": [to_plain(one) for one in counts]}
        streams.json({"schema": "stdcompat-agreements/1", **stamp(catalog), **plain})
        return 0
    from stdcompat.report.blocks import Line

    streams.show([*_blocks(parties, found, counts), Line(stamp_line(catalog))])
    return 0


def _known(parties: Sequence[str], book: AgreementBook) -> Sequence[str]:
    """Refuse a party of which nothing is held: a typo must not look like 'no agreement'."""
    from stdcompat.catalogs.read import did_you_mean
    from stdcompat.cli.main import UsageError
    from stdcompat.market.read import MarketBook

    if len(parties) > 2:  # noqa: PLR2004  # one party, or a pair
        msg = "give one party or two"
        raise UsageError(msg)
    if parties:
        known = {party for one in book.all() for party in one.parties} | set(MarketBook.bundled().codes())
        for party in parties:
            if party not in known:
                msg = f"no party {party!r} in any agreement; {did_you_mean(party, known)}".rstrip("; ")
                raise UsageError(msg)
    return parties


def _blocks(parties: Sequence[str], found: Sequence[Agreement], counts: Sequence[AgreementCount]) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line
    from stdcompat.report.words import counted

    between = f" between {parties[0]} and {parties[1]}" if parties[1:] else f" of {parties[0]}" if parties else ""
    yield Line(
        f"{counted(len(found), 'agreement')}{between}; signed is not operating, and cooperation recognises nothing"
    )
    for one in found:
        yield Line(f"{one.title} ({one.id})")
        since = one.in_force or one.signed
        yield Line(f"{one.kind.value}; {one.status.value}" + (f", since {since}" if since else ""), indent=2)
        yield Line(", ".join(what.value for what in one.recognises) or "nothing", "recognises:", 2)
        details = {
            "scope": ", ".join(one.scope),
            "direction": "" if one.direction == "both" else one.direction,
            "until": one.until,
            "parties": "" if parties[1:] else ", ".join(one.parties),
            "note": one.note,
            "sources": f"{', '.join(one.sources)} ({one.confidence.value} confidence)",
        }
        for label, text in details.items():
            if text:
                yield Line(text, f"{label}:", 2)
    if counts:
        yield Heading("Published totals")
        for count in counts:
            numbers = [
                f"{n} {what}" for n, what in ((count.agreements, "agreements"), (count.partners, "partners")) if n
            ]
            yield Line(f"{count.as_of}: {', '.join(numbers)}; {count.what} ({', '.join(count.sources)})", "-")
