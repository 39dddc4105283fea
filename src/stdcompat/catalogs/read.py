"""TOML files to typed records, with every problem of every file reported at once.

Each concept (catalogs, agreements, markets, deployments) says which tables it expects; this
module reads them and gathers what is wrong.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final, TypeVar

from stdcompat._patterns import pattern
from stdcompat._untrusted import read_whole
from stdcompat.catalogs.plain import from_plain
from stdcompat.errors import InputError, InvalidTypeError, Problem, did_you_mean, not_read

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["MAX_FILE", "STRICT", "TableReader", "column", "tables_of_json"]

T = TypeVar("T")

MAX_FILE = 64 * 1024 * 1024
"""Bytes of a TOML file."""
_SLUG = pattern(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_MAX_LOOKS = 20_000  # about half a second: a file of dangling names is read in linear time


def column(tables: Mapping[str, Any], key: str, field: str) -> list[str | None]:
    """Return one field of every table of an array, as written; None where it is not text.

    >>> column({"component": [{"name": "Server"}, {"name": 3}, {}]}, "component", "name")
    ['Server', None, None]
    """
    raw = tables.get(key)
    fields = [item.get(field) if isinstance(item, dict) else None for item in raw] if isinstance(raw, list) else []
    return [text if isinstance(text, str) else None for text in fields]


class TableReader:
    """Read TOML files into records and gather everything that is wrong with them.

    >>> reader = TableReader()
    >>> reader.problems
    []
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._looks = _MAX_LOOKS

    def load(self, path: str | os.PathLike[str]) -> dict[str, Any]:
        """Return the tables of one file, or nothing and a problem when it cannot be read."""
        try:
            name = os.fspath(path)
        except TypeError:
            what = f"must be a path, not {path!r}"
            raise InvalidTypeError(what, "pass the path of a TOML file") from None
        if "\n" in name:
            self.add(name.partition("\n")[0], "", "is no path", "pass the path of a file; tables are read by from_dict")
            return {}
        try:
            return self.loads(name, read_whole(name, MAX_FILE))
        except OSError as error:
            self.problems.append(not_read(name, error))
        return {}

    def loads(self, name: str, content: bytes) -> dict[str, Any]:
        """Return the tables of a TOML text; the name is the one that problems call it by."""
        import tomli  # which most questions do without

        try:
            return tomli.loads(content.decode())
        except UnicodeDecodeError as error:
            self.add(name, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8")
        except tomli.TOMLDecodeError as error:
            self.add(name, "", f"is not TOML: {error}", "")
        except ValueError:  # of Python itself: an integer of thousands of digits
            self.add(name, "", "holds a number that is too long", "")
        except RecursionError:
            self.add(name, "", "is nested too deeply", "")
        return {}

    def loads_json(self, name: str, content: str | bytes) -> Any:
        """Return the values of a JSON text, or None and a problem."""
        import json

        try:
            return json.loads(content, **STRICT)
        except json.JSONDecodeError as error:
            self.add(name, f"line {error.lineno}, column {error.colno}", f"is not JSON: {error.msg.lower()}")
        except UnicodeDecodeError as error:
            self.add(name, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8")
        except RecursionError:
            self.add(name, "", "is nested too deeply")
        except ValueError as error:  # of a key, a constant, or a number of thousands of digits
            self.add(name, "", f"is not JSON: {str(error).partition(';')[0]}")
        return None

    def add(self, file: str, place: str, what: str, hint: str = "") -> None:
        """Note one problem."""
        self.problems.append(Problem(file, place, what, hint))

    def suggest(self, word: str, choices: Collection[str]) -> str:
        """Return what `did_you_mean` says, or nothing once many choices have been looked through."""
        if len(choices) > self._looks:
            return ""
        self._looks -= len(choices)
        return did_you_mean(word, choices)

    def keys(self, file: str, tables: Mapping[str, Any], known: Iterable[str]) -> None:
        """Note every top-level key that nobody reads."""
        known = list(known)
        for key in tables:
            if key not in known:
                self.add(file, key, "unknown table", did_you_mean(key, known))

    def records(self, file: str, tables: Mapping[str, Any], key: str, cls: type[T]) -> list[T]:
        """Return the records of one array of tables; those that cannot be made become problems."""
        raw = tables.get(key, [])
        if not isinstance(raw, list):
            self.add(file, key, "must be an array of tables", f"write [[{key}]]")
            return []
        found = []
        for number, item in enumerate(raw, 1):
            record = self.record(file, item, f"{key}[{number}]", cls)
            if record is not None:
                found.append(record)
        return found

    def record(self, file: str, raw: object, place: str, cls: type[T]) -> T | None:
        """Return one record, or None and its problems."""
        if isinstance(raw, dict):
            label = next((raw[k] for k in ("id", "code", "name", "adopter") if isinstance(raw.get(k), str)), None)
            place = f"{place} ({label})" if label else place
        try:
            return from_plain(raw, cls)
        except Exception:  # noqa: BLE001  # whatever it is, it is told below
            from stdcompat.catalogs.explain import problems_of

            self.problems += problems_of(raw, cls, file, place)
            return None

    def head(self, file: str, tables: Mapping[str, Any], key: str, cls: type[T], hint: str) -> T | None:
        """Return the record of the one table that a file begins with, or None and its problems."""
        if key not in tables:
            self.add(file, "", f"has no [{key}] table", hint)
            return None
        return self.record(file, tables[key], key, cls)

    def unique(self, file: str, key: str, names: Iterable[str | None], hint: str) -> None:
        """Note every name that an earlier table of the same array has; `names` is a `column`."""
        seen: set[str] = set()
        for number, name in enumerate(names, 1):
            if name is None:
                continue
            if name in seen:
                self.add(file, f"{key}[{number}]", f"{name!r} is listed twice", hint)
            seen.add(name)

    def ids(self, file: str, tables: Mapping[str, Any], key: str) -> None:
        """Note every id of an array of tables that another has, or that is none."""
        ids = column(tables, key, "id")
        self.unique(file, key, ids, "give it another id")
        for number, id in enumerate(ids, 1):
            if id is not None and _SLUG.fullmatch(id) is None:
                self.add(file, f"{key}[{number}]", f"{id!r} is no id", "use a-z, 0-9 and hyphens")

    def raise_if_any(self, error: type[InputError]) -> None:
        """Raise one error with every problem, if there is any."""
        if self.problems:
            raise error(self.problems)


def tables_of_json(text: str | bytes, kind: str, error: type[InputError], file: str | None = None) -> dict[str, Any]:
    """Return the tables that the JSON of a file holds.

    Args:
        text: the JSON.
        kind: what the tables are of: the name of the one that a file begins with.
        error: what is raised for a text that cannot be read.
        file: the name of the file in messages; the kind without it.

    Raises:
        InvalidTypeError: if it is not text.
        InputError: of the type given, if it is no JSON, or no object.
    """
    if not isinstance(text, (str, bytes)):
        what = f"must be a JSON text, not {type(text).__name__}"  # type: ignore[unreachable]
        raise InvalidTypeError(
            what, "tables are read by from_dict, TOML files by from_toml", f"{kind.title()}.from_json"
        )
    reader = TableReader()
    tables = reader.loads_json(file or kind, text)
    if not isinstance(tables, dict) and not reader.problems:
        reader.add(file or kind, "", f"must be a table with {kind!r}", "begin with {")
    reader.raise_if_any(error)
    return {key: value for key, value in tables.items() if key != "$schema"}  # that is for editors


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        msg = f"key {twice!r} stands twice in one object"
        raise ValueError(msg)
    return table


def _no_number(constant: str) -> Any:
    msg = f"{constant} is no number in JSON"
    raise ValueError(msg)


STRICT: Final[dict[str, Any]] = {"object_pairs_hook": _once, "parse_constant": _no_number}
"""What `json.loads` is called with where people write the JSON: a key that stands twice, and NaN, are refused."""
