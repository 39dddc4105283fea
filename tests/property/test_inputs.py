"""What must hold of any file that somebody hands us: it is read, or refused in words; nothing is lost on the way."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcompat.deployment.readers import FORMATS, read_file
from stdcompat.errors import StdcompatError
from stdcompat.sheets import Glossary, read_sheets

pytest.importorskip("cyclonedx")
pytest.importorskip("spdx_tools")
pytest.importorskip("openpyxl")
pytest.importorskip("yaml")

STARTS = (
    b"",
    b"{",
    b"[",
    b"<",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"---\n",
    b"[deployment]\n",
    b"SPDXVersion: ",
)
KEYS = (
    *("bomFormat", "specVersion", "metadata", "component", "components", "services", "properties", "name", "value"),
    *("type", "bom-ref", "supplier", "address", "country", "standards", "definitions", "requirements", "parent"),
    *("declarations", "claims", "target", "predicate", "evidence", "attestations", "map", "requirement", "conformance"),
    *("score", "counterClaims", "assessors", "assessor", "organization", "targets", "externalReferences", "comment"),
    *("spdxVersion", "packages", "annotations", "externalRefs", "referenceType", "@graph", "spdxId", "subject"),
    *("statement", "standardName", "suppliedBy", "data", "created", "expires", "propertyName", "version"),
)
WORDS = (
    *("CycloneDX", "1.6", "SPDX-2.3", "a", "b", "GB 4943.1-2022", "device", "stdcompat:claim", "stdcompat:claim {"),
    *("software_Package", "Annotation", "2024", "not ISO 9001:2015", "Organization: x", "China", ""),
)
LEAVES = st.none() | st.booleans() | st.integers(-2, 2) | st.floats(0, 1) | st.sampled_from(WORDS)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=40,
)


class TestWhateverComesIsReadOrRefusedInWords:
    """Clear error, or a deployment: never a traceback."""

    @given(start=st.sampled_from(STARTS), rest=st.binary(max_size=200), format=st.sampled_from([None, *FORMATS]))
    def test_bytes(self, start: bytes, rest: bytes, format: str | None):
        self._read(start + rest, format)

    @given(text=st.text(max_size=200), format=st.sampled_from([None, "toml", "json", "yaml", "csv", "spdx"]))
    def test_text(self, text: str, format: str | None):
        self._read(text.encode("utf-8", "surrogatepass"), format)

    @given(
        raw=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8),
        format=st.sampled_from(["cyclonedx", "spdx", "json"]),
    )
    def test_values_in_any_place(self, raw: dict[str, Any], format: str):
        self._read(json.dumps({"specVersion": "1.6", "spdxVersion": "SPDX-2.3", **raw}).encode(), format)

    @staticmethod
    def _read(content: bytes, format: str | None) -> None:
        with contextlib.suppress(StdcompatError):
            deployment = read_file("file", format, content=content).deployment
            assert len({one.name for one in deployment.components}) == len(deployment.components)


CELLS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12).map(str.strip)


class TestSheets:
    """A table that any program wrote is read as it was."""

    @given(
        rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8),
        delimiter=st.sampled_from(",;\t"),
        end=st.sampled_from(["\n", "\r\n"]),
    )
    def test_csv(self, rows: list[list[str]], delimiter: str, end: str):
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
        (sheet,) = read_sheets("file.csv", b"\xef\xbb\xbf" + out.getvalue().encode())
        assert [row.cells for row in sheet.rows()] == [tuple(row) for row in rows if any(row)]

    @given(words=st.lists(CELLS.filter(str.isalnum), unique_by=str.casefold, min_size=1, max_size=5), noise=CELLS)
    def test_a_word_of_a_vocabulary_names_itself(self, words: list[str], noise: str):
        glossary = Glossary({word: [word] for word in words})
        assert {glossary.named(word) is not None for word in words} == {True}
        assert glossary.named(noise) is None or glossary.named(noise) in words
