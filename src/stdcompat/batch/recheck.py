"""A batch checked again after the facts or the date changed: only the rows that the change can reach.

What is kept from the earlier results is what a full check would say again. A row is reached where it
claims, or is asked for, a document of a cluster (`stdcompat.equivalence.clusters`) that a changed record
names by the old facts or the new ones, so that a new edge reaches all that it joins; where a date in a
record of such a cluster, or in the row's own evidence, has passed; and where its earlier answer names the
earlier date. A change of markets, agreements, firms, publishers, of the version or of the year reaches every row.
"""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import functools
import json
import os
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple, Self

from stdcompat._patterns import pattern
from stdcompat._records import frozen
from stdcompat.batch.arrow import np, pa, pc
from stdcompat.batch.check import check_rows, checker_of
from stdcompat.batch.encode import claims_with_dates
from stdcompat.batch.question import CatalogFile, Question, facts_of
from stdcompat.batch.schema import RESULTS
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.dates import as_date
from stdcompat.catalogs.plain import to_plain
from stdcompat.catalogs.rows import numbers_of
from stdcompat.catalogs.standing import MAX_AGE
from stdcompat.equivalence.clusters import JOINING, Clusters, named_by
from stdcompat.errors import InputError, Problem
from stdcompat.identifiers import StandardId, own_prefixes
from stdcompat.market.lists.layer import on_day

__all__ = ["Earlier", "recheck_rows"]

_FORMATS: Final = ("parquet", "arrow")
_BY_THEMSELVES: Final = frozenset(
    {*JOINING, "origin", "source", "system"}
)  # kinds that reach what they name, or nothing
_DATED: Final = ("agreement", "firm")  # kinds that ship, and whose dates are looked at whatever they name
_DATE: Final = pattern(r"\d{4}-\d\d(-\d\d)?|\d{4}")
_SAME: Final = ("schema", "columns", "rows_in_a_part")
_WHOLE: Final = ("stdcompat", "shipped", "own_facts", "profile", "markets", "not_known")


@frozen
class Earlier:
    """The results of an earlier run, and the facts that it was asked of.

    Attributes:
        folder: where its parts lie.
        catalog: the standards that it was asked of.
        as_of: its date.
        whole: why every row is to be checked again; None where only some are.
        inputs: the places, among the inputs of the run, of files that are as they were.
    """

    folder: str
    catalog: CatalogFile | Catalog
    as_of: datetime.date
    whole: str | None
    inputs: tuple[int, ...]

    @classmethod
    def of(cls, folder: str, catalog: CatalogFile | Catalog, about: dict[str, Any]) -> Self:
        """Open the results of an earlier run, whose answers a new one may repeat.

        Args:
            folder: where they lie.
            catalog: the standards that they rest on.
            about: what the new run is about (`stdcompat.batch.run.about`).

        Raises:
            InputError: if they are none, or of another question, or rest on another catalog.
        """
        path = os.path.join(folder, "_run.json")
        try:
            with open(path, encoding="utf-8") as file:
                before = json.load(file)
            digest, format, as_of = before["catalog"]["digest"], before["format"], before["as_of"]
            inputs = before["inputs"]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise InputError(
                [Problem(path, "", f"is no run ({error})", "name the folder of an earlier run")]
            ) from error
        problems = [
            Problem(folder, key, f"is {before.get(key)!r} there, and {about[key]!r} here", "ask the same")
            for key in _SAME
            if before.get(key) != about[key]
        ]
        if [one["code"] for one in before["markets"]] != [one["code"] for one in about["markets"]]:
            problems.append(Problem(folder, "markets", "are others than those asked now", "ask the same"))
        if format not in _FORMATS or "row" not in about["columns"]:
            problems.append(
                Problem(folder, "format", "cannot be gone on from", "parquet or arrow, with the column row")
            )
        if digest != catalog.digest:
            what = f"rest on the facts {digest[:12]}, and {catalog.digest[:12]} are given as the earlier ones"
            problems.append(Problem(folder, "catalog", what, "give the earlier facts with --since"))
        if problems:
            raise InputError(problems)
        differs = [key for key in _WHOLE if before.get(key) != about[key]]
        if as_of[:4] != about["as_of"][:4]:
            differs.append("the year")
        whole = f"{', '.join(differs)} changed" if differs else None
        same = tuple(n for n, one in enumerate(about["inputs"]) if n < len(inputs) and inputs[n] == one)
        return cls(folder, catalog, as_date(as_of), whole, same)


