"""Catalogs as people keep them: a table in CSV, a workbook or JSON with a row for each standard.

Columns are found by their headings, in Chinese or English; the column of identifiers is the one whose cells
are identifiers, whatever it is called, and never one of related standards. A mapping that was saved or written
by hand finds columns in tables whose headings are others.
"""

from __future__ import annotations

import codecs
import json
import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat.identifiers import split_identifiers, try_parse
from stdcompat.importers.delimited import text_lines
from stdcompat.importers.model import Adoption, Link, Listing, Row, Skip
from stdcompat.importers.opened import fail
from stdcompat.sheets import Aside, Columns, find_columns, read_sheets
from stdcompat.sheets import Row as SheetRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from stdcompat import sheets

__all__ = ["HEADINGS", "read_table"]

HEADINGS: Final[sheets.Vocabulary] = {
    "id": (
        *("标准号", "标准编号", "standard", "standard number", "designation", "reference", "identifier", "id", "编号"),
        *("standard id", "standard no", "ref", "number", "code", "document", "文件号", "표준번호", "規格番号"),
    ),
    "title": ("标准名称", "中文名称", "中文标准名称", "title", "name"),
    "title_en": ("英文名称", "英文标准名称", "english title", "title (english)"),
    "published": ("发布日期", "发布时间", "published", "publication date", "date of publication", "issued"),
    "effective": ("实施日期", "实施时间", "effective", "effective date", "date of effect", "implementation date"),
    "withdrawn": ("废止日期", "作废日期", "withdrawn", "withdrawal date", "date of withdrawal"),
    "status": ("状态", "标准状态", "status"),
    "adopts": (
        *("采标号", "采用标准号", "采用国际标准号", "采用国际标准", "采标"),
        *("adopts", "adopted standard", "base standard", "corresponding international standard"),
    ),
    "degree": (
        *("采用程度", "采标程度", "一致性程度", "degree", "degree of adoption", "degree of correspondence"),
        "degree of equivalence",
    ),
    "ics": ("ics", "国际标准分类号", "ics code"),
    "ccs": ("ccs", "中国标准分类号", "ccs code"),
    "committee": ("归口单位", "技术委员会", "committee", "technical committee"),
    "replaces": ("代替标准", "代替标准号", "替代标准", "replaces", "supersedes"),
    "replaced_by": ("被代替标准", "被代替标准号", "被替代标准", "replaced by", "superseded by"),
}
"""What is looked for in a table, by the headings that it goes by."""

