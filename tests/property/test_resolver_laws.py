"""The resolver on random catalogs, held against models and against a plain closure."""

from __future__ import annotations

import datetime
import itertools
import json
import pickle
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, Deviation, DeviationKind, DeviationList
from stdcompat.equivalence import ANYTHING, IMPOSSIBLE, Relation, RelationSet, Resolver, State, verify_proof
from stdcompat.equivalence.edge import edges_of
from stdcompat.identifiers import StandardId, parse

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

DAY = datetime.date(2026, 11, 21)
IDS = [parse(f"{prefix} {number}:2020") for number in (1, 2) for prefix in ("ISO", "IEC", "EN", "BS")][:7]
SETS = [frozenset(c) for size in range(1, 6) for c in itertools.combinations(range(5), size)]


def true_relation(a: frozenset[int], b: frozenset[int]) -> Relation:
    if a == b:
        return Relation.EQ
    if a < b:
        return Relation.SUB
    if a > b:
        return Relation.SUP
    return Relation.INT if a & b else Relation.DR


def fact(adopter: StandardId, adopted: StandardId, degree: Degree, *kinds: DeviationKind) -> Correspondence:
    return Correspondence(
        adopter,
        (adopted,),
        sources=("s",),
        confidence=Confidence.HIGH,
        degree=degree,
        deviation_list=DeviationList.COMPLETE if kinds else DeviationList.NOT_HELD,
        deviations=tuple(Deviation(kind, "what changes") for kind in kinds),
    )


def pair_of(one: Correspondence) -> tuple[StandardId, StandardId]:
    return one.adopter, one.adopted[0]


def facts_that_allow(adopter: StandardId, adopted: StandardId, relation: Relation) -> list[Correspondence]:
    """Return every fact that an honest source could state of a pair in this true relation."""
    adds, removes, changes = DeviationKind.ADDS, DeviationKind.REMOVES, DeviationKind.CHANGES
    every = [
        fact(adopter, adopted, Degree.IDT),
        fact(adopter, adopted, Degree.MOD),
        fact(adopter, adopted, Degree.EQV),
        fact(adopter, adopted, Degree.NEQ),
        fact(adopter, adopted, Degree.NOT_STATED),
        fact(adopter, adopted, Degree.MOD, adds),
        fact(adopter, adopted, Degree.MOD, removes),
        fact(adopter, adopted, Degree.MOD, adds, changes),
    ]
    return [one for one in every if all(relation in edge.relation for edge in edges_of(one))]


@st.composite
def honest_catalogs(draw: st.DrawFn) -> tuple[dict[StandardId, frozenset[int]], list[Correspondence]]:
    """Draw what documents really ask for, and facts that are true of it."""
    count = draw(st.integers(2, len(IDS)))
    model = {id_: draw(st.sampled_from(SETS)) for id_ in IDS[:count]}
    facts: dict[tuple[StandardId, StandardId], Correspondence] = {}
    for adopter, adopted in itertools.permutations(model, 2):
        if draw(st.integers(0, 2)) == 0:
            possible = facts_that_allow(adopter, adopted, true_relation(model[adopter], model[adopted]))
            if possible:
                facts[adopter, adopted] = draw(st.sampled_from(possible))
    return model, list(facts.values())


any_facts = st.lists(
    st.builds(
        fact,
        st.sampled_from(IDS[:5]),
        st.sampled_from(IDS[:5]),
        st.sampled_from(list(Degree)),
    ),
    max_size=8,
    unique_by=pair_of,
)


def closure(facts: Iterable[Correspondence], ids: list[StandardId]) -> dict[tuple[StandardId, StandardId], RelationSet]:
    """Work out path consistency the plain way: every triangle, until nothing changes."""
    network = {(a, b): RelationSet.of("EQ") if a == b else ANYTHING for a in ids for b in ids}
    for one in facts:
        for edge in edges_of(one):
            if edge.adopter != edge.adopted:
                network[edge.adopter, edge.adopted] &= edge.relation
                network[edge.adopted, edge.adopter] &= edge.relation.converse
    changed = True
    while changed:
        changed = False
        for a, b, c in itertools.product(ids, repeat=3):
            narrowed = network[a, c] & network[a, b].then(network[b, c])
            if narrowed != network[a, c]:
                network[a, c] = narrowed
                changed = True
    return network


def resolver(facts: Iterable[Correspondence]) -> Resolver:
    return Resolver(Catalog.from_records(facts), DAY)


class TestAgainstModels:
    """domain rules, section 3: composition is sound."""

    @given(honest_catalogs())
    def test_the_truth_is_never_ruled_out(
        self, case: tuple[dict[StandardId, frozenset[int]], list[Correspondence]]
    ) -> None:
        model, facts = case
        resolve = resolver(facts).resolve
        for a, b in itertools.product(model, repeat=2):
            answer = resolve(a, b)
            assert true_relation(model[a], model[b]) in answer.relation
            if answer.covers == "yes":
                assert model[b] <= model[a]
            if answer.covers == "no":
                assert not model[b] <= model[a]

    @given(honest_catalogs())
    def test_answers_are_as_tight_as_path_consistency(
        self, case: tuple[dict[StandardId, frozenset[int]], list[Correspondence]]
    ) -> None:
        model, facts = case
        resolve = resolver(facts).resolve
        plain = closure(facts, list(model))
        for a, b in itertools.product(model, repeat=2):
            assert resolve(a, b).relation == plain[a, b]


