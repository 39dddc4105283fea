"""Import official lists: files of an authority into one file of ours, every row accounted for."""

from __future__ import annotations

import datetime
import hashlib
import os
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat._records import evolve, frozen
from stdcompat._untrusted import read_whole
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.model import Confidence, PartialDate, Source, SourceClass
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.rows import row_of
from stdcompat.errors import MarketError, Problem
from stdcompat.market.lists.model import Citation, OfficialList
from stdcompat.market.lists.read import ListBook, list_rows
from stdcompat.market.lists.tables import LeftOut, Table, TableRow, read_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from stdcompat import sheets
    from stdcompat.catalogs.sqlite import Manifest
    from stdcompat.identifiers import StandardId

__all__ = ["ImportedLists", "import_lists"]

_MAX_FILE: Final = 256 * 1024 * 1024
_NUMBER: Final = pattern(r"\d{2,4}/\d+")
_DAY: Final = pattern(r"\d{4}-\d{2}-\d{2}")
_DATES: Final = ("since", "seen", "until", "unread_from", "complete_since", "read_until", "retrieved", "date")


@frozen
class ImportedLists:
    """What an import read.

    Attributes:
        lists: each list with its citations, by act.
        sources: the files: name, sha256, and the day on which the list says that it was generated.
        tables: how many rows each sheet has, and how its columns were read.
        rows: how many rows there were; each is in a citation, or left out.
        imported: how many gave citations.
        left_out: the others, each with its place and the reason.
    """

    lists: tuple[tuple[OfficialList, tuple[Citation, ...]], ...]
    sources: tuple[Source, ...]
    tables: tuple[Table, ...]
    rows: int
    imported: int
    left_out: tuple[LeftOut, ...]

    @property
    def edition(self) -> str:
        """What the lists were made from: each file, and when it was generated."""
        return " + ".join(f"{source.title} ({source.version or (source.sha256 or '')[:12]})" for source in self.sources)

    def compile(self, path: str | os.PathLike[str]) -> Manifest:
        """Write the lists into one compiled file, at once or not at all; what was there is replaced.

        Raises:
            CatalogError: if the file cannot be written.
        """
        return compile_rows(
            path, [*map(row_of, self.sources), *list_rows((head, rows, ()) for head, rows in self.lists)], self.edition
        )

    def to_tables(self) -> dict[str, list[dict[str, Any]]]:
        """Return the lists as the tables of a TOML file."""
        tables = {
            "list": [_dated(to_plain(head)) for head, _ in self.lists],
            "source": [_dated(to_plain(source)) for source in self.sources],
            "citation": [_dated(to_plain(row)) for _, rows in self.lists for row in rows],
        }
        return {name: records for name, records in tables.items() if records}


def import_lists(  # noqa: PLR0913  # the files, and what they may not say of themselves
    paths: Sequence[str | os.PathLike[str]],
    market: str,
    *,
    act: str | None = None,
    read_until: datetime.date | None = None,
    vocabulary: sheets.Vocabulary | None = None,
    known: ListBook | None = None,
    advance: Callable[..., None] = lambda count=1: None,  # noqa: ARG005  # counted by nobody
) -> ImportedLists:
    """Read official lists from files; every row is imported, or left out with its place and the reason.

    Args:
        paths: XLSX, XLS or CSV files, each with one act or several.
        market: the code of the market whose lists they are.
        act: the act of rows that name none.
        read_until: the day on which the lists were taken, where they do not say when they were generated.
        vocabulary: the headings to look for; those of the Commission and of others by default.
        known: the lists that are held: an act goes by the number and the names that it has there.
        advance: called after each row.

    Raises:
        InputError: if a file cannot be read.
        MarketError: with every problem of the files, if one is no list.
        OSError: if a file cannot be opened.
    """
    names = _Names(ListBook.bundled() if known is None else known, market)
    sources: list[Source] = []
    tables: list[Table] = []
    lists: dict[str, _Gathered] = {}
    problems: list[Problem] = []
    for one in paths:
        path = os.fspath(one)
        content = read_whole(path, _MAX_FILE)
        digest = hashlib.sha256(content).hexdigest()
        try:
            found = read_tables(path, content, vocabulary=vocabulary, act=act, advance=advance)
        except MarketError as error:
            problems += error.problems
            continue
        stated = next((table.generated for table in found if table.generated is not None), None)
        generated = stated or read_until
        source = Source(
            f"list-{digest[:12]}",
            os.path.basename(path),
            SourceClass.OFFICIAL,
            date=None if generated is None else PartialDate(generated.isoformat()),
            version=None
            if generated is None
            else f"{'taken' if stated is None else 'generated'} {generated.isoformat()}",
            sha256=digest,
        )
        sources.append(source)
        tables += found
        for table in found:
            for row in table.rows:
                if isinstance(row, TableRow):
                    head = names.head(row.act, source)
                    lists.setdefault(head.act, _Gathered(head)).add(row, source, generated)
    if problems:
        raise MarketError(problems)
    rows = [row for table in tables for row in table.rows]
    left_out = [row for row in rows if isinstance(row, LeftOut)]
    for gathered in lists.values():
        left_out += gathered.twice
    imported = sum(isinstance(row, TableRow) for row in rows) - sum(len(one.twice) for one in lists.values())
    done = tuple(lists[name].done() for name in sorted(lists))
    return ImportedLists(done, tuple(sources), tuple(tables), len(rows), imported, tuple(left_out))


