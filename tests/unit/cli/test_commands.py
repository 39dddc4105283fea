from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import stdcompat
from stdcompat.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = ("--as-of", "2026-11-21")
COMMANDS = ("check", "plan", "diff", "resolve", "equivalents", "show", "parse", "markets", "agreements", "catalog")


def test_version(run: Callable[..., Any]):
    assert run("--version") == (0, f"stdcompat {stdcompat.__version__}\n", "")


def test_help_lists_commands_and_exit_codes(run: Callable[..., Any]):
    done = run("--help")
    assert done.code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in done.out
    assert "exit codes:\n  0 " in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_an_example(command: str, run: Callable[..., Any]):
    done = run(command, "--help")
    assert done.code == 0
    assert f"example:\n  stdcompat {command}" in done.out
    assert "exit codes:" in done.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), r"which command\?"),
        (("chek",), r"no command 'chek'; did you mean 'check'\?"),
        (("-x",), r".* -x\n"),
        (("resolve", "ISO 9001"), r".* B\n"),
        (("markets", "XX"), "no market 'XX'"),
        (("agreements", "CM"), "no party 'CM'"),
        (("agreements", "CN", "EU", "SA"), "give one party or two"),
        (("catalog", "compile", "facts"), "compile needs the file to write: -o FILE"),
    ],
)
def test_usage_is_2(words: tuple[str, ...], said: str, run: Callable[..., Any]):
    done = run(*words)
    assert (done.code, done.out) == (2, "")
    assert re.match(f"stdcompat: {said}", done.err)


TRIANGLE = "".join(
    f'[[correspondence]]\nadopter = "ISO {a}:2020"\nadopted = ["ISO {b}:2020"]\ndegree = "{degree}"\n'
    'sources = ["s"]\nconfidence = "high"\n'
    for a, b, degree in ((1, 2, "IDT"), (1, 3, "MOD"), (3, 2, "MOD"))
)


def test_resolve_draws_and_tells_what_it_leaves_out(run: Callable[..., Any], tmp_path: Path):
    path = tmp_path / "facts.toml"
    path.write_text(f'[[source]]\nid = "s"\ntitle = "S"\nclass = "official"\n{TRIANGLE}')
    words = ("resolve", "ISO 1:2020", "ISO 2:2020", "--catalog", str(path), *DAY)
    assert run(*words, "--draw", "mermaid").out.splitlines()[-1] == "  n0 -->|IDT| n1"
    assert run(*words, "--draw", "dot").out.startswith("digraph {\n")
    assert "left out" in run(*words, "--alternatives").out
    assert "left out" not in run(*words).out


def test_resolve(run: Callable[..., Any]):
    done = run("resolve", "GBT22080-2016", "ISO/IEC 27001:2013", *DAY)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "GB/T 22080-2016 to ISO/IEC 27001:2013, as of 2026-11-21"
    assert lines[1] == "  relation possible: EQ; degree: IDT (asserted); covers: yes"
    assert lines[-1].startswith(f"stdcompat {stdcompat.__version__}, catalog golden, facts ")
    plain = json.loads(run("resolve", "GBT22080-2016", "ISO/IEC 27001:2013", *DAY, "--format", "json").out)
    assert (plain["schema"], plain["covers"], plain["as_of"]) == ("stdcompat-resolution/1", "yes", "2026-11-21")
    assert plain["catalog"]["edition"] == "golden"


def test_a_reference_that_cannot_be_read_is_3(run: Callable[..., Any]):
    done = run("resolve", "GB/T 22080-2016", "see contract", *DAY)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("stdcompat: not a standard's identifier: expected ")
    assert "see contract\n" in done.err


def test_equivalents(run: Callable[..., Any]):
    done = run("equivalents", "IEC 62368-1:2018", *DAY)
    assert done.code == 0
    assert done.out.startswith("3 editions correspond to IEC 62368-1:2018\n\nfound ")
    rows = [line.split("  ")[0] for line in done.out.splitlines() if "(asserted)" in line]
    assert rows == ["EN IEC 62368-1:2020+A11:2020", "SASO IEC 62368-1:2020", "GB 4943.1-2022"]
    one = run("equivalents", "IEC 62368-1:2018", "--market", "cn", *DAY, "--format", "json")
    assert [found["a"] for found in json.loads(one.out)["found"]] == ["GB 4943.1-2022"]
    undated = run("equivalents", "ISO/IEC 27001", "--publisher", "GB", *DAY).out
    assert undated.startswith("1 edition corresponds to ISO/IEC 27001, read as ISO/IEC 27001:2022\n")
    assert "27001:2022/Amd 1:2024" in undated


