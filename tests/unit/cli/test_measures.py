"""The commands that measure wholes, on the frozen facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from stdcompat.catalogs import Confidence
from stdcompat.catalogs.memory import MemoryStore
from stdcompat.identifiers import parse
from stdcompat.system import Branch, StandardSystem, SystemKind, SystemStatus
from stdcompat.system.read import SystemBook, system_rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DATE = ("--as-of", "2026-11-21")


class TestConvergence:
    def test_prints_both_directions_with_the_caveat(self, run: Callable[..., Any]):
        done = run("convergence", "CN", "international", *DATE)
        assert (done.code, done.err) == (0, "")
        assert "CN TO INTERNATIONAL" in done.out
        assert "INTERNATIONAL TO CN" in done.out
        assert "caveat: The catalog holds a selection" in done.out
        assert done.out.index("\nall ") < done.out.index("\ninformation-security ")

    def test_prints_a_series(self, run: Callable[..., Any]):
        done = run("convergence", "GB", "IEC", "--from", "2024", *DATE)
        assert done.code == 0
        assert [line.split()[0] for line in done.out.splitlines() if line.startswith("20")] == [
            *("2024-12-31", "2025-12-31", "2026-11-21") * 4  # all and the same documents, both ways
        ]
        assert (
            "2026-11-21"
            not in run("convergence", "GB", "IEC", "--from", "2024", "--to", "2025", *DATE).out.split("as of")[0]
        )

    def test_lists_the_documents_behind_the_numbers(self, run: Callable[..., Any]):
        out = run("convergence", "GB", "ISO,IEC", "--documents", "--domain", "information-security", *DATE).out
        assert "DOMAIN INFORMATION-SECURITY" in out
        assert "asserted" in out
        assert "none" in out

    def test_prints_json(self, run: Callable[..., Any]):
        plain = json.loads(run("convergence", "GB", "IEC", "--format", "json", "--documents", *DATE).out)
        assert (plain["schema"], plain["as_of"]) == ("stdcompat-convergence/1", "2026-11-21")
        forward, backward = plain["at"][0]["directions"]
        assert forward["source"] == {"name": "GB", "publishers": ["GB"]}
        assert len(forward["documents"]) == forward["in_force"]
        assert sum(share["count"] for share in backward["overall"].values()) == backward["in_force"]
        assert "same_documents" not in plain
        plain = json.loads(run("convergence", "GB", "IEC", "--from", "2025", "--format", "json", *DATE).out)
        assert [len(tallies) for tallies in plain["same_documents"]] == [2, 2]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("GB", "QQ"), "no publisher, body or jurisdiction 'QQ'"),
            (("GB", "GB"), "both publish GB"),
            (("GB", "IEC", "--domain", "emv"), "did you mean 'emc'?"),
            (("GB", "IEC", "--domain", "zzzzzz"), "there are ai, "),
            (("GB", "IEC", "--to", "2020"), "--to needs --from"),
            (("GB", "IEC", "--from", "2020", "--to", "2019"), "--to lies before --from"),
            (("GB", "IEC", "--from", "2020", "--to", "2030"), "choose years up to 2026"),
        ],
    )
    def test_refuses_what_it_cannot_understand(self, words: tuple[str, ...], said: str, run: Callable[..., Any]):
        done = run("convergence", *words, *DATE)
        assert (done.code, done.out) == (2, "")
        assert said in done.err


class TestLockIn:
    def test_prints_exposure_and_what_stands_alone(self, run: Callable[..., Any], root: Path):
        done = run("lock-in", root / "docs/examples/sa-smart-city.toml", *DATE)
        assert (done.code, done.err) == (0, "")
        assert "LOCKED IN (" in done.out
        assert "NOT KNOWN (" in done.out
        assert "caveat: Locked in means that no correspondence is recorded" in done.out
        assert "TO REACH" not in done.out

    def test_prints_what_each_component_needs(self, run: Callable[..., Any], root: Path):
        out = run("lock-in", root / "docs/examples/eu-data-centre.toml", "--market", "eu", *DATE).out
        assert "TO REACH: EUROPEAN UNION" in out
        assert "replace" in out

    def test_nothing_to_list_is_not_listed(self, run: Callable[..., Any], tmp_path: Path):
        stack = tmp_path / "stack.toml"
        stack.write_text(
            'deployment.name = "D"\n[[component]]\nname = "A"\nkind = "server"\nclaims = ["ISO 9001:2015"]\n'
        )
        out = run("lock-in", stack, "--market", "SA", *DATE).out
        assert "LOCKED IN" not in out
        assert "not stated" in out

    def test_prints_json(self, run: Callable[..., Any], stack: Path, root: Path):
        plain = json.loads(run("lock-in", stack, "--format", "json", *DATE).out)
        assert (plain["schema"], plain["deployment"]) == ("stdcompat-lock-in/1", "A stack")
        assert plain["overall"]["claims"] == 2
        assert "reach" not in plain
        words = ("--market", "EU", "--format", "json", *DATE)
        plain = json.loads(run("lock-in", root / "docs/examples/eu-data-centre.toml", *words).out)
        assert plain["market"] == "EU"
        causes = [cause for one in plain["reach"] for cause in one["because"]]
        assert any("exclusion" in cause for cause in causes)
        assert any("requirement" in cause for cause in causes)

    def test_refuses_a_market_that_is_not_known(self, run: Callable[..., Any], stack: Path):
        assert run("lock-in", stack, "--market", "QQ").code == 2


class TestWhatIf:
    def test_prints_before_and_after(self, run: Callable[..., Any], stack: Path):
        done = run("what-if", stack, "--market", "EU", "--withdraw", "GB 4943.1-2022", *DATE)
        assert (done.code, done.err) == (0, "")
        assert "for the worse" in done.out.splitlines()[0]
        assert "worse: Server: GB 4943.1-2022" in done.out
        assert "before: nothing to say" in done.out
        assert "after: outdated: GB 4943.1-2022 was withdrawn on 2026-11-20" in done.out

    def test_takes_a_folder_and_a_profile_and_dates(
        self, run: Callable[..., Any], stack: Path, tender: Path, tmp_path: Path
    ):
        folder = tmp_path / "stacks"
        folder.mkdir()
        stack.rename(folder / "one.toml")
        (folder / "notes.txt").write_text("no deployment")
        words = ("--profile", tender, "--withdraw", "GB 4943.1-2022@2020-01-01", "--format", "json", *DATE)
        plain = json.loads(run("what-if", folder, *words).out)
        assert (plain["schema"], plain["market"]) == ("stdcompat-what-if/1", None)
        assert plain["changed"][0]["after"]["message"].endswith("withdrawn on 2020-01-01")

    def test_drops_an_adoption(self, run: Callable[..., Any], stack: Path):
        drop = "GB 4943.1-2022 -> IEC 62368-1:2018"
        plain = json.loads(run("what-if", stack, "--market", "EU", "--drop", drop, "--format", "json", *DATE).out)
        assert {(one["about"], one["turn"], one["after"]["verdict"]) for one in plain["changed"]} == {
            ("eu-safety", "worse", "unmatched"),
            ("eu-safety-state", "worse", "unmatched"),
        }

    def test_adds_facts_of_a_file(self, run: Callable[..., Any], stack: Path, tmp_path: Path):
        more = tmp_path / "more.toml"
        more.write_text(
            '[[source]]\nid = "s"\ntitle = "S"\nclass = "official"\n\n'
            '[[correspondence]]\nadopter = "GB 4943.1-2022"\nadopted = ["IEC 62368-1:2018"]\ndegree = "IDT"\n'
            'sources = ["s"]\nconfidence = "high"\n'
        )
        done = run("what-if", stack, "--market", "EU", "--add", more, *DATE)
        assert (done.code, done.err) == (0, "")
        assert "for the better" in done.out
        more.write_text("[[correspondence]]\n")
        assert run("what-if", stack, "--market", "EU", "--add", more, *DATE).code == 3

    def test_lapses_an_agreement(self, run: Callable[..., Any], root: Path):
        words = ("--market", "CN", "--lapse", "cb-scheme", "--format", "json", *DATE)
        plain = json.loads(run("what-if", root / "docs/examples/cn-5g-cloud.toml", *words).out)
        assert all(one["before"]["verdict"] == one["after"]["verdict"] for one in plain["changed"])

    @pytest.mark.parametrize(
        ("words", "code", "said"),
        [
            (("--withdraw", "GB 4943.1-2022"), 2, "nothing to check against"),
            (("--market", "EU"), 2, "nothing changes: give --withdraw"),
            (("--market", "EU", "--withdraw", "GB 4943.1-2022@soon"), 2, "not a date: 'soon'"),
            (("--market", "EU", "--drop", "GB 4943.1-2022"), 2, "names no adoption"),
            (("--market", "EU", "--drop", "GB 4943.1-2022 -> ISO 1:2016"), 2, "no correspondence of GB 4943.1-2022"),
            (("--market", "EU", "--withdraw", "GB 1-1900"), 3, "no standard 'GB 1-1900'"),
            (("--market", "EU", "--lapse", "nothing-such"), 3, "agreement nothing-such: is not known"),
        ],
    )
    def test_refuses_what_it_cannot_do(
        self, words: tuple[str, ...], code: int, said: str, run: Callable[..., Any], stack: Path
    ):
        done = run("what-if", stack, *words, *DATE)
        assert (done.code, done.out) == (code, "")
        assert said in done.err


class TestSystems:
    @pytest.fixture(autouse=True)
    def book(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = StandardSystem(
            "cn-x",
            "Guide to X",
            "CN",
            "SAC",
            SystemKind.GUIDE,
            SystemStatus.IN_FORCE,
            (),
            Confidence.HIGH,
            title_zh="指南",
            complete=False,
            planned=("Fifty more.",),
            branches=(
                Branch("1", "Safety", standards=(parse("GB 4943.1-2022"),)),
                Branch("1.1", "More", parent="1", planned=("One",)),
            ),
        )
        other = attrs.evolve(made, id="cn-y", title_zh=None, complete=True, branches=())
        book = SystemBook(MemoryStore([*system_rows(made), *system_rows(other)]))
        monkeypatch.setattr(SystemBook, "bundled", lambda: book)

    def test_lists_the_systems(self, run: Callable[..., Any]):
        done = run("systems", *DATE)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("2 standard systems\n")
        assert "columns:" not in done.out

    def test_shows_the_branches_of_one(self, run: Callable[..., Any]):
        out = run("systems", "cn-x", "--market", "eu", *DATE).out
        assert "GUIDE TO X 指南: SAC, guide, in-force" in out
        assert "a part of this system only" in out
        assert "planned: Fifty more." in out
        assert ". 1.1 More" in out
        assert "EU" not in run("systems", "cn-x", *DATE).out
        assert "EU" in out

    def test_shows_what_a_deployment_touches(self, run: Callable[..., Any], stack: Path):
        out = run("systems", "--stack", stack, "--market", "EU", *DATE).out
        assert out.startswith("1 standard system touched by a stated standard")
        assert "Server (GB 4943.1-2022)" in out
        out = run("systems", "cn-y", "--stack", stack, *DATE).out
        assert "GUIDE TO X: SAC" in out

    def test_prints_json(self, run: Callable[..., Any], stack: Path):
        plain = json.loads(run("systems", "--stack", stack, "--format", "json", *DATE).out)
        assert plain["schema"] == "stdcompat-systems/1"
        (one,) = plain["systems"]
        assert one["branches"][0]["touched"][0]["claim"] == "GB 4943.1-2022"

    def test_refuses_a_system_that_is_not_known(self, run: Callable[..., Any]):
        assert run("systems", "nothing", *DATE).code == 3
