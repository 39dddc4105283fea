"""The same question has the same answer at every door: Python, the command line, batches, SQL, the assistants' server."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import stdcompat
from stdcompat.batch import check_batches, from_deployments, query
from stdcompat.cli.main import main
from stdcompat.deployment import Component, Deployment
from stdcompat.deployment.readers import read_file
from stdcompat.market import Profile, Requirement
from stdcompat.mcp import Answers

if TYPE_CHECKING:
    from pathlib import Path

pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

DAY: Final = "2026-11-21"
MARKET: Final = "EU"
CLAIMED: Final[tuple[str | dict[str, str], ...]] = (
    "GB 4943.1-2022",
    "GB 4943.1",  # undated
    "GB/T 22080-2016",
    "ISO 27001:2022",  # under another prefix of its series
    "ISO/IEC 27001:2022/Amd 1:2024",  # amended
    "BS EN ISO 9001:2015",  # wrapped
    "UNI EN ISO 9001:2015+A1:2024",  # wrapped and amended, in no catalog
    "ISO 9001:2019",  # an edition that nobody holds
    "EN 62368-1:2014/A11:2017",
    "EN IEC 62368-1:2020+A11:2020",
    "IEC 62368-1:2018",
    "DIN EN 55032:2015+A11:2020",
    "ITU-T X.1054 | ISO/IEC 27014:2020",  # dual
    "GB/T 18487.1 (all parts)",
    {"reference": "GB 4943.1-2022", "statement": "denied", "words": "不符合"},
    {"reference": "IEC 62368-1:2018", "statement": "pending", "words": "pending"},
    "API 650",  # without bearing
)
TENDER: Final = Profile(
    "T",
    tuple(
        Requirement.by_contract(
            f"r{number}{'' if equivalents else '-only'}",
            "R",
            "ict-safety",
            ["equipment"],
            any_of=[text],
            equivalents=equivalents,
        )
        for number, text in enumerate(
            (
                "ISO/IEC 27001:2022",
                "ISO/IEC 27001:2013",
                "IEC 62368-1:2018",
                "ISO 9001",
                "EN 55032:2015",
                "GB 4943.1-2022",
            )
        )
        for equivalents in ((True, False) if number < 2 else (True,))
    ),
)

claims = st.lists(st.sampled_from(CLAIMED), max_size=4, unique_by=str)
components = st.lists(
    st.tuples(st.sampled_from(("server", "camera")), st.sampled_from((None, "Huawei", "Acme")), claims),
    min_size=1,
    max_size=3,
)

Answered = list[tuple[str, str, str, str | None]]  # component, requirement, verdict, claim


@pytest.fixture(scope="module")
def assistant() -> Answers:
    return Answers()


def by_python(stack: Deployment) -> Answered:
    report = stdcompat.check(stack, MARKET, TENDER, as_of=DAY)
    return sorted(
        (one.component.name, one.requirement.id, one.verdict.value, one.claim.as_written if one.claim else None)
        for one in report.answers
        if one.requirement is not None
    )


def by_command_line(folder: Path, tables: dict[str, Any]) -> Answered:
    (folder / "stack.json").write_text(json.dumps(tables), "utf-8")
    (folder / "tender.toml").write_text(TENDER.to_toml(), "utf-8")
    out, err = io.StringIO(), io.StringIO()
    words = ["check", "stack.json", "--market", MARKET, "--profile", "tender.toml", "--as-of", DAY, "--format", "json"]
    main([str(folder / word) if "." in word else word for word in words], out, err)
    report = stdcompat.Report.from_json(out.getvalue())
    return sorted(
        (one.component.name, one.requirement.id, one.verdict.value, one.claim.as_written if one.claim else None)
        for one in report.answers
        if one.requirement is not None
    )


def by_batch(stack: Deployment) -> tuple[Answered, Any]:
    results = pa.Table.from_batches(check_batches([from_deployments([stack])], MARKET, TENDER, as_of=DAY))
    rows = [row for row in results.to_pylist() if row["about"] == "requirement"]
    return sorted((row["component"], row["requirement"], row["verdict"], row["claim"]) for row in rows), results


def by_sql(results: Any) -> tuple[int, int, int]:
    with duckdb.connect() as connection:
        connection.register("results", results)
        rows = connection.execute(query("divergences_by_market")).fetchall()
    return tuple(map(sum, zip(*(row[1:4] for row in rows), strict=True))) if rows else (0, 0, 0)  # type: ignore[return-value]


def by_assistant(assistant: Answers, tables: dict[str, Any]) -> tuple[Answered, tuple[int, int, int]]:
    (said,) = assistant.check(tables, [MARKET], DAY, limit=200, profile=TENDER.to_dict())["reports"]
    rows = sorted(
        (row["component"], row["requirement"], row["verdict"], row.get("claim"))
        for row in said["findings"]
        if row.get("requirement") and row.get("verdict")
    )
    return rows, (said["diverge"], said["undecided"], said["met"])


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(components)
def test_every_door_gives_the_same_verdicts(
    tmp_path: Path, assistant: Answers, stack: list[tuple[str, str | None, list[Any]]]
) -> None:
    tables = {
        "deployment": {"name": "D"},
        "component": [
            {"name": f"c{n}", "kind": kind, "claims": said, **({"supplier": firm} if firm else {})}
            for n, (kind, firm, said) in enumerate(stack)
        ],
    }
    deployment = read_file("stack", "json", content=json.dumps(tables).encode()).deployment
    answers = by_python(deployment)
    assert by_command_line(tmp_path, tables) == answers
    batch, results = by_batch(deployment)
    assert batch == answers
    told, counts = by_assistant(assistant, tables)
    assert told == answers
    assert counts == by_sql(results)
    assert sum(counts) == len(answers)
    alone = [answer for one in deployment.components for answer in by_python(Deployment("D", (one,)))]
    assert sorted(alone) == answers  # a verdict depends on its own component only
    shuffled = [Component(one.name, one.kind, one.supplier, claims=one.claims[::-1]) for one in deployment.components]
    assert [row[:3] for row in by_python(Deployment("D", tuple(shuffled[::-1])))] == [row[:3] for row in answers]
