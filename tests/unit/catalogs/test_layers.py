"""Catalogs above one another: which record counts, where it came from, what is in conflict."""

from __future__ import annotations

import itertools
import pickle
from typing import TYPE_CHECKING

import pytest

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Override, Selection, Standard
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.rows import row_of
from stdcompat.equivalence import Resolution, Resolver
from stdcompat.errors import CatalogError
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from pathlib import Path

    from stdcompat.catalogs.rows import Record


def entry(reference: str, title: str, **fields: object) -> Standard:
    return Standard(parse(reference), title, sources=("s",), confidence=Confidence.LOW, **fields)  # type: ignore[arg-type]


def fact(adopter: str, adopted: str, **fields: object) -> Correspondence:
    return Correspondence(parse(adopter), (parse(adopted),), ("s",), Confidence.LOW, **fields)  # type: ignore[arg-type]


LOWER: list[Record] = [
    entry("ISO 1:2016", "Temperature", ics=("17.040.30",)),
    entry("ISO 2:1973", "Textiles", ics=("59.080.20",)),
    fact("GB/T 1-2020", "ISO 1:2016"),
]
UPPER: list[Record] = [
    entry("ISO 1:2016", "Reference temperature", ics=("17.040.40",)),
    entry("ISO 3:1973", "Preferred numbers", ics=("17.020",), replaces=(parse("ISO 2:1973"),)),
    fact("GB/T 321-2005", "ISO 3:1973"),
]
OVERRIDE = Override("standard", "ISO 1:2016", "the title page says so")


@pytest.fixture(params=list(itertools.product(["memory", "file"], repeat=2)), ids="/".join)
def layers(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Catalog, Catalog]:
    """Two catalogs that contradict each other in one entry, each in memory or in a file."""

    def made(name: str, how: str, records: list[Record]) -> Catalog:
        if how == "memory":
            return Catalog.from_records(records, name)
        compile_rows(tmp_path / name, map(row_of, records), name)
        return Catalog.open(tmp_path / name)

    return made("lower", request.param[0], LOWER), made("upper", request.param[1], UPPER)


class TestWhichCounts:
    def test_a_conflict_is_named(self, layers: tuple[Catalog, Catalog]) -> None:
        for one, other in (layers, layers[::-1]):
            with pytest.raises(
                CatalogError, match=r"standard ISO 1:2016: differs .* write an \[\[override\]\]"
            ) as caught:
                one.combine(other)
            assert len(caught.value.problems) == 1

    @pytest.mark.parametrize(
        ("policy", "title", "layer"), [("ours", "Temperature", "lower"), ("theirs", "Reference temperature", "upper")]
    )
    def test_the_caller_settles_it(self, layers: tuple[Catalog, Catalog], policy: str, title: str, layer: str) -> None:
        both = layers[0].combine(layers[1], on_conflict=policy)  # type: ignore[arg-type]
        found = both["ISO 1:2016"]
        assert found.title == title
        assert (told := both.layer_of(found)) is not None
        assert told.edition == layer
        code = found.ics[0]
        assert [one.title for one in both.select(Selection(ics=code))] == [title]
        other = next(one for one in ("17.040.30", "17.040.40") if one != code)
        assert not list(both.select(Selection(ics=other))), "what does not count is not found by its terms"
        assert [one.title for one in both.editions("ISO 1")] == [title]

    def test_an_override_counts_whatever_the_policy(self, layers: tuple[Catalog, Catalog]) -> None:
        lower, upper = layers
        mine = Catalog.from_records([*UPPER, OVERRIDE], "mine")
        for policy in ("error", "ours", "theirs"):
            both = lower.combine(mine, on_conflict=policy)
            assert both["ISO 1:2016"].title == "Reference temperature"
        assert mine.combine(lower, on_conflict="ours")["ISO 1:2016"].title == "Reference temperature"
        assert upper.combine(lower, on_conflict="theirs")["ISO 1:2016"].title == "Temperature"


