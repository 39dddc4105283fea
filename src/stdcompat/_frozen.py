"""How `stdcompat._records` makes its classes at run time; type checkers read attrs instead, and never this."""

from __future__ import annotations

from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, NoReturn

__all__ = ["NOTHING", "evolve", "field", "fields", "frozen", "is_record", "resolve_types"]

_keep = object.__setattr__


class _Nothing:
    """What a field without a default has for one."""

    def __repr__(self) -> str:
        return "NOTHING"


NOTHING = _Nothing()


class _Factory:
    """What makes a default."""

    __slots__ = ("factory",)

    def __init__(self, factory: Callable[[], Any]) -> None:
        self.factory = factory


class _Field:
    """One field of a record; its properties are those of `attrs.Attribute`."""

    converter: Any = None
    default: Any = NOTHING
    eq = True
    kw_only = False
    name = ""
    repr = True
    type: Any = None
    validator: Any = None

    def __init__(self, **properties: Any) -> None:
        self.__dict__.update(properties)

    def evolve(self, **changes: Any) -> _Field:
        """Return a field with other properties."""
        return _Field(**self.__dict__ | changes)


def field(*, factory: Callable[[], Any] | None = None, **properties: Any) -> Any:
    """Describe a field (see `attrs.field`)."""
    if factory is not None:
        properties["default"] = _Factory(factory)
    return _Field(**properties)


def frozen(cls: type[Any] | None = None, **options: Any) -> Any:
    """Make a class a record (see `attrs.frozen`)."""
    return (lambda cls: _made(cls, **options)) if cls is None else _made(cls)


def evolve(record: Any, /, **changes: Any) -> Any:
    """Return a record with other values (see `attrs.evolve`)."""
    for one in fields(type(record)):
        if one.name not in changes:
            changes[one.name] = getattr(record, one.name)
    return type(record)(**changes)  # it refuses what is none of its fields


def fields(cls: type[Any]) -> tuple[Any, ...]:
    """Return the fields of a record (see `attrs.fields`)."""
    found: tuple[Any, ...] = getattr(cls, "__record_fields__", ()) or cls.__attrs_attrs__
    return found


def resolve_types(cls: type[Any]) -> None:
    """Put types in the place of their names in the fields of a record (see `attrs.resolve_types`)."""
    from typing import get_type_hints

    hints = get_type_hints(cls)
    for one in fields(cls):
        _keep(one, "type", hints.get(one.name, one.type))


def is_record(cls: object) -> bool:
    """Return whether a class is a record (see `attrs.has`)."""
    return hasattr(cls, "__record_fields__") or hasattr(cls, "__attrs_attrs__")


def _made(
    cls: type[Any],
    *,
    slots: bool = True,
    weakref_slot: bool = True,
    cache_hash: bool = False,
    field_transformer: Callable[[type[Any], list[_Field]], list[_Field]] | None = None,
) -> type[Any]:
    own = []
    for name, annotation in cls.__annotations__.items():
        if not str(annotation).startswith(("ClassVar", "typing.ClassVar")):
            given = cls.__dict__.get(name, NOTHING)
            described = given if type(given) is _Field else _Field(default=given)
            described.name, described.type = name, annotation
            own.append(described)
    names = {one.name for one in own}
    inherited = (one for base in cls.__mro__[1:] for one in base.__dict__.get("__record_fields__", ()))
    all_fields = [*(one for one in dict.fromkeys(inherited) if one.name not in names), *own]
    if field_transformer is not None:
        all_fields = field_transformer(cls, all_fields)
    body = {key: value for key, value in cls.__dict__.items() if key not in {"__dict__", "__weakref__", *names}}
    body |= _methods(cls, body, tuple(all_fields), cache_hash=cache_hash)
    if not slots:
        for name in names & cls.__dict__.keys():
            delattr(cls, name)
        for key in body.keys() - cls.__dict__.keys():
            setattr(cls, key, body[key])
        cls.__hash__ = body["__hash__"]
        return cls
    taken = {name for base in cls.__mro__[1:] for name in base.__dict__.get("__slots__", ())}
    places = [one.name for one in own if one.name not in taken]
    if cache_hash:
        places.append("_kept_hash")
    if weakref_slot and not any("__weakref__" in base.__dict__ for base in cls.__mro__[1:]):
        places.append("__weakref__")
    body |= {"__slots__": tuple(places), "__qualname__": cls.__qualname__}
    body |= {"__getstate__": _getstate, "__setstate__": _setstate}
    make: Any = type(cls)
    made: type[Any] = make(cls.__name__, cls.__bases__, body)
    return made


