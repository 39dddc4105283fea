"""Questions about many deployments, as SQL over the columns of results.

Each is one file of plain SQL that DuckDB and Spark read alike. They ask the tables ``results``,
or ``before`` and ``after`` (the results of two runs) and ``changes`` (`catalog_changes`), by
these names.
"""

from __future__ import annotations

from importlib.resources import files

from stdcompat.errors import InvalidValueError

__all__ = ["query", "query_names"]


def query_names() -> tuple[str, ...]:
    """Return the names of the queries that ship.

    >>> "lock_in_by_supplier" in query_names()
    True
    """
    here = [one.name for one in files(__package__).iterdir()]
    return tuple(sorted(name.removesuffix(".sql") for name in here if name.endswith(".sql")))


def query(name: str) -> str:
    """Return the SQL of a query.

    Raises:
        InvalidValueError: if there is none of this name.

    >>> "SELECT" in query("divergences_by_supplier")
    True
    """
    if name not in query_names():
        what = f"no query {name!r}"
        raise InvalidValueError(what, f"there are {', '.join(query_names())}")
    return files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
