"""A buyer's requirements as a sheet: a row for each requirement, in Excel or CSV.

What is written is read again as the same profile, in either language. Kinds, domains and the like are written
by their codes or by their names.
"""

from __future__ import annotations

import functools
import os
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.agreement.words import EVIDENCE_KIND
from stdcompat.catalogs.vocabulary import CONDITIONS, DOMAINS, KINDS, TRAITS
from stdcompat.errors import MarketError, Problem
from stdcompat.language import Bilingual, in_language
from stdcompat.market.demand import demand_in, equivalents_in, some_of
from stdcompat.sheets import Glossary, find_columns, read_sheets
from stdcompat.sheets.answers import says_no, says_yes
from stdcompat.sheets.form import Form

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from stdcompat.catalogs.read import TableReader
    from stdcompat.language import Language
    from stdcompat.sheets import Columns, Row, Sheet, Vocabulary

__all__ = ["is_sheet", "placed", "profile_form", "profile_tables_in"]

_HEAD: Final[Mapping[str, tuple[str, ...]]] = {
    "name": ("tender", "招标项目", "profile", "tender name", "project", "项目名称", "招标项目名称"),
    "name_zh": ("tender in Chinese", "招标项目中文名称"),
    "buyer": ("buyer", "采购人", "purchaser", "employer", "招标人", "业主"),
}
_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    # field: the headings that it goes by; the first two are those that are written
    "regulation": ("clause", "条款", "clause no", "条款号", "legal basis", "依据"),
    "title": ("requirement", "招标要求", "title", "要求", "技术要求"),
    "title_zh": ("requirement in Chinese", "招标要求（中文）"),
    "applies_to": ("asked of", "适用产品", "applies to", "products", "kind", "适用范围", "产品类别"),
    "standards": ("standards", "适用标准", "accepted standards", "references", "标准", "执行标准"),
    "needed": ("how many", "满足方式", "any or all"),
    "equivalents": ("equivalents", "等效标准", "equivalents accepted", "是否接受等效标准"),
    "evidence": ("evidence", "证明材料", "proof", "证明文件"),
    "domain": ("domain", "领域"),
    "condition": ("only if", "适用条件", "condition", "条件"),
    "restriction": ("restriction", "限制"),
    "note": ("note", "备注", "remark"),
    "id": ("id", "编号", "no", "序号"),
    "traits": ("only with", "产品特性", "traits"),
    "not_for": ("not asked of", "不适用产品", "except"),
    "parts": ("parts too", "含零部件"),
    "evidence_route": ("how proof is given", "证明方式"),
    "cited_under": ("cited under", "引用清单"),
    "since": ("from", "起始日期", "since"),
    "until": ("until", "截止日期"),
}
_VOCABULARY: Final[Vocabulary] = {
    field: (*headings, " ".join(headings[:2])) for field, headings in {**_HEAD, **_FIELDS}.items()
}
_ANY: Final = Bilingual("any one", "任一")
_ALL: Final = Bilingual("all", "全部")
_YES: Final = Bilingual("yes", "是")
_REFUSED: Final = Bilingual("not accepted", "不接受")
_EVERYTHING: Final = "equipment"
_DOMAIN: Final = "tender"
_SHEETS: Final = (
    Bilingual("Tender 招标项目", "招标项目"),
    Bilingual("Requirements 要求", "要求"),
    Bilingual("Lists 选项", "选项"),
)

_RANGE: Final = pattern(r"(.+?)\s*[(（]\s*([<>=!~][^)）]*?)\s*[)）]")
_SEPARATED: Final = pattern(r"[;；\n]+")
_LISTED: Final = pattern(r"[,，、]+")
_SLUG: Final = pattern(r"[^a-z0-9]+")
_PLACE: Final = pattern(r"requirement\[(\d+)\]")
_WHOLE: Final = pattern(r"(?i)all\b|each\b|every\b|both\b|全部|均|都|同时|每")


def is_sheet(content: bytes, name: str) -> bool:
    """Return whether a file is a sheet: by its first bytes, and CSV by its name."""
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or name.lower().endswith((".csv", ".tsv"))


