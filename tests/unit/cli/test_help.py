"""Help in two languages."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.cli.help_zh import CHINESE, in_chinese
from stdcompat.cli.main import COMMANDS
from stdcompat.cli.whole import whole_parser

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AT_FIRST_IN_ENGLISH = 6  # options that were added since the last translation
HAN = re.compile(r"[\u4e00-\u9fff]")


def parsers(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.values()


def helps() -> Iterator[str]:
    for parser in parsers(whole_parser()):
        yield from (action.help for action in parser._actions if action.help)
        yield from (str(group.title) for group in parser._action_groups)
    yield from COMMANDS.values()


def test_every_word_of_help_has_its_chinese():
    missing = sorted({text for text in helps() if text not in CHINESE})
    assert len(missing) <= AT_FIRST_IN_ENGLISH, missing
    assert [text for text, zh in CHINESE.items() if not HAN.search(zh) and zh != text.replace(", ", "、")] == []


def test_descriptions_and_examples_keep_what_is_typed():
    for parser in parsers(whole_parser()):
        before = f"{parser.description}\n{parser.epilog}"
        in_chinese(parser)
        after = f"{parser.description}\n{parser.epilog}"
        assert HAN.search(str(parser.description)), parser.description
        typed = re.findall(r"^  stdcompat .*$", before, re.MULTILINE)
        assert typed == re.findall(r"^  stdcompat .*$", after, re.MULTILINE)


@pytest.mark.parametrize(
    "words", [("--lang", "zh", "--help"), ("--help", "--lang=zh"), ("check", "--help", "--lang", "zh")]
)
def test_it_is_printed_where_it_is_asked_for(words: tuple[str, ...], run: Callable[..., Any]):
    done = run(*words)
    assert done.code == 0
    assert "显示本帮助并退出" in done.out
    assert "show this help" not in done.out


def test_the_language_may_stand_before_the_command(run: Callable[..., Any]):
    done = run("--lang", "zh", "resolve", "GB/T 22080-2016", "ISO/IEC 27001:2013", "--as-of", "2026-11-21")
    assert (done.code, HAN.search(done.out) is not None) == (0, True)
    assert run("check", "--help").out.count("show this help") == 1
