"""The terms of requirements and exclusions, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.chinese import recorded
from stdcompat.language import Bilingual
from stdcompat.market.model import EndorsementStatus, ExclusionStatus, Force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stdcompat.market.model import Exclusion, Requirement

EXCLUSION_STATUS: Final[Mapping[ExclusionStatus, Bilingual]] = {
    ExclusionStatus.IN_FORCE: Bilingual("in-force", "有效"),
    ExclusionStatus.SUSPENDED: Bilingual("suspended", "暂停执行"),
    ExclusionStatus.PROPOSED: Bilingual("proposed", "拟议中"),
    ExclusionStatus.NOT_ADOPTED: Bilingual("not-adopted", "未通过"),
    ExclusionStatus.GUIDANCE: Bilingual("guidance", "指导意见"),
}
ENDORSEMENT_STATUS: Final[Mapping[EndorsementStatus, Bilingual]] = {
    EndorsementStatus.ENDORSED: Bilingual("endorsed", "已认可"),
    EndorsementStatus.RECOMMENDED: Bilingual("recommended or promised", "已推荐或承诺认可"),
    EndorsementStatus.USED: Bilingual("used", "已采用"),
}
FORCE: Final[Mapping[Force, Bilingual]] = {
    Force.MANDATORY: Bilingual("by law", "法定要求"),
    Force.CONTRACTUAL: Bilingual("by contract", "合同要求"),
    Force.PRESUMPTION: Bilingual("for a presumption of conformity", "用于符合性推定"),
    Force.VOLUNTARY: Bilingual("voluntary", "自愿采用"),
}

NO_EQUIVALENTS: Final = Bilingual("equivalents are not accepted", "不接受等效标准")


def restrictions(requirement: Requirement) -> Iterator[Bilingual]:
    """Yield what limits what a requirement accepts, in both languages."""
    if not requirement.equivalents:
        yield NO_EQUIVALENTS
    if requirement.restriction:
        yield recorded(requirement.restriction)


def titled(fact: Requirement | Exclusion) -> Bilingual:
    """Return a title in both languages; in its own where it has one only."""
    return Bilingual(fact.title, fact.title_zh or fact.title)
