"""One way to write the facts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
import tomli

from stdcompat.agreement.read import TABLES as AGREEMENT_TABLES
from stdcompat.bundle.format import KEYS, TABLE_ORDER, format_files, format_toml
from stdcompat.catalogs.model import Deviation
from stdcompat.catalogs.plain import printed_name, written_fields
from stdcompat.catalogs.rows import TABLES
from stdcompat.errors import CatalogError
from stdcompat.market.book import Market
from stdcompat.market.model import Endorsement, Exclusion, Requirement

if TYPE_CHECKING:
    from pathlib import Path

RECORDS: list[type[Any]] = [
    *TABLES.values(),
    *AGREEMENT_TABLES.values(),
    Deviation,
    Endorsement,
    Exclusion,
    Market,
    Requirement,
]


@pytest.mark.parametrize("cls", RECORDS)
def test_every_key_of_every_record_has_its_place(cls: type[Any]) -> None:
    names = {printed_name(field.name) for field in written_fields(cls)}
    assert names - {"requirements", "exclusions", "endorsed"} <= set(KEYS)


def test_every_table_has_its_place() -> None:
    assert {*TABLES, *AGREEMENT_TABLES, "requirement", "exclusion", "endorsed"} <= set(TABLE_ORDER)
    assert len(set(KEYS)) == len(KEYS)


def test_layout() -> None:
    tables = {
        "standard": [
            {"note": "b", "id": "ISO 10:2020", "sources": ["x" * 60, "y" * 60]},
            {"published": datetime.date(2020, 1, 31), "id": "ISO 9:2020", "title": 'A "quoted" title\\'},
        ],
        "source": [{"id": "s10", "class": "official"}, {"id": "s9", "class": "official"}],
        "catalog": {"edition": "1"},
    }
    text = format_toml("# head  \n\n[catalog]\n", tables)
    assert text.splitlines()[:6] == ["# head", "", "[catalog]", 'edition = "1"', "", "[[source]]"]
    assert text.index('"s9"') < text.index('"s10"') < text.index('"ISO 9:2020"') < text.index('"ISO 10:2020"')
    assert f'sources = [\n    "{"x" * 60}",\n' in text
    assert tomli.loads(text)["standard"][0] == tables["standard"][1]  # type: ignore[index]
    assert format_toml(text, tomli.loads(text)) == text


def test_references_and_deviations_keep_their_form() -> None:
    text = """[[correspondence]]
adopter = "EN 1:2020"
adopted = ["ISO 1:2020"]

[[correspondence.deviations]]
kind = "adds"
text = "second"

[[correspondence.deviations]]
kind = "adds"
text = "first"

[[requirement]]
id = "a"
any_of = [{ id = "ISO 1", editions = ">=2018" }, "ISO 2:2020"]
"""
    assert format_toml(text, tomli.loads(text)) == text


def test_what_cannot_be_read_is_kept_and_comes_last() -> None:
    tables = {"standard": [{"id": "???"}, {"id": "ISO 1:2020", "typo": 1}], "zzz": [{"id": "1"}]}
    assert format_toml("", tables).split() == (
        '[[standard]] id = "ISO 1:2020" typo = 1 [[standard]] id = "???" [[zzz]] id = "1"'.split()
    )


def test_files_are_written_only_when_asked_and_only_when_they_change(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[publisher]]\nname="A"\ncode="B"\n')
    assert format_files(tmp_path, check=True) == (str(path),)
    assert path.read_text() == '[[publisher]]\nname="A"\ncode="B"\n'
    assert format_files(tmp_path) == (str(path),)
    assert path.read_text() == '[[publisher]]\ncode = "B"\nname = "A"\n'
    assert format_files(tmp_path) == ()


@pytest.mark.parametrize("line", ['id = "a" # b', "# between", 'id = "\\"" # c', "x = ['#'] # d"])
def test_comments_that_would_be_lost_are_refused(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.toml"
    text = f"# head\n[[publisher]]\n{line}\n"
    path.write_text(text)
    with pytest.raises(CatalogError, match="line 3"):
        format_files(path)
    assert path.read_text() == text


def test_a_hash_in_a_text_is_no_comment(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text('[[publisher]]\ncode = "a # b"\nname = "\\"#"\n')
    assert format_files(path) == ()


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[[publisher\n")
    with pytest.raises(CatalogError, match="not TOML"):
        format_files(path)


@pytest.mark.parametrize("text", ["standard = 3\n", "standard = [3]\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(text)
    with pytest.raises(CatalogError, match="standard: must be a table, or an array of tables"):
        format_files(path)
    assert path.read_text() == text


def test_a_value_of_the_wrong_kind_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text("[standard]\ndeviations = [3]\n")
    assert format_files(path) == ()
