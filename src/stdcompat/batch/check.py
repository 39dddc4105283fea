"""`check_batches`: the check of `stdcompat.check`, for every row of a stream of record batches.

Each different component is answered once, for all alike: what an answer depends on is its key
(`stdcompat.batch.encode`), and it is put together from parts that unlike ones share
(`stdcompat.batch.market`). What is kept is bounded; beyond that it is worked out again.
"""

from __future__ import annotations

import functools
from array import array
from typing import TYPE_CHECKING, Any, Final

from stdcompat._collector import without_collector
from stdcompat.batch.arrow import np, pa
from stdcompat.batch.encode import WIDTH_OF_HEAD, Encoder
from stdcompat.batch.kept import Recent, Rows
from stdcompat.batch.market import MarketAnswers
from stdcompat.batch.question import Question
from stdcompat.batch.rows import problem_row, unread_row
from stdcompat.batch.schema import RESULTS
from stdcompat.checks.memo import Memo
from stdcompat.identifiers import own_prefixes, try_parse

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stdcompat.batch.question import CatalogFile
    from stdcompat.catalogs import Catalog
    from stdcompat.identifiers import StandardId
    from stdcompat.market import Market, Profile

__all__ = ["Checker", "check_batches", "check_rows", "checker_of", "numbered"]

_AT_ONCE: Final = 2048  # rows that are looked at together: bounds the memory whatever the batches' size
_KEPT: Final = 15_000  # different components, in each of two generations
_MOST_VALUES: Final = 100_000  # different texts, claims and evidence before all is begun anew
_MOST_ROWS: Final = 100_000  # different rows of results, and parts of answers, before all is begun anew
_MOST_ANSWERS: Final = 60_000  # different questions to one market's facts before these are opened anew
_MOST_READ: Final = 20_000  # different texts that are read
_NOTHING: Final = b""
_FIRST: Final = WIDTH_OF_HEAD // 4  # the place of the first claim among the numbers of a key


def check_batches(
    batches: Iterable[pa.RecordBatch],
    market: Market | str | Sequence[Market | str] = (),
    profile: Profile | None = None,
    catalog: Catalog | CatalogFile | None = None,
    as_of: datetime.date | str | None = None,
) -> Iterator[pa.RecordBatch]:
    """Check every component of a stream against a market or several, a buyer's profile, or both.

    A row that cannot be read gives rows that say why (``about`` is ``problem``), and nothing else.
    A reference that cannot be read is a claim of which nothing is known, as in a deployment file
    with ``verbatim``. Rows without a ``row`` column are numbered as they come, from 1.

    Args:
        batches: components, in the columns of `stdcompat.batch.schema.COMPONENTS`.
        market: a market, the code of one that ships, or several.
        profile: the buyer's own requirements.
        catalog: the facts; the bundled ones by default.
        as_of: the date of every answer; today by default.

    Yields:
        Record batches of `stdcompat.batch.schema.RESULTS`, in the order of the input.

    Raises:
        InputError: if the columns are not those of a component; at the first batch.
        UnknownMarketError: if no market has a code.
        ValueError: if there is neither a market nor a profile.

    >>> import pyarrow as pa
    >>> offer = {"deployment": ["d"], "component": ["server"], "kind": ["server"], "claims": [["GB 4943.1-2022"]]}
    >>> results = pa.Table.from_batches(check_batches([pa.record_batch(offer)], "EU", as_of="2026-11-21"))
    >>> results.to_pandas().query("requirement == 'eu-lvd-62368-1'").verdict.tolist()
    ['undetermined']
    """
    return check_rows(numbered(batches), Question.of(market, profile, catalog, as_of))


def check_rows(batches: Iterable[pa.RecordBatch], question: Question) -> Iterator[pa.RecordBatch]:
    """Check a stream as an engine hands it to a worker: what is kept is shared by all streams of a process."""
    checker = checker_of(question)
    for batch in batches:
        for start in range(0, batch.num_rows, _AT_ONCE):
            yield checker.check(batch.slice(start, _AT_ONCE))


@functools.lru_cache(maxsize=2)
def checker_of(question: Question) -> Checker:
    """Return what answers a question in this process."""
    return Checker(question)


