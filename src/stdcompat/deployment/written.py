"""A deployment as the tables of its file, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.plain import to_plain
from stdcompat.deployment.model import Claim, Component, Deployment, Statement

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["to_tables"]


def to_tables(deployment: Deployment) -> dict[str, Any]:
    """Return the tables of a deployment file; what a reader remarked is no part of it."""
    head = {
        "name": deployment.name,
        "name_zh": deployment.name_zh,
        "description": deployment.description,
        "conditions": list(deployment.conditions),
    }
    return {"deployment": _given(head), "component": [_component(one) for one in deployment.components]}


def _given(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if value not in (None, [], ())}


def _component(component: Component) -> dict[str, Any]:
    return _given({**to_plain(component), "claims": [_claim(claim) for claim in component.claims]})


def _claim(claim: Claim) -> Any:
    table = _given(
        {
            "reference": claim.as_written,
            "domain": claim.domain,
            "verbatim": None if claim.id is not None else True,
            "statement": None if claim.statement is Statement.CLAIMED else claim.statement.value,
            "words": claim.words,
            "evidence": [to_plain(one) for one in claim.evidence],
        }
    )
    return claim.as_written if len(table) == 1 else table
