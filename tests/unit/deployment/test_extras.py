"""Formats without the library that they need: the message says what to install."""

from __future__ import annotations

import sys

import pytest

from stdcompat.deployment.readers import read_file
from stdcompat.errors import MissingExtraError

BOM = b'{"bomFormat": "CycloneDX", "specVersion": "1.6"}'
XML = b'<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>'


@pytest.mark.parametrize(
    ("content", "missing", "extra"),
    [
        (b"deployment: {}\n", "yaml", "yaml"),
        (b"PK\x03\x04", "openpyxl", "xlsx"),
        (BOM, "jsonschema", "sbom"),
        (XML, "defusedxml", "sbom"),
        (b"SPDXVersion: SPDX-2.3\n", "spdx_tools.spdx.parser.tagvalue.parser", "sbom"),
    ],
)
def test_a_missing_library_is_named(content: bytes, missing: str, extra: str, monkeypatch: pytest.MonkeyPatch):
    for name in [
        name
        for name in sys.modules
        if name.startswith(("stdcompat.deployment.readers.cyclonedx", "stdcompat.sheets.workbook"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'stdcompat\[{extra}\]'"):
        read_file("stack", content=content)
