from __future__ import annotations

from pathlib import Path

import pytest

from stdcompat.catalogs.vocabulary import KINDS, ancestors
from stdcompat.deployment.kinds import UNKNOWN, guess, traits_of
from stdcompat.deployment.nearest import nearest_kinds

# What lists of goods say, the kinds that are right, and none where there is none.
NAMED = [
    ("washing machine", "household-appliance"),
    ("洗衣机", "household-appliance"),
    ("virtual machine", "cloud-platform"),
    ("虚拟机", "cloud-platform"),
    ("rotating electrical machine", "motor"),
    ("旋转电机", "motor"),
    ("lift machine room", "facility"),
    ("电梯机房", "facility"),
    ("camera bracket", None),
    ("摄像机支架", None),
    ("camera pole", None),
    ("立杆", None),
    ("server rack", "enclosure"),
    ("服务器机柜", "enclosure"),
    ("oil storage tank", "tank"),
    ("储油罐", "tank"),
    ("energy storage", "storage-system"),
    ("储能", "storage-system"),
    ("cold storage", "facility"),
    ("冷库", "facility"),
    ("electric meter box", "lv-switchgear"),
    ("电表箱", "lv-switchgear"),
    ("water meter", "water-meter"),
    ("水表", "water-meter"),
    ("light switch", "wiring-accessory"),
    ("墙壁开关", "wiring-accessory"),
    ("circuit breaker switch", "circuit-breaker"),
    ("transfer switch", "circuit-breaker"),
    ("power supply cable", "cabling power-cable wiring-accessory"),
    ("电源线", "cabling power-cable wiring-accessory"),
    ("phone charger", "power-supply"),
    ("手机充电器", "power-supply"),
    ("battery charger", "power-supply"),
    ("DIN rail", None),
    ("导轨", None),
    ("guard rail", None),
    ("护栏", None),
    ("satellite TV antenna", "radio-equipment"),
    ("卫星天线", "radio-equipment"),
    ("heat pump", "air-conditioner"),
    ("热泵", "air-conditioner"),
    ("infusion pump", "medical-device"),
    ("输液泵", "medical-device"),
    ("空气开关", "circuit-breaker"),
    ("阀控式铅酸蓄电池", "battery"),
    ("防火墙", "network-equipment security-software"),
    ("消防水箱", "tank"),
    ("容器平台", "cloud-platform"),
    ("container platform", "cloud-platform"),
    ("集装箱数据中心", "data-centre"),
    ("储能集装箱", "storage-system"),
    ("BMS for building", "building-automation"),
    ("BMS lithium battery", "battery"),
    ("GIS 110kV", "hv-switchgear"),
    ("GIS software", "software"),
    ("CT 100/5A", "instrument-transformer"),
    ("CT scanner", "medical-device"),
    ("EPS应急电源", "ups"),
    ("compact kiosk substation 630kVA", "hv-switchgear"),
    ("MCU", "audio-conference electronic-component"),
    ("工作站", "ict-equipment"),
    ("workstation", "ict-equipment"),
    ("控制台", "furniture"),
    ("400万星光级红外球型网络摄像机", "camera"),
    ("人脸识别一体机", "access-control"),
    ("视频管理平台软件", "video-platform"),
    ("存储服务器", "server"),
    ("接入交换机", "network-equipment"),
    ("UPS不间断电源", "ups"),
    ("室外机柜", "enclosure"),
    ("六类网线", "cabling"),
    ("Rack server 2U", "server"),
    ("Core switch", "network-equipment"),
    ("Modular UPS 200 kVA", "ups"),
    ("Lithium battery cabinet", "battery"),
    ("In-row cooling unit", "air-conditioner"),
    ("Power distribution unit (PDU)", "ict-equipment"),
    ("Rack 42U", "enclosure"),
    ("Fire suppression (FM-200)", "fire-suppression"),
    ("Operation and maintenance service", "service"),
    ("Structured cabling Cat6A", "cabling"),
    ("120kW直流充电桩", "ev-charger"),
    ("7kW交流充电桩", "ev-charger"),
    ("充电运营平台", "information-system software"),
    ("DC fast charger 120 kW", "ev-charger"),
    ("AC wallbox 22 kW", "ev-charger"),
    ("Charging management system", "software"),
    ("Single phase smart meter", "meter"),
    ("Data concentrator unit (DCU)", "grid-equipment"),
    ("Head end system (HES)", "software"),
    ("CT/PT", "instrument-transformer"),
    ("Meter box", "lv-switchgear enclosure"),
    ("Plush bear", "toy"),
    ("Electric toy car", "toy"),
    ("Rice cooker", "household-appliance"),
    ("Hair dryer", "household-appliance"),
    ("Power bank", "power-bank"),
    ("USB charger", "power-supply"),
    ("Server rack 42U", "enclosure"),
    ("Camera bracket", None),
    ("Washing machine", "household-appliance"),
    ("Oil storage tank", "tank"),
    ("Lift", "lift"),
    ("EV charging station", "ev-charger"),
    ("Ethernet switch", "network-equipment"),
    ("Installation of cameras", "service"),
    ("Supply and installation of UPS", "ups"),
    ("多参数监护仪", "medical-device"),
    ("摄像机镜头", None),
    ("toner for printer", None),
    ("printer", "ict-equipment"),
    ("wind turbine blade", "wind-turbine"),
]


