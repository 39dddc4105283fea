"""Whatever a name holds comes out harmless in every format, and is not lost in JSON."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from typing import TYPE_CHECKING

import attrs
import openpyxl
import pytest
from markdown_it import MarkdownIt

from stdcompat.deployment import Claim, Component
from stdcompat.report.formats import FORMATS, Layout, format_named, terminal
from stdcompat.report.outline import outline
from stdcompat.report.safe import clean
from stdcompat.report.wrap import columns, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from stdcompat import Report

VALUES = {
    "formula": "=cmd|'/c calc'!A1",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "wide formula": "＝1+1",
    "tab": "\t=1+1",
    "html": "<script>alert(1)</script>",
    "markdown": "a | b `c` [d](javascript:e)",
    "link": "https://evil.example www.evil.example @someone #12 ![i](https://evil.example/i.png)",
    "rich markup": "[bold red]x[/] [link=file:///etc/passwd]y[/link]",
    "xml": "]]>&xxe;<!--",
    "escape": "\x1b[2J\x1b]0;title\x07",
    "c1": "\x9b31mred\x9d0;title\x9c",
    "lines": "one\r\nverdict: satisfied\x0bthree\u2028four\u2029five",
    "nul": "a\x00b",
    "no characters": "a\ufffeb\uffff",
    "right to left": "\u202egpj.exe\u202c \u2067x\u2069 \u061c\u200f",
    "zero width": "a\u200bb\ufeffc\u00ad\u2060",
    "tags": "a\U000e0041\U000e007f",
    "surrogate": "a\ud800b",
    "long": "a" * 400_000,
    "long words": "word " * 80_000,
    "wide": "国标" * 5_000,
}
ALLOWED = {"\n", "\u200c", "\u200d"}
LOSSLESS = {"json", "jsonl"}
TABS = {"sssom"}  # a tab is what parts its cells
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")


def harmful(text: str) -> set[str]:
    return {c for c in set(text) if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - ALLOWED


def report_on(make: Callable[..., Report], mixed: Report, value: str) -> Report:
    component = Component(value, mixed.deployment.components[1].kind, value, "CN", value, value, (Claim(None, value),))
    other = attrs.evolve(mixed.deployment.components[1], name=f"Server {value}", supplier=value)
    market = mixed.markets[0]
    requirement = attrs.evolve(
        market.requirements[0], title=value, regulation=value, restriction=value, evidence_route=value
    )
    exclusion = attrs.evolve(market.exclusions[0], title=value, scope=value, suppliers=("nobody",))
    report = make([component, other], [requirement, *market.requirements[1:]], [exclusion], not_known=(value,))
    deployment = attrs.evolve(report.deployment, name=value, name_zh=value, conditions=(value,))
    return attrs.evolve(report, deployment=deployment)


def render(format: str, report: Report) -> str | bytes:
    if format != "terminal":
        return format_named(format).render(report, Layout(verbose=True))
    out = io.StringIO()
    terminal.show(outline(report, verbose=True), out, 100)
    return out.getvalue()


def texts(said: str | bytes) -> list[str]:
    """Return what a file says: its text, or those of the files that it packs."""
    if isinstance(said, str):
        return [said]
    if not said.startswith(b"PK"):
        return [said.decode("utf-8")]
    with zipfile.ZipFile(io.BytesIO(said)) as archive:
        return [
            archive.read(name).decode("utf-8").replace("\r\n", "\n")
            for name in archive.namelist()
            if name.endswith((".xml", ".rels")) and not name.startswith("word/styles")
        ]


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("format", [*FORMATS, "terminal"])
def test_harmless(format: str, name: str, make: Callable[..., Report], mixed: Report):
    value = VALUES[name]
    report = report_on(make, mixed, value)
    said = render(format, report)
    for text in texts(said):
        assert not harmful(text) - ({"\t"} if format in TABS else set())
        text.encode("utf-8")
        assert len(text) < 300_000 or format in LOSSLESS
    if format in LOSSLESS:
        assert value in strings(texts(said)[0])
    check = CHECKS.get(format)
    if check is not None:
        check(said)


def strings(text: str) -> set[str]:
    """Return every string of a JSON text, or of its lines."""
    found: set[str] = set()
    json.loads(
        f"[{text}]" if text.startswith("{\n") else f"[{','.join(text.splitlines())}]",
        object_pairs_hook=lambda pairs: found.update(one for _, one in pairs if isinstance(one, str)),
    )
    return found


def check_lines(said: str) -> None:
    assert max(columns(line) for line in said.split("\n")) <= 100


def check_csv(said: str) -> None:
    rows = list(csv.reader(io.StringIO(said)))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if FORMULA.match(cell)]


def check_xlsx(said: bytes) -> None:
    book = openpyxl.load_workbook(io.BytesIO(said))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink is not None]


def check_xml(said: str) -> None:
    root = ET.fromstring(said)  # noqa: S314  # our own
    assert {element.tag for element in root.iter()} <= {
        *("testsuites", "testsuite", "testcase", "properties", "property"),
        *("failure", "skipped", "system-out"),
    }


def check_markdown(said: str) -> None:
    """Read it as GitHub does: the only markup is ours, tables keep their columns, nothing links."""
    tokens = MarkdownIt("gfm-like").enable("table").parse(said)
    inline = [token for block in tokens for token in block.children or ()]
    assert {token.type for token in inline} <= {"text", "html_inline", "strong_open", "strong_close", "softbreak"}
    ours = re.compile(r"</?(details|summary)>|<!-- -->")
    for token in (*tokens, *inline):
        if token.type.startswith("html"):
            assert not re.sub(r"[^<]", "", ours.sub("", token.content)), token.content


CHECKS: dict[str, Callable[..., None]] = {
    "text": check_lines,
    "terminal": check_lines,
    "csv": check_csv,
    "xlsx": check_xlsx,
    "junit": check_xml,
    "markdown": check_markdown,
}


def test_the_joiners_and_spaces_of_other_scripts_stay():
    for text in ("می\u200cخواهم", "क्\u200dष", "国\u3000标", "1\u00a0000"):
        assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghijkl", 8, ["abcdefgh", "ijkl"]),
        ("国标国标国标", 8, ["国标国标", "国标"]),
        ("GB国标 国标", 8, ["GB国标", "国标"]),
        ("e\u0301 " * 3, 3, ["e\u0301 e\u0301", "e\u0301"]),
        ("国标国标，国标", 8, ["国标国", "标，国标"]),
        ("国标国（标）", 8, ["国标国", "（标）"]),
        ("，，，，，，", 8, ["，，，，", "，，"]),
    ],
)
def test_wrap(text: str, width: int, lines: list[str]):
    assert wrap(text, width) == lines


def test_wrapped_lines_keep_their_indents():
    assert wrap("aaa bbb ccc", 9, "- ", "  ") == ["- aaa bbb", "  ccc"]
    assert columns("GB/T 国标") == 9
