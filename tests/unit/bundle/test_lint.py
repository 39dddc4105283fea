"""Each cause is found where it is, and nothing is found where nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.bundle.facts import load_facts
from stdcompat.bundle.lint import lint, lint_facts, sourced

if TYPE_CHECKING:
    from pathlib import Path

STANDARD = '\n[[standard]]\nid = "{id}"\ntitle = "A title"\ndomains = ["cloud"]\n{more}confidence = "medium"\nsources = ["list"]\n'
CORRESPONDENCE = '\n[[correspondence]]\nadopter = "{adopter}"\nadopted = ["{adopted}"]\n{more}confidence = "medium"\nsources = ["list"]\n'
GB, ISO, MARKET = "adoptions/gb.toml", "standards/all.toml", "markets/cn.toml"


def standard(id: str, more: str = "") -> str:
    return STANDARD.format(id=id, more=more)


def adoption(adopter: str, adopted: str, more: str = 'degree = "IDT"\n') -> str:
    return CORRESPONDENCE.format(adopter=adopter, adopted=adopted, more=more)


def test_nothing_is_wrong_with_good_facts(folder: Path) -> None:
    assert lint(folder) == ()


@pytest.mark.parametrize(
    ("cause", "file", "old", "new", "place"),
    [
        ("printed", GB, '"ISO/IEC 27001:2013"', '"ISO/IEC 27001-2013"', "correspondence GB/T 22080-2016"),
        ("dates", ISO, "2022-10-25", "2022-10-25\neffective = 2022-01-01", "standard ISO/IEC 27001:2022"),
        ("dates", ISO, "published = 2022-10-25", "published = 2012-10-25", "standard ISO/IEC 27001:2022"),
        ("dates", ISO, "published = 2022-10-25", "published = 2032-10-25", "standard ISO/IEC 27001:2022"),
        ("dates", "SOURCES.toml", "2024-01", "2026-12", "source list"),
        (
            "dates",
            "agreements/a.toml",
            "signed = 2016",
            "signed = 2016\nuntil = 2015\nin_force = 2016",
            "agreement cn-xx",
        ),
        ("withdrawn", ISO, "2022-10-25", "2022-10-25\nwithdrawn = 2024-01-01", "standard ISO/IEC 27001:2022"),
        ("superseded", ISO, '"superseded"', '"current"', "standard ISO/IEC 27001:2013"),
        ("current", ISO, '"superseded"', '"current"', "standard ISO/IEC 27001"),
        ("older-adopter", GB, "27001:2013", "27001:2022", "correspondence GB/T 22080-2016"),
        ("basis", GB, 'degree = "IDT"', 'degree = "IDT"\nbasis = "distinct"', "correspondence GB/T 22080-2016"),
        (
            "deviations",
            GB,
            '"list"]',
            '"list"]\n[[correspondence.deviations]]\nkind = "adds"\ntext = "x"',
            "correspondence GB/T",
        ),
        ("held", MARKET, '"GB/T 22080"', '"GB/T 1"', "requirement cn-isms"),
        ("held", "systems/x.toml", "22080-2016", "22080-2008", "system cn-x"),
        ("sources", GB, '["list"]', "[]", "correspondence GB/T 22080-2016"),
        ("sources", GB, '["list"]', '["list", "list"]', "correspondence GB/T 22080-2016"),
        ("sources", GB, '"medium"', '"unverified"', "correspondence GB/T 22080-2016"),
        ("described", ISO, 'domains = ["information-security"]\n', "", "standard GB/T 22080-2016"),
        ("publisher-source", "publishers.toml", '["page"]', "[]", "publisher GB"),
        ("unused", "SOURCES.toml", '"list"\n', '"lost"\n', "source lost"),
        ("same-page", "SOURCES.toml", "https://example.org/page", "http://www.example.org/list/", "source list"),
        ("confidence", GB, '"medium"', '"high"', "correspondence GB/T 22080-2016"),
        ("title", MARKET, "Management of", "GB/T 22080 management of", "requirement cn-isms"),
        (
            "title",
            ISO,
            '"Information security management systems"\ntitle_zh',
            '"ISO/IEC 27001"\ntitle_zh',
            "standard GB/T",
        ),
        ("both-languages", MARKET, 'title_zh = "信息安全管理"\n', "", "requirement CN cn-isms"),
        ("condition", MARKET, "any_of =", 'condition = "on-mars"\nany_of =', "requirement CN cn-isms"),
        ("home", MARKET, '["GB"]', '["GB", "YD"]', "market CN"),
        ("twins", MARKET, "", "{twice}", "requirement cn-isms"),
        ("format", MARKET, "code =", "code  =", "cn.toml"),
    ],
)
def test_a_cause_is_found(  # noqa: PLR0913, PLR0917  # one column each
    folder: Path, cause: str, file: str, old: str, new: str, place: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    if new == "{twice}":
        requirement = text[text.index("[[requirement]]") :]
        text += "\n" + requirement.replace("cn-isms", "cn-isms-2")
    else:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    if cause == "unused":
        for other in (GB, ISO, "systems/x.toml"):
            written = (folder / other).read_text(encoding="utf-8").replace('"list"', '"page"')
            (folder / other).write_text(written, encoding="utf-8")
    found = [remark for remark in lint(folder) if remark.cause == cause]
    assert found
    assert place in found[0].place


@pytest.mark.parametrize(
    ("cause", "standards", "facts"),
    [
        ("replaces", standard("GB/T 1-2001", 'replaces = ["GB/T 1-2002"]\n') + standard("GB/T 1-2002"), ""),
        (
            "replaces",
            standard("GB/T 1-2001", 'replaces = ["GB/T 2-2001"]\n')
            + standard("GB/T 2-2001", 'replaces = ["GB/T 1-2001"]\n'),
            "",
        ),
        ("self", standard("GB/T 1-2016"), adoption("GB/T 1-2016", "GB/T 1-2016")),
        ("same-base", standard("GB/T 1-2016"), adoption("GB/T 1-2016", "ISO/IEC 27001:2013")),
        (
            "contradiction",
            standard("GB/T 1-2016"),
            adoption("GB/T 1-2016", "ISO/IEC 27001:2013")
            + adoption("GB/T 1-2016", "GB/T 22080-2016", 'degree = "MOD"\n'),
        ),
    ],
)
def test_what_takes_several_facts_is_found(folder: Path, cause: str, standards: str, facts: str) -> None:
    with (folder / ISO).open("a", encoding="utf-8") as file:
        file.write(standards)
    with (folder / GB).open("a", encoding="utf-8") as file:
        file.write(facts)
    found = lint_facts(load_facts(folder), [cause])
    assert [remark.cause for remark in found][:1] == [cause]


@pytest.mark.parametrize(("id", "wrong"), [("EN ISO/IEC 27000:2014", True), ("EN ISO/IEC 27001:2014", False)])
def test_a_number_that_carries_another_one(folder: Path, id: str, wrong: bool) -> None:
    with (folder / "publishers.toml").open("a") as file:
        file.write('\n[[publisher]]\ncode = "EN"\nbody = "CEN"\nname = "CEN"\njurisdiction = "EU"\n')
    (folder / "en.toml").write_text(standard(id) + adoption(id, "ISO/IEC 27001:2013"))
    assert bool(lint_facts(load_facts(folder), ["number"])) is wrong
    (folder / "en.toml").write_text(standard(id) + adoption(id, "ISO/IEC 27001:2013", 'degree = "NEQ"\n'))
    assert bool(lint_facts(load_facts(folder), ["degree"])) is not wrong


def test_a_distinction_of_equals_is_a_contradiction(folder: Path) -> None:
    (folder / "distinct.toml").write_text(
        '[[distinct]]\na = "GB/T 22080-2016"\nb = "ISO/IEC 27001:2013"\nwhy = "x"\nconfidence = "medium"\nsources = ["list"]\n'
    )
    (remark,) = lint_facts(load_facts(folder), ["contradiction"])
    assert remark.place == "distinct GB/T 22080-2016"


def test_a_known_gap_is_no_error_and_a_closed_one_is_told(folder: Path) -> None:
    path = folder / MARKET
    path.write_text(path.read_text(encoding="utf-8").replace('["GB/T 22080"]', '["GB/T 1"]'), encoding="utf-8")
    (folder / "gaps.toml").write_text('[[gap]]\nstandard = "GB/T 1"\nwhy = "Not read."\n')
    assert lint(folder) == ()
    (folder / "gaps.toml").write_text('[[gap]]\nstandard = "GB/T 22080-2016"\nwhy = "Not read."\n')
    assert {remark.cause for remark in lint(folder)} == {"gap", "held"}


def test_parents_and_members_agree(folder: Path) -> None:
    (folder / "markets" / "xx.toml").write_text(
        '[market]\ncode = "XX"\nname = "X"\nhome_publishers = []\nmembers = ["CN"]\n', encoding="utf-8"
    )
    (remark,) = lint(folder)
    assert (remark.cause, remark.place) == ("parents", "market CN")


def test_what_cannot_be_read_does_not_hide_the_rest(folder: Path) -> None:
    """One run tells the dangling name, the unreadable record and table, the broken file, and every other cause."""
    gb = (folder / GB).read_text(encoding="utf-8")
    dangling = adoption("GB/T 9-2019", "ISO/IEC 9:2018", 'degree = "IDT"\npart = 3\n')
    doubled = gb[gb.index("[[correspondence]]") :]
    (folder / GB).write_text(gb.replace('["list"]', '["lost"]') + dangling + doubled, encoding="utf-8")
    (folder / ISO).write_text("standrd = 3\n" + (folder / ISO).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / MARKET).write_text("[market\n", encoding="utf-8")
    (folder / "publishers.toml").write_text(
        (folder / "publishers.toml").read_text(encoding="utf-8").replace('["page"]', "[]"), encoding="utf-8"
    )
    found = lint(folder)
    said = "\n".join(f"{remark.cause} {remark.place}: {remark.what}" for remark in found)
    for words in (
        "correspondence GB/T 22080-2016 -> ISO/IEC 27001:2013 (adoption): unknown source 'lost'",
        ".part: ",
        "standrd: unknown table",
        f"{MARKET}: is not TOML",
        f"format {folder / GB}: ",
        "publisher-source publisher GB: names no source",
    ):
        assert words in said
    assert len(found) == len(set(found))


def test_dangling_names_and_doubles_do_not_stop_any_cause(folder: Path) -> None:
    with (folder / GB).open("a", encoding="utf-8") as file:
        file.write(adoption("GB/T 9-2019", "ISO/IEC 9:2018") + adoption("GB/T 9-2019", "ISO/IEC 9:2018"))
    found = [remark for remark in lint(folder) if remark.cause == "read"]
    place = "correspondence GB/T 9-2019"
    double, *dangling = [remark.what.partition(";")[0] for remark in found]
    assert double.startswith(f"{place} -> ISO/IEC 9:2018 (adoption): is also in ")
    assert dangling == [f"{place}: unknown standard 'GB/T 9-2019'", f"{place}: unknown standard 'ISO/IEC 9:2018'"]


def test_every_fact_that_names_sources_is_looked_at(folder: Path) -> None:
    kinds = {kind for kind, _, _ in sourced(load_facts(folder))}
    assert kinds == {"publisher", "standard", "correspondence", "agreement", "requirement", "system"}
