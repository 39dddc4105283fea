"""CSV and workbooks as suppliers and analysts have them: a row for each product, or for each claim.

No sheet is refused for what is in a cell: what can be read is read, and every other cell with something in it,
in a column that matters, is listed in `Deployment.unread` with its place and the reason.
"""

from __future__ import annotations

import itertools
import os
import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.catalogs.dates import as_partial_date
from stdcompat.catalogs.read import TableReader
from stdcompat.catalogs.vocabulary import TRAITS, Domain, KindCode, Trait
from stdcompat.deployment.kinds import UNKNOWN, guess, traits_of
from stdcompat.deployment.model import Claim, Component, Deployment, OfferRow, Party, PartyRole, Statement, Unread
from stdcompat.deployment.readers import InputReading, InputSource, Options, words
from stdcompat.deployment.readers.answers import (
    contradicts,
    note_in,
    said_in_remark,
    sign_behind,
    ticked_under,
    titled,
    until_in,
)
from stdcompat.deployment.readers.bill import placed
from stdcompat.deployment.readers.cells import Content, Mark, dated, is_ditto, marks_in, named_in, read_cell, unraised
from stdcompat.deployment.readers.codes import (
    conditions_in,
    date_of,
    domains,
    evidence_kinds,
    kind_named,
    market_named,
)
from stdcompat.deployment.readers.furniture import bidder_in, is_across, is_furniture, is_section
from stdcompat.deployment.readers.given import Given
from stdcompat.deployment.readers.headings import VOCABULARY, field_named
from stdcompat.deployment.readers.layout import placed_rows
from stdcompat.deployment.readers.matrix import Matrix, answer_where_they_meet, matrix_in
from stdcompat.deployment.readers.ours import theirs
from stdcompat.deployment.readers.parties import parties_in, role_in
from stdcompat.deployment.statements import Said, answer_of, answer_under, statement_of, worst
from stdcompat.errors import DeploymentError, InputError
from stdcompat.language import Bilingual, joined
from stdcompat.sheets import Cell, Columns, Glossary, Row, read_sheets, sampled
from stdcompat.sheets.answers import is_blank, says_yes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from stdcompat.catalogs.model import PartialDate
    from stdcompat.deployment.readers.cells import Stated
    from stdcompat.identifiers import Found
    from stdcompat.sheets import Sheet

__all__ = ["VOCABULARY", "read"]

_EVIDENCE: Final = ("evidence", "issuer", "issuer_jurisdiction", "scheme", "number", "issued", "expires")
_HEAD: Final = ("deployment", "deployment_zh", "description", "conditions")
_IDENTITY: Final = ("supplier", "version", "kind", "jurisdiction", "name_zh")
_MOST: Final = 300
"""Of remarks on products, so many are listed; the rest is counted."""

_NEAR: Final = 50  # products of one name that a row may go on with: the rows of one stand near each other

_SHORT: Final = 30  # characters of a cell that answers, in a column that nobody reads
_ABOVE: Final = 6  # rows above the headings that may hold a title
_TITLE: Final = range(4, 120)  # characters of one


def read(source: InputSource, options: Options) -> InputReading:
    """Read a deployment from the sheets of a file."""
    reader = TableReader()
    try:
        given = Given.of(options)
        book = _Book(source.file, options, given)
        for sheet in theirs(read_sheets(source.file, source.content)):
            book.read(sheet)
    except InputError as error:
        raise DeploymentError([*reader.problems, *error.problems]) from error
    return InputReading(book.deployment(), tuple(book.columns))


@attrs.define
class _Draft:
    """A product while its rows are read: what each field is said to be, and where."""

    name: str
    row: Row
    said: dict[str, Cell] = attrs.field(factory=dict)
    values: dict[str, Any] = attrs.field(factory=dict)
    about: list[str] = attrs.field(factory=list)
    claims: list[Claim] = attrs.field(factory=list)
    marks: list[Mark] = attrs.field(factory=list)
    traits: list[Trait] = attrs.field(factory=list)
    parties: list[Party] = attrs.field(factory=list)
    since: int = 0  # where the claims of the last row begin that has any

    def restate(self, n: int, said: Said) -> None:
        """Let a claim say what was found out of it later, unless it says something already."""
        if self.claims[n].statement is Statement.CLAIMED:
            self.claims[n] = attrs.evolve(self.claims[n], statement=said.statement, words=said.words)


