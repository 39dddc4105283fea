"""A batch that is checked again where a change reaches it says what a full check says."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stdcompat.batch import Question
from stdcompat.catalogs import (
    Basis,
    Catalog,
    Confidence,
    Correspondence,
    Degree,
    PartialDate,
    Publisher,
    Standard,
    Status,
    Transition,
)
from stdcompat.catalogs.rows import key_of
from stdcompat.identifiers import parse
from stdcompat.market import Profile, Requirement

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

from stdcompat.batch.files import write  # noqa: E402  # it needs pyarrow
from stdcompat.batch.run import run  # noqa: E402

DAYS = ("2026-05-31", "2026-11-20", "2026-11-21", "2026-12-31")
TEXTS = (
    "ISO 91000:2005",
    "ISO 91000:2010",
    "ISO 91000-2:2010",
    "EN ISO 91000:2010",
    "EN ISO 91000:2010+A1:2012",
    "GB/T 70001-2011",
    "GB/T 70002-2026",
    "UNE 70000:2012",
    "ITU-T X.9001 (10/2015)",
    "ETSI TS 123 501 V16.6.0",
    "3GPP TS 23.501 V16.6.0",
)
IDS = [parse(text) for text in TEXTS]
CLAIMS = (*TEXTS[::2], "ISO 91000", "BS EN ISO 91000:2010", "GB/T 70009-2020", "see annex", "UNE 70000")
PUBLISHERS = [
    Publisher(code, body=code, name=code, jurisdiction=home, sources=("s",))
    for code, home in (("ISO", "international"), ("EN", "EU"), ("GB", "CN"), ("UNE", "ES"))
]
TENDER = Profile(
    "T",
    tuple(
        Requirement.by_contract(f"r{number}", "R", "ict-safety", [kind], any_of=texts)
        for number, (kind, texts) in enumerate(
            (("server", ["EN ISO 91000:2010"]), ("camera", ["GB/T 70001-2011"]), ("ups", ["UNE 70000"]))
        )
    ),
)

days = st.sampled_from([*[None] * 12, "2026-06", "2026-11-20", "2026-11-21", "2025-05-31", "2027", "2026"])
dates = days.map(lambda day: None if day is None else PartialDate(day))
entries = st.builds(
    Standard,
    st.sampled_from(IDS),
    st.just("T"),
    status=st.sampled_from(Status),
    published=dates,
    withdrawn=dates,
    status_as_of=dates,
    domains=st.sampled_from([(), ("ict-safety",)]),
    replaces=st.sampled_from([(), (IDS[0],), (IDS[5],)]),
    sources=st.just(("s",)),
    confidence=st.just(Confidence.HIGH),
).filter(lambda one: one.id not in one.replaces)
adoptions = st.builds(
    Correspondence,
    st.sampled_from(IDS),
    st.sampled_from(IDS).map(lambda one: (one,)),
    st.just(("s",)),
    st.just(Confidence.HIGH),
    degree=st.sampled_from([Degree.IDT, Degree.MOD]),
    basis=st.just(Basis.ADOPTION),
    since=dates,
    until=dates,
).filter(lambda fact: fact.adopter not in fact.adopted)
moves = st.builds(
    Transition,
    st.sampled_from(IDS),
    st.just("Holders"),
    st.just(PartialDate("2027")),
    st.just("Move."),
    st.just(("s",)),
    st.just(Confidence.HIGH),
    st.tuples(st.sampled_from(IDS)),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """Draw a catalog and what became of it: some records gone, some new."""
    records = draw(
        st.lists(
            st.one_of(entries, entries, entries, adoptions, moves),
            min_size=6,
            max_size=14,
            unique_by=lambda one: (type(one), key_of(one)),
        )
    )
    first = draw(st.lists(st.booleans(), min_size=len(records), max_size=len(records)))
    steady = draw(st.lists(st.sampled_from([*[True] * 7, False]), min_size=len(records), max_size=len(records)))
    before = [one for one, old, both in zip(records, first, steady, strict=True) if old or both]
    after = [one for one, old, both in zip(records, first, steady, strict=True) if both or not old]
    return Catalog.from_records([*PUBLISHERS, *before]), Catalog.from_records([*PUBLISHERS, *after])


def offers() -> Any:
    """Return components that claim each standard alone, and pairs of them, with evidence of every age."""
    claims = [*([one] for one in CLAIMS), [TEXTS[0], TEXTS[5]], []]
    shown = itertools.cycle([None, "2026-11-20", "2026-11-21", "2027-01-01"])
    rows = [
        {
            "deployment": "d",
            "component": f"c{n}",
            "kind": kind,
            "jurisdiction": "CN",
            "claims": [
                {"reference": text, "evidence": [{"kind": "test-report", "jurisdiction": "CN", "expires": next(shown)}]}
                for text in texts
            ],
        }
        for n, (texts, kind) in enumerate(itertools.product(claims, ("server", "camera", "ups", "furniture")))
    ]
    return pa.RecordBatch.from_pylist(rows)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "offers.parquet"
    write(path, [offers()])
    return path


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_what_is_kept_is_what_a_full_check_says(
    data: Path, history: tuple[Catalog, Catalog], then: str, now: str
) -> None:
    before, after = history
    with tempfile.TemporaryDirectory() as folder:
        old, new, full = (str(Path(folder, name)) for name in ("old", "new", "full"))
        question = Question.of((), TENDER, after, now)
        run([str(data)], old, Question.of((), TENDER, before, then), workers=1, part=25)
        run([str(data)], new, question, workers=1, part=25, earlier=(old, before))
        run([str(data)], full, question, workers=1, part=25)
        assert parquet.read_table(new).to_pylist() == parquet.read_table(full).to_pylist()
