from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.report import formats

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = ("--as-of", "2026-11-21")


def test_clean_is_0(run: Callable[..., Any], stack: Path):
    done = run("check", stack, "--market", "EU", *DAY)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("A stack\n  checked against European Union (EU)")
    assert "as of 2026-11-21; stdcompat" in done.out


@pytest.mark.parametrize("fail_on", ["error", "warning", "note"])
def test_divergence_is_1(fail_on: str, run: Callable[..., Any], stack: Path, tender: Path):
    assert run("check", stack, "--profile", tender, "--fail-on", fail_on, *DAY).code == 1


def test_threshold(run: Callable[..., Any], stack: Path, tmp_path: Path):
    market = tmp_path / "own.toml"
    market.write_text(
        '[market]\ncode = "OWN"\nname = "Own"\nhome_publishers = []\n\n[[requirement]]\nid = "cloud"\ntitle = "Cloud"\n'
        'domain = "cloud"\napplies_to = ["server"]\nforce = "presumption"\nany_of = ["ISO/IEC 27017:2015"]\nsources = []\n'
        'confidence = "high"\n',
        encoding="utf-8",
    )
    codes = {level: run("check", stack, "--market", market, "--fail-on", level, *DAY).code for level in LEVELS}
    assert codes == {"error": 0, "warning": 1, "note": 1, "never": 0}


LEVELS = ("error", "warning", "note", "never")


def test_an_exclusion_is_1_whatever_is_met(run: Callable[..., Any], tmp_path: Path):
    stack = tmp_path / "camera.toml"
    stack.write_text(
        '[deployment]\nname = "Camera"\nconditions = ["public-sector-buyer"]\n\n[[component]]\nname = "Camera"\n'
        'kind = "camera"\nsupplier = "Lingque Vision Co., Ltd."\n'
        'claims = ["EN 62368-1:2014", "EN IEC 62368-1:2020+A11:2020", "EN 55032:2015+A11:2020"]\n',
        encoding="utf-8",
    )
    done = run("check", stack, "--market", "EU", *DAY)
    assert done.code == 1
    assert "3 met" in " ".join(done.out.split())
    assert done.out.index("EXCLUSIONS (1)") < done.out.index("MET (3)")
    assert run("check", stack, "--market", "EU", "--fail-on", "never", *DAY).code == 0


@pytest.mark.parametrize(
    ("rows", "code", "strict"),
    [
        ("Frobnicator,\n", 4, 4),  # no claim at all: there was nothing to check
        ("Frobnicator,see attachment\n", 0, 4),  # what was not understood is listed, and --strict counts it
        ("Frobnicator,EN 62368-1:2014\n", 0, 4),  # a product that nothing is known to be asked of
    ],
)
def test_what_was_not_checked_is_said_and_is_no_pass(
    run: Callable[..., Any], tmp_path: Path, rows: str, code: int, strict: int
):
    offer = tmp_path / "offer.csv"
    offer.write_text(f"Product,Standards\n{rows}")
    done = run("check", offer, "--market", "EU", *DAY)
    assert done.code == code
    assert "NOT CHECKED" in done.out or "NOTHING COMPARED" in done.out
    assert run("check", offer, "--market", "EU", "--strict", *DAY).code == strict


def test_undecided_is_4_only_when_strict_and_not_1(run: Callable[..., Any], stack: Path, tender: Path):
    assert run("check", stack, "--market", "EU", "--strict", *DAY).code == 4
    assert run("check", stack, "--market", "EU", "--profile", tender, "--strict", *DAY).code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing to check against: give --market, --profile or both"),
        (("--market", "XX"), "no market 'XX'; there are CN, EU, GCC, SA"),
        (
            ("--market", "EU", "--as-of", "2026-02-30"),
            "argument --as-of: not a date: '2026-02-30'; write it as 2026-11-21",
        ),
        (("--market", "EU", "--format", "docy"), "argument --format: "),
        (("--market", "EU", "--marke", "CN"), ""),  # the rest is argparse's
        (
            ("--market", "EU", "-o", "report.dvi"),
            "no format for 'report.dvi'; a name may end in .txt, .text, .json, ",
        ),
    ],
)
def test_usage_is_2(words: tuple[str, ...], said: str, run: Callable[..., Any], stack: Path):
    done = run("check", stack, *words)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"stdcompat: {said}")


def test_invalid_input_is_3_with_every_problem_of_every_file(
    run: Callable[..., Any], stack: Path, tender: Path, tmp_path: Path
):
    stack.write_text(stack.read_text().replace("GB 4943.1-2022", "GBX what").replace("supplier", "suplier"))
    tender.write_text(tender.read_text().replace("applies_to", "aplies_to"))
    market = tmp_path / "own.toml"
    market.write_text('[market]\ncode = "OWN"\nname = "Own"\nhome_publishers = []\nparents = ["NOWHERE"]\n')
    facts = tmp_path / "facts.toml"
    facts.write_text('[[standrad]]\nid = "ISO 1"\n')
    output = tmp_path / "report.json"
    done = run("check", stack, "--profile", tender, "--market", market, "--catalog", facts, "-o", output)
    assert (done.code, done.out) == (3, "")
    for said in (
        "cannot read the reference 'GBX what'",
        "'suplier'",
        "'aplies_to'",
        "no market 'NOWHERE'",
        "'standard'?",
    ):
        assert said in done.err
    for path in (stack, tender, market, facts):
        assert f"  {path}: " in done.err
    assert "Traceback" not in done.err
    assert not output.exists()


