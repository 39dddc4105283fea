"""Words that every readable output uses alike, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.agreement.evidence import Acceptance
from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.chinese import recorded
from stdcompat.catalogs.vocabulary import CONDITIONS, DOMAINS
from stdcompat.checks.asked_rows import ASKED_BY
from stdcompat.checks.finding import NoticeKind, Severity
from stdcompat.language import Bilingual, Counted, Phrase, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stdcompat.agreement.evidence import EvidenceAnswer
    from stdcompat.checks.finding import Finding
    from stdcompat.deployment.model import Component
    from stdcompat.market.model import Requirement
    from stdcompat.report.model import Report

__all__ = [
    "asked_by",
    "condition_in_words",
    "counted",
    "domain_in_words",
    "evidence_in_words",
    "named",
    "names",
    "plural",
    "supplier_of",
    "wanted",
]

# --- terms ------------------------------------------------------------------------------------------

SEVERITY: Final[Mapping[Severity, Bilingual]] = {
    Severity.NONE: Bilingual("none", "无"),
    Severity.NOTE: Bilingual("note", "提示"),
    Severity.WARNING: Bilingual("warning", "警告"),
    Severity.ERROR: Bilingual("error", "错误"),
}
ACCEPTANCE: Final[Mapping[Acceptance, Bilingual]] = {
    Acceptance.ACCEPTED: Bilingual("accepted", "可接受"),
    Acceptance.NOT_ACCEPTED: Bilingual("not accepted", "不可接受"),
    Acceptance.NOT_SHOWN: Bilingual("not shown", "未提供"),
    Acceptance.NOT_ASKED: Bilingual("not asked for", "未要求"),
    Acceptance.UNDETERMINED: Bilingual("undetermined", "无法判定"),
}
NOTICES: Final[Mapping[NoticeKind, tuple[Bilingual, Bilingual]]] = {
    NoticeKind.NOT_MATCHABLE: (
        Bilingual("Exclusions not judged", "未作判断的禁止或限制性规定"),
        Bilingual("an offer does not tell whether they apply", "仅凭投标文件无法判断是否适用"),
    ),
    NoticeKind.NOT_JUDGED: (
        Bilingual("Suppliers not judged", "未作判断的供应商"),
        Bilingual("whether an exclusion concerns them is open", "是否属于禁止或限制的对象尚不能确定"),
    ),
    NoticeKind.NO_STANDARD: (
        Bilingual("Asked without a standard", "未指明标准的要求"),
        Bilingual("nothing to match; to be shown in another way", "无从比对，须以其他方式证明"),
    ),
    NoticeKind.CONDITION: (
        Bilingual("Conditional", "有条件的要求"),
        Bilingual("asked only under a condition that the offer does not state", "仅在投标文件未说明的条件下适用"),
    ),
    NoticeKind.PARTS: (Bilingual("Parts", "零部件"), Bilingual("", "")),
    NoticeKind.FUTURE: (Bilingual("To come", "将来的要求"), Bilingual("", "")),
    NoticeKind.NOT_IN_FORCE: (Bilingual("Not in force", "尚未生效"), Bilingual("so not applied", "故未适用")),
    NoticeKind.CITATION: (
        Bilingual("Cited", "清单引用情况"),
        Bilingual("what the official lists say of each claim", "官方清单对所列各项标准的说明"),
    ),
    NoticeKind.NOT_KNOWN: (
        Bilingual("Not known", "未知事项"),
        Bilingual("what the facts on this market leave out", "关于该市场的事实所未涵盖的内容"),
    ),
    NoticeKind.UNREAD: (
        Bilingual("Cells not understood", "未能识别的单元格"),
        Bilingual(
            "nothing in them counts; say it in a way that can be read, or correct the mapping",
            "其内容未计入；请改写为可识别的写法，或修改映射文件",
        ),
    ),
    NoticeKind.AS_READ: (
        Bilingual("As read", "读取说明"),
        Bilingual(
            "what of the file is read otherwise than it is written, or not at all", "文件中未按原样读取或未读取的内容"
        ),
    ),
}

# --- the head ---------------------------------------------------------------------------------------

COMPONENTS: Final = Counted("{n} product", "{n} products", "{n} 项产品")
DIFFERENT: Final = Counted("{n} different requirement", "{n} different requirements", "{n} 项不同的要求")
AGAINST: Final = Phrase("checked against {what}", "核查依据：{what}")
PART_OF: Final = Phrase("{market} (with the rules of {markets})", "{market}（含{markets}的规定）")
OWN_TABLE: Final = Bilingual("what the offer's own table quotes from the tender", "投标文件偏离表所列招标要求")
UNDER: Final = Phrase("under the conditions: {conditions}", "条件：{conditions}")
CHECKED: Final = Counted(
    "{checked} of {n} product was checked.",
    "{checked} of {n} products were checked.",
    "{n} 项产品中已核查 {checked} 项。",
)
NOTHING_CHECKED: Final = Phrase(
    "NOT CHECKED: no requirement of {market} that names a standard is known for any of these products.",
    "未核查：尚未收录 {market} 对这些产品的、指明标准的要求。",
)
STALE: Final = Counted(
    "{n} of the checks that are met rests on a status that was read too long before to speak of the date.",
    "{n} of the checks that are met rest on a status that was read too long before to speak of the date.",
    "符合项中有 {n} 项所依据的标准状态信息已陈旧。",
)
NO_CLAIM: Final = Phrase("NOTHING COMPARED: none of them names a standard.", "未作比对：所列产品均未给出标准号。")
PARTS: Final = Counted(
    "{n} part of them was looked at for exclusions and for what reaches parts only.",
    "{n} parts of them were looked at for exclusions and for what reaches parts only.",
    "其 {n} 项组成部分只核查禁用情形和适用于零部件的要求。",
)
NOT_CHECKED: Final = Phrase("Not checked: {names}.", "未核查：{names}。")
OF_UNKNOWN_KIND: Final = Phrase("{names} (kind not known)", "{names}（产品类别不明）")
OF_NO_REQUIREMENT: Final = Phrase(
    "{names} (no requirement that names a standard is known)", "{names}（尚未收录指明标准的要求）"
)
AND_MORE: Final = Phrase("and {n:,} more", "另有 {n:,} 项")
MET: Final = Counted(
    "Of {n} check ({requirements} for the products that each applies to): {met} met, {undecided} open, {diverge} not met{forces}.",
    "Of {n} checks ({requirements} for the products that each applies to): {met} met, {undecided} open, {diverge} not met{forces}.",
    "共 {n} 项核查（{requirements}，按其适用的产品逐一计数）：符合 {met} 项，待澄清 {undecided} 项，不符合 {diverge} 项{forces}。",
)
IN_BRACKETS: Final = Phrase(" ({what})", "（{what}）")
OF_FORCE: Final = Phrase("{count} {force}", "{force} {count} 项")
PROOF_OF_MET: Final = Phrase("Proof of what is met: {parts}.", "符合项的证明材料：{parts}。")
PROOF_COUNTS: Final[Mapping[Acceptance, Phrase]] = {
    Acceptance.ACCEPTED: Phrase("accepted for {n}", "可接受 {n} 项"),
    Acceptance.NOT_ACCEPTED: Phrase("not accepted for {n}", "不可接受 {n} 项"),
    Acceptance.UNDETERMINED: Phrase("to be verified for {n}", "待核实 {n} 项"),
    Acceptance.NOT_SHOWN: Phrase("no document for {n}", "未提供 {n} 项"),
    Acceptance.NOT_ASKED: Phrase("none needed for {n}", "无需提供 {n} 项"),
}
BARRED: Final = Counted(
    "{barred} of {n} product {are} barred ({exclusions}).",
    "{barred} of {n} products {are} barred ({exclusions}).",
    "{n} 项产品中有 {barred} 项受禁止或限制性规定约束（{exclusions}）。",
)
NO_EXCLUSION: Final = Counted(
    "No exclusion among the {n} product judged.",
    "No exclusion among the {n} products judged.",
    "经判断的 {n} 项产品未涉及禁止或限制性规定。",
)
NO_MEASURES: Final = Phrase("No exclusion is known.", "未收录禁止或限制性规定。")
NOT_JUDGED: Final = Counted(
    "Exclusions not judged for {n} product, of which the supplier or origin is not stated: {names}.",
    "Exclusions not judged for {n} products, of which the supplier or origin is not stated: {names}.",
    "{n} 项产品未写明供应商或产地，禁止或限制性规定未作判断：{names}。",
)
MEASURES_NOT_JUDGED: Final = Counted(
    "{n} further measure cannot be judged from an offer (see below).",
    "{n} further measures cannot be judged from an offer (see below).",
    "另有 {n} 项规定无法仅凭投标文件判断（见下文）。",
)
UNREAD: Final = Counted(
    "{n} cell of {cells} was not understood (listed below).",
    "{n} cells of {cells} were not understood (listed below).",
    "{cells} 个单元格中有 {n} 个未能识别（见下文）。",
)
EXCLUSIONS: Final = Counted("{n} exclusion", "{n} exclusions", "{n} 项规定")
FINDINGS_TITLE: Final = Phrase("Findings at a glance ({n})", "问题一览（{n}）")
AT_A_GLANCE: Final = Phrase("{title}: {answer}", "{title}：{answer}")

# --- sections and labels ----------------------------------------------------------------------------

ASKED_OF: Final = Phrase("What {market} asks of {name!r}, as of {date}", "{market} 对 {name!r} 的要求（截至 {date}）")
TAKEN_FOR: Final = Bilingual("taken for:", "视为：")
WITH_TRAITS: Final = Bilingual("which:", "特性：")
ASKED_NOW: Final = Phrase("Asked, by standards ({n})", "按标准提出的要求（{n}）")
ASKED_UNNAMED: Final = Phrase("Asked without a standard ({n})", "未指明标准的要求（{n}）")
ASKED_IF: Final = Phrase("Asked only if ({n})", "视情况适用的要求（{n}）")
ASKED_LATER: Final = Phrase("To come ({n})", "将来的要求（{n}）")
QUESTIONS_TITLE: Final = Phrase("Questions that decide ({n})", "需先明确的问题（{n}）")
ONLY_IF_IT: Final = Bilingual("only if it:", "仅当产品：")
ONLY_UNDER: Final = Bilingual("only if:", "仅当：")
IS_IT_SO: Final = Phrase("Is it so that: {name}? ({condition})", "是否属于：{name}？（{condition}）")
NOTHING_KNOWN: Final = Bilingual(
    "Nothing that is known of this market applies to this kind of product: that is not the same as nothing.",
    "尚未收录该市场对此类产品的要求；这不等于没有要求。",
)

EXCLUSIONS_TITLE: Final = Phrase("Exclusions ({n})", "禁止或限制性规定（{n}）")
NO_OFFSET: Final = Bilingual("no standard offsets them", "任何标准均不能抵消")
EXCLUDED: Final = Bilingual("[error] EXCLUDED:", "[错误] 受禁止或限制：")
DIVERGENCES_TITLE: Final = Phrase("Divergences ({n})", "不符合项（{n}）")
UNDECIDED_TITLE: Final = Phrase("Undecided ({n})", "待澄清（{n}）")
MET_TITLE: Final = Phrase("Met ({n})", "符合（{n}）")
REMARKS_TITLE: Final = Phrase("Standards to look at ({n})", "需核实的标准引用（{n}）")
LOCK_IN_TITLE: Final = Phrase("Lock-in ({n})", "标准锁定（{n}）")
LOCK_IN_DETAIL: Final = Bilingual("standards with no known counterpart in what is asked", "在所提要求中未见对应的标准")
COVERAGE_TITLE: Final = Bilingual("Coverage", "覆盖情况")
NOTICES_TITLE: Final = Phrase("{title} ({n})", "{title}（{n}）")

SCOPE: Final = Bilingual("scope:", "范围：")
APPLIES: Final = Bilingual("applies:", "适用：")
SINCE: Final = Phrase("since {date}", "自 {date} 起")
UNDER_CONDITION: Final = Phrase("under the condition {condition}", "条件：{condition}")
NOTE: Final = Bilingual("note:", "注：")
CLAUSE: Final = Phrase("clause {clause} of the tender", "招标文件条款 {clause}")
THE_TENDER: Final = Bilingual("the tender, as the offer quotes it", "招标文件（据投标文件所引）")
ASKED: Final = Bilingual("asked:", "依据：")
WANTED: Final = Bilingual("wanted:", "所要求的标准：")
RESTRICTION: Final = Bilingual("restriction:", "限制：")
REMEDY: Final = Bilingual("remedy:", "建议：")
EVIDENCE: Final = Bilingual("evidence:", "证明材料：")
NO_HELP: Final = Bilingual("does not help:", "不适用：")
PROOF: Final = Bilingual("proof:", "依据：")
PAIR: Final = Phrase("{a} to {b}", "{a} 对 {b}")
AS_ABOVE: Final = Phrase("{title}: as above", "{title}：同上")
SOURCES: Final = Bilingual("sources:", "来源：")
EARLIER_BASELINE: Final = Bilingual(
    "the baseline was written by an earlier version, whose fingerprints do not tell who asks; write it again",
    "基线文件由旧版本写成，其指纹未区分要求来源；请重新生成",
)
FINGERPRINTS: Final = Bilingual("fingerprint:", "指纹：")
SUPPLIER_NOT_STATED: Final = Bilingual("supplier not stated", "未说明供方")
SOME: Final = Phrase("{components}: {text}", "{components}：{text}")
TAGGED: Final = Phrase("[{tag}]", "[{tag}]")
LABEL: Final = Phrase("{label}:", "{label}：")
WITH_ID: Final = Phrase("{title} ({id})", "{title}（{id}）")
BOTH: Final = Phrase("{one}; {other}", "{one}；{other}")
IF: Final = Phrase("if {condition}", "条件：{condition}")
IF_IT: Final = Phrase("if it {traits}", "如其{traits}")
FROM: Final = Phrase("from {date}", "自 {date} 起")
WITH_EVIDENCE: Final = Phrase("{text}; evidence: {evidence}", "{text}；证明材料：{evidence}")
SO_MANY_OF: Final = Phrase("{n} of {total} products", "{total} 项产品中的 {n} 项")

SUPPLIER: Final = Bilingual("supplier", "供方")
HOME: Final = Bilingual("home", "所在地")
CLAIM: Final = Bilingual("standard stated", "所列标准")
COMPONENTS_COLUMN: Final = Bilingual("products", "产品")
COMPONENT: Final = Bilingual("product", "产品")
DOMAIN: Final = Bilingual("domain", "领域")
COUNTS: Final = (
    Bilingual("asked", "要求"),
    Bilingual("met", "符合"),
    Bilingual("diverge", "不符合"),
    Bilingual("undecided", "待澄清"),
)

# --- one finding ------------------------------------------------------------------------------------

FINDING_TITLE: Final = Bilingual("Finding", "结论")
RULE: Final = Bilingual("rule:", "规则：")
MEANS: Final = Bilingual("means:", "含义：")
TRY: Final = Bilingual("try:", "可尝试：")
MARKET: Final = Bilingual("market:", "市场：")
CLAIMS: Final = Bilingual("standards stated:", "所列标准：")
NO_CLAIMS: Final = Bilingual("none", "无")
STANDING: Final = Bilingual("standing:", "状态：")
SOURCES_TITLE: Final = Phrase("Sources ({n})", "来源（{n}）")
READ_ON: Final = Phrase("{source}, read on {date}", "{source}，查阅于 {date}")
NOT_HELD: Final = Bilingual("nothing more is held on this source", "未收录该来源的其他信息")

# --- what is set aside ------------------------------------------------------------------------------

WAIVED_TITLE: Final = Phrase("Waived ({n})", "已豁免（{n}）")
WAIVED_DETAIL: Final = Bilingual("they stay as they are, and do not count", "结论不变，但不计入")
WAIVED: Final = Phrase(
    "{component}: {message}; {owner}, until {date}: {reason}", "{component}：{message}；{owner}，至 {date}：{reason}"
)
NAMES_EXCLUSION: Final = Bilingual(
    "names an exclusion, which no waiver offsets", "所指为禁止或限制性规定，豁免不能抵消"
)
EXPIRED: Final = Phrase("expired on {date}, and waives nothing", "已于 {date} 失效，不再豁免任何事项")
NAMES_NOTHING: Final = Bilingual("names nothing that was found", "所指事项未被发现")
WAIVERS_TITLE: Final = Phrase("Waivers to look at ({n})", "应予留意的豁免（{n}）")
NEW_TITLE: Final = Phrase("New since the baseline ({n})", "相对基线新增（{n}）")
NEW_DETAIL: Final = Phrase("{known} known before, {resolved} resolved", "{known} 项此前已知，{resolved} 项已解决")
RESOLVED: Final = Phrase("resolved: {code}", "已解决：{code}")
IGNORED_TITLE: Final = Phrase("Ignored ({n})", "已忽略（{n}）")
IGNORED_DETAIL: Final = Bilingual("left out by their codes, counted nowhere else", "按规则代码略去，别处不计")
FINDINGS: Final = Counted("{n} finding: {codes}", "{n} findings: {codes}", "{n} 项结论：{codes}")

# --- tables and workbooks ---------------------------------------------------------------------------

WAIVED_CELL: Final = Bilingual("waived", "已豁免")
KNOWN_CELL: Final = Bilingual("known", "已知")
NEW_CELL: Final = Bilingual("new", "新增")
COLUMNS: Final[Mapping[str, Bilingual]] = {
    "market": Bilingual("market", "市场"),
    "component": COMPONENT,
    "supplier": SUPPLIER,
    "jurisdiction": HOME,
    "kind": Bilingual("kind", "类别"),
    "domain": DOMAIN,
    "verdict": Bilingual("verdict", "结论"),
    "severity": Bilingual("severity", "严重程度"),
    "standing": Bilingual("standing", "状态"),
    "force": Bilingual("force", "约束力"),
    "requirement": Bilingual("requirement", "要求"),
    "title": Bilingual("title", "标题"),
    "regulation": Bilingual("asked by", "依据"),
    "wanted": Bilingual("wanted", "所要求的标准"),
    "claim": CLAIM,
    "message": Bilingual("found", "检查结果"),
    "evidence": Bilingual("evidence", "证明材料"),
    "remedy": Bilingual("remedy", "建议"),
    "code": Bilingual("rule", "规则"),
    "fingerprint": Bilingual("fingerprint", "指纹"),
    "sources": Bilingual("sources", "来源"),
}

SHEET_SUMMARY: Final = Bilingual("Summary", "概要")
SHEET_FINDINGS: Final = Bilingual("Findings", "检查结果")
SHEET_MATRIX: Final = Bilingual("Matrix", "对照表")
SHEET_REMEDIES: Final = Bilingual("Remedies", "建议")
SHEET_NOTICES: Final = Bilingual("Notices", "须知")
SHEET_SOURCES: Final = Bilingual("Sources", "来源")
SOURCE_COLUMNS: Final[Mapping[str, Bilingual]] = {
    "sources": Bilingual("source", "来源"),
    "title": Bilingual("title", "标题"),
    "publisher": Bilingual("publisher", "发布者"),
    "date": Bilingual("date", "日期"),
    "retrieved": Bilingual("retrieved", "查阅日期"),
    "url": Bilingual("address", "网址"),
}
# --- the bidder's own workbook, given back ----------------------------------------------------------

BESIDE_VERDICT: Final = Bilingual("verdict", "核查结论")
BESIDE_REASON: Final = Bilingual("reason", "理由")
BESIDE_ASK: Final = Bilingual("what to ask for", "应要求提供")
BESIDE_BASIS: Final = Bilingual("asked by", "依据")
OURS: Final = Phrase("stdcompat: {what}", "stdcompat：{what}")
OURS_IN: Final = Phrase("stdcompat: {market}: {what}", "stdcompat：{market}：{what}")
COUNT_IN_GROUP: Final = Phrase("{group}: {n}", "{group} {n} 项")
BECAUSE: Final = Phrase("{title} – {verdict}: {message}", "{title}——{verdict}：{message}")
MET_LINE: Final = Phrase("Met: {titles}", "符合：{titles}")
NOTE_LINE: Final = Phrase("Note: {message}", "注意：{message}")
NOT_ASKED_OF: Final = Bilingual(
    "nothing that is asked here concerns what this row states", "本行所列内容与此次核查的要求无关"
)
KIND_NOT_KNOWN: Final = Bilingual(
    "kind of product not known: say it in a column “kind”, e.g. camera, server, UPS",
    "无法判断产品类别：请在“类别”列写明（如摄像机、服务器、不间断电源）",
)
NO_REQUIREMENT_KNOWN: Final = Bilingual(
    "no requirement that names a standard is known for this product", "尚未收录对此类产品指明标准的要求"
)
SHOW_EVIDENCE: Final = Phrase("{id}: {reason}", "{id}：{reason}")
LEGEND_SHEET: Final = Bilingual("stdcompat legend", "stdcompat 说明")
FINDINGS_SHEET: Final = Bilingual("stdcompat findings", "stdcompat 核查明细")
LEGEND_TITLE: Final = Bilingual("stdcompat: how to read the columns that were added", "stdcompat：新增各列说明")
FINDINGS_SHEET_TITLE: Final = Bilingual("stdcompat: all findings", "stdcompat：核查明细")
LEGEND: Final[Mapping[str, Bilingual]] = {
    "met": Bilingual(
        "what the row states is what is asked, or covers it; whether it is proven stands in the next columns",
        "所列标准即为所要求的标准，或已覆盖其要求；是否有证明材料见后列",
    ),
    "open": Bilingual(
        "what is known does not settle it: the supplier has to say or show something",
        "现有资料不足以判定，须由供应商说明或补充材料",
    ),
    "not-met": Bilingual("an older edition, another standard, or none", "版本过旧、标准不对应或未响应"),
    "not-checked": Bilingual(
        "nothing is known that this could be compared with: no pass", "无可比对的要求，不等于符合"
    ),
}
LEGEND_UNREAD: Final = Bilingual("marked cell", "加底色的单元格")
LEGEND_UNREAD_MEANS: Final = Bilingual(
    "not understood, and counted for nothing; the comment says why", "未能识别，内容未计入；原因见批注"
)
LEGEND_AGAIN: Final = Bilingual(
    "Edit your own columns and check this file again: the columns and sheets that begin with “stdcompat” are written anew, and never read as yours.",
    "可直接修改原有各列后再次核查本文件：以“stdcompat”开头的列和工作表会重新生成，不会当作投标内容读取。",
)
LEGEND_FIRST_ROW: Final = Bilingual(
    "Where a product takes several rows, what no row answers stands in its first row.",
    "同一产品占多行时，各行均未响应的要求列于其首行。",
)
LEGEND_LEFT: Final = Bilingual(
    "Not carried over from the original file: pictures, charts and macros.", "原文件中的图片、图表和宏未带入本文件。"
)
# --- the page to decide from --------------------------------------------------------------------------

BLOCKERS_TITLE: Final = Bilingual("What stands in the way", "主要障碍")
NO_BLOCKERS: Final = Bilingual(
    "Of what was checked, nothing that is binding or cited is found not to be met.",
    "已核查的强制性、合同及被引用标准中，未发现不符合项。",
)
MORE_BLOCKERS: Final = Counted(
    "and {n} more: see the findings", "and {n} more: see the findings", "另有 {n} 项，见核查结果"
)
ASKS_TITLE: Final = Bilingual("Ask for these first", "应首先要求提供")
NOTHING_TO_SETTLE: Final = Bilingual("Nothing is open.", "无待澄清事项。")
SETTLES: Final = Counted("settles {n} check", "settles {n} checks", "可解决 {n} 项核查")
MORE_ASKS: Final = Counted(
    "and {n} more: see the letters to the suppliers",
    "and {n} more: see the letters to the suppliers",
    "另有 {n} 项，见致供应商的函件",
)
BLOCKER: Final = Phrase("{title} ({force}): {who}", "{title}（{force}）：{who}")
BLOCKER_WANTED: Final = Phrase("{said}; wanted: {wanted}", "{said}；要求：{wanted}")
ASK_LINE: Final = Phrase("{text} ({settles}): {who}", "{text}（{settles}）：{who}")
NUMBERED: Final = Phrase("{n}. {text}", "{n}. {text}")
NUMBERED_MARK: Final = Phrase("{mark} {label}", "{mark} {label}")
BESIDE_TITLE: Final = Bilingual("What else to know", "其他须知")
BESIDE_DETAIL: Final = Bilingual("told at length by the HTML report", "详见 HTML 报告")
MAP_TITLE: Final = Bilingual("Products and requirements", "产品与要求对照表")
FINDING_COLUMNS: Final = (
    Bilingual("Result", "结论"),
    Bilingual("Requirement", "要求"),
    Bilingual("Product", "产品"),
    Bilingual("Found", "核查情况"),
    Bilingual("Ask for", "应要求提供"),
)
USED_SOURCES: Final = Bilingual("Sources", "来源")

# --- bidders side by side ----------------------------------------------------------------------------

COMPARED_TITLE: Final = Phrase("Comparison of {n} offers", "{n} 家投标文件标准符合性对比")
RANKING_TITLE: Final = Bilingual("Ranking", "排序")
RANKING_DETAIL: Final = Bilingual(
    "by what bars, what is not met or not offered, and what is open; no judgement of price or quality",
    "依次按禁止或限制性规定、不符合和未投报的项数、待澄清的项数排列；不涉及价格和质量",
)
RANKING_COLUMNS: Final = (
    Bilingual("place", "序"),
    Bilingual("bidder", "投标人"),
    Bilingual("products checked", "已核查产品"),
    Bilingual("barred", "受禁止或限制"),
    Bilingual("not met", "不符合"),
    Bilingual("not offered", "未投报"),
    Bilingual("open", "待澄清"),
    Bilingual("met", "符合"),
    Bilingual("documents to supply", "须补充材料"),
)
SO_MANY: Final = Phrase("{n} of {total}", "{n}／{total}")
COMPARED_MATRIX: Final = Bilingual("Requirement by requirement", "逐项对比")
COMPARED_CELL: Final = Phrase("{verdict}: {claims}", "{verdict}：{claims}")
COMPARED_PROOF: Final = Phrase("{said} ({proof})", "{said}（{proof}）")
PROOF_WORD: Final[Mapping[Acceptance, Bilingual]] = {
    Acceptance.ACCEPTED: Bilingual("proof accepted", "证明可接受"),
    Acceptance.NOT_ACCEPTED: Bilingual("proof not accepted", "证明不可接受"),
    Acceptance.UNDETERMINED: Bilingual("proof to be verified", "证明待核实"),
    Acceptance.NOT_SHOWN: Bilingual("no proof", "未提供证明"),
    Acceptance.NOT_ASKED: Bilingual("no proof needed", "无需证明"),
}
NOT_OFFERED: Final = Bilingual("no such product offered", "未投报该类产品")
FOR_BIDDER: Final = Phrase("{bidder}: what would have to be supplied ({n})", "{bidder}：须补充的材料（{n}）")

# --- deviation tables -------------------------------------------------------------------------------

DEVIATION_TITLE: Final = Phrase("{name}: table of deviations, checked", "{name}：技术规范偏离表（核查）")
CHECKED_TITLE: Final = Phrase("{name} (checked)", "{name}（核查）")
DEVIATION_SHEET: Final = Bilingual("Deviations", "偏离表")
DEVIATION_COLUMNS: Final[Mapping[str, Bilingual]] = {
    "number": Bilingual("No.", "序号"),
    "clause": Bilingual("Clause", "条款"),
    "component": Bilingual("Product", "产品名称"),
    "asked": Bilingual("Requirement", "招标要求"),
    "answered": Bilingual("Bidder's response", "投标响应"),
    "deviation": Bilingual("Deviation", "偏离"),
    "remark": Bilingual("Result of the check (stdcompat)", "核查意见（stdcompat）"),
}
NO_DEVIATION: Final = Bilingual("none", "无偏离")
BETTER: Final = Bilingual("none, exceeds", "正偏离")
DEVIATES: Final = Bilingual("deviates", "负偏离")
TO_CLARIFY: Final = Bilingual("to be clarified", "待澄清")
NOT_COMPARED: Final = Bilingual("not checked", "未核查")
ROW_NAMES_NO_STANDARD: Final = Bilingual("no standard is asked for here", "本条未要求标准，未予核查")
NO_RESPONSE: Final = Bilingual("no standard named", "未列出标准")
ASKED_FOR: Final = Phrase("{title}: {wanted}", "{title}：{wanted}")
REMARK: Final = Phrase("{message}; {remedy}", "{message}。{remedy}")

MORE: Final = Counted("and {n} more, below", "and {n} more, below", "另有 {n} 项，见下")
LEFT_OUT: Final = Counted(
    "{n} section left out: the page would be too long; see the full report.",
    "{n} sections left out: the page would be too long; see the full report.",
    "略去 {n} 节：页面过长；见完整报告。",
)

# --- several markets, two runs ----------------------------------------------------------------------

MATRIX_TITLE: Final = Phrase("Matrix of {n} markets", "{n} 个市场对照表")
MATRIX_DETAIL: Final = Bilingual("the worst verdict; - where nothing is asked", "取最差结论；- 表示无要求")
CELL_MARKS: Final = {
    "no-standard": Bilingual("asked, no standard", "有要求，未指明标准"),
    "not-checked": Bilingual("not checked", "未核查"),
}
EXCLUSION_ROW: Final = Bilingual("(exclusion)", "（禁止或限制）")
EXCLUDED_CELL: Final = Bilingual("excluded", "受禁止或限制")
CONFLICTS: Final = (
    Phrase("Conflicts ({n})", "冲突（{n}）"),
    Bilingual("no one standard serves both markets", "没有任一标准可同时适用于两个市场"),
)
BURDENS: Final = (
    Phrase("Double burdens ({n})", "双重负担（{n}）"),
    Bilingual("one text, and proof for each market", "同一文本，须向各市场分别证明"),
)
FROM_RUN: Final = Phrase("from {run}", "从 {run}")
TO_RUN: Final = Phrase("to {run}", "到 {run}")
SAME: Final = Bilingual("both say the same", "两者结论相同")
CHANGED_TITLE: Final = Phrase("Changed ({n})", "变化（{n}）")
CHANGED_DETAIL: Final = Bilingual("another verdict", "结论不同")
APPEARED_TITLE: Final = Phrase("Appeared ({n})", "新出现（{n}）")
DISAPPEARED_TITLE: Final = Phrase("Disappeared ({n})", "已消失（{n}）")

# --- letters to suppliers ---------------------------------------------------------------------------

SUBJECT: Final = Phrase(
    "Conformity to standards: documents for {deployment}", "关于提交标准符合性证明材料的函（项目：{deployment}）"
)
TO: Final = Phrase("To: {supplier}", "致：{supplier}")
ANY_SUPPLIER: Final = Bilingual("the supplier", "供方")
INTRODUCTION: Final = Phrase(
    "{deployment} is being checked against {against}, as of {date}. Please provide the following for what you deliver.",
    "我方正依据{against}的有关要求，对贵方在“{deployment}”中所供产品与服务进行标准符合性核查（截至 {date}）。请提供下列材料。",
)
SO_MANY_DOCUMENTS: Final = Counted("{n} document", "{n} documents", "{n} 份材料")
SO_MANY_EDITIONS: Final = Counted("{n} edition to confirm", "{n} editions to confirm", "{n} 项待确认的版本")
NOTHING_TO_ASK: Final = Bilingual("Nothing is asked for.", "没有需要提供的材料。")
DOCUMENTS_TITLE: Final = Phrase("Documents ({n})", "证明材料（{n}）")
EDITIONS_TITLE: Final = Phrase("Editions to confirm ({n})", "请确认所执行标准的版本（{n}）")
BARRED_TITLE: Final = Phrase("Barred ({n})", "受禁止或限制（{n}）")
BARRED_DETAIL: Final = Bilingual("no document offsets this, and none is asked for", "任何材料均不能抵消，故不索取")
SHOW: Final = Phrase("{id}: {kinds}", "{id}：{kinds}")
ANY_EVIDENCE: Final = Bilingual("a declaration of conformity", "符合性声明")
PRODUCTS: Final = Bilingual("for:", "适用于：")
TODAY: Final = Bilingual("today:", "目前：")
INSTEAD: Final = Bilingual("or instead:", "或者：")
ALSO_ACCEPTED: Final = Phrase("conformity to {others}", "符合 {others} 的证明")
DEVIATIONS_OF: Final = Phrase(
    "the full list of technical deviations of {adopter} from {adopted}", "{adopter} 相对 {adopted} 的完整技术性差异清单"
)
COMPARISON: Final = Phrase(
    "for {claim}: title, publisher, scope, and how it compares with {wanted}, clause by clause",
    "{claim} 的名称、发布机构、适用范围，以及与 {wanted} 的逐条对照",
)
SAY_WITH_IT: Final = Bilingual("mind:", "注意：")
EDITION_ASKED: Final = Phrase(
    "{message}: say to which edition you conform today, and from when", "{message}：请说明目前执行的版本及起始日期"
)
HOW_TO_SHOW: Final = Bilingual(
    "Each document should name the product and its version, the standard with its edition and amendments, the "
    "issuer, the scheme, and the dates of issue and expiry. Where something does not apply, say why.",
    "每份材料应注明产品及其型号版本、标准编号及其版本和修改单、出具机构、认证或检测体系，以及签发和到期日期。如有不适用之处，请说明理由。",
)
LETTER_FOOT: Final = Phrase(
    "What is asked for follows from recorded facts on that date ({stamp}); it is no legal advice.",
    "上述请求依据该日期的已记载事实（{stamp}），不构成法律意见。",
)
EVIDENCE_WANTED: Final[Mapping[EvidenceKind, Bilingual]] = {
    EvidenceKind.SELF_DECLARATION: Bilingual("a declaration of conformity", "符合性声明"),
    EvidenceKind.TEST_REPORT: Bilingual("a test report", "检测报告（型式检验报告）"),
    EvidenceKind.CERTIFICATE: Bilingual("a certificate", "认证证书"),
    EvidenceKind.INSPECTION: Bilingual("an inspection report", "检验报告"),
}


def wanted(requirement: Requirement) -> Bilingual:
    """Return the accepted references of a requirement in words; empty when it names none."""
    if requirement.any_of:
        return joined(map(str, requirement.any_of), " or ", " 或 ")
    return joined(map(str, requirement.all_of), " and ", " 和 ")


def asked_by(report: Report, finding: Finding) -> Bilingual:
    """Return who asks for what a finding is about: the law, the buyer, or the clause that a row quotes."""
    if finding.exclusion is not None:
        return recorded(finding.exclusion.instrument)
    requirement = finding.requirement
    if requirement is None:
        return Bilingual("", "")
    if finding.asked_by == ASKED_BY:
        return CLAUSE(clause=requirement.regulation) if requirement.regulation else THE_TENDER
    if requirement.regulation is not None:
        return recorded(requirement.regulation)
    profile = report.profile
    if profile is None or finding.asked_by != "profile":
        return Bilingual("", "")
    return Bilingual(profile.name, profile.name_zh or profile.name)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "exclusion"), counted(2, "exclusion")
    ('1 exclusion', '2 exclusions')
    """
    return f"{number} {plural(number, noun, noun + 's')}"


