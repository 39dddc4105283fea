"""Whatever a name holds comes out harmless in every format, and is not lost in JSON."""

from __future__ import annotations

import io
import json
import unicodedata
from typing import TYPE_CHECKING

import attrs
import pytest

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
    "html": "<script>alert(1)</script>",
    "markdown": "a | b `c` [d](javascript:e)",
    "rich markup": "[bold red]x[/] [link=file:///etc/passwd]y[/link]",
    "escape": "\x1b[2J\x1b]0;title\x07",
    "c1": "\x9b31mred\x9d0;title\x9c",
    "lines": "one\r\nverdict: satisfied\x0bthree\u2028four\u2029five",
    "nul": "a\x00b",
    "right to left": "\u202egpj.exe\u202c \u2067x\u2069 \u061c\u200f",
    "zero width": "a\u200bb\ufeffc\u00ad\u2060",
    "tags": "a\U000e0041\U000e007f",
    "surrogate": "a\ud800b",
    "long": "a" * 1_000_000,
    "long words": "word " * 200_000,
    "wide": "国标" * 5_000,
}
ALLOWED = {"\n", "\u200c", "\u200d"}


def harmful(text: str) -> set[str]:
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} - ALLOWED


def report_on(make: Callable[..., Report], mixed: Report, value: str) -> Report:
    component = Component(value, mixed.deployment.components[1].kind, value, value, value, value, (Claim(None, value),))
    other = attrs.evolve(mixed.deployment.components[1], name=f"Server {value}", supplier=value)
    market = mixed.markets[0]
    requirement = attrs.evolve(
        market.requirements[0], title=value, regulation=value, restriction=value, evidence_route=value
    )
    exclusion = attrs.evolve(market.exclusions[0], title=value, scope=value, suppliers=("nobody",))
    report = make([component, other], [requirement, *market.requirements[1:]], [exclusion], not_known=(value,))
    deployment = attrs.evolve(report.deployment, name=value, name_zh=value, conditions=(value,))
    return attrs.evolve(report, deployment=deployment)


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("format", [*FORMATS, "terminal"])
def test_harmless(format: str, name: str, make: Callable[..., Report], mixed: Report):
    value = VALUES[name]
    report = report_on(make, mixed, value)
    if format == "terminal":
        out = io.StringIO()
        terminal.show(outline(report, verbose=True), out, 100)
        said = out.getvalue()
    else:
        said = str(format_named(format).render(report, Layout(verbose=True)))
    assert not harmful(said)
    said.encode("utf-8")
    if format == "json":
        assert json.loads(said)["deployment"]["components"][0]["name"] == value
    else:
        assert len(said) < 300_000
        assert max(columns(line) for line in said.split("\n")) <= 100


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