def numbered(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Number the rows of a stream from 1, unless they have numbers."""
    before = 0
    for batch in batches:
        if "row" in batch.schema.names:
            yield batch
        else:
            yield batch.append_column("row", pa.array(np.arange(before + 1, before + batch.num_rows + 1)))
        before += batch.num_rows


class Checker:
    """Answers one question for batch after batch, and keeps what it has worked out.

    Raises:
        CatalogError: if the facts here are others than those of the question.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        self._open()
        self._begin()

    def _open(self) -> None:
        """Keep nothing of the facts: the catalog's own caches go, and what was compared with what."""
        question = self._question
        self._facts = question.facts()
        self._conventions = self._facts.catalog.conventions
        lineages = question.lineages(self._facts)
        self._markets = [MarketAnswers(lineage, question.profile, self._facts) for lineage in lineages]
        self._read = functools.lru_cache(_MOST_READ)(try_parse)

    def _begin(self) -> None:
        """Keep nothing of the input, so that memory is bounded whatever comes.

        What differs without end (laboratories, numbers, dates of evidence) does not cost what is known of standards.
        """
        conditions = {condition for market in self._markets for condition in market.conditions}
        self._encoder = Encoder(self._question.as_of, sorted(conditions), self._is_barred, self._speaks, self._read)
        self._rows = Rows()
        self._answers = Recent(_KEPT)
        for market in self._markets:
            market.begin(self._encoder, self._rows)

    def _is_barred(self, supplier: str | None, jurisdiction: str | None) -> bool:
        return any(market.bars(supplier, jurisdiction) for market in self._markets)

    def _speaks(self, product: str) -> bool:
        return any(market.speaks(product) for market in self._markets)

    @without_collector()
    def check(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the results of one batch.

        Raises:
            InputError: if the columns are not those of a component.
        """
        if len(Memo.of(self._facts.resolver)) > _MOST_ANSWERS:
            self._open()
            self._begin()
        elif len(self._encoder) > _MOST_VALUES or len(self._rows) + sum(map(len, self._markets)) > _MOST_ROWS:
            self._begin()
        with own_prefixes(self._conventions):
            encoded = self._encoder.encode(batch)
            self._answer({key for key in encoded.keys if key is not None})
        found = [self._answers[key] if key is not None else _NOTHING for key in encoded.keys]
        for row, problems in encoded.problems.items():
            found[row] = _packed([self._rows.number(problem_row(what)) for what in problems])
        for row, what in encoded.unread.items():
            found[row] = _packed([self._rows.number(unread_row(what))])
        counts = np.fromiter(map(len, found), np.int64, len(found)) // 4
        of = pa.array(np.repeat(np.arange(len(found)), counts))
        which = pa.array(np.frombuffer(_NOTHING.join(found), np.int32))
        columns = {name: column.take(of) for name, column in encoded.columns.items()}
        columns |= self._rows.take(which)
        return pa.record_batch([columns[name] for name in RESULTS.names], RESULTS)

    def reached(self, batch: pa.RecordBatch, names: Callable[[StandardId], bool]) -> Any:
        """Return which rows claim something of a kind, or are asked for it; those that cannot be read are among them.

        Args:
            batch: rows of components.
            names: tells of what a claim or a requirement names whether it is of the kind.
        """
        with own_prefixes(self._conventions):
            keys = self._encoder.encode(batch).keys
            known: dict[bytes | int, bool] = {}
            return np.fromiter((key is None or self._reaches(key, names, known) for key in keys), bool, len(keys))

    def _reaches(self, key: bytes, names: Callable[[StandardId], bool], known: dict[bytes | int, bool]) -> bool:
        head = key[:WIDTH_OF_HEAD]
        if head not in known:
            asked = (one.id for market in self._markets for one in market.asked(head))
            known[head] = any(map(names, asked))
        for said in array("i", key)[_FIRST::2]:
            if said not in known:
                id_ = self._encoder.said(said).id
                known[said] = id_ is not None and names(id_)
        return known[head] or any(known[said] for said in array("i", key)[_FIRST::2])

    def _answer(self, keys: set[bytes]) -> None:
        """Work out the answers to keys that are not known."""
        for key in self._answers.missing(keys):
            numbers = array("i", key)
            claims = list(zip(numbers[_FIRST::2], numbers[_FIRST + 1 :: 2], strict=True))
            head = key[:WIDTH_OF_HEAD]
            self._answers[key] = _packed([row for market in self._markets for row in market.answer(head, claims)])


def _packed(numbers: Sequence[int]) -> bytes:
    """Return numbers of rows as bytes: a hundred thousand lists would be many times as large."""
    return array("i", numbers).tobytes()
