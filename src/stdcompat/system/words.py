"""The terms of standard systems, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Bilingual
from stdcompat.system.model import SystemKind, SystemStatus

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND: Final[Mapping[SystemKind, Bilingual]] = {
    SystemKind.GUIDE: Bilingual("guide", "标准体系建设指南"),
    SystemKind.FAMILY: Bilingual("family", "标准族"),
    SystemKind.SET: Bilingual("set", "标准集"),
    SystemKind.ACTION_PLAN: Bilingual("action-plan", "行动计划"),
    SystemKind.CONSTRUCTION_PLAN: Bilingual("construction-plan", "标准体系建设方案"),
}
STATUS: Final[Mapping[SystemStatus, Bilingual]] = {
    SystemStatus.IN_FORCE: Bilingual("in-force", "有效"),
    SystemStatus.REPLACED: Bilingual("replaced", "已被代替"),
    SystemStatus.ENDED: Bilingual("ended", "已结束"),
    SystemStatus.CONSULTATION: Bilingual("consultation", "征求意见"),
}
