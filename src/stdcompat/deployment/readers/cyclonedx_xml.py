"""CycloneDX in XML, as the values that the same document has in JSON; and what the official XSD says of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat._xml import recoded
from stdcompat.deployment.readers import words
from stdcompat.errors import MissingExtraError

try:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.xml import XmlValidator
    from defusedxml import DefusedXmlException, ElementTree
except ImportError as error:
    raise MissingExtraError("sbom", "cyclonedx-python-lib") from error  # noqa: EM101  # the extra's name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from stdcompat.catalogs.read import TableReader
    from stdcompat.deployment.readers.bill import Bill

__all__ = ["from_xml"]

_LISTS: Final = frozenset(
    (
        *("components", "services", "standards", "requirements", "externalReferences", "properties", "assessors"),
        *("attestations", "claims", "counterClaims", "organizations", "evidence"),
    )
)
_MANY: Final = frozenset(("map", "evidence", "data"))
_NAMESPACE: Final = pattern(r"\{http://cyclonedx\.org/schema/bom/(\d+\.\d+)\}bom")
_MOST: Final = 20
_DEEPEST: Final = 200


def from_xml(reader: TableReader, file: str, content: bytes, bill: Bill) -> Any:
    """Return the values of a document, or None and a problem; what the XSD objects to is remarked.

    Entities are refused: a few lines of them expand to gigabytes, or for files of this machine.
    """
    try:
        content = recoded(content)
        root = ElementTree.fromstring(content)
    except DefusedXmlException as error:
        reader.add(file, "", f"declares entities or a document type: {error}", "remove them")
        return None
    except ElementTree.ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        reader.add(file, f"line {line}, column {column + 1}", f"is not XML: {what}")
        return None
    except (ValueError, LookupError) as error:  # an encoding that nobody knows
        reader.add(file, "", f"is not XML: {error}")
        return None
    found = _NAMESPACE.fullmatch(root.tag)
    if found is None:
        reader.add(file, "", f"{root.tag!r} is no CycloneDX document", "its root is a bom with a CycloneDX namespace")
        return None
    try:
        tables = {"specVersion": found[1], **_table(root, 0)}
    except RecursionError:
        reader.add(file, "", "is nested too deeply")
        return None
    _check(found[1], content, bill)
    return tables


def _check(version: str, content: bytes, bill: Bill) -> None:
    name = f"CycloneDX {version}"
    try:
        schema = SchemaVersion.from_version(version)
        errors = XmlValidator(schema).validate_str(content.decode("utf-8-sig"), all_errors=True)
    except (ValueError, SyntaxError, AttributeError, NotImplementedError):  # of lxml, or of a version nobody knows
        bill.remark("", words.UNCHECKED(schema=name))
        return
    told = list(errors or ())
    for error in told[:_MOST]:
        entry: Any = error.data
        said = re.sub(r"\{[^}]*\}", "", str(getattr(entry, "message", entry)))[:200]
        bill.remark(f"line {getattr(entry, 'line', '?')}", words.NOT_VALID(schema=name, what=said))
    if len(told) > _MOST:
        bill.remark("", words.MORE_PLACES(n=len(told) - _MOST, schema=name))


def _value(element: Element, depth: int) -> Any:
    """Return what JSON has in the place of an element."""
    if depth > _DEEPEST:
        raise RecursionError
    name = _local(element)
    if name == "property":
        return {"name": element.get("name", ""), "value": element.text or ""}
    if name == "attachment":
        return {"content": element.text or "", **element.attrib}
    if not len(element) and not element.attrib:
        text = (element.text or "").strip()
        return float(text) if name == "score" and re.fullmatch(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+", text) else text
    if name in _LISTS and not element.attrib:
        return [_value(child, depth + 1) for child in element]
    return _table(element, depth)


def _table(element: Element, depth: int) -> dict[str, Any]:
    found: dict[str, Any] = dict(element.attrib)
    for child in element:
        name, value = _local(child), _value(child, depth + 1)
        if name in _MANY and not isinstance(value, list):
            found.setdefault(name, []).append(value)
        else:
            found[name] = value
    return found


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]
