"""What is remarked of a file that was read, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.vocabulary import KINDS, TRAITS, KindCode, Trait
from stdcompat.deployment.nearest import nearest_kinds
from stdcompat.language import Bilingual, Phrase, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

# --- any bill of materials --------------------------------------------------------------------------

NO_COMPONENT: Final = Phrase("has no component, so there is nothing to check", "没有任何产品，因此无可核查")
MORE: Final = Phrase("and {n:,} remarks more", "另有 {n:,} 条说明")
UNKNOWN_KIND: Final = Phrase("unknown kind of component {kind!r}", "未知的产品类别 {kind!r}")
DEVICE: Final = Phrase(
    "which kind of device {name!r} is, is not said; read as {kind} (property {property})",
    "未说明 {name!r} 是哪类设备；按 {kind} 读取（可用属性 {property} 说明）",
)
NO_MARKET: Final = Phrase("no market is called {text!r}", "没有名为 {text!r} 的市场")
UNREAD: Final = Phrase("cannot read the reference {text!r}; kept as it is", "无法识别标准编号 {text!r}；照原样保留")
DENIED: Final = Phrase(
    "seems to deny conformity; kept as a denial: {text!r}", "似为否认符合，按不符合声明保留：{text!r}"
)
NAMES_NOTHING: Final = Phrase(
    "not read: its words name no standard ({text!r})", "未读取：文字中没有指明任何标准（{text!r}）"
)
NO_NAME: Final = Phrase("has no name; called {name!r}", "没有名称；称作 {name!r}")

# --- CycloneDX --------------------------------------------------------------------------------------

WRONG_PLACE: Final = Phrase("belongs under {place}; read as if it stood there", "应位于 {place} 之下；按其位于该处读取")
OF_COMPONENT: Final = Phrase(
    "belongs under {place}; read as claims of this component", "应位于 {place} 之下；按该产品所列的标准读取"
)
NO_OBJECT: Final = Phrase("is no component", "不是产品")
NOBODY: Final = Phrase(
    "nobody is attested to conform to {standard!r}; no claim", "没有证明表明任何对象符合 {standard!r}；不作为声明"
)
NO_REQUIREMENT: Final = Phrase(
    "the requirement {ref!r} is not in this document; not read as a claim",
    "本文件中没有要求 {ref!r}；不作为声明读取",
)
NO_TARGET: Final = Phrase(
    "the target {target!r} of claim {ref!r} is not in this document; not read as a claim",
    "本文件中没有声明 {ref!r} 的对象 {target!r}；不作为声明读取",
)
TARGET_GONE: Final = Phrase(
    "not read: its target is not in this document ({text!r})", "未读取：其对象不在本文件中（{text!r}）"
)
IN_PART: Final = Phrase(
    "{name!r} is attested to conform to a part only: {standard} ({what})",
    "{name!r} 仅被证明部分符合：{standard}（{what}）",
)
ATTESTED: Final = Phrase("{n} of {all} requirements attested", "{all} 项要求中有 {n} 项获得证明")
WEAKEST: Final = Phrase(
    "evidence that does not say of which kind it is counts as a self-declaration", "未说明种类的证明按自我声明计"
)
NO_DATE: Final = Phrase("evidence with a date that is none; not read", "证明中的日期无效；未读取")
NO_VERSION: Final = Phrase(
    "{version!r} is none of {versions}; read without a schema", "{version!r} 不是 {versions} 之一；未按模式校验即读取"
)
TOO_DEEP: Final = Phrase("is nested too deeply to be checked against the schema", "嵌套过深，无法按模式校验")
NOT_VALID: Final = Phrase("not {schema}: {what}", "不符合 {schema}：{what}")
MORE_PLACES: Final = Phrase("{n:,} more places do not follow {schema}", "另有 {n:,} 处不符合 {schema}")
UNCHECKED: Final = Phrase(
    "cannot be checked against the schema of {schema}; read without",
    "无法按 {schema} 的模式校验；未校验即读取",
)

# --- SPDX -------------------------------------------------------------------------------------------

NO_CLAIM: Final = Phrase("is no claim that can be read: {text!r}", "不是可识别的声明：{text!r}")
NO_SPDX: Final = Phrase(
    "{version!r} is none of {versions}; read as the last of them",
    "{version!r} 不是 {versions} 之一；按其中最后一个读取",
)
NO_LIST: Final = Phrase("must be a list; not read", "须为列表；未读取")
NO_TABLE: Final = Phrase("must be an object; not read", "须为对象；未读取")

# --- sheets -----------------------------------------------------------------------------------------

GUESSED: Final = Phrase("{name!r} has no kind; its name says {kind}", "{name!r} 未填类别；按名称理解为 {kind}")
NAMES_NO_STANDARD: Final = Phrase("names no standard", "未写明具体标准")
ELSEWHERE: Final = Phrase("points to another document", "指向其他文件")
NOT_A_DESIGNATION: Final = Phrase("cannot be read as a designation of a standard", "无法识别为标准编号")
NO_DESIGNATION: Final = Phrase("holds no designation of a standard", "不含标准编号")
NOTHING_ABOVE: Final = Phrase("refers to the cell above, which holds nothing", "写为“同上”，但上方单元格无内容")
UNKNOWN_KIND_CELL: Final = Phrase("is no kind of component that is known", "不是已知的产品类别")
UNKNOWN_EVIDENCE: Final = Phrase("is no kind of evidence that is known", "不是已知的证明种类")
NO_MARKET_CELL: Final = Phrase("is no country or market that is known", "不是已知的国家、地区或市场")
NO_DATE_CELL: Final = Phrase("is no date that can be read", "不是可识别的日期")
NO_DOMAIN_CELL: Final = Phrase("is no domain that is known", "不是已知的标准领域")
NO_ANSWER: Final = Phrase("does not say whether it complies", "未说明是否符合")
NO_PRODUCT: Final = Phrase("belongs to no product: no row above names one", "不属于任何产品：上方没有产品名称")
NOTHING_TO_SHOW: Final = Phrase(
    "is evidence, and the row names no standard that it shows", "为证明材料，但该行没有对应的标准"
)
OTHER_COLUMN: Final = Phrase(
    "names {ids} in a column that is not read as standards; not counted as a claim",
    "该列不按标准列读取，其中的 {ids} 未作为声明",
)
NOT_SHOWN: Final = Phrase("says that there is no such evidence, or none yet", "说明尚无或没有该证明材料")
OUTSIDE: Final = Phrase("names {ids} outside the table of products", "在产品表以外写有 {ids}")
NOT_A_PRODUCT: Final = Phrase(
    "names {ids} in a row that is no product (a total, a heading or a signature)",
    "所在行不是产品（合计、标题或签字），其中写有 {ids}",
)
MARKED: Final = Phrase(
    "{mark} ({name}) is stated for {products}; a mark is no standard",
    "{products} 写有 {mark}（{name}）；标志或证书不是标准",
)
SUB_HEADING: Final = Phrase("taken for a heading between products: {text!r}", "视为产品之间的分段标题：{text!r}")
UNKNOWN_PRODUCT: Final = Phrase(
    "{name!r}: kind not known, so it is not checked; did you mean {kinds}? Say it in a column 'kind' or under [kinds] of the mapping file",
    "{name!r}：无法判断产品类别，未予核查；是否为 {kinds}？可在“类别”列或映射文件的 [kinds] 中写明",
)
REMARKED: Final = Phrase(
    "a remark that may say something of the claims; not counted", "备注可能涉及所声明的标准，未予计入"
)
GUESSED_TRAITS: Final = Phrase("{name!r}: its words say {traits}", "{name!r}：按文字理解为 {traits}")
STRUCK: Final = Phrase("struck through; not offered", "已划删除线，不视为所投内容")
HIDDEN_SHEET: Final = Phrase("is hidden; read like the others", "工作表处于隐藏状态，仍照常读取")
HIDDEN_ROWS: Final = Phrase(
    "hidden rows: {n:,}, the first is row {row}; read like the others",
    "有 {n:,} 行处于隐藏状态（首个为第 {row} 行），仍照常读取",
)
HIDDEN_COLUMN: Final = Phrase(
    "column {heading!r} is hidden; read like the others", "“{heading}”列处于隐藏状态，仍照常读取"
)
COLUMNS_NOT_READ: Final = Phrase("columns that are not read: {headings}", "未读取的列：{headings}")
COMMENT: Final = Phrase("a comment on the cell; not counted as a claim", "为单元格批注，未作为声明计入")
COMMENTS: Final = Phrase(
    "comments on cells that say nothing of a standard: {n:,}; not listed",
    "另有 {n:,} 条单元格批注未涉及标准，不一一列出",
)
WEAKEST_CELL: Final = Phrase(
    "evidence whose kind is not said counts as a self-declaration", "未说明种类的证明按自我声明计"
)


def kind_not_known(name: str) -> str:
    """Say that the kind of a product is not known, and which are nearest."""
    near = joined((kind_in_words(kind) for kind in nearest_kinds(name)), " or ", " 或 ")
    return UNKNOWN_PRODUCT(name=name, kinds=near)


def told_traits(name: str, traits: Iterable[Trait]) -> str:
    """Say which traits the words of a product tell."""
    shown = joined(Bilingual(code, TRAITS[code][1]) for code in traits)
    return GUESSED_TRAITS(name=name, traits=shown)


def kind_in_words(kind: KindCode) -> Bilingual:
    """Return the code of a kind, in Chinese with its name."""
    return Bilingual(kind, f"{KINDS[kind][2]}（{kind}）")
