"""Which column holds what: guessed from the headings, shown, kept for the next file."""

from __future__ import annotations

import json
import os
from itertools import dropwhile, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import attrs

from stdcompat._patterns import pattern
from stdcompat._untrusted import read_whole
from stdcompat.errors import InputError, Problem, not_read
from stdcompat.language import Bilingual, Phrase
from stdcompat.sheets.glossary import Fit, Glossary
from stdcompat.sheets.model import Cell, Row, unreadable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from stdcompat.sheets.glossary import Vocabulary
    from stdcompat.sheets.model import Merged, Sheet

__all__ = ["Columns", "columns_of", "find_columns", "load_mapping", "load_vocabulary", "render_vocabulary", "sampled"]

_MAX_FILE: Final = 1 << 24  # of headings
_SEARCHED: Final = 30  # rows above the headings hold titles and remarks
_LISTED: Final = 30  # columns of a sheet that a message lists
_SHOWN: Final = 40  # characters of a sample

_FIGURES: Final = pattern(r"\d{3}|\d\s*[-.:]\s*\d")  # no heading has them: "GB 4943.1-2022 3C证书" is none

_READ_AS: Final = Phrase("{place}: {heading!r} is read as {field}", "{place}：“{heading}”识别为“{field}”")
_NOT_READ: Final = Phrase("{place}: {heading!r} is not read", "{place}：“{heading}”未读取")