def _methods(
    cls: type[Any], body: dict[str, Any], all_fields: tuple[_Field, ...], *, cache_hash: bool
) -> dict[str, Any]:
    """Return what is put into a class, its own methods left as they are."""
    compared = [one.name for one in all_fields if one.eq]
    values: Callable[[Any], Any] = attrgetter(*compared) if compared else lambda _: ()

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    def hashed_once(self: Any) -> int:
        try:
            found: int = self._kept_hash
        except AttributeError:
            found = hash(values(self))
            _keep(self, "_kept_hash", found)
        return found

    methods: dict[str, Any] = {
        "__record_fields__": all_fields,
        "__attrs_attrs__": _Attributes(all_fields),
        "__match_args__": tuple(one.name for one in all_fields if not one.kw_only),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__replace__": evolve,
        "__init__": _Init(cls, all_fields),
    }
    methods |= {key: value for key, value in (("__eq__", equal), ("__repr__", _repr)) if key not in body}
    if body.get("__hash__") is None:
        methods["__hash__"] = hashed_once if cache_hash else hashed
    return methods


class _Init:
    """The place of ``__init__`` until a record is first made, or somebody asks for it: half the classes are not used."""

    def __init__(self, cls: type[Any], all_fields: Sequence[_Field]) -> None:
        self._cls = cls
        self._fields = all_fields

    def __set_name__(self, owner: type[Any], _name: str) -> None:
        self._cls = owner

    def __get__(self, record: object, cls: type[Any]) -> Any:
        made = self._cls.__init__ = _init(self._cls, self._fields)
        return made.__get__(record, cls)


def _init(cls: type[Any], all_fields: Sequence[_Field]) -> Any:
    """Compile ``__init__``: it takes what that of attrs would take, and is as fast."""
    known: dict[str, Any] = {"keep": _keep, "nothing": NOTHING}
    takes: list[str] = []
    named: list[str] = []
    lines: list[str] = []
    checks: list[str] = []
    for n, one in enumerate(all_fields):
        name = value = taken = one.name
        if type(one.default) is _Factory:
            known[f"make{n}"] = one.default.factory
            taken, value = f"{name}=nothing", f"(make{n}() if {name} is nothing else {name})"
        elif one.default is not NOTHING:
            known[f"default{n}"] = one.default
            taken = f"{name}=default{n}"
        if one.converter is not None:
            known[f"convert{n}"] = one.converter
            value = f"convert{n}({value})"
        if one.validator is not None:
            known[f"check{n}"] = one.validator
            checks.append(f"check{n}(self,None,self.{name})")
        (named if one.kw_only else takes).append(taken)
        lines.append(f"set_({name!r},{value})")
    if hasattr(cls, "__attrs_post_init__"):
        checks.append("self.__attrs_post_init__()")
    heads = ",".join(["self", *takes, *(["*", *named] if named else [])])
    source = f"def __init__({heads}):\n set_=keep.__get__(self);{';'.join([*lines, *checks])}"
    exec(source, known)  # noqa: S102  # made of the names of our own fields
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {one.name: one.type for one in all_fields if one.converter is None} | {"return": None}
    return made


def _refuse(_record: object, *_: object) -> NoReturn:
    from attrs.exceptions import FrozenInstanceError

    raise FrozenInstanceError


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(type(self)) if one.repr)
    return f"{type(self).__qualname__.rsplit('>.', 1)[-1]}({shown})"


def _getstate(self: Any) -> dict[str, Any]:
    return {one.name: getattr(self, one.name) for one in fields(type(self))}


def _setstate(self: Any, state: dict[str, Any]) -> None:
    for name, value in state.items():
        _keep(self, name, value)


class _Attributes:
    """The fields as attrs describes them, made when they are first asked for."""

    def __init__(self, all_fields: Sequence[_Field]) -> None:
        self._fields = all_fields
        self._made: Any = None

    def __get__(self, _record: object, cls: type[Any]) -> Any:
        if self._made is None:
            import attrs

            described = {}
            for one in self._fields:
                properties = {key: value for key, value in vars(one).items() if key != "name" and value is not NOTHING}
                if type(one.default) is _Factory:
                    properties["default"] = attrs.Factory(one.default.factory)
                described[one.name] = attrs.field(**properties)
            self._made = attrs.fields(attrs.make_class(cls.__name__, described, frozen=True))
        return self._made
