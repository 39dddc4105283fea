"""``stdcompat agreements``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.agreement.model import Agreement, AgreementCount
    from stdcompat.agreement.read import AgreementBook
    from stdcompat.cli.streams import Streams
    from stdcompat.facts import Facts
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
    add_catalog(parser)
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print agreements and what they recognise."""
    from stdcompat.catalogs.plain import to_plain

    facts = facts_from(arguments)
    book, catalog = facts.agreements, facts.catalog
    parties = _known([party.upper() for party in arguments.party], book)
    found = book.of(*parties) if parties else book.all()
    counts = () if parties else book.counts()
    if arguments.format == "json":
        plain = {"agreements": [to_plain(one) for one in found], "counts": [to_plain(one) for one in counts]}
        streams.json({"schema": "stdcompat-agreements/1", **stamp(catalog), **plain})
        return 0
    from stdcompat.report.blocks import Line

    streams.show([*_blocks(parties, found, counts, facts), Line(stamp_line(catalog))])
    return 0


def _known(parties: Sequence[str], book: AgreementBook) -> Sequence[str]:
    """Refuse a party of which nothing is held: a typo must not look like 'no agreement'."""
    from stdcompat.errors import did_you_mean
    from stdcompat.market.book import MarketBook

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


def _blocks(
    parties: Sequence[str], found: Sequence[Agreement], counts: Sequence[AgreementCount], facts: Facts
) -> Iterator[Block]:
    from stdcompat.agreement.model import Recognises
    from stdcompat.agreement.words import AGREEMENT_KIND, AGREEMENT_STATUS, RECOGNISES
    from stdcompat.cli import words
    from stdcompat.cli.commands.markets import sure
    from stdcompat.language import Bilingual, joined
    from stdcompat.report.blocks import Heading, Line

    of: str = ""
    if parties:
        of = words.BETWEEN(one=parties[0], other=parties[1]) if parties[1:] else words.OF_PARTY(party=parties[0])
    yield Line(words.AGREEMENTS(len(found), of=of))
    for one in found:
        yield Line(words.IN_BRACKETS(text=Bilingual(one.title, one.title_zh or one.title), more=one.id))
        since = one.in_force or one.signed
        kind, status = AGREEMENT_KIND[one.kind], AGREEMENT_STATUS[one.status]
        standing = words.KIND_AND_STATUS(kind=kind, status=status)
        if since:
            standing = words.KIND_STATUS_SINCE(kind=kind, status=status, date=since)
        yield Line(standing, indent=2)
        recognised = joined(RECOGNISES[what] for what in one.recognises or (Recognises.NOTHING,))
        yield Line(recognised, words.RECOGNISED, 2)
        details = {
            "scope": joined(one.scope),
            "direction": "" if one.direction == "both" else one.direction,
            "until": one.until,
            "parties": "" if parties[1:] else ", ".join(one.parties),
            "note": one.note,
            "sources": sure(one, facts.catalog, facts.as_of),
        }
        for label, text in details.items():
            if text:
                yield Line(text, words.DETAILS[label], 2)
    if counts:
        yield Heading(words.TOTALS_TITLE)
        for count in counts:
            totals = ((count.agreements, words.SO_MANY_AGREEMENTS), (count.partners, words.SO_MANY_PARTNERS))
            numbers = joined(what(n=n) for n, what in totals if n)
            sources = joined(count.sources)
            yield Line(words.TOTAL(date=count.as_of, numbers=numbers, what=count.what, sources=sources), "-")