class _Book:
    """The sheets of one file: the products found so far, in their order, and what was not understood."""

    def __init__(self, file: str, options: Options, given: Given) -> None:
        self.file = file
        self.advance = options.advance
        self.given = given
        self.columns: list[Columns] = []
        self.sheets: list[Sheet] = []
        self.head: dict[str, str] = {}
        self.drafts: dict[str, list[_Draft]] = {}
        self.remarks: list[str] = []
        self.more = 0  # remarks that are not listed
        self.unread: list[Unread] = []
        self.cells = 0
        self.lines: list[tuple[_Draft, OfferRow]] = []
        self.title = self.bidder = ""
        self.parties: list[Party] = []  # of all products: named above or below a table
        self.whole = ""  # what the offer is called where a table names no products
        self.matrices = 0
        self._above: dict[int, str] = {}
        self._signed: list[tuple[_Draft, int, str]] = []  # the claims of the sheet, and the sign of a note behind each
        self._notes: list[tuple[str, Said]] = []  # what notes say of these, by their signs
        self._sheet: Said | None = None  # what the name of the sheet says of everything in it
        self._title: Said | None = None  # what a title says of the table below it
        self._heading: Said | None = None  # what all of these, or a section, say of the next row

    # --- rows -------------------------------------------------------------------------------------

    def read(self, sheet: Sheet) -> None:
        """Read one sheet; one that holds neither products nor the deployment is something else."""
        self.sheets.append(sheet)
        last: _Draft | None = None
        known = len(self.columns)
        hidden: list[Row] = []
        self._signed, self._notes = [], []
        self._sheet = self._heading = titled(sheet.name or "")
        self._title = None
        matrix = None if self.given.fixed else matrix_in(sheet, self.given.vocabulary)
        if matrix is not None:
            self._met(sheet, matrix)
            self._tell_aside(sheet, self.columns[known:], [row for row in sheet.rows() if row.hidden])
            return
        for found, row in placed_rows(sheet, self.given.vocabulary, fixed=self.given.fixed):
            if row is None:
                self._begin(found)
                last = None
                continue
            self.advance()
            if row.hidden:
                hidden.append(row)
            if found is None or not self._reads(found):
                self._tell_title(row)
                self._struck(row, None)
                self._noted(row, is_above=not self._signed)
                self._outside(row, words.OUTSIDE)
                last = None
                continue
            if row.struck and not self._is_left(row, found):
                last = None
            elif any(row.cells):
                last = self._placed(row, found, last)
        self._apply_notes()
        self._tell_aside(sheet, self.columns[known:], hidden)

    def _met(self, sheet: Sheet, matrix: Matrix) -> None:
        """Read a table of products against standards: each cell where they meet is a claim, or denies one."""
        columns = matrix.columns()
        self.columns.append(columns)
        self.matrices += 1
        drafts: dict[str, _Draft] = {}
        for row in sheet.rows():
            self.advance()
            if row.number <= matrix.headings.number:
                if row.number < matrix.headings.number:
                    self._tell_title(row)
                continue
            self._struck(row, columns)
            met = list(matrix.meeting(row))
            if not met:
                self._outside(row, words.NOT_A_PRODUCT)
            claims: dict[str, list[Claim]] = {}
            for n, product, standard in met:
                if product not in drafts:
                    drafts[product] = _Draft(product, row)
                    self.drafts.setdefault(product, []).append(drafts[product])
                if not row.cells[n]:
                    continue
                self.cells += 1
                cell = Cell(row.cells[n], row, n)
                said = self._heading or answer_where_they_meet(cell)
                if said is not None:
                    claims.setdefault(product, []).append(
                        Claim(standard, str(standard), None, (), said.statement, said.words)
                    )
                if said is not None and said.statement is Statement.UNCLEAR:
                    self._lost(cell, cell.text, words.NO_ANSWER())
            for product, some in claims.items():
                drafts[product].claims += some
                self.lines.append((drafts[product], _line(row, columns, tuple(some))))

    def _noted(self, row: Row, *, is_above: bool) -> None:
        """Keep what a row that is no product says of claims: a title of what is below it, a note of what is above."""
        texts = list(dict.fromkeys(filter(None, row.cells)))
        for text in texts if len(texts) == 1 or not is_above else ():  # several are headings
            note = note_in(text)
            if note is None:
                continue
            if note.sign:
                self._notes.append((note.sign, note.said))
            elif note.of_claims and is_above:
                self._title = titled(text)
            elif note.of_claims:
                self._notes.append(("", note.said if note.of_all else Said(Statement.UNCLEAR, text)))

    def _apply_notes(self) -> None:
        """Let each claim of the sheet say what the notes say of it."""
        for sign, said in self._notes:
            for draft, n, own in self._signed:
                if own == sign or not sign:
                    draft.restate(n, said)

    def _tell_aside(self, sheet: Sheet, tables: Sequence[Columns], hidden: Sequence[Row]) -> None:
        """Say what whoever opens the sheet does not see at once, and list the comments that speak of a standard."""
        place = f"sheet {sheet.name!r}"
        if sheet.aside.hidden and tables:
            self._remark(place, lambda: words.HIDDEN_SHEET())  # noqa: PLW0108  # a phrase takes names
        if hidden and tables:
            self._remark(place, lambda: words.HIDDEN_ROWS(n=len(hidden), row=hidden[0].number))
        for columns in tables:
            self._tell_unread(columns)
            for n in sorted(sheet.aside.columns):
                if n < len(columns.fields) and columns.fields[n] is not None:
                    self._tell_hidden(columns.headings, n)
        idle = 0
        for number, column, text in sheet.aside.comments:
            said = answer_of(text)
            if named_in(text) or (said is not None and said.statement is not Statement.CLAIMED):
                self.cells += 1
                self._lost(Cell(text, Row(sheet.name, number, ()), column), text, words.COMMENT())
            else:
                idle += 1
        if idle:
            self._remark(place, lambda: words.COMMENTS(n=idle))

    def _tell_unread(self, columns: Columns) -> None:
        """Name the columns that are not read, but for those that are known to say nothing of it: quantities, prices."""
        if self.given.fixed:
            return  # a person said which are
        known = Glossary(self.given.vocabulary)
        pairs = zip(columns.headings.cells, columns.fields, strict=False)
        idle = [text for text, field in pairs if text and field is None and known.look_up(text)[1] != ""]
        if idle:
            self._remark(columns.headings.place(), lambda: words.COLUMNS_NOT_READ(headings=joined(dict.fromkeys(idle))))

    def _tell_hidden(self, headings: Row, column: int) -> None:
        self._remark(headings.place(column), lambda: words.HIDDEN_COLUMN(heading=headings.cells[column]))

    def _is_left(self, row: Row, columns: Columns) -> bool:
        """List what is struck through in a row of a table, and tell whether its product is still offered."""
        self._struck(row, columns)
        if columns.text(row, "name") or not {n for n, _ in row.struck} & set(columns.places("name")):
            return True
        for cell in self._filled(row, columns):
            self.cells += 1
            self._lost(cell, cell.text, words.STRUCK())
        return False

    def _struck(self, row: Row, columns: Columns | None) -> None:
        """List what is struck through: it is not offered."""
        for n, text in row.struck:
            read = columns is not None and n < len(columns.fields) and columns.fields[n] is not None
            if read or named_in(text):
                self.cells += 1
                self._lost(Cell(text, row, n), text, words.STRUCK())

    def _tell_title(self, row: Row) -> None:
        """Keep the title and the bidder that stand above a table."""
        texts = list(dict.fromkeys(filter(None, row.cells)))
        self._tell_parties(texts)
        if len(texts) == 2 and field_named(texts[0]) == "name":  # noqa: PLR2004  # "Product:", "Server"
            texts = texts[1:]
        for text in texts:
            if bidder_in(text) is not None:
                continue
            if not self.title and len(texts) == 1 and row.number <= _ABOVE and len(text) in _TITLE:
                self.title = text

    def _tell_parties(self, texts: Sequence[str]) -> None:
        """Keep the bidder, and whoever else is named above or below a table for all of its products."""
        for text, after in itertools.zip_longest(texts, texts[1:], fillvalue=""):
            said = bidder_in(text)
            label = text.rstrip().rstrip(":：")
            if said is not None:
                self.bidder = self.bidder or said
            elif after and len(label) < _SHORT and (role := role_in(label)) is not None and role_in(after) is None:
                if role is PartyRole.BIDDER:
                    self.bidder = self.bidder or after
                self.parties.append(Party(after, role))
            else:
                self.parties += parties_in(text)

    def _begin(self, columns: Columns | None) -> None:
        """Begin a table: nothing stands above its first row, and no section goes on."""
        self._above = {}
        self._heading, self._title = self._title or self._sheet, None
        if columns is not None and columns not in self.columns and self._reads(columns):
            self.columns.append(columns)

    def _reads(self, columns: Columns) -> bool:
        """Return whether a table is of products, or of what the one product answers that the title names."""
        alone = bool(columns.places("claims") and columns.places("compliance"))
        return _is_table(columns) or (alone and (not self.drafts or bool(self.whole)))

    def _placed(self, row: Row, columns: Columns, last: _Draft | None) -> _Draft | None:
        """Read one row of a table, and return the product that the next row may go on with."""
        for field in _HEAD:
            self.head[field] = self.head.get(field) or columns.text(row, field)
        if not any(columns.places(field) for field in ("name", "asked", "compliance")):
            return last
        # What is asked or answered without a product is so of the whole offer.
        name = columns.text(row, "name")
        if not columns.places("name"):
            self.whole = name = _product_in(self.title) or self._stem
        section = is_section(row, columns)
        if section or is_furniture(row, columns, name):
            self._tell_parties(list(dict.fromkeys(filter(None, row.cells))))
            if section:
                first = next(cell for cell in row.cells if cell)
                self._heading = titled(first) or self._sheet
                self._remark(row.place(), lambda: words.SUB_HEADING(text=first[:80]))
            else:
                self._noted(row, is_above=False)
            self._outside(row, words.NOT_A_PRODUCT)
            return None if is_across(row) else last
        if is_ditto(name):
            name = last.name if last is not None else ""
        if name and not is_blank(name):
            last = self._draft(name, row, columns)
        elif last is None:
            if any(columns.text(row, field) for field in ("claims", "marks", "kind", "supplier")):
                for cell in self._filled(row, columns):
                    self._lost(cell, cell.text, words.NO_PRODUCT())
            return None
        self._row(last, row, columns)
        return last

    def _outside(self, row: Row, reason: Any) -> None:
        """List the designations of a row that is no product's."""
        for n, text in enumerate(row.cells):
            if text and (n == 0 or row.cells[n - 1] != text):
                ids = named_in(text)
                if ids:
                    self.cells += 1
                    self._lost(Cell(text, row, n), text, reason(ids=joined(ids)))

    def _draft(self, name: str, row: Row, columns: Columns) -> _Draft:
        """Return the product that a row names: one of that name which it does not contradict, or a new one."""
        drafts = self.drafts.setdefault(name, [])
        told = [(field, text) for field in _IDENTITY if (text := columns.text(row, field))]
        for draft in reversed(drafts[-_NEAR:]):
            if all(field not in draft.said or draft.said[field].text == text for field, text in told):
                return draft
        drafts.append(_Draft(name, row))
        return drafts[-1]

    def _filled(self, row: Row, columns: Columns) -> Iterator[Cell]:
        for n, field in enumerate(columns.fields):
            if field is not None and n < len(row.cells) and row.cells[n]:
                yield Cell(row.cells[n], row, n)

    def _row(self, draft: _Draft, row: Row, columns: Columns) -> None:
        """Add what one row says of a product."""
        self.cells += sum(1 for _ in self._filled(row, columns))
        for field in _IDENTITY:
            for cell in columns.cells(row, field)[:1]:
                if field not in draft.said and not is_blank(cell.text):
                    draft.said[field] = cell
                    value = self._value(field, cell)
                    if value is not None:
                        draft.values[field] = value
        self._parties(draft, row, columns)
        for cell in columns.cells(row, "about"):
            draft.about.append(cell.text)
        for cell in columns.cells(row, "traits"):
            self._traits(draft, cell)
        before = len(draft.claims)
        self._claims(draft, row, columns)
        self.lines.append((draft, _line(row, columns, tuple(draft.claims[before:]))))
        self._not_read(row, columns)

    def _parties(self, draft: _Draft, row: Row, columns: Columns) -> None:
        """Keep who else a row names: in further columns of suppliers, and in words ("OEM: Acme") in what is not read."""
        first = draft.said.get("supplier")
        for n, text in enumerate(row.cells):
            field = columns.fields[n] if n < len(columns.fields) else None
            if not text or is_blank(text) or field not in {None, "supplier", "about", "remarks", "name", "version"}:
                continue
            heading = columns.headings.cells[n] if n < len(columns.fields) else ""
            role = role_in(heading) if field in {None, "supplier"} else None
            if field == "supplier" or role is not None:
                if first is None or text != first.text:
                    draft.parties.append(Party(text, role or PartyRole.SUPPLIER))
            else:
                draft.parties += parties_in(text)

    def _not_read(self, row: Row, columns: Columns) -> None:
        """List the designations that stand in columns that nobody reads."""
        for n, text in enumerate(row.cells):
            field = columns.fields[n] if n < len(columns.fields) else None
            if text and field in {None, "about", "name", "remarks"}:
                if field is None and len(text) < _SHORT and contradicts(text):
                    self.cells += 1
                    self._lost(Cell(text, row, n), text, words.REMARKED())
                    continue
                ids = named_in(text)
                if ids:
                    self.cells += field is None
                    self._lost(Cell(text, row, n), text, words.OTHER_COLUMN(ids=joined(ids)))

    # --- claims -----------------------------------------------------------------------------------

    def _claims(self, draft: _Draft, row: Row, columns: Columns) -> None:
        """Add the claims of one row, with what is said of them and what shows them."""
        evidence = self._evidence(row, columns)
        domain = self._domain(row, columns)
        if says_yes(columns.text(row, "verbatim")):
            beside = () if evidence is None else (evidence,)
            draft.claims += [Claim(None, cell.text, domain, beside) for cell in columns.cells(row, "claims")]
            return
        cells = [cell for field in ("claims", "marks") for cell in columns.cells(row, field)]
        read = [(cell, content) for cell in cells if (content := self._content(cell)) is not None]
        contents = [content for _, content in read]
        named = [
            mark for cell in columns.cells(row, "evidence") for mark in marks_in(cell.text)[0] if mark.code != "pq"
        ]
        marks = [mark for content in contents for mark in content.marks] + named
        for cell in columns.cells(row, "remarks"):
            marks += self._remarked(cell)
        answer = self._answer(row, columns, contents)
        stated = [(cell, one) for cell, content in read for one in content.claims]
        if len(stated) == 1:  # the year of an edition in the next column
            cell, one = stated[0]
            years = [other.text for other in columns.cells(row, "edition") if other.column == cell.column + 1]
            stated = [(cell, dated(one, *years[:1]))] if years else stated
        if not stated and answer is not None and not any(one.marks or one.unread for one in contents):
            # "fully met" answers what was asked
            stated = [
                (cell, one._replace(said=answer))
                for cell in columns.cells(row, "asked")
                for one in read_cell(cell.text).claims
            ]
            if not stated:  # the row goes on with what is said above it
                for n in range(draft.since, len(draft.claims)):
                    draft.restate(n, answer)
        if stated:
            draft.since = len(draft.claims)
        for cell, one in stated:
            until = self._until(cell, one.found, row, columns)
            shown = _shown(str(one.found.id), marks, named, evidence if until is None else _ending(evidence, until))
            said = self._said_of(one, answer, columns.headings.cells[cell.column : cell.column + 1])
            self._signed.append((draft, len(draft.claims), sign_behind(unraised(cell.text), one.found.end)))
            draft.claims.append(Claim(one.found.id, str(one.found.id), domain, shown, said.statement, said.words))
        draft.marks += marks
        if evidence is not None and not stated and not draft.claims:
            for field in ("number", "evidence", "issuer"):
                for cell in columns.cells(row, field)[:1]:
                    self._lost(cell, cell.text, words.NOTHING_TO_SHOW())

    def _said_of(self, one: Stated, answer: Said | None, headings: Sequence[str]) -> Said:
        """Return what is said of a claim: in its cell, else in its row, else by the headings that it stands under."""
        titles = [titled(heading, is_column=True) for heading in headings]
        told = (one.said, answer, *titles, self._heading)
        return next((said for said in told if said is not None and said.statement is not Statement.CLAIMED), one.said)

    def _until(self, cell: Cell, found: Found, row: Row, columns: Columns) -> tuple[str, PartialDate] | None:
        """Return until when a claim holds, as its cell says behind the designation, or a remark on the row."""
        texts = [unraised(cell.text)[found.end :], *(remark.text for remark in columns.cells(row, "remarks"))]
        for text in texts:
            until = until_in(text)
            if until is not None and (text is not texts[0] or not named_in(text[: text.find(until)])):
                date = self._date(cell._replace(text=until))
                return None if date is None else (text, date)
        return None

    def _domain(self, row: Row, columns: Columns) -> Domain | None:
        for cell in columns.cells(row, "domain")[:1]:
            code = domains().named(cell.text)
            if code is not None:
                return Domain(code)
            if not is_blank(cell.text):
                self._lost(cell, cell.text, words.NO_DOMAIN_CELL())
        return None

    def _remarked(self, cell: Cell) -> list[Mark]:
        """Read the marks of a remark; one that denies or postpones something is listed, whatever it is about."""
        said = statement_of(cell.text)
        if said is not None and said.statement is not Statement.CLAIMED and said_in_remark(cell.text) is None:
            self._lost(cell, cell.text, words.REMARKED())
            return []
        return marks_in(cell.text)[0]

    def _content(self, cell: Cell) -> Content | None:
        """Read a cell of standards or marks; what it does not yield is listed."""
        text = cell.text
        if is_ditto(text):
            text = self._above.get(cell.column, "")
            if not text:
                self._lost(cell, cell.text, words.NOTHING_ABOVE())
                return None
        self._above[cell.column] = text
        content = read_cell(text)
        for piece, reason in content.unread:
            self._lost(cell, piece, reason)
        return content

    def _answer(self, row: Row, columns: Columns, read: Sequence[Content]) -> Said | None:
        """Return the worst that the row says of all its claims: in a compliance column, a remark, or beside no designation."""
        told: list[Said] = []
        for cell in columns.cells(row, "compliance"):
            said = answer_under(cell.text, columns.headings.cells[cell.column])
            if said is not None:
                told.append(said)
                if said.statement is Statement.UNCLEAR:
                    self._lost(cell, cell.text, words.NO_ANSWER())
        for cell in columns.cells(row, "ticked"):
            said = ticked_under(cell.text, columns.headings.cells[cell.column])
            if said is not None:
                told.append(said)
        remarks = [said for cell in columns.cells(row, "remarks") if (said := said_in_remark(cell.text)) is not None]
        told += [said for said in remarks if said.statement is not Statement.CLAIMED]
        if not told:
            told = [content.said for content in read if content.said is not None][:1]
        return worst(told) if told else None

    def _evidence(self, row: Row, columns: Columns) -> Evidence | None:
        """Make the evidence of a row, if it has any."""
        cells = {
            field: cell
            for field in _EVIDENCE
            for cell in columns.cells(row, field)[:1]
            if not is_blank(cell.text) and not is_ditto(cell.text)
        }
        if not set(cells) - {"issued"}:
            return None
        given: dict[str, Any] = {}
        kind: str | None = None
        if "evidence" in cells and not self._is_shown(cells["evidence"]):
            return None
        for field, cell in cells.items():
            heading = columns.headings.cells[cell.column]
            if field == "evidence":
                kind = evidence_kinds().hinted(cell.text)
                if kind is None:
                    kind = self._kept(cell, heading, given)
            elif field in {"issued", "expires"}:
                given[field] = self._date(cell)
            elif field == "issuer_jurisdiction":
                given["jurisdiction"] = self._jurisdiction(cell)
            else:
                given[field] = cell.text
                if field == "number":
                    kind = kind or evidence_kinds().hinted(cell.text) or evidence_kinds().hinted(heading)
        if kind is None and "expires" in cells:
            kind = evidence_kinds().hinted(columns.headings.cells[cells["expires"].column])
        if kind is None and not {"number", "evidence", "issuer", "expires"} & set(cells):
            return None
        if kind is None:
            place = next(iter(cells.values())).place
            self._remark(place, lambda: words.WEAKEST_CELL())  # noqa: PLW0108  # a phrase takes names
        return Evidence(
            EvidenceKind(kind or "self-declaration"), **{key: value for key, value in given.items() if value}
        )

    def _is_shown(self, cell: Cell) -> bool:
        """Return whether a cell of evidence says that there is some: "certificate pending" shows nothing."""
        said = statement_of(cell.text)
        if said is None or said.statement is Statement.CLAIMED:
            return True
        self._lost(cell, cell.text, words.NOT_SHOWN())
        return False

    def _kept(self, cell: Cell, heading: str, given: dict[str, Any]) -> str | None:
        """Read a cell of evidence that names no kind: its heading may, and the cell the issuer or a number."""
        kind = evidence_kinds().hinted(heading)
        marks, rest = marks_in(cell.text)
        if kind is None and not marks:
            self._lost(cell, cell.text, words.UNKNOWN_EVIDENCE())
            return None
        if rest or not marks:
            given.setdefault("number" if any(map(str.isdigit, cell.text)) else "issuer", cell.text)
        return kind or "certificate"

    # --- values -----------------------------------------------------------------------------------

    def _value(self, field: str, cell: Cell) -> Any:
        if field == "kind":
            code = kind_named(cell.text)
            if code is None:
                self._lost(cell, cell.text, words.UNKNOWN_KIND_CELL())
            return code
        return self._jurisdiction(cell) if field == "jurisdiction" else cell.text

    def _jurisdiction(self, cell: Cell) -> str | None:
        code = market_named(cell.text)
        if code is None:
            self._lost(cell, cell.text, words.NO_MARKET_CELL())
        return code

    def _date(self, cell: Cell) -> PartialDate | None:
        try:
            return as_partial_date(date_of(cell.text))
        except (TypeError, ValueError):
            self._lost(cell, cell.text, words.NO_DATE_CELL())
            return None

    def _traits(self, draft: _Draft, cell: Cell) -> None:
        for word in re.split(r"[,;、，；\s]+", cell.text):
            if word in TRAITS:
                draft.traits.append(Trait(word))
            elif word and not is_blank(word):
                self._lost(cell, word, words.UNKNOWN_KIND_CELL())

    # --- what comes of it -------------------------------------------------------------------------

    def deployment(self) -> Deployment:
        """Make the deployment.

        Raises:
            DeploymentError: if no column can be products, or none can be standards.
        """
        self._refuse()
        drafts = [draft for drafts in self.drafts.values() for draft in drafts]
        order = {columns.headings.sheet: n for n, columns in reversed(list(enumerate(self.columns)))}
        drafts.sort(key=lambda draft: (order.get(draft.row.sheet, 0), draft.row.number))
        components = tuple(self._named(drafts))
        if self.more:
            self.remarks.append(placed(self.file, "", words.MORE(n=self.more)))
        self._tell_marks(zip(components, drafts, strict=True))
        names = {id(draft): component.name for component, draft in zip(components, drafts, strict=True)}
        conditions = conditions_in(self.head.get("conditions", ""))
        return Deployment(
            self.head.get("deployment") or self.title or self._stem,
            components,
            self.head.get("deployment_zh") or None,
            self.head.get("description") or None,
            conditions,
            tuple(self.remarks),
            tuple(self.unread),
            self.cells,
            tuple(attrs.evolve(line, component=names[id(draft)]) for draft, line in self.lines),
            self.bidder or None,
            self.file,
        )

    @property
    def _stem(self) -> str:
        return os.path.splitext(os.path.basename(self.file))[0]

    def _refuse(self) -> None:
        """Refuse a file of which no column can be products, or none can be standards."""
        reader = TableReader()
        products = bool(self.whole) or any(
            columns.places("name") or columns.places("asked") for columns in self.columns
        )
        standards = any(
            columns.places(field) for columns in self.columns for field in ("claims", "marks", "asked", "deployment")
        )
        if ((products and standards) or self.matrices) and self.drafts:
            return
        if products and standards:
            reader.add(self.file, "", "has no component", "list at least one")
            raise DeploymentError(reader.problems)
        lacking = "products" if not products else "standards"
        hint = "say which headings are which with --columns; --write-columns writes a file to begin with"
        reader.add(self.file, "", f"no column can be {lacking}", hint)
        for sheet in self.sheets:
            for place, what in sampled(sheet, self.columns):
                reader.add(self.file, place, what)
        error = DeploymentError(reader.problems)
        error.columns = tuple(self.columns)  # what was guessed may be written and corrected all the same
        raise error

    def _named(self, drafts: Sequence[_Draft]) -> Iterator[Component]:
        """Make the products; those of one name are told apart by version, supplier or number."""
        seen: set[str] = set()
        numbers: dict[str, int] = {}
        for draft in drafts:
            name = draft.name
            if len(self.drafts[draft.name]) > 1:
                others = [draft.values.get(field) for field in ("version", "supplier")]
                more = next((text for text in others if text and f"{name} ({text})" not in seen), None)
                name = f"{name} ({more})" if more else name
            base = name
            while name in seen:
                numbers[base] = numbers.get(base, 1) + 1
                name = f"{base} ({numbers[base]})"
            seen.add(name)
            yield self._component(name, draft)

    def _component(self, name: str, draft: _Draft) -> Component:
        values = {field: draft.values.get(field) for field in _IDENTITY}
        about = " ".join(
            [*draft.about, values["version"] or "", draft.said["kind"].text if "kind" in draft.said else ""]
        )
        found = guess(draft.name, about)
        place = draft.row.place()
        said = self.given.kinds.get(draft.name) or values["kind"]
        if said is None:
            said = found.kind or next((kind for text in draft.about if (kind := guess(text).kind) is not None), None)
        is_guess = said is not None and said is not self.given.kinds.get(draft.name) and said is not values["kind"]
        if said is None:
            said = UNKNOWN
            if draft.name != self.whole:
                self._remark(place, lambda: words.kind_not_known(draft.name))
        if is_guess:
            self._remark(place, lambda: words.GUESSED(name=draft.name, kind=words.kind_in_words(KindCode(said))))
        traits = self.given.traits.get(draft.name)
        if traits is None:
            told = tuple(draft.traits) or found.traits
            borne = {trait for mark in draft.marks for trait in mark.traits}
            traits = tuple(sorted({*told, *borne, *traits_of(KindCode(said))}))
            if told and not draft.traits:
                self._remark(place, lambda: words.told_traits(draft.name, told))
        return Component(
            name,
            KindCode(said),
            values["supplier"],
            values["jurisdiction"],
            values["version"],
            values["name_zh"],
            tuple(dict.fromkeys(draft.claims)),
            traits,
            parties=self._parties_of(draft, values["supplier"]),
        )

    def _parties_of(self, draft: _Draft, supplier: str | None) -> tuple[Party, ...]:
        """Return everybody who is named with a product but its supplier, each once."""
        bidder = [Party(self.bidder, PartyRole.BIDDER)] if self.bidder else []
        named: dict[str, Party] = {}
        for party in (*draft.parties, *self.parties, *bidder):
            if party.name != supplier:
                named.setdefault(party.name, party)
        return tuple(named.values())

    def _tell_marks(self, drafts: Iterable[tuple[Component, _Draft]]) -> None:
        """Say of each mark which products state it."""
        by_mark: dict[str, tuple[Mark, list[str]]] = {}
        for component, draft in drafts:
            for mark in draft.marks:
                by_mark.setdefault(mark.text, (mark, []))[1].append(component.name)
        for text, (mark, products) in by_mark.items():
            names = list(dict.fromkeys(products))
            shown = joined([*names[:3], *(["…"] if len(names) > 3 else [])])  # noqa: PLR2004  # enough to know which
            marked = words.MARKED(mark=text, name=Bilingual(*mark.name), products=shown)
            self.remarks.append(placed(self.file, "", marked))

    def _remark(self, place: str, what: Callable[[], str]) -> None:
        """Remark on a product, unless there are so many remarks that nobody reads them: these are counted."""
        if len(self.remarks) < _MOST:
            self.remarks.append(placed(self.file, place, what()))
        else:
            self.more += 1

    def _lost(self, cell: Cell, text: str, reason: str) -> None:
        self.unread.append(Unread(cell.place, text, reason))