@attrs.frozen
class Columns:
    r"""What each column of a sheet is read as.

    Attributes:
        headings: the row of the headings; where they take several rows, the texts of each column
            are joined by a slash, and the row is the last.
        fields: for each column the field that it is read as, or None.

    >>> from stdcompat.sheets import read_sheets
    >>> (sheet,) = read_sheets("stack.csv", b"No.,Component,Standard\n1,Server,GB 4943.1-2022\n")
    >>> columns = find_columns(sheet, {"name": ["component"], "claims": ["standard"]})
    >>> columns.fields
    (None, 'name', 'claims')
    >>> [columns.text(row, "name") for row in columns.below(sheet)]
    ['Server']
    """

    headings: Row
    fields: tuple[str | None, ...]
    _by_field: dict[str, tuple[int, ...]] = attrs.field(init=False, eq=False, repr=False)

    @_by_field.default
    def _gathered(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for number, field in enumerate(self.fields):
            if field is not None:
                found[field] = (*found.get(field, ()), number)
        return found

    def below(self, sheet: Sheet) -> Iterator[Row]:
        """Read the rows of the sheet below its headings."""
        return dropwhile(lambda row: row.number <= self.headings.number, sheet.rows())

    def cells(self, row: Row, field: str) -> list[Cell]:
        """Return the cells of a row that are read as a field, those that are empty left out."""
        places = self._by_field.get(field)
        if places is None:
            return []
        return [Cell(row.cells[n], row, n) for n in places if n < len(row.cells) and row.cells[n]]

    def text(self, row: Row, field: str) -> str:
        """Return the text of the first such cell, or nothing."""
        for n in self._by_field.get(field, ()):
            if n < len(row.cells) and row.cells[n]:
                return row.cells[n]
        return ""

    def places(self, field: str) -> tuple[int, ...]:
        """Return the columns, from 0, that are read as a field."""
        return self._by_field.get(field, ())

    def vocabulary(self) -> dict[str, tuple[str, ...]]:
        """Return the headings that were found: what finds the same columns in the next file."""
        return {
            field: tuple(self.headings.cells[n] for n in places) for field, places in sorted(self._by_field.items())
        }

    def lines(self, chinese_names: Mapping[str, str] = MappingProxyType({})) -> Iterator[Bilingual]:
        """Say of each column that has a heading what it is read as, in English and Chinese.

        Args:
            chinese_names: what fields are called in Chinese.
        """
        for number, (heading, field) in enumerate(zip(self.headings.cells, self.fields, strict=True)):
            if heading:
                said = _NOT_READ if field is None else _READ_AS
                place, chinese = self.headings.place(number), self.headings.place_zh(number)
                yield said(
                    place=Bilingual(place, chinese),
                    heading=heading,
                    field=Bilingual(field or "", chinese_names.get(field or "", field or "")),
                )

    def __str__(self) -> str:
        return "\n".join(self.lines())


def find_columns(sheet: Sheet, vocabulary: Vocabulary) -> Columns | None:
    """Find the headings of a sheet, and guess from them what each column holds.

    A heading is compared without regard to case, punctuation, width and an English plural: as a
    whole first, then by its pieces ("供应商 / Supplier"), then by words in it ("standards applied").
    What fits a field as a whole leaves no room for what fits it in part.

    Args:
        sheet: the sheet; its first rows are read.
        vocabulary: the fields looked for; headings under the empty field are known and not read.

    Returns:
        The columns, or None when no heading is known.

    Raises:
        InputError: if the sheet cannot be read.
    """
    return columns_of(list(islice(sheet.rows(), _SEARCHED)), sheet.merged, Glossary(vocabulary))


def columns_of(rows: Sequence[Row], merged: Collection[Merged], glossary: Glossary) -> Columns | None:
    """Find the headings among the first of some rows, and guess from them what each column holds.

    Args:
        rows: the rows of a sheet, or of what is left of it.
        merged: the merged ranges of the sheet.
        glossary: the fields looked for, and the headings that name them.
    """
    rows = rows[:_SEARCHED]
    scores = [_score(row, glossary) for row in rows]
    best = max(range(len(rows)), key=scores.__getitem__, default=None)
    if best is None or not any(scores[best]):
        return None
    headings = _joined(rows, best, merged)
    found = [glossary.look_up(heading) for heading in headings.cells]
    nearest: dict[str | None, Fit] = {}
    for fit, field in found:
        nearest[field] = min(fit, nearest.get(field, fit))
    return Columns(headings, tuple((field or None) if fit == nearest[field] else None for fit, field in found))


def sampled(sheet: Sheet, found: Collection[Columns] = ()) -> Iterator[tuple[str, str]]:
    r"""Yield the place of each column of a sheet that could not be used, with its heading, samples and what it was taken for.

    >>> from stdcompat.sheets import read_sheets
    >>> (sheet,) = read_sheets("parts.csv", b"Part,Qty\nBolt,4\nNut,9\n")
    >>> [what for _, what in sampled(sheet)]
    ["'Part' ('Bolt', 'Nut'): taken for nothing", "'Qty' ('4', '9'): taken for nothing"]
    """
    rows = list(islice(sheet.rows(), _SEARCHED))
    width = max((len(row.cells) for row in rows), default=0)
    wide = [row for row in rows if sum(map(bool, row.cells)) * 2 >= width] or rows
    taken = {
        columns.headings.place(n): field
        for columns in found
        for n, field in enumerate(columns.fields)
        if field is not None
    }
    for n in range(min(width, _LISTED)):
        texts = [row.cells[n] for row in wide[1:] if n < len(row.cells) and row.cells[n]]
        heading = wide[0].cells[n] if n < len(wide[0].cells) else ""
        place = wide[0].place(n)
        if heading or texts:
            samples = ", ".join(repr(text[:_SHOWN]) for text in dict.fromkeys(texts[:3]))
            yield place, f"{heading!r}{f' ({samples})' if samples else ''}: taken for {taken.get(place, 'nothing')}"


def _score(row: Row, glossary: Glossary) -> tuple[int, int]:
    """Return how many fields the cells of a row name surely, and how many at all."""
    filled = [cell for cell in row.cells if cell]
    if len(filled) == 2 and filled[0].endswith((":", "：")):  # noqa: PLR2004  # "Product:", "Server": a label and its text
        return 0, 0
    texts = (cell for cell in row.cells if not _FIGURES.search(cell))
    found = {(fit, field) for fit, field in map(glossary.look_up, texts) if field}
    return len({field for fit, field in found if fit <= Fit.PIECE}), len({field for _, field in found})


def _joined(rows: Sequence[Row], best: int, merged: Collection[Merged]) -> Row:
    """Join the rows that headings take: those above that group them, those below that divide them."""
    first = last = best
    while first > 0 and _follows(rows, first) and _groups(rows[first - 1], merged):
        first -= 1
    while last + 1 < len(rows) and _follows(rows, last + 1) and _divides(rows[last + 1], rows[last], merged):
        last += 1
    header = rows[first : last + 1]
    width = max(len(row.cells) for row in header)
    columns = [[row.cells[n] for row in header if n < len(row.cells) and row.cells[n]] for n in range(width)]
    return Row(header[-1].sheet, header[-1].number, tuple(" / ".join(dict.fromkeys(texts)) for texts in columns))


def _follows(rows: Sequence[Row], place: int) -> bool:
    return rows[place].number == rows[place - 1].number + 1


def _across(row: Row, merged: Collection[Merged]) -> set[int]:
    """Return the columns of a row that ranges over several columns cover."""
    wide = [one for one in merged if one.left < one.right and one.top <= row.number <= one.bottom]
    return {column for one in wide for column in range(one.left, min(one.right + 1, len(row.cells)))}


def _groups(row: Row, merged: Collection[Merged]) -> bool:
    """Return whether a row groups the columns below it; a title over all of them does not."""
    return bool(_across(row, merged)) and len({cell for cell in row.cells if cell}) > 1


def _divides(row: Row, above: Row, merged: Collection[Merged]) -> bool:
    """Return whether a row divides the headings above it: one reaches down into it, or it only fills groups."""
    if any(one.top <= above.number < one.bottom for one in merged):
        return True
    texts = {column for column, cell in enumerate(row.cells) if cell}
    return len(texts) > 1 and texts <= _across(above, merged) and _groups(above, merged)


@attrs.frozen
class ColumnMapping:
    """What a mapping file says.

    Attributes:
        columns: the headings of each field.
        kinds: the kinds of products, by their names.
        traits: the traits of products, by their names.
    """

    columns: dict[str, tuple[str, ...]]
    kinds: dict[str, str]
    traits: dict[str, tuple[str, ...]]


def render_vocabulary(columns: Iterable[Columns], names: Mapping[str, str] | None = None) -> str:
    """Return the headings of one sheet or several as the text of a TOML file.

    Args:
        columns: what each column was read as.
        names: what fields are called in Chinese, for a file with Chinese remarks.

    >>> columns = Columns(Row(None, 1, ("组件", "Standard")), ("name", "claims"))
    >>> print(render_vocabulary([columns]), end="")
    [columns]
    claims = ["Standard"]
    name = ["组件"]
    """
    found = list(columns)
    headings: dict[str, dict[str, None]] = {}
    for one in found:
        for field, words in one.vocabulary().items():
            headings.setdefault(field, {}).update(dict.fromkeys(words))
    lines = [
        f"{field} = [{', '.join(map(_quoted, words))}]{f'  # {names[field]}' if names and field in names else ''}\n"
        for field, words in sorted(headings.items())
    ]
    not_read = "not read: " if names is None else "未读取："
    for one in found:
        unread = [text for text, field in zip(one.headings.cells, one.fields, strict=True) if text and not field]
        if unread:
            lines.append(f"# {not_read}{', '.join(map(_quoted, unread))}\n")
    return "[columns]\n" + "".join(lines)


def _quoted(text: str) -> str:
    """Return a text as TOML quotes it: as JSON does, but that DEL needs an escape as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def load_vocabulary(path: str | os.PathLike[str], fields: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Read the headings that `render_vocabulary` wrote, perhaps changed by hand since.

    Args:
        path: the file.
        fields: the fields that there are.

    Raises:
        InputError: with every problem of the file.
    """
    found = load_mapping(path, fields, (), ())
    if not found.columns:
        what = "has no [columns] table"
        raise unreadable(os.fspath(path), "", what, 'write field = ["heading", ...] below [columns]')
    return found.columns


def load_mapping(
    path: str | os.PathLike[str], fields: Collection[str], kinds: Collection[str], traits: Collection[str]
) -> ColumnMapping:
    """Read a mapping file: headings under ``[columns]``, and what is known of products under ``[kinds]`` and ``[traits]``.

    Args:
        path: the file.
        fields: the fields that there are.
        kinds: the codes that a product may have under ``[kinds]``.
        traits: the codes that it may have under ``[traits]``.

    Raises:
        InputError: with every problem of the file.
    """
    import tomli

    file = os.fspath(path)
    try:
        tables = tomli.loads(read_whole(path, _MAX_FILE).decode())
    except OSError as error:
        raise InputError([not_read(file, error)]) from error
    except (ValueError, RecursionError) as error:
        raise unreadable(file, "", f"is not TOML: {error}") from error
    known = ("columns", "kinds", "traits") if kinds else ("columns",)
    there = ", ".join(f"[{one}]" for one in known)
    problems = [Problem(file, key, "unknown table", f"there is {there}") for key in tables if key not in known]
    columns, said, shared = (tables.get(name, {}) for name in ("columns", "kinds", "traits"))
    if not all(isinstance(one, dict) for one in (columns, said, shared)):
        raise unreadable(file, "", "has no [columns] table", 'write field = ["heading", ...] below [columns]')
    problems += _unknown(file, "kinds", {name: [code] for name, code in said.items()}, kinds)
    problems += _unknown(file, "traits", shared, traits)
    for field, headings in columns.items():
        if field not in fields:
            problems.append(Problem(file, f"columns.{field}", "unknown field", f"one of {', '.join(sorted(fields))}"))
        elif not isinstance(headings, list) or not all(isinstance(one, str) for one in headings):
            problems.append(Problem(file, f"columns.{field}", "must be a list of headings in quotes"))
    if problems:
        raise InputError(problems)
    return ColumnMapping(
        {field: tuple(headings) for field, headings in columns.items()},
        dict(said),
        {name: tuple(codes) for name, codes in shared.items()},
    )


def _unknown(file: str, table: str, given: dict[str, list[str]], known: Collection[str]) -> Iterator[Problem]:
    for name, codes in given.items() if known else ():
        for code in codes:
            if code not in known:
                yield Problem(file, f"{table}.{name}", f"unknown {table[:-1]} {code!r}", _near(code, known))


def _near(word: object, known: Collection[str]) -> str:
    import difflib  # only when something is wrong

    near = difflib.get_close_matches(str(word), sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else ""
