from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = ("--as-of", "2026-11-21")


@pytest.fixture
def barred(tmp_path: Path) -> Path:
    path = tmp_path / "barred.toml"
    path.write_text(
        '[deployment]\nname = "Cameras"\nconditions = ["public-sector-buyer"]\n\n[[component]]\nname = "Camera"\n'
        'kind = "camera"\nsupplier = "Lingque Vision"\nclaims = ["GB 4943.1-2022"]\n',
        encoding="utf-8",
    )
    return path


def waivers(tmp_path: Path, *tables: str) -> Path:
    path = tmp_path / "waivers.toml"
    common = 'reason = "Replaced in spring"\nowner = "Q. Lin"\n'
    text = "\n".join(f"[[waiver]]\n{table}\n{common}" for table in tables)
    path.write_text(text, encoding="utf-8")
    return path


class TestSelect:
    def test_what_is_ignored_does_not_count(self, run: Callable[..., Any], stack: Path, tender: Path):
        words = ("check", stack, "--profile", tender, *DAY)
        assert run(*words).code == 1
        done = run(*words, "--ignore", "MKT1,EDN", "--ignore", "EQV")
        assert (done.code, done.err) == (0, "")
        assert "IGNORED (1)" in done.out
        assert run(*words, "--select", "EDN").code == 0
        assert run(*words, "--select", "MKT101").code == 1

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--select", "EDX"), "no rule 'EDX'; did you mean 'EVD'?"),
            (("--ignore", "EDN101,nonsense"), "no rule 'nonsense'"),
            (("--ignore", "MKT201"), "MKT201 is about exclusions, which cannot be ignored: nothing offsets them"),
        ],
    )
    def test_codes_nobody_knows_are_2(self, words: tuple[str, ...], said: str, run: Callable[..., Any], stack: Path):
        done = run("check", stack, "--market", "EU", *words, *DAY)
        assert (done.code, done.out) == (2, "")
        assert said in done.err


class TestWaivers:
    def test_a_waived_finding_does_not_count(self, run: Callable[..., Any], stack: Path, tender: Path, tmp_path: Path):
        words = ("check", stack, "--profile", tender, *DAY)
        ok = waivers(tmp_path, 'code = "MKT101"\ncomponent = "Server"\nuntil = 2026-12-31')
        done = run(*words, "--waivers", ok)
        assert (done.code, done.err) == (0, "")
        assert "WAIVED (1)" in done.out
        assert "MISSING: Server" in done.out
        old = waivers(tmp_path, 'code = "MKT101"\ncomponent = "Server"\nuntil = 2026-10-31')
        done = run(*words, "--waivers", old)
        assert done.code == 1
        assert "expired on 2026-10-31, and waives nothing" in done.out

    def test_neither_does_it_with_strict(self, run: Callable[..., Any], stack: Path, tmp_path: Path):
        words = ("check", stack, "--market", "EU", "--strict", *DAY)
        assert run(*words).code == 4
        undecided = [f for f in json.loads(run(*words, "--format", "json").out)["findings"] if f["code"] == "EQV101"]
        tables = [f'fingerprint = "{finding["fingerprint"]}"\nuntil = 2027-01-01' for finding in undecided]
        assert run(*words, "--waivers", waivers(tmp_path, *tables)).code == 0

    def test_nothing_offsets_an_exclusion(self, run: Callable[..., Any], barred: Path, tmp_path: Path):
        words = ("check", barred, "--market", "EU", *DAY)
        found = json.loads(run(*words, "--format", "json").out)["findings"]
        tables = [f'fingerprint = "{finding["fingerprint"]}"\nuntil = 2027-01-01' for finding in found]
        done = run(*words, "--waivers", waivers(tmp_path, *tables))
        assert done.code == 1
        assert "names an exclusion, which no waiver offsets" in done.out

    def test_a_waiver_used_in_one_market_is_not_unused_in_the_other(
        self, run: Callable[..., Any], stack: Path, tmp_path: Path
    ):
        path = waivers(
            tmp_path,
            'code = "EQV101"\ncomponent = "Server"\nmarket = "EU"\nuntil = 2027-01-01',
            'code = "EQV101"\ncomponent = "Nobody"\nuntil = 2027-01-01',
        )
        done = run("check", stack, "--market", "EU", "--market", "SA", "--waivers", path, "--format", "json", *DAY)
        unused = [one["triage"]["unused"] for one in json.loads(done.out)["reports"]]
        assert [[waiver["component"] for waiver in one] for one in unused] == [["Nobody"], ["Nobody"]]

    def test_what_is_wrong_is_3_with_everything_else(self, run: Callable[..., Any], stack: Path, tmp_path: Path):
        path = waivers(tmp_path, 'code = "MKT201"\ncomponent = "C"\nuntil = 2027-01-01')
        done = run("check", stack, "--market", "EU", "--waivers", path, "--baseline", "no.json", *DAY)
        assert (done.code, done.out) == (3, "")
        assert "an exclusion cannot be waived" in done.err
        assert "no.json: no such file or directory" in done.err


