"""``--lang zh``: the commands that speak Chinese leave no sentence of theirs in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

STACK = "docs/examples/eu-data-centre.toml"
COMMANDS = {
    "plan": [STACK, "--market", "EU"],
    "lock-in": [STACK, "--market", "EU"],
    "equivalents": ["ISO 22301:2019"],
    "resolve": ["GB/T 22080-2016", "ISO/IEC 27001:2022"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_sentences_are_chinese(command: str, run: Callable[..., tuple[int, str, str]]):
    asked = [command, *COMMANDS[command], "--as-of", "2026-11-21"]
    english, chinese = run(*asked)[1], run(*asked, "--lang", "zh")[1]
    assert not re.search(r"[\u4e00-\u9fff]{4}", english.split("\n")[2]), "English stays English"
    lines = [line for line in chinese.splitlines() if re.search(r"[a-z]{3,} [a-z]{3,} [a-z]{3,}", line)]
    recorded = [
        line
        for line in lines
        if re.search(r"过渡期|来源|Varnholm|High-risk suppliers|Regulation|Directive|Act\b", line)
    ]
    assert lines == recorded, "only what facts record in English"
    assert len(re.findall(r"[\u4e00-\u9fff]", chinese)) > 20


LOOK_UPS = {
    "agreements": [],
    "convergence": ["GB", "ISO,IEC", "--from", "2024", "--to", "2025"],
    "systems": ["cn-cloud-2025", "--market", "EU"],
    "find": ["security", "--limit", "3"],
    "markets": ["EU"],
    "scan": ["docs/examples/datasheet.txt"],
    "show": ["GB/T 22080-2025"],
}
LABEL = re.compile(r"^ *[a-z]+( [a-z]+){0,2}: ")
HEADING = re.compile(r"^[A-Z][A-Z ]+(\(\d+\))?$")
COLUMNS = re.compile(r"^[a-z]+( +[a-z,]+){2,}$")


@pytest.mark.parametrize("command", LOOK_UPS)
def test_labels_headings_and_columns_are_chinese(command: str, run: Callable[..., tuple[int, str, str]]):
    """What is looked up are facts, many in English; what says which fact it is is Chinese."""
    english, chinese = (run(command, *LOOK_UPS[command], "--lang", lang)[1].splitlines() for lang in ("en", "zh"))
    found = [
        [line for line in lines if any(of.match(line) for of in (LABEL, HEADING, COLUMNS))]
        for lines in (english, chinese)
    ]
    assert found[0]
    assert found[1] == []