@pytest.mark.parametrize("option", ["stack", "--profile", "--market", "--catalog"])
def test_a_file_that_is_not_there_is_3(option: str, run: Callable[..., Any], stack: Path):
    words = ["no.toml", "--market", "EU"] if option == "stack" else [stack, "--market", "EU", option, "no.toml"]
    done = run("check", *words)
    assert done.code == 3
    assert done.err == "stdcompat: no.toml: no such file or directory; check the path\n"


def test_output_by_suffix_and_format(run: Callable[..., Any], stack: Path, tmp_path: Path):
    for name, words in (("a.json", ()), ("b.txt", ()), ("c.report", ("--format", "json"))):
        done = run("check", stack, "--market", "EU", *DAY, "-o", tmp_path / name, *words)
        assert (done.code, done.out, done.err.count("written: ")) == (0, "", 1)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "c.report").read_bytes()
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == run("check", stack, "--market", "EU", *DAY).out


def test_an_output_that_cannot_be_written_is_3(run: Callable[..., Any], stack: Path, tmp_path: Path):
    done = run("check", stack, "--market", "EU", "-o", tmp_path / "no" / "report.json")
    assert done.code == 3
    assert done.err == f"stdcompat: {tmp_path / 'no' / 'report.json'}: no such file or directory\n"


def test_several_markets(run: Callable[..., Any], stack: Path):
    words = ("check", stack, "--market", "eu", "--market", "SA", *DAY)
    assert [one["markets"][0]["code"] for one in json.loads(run(*words, "--format", "json").out)["reports"]] == [
        "EU",
        "SA",
    ]
    text = run(*words).out
    assert text.index("European Union (EU)") < text.index("Saudi Arabia (SA)")
    assert "Gulf Cooperation Council" in text


def test_a_profile_alone(run: Callable[..., Any], stack: Path, tender: Path):
    report = json.loads(run("check", stack, "--profile", tender, "--format", "json", *DAY).out)
    assert (report["markets"], report["profile"]["name"]) == ([], "A tender")
    assert [finding["asked_by"] for finding in report["findings"] if finding["requirement"]] == ["profile"]


def test_own_facts(run: Callable[..., Any], stack: Path, tmp_path: Path):
    facts = tmp_path / "facts.toml"
    facts.write_text(
        '[[source]]\nid = "mine"\ntitle = "Mine"\nclass = "official"\n\n[[correspondence]]\nadopter = "GB 4943.1-2022"\n'
        'adopted = ["EN 62368-1:2014"]\ndegree = "IDT"\nsources = ["mine"]\nconfidence = "high"\n',
        encoding="utf-8",
    )
    before = json.loads(run("check", stack, "--market", "EU", "--format", "json", *DAY).out)
    after = json.loads(run("check", stack, "--market", "EU", "--catalog", facts, "--format", "json", *DAY).out)
    # Identical now, and still not the number that is cited.
    codes = [[finding["code"] for finding in found["findings"]].count("EQV103") for found in (before, after)]
    assert codes == [0, 1]


def test_colour_only_in_a_terminal(run: Callable[..., Any], stack: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    words = ("check", stack, "--market", "EU", *DAY)
    plain, colour = run(*words).out, run(*words, terminal=True).out
    assert "\x1b[" not in plain
    assert "\x1b[" in colour
    monkeypatch.setenv("NO_COLOR", "1")
    assert run(*words, terminal=True).out == plain
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert run(*words, terminal=True).out == plain


def test_a_terminal_without_rich_gets_plain_text(run: Callable[..., Any], stack: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delattr(formats, "terminal", raising=False)
    monkeypatch.delitem(sys.modules, "stdcompat.report.formats.terminal", raising=False)
    monkeypatch.setitem(sys.modules, "rich.box", None)
    words = ("check", stack, "--market", "EU", *DAY)
    assert run(*words, terminal=True).out == run(*words).out


def test_a_narrow_terminal(run: Callable[..., Any], stack: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "50")
    done = run("check", stack, "--market", "EU", *DAY, terminal=True)
    assert max(map(len, done.out.splitlines())) <= 50


def test_nothing_is_written_beside_the_output(run: Callable[..., Any], stack: Path, tmp_path: Path):
    run("check", stack, "--market", "EU", "-o", tmp_path / "report.json")
    assert sorted(os.listdir(tmp_path)) == ["report.json", "stack.toml"]
