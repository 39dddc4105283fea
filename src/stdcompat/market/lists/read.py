"""Official lists: from TOML to records, into and out of a store."""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.plain import from_plain, to_plain
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.errors import InvalidValueError, MarketError, did_you_mean
from stdcompat.market.lists.model import Citation, Fitting, OfficialList, Scope, TimeState, is_after

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from stdcompat.catalogs.store import Row, Store
    from stdcompat.identifiers import StandardId

__all__ = ["TABLES", "ListBook", "ListRecords", "list_rows", "read_lists"]

TABLES: dict[str, type[Any]] = {"list": OfficialList, "citation": Citation, "scope": Scope}
"""The tables of a file of lists."""


ListRecords = tuple[OfficialList, "Sequence[Citation]", "Sequence[Scope]"]
"""A list with its citations, and with what is known of the products that they are for."""


def read_lists(reader: TableReader, paths: Iterable[str]) -> list[ListRecords]:
    """Read files of lists; problems go to the reader.

    Returns:
        Each list with its citations and scopes, in the order of the acts.
    """
    heads: dict[str, OfficialList] = {}
    rows: dict[str, list[Citation]] = {}
    scopes: dict[str, list[Scope]] = {}
    for path in paths:
        tables = reader.load(path)
        reader.keys(path, tables, [*TABLES, "source"])
        for head in reader.records(path, tables, "list", OfficialList):
            if heads.setdefault(head.act, head) is not head:
                reader.add(path, f"list {head.act}", "is given twice", "keep one of them")
        for citation in reader.records(path, tables, "citation", Citation):
            rows.setdefault(citation.act, []).append(citation)
        for scope in reader.records(path, tables, "scope", Scope):
            scopes.setdefault(scope.act, []).append(scope)
    for act in sorted((rows.keys() | scopes.keys()) - heads.keys()):
        reader.add(", ".join(paths), f"citation of {act}", "has no [[list]] of its act", reader.suggest(act, heads))
    for act, found in scopes.items():
        cited = {row.reference.document for row in rows.get(act, ())}
        for document in (one for scope in found for one in scope.documents if one.document not in cited):
            reader.add(", ".join(paths), f"scope of {act}", f"{document} was never cited under it")
    return [(heads[act], tuple(rows.get(act, ())), tuple(scopes.get(act, ()))) for act in sorted(heads)]


def list_rows(lists: Iterable[ListRecords]) -> Iterator[Row]:
    """Turn lists into rows of a store: one for each list, and one for each document with all its citations.

    What a question about a document needs lies in one place, and nothing else is read for it.
    """
    documents: dict[str, dict[str, Any]] = {}
    for head, citations, scopes in lists:
        yield "list", _key(head.market, head.act), to_plain(head), ()
        if scopes:
            yield "scope", _key(head.market, head.act), {"rows": [to_plain(one) for one in scopes]}, ()
        for citation in citations:
            document = citation.reference.document
            place = documents.setdefault(_key(head.market, document), {"rows": []})
            row = to_plain(citation)
            row.pop("title", None)  # a quarter of the rows' size, and no answer prints it
            place["rows"].append(row)
            for older in citation.superseded:
                if older.document != document:  # so that asking for the old number finds the new one
                    place = documents.setdefault(_key(head.market, older.document), {"rows": []})
                    later = place.setdefault("later", [])
                    if document not in later:
                        later.append(document)
    for key, body in documents.items():
        yield "citations", key, body, ()


def _key(market: str, name: str) -> str:
    return f"{market} {name}"


