"""What of a CycloneDX document does not follow the official schema.

The schemas are those that the official library carries. Its own validator compares each component
with each other one to find two that are equal, which takes half a minute for a thousand of them;
here that keyword, and enumerations, are done by looking them up.
"""

from __future__ import annotations

import datetime
import functools
import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from stdcompat.deployment.readers import words
from stdcompat.errors import MissingExtraError

try:
    import cyclonedx.schema  # noqa: F401
    from jsonschema import Draft7Validator, FormatChecker
    from jsonschema.exceptions import ValidationError
    from jsonschema.validators import extend
    from referencing import Registry
    from referencing.jsonschema import DRAFT7
except ImportError as error:
    raise MissingExtraError("sbom", "cyclonedx-python-lib") from error  # noqa: EM101  # the extra's name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stdcompat.deployment.readers.bill import Bill

__all__ = ["check", "validator_of"]

_VERSIONS: Final = ("1.4", "1.5", "1.6", "1.7")
_BESIDE: Final = ("spdx", "jsf-0.82", "cryptography-defs")
_MOST: Final = 20


def check(raw: dict[str, Any], bill: Bill) -> None:
    """Remark whatever in a document does not follow the schema of the version that it says."""
    version = raw.get("specVersion")
    if version not in _VERSIONS:
        bill.remark("$.specVersion", words.NO_VERSION(version=version, versions=", ".join(_VERSIONS)))
        return
    schema = f"CycloneDX {version}"
    try:
        errors = list(validator_of(version).iter_errors(raw))
    except RecursionError:
        bill.remark("", words.TOO_DEEP())
        return
    errors.sort(key=lambda error: [f"{step:09}" if isinstance(step, int) else step for step in error.absolute_path])
    for error in errors[:_MOST]:
        bill.remark(error.json_path, words.NOT_VALID(schema=schema, what=_short(error.message)))
    if len(errors) > _MOST:
        bill.remark("", words.MORE_PLACES(n=len(errors) - _MOST, schema=schema))


@functools.cache
def validator_of(version: str) -> Any:
    """Return the validator of a version; of the formats it looks at instants and addresses only."""
    beside = [(f"http://cyclonedx.org/schema/{name}.SNAPSHOT.schema.json", _schema(name)) for name in _BESIDE]
    registry: Any = Registry().with_resources([(uri, DRAFT7.create_resource(schema)) for uri, schema in beside])
    formats = FormatChecker(formats=())
    formats.checks("date-time")(_is_instant)
    formats.checks("uri")(lambda text: not isinstance(text, str) or ":" in text)
    quick: Any = extend(  # type: ignore[no-untyped-call]
        Draft7Validator, {"enum": _enum, "uniqueItems": _unique}
    )
    return quick(_schema(f"bom-{version}"), registry=registry, format_checker=formats)


def _schema(name: str) -> Any:
    path = files("cyclonedx.schema").joinpath("_res", f"{name}.SNAPSHOT.schema.json")
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:  # older releases carry fewer of them
        raise MissingExtraError("sbom", "a newer cyclonedx-python-lib (11.4 or later)") from error  # noqa: EM101


def _unique(validator: Any, wanted: bool, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ARG001
    if not wanted or not isinstance(instance, list):
        return
    seen: set[str] = set()
    for item in instance:
        key = json.dumps(item, sort_keys=True)
        if key in seen:
            yield ValidationError(f"{_short(key)} stands twice")
            return
        seen.add(key)


def _enum(validator: Any, choices: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:  # noqa: ARG001
    if instance not in choices:
        yield ValidationError(f"{_short(repr(instance))} is none of the values that it may have")


def _is_instant(text: object) -> bool:
    if not isinstance(text, str):
        return True
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text.upper()


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:100]} ... {text[-90:]}"  # noqa: PLR2004  # a line or two
