"""Words of the page alone, in English and Chinese."""

from __future__ import annotations

from typing import Final

from stdcompat.language import Bilingual, Phrase

TITLE: Final = Bilingual("Report on conformity to standards", "标准符合性报告")
CONTENTS: Final = Bilingual("Contents", "目录")
AGAINST_ON: Final = Phrase("Checked against {what}, as of {date}.", "依据：{what}（截至 {date}）。")
CONDITIONS: Final = Phrase("Conditions: {conditions}.", "条件：{conditions}。")

VERDICT: Final = Bilingual("The verdict", "总体结论")
COUNT_BARRED: Final = Bilingual("products barred", "项产品被禁止或限制")
BLOCKERS: Final = Bilingual("Exclusions", "禁止或限制性规定")

HEAT: Final = Bilingual("Products and requirements", "产品与要求对照图")
HEAT_DETAIL: Final = Bilingual(
    "Each mark is one product against one requirement, and leads to its finding; nothing is asked where a cell is empty.",
    "每个标记表示一项产品对应一项要求的结论，并可跳转至该结论；空格表示无要求。",
)
MORE: Final = Phrase("and {n} more", "及其他 {n} 个")
COMPONENT: Final = Bilingual("Product", "产品")
LEGEND: Final = Bilingual("Marks", "图例")

DIVERGENCES: Final = Bilingual("Divergences", "不符合项")
UNDECIDED: Final = Bilingual("Open", "待澄清事项")
UNDECIDED_DETAIL: Final = Bilingual(
    "Neither a pass nor a divergence: what is known does not settle it.", "既非符合，也非不符合：已知事实不足以判定。"
)
MET: Final = Bilingual("Met", "符合项")
PATH: Final = Bilingual("Path", "对应路径")
PROOF: Final = Bilingual("The proof in words", "文字依据")

LOCK_IN: Final = Bilingual("Lock-in", "标准锁定")
LOCK_IN_DETAIL: Final = Bilingual(
    "Standards stated to which nothing of another jurisdiction corresponds.",
    "在其他法域没有对应标准的所列标准。",
)
BY_SUPPLIER: Final = Bilingual("By supplier", "按供方")
BY_JURISDICTION: Final = Bilingual("By whose standards", "按标准所属法域")
CLAIMS: Final = Bilingual("standards stated", "所列标准数")
LOCKED: Final = Bilingual("locked in", "被锁定")
NOT_KNOWN: Final = Bilingual("not known", "未知")
OPEN: Final = Bilingual("open", "开放")
INTERNATIONAL: Final = Bilingual("international", "国际标准组织")
SHARE: Final = Bilingual("share", "比例")
NOT_STATED_NAME: Final = Bilingual("not stated", "未说明")
OTHER_FACTS: Final = Bilingual(
    "Measured on what is asked here only: the facts behind this report are not those that ship with this version.",
    "仅就本次要求衡量：本报告所依据的事实与本版本所附事实不同。",
)
WITHOUT_COUNTERPART: Final = Bilingual(
    "Standards stated without a counterpart in what is asked", "在所提要求中没有对应的所列标准"
)
EVERY_CLAIM_ANSWERS: Final = Bilingual("None is known.", "未见此类标准。")

ASK: Final = Bilingual("What to ask each supplier for", "请各供方提供的材料")
ASK_DETAIL: Final = Bilingual(
    "A letter for each, ready to send. Unfold those that are to be printed.",
    "每家供方一封函件，可直接发送；展开者随报告打印。",
)
LETTER_TO: Final = Phrase("{supplier}: {n}", "{supplier}：{n}")

BESIDE: Final = Bilingual("What else to know", "其他须知")
SOURCES: Final = Bilingual("Sources and dates", "来源与日期")
PUBLISHED: Final = Bilingual("dated", "日期")
READ_ON: Final = Bilingual("read on", "查阅日期")
HOW_TO_READ: Final = Bilingual(
    "This report says what recorded facts leave possible on its date. It is no legal advice and no certificate; what "
    "is unknown is neither a pass nor a divergence. Acts, restrictions and notes stand in the language of their record.",
    "本报告仅说明在所示日期、依据已记载事实可得出的结论，不构成法律意见或认证证书；“未知”既非符合，也非不符合。外国法规、条款的中文名称为译名，以原文为准；标明“仅有英文”的内容按原文照录。",
)

FILTER: Final = Bilingual("Filter the findings", "筛选结论")
FILTER_TEXT: Final = Bilingual("Text", "文字")
FILTER_VERDICT: Final = Bilingual("Verdict", "结论")
FILTER_SUPPLIER: Final = Bilingual("Supplier", "供方")
EVERYTHING: Final = Bilingual("all", "全部")
SHOWN: Final = Bilingual("findings shown", "条结论已显示")

READ_AS: Final = Bilingual("read as", "按此理解")
NOTHING: Final = Bilingual("nothing recorded", "无记载")
NOT_STATED: Final = Bilingual("not stated", "程度未注明")
BEHIND: Final = Phrase("{distance} behind", "旧 {distance}")
AHEAD: Final = Phrase("{distance} ahead", "新 {distance}")
BARRED: Final = Bilingual("Barred", "被禁止或限制")
