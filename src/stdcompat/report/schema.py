"""The JSON Schema of a report's JSON, made from the records that it is written of.

The build writes it beside this file, as ``schema.json`` (``python -m stdcompat.bundle`` does in a checkout).
"""

from __future__ import annotations

import datetime
from typing import Any, Final

from stdcompat.agreement.evidence import Acceptance, EvidenceAnswer
from stdcompat.agreement.model import Agreement
from stdcompat.catalogs.model import (
    Source,
)
from stdcompat.catalogs.schema import DIALECT, Schemas, list_of, object_of
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.checks.clash import ClashKind
from stdcompat.checks.finding import Finding, Notice, Severity, Verdict
from stdcompat.checks.rule import RULES, RuleCode
from stdcompat.checks.triage import Known
from stdcompat.checks.waiver import Waiver
from stdcompat.deployment.model import Deployment
from stdcompat.equivalence.resolution import Resolution
from stdcompat.equivalence.schema import FORMS, resolution_record
from stdcompat.market.book import Market
from stdcompat.market.model import Force
from stdcompat.market.profile import Profile
from stdcompat.report.markets import NotJudged
from stdcompat.report.plain import MARKETS_SCHEMA, SCHEMA
from stdcompat.report.summary import Summary

__all__ = ["report_schema"]

_TEXT: Final = {"type": "string"}
_TEXTS: Final = {"type": "array", "items": _TEXT}
_COUNT: Final = {"type": "integer", "minimum": 0}
_FINGERPRINT: Final = {"type": "string", "pattern": "^[0-9a-f]{16}$"}
_RESOLUTION: Final = {"$ref": "#/$defs/Resolution"}
_NAMED: Final = ("name", "kind", "supplier", "jurisdiction")
_FORMS: Final[dict[Any, dict[str, Any]]] = {
    **FORMS,
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
        "component": object_of({**component, "name": _TEXT, "kind": _FORMS[KindCode]}),
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
        "Resolution": resolution_record(written),
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


def _in_both_languages(schema: dict[str, Any]) -> None:
    """Let each text of a record stand there in Chinese as well, under its name and ``_zh``."""
    schema["patternProperties"] = {"_zh$": {"type": ["string", "null", "array"]}}


def _report(schemas: Schemas, written: Schemas) -> dict[str, Any]:
    return object_of(
        {
            "schema": {"const": SCHEMA},
            "stdcompat": {**_TEXT, "description": "The version that wrote it."},
            "catalog": object_of({"edition": _TEXT, "digest": _TEXT}),
            "as_of": _FORMS[datetime.date],
            "deployment": schemas.record(Deployment),
            "unread": list_of(
                object_of({"cell": _TEXT, "text": {"type": "string"}, "reason": _TEXT, "reason_zh": _TEXT}, "reason_zh")
            ),
            "cells": _COUNT,
            "markets": list_of(schemas.form(Market)),
            "profile": schemas.form(Profile | None),
            "summary": _summary(schemas),
            "findings": list_of({"$ref": "#/$defs/Finding"}),
            "notices": list_of({"$ref": "#/$defs/Notice"}),
            "agreements": list_of(schemas.form(Agreement)),
            "sources": list_of(written.form(Source)),
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
    verdict = {"anyOf": [schemas.form(Verdict), schemas.form(NotJudged), {"type": "null"}]}
    clash = {
        "kind": schemas.form(ClashKind),
        "markets": {**list_of(_TEXTS), "minItems": 2, "maxItems": 2},
        "facts": {**_TEXTS, "minItems": 2, "maxItems": 2},
        "components": _TEXTS,
        "text": _TEXT,
        "text_zh": _TEXT,
        "resolution": schemas.form(Resolution | None),
    }
    row = {"component": _TEXT, "domain": schemas.form(Domain | None), "cells": list_of(verdict)}
    return object_of(
        {
            "schema": {"const": MARKETS_SCHEMA},
            "markets": _TEXTS,
            "matrix": list_of(object_of(row)),
            "clashes": list_of(object_of(clash, "text_zh")),
            "reports": list_of({"$ref": "#/$defs/Report"}),
        }
    )


def _triage(schemas: Schemas) -> dict[str, Any]:
    waivers = list_of(schemas.form(Waiver))
    return object_of(
        {
            "expired": waivers,
            "unused": waivers,
            "refused": waivers,
            "resolved": list_of(schemas.form(Known)),
            "waived": {
                "type": "object",
                "propertyNames": _FINGERPRINT,
                "additionalProperties": schemas.form(Waiver),
            },
            "known": {"anyOf": [list_of(_FINGERPRINT), {"type": "null"}]},
            "ignored": list_of({"$ref": "#/$defs/Finding"}),
            "worst_pending": schemas.form(Severity),
        }
    )


def _evidence(schemas: Schemas) -> dict[str, Any]:
    evidence = schemas.record(EvidenceAnswer, frozenset({"instruments", "unhelpful"}))
    whole = schemas.record(Agreement)["properties"]
    agreement = object_of({name: whole[name] for name in ("id", "title", "kind", "status", "sources")})
    evidence["properties"]["instruments"] = list_of(agreement)
    evidence["properties"]["unhelpful"] = list_of(
        object_of({"agreement": agreement, "reason": _TEXT, "reason_zh": _TEXT}, "reason_zh")
    )
    evidence["required"] += ["instruments", "unhelpful"]
    return evidence
