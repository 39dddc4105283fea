"""What commands say that no report says, in English and Chinese.

Terms are looked up by their codes, so that a command loads only what it works with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Bilingual, Counted, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

WRITTEN: Final = Phrase("written: {path}", "已写入：{path}")

# --- plan -------------------------------------------------------------------------------------------

FEWEST: Final = Phrase(
    "{deployment}: the fewest proofs of conformity to add for {markets}",
    "{deployment}：为满足{markets}的要求须补充的最少证明",
)
EXACT: Final = Counted(
    "{n} proof, and no smaller set is enough",
    "{n} proofs, and no smaller set is enough",
    "至少须补充 {n} 项，少一项即不能满足全部要求",
)
BOUNDED: Final = Counted(
    "{n} proof; the search stopped at its bound, at least {least} are needed",
    "{n} proofs; the search stopped at its bound, at least {least} are needed",
    "{n} 项；搜索已达上限而停止，至少需要 {least} 项",
)
IMPOSSIBLE: Final = Phrase(
    "No set of proofs is enough. For what is not blocked: {said}",
    "补充任何证明均不足以满足全部要求。就其余部分而言：{said}",
)
FULL_STOP: Final = Phrase("{said}.", "{said}。")
BLOCKED_TITLE: Final = Phrase("Blocked ({n})", "受阻（{n}）")
BLOCKED_DETAIL: Final = Bilingual("no proof of conformity helps", "补充任何证明均不能解决")
ERROR: Final = Bilingual("[error]", "[错误]")
ADD_TITLE: Final = Phrase("Proofs to add ({n})", "须补充的证明（{n}）")
ADD_DETAIL: Final = Bilingual("nearest to the supplier first", "先列最接近供方者")
ADD_NEEDLESS: Final = Phrase(
    "nearest to the supplier first; {n} only while what is undecided stays so",
    "先列最接近供方者；其中 {n} 项仅在无法判定的事项仍未判定时需要",
)
UNNAMED_TITLE: Final = Phrase("Asked without a standard ({n})", "未指明标准的要求（{n}）")
UNNAMED_DETAIL: Final = Bilingual("no standard answers it", "没有标准可满足")
FROM_CATALOG: Final = Phrase("{claim} ({origin}): {components}", "{claim}（{origin}）：{components}")
IF_NEEDED: Final = Phrase("{origin}, while what is undecided stays so", "{origin}，无法判定的事项仍未判定时")
CLAIM: Final = Bilingual("standard", "标准")
FOR: Final = Bilingual("for", "用于")
TODAY: Final = Phrase("{text}; {verdict} today; {message}", "{text}；现状：{verdict}；{message}")
ORIGIN: Final[Mapping[str, Bilingual]] = {
    "own": Bilingual("own catalog", "供方本国标准"),
    "international": Bilingual("international catalog", "国际标准"),
    "market": Bilingual("market catalog", "市场当地标准"),
}

# --- lock-in ----------------------------------------------------------------------------------------

LOCKED_OF: Final = Phrase(
    "{locked} of {claims} claims are on standards to which nothing of another jurisdiction corresponds; of {unknown} "
    "it is not known.",
    "所列 {claims} 项标准中有 {locked} 项在其他法域没有对应标准；{unknown} 项未知。",
)
STANDARDS_OF: Final = Bilingual("standards of", "标准所属法域")
CLAIMS: Final = Bilingual("standards stated", "所列标准数")
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
    "法定要求、用于符合性推定或合同要求者计入；自愿者不计。",
)
NEED: Final[Mapping[str, Bilingual]] = {
    said: Bilingual(said, chinese)
    for said, chinese in {
        "replace": "更换",
        "re-certify": "重新认证",
        "settle": "待判定",
        "ready": "就绪",
        "nothing asked": "无要求",
    }.items()
}

# --- what several commands say ----------------------------------------------------------------------

IN_BRACKETS: Final = Phrase("{text} ({more})", "{text}（{more}）")
WARNING: Final = Bilingual("[warning]", "[警告]")
SOURCES: Final = Bilingual("sources:", "来源：")
NOTE: Final = Bilingual("note:", "注：")
SCOPE: Final = Bilingual("scope:", "范围：")
SURE_ONCE: Final = Phrase(
    "{text} ({confidence} confidence: read in {read}, and less sure with each year)",
    "{text}（可信度：{confidence}；读取于 {read}，逐年降低）",
)
SURE: Final = Phrase("{text} ({confidence} confidence)", "{text}（可信度：{confidence}）")
STANDARD: Final = Bilingual("standard", "标准")
STATUS: Final = Bilingual("status", "状态")
PUBLISHED: Final = Bilingual("published", "发布日期")

# --- scan -------------------------------------------------------------------------------------------

DRAFT: Final = Bilingual(
    "This is a draft: every standard that the text mentions is taken for a claim of one component. "
    "A text also mentions what it asks for, compares with or only cites, and the supplier is not known.",
    "此为草稿：文中提及的每项标准均视为同一产品所列的标准处理。文中也会提及其要求、比较或仅作引用的标准，且供方未知。",
)
DRAFT_TITLE: Final = Bilingual("Draft check", "草稿检查")
TAKEN_AS: Final = Phrase("{draft} Taken as: {kind} (--kind {code}).", "{draft}按此类别处理：{kind}（--kind {code}）。")
SCANNED: Final = Phrase("{name} ({kind}): {mentions} of {standards}", "{name}（{kind}）：{mentions}，涉及 {standards}")
KIND_AND_PAGES: Final = Phrase("{kind}, {pages}", "{kind}，{pages}")
DOCUMENT_KIND: Final[Mapping[str, Bilingual]] = {"text": Bilingual("text", "文本")}
PAGES: Final = Counted("{n} page", "{n} pages", "{n} 页")
MENTIONS: Final = Counted("{n} mention", "{n} mentions", "提及 {n} 处")
STANDARDS: Final = Counted("{n} standard", "{n} standards", "{n} 项标准")
WITHOUT_TEXT: Final = Phrase(
    "{n} of {pages} without text ({numbers}): what they show as a picture is not read",
    "{pages}中有 {n} 页没有文字（第 {numbers} 页）：图片中的内容未读取",
)
PAGE: Final = Phrase("page {n}", "第 {n} 页")
LINE: Final = Phrase("line {n}", "第 {n} 行")
AND_MORE: Final = Phrase("and {n} more", "另有 {n} 处")
CLAUSE: Final = Phrase("clause {n}", "条款 {n}")
SAID_TITLE: Final = Bilingual("What is said of them", "原文表述")
SAID_COLUMNS: Final = (
    Bilingual("where", "位置"),
    Bilingual("as written", "原文写法"),
    Bilingual("statement", "符合性表述"),
    Bilingual("sentence", "原句"),
)
SCAN_COLUMNS: Final = (
    STANDARD,
    Bilingual("standing", "状态"),
    Bilingual("title, or why", "名称或原因"),
    Bilingual("mentioned", "出现位置"),
)
STANDING: Final[Mapping[str, Bilingual]] = {
    said: Bilingual(said, chinese)
    for said, chinese in {
        "unknown": "未知",
        "outdated": "已被代替",
        "not yet in force": "尚未实施",
        "held": "已收录，状态不详",
        "undated": "未注日期",
        "through another": "经由他项已知",
    }.items()
}
IN_FORCE: Final = Phrase("in force: {id}: {title}", "现行有效：{id}：{title}")
NOT_THIS_ENTRY: Final = Bilingual(
    "not this very entry, but its document or what it adopts", "未收录该条目本身，但收录了该文件或其所采用的标准"
)

# --- find -------------------------------------------------------------------------------------------

NOTHING_FOUND: Final = Bilingual("nothing found", "未找到")
NEAR_IDENTIFIER: Final = Bilingual(
    "nothing has this identifier; written almost alike:", "没有此编号的标准；编号相近者："
)
NEAR_WORDS: Final = Phrase(
    "no title has all of these words; near them:{instead}", "没有名称包含全部这些词；相近者：{instead}"
)
LOOKED_FOR: Final = Phrase(" (looked for {words})", "（所查为 {words}）")
STEM: Final = Phrase("{word}: {stem}...", "{word}：{stem}……")
FIND_COLUMNS: Final = (STANDARD, Bilingual("title", "名称"), STATUS, PUBLISHED)
FROM: Final = Bilingual("from", "来自")

# --- show -------------------------------------------------------------------------------------------

AT: Final = Phrase("{status} (as of {date})", "{status}（截至 {date}）")
FACTS: Final[Mapping[str, Bilingual]] = {
    "publisher": Bilingual("publisher:", "发布机构："),
    "status": Bilingual("status:", "状态："),
    "published": Bilingual("published:", "发布日期："),
    "effective": Bilingual("effective:", "实施日期："),
    "withdrawn": Bilingual("withdrawn:", "废止日期："),
    "replaces": Bilingual("replaces:", "代替："),
    "domains": Bilingual("domains:", "领域："),
    "confidence": Bilingual("confidence:", "可信度："),
    "sources": SOURCES,
    "note": NOTE,
}
EDITIONS_TITLE: Final = Bilingual("Editions", "版本")
EDITION_COLUMNS: Final = (
    Bilingual("edition", "版本"),
    STATUS,
    PUBLISHED,
    Bilingual("effective", "实施日期"),
    Bilingual("withdrawn", "废止日期"),
    Bilingual("", ""),
)
ADOPTS_TITLE: Final = Phrase("Adopts ({n})", "采用（{n}）")
ADOPTED_BY_TITLE: Final = Phrase("Adopted by ({n})", "被采用（{n}）")
AS_PRINTED: Final = Phrase("{degree} (as printed: {printed})", "{degree}（原文标注：{printed}）")
CORRESPONDENCE: Final = Phrase(
    "{other}: {degree}; {basis}, {confidence} confidence; sources: {sources}",
    "{other}：{degree}；{basis}，可信度：{confidence}；来源：{sources}",
)

# --- markets ----------------------------------------------------------------------------------------

MARKET_COLUMNS: Final = (
    Bilingual("code", "代码"),
    Bilingual("name", "名称"),
    Bilingual("with the rules of", "含其规则"),
    Bilingual("requirements", "要求"),
    Bilingual("exclusions", "禁限措施"),
    Bilingual("known gaps", "已知缺口"),
)
PART_OF: Final = Bilingual("with the rules of:", "含以下市场的规则：")
MEMBERS: Final = Bilingual("members:", "成员：")
HOME_PUBLISHERS: Final = Bilingual("home publishers:", "本地发布机构：")
EXCLUSIONS_TITLE: Final = Phrase("Exclusions ({n})", "禁限措施（{n}）")
ENDORSED_TITLE: Final = Phrase("Standards from elsewhere in its projects ({n})", "其项目采用的境外标准（{n}）")
ENDORSED: Final = Phrase("{project}: {what}, of {origin} ({status})", "{project}：{origin} 的{what}（{status}）")
NUMBERS_NOT_READ: Final = Bilingual(
    "their numbers were not read: whether a claim is one of them, the project has to say",
    "未读到编号：某项声明是否在其中，须由项目方说明",
)
REQUIREMENTS_TITLE: Final = Phrase("Requirements ({n})", "要求（{n}）")
BY: Final = Bilingual("by:", "依据：")
SUPPLIERS: Final = Bilingual("suppliers:", "供方：")
ORIGINS: Final = Bilingual("origins:", "产地：")
CITED_UNDER: Final = Phrase(
    "the editions and amendments that the official list of {act} cites on the day",
    "{act} 官方清单当日所引用的版次和修改件",
)
AS_CITED: Final = Bilingual("as cited:", "以引用为准：")
NO_STANDARD_NAMED: Final = Bilingual("no standard is named", "未指明标准")
APPLIES_TO: Final = Bilingual("applies to:", "适用于：")
ONLY_IF: Final = Bilingual("only if:", "仅当：")
IN_TIME: Final = Bilingual("from:", "起止：")
UNTIL: Final = Phrase("until {date}", "至 {date}")

# --- agreements -------------------------------------------------------------------------------------

AGREEMENTS: Final = Counted(
    "{n} agreement{of}; signed is not operating, and cooperation recognises nothing",
    "{n} agreements{of}; signed is not operating, and cooperation recognises nothing",
    "{of}{n} 份协定；已签署不等于已实施，合作文件不含任何承认",
)
BETWEEN: Final = Phrase(" between {one} and {other}", "{one} 与 {other} 之间有 ")
OF_PARTY: Final = Phrase(" of {party}", "{party} 有 ")
KIND_AND_STATUS: Final = Phrase("{kind}; {status}", "{kind}；{status}")
KIND_STATUS_SINCE: Final = Phrase("{kind}; {status}, since {date}", "{kind}；{status}，自 {date} 起")
RECOGNISED: Final = Bilingual("recognises:", "承认：")
DETAILS: Final[Mapping[str, Bilingual]] = {
    "scope": SCOPE,
    "direction": Bilingual("direction:", "方向："),
    "until": Bilingual("until:", "截止："),
    "parties": Bilingual("parties:", "缔约方："),
    "note": NOTE,
    "sources": SOURCES,
}
TOTALS_TITLE: Final = Bilingual("Published totals", "已公布的总数")
SO_MANY_AGREEMENTS: Final = Phrase("{n} agreements", "{n} 份协定")
SO_MANY_PARTNERS: Final = Phrase("{n} partners", "{n} 个伙伴")
TOTAL: Final = Phrase("{date}: {numbers}; {what} ({sources})", "{date}：{numbers}；{what}（{sources}）")

# --- convergence ------------------------------------------------------------------------------------

SIDES: Final = Phrase("{source} to {target}{within}", "{source} 对 {target}{within}")
WITHIN_DOMAIN: Final = Phrase(", domain {domain}", "，领域：{domain}")
WITHIN_ICS: Final = Phrase(", ICS {ics}", "，国际标准分类号 {ics}")
TALLY_COLUMNS: Final = (
    Bilingual("documents", "标准数"),
    Bilingual("IDT", "等同 IDT"),
    Bilingual("MOD", "修改 MOD"),
    Bilingual("other", "其他"),
    Bilingual("NEQ", "非等效 NEQ"),
    Bilingual("edition", "他版"),
    Bilingual("unknown", "未知"),
    Bilingual("none", "无"),
    Bilingual("IDT %", "等同 %"),
    Bilingual("IDT now", "等同现行"),
)
DOMAIN: Final = Bilingual("domain", "领域")
ALL: Final = Bilingual("all", "合计")
AT_DATE: Final = Bilingual("at", "日期")
NOT_PLACED: Final = Bilingual("not placed", "日期不明")
SAME_DOCUMENTS: Final = Phrase("The {n} documents that are counted at every date:", "各日期均计入的 {n} 项标准：")
CORRESPONDING: Final = Phrase(
    "{n} of {total} correspond: {asserted} on a source's word for the pair, the others computed. Of the {identical} "
    "identical, {now} are identical to an edition that is in force.",
    "{total} 项中有 {n} 项有对应关系：{asserted} 项由来源直接记载，其余为推导得出。{identical} 项等同者中，{now} 项与现行版本等同。",
)
PAIR_COLUMNS: Final = (
    Bilingual("document", "标准"),
    Bilingual("best", "最佳对应"),
    Bilingual("counterpart", "对应标准"),
    Bilingual("how", "依据"),
)
BEST: Final[Mapping[str, Bilingual]] = {
    said: Bilingual(said, chinese)
    for said, chinese in {
        "IDT": "等同 IDT",
        "MOD": "修改 MOD",
        "other": "其他",
        "NEQ": "非等效 NEQ",
        "edition": "他版",
        "unknown": "未知",
        "none": "无",
    }.items()
}
THROUGH: Final = Phrase("{state} (through {id})", "{state}（经由 {id}）")
NOT_IN_FORCE: Final = Phrase("{id}, not in force", "{id}，非现行")
SERIES: Final = Bilingual("series:", "趋势：")
SERIES_MOVES: Final = Bilingual(
    "The documents change from year to year: what is held of earlier years is mostly what is still in force, so a "
    "share of all may move although no document does. Read a trend from the same documents.",
    "各年所计标准并不相同：较早年份所收录的多为至今仍有效者，故总体比例的变动未必出于标准本身的变化。趋势应以同一批标准判读。",
)
LEGEND: Final = Bilingual("columns:", "各列：")
TALLY_LEGEND: Final = Bilingual(
    "IDT, MOD, NEQ: the best correspondence of a document in force to the other side; other: another degree, a "
    "part, or one of several; edition: only another edition of it corresponds; unknown: the facts do not settle "
    "it; IDT now: identical to an edition that is in force itself; not placed: a date is missing.",
    "等同 IDT、修改 MOD、非等效 NEQ：现行标准与另一方的最佳对应关系；其他：其他一致性程度、仅对应一部分或对应多项之一；"
    "他版：仅其另一版本有对应；未知：事实不足以判定；等同现行：与另一方现行版本等同；日期不明：缺少日期。",
)

# --- what-if ----------------------------------------------------------------------------------------

ANSWERS: Final = Counted("{n} answer", "{n} answers", "{n} 项结论")
WOULD_CHANGE: Final = Phrase(
    "{n} of {answers} would change: {worse} for the worse, {better} for the better, {other} otherwise.",
    "{answers}中有 {n} 项会变化：变差 {worse} 项，变好 {better} 项，其他变化 {other} 项。",
)
TURN: Final[Mapping[str, Bilingual]] = {
    "worse": Bilingual("worse:", "变差："),
    "better": Bilingual("better:", "变好："),
    "other": Bilingual("other:", "其他变化："),
}
BEFORE: Final = Bilingual("before:", "变化前：")
AFTER: Final = Bilingual("after:", "变化后：")
NOTHING_TO_SAY: Final = Bilingual("nothing to say", "无结论")

# --- systems ----------------------------------------------------------------------------------------

SYSTEMS: Final = Counted(
    "{n} standard system{touched}",
    "{n} standard systems{touched}",
    "{n} 个标准体系{touched}",
)
TOUCHED: Final = Bilingual(" touched by a stated standard", "涉及所列标准")
SYSTEM_COLUMNS: Final = (
    Bilingual("id", "标识"),
    Bilingual("title", "名称"),
    Bilingual("market", "市场"),
    STATUS,
    Bilingual("branches", "分支"),
    Bilingual("standards", "标准"),
)
TOUCHED_COLUMN: Final = Bilingual("touched", "有关分支")
NO_COUNTERPART: Final = Bilingual("no counterpart", "未见对应")
BRANCH_COLUMNS: Final = (
    Bilingual("branch", "分支"),
    Bilingual("standards", "标准"),
    Bilingual("planned", "待制定"),
    Bilingual("international", "国际标准"),
)
TOUCHED_BY: Final = Bilingual("touched by", "有关标准")
THROUGH_CLAIM: Final = Phrase("{component} (through {claim})", "{component}（经由 {claim}）")
ISSUED_BY: Final = Phrase("{issuer}, {kind}, {status}", "{issuer}，{kind}，{status}")
IN_PART: Final = Bilingual("The sources showed a part of this system only.", "来源仅显示该体系的一部分。")
PLANNED: Final = Bilingual("planned:", "待制定：")
BRANCH_LEGEND: Final = Bilingual(
    "counterpart: a standard of the branch corresponds to one there; no counterpart: none is recorded; unknown: a "
    "standard is not held, or nothing is held there in its domain; planned: still to be written; none read: the "
    "sources name none.",
    "有对应：该分支至少一项标准在对方有对应标准；未见对应：未见记载；未知：有标准未收录，或对方在该领域无收录；"
    "待制定：标准尚待制定；未读到标准：来源未列出标准。",
)

# --- doctor -----------------------------------------------------------------------------------------

RUNS_ON: Final = Phrase("stdcompat {version} on {python}", "stdcompat {version}，运行于 {python}")
IN_FOLDER: Final = Bilingual("in", "位于")
FACTS_BROKEN: Final = Bilingual("[error] facts:", "[错误] 事实：")
FACTS_LABEL: Final = Bilingual("facts:", "事实：")
VERIFIED: Final = Phrase("edition {edition}, digest {digest}, verified", "版次 {edition}，摘要 {digest}，已校验")
NO_METADATA: Final = Bilingual(
    "it is not installed as a package: nothing here says which libraries it needs",
    "未以软件包形式安装：此处没有其所需程序库的记录",
)
LIBRARIES_TITLE: Final = Bilingual("Libraries", "程序库")
LIBRARIES_DETAIL: Final = Bilingual(
    "a part of the package that is not installed is named with what it is for", "未安装的部分也列出并注明用途"
)
LIBRARY_COLUMNS: Final = (
    Bilingual("part", "部分"),
    Bilingual("for", "用途"),
    Bilingual("library", "程序库"),
    Bilingual("wanted", "所需版本"),
    Bilingual("installed", "已安装"),
)
NOT_INSTALLED: Final = Bilingual("no", "否")
WRONG_VERSION: Final = Phrase("{version} [error] too old or too new", "{version} [错误] 版本过旧或过新")
INSTALL: Final = Phrase("{command} adds what is not installed", "{command} 可安装所缺部分")
EVERYTHING: Final = Bilingual("everything", "全部功能")
EXTRAS: Final[Mapping[str, Bilingual]] = {
    "cli": Bilingual(
        "colour, tables that fit the terminal, completion in the shell", "彩色、适应终端宽度的表格、命令补全"
    ),
    "yaml": Bilingual("deployments in YAML", "YAML 格式的部署文件"),
    "xlsx": Bilingual("workbooks, in and out", "工作簿的读写"),
    "sbom": Bilingual("CycloneDX and SPDX, in and out", "CycloneDX 与 SPDX 的读写"),
    "documents": Bilingual("PDF and DOCX for 'stdcompat scan'", "供“stdcompat scan”读取 PDF 与 DOCX"),
    "html": Bilingual("the report as a page", "网页报告"),
    "plots": Bilingual("charts", "图表"),
    "arrow": Bilingual("tables of answers for data frames", "供数据框使用的结果表"),
    "pandas": Bilingual("the rows of a report as a frame of pandas", "以 pandas 数据框给出报告各行"),
    "polars": Bilingual("the rows of a report as a frame of polars", "以 polars 数据框给出报告各行"),
    "mcp": Bilingual("'stdcompat mcp', for assistants", "供助手使用的“stdcompat mcp”"),
}
"""What each optional part of the package is for, by its name in ``pip install 'stdcompat[...]'``."""