class TestBaseline:
    def test_only_what_is_new_counts(self, run: Callable[..., Any], stack: Path, tender: Path, tmp_path: Path):
        path = tmp_path / "baseline.json"
        words = ("check", stack, "--profile", tender, *DAY)
        assert run(*words, "--write-baseline", path).code == 1
        first = path.read_bytes()
        done = run(*words, "--baseline", path, "--write-baseline", path)
        assert (done.code, path.read_bytes()) == (0, first)
        assert "NEW SINCE THE BASELINE (0): 1 known before, 0 resolved" in done.out
        stack.write_text(stack.read_text().replace('"EN 55032', '"ISO/IEC 27001:2013", "EN 55032'), encoding="utf-8")
        done = run(*words, "--baseline", path)
        assert done.code == 1
        assert "resolved: MKT101 Server: isms" in done.out

    def test_exclusions_count_all_the_same(self, run: Callable[..., Any], barred: Path, tmp_path: Path):
        path = tmp_path / "baseline.json"
        words = ("check", barred, "--market", "EU", *DAY)
        run(*words, "--write-baseline", path)
        assert run(*words, "--baseline", path).code == 1


class TestSeveralMarkets:
    def test_the_matrix_comes_before_the_reports(self, run: Callable[..., Any], stack: Path, tmp_path: Path):
        words = ("check", stack, "--market", "EU", "--market", "CN", *DAY)
        for terminal in (False, True):
            done = run(*words, terminal=terminal)
            assert done.out.index("MATRIX OF 2 MARKETS") < done.out.index("European Union") < done.out.index("China")
            assert "DOUBLE BURDENS" in done.out
        plain = json.loads(run(*words, "--format", "json").out)
        assert (plain["schema"], plain["markets"]) == ("stdcompat-markets-report/1", ["EU", "CN"])
        written = tmp_path / "report.txt"
        assert run(*words, "-o", written).out == ""
        assert written.read_text(encoding="utf-8") == run(*words).out

    def test_what_is_ignored_is_not_in_the_matrix(self, run: Callable[..., Any], stack: Path):
        words = ("check", stack, "--market", "EU", "--market", "CN", "--format", "json", *DAY)
        rows = json.loads(run(*words, "--select", "EDN").out)["matrix"]
        assert len(rows) < len(json.loads(run(*words).out)["matrix"])

    def test_each_once(self, run: Callable[..., Any], stack: Path):
        done = run("check", stack, "--market", "EU", "--market", "eu", *DAY)
        assert (done.code, done.err) == (2, "stdcompat: name each market once; given: EU, EU\n")


