from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stdcompat.deployment import Deployment
from stdcompat.errors import DeploymentError

if TYPE_CHECKING:
    from pathlib import Path

GOOD = """
[deployment]
name = "Data centre"
name_zh = "数据中心"
conditions = ["federal-buyer"]

[[component]]
name = "Server"
kind = "server"
supplier = "Shark"
jurisdiction = "CN"
claims = ["GB 4943.1-2022", { reference = "house rule 7", verbatim = true, domain = "emc" }]

[[component.claim]]
"""

WITH_EVIDENCE = """
[deployment]
name = "D"

[[component]]
name = "Server"
kind = "server"

[[component.claims]]
reference = "GBT 9254.1-2021"

[[component.claims.evidence]]
kind = "certificate"
jurisdiction = "CN"
issued = 2023-01-31
expires = "2028-01"
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "stack.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_claims_as_text_and_as_tables(tmp_path: Path) -> None:
    deployment = Deployment.from_toml(write(tmp_path, GOOD.replace("[[component.claim]]", "")))
    assert (deployment.name, deployment.name_zh, deployment.conditions) == (
        "Data centre",
        "数据中心",
        ("federal-buyer",),
    )
    known, kept = deployment.components[0].claims
    assert (str(known.id), known.as_written) == ("GB 4943.1-2022", "GB 4943.1-2022")
    assert (kept.id, kept.as_written, kept.domain) == (None, "house rule 7", "emc")


def test_reads_evidence_with_partial_dates(tmp_path: Path) -> None:
    claim = Deployment.from_toml(write(tmp_path, WITH_EVIDENCE)).components[0].claims[0]
    assert (str(claim.id), claim.as_written) == ("GB/T 9254.1-2021", "GBT 9254.1-2021")
    assert (claim.evidence[0].issued, claim.evidence[0].expires) == ("2023-01-31", "2028-01")


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "hint"),
    [
        ("[deployment]", "[deploymnt]", "deploymnt", "unknown table", "did you mean 'deployment'?"),
        ('name = "Data centre"', "", "deployment.name", "is missing", ""),
        ('kind = "server"', 'kind = "serer"', "component[1] (Server).kind", "unknown kind of component", "'server'"),
        ('"GB 4943.1-2022"', '"no standard"', "component[1] (Server).claims[1]", "cannot read the reference", ""),
        ("verbatim = true", "verbatm = true", "component[1] (Server).claims[2]", "unknown key 'verbatm'", "'verbatim'"),
        ("verbatim = true", 'verbatim = "yes"', "claims[2].verbatim", "must be true or false", ""),
        ('"GB 4943.1-2022"', "3", "component[1] (Server).claims[1]", "must be a reference in quotes, or a table", ""),
        ("claims = [", "claim = [", "component[1] (Server)", "unknown key 'claim'", "did you mean 'claims'?"),
        ('domain = "emc"', 'domain = "emv"', "claims[2].domain", "unknown domain 'emv'", "'emc'"),
        ("[[component.claim]]", '[[component]]\nname = "Server"\nkind = "server"', "component[2]", "listed twice", ""),
        ("[[component.claim]]", "[[component]]\nkind = 3", "component[2].kind", "unknown kind of component 3", ""),
    ],
)
def test_problems_say_where_what_and_what_to_try(  # noqa: PLR0913, PLR0917
    tmp_path: Path, old: str, new: str, place: str, what: str, hint: str
) -> None:
    text = GOOD.replace(old, new)
    path = write(tmp_path, text if "component.claim]]" in old else text.replace("[[component.claim]]", ""))
    with pytest.raises(DeploymentError) as caught:
        Deployment.from_toml(path)
    problem = next(problem for problem in caught.value.problems if what in problem.what)
    assert place in problem.place
    assert hint in problem.hint


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    text = '[deployment]\nnme = "x"\n[[component]]\nname = "A"\nkind = "serer"\nclaims = ["zzz", 3]\n[extra]\n'
    with pytest.raises(DeploymentError) as caught:
        Deployment.from_toml(write(tmp_path, text))
    assert len(caught.value.problems) == 6


def test_what_cannot_be_read_counts_in_the_places_of_the_rest(tmp_path: Path) -> None:
    good = '[[component]]\nname = "A"\nkind = "server"\n'
    with pytest.raises(DeploymentError) as caught:
        Deployment.from_toml(write(tmp_path, f'[deployment]\nname = "x"\n[[component]]\nname = 3\n{good}{good}'))
    assert caught.value.problems[-1].place == "component[3]"
    assert "'A' is listed twice" in caught.value.problems[-1].what


@pytest.mark.parametrize("text", ["", "[deployment]\nname = 'x'\n", "[[component]]\nname='A'\nkind='server'\n"])
def test_what_is_not_there_is_said(tmp_path: Path, text: str) -> None:
    with pytest.raises(DeploymentError, match="has no"):
        Deployment.from_toml(write(tmp_path, text))
