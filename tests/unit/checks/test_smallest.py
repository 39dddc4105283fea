from __future__ import annotations

import itertools
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.checks.smallest import Choice, smallest_choice

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS = st.lists(st.frozensets(st.integers(0, 7), min_size=1, max_size=5), max_size=7)


def by_trying_all(groups: Sequence[frozenset[int]]) -> tuple[int, ...]:
    """Return the first hitting set, by size and then by its numbers: the definition itself."""
    numbers = sorted(frozenset().union(*groups))
    return next(
        tried
        for size in range(len(numbers) + 1)
        for tried in itertools.combinations(numbers, size)  # in the order of their numbers
        if all(group & set(tried) for group in groups)
    )


@given(GROUPS)
def test_is_exact_and_takes_the_best_among_equals(groups: list[frozenset[int]]):
    best = by_trying_all(groups)
    assert smallest_choice(groups) == Choice(best, len(best))


@given(GROUPS, st.randoms(use_true_random=False))
def test_order_does_not_matter(groups: list[frozenset[int]], shuffle: random.Random):
    other = [*groups, *groups]
    shuffle.shuffle(other)
    assert smallest_choice(other) == smallest_choice(groups)


@given(GROUPS, st.integers(0, 12))
def test_a_bound_gives_two_true_bounds(groups: list[frozenset[int]], steps: int):
    best = by_trying_all(groups)
    choice = smallest_choice(groups, steps)
    assert all(group & set(choice.chosen) for group in groups)
    assert choice.at_least <= len(best) <= len(choice.chosen)
    assert choice.is_exact == (choice.at_least == len(choice.chosen))


def test_two_thousand_random_instances_against_brute_force():
    draw = random.Random(5)  # noqa: S311  # the same instances each time
    for _ in range(2_000):
        groups = [
            frozenset(draw.sample(range(9), draw.randint(1, 4))) for _ in range(draw.randint(1, 8))
        ]  # denser than hypothesis draws them
        best = by_trying_all(groups)
        assert smallest_choice(groups) == Choice(best, len(best))


@pytest.mark.parametrize(
    ("groups", "chosen"),
    [
        ([], ()),
        ([{4}], (4,)),
        ([{1, 2}, {1, 2}], (1,)),
        ([{0, 5}, {1, 5}, {2, 5}], (5,)),  # one for all, though it is the least liked
        ([{0, 9}, {1, 9}], (9,)),
        ([{1, 2}, {3, 4}], (1, 3)),
        ([{1, 2}, {2, 3}, {1, 3}], (1, 2)),
    ],
)
def test_small_cases(groups: list[set[int]], chosen: tuple[int, ...]):
    assert smallest_choice(groups).chosen == chosen


def test_nothing_meets_an_empty_group():
    with pytest.raises(ValueError, match="empty group"):
        smallest_choice([{1}, set()])


def test_a_hundred_groups_are_fast():
    draw = random.Random(7)  # noqa: S311
    groups = [frozenset(draw.sample(range(60), 3)) for _ in range(30)]
    assert smallest_choice(groups).is_exact