class TestPlan:
    def test_the_smallest_set_with_its_reasons(self, run: Callable[..., Any], stack: Path, tender: Path):
        done = run("plan", stack, "--market", "EU", "--market", "CN", "--profile", tender, *DAY)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("A stack: the fewest proofs of conformity to add for EU, CN\n")
        assert "and no smaller set is enough." in done.out
        assert "standard GB/T 22080-2025 (own catalog): Server" in done.out
        assert "for EU, CN: ISMS (isms); missing today; " in done.out
        more = run("plan", stack, "--market", "EU", "--profile", tender, "--verbose", *DAY)
        assert "relation possible: EQ" in more.out

    def test_json_is_canonical(self, run: Callable[..., Any], stack: Path, tender: Path):
        words = ("plan", stack, "--market", "EU", "--profile", tender, "--format", "json", "--voluntary", *DAY)
        first = run(*words)
        assert first.out == run(*words).out
        plain = json.loads(first.out)
        assert (plain["schema"], plain["markets"], plain["exact"]) == ("stdcompat-plan/1", ["EU"], True)
        assert plain["at_least"] == len(plain["additions"])

    def test_what_is_blocked_is_1(self, run: Callable[..., Any], barred: Path):
        done = run("plan", barred, "--market", "EU", *DAY)
        assert done.code == 1
        assert "No set of proofs is enough." in done.out
        assert "[error] EXCLUDED: Camera (EU): Lingque Vision is barred" in done.out

    def test_what_cannot_be_claimed_blocks_too(self, run: Callable[..., Any], stack: Path, tmp_path: Path):
        facts = tmp_path / "facts.toml"
        facts.write_text(
            '[[standard]]\nid = "ISO 99999:2030"\ntitle = "T"\ndomains = ["cloud"]\nstatus = "draft"\n'
            'sources = []\nconfidence = "high"\n',
            encoding="utf-8",
        )
        market = tmp_path / "own.toml"
        market.write_text(
            '[market]\ncode = "OWN"\nname = "Own"\nhome_publishers = []\n\n[[requirement]]\nid = "cloud"\n'
            'title = "Cloud"\ndomain = "cloud"\napplies_to = ["server"]\nforce = "mandatory"\n'
            'any_of = ["ISO 99999:2030"]\nsources = []\nconfidence = "high"\n\n[[requirement]]\nid = "n"\n'
            'title = "No number"\ndomain = "cloud"\napplies_to = ["server"]\nforce = "mandatory"\n'
            'sources = []\nconfidence = "high"\n',
            encoding="utf-8",
        )
        done = run("plan", stack, "--market", market, "--catalog", facts, *DAY)
        assert done.code == 1
        assert "[error] Server (OWN): Cloud: ISO 99999:2030 cannot be claimed on this date" in done.out
        assert "- OWN: No number" in done.out

    def test_the_bound_is_said(self, run: Callable[..., Any], stack: Path, monkeypatch: pytest.MonkeyPatch):
        import attrs

        from stdcompat import Facts

        whole = Facts.plan
        monkeypatch.setattr(Facts, "plan", lambda *given, **more: attrs.evolve(whole(*given, **more), at_least=0))
        done = run("plan", stack, "--market", "CN", "--market", "EU", *DAY)
        assert "the search stopped at its bound, at least 0 are needed" in done.out

    def test_usage_is_2(self, run: Callable[..., Any], stack: Path):
        assert run("plan", stack).err == "stdcompat: which markets? give --market, once or more\n"
        assert run("plan", stack).code == 2


class TestDiff:
    def test_two_reports(self, run: Callable[..., Any], stack: Path, tender: Path, tmp_path: Path):
        old, new = tmp_path / "old.json", tmp_path / "new.json"
        words = ("check", stack, "--market", "EU", "--profile", tender, *DAY)
        run(*words, "-o", old)
        stack.write_text(stack.read_text().replace('"EN 55032', '"ISO/IEC 27001:2022", "EN 55032'), encoding="utf-8")
        run(*words, "-o", new)
        done = run("diff", old, new)
        assert (done.code, done.err) == (0, "")
        assert "missing -> satisfied: Server (EU, isms)" in done.out
        plain = json.loads(run("diff", old, new, "--format", "json").out)
        assert [one["better"] for one in plain["changed"]] == [True]
        assert "both say the same" in run("diff", old, old).out

    def test_another_schema_is_3(self, run: Callable[..., Any], tmp_path: Path):
        path = tmp_path / "old.json"
        path.write_text('{"schema": "stdcompat-report/9"}', encoding="utf-8")
        done = run("diff", path, tmp_path / "no.json")
        assert done.code == 3
        assert "is a stdcompat-report/9, and this reads stdcompat-report/1" in done.err
        assert "no such file or directory" in done.err
