r"""Official lists as authorities publish them: a table with a row for each citation.

The Commission publishes its summary lists in two layouts, others in their own. All are read alike: the columns are
found by their headings, and a cell with several lines or references becomes one citation with its bundle.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.plain import try_id
from stdcompat.errors import MarketError, Problem
from stdcompat.identifiers import StandardId, find_identifiers
from stdcompat.sheets import Columns, find_columns, read_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from stdcompat import sheets

__all__ = ["HEADINGS", "LeftOut", "Table", "TableRow", "day_of", "read_tables", "references_of"]

HEADINGS: Final[sheets.Vocabulary] = {
    "act": (
        *("legislation", "legislation reference", "legislation title", "act", "directive", "regulation", "legal act"),
        *("uk legislation", "gb legislation", "statutory instrument"),
        *("法规", "指令", "法律依据", "rechtsvorschrift", "richtlinie", "référence de la législation", "législation"),
        *("legislación", "legislazione", "wetgeving", "prawodawstwo", "legislação"),
    ),
    "body": (
        "eso",
        "european standardisation organisation",
        "european standardization organisation",
        "oen",
        "标准化组织",
    ),
    "reference": (
        *("reference and title provision", "reference and title", "reference number of the standard"),
        *("reference of the standard", "reference of standard", "reference number", "standard reference", "reference"),
        *("reference number of standard", "standard reference number", "reference number of the designated standard"),
        *("designated standard", "designated standard reference", "standard", "standard number"),
        *("标准号", "标准编号", "nummer der norm", "fundstelle der norm", "bezugsnummer der norm"),
        *("numéro de référence de la norme", "référence de la norme", "referencia de la norma"),
        *("número de referencia de la norma", "riferimento della norma", "numero di riferimento della norma"),
        *("referentienummer van de norm", "referentie van de norm", "numer normy", "numer referencyjny normy"),
        *("odniesienie do normy", "referência da norma", "número de referência da norma"),
    ),
    "amendments": ("amendments", "amendments and corrigenda", "amended by", "修改单"),
    "title": (
        *("title of the standard", "title of standard", "title", "standard title", "standard name", "标准名称", "名称"),
        *("titel der norm", "titre de la norme", "título de la norma", "titolo della norma", "titel van de norm"),
        *("tytuł normy", "título da norma"),
    ),
    "type": ("type",),
    "since": (
        *("start of legal effect", "date of start of presumption of conformity", "start of presumption of conformity"),
        *("date of start of presumption", "presumption of conformity start date", "presumption start date"),
        *("date of designation", "designation date", "date designated", "notice date", "date of notice"),
        *(
            "date of publication",
            "publication date",
            "since",
            "start date",
            "date of start",
            "valid from",
            "effective date",
        ),
        *("beginning of the coexistence period", "生效日期", "实施日期", "起始日期"),
        *("datum des beginns der konformitätsvermutung", "beginn der konformitätsvermutung"),
        *("date de début de présomption de conformité", "fecha de inicio de la presunción de conformidad"),
        *("data di inizio della presunzione di conformità", "begindatum van het vermoeden van conformiteit"),
        *("data początku domniemania zgodności", "data de início da presunção de conformidade"),
    ),
    "restricted_since": (
        *("date of start of presumption of conformity with restriction", "有限制的符合性推定起始日期"),
        "datum des beginns der konformitätsvermutung mit einschränkung",
        "date de début de présomption de conformité avec restriction",
        "fecha de inicio de la presunción de conformidad con restricción",
        "data di inizio della presunzione di conformità con restrizione",
    ),
    "until": (
        *("end of legal effect", "date of withdrawal from oj", "date of withdrawal", "withdrawal date", "until"),
        *("date of withdrawal of designation", "date of removal", "removal date", "end of designation"),
        *("presumption of conformity end date", "presumption end date", "date of end of presumption"),
        *("end date", "valid to", "date of end of presumption of conformity", "date of cessation", "cessation date"),
        *("终止日期", "废止日期", "撤销日期", "失效日期", "截止日期"),
        *("datum der streichung aus dem abl", "datum der zurückziehung", "date de retrait du jo", "date de retrait"),
        *("fecha de retirada del do", "fecha de retirada", "data di ritiro dalla gu", "data di ritiro"),
        *("datum van intrekking", "data wycofania z dz u", "data wycofania", "data de retirada"),
    ),
    "restriction": (
        *("restriction", "notice", "restriction or note", "note", "restriction or informative note"),
        *("informative note", "notes and restrictions", "remark", "限制", "备注"),
        *("einschränkung", "restricción", "restrizione", "beperking", "ograniczenie", "restrição"),
    ),
    "decision": (
        *("publication decision reference", "decision", "notice of publication", "publication reference"),
        *("notice of publication reference", "publication notice reference", "notice reference", "notice number"),
    ),
    "oj": (
        *("publication oj reference", "oj reference for publication in oj", "oj公告号"),
        *(
            "fundstelle der veröffentlichung im abl",
            "référence jo de la publication",
            "referencia do de la publicación",
        ),
    ),
    "restricted_oj": (
        "oj reference for publication of a restriction in oj",
        "fundstelle der veröffentlichung einer einschränkung im abl",
        "référence jo de la publication d'une restriction",
    ),
    "ended_by": (
        *("withdrawal decision reference", "notice of withdrawal", "notice of withdrawal reference"),
        *("withdrawal notice reference", "withdrawal notice", "withdrawal reference", "removal notice reference"),
    ),
    "ended_oj": (
        *("withdrawal oj reference", "oj reference for withdrawal from oj"),
        *("fundstelle der streichung aus dem abl", "référence jo du retrait", "referencia do de la retirada"),
    ),
    "superseded": (
        *("reference of the superseded standard", "reference to the superseded standard", "superseded standard"),
        *("reference of superseded standard", "reference number of the superseded standard", "代替标准"),
    ),
    "row": ("no", "row", "item", "序号"),
    "": ("publication oj date", "withdrawal oj date", "end of the coexistence period"),
}
"""What is looked for in a table, by the headings that it goes by; what stands under the empty name is not read."""

_NEEDED: Final = (
    "a column with the references of the standards, and one with the day on which a citation starts or ends, "
    "or with the notice that published it"
)
_DATE_FIELDS: Final = ("since", "restricted_since", "until")
_TELLING: Final = (*_DATE_FIELDS, "decision", "oj")
_ISO: Final = pattern(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
_DAY_FIRST: Final = pattern(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4})\.?")
_NAMED: Final = pattern(r"(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_FIRST: Final = pattern(r"([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})")
_CHINESE: Final = pattern(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_SERIAL: Final = pattern(r"[1-9]\d{4}")
_MONTHS: Final = tuple(
    one.split()
    for one in (
        *(
            "jan ene gen styc",
            "feb fév lut luty",
            "mar mär mrt",
            "apr avr abr kwie kwi",
            "may mai mag maj mei",
            "jun jui giu cze czer",
        ),
        *(
            "jul juil lug lip",
            "aug aoû ago sie",
            "sep set wrz",
            "oct okt ott out paź",
            "nov lis",
            "dec dez déc dic gru",
        ),
    )
)  # how months begin in the languages of the Journal; the longest beginning counts
_EPOCH: Final = datetime.date(1899, 12, 30)  # day 0 of spreadsheet programs; 1900 has one day too many for them
_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "none", "/"})
_GENERATED: Final = pattern(
    r"(?:generated|last\s+updated?|updated|as\s+of|as\s+at|生成日期|更新日期|截至)(?:\s+on)?\s*[:：]?\s*(.{6,40})",
    re.IGNORECASE,
)
_SAID: Final = pattern(
    r"(?:notice|restriction|warning|(?:informative )?note|limitation|remark)s?\b"
    r"|(?:hinweis|anmerkung|einschränkung|warnung|avis|avertissement|remarque|nota|advertencia|avvertenza|注|限制|说明)\b",
    re.IGNORECASE,
)
_BREAK: Final = pattern(r"\r\n?|\n|\v|\u2028")
_BETWEEN: Final = pattern(r"\s*[,;，；、]\s*")
_ELIDED: Final = pattern(r"(?:AC?|Amd|Cor)\.? ?\d*(?::\d{4}(?:-\d{2})?)?")
_APART: Final = pattern(r"(\s[/|–—-]\s)")
_NATIONAL: Final = pattern(r"BS\s*,\s*(?=EN\b)")  # a list of the UK splits BS EN at every comma
_LIKE_A_NUMBER: Final = pattern(r"[A-Z]{2}[^\d]{0,20}\d.{0,60}")  # most lines are titles, which are slow to refuse
_ACT: Final = pattern(
    r"(?P<act>(?:\((?:EU|EC|EEC|Euratom)\)\s*(?:No\.?\s*)?)?\d{2,4}/\d{1,4}(?:/(?:EU|EC|EEC))?)\s*(?:[-–—:]\s*(?P<name>.+))?"
)
_SHORT: Final = pattern(r"(.+?)\s*\(([^()]{2,20})\)")
_PDF: Final = b"%PDF-"


class LeftOut(NamedTuple):
    """A row that gives no citation: its place, the reason, and its text."""

    place: str
    why: str
    text: str


class TableRow(NamedTuple):
    """One row of a table, read into values.

    Attributes:
        place: where it is.
        act: the act, its name and its short name, as far as the cell tells them.
        references: the reference and its bundle; several, where a cell names several documents.
    """

    place: str
    act: tuple[str, str | None, str | None]
    references: tuple[tuple[StandardId, ...], ...]
    title: str | None
    restriction: str | None
    dates: dict[str, PartialDate]
    texts: dict[str, str]
    superseded: tuple[StandardId, ...]


class Table(NamedTuple):
    """One sheet of a file.

    Attributes:
        columns: how its columns were read.
        generated: the day on which the list was made, where the sheet says so above its headings.
        rows: its rows.
    """

    columns: Columns
    generated: datetime.date | None
    rows: tuple[TableRow | LeftOut, ...]


def read_tables(
    path: str,
    content: bytes,
    *,
    vocabulary: sheets.Vocabulary | None = None,
    act: str | None = None,
    advance: Callable[..., None] = lambda count=1: None,  # noqa: ARG005  # counted by nobody
) -> tuple[Table, ...]:
    """Read every sheet of a file that holds a list.

    Args:
        path: what messages call the file.
        content: its bytes: CSV, XLSX or XLS.
        vocabulary: the headings to look for; `HEADINGS` without it.
        act: the act of rows that name none.
        advance: called after each row.

    Raises:
        InputError: if the file is no table, or damaged.
        MarketError: if it is no list: with what was looked for and what is there; or with every date that is none,
            every formula without a value, every merged cell where a row must stand alone.
    """
    if content.startswith(_PDF):
        hint = "take the XLSX, XLS or CSV of the same list"
        raise MarketError([Problem(path, "", "is a PDF; a table is expected", hint)])
    tables: list[Table] = []
    unfit: list[Problem] = []
    problems: list[Problem] = []
    for sheet in read_sheets(path, content):
        columns = find_columns(sheet, vocabulary or HEADINGS)
        if columns is None or not columns.places("reference") or not any(map(columns.places, _TELLING)):
            unfit.append(_unfit(path, sheet, columns))
            continue
        if not columns.places("act") and act is None:
            what = "has no column with the act"
            problems.append(
                Problem(path, sheet.name or "", what, "name the act with --act, or its column with --columns")
            )
            continue
        problems += _merged(path, sheet, columns)
        reading = _Reading(path, columns, act)
        rows = []
        for row in columns.below(sheet):
            rows.append(reading.row(row))
            advance()
        problems += reading.problems
        tables.append(Table(columns, _generated(sheet, columns), tuple(rows)))
    if problems or not tables:
        raise MarketError(problems or unfit)
    return tuple(tables)


def _unfit(path: str, sheet: sheets.Sheet, columns: Columns | None) -> Problem:
    first = next(iter(sheet.rows()), None)
    cells = columns.headings.cells if columns is not None else first.cells if first is not None else ()
    found = ", ".join(repr(" ".join(cell.split())[:60]) for cell in cells if cell)
    place = "" if sheet.name is None else f"sheet {sheet.name!r}"
    hint = "write the headings into a file for --columns" if found else ""
    return Problem(path, place, f"is no list: {_NEEDED} are expected; found: {found or 'nothing'}", hint)


def _merged(path: str, sheet: sheets.Sheet, columns: Columns) -> Iterator[Problem]:
    """Find ranges that give several rows one reference or one date: each row must stand for itself."""
    alone = {place for field in ("reference", *_DATE_FIELDS) for place in columns.places(field)}
    for one in sheet.merged:
        if one.bottom > one.top > columns.headings.number and alone & set(range(one.left, one.right + 1)):
            place = (
                f"rows {one.top} to {one.bottom}"
                if sheet.name is None
                else f"sheet {sheet.name!r}, rows {one.top} to {one.bottom}"
            )
            yield Problem(path, place, "are merged", "unmerge them: each row must stand for itself")


def _generated(sheet: sheets.Sheet, columns: Columns) -> datetime.date | None:
    for row in sheet.rows():
        if row.number >= columns.headings.number:
            break
        for cell in row.cells:
            match = _GENERATED.search(cell)
            day = None if match is None else _first_day_in(match[1])
            if day is not None:
                return day
    return None


def _first_day_in(text: str) -> datetime.date | None:
    """Return the day that a text begins with."""
    words = text.split()
    return next(
        (day for n in range(min(len(words), 3), 0, -1) if (day := day_of(" ".join(words[:n]).strip(".,;)")))), None
    )


class _Reading:
    """Reads the rows of one sheet, and gathers what is wrong with them."""

    def __init__(self, path: str, columns: Columns, act: str | None) -> None:
        self.path = path
        self.columns = columns
        self.act = act
        self.problems: list[Problem] = []

    def row(self, row: sheets.Row) -> TableRow | LeftOut:
        """Return a row as values, or why it is none."""
        text = " | ".join(" ".join(cell.split()) for cell in row.cells if cell)[:300]
        if self._has_formula(row):
            return LeftOut(row.place(), "holds a formula", text)
        cell = "\n".join(filter(None, (self._cell(row, "reference"), self._cell(row, "amendments"))))
        references, title, restriction = references_of(cell)
        if not references:
            title_row = len({one for one in row.cells if one}) == 1
            why = "is a heading" if title_row else "names no standard that can be read" if cell else "has no reference"
            return LeftOut(row.place(), why, text)
        act = _act_of(self._cell(row, "act")) or _act_of(self.act or "")
        if act is None:
            return LeftOut(row.place(), "names no act", text)
        said = self._cell(row, "restriction")
        return TableRow(
            row.place(),
            act,
            references,
            self._cell(row, "title") or title,
            "\n".join(filter(None, (restriction, "" if said.casefold() in _NOTHING else said))) or None,
            self._dates(row),
            {field: text for field in _TEXTS if (text := self._cell(row, field)).casefold() not in _NOTHING},
            tuple(id for one in references_of(self._cell(row, "superseded"))[0] for id in one[:1]),
        )

    def _cell(self, row: sheets.Row, field: str) -> str:
        return self.columns.text(row, field)

    def _has_formula(self, row: sheets.Row) -> bool:
        for field in ("act", "reference", *_DATE_FIELDS):
            for cell in self.columns.cells(row, field):
                if cell.text.startswith("="):
                    what = f"holds a formula without a value: {cell.text[:40]}"
                    self.problems.append(Problem(self.path, cell.place, what, "save the file with its values"))
                    return True
        return False

    def _dates(self, row: sheets.Row) -> dict[str, PartialDate]:
        found: dict[str, PartialDate] = {}
        for field in _DATE_FIELDS:
            for cell in self.columns.cells(row, field):
                if cell.text.casefold() in _NOTHING:
                    continue
                day = day_of(cell.text)
                if day is None:
                    what = f"{cell.text[:40]!r} is no date"
                    self.problems.append(Problem(self.path, cell.place, what, "write it as 2026-11-21 or 21.11.2026"))
                else:
                    found.setdefault(field, PartialDate(day.isoformat()))
        return found


_TEXTS: Final = ("type", "decision", "oj", "restricted_oj", "ended_by", "ended_oj", "row")


def day_of(text: str) -> datetime.date | None:
    """Return a day as lists write it, or None: day first, with a month's name, ISO, or a spreadsheet's number.

    >>> [str(day_of(text)) for text in ("6.2.2020", "08/04/2011", "30 June 2021", "2026-09-07", "42480", "31.02.2020")]
    ['2020-02-06', '2011-04-08', '2021-06-30', '2026-09-07', '2016-04-20', 'None']
    """
    text = text.strip()
    try:
        if match := _ISO.fullmatch(text) or _CHINESE.fullmatch(text):
            return datetime.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _DAY_FIRST.fullmatch(text):
            return datetime.date(int(match[3]), int(match[2]), int(match[1]))
        if match := _NAMED.fullmatch(text):
            month = _month_of(match[2])
            return datetime.date(int(match[3]), month, int(match[1])) if month else None
        if match := _MONTH_FIRST.fullmatch(text):
            month = _month_of(match[1])
            return datetime.date(int(match[3]), month, int(match[2])) if month else None
    except ValueError:
        return None
    return _EPOCH + datetime.timedelta(int(text)) if _SERIAL.fullmatch(text) else None


def _month_of(name: str) -> int | None:
    """Return the number of a month by its name: of beginnings that fit, the longest tells juin from juillet."""
    found = [
        (len(one), n) for n, beginnings in enumerate(_MONTHS, 1) for one in beginnings if name.lower().startswith(one)
    ]
    return max(found)[1] if found else None


def references_of(cell: str) -> tuple[tuple[tuple[StandardId, ...], ...], str | None, str | None]:
    r"""Return what a cell cites: each reference with its bundle, the title, and the notices below it.

    The reference comes first; then the title; then amendments and corrigenda, each in full; then notices, which may
    name other standards and cite none of them.

    >>> cell = "EN 50360:2017\r\nProduct standard (IEC 62209-1)\r\nEN 50360:2017/A1:2023\r\nNotice 1: see EN 62209-2:2010"
    >>> bundles, title, notice = references_of(cell)
    >>> [[str(one) for one in bundle] for bundle in bundles], title, notice
    ([['EN 50360:2017', 'EN 50360:2017/A1:2023']], 'Product standard (IEC 62209-1)', 'Notice 1: see EN 62209-2:2010')
    """
    lines = [line.strip() for line in _BREAK.split(_NATIONAL.sub("BS ", cell)) if line.strip()]
    found: list[StandardId] = []
    titles: list[str] = []
    notices: list[str] = []
    for number, line in enumerate(lines):
        if notices or (number and _SAID.match(line)):
            notices.append(line)
        elif ids := _ids_of(line, found):
            found += ids
        elif number == 0:
            found, rest = _first_of(line)
            if not found:
                return (), None, None
            titles += [rest] if rest else []
        else:
            titles.append(line)
    return tuple(_bundles(found)), " ".join(titles) or None, "\n".join(notices) or None


def _ids_of(line: str, before: list[StandardId]) -> list[StandardId]:
    """Return the references of a line that holds nothing else, or none."""
    ids: list[StandardId] = []
    for piece in filter(None, _BETWEEN.split(line)):
        base = (before + ids)[0] if before or ids else None
        text = f"{base.base}/{piece}" if base is not None and _ELIDED.fullmatch(piece) else piece
        id = try_id(text) if _LIKE_A_NUMBER.fullmatch(text) else None
        if id is None or (id.publisher not in {"EN", "HD", "ETSI"} and before and id.document != before[0].document):
            return []
        ids.append(id)
    return ids


def _first_of(line: str) -> tuple[list[StandardId], str]:
    """Return the reference that a line begins with, with what else it cites of that document, and the title behind it."""
    number, _, title = _APART.split(line, 1) if _APART.search(line) else (line, "", "")
    id = try_id(number) if title and _LIKE_A_NUMBER.fullmatch(number) else None
    if id is not None:
        return [id], title.strip()
    found: list[StandardId] = []
    end = 0
    for one in find_identifiers(line):
        if one.id is not None and (one.start == 0 or (found and one.id.document == found[0].document)):
            found.append(one.id)
            end = one.end
    return found, line[end:].strip(" /,;–—-:|") if found else ""


def _bundles(ids: Iterable[StandardId]) -> Iterator[tuple[StandardId, ...]]:
    """Gather references by their document: the first of each is the base, wherever its amendments stand."""
    by_document: dict[str, list[StandardId]] = {}
    for id in ids:
        by_document.setdefault(id.document, []).append(id)
    for found in by_document.values():
        base = min(found, key=lambda one: len(one.supplements))  # AC may stand in front of the base
        yield (base, *[id for id in dict.fromkeys(found) if id != base])


def _act_of(text: str) -> tuple[str, str | None, str | None] | None:
    """Return the number, the name and the short name of an act, as a cell gives them.

    >>> _act_of("2014/53/EU - Radio Equipment (RED)"), _act_of("2017/745 - Medical Devices")
    (('2014/53/EU', 'Radio Equipment', 'RED'), ('2017/745', 'Medical Devices', None))
    """
    text = " ".join(text.split())
    if text.casefold() in _NOTHING:
        return None
    match = _ACT.fullmatch(text)
    if match is None:
        return text, None, None
    name = match["name"]
    short = None if name is None else _SHORT.fullmatch(name)
    return (match["act"], name, None) if short is None else (match["act"], short[1], short[2])
