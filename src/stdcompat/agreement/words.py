"""What is said of evidence, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.agreement.model import AgreementKind, AgreementStatus, EvidenceKind, Recognises
from stdcompat.language import Bilingual, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

WANTED: Final = Phrase("wanted: {kinds}{route}", "要求提供：{kinds}{route}")
ROUTE: Final = Phrase("; how proof is given in this market: {route}", "；该市场的合格评定方式：{route}")
WANTED_NOT_KNOWN: Final = Phrase("what the market wants is not known{route}", "市场要求何种证明未知{route}")
NONE_ASKED: Final = Phrase("no kind of evidence is known to be asked for{route}", "未见对证明材料种类的要求{route}")
EXPIRED: Final = Phrase("expired on {date}; {asked}", "已于 {date} 到期；{asked}")
ISSUED_LATER: Final = Phrase("issued only on {date}; {asked}", "签发日期为 {date}，晚于所问日期；{asked}")
DECLARATION_ENOUGH: Final = Bilingual("a self-declaration is enough", "自我声明即可")
DECLARATION_AND_MORE: Final = Bilingual(
    "a self-declaration is enough, and more is shown", "自我声明即可，且已提供更强的证明"
)
DECLARATION_NOT_ENOUGH: Final = Phrase("a self-declaration is not enough; {asked}", "仅有自我声明不够；{asked}")
ISSUER_NOT_STATED: Final = Phrase("where the issuer sits is not stated; {asked}", "未说明出具机构所在地；{asked}")
ANOTHER_KIND: Final = Phrase("a {kind} is shown; {asked}", "所提供的是{kind}；{asked}")
INSIDE: Final = Bilingual(
    "issued inside the market; whether the issuer is designated there is not checked",
    "由市场内机构出具；该机构是否经指定未作核查",
)
ACCEPTED_BY: Final = Phrase("accepted by {title}", "依据{title}可接受")
IF_DESIGNATED: Final = Phrase(
    "accepted by {title} if {issuer} was designated under it, which is not known here",
    "如 {issuer} 系依据{title}指定的机构，则可接受；是否经指定未作核查",
)
ISSUER: Final = Bilingual("the issuer", "出具机构")
NOT_READ: Final = Phrase(
    "the scope of {title} was not read, so whether it helps is open; {asked}",
    "{title}的适用范围未读取，能否适用尚不能确定；{asked}",
)
SCOPE_NOT_READ: Final = Bilingual("its scope was not read", "其适用范围未读取")
NO_INSTRUMENT: Final = Phrase(
    "no instrument makes a {kind} from {place} acceptable here; {asked}",
    "没有任何文书使来自 {place} 的{kind}在此可被接受；{asked}",
)
BUYER_DECIDES: Final = Phrase(
    "a {kind} of {issuer} is shown; no instrument makes the buyer accept it, and none bars it",
    "已提供 {issuer} 出具的{kind}；没有文书要求采购方接受，也没有文书禁止",
)

COOPERATION_ONLY: Final = Bilingual("cooperation only: it recognises nothing", "仅为合作文件，不含任何承认")
RECOGNISES_OTHER: Final = Phrase("recognises {accepted}, not a {kind}", "承认的是{accepted}，不含{kind}")
NOT_OPERATING: Final = Phrase("{status}: not known to be operating", "{status}：未见已实施")
LATER: Final = Phrase("in force only from {date}", "自 {date} 起才生效")
ENDED: Final = Phrase("ended on {date}", "已于 {date} 终止")
ONE_WAY: Final = Phrase("runs {direction} only", "仅适用于 {direction} 方向")
OTHER_SCOPE: Final = Phrase(
    "its scope ({scope}) is not known to include this domain", "其范围（{scope}）未见包括本领域"
)
SCOPE_NOT_STATED: Final = Bilingual("not stated", "未说明")
NEEDS_SCHEME: Final = Phrase("needs evidence issued under {scheme}", "须为 {scheme} 体系下出具的证明")

EVIDENCE_KIND: Final[Mapping[EvidenceKind, Bilingual]] = {
    EvidenceKind.SELF_DECLARATION: Bilingual("self-declaration", "自我声明（供方符合性声明）"),
    EvidenceKind.TEST_REPORT: Bilingual("test-report", "检测报告（型式检验报告）"),
    EvidenceKind.CERTIFICATE: Bilingual("certificate", "认证证书"),
    EvidenceKind.INSPECTION: Bilingual("inspection", "检验报告"),
}
RECOGNISES: Final[Mapping[Recognises, Bilingual]] = {
    Recognises.NOTHING: Bilingual("nothing", "无"),
    Recognises.STANDARD: Bilingual("standard", "标准"),
    Recognises.TEXT: Bilingual("text", "文本"),
    Recognises.TEST_REPORT: Bilingual("test-report", "检测报告"),
    Recognises.CERTIFICATE: Bilingual("certificate", "认证证书"),
    Recognises.INSPECTION: Bilingual("inspection", "检验结果"),
    Recognises.ACCREDITATION: Bilingual("accreditation", "认可"),
    Recognises.LABEL: Bilingual("label", "标签"),
    Recognises.MARKET_PLACEMENT: Bilingual("market-placement", "市场投放"),
}
AGREEMENT_KIND: Final[Mapping[AgreementKind, Bilingual]] = {
    AgreementKind.COOPERATION: Bilingual("cooperation", "合作文件"),
    AgreementKind.STANDARDS_RECOGNITION: Bilingual("standards-recognition", "标准互认"),
    AgreementKind.CONFORMITY_MRA: Bilingual("conformity-mra", "合格评定互认协定"),
    AgreementKind.TRADE_CHAPTER: Bilingual("trade-chapter", "贸易协定章节"),
    AgreementKind.CERTIFICATION_SCHEME: Bilingual("certification-scheme", "认证体系"),
    AgreementKind.ACCREDITATION: Bilingual("accreditation", "认可"),
    AgreementKind.UNILATERAL: Bilingual("unilateral", "单方承认"),
    AgreementKind.LABEL: Bilingual("label", "标签"),
    AgreementKind.REGIONAL_SYSTEM: Bilingual("regional-system", "区域体系"),
    AgreementKind.JOINT_DEVELOPMENT: Bilingual("joint-development", "联合制定"),
}
AGREEMENT_STATUS: Final[Mapping[AgreementStatus, Bilingual]] = {
    AgreementStatus.IN_FORCE: Bilingual("in-force", "有效"),
    AgreementStatus.REPORTED: Bilingual("reported", "据报道"),
    AgreementStatus.SIGNED: Bilingual("signed", "已签署"),
    AgreementStatus.DECLARED: Bilingual("declared", "已宣布"),
    AgreementStatus.SUPERSEDED: Bilingual("superseded", "已被取代"),
    AgreementStatus.ENDED: Bilingual("ended", "已终止"),
    AgreementStatus.UNKNOWN: Bilingual("unknown", "状态未知"),
}
