"""Mapping sets: what is written reads back equal, and what is no correspondence makes none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.errors import CatalogError
from stdcompat.importers import Pair, Skip, SssomMapping, read_sssom, sssom_mappings, write_sssom

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
# Everything that a line of a file may hold; cells of this format hold no line ends but in quotes.
CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff"), max_size=30)


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sssom") / "pairs.sssom.tsv"


def written(path: Path, mappings: list[SssomMapping]) -> list[SssomMapping]:
    with path.open("w", encoding="utf-8", newline="") as file:
        write_sssom(file, mappings, set_id="urn:x-std:a", licence="urn:x-std:b", title='say "so"\n#')
    read = list(sssom_mappings(str(path)))
    assert not any(isinstance(one, Skip) for one in read)
    return [one[1] for one in read if not isinstance(one, Skip)]


@given(comment=CELLS, number=st.integers(1, 99_999))
def test_what_is_written_reads_back_equal(path: Path, comment: str, number: int):
    one = SssomMapping(f"GB/T {number}-2016", "skos:closeMatch", f"ISO {number}:2015", degree="MOD", comment=comment)
    assert written(path, [one, one._replace(degree="", basis="common-text")]) == [
        one,
        one._replace(degree="", basis="common-text"),
    ]


def test_pairs(path: Path):
    one = SssomMapping("GB/T 1-2016", "skos:exactMatch", "ISO 1:2015")
    pairs = [
        one._replace(degree="IDT"),
        one._replace(basis="transposition"),
        one,
        one._replace(modifier="Not"),
        one._replace(basis="wrapped", degree="IDT"),
        one._replace(predicate="skos:relatedMatch"),
    ]
    written(path, pairs)
    read = list(read_sssom(str(path)))
    assert [row.relation for row in read if isinstance(row, Pair)] == ["IDT", "transposition", "adoption"]
    assert [row.quarantined for row in read if isinstance(row, Skip)] == [False] * 3


def test_places_are_lines_of_the_file(path: Path):
    path.write_text(f"#title: x\n{HEAD}only one cell\n", encoding="utf-8")
    assert list(read_sssom(str(path))) == [Skip("line 3", "has 1 cells where the heading has 5", "only one cell")]


@pytest.mark.parametrize("content", ["", "a\tb\n", '#x\nsubject_id\tpredicate_id\tobject_id\n"open\tb\tc\n'])
def test_what_is_no_mapping_set(path: Path, content: str):
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CatalogError, match=r"pairs\.sssom\.tsv: line"):
        list(read_sssom(str(path)))


def test_prefixes_and_urns(path: Path):
    head = '#curie_map:\n#  iso: "urn:iso:std:"\n'
    path.write_text(
        f"{head}{HEAD}iso:iso-iec:27001:ed-3\t\tskos:exactMatch\tstd:ISO%209001%3A2015\t\n", encoding="utf-8"
    )
    (pair,) = read_sssom(str(path))
    assert isinstance(pair, Pair)
    assert pair.a.startswith("ISO/IEC 27001")
