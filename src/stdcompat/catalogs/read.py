"""TOML tables to typed records, with every problem of every file reported at once.

The one place that knows how raw values become records. Each concept (catalogs, agreements,
markets, deployments) says which tables it expects; this module says what is wrong with them.
"""

from __future__ import annotations

import datetime
import difflib
import enum
import os
import re
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import tomli
from cattrs import (
    BaseConverter,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from stdcompat.catalogs.model import PartialDate, Source
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, Domain, KindCode
from stdcompat.errors import IdentifierError, InputError, Problem
from stdcompat.identifiers import StandardId, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

__all__ = [
    "TableReader",
    "as_partial_date",
    "did_you_mean",
    "from_plain",
    "register",
    "structure",
    "to_plain",
]

T = TypeVar("T")

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MAX_FILE = 64 * 1024 * 1024


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return ``did you mean 'x'?``, or the choices when they are few, or nothing.

    >>> did_you_mean("refernce", ["reference", "evidence"])
    "did you mean 'reference'?"
    """
    known = sorted(choices)
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f"did you mean {near[0]!r}?"
    return f"one of {', '.join(known)}" if len(known) <= 12 else ""  # noqa: PLR2004


def as_partial_date(value: object, _: object = None) -> PartialDate:
    """Read a date as far as it is given: a TOML date, a year, ``2024-07`` or ``2024-07-06``.

    Raises:
        ValueError: if it is no date, or no possible one.

    >>> as_partial_date("2024-07")
    '2024-07'
    """
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return PartialDate(value.isoformat())
    text = str(value)
    match = _DATE.fullmatch(text)
    if match is None or isinstance(value, bool | float):
        msg = f"not a date: {text!r}; write 2024-07-06, '2024-07' or 2024"
        raise ValueError(msg)
    year, month, day = (int(group or 1) for group in match.groups())
    try:
        datetime.date(year, month, day)
    except ValueError as error:
        msg = f"not a date: {text!r} ({error})"
        raise ValueError(msg) from None
    return PartialDate(text)


def _exactly(kind: type[T], noun: str) -> Callable[[object, object], T]:
    def hook(value: object, _: object) -> T:
        if type(value) is not kind:
            msg = f"must be {noun}, not {value!r}"
            raise TypeError(msg)
        return value

    return hook


def _text(value: object, _: object) -> str:
    if type(value) is not str:
        msg = f"must be text in quotes, not {value!r}"
        raise TypeError(msg)
    if not value.strip():
        msg = "must not be empty"
        raise ValueError(msg)
    return value


def _one_of(noun: str, known: Mapping[str, object]) -> Callable[[object, object], str]:
    def hook(value: object, _: object) -> str:
        if not isinstance(value, str) or value not in known:
            msg = f"unknown {noun} {value!r}"
            raise _HintedError(msg, did_you_mean(str(value), known))
        return value

    return hook


class _HintedError(ValueError):
    """A problem with advice, kept apart until it is written."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return self.what


def _identifier(value: object, _: object) -> StandardId:
    text = _text(value, None)
    try:
        return parse(text)
    except IdentifierError as error:
        hint = f"did you mean {error.suggestion}?" if error.suggestion else f"expected {error.expected}"
        msg = f"cannot read the reference {text!r}"
        raise _HintedError(msg, hint) from error


def _enum_hook(cls: Any) -> Callable[[object, object], Any]:
    members = {member.value: member for member in cls}
    noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()

    def hook(value: object, _: object) -> Any:
        if not isinstance(value, str) or value not in members:
            msg = f"unknown {noun} {value!r}"
            raise _HintedError(msg, did_you_mean(str(value), members))
        return members[value]

    return hook


def _tuple_hook(cls: Any, conv: BaseConverter) -> Callable[[object, Any], Any]:
    """Refuse what is no list: cattrs alone would read a text as a list of its letters."""
    default = homogenous_tuple_structure_factory(cls, conv)

    def hook(value: object, target: Any) -> Any:
        if not isinstance(value, list | tuple):
            msg = f"must be a list in [brackets], not {value!r}"
            raise TypeError(msg)
        return default(value, target)

    return hook


def _is_list(cls: Any) -> bool:
    return getattr(cls, "__origin__", None) is tuple and cls.__args__[-1:] == (Ellipsis,)


def _new_converter(*, strict: bool) -> Converter:
    """Build a converter: strict for what people wrote, fast for what we compiled ourselves."""
    conv = Converter(forbid_extra_keys=strict, detailed_validation=strict, omit_if_default=True)
    conv.register_unstructure_hook(StandardId, str)
    if strict:
        conv.register_structure_hook(str, _text)
        conv.register_structure_hook(bool, _exactly(bool, "true or false"))
        conv.register_structure_hook(int, _exactly(int, "a whole number"))
        conv.register_structure_hook(StandardId, _identifier)
        conv.register_structure_hook(PartialDate, as_partial_date)
        conv.register_structure_hook(Domain, _one_of("domain", DOMAINS))
        conv.register_structure_hook(KindCode, _one_of("kind of component", KINDS))
        conv.register_structure_hook_factory(
            lambda cls: isinstance(cls, type) and issubclass(cls, enum.Enum),
            _enum_hook,
        )
        conv.register_structure_hook_factory(_is_list, _tuple_hook)
    else:
        conv.register_structure_hook(StandardId, lambda value, _: parse(value))
    conv.register_structure_hook(
        Source,
        make_dict_structure_fn(Source, conv, cls=override(rename="class"), _cattrs_forbid_extra_keys=strict),
    )
    conv.register_unstructure_hook(
        Source,
        make_dict_unstructure_fn(Source, conv, cls=override(rename="class"), _cattrs_omit_if_default=True),
    )
    return conv


_strict = _new_converter(strict=True)
_fast = _new_converter(strict=False)


def register(cls: type[T], hook: Callable[[object, Any], T], *, plain: Callable[[T], object] | None = None) -> None:
    """Teach the converter a type that is written in a form of its own (a reference, a claim)."""
    _strict.register_structure_hook(cls, hook)
    _fast.register_structure_hook(cls, hook)
    if plain is not None:
        _strict.register_unstructure_hook(cls, plain)
        _fast.register_unstructure_hook(cls, plain)


def structure(value: object, cls: type[T]) -> T:
    """Make a record from raw values as people write them; errors are cattrs' own."""
    return _strict.structure(value, cls)


def to_plain(record: object) -> Any:
    """Return a record as plain dicts, lists and texts, without its defaults."""
    return _fast.unstructure(record)


def from_plain(value: object, cls: type[T]) -> T:
    """Make a record from what `to_plain` gave; the values are trusted."""
    return _fast.structure(value, cls)


class TableReader:
    """Read TOML files into records and gather everything that is wrong with them.

    >>> reader = TableReader()
    >>> reader.problems
    []
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def load(self, path: str | os.PathLike[str]) -> dict[str, Any]:
        """Return the tables of one file, or nothing and a problem when it cannot be read."""
        name = os.fspath(path)
        try:
            if os.stat(name).st_size > _MAX_FILE:
                self.add(name, "", "larger than 64 MiB", "split it")
                return {}
            with open(name, "rb") as file:
                return tomli.load(file)
        except OSError as error:
            self.add(name, "", (error.strerror or str(error)).lower(), "check the path")
        except UnicodeDecodeError as error:
            self.add(name, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8")
        except tomli.TOMLDecodeError as error:
            self.add(name, "", f"is not TOML: {error}", "")
        except RecursionError:
            self.add(name, "", "is nested too deeply", "")
        return {}

    def add(self, file: str, place: str, what: str, hint: str = "") -> None:
        """Note one problem."""
        self.problems.append(Problem(file, place, what, hint))

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
            return structure(raw, cls)
        except Exception as error:  # noqa: BLE001  # cattrs groups whatever a hook or a validator raised
            self._flatten(file, place, error, cls)
            return None

    def raise_if_any(self, error: type[InputError]) -> None:
        """Raise one error with every problem, if there is any."""
        if self.problems:
            raise error(self.problems)

    def _flatten(self, file: str, place: str, error: BaseException, cls: Any) -> None:
        if isinstance(error, ClassValidationError):
            noted, rest = error.group_exceptions()
            for inner, note in noted:
                self._flatten(file, f"{place}.{_printed_name(note.name)}", inner, note.type)
            for plain in rest:
                self._flatten(file, place, plain, error.cl)
        elif isinstance(error, IterableValidationError):
            items, rest = error.group_exceptions()
            for inner, item in items:
                self._flatten(file, f"{place}[{int(item.index) + 1}]", inner, item.type)
            for plain in rest:
                self._flatten(file, place, plain, cls)
        elif isinstance(error, ForbiddenExtraKeysError):
            known = [_printed_name(field.name) for field in attrs.fields(error.cl)]
            for key in sorted(error.extra_fields):
                self.add(file, place, f"unknown key {key!r}", did_you_mean(key, known))
        elif isinstance(error, _HintedError):
            self.add(file, place, error.what, error.hint)
        elif isinstance(error, KeyError):
            self.add(file, place, "is missing", "")
        elif isinstance(error, AttributeError):
            self.add(file, place, "must be a table of keys and values", "")
        else:
            self.add(file, place, str(error), "")


def _printed_name(field: str) -> str:
    return "class" if field == "cls" else field
