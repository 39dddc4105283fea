"""CSV and XLSX as analysts have them: a row for each component, or for each claim."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.catalogs.jurisdictions import jurisdiction_code
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.vocabulary import Domain, KindCode
from stdcompat.deployment.model import Claim, Component, Deployment
from stdcompat.deployment.readers import Options, Reading, Source, words
from stdcompat.deployment.readers.bill import placed
from stdcompat.deployment.readers.codes import date_of, domains, evidence_kinds, is_yes, jurisdictions, kinds
from stdcompat.errors import DeploymentError, InputError
from stdcompat.identifiers import StandardId, split_identifiers
from stdcompat.sheets import Cell, Row, find_columns, load_vocabulary, read_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.sheets import Columns, Sheet, Vocabulary

__all__ = ["VOCABULARY", "read"]

T = TypeVar("T")

VOCABULARY: Final[Vocabulary] = {
    # field: the headings that it goes by; the first two are those of the template
    "deployment": ("deployment", "项目", "deployment name", "project", "project name", "项目名称", "工程名称"),
    "deployment_zh": ("deployment in Chinese", "项目中文名称", "project in Chinese"),
    "description": ("description", "说明", "项目说明"),
    "conditions": ("conditions", "条件"),
    "name": (
        *("component", "组件", "component name", "name", "item", "item name", "product", "product name", "equipment"),
        *("equipment name", "device", "system", "组件名称", "设备", "设备名称", "产品", "产品名称", "名称", "系统名称"),
    ),
    "name_zh": ("component in Chinese", "中文名称", "Chinese name", "name in Chinese"),
    "kind": (
        *("kind", "类别", "type", "category", "component type", "equipment type"),
        *("种类", "类型", "设备类型", "设备类别", "产品类别", "组件类型"),
    ),
    "supplier": (
        *("supplier", "供应商", "vendor", "manufacturer", "provider", "producer", "supplier name"),
        *("厂商", "制造商", "生产厂家", "厂家", "供货商", "供应商名称"),
    ),
    "jurisdiction": (
        *("jurisdiction", "国家或地区", "country", "country of origin", "origin", "supplier country"),
        *("国家", "国别", "国家地区", "原产国", "原产地", "产地"),
    ),
    "version": ("version", "版本", "model", "model number", "product version", "型号", "规格型号", "产品版本"),
    "claims": (
        *("standards", "标准", "claimed standard", "standard number", "standard no", "applicable standard", "norm"),
        *("reference", "designation", "conforms to", "complies with", "compliance", "national standard"),
        *("international standard", "标准号", "标准编号", "适用标准", "执行标准", "符合标准", "采用标准", "依据标准"),
        *("遵循标准", "国家标准", "行业标准", "国际标准"),
    ),
    "domain": ("domain", "领域", "标准领域"),
    "evidence": ("evidence", "证明", "evidence type", "kind of evidence", "proof", "证明类型", "证明材料"),
    "issuer": (
        *("issuer", "发证机构", "issued by", "laboratory", "certification body"),
        *("签发机构", "检测机构", "认证机构", "颁发机构"),
    ),
    "issuer_jurisdiction": ("issuer country", "发证机构国家", "issuer jurisdiction", "机构所在地"),
    "scheme": ("scheme", "认证制度", "certification scheme", "认证方案"),
    "number": (
        *("evidence number", "证书编号", "certificate number", "certificate no", "report number", "report no"),
        *("报告编号", "证书号", "报告号"),
    ),
    "issued": ("issued", "签发日期", "issue date", "date of issue", "发证日期", "颁发日期"),
    "expires": ("expires", "有效期至", "expiry date", "valid until", "expiry", "到期日期"),
    "verbatim": ("verbatim", "原文保留"),
    "": ("standard title", "title of the standard", "standard name", "标准名称", "标准中文名称", "标准英文名称"),
}
"""What is looked for in a sheet, and the headings that name it."""

_EVIDENCE: Final = ("evidence", "issuer", "issuer_jurisdiction", "scheme", "number", "issued", "expires")


def read(source: Source, options: Options) -> Reading:
    """Read a deployment from the sheets of a file."""
    reader = TableReader()
    try:
        vocabulary = VOCABULARY if options.columns is None else load_vocabulary(options.columns, VOCABULARY)
        book = _Book(source.file, reader, options)
        for sheet in read_sheets(source.file, source.content):
            book.read(sheet, vocabulary)
    except InputError as error:
        raise DeploymentError([*reader.problems, *error.problems]) from error
    return Reading(book.deployment(), tuple(book.columns))


@attrs.define
class _Draft:
    """A component while its rows are read: what each field is said to be, and where."""

    row: Row
    said: dict[str, Cell] = attrs.field(factory=dict)
    values: dict[str, Any] = attrs.field(factory=dict)
    claims: list[Claim] = attrs.field(factory=list)


class _Book:
    """The sheets of one file: the components found so far, in their order."""

    def __init__(self, file: str, reader: TableReader, options: Options) -> None:
        self.file = file
        self.advance = options.advance
        self.reader = reader
        self.columns: list[Columns] = []
        self.unknown: list[str] = []
        self.head: dict[str, str] = {}
        self.drafts: dict[str, _Draft] = {}
        self.remarks: list[str] = []

    def read(self, sheet: Sheet, vocabulary: Vocabulary) -> None:
        """Read one sheet; one that names neither components nor the deployment is something else."""
        columns = find_columns(sheet, vocabulary)
        if columns is None or not (columns.places("name") or columns.places("deployment")):
            self.unknown.append("the file" if sheet.name is None else f"sheet {sheet.name!r}")
            return
        self.columns.append(columns)
        last: _Draft | None = None
        for row in columns.below(sheet):
            self.advance()
            for field in ("deployment", "deployment_zh", "description", "conditions"):
                self.head.setdefault(field, columns.text(row, field))
                self.head[field] = self.head[field] or columns.text(row, field)
            if not columns.places("name"):
                continue
            name = columns.text(row, "name")
            if name:
                last = self.drafts.setdefault(name, _Draft(row))
            elif last is None and any(columns.text(row, field) for field in ("claims", "kind", "supplier")):
                self._problem(row.place(), "names no component", "the rows of a component follow the one with its name")
            if last is not None:
                self._row(last, row, columns)

    def deployment(self) -> Deployment:
        """Make the deployment.

        Raises:
            DeploymentError: with every problem.
        """
        if not self.columns:
            hint = f"head a column {VOCABULARY['name'][0]!r} or {VOCABULARY['name'][1]!r}, or say which one it is"
            self._problem("", f"no heading of {', '.join(self.unknown) or 'the file'} names components", hint)
        elif not self.drafts and not self.reader.problems:
            self._problem("", "has no component", "list at least one")
        components = [self._component(name, draft) for name, draft in self.drafts.items()]
        self.reader.raise_if_any(DeploymentError)
        stem = os.path.splitext(os.path.basename(self.file))[0]
        conditions = re.split(r"[,;、，；\s]+", self.head.get("conditions", ""))
        return Deployment(
            self.head.get("deployment") or stem,
            tuple(components),
            self.head.get("deployment_zh") or None,
            self.head.get("description") or None,
            tuple(condition for condition in conditions if condition),
            tuple(self.remarks),
        )

    def _row(self, draft: _Draft, row: Row, columns: Columns) -> None:
        """Add what one row says of a component."""
        for field in ("name_zh", "kind", "supplier", "jurisdiction", "version"):
            for cell in columns.cells(row, field)[:1]:
                before = draft.said.setdefault(field, cell)
                if before is cell:
                    draft.values[field] = self._value(field, cell)
                elif before.text != cell.text:
                    what = f"{cell.text!r} differs from {before.text!r} in {before.place}"
                    self._problem(cell.place, what, "say one thing of a component")
        evidence = tuple(self._evidence(row, columns))
        domain: Domain | None = None
        for cell in columns.cells(row, "domain")[:1]:
            domain = self._made(domains().named(cell.text) or cell.text, cell.place, Domain)
        verbatim = is_yes(columns.text(row, "verbatim"))
        claimed = columns.cells(row, "claims")
        if evidence and not claimed:
            self._problem(row.place(), "has evidence and no standard", "name the standard that it shows")
        for cell in claimed:
            if verbatim:
                draft.claims.append(Claim(None, cell.text, domain, evidence))
                continue
            for found in split_identifiers(cell.text):
                if found.id is None:
                    self._made(found.text.strip(), cell.place, StandardId)  # it tells what is wrong
                else:
                    draft.claims.append(Claim(found.id, str(found.id), domain, evidence))

    def _evidence(self, row: Row, columns: Columns) -> Iterator[Evidence]:
        """Make the evidence of a row, if it has any."""
        cells = {field: cell for field in _EVIDENCE for cell in columns.cells(row, field)[:1]}
        if not cells:
            return
        if "evidence" not in cells:
            place = next(iter(cells.values())).place
            self._problem(place, "belongs to evidence of no kind", f"fill {VOCABULARY['evidence'][0]!r} in this row")
            return
        kind = cells["evidence"]
        made = self._made(evidence_kinds().hinted(kind.text) or kind.text, kind.place, EvidenceKind)
        given: dict[str, Any] = {}
        for field, cell in cells.items():
            if field in {"issued", "expires"}:
                given[field] = self._made(date_of(cell.text), cell.place, PartialDate)
            elif field == "issuer_jurisdiction":
                given["jurisdiction"] = self._jurisdiction(cell)
            elif field != "evidence":
                given[field] = cell.text
        if made is not None:
            yield Evidence(made, **given)

    def _value(self, field: str, cell: Cell) -> Any:
        if field == "kind":
            return self._made(kinds().named(cell.text) or cell.text, cell.place, KindCode)
        return self._jurisdiction(cell) if field == "jurisdiction" else cell.text

    def _component(self, name: str, draft: _Draft) -> Component:
        if "kind" not in draft.said:
            draft.values["kind"] = self._guessed(name, draft.row.place())
        return Component(name, claims=tuple(dict.fromkeys(draft.claims)), **draft.values)

    def _guessed(self, name: str, place: str) -> KindCode | None:
        """Return the kind that a component's name says, with a remark, or None and a problem."""
        guess = kinds().hinted(name)
        if guess is None:
            self._problem(place, f"{name!r} has no kind", "add a column 'kind'; the template lists the kinds")
            return None
        self.remarks.append(placed(self.file, place, words.GUESSED(name=name, kind=guess)))
        return KindCode(guess)

    def _jurisdiction(self, cell: Cell) -> str | None:
        code = jurisdiction_code(cell.text) or jurisdictions().named(cell.text)
        if code is not None:
            return code
        self._problem(cell.place, f"no market is called {cell.text!r}", "write its code, such as CN or EU")
        return None

    def _made(self, text: Any, place: str, kind: type[T]) -> T | None:
        """Make a value of a text, or note what is wrong with the cell."""
        return self.reader.record(self.file, text, place, kind)

    def _problem(self, place: str, what: str, hint: str) -> None:
        self.reader.add(self.file, place, what, hint)
