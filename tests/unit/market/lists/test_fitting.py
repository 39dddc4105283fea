"""What lists cite for a product, told by scopes and titles: right where told, silent where not."""

import json

import pytest

from stdcompat import cited

DAY = "2026-11-21"
MULTIMEDIA = {"LVD": "EN 62368-1", "EMC": "EN 55032, EN 55035", "RoHS": "EN 63000"}
HOME = "EN 60335-1, EN 60335-2-{}"


def _home(part: str) -> dict[str, str]:
    return {"LVD": HOME.format(part), "RoHS": "EN 63000"}


TOLD: dict[str, dict[str, str]] = {
    "network camera": MULTIMEDIA,
    "rack server": MULTIMEDIA,
    "48-port PoE switch": MULTIMEDIA,
    "TV 55 inch": MULTIMEDIA,
    "NVR 32 channel": MULTIMEDIA,
    "网络摄像机": MULTIMEDIA,
    "机架式服务器": MULTIMEDIA,
    "LED street light 100 W": {"LVD": "EN 60598-1, EN 60598-2-3", "RoHS": "EN 63000"},
    "LED路灯": {"LVD": "EN 60598-1, EN 60598-2-3", "RoHS": "EN 63000"},
    "emergency light": {"LVD": "EN 60598-1, EN 60598-2-22", "RoHS": "EN 63000"},
    "floodlight 200W": {"LVD": "EN 60598-1, EN 60598-2-5", "RoHS": "EN 63000"},
    "LED driver 60W": {"LVD": "EN 61347-1, EN 61347-2-13"},
    "MCB C16 2P": {"LVD": "EN 60898-1"},
    "MCCB 250A 3P": {"LVD": "EN 60947-2"},
    "Online UPS 10 kVA": {"LVD": "EN 62040-1"},
    "string inverter 50 kW": {"LVD": "EN 62109-1, EN 62109-2"},
    "VFD 22 kW": {"LVD": "EN 61800-5-1"},
    "AC wallbox 7 kW": {"LVD": "EN 61851-1"},
    "DC fast charger 120 kW": {"LVD": "EN 61851-1, EN 61851-23"},
    "induction motor 15 kW": {"LVD": "EN 60034-1"},
    "numerical relay": {"LVD": "EN 60255-27"},
    "washing machine 8 kg": _home("7"),
    "dishwasher": _home("5"),
    "vacuum cleaner": _home("2"),
    "hair dryer": _home("23"),
    "electric kettle": _home("15"),
    "split air conditioner": _home("40"),
    "ceiling fan": {"LVD": HOME.format("80")},
    "WiFi camera": {"RED": "EN 55035, EN 18031-1, EN 18031-2", "RoHS": "EN 63000"},
    "5G base station": {"RED": "EN 50385"},
    "plush toy": {"toys": "EN 71-1, EN 71-2, EN 71-3"},
    "RC car": {"toys": "EN 71-1, EN 71-2, EN 71-3, EN 62115"},
    "passenger lift": {"lifts": "EN 81-20"},
    "escalator": {"MD": "EN 115-1"},
    "centrifugal pump": {"MD": "EN 809"},
    "mobile crane 50t": {"MD": "EN 13000"},
    "cobot 10 kg": {"MD": "EN ISO 10218-1"},
}
"""Products whose standards scopes and titles tell, with the documents by act (EN IEC 62031 is the document EN 62031)."""

UNTOLD = {
    "LVD": "traffic light; solar street light; RCBO 16A; DC MCB 1000V PV; EPS; combiner box; MV drive 10 kV; Ex motor 15 kW;"
    " commercial dishwasher; industrial vacuum cleaner; precision air conditioner; WiFi camera; body-worn camera;"
    " vehicle-mounted display; network cable cat6; car refrigerator 12V; medical refrigerator;"
    " blood bank freezer; runway floodlight; underwater floodlight 24V; bus passenger information display; railway MCCB; fire alarm panel; widget",
    "MD": "vacuum pump; water pump for car engine; tower crane; pliers; passenger lift",
    "lifts": "dumbwaiter; platform lift; escalator",
    "toys": "network camera; bicycle",
    "EMC": "WiFi camera; LED street light; escalator",
}
"""Products of which nothing may be said under an act: another part fits, several may, or the act does not reach them."""


def _by_act(name: str) -> dict[str, str]:
    (product,) = cited([], as_of=DAY, products=[name]).products
    documents = {
        one.official.short[0]: ", ".join(dict.fromkeys(row.reference.document for row in one.rows))
        for one in product.acts
    }
    return {act: text.replace("ETSI ", "") for act, text in documents.items()}


@pytest.mark.parametrize("name", TOLD)
def test_what_scopes_and_titles_tell(name: str) -> None:
    assert _by_act(name) == TOLD[name]


@pytest.mark.parametrize("act", UNTOLD)
def test_nothing_is_said_where_they_do_not_tell(act: str) -> None:
    assert [name for name in UNTOLD[act].split("; ") if act in _by_act(name)] == []


def test_what_is_cited_is_that_of_the_day() -> None:
    (before,), (after,) = (
        cited([], as_of=day, acts=["RoHS"], products=["rack server"]).products for day in ("2020-05-17", "2020-05-18")
    )
    assert (before.acts, [str(row.id) for row in after.acts[0].rows]) == ((), ["EN IEC 63000:2018"])


def test_a_report_says_that_others_may_fit_and_that_a_kind_is_not_known() -> None:
    report = cited([], as_of=DAY, products=["MCCB 250A", "widget"])
    text = str(report.render("text"))
    assert "other standards of the act may fit" in " ".join(text.split())
    assert "widget (kind of product not known)" in text
    assert [len(one["acts"]) for one in json.loads(str(report.render("json")))["products"]] == [1, 0]
    assert "均非强制要求" in str(report.render("text", "zh"))
