"""A report in Chinese: nothing of it is left in English but what the data themselves say in English."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from stdcompat.report import Baseline
from stdcompat.report.blocks import Heading, Line, Table, blocks_in
from stdcompat.report.outline import outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat import Report
    from stdcompat.report.blocks import Block


def texts_of(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from block.columns
        for row in block.rows:
            yield from row
    elif isinstance(block, Heading):
        yield from block
    elif isinstance(block, Line):
        yield from (block.text, block.label)


def strings(value: Any, key: str = "") -> Iterator[str]:
    """Yield every text of plain values but the sentences that the check made."""
    if isinstance(value, dict):
        for name, one in value.items():
            if f"{name}_zh" not in value or name in {"name", "title"}:
                yield from strings(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, key)
    elif isinstance(value, str):
        yield value


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{3,}", text))


@pytest.mark.parametrize("verbose", [False, True])
def test_nothing_is_left_in_english(mixed: Report, verbose: bool):
    report = mixed.since(Baseline.of([mixed])).select(ignore=["STA"])
    assert all(block.text for block in outline(report) if isinstance(block, Heading))
    data = set().union(*(words(text) for text in strings(json.loads(mixed.to_json()))))
    data |= set().union(*(words(str(attrs.asdict(market))) for market in mixed.markets)) | {"stdcompat", "test"}
    seen = 0
    for block in blocks_in(outline(report, verbose=verbose), "zh"):
        for text in texts_of(block):
            assert not words(text) - data, text
            seen += bool(re.search(r"[\u4e00-\u9fff]", text))
    assert seen > 40


def test_one_outline_serves_both_languages(mixed: Report):
    blocks = list(outline(mixed))
    assert list(blocks_in(blocks, "en")) == blocks
    chinese = list(blocks_in(blocks, "zh"))
    assert len(chinese) == len(blocks)
    assert [type(block) for block in chinese] == [type(block) for block in blocks]


def test_json_keeps_the_chinese_of_what_is_said(mixed: Report):
    plain = mixed.to_dict()
    for finding in plain["findings"]:
        assert re.search(r"[\u4e00-\u9fff]", finding["message_zh"])
    assert all("text_zh" in notice for notice in plain["notices"] if notice["requirement"] or notice["exclusion"])
