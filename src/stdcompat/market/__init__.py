"""Markets: what is asked for, by law or by a buyer, and who is barred."""

from stdcompat.agreement.model import EvidenceKind
from stdcompat.market.model import (
    Exclusion,
    ExclusionKind,
    ExclusionStatus,
    Force,
    Market,
    Profile,
    Reference,
    Requirement,
    edition_in_range,
)

__all__ = [
    "EvidenceKind",
    "Exclusion",
    "ExclusionKind",
    "ExclusionStatus",
    "Force",
    "Market",
    "Profile",
    "Reference",
    "Requirement",
    "edition_in_range",
]
