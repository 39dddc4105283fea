"""What the cookbook shows of FastAPI, Celery and Airflow does what it says, with the real ones.

FastAPI is a library of the tests. Celery and Airflow bring half a distribution of their own, at versions that
disagree with others' here: a job of the continuous integration installs them beside this file.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

OFFER = {"deployment": {"name": "Offer 7"}, "component": [{"name": "Dome", "kind": "camera"}]}


def code_of(root: Path, framework: str) -> str:
    """Return what the cookbook shows of a framework, after what it shares with the others."""
    page = (root / "docs/how-to/cookbook.md").read_text(encoding="utf-8")
    sections = dict(section.split("\n", 1) for section in re.split(r"^## ", page, flags=re.MULTILINE)[1:])
    shown = {
        name: re.findall(r"^```python\n(.*?)^```$", sections[name], re.MULTILINE | re.DOTALL)
        for name in ("FastAPI", framework)
    }
    return f"{shown['FastAPI'][0]}\n{shown[framework][-1]}"


def test_fastapi(root: Path):
    testclient = pytest.importorskip("fastapi.testclient")
    names: dict[str, Any] = {"__name__": "offers"}
    exec(compile(code_of(root, "FastAPI"), "cookbook.md", "exec", dont_inherit=True), names)  # noqa: S102
    client = testclient.TestClient(names["app"])

    answer = client.get("/standards/GB/T 22080-2016").json()
    assert answer["id"] == "GB/T 22080-2016"
    assert {"covers", "degree", "proof"} <= set(answer["equivalents"][0])
    report = client.post("/checks/EU", json=OFFER).json()
    assert (report["schema"], report["deployment"]["name"]) == ("stdcompat-report/1", "Offer 7")

    refused = client.get("/standards/IOS 9001")
    assert refused.status_code == 422
    assert "did you mean ISO 9001?" in refused.json()["error"]
    assert client.post("/checks/Chnia", json=OFFER).json() == {"error": "no market 'Chnia'; did you mean CN?"}
    assert client.post("/checks/EU", json={"component": "Dome"}).status_code == 422


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    environment = {**os.environ, "AIRFLOW_HOME": str(folder), "AIRFLOW__CORE__LOAD_EXAMPLES": "False"}
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


CELERY = f"""
from celery.contrib.testing.worker import start_worker

with start_worker(queue, perform_ping_check=False, shutdown_timeout=10):
    print(checked.delay({OFFER}, "EU", "2026-11-21").get(timeout=60)["as_of"])
"""


@pytest.mark.skipif(find_spec("celery") is None, reason="needs Celery: a job of the continuous integration has it")
def test_celery(root: Path, tmp_path: Path):
    (tmp_path / "offers.py").write_text(code_of(root, "Celery") + CELERY, encoding="utf-8")
    assert run(tmp_path, "offers.py") == "2026-11-21\n"


@pytest.mark.skipif(find_spec("airflow") is None, reason="needs Airflow: a job of the continuous integration has it")
def test_airflow(root: Path, tmp_path: Path):
    (tmp_path / "dags").mkdir()
    (tmp_path / "dags" / "offers.py").write_text(code_of(root, "Airflow"), encoding="utf-8")
    shutil.copyfile(root / "docs/examples/offer.csv", tmp_path / "offer.csv")
    run(tmp_path, "-m", "airflow", "db", "migrate")
    run(tmp_path, "-m", "airflow", "dags", "test", "offers", "2026-11-21")
    assert '"as_of": "2026-11-21"' in (tmp_path / "offer.csv.report.json").read_text(encoding="utf-8")
