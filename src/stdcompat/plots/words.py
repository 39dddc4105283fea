"""Words of the charts, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.analysis.counterpart import Kind
from stdcompat.language import Bilingual, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

COMPONENT: Final = Bilingual("component", "产品")
REQUIREMENT: Final = Bilingual("requirement", "要求")
VERDICT: Final = Bilingual("verdict", "结论")
CLAIMS: Final = Bilingual("claims", "所列标准数")
STANDING: Final = Bilingual("standing", "状态")
SUPPLIER: Final = Bilingual("supplier", "供方")
JURISDICTION: Final = Bilingual("standards of", "标准所属法域")
LOCKED: Final = Bilingual("locked in", "被锁定")
NOT_KNOWN: Final = Bilingual("not known", "未知")
OPEN: Final = Bilingual("open or international", "开放或国际标准")
NOT_STATED: Final = Bilingual("not stated", "未说明")
YEAR: Final = Bilingual("end of year", "年末")
SHARE: Final = Bilingual("share of the documents held", "占所收录文件的比例")
BEST: Final = Bilingual("best correspondence", "最佳对应")
DIRECTION: Final = Phrase("{source} to {target}", "{source} 对 {target}")
KIND: Final[Mapping[Kind, Bilingual]] = {
    Kind.IDT: Bilingual("IDT", "等同采用 IDT"),
    Kind.MOD: Bilingual("MOD", "修改采用 MOD"),
    Kind.OTHER: Bilingual("other", "其他对应"),
    Kind.NEQ: Bilingual("NEQ", "非等效 NEQ"),
    Kind.EDITION: Bilingual("another edition only", "仅另一版本对应"),
    Kind.UNKNOWN: Bilingual("unknown", "未知"),
    Kind.NONE: Bilingual("none recorded", "未见记载"),
}
