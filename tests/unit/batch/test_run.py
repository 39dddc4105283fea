"""A run writes whole parts, goes on where it was left, and says what it is about."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from stdcompat.batch import Question, check_batches
from stdcompat.batch.files import write
from stdcompat.batch.run import inputs_of, run
from stdcompat.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

DAY = "2026-11-21"
KINDS = ["server", "camera", "ups", "software", "camra"]


def rows(count: int) -> Any:
    return pa.record_batch(
        {
            "deployment": [f"d{n // 7}" for n in range(count)],
            "component": [f"c{n}" for n in range(count)],
            "kind": [KINDS[n % 5] for n in range(count)],
            "claims": [["GB 4943.1-2022", f"GB/T {n % 90}-2010"][: n % 3] for n in range(count)],
        }
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    write(folder / "a.parquet", [rows(1000)])
    write(folder / "b.arrow", [rows(250)])
    (folder / "notes.txt").write_text("no data", encoding="utf-8")
    return folder


@pytest.fixture
def question() -> Question:
    return Question.of("EU", as_of=DAY)


def held(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(out.iterdir())}


def test_parts_hold_what_check_batches_says(data: Path, tmp_path: Path, question: Question):
    out = tmp_path / "out"
    seen: list[int] = []
    done = run(inputs_of(data), out, question, workers=1, part=300, advance=seen.append)
    assert sorted(held(out)) == [
        "_run.json",
        *(f"part-0000-0000{n}.parquet" for n in range(4)),
        "part-0001-00000.parquet",
    ]
    assert (done.parts, done.kept, done.components, sum(seen)) == (5, 0, 1250, 1250)
    assert done.rows["problem"] == 250
    for source, count, files in (("a.parquet", 1000, "part-0000-*"), ("b.arrow", 250, "part-0001-*")):
        table = pa.concat_tables(parquet.read_table(path) for path in sorted(out.glob(files)))
        expected = pa.Table.from_batches(check_batches([rows(count)], "EU", as_of=DAY))
        named = expected.set_column(0, "source", pa.repeat(source, expected.num_rows))
        assert table.to_pylist() == named.to_pylist()


def test_processes_change_no_byte(data: Path, tmp_path: Path, question: Question):
    alone, together = tmp_path / "alone", tmp_path / "together"
    one = run(inputs_of(data), alone, question, workers=1, part=200)
    two = run(inputs_of(data), together, question, workers=2, part=200)
    assert one == two
    assert held(alone) == held(together)


def test_the_same_run_again_makes_what_is_missing(data: Path, tmp_path: Path, question: Question):
    out = tmp_path / "out"
    run(inputs_of(data), out, question, workers=1, part=300)
    whole = held(out)
    (out / "part-0000-00001.parquet").unlink()
    (out / ".part-0000-00002.parquet.77.tmp").write_bytes(b"half a part")
    done = run(inputs_of(data), out, question, workers=1, part=300)
    assert (done.parts, done.kept, done.components) == (1, 4, 300)
    assert held(out) == whole


def test_another_run_is_refused(data: Path, tmp_path: Path, question: Question):
    out = tmp_path / "out"
    run([str(data / "b.arrow")], out, question, workers=1)
    with pytest.raises(InputError, match=r"holds another run: as_of, markets, not_known, columns, inputs differ"):
        run(inputs_of(data), out, Question.of("UK", as_of="2026-11-20"), workers=1, columns=["message"])
    about = json.loads((out / "_run.json").read_text("utf-8"))
    assert about["as_of"] == DAY
    assert about["inputs"][0]["name"] == "b.arrow"
    with pytest.raises(InputError, match=r"is not empty and has no _run\.json"):
        run(inputs_of(data), data, question, workers=1)


def test_wrong_columns_of_every_file_come_at_once_before_anything_is_written(
    data: Path, tmp_path: Path, question: Question
):
    write(data / "c.jsonl", [rows(1)])
    for name in ("d.csv", "e.csv"):
        (data / name).write_text("component\nc\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        run(inputs_of(data), tmp_path / "out", question, workers=1)
    assert [os.path.basename(problem.file) for problem in caught.value.problems] == ["d.csv", "e.csv"]
    assert not (tmp_path / "out").exists()


def test_a_folder_without_data_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match="holds no file to read"):
        inputs_of(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent to a group of processes")
def test_interrupted_it_leaves_whole_parts_and_the_same_command_ends_it(tmp_path: Path, question: Question):
    data, out, whole = tmp_path / "data.parquet", tmp_path / "out", tmp_path / "whole"
    write(data, [rows(2_000)])
    program = (
        "import sys\nfrom stdcompat.batch import run as batch\nbatch.PART = 50\n"
        "batch.run.__kwdefaults__['part'] = 50\n"
        "from stdcompat.cli.main import main\n"
        "if __name__ == '__main__': sys.exit(main())\n"
    )
    script = tmp_path / "program.py"
    script.write_text(program, encoding="utf-8")
    command = [sys.executable, str(script), "batch", "check", str(data), "--market", "EU", "--as-of", DAY]
    command += ["--out", str(out), "--workers", "2"]
    with subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        until = time.monotonic() + 60
        while len(list(out.glob("part-*.parquet"))) < 3 and time.monotonic() < until:
            time.sleep(0.01)
        os.killpg(started.pid, signal.SIGINT)  # as a terminal does: to the workers as well
        _, err = started.communicate(timeout=60)
    assert (started.returncode, err) == (130, "stdcompat: interrupted\n")
    left = held(out)
    assert 3 < len(left) < 41
    assert not any(name.endswith(".tmp") for name in left)
    subprocess.run(command, check=False, capture_output=True, timeout=120)
    run([str(data)], whole, question, workers=1, part=50)
    assert held(out) == held(whole)
    assert {name: left[name] for name in left} == {name: held(whole)[name] for name in left}
