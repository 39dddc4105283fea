r"""SSSOM, the tab-separated exchange format for mappings: read and written line by line.

The comment lines at the head are metadata of the whole set, in YAML; of these the prefixes of
identifiers and the licence are read. SSSOM has no column for a degree of correspondence: it is the
extension ``ext_degree``, declared in the head as the format wants it.
"""

from __future__ import annotations

import csv
import itertools
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import quote, unquote

from stdcompat._patterns import pattern
from stdcompat.identifiers import from_urn, try_parse
from stdcompat.importers.delimited import delimited_rows, text_lines
from stdcompat.importers.model import Pair, Row, Skip
from stdcompat.importers.opened import fail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

__all__ = ["MARK", "SssomMapping", "read_sssom", "sssom_mappings", "write_sssom"]

MARK: Final = "subject_id"
"""The column that tells this format from other tables."""

_COLUMNS: Final = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "object_label", "mapping_justification"),
    *("confidence", "ext_degree", "ext_basis", "predicate_modifier", "comment"),
)
_OWN: Final = "urn:x-std:"
"""What our own identifiers begin with: the designation follows, percent-encoded."""

_HEAD: Final = """\
#curie_map:
#  std: "urn:x-std:"
#  skos: "http://www.w3.org/2004/02/skos/core#"
#  semapv: "https://w3id.org/semapv/vocab/"
#extension_definitions:
#  - slot_name: ext_degree
#    property: "urn:x-std:degree"
#  - slot_name: ext_basis
#    property: "urn:x-std:basis"
"""
_PERCENT: Final = {code: quote(chr(code), safe="") for code in range(128)}
_PREFIX: Final = pattern(r"#\s+([\w.-]+):\s*\"?([^\s\"]+)\"?\s*$")
_MATCHES: Final = {"exactMatch": "adoption", "closeMatch": "adoption"}
"""Predicates that say that two documents correspond; how far, only a degree says."""

_BASES: Final = {"transposition": "transposition", "common-text": "identical"}
_TOLD: Final = frozenset({"wrapped", "amended", "distinct"})
"""Bases of what designations tell by themselves, and of what is no correspondence."""


class SssomMapping(NamedTuple):
    """One line of a mapping set.

    >>> SssomMapping("GB/T 22080-2016", "skos:exactMatch", "ISO/IEC 27001:2013").degree
    ''
    """

    subject: str
    predicate: str
    object: str
    justification: str = "semapv:ManualMappingCuration"
    confidence: str = ""
    degree: str = ""
    basis: str = ""
    modifier: str = ""
    comment: str = ""


def sssom_mappings(path: str) -> Iterator[tuple[str, SssomMapping] | Skip]:
    """Read the mappings of a set, each with its place; identifiers as designations where that can be done.

    Raises:
        CatalogError: if it is no table of mappings, or packed data are damaged.
        OSError: if the file cannot be read.
    """
    set_aside: list[Skip] = []
    lines = text_lines(path, set_aside)
    head: list[str] = []
    for line in lines:
        if not line.startswith("#"):
            lines = itertools.chain((line,), lines)
            break
        head.append(line)
    prefixes = {match[1]: match[2] for line in head if (match := _PREFIX.match(line))}
    picks: list[int] = []
    for row in delimited_rows(path, lines, set_aside, "\t", len(head) + 1):
        if isinstance(row, Skip):
            yield row
            continue
        place, cells = row
        if not picks:
            missing = [name for name in ("subject_id", "predicate_id", "object_id") if name not in cells]
            if missing:
                fail(path, place, f"has no column {missing[0]}", "this is no SSSOM table")
            picks = [cells.index(name) if name in cells else len(cells) for name in _COLUMNS]
            continue
        cells.append("")  # what a column that is not there holds
        subject, subject_label, predicate, object_, object_label, *rest = [cells[n] for n in picks]
        one, other = _designation(subject, subject_label, prefixes), _designation(object_, object_label, prefixes)
        yield place, SssomMapping(one, predicate, other, *rest)
    if not picks:
        fail(path, f"line {len(head) + 1}", "has no column subject_id", "this is no SSSOM table")


def _designation(id: str, label: str, prefixes: dict[str, str]) -> str:
    """Return what a document is called: the label where it is a designation, else what the identifier holds."""
    prefix, colon, local = id.partition(":")
    if colon and prefixes.get(prefix) == _OWN:
        return label or unquote(local)
    if label and try_parse(label) is not None:
        return label
    whole = prefixes[prefix] + local if colon and prefix in prefixes else id
    if whole.startswith("urn:") and (found := from_urn(whole)) is not None:
        return str(found)
    return unquote(local if colon and prefix in prefixes else id)


def read_sssom(path: str) -> Iterator[Row]:
    """Read a mapping set as pairs of documents.

    Raises:
        CatalogError: see `sssom_mappings`.
        OSError: if the file cannot be read.
    """
    for line in sssom_mappings(path):
        if isinstance(line, Skip):
            yield line
            continue
        place, mapping = line
        local = mapping.predicate.rpartition(":")[2].rpartition("#")[2]
        relation = mapping.degree or _BASES.get(mapping.basis) or _MATCHES.get(local)
        if mapping.modifier == "Not" or mapping.basis in _TOLD:
            yield Skip(place, "says what designations tell, or what documents are not", quarantined=False)
        elif relation is None:
            yield Skip(place, f"{mapping.predicate}: says of no correspondence", quarantined=False)
        else:
            yield Pair(place, mapping.subject, mapping.object, relation, mapping.predicate, mapping.comment or None)


def write_sssom(file: IO[str], mappings: Iterable[SssomMapping], *, set_id: str, licence: str, title: str) -> int:
    r"""Write a mapping set line by line, and return how many mappings it has.

    Args:
        file: where to write, as text.
        mappings: the mappings, in the order in which they are written.
        set_id: the IRI of the set.
        licence: the IRI of its licence.
        title: what it is called.

    >>> import io
    >>> out = io.StringIO()
    >>> pair = SssomMapping("GB/T 22080-2016", "skos:exactMatch", "ISO/IEC 27001:2013", degree="IDT")
    >>> write_sssom(out, [pair], set_id="urn:x-std:example", licence="urn:x-std:none", title="Example")
    1
    >>> out.getvalue().splitlines()[-1].split("\t")[:4]
    ['std:GB%2FT%2022080-2016', 'GB/T 22080-2016', 'skos:exactMatch', 'std:ISO%2FIEC%2027001%3A2013']
    """
    for key, value in (("mapping_set_id", set_id), ("mapping_set_title", title), ("license", licence)):
        file.write(f"#{key}: {_quoted(value)}\n")
    file.write(_HEAD)
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    count = 0
    for count, one in enumerate(mappings, 1):  # noqa: B007  # how many there were
        subject, predicate, object_, *rest = one
        writer.writerow((_curie(subject), subject, predicate, _curie(object_), object_, *rest))
    return count


def _curie(designation: str) -> str:
    return "std:" + (designation.translate(_PERCENT) if designation.isascii() else quote(designation, safe=""))


def _quoted(text: str) -> str:
    """Return a text as YAML takes it whatever it holds: JSON is YAML."""
    import json

    return json.dumps(text, ensure_ascii=False)
