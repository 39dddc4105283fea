"""What the fields of records take: each value is converted where that is unambiguous, and refused otherwise.

A field names its converter, so that type checkers see what it takes; `checked` adds what a plain annotation says,
and the name of the field to every error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from stdcompat._choice import Choice
from stdcompat._patterns import pattern
from stdcompat.catalogs.dates import as_partial_date
from stdcompat.catalogs.jurisdictions import as_jurisdiction, jurisdiction_code
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.errors import InvalidTypeError, InvalidValueError, did_you_mean
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping

    import attrs

    from stdcompat.catalogs.model import PartialDate

__all__ = [
    "as_day",
    "as_domain",
    "as_kind",
    "as_kinds",
    "as_markets",
    "as_origins",
    "as_text",
    "as_texts",
    "as_traits",
    "checked",
    "expect",
    "several",
]

T = TypeVar("T")
C = TypeVar("C", bound=Choice)

_SHOWN: Final = 80
_CODE: Final = pattern(r"[A-Z][A-Z0-9-]*")


def shown(value: object) -> str:
    """Return a value as an error shows it: what it is, cut where it is long."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def expect(value: object, kind: type[Any], place: str, hint: str) -> None:
    """Refuse an argument of another type, saying what to pass.

    Raises:
        InvalidTypeError: if it is no instance of the type.
    """
    if not isinstance(value, kind):
        what = f"must be of type {kind.__name__}, not {shown(value)}"
        raise InvalidTypeError(what, hint, place)


def several(given: Iterable[T], noun: str, kind: type[Any] = str) -> tuple[T, ...]:
    """Return what is given as a tuple; a text, whose letters nobody means, and what is no list are refused.

    Raises:
        InvalidTypeError: saying how to write one of them.
    """
    if type(given) is tuple:
        return given
    if isinstance(given, (str, bytes, dict)) or not hasattr(given, "__iter__"):
        what = f"a list of {noun} is asked for, not {shown(given)}"
        raise InvalidTypeError(what, f"write [{shown(given)}]" if isinstance(given, kind) else "write [...]")
    return tuple(given)


def as_text(value: str) -> str:
    """Take a text that is not empty."""
    if type(value) is not str and not isinstance(value, str):
        what = f"must be text, not {shown(value)}"  # type: ignore[unreachable]
        raise InvalidTypeError(what)
    if not value.strip():
        what = "must not be empty"
        raise InvalidValueError(what)
    return value


def as_texts(given: Iterable[str]) -> tuple[str, ...]:
    """Take texts, none of them empty."""
    return tuple(map(as_text, several(given, "texts")))


def _code(value: str, noun: str, known: Mapping[str, object]) -> str:
    if not isinstance(value, str):
        what = f"a {noun} is a text, not {shown(value)}"  # type: ignore[unreachable]
        raise InvalidTypeError(what, "stdcompat.KINDS, DOMAINS and TRAITS list them")
    if value not in known:
        what = f"unknown {noun} {shown(value)}"
        raise InvalidValueError(what, did_you_mean(value, known))
    return value


def as_kind(value: KindCode | str) -> KindCode:
    """Take a code of `KINDS`: a typo would be asked nothing."""
    return KindCode(_code(value, "kind of component", KINDS))


def as_kinds(given: Iterable[KindCode | str]) -> tuple[KindCode, ...]:
    """Take codes of `KINDS`."""
    return tuple(map(as_kind, several(given, "kinds")))


def as_domain(value: Domain | str) -> Domain:
    """Take a code of `DOMAINS`."""
    return Domain(_code(value, "domain", DOMAINS))


def as_traits(given: Iterable[Trait | str]) -> tuple[Trait, ...]:
    """Take codes of `TRAITS`."""
    return tuple(Trait(_code(one, "trait of a component", TRAITS)) for one in several(given, "traits"))


def as_day(value: datetime.date | str | int | None) -> PartialDate | None:
    """Take a date as far as it is known: a date, its text, a year; None where it is not."""
    return None if value is None else as_partial_date(value)


def as_origins(given: Iterable[str]) -> tuple[str, ...]:
    """Take jurisdictions in any spelling."""
    return tuple(code for one in several(given, "origins") if (code := as_jurisdiction(as_text(one))) is not None)


def as_markets(given: Iterable[str]) -> tuple[str, ...]:
    """Take codes of markets, an organisation's own among them, and the names of jurisdictions."""
    return tuple(map(_market, several(given, "markets")))


def _market(value: str) -> str:
    found = jurisdiction_code(as_text(value))
    if found is None and _CODE.fullmatch(value) is None:
        as_jurisdiction(value)  # says what is near
    return found or value


def checked(cls: type[Any], fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Return the fields of a record with a check for each (attrs calls this a field transformer)."""
    return [_checked(field, f"{cls.__name__}.{field.name}") for field in fields]


def _checked(field: attrs.Attribute[Any], place: str) -> attrs.Attribute[Any]:
    if field.converter is not None:
        named = isinstance(field.converter, _Named)  # a field of the class that this one is made of
        return field if named else field.evolve(converter=_Named(field.converter, place))  # type: ignore[arg-type]
    if field.type in (str, str | None):
        optional = field.type is not str

        def text(_record: object, _field: object, value: Any) -> None:
            if type(value) is not str or not value:
                _refuse(value, place, optional=optional)

        return field.evolve(validator=text)
    if field.type in (bool, int):
        noun = "True or False" if field.type is bool else "a whole number"

        def exactly(_record: object, _field: object, value: Any) -> None:
            if type(value) is not field.type:
                what = f"must be {noun}, not {shown(value)}"
                raise InvalidTypeError(what, "", place)

        return field.evolve(validator=exactly)
    if field.type in (StandardId, StandardId | None):

        def identifier(_record: object, _field: object, value: Any) -> None:
            if not isinstance(value, StandardId) and (value is not None or field.type is StandardId):
                what = f"must be a StandardId, not {shown(value)}"
                raise InvalidTypeError(what, "parse the text with stdcompat.parse", place)

        return field.evolve(validator=identifier)
    return field


def _refuse(value: Any, place: str, *, optional: bool) -> None:
    if optional and (value is None or isinstance(value, str)):
        return
    try:
        as_text(value)
    except (InvalidTypeError, InvalidValueError) as error:
        raise type(error)(error.what, error.hint, place) from None


class _Named:
    """A converter that says in its errors which field it converts for."""

    __slots__ = ("_convert", "_place")

    def __init__(self, convert: Callable[[Any], Any], place: str) -> None:
        self._convert = convert
        self._place = place

    def __call__(self, value: Any) -> Any:
        try:
            return self._convert(value)
        except (InvalidTypeError, InvalidValueError) as error:
            raise type(error)(error.what, error.hint, error.place or self._place) from None
