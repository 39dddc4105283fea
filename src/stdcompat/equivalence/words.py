"""What an answer and its proof say, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.holding import Held
from stdcompat.catalogs.model import Basis, Confidence, Degree, DeviationList, Status
from stdcompat.catalogs.standing import Standing
from stdcompat.language import Bilingual, Counted, Phrase, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stdcompat.catalogs.holding import Holding

_SHOWN: Final = 5

AND: Final = Phrase("{one}, {other}", "{one}、{other}")
EDITIONS: Final = Counted("{n} edition", "{n} editions", "{n} 个版本")
YEARS: Final = Counted("{n} year", "{n} years", "{n} 年")
BEHIND: Final = Phrase("{near} is {distance} behind {far}", "{near} 早于 {far}（相差 {distance}）")
AHEAD: Final = Phrase("{near} is {distance} ahead of {far}", "{near} 晚于 {far}（相差 {distance}）")
TRANSITION_ENDED: Final = Phrase("{gap}; the transition ended on {date}", "{gap}；过渡期已于 {date} 结束")
TRANSITION_RUNS: Final = Phrase("{gap}; the transition runs until {date}", "{gap}；过渡期至 {date}")

AS_OF: Final = Phrase("{a} to {b}, as of {date}", "{a} 对 {b}（截至 {date}）")
OUTCOME: Final = Phrase(
    "relation possible: {relation}; degree: {degree} ({state}); covers: {covers}",
    "可能的关系：{relation}；一致性程度：{degree}（{state}）；是否覆盖：{covers}",
)
NOTHING: Final = Bilingual("nothing (the facts contradict each other)", "无（所载事实相互矛盾）")
NOT_DETERMINED: Final = Bilingual("not determined", "未确定")
READING: Final = Phrase(
    "{asked} is undated; read as {edition}, {standing}{stale}", "{asked} 未注日期；按 {edition} 理解，{standing}{stale}"
)
STANDING: Final[Mapping[Standing, Phrase]] = {
    Standing.IN_FORCE: Phrase("in force on {date}", "在 {date} 现行有效"),
    Standing.LAST_READ: Phrase("in force when last read, {read}", "最近一次查阅（{read}）时现行有效"),
    Standing.NOT_READ: Phrase("its status was never read", "其状态从未查阅"),
    Standing.ENDED_SINCE: Phrase(
        "withdrawn or replaced when read, {read}; since when is not held",
        "查阅时（{read}）已废止或被代替，起始日期未收录",
    ),
    Standing.NOT_DATED: Phrase("its date is not known", "其日期未知"),
    Standing.NOT_YET: Phrase("not yet in force on {date}", "在 {date} 尚未实施"),
    Standing.NO_LONGER: Phrase("no longer in force on {date}", "在 {date} 已不再有效"),
}
STALE: Final = Bilingual(" (stale)", "（信息已陈旧）")
WAY: Final = Phrase("way {n} from {start} to {end}:", "从 {start} 到 {end} 的第 {n} 条路径：")
WEAKEST: Final = Phrase(
    "weakest: {adopter} -> {adopted} ({confidence} confidence)",
    "最弱的一环：{adopter} -> {adopted}（可信度：{confidence}）",
)
GAP: Final = Phrase("edition gap: {gap}; no relation crosses it", "版本差距：{gap}；不同版本之间不传递关系")
TRANSITION: Final = Phrase(
    "transition until {date}: {who}: {what} (sources: {sources})", "过渡期至 {date}：{who}：{what}（来源：{sources}）"
)
NOTE: Final = Phrase("note: {note}", "注：{note}")
STEP: Final = Phrase(
    "{adopter} -> {adopted}: {degree} [{relation}] ({basis}, {confidence} confidence{sources}{layer}{note})",
    "{adopter} -> {adopted}：{degree} [{relation}]（{basis}，可信度：{confidence}{sources}{layer}{note}）",
)
STEP_SOURCES: Final = Phrase("; sources: {sources}", "；来源：{sources}")
STEP_LAYER: Final = Phrase("; held by catalog {layer}", "；载于目录 {layer}")
STEP_NOTE: Final = Phrase("; {note}", "；{note}")
LIST_OF: Final = Phrase("{degree}, deviation list {list}", "{degree}，技术性差异清单{list}")

BY_RULE: Final = Bilingual(
    "read from the designation; its publisher is bound to publish every standard of the other unchanged",
    "由编号可见；其发布机构须将对方的每项标准原样发布为本国标准",
)
BOUND: Final = Bilingual(
    "the search stopped at its bound; more facts may settle this", "搜索已达上限而停止；更多事实或可作出判定"
)
SERIES: Final = Phrase("{series} is a series; name the part and its edition", "{series} 是系列标准；请指明部分及其版本")
NOT_HELD: Final = Phrase(
    "no edition of {side} is held that was in force on {date}", "未收录 {side} 在 {date} 现行有效的版本"
)
PUBLISHER_NOT_COVERED: Final = Phrase(
    "{edition}: its publisher is not covered by the catalog", "{edition}：目录未覆盖其发布机构"
)
DOCUMENT_NOT_COVERED: Final = Phrase(
    "{edition}: this document is not covered by the catalog", "{edition}：目录未收录该文件"
)
EDITION_NOT_HELD: Final = Phrase(
    "{edition}: this edition is not covered by the catalog, which holds {held}",
    "{edition}：目录未收录此版本，已收录 {held}",
)
LISTED_AS: Final = Phrase("{asked} is listed as {listed}", "{asked} 在目录中列为 {listed}")
NOT_YET: Final = Phrase("{edition} had not been published on {date}", "{edition} 在 {date} 尚未发布")
REPLACED: Final = Phrase("{older} was replaced by {newer}", "{older} 已由 {newer} 代替")
NO_LONGER: Final = Phrase("{edition} is no longer in force on {date}", "{edition} 在 {date} 已不再有效")
NONE_RECORDED: Final = Bilingual(
    "both editions are covered, and no correspondence is recorded", "两个版本均已收录，未见对应关系的记载"
)
TAKEN_FOR: Final = Phrase("often taken for one another: {why}", "常被混为一谈：{why}")

STATE: Final[Mapping[str, Bilingual]] = {
    said: Bilingual(said, chinese)
    for said, chinese in {
        "same": "同一文件",
        "asserted": "有记载",
        "computed": "推导得出",
        "none": "无对应",
        "undetermined": "无法判定",
        "unknown": "未知",
        "contradiction": "相互矛盾",
    }.items()
}
COVERS: Final[Mapping[str, Bilingual]] = {
    "yes": Bilingual("yes", "是"),
    "no": Bilingual("no", "否"),
    "undetermined": Bilingual("undetermined", "无法判定"),
}
DEGREE: Final[Mapping[Degree, Bilingual]] = {
    Degree.IDT: Bilingual("IDT", "等同采用 IDT"),
    Degree.MOD: Bilingual("MOD", "修改采用 MOD"),
    Degree.NEQ: Bilingual("NEQ", "非等效 NEQ"),
    Degree.EQV: Bilingual("EQV", "等效采用 EQV"),
    Degree.NOT_STATED: Bilingual("degree not stated", "一致性程度未注明"),
}
BASIS: Final[Mapping[Basis, Bilingual]] = {
    Basis.ADOPTION: Bilingual("adoption", "采用"),
    Basis.COMMON_TEXT: Bilingual("common-text", "共同文本"),
    Basis.TWIN_TEXT: Bilingual("twin-text", "对应文本"),
    Basis.TRANSPOSITION: Bilingual("transposition", "转化"),
    Basis.RECOGNISED: Bilingual("recognised", "互认"),
    Basis.DISTINCT: Bilingual("distinct", "并非同一标准"),
    Basis.WRAPPED: Bilingual("wrapped", "由编号可见"),
    Basis.AMENDED: Bilingual("amended", "含修改单"),
}
BASIS_FOR_DEGREE: Final[Mapping[Basis, Bilingual]] = {
    Basis.AMENDED: Bilingual("amended", "含修改单"),
    Basis.DISTINCT: Bilingual("not the same", "并非同一标准"),
    Basis.COMMON_TEXT: Bilingual("common text", "共同文本"),
    Basis.TWIN_TEXT: Bilingual("twin text", "对应文本"),
    Basis.TRANSPOSITION: Bilingual("transposed", "转化"),
}
"""What is said in place of a degree that no source states."""

CONFIDENCE: Final[Mapping[Confidence, Bilingual]] = {
    Confidence.HIGH: Bilingual("high", "高"),
    Confidence.MEDIUM: Bilingual("medium", "中"),
    Confidence.LOW: Bilingual("low", "低"),
    Confidence.UNVERIFIED: Bilingual("unverified", "未核实"),
}
STATUS: Final[Mapping[Status, Bilingual]] = {
    Status.DRAFT: Bilingual("draft", "草案"),
    Status.UPCOMING: Bilingual("upcoming", "即将实施"),
    Status.CURRENT: Bilingual("current", "现行"),
    Status.SUPERSEDED: Bilingual("superseded", "被代替"),
    Status.WITHDRAWN: Bilingual("withdrawn", "废止"),
    Status.UNKNOWN: Bilingual("unknown", "未知"),
}
DEVIATION_LIST: Final[Mapping[DeviationList, Bilingual]] = {
    DeviationList.NOT_HELD: Bilingual("not held", "未收录"),
    DeviationList.PARTIAL: Bilingual("partial", "不完整"),
    DeviationList.COMPLETE: Bilingual("complete", "完整"),
}

GRADED: Final = Phrase("{degree} ({state})", "{degree}（{state}）")
FOUND: Final = Counted(
    "{n} edition corresponds to {asked}{reading}",
    "{n} editions correspond to {asked}{reading}",
    "{n} 个版本与 {asked}{reading} 有对应关系",
)
FOUND_READ_AS: Final = Phrase(", read as {edition}", "（按 {edition} 理解）")
HELD_THROUGH: Final = Phrase(
    "{asked} is not listed itself; by its designation it adopts {through}, {held}",
    "目录未单独收录 {asked}；由编号可见其采用 {through}，{held}",
)
HELD_BY_RULE: Final = Phrase(
    "{asked} is not listed itself; it is a national edition of {through}, {held}: the members of {body} "
    "publish every {publisher} unchanged ({sources})",
    "目录未单独收录 {asked}；它是 {through} 的国家版，{held}：{body} 的成员将每项 {publisher} 标准原样发布（{sources}）",
)
HELD_AS_REVISION: Final = Phrase(
    "{asked} is not listed itself; it is a revision of {through}, which is held",
    "目录未单独收录 {asked}；它是 {through} 的一个修订版，后者已收录",
)
HELD_BY_NUMBER: Final = Phrase(
    "{asked} is not listed itself; its number is that of {through}, {held}: European Standards 60000 to 69999 are based "
    "on the IEC's of the same number, with or without changes (en-number-ranges)",
    "目录未单独收录 {asked}；其编号与 {through} 相同，{held}：编号 60000 至 69999 的欧洲标准以同号 IEC 标准为基础，"
    "可有或无修改（en-number-ranges）",
)
WHICH_IS_HELD: Final = Bilingual("which is held", "后者已收录")
WHOSE_PARTS_ARE_HELD: Final = Bilingual("parts of which are held", "已收录其部分")
HELD_IN_PARTS: Final = Phrase(
    "{asked} is a series; parts of it are held: {parts}", "{asked} 是系列标准；已收录其部分：{parts}"
)
AND_MORE: Final = Phrase("{shown} and {n} more", "{shown} 等，另有 {n} 项")
NO_PROOF: Final = Phrase(
    "{asked} is not in the catalog, so this is no proof that there is none",
    "目录未收录 {asked}，故不能证明没有对应标准",
)
FOUND_COLUMNS: Final = (
    Bilingual("found", "对应标准"),
    Bilingual("relation", "关系"),
    Bilingual("degree", "一致性程度"),
    Bilingual("covers it", "是否覆盖"),
    Bilingual("through", "经由"),
    Bilingual("confidence", "可信度"),
)
DIRECTLY: Final = Bilingual("directly", "直接")

# --- what every answer says of the facts behind it ---------------------------------------------------

STAMP: Final = Phrase(
    "as of {date}; stdcompat {version}, catalog {edition}, facts {digest}",
    "截至 {date}；stdcompat {version}，目录 {edition}，数据版本校验码 {digest}",
)
FACTS: Final = Phrase(
    "stdcompat {version}, catalog {edition}, facts {digest}",
    "stdcompat {version}，目录 {edition}，数据版本校验码 {digest}",
)


def held_otherwise(found: Holding) -> Bilingual | None:
    """Say through what else a reference is known of which no edition is held; None when one is, or nothing is known."""
    if found.held is Held.PARTS:
        return HELD_IN_PARTS(asked=found.asked, parts=_some(str(one.id.undated) for one in found.entries))
    if found.through is None:
        return None
    held = WHOSE_PARTS_ARE_HELD if found.in_parts else WHICH_IS_HELD
    if found.held is Held.DOCUMENT:
        return HELD_AS_REVISION(asked=found.asked, through=found.through)
    if found.numbered:
        return HELD_BY_NUMBER(asked=found.asked, through=found.through, held=held)
    if found.rule is None:
        return HELD_THROUGH(asked=found.asked, through=found.through, held=held)
    return HELD_BY_RULE(
        asked=found.asked,
        through=found.through,
        held=held,
        body=found.rule.body,
        publisher=found.rule.code,
        sources=joined(found.rule.sources),
    )


def _some(names: Iterable[str]) -> Bilingual:
    every = list(dict.fromkeys(names))
    shown = joined(every[:_SHOWN])
    return AND_MORE(shown=shown, n=len(every) - _SHOWN) if len(every) > _SHOWN else shown
