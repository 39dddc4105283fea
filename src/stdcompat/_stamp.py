"""What every answer says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime

    from stdcompat.catalogs import Catalog
    from stdcompat.language import Bilingual

__all__ = ["stamp", "stamp_line"]


def stamp(catalog: Catalog, as_of: datetime.date | None = None) -> dict[str, Any]:
    """Return by which version an answer was given, from which facts, on which date."""
    import stdcompat

    said: dict[str, Any] = {
        "stdcompat": stdcompat.__version__,
        "catalog": {"edition": catalog.edition, "digest": catalog.digest},
    }
    if len(catalog.layers) > 1:
        said["catalog"]["layers"] = [
            {"edition": layer.edition, "digest": layer.digest, "path": layer.path} for layer in catalog.layers
        ]
    return said if as_of is None else {**said, "as_of": as_of.isoformat()}


def stamp_line(catalog: Catalog, as_of: datetime.date | None = None) -> Bilingual:
    """Return the same as one line."""
    import stdcompat
    from stdcompat.equivalence.words import FACTS, STAMP

    facts = {"version": stdcompat.__version__, "edition": catalog.edition, "digest": catalog.digest[:12]}
    return FACTS(**facts) if as_of is None else STAMP(date=as_of, **facts)
