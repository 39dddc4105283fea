"""Sets of possible relations between the requirements of two documents, and their algebra.

The five base relations are those of NIST IR 8477 (region connection calculus RCC-5): equal,
proper subset, proper superset, proper overlap, disjoint. What is known of a pair is the set of
those that are still possible. Relations compose along a path and intersect over paths; both can
only rule possibilities out.

The sets related are sets of *requirements*: `SUP` from A to B says that A asks for all that B
asks for, and more. So conforming to A proves conforming to B when A is `EQ` or `SUP` to B.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal, TypeAlias

from stdcompat.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

Covers: TypeAlias = Literal["yes", "no", "undetermined"]
"""Whether conforming to one standard proves conforming to another."""

__all__ = ["ANYTHING", "IMPOSSIBLE", "Covers", "Relation", "RelationSet"]


class Relation(enum.IntFlag):
    """One base relation of the requirements of A to those of B."""

    EQ = 1
    SUB = 2
    SUP = 4
    INT = 8
    DR = 16


_ALL = 31
_NAMES = ("EQ", "SUB", "SUP", "INT", "DR")

# Composition of base relations: row A to B, column B to C, in the order EQ SUB SUP INT DR.
# RCC-5 for non-empty sets; the tests derive it again by enumerating small sets.
_BASE: Final = (
    ("EQ", "SUB", "SUP", "INT", "DR"),
    ("SUB", "SUB", "EQ SUB SUP INT DR", "SUB INT DR", "DR"),
    ("SUP", "EQ SUB SUP INT", "SUP", "SUP INT", "SUP INT DR"),
    ("INT", "SUB INT", "SUP INT DR", "EQ SUB SUP INT DR", "SUP INT DR"),
    ("DR", "SUB INT DR", "DR", "SUB INT DR", "EQ SUB SUP INT DR"),
)


def _bits(names: str) -> int:
    return sum(1 << _NAMES.index(name) for name in names.split())


def _composition_table() -> tuple[bytes, ...]:
    """Extend the base table to sets: a set composes as the union over its members."""
    base = [[_bits(cell) for cell in row] for row in _BASE]
    table = [[0] * 32 for _ in range(32)]
    for a in range(1, 32):
        low_a = (a & -a).bit_length() - 1
        for b in range(1, 32):
            low_b = (b & -b).bit_length() - 1
            one = 1 << low_a
            if a != one:
                table[a][b] = table[one][b] | table[a ^ one][b]
            else:
                table[a][b] = base[low_a][low_b] | table[a][b & (b - 1)]
    return tuple(bytes(row) for row in table)


COMPOSE: Final = _composition_table()
CONVERSE: Final = bytes((s & 0b11001) | ((s & 2) << 1) | ((s & 4) >> 1) for s in range(32))


class RelationSet:
    """The relations that are still possible: an immutable set of `Relation`.

    >>> mod = RelationSet.of("SUB SUP INT")
    >>> mod.then(RelationSet.of("EQ")) == mod
    True
    >>> mod.then(mod)
    RelationSet.of('EQ SUB SUP INT DR')
    >>> RelationSet.of("SUP").covers
    'yes'
    """

    __slots__ = ("bits",)
    bits: int
    _made: ClassVar[dict[int, Any]] = {}

    def __new__(cls, bits: int) -> Self:
        """Return the one set with these bits: sets are shared, so `is` and `==` agree."""
        found: Self | None = cls._made.get(bits)
        if found is None:
            if not 0 <= bits <= _ALL:
                msg = f"not a set of relations: {bits}"
                raise InvalidValueError(msg)
            found = object.__new__(cls)
            object.__setattr__(found, "bits", bits)
            cls._made[bits] = found
        return found

    @classmethod
    def of(cls, names: str | Iterable[Relation]) -> RelationSet:
        """Make a set from names (``"SUB SUP INT"``) or relations."""
        return cls(_bits(names) if isinstance(names, str) else sum(set(names)))

    def then(self, other: RelationSet) -> RelationSet:
        """Return the relation of A to C, from A to B (this one) and B to C."""
        return RelationSet(COMPOSE[self.bits][other.bits])

    @property
    def converse(self) -> RelationSet:
        """The relation of B to A."""
        return RelationSet(CONVERSE[self.bits])

    @property
    def covers(self) -> Covers:
        """Whether conforming to A proves conforming to B: ``yes``, ``no`` or ``undetermined``."""
        if not self.bits:
            return "undetermined"
        if not self.bits & ~5:
            return "yes"
        return "undetermined" if self.bits & 5 else "no"

    def __setattr__(self, name: str, value: object) -> None:
        msg = "a RelationSet is immutable"
        raise AttributeError(msg)

    def __and__(self, other: RelationSet) -> RelationSet:
        return RelationSet(self.bits & other.bits)

    def __or__(self, other: RelationSet) -> RelationSet:
        return RelationSet(self.bits | other.bits)

    def __le__(self, other: RelationSet) -> bool:
        return not self.bits & ~other.bits

    def __contains__(self, relation: object) -> bool:
        return isinstance(relation, Relation) and bool(self.bits & relation)

    def __iter__(self) -> Iterator[Relation]:
        return (Relation(1 << n) for n in range(5) if self.bits >> n & 1)

    def __len__(self) -> int:
        return self.bits.bit_count()

    def __str__(self) -> str:
        return " ".join(name for n, name in enumerate(_NAMES) if self.bits >> n & 1)

    def __repr__(self) -> str:
        return f"RelationSet.of({str(self)!r})"

    def __reduce__(self) -> tuple[type[RelationSet], tuple[int]]:
        return RelationSet, (self.bits,)


ANYTHING: Final = RelationSet(_ALL)
"""Nothing is known: all five are possible."""

IMPOSSIBLE: Final = RelationSet(0)
"""Nothing is possible: the facts contradict each other."""