def recheck_rows(
    path: str, input: int, batches: Iterable[pa.RecordBatch], question: Question, earlier: Earlier
) -> Iterator[pa.RecordBatch]:
    """Yield the results of one part: of the rows that the changes reach anew, of the others as they were.

    Args:
        path: where the part is written; the earlier one has its name.
        input: the place of the file that the rows come from.
        batches: the rows.
        question: what is asked now.
        earlier: the earlier results.
    """
    reach = _reach(question, earlier)
    kept = None if reach.whole or input not in earlier.inputs else _earlier_part(earlier.folder, path)
    rows = list(batches)
    numbers = np.concatenate([_numbers(batch.column("row")) for batch in rows])
    if kept is None or (np.diff(numbers) < 0).any():  # the rows of a part are told apart by their order
        yield from check_rows(rows, question)
        return
    before = _numbers(kept.column("row"))
    reached = np.concatenate([reach.rows(batch) for batch in rows]) | (numbers == _NONE)
    again = np.union1d(numbers[reached], before[_says(kept, earlier.as_of, question.as_of)])
    mask = np.isin(numbers, again)
    start = 0
    anew: list[pa.RecordBatch] = []
    for batch in rows:
        anew += check_rows([batch.filter(pa.array(mask[start : start + batch.num_rows]))], question)
        start += batch.num_rows
    columns = kept.schema.names
    table = pa.concat_tables(
        [
            kept.filter(pa.array(np.isin(before, numbers[~mask]))),
            pa.Table.from_batches(anew, RESULTS).select(columns).cast(kept.schema),
        ]
    )
    order = np.argsort(_numbers(table.column("row")), kind="stable")
    yield from table.take(pa.array(order)).combine_chunks().to_batches()


_NONE: Final = np.iinfo(np.int64).max  # rows of what could not be read at all have no number, and come last


def _numbers(rows: Any) -> Any:
    return np.asarray(pc.fill_null(rows.cast(pa.int64()), _NONE))


def _earlier_part(folder: str, path: str) -> pa.Table | None:
    from pyarrow import feather, parquet

    stem = os.path.join(folder, os.path.splitext(os.path.basename(path))[0])
    if os.path.exists(f"{stem}.parquet"):
        return parquet.ParquetFile(f"{stem}.parquet").read()
    return feather.read_table(f"{stem}.arrow") if os.path.exists(f"{stem}.arrow") else None


def _says(kept: pa.Table, then: datetime.date, now: datetime.date) -> Any:
    """Return which of the earlier results name their date."""
    said = np.zeros(kept.num_rows, bool)
    if then != now:
        for column in (one for one in kept.columns if pa.types.is_string(one.type)):
            found = pc.match_substring(column, then.isoformat())
            said |= np.asarray(pc.fill_null(found, False), bool)  # Arrow's own order
    return said


@functools.lru_cache(maxsize=2)
def _reach(question: Question, earlier: Earlier) -> "_Reach":
    return _Reach(question, earlier)


