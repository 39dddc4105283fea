"""Drafts of tenders: what a sentence asks is what the profile asks, and the draft can be read."""

from __future__ import annotations

import tomllib
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
        ("EN 55032:2015+A11:2020 or later", ["EN 55032:2015+A11:2020", "EN 55032 (>2015)"], True, None),
        (
            "EN 55032:2015/A11:2020 or later and EN 55035:2017/A11:2020 or later",
            ["EN 55032:2015/A11:2020", "EN 55035:2017/A11:2020"],
            False,
            None,
        ),
        ("IEC 60529:2013 or later or EN 60529:1991", ["IEC 60529 (>=2013)", "EN 60529:1991"], True, None),
        ("IEC 62040-1:2017 or later and IEC 62040-2:2016", ["IEC 62040-1 (>=2017)", "IEC 62040-2:2016"], False, None),
        ("防护等级不低于IP54，GB/T 4208-2017", ["GB/T 4208-2017"], False, None),
    ],
)
def test_what_a_sentence_asks(text: str, references: list[str], either: bool, equivalents: bool | None):
    found = demand_in(text)
    assert found is not None
    assert [str(one) for one in found.references] == references
    assert (found.either, found.equivalents) == (either, equivalents)


@pytest.mark.parametrize(
    ("text", "asked", "refused"),
    [
        ("Cameras shall not be offered with IEC 60950-1:2005; it is no longer accepted.", [], ["IEC 60950-1:2005"]),
        ("Routers need not comply with IEC 62443-4-2:2019.", [], ["IEC 62443-4-2:2019"]),
        ("Bidders offering GB 4943.1-2011 will be rejected.", [], ["GB 4943.1-2011"]),
        ("服务器：GB 4943.1-2011 不再接受。", [], ["GB 4943.1-2011"]),
        ("摄像机不强制要求GB 35114-2017。", [], ["GB 35114-2017"]),
        ("GB 4943.1-2022（不得采用GB 4943.1-2011）", ["GB 4943.1-2022"], ["GB 4943.1-2011"]),
        ("服务器符合GB 4943.1-2022（GB 4943.1-2011已废止）", ["GB 4943.1-2022"], ["GB 4943.1-2011"]),
        ("latest edition of IEC 62368-1, but not IEC 62368-1:2014", ["IEC 62368-1"], ["IEC 62368-1:2014"]),
        ("in lieu of UL 60950-1, IEC 62368-1:2018 is acceptable", ["IEC 62368-1:2018"], ["UL 60950-1"]),
        ("Certificates to IEC 60950-1:2005 cannot be accepted.", [], ["IEC 60950-1:2005"]),
        ("The Contractor is not obliged to follow BS 7671:2018.", [], ["BS 7671:2018"]),
        ("Nachweise nach EN 60950-1:2006 werden nicht anerkannt.", [], ["EN 60950-1:2006"]),
        (
            "Deberá cumplir la IEC 62368-1:2018; no se acepta la IEC 60950-1:2005.",
            ["IEC 62368-1:2018"],
            ["IEC 60950-1:2005"],
        ),
        ("设备应符合GB 4943.1-2022，GB 4943.1-2011版证书自2023年8月1日起无效", ["GB 4943.1-2022"], ["GB 4943.1-2011"]),
        ("Оборудование не должно соответствовать ГОСТ IEC 60950-1-2014", [], ["GOST IEC 60950-1-2014"]),
        # refused is who fails it, or what is without it; and a limit is no prohibition
        ("Products that do not comply with IEC 62368-1:2018 will be rejected.", ["IEC 62368-1:2018"], []),
        ("不符合GB 4943.1-2022的投标将被否决", ["GB 4943.1-2022"], []),
        ("不得使用未通过GB 4943.1-2022认证的产品", ["GB 4943.1-2022"], []),
        ("Cameras shall not be offered without IEC 62368-1:2018.", ["IEC 62368-1:2018"], []),
        ("The UPS shall not be older than IEC 62040-1:2017", ["IEC 62040-1 (>=2017)"], []),
        ("Cables shall not propagate fire according to IEC 60332-1-2:2004.", ["IEC 60332-1-2:2004"], []),
        ("噪声不得大于65dB（按GB/T 3767-2016测定）", ["GB/T 3767-2016"], []),
        ("IEC 62368-1:2018, equivalents are not accepted", ["IEC 62368-1:2018"], []),
        ("应符合GB 35114-2017，不接受等效标准", ["GB 35114-2017"], []),
        ("应符合GB 35114-2017，不接受负偏离", ["GB 35114-2017"], []),
    ],
)
def test_what_is_named_and_not_asked_for(text: str, asked: list[str], refused: list[str]):
    found = demand_in(text)
    assert found is not None
    assert ([str(one) for one in found.references], [str(one) for one in found.refused]) == (asked, refused)


