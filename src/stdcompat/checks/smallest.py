"""The smallest set that meets every group: exact, with the best members among equals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._records import frozen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

__all__ = ["STEPS", "Choice", "smallest_choice"]

STEPS = 100_000
"""How many branches are looked at for one piece before the search says that it stops."""


@frozen
class Choice:
    """What was chosen, and the proven lower bound on how many it takes."""

    chosen: tuple[int, ...]
    at_least: int

    @property
    def is_exact(self) -> bool:
        """Whether nothing smaller is enough."""
        return len(self.chosen) == self.at_least


def smallest_choice(groups: Sequence[Collection[int]], steps: int = STEPS) -> Choice:
    """Choose the fewest numbers so that every group holds one of them (a minimum hitting set).

    Among sets of that size the one with the smallest numbers wins: the smallest in which two
    sets differ decides. Where the search reaches its bound, the choice may not be the smallest,
    and `at_least` says what is proven.

    Args:
        groups: the groups; none is empty.
        steps: the bound of the search, for each piece that shares no number with the others.

    Raises:
        ValueError: if a group is empty, since nothing meets it.

    >>> smallest_choice([{1, 2}, {2, 3}, {5}])
    Choice(chosen=(2, 5), at_least=2)
    """
    wanted = {frozenset(group) for group in groups}
    if frozenset() in wanted:
        msg = "nothing meets an empty group"
        raise ValueError(msg)
    chosen: list[int] = []
    at_least = 0
    for piece in _pieces(_reduced(wanted)):
        numbers = sorted(frozenset().union(*piece))
        choice = _Search(piece, numbers, steps).run()
        chosen += [numbers[place] for place in choice.chosen]
        at_least += choice.at_least
    return Choice(tuple(sorted(chosen)), at_least)


def _reduced(groups: set[frozenset[int]]) -> list[frozenset[int]]:
    """Leave out what never matters: groups met with another, numbers no better than a smaller one."""
    needed = [group for group in groups if not any(other < group for other in groups)]
    meets: dict[int, set[int]] = {}
    for place, group in enumerate(needed):
        for number in group:
            meets.setdefault(number, set()).add(place)
    kept: set[int] = set()
    for number in sorted(meets):
        if not any(meets[number] <= meets[better] for better in kept):
            kept.add(number)
    return sorted((group & kept for group in needed), key=sorted)


def _pieces(groups: Sequence[frozenset[int]]) -> list[list[frozenset[int]]]:
    """Part the groups into pieces that share no number."""
    pieces: list[tuple[set[int], list[frozenset[int]]]] = []
    for group in groups:
        joined: tuple[set[int], list[frozenset[int]]] = (set(group), [group])
        apart = []
        for piece in pieces:
            if piece[0] & group:
                joined = (joined[0] | piece[0], piece[1] + joined[1])
            else:
                apart.append(piece)
        pieces = [*apart, joined]
    return [members for _, members in pieces]


class _StoppedError(Exception):
    """The search reached its bound."""


class _Search:
    """Branch and bound over one piece; groups and numbers are bits of whole numbers."""

    def __init__(self, groups: Sequence[frozenset[int]], numbers: Sequence[int], steps: int) -> None:
        place = {number: n for n, number in enumerate(numbers)}
        self.groups = sorted((sum(1 << place[number] for number in group) for group in groups), key=int.bit_count)
        self.meets = [
            sum(1 << n for n, group in enumerate(self.groups) if group >> number & 1) for number in range(len(numbers))
        ]
        self.everything = (1 << len(self.groups)) - 1
        self.left = steps

    def run(self) -> Choice:
        size = self._disjoint(self.everything, 0)
        found: tuple[int, ...] | None = None
        try:
            while (found := self._find(self.everything, size, 0)) is None:
                size += 1
            found = self._best(size)
        except _StoppedError:
            found = self._greedy() if found is None else found
        return Choice(found, size)

    def _find(self, unmet: int, size: int, floor: int) -> tuple[int, ...] | None:
        """Return a set of at most `size` numbers from `floor` on that meets what is unmet, or None."""
        if not unmet:
            return ()
        self.left -= 1
        if self.left < 0:
            raise _StoppedError
        if self._disjoint(unmet, floor) > size:
            return None
        narrowest = min((group >> floor << floor for group in self._members(unmet)), key=int.bit_count)
        for number in _bits(narrowest):
            rest = self._find(unmet & ~self.meets[number], size - 1, floor)
            if rest is not None:
                return (number, *rest)
        return None

    def _best(self, size: int) -> tuple[int, ...]:
        """Return the set of the smallest numbers; `size` is known to be the least that is enough."""
        chosen: list[int] = []
        unmet, floor = self.everything, 0
        while unmet:
            spare = size - len(chosen) - 1
            number = next(
                number
                for number in range(floor, len(self.meets))
                if self.meets[number] & unmet and self._find(unmet & ~self.meets[number], spare, number + 1) is not None
            )
            chosen.append(number)
            unmet, floor = unmet & ~self.meets[number], number + 1
        return tuple(chosen)

    def _greedy(self) -> tuple[int, ...]:
        """Return a set that is enough, with no promise: each time what meets the most."""
        chosen: list[int] = []
        unmet = self.everything
        while unmet:
            number = max(range(len(self.meets)), key=lambda n: ((self.meets[n] & unmet).bit_count(), -n))
            chosen.append(number)
            unmet &= ~self.meets[number]
        return tuple(chosen)

    def _disjoint(self, unmet: int, floor: int) -> int:
        """Count unmet groups that share no number: each takes a number of its own."""
        taken = count = 0
        for group in self._members(unmet):
            rest = group >> floor << floor
            if not rest & taken:
                taken |= rest
                count += 1
        return count

    def _members(self, unmet: int) -> Iterator[int]:
        return (self.groups[n] for n in _bits(unmet))


def _bits(mask: int) -> Iterator[int]:
    """Yield the places of the bits of a number, the smallest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