def plural(number: int, one: str, many: str) -> str:
    """Return the word for one, or the word for many."""
    return one if number == 1 else many


def condition_in_words(code: str) -> Bilingual:
    """Return a condition by its name; a code that only a buyer knows stays as it is."""
    return Bilingual(*CONDITIONS[code]) if code in CONDITIONS else Bilingual(code, code)


def domain_in_words(code: str) -> Bilingual:
    """Return a domain by its code, as files write it, and by its name in Chinese."""
    return Bilingual(code, DOMAINS[code][1] if code in DOMAINS else code)


def named(component: Component) -> Bilingual:
    """Return a component's name in both languages."""
    return Bilingual(component.name, component.name_zh or component.name)


def names(components: Iterable[Component]) -> Bilingual:
    """Return the names of components, one after another."""
    return joined(named(component) for component in components)


def supplier_of(component: Component) -> Bilingual:
    """Return who supplies a component, and from where."""
    known = [word for word in (component.supplier, component.jurisdiction) if word]
    return joined(known, ", ", "，") if known else SUPPLIER_NOT_STATED


def evidence_in_words(answer: EvidenceAnswer) -> str:
    """Return a judgement on evidence, the acceptance first."""
    said = ACCEPTANCE[answer.acceptance]
    return answer.reason if answer.reason.startswith(said) else BOTH(one=said, other=answer.reason)
