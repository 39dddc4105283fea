"""What findings, remedies and notices say, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Bilingual, Counted, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- one claim against one reference ----------------------------------------------------------------

UNREAD: Final = Phrase(
    "{claim} cannot be read; it may or may not answer this", "{claim} 无法识别；是否满足本要求无从判断"
)
ACCEPTED: Final = Phrase("{claim} is the accepted reference", "{claim} 即为所接受的标准")
ACCEPTED_EDITION: Final = Phrase("{claim} is an accepted edition of {wanted}", "{claim} 是 {wanted} 可接受的版本")
ACCEPTED_UNDATED: Final = Phrase(
    "{claim} is the accepted standard; no edition is stated", "{claim} 即为所接受的标准；未注明版本"
)
AS_READ: Final = Phrase("{message}; {edition}: {standing}{stale}", "{message}；{edition}：{standing}{stale}")
EDITION_NOT_STATED: Final = Phrase(
    "{claim}: edition not stated; {wanted} asks for one", "{claim}：未注明版本；{wanted} 对版本有要求"
)
EDITION_NOT_HELD: Final = Phrase(
    "this edition of {claim} is not in our database, so we cannot say; it holds {held}",
    "数据库未收录 {claim} 这一版本，无法判定；已收录：{held}",
)
NOT_PLACED: Final = Phrase(
    "no edition of {wanted} is held, so {claim} cannot be placed", "未收录 {wanted} 的任何版本，{claim} 无从比对"
)
SUPPLEMENTS: Final = Phrase("{claim} and {wanted} differ by {between}", "{claim} 与 {wanted} 相差 {between}")
LACKS: Final = Phrase("{claim} lacks {lacking}, which {wanted} includes", "{claim} 缺少 {wanted} 所含的 {lacking}")
HAS_MORE: Final = Phrase(
    "{claim} includes {more}, which {wanted} does not: ask whether that is accepted",
    "{claim} 含有 {wanted} 所没有的 {more}：是否接受须向要求方确认",
)
OLDER: Final = Phrase("{claim} is an older edition than {wanted}", "{claim} 的版本早于 {wanted}")
NEWER: Final = Phrase("{claim} is a newer edition than {wanted}", "{claim} 的版本晚于 {wanted}")
PART: Final = Phrase(
    "{claim} answers a part of {series}{through}; which parts are asked for is not said",
    "{claim} 对应 {series} 的一个部分{through}；要求的是哪些部分未予说明",
)
SERIES_CLAIMED: Final = Phrase(
    "{claim} names a series, and not which of its parts; wanted: {wanted}",
    "{claim} 为系列标准，未指明所符合的部分；要求：{wanted}",
)
PART_THROUGH: Final = Phrase(", through {part}", "（经由 {part}）")
CONTRADICTION: Final = Phrase(
    "the recorded facts on {claim} and {wanted} contradict each other", "关于 {claim} 与 {wanted} 的记载相互矛盾"
)
IDENTICAL: Final = Phrase("{claim} is identical to {wanted}{how}", "{claim} 与 {wanted} 等同{how}")
CONTAINS: Final = Phrase("{claim} contains all of {wanted}{how}", "{claim} 包含 {wanted} 的全部要求{how}")
OLDER_EDITION: Final = Phrase(
    "{claim} corresponds to the older {near}, not to {wanted}: {gap}",
    "{claim} 对应的是旧版 {near}，而非 {wanted}：{gap}",
)
NEWER_EDITION: Final = Phrase(
    "{claim} corresponds to the later {near}, not to {wanted}: {gap}; ask whether that is accepted",
    "{claim} 对应的是新版 {near}，而非 {wanted}：{gap}；是否接受须向要求方确认",
)
AGAINST: Final = Phrase("{claim} against {wanted}: {gap}{lists}", "{claim} 对比 {wanted}：{gap}{lists}")
NOT_COVERING: Final = Phrase("{claim} is known not to cover {wanted}{how}", "已知 {claim} 不能覆盖 {wanted}{how}")
CORRESPONDS: Final = Phrase(
    "{claim} corresponds to {wanted}{how}, and that does not settle it{lists}",
    "{claim} 与 {wanted} 有对应关系{how}，但尚不足以判定{lists}",
)
NOT_COVERED: Final = Phrase("{claim} is not in our database, so we cannot say", "数据库未收录 {claim}，无法判定")
NO_EDITION_HELD: Final = Phrase(
    "no edition of {claim} is in our database, so whether it corresponds to {wanted} is not known",
    "数据库未收录 {claim} 的任何版本，无法判断其是否与 {wanted} 对应",
)
WANTED_NOT_COVERED: Final = Phrase(
    "{wanted} is not in our database, so {claim} cannot be compared with it",
    "数据库未收录 {wanted}，{claim} 无从与之比对",
)
UNRELATED: Final = Phrase("{claim} has no known correspondence to {wanted}", "未检索到 {claim} 与 {wanted} 的对应关系")
NONE_RELATED: Final = Phrase(
    "none of {claims} has a known correspondence to {wanted}", "未检索到 {claims} 与 {wanted} 的对应关系"
)
HOW: Final = Phrase(" ({how})", "（{how}）")
THROUGH: Final = Phrase("through {editions}", "经由 {editions}")
LISTS: Final = Phrase("; {lists}", "；{lists}")
LIST: Final = Phrase(
    "{adopter} is MOD to {adopted}, deviation list {list}", "{adopter} 修改采用 {adopted}，技术性差异清单{list}"
)

# --- the check --------------------------------------------------------------------------------------

MISSING: Final = Phrase(
    "no standard in the offer covers this; wanted: {wanted}{aside}", "投标文件未列出对应标准；要求：{wanted}{aside}"
)
PARTS: Final = Bilingual(
    "part of a product: only exclusions and what reaches parts are looked at, the rest is asked of the product; "
    "taken as a product, it is asked everything (--as product)",
    "属产品的组成部分：只核查禁用情形和适用于零部件的要求，其余要求由整机承担；如作为单独产品，请用 --as product 全部核查",
)
IF_MEANT: Final = Phrase(" (if {claims} is meant to answer this, say so)", "（如以 {claims} 响应本要求，请予说明）")
STATED: Final = Phrase(
    "{claim} is {statement}{words}, so nothing asserts conformity; wanted: {wanted}",
    "{claim}：{statement}{words}，未声明符合；要求：{wanted}",
)
UNCLEAR: Final = Phrase(
    "what is said of conformity to {claim} was not understood{words}: ask whether it conforms",
    "{claim} 的符合性表述未能识别{words}：请供方明确是否符合",
)
DENIED: Final = Phrase("conformity to {claim} is {statement}{words}", "{claim} 的符合性：{statement}{words}")
BOTH: Final = Phrase(
    "the offer both asserts conformity and does not: {asserted}; but {denied}", "文件前后矛盾：{asserted}；但{denied}"
)
SAID_NO_DEVIATION: Final = Phrase(
    "stated as “{said}”, and it does deviate: {message}", "投标文件称“{said}”，实际存在偏离：{message}"
)
SAID_NO_DEVIATION_OPEN: Final = Phrase(
    "stated as “{said}”, which cannot be confirmed: {message}", "投标文件称“{said}”，尚不能确认：{message}"
)
SAID_DEVIATION: Final = Phrase(
    "stated as “{said}”, and none is found: {message}", "投标文件称“{said}”，核查未发现偏离：{message}"
)
QUOTED: Final = Phrase(" (“{words}”)", "（“{words}”）")
STATEMENT: Final[Mapping[str, Bilingual]] = {
    "denied": Bilingual("denied", "明示不符合"),
    "pending": Bilingual("pending", "办理中"),
    "partial": Bilingual("partial only", "部分符合"),
    "planned": Bilingual("planned only", "计划中"),
    "not-applicable": Bilingual("said not to apply", "声明不适用"),
    "unclear": Bilingual("not clear", "表述不明确"),
}
CITED_NUMBER: Final = Phrase(
    "{message}; the presumption of conformity goes with the number that is cited: ask for {wanted} to be declared",
    "{message}；符合性推定仅适用于被引用的标准编号：请供方声明符合 {wanted}",
)
REFUSED: Final = Phrase(
    "{message}; equivalents are not accepted here: only {wanted} itself counts",
    "{message}；本要求不接受等效标准，仅认可 {wanted} 本身",
)
SAME_PUBLICATION: Final = Phrase(
    "{message}; equivalents are not accepted here: ask whether this edition of {wanted} counts as the standard itself",
    "{message}；本要求不接受等效标准，该编号是否视同 {wanted} 本身须向要求方确认",
)
BARRED: Final = Phrase(
    "{supplier} is barred: {title} ({instrument})", "{supplier} 受禁止或限制：{title}（{instrument}）"
)
MAY_BE: Final = Phrase(
    "{supplier} may be one of those barred ({names}): {title}; ask who made it",
    "{supplier} 可能属于受禁止或限制的企业（{names}）：{title}；请核实生产者",
)
NAMES: Final = Phrase(
    "{supplier} names one of those barred ({names}) and does not say that it is theirs: {title}; not judged, ask who made it",
    "{supplier} 提及受禁止或限制的企业（{names}），但未表明由其提供：{title}；未作判断，请核实生产者",
)
NAMED_AS: Final = {
    "manufacturer": Phrase("{name} (named as manufacturer)", "{name}（列为制造商）"),
    "brand": Phrase("{name} (named as brand)", "{name}（列为品牌）"),
    "supplier": Phrase("{name} (named as supplier)", "{name}（列为供方）"),
    "bidder": Phrase("{name} (named as bidder)", "{name}（列为投标人）"),
    "name": Phrase("{name} (by the product's name)", "{name}（据产品名称）"),
    "model": Phrase("{name} (by the product's model)", "{name}（据产品型号）"),
}
"""How a name is cited by which an exclusion is judged, by where it stands: as a party, or in a name of the product."""

NO_SUPPLIER: Final = Counted(
    "no supplier is stated, so {n} exclusion by supplier is not judged",
    "no supplier is stated, so {n} exclusions by supplier are not judged",
    "未说明供应商，{n} 项针对供应商的禁止或限制性规定未作判断",
)
NO_ORIGIN: Final = Counted(
    "no jurisdiction is stated, so {n} exclusion by origin is not judged",
    "no jurisdiction is stated, so {n} exclusions by origin are not judged",
    "未说明原产国或地区，{n} 项针对原产地的禁止或限制性规定未作判断",
)
FUTURE: Final = Phrase("{title}: from {date}", "{title}：自 {date} 起")
CONDITION: Final = Phrase(
    "{title}: only where {name} ({condition}), which the deployment does not state",
    "{title}：仅适用于{name}的情形（{condition}），投标文件未说明该条件",
)
TRAITS: Final = Phrase(
    "{title}: only for a product that {traits}, which is not stated", "{title}：仅适用于{traits}的产品，文件中未予说明"
)
NOT_APPLIED: Final = Phrase("{title}: {status}, not applied", "{title}：{status}，未适用")
NOT_MATCHABLE: Final = Phrase(
    "{title}: {scope}; whether it concerns these components cannot be told here",
    "{title}：{scope}；是否涉及这些产品，仅凭投标文件无法判断",
)
CITATION: Final = Phrase("{claim}: {act}: {standing}: {text}", "{claim}：{act}：{standing}：{text}")
OUT_OF_REACH: Final = Phrase("{text}; the act does not reach this product", "{text}；该法规不适用于此产品")
NO_STANDARD: Final = Phrase("{title}: no standard is named, so nothing is matched", "{title}：未指明标准，故不作比对")

# --- claims by themselves ---------------------------------------------------------------------------

CANNOT_BE_READ: Final = Phrase("{claim} cannot be read", "{claim} 无法识别")
TAKES_EFFECT: Final = Phrase("{claim} takes effect on {date}", "{claim} 自 {date} 起实施")
WITHDRAWN: Final = Phrase("{claim} was withdrawn", "{claim} 已废止")
WITHDRAWN_ON: Final = Phrase("{claim} was withdrawn on {date}", "{claim} 已于 {date} 废止")
SUPERSEDED: Final = Phrase("{claim} was superseded by {by}", "{claim} 已被 {by} 代替")
NOT_IN_CATALOGS: Final = Phrase("{claim} is not in the catalogs", "目录未收录 {claim}")
PUBLISHER_NOT_COVERED: Final = Phrase(
    "{claim} is of a publisher ({publisher}) that the catalogs do not cover",
    "{claim} 的发布机构（{publisher}）不在目录范围内",
)

# --- remedies ---------------------------------------------------------------------------------------

SHOW_ITSELF: Final = Phrase(
    "ask for proof of conformity to {id}", "应提供符合 {id} 的证明材料（认证证书、检测报告或符合性声明）"
)
SHOW_INSTEAD: Final = Phrase(
    "ask for proof of conformity to {wanted}, with the edition stated", "应提供符合 {wanted} 的证明材料，并注明版本"
)
SHOW_IDENTICAL: Final = Phrase(
    "ask for proof of conformity to {id}, which is identical to {wanted}",
    "应提供符合 {id}（与 {wanted} 等同）的证明材料",
)
SHOW_COVERING: Final = Phrase(
    "ask for proof of conformity to {id}, which covers {wanted}", "应提供符合 {id}（覆盖 {wanted}）的证明材料"
)

# --- several markets --------------------------------------------------------------------------------

BARS_AND_ASKS: Final = Phrase(
    "{market} bars it: {message}; {other} asks for conformity by law",
    "{market} 予以禁止或限制：{message}；{other} 依法要求其符合",
)
ORIGIN_AND_LOCAL: Final = Phrase(
    "{market} bars what comes from {origin} ({barred}), {origin} asks for local content ({local})",
    "{market} 禁止或限制来自 {origin} 的产品（{barred}），{origin} 要求本地成分（{local}）",
)
TWO_CLAIMS: Final = Phrase(
    "{one} wants {a}, {other} wants {b}, and no one claim is known to answer both: {why}",
    "{one} 要求 {a}，{other} 要求 {b}，未见任一标准可同时满足两者：{why}",
)
NUMBER_COUNTS: Final = Phrase(
    "{a} and {b} are identical, and the number that is cited counts", "{a} 与 {b} 等同，但以被引用的编号为准"
)
CORRESPOND: Final = Phrase(
    "{a} and {b} correspond, and that does not settle it{lists}", "{a} 与 {b} 有对应关系，但尚不足以判定{lists}"
)
RELATION: Final = Phrase("{a} to {b}: {relation}{lists}", "{a} 对 {b}：{relation}{lists}")
FACTS_CONTRADICT: Final = Bilingual("the recorded facts contradict each other", "所载事实相互矛盾")
CANNOT_BE_CLAIMED: Final = Phrase(
    "{title}: {demand} cannot be claimed on this date; it is a draft or not published yet",
    "{title}：{demand} 在该日期尚不能采用：仍为草案或尚未发布",
)
