"""Real claims against real references on a date, each with its verdict and the reason (``verdicts.tsv``).

They hold for the facts that ship: where a fact changes, so does the answer, and the reason says which.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

import pytest

from stdcompat.catalogs import Catalog
from stdcompat.catalogs.vocabulary import Domain
from stdcompat.checks.compare import compare
from stdcompat.checks.others import Others, as_accepted
from stdcompat.deployment import Claim
from stdcompat.equivalence import Resolver
from stdcompat.identifiers import parse, try_parse
from stdcompat.market import Reference


class Case(NamedTuple):
    claim: str
    wanted: str
    day: str
    verdict: str
    code: str
    why: str


LINES = Path(__file__).with_name("verdicts.tsv").read_text(encoding="utf-8").splitlines()
CASES = [Case(*line.split("\t")) for line in LINES if line and not line.startswith("#")]


REFUSED = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("refused.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@functools.cache
def resolver(day: str) -> Resolver:
    return Resolver(Catalog.bundled(), day)


def judged(claim: str, wanted: str, day: str, others: Others = Others.ACCEPTED) -> tuple[str, str]:
    designation, _, editions = wanted.partition(" | ")
    reference = Reference(parse(designation), editions or None)
    held = Catalog.bundled().editions(reference.id)
    domain = next((one for entry in held for one in entry.domains), Domain("ict-safety"))
    said = Claim(try_parse(claim), claim)
    answer = compare(said, reference, domain, resolver(day))
    if answer is None:
        return "missing", "MKT101"
    answer = as_accepted(said, answer, others)
    return answer.verdict.value, answer.code


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.claim} for {case.wanted} on {case.day}")
def test_verdict(case: Case) -> None:
    assert judged(case.claim, case.wanted, case.day) == (case.verdict, case.code), case.why


@pytest.mark.parametrize(("claim", "wanted", "day", "accepted", "refused"), REFUSED)
def test_verdict_where_equivalents_are_accepted_and_refused(
    claim: str, wanted: str, day: str, accepted: str, refused: str
) -> None:
    assert judged(claim, wanted, day)[0] == accepted
    assert judged(claim, wanted, day, Others.REFUSED)[0] == refused


def test_there_are_enough() -> None:
    assert len(CASES) >= 300
    assert len({case.verdict for case in CASES}) >= 8
    assert all(case.why for case in CASES)


@pytest.mark.parametrize("case", CASES[::4], ids=lambda case: f"{case.claim} for {case.wanted}")
def test_what_was_asked_before_changes_nothing(case: Case) -> None:
    fresh = Resolver(Catalog(Catalog.bundled()._store), case.day)  # without what is kept
    designation, _, editions = case.wanted.partition(" | ")
    reference = Reference(parse(designation), editions or None)
    held = fresh.catalog.editions(reference.id)
    domain = next((one for entry in held for one in entry.domains), Domain("ict-safety"))
    answer = compare(Claim(try_parse(case.claim), case.claim), reference, domain, fresh)
    assert ("missing" if answer is None else answer.verdict.value) == case.verdict
