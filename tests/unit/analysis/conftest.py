"""Builders of small worlds whose numbers can be counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree, Publisher, Standard
from stdcompat.identifiers import parse

HOMES = {
    "ISO": "international",
    "IEC": "international",
    "ISO/IEC": "international",
    "GB": "CN",
    "YD": "CN",
    "EN": "EU",
    "BS": "UK",
    "UL": "US",
}


class Build:
    """Records and catalogs from as few words as possible."""

    @staticmethod
    def publisher(code: str, home: str, body: str | None = None) -> Publisher:
        return Publisher(code, body or code, f"The body of {code}", home)

    @staticmethod
    def standard(reference: str, *domains: str, replaces: tuple[str, ...] = (), **fields: Any) -> Standard:
        given: dict[str, Any] = {"title": "T", "domains": domains or ("codes",), "sources": ()}
        given |= {"confidence": Confidence.HIGH, "replaces": tuple(map(parse, replaces))}
        return Standard(id=parse(reference), **{**given, **fields})

    @staticmethod
    def adoption(adopter: str, *adopted: str, degree: Degree = Degree.IDT, **fields: Any) -> Correspondence:
        return Correspondence(parse(adopter), tuple(map(parse, adopted)), (), Confidence.HIGH, degree, **fields)

    def catalog(self, *records: Any) -> Catalog:
        """Make a catalog; a text is a plain entry, and the usual publishers are covered."""
        made = [self.standard(one) if isinstance(one, str) else one for one in records]
        return Catalog.from_records([*(self.publisher(code, home) for code, home in HOMES.items()), *made])


@pytest.fixture(scope="session")
def build() -> Build:
    return Build()
