"""``stdcompat scan``."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, facts_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.catalogs import Standard
    from stdcompat.cli.streams import Streams
    from stdcompat.deployment import Deployment
    from stdcompat.documents import Document, Mention
    from stdcompat.equivalence import Resolver
    from stdcompat.facts import Facts
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Market
    from stdcompat.report import MarketsReport, Report
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "read_input", "run"]

EXAMPLE = """\
example:
  stdcompat scan datasheet.pdf
  stdcompat scan tender.docx --format csv > mentioned.csv
  stdcompat scan datasheet.pdf --market EU --kind server --as-of 2026-11-21
  pdftotext scan.pdf - | stdcompat scan -
"""

_KIND: Final = "ict-equipment"
_PLACES: Final = 4  # as many as a line of the table takes
_SENTENCE: Final = 300  # characters of one that are printed: in a PDF a whole table may be a sentence


class Mentioned(NamedTuple):
    """One standard, what the catalog says of it, and where it is mentioned."""

    id: StandardId
    entry: Standard | None
    standing: str
    said: str
    mentions: tuple[Mention, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    from stdcompat.catalogs.vocabulary import KINDS

    parser.add_argument("file", metavar="FILE", help="text, PDF or DOCX; - reads a pipe")
    parser.add_argument(
        "--market", action="append", default=[], metavar="M", help="check a draft against this market; may be repeated"
    )
    parser.add_argument(
        "--kind",
        choices=tuple(KINDS),
        default=_KIND,
        metavar="KIND",
        help=f"what the document is about (server, camera, ...), for the draft; {_KIND} by default",
    )
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="how to print the answer")
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """List the standards that a document mentions, and check a draft of a deployment."""
    from stdcompat.cli.progress import progress
    from stdcompat.documents import draft_deployment, find_mentions
    from stdcompat.identifiers import own_prefixes

    if arguments.market and arguments.format == "csv":
        msg = "--format csv lists what is mentioned; for a draft check say text or json"
        raise UsageError(msg)
    facts = facts_from(arguments)
    markets = [market_of(code, facts) for code in arguments.market]
    resolver = facts.resolver
    document = read_input(arguments.file, streams)
    mentions = []
    with own_prefixes(resolver.catalog.conventions), progress(streams.err, "mentions found") as advance:
        for mention in find_mentions(document):
            mentions.append(mention)
            advance()
    found = _looked_up(mentions, resolver)
    draft = _checked(draft_deployment(mentions, document.name, arguments.kind), markets, facts) if markets else None
    if arguments.format == "json":
        streams.json(_plain(document, found, draft, resolver))
    elif arguments.format == "csv":
        streams.out.write(_csv(mentions, found))
    else:
        pages = () if draft is None else (_draft_head(draft), *draft.pages())
        streams.show(chain(_blocks(document, mentions, found, resolver), *pages))
    return 0


def read_input(path: str, streams: Streams) -> Document:
    """Read a file, or what comes through the pipe."""
    from stdcompat.cli.progress import progress
    from stdcompat.documents.read import MAX_FILE, read_document

    with progress(streams.err, "pages read") as advance:
        if path != "-":
            return read_document(path, on_page=advance)
        return read_document("standard input", content=streams.piped(MAX_FILE), on_page=advance)


def _looked_up(mentions: Iterable[Mention], resolver: Resolver) -> tuple[Mentioned, ...]:
    """Gather the mentions of each standard, in the order in which the standards first come."""
    by_id: dict[StandardId, list[Mention]] = {}
    for mention in mentions:
        by_id.setdefault(mention.id, []).append(mention)
    found = []
    for id, gathered in by_id.items():
        entry = resolver.catalog.get(id)
        found.append(Mentioned(id, entry, *_standing(id, entry, resolver), tuple(gathered)))
    return tuple(found)


def _standing(id: StandardId, entry: Standard | None, resolver: Resolver) -> tuple[str, str]:
    """Return what the catalog says of a standard on the date: a word, and its title or the reason."""
    from stdcompat.catalogs.chinese import title_of
    from stdcompat.catalogs.model import Status
    from stdcompat.checks.finding import Verdict
    from stdcompat.checks.status import claim_status
    from stdcompat.cli import words
    from stdcompat.deployment import Claim
    from stdcompat.equivalence.words import STATUS, held_otherwise
    from stdcompat.language import LANGUAGES, Bilingual, in_language

    through = held_otherwise(resolver.catalog.holding(id))
    if through is not None:
        return words.STANDING["through another"], Bilingual(
            *(in_language(through, one).removeprefix(f"{id} ") for one in LANGUAGES)
        )
    status = claim_status(Claim(id, str(id)), resolver)
    if status is not None:
        known = {Verdict.UNKNOWN: "unknown", Verdict.OUTDATED: "outdated", Verdict.UNDETERMINED: "not yet in force"}
        said = (in_language(status.message, language).removeprefix(f"{id} ") for language in LANGUAGES)
        return words.STANDING[known[status.verdict]], Bilingual(*said)
    if entry is not None:
        held = {Status.UNKNOWN: "held", Status.UPCOMING: "not yet in force", Status.SUPERSEDED: "outdated"}
        standing = words.STANDING[held[entry.status]] if entry.status in held else STATUS[entry.status]
        return standing, title_of(entry)
    current = None if id.is_dated else resolver.catalog.edition_in_force(id, resolver.as_of)
    if current is not None:
        title = title_of(current)
        return words.STANDING["undated"], words.IN_FORCE(id=current.id, title=title)
    return words.STANDING["held"], words.NOT_THIS_ENTRY


def _checked(draft: Deployment, markets: Sequence[Market], facts: Facts) -> Report | MarketsReport:
    return facts.check_markets(draft, markets) if len(markets) > 1 else facts.check(draft, markets[0])


def _blocks(
    document: Document, mentioned: Sequence[Mention], found: Sequence[Mentioned], resolver: Resolver
) -> Iterator[Block]:
    from stdcompat.cli import words
    from stdcompat.language import joined
    from stdcompat.report.blocks import Heading, Line, Table, Tone

    kind = words.DOCUMENT_KIND.get(document.kind, document.kind)
    if document.pages is not None:
        kind = words.KIND_AND_PAGES(kind=kind, pages=words.PAGES(document.pages))
    mentions = words.MENTIONS(len(mentioned))
    yield Line(words.SCANNED(name=document.name, kind=kind, mentions=mentions, standards=words.STANDARDS(len(found))))
    if document.unread:
        numbers = joined([*map(str, document.unread[:_PLACES]), *(["..."] if document.unread[_PLACES:] else [])])
        pages = words.PAGES(document.pages or 0)
        said = words.WITHOUT_TEXT(n=len(document.unread), pages=pages, numbers=numbers)
        yield Line(said, words.WARNING, tone=Tone.WARNING)
    if found:
        rows = tuple((str(one.id), one.standing, one.said, _places(one.mentions)) for one in found)
        yield Table(words.SCAN_COLUMNS, rows)
        yield Heading(words.SAID_TITLE)
        yield Table(words.SAID_COLUMNS, tuple(map(_told, mentioned)))
    yield Line(stamp_line(resolver.catalog, resolver.as_of))


def _told(mention: Mention) -> tuple[str, str, str, str]:
    """Return where a mention stands, and what its sentence says of it; that it is mentioned says nothing."""
    from stdcompat.checks.words import STATEMENT
    from stdcompat.cli import words
    from stdcompat.language import joined

    clause = words.CLAUSE(n=mention.clause) if mention.clause else ""
    where = joined(filter(None, (clause, _place(mention))))
    sentence = mention.sentence
    if len(sentence) > _SENTENCE:
        at = max(0, sentence.find(mention.as_written) - _SENTENCE // 2)
        cut = sentence[at : at + _SENTENCE]
        sentence = f"{'…' if at else ''}{cut}{'…' if at + _SENTENCE < len(sentence) else ''}"
    return where, mention.as_written, STATEMENT.get(mention.statement, ""), sentence


def _place(mention: Mention) -> str:
    from stdcompat.cli import words
    from stdcompat.language import joined

    page, line, part = mention.place
    return joined(filter(None, (part, page and words.PAGE(n=page), words.LINE(n=line))))


def _places(mentions: Sequence[Mention]) -> str:
    """Return where a standard is mentioned, with the text as written where that differs."""
    from stdcompat.cli import words
    from stdcompat.language import joined

    shown = []
    for one in mentions[:_PLACES]:
        place = _place(one)
        shown.append(place if one.as_written == str(one.id) else words.IN_BRACKETS(text=place, more=one.as_written))
    if more := len(mentions) - len(shown):
        shown.append(words.AND_MORE(n=more))
    return joined(shown, "; ", "；")


def _draft_head(draft: Report | MarketsReport) -> Iterator[Block]:
    from stdcompat.catalogs.vocabulary import KINDS
    from stdcompat.cli import words
    from stdcompat.language import Bilingual
    from stdcompat.report.blocks import Heading, Line, Tone

    kind = draft.reports[0].deployment.components[0].kind
    yield Heading(words.DRAFT_TITLE)
    said = words.TAKEN_AS(draft=words.DRAFT, kind=Bilingual(*KINDS[kind][1:]), code=kind)
    yield Line(said, words.WARNING, tone=Tone.WARNING)


def _plain(
    document: Document, found: Sequence[Mentioned], draft: Report | MarketsReport | None, resolver: Resolver
) -> dict[str, Any]:
    from stdcompat.cli.words import DRAFT

    return {
        "schema": "stdcompat-scan/1",
        **stamp(resolver.catalog, resolver.as_of),
        "file": document.name,
        "kind": document.kind,
        "pages": document.pages,
        "unread": list(document.unread),
        "standards": [
            {
                "id": str(one.id),
                "title": None if one.entry is None else one.entry.title,
                "title_zh": None if one.entry is None else one.entry.title_zh,
                "standing": one.standing,
                "said": one.said,
                "mentions": [_mention(mention) for mention in one.mentions],
            }
            for one in found
        ],
        "draft": None if draft is None else {"remark": DRAFT, "report": draft.to_dict()},
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "as_written": mention.as_written,
        **mention.place._asdict(),
        "clause": mention.clause,
        "sentence": mention.sentence,
        "statement": mention.statement.value,
    }


def _csv(mentions: Iterable[Mention], found: Iterable[Mentioned]) -> str:
    """Return one row for each mention, in the order of the document."""
    import csv
    import io

    from stdcompat.report.formats.csv import cell_of

    looked_up = {one.id: one for one in found}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(
        ("standard", "as_written", "part", "page", "line", "standing", "said", "clause", "statement", "sentence")
    )
    for mention in mentions:
        one, place = looked_up[mention.id], mention.place
        where = (place.part, str(place.page or ""), str(place.line))
        says = (mention.clause, mention.statement.value, mention.sentence)
        cells = (str(mention.id), mention.as_written, *where, one.standing, one.said, *says)
        writer.writerow(cell_of(str(cell)) for cell in cells)
    return out.getvalue()
