"""What a checker keeps: the different rows of results, and the answers that were asked for last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.batch.arrow import pa
from stdcompat.batch.rows import ANSWER
from stdcompat.batch.schema import RESULTS

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["Recent", "Rows"]

_SCHEMA = pa.schema([RESULTS.field(name) for name in ANSWER])


class Rows:
    """Rows of results without the columns that repeat the input, each kept once."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._new: list[tuple[Any, ...]] = []
        self._table = _SCHEMA.empty_table()

    def __len__(self) -> int:
        return len(self._numbers)

    def number(self, row: tuple[Any, ...]) -> int:
        """Return the number of a row."""
        number = self._numbers.get(row)
        if number is None:
            number = self._numbers[row] = len(self._numbers)
            self._new.append(row)
        return number

    def take(self, numbers: pa.Array) -> dict[str, pa.Array]:
        """Return the columns of rows by their numbers."""
        if self._new:
            columns = zip(*self._new, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(columns, _SCHEMA, strict=True)]
            batch = pa.Table.from_arrays(arrays, schema=_SCHEMA)
            self._table = pa.concat_tables([self._table, batch]).combine_chunks()
            self._new.clear()
        taken = self._table.take(numbers)
        return {name: taken.column(name).combine_chunks() for name in ANSWER}


class Recent:
    """A mapping of bounded size: two generations, and what is asked for moves to the younger one.

    >>> recent = Recent(2)
    >>> for key in (b"a", b"b", b"c", b"d", b"e"):
    ...     recent[key] = key
    >>> recent.missing([b"a", b"d"])
    [b'a']
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._young: dict[bytes, Any] = {}
        self._old: dict[bytes, Any] = {}

    def missing(self, keys: Collection[bytes]) -> list[bytes]:
        """Return the keys that are not kept, sorted; the others stay for a while."""
        found = []
        for key in keys:
            if key not in self._young:
                if key in self._old:
                    self[key] = self._old[key]
                else:
                    found.append(key)
        return sorted(found)

    def __getitem__(self, key: bytes) -> Any:
        return self._young[key] if key in self._young else self._old[key]

    def __setitem__(self, key: bytes, value: Any) -> None:
        if len(self._young) >= self._size:
            self._old, self._young = self._young, {}
        self._young[key] = value
