"""Who a supplier's name means, by every name that a firm goes by."""

from __future__ import annotations

import datetime

import pytest

from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.market.firms import Firm, FirmBook, Match

DAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def book() -> FirmBook:
    def firm(id: str, name: str, **fields: object) -> Firm:
        return Firm(id, name, (), Confidence.HIGH, **fields)  # type: ignore[arg-type]

    return FirmBook(
        [
            firm("orca", "Orca Technologies Co., Ltd.", name_zh="虎鲸技术有限公司", words=("Orca",), han=("虎鲸",)),
            firm("fin", "Fin Silicon Ltd", words=("Fin",), part_of="orca"),
            firm("sold", "Sold Cameras Inc.", part_of="orca", until=PartialDate("2022-11")),
            firm("open", "Open Cameras Inc.", part_of="fin", doubtful=True),
            firm("big", "Big Sky, Inc.", whole=("Big Sky",), weak=("大天",), not_names=("Big Sky Lodge",)),
        ]
    )


@pytest.mark.parametrize(
    "supplier",
    [
        "Orca",
        "ORCA (Europe) GmbH",
        "Or-Ca",
        "Or Ca",
        "Ｏｒｃａ",
        "虎鲸",
        "虎鲸技术有限公司",
        "上海虎鲸技术有限公司",
        "虎鲸Orca",
        "órca",
    ],
)
@pytest.mark.parametrize("printed", ["Orca", "Orca Technologies Co., Ltd.", "虎鲸"])
def test_one_name_stands_for_all(book: FirmBook, supplier: str, printed: str) -> None:
    assert book.match(supplier, [printed], DAY) is Match.YES


@pytest.mark.parametrize("supplier", ["Orcadia Foods", "Norca", "鲸鱼", "Shark Telecom", "", "–", "有限公司", "Ltd"])
def test_what_only_looks_alike_is_somebody_else(book: FirmBook, supplier: str) -> None:
    assert book.match(supplier, ["Orca", "Big Sky"], DAY, subsidiaries=True) is Match.NO


@pytest.mark.parametrize(
    ("supplier", "named_only", "with_subsidiaries"),
    [
        ("Fin Silicon", "no", "yes"),
        ("Sold Cameras", "no", "no"),
        ("Open Cameras Inc.", "no", "maybe"),
    ],
)
def test_subsidiaries_count_where_the_instrument_says_so(
    book: FirmBook, supplier: str, named_only: str, with_subsidiaries: str
) -> None:
    assert book.match(supplier, ["Orca"], DAY).value == named_only
    assert book.match(f"{supplier} Inc.", ["Orca"], DAY, subsidiaries=True).value == with_subsidiaries


def test_a_tie_counts_on_its_days_only(book: FirmBook) -> None:
    before = datetime.date(2022, 10, 1)
    assert book.match("Sold Cameras Inc.", ["Orca"], before, subsidiaries=True) is Match.YES


def test_a_bar_does_not_climb_to_the_parent(book: FirmBook) -> None:
    assert book.match("Orca", ["Fin"], DAY, subsidiaries=True) is Match.NO


def test_common_names(book: FirmBook) -> None:
    assert book.match("Big Sky", ["Big Sky, Inc."], DAY) is Match.YES
    assert book.match("Big Sky Ranch", ["Big Sky, Inc."], DAY) is Match.NO
    assert book.match("Big Sky Lodge", ["Big Sky, Inc."], DAY) is Match.NO
    assert book.match("大天", ["Big Sky"], DAY) is Match.MAYBE
    assert book.match("大天银行", ["Big Sky"], DAY) is Match.NO


@pytest.mark.parametrize(
    ("supplier", "match"),
    [
        ("Shark Telecom (Europe) GmbH", "yes"),
        ("SHARK TELECOM, INC.", "yes"),
        ("Shark-Telecom", "yes"),
        ("First Shark Telecom", "maybe"),
        ("Shark", "no"),
    ],
)
def test_a_name_of_no_known_firm_is_compared_as_it_is(book: FirmBook, supplier: str, match: str) -> None:
    assert book.match(supplier, ["Shark Telecom"], DAY).value == match


def test_one_word_in_a_longer_name_leaves_it_open(book: FirmBook) -> None:
    assert book.match("Illumina Lighting", ["Illumina"], DAY) is Match.MAYBE
    assert book.match("Illumina, Inc.", ["Illumina"], DAY) is Match.YES


