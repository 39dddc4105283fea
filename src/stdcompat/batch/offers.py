"""Offers as suppliers write them, as batches: the sheets that `stdcompat check` reads are read alike."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final

from stdcompat.batch.arrow import np, pa
from stdcompat.batch.schema import COMPONENTS
from stdcompat.deployment.readers import read_file
from stdcompat.errors import DeploymentError

if TYPE_CHECKING:
    from stdcompat.deployment import Claim, Deployment
    from stdcompat.errors import Problem

__all__ = ["WORKBOOKS", "is_offer", "numbers_of", "offer_of"]

WORKBOOKS: Final = (".xlsx", ".xls", ".ods")
"""The suffixes of workbooks, which are read only."""

_HEAD: Final = 1 << 16
_ROWS: Final = 16_384


def is_offer(path: str) -> bool:
    """Return whether a file is a sheet of somebody else's making: a workbook, or a CSV file that names no deployments."""
    suffix = os.path.splitext(path)[1].lower()
    if suffix in WORKBOOKS:
        return True
    if suffix != ".csv":
        return False
    with open(path, "rb") as file:
        head = file.read(_HEAD)
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
    lines = head.decode(encoding, "replace").splitlines()[:2]  # the first may name the separator
    names = {name.strip(' "') for line in lines for name in re.split(r"[,;\t]", line)}
    return "deployment" not in names


def offer_of(path: str) -> tuple[list[dict[str, pa.Array]], tuple[Problem, ...]]:
    """Read an offer: columns of components, then of the cells that were not understood; or what is wrong with it."""
    try:
        deployment = read_file(path, "csv" if path.lower().endswith(".csv") else None).deployment
    except DeploymentError as error:
        return [], error.problems
    rows = [
        *_components(deployment),
        *({"unread": f"{one.cell}: {one.text!r}: {one.reason!s}"} for one in deployment.unread),
    ]
    schema = pa.schema([field for field in COMPONENTS if field.name not in {"source", "row"}])
    batches = [
        pa.RecordBatch.from_pylist(rows[start : start + _ROWS], schema) for start in range(0, max(len(rows), 1), _ROWS)
    ]
    return [dict(zip(batch.schema.names, batch.columns, strict=True)) for batch in batches], ()


def _components(deployment: Deployment) -> list[dict[str, Any]]:
    return [
        {
            "deployment": deployment.name,
            "component": one.name,
            "kind": one.kind,
            "supplier": one.supplier,
            "jurisdiction": one.jurisdiction,
            "conditions": list(deployment.conditions),
            "claims": [_claim(claim) for claim in one.claims],
            "traits": list(one.traits),
            "part": one.part,
            "version": one.version,
            "name_zh": one.name_zh,
            "parties": [{"name": party.name, "role": party.role.value} for party in one.parties],
        }
        for one in deployment.components
    ]


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "reference": claim.as_written,
        "domain": claim.domain,
        "evidence": [
            {
                "kind": one.kind.value,
                "issuer": one.issuer,
                "jurisdiction": one.jurisdiction,
                "scheme": one.scheme,
                "number": one.number,
                "issued": None if one.issued is None else str(one.issued),
                "expires": None if one.expires is None else str(one.expires),
            }
            for one in claim.evidence
        ],
        "verbatim": claim.id is None,
        "statement": claim.statement.value,
        "words": claim.words,
    }


def numbers_of(first: int, columns: dict[str, pa.Array]) -> pa.Array:
    """Return the numbers of rows, from `first` on."""
    return pa.array(np.arange(first, first + len(columns["component"]), dtype=np.int64))
