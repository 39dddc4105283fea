"""A report as plain values, ready for JSON: everything that it holds, under its field's name.

`report.read` makes the same report of them again.
"""

from __future__ import annotations

import datetime
import enum
import functools
from typing import TYPE_CHECKING, Any

from stdcompat._records import evolve, fields
from stdcompat.agreement.evidence import EvidenceAnswer
from stdcompat.agreement.model import Agreement
from stdcompat.catalogs.plain import to_plain
from stdcompat.checks.triage import Triage
from stdcompat.deployment.model import Component
from stdcompat.equivalence.resolution import Resolution
from stdcompat.identifiers import StandardId
from stdcompat.language import Bilingual, in_language

if TYPE_CHECKING:
    from stdcompat.checks.finding import Finding, Notice
    from stdcompat.report.model import Report

__all__ = [
    "MARKETS_SCHEMA",
    "MAX_REPORT",
    "SCHEMA",
    "finding_to_plain",
    "head_to_plain",
    "notice_to_plain",
    "report_to_plain",
]

SCHEMA = "stdcompat-report/1"
"""The name of this layout; the number changes when a reader of the old one would stumble."""
MARKETS_SCHEMA = "stdcompat-markets-report/1"
"""The name of the layout of a report on several markets; each report in it has one of its own."""
MAX_REPORT = 1 << 30
"""Bytes of a report's file."""


def report_to_plain(report: Report) -> dict[str, Any]:
    """Return a report as plain values; agreements by their ids in the findings, and in full once."""
    return {
        **head_to_plain(report),
        "findings": [finding_to_plain(finding) for finding in report.findings],
        "notices": [notice_to_plain(notice) for notice in report.notices],
    }


def head_to_plain(report: Report) -> dict[str, Any]:
    """Return what a report says beside its findings and notices."""
    agreements = {
        agreement.id: agreement
        for finding in (*report.findings, *report.triage.ignored)
        if finding.evidence is not None
        for agreement in (*finding.evidence.instruments, *(one for one, _ in finding.evidence.unhelpful))
    }
    return {
        "schema": SCHEMA,
        "stdcompat": report.version,
        "catalog": {"edition": report.edition, "digest": report.digest},
        "as_of": report.as_of.isoformat(),
        "deployment": {**_fields(report.deployment), "components": [_fields(c) for c in report.deployment.components]},
        "markets": [_fields(market) for market in report.markets],
        "profile": None if report.profile is None else _fields(report.profile),
        "summary": _summary(report),
        "agreements": [_fields(agreements[key]) for key in sorted(agreements)],
        "sources": [to_plain(source) for source in report.sources],
        "unread": [_fields(one) for one in report.deployment.unread],
        "cells": report.deployment.cells,
        **({} if report.triage == Triage() else {"triage": _triage(report)}),
    }


def _triage(report: Report) -> dict[str, Any]:
    triage = report.triage
    known = None if triage.known is None else sorted(triage.known)
    return {
        **{key: _plain(getattr(triage, key)) for key in ("expired", "unused", "refused", "resolved")},
        "waived": {fingerprint: _plain(waiver) for fingerprint, waiver in triage.waived},
        "known": known,
        "ignored": [finding_to_plain(finding) for finding in triage.ignored],
        "worst_pending": report.worst_pending.value,
    }


def _summary(report: Report) -> dict[str, Any]:
    summary = report.summary
    plain = _fields(summary)
    for key in ("verdicts", "divergences", "evidence"):
        plain[key] = {kind.value: count for kind, count in getattr(summary, key)}
    plain |= {"met": summary.met, "diverge": summary.diverge, "undecided": summary.undecided}
    plain["worst"] = report.worst.value
    return plain


def finding_to_plain(finding: Finding) -> dict[str, Any]:
    """Return one finding, with its rule and its fingerprint."""
    return {
        **_fields(finding),
        "rule": finding.rule.name,
        "fingerprint": finding.fingerprint,
    }


def notice_to_plain(notice: Notice) -> dict[str, Any]:
    """Return one notice."""
    return _fields(notice)


def _fields(record: Any) -> dict[str, Any]:
    plain, chinese = {}, {}
    for name in _names(type(record)):  # type: ignore[arg-type]  # every class can be hashed
        value = getattr(record, name)
        plain[name] = _plain(value)
        if type(value) is Bilingual:
            chinese[f"{name}_zh"] = value.zh
    return plain | chinese


@functools.cache
def _names(cls: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cls) if field.eq)


def _plain(value: Any) -> Any:  # one kind of value, one return
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, StandardId):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Resolution):
        return value.to_dict()
    if isinstance(value, Component):
        # The whole component is listed once, under the deployment.
        return {key: _plain(getattr(value, key)) for key in ("name", "kind", "supplier", "jurisdiction")}
    if isinstance(value, EvidenceAnswer):
        others = [
            {"agreement": _plain(one), "reason": why, "reason_zh": in_language(why, "zh")}
            for one, why in value.unhelpful
        ]
        return {**_fields(evolve(value, unhelpful=())), "unhelpful": others}
    if isinstance(value, Agreement):
        return {key: _plain(getattr(value, key)) for key in ("id", "title", "kind", "status", "sources")}
    return _fields(value)
