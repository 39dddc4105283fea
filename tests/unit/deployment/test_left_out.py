"""Members that are left out of a range or a series are not claimed, and change nothing of the others."""

from __future__ import annotations

import pytest

from stdcompat.deployment.readers.cells import read_cell


def _said(text: str) -> dict[str, str]:
    return {str(one.found.id): one.said.statement.value for one in read_cell(text).claims}


@pytest.mark.parametrize(
    "text",
    [
        "IEC 61000-4-2 to 61000-4-6 (excluding 61000-4-5)",
        "IEC 61000-4-2 to -6 except -5",
        "IEC 61000-4-2 to -6 other than part 5",
        "IEC 61000-4-2 bis -6 (außer -5)",
        "IEC 61000-4-2 à -6 sauf -5",
        "IEC 61000-4-2~61000-4-6（IEC 61000-4-5除外）",
        "IEC 61000-4-2~6，不含61000-4-5",
        "IEC 61000-4-2…-6, кроме 61000-4-5",
    ],
)
def test_of_a_range(text: str) -> None:
    parts = {f"IEC 61000-4-{n}": "claimed" for n in range(2, 7)}
    assert _said(text) == parts | {"IEC 61000-4-5": "denied"}


@pytest.mark.parametrize("text", ["GB/T 17626系列（除GB/T 17626.5）", "GB/T 17626系列（17626.5除外）"])
def test_of_a_series(text: str) -> None:
    assert _said(text) == {"GB/T 17626": "claimed", "GB/T 17626.5": "denied"}


@pytest.mark.parametrize("text", ["IEC 62368-1:2018 except 5.4", "ISO 9001:2015 except clause 7.1"])
def test_a_clause_is_no_member(text: str) -> None:
    assert set(_said(text).values()) == {"partial"}


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("ISO 9001:2008/2015", "/2015"),
        ("ISO 9001:2015, 2022", "2022"),
        ("ISO 9001:2015-99", "-99"),
        ("TR CU 004/2011, 020/2011", "020/2011"),
        ("EN 54 part 2, part 4", "part 4"),
        ("GB 4943.1-2022 (第1号修改单)", "第1号修改单"),
    ],
)
def test_what_would_be_another_claim_is_not_lost_in_silence(text: str, lost: str) -> None:
    assert lost in [piece for piece, _ in read_cell(text).unread]
