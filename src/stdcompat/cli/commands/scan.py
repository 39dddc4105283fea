"""``stdcompat scan``."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat.cli.options import add_as_of, add_catalog, catalog_from, market_of, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.catalogs import Standard
    from stdcompat.cli.streams import Streams
    from stdcompat.deployment import Deployment
    from stdcompat.documents import Document, Mention
    from stdcompat.equivalence import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Market
    from stdcompat.report import MarketsReport, Report
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat scan datasheet.pdf
  stdcompat scan tender.docx --format csv > mentioned.csv
  stdcompat scan datasheet.pdf --market EU --kind server --as-of 2026-11-21
  pdftotext scan.pdf - | stdcompat scan -
"""

DRAFT: Final = (
    "This is a draft: every standard that the text mentions is taken for a claim of one component. "
    "A text also mentions what it asks for, compares with or only cites, and the supplier is not known."
)
_KIND: Final = "ict-equipment"
_MOST: Final = (256 << 20) + 1  # of a pipe: one more than may be read, so that the reader can say so
_PLACES: Final = 4  # as many as a line of the table takes


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
    from stdcompat.cli.main import UsageError
    from stdcompat.cli.progress import progress
    from stdcompat.documents import draft_deployment, find_mentions
    from stdcompat.equivalence import Resolver

    if arguments.market and arguments.format == "csv":
        msg = "--format csv lists what is mentioned; for a draft check say text or json"
        raise UsageError(msg)
    markets = [market_of(code) for code in arguments.market]
    resolver = Resolver(catalog_from(arguments.catalog), arguments.as_of)
    document = _read(arguments.file, streams)
    mentions = []
    with progress(streams.err, "mentions found") as advance:
        for mention in find_mentions(document):
            mentions.append(mention)
            advance()
    found = _looked_up(mentions, resolver)
    draft = _checked(draft_deployment(mentions, document.name, arguments.kind), markets, resolver) if markets else None
    if arguments.format == "json":
        streams.json(_plain(document, found, draft, resolver))
    elif arguments.format == "csv":
        streams.out.write(_csv(mentions, found))
    else:
        pages = () if draft is None else (_draft_head(draft), *draft.pages())
        streams.show(chain(_blocks(document, found, resolver), *pages))
    return 0


def _read(path: str, streams: Streams) -> Document:
    """Read a file, or what comes through the pipe."""
    from stdcompat.cli.progress import progress
    from stdcompat.documents import read_document

    with progress(streams.err, "pages read") as advance:
        if path != "-":
            return read_document(path, on_page=advance)
        import os
        import tempfile

        piped = getattr(streams.inp, "buffer", None)
        data = streams.inp.read(_MOST).encode() if piped is None else piped.read(_MOST)
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "piped")
            with open(copy, "wb") as file:
                file.write(data)
            return read_document(copy, name="standard input", on_page=advance)


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
    from stdcompat.catalogs.model import Status
    from stdcompat.checks.finding import Verdict
    from stdcompat.checks.status import claim_status
    from stdcompat.deployment import Claim

    status = claim_status(Claim(id, str(id)), resolver)
    if status is not None:
        said = {Verdict.UNKNOWN: "unknown", Verdict.OUTDATED: "outdated", Verdict.UNDETERMINED: "not yet in force"}
        return said[status.verdict], str(status.message).removeprefix(f"{id} ")
    if entry is not None:
        words = {Status.UNKNOWN: "held", Status.UPCOMING: "not yet in force", Status.SUPERSEDED: "outdated"}
        return words.get(entry.status, entry.status.value), entry.title
    current = None if id.is_dated else resolver.catalog.edition_in_force(id, resolver.as_of)
    if current is not None:
        return "undated", f"in force: {current.id}: {current.title}"
    return "held", "not this very entry, but its document or what it adopts"


def _checked(draft: Deployment, markets: Sequence[Market], resolver: Resolver) -> Report | MarketsReport:
    from stdcompat._api import check, check_markets

    if len(markets) > 1:
        return check_markets(draft, markets, None, resolver.catalog, resolver.as_of)
    return check(draft, markets[0], None, resolver.catalog, resolver.as_of)


def _blocks(document: Document, found: Sequence[Mentioned], resolver: Resolver) -> Iterator[Block]:
    from stdcompat.report.blocks import Line, Table, Tone
    from stdcompat.report.words import counted

    kind = document.kind if document.pages is None else f"{document.kind}, {counted(document.pages, 'page')}"
    total = counted(sum(len(one.mentions) for one in found), "mention")
    yield Line(f"{document.name} ({kind}): {total} of {counted(len(found), 'standard')}")
    if document.unread:
        numbers = ", ".join(map(str, document.unread[:_PLACES])) + (", ..." if document.unread[_PLACES:] else "")
        count = f"{len(document.unread)} of {counted(document.pages or 0, 'page')}"
        said = f"{count} without text ({numbers}): what they show as a picture is not read"
        yield Line(said, "[warning]", tone=Tone.WARNING)
    if found:
        rows = tuple((str(one.id), one.standing, one.said, _places(one.mentions)) for one in found)
        yield Table(("standard", "standing", "title, or why", "mentioned"), rows)
    yield Line(stamp_line(resolver.catalog, resolver.as_of))


def _places(mentions: Sequence[Mention]) -> str:
    """Return where a standard is mentioned, with the text as written where that differs."""
    shown = [
        str(mention.place) + (f" ({mention.as_written})" if mention.as_written != str(mention.id) else "")
        for mention in mentions[:_PLACES]
    ]
    more = len(mentions) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more else "")


def _draft_head(draft: Report | MarketsReport) -> Iterator[Block]:
    from stdcompat.catalogs.vocabulary import KINDS
    from stdcompat.report.blocks import Heading, Line, Tone

    kind = draft.reports[0].deployment.components[0].kind
    yield Heading("Draft check")
    yield Line(f"{DRAFT} Taken as: {KINDS[kind][1]} (--kind {kind}).", "[warning]", tone=Tone.WARNING)


def _plain(
    document: Document, found: Sequence[Mentioned], draft: Report | MarketsReport | None, resolver: Resolver
) -> dict[str, Any]:
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
                "mentions": [{"as_written": m.as_written, **m.place._asdict()} for m in one.mentions],
            }
            for one in found
        ],
        "draft": None if draft is None else {"remark": DRAFT, "report": draft.to_dict()},
    }


def _csv(mentions: Iterable[Mention], found: Iterable[Mentioned]) -> str:
    """Return one row for each mention, in the order of the document."""
    import csv
    import io

    from stdcompat.report.formats.csv import cell_of

    looked_up = {one.id: one for one in found}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("standard", "as_written", "part", "page", "line", "standing", "said"))
    for id, as_written, place in mentions:
        one = looked_up[id]
        cells = (str(id), as_written, place.part, str(place.page or ""), str(place.line), one.standing, one.said)
        writer.writerow(map(cell_of, cells))
    return out.getvalue()