_NO_LINES: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How workbooks begin, and text of two bytes a character."""

_MOST: Final = 64 * 1024 * 1024  # characters of a file that is mended in memory
_ABOVE: Final = 10  # rows that may stand above the first identifier
_SAMPLE: Final = 200  # rows that are looked at before a column is taken for the identifiers
_RELATED: Final = pattern(
    r"references|related|replac|supersed|cited|normative|amend|corrigend|parent|adopt|base|equivalent|引用|相关|代替|替代|被替|采标|采用|修改",
    re.IGNORECASE,
)
_SHORTEST: Final = 3  # digits of a number that is no serial number
_DATES: Final = ("published", "effective", "withdrawn")
_DAY: Final = pattern(r"(\d{4})(?:\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})日?|月)?)?(?:[ T]00:00:00)?")
_COMPACT: Final = pattern(r"(\d{4})(\d{2})(\d{2})")
_CHINESE: Final = pattern(r"[\u3400-\u9fff]")
_LIST: Final = pattern(r"[;,，；、\s]+")


def read_table(
    path: str, vocabulary: sheets.Vocabulary | None = None, found: Callable[[sheets.Columns], None] | None = None
) -> Iterator[Row]:
    """Read every sheet of a file that has a column of identifiers.

    Args:
        path: the file.
        vocabulary: the headings to look for, `HEADINGS` without it.
        found: called for each sheet with how its columns are read.

    Raises:
        InputError: if it is no table, or stops being readable.
        MissingExtraError: if it is XLSX and openpyxl is not installed.
        OSError: if it cannot be read.
    """
    set_aside: list[Skip] = []
    sheets = sheets_of(path, set_aside)
    yield from set_aside
    for sheet in sheets:
        columns = find_columns(sheet, vocabulary) if vocabulary is not None else _columns(sheet)
        if columns is None or not columns.places("id"):
            place = "" if sheet.name is None else f"sheet {sheet.name!r}"
            shown = "" if columns is None else " | ".join(filter(None, columns.headings.cells))
            yield Skip(place, "has no column of identifiers", shown, quarantined=sheet.name is None)
            continue
        if found is not None:
            found(columns)
        width = len(columns.headings.cells)
        for row in columns.below(sheet):
            if sheet.name is None and any(row.cells[width:]):  # a comma too many moves what follows it
                what = f"has {len(row.cells)} cells where the heading has {width}"
                yield Skip(row.place(), what, " | ".join(row.cells)[:200])
            else:
                yield _listing(row, columns)


def sheets_of(path: str, set_aside: list[Skip] | None = None) -> Iterable[sheets.Sheet]:
    """Return the sheets of a file, or the arrays of a JSON text as such; lines that cannot be read are set aside."""
    return _json_sheets(path) or read_sheets(path, _mended(path, [] if set_aside is None else set_aside))


def _columns(sheet: sheets.Sheet) -> Columns | None:
    """Find the columns of a table by headings, and the one of identifiers by what its cells hold."""
    rows = list(islice(sheet.rows(), _SAMPLE))
    if not rows:
        return None
    found = find_columns(sheet, HEADINGS)
    if found is None or any(map(_is_id, found.headings.cells)):  # a row of data is no heading
        above = list(takewhile(lambda row: not any(map(_is_id, row.cells)), rows)) or rows[:1]
        first = max(above[:_ABOVE], key=lambda row: sum(map(bool, row.cells)))  # a title stands in one cell
        headed = not any(map(_is_id, first.cells))
        blank = ("",) * max(len(row.cells) for row in rows)
        headings = first if headed else SheetRow(first.sheet, first.number - 1, blank)
        found = Columns(headings, (None,) * len(headings.cells))
    below = [row for row in rows if row.number > found.headings.number]
    shares = [_share(below, n) for n in range(len(found.fields))]
    fit = [n for n, share in enumerate(shares) if share >= 0.5 and not _RELATED.search(found.headings.cells[n])]  # noqa: PLR2004
    if not fit:
        return found
    best = max(fit, key=lambda n: (shares[n], found.fields[n] == "id", -n))
    fields = ["id" if n == best else None if field == "id" else field for n, field in enumerate(found.fields)]
    return Columns(found.headings, tuple(fields))


def _share(rows: list[SheetRow], column: int) -> float:
    """Return how many of the cells of a column are identifiers."""
    cells = [row.cells[column] for row in rows if column < len(row.cells) and row.cells[column]]
    return sum(map(_is_id, cells)) / len(cells) if cells else 0.0


def _is_id(text: str) -> bool:
    if len(text) > 80 or not any(map(str.isdigit, text)) or text[:1].isdigit():  # noqa: PLR2004  # a title is longer
        return False
    found = try_parse(text)
    return found is not None and sum(map(str.isdigit, found.number or "")) >= _SHORTEST


class _Items:
    """The objects of a JSON array, as the rows of a sheet."""

    merged = ()
    aside = Aside()

    def __init__(self, file: str, name: str, items: list[dict[str, object]]) -> None:
        self.file = file
        self.name = name
        self._items = items

    def rows(self) -> Iterator[SheetRow]:
        """Read the keys, then the values of each object."""
        keys = list(dict.fromkeys(key for item in self._items for key in item))
        yield SheetRow(self.name, 1, tuple(keys))
        for number, item in enumerate(self._items, 2):
            yield SheetRow(self.name, number, tuple(_shown(item.get(key)) for key in keys))


def _shown(value: object) -> str:
    if value is None or isinstance(value, dict):
        return ""
    return "; ".join(map(_shown, value)) if isinstance(value, list) else str(value).strip()


def _json_sheets(path: str) -> list[_Items] | None:
    """Return the arrays of objects of a JSON file, or None when it is no JSON."""
    with open(path, "rb") as file:
        head = file.read(64).removeprefix(codecs.BOM_UTF8).lstrip()
        if not head.startswith((b"[", b"{")):
            return None
        file.seek(0)
        content = file.read(_MOST + 1)
    if len(content) > _MOST:
        fail(path, "", f"is larger than {_MOST // 2**20} MiB", "write one object a line")
    try:
        data = json.loads(content)
        json.dumps(data, ensure_ascii=False).encode()  # half of a character may be escaped, and is written nowhere
    except (ValueError, RecursionError) as error:
        fail(path, "", f"is no JSON: {error}")
    arrays = {"items": data} if isinstance(data, list) else data
    found = [
        _Items(path, name, [item for item in value if isinstance(item, dict)])
        for name, value in arrays.items()
        if isinstance(value, list) and any(isinstance(item, dict) for item in value)
    ]
    if not found:
        fail(path, "", "holds no array of objects", "a list of standards is [{...}, {...}]")
    return found


def _mended(path: str, set_aside: list[Skip]) -> bytes | None:
    """Return a CSV file with blank lines for those that cannot be read, or None when there are none of these."""
    with open(path, "rb") as file:
        head = file.read(4)
    if head.startswith(_NO_LINES):
        return None
    size = sum(map(len, text_lines(path, set_aside)))
    if not set_aside:
        return None
    if size > _MOST:
        place = set_aside[0].place
        fail(path, place, set_aside[0].why, f"mend it: a file of more than {_MOST // 2**20} MiB is read as a stream")
    return "".join(text_lines(path, [])).encode()


def _listing(row: sheets.Row, columns: sheets.Columns) -> Listing | Skip:
    def text(field: str) -> str:
        return columns.text(row, field)

    id = text("id")
    if not id:
        return Skip(row.place(), "has no identifier", " | ".join(row.cells)[:200])
    title = text("title")
    titles = {"zh" if _CHINESE.search(title) else "en": title} if title else {}
    if text("title_en"):
        titles["en"] = text("title_en")
    links = [
        Link(name, found.text)
        for field, name in (("replaces", "replaces"), ("replaced_by", "replacedBy"))
        if text(field)
        for found in split_identifiers(text(field))
    ]
    adopts = (Adoption(text("adopts"), text("degree") or None),) if text("adopts") else ()
    return Listing(
        row.place(),
        id,
        titles,
        text("status") or None,
        dates={field: _day(text(field)) for field in _DATES if text(field)},
        ics=tuple(code for code in _LIST.split(text("ics")) if code),
        ccs=text("ccs") or None,
        committees=tuple(cell.text for cell in columns.cells(row, "committee")),
        links=tuple(links),
        adopts=adopts,
    )


def _day(text: str) -> str:
    """Return a date as ISO 8601 writes it; what is none comes back as it is.

    >>> _day("2016年8月29日"), _day("2017/3/1"), _day("20250630"), _day("soon")
    ('2016-08-29', '2017-03-01', '2025-06-30', 'soon')
    """
    match = _DAY.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        return text
    return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
