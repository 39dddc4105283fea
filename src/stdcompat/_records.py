"""Frozen records: classes of attrs for whoever looks at them, made without attrs until somebody looks.

Importing attrs costs a program more than Python itself, and its classes a third of a millisecond each, which is
most of the time of a small answer. So `frozen`, `field` and `evolve` here are those of attrs to type checkers, and
at run time do what this library uses of them: slots, an ``__init__`` with defaults, converters and validators,
comparison, hash, pickles. `attrs.fields`, `attrs.evolve` and `attrs.asdict` work on the classes as on any of
attrs: ``__attrs_attrs__`` is made when it is first asked for.

>>> import attrs
>>> from stdcompat import Component
>>> attrs.has(Component), attrs.fields(Component).name.type
(True, <class 'str'>)
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from attrs import NOTHING, evolve, field, fields, frozen, resolve_types
    from attrs import has as is_record
else:
    from stdcompat._frozen import NOTHING, evolve, field, fields, frozen, is_record, resolve_types

__all__ = ["NOTHING", "evolve", "field", "fields", "frozen", "is_record", "resolve_types"]
