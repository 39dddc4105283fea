"""Markets: what is asked for, by law or by a buyer, and who is barred."""

from stdcompat.agreement.model import EvidenceKind
from stdcompat.market.book import Market, MarketBook
from stdcompat.market.model import (
    Endorsement,
    EndorsementStatus,
    Exclusion,
    ExclusionKind,
    ExclusionStatus,
    Force,
    Reference,
    Requirement,
    edition_in_range,
)
from stdcompat.market.profile import Profile

__all__ = [
    "Endorsement",
    "EndorsementStatus",
    "EvidenceKind",
    "Exclusion",
    "ExclusionKind",
    "ExclusionStatus",
    "Force",
    "Market",
    "MarketBook",
    "Profile",
    "Reference",
    "Requirement",
    "edition_in_range",
]