class TestLaws:
    @given(any_facts)
    def test_any_facts_at_all_are_survived_and_contradictions_found(self, facts: list[Correspondence]) -> None:
        resolve = resolver(facts).resolve
        plain = closure(facts, IDS[:5])
        for a, b in itertools.product(IDS[:5], repeat=2):
            answer = resolve(a, b)
            if answer.state is State.CONTRADICTION:
                assert answer.relation == IMPOSSIBLE
                assert IMPOSSIBLE in plain.values()
            elif IMPOSSIBLE not in plain.values():
                assert answer.relation == plain[a, b]

    @given(any_facts, st.sampled_from(IDS))
    def test_reflexive_with_an_empty_proof(self, facts: list[Correspondence], a: StandardId) -> None:
        answer = resolver(facts).resolve(a, a)
        assert (str(answer.relation), answer.state, answer.proof) == ("EQ", State.SAME, ())

    @given(any_facts)
    def test_the_other_way_round_is_the_converse(self, facts: list[Correspondence]) -> None:
        one, other = resolver(facts), resolver(facts)
        for a, b in itertools.combinations(IDS[:5], 2):
            there, back = one.resolve(a, b), other.resolve(b, a)
            assert back == there.converse()
            assert back.converse() == there
            assert back.relation == there.relation.converse

    @given(any_facts, any_facts)
    def test_more_facts_never_add_a_possibility(self, few: list[Correspondence], more: list[Correspondence]) -> None:
        held = {pair_of(one) for one in few}
        more = few + [one for one in more if pair_of(one) not in held]
        before, after = resolver(few), resolver(more)
        for a, b in itertools.combinations(IDS[:5], 2):
            assert after.resolve(a, b).relation <= before.resolve(a, b).relation

    @given(any_facts, st.randoms(use_true_random=False))
    def test_order_of_facts_and_of_questions_changes_nothing(
        self, facts: list[Correspondence], rng: random.Random
    ) -> None:
        pairs = list(itertools.permutations(IDS[:5], 2))
        first = resolver(facts)
        expected = {pair: first.resolve(*pair).explain() for pair in pairs}
        rng.shuffle(facts)
        rng.shuffle(pairs)
        second = resolver(facts)
        assert {pair: second.resolve(*pair).explain() for pair in pairs} == expected

    @given(honest_catalogs())
    def test_the_proof_alone_gives_the_answer(
        self, case: tuple[dict[StandardId, frozenset[int]], list[Correspondence]]
    ) -> None:
        model, facts = case
        whole = resolver(facts)
        for a, b in itertools.combinations(model, 2):
            answer = whole.resolve(a, b)
            cited = {(step.edge.adopter, step.edge.adopted) for step in answer.proof}
            alone = resolver([one for one in facts if pair_of(one) in cited])
            assert alone.resolve(a, b).relation == answer.relation

    @settings(max_examples=settings().max_examples // 2)  # each is verified three times
    @given(honest_catalogs())
    def test_the_proof_is_verified_without_the_resolver(
        self, case: tuple[dict[StandardId, frozenset[int]], list[Correspondence]]
    ) -> None:
        model, facts = case
        catalog = Catalog.from_records(facts)
        whole = Resolver(catalog, DAY)
        for a, b in itertools.permutations(model, 2):
            plain = json.loads(json.dumps(whole.resolve(a, b).to_dict()))
            assert verify_proof(plain, catalog) == ()
            if plain["proof"] and len(plain["relation"]) > 1:
                assert verify_proof({**plain, "relation": plain["relation"][:1]}, catalog)
                assert verify_proof(plain, Catalog.from_records([]))

    @given(any_facts)
    def test_a_conflict_is_minimal(self, facts: list[Correspondence]) -> None:
        whole = resolver(facts)
        for a, b in itertools.combinations(IDS[:5], 2):
            answer = whole.resolve(a, b)
            if answer.state is not State.CONTRADICTION:
                continue
            conflicts = [route for route in answer.routes if route.relation == IMPOSSIBLE]
            assert conflicts
            for route in conflicts:
                cited = {(step.edge.adopter, step.edge.adopted) for path in route.paths for step in path}
                guilty = [one for one in facts if pair_of(one) in cited]
                assert IMPOSSIBLE in closure(guilty, IDS[:5]).values()
                for left_out in guilty:
                    rest = [one for one in guilty if one is not left_out]
                    assert IMPOSSIBLE not in closure(rest, IDS[:5]).values()

    @given(any_facts)
    def test_answers_pickle(self, facts: list[Correspondence]) -> None:
        answer = resolver(facts).resolve(IDS[0], IDS[1])
        assert pickle.loads(pickle.dumps(answer)) == answer  # noqa: S301  # our own bytes
