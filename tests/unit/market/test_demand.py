"""What a sentence of a tender leaves to the bidder is not asked for."""

from __future__ import annotations

import pytest

from stdcompat.documents.tender import asked_in, draft_toml
from stdcompat.market.demand import demand_in


@pytest.mark.parametrize(
    ("sentence", "asked", "named"),
    [
        ("The vendor may provide a certificate to ISO/IEC 27001:2022.", "", "ISO/IEC 27001:2022"),
        ("Compliance with IEC 61850-3 is optional.", "", "IEC 61850-3"),
        ("UPS to EN 62040-1, preferably also to EN 62040-3.", "EN 62040-1", "EN 62040-3"),
        ("设备宜符合GB/T 2423.1-2008", "", "GB/T 2423.1-2008"),
        ("具有ISO 9001认证者优先", "", "ISO 9001"),
        ("Se recomienda cumplir con la norma IEC 61439-1.", "", "IEC 61439-1"),
        ("Рекомендуется соответствие ГОСТ Р 51317.4.2-2010", "", "GOST R 51317.4.2-2010"),
        ("建议符合GB/T 2423.1-2008和GB/T 2423.2-2008", "", "GB/T 2423.1-2008 GB/T 2423.2-2008"),
        ("Preferably EN 50600-1, EN 50600-2-1 and EN 50600-2-2.", "", "EN 50600-1 EN 50600-2-1 EN 50600-2-2"),
        # these ask
        ("Preferably to EN 62040-3; complying with EN 62040-1.", "EN 62040-1", "EN 62040-3"),
        ("The supplier should hold ISO 9001.", "ISO 9001", ""),
        ("Equipment that may be exposed to dust shall comply with IEC 60529.", "IEC 60529", ""),
        ("The Employer may reject offers not complying with EN 55032:2015.", "EN 55032:2015", ""),
        ("Installed as recommended by the manufacturer, to IEC 60364.", "IEC 60364", ""),
        ("符合推荐性国家标准GB/T 22239-2019。", "GB/T 22239-2019", ""),
        ("宜昌供电公司设备应符合GB 4943.1-2022", "GB 4943.1-2022", ""),
    ],
)
def test_what_is_left_to_the_bidder(sentence: str, asked: str, named: str) -> None:
    found = demand_in(sentence)
    assert found is not None
    assert (" ".join(map(str, found.references)), " ".join(map(str, found.refused))) == (asked, named)


def test_some_of_several_is_said_to_be_open() -> None:
    sentence = "Any two of IEC 62443-3-3, IEC 62443-4-1 and IEC 62443-4-2 shall be certified."
    assert "for all of them or for one: which?" in draft_toml("T", asked_in([sentence]))
    assert "which?" not in draft_toml("T", asked_in([sentence.replace("Any two", "All")])).replace("products?", "")
