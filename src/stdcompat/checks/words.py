"""What findings, remedies and notices say, in English and Chinese."""

from __future__ import annotations

from typing import Final

from stdcompat.language import Bilingual, Counted, Phrase

# --- one claim against one reference ----------------------------------------------------------------

UNREAD: Final = Phrase(
    "{claim} cannot be read; it may or may not answer this", "{claim} 无法识别；是否满足本要求无从判断"
)
ACCEPTED: Final = Phrase("{claim} is the accepted reference", "{claim} 即为所接受的标准")
ACCEPTED_EDITION: Final = Phrase("{claim} is an accepted edition of {wanted}", "{claim} 是 {wanted} 可接受的版本")
UNDATED: Final = Phrase("{claim} is undated; {wanted} asks for an edition", "{claim} 未注日期；{wanted} 要求注明版本")
READ_AS: Final = Phrase("{claim} (undated, read as {edition})", "{claim}（未注日期，按 {edition} 理解）")
NOT_PLACED: Final = Phrase(
    "no edition of {wanted} is held, so {claim} cannot be placed", "未收录 {wanted} 的任何版本，{claim} 无从比对"
)
SUPPLEMENT: Final = Phrase("{claim} and {wanted} differ by a supplement", "{claim} 与 {wanted} 相差一份修改单或补充件")
SUPPLEMENTS: Final = Phrase("{claim} and {wanted} differ by {between}", "{claim} 与 {wanted} 相差 {between}")
OLDER: Final = Phrase("{claim} is an older edition than {wanted}{gap}", "{claim} 的版本早于 {wanted}{gap}")
NEWER: Final = Phrase("{claim} is a newer edition than {wanted}{gap}", "{claim} 的版本晚于 {wanted}{gap}")
GAP: Final = Phrase(": {gap}", "：{gap}")
PART: Final = Phrase(
    "{claim} answers a part of {series}{through}; which parts are asked for is not said",
    "{claim} 对应 {series} 的一个部分{through}；要求的是哪些部分未予说明",
)
PART_THROUGH: Final = Phrase(", through {part}", "（经由 {part}）")
CONTRADICTION: Final = Phrase(
    "the recorded facts on {claim} and {wanted} contradict each other", "关于 {claim} 与 {wanted} 的记载相互矛盾"
)
IDENTICAL: Final = Phrase("{claim} is identical to {wanted}{how}", "{claim} 与 {wanted} 等同{how}")
CONTAINS: Final = Phrase("{claim} contains all of {wanted}{how}", "{claim} 包含 {wanted} 的全部要求{how}")
OTHER_EDITION: Final = Phrase(
    "{claim} answers {wanted} at another edition: {gap}", "{claim} 对应的是 {wanted} 的另一版本：{gap}"
)
AGAINST: Final = Phrase("{claim} against {wanted}: {gap}{lists}", "{claim} 对比 {wanted}：{gap}{lists}")
NOT_COVERING: Final = Phrase("{claim} is known not to cover {wanted}{how}", "已知 {claim} 不能覆盖 {wanted}{how}")
CORRESPONDS: Final = Phrase(
    "{claim} corresponds to {wanted}{how}, and that does not settle it{lists}",
    "{claim} 与 {wanted} 有对应关系{how}，但尚不足以判定{lists}",
)
NOT_COVERED: Final = Phrase(
    "{claim} is not covered by the catalogs; it may or may not answer this",
    "目录未收录 {claim}；是否满足本要求无从判断",
)
WANTED_NOT_COVERED: Final = Phrase(
    "{wanted} is not covered by the catalogs, so {claim} cannot be compared with it",
    "目录未收录 {wanted}，{claim} 无从与之比对",
)
UNRELATED: Final = Phrase("{claim} has no known correspondence to {wanted}", "未见 {claim} 与 {wanted} 有任何对应关系")
HOW: Final = Phrase(" ({how})", "（{how}）")
THROUGH: Final = Phrase("through {editions}", "经由 {editions}")
LISTS: Final = Phrase("; {lists}", "；{lists}")
LIST: Final = Phrase(
    "{adopter} is MOD to {adopted}, deviation list {list}", "{adopter} 修改采用 {adopted}，技术性差异清单{list}"
)

