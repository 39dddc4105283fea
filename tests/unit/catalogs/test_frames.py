"""A catalog in columns says what its records say."""

from __future__ import annotations

from typing import Literal

import pytest

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, Selection, Standard
from stdcompat.identifiers import parse

pytest.importorskip("pyarrow")

from stdcompat.catalogs.frames import ADOPTIONS, ENTRIES, adoptions, entries, to_frame

CATALOG = Catalog.from_records(
    [
        Standard(parse("ISO 1:2016"), "T", sources=("s",), confidence=Confidence.LOW, ics=("17.040.30",)),
        Standard(parse("ISO 2"), sources=("s",), confidence=Confidence.LOW),
        Correspondence(
            parse("GB/T 1-2020"), (parse("ISO 1:2016"), parse("ISO 2:1973")), ("s",), Confidence.LOW, degree=Degree.MOD
        ),
    ],
    "mine",
)


def test_every_entry_is_a_row() -> None:
    table = entries(CATALOG).read_all()
    assert table.schema.equals(ENTRIES, check_metadata=True)
    first, second = table.to_pylist()
    assert (first["id"], first["document"], first["publisher"], first["year"]) == ("ISO 1:2016", "ISO 1", "ISO", 2016)
    assert (first["ics"], first["title"], first["layer"][:6]) == (["17.040.30"], "T", "mine (")
    assert (second["title"], second["year"], second["status"]) == (None, None, "unknown")
    assert CATALOG.to_arrow(Selection(ics="17")).num_rows == 1


def test_every_adopted_edition_is_a_row() -> None:
    table = adoptions(CATALOG).read_all()
    assert table.schema.equals(ADOPTIONS, check_metadata=True)
    assert [(row["adopted"], row["together"], row["degree"]) for row in table.to_pylist()] == [
        ("ISO 1:2016", 2, "MOD"),
        ("ISO 2:1973", 2, "MOD"),
    ]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_of_each_library(library: Literal["pandas", "polars", "pyarrow"]) -> None:
    pytest.importorskip(library)
    frame = to_frame(adoptions(CATALOG), library)
    assert type(frame).__module__.split(".")[0] == library
    assert [str(one) for one in frame["adopter"]] == ["GB/T 1-2020"] * 2


def test_layers_are_told() -> None:
    other = Catalog.from_records([Standard(parse("ISO 3:1973"), sources=(), confidence=Confidence.LOW)], "other")
    rows = entries(CATALOG.combine(other)).read_all().to_pylist()
    assert [row["layer"].split(" ")[0] for row in rows] == ["mine", "mine", "other"]
