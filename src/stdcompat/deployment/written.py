"""A deployment as the tables of its file: plain values, JSON, TOML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.plain import to_plain
from stdcompat.deployment.model import Claim, Component, Deployment, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["to_tables", "to_toml"]


def to_tables(deployment: Deployment) -> dict[str, Any]:
    """Return the tables of a deployment file; what a reader remarked is no part of it."""
    head = {
        "name": deployment.name,
        "name_zh": deployment.name_zh,
        "description": deployment.description,
        "conditions": list(deployment.conditions),
    }
    return {"deployment": _given(head), "component": [_component(one) for one in deployment.components]}


def to_toml(deployment: Deployment) -> str:
    """Return a deployment as the TOML of its file."""
    tables = to_tables(deployment)
    lines = ["[deployment]", *_lines(tables["deployment"])]
    for component in tables["component"]:
        lines += ["", "[[component]]", *_lines(component)]
    return "\n".join(lines) + "\n"


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


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        yield f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(_lines(value))} }}"
    if isinstance(value, list | tuple):
        if any(isinstance(item, dict) for item in value):
            return "[\n" + "".join(f"  {_value(item)},\n" for item in value) + "]"
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")  # JSON's strings and booleans are TOML's
