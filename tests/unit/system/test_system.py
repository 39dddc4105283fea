"""Standard systems: the tree, and the reading of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs.memory import MemoryStore
from stdcompat.catalogs.read import TableReader
from stdcompat.errors import UnknownSystemError
from stdcompat.identifiers import parse
from stdcompat.system.read import SystemBook, read_system, system_rows

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.system import StandardSystem

TEXT = """
[system]
id = "cn-x"
title = "Guide to X"
market = "CN"
issuer = "SAC"
kind = "guide"
status = "in-force"
confidence = "medium"
sources = ["s"]

[[branch]]
id = "1"
name = "Basics"

[[branch]]
id = "1.1"
name = "Terms"
parent = "1"
standards = ["GB/T 32400-2015"]

[[branch]]
id = "2"
name = "Security"
standards = ["GB/T 31167-2023", "GB/T 32400-2015"]
planned = ["Two more."]
"""


@pytest.fixture
def system(tmp_path: Path) -> StandardSystem:
    path = tmp_path / "cn-x.toml"
    path.write_text(TEXT)
    reader = TableReader()
    found = read_system(path, reader)
    assert reader.problems == []
    assert found is not None
    return found


def test_the_tree_is_walked_from_the_top(system: StandardSystem) -> None:
    assert [(depth, branch.id) for depth, branch in system.walk()] == [(0, "1"), (1, "1.1"), (0, "2")]
    assert [branch.id for _, branch in system.walk("1")] == ["1.1"]
    assert [branch.id for branch in system.children("1")] == ["1.1"]


def test_a_standard_counts_once(system: StandardSystem) -> None:
    assert system.standards == (parse("GB/T 32400-2015"), parse("GB/T 31167-2023"))


def test_a_book_finds_systems_by_id_market_and_standard(system: StandardSystem) -> None:
    book = SystemBook(MemoryStore(system_rows(system)))
    assert book.ids() == ("cn-x",)
    assert book["cn-x"] == system
    assert book.of_market("CN") == book.naming("GB/T 31167") == book.naming("GB/T 31167-2023") == (system,)
    assert book.of_market("EU") == book.naming("GB/T 31167-2014") == ()
    with pytest.raises(UnknownSystemError, match="cn-y"):
        book["cn-y"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('parent = "1"', 'parent = "3"'), "'3' does not stand before it"),
        (('id = "2"', 'id = "1"'), "listed twice"),
        (("[system]", "[sistem]"), "no [system] table"),
        (("[[branch]]", "[[twig]]"), "unknown table"),
        (('"GB/T 32400-2015"]', '"???"]'), "cannot read the reference"),
        (('kind = "guide"', 'kind = "gude"'), "did you mean 'guide'"),
        (("[system]", "[system"), "not TOML"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(TEXT.replace(*change))
    reader = TableReader()
    assert read_system(path, reader) is None
    assert said in "\n".join(map(str, reader.problems))
