"""What changed from one catalog to another, as a table that joins with what answers rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.batch.arrow import pa
from stdcompat.batch.schema import CHANGES
from stdcompat.equivalence.clusters import named_by

if TYPE_CHECKING:
    from stdcompat.catalogs import Catalog


__all__ = ["catalog_changes"]


def catalog_changes(before: Catalog, after: Catalog) -> pa.RecordBatch:
    """Return the records that two catalogs do not share, one row for each document that one of them names.

    Returns:
        The columns of `stdcompat.batch.schema.CHANGES`, sorted; ``change`` is ``added``,
        ``removed`` or ``changed``, and ``document`` null for a record that names no standard.

    >>> from stdcompat.catalogs import Catalog
    >>> catalog = Catalog.bundled()
    >>> fewer = catalog.without(*catalog.correspondences("GB/T 22080-2016"))
    >>> sorted(set(catalog_changes(catalog, fewer)["document"].to_pylist()))
    ['GB 22080', 'ISO 27001']
    """
    old, new = ({(kind, key): body for kind, key, body in catalog._store.records()} for catalog in (before, after))
    found = set()
    for record in old.keys() | new.keys():
        ends = [side[record] for side in (old, new) if record in side]
        if old.get(record) == new.get(record):
            continue
        change = "changed" if len(ends) > 1 else ("added" if record in new else "removed")
        documents = {id_.document for end in ends for id_ in named_by(record[0], end)}
        found |= {(*record, change, document) for document in documents or (None,)}
    rows = sorted(found, key=lambda row: (*row[:3], row[3] or ""))
    return pa.record_batch([pa.array(column, pa.string()) for column in zip(*rows, strict=True)] or [[]] * 4, CHANGES)