def test_a_draft_says_what_it_asks_for_nowhere():
    draft = draft_toml("T", asked_in(["Servers: IEC 62368-1:2018.", "IEC 60950-1:2005 is no longer accepted."]))
    assert draft.count("[[requirement]]") == 1
    assert "it does not ask for IEC 60950-1:2005" in draft


def test_one_of_several_is_enough_where_it_says_so():
    for text in (
        "at least one of IEC 62676-2-31:2019, IEC 62676-2-32:2019",
        "至少符合GB/T 28181-2016、GB 35114-2017之一",
    ):
        found = demand_in(text)
        assert found is not None
        assert found.either
        assert all(one.editions is None for one in found.references)
    strict = demand_in("EN 55032:2015 and either EN 55035:2017 or EN 55024:2010")
    assert strict is not None
    assert not strict.either  # no form says "the first and one of the others": rather too strict


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
    assert [one.equivalents for one in profile.requirements] == [True, False, True]


def test_nothing_asked_is_no_draft():
    assert not list(asked_in(["外观整洁", ""]))


def test_each_line_of_one_text_has_its_own_clause():
    text = "4.1 The server shall comply with EN 62368-1:2014 or later.\n4.2 摄像机应符合 GB/T 28181-2022。\n"
    assert [(one.clause, "".join(one.of.kinds) or None, one.sentence[:6]) for one in asked_in([text])] == [
        ("4.1", "server", "The se"),
        ("4.2", "camera", "摄像机应符合"),
    ]


@pytest.mark.parametrize(
    ("sentence", "equivalents"),
    [
        ("Equivalent standards are not accepted.", False),
        ("Equivalents will not be considered.", False),
        ("No equivalent standards.", False),
        ("Offers that rely on equivalent standards shall be rejected.", False),
        ("The buyer does not accept equivalent standards.", False),
        ("Only the standards listed are accepted.", False),
        ("Equivalent standards are accepted.", True),
        ("不接受等效标准。", False),
        ("等效标准不予认可。", False),
        ("不得以其他标准代替。", False),
        ("仅认可上述标准。", False),
        ("允许采用等效标准。", True),
        ("Gleichwertige Normen werden nicht anerkannt.", False),
        ("Gleichwertige Normen sind zugelassen.", True),
        ("Les normes équivalentes ne sont pas acceptées.", False),
        ("No se admiten normas equivalentes.", False),
        ("Não serão aceitas normas equivalentes.", False),
        ("Non sono ammesse norme equivalenti.", False),
        ("Nie dopuszcza się norm równoważnych.", False),
        ("Эквивалентные стандарты не допускаются.", False),
        ("同等規格は認めない。", False),
        # Of products, of offers, of nothing.
        ("Equivalent products are not accepted.", None),
        ("不接受等效产品。", None),
        ("The unit shall not be accepted without a report.", None),
        ("No parts may be replaced.", None),
    ],
)
def test_a_sentence_of_its_own_on_equivalents(sentence: str, equivalents: bool | None):
    for text in (
        f"The switch shall comply with IEC 62368-1:2018. {sentence}",
        f"交换机应符合 IEC 62368-1:2018。{sentence}",
    ):
        (one,) = asked_in([text])
        assert one.demand.equivalents is equivalents
        assert one.beside == ("" if equivalents is None else sentence)


