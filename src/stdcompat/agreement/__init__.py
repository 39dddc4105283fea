"""Agreements: who accepts which evidence from whom, and since when."""

from stdcompat.agreement.evidence import Acceptance, EvidenceAnswer, EvidenceJudge
from stdcompat.agreement.model import (
    Agreement,
    AgreementCount,
    AgreementKind,
    AgreementStatus,
    Evidence,
    EvidenceKind,
    Recognises,
)
from stdcompat.agreement.read import AgreementBook

__all__ = [
    "Acceptance",
    "Agreement",
    "AgreementBook",
    "AgreementCount",
    "AgreementKind",
    "AgreementStatus",
    "Evidence",
    "EvidenceAnswer",
    "EvidenceJudge",
    "EvidenceKind",
    "Recognises",
]
