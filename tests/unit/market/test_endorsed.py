"""Standards that travelled with a project: facts of their own, which recognise nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from stdcompat.errors import MarketError
from stdcompat.market import EndorsementStatus, Market

TABLES: dict[str, Any] = {
    "market": {"code": "UG", "name": "Uganda", "home_publishers": []},
    "endorsed": [
        {
            "id": "railway",
            "project": "Railway",
            "origin": "China",
            "status": "endorsed",
            "what": "two standards",
            "standards": ["GB 146.1-2020", "TB 10621-2014"],
            "count": 2,
            "date": "2019-09",
            "sources": ["s"],
            "confidence": "high",
        }
    ],
}


def test_it_is_read_and_written():
    market = Market.from_dict(TABLES)
    (one,) = market.endorsed
    assert (one.origin, one.status, one.date) == ("CN", EndorsementStatus.ENDORSED, "2019-09")
    assert [str(id) for id in one.standards] == ["GB 146.1-2020", "TB 10621-2014"]
    assert Market.from_dict(market.to_dict()) == market


def test_the_same_id_twice_is_refused():
    with pytest.raises(MarketError, match="railway"):
        Market.from_dict({**TABLES, "endorsed": TABLES["endorsed"] * 2})


def test_those_that_ship():
    (first, *_) = Market.bundled("UG").endorsed
    assert first.count == 32
    assert first.status is EndorsementStatus.RECOMMENDED
    assert first.origin == "CN"