def test_no_equivalents_is_no_proof(run: Callable[..., Any]):
    done = run("equivalents", "ISO 99999:2020", *DAY)
    assert done.code == 0
    assert "ISO 99999:2020 is not in the catalog, so this is no proof that there is none" in done.out


def test_show(run: Callable[..., Any]):
    done = run("show", "GB/T 22080", *DAY)
    assert done.code == 0
    for said in (
        "GB/T 22080-2025\n  Information security management systems\n  信息安全管理体系 要求",
        "  effective: 2026-01-01",
        "  replaces: GB/T 22080-2016",
        "its status was never read (stale)",
        "ADOPTS (1)\n\n- ISO/IEC 27001:2022/Amd 1:2024: IDT; adoption, high confidence; sources: article, list",
    ):
        assert said in done.out
    assert "ADOPTED BY (1)" in run("show", "ISO/IEC 27001:2013", *DAY).out
    plain = json.loads(run("show", "GB/T 22080-2016", *DAY, "--format", "json").out)
    assert plain["standard"]["id"] == "GB/T 22080-2016"
    assert [edition["id"] for edition in plain["editions"]] == ["GB/T 22080-2016", "GB/T 22080-2025"]


def test_show_of_what_is_not_held_is_3(run: Callable[..., Any]):
    done = run("show", "ISO/IEC 27001:2005", *DAY)
    assert done.code == 3
    assert "ISO/IEC 27001:2022" in done.err


def test_parse(run: Callable[..., Any]):
    done = run("parse", "GBT22239-2019", "BS EN ISO 9001:2015")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "GB/T 22239-2019  (from 'GBT22239-2019')\n  publisher GB; type T; number 22239; year 2019\n"
        "BS EN ISO 9001:2015\n  publisher BS; number 9001; year 2015\n  adoption of EN ISO 9001\n"
    )


def test_parse_reads_a_pipe_and_reports_every_failure(run: Callable[..., Any]):
    done = run("parse", "-", "--format", "json", stdin="ISO 9001\n\n  see contract \nEN ISO 9001:2015\nalso not\n")
    assert done.code == 3
    plain = json.loads(done.out)
    assert [one["id"] for one in plain] == ["ISO 9001", None, "EN ISO 9001:2015", None]
    assert plain[1]["text"] == "see contract"
    assert plain[1]["error"]["expected"]
    assert done.err.count("not a standard's identifier") == 2


def test_parse_finds_identifiers_across_lines_with_their_spans(run: Callable[..., Any]):
    text = "按照 GB/T\n18487.1 执行，见 ISO 9001, 14001\n"
    found = json.loads(run("parse", "--find", "-", "--format", "json", stdin=text).out)
    assert [one["id"] for one in found] == ["GB/T 18487.1", "ISO 9001", "ISO 14001"]
    assert [text[slice(*one["span"])] for one in found] == ["GB/T\n18487.1", "ISO 9001", "14001"]


def test_parse_writes_a_table(run: Callable[..., Any]):
    done = run("parse", "IEC 60601-1:2005+AMD1:2012", "=cmd()", "--format", "csv")
    assert done.code == 3
    first, second = csv.DictReader(io.StringIO(done.out))
    assert (first["id"], first["part"], first["supplements"]) == ("IEC 60601-1:2005+AMD1:2012", "1", "Amd 1 2012")
    assert (second["text"], second["id"]) == ("'=cmd()", "")
    assert second["error"]


def test_parse_strictly(run: Callable[..., Any]):
    assert run("parse", "--strict", "ISO 9001:2015").code == 0
    done = run("parse", "--strict", "ISO9001-2015")
    assert done.code == 3
    assert "did you mean ISO 9001:2015" in done.err


def test_markets(run: Callable[..., Any]):
    done = run("markets")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()[1:5]] == ["CN", "EU", "GCC", "SA"]
    one = run("markets", "eu")
    assert one.out.startswith("European Union (EU) 欧洲联盟\n  members: DE, FR\n")
    for said in (
        "[in-force] High-risk suppliers",
        "wanted: EN 62368-1:2014",
        "only if: handles-money",
        "- The rows of the",
    ):
        assert said in one.out
    assert [m["code"] for m in json.loads(run("markets", "--format", "json").out)["markets"]] == [
        "CN",
        "EU",
        "GCC",
        "SA",
    ]
    assert json.loads(run("markets", "SA", "--format", "json").out)["market"]["parents"] == ["GCC"]


