"""Sheets to be filled in: a head, rows under headings, and lists from which the cells of a column are chosen."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Form"]

_LISTED: Final = 1_000  # rows that offer the lists
_MADE: Final = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # the same bytes each time


class Form(NamedTuple):
    """A form, as a workbook and as CSV; what reads one reads the other.

    Attributes:
        sheets: what the sheets of the head, of the rows and of the lists are called.
        head: what is said once: headings and values.
        headings: of the rows.
        rows: their cells.
        lists: what can be chosen, by the heading of the list: rows of which the first cell is chosen.
        chosen: the columns, from 0, and the list that each is chosen from.
        doubtful: cells, by row and column from 0, that a person has to look at.

    >>> form = Form(("Head", "Rows", "Lists"), {"Name": "T"}, ["A", "B"], [["1", "2"], ["3", "4"]])
    >>> form.csv().removeprefix("\ufeff").splitlines()
    ['Name,A,B', 'T,1,2', ',3,4']
    """

    sheets: tuple[str, str, str]
    head: Mapping[str, str]
    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    lists: Mapping[str, Sequence[Sequence[str]]] = {}
    chosen: Mapping[int, str] = {}
    doubtful: frozenset[tuple[int, int]] = frozenset()

    def csv(self) -> str:
        """Return it as CSV; it begins with a mark by which spreadsheet programs know UTF-8."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow([*self.head, *self.headings])
        for number, row in enumerate(self.rows):
            writer.writerow([*(text if number == 0 else "" for text in self.head.values()), *row])
        return "\ufeff" + out.getvalue()

    def xlsx(self) -> bytes:
        """Return it as a workbook without formulas, the same bytes each time.

        Raises:
            MissingExtraError: if XlsxWriter is not installed.
        """
        try:
            from xlsxwriter import Workbook
        except ImportError as error:
            raise MissingExtraError("xlsx", "XlsxWriter") from error  # noqa: EM101  # the extra's name
        out = io.BytesIO()
        with Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
            book.set_properties({"created": _MADE})
            bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
            text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})  # 3.10 stays 3.10
            doubt = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF2CC"})
            about, rows, lists = map(book.add_worksheet, self.sheets)
            about.write_row(0, 0, list(self.head), bold)
            about.write_row(1, 0, list(self.head.values()), text)
            about.set_column(0, len(self.head) - 1, 36)
            rows.set_column(0, len(self.headings) - 1, 18, text)
            rows.write_row(0, 0, list(self.headings), bold)
            for number, cells in enumerate(self.rows):
                for column, cell in enumerate(cells):
                    rows.write_string(number + 1, column, cell, doubt if (number, column) in self.doubtful else text)
            rows.freeze_panes(1, 1)
            for sheet in (about, rows, lists):
                sheet.set_landscape()
                sheet.set_paper(9)  # A4
                sheet.fit_to_pages(1, 0)
            for place, (title, choices) in enumerate(self.lists.items()):
                lists.write_row(0, 3 * place, [title], bold)
                for number, choice in enumerate(choices, 1):
                    lists.write_row(number, 3 * place, choice)
                lists.set_column(3 * place, 3 * place + 2, 22)
            for column, title in self.chosen.items():
                letter = chr(ord("A") + 3 * list(self.lists).index(title))
                source = f"='{self.sheets[2]}'!${letter}$2:${letter}${len(self.lists[title]) + 1}"
                # A cell may hold several, or words of one's own: the list helps, and refuses nothing.
                offered = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
                rows.data_validation(1, column, _LISTED, column, offered)
        return out.getvalue()