SHIPPED = [
    *("华为", "华为技术有限公司", "海康威视", "浙江大华技术股份有限公司", "华为Huawei", "Ｈｕａｗｅｉ", "Hua Wei"),
    *("Hik-Vision", "HiSilicon", "EZVIZ", "ファーウェイ・ジャパン", "화웨이코리아", "華爲", "浙江大華技術"),
]


@pytest.mark.parametrize("supplier", SHIPPED)
def test_what_ships_knows_the_names_that_people_write(supplier: str) -> None:
    names = ["Huawei Technologies Company", "Hikvision", "Dahua Technology Company"]
    assert FirmBook.bundled().match(supplier, names, DAY, subsidiaries=True) is Match.YES


def test_what_ships_leaves_a_sold_brand_open() -> None:
    assert FirmBook.bundled().match("Lorex", ["Dahua Technology Company"], DAY, subsidiaries=True) is Match.MAYBE


def test_firms_that_are_said_to_belong_to_each_other_are_no_endless_question() -> None:
    loop = [
        Firm("a", "Aaa Ltd", (), Confidence.HIGH, part_of="b"),
        Firm("b", "Bbb Ltd", (), Confidence.HIGH, part_of="a"),
        Firm("c", "Ccc Ltd", (), Confidence.HIGH),
    ]
    book = FirmBook(loop)
    assert book.match("Aaa Ltd", ["Ccc Ltd"], DAY, subsidiaries=True) is Match.NO
    assert book.match("Aaa Ltd", ["Bbb Ltd"], DAY, subsidiaries=True) is Match.YES


@pytest.mark.parametrize(
    "supplier",
    ["ORCA™", "Orca®", "Orca (TM)", "OrcaCloud", "ORCAcloud", "Orca-Cloud", "FinORCA", "虎鯨技術"],
)
def test_signs_compounds_and_traditional_characters_hide_no_name(supplier: str) -> None:
    book = FirmBook([Firm("orca", "Orca", (), Confidence.HIGH, han=("虎鲸技术", "虎鯨技术"))])
    assert book.match(supplier, ["Orca"], DAY) is Match.YES


@pytest.mark.parametrize(
    "supplier",
    [
        *(
            "Orca-free Systems Ltd",
            "not Orca",
            "Non-Orca",
            "compatible with Orca",
            "not made by Orca",
            "Orca compatible",
        ),
        *("非虎鲸", "兼容虎鲸", "虎鲸除外", "nicht Orca", "не Orca", "sans Orca", "anything other than Orca"),
    ],
)
def test_a_name_that_is_said_to_be_of_another_is_named_only(book: FirmBook, supplier: str) -> None:
    assert book.match(supplier, ["Orca"], DAY) is Match.NAMED


@pytest.mark.parametrize(
    ("product", "match"),
    [
        *(("Orca X-200 camera", "yes"), ("IP camera Orca X-200", "yes"), ("IP camera (Orca)", "yes")),
        *(("虎鲸摄像机", "yes"), ("Camera with PoE, Orca X-200", "yes"), ("Orca recorder for Orca cameras", "yes")),
        *(("Bracket for Orca cameras", "named"), ("Mount for the Orca dome", "named"), ("Für Orca Kameras", "named")),
        *(
            ("Works with Axis, Bosch and Orca", "named"),
            ("适用于大白、虎鲸的支架", "named"),
            ("Server with Fin CPU", "named"),
        ),
        *(("Big Sky lamp", "maybe"), ("Sky Big lamp", "no"), ("Big Sky Lodge lamp", "no"), ("by F in red", "no")),
        *(("Orcadia lamp", "no"), ("Camera", "no"), ("", "no")),
    ],
)
def test_names_of_products(book: FirmBook, product: str, match: str) -> None:
    assert book.match_product(product, ["Orca", "Big Sky, Inc."], DAY, subsidiaries=True).value == match


def test_a_product_named_as_a_firm_of_which_nothing_is_known(book: FirmBook) -> None:
    assert book.match_product("Shark Telecom X1", ["Shark Telecom"], DAY) is Match.YES
    assert book.match_product("X1 of Shark Telecom", ["Shark Telecom"], DAY) is Match.NO
    assert book.speaks("Shark Telecom X1", book.unknown_among(["Shark Telecom"]))
    assert not book.speaks("Rack server", book.unknown_among(["Shark Telecom"]))