# --- the check --------------------------------------------------------------------------------------

MISSING: Final = Phrase("no claim answers this; wanted: {wanted}", "没有对应的声明；要求：{wanted}")
CITED_NUMBER: Final = Phrase(
    "{message}; the presumption of conformity goes with the number that is cited",
    "{message}；符合性推定只随被引用的标准编号而来",
)
BARRED: Final = Phrase("{supplier} is barred: {title} ({instrument})", "{supplier} 被禁限：{title}（{instrument}）")
MAY_BE: Final = Phrase(
    "{supplier} may be one of those barred ({names}): {title}; ask who made it",
    "{supplier} 可能属于被禁限的企业（{names}）：{title}；请核实生产者",
)
NO_SUPPLIER: Final = Counted(
    "no supplier is stated, so {n} exclusion by supplier is not judged",
    "no supplier is stated, so {n} exclusions by supplier are not judged",
    "未说明供应商，{n} 项针对供应商的禁限措施未作判断",
)
NO_ORIGIN: Final = Counted(
    "no jurisdiction is stated, so {n} exclusion by origin is not judged",
    "no jurisdiction is stated, so {n} exclusions by origin are not judged",
    "未说明原产国或地区，{n} 项针对来源地的禁限措施未作判断",
)
FUTURE: Final = Phrase("{title}: from {date}", "{title}：自 {date} 起")
CONDITION: Final = Phrase(
    "{title}: only where {name} ({condition}), which the deployment does not state",
    "{title}：仅适用于{name}的情形（{condition}），部署文件未声明该条件",
)
TRAITS: Final = Phrase(
    "{title}: only for a product that {traits}, which is not stated", "{title}：仅适用于{traits}的产品，文件中未予说明"
)
NOT_APPLIED: Final = Phrase("{title}: {status}, not applied", "{title}：{status}，未适用")
NOT_MATCHABLE: Final = Phrase(
    "{title}: {scope}; whether it concerns these components cannot be told here",
    "{title}：{scope}；是否涉及这些组件在此无法判断",
)
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

CLAIM_ITSELF: Final = Phrase("claim {id} itself", "直接声明符合 {id}")
CLAIM_IDENTICAL: Final = Phrase("claim {id}, which is identical to {wanted}", "声明符合 {id}，其与 {wanted} 等同")
CLAIM_COVERING: Final = Phrase("claim {id}, which covers {wanted}", "声明符合 {id}，其覆盖 {wanted}")
CLAIM: Final = Phrase("claim {id}", "声明符合 {id}")
CLAIM_ADOPTING: Final = Phrase("claim {id}, which adopts {adopted}", "声明符合 {id}，其采用 {adopted}")
INCLUDES_MORE: Final = Phrase(
    "it includes {extra}, which {wanted} does not: say so with the claim",
    "其中含有 {wanted} 所没有的 {extra}：声明时应予说明",
)

# --- several markets --------------------------------------------------------------------------------

BARS_AND_ASKS: Final = Phrase(
    "{market} bars it: {message}; {other} asks for conformity by law",
    "{market} 予以禁限：{message}；{other} 依法要求其符合",
)
ORIGIN_AND_LOCAL: Final = Phrase(
    "{market} bars what comes from {origin} ({barred}), {origin} asks for local content ({local})",
    "{market} 禁限来自 {origin} 的产品（{barred}），{origin} 要求本地成分（{local}）",
)
TWO_CLAIMS: Final = Phrase(
    "{one} wants {a}, {other} wants {b}, and no one claim is known to answer both: {why}",
    "{one} 要求 {a}，{other} 要求 {b}，未见任何一项声明可同时满足两者：{why}",
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
    "{title}：{demand} 在该日期尚不能声明；仍为草案或尚未发布",
)
