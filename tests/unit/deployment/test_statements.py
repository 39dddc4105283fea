"""What a claim says, and that only an assertion counts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from stdcompat import Deployment
from stdcompat.deployment import Statement

if TYPE_CHECKING:
    from pathlib import Path

TABLE = {"reference": "GB 4943.1-2022", "statement": "pending", "words": "申请中"}


@pytest.mark.parametrize("name", ["offer.toml", "offer.json"])
def test_a_file_states_it(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith("json"):
        component = {"name": "Camera", "kind": "camera", "claims": [TABLE, "EN 55032:2015"]}
        path.write_text(json.dumps({"deployment": {"name": "D"}, "component": [component]}), encoding="utf-8")
    else:
        path.write_text(
            '[deployment]\nname = "D"\n[[component]]\nname = "Camera"\nkind = "camera"\n'
            'claims = [{ reference = "GB 4943.1-2022", statement = "pending", words = "申请中" }, "EN 55032:2015"]\n',
            encoding="utf-8",
        )
    first, second = Deployment.load(path).components[0].claims
    assert (first.statement, first.words, first.asserts) == (Statement.PENDING, "申请中", False)
    assert (second.statement, second.words, second.asserts) == (Statement.CLAIMED, None, True)


def test_the_values_are_those_of_the_specification() -> None:
    assert [*Statement] == ["claimed", "denied", "pending", "partial", "planned", "not-applicable"]
