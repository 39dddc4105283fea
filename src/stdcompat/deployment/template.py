"""An example of an offer as a sheet to be filled in: CSV, or XLSX with lists to choose from.

Every company and laboratory in it is invented; the standards are real. What is written here is
what `readers.rows` reads: the example loads.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.agreement.words import EVIDENCE_KIND
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.vocabulary import CONDITIONS, DOMAINS, KINDS
from stdcompat.deployment.readers.rows import VOCABULARY
from stdcompat.language import Bilingual, in_language
from stdcompat.sheets.form import Form

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stdcompat.language import Language

__all__ = ["example_form"]

_HEAD: Final[Mapping[str, str]] = {
    "deployment": Bilingual("Varnholm municipal data centre", "瓦恩霍尔姆市政数据中心"),
    "deployment_zh": "瓦恩霍尔姆市政数据中心",
    "conditions": "public-sector-buyer, processes-personal-data",
}
_FIELDS: Final = (
    *("name", "name_zh", "kind", "supplier", "jurisdiction", "version", "claims", "domain"),
    *("evidence", "issuer", "issuer_jurisdiction", "scheme", "number", "issued", "expires"),
)
_SHOWN: Final = {
    "evidence": "test-report",
    "issuer": Bilingual("Jinglu Testing", "景路检测"),
    "issuer_jurisdiction": "CN",
}
_SERVERS: Final = Bilingual("Rack servers", "机架服务器")
_ROWS: Final[Sequence[Mapping[str, str]]] = (
    {
        "name": _SERVERS,
        "name_zh": "机架服务器",
        "kind": "server",
        "supplier": Bilingual("Qiongzhu Compute", "琼竹计算"),
        "jurisdiction": "CN",
        "version": "QZ-2280",
        "claims": "GB 4943.1-2022; GB/T 9254.1-2021",
    },
    {"name": _SERVERS, "claims": "IEC 62368-1:2018", **_SHOWN, "scheme": "IECEE CB", "issued": "2024-11-12"},
    {
        "name": Bilingual("Surveillance cameras", "监控摄像机"),
        "name_zh": "监控摄像机",
        "kind": "camera",
        "supplier": Bilingual("Lingque Vision", "灵雀视觉"),
        "jurisdiction": "CN",
        "claims": "GB/T 28181-2022",
        "domain": "video-surveillance",
    },
    {
        "name": Bilingual("Operator", "运营方"),
        "name_zh": "运营方",
        "kind": "organisation",
        "supplier": Bilingual("Shuoyan Integration", "朔岩集成"),
        "jurisdiction": "CN",
        "claims": "GB/T 22080-2016",
        "evidence": "certificate",
        "issuer": Bilingual("Jinglu Certification", "景路认证"),
        "issuer_jurisdiction": "CN",
        "expires": "2027-06",
    },
)
_SHEETS: Final = (
    Bilingual("Project 项目", "项目"),
    Bilingual("Products 产品", "产品"),
    Bilingual("Lists 选项", "选项"),
)
_CHOSEN: Final = {
    # field: the list that it is chosen from
    "kind": Bilingual("Kinds", "产品类别"),
    "domain": Bilingual("Domains", "领域"),
    "evidence": Bilingual("Kinds of evidence", "证明材料"),
    "jurisdiction": Bilingual("Markets", "国家和地区"),
    "issuer_jurisdiction": Bilingual("Markets", "国家和地区"),
}


def example_form(language: Language = "en") -> Form:
    """Return the example; what it holds is read as the same deployment in both languages.

    In English the headings are in both languages and the cells hold codes; in Chinese both are Chinese.

    >>> print(*example_form().csv().splitlines()[1].split(",")[4:10], sep=" | ")
    Rack servers | 机架服务器 | server | Qiongzhu Compute | CN | QZ-2280
    >>> print(*example_form("zh").csv().splitlines()[1].split(",")[2:8], sep=" | ")
    机架服务器 | 服务器 | 琼竹计算 | 中国 | QZ-2280 | GB 4943.1-2022; GB/T 9254.1-2021
    """
    fields = [field for field in _FIELDS if field != "name_zh" or language == "en"]
    lists = {in_language(title, language): _choices(field, language) for field, title in _CHOSEN.items()}
    return Form(
        tuple(in_language(name, language) for name in _SHEETS),
        {
            _heading(field, language): _shown(field, _HEAD[field], language)
            for field in _HEAD
            if language == "en" or field != "deployment_zh"
        },
        [_heading(field, language) for field in fields],
        [[_shown(field, row.get(field, ""), language) for field in fields] for row in _ROWS],
        lists,
        {fields.index(field): in_language(title, language) for field, title in _CHOSEN.items()},
    )


def _names(field: str) -> Mapping[str, tuple[str, ...]]:
    """Return the codes that a column takes, with their names in both languages."""
    if field == "kind":
        return {code: tuple(names) for code, (_, *names) in KINDS.items()}
    if field == "domain":
        return DOMAINS
    if field == "evidence":
        return {kind.value: (str(name), name.zh) for kind, name in EVIDENCE_KIND.items()}
    if field == "conditions":
        return CONDITIONS
    if field.endswith("jurisdiction"):
        store = bundled_store()
        markets = (store.get("market", code) for code in store.keys("market"))
        return {one["code"]: (one["name"], one.get("name_zh") or one["name"]) for one in markets}
    return {}


def _choices(field: str, language: Language) -> list[tuple[str, ...]]:
    """Return what can be chosen: codes with their names in both languages; in Chinese, the Chinese names."""
    names = sorted(_names(field).items())
    return [(zh,) for _, (_, zh) in names] if language == "zh" else [(code, *both) for code, both in names]


def _shown(field: str, text: str, language: Language) -> str:
    """Return what a cell of the example holds."""
    names = _names(field)
    if language == "en" or not text or not names:
        return str(in_language(text, language))
    return "；".join(names[code][1] if code in names else code for code in text.split(", "))


def _heading(field: str, language: Language) -> str:
    english, chinese = VOCABULARY[field][:2]
    return chinese if language == "zh" else f"{english[0].upper()}{english[1:]} {chinese}"
