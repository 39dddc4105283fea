"""Identifiers in passages of real public text (source noted in each), labelled by hand, in four languages and more."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from stdcompat.identifiers import find_identifiers

PASSAGES = json.loads((Path(__file__).parent / "text" / "passages.json").read_text("utf-8"))


def test_precision_and_recall() -> None:
    right = found = expected = 0
    for passage in PASSAGES:
        have = Counter(str(item.id) for item in find_identifiers(passage["text"]))
        want = Counter(passage["identifiers"])
        right += (have & want).total()
        found += have.total()
        expected += want.total()
    assert len(PASSAGES) >= 120
    assert right / found >= 0.98
    assert right / expected >= 0.98


def test_spans() -> None:
    for passage in PASSAGES:
        end = 0
        for item in find_identifiers(passage["text"]):
            assert passage["text"][item.start : item.end] == item.text
            assert item.end >= end
            end = item.end
