"""JSON Schemas made from records, so that a schema cannot say something else than the code does."""

from __future__ import annotations

import enum
import types
import typing
from typing import TYPE_CHECKING, Any

from stdcompat._records import NOTHING, is_record
from stdcompat.catalogs.plain import printed_name, written_fields

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DIALECT", "Schemas", "list_of", "object_of"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Schemas:
    """The schemas of records, gathered in `defs` as they are met.

    Args:
        forms: the schemas of types that are written in a form of their own.
        whole: whether every field is written, an empty one as null (as reports are); otherwise
            only a field without a default must be there (as in files that people write).

    >>> from stdcompat.agreement import EvidenceKind
    >>> Schemas({}).form(EvidenceKind)
    {'enum': ['self-declaration', 'test-report', 'certificate', 'inspection']}
    """

    def __init__(self, forms: Mapping[Any, dict[str, Any]], *, whole: bool = False) -> None:
        self.defs: dict[str, Any] = {}
        self._forms = forms
        self._whole = whole

    def record(self, cls: type[Any], elsewhere: frozenset[str] = frozenset()) -> dict[str, Any]:
        """Return the schema of a record without the fields that are written elsewhere."""
        fields = [field for field in written_fields(cls) if field.name not in elsewhere]
        return {
            "type": "object",
            "description": (cls.__doc__ or "").strip().split("\n")[0],
            "properties": {printed_name(field.name): self.form(field.type) for field in fields},
            "required": [printed_name(field.name) for field in fields if self._whole or field.default is NOTHING],
            "additionalProperties": False,
        }

    def form(self, hint: Any) -> dict[str, Any]:
        """Return the schema of one annotation; records go to `defs`."""
        if hint in self._forms:
            return self._forms[hint]
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in {types.UnionType, typing.Union}:
            (inner,) = (argument for argument in arguments if argument is not types.NoneType)
            return {"anyOf": [self.form(inner), {"type": "null"}]} if self._whole else self.form(inner)
        if origin is tuple:
            return {"type": "array", "items": self.form(arguments[0])}
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            return {"enum": [member.value for member in hint]}
        if is_record(hint):
            if hint.__name__ not in self.defs:
                self.defs[hint.__name__] = {}
                self.defs[hint.__name__] = self.record(hint)
            return {"$ref": f"#/$defs/{hint.__name__}"}
        msg = f"no schema for {hint!r}"
        raise TypeError(msg)


def object_of(properties: dict[str, Any], *optional: str) -> dict[str, Any]:
    """Return the schema of an object with exactly these properties."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def list_of(items: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": items}