@pytest.mark.parametrize(
    ("passages", "refused"),
    [
        (["3.1 IEC 62368-1:2018", "Equivalents are not accepted.", "3.2 IEC 60529"], [True, False]),
        (
            ["3.1 IEC 62368-1:2018", "3.2 IEC 60529", "3.3 Equivalents are not accepted.", "4.1 EN 55032"],
            [True, True, False],
        ),
        (["1.5 不接受等效标准。", "3.1 IEC 62368-1:2018", "4.1 EN 55032:2015，或同等标准"], [True, False]),
        (["Equivalents are accepted.", "No equivalents.", "IEC 62368-1:2018"], [True]),
    ],
)
def test_how_far_a_sentence_on_equivalents_reaches(passages: list[str], refused: list[bool]):
    assert [one.demand.equivalents is False for one in asked_in(passages)] == refused


def test_a_draft_keeps_what_is_said_beside_it(tmp_path: Path):
    path = tmp_path / "tender.toml"
    found = asked_in(["The switch shall comply with IEC 62368-1. Equivalent standards are not accepted."])
    path.write_text(draft_toml("T", found), encoding="utf-8")
    assert "# Equivalent standards are not accepted.\n" in path.read_text(encoding="utf-8")
    assert not Profile.from_toml(path).requirements[0].equivalents


@pytest.mark.parametrize(
    ("text", "asked", "refused"),
    [
        ("Neither IEC 60950-1 nor EN 60065 will be accepted.", [], ["IEC 60950-1", "EN 60065"]),
        ("No product shall be certified under GB/T 28181-2016.", [], ["GB/T 28181-2016"]),
        ("No product shall be delivered without EN 55032:2015.", ["EN 55032:2015"], []),
        ("The existing servers were certified to ISO/IEC 27001:2013.", [], ["ISO/IEC 27001:2013"]),
        ("原有设备执行GB/T 22239-2008，本次采购执行GB/T 22239-2019。", ["GB/T 22239-2019"], ["GB/T 22239-2008"]),
        (
            "Deemed not equivalent: GB/T 22080-2016 and ISO/IEC 27001:2022.",
            [],
            ["GB/T 22080-2016", "ISO/IEC 27001:2022"],
        ),
        ("This tender was prepared in accordance with ISO 20400:2017.", [], ["ISO 20400:2017"]),
        ("For information only: see IEC 62368-1:2018.", [], ["IEC 62368-1:2018"]),
        ("Q: Is EN 60950-1:2006 acceptable for servers?", [], ["EN 60950-1:2006"]),
        ("IEC 60529:1989 need not be met by indoor equipment.", [], ["IEC 60529:1989"]),
        ("Servers shall comply with EN 62368-1:2014 [deleted by addendum 1].", [], ["EN 62368-1:2014"]),
        ("EN 60950-1 is deleted and replaced by EN 62368-1.", ["EN 62368-1"], ["EN 60950-1"]),
        ("Cameras to IEC 62676-4 (recommended).", [], ["IEC 62676-4"]),
        ("Kameras | not ISO 9001:2008", [], ["ISO 9001:2008"]),
        ("ISO/IEC 27001:2022 unless the bidder holds ISO 9001:2015.", ["ISO/IEC 27001:2022"], ["ISO 9001:2015"]),
        ("EN 62368-1:2014 (or, until 31 December 2026, EN 60950-1:2006).", ["EN 62368-1:2014"], ["EN 60950-1:2006"]),
        ("投标人具有ISO 9001:2015认证证书得2分。", [], ["ISO 9001:2015"]),
        ("Servers shall comply with ISO/IEC 27001, edition 2022 or newer.", ["ISO/IEC 27001 (>=2022)"], []),
        ("EN 62676-4:2015 oder höher", ["EN 62676-4 (>=2015)"], []),
        ("防护等级不低于IP67（GB/T 4208-2017）", ["GB/T 4208-2017"], []),
        ("Laboratory equipment shall comply with EN 61010-1.", ["EN 61010-1"], []),
        ("No camera will be accepted unless it is certified to EN 62676-4.", ["EN 62676-4"], []),
        ("Kameras werden nicht akzeptiert, es sei denn, sie entsprechen EN 62676-4.", ["EN 62676-4"], []),
        ("除非通过GB/T 28181-2022检测，否则不予接受", ["GB/T 28181-2022"], []),
        ("Уровень помех не должен превышать норм ГОСТ 30805.22-2013.", ["GOST 30805.22-2013"], []),
        ("Cables installed outdoors shall comply with EN 50288-1.", ["EN 50288-1"], []),
        ("不得违反GB 4943.1-2022的规定", ["GB 4943.1-2022"], []),
        ("泄漏电流不得超过GB 4943.1-2022的限值", ["GB 4943.1-2022"], []),
    ],
)
def test_what_is_forbidden_deleted_or_merely_named_is_not_asked_for(text: str, asked: list[str], refused: list[str]):
    found = demand_in(text)
    assert found is not None
    assert ([str(one) for one in found.references], [str(one) for one in found.refused]) == (asked, refused)


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("EN 60598-1 and (EN 60598-2-3 or EN 60598-2-5)", ["EN 60598-1", "EN 60598-2-3|EN 60598-2-5"]),
        (
            "EN 62368-1, EN 55032 and one of EN 61000-3-2 or EN 61000-3-3",
            ["EN 62368-1&EN 55032", "EN 61000-3-2|EN 61000-3-3"],
        ),
        ("either ISO 50001 or both ISO 9001 and ISO 14001", ["ISO 50001|ISO 9001", "ISO 50001|ISO 14001"]),
        ("EN 55032, EN 55035 and EN 62368-1", ["EN 55032&EN 55035&EN 62368-1"]),
        ("EN 55032, EN 55035 or EN 62368-1", ["EN 55032|EN 55035|EN 62368-1"]),
        ("mindestens nach einer der folgenden Normen: EN 50288-1, EN 50173-1", ["EN 50288-1|EN 50173-1"]),
    ],
)
def test_and_and_or_are_kept(text: str, groups: list[str]):
    found = demand_in(text)
    assert found is not None
    first = ("|" if found.either else "&").join(map(str, found.references))
    assert [first, *("|".join(map(str, group)) for group in found.groups)] == groups


