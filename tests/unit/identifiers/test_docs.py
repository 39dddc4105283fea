"""What the reference pages show is what the parser does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stdcompat.identifiers import parse, try_parse

PAGES = Path(__file__).parents[3] / "docs" / "reference" / "identifiers"
ROW = re.compile(r"\| `([^`]+)` \| (?:`([^`]+)`|the same) \|")
# How the pages show characters that nobody could see.
SHOWN = {"␣": "\u00a0", "(soft hyphen)": "\u00ad", r"\|": "|"}


def _plain(text: str) -> str:
    for shown, meant in SHOWN.items():
        text = text.replace(shown, meant)
    return text


ROWS = [
    (page.stem, _plain(match[1]), _plain(match[2] or match[1]))
    for page in sorted(PAGES.glob("*.md"))
    for match in map(ROW.match, page.read_text("utf-8").splitlines())
    if match
]


@pytest.mark.parametrize(("page", "written", "canonical"), ROWS)
def test_example(page: str, written: str, canonical: str) -> None:
    assert str(parse(written)) == canonical, page


def test_refused() -> None:
    lines = [line for page in PAGES.glob("*.md") for line in page.read_text("utf-8").splitlines()]
    refused = [text for line in lines if line.startswith("Refused:") for text in re.findall(r"`([^`]+)`", line)]
    assert refused
    assert [text for text in refused if try_parse(text)] == []
