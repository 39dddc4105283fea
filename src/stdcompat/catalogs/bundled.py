"""The facts that ship with the package, as one store."""

from __future__ import annotations

import functools
import os

from stdcompat.catalogs.sqlite import SqliteStore
from stdcompat.errors import CatalogNotCompiledError

__all__ = ["BUNDLED_PATH", "bundled_store"]

BUNDLED_PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_data", "facts.sqlite")
"""Where the build puts the compiled facts, inside the package."""


@functools.cache
def bundled_store() -> SqliteStore:
    """Open the shipped facts.

    Raises:
        CatalogNotCompiledError: in a checkout whose facts were never compiled.
    """
    if not os.path.exists(BUNDLED_PATH):
        raise CatalogNotCompiledError(BUNDLED_PATH)
    return SqliteStore(BUNDLED_PATH)
