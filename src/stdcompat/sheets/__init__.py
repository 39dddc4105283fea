r"""Spreadsheets as rows of text: CSV and XLSX, whose columns are found by their headings.

>>> from stdcompat.sheets import find_columns, read_sheets
>>> (sheet,) = read_sheets("offer.csv", "组件,适用标准\n机架服务器,GB 4943.1-2022\n".encode())
>>> columns = find_columns(sheet, {"name": ["component", "组件"], "claims": ["standard", "标准"]})
>>> print(columns)
line 1, column 1: '组件' is read as name
line 1, column 2: '适用标准' is read as claims
>>> [cell.place for row in columns.below(sheet) for cell in columns.cells(row, "claims")]
['line 2, column 2']
"""

from stdcompat.sheets.columns import (
    Columns,
    columns_of,
    find_columns,
    load_mapping,
    load_vocabulary,
    render_vocabulary,
    sampled,
)
from stdcompat.sheets.glossary import Fit, Glossary, Vocabulary
from stdcompat.sheets.model import Aside, Cell, Merged, Row, Sheet
from stdcompat.sheets.read import read_sheets

__all__ = [
    "Aside",
    "Cell",
    "Columns",
    "Fit",
    "Glossary",
    "Merged",
    "Row",
    "Sheet",
    "Vocabulary",
    "columns_of",
    "find_columns",
    "load_mapping",
    "load_vocabulary",
    "read_sheets",
    "render_vocabulary",
    "sampled",
]