@pytest.mark.parametrize(
    ("text", "kinds", "not_for"),
    [
        ("All equipment other than cameras shall comply with EN 62368-1:2014.", ("equipment",), ("camera",)),
        ("除摄像机外，所有设备应符合GB 4943.1-2022。", ("equipment",), ("camera",)),
        (
            "Tous les équipements, sauf les caméras, doivent être conformes à la norme EN 62368-1.",
            ("equipment",),
            ("camera",),
        ),
        (
            "Servers and cameras, but not routers, shall comply with EN 62368-1:2014.",
            ("camera", "server"),
            ("network-equipment",),
        ),
        ("投标人应通过ISO 9001:2015认证。", ("organisation",), ()),
        ("Der Bieter muss nach ISO 9001:2015 zertifiziert sein.", ("organisation",), ()),
        ("An ISMS to ISO/IEC 27001:2022 shall be operated.", ("organisation",), ()),
        ("★服务器须符合GB 4943.1-2022", ("server",), ()),
        ("Servers delivered after 1 January 2027 shall comply with EN 62368-1.", ("server",), ()),
        ("提供符合GB/T 28181-2022的第三方检测报告", (), ()),
    ],
)
def test_of_whom_it_is_asked(text: str, kinds: tuple[str, ...], not_for: tuple[str, ...]):
    (one,) = asked_in([text])
    assert (one.of.kinds, one.of.not_for) == (kinds, not_for)


def test_what_no_requirement_is_made_of_is_said():
    text = (
        "1. Servers shall comply with EN 62368-1:2014.\n"
        "2. EN 62368-1:2014 is deleted and replaced by EN 62368-1:2020.\n"
        "3. The laboratory shall be accredited to ISO/IEC 17025:2017.\n"
        "4. Cables: EN 50288-1 and (EN 50173-1 or EN 50174-1).\n"
    )
    draft = draft_toml("T", asked_in(text.splitlines()))
    assert "another sentence deletes EN 62368-1:2014" in draft
    assert "asked of a laboratory or a body that certifies" in draft
    profile = Profile.from_dict(tomllib.loads(draft))
    assert [one.id for one in profile.requirements] == ["t2", "t4", "t4.2"]
    assert "It asks for some of these" in draft_toml(
        "T", asked_in(["至少满足以下标准中的两项：GB 1-2000、GB 2-2000、GB 3-2000"])
    )
