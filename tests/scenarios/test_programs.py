"""The programs in ``docs/examples/`` do what they say, run as a reader runs them."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from http.server import ThreadingHTTPServer
from importlib.util import module_from_spec, spec_from_file_location
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(root: Path, name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(root / "docs/examples" / name), *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=root, capture_output=True, encoding="utf-8", env=environment, check=False, timeout=300
    )


def test_a_table_over_six_markets(root: Path):
    pytest.importorskip("pandas")
    done = run(root, "six_markets.py")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0].split() == ["market", "CN", "EU", "JP", "SA", "UK", "US"]
    assert "Installer: outdated: GB/T 22080-2016 is 1 edition, 9 years behind GB/T 22080-2025" in done.stdout


def test_facts_of_ones_own(root: Path):
    done = run(root, "own_facts.py", "docs/examples/house")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Our plants in Germany, Germany, European Union",
        *["Control unit: satisfied: VW 80000:2017 is the accepted reference"] * 2,
        "Reports of the plants' laboratories",
    ]


def test_the_folder_of_ones_own_is_the_one_that_the_page_shows(root: Path):
    page = (root / "docs/how-to/private-catalog.md").read_text(encoding="utf-8")
    for file in (root / "docs/examples/house").iterdir():
        assert file.read_text(encoding="utf-8") in page


def test_a_gate_fails_on_what_is_new_only(root: Path, tmp_path: Path):
    offer, known = tmp_path / "offer.toml", str(tmp_path / "baseline.json")
    shutil.copyfile(root / "docs/tutorial/offer.toml", offer)
    assert run(root, "gate.py", str(offer), "EU", known).returncode == 0  # writes the baseline
    more = '\n[[component]]\nname = "Another server"\nkind = "server"\n'
    offer.write_text(offer.read_text(encoding="utf-8") + more, encoding="utf-8")
    done = run(root, "gate.py", str(offer), "EU", known)
    assert done.returncode == 1
    assert "Another server: missing" in done.stdout
    done = run(root, "gate.py", str(tmp_path / "nowhere.toml"), "EU", known)
    assert (done.returncode, done.stderr.strip().endswith("check the path")) == (3, True)


def test_threads_processes_and_asyncio(root: Path):
    done = run(root, "many_workers.py")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8 reports, the same")


@pytest.fixture
def endpoint(root: Path) -> Iterator[str]:
    spec = spec_from_file_location("web_endpoint", root / "docs/examples/web_endpoint.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.Handler.log_message = lambda *_: None
    with ThreadingHTTPServer(("localhost", 0), module.Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}/"
        server.shutdown()


def asked(url: str) -> tuple[int, dict[str, Any]]:
    with contextlib.ExitStack() as stack:
        try:
            answer = stack.enter_context(urllib.request.urlopen(url, timeout=60))  # noqa: S310  # our own
        except urllib.error.HTTPError as error:
            answer = stack.enter_context(error)
        return answer.status, json.load(answer)


def test_a_web_endpoint(endpoint: str):
    status, said = asked(f"{endpoint}?ref=GBT22080-2016&market=china")
    assert (status, said["id"], said["equivalents"][0]["gap"] is not None) == (200, "GB/T 22080-2016", True)
    status, said = asked(f"{endpoint}?ref={quote('ISO/IEC 27001:2013')}&market=CN")
    found = {one["id"]: one for one in said["equivalents"]}
    assert found["GB/T 22080-2016"]["covers"] == "yes"
    assert any("GB/T 22080-2016" in line for line in found["GB/T 22080-2016"]["because"])
    assert asked(f"{endpoint}?ref=IOS+9001")[0] == 400
    status, said = asked(f"{endpoint}?ref=ISO+9001&market=Chnia")
    assert (status, said["error"]) == (400, "no market 'Chnia'; did you mean CN?")