@functools.cache
def _codes() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the lists that fields choose from: code to the names in both languages."""
    kinds = {code: tuple(names) for code, (_, *names) in KINDS.items()}
    evidence: dict[str, tuple[str, ...]] = {kind.value: (str(name), name.zh) for kind, name in EVIDENCE_KIND.items()}
    return {
        "applies_to": kinds,
        "not_for": kinds,
        "traits": {**TRAITS},
        "domain": {**DOMAINS},
        "evidence": evidence,
        "condition": {**CONDITIONS},
    }


@functools.cache
def _named(field: str) -> Glossary:
    return Glossary({code: (code, *names) for code, names in _codes()[field].items()})


def profile_tables_in(path: str, content: bytes, reader: TableReader) -> tuple[dict[str, Any], list[str]]:
    """Return the tables of a profile, as its TOML would hold them, and the place of each requirement.

    Raises:
        InputError: if it is no sheet, or holds no requirement with a standard.
    """
    head: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    found = False
    for sheet in read_sheets(path, content):
        columns = find_columns(sheet, _VOCABULARY)
        if columns is None:
            continue
        asks = bool(columns.places("standards"))
        found = found or asks
        for row in columns.below(sheet):
            for field in _HEAD:
                if text := columns.text(row, field):
                    head.setdefault(field, text)
            if asks and (raw := _requirement(columns, row, sheet, reader)):
                rows.append(raw)
                places.append(row.place())
    if not found:
        hint = "a draft is made of any table by: stdcompat tender FILE -o draft.xlsx"
        raise MarketError([Problem(path, "", "has no column of standards under a heading that is known", hint)])
    head.setdefault("name", os.path.splitext(os.path.basename(path))[0])
    _number(rows)
    return {"profile": head, "requirement": rows}, places


def placed(problems: Sequence[Problem], places: Sequence[str]) -> Iterator[Problem]:
    """Return problems with the row of the sheet where they name a requirement by its number."""
    for one in problems:
        found = _PLACE.match(one.place)
        if found is None:
            yield one
        else:
            yield Problem(one.file, places[int(found[1]) - 1] + one.place[found.end() :], one.what, one.hint)


def _requirement(columns: Columns, row: Row, sheet: Sheet, reader: TableReader) -> dict[str, Any]:
    """Return one row as the table of a requirement; nothing where it asks for nothing."""
    texts = {field: columns.text(row, field) for field in _FIELDS}
    if not (texts["title"] or texts["standards"]):
        return {}
    raw: dict[str, Any] = {"title": texts.pop("title") or " ".join(texts["standards"].split())}
    standards, needed = texts.pop("standards"), texts.pop("needed")
    if _refuses(texts.pop("equivalents"), raw["title"], standards, texts["restriction"], texts["note"]):
        raw["equivalents"] = False
    raw |= {field: text for field, text in texts.items() if text and field not in _codes() and field != "parts"}
    for field in ("applies_to", "not_for", "traits", "evidence"):
        if texts[field]:
            raw[field] = _several(field, texts[field])
    raw.setdefault("applies_to", [_EVERYTHING])
    raw["domain"] = _code("domain", texts["domain"]) if texts["domain"] else _DOMAIN
    if texts["condition"]:
        raw["condition"] = _named("condition").whole(texts["condition"]) or texts["condition"]
    if texts["parts"] and says_yes(texts["parts"]):
        raw["parts"] = True
    references, either = _asked(columns, row, sheet, standards, reader)
    if len(references) > 2 and some_of(needed):  # noqa: PLR2004  # two of two are all
        where = row.place(columns.places("needed")[0])
        hint = f"write {str(_ANY)!r} or {str(_ALL)!r}, or a row for each combination"
        reader.add(
            sheet.file, where, f"{needed!r}: a requirement asks for all of its standards, or for one of them", hint
        )
    if references:
        every = bool(_WHOLE.search(needed)) if needed else len(references) > 1 and not either
        raw["all_of" if every else "any_of"] = references
    return raw


def _asked(columns: Columns, row: Row, sheet: Sheet, standards: str, reader: TableReader) -> tuple[list[object], bool]:
    """Return the references of a cell, as a profile holds them, and whether one of them is enough."""
    references: list[object] = []
    either = False
    parts = _parts(_SEPARATED, standards)
    for part in parts:
        where = row.place(columns.places("standards")[0])
        given = _RANGE.fullmatch(part)
        demand = None if given else demand_in(part, alone=len(parts) == 1)
        if given is not None:
            references.append({"id": given[1], "editions": given[2]})
        elif demand is None:
            reader.add(sheet.file, where, f"{part!r} names no standard that can be read", "write e.g. IEC 62368-1:2018")
        elif not demand.references:
            reader.add(sheet.file, where, f"{part!r} names only what is not asked for", "write what is accepted")
        elif demand.groups:
            what = f"{part!r} asks for one of some, and for others besides"
            reader.add(sheet.file, where, what, "write a row for each")
        else:
            either = demand.either and len(parts) == 1  # "A or B; C": no form says it, so rather too strict
            references += [
                {"id": str(one.id), "editions": one.editions} if one.editions else str(one.id)
                for one in demand.references
            ]
    return references, either


def _refuses(said: str, *beside: str) -> bool:
    """Return whether equivalents are refused: in the column for it, or where that is empty in the words beside it."""
    if said:
        return says_no(said) or equivalents_in(said) is False
    return any(equivalents_in(text) is False for text in beside if text)


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    return [part.strip() for part in separator.split(text) if part.strip()]


def _several(field: str, text: str) -> list[str]:
    """Return the codes that a cell names: a name may hold a comma itself."""
    found = []
    for part in _parts(_SEPARATED, text):
        whole = part if part in _codes()[field] else _named(field).whole(part)
        found += [whole] if whole else [_code(field, one) for one in _parts(_LISTED, part)]
    return found


def _code(field: str, text: str) -> str:
    """Return the code that a cell names; a text that names none as it is, for the record to refuse."""
    return text if text in _codes()[field] else _named(field).hinted(text) or text


def _number(rows: Sequence[dict[str, Any]]) -> None:
    """Give each requirement an id of its own: its number, its clause, or its place."""
    seen: set[str] = set()
    for number, raw in enumerate(rows, 1):
        said = _SLUG.sub("-", str(raw.get("id", "")).casefold()).strip("-") or f"t{number}"
        raw["id"] = said if said not in seen else f"{said}-{number}"
        seen.add(raw["id"])


def example_form(language: Language = "en") -> Form:
    """Return an example of a tender, to be filled in.

    >>> print(*example_form("zh").csv().splitlines()[1].split(",")[3:6], sep=" | ")
    3.1 | 机架服务器的安全 | 服务器
    """

    def said(english: str, chinese: str) -> str:
        return chinese if language == "zh" else english

    asked = [
        {
            "id": "c-3-1",
            "regulation": "3.1",
            "title": said("Safety of the rack servers", "机架服务器的安全"),
            "domain": "ict-safety",
            "applies_to": ["server"],
            "any_of": [{"id": "IEC 62368-1", "editions": ">=2018"}, "GB 4943.1-2022"],
            "evidence": ["test-report", "certificate"],
        },
        {
            "id": "c-3-2",
            "regulation": "3.2",
            "title": said("Certified information security management", "信息安全管理体系认证"),
            "domain": "information-security",
            "applies_to": ["organisation"],
            "any_of": [{"id": "ISO/IEC 27001", "editions": ">=2022"}],
            "evidence": ["certificate"],
        },
    ]
    head = {"name": said("Server room 2026/7", "机房采购 2026/7")}
    return profile_form({"profile": head, "requirement": asked}, language)


def profile_form(tables: Mapping[str, Any], language: Language = "en") -> Form:
    """Return a profile, as `Profile.to_dict` tells it, as a form; `profile_tables_in` reads it back, whichever the language.

    In English the headings are in both languages and the cells hold codes; in Chinese both are Chinese.
    """
    rows = [_cells(raw, language) for raw in tables["requirement"]]
    used = [
        field for n, field in enumerate(_FIELDS) if field in _SHOWN or any(row[n] for row in rows)
    ]  # what nobody fills in need not be in the way
    column = {field: n for n, field in enumerate(used)}
    order = list(_FIELDS)
    lists = {}
    chosen = {}
    for field, names in _codes().items():
        title = in_language(_LISTS[field], language)
        shown = sorted(names.items())
        lists[title] = [(zh,) for _, (_, zh) in shown] if language == "zh" else [(code, *both) for code, both in shown]
        if field in column:
            chosen[column[field]] = title
    title = in_language(_LISTS["needed"], language)
    lists[title] = [(in_language(word, language),) for word in (_ANY, _ALL)]
    chosen[column["needed"]] = title
    everything = in_language(Bilingual(_EVERYTHING, KINDS[_EVERYTHING][2]), language)
    return Form(
        tuple(in_language(name, language) for name in _SHEETS),
        {_heading(_HEAD[field], language): tables["profile"].get(field, "") for field in _HEAD},
        [_heading(_FIELDS[field], language) for field in used],
        [[row[order.index(field)] for field in used] for row in rows],
        lists,
        chosen,
        frozenset(
            (n, column["applies_to"]) for n, row in enumerate(rows) if row[order.index("applies_to")] == everything
        ),
    )


_SHOWN: Final = frozenset(list(_FIELDS)[:13]) - {"title_zh"}  # always; the others where they are used
_LISTS: Final = {
    "applies_to": Bilingual("Kinds", "产品类别"),
    "not_for": Bilingual("Kinds", "产品类别"),
    "traits": Bilingual("Traits", "产品特性"),
    "domain": Bilingual("Domains", "领域"),
    "evidence": Bilingual("Evidence", "证明材料"),
    "condition": Bilingual("Conditions", "适用条件"),
    "needed": Bilingual("How many", "满足方式"),
}


def _cells(raw: Mapping[str, Any], language: Language) -> list[str]:
    """Return the cells of one requirement, in the order of the fields."""
    every = raw.get("all_of", ())
    references = every or raw.get("any_of", ())
    written = {
        **raw,
        "standards": "\n".join(
            one if isinstance(one, str) else f"{one['id']} ({one['editions']})" for one in references
        ),
        "needed": in_language(_ALL if every else _ANY, language) if every or len(references) > 1 else "",
        "parts": in_language(_YES, language) if raw.get("parts") else "",
        "equivalents": in_language(_REFUSED, language) if raw.get("equivalents") is False else "",
    }
    for field, names in _codes().items():
        given = written.get(field, ())
        codes = [given] if isinstance(given, str) else given
        written[field] = "; ".join(names[code][1] if language == "zh" and code in names else code for code in codes)
    return [_text(written.get(field, "")) for field in _FIELDS]


def _text(value: object) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _heading(headings: Sequence[str], language: Language) -> str:
    english, chinese = headings[:2]
    return chinese if language == "zh" else f"{english[0].upper()}{english[1:]} {chinese}"