class _Reach:
    """What the changes between two runs reach."""

    def __init__(self, question: Question, earlier: Earlier) -> None:
        self._days = _Days(earlier.as_of, question.as_of)
        self._old, self._new = facts_of(earlier.catalog), facts_of(question.catalog)
        self.whole = earlier.whole is not None or self._is_whole(question)
        if self.whole:
            return
        self._clusters = Clusters([self._old, self._new])
        self._documents: set[str] = set()
        self._publishers: set[str] = set()
        self._compare()
        self._checker = checker_of(question)

    def rows(self, batch: pa.RecordBatch) -> Any:
        """Return which rows are reached."""
        reached = np.zeros(batch.num_rows, bool)
        if self._documents:
            reached |= self._checker.reached(batch, self._names)
        else:  # only what cannot be read, and what stands in the rows themselves
            reached |= self._checker.reached(batch, lambda _: False)
        if self._days.then != self._days.now:
            reached |= claims_with_dates(batch, self._days.passed)
        return reached

    def _names(self, reference: StandardId) -> bool:
        """Return whether a change reaches what a reference names."""
        if not self._clusters.of(reference).isdisjoint(self._documents):
            return True
        if not self._publishers:
            return False
        named = (reference, self._old.edition_named(reference), self._new.edition_named(reference))
        return any(number.publisher in self._publishers for one in named for number in numbers_of(one))

    def _is_whole(self, question: Question) -> bool:
        """Return whether something changed that any row may hang on."""
        old, new = _others(self._old), _others(self._new)
        if old != new or any(market.lists is not None for market in question.markets):
            return True
        if self._days.then == self._days.now:
            return False
        lineage = [market for lineage in question.lineages(question.facts()) for market in lineage]
        if any(on_day(market, self._days.then) != on_day(market, self._days.now) for market in lineage):
            return True
        facts: list[object] = [fact for one in lineage for fact in (*one.requirements, *one.exclusions)]
        facts += (*question.own_agreements, *(() if question.profile is None else question.profile.requirements))
        kinds = _DATED if lineage else ()
        bodies = (body for kind in kinds for _, body in bundled_store().select(kind, ()))
        return any(map(self._days.pass_in, (*map(to_plain, facts), *bodies)))

    def _compare(self) -> None:
        """Find what the changed records name, and those in which a date has passed."""
        publishers: set[str] = set()
        for kind in JOINING:
            before, after = (dict(one._store.select(kind, ())) for one in (self._old, self._new))
            for key in before.keys() | after.keys():
                old, new = before.get(key), after.get(key)
                if old == new and not (self._days.then != self._days.now and self._days.pass_in(new)):
                    continue
                for catalog, body in ((self._old, old), (self._new, new)):
                    with own_prefixes(catalog.conventions):
                        named = [] if body is None else list(named_by(kind, body))
                    self._documents.update(key for one in named for key in self._clusters.of(one))
                    publishers.update(number.publisher for one in named for number in numbers_of(one))
        # Whether a publisher's standards are adopted abroad tells a standard that stands alone from a gap of the catalog.
        self._publishers = {
            one for one in publishers if self._old.is_adopted_abroad(one) != self._new.is_adopted_abroad(one)
        }


def _others(catalog: Catalog) -> list[tuple[str, str, Any]]:
    """Return the records that any answer may hang on."""
    return [(kind, key, body) for kind, key, body in catalog._store.records() if kind not in _BY_THEMSELVES]


class _Days(NamedTuple):
    """The dates of two runs, and whether something has passed between them."""

    then: datetime.date
    now: datetime.date

    def passed(self, date: str) -> bool:
        """Return whether a date, as far as it is known, or the age of what was read on it, stands otherwise to the two."""
        return _place(date, self.then) != _place(date, self.now)

    def pass_in(self, body: Any) -> bool:
        """Return whether a date in a plain value has passed."""
        if isinstance(body, str):
            return _DATE.fullmatch(body) is not None and self.passed(body)
        if isinstance(body, dict):
            return any(map(self.pass_in, body.values()))
        return isinstance(body, (list, tuple)) and any(map(self.pass_in, body))


def _place(date: str, day: datetime.date) -> tuple[bool, ...]:
    today = day.isoformat()
    count = day.year * 12 + day.month - 1 - MAX_AGE
    oldest = f"{count // 12:04}-{count % 12 + 1:02}-{day.day:02}"
    near = today[: len(date)]
    return date <= today, date < near, date == near, date < oldest[: len(date)]
