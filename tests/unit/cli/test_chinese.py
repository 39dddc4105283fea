"""``--lang zh``: the commands that speak Chinese leave no sentence of theirs in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from stdcompat.cli.errors_zh import in_chinese

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["check", "nofile.xlsx", "--market", "CN"], "没有该文件或文件夹；请检查路径"),
        (["check", "{folder}/x.csv", "--market", "CN"], "没有可识别为产品的列"),
        (["check", "{folder}/b.toml", "--market", "CN"], "未知的产品类别 'camra'；是否应为 'camera'？"),
        (["check", "{folder}/b.toml", "--market", "XX"], "没有市场 'XX'"),
        (["check", "{folder}/b.toml", "--as-of", "yesterday"], "不是日期：'yesterday'"),
        (["chek"], "没有命令 'chek'；是否应为 'check'？"),
        (["show", "Foo"], "不是标准编号：应以标准代号开头"),
        (["tender", "{folder}/x.csv"], "没有提及任何标准"),
    ],
)
def test_errors_are_chinese(given: list[str], said: str, run: Callable[..., tuple[int, str, str]], tmp_path: Path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    (tmp_path / "b.toml").write_text(
        '[deployment]\nname = "D"\n[[component]]\nname = "S"\nkind = "camra"\n', encoding="utf-8"
    )
    code, _, error = run(*(word.format(folder=tmp_path) for word in given), "--lang", "zh")
    assert code in {2, 3}
    assert said in error
    assert not re.search(r"(?:[a-z]{2,} ){3}", error.partition("usage")[0].partition("用法")[0])


def test_a_message_of_any_length_is_put_into_chinese_at_once():
    message = "a" * 19_000 + ": no such file or directory"
    assert in_chinese(message).endswith("没有该文件或文件夹")
    assert in_chinese("x" * 10_000_000) == "x" * 10_000_000
