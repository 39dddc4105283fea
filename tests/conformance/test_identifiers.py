"""Vectors as plain data (any language could run them), and the corpora when they lie beside the repository."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from stdcompat.errors import IdentifierError
from stdcompat.identifiers import StandardId, Supplement, parse, try_parse

HERE = Path(__file__).parent
VECTORS = [
    (path.parent.name, vector)
    for path in sorted(HERE.glob("*/vectors.json"))
    for vector in json.loads(path.read_text("utf-8"))
]


def _plain(value: StandardId | Supplement) -> dict[str, Any]:
    """Write a value as the vectors do: the fields that say something, identifiers as text."""
    result: dict[str, Any] = {}
    for field in attrs.fields(type(value)):
        item = getattr(value, field.name)
        if item == field.default or field.eq is False:
            continue
        if field.name == "wrapped":
            item = str(item)
        elif field.name == "joint":
            item = [str(other) for other in item]
        elif field.name == "supplements":
            item = [_plain(other) for other in item]
        elif field.name == "wrapping":
            item = item.value
        result[field.name] = item
    return result


@pytest.mark.parametrize(
    ("publisher", "vector"), VECTORS, ids=[f"{name}-{vector['input'][:30]!a}" for name, vector in VECTORS]
)
def test_vector(publisher: str, vector: dict[str, Any]) -> None:
    text = vector["input"]
    if vector["canonical"] is None:
        with pytest.raises(IdentifierError):
            parse(text)
        return
    found = parse(text)
    assert str(found) == vector["canonical"], (publisher, vector["why"])
    assert _plain(found) == vector["fields"]
    assert parse(str(found)) == found
    assert found.normalized_from in (None, text)


def _corpora() -> Any:
    spec = importlib.util.spec_from_file_location("identifiers_corpora", HERE / "identifiers_corpora.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault("identifiers_corpora", module)
    spec.loader.exec_module(module)
    return module


CORPORA = _corpora()
needs_corpora = pytest.mark.skipif(
    not CORPORA.CORPORA.is_dir(),
    reason=f"the identifier corpora are not beside the repository ({CORPORA.CORPORA.name})",
)

# What is reached on the corpora, per cent of scored rows in canonical form; lowered only with a reason in the change.
# Rows that contradict others are listed in contested.tsv beside this file, further remarks in corpora.md.
FLOOR = {
    **dict.fromkeys(("gb", "cen", "bsi", "gost", "etsi", "3gpp", "ccsds", "astm", "asme", "cie", "csa", "ansi"), 100.0),
    "iso": 99.9,
    "iec": 99.95,
    "itu": 99.95,
    "jis": 99.99,
    "nist": 99.95,
    "ieee": 99.6,
    "ashrae": 99.6,
    "misc": 99.4,
}


@needs_corpora
@pytest.mark.parametrize("flavour", CORPORA.FLAVOURS)
def test_corpus(flavour: str) -> None:
    score = CORPORA.score(flavour)
    assert CORPORA.share(score.canonical, len(score.canonical_wrong)) >= FLOOR[flavour], score.canonical_wrong[:5]
    assert CORPORA.share(score.reject, len(score.reject_wrong)) >= 99, score.reject_wrong
    assert not score.urn_wrong
    assert CORPORA.share(score.parsed, len(score.parsed_wrong)) >= 99, score.parsed_wrong[:5]
    assert not score.lost


@needs_corpora
@pytest.mark.parametrize("flavour", CORPORA.FLAVOURS)
def test_corpus_reads_back(flavour: str) -> None:
    by_key: dict[str, StandardId] = {}
    for row in CORPORA.rows(flavour):
        found = try_parse(row.id)
        if found is None:
            continue
        assert try_parse(str(found)) == found, row.id
        assert try_parse(found.key) == found, row.id
        twin = by_key.setdefault(found.key, found)
        assert twin == found, row.id
        assert hash(twin) == hash(found)
