"""JSON Schemas for facts, deployments and profiles, made from the records, so that editors complete and check."""

from __future__ import annotations

import json
from typing import Any, Final

from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.bundle.facts import Gap
from stdcompat.bundle.vocabulary import FIELDS as VOCABULARY
from stdcompat.bundle.vocabulary import JURISDICTION_FIELDS
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.catalogs.rows import TABLES
from stdcompat.catalogs.schema import DIALECT, Schemas
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.deployment import Claim, Component
from stdcompat.deployment.model import ClaimTable, Head
from stdcompat.identifiers import StandardId
from stdcompat.market.book import Market
from stdcompat.market.firms import Firm
from stdcompat.market.lists.read import TABLES as LIST_TABLES
from stdcompat.market.model import Endorsement, Exclusion, Reference, Requirement
from stdcompat.market.profile import GIVEN, Profile
from stdcompat.system.model import Branch, StandardSystem

__all__ = ["deployment_schema", "facts_schema", "profile_schema", "render_schema"]

_RECORDS: Final[dict[str, type[Any]]] = {
    **TABLES,
    **AGREEMENT_TABLES,
    **LIST_TABLES,
    "requirement": Requirement,
    "exclusion": Exclusion,
    "endorsed": Endorsement,
    "firm": Firm,
    "branch": Branch,
    "gap": Gap,
}
_HEADS: Final[dict[str, tuple[type[Any], frozenset[str]]]] = {
    "market": (Market, frozenset({"requirements", "exclusions", "endorsed"})),
    "system": (StandardSystem, frozenset({"branches"})),
}
_TEXT: Final = {"type": "string", "minLength": 1}
_TEXTS: Final = {"type": "array", "items": _TEXT}
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
    Trait: {"enum": sorted(TRAITS)},
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

_CHINESE: Final = {
    "type": "object",
    "properties": {
        "about": _TEXT,
        "confidence": {"enum": [one.value for one in Confidence]},
        "texts": {"type": "object", "additionalProperties": _TEXT},
        "adopted": {"type": "object", "additionalProperties": _TEXT},
    },
    "required": ["about", "confidence"],
    "additionalProperties": False,
}
"""Texts in English, or designations whose title an adoption has, each with its Chinese."""


def facts_schema() -> dict[str, Any]:
    """Return the schema of any file of `catalogs/`.

    >>> facts_schema()["properties"]["standard"]["items"]
    {'$ref': '#/$defs/Standard'}
    """
    schemas = Schemas(_FORMS)
    properties: dict[str, Any] = {
        "catalog": {
            "type": "object",
            "properties": {"edition": _TEXT},
            "required": ["edition"],
            "additionalProperties": False,
        }
    }
    for name, cls in _RECORDS.items():
        properties[name] = {"type": "array", "items": schemas.form(cls)}
    for name, (needed, allowed) in {**VOCABULARY, "jurisdiction": JURISDICTION_FIELDS}.items():
        fields = {key: _TEXT if key in needed or key in {"kind", "scheme"} else _TEXTS for key in (*needed, *allowed)}
        row = {"type": "object", "properties": fields, "required": list(needed), "additionalProperties": False}
        properties[name] = {"type": "array", "items": row}
    properties["group"] = {"type": "array", "items": _CHINESE}
    for name, (cls, elsewhere) in _HEADS.items():
        properties[name] = schemas.record(cls, elsewhere)
    return {
        "$schema": DIALECT,
        "title": "Facts of stdcompat",
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "additionalProperties": False,
        "$defs": dict(sorted(schemas.defs.items())),
    }


def deployment_schema() -> dict[str, Any]:
    """Return the schema of a deployment in TOML, JSON or YAML.

    >>> deployment_schema()["required"]
    ['deployment', 'component']
    """
    claim = {"anyOf": [_FORMS[StandardId], {"$ref": f"#/$defs/{ClaimTable.__name__}"}]}
    schemas = Schemas({**_FORMS, Claim: claim})
    schemas.form(ClaimTable)
    return {
        "$schema": DIALECT,
        "title": "A deployment for stdcompat",
        "type": "object",
        "properties": {
            "$schema": {**_TEXT, "description": "Where this schema is, for editors."},
            "deployment": schemas.record(Head),
            "component": {"type": "array", "minItems": 1, "items": schemas.form(Component)},
        },
        "required": ["deployment", "component"],
        "additionalProperties": False,
        "$defs": dict(sorted(schemas.defs.items())),
    }


def profile_schema() -> dict[str, Any]:
    """Return the schema of a profile: a buyer's requirements, without what follows from the buyer asking.

    >>> profile_schema()["required"]
    ['profile', 'requirement']
    """
    schemas = Schemas(_FORMS)
    requirement = schemas.record(Requirement, frozenset(GIVEN))
    return {
        "$schema": DIALECT,
        "title": "A profile for stdcompat",
        "type": "object",
        "properties": {
            "profile": schemas.record(Profile, frozenset({"requirements"})),
            "requirement": {"type": "array", "minItems": 1, "items": requirement},
        },
        "required": ["profile", "requirement"],
        "additionalProperties": False,
        "$defs": dict(sorted(schemas.defs.items())),
    }


def render_schema(schema: dict[str, Any]) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