@pytest.mark.parametrize(("name", "kinds"), NAMED)
def test_the_kind_that_a_name_tells(name: str, kinds: str | None):
    found = guess(name).kind
    assert found in ({None} if kinds is None else set(kinds.split()))


def test_names_of_lists_and_tenders_in_many_languages_tell_their_kinds():
    rows = [line.split("\t") for line in (Path(__file__).parent / "names.tsv").read_text("utf-8").splitlines()]
    told = {name: guess(name).kind for name, _ in rows}
    wrong = {name: told[name] for name, kinds in rows if told[name] not in {*kinds.split(), None}}
    unknown = [name for name, kinds in rows if told[name] is None and "-" not in kinds.split()]
    assert wrong == {}
    assert len(unknown) <= len(rows) // 50


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("lid for a tank", None),
        ("set of cables", "power-cable"),
        ("cover for camera", None),
        ("Monitor, patient", "medical-device"),
        ("point machine controller unit xyz", None),
        ("air conditioner 18000 BTU inverter", "air-conditioner"),
        ("Switchgear 0.4 kV", "lv-switchgear"),
        ("Switchgear 11 kV", "hv-switchgear"),
        ("监控主机", None),
        ("Bomba de água com motor", "pump"),
        ("soporte para cámara", None),
        ("Tauchpumpen", "pump"),
        ("valve chamber 1.2 m RCC", None),
        ("LED driver 40 W constant current", "lamp-controlgear"),
        ("epoxy primer zinc rich", "coating"),
        ("PDU rack-mounted 16 A", "ict-equipment"),
        ("air compressor oil-free", "compressor"),
        ("RTD temperature sensor PT100", "measuring-instrument"),
        ("soil compaction test apparatus", "measuring-instrument"),
        ("Supply, testing and commissioning of 500 kVA DG set", "generator-set"),
        ("智能电能表 三相四线", "meter"),
        ("泵送剂", None),
        ("呼吸机管路", None),
        ("dot matrix printer 80 column", "ict-equipment"),
        ("antivirus endpoint licence", "security-software"),
    ],
)
def test_the_head_of_a_name_decides(name: str, kind: str | None):
    assert guess(name).kind == kind


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {UNKNOWN}))
def test_every_kind_is_known_by_its_own_trade_words(kind: str):
    from stdcompat.catalogs.vocabulary import read_vocabulary

    row = read_vocabulary()["words"]["kind"][kind]
    words = [word for field in ("words", "words_zh") for word in row.get(field, ()) if "(" not in word]
    right = sum(kind in ancestors(found) for word in words if (found := guess(word).kind) is not None)
    assert right >= 0.9 * len(words)


def test_traits_are_told_by_words_and_by_the_kind():
    assert guess("Outdoor WiFi IP camera, 220 V").traits == ("internet-connected", "mains-powered", "outdoor", "radio")
    assert traits_of("camera") == ("internet-connected", "personal-data")
    assert guess("防爆灯 ATEX").traits == ("hazardous-area",)
    assert guess("儿童智能手表").traits == ("children", "internet-connected", "wearable")


def test_words_beside_the_name_decide_between_meanings():
    assert guess("BMS", "LFP battery").kind == "battery"
    assert guess("BMS").kind == "building-automation"


def test_abbreviations_count_in_capitals_only():
    assert guess("ct").kind is None
    assert guess("CT").kind == "instrument-transformer"


def test_the_nearest_kinds_are_offered():
    assert "pump" in nearest_kinds("watre pump")


def test_a_long_name_takes_no_time():
    assert guess("camera " * 10_000).kind == "camera"
