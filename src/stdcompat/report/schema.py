"""The JSON Schema of a report's JSON, made from the records that it is written of.

The build writes it beside this file, as ``schema.json`` (``python -m stdcompat.bundle`` does in a checkout).
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from stdcompat.agreement.evidence import Acceptance, EvidenceAnswer
from stdcompat.agreement.model import Agreement
from stdcompat.catalogs.model import (
    Basis,
    Confidence,
    Degree,
    Deviation,
    DeviationList,
    PartialDate,
    Source,
    Transition,
)
from stdcompat.catalogs.schema import DIALECT, Schemas
from stdcompat.catalogs.standing import Standing
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.checks.clash import ClashKind
from stdcompat.checks.finding import Finding, Notice, Severity, Verdict
from stdcompat.checks.rule import RULES, RuleCode
from stdcompat.checks.triage import Known
from stdcompat.checks.waiver import Waiver
from stdcompat.deployment.model import Deployment
from stdcompat.equivalence.relation import Relation
from stdcompat.equivalence.resolution import Resolution, State
from stdcompat.identifiers import StandardId
from stdcompat.market.model import Force, Market, Profile
from stdcompat.report.markets import SCHEMA as MARKETS_SCHEMA
from stdcompat.report.plain import SCHEMA
from stdcompat.report.summary import Summary

__all__ = ["report_schema"]

_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_COUNT: Final = {"type": "integer", "minimum": 0}
_FINGERPRINT: Final = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_RESOLUTION: Final = {"$ref": "#/$defs/Resolution"}
_NAMED: Final = ("name", "kind", "supplier", "jurisdiction")
_FORMS: Final[dict[Any, dict[str, Any]]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    datetime.date: {"type": "string", "format": "date"},
    StandardId: {**_TEXT, "description": "A designation as its publisher prints it."},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    Domain: {"enum": sorted(DOMAINS)},
    KindCode: {"enum": sorted(KINDS)},
    Trait: {"enum": sorted(TRAITS)},
    RuleCode: {"enum": sorted(RULES)},
    Resolution: _RESOLUTION,
    EvidenceAnswer: {"$ref": "#/$defs/EvidenceAnswer"},
}


def report_schema() -> dict[str, Any]:
    """Return the schema of the JSON of a report, and of a report on several markets.

    >>> [one["$ref"] for one in report_schema()["anyOf"]]
    ['#/$defs/Report', '#/$defs/MarketsReport']
    """
    schemas, written = Schemas(_FORMS, whole=True), Schemas(_FORMS)
    finding, notice = schemas.record(Finding), schemas.record(Notice)
    component = {name: schemas.form(str | None) for name in _NAMED}
    finding["properties"] |= {
        "component": _object({**component, "name": _TEXT, "kind": _FORMS[KindCode]}),
        "rule": _TEXT,
        "fingerprint": _FINGERPRINT,
    }
    finding["required"] += ["rule", "fingerprint"]
    defs = {
        "Report": _report(schemas, written),
        "MarketsReport": _markets(schemas),
        "Finding": finding,
        "Notice": notice,
        "Triage": _triage(schemas),
        "EvidenceAnswer": _evidence(schemas),
        "Resolution": _resolution(written),
    }
    defs |= written.defs | schemas.defs  # what findings hold is written whole
    for name in defs.keys() - {"Resolution"}:  # which says so itself
        _in_both_languages(defs[name])
    return {
        "$schema": DIALECT,
        "title": f"JSON of a stdcompat report ({SCHEMA}, {MARKETS_SCHEMA})",
        "anyOf": [{"$ref": "#/$defs/Report"}, {"$ref": "#/$defs/MarketsReport"}],
        "$defs": dict(sorted(defs.items())),
    }


def _object(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _in_both_languages(schema: dict[str, Any]) -> None:
    """Let each text of a record stand there in Chinese as well, under its name and ``_zh``."""
    schema["patternProperties"] = {"_zh$": {"type": ["string", "null", "array"]}}


def _report(schemas: Schemas, written: Schemas) -> dict[str, Any]:
    return _object(
        {
            "schema": {"const": SCHEMA},
            "stdcompat": {**_TEXT, "description": "The version that wrote it."},
            "catalog": _object({"edition": _TEXT, "digest": _TEXT}),
            "as_of": _FORMS[datetime.date],
            "deployment": schemas.record(
                Deployment, frozenset({"remarks", "unread", "cells", "rows", "bidder", "file"})
            ),
            "unread": _list(
                _object({"cell": _TEXT, "text": {"type": "string"}, "reason": _TEXT, "reason_zh": _TEXT}, "reason_zh")
            ),
            "cells": _COUNT,
            "markets": _list(schemas.form(Market)),
            "profile": schemas.form(Profile | None),
            "summary": _summary(schemas),
            "findings": _list({"$ref": "#/$defs/Finding"}),
            "notices": _list({"$ref": "#/$defs/Notice"}),
            "agreements": _list(schemas.form(Agreement)),
            "sources": _list(written.form(Source)),
            "triage": {"$ref": "#/$defs/Triage"},
        },
        "triage",
        "unread",
        "cells",
    )


def _summary(schemas: Schemas) -> dict[str, Any]:
    summary = schemas.record(Summary, frozenset({"verdicts", "divergences", "evidence"}))
    counted = {"verdicts": Verdict, "divergences": Force, "evidence": Acceptance}
    for name, kind in counted.items():
        values = [member.value for member in kind]
        summary["properties"][name] = {
            "type": "object",
            "propertyNames": {"enum": values},
            "additionalProperties": _COUNT,
        }
    more = {"met": _COUNT, "diverge": _COUNT, "undecided": _COUNT, "worst": schemas.form(Severity)}
    summary["properties"] |= more
    summary["required"] += [*counted, *more]
    return summary


def _markets(schemas: Schemas) -> dict[str, Any]:
    verdict = {"anyOf": [schemas.form(Verdict), {"type": "null"}]}
    clash = {
        "kind": schemas.form(ClashKind),
        "markets": {**_list(_TEXTS), "minItems": 2, "maxItems": 2},
        "facts": {**_TEXTS, "minItems": 2, "maxItems": 2},
        "components": _TEXTS,
        "text": _TEXT,
        "text_zh": _TEXT,
        "resolution": schemas.form(Resolution | None),
    }
    row = {"component": _TEXT, "domain": schemas.form(Domain | None), "cells": _list(verdict)}
    return _object(
        {
            "schema": {"const": MARKETS_SCHEMA},
            "markets": _TEXTS,
            "matrix": _list(_object(row)),
            "clashes": _list(_object(clash, "text_zh")),
            "reports": _list({"$ref": "#/$defs/Report"}),
        }
    )


def _triage(schemas: Schemas) -> dict[str, Any]:
    waivers = _list(schemas.form(Waiver))
    return _object(
        {
            "expired": waivers,
            "unused": waivers,
            "refused": waivers,
            "resolved": _list(schemas.form(Known)),
            "waived": {
                "type": "object",
                "propertyNames": _FINGERPRINT,
                "additionalProperties": schemas.form(Waiver),
            },
            "known": {"anyOf": [_list(_FINGERPRINT), {"type": "null"}]},
            "ignored": _list({"$ref": "#/$defs/Finding"}),
            "worst_pending": schemas.form(Severity),
        }
    )


def _evidence(schemas: Schemas) -> dict[str, Any]:
    evidence = schemas.record(EvidenceAnswer, frozenset({"instruments", "unhelpful"}))
    whole = schemas.record(Agreement)["properties"]
    agreement = _object({name: whole[name] for name in ("id", "title", "kind", "status", "sources")})
    evidence["properties"]["instruments"] = _list(agreement)
    evidence["properties"]["unhelpful"] = _list(
        _object({"agreement": agreement, "reason": _TEXT, "reason_zh": _TEXT}, "reason_zh")
    )
    evidence["required"] += ["instruments", "unhelpful"]
    return evidence


def _resolution(written: Schemas) -> dict[str, Any]:
    relation = {**_list({"enum": [member.name for member in Relation]}), "uniqueItems": True}
    id_, date = _FORMS[StandardId], _FORMS[PartialDate]
    step = _object(
        {
            "adopter": id_,
            "adopted": id_,
            "direction": {"enum": ["forward", "backward"]},
            "degree": written.form(Degree),
            "relation": relation,
            "basis": written.form(Basis),
            "confidence": written.form(Confidence),
            "sources": _TEXTS,
            "deviations": written.form(DeviationList),
            "recorded": _list(written.form(Deviation)),
            "as_printed": _TEXT,
            "since": date,
            "until": date,
            "note": _TEXT,
            "note_zh": _TEXT,
            "layer": _TEXT,
        },
        *("deviations", "recorded", "as_printed", "since", "until", "note", "note_zh", "layer"),
    )
    gap = _object(
        {
            "near": id_,
            "far": id_,
            "steps": {"type": "integer", "minimum": 1},
            "behind": {"type": "boolean"},
            "left": _RESOLUTION,
            "right": _RESOLUTION,
            "transitions": _list(written.form(Transition)),
        }
    )
    reading = _object(
        {
            "asked": id_,
            "edition": id_,
            "standing": written.form(Standing),
            "stale": {"type": "boolean"},
            "read": date,
        },
        "read",
    )
    return _object(
        {
            "a": id_,
            "b": id_,
            "as_of": _FORMS[datetime.date],
            "relation": relation,
            "covers": {"enum": ["yes", "no", "undetermined"]},
            "degree": {"anyOf": [written.form(Degree), {"type": "null"}]},
            "state": written.form(State),
            "proof": _list(_object({"start": id_, "end": id_, "relation": relation, "paths": _list(_list(step))})),
            "readings": _list(reading),
            "gap": gap,
            "notes": _TEXTS,
            "notes_zh": _TEXTS,
        },
        *("readings", "gap", "notes", "notes_zh"),
    )
