from __future__ import annotations

import datetime
from typing import Any

import pytest

from stdcompat.analysis import Elsewhere, SystemStanding, systems
from stdcompat.catalogs import Catalog, Confidence, Degree
from stdcompat.catalogs.vocabulary import KindCode
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse, try_parse
from stdcompat.system import Branch, StandardSystem, SystemKind, SystemStatus

DAY = datetime.date(2026, 11, 21)


def branch(id: str, *standards: str, parent: str | None = None, planned: tuple[str, ...] = ()) -> Branch:
    return Branch(id, f"Branch {id}", parent=parent, standards=tuple(map(parse, standards)), planned=planned)


@pytest.fixture
def catalog(build: Any) -> Catalog:
    found: Catalog = build.catalog(
        *("ISO 1:2015", "EN 1:2016", "GB/T 1-2016", "GB/T 2-2011", "GB/T 2-2020", "GB/T 3-2020", "GB/T 5.1-2020"),
        build.standard("GB/T 6-2020", "ai"),
        build.adoption("GB/T 1-2016", "ISO 1:2015"),
        build.adoption("EN 1:2016", "ISO 1:2015"),
        build.adoption("GB/T 2-2011", "EN 1:2016", degree=Degree.MOD),
    )
    return found


@pytest.fixture
def system() -> StandardSystem:
    return StandardSystem(
        "cn-x",
        "Guide to X",
        "CN",
        "SAC",
        SystemKind.GUIDE,
        SystemStatus.IN_FORCE,
        (),
        Confidence.HIGH,
        branches=(
            branch("1"),
            branch("1.1", "GB/T 1-2016", "GB/T 3-2020", parent="1"),
            branch("1.2", "GB/T 2", parent="1"),
            branch("2", "GB/T 3"),
            branch("3", "GB/T 3-2020", "GB/T 99-2020"),
            branch("4", planned=("Two more.",)),
            branch("5", "GB/T 5 (all parts)"),
            branch("6", "EN 1:2016"),
            branch("7", "GB/T 6-2020"),
        ),
    )


def standing(catalog: Catalog, system: StandardSystem, *claims: str, **given: Any) -> SystemStanding:
    component = Component("Server", KindCode("server"), claims=tuple(Claim(try_parse(one), one) for one in claims))
    (found,) = systems([system], Resolver(catalog, DAY), deployment=Deployment("D", (component,)), **given)
    return found


class TestElsewhere:
    def test_each_branch_in_the_market(self, catalog: Catalog, system: StandardSystem):
        found = standing(catalog, system, publishers=["EN"])
        assert {one.branch.id: one.market for one in found.branches} == {
            "1": Elsewhere.EMPTY,
            "1.1": Elsewhere.COUNTERPART,  # through ISO 1
            "1.2": Elsewhere.COUNTERPART,  # an earlier edition has one
            "2": Elsewhere.NONE,
            "3": Elsewhere.UNKNOWN,  # GB/T 99 is not held
            "4": Elsewhere.PLANNED,
            "5": Elsewhere.UNKNOWN,
            "6": Elsewhere.COUNTERPART,  # it is the market's own
            "7": Elsewhere.UNKNOWN,  # nothing of EN is held in its domain
        }
        assert [one.branch.id for one in found.in_market(Elsewhere.NONE)] == ["2"]

    def test_international_counterparts_are_told_without_a_market_too(self, catalog: Catalog, system: StandardSystem):
        (found,) = systems([system], Resolver(catalog, DAY))
        assert {one.market for one in found.branches} == {None}
        assert {one.branch.id for one in found.branches if one.international is Elsewhere.COUNTERPART} == {
            "1.1",
            "1.2",
            "6",
        }

    def test_the_tree_keeps_its_order_and_depth(self, catalog: Catalog, system: StandardSystem):
        (found,) = systems([system], Resolver(catalog, DAY))
        assert [(one.branch.id, one.depth) for one in found.branches][:4] == [
            ("1", 0),
            ("1.1", 1),
            ("1.2", 1),
            ("2", 0),
        ]


class TestTouched:
    @pytest.mark.parametrize(
        ("claim", "branches"),
        [
            ("GB/T 1-2016", {"1.1": False, "6": True, "1.2": True}),
            ("ISO 1:2015", {"1.1": True, "6": True, "1.2": True}),
            ("GB/T 2", {"1.2": False}),
            ("GB/T 3-2010", {"1.1": False, "2": False, "3": False}),  # an edition of the same document
            ("GB/T 5.1-2020", {"5": False}),
            ("UL 1:2020", {}),
            ("gibberish", {}),
        ],
    )
    def test_by_the_standard_itself_or_through_another(
        self, claim: str, branches: dict[str, bool], catalog: Catalog, system: StandardSystem
    ):
        found = standing(catalog, system, claim)
        assert {one.branch.id: one.touched[0].through for one in found.touched} == branches

    def test_as_plain_values(self, catalog: Catalog, system: StandardSystem):
        plain = standing(catalog, system, "ISO 1:2015", publishers=["EN"]).to_dict()
        assert (plain["id"], plain["market"], plain["complete"], plain["status"]) == ("cn-x", "CN", True, "in-force")
        assert plain["branches"][1] == {
            "id": "1.1",
            "name": "Branch 1.1",
            "depth": 1,
            "standards": ["GB/T 1-2016", "GB/T 3-2020"],
            "planned": [],
            "international": "counterpart",
            "market": "counterpart",
            "touched": [{"component": "Server", "claim": "ISO 1:2015", "standard": "GB/T 1-2016", "through": True}],
        }
        (found,) = systems([system], Resolver(catalog, DAY))
        assert found.to_dict()["branches"][0]["market"] is None