def _product_in(title: str) -> str:
    """Return the product that the title of a table names behind a dash or a colon; the whole title where none is."""
    pieces = re.split(r"\s[-–—]\s|[:：]", title)
    return next((piece.strip() for piece in reversed(pieces) if guess(piece).kind is not None), title)


def _is_table(columns: Columns) -> bool:
    """Return whether a table holds products, the deployment, or what is asked with its answers."""
    return any(columns.places(field) for field in ("name", "deployment")) or (
        bool(columns.places("asked")) and any(columns.places(field) for field in ("claims", "compliance"))
    )


def _line(row: Row, columns: Columns, claims: tuple[Claim, ...]) -> OfferRow:
    """Return what a row says, but for its product."""
    texts = {field: "; ".join(cell.text for cell in columns.cells(row, field)) for field in ("asked", "clause")}
    cell = next(iter(columns.cells(row, "compliance")), None)
    deviation = "" if cell is None else cell.text
    answered = "; ".join(cell.text for cell in columns.cells(row, "claims"))
    said = None if cell is None else answer_under(cell.text, columns.headings.cells[cell.column])
    stated = None if said is None else said.statement
    at = (row.sheet, row.number, columns.headings.number)
    return OfferRow(*at, "", claims, texts["clause"], texts["asked"], answered, deviation, stated)


def _ending(evidence: Evidence | None, until: tuple[str, PartialDate]) -> Evidence:
    """Return the evidence of a claim that holds until a day, of the weakest kind where none is named."""
    text, date = until
    if evidence is None:
        return Evidence(EvidenceKind(evidence_kinds().hinted(text) or "self-declaration"), expires=date)
    return evidence if evidence.expires is not None else attrs.evolve(evidence, expires=date)


def _shown(
    designation: str, marks: Sequence[Mark], beside: Sequence[Mark], evidence: Evidence | None
) -> tuple[Evidence, ...]:
    """Return what shows a claim: the evidence of its row, under the scheme that is named beside it, and its marks."""
    shown = dict.fromkeys(
        found for mark in marks if mark not in beside and (found := mark.shows(designation)) is not None
    )
    if evidence is None:
        return tuple(shown)
    named = next((found for mark in beside if (found := mark.shows(designation)) is not None), None)
    if named is not None and evidence.scheme is None:
        evidence = attrs.evolve(evidence, scheme=named.scheme)
    return (evidence, *shown)
