"""Records to plain values and back: what a store holds, and what a file says.

`from_plain` is strict and says little: it accepts exactly what a record's annotations allow and
raises at the first thing that they do not. It reads what we compiled ourselves, and it is the
first try on what people wrote; what it refuses is read again by ``explain``, which lists all that
is wrong. Loading that costs more than a small check as a whole, so it is loaded only then.
"""

from __future__ import annotations

import enum
import functools
import operator
import typing
from typing import TYPE_CHECKING, Any, TypeVar

from stdcompat._records import fields, is_record, resolve_types
from stdcompat.catalogs.dates import as_partial_date
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.errors import IdentifierError
from stdcompat.identifiers import StandardId, parse
from stdcompat.identifiers._own import OWN

if TYPE_CHECKING:
    from collections.abc import Callable

    import attrs

__all__ = ["FORMS", "as_id", "from_plain", "printed_name", "register", "to_plain", "try_id", "written_fields"]

T = TypeVar("T")
Maker = Any  # Callable[[Any], Any]; a cache of them is keyed by any annotation

FORMS: dict[type[Any], Callable[[Any, Callable[[Any, Any], Any]], Any]] = {}
"""Types with a written form of their own: how each is made, given what makes its parts."""

_CLOSED: dict[Any, Any] = {Domain: DOMAINS, KindCode: KINDS, Trait: TRAITS}

_writers: dict[type[Any], Callable[[Any], Any]] = {}
_makers: dict[Any, Maker] = {}


def register(
    cls: type[T], make: Callable[[Any, Callable[[Any, Any], Any]], T], plain: Callable[[T], Any] | None = None
) -> None:
    """Teach a type that is written in a form of its own (a reference, a claim)."""
    FORMS[cls] = make
    if plain is not None:
        _writers[cls] = plain


def printed_name(field: str) -> str:
    """Return the key that a field has in a file: ``class`` is no name in Python."""
    return "class" if field == "cls" else field


def written_fields(cls: type[Any]) -> list[attrs.Attribute[Any]]:
    """Return the fields of a record that are written: what it is not compared by is no part of it."""
    if any(isinstance(field.type, str) for field in fields(cls) if field.eq):
        resolve_types(cls)
    return [field for field in fields(cls) if field.eq]


def from_plain(raw: Any, cls: type[T]) -> T:
    """Make a record from plain values.

    Raises:
        Exception: of whatever kind, at the first value that does not fit.
    """
    made: T = _maker(cls)(raw)
    return made


def to_plain(record: Any) -> Any:
    """Return a record as dicts, lists, texts and numbers, without its defaults."""
    kind = type(record)
    writer = _writers.get(kind)
    if writer is None:
        writer = _writers[kind] = _make_writer(kind)
    return writer(record)


def _make_writer(kind: type[Any]) -> Callable[[Any], Any]:
    if issubclass(kind, StandardId):
        return str
    if issubclass(kind, enum.Enum):
        return operator.attrgetter("value")
    if issubclass(kind, tuple):
        return lambda items: [to_plain(item) for item in items]
    if is_record(kind):
        return _record_writer([(field.name, printed_name(field.name), field.default) for field in written_fields(kind)])
    return lambda value: value


def _record_writer(described: list[tuple[str, str, Any]]) -> Callable[[Any], Any]:
    def write(record: Any) -> dict[str, Any]:
        plain = {}
        for name, printed, default in described:
            value = getattr(record, name)
            if value is not default and value != default:
                plain[printed] = value if type(value) is str else to_plain(value)
        return plain

    return write


def _maker(annotation: Any) -> Maker:
    maker = _makers.get(annotation)
    if maker is None:
        maker = _makers[annotation] = _make_maker(annotation)
    return maker


def _make_maker(annotation: Any) -> Maker:  # a list of cases
    if annotation in FORMS:
        form = FORMS[annotation]
        return lambda raw: form(raw, from_plain)
    if annotation is StandardId:
        return lambda raw: as_id(_text(raw))
    if annotation is PartialDate:
        return _date
    if annotation in _CLOSED:
        return lambda raw: _member(raw, _CLOSED[annotation])
    if annotation is str:
        return _text
    if annotation in (int, bool):
        return lambda raw: _exactly(raw, annotation)
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return {member.value: member for member in annotation}.__getitem__
    if is_record(annotation):
        return _record_maker(annotation)
    arguments = typing.get_args(annotation)
    if annotation == tuple[str, ...]:
        return _texts
    if typing.get_origin(annotation) is tuple:
        item = _maker(arguments[0])
        return lambda raw: tuple([item(one) for one in _exactly(raw, list)])
    (some,) = (_maker(one) for one in arguments if one is not type(None))  # what is left is X | None
    return lambda raw: None if raw is None else some(raw)


def _record_maker(cls: type[Any]) -> Maker:
    makers = {printed_name(field.name): (field.name, _maker(field.type)) for field in written_fields(cls)}

    def make(raw: Any) -> Any:
        given = {}
        for key, value in _exactly(raw, dict).items():
            name, maker = makers[key]
            given[name] = maker(value)
        return cls(**given)

    return make


def as_id(reference: StandardId | str) -> StandardId:
    """Return an identifier from an identifier or its text.

    Raises:
        IdentifierError: if the text cannot be read.
    """
    return reference if isinstance(reference, StandardId) else _parse(reference)


def try_id(text: str) -> StandardId | None:
    """Return the identifier that a text is, or None; what was read a moment ago is not read again."""
    try:
        return _parse(text)
    except IdentifierError:
        return None


def _exactly(raw: Any, kind: type[T]) -> T:
    if type(raw) is not kind:
        raise TypeError(raw)
    return raw


def _text(raw: Any) -> str:
    if type(raw) is not str or not raw.strip():
        raise TypeError(raw)
    return raw


def _texts(raw: Any) -> tuple[str, ...]:
    for text in _exactly(raw, list):
        if type(text) is not str or not text.strip():
            raise TypeError(raw)
    return tuple(raw)


_date = functools.lru_cache(4096, typed=True)(as_partial_date)  # catalogs repeat their dates
_remembered = functools.lru_cache(16_384)(parse)  # and their identifiers, whose keys are then made once


def _parse(text: str) -> StandardId:
    # what prefixes of the caller's own mean is true within their context only
    return parse(text) if OWN.get() else _remembered(text)


def _member(raw: Any, known: Any) -> Any:
    if raw not in known:
        raise ValueError(raw)
    return raw
