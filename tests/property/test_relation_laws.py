"""The algebra of relation sets, held against plain enumeration of small sets."""

from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.equivalence import ANYTHING, IMPOSSIBLE, Relation, RelationSet

relation_sets = st.integers(0, 31).map(RelationSet)

# Every non-empty set over five elements: enough to meet each possible case of three sets.
SETS = [frozenset(c) for size in range(1, 6) for c in itertools.combinations(range(5), size)]


def relation_between(a: frozenset[int], b: frozenset[int]) -> Relation:
    if a == b:
        return Relation.EQ
    if a < b:
        return Relation.SUB
    if a > b:
        return Relation.SUP
    return Relation.INT if a & b else Relation.DR


def _enumerated() -> dict[tuple[Relation, Relation], RelationSet]:
    table: dict[tuple[Relation, Relation], set[Relation]] = {}
    for a, b in itertools.product(SETS, SETS):
        first = relation_between(a, b)
        for c in SETS:
            table.setdefault((first, relation_between(b, c)), set()).add(relation_between(a, c))
    return {pair: RelationSet.of(found) for pair, found in table.items()}


ENUMERATED = _enumerated()


class TestComposition:
    """domain rules, section 3: relations compose by the RCC-5 table, sets as unions over members."""

    @pytest.mark.parametrize("pair", sorted(ENUMERATED), ids=lambda pair: f"{pair[0].name}-{pair[1].name}")
    def test_each_cell_is_what_enumeration_finds(self, pair: tuple[Relation, Relation]) -> None:
        first, second = (RelationSet.of([relation]) for relation in pair)
        assert first.then(second) == ENUMERATED[pair]

    @pytest.mark.parametrize("pair", sorted(ENUMERATED), ids=lambda pair: f"{pair[0].name}-{pair[1].name}")
    def test_each_cell_holds_from_the_other_end(self, pair: tuple[Relation, Relation]) -> None:
        first, second = (RelationSet.of([relation]) for relation in pair)
        assert second.converse.then(first.converse) == ENUMERATED[pair].converse

    @given(relation_sets, relation_sets)
    def test_sets_compose_as_the_union_over_their_members(self, a: RelationSet, b: RelationSet) -> None:
        union = IMPOSSIBLE
        for one, other in itertools.product(a, b):
            union |= ENUMERATED[one, other]
        assert a.then(b) == union

    @given(relation_sets, relation_sets, relation_sets)
    def test_is_associative(self, a: RelationSet, b: RelationSet, c: RelationSet) -> None:
        assert a.then(b).then(c) == a.then(b.then(c))

    @given(relation_sets)
    def test_equality_is_neutral(self, a: RelationSet) -> None:
        equal = RelationSet.of("EQ")
        assert a.then(equal) == a == equal.then(a)

    @given(relation_sets, relation_sets)
    def test_converse_turns_a_composition_round(self, a: RelationSet, b: RelationSet) -> None:
        assert a.then(b).converse == b.converse.then(a.converse)

    @given(relation_sets, relation_sets, relation_sets)
    def test_more_possibilities_in_never_give_fewer_out(self, a: RelationSet, b: RelationSet, c: RelationSet) -> None:
        assert a.then(c) <= (a | b).then(c)


class TestSets:
    @given(relation_sets)
    def test_converse_is_its_own_inverse(self, a: RelationSet) -> None:
        assert a.converse.converse == a

    @given(relation_sets, relation_sets)
    def test_intersection_only_rules_out(self, a: RelationSet, b: RelationSet) -> None:
        assert (a & b) <= a
        assert (a & b) <= b

    @given(relation_sets)
    def test_names_read_back(self, a: RelationSet) -> None:
        assert RelationSet.of(str(a)) is a
        assert RelationSet.of(a) is a
        assert eval(repr(a)) is a  # noqa: S307  # our own text
        assert len(a) == len(list(a))

    @given(relation_sets)
    def test_pickles_to_the_same_object(self, a: RelationSet) -> None:
        assert pickle.loads(pickle.dumps(a)) is a  # noqa: S301  # our own bytes

    @given(relation_sets)
    def test_membership(self, a: RelationSet) -> None:
        assert {relation for relation in Relation if relation in a} == set(a)
        assert "EQ" not in a

    def test_is_immutable(self) -> None:
        with pytest.raises(AttributeError, match="immutable"):
            ANYTHING.bits = 3

    @pytest.mark.parametrize("bits", [-1, 32])
    def test_refuses_what_is_no_set(self, bits: int) -> None:
        with pytest.raises(ValueError, match="not a set of relations"):
            RelationSet(bits)


class TestCovers:
    """domain rules, section 2: yes within EQ SUP, no without either, undetermined otherwise."""

    @given(relation_sets.filter(lambda a: a != IMPOSSIBLE))
    def test_follows_the_rule(self, a: RelationSet) -> None:
        enough = {Relation.EQ, Relation.SUP}
        if set(a) <= enough:
            assert a.covers == "yes"
        elif not set(a) & enough:
            assert a.covers == "no"
        else:
            assert a.covers == "undetermined"

    def test_a_contradiction_settles_nothing(self) -> None:
        assert IMPOSSIBLE.covers == "undetermined"

    @given(st.sampled_from(SETS), st.sampled_from(SETS))
    def test_yes_means_that_all_of_b_is_in_a(self, a: frozenset[int], b: frozenset[int]) -> None:
        assert (RelationSet.of([relation_between(a, b)]).covers == "yes") == (b <= a)
