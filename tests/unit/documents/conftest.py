"""Documents made by code: PDF by ReportLab, DOCX by python-docx, and hostile ones by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

SONG = "STSong-Light"  # not embedded, as in many Chinese documents: the reader must know its characters


@pytest.fixture
def pdf(tmp_path: Path) -> Callable[..., Path]:
    """Return what makes a PDF of pages, each a sequence of lines."""
    pdfmetrics.registerFont(UnicodeCIDFont(SONG))

    def make(*pages: Sequence[str], encrypt: str | None = None) -> Path:
        path = tmp_path / "made.pdf"
        canvas = Canvas(str(path), encrypt=encrypt, invariant=1)
        for lines in pages:
            canvas.setFont(SONG, 12)
            for number, line in enumerate(lines):
                canvas.drawString(72, 760 - 16 * number, line)
            canvas.showPage()
        canvas.save()
        return path

    return make


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """Return what makes a DOCX file of paragraphs, a table, a header and a footnote part."""

    def make(*paragraphs: str, table: Sequence[Sequence[str]] = (), header: str = "") -> Path:
        path = tmp_path / "made.docx"
        document = docx.Document()
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
        if table:
            grid = document.add_table(len(table), len(table[0]))
            for row, cells in zip(grid.rows, table, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        if header:
            document.sections[0].header.paragraphs[0].text = header
        document.save(str(path))
        return path

    return make
