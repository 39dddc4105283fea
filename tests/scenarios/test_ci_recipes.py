"""The recipes for GitHub, GitLab and pre-commit: their own steps, run in a repository of one's own.

What the servers do (expressions, conditions, files for outputs) is done here in a few lines; the
shell of each step is run as it is written.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = "--market EU --baseline stdcompat-baseline.json --fail-on warning --as-of 2026-11-21"
KNOWN = '[deployment]\nname = "Site"\n\n[[component]]\nname = "Server"\nkind = "server"\nclaims = ["GB 4943.1-2022"]\n'
NEW = '\n[[component]]\nname = "Switch"\nkind = "network-equipment"\nclaims = ["GB/T 9254.1-2021"]\n'


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a deployment, and a baseline of what diverges in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "stack one.toml").write_text(KNOWN, encoding="utf-8")
    plain = shlex.split(OPTIONS.replace("--baseline", "--write-baseline"))
    shell(folder, shlex.join(["stdcompat", "check", "stack one.toml", *plain]), {}, code=1)
    return folder


def shell(folder: Path, script: str, env: dict[str, str], code: int = 0) -> str:
    """Run a script as the servers do: bash that stops at the first error."""
    path = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],  # noqa: S607
        cwd=folder,
        env={**os.environ, "PATH": path, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def grow(repository: Path) -> None:
    """Add a component with a new divergence."""
    with open(repository / "stack one.toml", "a", encoding="utf-8") as file:
        file.write(NEW)


class Action:
    """Runs the steps of the composite action."""

    def __init__(self, root: Path, repository: Path) -> None:
        text = (root / ".github" / "actions" / "stdcompat" / "action.yml").read_text(encoding="utf-8")
        self.action = yaml.safe_load(text)
        self.repository = repository
        self.temp = repository.parent
        self.uploaded: list[dict[str, str]] = []
        self.values = {"inputs." + name: one.get("default", "") for name, one in self.action["inputs"].items()}
        self.values |= {"inputs.stack": "stack one.toml", "inputs.options": OPTIONS, "inputs.package": ""}

    def run(self) -> int:
        """Run every step whose condition holds, and return the exit code of the last."""
        code = 0
        for step in self.action["runs"]["steps"]:
            if not self.holds(step.get("if", "")):
                continue
            if "uses" in step:
                assert step["uses"].startswith("github/codeql-action/upload-sarif@v")
                self.uploaded.append({key: self.filled(value) for key, value in step["with"].items()})
            else:
                assert step["shell"] == "bash"
                assert "${{" not in step["run"], "values go in through the environment, never into the script"
                code = self.step(step)
        return code

    def step(self, step: dict[str, Any]) -> int:
        files = {"GITHUB_OUTPUT": self.temp / "output", "GITHUB_STEP_SUMMARY": self.temp / "summary.md"}
        for file in files.values():
            file.touch()
        env = {key: self.filled(value) for key, value in step.get("env", {}).items()}
        env |= {"RUNNER_TEMP": str(self.temp), **{key: str(file) for key, file in files.items()}}
        expected = int(env["CODE"]) if step["name"] == "Verdict" else 0
        shell(self.repository, step["run"], env, expected)
        for line in files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            self.values[f"steps.{step.get('id', '')}.outputs.{name}"] = value
        files["GITHUB_OUTPUT"].write_text("", encoding="utf-8")
        return expected

    def filled(self, text: str) -> str:
        return re.sub(r"\$\{\{\s*([\w.]+)\s*\}\}", lambda found: self.values.get(found[1], ""), text)

    def holds(self, condition: str) -> bool:
        terms = [re.fullmatch(r"([\w.]+) (==|!=) '(\w*)'", term) for term in condition.split(" && ") if condition]
        assert all(terms), condition
        return all((self.values.get(term[1], "") == term[3]) == (term[2] == "==") for term in terms if term)


class TestGitHub:
    def test_what_is_known_passes(self, root: Path, repository: Path):
        action = Action(root, repository)
        assert action.run() == 0
        assert "Site" in (repository.parent / "summary.md").read_text(encoding="utf-8")
        assert [one["sarif_file"] for one in action.uploaded] == [str(repository.parent / "stdcompat.sarif")]

    def test_what_is_new_fails_the_merge_and_is_uploaded(self, root: Path, repository: Path):
        grow(repository)
        assert Action(root, repository).run() == 1
        (run,) = json.loads((repository.parent / "stdcompat.sarif").read_text(encoding="utf-8"))["runs"]
        new = [result for result in run["results"] if result["baselineState"] == "new" and result["kind"] == "fail"]
        assert new
        for result in new:
            place = result["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"] == "stack%20one.toml"
            assert place["region"]["startLine"] == KNOWN.count("\n") + 3
        assert "| Switch |" in (repository.parent / "summary.md").read_text(encoding="utf-8")

    def test_what_cannot_be_read_fails_and_uploads_nothing(self, root: Path, repository: Path):
        (repository / "stack one.toml").write_text("[", encoding="utf-8")
        action = Action(root, repository)
        assert action.run() == 3
        assert action.uploaded == []

    def test_uploading_can_be_left_out(self, root: Path, repository: Path):
        action = Action(root, repository)
        action.values["inputs.upload"] = "false"
        assert (action.run(), action.uploaded) == (0, [])


class TestGitLab:
    @pytest.fixture
    def job(self, root: Path) -> dict[str, Any]:
        """Return the job of the template."""
        template = yaml.safe_load((root / ".ci" / "gitlab-template.yml").read_text(encoding="utf-8"))
        return dict(template[".stdcompat"])

    def run(self, job: dict[str, Any], repository: Path, code: int) -> None:
        variables = {"STDCOMPAT_STACK": "stack one.toml", "STDCOMPAT_OPTIONS": OPTIONS, "STDCOMPAT_PACKAGE": ""}
        assert set(variables) == set(job["variables"])
        shell(repository, "\n".join((*job["before_script"], *job["script"])), variables, code)

    def test_what_is_known_passes_and_what_is_new_fails(self, job: dict[str, Any], repository: Path):
        self.run(job, repository, 0)
        grow(repository)
        self.run(job, repository, 1)
        kept = [*job["artifacts"]["paths"], job["artifacts"]["reports"]["junit"]]
        assert all((repository / name).stat().st_size for name in kept)
        assert job["artifacts"]["when"] == "always"


def test_pre_commit(root: Path, repository: Path):
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    words = [*shlex.split(hook["entry"]), "stack one.toml", *shlex.split(OPTIONS)]
    assert hook["pass_filenames"] is False
    shell(repository, shlex.join(words), {})
    grow(repository)
    assert "Switch" in shell(repository, shlex.join(words), {}, code=1)
