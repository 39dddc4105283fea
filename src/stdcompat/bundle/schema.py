"""A JSON Schema for the facts in TOML, made from the records, so that editors complete and check."""

from __future__ import annotations

import enum
import json
import types
import typing
from typing import Any, Final

import attrs

from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.bundle.facts import Gap
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.plain import printed_name
from stdcompat.catalogs.rows import TABLES
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, Domain, KindCode
from stdcompat.identifiers import StandardId
from stdcompat.market.model import Exclusion, Market, Reference, Requirement
from stdcompat.system.model import Branch, StandardSystem

__all__ = ["facts_schema", "render_schema"]

_RECORDS: Final[dict[str, type[Any]]] = {
    **TABLES,
    **AGREEMENT_TABLES,
    "requirement": Requirement,
    "exclusion": Exclusion,
    "branch": Branch,
    "gap": Gap,
}
_HEADS: Final[dict[str, tuple[type[Any], frozenset[str]]]] = {
    "market": (Market, frozenset({"requirements", "exclusions"})),
    "system": (StandardSystem, frozenset({"branches"})),
}
_TEXT: Final = {"type": "string", "minLength": 1}
_FORMS: Final[dict[Any, dict[str, Any]]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    StandardId: {**_TEXT, "description": "A designation as its publisher prints it: GB/T 22080-2016."},
    PartialDate: {
        "description": 'A day, a month in quotes or a year: 2024-07-06, "2024-07", 2024.',
        "anyOf": [
            {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            {"type": "integer", "minimum": 1000, "maximum": 9999},
        ],
    },
    Domain: {"enum": sorted(DOMAINS)},
    KindCode: {"enum": sorted(KINDS)},
    Reference: {
        "anyOf": [
            _TEXT,
            {
                "type": "object",
                "properties": {"id": _TEXT, "editions": {**_TEXT, "description": "A range of years: >=2018."}},
                "required": ["id"],
                "additionalProperties": False,
            },
        ]
    },
}


def facts_schema() -> dict[str, Any]:
    """Return the schema of any file of `catalogs/`.

    >>> facts_schema()["properties"]["standard"]["items"]
    {'$ref': '#/$defs/Standard'}
    """
    defs: dict[str, Any] = {}
    properties: dict[str, Any] = {
        "catalog": {
            "type": "object",
            "properties": {"edition": _TEXT},
            "required": ["edition"],
            "additionalProperties": False,
        }
    }
    for name, cls in _RECORDS.items():
        properties[name] = {"type": "array", "items": _form(cls, defs)}
    for name, (cls, elsewhere) in _HEADS.items():
        properties[name] = _record(cls, defs, elsewhere)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Facts of stdcompat",
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "additionalProperties": False,
        "$defs": dict(sorted(defs.items())),
    }


def render_schema() -> str:
    """Return the schema as the text of its file."""
    return json.dumps(facts_schema(), ensure_ascii=False, indent=1) + "\n"


def _record(cls: type[Any], defs: dict[str, Any], elsewhere: frozenset[str] = frozenset()) -> dict[str, Any]:
    hints = typing.get_type_hints(cls)
    fields = [field for field in attrs.fields(cls) if field.name not in elsewhere]
    return {
        "type": "object",
        "description": (cls.__doc__ or "").strip().split("\n")[0],
        "properties": {printed_name(field.name): _form(hints[field.name], defs) for field in fields},
        "required": [printed_name(field.name) for field in fields if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _form(hint: Any, defs: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one annotation; records go to `defs`."""
    if hint in _FORMS:
        return _FORMS[hint]
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {types.UnionType, typing.Union}:
        (inner,) = (argument for argument in arguments if argument is not types.NoneType)
        return _form(inner, defs)
    if origin is tuple:
        return {"type": "array", "items": _form(arguments[0], defs)}
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return {"enum": [member.value for member in hint]}
    if attrs.has(hint):
        if hint.__name__ not in defs:
            defs[hint.__name__] = {}
            defs[hint.__name__] = _record(hint, defs)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    msg = f"no schema for {hint!r}"
    raise TypeError(msg)
