"""Deployments as columns: what `check_batches` reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat.batch.arrow import pa
from stdcompat.batch.schema import COMPONENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stdcompat.agreement.model import Evidence
    from stdcompat.deployment.model import Claim, Deployment

__all__ = ["from_deployments"]

# Where a row comes from, and why it could not be read, is for readers of files to say.
_COLUMNS: Final = pa.schema([field for field in COMPONENTS if field.name not in {"source", "row", "problem"}])


def from_deployments(deployments: Iterable[Deployment]) -> pa.RecordBatch:
    """Return the components of deployments as rows, in the columns of `stdcompat.batch.schema.COMPONENTS`.

    >>> import stdcompat
    >>> offer = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> from_deployments([offer]).num_rows == len(offer.components)
    True
    """
    rows = [
        {
            "deployment": deployment.name,
            "component": component.name,
            "kind": component.kind,
            "supplier": component.supplier,
            "jurisdiction": component.jurisdiction,
            "conditions": list(deployment.conditions),
            "claims": [_claim(claim) for claim in component.claims],
            "traits": list(component.traits),
            "part": component.part,
            "version": component.version,
            "name_zh": component.name_zh,
            "parties": [{"name": party.name, "role": party.role.value} for party in component.parties],
        }
        for deployment in deployments
        for component in deployment.components
    ]
    return pa.RecordBatch.from_pylist(rows, _COLUMNS)


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "reference": claim.as_written,
        "domain": claim.domain,
        "evidence": [_evidence(one) for one in claim.evidence],
        "verbatim": claim.id is None,
        "statement": claim.statement.value,
        "words": claim.words,
    }


def _evidence(one: Evidence) -> dict[str, str | None]:
    return {
        "kind": one.kind.value,
        "issuer": one.issuer,
        "jurisdiction": one.jurisdiction,
        "scheme": one.scheme,
        "number": one.number,
        "issued": one.issued,
        "expires": one.expires,
    }
