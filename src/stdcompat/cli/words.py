"""What commands say that no report says, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.analysis.exposure import Need
from stdcompat.checks.finding import Origin
from stdcompat.language import Bilingual, Counted, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- plan -------------------------------------------------------------------------------------------

FEWEST: Final = Phrase(
    "{deployment}: the fewest claims to add for {markets}", "{deployment}：为 {markets} 须补充的最少声明"
)
EXACT: Final = Counted(
    "{n} claim, and no smaller set is enough",
    "{n} claims, and no smaller set is enough",
    "{n} 项声明，更少则不足",
)
BOUNDED: Final = Counted(
    "{n} claim; the search stopped at its bound, at least {least} are needed",
    "{n} claims; the search stopped at its bound, at least {least} are needed",
    "{n} 项声明；搜索已达上限而停止，至少需要 {least} 项",
)
IMPOSSIBLE: Final = Phrase(
    "No set of claims is enough. For what is not blocked: {said}", "任何声明组合均不足。就未受阻部分而言：{said}"
)
FULL_STOP: Final = Phrase("{said}.", "{said}。")
BLOCKED_TITLE: Final = Phrase("Blocked ({n})", "受阻（{n}）")
BLOCKED_DETAIL: Final = Bilingual("no claim helps", "任何声明均无济于事")
ERROR: Final = Bilingual("[error]", "[错误]")
ADD_TITLE: Final = Phrase("Claims to add ({n})", "须补充的声明（{n}）")
ADD_DETAIL: Final = Bilingual("nearest to the supplier first", "先列最接近供方者")
ADD_NEEDLESS: Final = Phrase(
    "nearest to the supplier first; {n} only while what is undecided stays so",
    "先列最接近供方者；其中 {n} 项仅在未能判定的事项仍未判定时需要",
)
UNNAMED_TITLE: Final = Phrase("Asked without a standard ({n})", "未指明标准的要求（{n}）")
UNNAMED_DETAIL: Final = Bilingual("no claim answers it", "没有声明可满足")
FROM_CATALOG: Final = Phrase("{claim} ({origin}): {components}", "{claim}（{origin}）：{components}")
IF_NEEDED: Final = Phrase("{origin}, while what is undecided stays so", "{origin}，未能判定的事项仍未判定时")
CLAIM: Final = Bilingual("claim", "声明")
FOR: Final = Bilingual("for", "用于")
TODAY: Final = Phrase("{text}; {verdict} today; {message}", "{text}；现状：{verdict}；{message}")
ORIGIN: Final[Mapping[Origin, Bilingual]] = {
    Origin.OWN: Bilingual("own catalog", "供方本国标准"),
    Origin.INTERNATIONAL: Bilingual("international catalog", "国际标准"),
    Origin.MARKET: Bilingual("market catalog", "市场当地标准"),
}

# --- lock-in ----------------------------------------------------------------------------------------

LOCKED_OF: Final = Phrase(
    "{locked} of {claims} claims are on standards to which nothing of another jurisdiction corresponds; of {unknown} "
    "it is not known.",
    "{claims} 项声明中有 {locked} 项所依据的标准在其他法域没有对应标准；{unknown} 项未知。",
)
STANDARDS_OF: Final = Bilingual("standards of", "标准所属法域")
CLAIMS: Final = Bilingual("claims", "声明数")
LOCKED_IN: Final = Bilingual("locked in", "被锁定")
UNKNOWN: Final = Bilingual("unknown", "未知")
INTERNATIONAL: Final = Bilingual("international", "国际标准组织")
NOT_STATED: Final = Bilingual("not stated", "未说明")
LOCKED_TITLE: Final = Phrase("Locked in ({n})", "被锁定（{n}）")
UNKNOWN_TITLE: Final = Phrase("Not known ({n})", "未知（{n}）")
CAVEAT: Final = Bilingual("caveat:", "须注意：")
REACH_TITLE: Final = Phrase("To reach: {market}", "进入该市场：{market}")
NEEDS: Final = Bilingual("needs", "须")
BECAUSE: Final = Bilingual("because of", "原因")
WHAT_COUNTS: Final = Bilingual(
    "What is wanted by law, for a presumption of conformity or by contract counts; what is voluntary does not.",
    "法律强制、用于符合性推定或合同要求者计入；自愿者不计。",
)
NEED: Final[Mapping[Need, Bilingual]] = {
    Need.REPLACE: Bilingual("replace", "更换"),
    Need.CERTIFY: Bilingual("re-certify", "重新认证"),
    Need.SETTLE: Bilingual("settle", "待判定"),
    Need.READY: Bilingual("ready", "就绪"),
    Need.NOT_ASKED: Bilingual("nothing asked", "无要求"),
}