class _Names:
    """Knows acts by their numbers, however a file writes them: 2017/745 is (EU) 2017/745."""

    def __init__(self, book: ListBook, market: str) -> None:
        self.market = market
        self.known: dict[str, OfficialList] = {}
        for head in book.lists(market):
            for number in _NUMBER.findall(head.act):
                self.known.setdefault(number, head)

    def head(self, act: tuple[str, str | None, str | None], source: Source) -> OfficialList:
        number, name, short = act
        match = _NUMBER.search(number)
        held = self.known.get(match[0]) if match else None
        provenance: dict[str, Any] = {
            "sources": (source.id,),
            "confidence": Confidence.HIGH,
            "not_known": (),
            "not_known_zh": (),
            "note": None,
        }
        if held is not None:
            return evolve(held, complete_since=None, read_until=None, **provenance)
        return OfficialList(number, self.market, name or number, short=() if short is None else (short,), **provenance)


class _Gathered:
    """The citations of one act, as they are read."""

    def __init__(self, head: OfficialList) -> None:
        self.head = head
        self.rows: list[Citation] = []
        self.twice: list[LeftOut] = []
        self.sources: dict[str, None] = {}
        self.generated: list[datetime.date] = []
        self._seen: dict[tuple[Any, ...], str] = {}

    def add(self, row: TableRow, source: Source, generated: datetime.date | None) -> None:
        self.sources[source.id] = None
        if generated is not None:
            self.generated.append(generated)
        key = (row.references, tuple(sorted(row.dates.items())), row.restriction, tuple(sorted(row.texts.items())))
        if key in self._seen:
            self.twice.append(LeftOut(row.place, f"says what {self._seen[key]} says", str(row.references[0][0])))
            return
        self._seen[key] = row.place
        for base, *bundle in row.references:
            self.rows += _citations(self.head.act, row, base, tuple(bundle), source)

    def done(self) -> tuple[OfficialList, tuple[Citation, ...]]:
        """Return the list with its citations; what each superseded, and since when the list is whole."""
        read = max(self.generated, default=None)
        starts = [row.since for row in self.rows if row.since is not None]
        last = None if read is None else PartialDate(read.isoformat())
        if last is None and starts:
            last = max(starts)  # nothing later is in it, so it was read no earlier
        gone = [row for row in self.rows if row.until is not None]
        # A list that keeps what was withdrawn tells of all days since its first; one that does not, of its own day.
        whole = min(starts, default=None) if gone else last
        head = evolve(self.head, sources=tuple(self.sources), read_until=last, complete_since=whole)
        rows = [evolve(row, seen=last) if row.since is None else row for row in self.rows]
        return head, tuple(_superseding(rows))


def _citations(
    act: str, row: TableRow, base: StandardId, bundle: tuple[StandardId, ...], source: Source
) -> Iterable[Citation]:
    """Return the citations of a row: two, where a restriction began later than the citation."""
    since, restricted, until = (row.dates.get(field) for field in ("since", "restricted_since", "until"))
    decision = row.texts.get("decision") or row.texts.get("oj")
    cited = Citation(
        act,
        base,
        (source.id,),
        Confidence.HIGH,
        bundle,
        row.title,
        since=since or restricted,
        until=until,
        restriction=row.restriction,
        superseded=row.superseded,
        decision=decision or row.texts.get("restricted_oj"),
        row=row.texts.get("row"),
        type=row.texts.get("type"),
        ended_by=row.texts.get("ended_by") or row.texts.get("ended_oj"),
        note=None if row.texts.get("oj") in {None, decision} else row.texts["oj"],
    )
    if since is None or restricted is None or restricted <= since:
        return (cited,)
    free = evolve(cited, until=restricted, restriction=None, ended_by=row.texts.get("restricted_oj"))
    return (free, evolve(cited, since=restricted, decision=row.texts.get("restricted_oj") or decision))


def _superseding(rows: Sequence[Citation]) -> Iterable[Citation]:
    """Say of each row what it took the place of: rows of its document that the same notice ended."""
    ended: dict[tuple[str, str], list[Citation]] = {}
    for row in rows:
        if row.ended_by is not None:
            ended.setdefault((row.reference.document, row.ended_by), []).append(row)
    for row in rows:
        older = [] if row.decision is None else ended.get((row.reference.document, row.decision), [])
        ids = tuple(dict.fromkeys([*row.superseded, *(one.id for one in older if one is not row)]))
        yield evolve(row, superseded=ids) if ids != row.superseded else row


def _dated(plain: dict[str, Any]) -> dict[str, Any]:
    """Return plain values with days as TOML writes them."""
    return {
        key: datetime.date.fromisoformat(value) if key in _DATES and _DAY.fullmatch(str(value)) else value
        for key, value in plain.items()
    }
