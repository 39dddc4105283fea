"""SSSOM (a Simple Standard for Sharing Ontological Mappings), for the mappings that findings rest on.

A row is a recorded correspondence on the path of a finding or of its remedy, each once. An
identifier is the designation, percent-encoded; the label is the designation itself. The predicate
follows from the degree, and what SSSOM has no slot for goes into extensions that the head declares:
the degree, the basis, the confidence in words, and the sources. `importers` reads it back.
"""

from __future__ import annotations

import csv
import io
import json
import urllib.parse
import uuid
from typing import TYPE_CHECKING, Final

from stdcompat.catalogs.model import Basis, Degree
from stdcompat.equivalence.edge import EQUAL
from stdcompat.report.cited import cited_edges
from stdcompat.report.safe import clean, escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.equivalence.edge import Edge
    from stdcompat.identifiers import StandardId
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["COLUMNS", "predicate_of", "render"]

_EXTENSIONS: Final = ("ext_degree", "ext_basis", "ext_confidence", "ext_sources")
COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"),
    *("mapping_justification", *_EXTENSIONS, "comment"),
)
"""The columns: slots of SSSOM's `Mapping`, and ours."""

_NAMESPACE: Final = uuid.UUID("6f1d1f0c-6d0b-5c5e-9a63-0f3e2b1c7a44")  # of the names of our mapping sets
_PREFIXES: Final = {
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "std": "urn:x-std:",
}
_RELATED: Final = {Degree.NEQ, Degree.NOT_STATED}


def render(found: Written, layout: Layout) -> str:  # noqa: ARG001  # mappings have one language
    """Return the metadata, commented out, and the table."""
    edges = cited_edges(finding for report in found.reports for finding in report.findings)
    table = io.StringIO()
    writer = csv.writer(table, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(edge) for edge in edges)
    rows = table.getvalue()
    return "".join(f"{line}\n" for line in _head(found.reports[0], rows)) + rows


def _head(first: Report, rows: str) -> Iterator[str]:
    """Yield the metadata; the set is named by what it holds."""
    about = f"{first.digest} {first.version}\n{rows}"
    metadata = {
        "mapping_set_id": f"urn:uuid:{uuid.uuid5(_NAMESPACE, about)}",
        "mapping_set_version": first.edition,
        "mapping_set_description": f"Correspondences of standards behind a check of {first.deployment.name}",
        "license": "https://w3id.org/sssom/license/unspecified",
        "mapping_tool": "stdcompat",
        "mapping_tool_version": first.version,
        "mapping_date": first.as_of.isoformat(),
        "sssom_version": "1.1",
    }
    yield "#curie_map:"
    for prefix, start in _PREFIXES.items():
        yield f'#  {prefix}: "{start}"'
    yield "#extension_definitions:"
    for name in _EXTENSIONS:
        yield f"#  - slot_name: {name}"
        yield f'#    property: "urn:x-std:{name.removeprefix("ext_")}"'
    for key, value in metadata.items():
        yield f"#{key}: {escaped(json.dumps(clean(value), ensure_ascii=False))}"


def predicate_of(edge: Edge) -> str:
    """Return the SKOS predicate of a correspondence: exact for the same requirements, related where little is known.

    An identical adoption of a part, or of several documents, is close and not exact.
    """
    if edge.basis is Basis.DISTINCT or edge.relation == EQUAL:
        return "skos:exactMatch"
    return "skos:relatedMatch" if edge.degree in _RELATED else "skos:closeMatch"


def _row(edge: Edge) -> tuple[str, ...]:
    cells = (
        _curie(edge.adopter),
        str(edge.adopter),
        predicate_of(edge),
        "Not" if edge.basis is Basis.DISTINCT else "",
        _curie(edge.adopted),
        str(edge.adopted),
        "semapv:LexicalMatching" if edge.basis is Basis.WRAPPED else "semapv:ManualMappingCuration",
        "" if edge.degree is Degree.NOT_STATED else edge.degree.value,
        edge.basis.value,
        edge.confidence.value,
        " ".join(edge.sources),
        edge.note or "",
    )
    return tuple(clean(cell) for cell in cells)


def _curie(id: StandardId) -> str:
    return f"std:{urllib.parse.quote(str(id), safe='')}"
