"""The JSON Schema of the JSON of an answer (`Resolution.to_dict`), made from the records that it is written of.

The build writes it beside this file, as ``schema.json``.
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from stdcompat.catalogs.model import Basis, Confidence, Degree, Deviation, DeviationList, PartialDate, Transition
from stdcompat.catalogs.schema import DIALECT, Schemas, list_of, object_of
from stdcompat.catalogs.standing import Standing
from stdcompat.equivalence.relation import Relation
from stdcompat.equivalence.resolution import State
from stdcompat.identifiers import StandardId

__all__ = ["FORMS", "resolution_record", "resolution_schema"]

_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_RESOLUTION: Final = {"$ref": "#/$defs/Resolution"}
FORMS: Final[dict[Any, dict[str, Any]]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    datetime.date: {"type": "string", "format": "date"},
    StandardId: {**_TEXT, "description": "A designation as its publisher prints it."},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
}


def resolution_schema() -> dict[str, Any]:
    """Return the schema of the JSON of an answer.

    >>> resolution_schema()["$ref"]
    '#/$defs/Resolution'
    """
    schemas = Schemas(FORMS)
    record = resolution_record(schemas)
    return {
        "$schema": DIALECT,
        "title": "JSON of a stdcompat resolution",
        **_RESOLUTION,
        "$defs": dict(sorted({**schemas.defs, "Resolution": record}.items())),
    }


def resolution_record(schemas: Schemas) -> dict[str, Any]:
    """Return the schema of an answer; what it holds goes to the definitions of the schemas."""
    relation = {**list_of({"enum": [member.name for member in Relation]}), "uniqueItems": True}
    id_, date = FORMS[StandardId], FORMS[PartialDate]
    step = object_of(
        {
            "adopter": id_,
            "adopted": id_,
            "direction": {"enum": ["forward", "backward"]},
            "degree": schemas.form(Degree),
            "relation": relation,
            "basis": schemas.form(Basis),
            "confidence": schemas.form(Confidence),
            "sources": _TEXTS,
            "deviations": schemas.form(DeviationList),
            "recorded": list_of(schemas.form(Deviation)),
            "as_printed": _TEXT,
            "since": date,
            "until": date,
            "note": _TEXT,
            "note_zh": _TEXT,
            "layer": _TEXT,
        },
        *("deviations", "recorded", "as_printed", "since", "until", "note", "note_zh", "layer"),
    )
    gap = object_of(
        {
            "near": id_,
            "far": id_,
            "steps": {"type": "integer", "minimum": 1},
            "behind": {"type": "boolean"},
            "left": _RESOLUTION,
            "right": _RESOLUTION,
            "transitions": list_of(schemas.form(Transition)),
        }
    )
    reading = object_of(
        {
            "asked": id_,
            "edition": id_,
            "standing": schemas.form(Standing),
            "stale": {"type": "boolean"},
            "read": date,
        },
        "read",
    )
    return object_of(
        {
            "a": id_,
            "b": id_,
            "as_of": FORMS[datetime.date],
            "relation": relation,
            "covers": {"enum": ["yes", "no", "undetermined"]},
            "degree": {"anyOf": [schemas.form(Degree), {"type": "null"}]},
            "state": schemas.form(State),
            "proof": list_of(
                object_of({"start": id_, "end": id_, "relation": relation, "paths": list_of(list_of(step))})
            ),
            "readings": list_of(reading),
            "gap": gap,
            "notes": _TEXTS,
            "notes_zh": _TEXTS,
        },
        *("readings", "gap", "notes", "notes_zh"),
    )
