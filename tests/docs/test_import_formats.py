"""The examples of the page on import formats are what the importers read, each in the format that it stands under."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from stdcompat.importers import FORMATS, Import, format_of, import_catalog

if TYPE_CHECKING:
    from pathlib import Path

NEEDED = {"relaton": "yaml", "sts": "defusedxml"}


def example(root: Path, kind: str) -> str:
    page = (root / "docs" / "reference" / "import-formats.md").read_text(encoding="utf-8")
    section = page.partition(f"`--kind {kind}`")[2].partition("\n## ")[0]
    (block,) = re.findall(r"^```\w+\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return str(block)


@pytest.mark.parametrize("kind", [*FORMATS])
def test_the_example_of_each_format_is_read_as_such(root: Path, tmp_path: Path, kind: str):
    if kind in NEEDED and find_spec(NEEDED[kind]) is None:
        pytest.skip(f"{NEEDED[kind]} is not installed")
    path = tmp_path / "example"
    path.write_text(example(root, kind), encoding="utf-8")
    assert format_of(str(path)) == kind
    done = import_catalog(tmp_path / "out.sqlite", [Import(str(path))])
    tally = done.sources[0][2]
    assert tally.entries + tally.pairs == tally.rows > 0
    assert not tally.remarks
    assert all("note" not in relation["read_as"] for relation in tally.to_dict()["relations"])
