"""A folder of one's own facts (prefix, standard, agreement, market) answers wherever questions are asked."""

from __future__ import annotations

import json
import pickle
import shlex
from pathlib import Path

import pytest

from stdcompat import CatalogError, Component, Deployment, Facts, parse
from stdcompat.catalogs import Confidence, Standard
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.rows import row_of
from stdcompat.cli.main import main

DAY = "2026-11-21"
CLAIM = "VW 80000:2017"
UNIT = {"name": "Unit", "kind": "equipment", "supplier": "Acme", "jurisdiction": "CN", "claims": [CLAIM]}


@pytest.fixture(scope="module")
def house(root: Path) -> str:
    return str(root / "docs/examples/house")


@pytest.fixture
def offer(tmp_path: Path) -> str:
    path = tmp_path / "offer.json"
    path.write_text(json.dumps({"deployment": {"name": "Trial"}, "component": [UNIT]}), encoding="utf-8")
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, codes: set[int]) -> str:
    code = main([*arguments])
    out, err = capsys.readouterr()
    assert code in codes, err
    return out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("check OFFER --market PLANT --format csv", "plant-environment"),
        ("check OFFER --market plant --market CN --verbose", "VW 80000:2017 is the accepted reference"),
        ("compare OFFER OFFER --market PLANT", "Our plants in Germany (PLANT)"),
        ("plan OFFER --market PLANT", "1 proof, and no smaller set is enough"),
        ("ask OFFER --market PLANT --format markdown", "EN IEC 63000:2018"),
        ("lock-in OFFER --market PLANT", "0 of 1 claims are on standards to which nothing of another jurisdiction"),
        ("scan TEXT --market PLANT --kind equipment", "plant-environment"),
        (f"cited '{CLAIM}'", "not of the list's kind"),
        ("asks unit --kind equipment --market PLANT", "plant-environment"),
        ("equivalents 'ISO 16750-1:2023' --market PLANT", CLAIM),
        (f"resolve '{CLAIM}' 'ISO 16750-1:2023'", "NEQ (asserted)"),
        (f"show '{CLAIM}'", "Electric and electronic components"),
        (f"parse '{CLAIM}'", CLAIM),
        ("find electronic components in motor vehicles", CLAIM),
        ("markets PLANT", "plant-environment"),
        ("agreements PLANT", "plant-laboratories"),
    ],
)
def test_on_the_command_line(arguments: str, expected: str, house: str, offer: str, capsys: pytest.CaptureFixture[str]):
    text = Path(offer).with_name("sheet.txt")
    text.write_text(f"The unit conforms to {CLAIM}.", encoding="utf-8")
    command = [{"OFFER": offer, "TEXT": str(text)}.get(word, word) for word in shlex.split(arguments)]
    dated = [] if command[0] in {"parse", "find", "markets", "agreements"} else ["--as-of", DAY]
    assert expected in said(capsys, *command, "--catalog", house, *dated, codes={0, 1})


def test_in_a_batch(house: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    pytest.importorskip("pyarrow")
    from stdcompat.batch import Question

    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"deployment": "T", "component": "Unit", **UNIT}) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    command = [
        "batch",
        "check",
        str(rows),
        "--market",
        "PLANT",
        "--catalog",
        house,
        "--format",
        "csv",
        "--workers",
        "1",
    ]
    said(capsys, *command, "--as-of", DAY, "--out", str(out), codes={0})
    (part,) = out.glob("*.csv")
    (line,) = [line for line in part.read_text(encoding="utf-8").splitlines() if "plant-environment" in line]
    assert '"satisfied"' in line
    assert {one["name"] for one in json.loads((out / "_run.json").read_text())["own_facts"]} == {
        "PLANT",
        "plant-laboratories",
    }

    question = Question.of("PLANT", facts=Facts.read(house, as_of=DAY))
    again = pickle.loads(pickle.dumps(question))  # noqa: S301  # our own
    assert again == question
    assert [one.code for one in again.lineages(again.facts())[0]] == ["PLANT", "DE", "EU"]
    assert [one.id for one in again.facts().agreements.of("PLANT")] == ["plant-laboratories"]


def test_for_assistants(house: str):
    from stdcompat.mcp.answers import Answers

    answers = Answers(Facts.read(house))
    assert answers.parse([CLAIM])["read"][0]["id"] == CLAIM
    (report,) = answers.check({"deployment": {"name": "T"}, "component": [UNIT]}, ["PLANT"], DAY)["reports"]
    assert "VW 80000:2017 is the accepted reference" in [finding["message"] for finding in report["findings"]]
    assert [one["a"] for one in answers.equivalents("ISO 16750-1:2023", market="PLANT")["found"]] == [CLAIM]


def test_in_one_file_with_its_market_and_a_compiled_one_below(house: str, tmp_path: Path):
    parts = [Path(house, name).read_text(encoding="utf-8") for name in ("catalog.toml", "plant.toml")]
    whole = tmp_path / "house.toml"
    whole.write_text("\n".join(parts), encoding="utf-8")
    compiled = str(tmp_path / "more.sqlite")
    more = Standard(
        parse("GB/T 99999-2099"), "A standard that is nowhere else", sources=("house-list",), confidence=Confidence.HIGH
    )
    compile_rows(compiled, [row_of(more)], "more")
    facts = Facts.read(whole, compiled, as_of=DAY)
    assert more.id in facts.catalog
    unit = Component("Unit", "equipment", claims=[facts.parse(CLAIM)])
    assert any(one.asked_by == "PLANT" for one in facts.check(Deployment("T", [unit]), "PLANT").findings)
    assert facts.requirements_for(unit, "PLANT").requirements
    assert facts.on("2025-01-01").market("PLANT").parents == ("DE",)


def test_requirements_without_a_market_are_no_table(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text('[[requirement]]\nid = "x"\n', encoding="utf-8")
    with pytest.raises(CatalogError, match="unknown table"):
        Facts.read(own)
