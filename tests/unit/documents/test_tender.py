"""Drafts of tenders: what a sentence asks is what the profile asks, and the draft can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat import Profile
from stdcompat.documents.tender import asked_in, draft_toml
from stdcompat.market.demand import demand_in

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "references", "either", "equivalents"),
    [
        ("应符合GB/T 18487.1-2023及以上版本", ["GB/T 18487.1 (>=2023)"], False, None),
        ("不低于GB 4943.1-2022的要求，不接受等效标准", ["GB 4943.1 (>=2022)"], False, False),
        ("符合GB/T 28181-2022或同等标准", ["GB/T 28181-2022"], False, True),
        ("IEC 61439-1:2011 or later", ["IEC 61439-1 (>=2011)"], False, None),
        ("the latest edition of IEC 60529", ["IEC 60529"], False, None),
        ("EN 50600-2-1 or ISO/IEC 22237-2:2024", ["EN 50600-2-1", "ISO/IEC 22237-2:2024"], True, None),
        ("IEC 62040-1 and IEC 62040-2; no equivalents", ["IEC 62040-1", "IEC 62040-2"], False, False),
        ("IEC 62040-1:2017 or equivalent", ["IEC 62040-1:2017"], False, True),
        ("防护等级不低于IP54，GB/T 4208-2017", ["GB/T 4208-2017"], False, None),
    ],
)
def test_what_a_sentence_asks(text: str, references: list[str], either: bool, equivalents: bool | None):
    found = demand_in(text)
    assert found is not None
    assert [str(one) for one in found.references] == references
    assert (found.either, found.equivalents) == (either, equivalents)


def test_a_draft_is_a_profile(tmp_path: Path):
    passages = [
        '3.1 摄像机 "主要"参数',
        "3.1.1 应符合GB/T 28181-2022及以上版本；\n应符合GB 35114-2017，不接受等效标准。",
        "3.2 UPS shall comply with IEC 62040-1:2017 or later.",
        "Delivery in 30 days.",
    ]
    path = tmp_path / "tender.toml"
    path.write_text(draft_toml('A "tender"', asked_in(passages)), encoding="utf-8")
    profile = Profile.from_toml(path)
    assert profile.name == 'A "tender"'
    assert [(one.applies_to, one.regulation, str(one.any_of[0])) for one in profile.requirements] == [
        (("camera",), "3.1.1", "GB/T 28181 (>=2022)"),
        (("camera",), "3.1.1", "GB 35114-2017"),
        (("ups",), "3.2", "IEC 62040-1 (>=2017)"),
    ]
    assert profile.requirements[1].restriction == "equivalent standards are not accepted"


def test_nothing_asked_is_no_draft():
    assert not list(asked_in(["外观整洁", ""]))


def test_each_line_of_one_text_has_its_own_clause():
    text = "4.1 The server shall comply with EN 62368-1:2014 or later.\n4.2 摄像机应符合 GB/T 28181-2022。\n"
    assert [(one.clause, one.kind, one.sentence[:6]) for one in asked_in([text])] == [
        ("4.1", "server", "The se"),
        ("4.2", "camera", "摄像机应符合"),
    ]
