"""What is wrong with raw values, all of it, each with its place and something to try.

Loaded only when `plain` has refused something: the detailed validation is that of cattrs.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
from cattrs import (
    BaseConverter,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, override

from stdcompat._choice import Choice
from stdcompat.catalogs.dates import as_partial_date
from stdcompat.catalogs.model import PartialDate, Source
from stdcompat.catalogs.plain import FORMS, printed_name
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.errors import IdentifierError, InvalidTypeError, InvalidValueError, Problem, did_you_mean
from stdcompat.identifiers import StandardId, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["problems_of"]

T = TypeVar("T")

_LONGEST = 200


def _shown(value: object) -> str:
    """Return a value as a message holds it: whatever it is, on one short line."""
    try:
        shown = repr(value)
    except (ValueError, RecursionError):  # of Python itself: an integer of thousands of digits
        return "what is too long to show"
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}..."


def _exactly(kind: type[T], noun: str) -> Callable[[object, object], T]:
    def hook(value: object, _: object) -> T:
        if type(value) is not kind:
            msg = f"must be {noun}, not {_shown(value)}"
            raise TypeError(msg)
        return value

    return hook


def _text(value: object, _: object) -> str:
    if type(value) is not str:
        msg = f"must be text in quotes, not {_shown(value)}"
        raise TypeError(msg)
    if not value.strip():
        msg = "must not be empty"
        raise ValueError(msg)
    return value


def _one_of(noun: str, known: Mapping[str, object]) -> Callable[[object, object], str]:
    def hook(value: object, _: object) -> str:
        if not isinstance(value, str) or value not in known:
            msg = f"unknown {noun} {_shown(value)}"
            raise InvalidValueError(
                msg, did_you_mean(value[:_LONGEST] if isinstance(value, str) else _shown(value), known)
            )
        return value

    return hook


def _identifier(value: object, _: object) -> StandardId:
    text = _text(value, None)
    try:
        return parse(text)
    except IdentifierError as error:
        hint = f"did you mean {error.suggestion}?" if error.suggestion else f"expected {error.expected}"
        msg = f"cannot read the reference {text!r}"
        raise InvalidValueError(msg, hint) from error


def _member(value: object, cls: Any) -> Any:
    return cls(value)


def _tuple_hook(cls: Any, conv: BaseConverter) -> Callable[[object, Any], Any]:
    """Refuse what is no list: cattrs alone would read a text as a list of its letters."""
    default = homogenous_tuple_structure_factory(cls, conv)

    def hook(value: object, target: Any) -> Any:
        if not isinstance(value, list | tuple):
            msg = f"must be a list in [brackets], not {_shown(value)}"
            raise TypeError(msg)
        return default(value, target)

    return hook


def _record_hook(cls: Any, conv: Converter) -> Callable[[object, Any], Any]:
    """Refuse what is no table: cattrs alone would fail in the middle of it."""
    renamed = {"cls": override(rename="class")} if cls is Source else {}
    default = make_dict_structure_fn(cls, conv, _cattrs_forbid_extra_keys=True, **renamed)  # type: ignore[arg-type]

    def hook(value: object, target: Any) -> Any:
        if not isinstance(value, dict):
            msg = "must be a table of keys and values"
            raise TypeError(msg)
        return default(value, target)

    return hook


def _is_list(cls: Any) -> bool:
    return getattr(cls, "__origin__", None) is tuple and cls.__args__[-1:] == (Ellipsis,)


def _written_form(form: Callable[[Any, Callable[[Any, Any], Any]], Any], conv: Converter, value: Any, _: Any) -> Any:
    return form(value, conv.structure)


@functools.cache
def _converter(forms: tuple[type, ...]) -> Converter:  # noqa: ARG001  # modules that are loaded later bring forms of their own
    conv = Converter(forbid_extra_keys=True, detailed_validation=True)
    conv.register_structure_hook(str, _text)
    conv.register_structure_hook(bool, _exactly(bool, "true or false"))
    conv.register_structure_hook(int, _exactly(int, "a whole number"))
    conv.register_structure_hook(StandardId, _identifier)
    conv.register_structure_hook(PartialDate, lambda value, _: as_partial_date(value))
    conv.register_structure_hook(Domain, _one_of("domain", DOMAINS))
    conv.register_structure_hook(KindCode, _one_of("kind of component", KINDS))
    conv.register_structure_hook(Trait, _one_of("trait of a component", TRAITS))
    conv.register_structure_hook(Choice, _member)
    conv.register_structure_hook_factory(_is_list, _tuple_hook)
    conv.register_structure_hook_factory(attrs.has, _record_hook)
    for cls, form in FORMS.items():
        conv.register_structure_hook(cls, functools.partial(_written_form, form, conv))
    return conv


def problems_of(raw: object, cls: type[Any], file: str, place: str) -> Iterator[Problem]:
    """Yield everything that keeps raw values from being a record of a class.

    Args:
        raw: the values.
        cls: the record's class.
        file: the file that they come from.
        place: the table in it.
    """
    try:
        _converter(tuple(FORMS)).structure(raw, cls)
    except Exception as error:  # noqa: BLE001  # cattrs groups whatever a hook or a validator raised
        yield from _flatten(file, place, error, cls)
    else:
        yield Problem(file, place, "cannot be read", "")  # plain and explain must agree; the tests hold that


def _flatten(file: str, place: str, error: BaseException, cls: Any) -> Iterator[Problem]:
    if isinstance(error, ClassValidationError):
        noted, rest = error.group_exceptions()
        for inner, note in noted:
            yield from _flatten(file, f"{place}.{printed_name(note.name)}", inner, note.type)
        for plain in rest:
            yield from _flatten(file, place, plain, error.cl)
    elif isinstance(error, IterableValidationError):
        items, rest = error.group_exceptions()
        for inner, item in items:
            yield from _flatten(file, f"{place}[{int(item.index) + 1}]", inner, item.type)
        for plain in rest:
            yield from _flatten(file, place, plain, cls)
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [printed_name(field.name) for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields):
            yield Problem(file, place, f"unknown key {key!r}", did_you_mean(key, known))
    elif isinstance(error, (InvalidTypeError, InvalidValueError)):
        yield Problem(file, place, error.what, error.hint)
    elif isinstance(error, KeyError):
        yield Problem(file, place, "is missing", "")
    else:
        yield Problem(file, place, str(error), "")