class ListBook:
    """The official lists that are known, of any market.

    >>> book = ListBook.bundled()
    >>> [one.label for one in book.lists("EU") if "LVD" in one.short]
    ['LVD 2014/35/EU']
    """

    __slots__ = ("_lists", "_stores", "names")

    def __init__(self, *stores: Store, names: Sequence[str | None] = ()) -> None:
        self._stores = stores
        self.names = tuple(names) or (None,) * len(stores)
        self._lists: dict[str, dict[str, tuple[OfficialList, int]]] = {}

    @classmethod
    def bundled(cls) -> ListBook:
        """Return the lists that ship with the package."""
        return _bundled()

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> ListBook:
        """Read lists from a file that ``market import`` wrote: compiled, or TOML.

        Raises:
            MarketError: with every problem of a TOML file.
            CatalogError: if a compiled file cannot be used.
        """
        name = os.fspath(path)
        if name.endswith(".toml"):
            reader = TableReader()
            lists = read_lists(reader, [name])
            reader.raise_if_any(MarketError)
            return cls(MemoryStore(list_rows(lists), os.path.basename(name)), names=(name,))
        return cls(SqliteStore(name), names=(name,))

    def above(self, other: ListBook) -> ListBook:
        """Return these lists laid over others: of an act that both hold, this one's list counts."""
        return ListBook(*self._stores, *other._stores, names=(*self.names, *other.names))  # its own kind

    def lists(self, market: str) -> tuple[OfficialList, ...]:
        """Return the lists of a market, by their acts."""
        return tuple(head for _, (head, _) in sorted(self._of(market).items()))

    def origins(self, market: str) -> dict[str, str]:
        """Return the file of each list of a market that did not ship, by its act."""
        return {act: name for act, (_, number) in self._of(market).items() if (name := self.names[number]) is not None}

    def named(self, market: str, name: str) -> OfficialList:
        """Return the list of an act, by its number, its name or a short name of it.

        Raises:
            InvalidValueError: if there is none.

        >>> ListBook.bundled().named("EU", "lvd").act
        '2014/35/EU'
        """
        wanted = name.strip().casefold()
        lists = self.lists(market)
        for head in lists:
            if wanted in {one.casefold() for one in head.names}:
                return head
        known = [head.short[0] if head.short else head.act for head in lists]
        msg = f"no list of {name!r} in {market}; {did_you_mean(name, known) or 'there are ' + ', '.join(known)}"
        raise InvalidValueError(msg)

    def citations(self, market: str, document: StandardId | str) -> tuple[Citation, ...]:
        """Return every citation of a document, whatever edition, and of what took its place under another number.

        >>> from stdcompat.identifiers import parse
        >>> sorted({str(row.id) for row in ListBook.bundled().citations("EU", parse("EN 50581:2012"))})
        ['EN 50581:2012', 'EN IEC 63000:2018']
        """
        key = document if isinstance(document, str) else document.document
        found, later = self._at(market, key)
        for one in later:
            found += self._at(market, one)[0]
        return tuple(found)

    def fitting(  # noqa: PLR0913  # the product, and whose lists on which day
        self,
        market: str,
        kinds: Collection[str],
        traits: Collection[str],
        day: datetime.date,
        *,
        words: str = "",
        name: str = "",
    ) -> tuple[Fitting, ...]:
        """Return what is cited for products of a kind, by the acts that reach them, as far as scopes and titles tell.

        It is never all that the acts' lists cite for them, and never a demand: other standards may fit.

        Args:
            market: the code of the market.
            kinds: the kinds of the product, with those above them (`stdcompat.catalogs.vocabulary.kinds_with`).
            traits: its traits.
            day: the day.
            words: the trade words that its kind was read from; without them only kinds and traits decide.
            name: its name, whose words may say that it is something else.

        >>> import datetime
        >>> day = datetime.date(2026, 11, 21)
        >>> found = ListBook.bundled().fitting("EU", {"ups", "equipment"}, (), day, words="UPS")
        >>> [(one.official.short[0], str(row.id)) for one in found for row in one.rows if one.official.short[0] == "LVD"]
        [('LVD', 'EN IEC 62040-1:2019+A11:2021')]
        """
        found = []
        for head in self.lists(market):
            if head.reaches(kinds) is False or (head.until is not None and is_after(day, head.until) is not False):
                continue
            documents = dict.fromkeys(
                document.document
                for store in self._stores
                for body in (store.get("scope", _key(market, head.act)),)
                for scope in (from_plain(row, Scope) for row in (body or {"rows": ()})["rows"])
                if scope.holds(kinds, traits, words, name)
                for document in scope.documents
            )
            rows = {
                row.id: row  # rows that differ in their corrigenda only are one text
                for document in documents
                for row in self.citations(market, document)
                if row.act == head.act and row.reference.document == document and row.at(day) is TimeState.DURING
            }
            if rows:
                found.append(Fitting(head, tuple(rows.values())))
        return tuple(found)

    def rows(self, head: OfficialList) -> tuple[Citation, ...]:
        """Return all citations of one list."""
        store = self._stores[self._of(head.market)[head.act][1]]
        bodies = (body for key, body in store.select("citations", ()) if key.startswith(f"{head.market} "))
        return tuple(from_plain(row, Citation) for body in bodies for row in body["rows"] if row["act"] == head.act)

    def _of(self, market: str) -> dict[str, tuple[OfficialList, int]]:
        found = self._lists.get(market)
        if found is None:
            found = self._lists[market] = {}
            for number, store in enumerate(self._stores):
                for key in store.keys("list"):
                    if key.startswith(f"{market} ") and key.removeprefix(f"{market} ") not in found:
                        head = from_plain(store.get("list", key), OfficialList)
                        found[head.act] = (head, number)
        return found

    def _at(self, market: str, document: str) -> tuple[list[Citation], list[str]]:
        counts = {act: number for act, (_, number) in self._of(market).items()}
        found: list[Citation] = []
        later: list[str] = []
        for number, store in enumerate(self._stores):
            body = store.get("citations", _key(market, document))
            if body is not None:
                found += [from_plain(row, Citation) for row in body["rows"] if counts.get(row["act"]) == number]
                later += [one for one in body.get("later", ()) if one not in later]
        return found, later


@functools.cache
def _bundled() -> ListBook:
    return ListBook(bundled_store())
