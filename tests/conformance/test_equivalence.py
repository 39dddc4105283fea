"""Real pairs, each with its relation, degree and state, and the reason why."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from stdcompat.equivalence import Resolver, verify_proof

VECTORS = tomllib.loads((Path(__file__).parent / "equivalence" / "pairs.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    """Return a resolver over the shipped facts on the day of the vectors."""
    return Resolver(as_of=VECTORS["as_of"])


@pytest.mark.parametrize(
    "pair",
    VECTORS["pair"],
    ids=lambda pair: " ".join([pair["a"], "to", pair["b"], *([pair["as_of"]] if "as_of" in pair else [])]),
)
def test_pairs(resolver: Resolver, pair: dict[str, Any]) -> None:
    if "as_of" in pair:
        resolver = Resolver(resolver.catalog, pair["as_of"])
    answer = resolver.resolve(pair["a"], pair["b"])
    found = {
        "relation": str(answer.relation),
        "degree": None if answer.degree is None else answer.degree.value,
        "state": answer.state.value,
    }
    expected = {"relation": pair["relation"], "degree": pair.get("degree"), "state": pair["state"]}
    assert found == expected, f"{pair['why']}\n{answer.explain()}"
    assert verify_proof(answer, resolver.catalog) == ()


def test_there_are_enough_of_every_kind() -> None:
    pairs = VECTORS["pair"]
    assert len(pairs) >= 300
    assert {pair["state"] for pair in pairs} >= {"same", "asserted", "computed", "none", "undetermined", "unknown"}
    assert len({(pair["a"], pair["b"], pair.get("as_of")) for pair in pairs}) == len(pairs)