class TestTogether:
    def test_holds_what_each_holds(self, layers: tuple[Catalog, Catalog]) -> None:
        both = layers[0].combine(layers[1], on_conflict="ours")
        assert [str(id_) for id_ in both] == ["ISO 1:2016", "ISO 2:1973", "ISO 3:1973"]
        assert len(both) == 3
        assert [str(one.adopter) for one in both.correspondences("ISO 3:1973")] == ["GB/T 321-2005"]
        assert [str(one.id) for one in both.successors("ISO 2:1973")] == ["ISO 3:1973"], "over the layers"
        places = [record[:2] for record in both._store.records()]
        assert places == sorted(set(places))

    def test_says_what_it_is_made_of(self, layers: tuple[Catalog, Catalog]) -> None:
        lower, upper = layers
        both = lower.combine(upper, on_conflict="ours")
        assert [layer.edition for layer in both.layers] == ["lower", "upper"]
        assert [layer.digest for layer in both.layers] == [lower.digest, upper.digest]
        assert both.edition == "lower + upper"
        assert both.digest not in {lower.digest, upper.digest, lower.combine(upper, on_conflict="theirs").digest}
        assert lower.combine(lower) is lower
        assert both.layer_of(entry("ISO 9:2000", "?")) is None

    def test_can_be_sent_to_another_process(self, layers: tuple[Catalog, Catalog]) -> None:
        both = layers[0].combine(layers[1], on_conflict="theirs").without(fact("GB/T 1-2020", "ISO 1:2016"))
        copy = pickle.loads(pickle.dumps(both))  # noqa: S301  # our own bytes
        assert copy == both
        assert copy["ISO 1:2016"].title == "Reference temperature"
        assert copy.layers == both.layers


class TestWithout:
    def test_what_is_left_out_is_found_nowhere(self, layers: tuple[Catalog, Catalog]) -> None:
        both = layers[0].combine(layers[1], on_conflict="ours")
        gone = both["ISO 3:1973"]
        fewer = both.without(gone)
        assert "ISO 3:1973" not in fewer
        assert (len(fewer), len(both)) == (2, 3)
        assert fewer.layer_of(gone) is None
        assert not fewer.successors("ISO 2:1973")
        assert not list(fewer.select(Selection(ics="17.020")))
        assert ("standard", "ISO 3:1973") not in [record[:2] for record in fewer._store.records()]
        assert fewer != both
        assert fewer.without(gone) is fewer


def test_an_override_in_toml_names_a_record_of_its_file(tmp_path: Path) -> None:
    text = """
    [[source]]
    id = "s"
    title = "S"
    class = "official"

    [[standard]]
    id = "ISO 1:2016"
    title = "Reference temperature"
    sources = ["s"]
    confidence = "high"

    [[override]]
    kind = "standard"
    key = "ISO 1:2016"
    why = "the title page says so"
    """
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    lower = Catalog.from_records(LOWER)
    assert lower.combine(Catalog.from_toml(path))["ISO 1:2016"].title == "Reference temperature"
    path.write_text(text.replace('key = "ISO 1:2016"', 'key = "ISO 1:2015"'), encoding="utf-8")
    with pytest.raises(CatalogError, match=r"override standard ISO 1:2015: there is no such record here"):
        Catalog.from_toml(path)


def test_a_proof_says_which_layer_holds_each_fact() -> None:
    lower, upper = Catalog.from_records(LOWER[:1], "lower"), Catalog.from_records(LOWER[2:], "upper")
    alone = Resolver(Catalog.from_records([*LOWER]), "2026-11-21").resolve("GB/T 1-2020", "ISO 1:2016")
    assert "layer" not in alone.to_dict()["proof"][0]["paths"][0][0]
    answer = Resolver(lower.combine(upper), "2026-11-21").resolve("GB/T 1-2020", "ISO 1:2016")
    assert f"held by catalog upper ({upper.digest[:12]})" in answer.explain()
    assert answer.to_dict()["proof"][0]["paths"][0][0]["layer"] == str(upper.layers[0])
    assert Resolution.from_dict(answer.to_dict()) == answer
