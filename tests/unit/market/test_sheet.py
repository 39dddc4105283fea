"""A buyer's requirements as a sheet: what is written is read as the same, and a wrong cell is named by its place."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from stdcompat import Profile
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS
from stdcompat.cli.main import main
from stdcompat.errors import InputError
from stdcompat.language import LANGUAGES
from stdcompat.market.sheet import example_form, profile_form

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.language import Language

EVERYTHING = {
    "id": "r",
    "title": "全部字段, with a comma; and more",
    "title_zh": "全部",
    "domain": "tender",
    "applies_to": ["server", "camera"],
    "not_for": ["ups"],
    "traits": ["radio"],
    "all_of": ["IEC 62368-1:2018", {"id": "ISO/IEC 27001", "editions": ">=2018,<2025"}, "IEC 62676 (all parts)"],
    "regulation": "3.10",
    "condition": "public-sector-buyer",
    "restriction": "not clause 6",
    "evidence": ["certificate", "test-report", "self-declaration", "inspection"],
    "evidence_route": "by a laboratory",
    "since": "2024-06",
    "until": "2027-01-31",
    "note": "N",
    "parts": True,
    "equivalents": False,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_field_of_a_profile_comes_back(language: Language, form: str):
    profile = Profile.from_dict({"profile": {"name": "T", "name_zh": "招", "buyer": "B"}, "requirement": [EVERYTHING]})
    assert Profile.load(f"t.{form}", content=_written(profile, language, form)) == profile


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_comes_back_by_its_name(language: Language):
    asked = [
        {
            "id": f"k{n}",
            "title": "T",
            "domain": domain,
            "applies_to": [kind],
            "traits": [trait],
            "any_of": ["IEC 60529"],
        }
        for n, (kind, domain, trait) in enumerate(
            (kind, list(DOMAINS)[n % len(DOMAINS)], list(TRAITS)[n % len(TRAITS)]) for n, kind in enumerate(KINDS)
        )
    ]
    profile = Profile.from_dict({"profile": {"name": "T"}, "requirement": asked})
    assert Profile.load("t.csv", content=_written(profile, language, "csv")) == profile


def test_the_tenders_of_the_examples_come_back(root: Path):
    for path in sorted((root / "docs" / "examples").glob("*-tender.toml")):
        profile = Profile.from_toml(path)
        assert Profile.load("t.xlsx", content=_written(profile, "en", "xlsx")) == profile
        assert Profile.load("t.csv", content=_written(profile, "zh", "csv")) == profile


def test_the_example_says_the_same_in_every_form_and_language(tmp_path: Path):
    found = []
    for language in LANGUAGES:
        for form in ("csv", "xlsx"):
            path = tmp_path / f"{language}.{form}"
            assert main(["template", "--tender", f"--{form}", str(path), "--lang", language]) == 0
            found.append([(one.any_of, one.applies_to, one.evidence) for one in Profile.load(path).requirements])
    assert found[0]
    assert found == [found[0]] * 4
    assert not any(text.isascii() and text.islower() for row in example_form("zh").rows for text in row[:-1] if text)


def test_a_draft_in_a_sheet_is_the_draft_in_toml(tmp_path: Path):
    (tmp_path / "t.txt").write_text(
        "3.1 Servers shall comply with IEC 62368-1:2018 or later.\n3.2 GB/T 4208-2017\n", "utf-8"
    )
    drafts = [tmp_path / f"draft.{ending}" for ending in ("toml", "xlsx", "csv")]
    for draft in drafts:
        assert main(["tender", str(tmp_path / "t.txt"), "-o", str(draft)]) == 0
    toml, *sheets = map(Profile.load, drafts)
    assert toml == Profile.from_dict(tomllib.loads(drafts[0].read_text("utf-8")))
    assert sheets == [toml, toml]


def test_a_tender_in_words_is_read():
    sheet = (
        "条款,招标要求,适用产品,适用标准\n1,安全,服务器,GB 4943.1-2022及以上版本\n2,全部,,ISO 9001 或 GB/T 19001-2016\n"
    )
    one, two = Profile.load("t.csv", content=sheet.encode()).requirements
    assert ([str(x) for x in one.any_of], one.applies_to, one.regulation) == (["GB 4943.1 (>=2022)"], ("server",), "1")
    assert ([str(x) for x in two.any_of], two.applies_to) == (["ISO 9001", "GB/T 19001-2016"], ("equipment",))


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        ("Requirement,Asked of,Standards\nA,camra,IEC 60529\n", r"line 2 \(t1\).*'camra'.*did you mean 'camera'"),
        ("Requirement,Standards\nA,IEC 60529\nB,see annex\n", "line 3, column 2: 'see annex' names no standard"),
        ("No.,Item\n1,Server IEC 60529\n", "stdcompat tender FILE"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_place(sheet: str, said: str):
    with pytest.raises(InputError, match=said):
        Profile.load("t.csv", content=sheet.encode())


def _written(profile: Profile, language: Language, form: str) -> bytes:
    made = profile_form(profile.to_dict(), language)
    return made.csv().encode() if form == "csv" else made.xlsx()


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        ("招标要求,适用标准,等效标准\n安全,GB 4943.1-2022,不接受\n", True),
        ("Requirement,Standards,Equivalents\nSafety,IEC 62368-1,no\n", True),
        ("Requirement,Standards,Equivalents\nSafety,IEC 62368-1,yes\n", False),
        ("Requirement,Standards,Equivalents\nSafety; no equivalents,IEC 62368-1,accepted\n", False),
        ('Requirement,Standards\nSafety,"IEC 62368-1, no equivalents"\n', True),
        ("招标要求,标准,备注\n安全,GB 4943.1-2022,不接受等效标准\n", True),
        ("Requirement,Standards\nSafety,IEC 62368-1\n", False),
    ],
)
def test_whether_equivalents_are_refused(row: str, refused: bool):
    (asked,) = Profile.load("t.csv", content=row.encode()).requirements
    assert asked.equivalents is not refused


def test_a_form_that_was_filled_in_needs_no_draft(tmp_path: Path):
    for language in LANGUAGES:
        form, toml = tmp_path / f"{language}.xlsx", tmp_path / f"{language}.toml"
        form.write_bytes(example_form(language).xlsx())
        assert main(["tender", str(form), "-o", str(toml)]) == 0
        assert Profile.load(toml) == Profile.load(form)


@pytest.mark.parametrize(
    ("cell", "any_of", "all_of"),
    [
        ("EN 55032:2015+A11:2020 or later", ["EN 55032:2015+A11:2020", "EN 55032 (>2015)"], []),
        ("EN 55032:2015+A11:2020 or later; EN 55035:2017", [], ["EN 55032:2015+A11:2020", "EN 55035:2017"]),
        ("IEC 62368-1:2018 or GB 4943.1-2022", ["IEC 62368-1:2018", "GB 4943.1-2022"], []),
        (
            "IEC 62368-1:2018 or GB 4943.1-2022; EN 55035:2017",
            [],
            ["IEC 62368-1:2018", "GB 4943.1-2022", "EN 55035:2017"],
        ),
    ],
)
def test_an_alternative_to_one_standard_is_none_to_another(cell: str, any_of: list[str], all_of: list[str]):
    content = f'Requirement,Asked of,Standards\nA,server,"{cell}"\n'.encode()
    (found,) = Profile.load("tender.csv", content=content).requirements
    assert ([str(one) for one in found.any_of], [str(one) for one in found.all_of]) == (any_of, all_of)


@pytest.mark.parametrize(
    ("cell", "needed", "what"),
    [
        ("EN 55032; EN 55035; EN 62368-1", "at least two of three", "asks for all of its standards, or for one"),
        ("EN 60598-1 and (EN 60598-2-3 or EN 60598-2-5)", "", "asks for one of some, and for others besides"),
    ],
)
def test_what_a_row_cannot_say_is_refused(cell: str, needed: str, what: str) -> None:
    text = f'Requirement,Standards,How many\nSafety,"{cell}",{needed}\n'
    with pytest.raises(InputError, match=what):
        Profile.load("tender.csv", content=text.encode())