def test_agreements(run: Callable[..., Any]):
    everything = run("agreements")
    assert everything.code == 0
    assert everything.out.startswith("2 agreements; ")
    assert "- 2024: 108 agreements, 65 partners; cooperation agreements of SAC (article)" in everything.out
    assert run("agreements", "EU").out.startswith("1 agreement of EU; ")
    pair = run("agreements", "cn", "SA")
    assert pair.out.startswith("2 agreements between CN and SA; ")
    assert "  recognises: nothing\n" in pair.out
    assert run("agreements", "EU", "GCC").out.startswith("0 agreements between EU and GCC; ")
    assert len(json.loads(run("agreements", "CN", "--format", "json").out)["agreements"]) == 2


def test_catalog_compile(run: Callable[..., Any], root: Path, tmp_path: Path):
    target = tmp_path / "facts.sqlite"
    done = run("catalog", "compile", root / "tests" / "golden" / "facts", "-o", target)
    assert done.code == 0
    assert done.out.startswith(f"{target}: sha256 ")
    assert target.exists()
    assert run("resolve", "GB 4943.1-2022", "IEC 62368-1:2018", "--catalog", target).code == 0


def test_catalog_compile_writes_nothing_of_what_is_wrong(run: Callable[..., Any], tmp_path: Path):
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.toml").write_text('[[standard]]\nid = "ISO 1:2000"\n')
    done = run("catalog", "compile", tmp_path / "facts", "-o", tmp_path / "facts.sqlite")
    assert done.code == 3
    assert "a.toml: standard[1]" in done.err
    assert not (tmp_path / "facts.sqlite").exists()


def test_a_compiled_file_that_is_none_is_3(run: Callable[..., Any], tmp_path: Path):
    (tmp_path / "facts.sqlite").write_text("this is no database, whatever its name says" * 100)
    done = run("resolve", "ISO 9001", "ISO 9001:2015", "--catalog", tmp_path / "facts.sqlite")
    assert done.code == 3
    assert "facts.sqlite: is not a compiled catalog" in done.err


@pytest.mark.parametrize(
    ("error", "code", "said"), [(KeyboardInterrupt, 130, "stdcompat: interrupted\n"), (BrokenPipeError, 141, "")]
)
def test_interrupted_and_a_closed_pipe(
    error: type[BaseException], code: int, said: str, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Any]
):
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("stdcompat.cli.commands.parse.run", fail)
    assert run("parse", "ISO 9001") == (code, "", said)


def test_messages_are_harmless(run: Callable[..., Any]):
    done = run("parse", "\x1b[31mISO\u202e")
    assert done.code == 3
    assert "\x1b" not in done.err
    assert "\u202e" not in done.err


def test_streams_default_to_the_process(capsys: pytest.CaptureFixture[str]):
    assert main(["parse", "ISO 9001:2015"]) == 0
    assert capsys.readouterr().out.startswith("ISO 9001:2015\n")


def test_nobody_reads_the_output(root: Path):
    command = f"'{sys.executable}' -m stdcompat.cli markets US | head -1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=root, capture_output=True, check=False)  # noqa: S607
    assert done.stderr == b""
    assert done.returncode in {0, 141}


def test_a_pipe_is_utf_8_whatever_the_locale(root: Path):
    done = subprocess.run(
        [sys.executable, "-m", "stdcompat.cli", "markets"],
        cwd=root,
        env={**__import__("os").environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "中国".encode() in done.stdout


@pytest.mark.parametrize(
    "command", [["parse", "ISO 9001:2015"], ["resolve", "ISO 9001:2015", "ISO 9001:2015"], ["markets"]]
)
def test_a_pipe_loads_neither_rich_nor_the_check(command: list[str], root: Path):
    code = (
        "import sys; from stdcompat.cli.main import main; main(sys.argv[1:]);"
        "sys.exit(','.join(m for m in ('rich', 'stdcompat.checks', 'stdcompat.report.model') if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code, *command], cwd=root, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "") or done.stderr == "\n"
