"""An example of a deployment as a sheet, to be filled in: CSV, or XLSX with lists to choose from.

Every company and laboratory in it is invented; the standards are real. What is written here is
what `readers.rows` reads: the example loads.
"""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Final

from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.bundled import bundled_store
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS
from stdcompat.deployment.readers.rows import VOCABULARY
from stdcompat.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["render_csv", "render_xlsx"]

_HEAD: Final[Mapping[str, str]] = {
    "deployment": "Varnholm municipal data centre",
    "deployment_zh": "瓦恩霍尔姆市政数据中心",
    "conditions": "public-sector-buyer, processes-personal-data",
}
_FIELDS: Final = (
    *("name", "name_zh", "kind", "supplier", "jurisdiction", "version", "claims", "domain"),
    *("evidence", "issuer", "issuer_jurisdiction", "scheme", "number", "issued", "expires"),
)
_SHOWN: Final = {"evidence": "test-report", "issuer": "Jinglu Testing", "issuer_jurisdiction": "CN"}
_ROWS: Final[Sequence[Mapping[str, str]]] = (
    {
        "name": "Rack servers",
        "name_zh": "机架服务器",
        "kind": "server",
        "supplier": "Qiongzhu Compute",
        "jurisdiction": "CN",
        "version": "QZ-2280",
        "claims": "GB 4943.1-2022; GB/T 9254.1-2021",
    },
    {"name": "Rack servers", "claims": "IEC 62368-1:2018", **_SHOWN, "scheme": "IECEE CB", "issued": "2024-11-12"},
    {
        "name": "Surveillance cameras",
        "name_zh": "监控摄像机",
        "kind": "camera",
        "supplier": "Lingque Vision",
        "jurisdiction": "CN",
        "claims": "GB/T 28181-2022",
        "domain": "video-surveillance",
    },
    {
        "name": "Operator",
        "name_zh": "运营方",
        "kind": "organisation",
        "supplier": "Shuoyan Integration",
        "jurisdiction": "CN",
        "claims": "GB/T 22080-2016",
        "evidence": "certificate",
        "issuer": "Jinglu Certification",
        "issuer_jurisdiction": "CN",
        "expires": "2027-06",
    },
)
_LISTED: Final = 1_000  # rows that offer the lists
_MADE: Final = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)  # the same bytes each time


def render_csv() -> str:
    """Return the example as CSV; it begins with a mark by which spreadsheet programs know UTF-8.

    >>> print(*render_csv().splitlines()[1].split(",")[4:10], sep=" | ")
    Rack servers | 机架服务器 | server | Qiongzhu Compute | CN | QZ-2280
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(map(_heading, (*_HEAD, *_FIELDS)))
    for number, row in enumerate(_ROWS):
        writer.writerow([*(text if number == 0 else "" for text in _HEAD.values()), *(row.get(f, "") for f in _FIELDS)])
    return "\ufeff" + out.getvalue()


def render_xlsx() -> bytes:
    """Return the example as a workbook without formulas, in which kinds, domains and markets are chosen from lists.

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
        about = book.add_worksheet("Deployment 项目")
        about.write_row(0, 0, list(map(_heading, _HEAD)), bold)
        about.write_row(1, 0, list(_HEAD.values()))
        about.set_column(0, len(_HEAD) - 1, 36)
        parts = book.add_worksheet("Components 组件")
        parts.write_row(0, 0, list(map(_heading, _FIELDS)), bold)
        for number, row in enumerate(_ROWS, 1):
            parts.write_row(number, 0, [row.get(field, "") for field in _FIELDS])
        parts.set_column(0, len(_FIELDS) - 1, 18)
        parts.freeze_panes(1, 1)
        lists = book.add_worksheet("Lists 选项")
        choices = _choices()
        for column, (title, rows) in enumerate(choices.items()):
            lists.write_row(0, 3 * column, [title], bold)
            for number, cells in enumerate(rows, 1):
                lists.write_row(number, 3 * column, cells)
            lists.set_column(3 * column, 3 * column + 2, 22)
        for field, title in _CHOSEN.items():
            column = 3 * list(choices).index(title)
            letter, last = chr(ord("A") + column), len(choices[title]) + 1
            source = f"='Lists 选项'!${letter}$2:${letter}${last}"
            place = _FIELDS.index(field)
            parts.data_validation(1, place, _LISTED, place, {"validate": "list", "source": source})
    return out.getvalue()


_CHOSEN: Final = {
    # field: the list that it is chosen from
    "kind": "Kinds",
    "domain": "Domains",
    "evidence": "Kinds of evidence",
    "jurisdiction": "Markets",
    "issuer_jurisdiction": "Markets",
}


def _choices() -> dict[str, list[tuple[str, ...]]]:
    """Return what can be chosen: codes, with their names in both languages."""
    store = bundled_store()
    markets = [store.get("market", code) for code in store.keys("market")]
    return {
        "Kinds": [(code, *names) for code, (_, *names) in sorted(KINDS.items())],
        "Domains": [(code, *names) for code, names in sorted(DOMAINS.items())],
        "Kinds of evidence": [(kind.value,) for kind in EvidenceKind],
        "Markets": sorted((one["code"], one["name"], one.get("name_zh") or "") for one in markets),
    }


def _heading(field: str) -> str:
    english, chinese = VOCABULARY[field][:2]
    return f"{english[0].upper()}{english[1:]} {chinese}"
