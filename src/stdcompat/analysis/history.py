"""What became different from one catalog to a later one: editions that came and went, degrees that changed.

Both catalogs are read once, side by side in the order of their keys, so that memory grows with
what changed and not with what is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat._brief import brief
from stdcompat._records import fields, frozen
from stdcompat.identifiers import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.catalogs.catalog import Catalog
    from stdcompat.catalogs.store import Store

__all__ = ["CatalogDiff", "Changed", "Listed", "diff_catalogs"]

_KINDS: Final = frozenset({"standard", "correspondence"})
_OVER: Final = frozenset({"withdrawn", "superseded"})
_STATUS: Final = ("status", "withdrawn")
_DATES: Final = ("published", "effective")


@frozen
class Listed:
    """An entry or a correspondence that only one of the catalogs holds.

    `document` is the number of an entry that the other catalog has in another edition.
    """

    key: str
    title: str
    document: str | None = None


@frozen
class Changed:
    """A field of an entry or of a correspondence that says something else now; None where it says nothing."""

    key: str
    field: str
    old: str | None
    new: str | None


@frozen
class CatalogDiff:
    """What changed, each list in the order of the keys.

    Attributes:
        old: the earlier catalog, its edition and the digest of its facts.
        new: the later one.
        added: entries of documents that the earlier one does not list at all.
        editions: entries that are another edition of a document that it lists.
        gone: entries that the later one does not list any more.
        withdrawn: entries whose time is over since: withdrawn, or superseded.
        changed: other changes of status, and of dates.
        adoptions_added: correspondences that only the later one has.
        adoptions_gone: those that only the earlier one has.
        degrees: correspondences with another degree.
    """

    __repr__ = brief

    old: str
    new: str
    added: tuple[Listed, ...]
    editions: tuple[Listed, ...]
    gone: tuple[Listed, ...]
    withdrawn: tuple[Changed, ...]
    changed: tuple[Changed, ...]
    adoptions_added: tuple[Listed, ...]
    adoptions_gone: tuple[Listed, ...]
    degrees: tuple[Changed, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(getattr(self, field.name) for field in fields(CatalogDiff)[2:])

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "old": self.old,
            "new": self.new,
            **{
                field.name: [attrs.asdict(one) for one in getattr(self, field.name)]
                for field in fields(CatalogDiff)[2:]
            },
        }


def diff_catalogs(old: Catalog, new: Catalog) -> CatalogDiff:
    """Compare a catalog with a later one.

    >>> from stdcompat.catalogs import Catalog, Confidence, Standard, Status
    >>> from stdcompat.identifiers import parse
    >>> def entry(id, status):
    ...     return Standard(parse(id), sources=("iso",), confidence=Confidence.HIGH, status=status)
    >>> before = Catalog.from_records([entry("ISO/IEC 27001:2013", Status.CURRENT)])
    >>> after = Catalog.from_records(
    ...     [entry("ISO/IEC 27001:2013", Status.SUPERSEDED), entry("ISO/IEC 27001:2022", Status.CURRENT)]
    ... )
    >>> found = diff_catalogs(before, after)
    >>> found.editions[0].key, found.withdrawn[0].key, found.withdrawn[0].new
    ('ISO/IEC 27001:2022', 'ISO/IEC 27001:2013', 'superseded')
    """
    found: dict[str, list[Any]] = {field.name: [] for field in fields(CatalogDiff)[2:]}
    for kind, key, one, other in _side_by_side(old._store, new._store):
        if one == other:
            continue
        if kind == "correspondence":
            if one is not None and other is not None:
                found["degrees"] += _changes(key, one, other, ("degree",))
            else:
                name = "adoptions_gone" if other is None else "adoptions_added"
                found[name].append(Listed(key, _degree(one or other)))
        elif one is None:
            listed = old.editions(parse(key))
            document = str(parse(key).designation.undated) if listed else None
            found["editions" if listed else "added"].append(Listed(key, _title(other), document))
        elif other is None:
            found["gone"].append(Listed(key, _title(one)))
        else:
            ended = other.get("status") in _OVER and one.get("status") not in _OVER
            found["withdrawn" if ended else "changed"] += _changes(key, one, other, _STATUS)
            found["changed"] += _changes(key, one, other, _DATES)
    lists = {name: tuple(changes) for name, changes in found.items()}
    return CatalogDiff(str(old), str(new), **lists)


def _side_by_side(one: Store, other: Store) -> Iterator[tuple[str, str, Any, Any]]:
    """Iterate over the records of two stores by their keys, None where one of them has none."""
    ours, theirs = _records(one), _records(other)
    mine, its = next(ours, None), next(theirs, None)
    while mine is not None or its is not None:
        if its is None or (mine is not None and mine[:2] < its[:2]):
            assert mine is not None  # noqa: S101  # one of the two is left
            yield (*mine[:2], mine[2], None)
            mine = next(ours, None)
        elif mine is None or its[:2] < mine[:2]:
            yield (*its[:2], None, its[2])
            its = next(theirs, None)
        else:
            yield (*mine, its[2])
            mine, its = next(ours, None), next(theirs, None)


def _records(store: Store) -> Iterator[tuple[str, str, Any]]:
    return (record for record in store.records() if record[0] in _KINDS)


def _changes(key: str, one: dict[str, Any], other: dict[str, Any], fields: tuple[str, ...]) -> Iterator[Changed]:
    for field in fields:
        if one.get(field) != other.get(field):
            yield Changed(key, field, one.get(field), other.get(field))


def _title(body: dict[str, Any]) -> str:
    return str(body.get("title") or body.get("title_zh") or body.get("title_local") or "")


def _degree(body: dict[str, Any]) -> str:
    return str(body.get("degree", "not stated"))
