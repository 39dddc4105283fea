"""What the rules of the shipped markets reach, and what they do not: read in the laws, held here."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs.vocabulary import KindCode, ancestors
from stdcompat.market.book import MarketBook

if TYPE_CHECKING:
    from stdcompat.market.book import Market


def reached(market: str, kind: str, *traits: str) -> set[str]:
    """Return the requirements that reach a product of a kind with these traits, whatever their condition."""
    book = MarketBook.bundled()
    above = ancestors(KindCode(kind))
    return {
        requirement.id
        for one in book.lineage(book[market])
        for requirement in one.requirements
        if above & set(requirement.applies_to)
        and not above & set(requirement.not_for)
        and set(requirement.traits) <= set(traits)
    }


@pytest.mark.parametrize(
    ("market", "kind", "traits", "requirement"),
    [
        ("CN", "server", (), "cn-network-devices"),  # only above the thresholds of the catalogue
        ("CN", "network-equipment", (), "cn-ccc-safety"),  # CCC is by catalogue
        ("CN", "ev-charger", ("mains-powered",), "cn-ev-protocol"),  # GB/T 27930 is for DC chargers
        ("CN", "camera", (), "cn-gb-16796-2022"),
        ("CN", "transformer", (), "cn-rohs"),  # distribution of electricity is outside
        ("CN", "power-cable", ("rated-0-6-1-kv",), "cn-ccc-cables"),  # CCC ends at 450/750 V
        (
            "CN",
            "air-conditioner",
            ("mains-powered",),
            "cn-gb-44246-2024",
        ),  # cooling of a data hall is no household appliance
        ("EU", "instrument-transformer", (), "eu-lvd-oj"),  # above the voltages of the directive
        ("EU", "instrument-transformer", (), "eu-emc-oj"),  # benign by nature
        ("EU", "power-bank", ("battery",), "eu-lvd-oj"),  # below the voltages of the directive
        ("EU", "iot-device", (), "eu-lvd-oj"),
        ("EU", "iot-device", (), "eu-emc-55032"),  # a sensor is no multimedia equipment
        ("EU", "power-supply", ("mains-powered",), "eu-cra"),  # no digital elements
        ("EU", "ict-equipment", (), "eu-cra"),  # only what connects
        ("UK", "instrument-transformer", (), "uk-designated-emc"),
        ("US", "power-supply", ("mains-powered",), "us-fcc-part15b"),
        ("US", "power-supply", ("mains-powered",), "us-nrtl-62368-1"),  # a workplace rule
        ("IN", "air-conditioner", ("mains-powered",), "in-qco-302-1-2026"),  # under an order of its own
        ("TR", "base-station", (), "tr-low-voltage"),  # radio equipment has rules of its own
        ("JP", "server", (), "jp-denan-62368-1"),  # computers are no listed goods
        ("JP", "iot-device", (), "jp-radio-low-power"),
        ("EU", "lift", (), "eu-machinery"),  # lifts have a directive of their own
        ("EU", "iot-device", (), "eu-red-18031-1-other"),
        ("UK", "base-station", (), "uk-designated-emc"),  # radio equipment has regulations of its own
        ("US", "wlan-access-point", ("radio",), "us-fcc-15249"),
        ("US", "consumer-device", (), "us-nrtl-62368-1"),
        ("IN", "network-equipment", (), "in-crs-safety-transition"),  # a closed list without switches
        ("IN", "ev-charger", (), "in-ev-dc-17017-23"),
        ("IN", "cement-concrete", (), "in-qco-cement"),  # concrete is no cement
        ("SA", "server", (), "sa-saso-62368-1"),  # not on the lists of the recognition programme
        ("SA", "base-station", (), "gcc-low-voltage"),
    ],
)
def test_what_a_rule_does_not_reach(market: str, kind: str, traits: tuple[str, ...], requirement: str) -> None:
    assert requirement in {one.id for m in _lineage(market) for one in m.requirements}, "the rule is there"
    assert requirement not in reached(market, kind, *traits)


@pytest.mark.parametrize(
    ("market", "kind", "traits", "requirement"),
    [
        ("CN", "server", ("critical-network-device",), "cn-network-devices"),
        ("CN", "ev-charger", ("dc-charging",), "cn-ev-protocol"),
        ("CN", "luminaire", ("ccc-listed", "mains-powered"), "cn-ccc-luminaires"),
        ("CN", "medical-device", (), "cn-medical-9706-1"),
        ("JP", "power-supply", (), "jp-denan-62368-1"),
        ("IN", "server", (), "in-crs-safety-transition"),
        ("IN", "meter", (), "in-qco-meters"),
        ("UK", "fire-alarm", ("heat-detector",), "uk-cpr-heat-detector"),
        ("US", "ups", (), "us-ups-1778"),
        ("SA", "power-cable", (), "sa-iecee-cable"),
        ("EU", "ict-equipment", ("internet-connected",), "eu-cra-connected"),
        ("EU", "iot-device", ("internet-connected", "mains-powered"), "eu-lvd-oj-mains"),
        ("NL", "wlan-access-point", (), "eu-red-18031-1"),  # the rules of the union, in a state of it
    ],
)
def test_what_a_rule_reaches(market: str, kind: str, traits: tuple[str, ...], requirement: str) -> None:
    assert requirement in reached(market, kind, *traits)


def _lineage(code: str) -> tuple[Market, ...]:
    book = MarketBook.bundled()
    return book.lineage(book[code])
