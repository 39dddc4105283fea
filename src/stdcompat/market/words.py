"""The terms of requirements and exclusions, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Said
from stdcompat.market.model import ExclusionStatus, Force

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stdcompat.market.model import Exclusion, Requirement

EXCLUSION_STATUS: Final[Mapping[ExclusionStatus, Said]] = {
    ExclusionStatus.IN_FORCE: Said("in-force", "有效"),
    ExclusionStatus.SUSPENDED: Said("suspended", "暂停执行"),
    ExclusionStatus.PROPOSED: Said("proposed", "拟议中"),
    ExclusionStatus.NOT_ADOPTED: Said("not-adopted", "未通过"),
    ExclusionStatus.GUIDANCE: Said("guidance", "指导意见"),
}
FORCE: Final[Mapping[Force, Said]] = {
    Force.MANDATORY: Said("by law", "法律强制"),
    Force.CONTRACTUAL: Said("by contract", "合同要求"),
    Force.PRESUMPTION: Said("for a presumption of conformity", "用于符合性推定"),
    Force.VOLUNTARY: Said("voluntary", "自愿"),
}


def titled(fact: Requirement | Exclusion) -> Said:
    """Return a title in both languages; in its own where it has one only."""
    return Said(fact.title, fact.title_zh or fact.title)
