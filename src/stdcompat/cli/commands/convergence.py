"""``stdcompat convergence``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.analysis import Convergence, Direction, Tally
    from stdcompat.catalogs.vocabulary import Domain
    from stdcompat.cli.streams import Streams
    from stdcompat.language import Bilingual
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat convergence GB ISO,IEC,ITU --as-of 2026-11-21
  stdcompat convergence CN EU --domain emc --from 2010 --to 2026 --format json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    what = "a prefix (GB), a body (SAC), a jurisdiction (CN), or several with commas"
    parser.add_argument("left", metavar="SIDE", help=what)
    parser.add_argument("right", metavar="OTHER", help="what it is compared with")
    parser.add_argument("--domain", metavar="D", help="only documents of this domain")
    parser.add_argument("--ics", metavar="CODE", help="only documents whose ICS codes begin like this (35, 35.030)")
    parser.add_argument(
        "--from", dest="first", type=int, metavar="YEAR", help="measure at the end of each year from here"
    )
    parser.add_argument(
        "--to", dest="last", type=int, metavar="YEAR", help="the last year; the one of --as-of by default"
    )
    parser.add_argument("--documents", action="store_true", help="list every document with its best counterpart too")
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print how two sides correspond."""
    from stdcompat.analysis import convergence, convergence_series, same_documents

    resolver = facts_from(arguments).resolver
    only = {"domain": _domain(arguments.domain), "ics": arguments.ics}
    if None not in only.values():
        msg = "--domain and --ics exclude each other"
        raise UsageError(msg)
    sides = (arguments.left, arguments.right)
    if arguments.first is None and arguments.last is not None:
        msg = "--to needs --from"
        raise UsageError(msg)
    try:
        if arguments.first is None:
            found: Sequence[Convergence] = [convergence(*sides, resolver=resolver, **only)]
        else:
            years = range(arguments.first, (arguments.last or resolver.as_of.year) + 1)
            found = convergence_series(*sides, years=years, resolver=resolver, **only)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if not found:
        msg = "--to lies before --from"
        raise UsageError(msg)
    if arguments.format == "json":
        plain: dict[str, Any] = {"at": [one.to_dict(documents=arguments.documents) for one in found]}
        if arguments.first is not None:
            both = (same_documents([getattr(one, pick) for one in found]) for pick in ("forward", "backward"))
            plain["same_documents"] = [[tally.to_dict() for tally in tallies] for tallies in both]
        streams.json({"schema": "stdcompat-convergence/1", **stamp(resolver.catalog, resolver.as_of), **plain})
        return 0
    from stdcompat.report.blocks import Line

    streams.show([*_blocks(found, arguments), Line(stamp_line(resolver.catalog, resolver.as_of))])
    return 0


def _domain(text: str | None) -> Domain | None:
    from stdcompat.catalogs.vocabulary import DOMAINS, Domain
    from stdcompat.errors import did_you_mean

    if text is not None and text not in DOMAINS:
        hint = did_you_mean(text, DOMAINS) or f"there are {', '.join(DOMAINS)}"
        msg = f"no domain {text!r}; {hint}"
        raise UsageError(msg)
    return None if text is None else Domain(text)


def _blocks(found: Sequence[Convergence], arguments: argparse.Namespace) -> Iterator[Block]:
    from stdcompat.analysis import same_documents
    from stdcompat.cli import words
    from stdcompat.report.blocks import Heading, Line, Table

    last = found[-1]
    within: str = ""
    if last.domain or last.ics:
        within = words.WITHIN_DOMAIN(domain=_named(last.domain)) if last.domain else words.WITHIN_ICS(ics=last.ics)
    for pick in ("forward", "backward"):
        directions: list[Direction] = [getattr(one, pick) for one in found]
        newest = directions[-1]
        title = words.SIDES(source=newest.source.name, target=newest.target.name, within=within)
        yield Heading(title, _prefixes(newest))
        if arguments.first is None:
            tallies = [newest.overall, *(() if within else newest.domains)]
            rows = (_row(_named(tally.of), tally) for tally in tallies)
            yield Table((words.DOMAIN, *words.TALLY_COLUMNS), tuple(rows))
        else:
            dates = [one.as_of.isoformat() for one in found]
            rows = ((*_row(date, of.overall), str(of.unplaced)) for date, of in zip(dates, directions, strict=True))
            yield Table((words.AT_DATE, *words.TALLY_COLUMNS, words.NOT_PLACED), tuple(rows))
            same = same_documents(directions)
            yield Line(words.SAME_DOCUMENTS(n=same[-1].total))
            rows = (_row(date, tally) for date, tally in zip(dates, same, strict=True))
            yield Table((words.AT_DATE, *words.TALLY_COLUMNS), tuple(rows))
        yield Line(_in_words(newest))
        if arguments.documents:
            yield Table(words.PAIR_COLUMNS, tuple(_documents(newest)))
    yield Line(last.caveat, words.CAVEAT)
    if arguments.first is not None:
        yield Line(words.SERIES_MOVES, words.SERIES)
    yield Line(words.TALLY_LEGEND, words.LEGEND)


def _named(domain: str) -> Bilingual:
    """Return a domain, or what else a row stands for, by its name in Chinese."""
    from stdcompat.catalogs.vocabulary import DOMAINS
    from stdcompat.cli.words import ALL
    from stdcompat.language import Bilingual

    if domain == ALL:
        return ALL
    return Bilingual(domain, DOMAINS[domain][1] if domain in DOMAINS else domain)


def _prefixes(direction: Direction) -> str:
    sides = (direction.source, direction.target)
    return "; ".join(str(side) for side in sides if side.publishers != (side.name,))


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    from stdcompat.analysis import Kind

    percent = f"{100 * tally.part(Kind.IDT):.0f}" if tally.total else ""
    numbers = (tally.total, *(share.count for share in tally.shares))
    return (name, *map(str, numbers), percent, str(tally[Kind.IDT].in_force))


def _in_words(direction: Direction) -> str:
    from stdcompat.analysis import Kind
    from stdcompat.cli import words

    corresponding = [share for share in direction.overall.shares if share.kind.corresponds]
    identical = direction.overall[Kind.IDT]
    return words.CORRESPONDING(
        n=sum(share.count for share in corresponding),
        total=direction.overall.total,
        asserted=sum(share.asserted for share in corresponding),
        identical=identical.count,
        now=identical.in_force,
    )


def _documents(direction: Direction) -> Iterator[tuple[str, ...]]:
    from stdcompat.cli import words
    from stdcompat.equivalence.words import STATE

    for document, best in direction.counted:
        answer = best.resolution
        kind = words.BEST[best.kind.value]
        if answer is None:
            yield (str(document.editions[0]), kind, "-", "-")
            continue
        state = STATE[answer.state.value]
        own = state if answer.a in document.editions else words.THROUGH(state=state, id=answer.a)
        now = str(answer.b) if best.in_force else words.NOT_IN_FORCE(id=answer.b)
        yield (str(document.editions[0]), kind, now, own)
