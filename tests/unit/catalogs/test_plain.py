"""Two readers of raw values: the quick one, and the one that explains. They must agree."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from cattrs import BaseValidationError
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.catalogs import Catalog, Correspondence, Source, Standard
from stdcompat.catalogs.explain import _converter, problems_of
from stdcompat.catalogs.plain import FORMS, from_plain, to_plain
from stdcompat.deployment import Component
from stdcompat.market import Requirement

SAMPLES: list[tuple[type[Any], dict[str, Any]]] = [
    (Source, {"id": "s", "title": "S", "class": "official", "date": "2024-05"}),
    (
        Standard,
        {
            "id": "ISO 1:2020",
            "title": "T",
            "domains": ["codes", "emc"],
            "sources": ["s"],
            "confidence": "high",
            "status": "current",
            "published": 2020,
            "replaces": ["ISO 1:2016"],
        },
    ),
    (
        Correspondence,
        {
            "adopter": "GB/T 1-2020",
            "adopted": ["ISO 1:2020"],
            "sources": ["s"],
            "confidence": "low",
            "part": True,
            "deviations": [{"kind": "adds", "text": "x"}],
        },
    ),
    (
        Requirement,
        {
            "id": "r",
            "title": "R",
            "domain": "emc",
            "applies_to": ["server"],
            "force": "mandatory",
            "sources": [],
            "confidence": "high",
            "any_of": ["EN 55032:2015", {"id": "CISPR 32", "editions": ">=2015"}],
        },
    ),
    (
        Component,
        {
            "name": "A",
            "kind": "server",
            "claims": ["ISO 1:2020", {"reference": "x", "verbatim": True, "evidence": [{"kind": "certificate"}]}],
        },
    ),
]

odd_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-1, 3000),
    st.floats(allow_nan=False),
    st.sampled_from(["", " ", "x", "ISO 1:2020", "2024-13", "2024-02", "emc", "server", "high", "mandatory", "adds"]),
    st.just([]),
    st.just({}),
    st.just(["x", 3]),
    st.just({"id": "ISO 1"}),
)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Return every container in raw values with each of its keys."""
    if isinstance(value, dict):
        return [(value, key) for key in value] + [place for inner in value.values() for place in places(inner)]
    if isinstance(value, list):
        return [(value, n) for n in range(len(value))] + [place for inner in value for place in places(inner)]
    return []


def explained(raw: Any, cls: type[Any]) -> Any:
    try:
        return _converter(tuple(FORMS)).structure(raw, cls)
    except BaseValidationError:
        return None


def quick(raw: Any, cls: type[Any]) -> Any:
    try:
        return from_plain(raw, cls)
    except Exception:  # noqa: BLE001  # it may raise whatever it likes
        return None


@pytest.mark.parametrize(("cls", "raw"), SAMPLES, ids=[cls.__name__ for cls, _ in SAMPLES])
def test_both_read_what_is_right(cls: type[Any], raw: dict[str, Any]) -> None:
    assert quick(raw, cls) == explained(raw, cls) is not None


@given(st.data())
def test_both_refuse_what_is_wrong(data: st.DataObject) -> None:
    cls, sample = data.draw(st.sampled_from(SAMPLES))
    raw = copy.deepcopy(sample)
    container, key = data.draw(st.sampled_from(places(raw)))
    action = data.draw(st.sampled_from(["replace", "drop", "add"]))
    if action == "replace":
        container[key] = data.draw(odd_values)
    elif action == "drop":
        del container[key]
    elif isinstance(container, dict):
        container["unheard_of"] = 1
    assert quick(raw, cls) == explained(raw, cls)
    if quick(raw, cls) is None:
        assert list(problems_of(raw, cls, "file.toml", "place"))


def test_what_is_shipped_comes_back_as_it_was() -> None:
    catalog = Catalog.bundled()
    for reference in list(catalog)[::50]:
        entry = catalog[reference]
        assert from_plain(to_plain(entry), Standard) == entry
