"""SPDX 2.2 and 2.3 (JSON, YAML, tag and value) and 3.0 (JSON-LD): packages, and what is noted of them.

SPDX has no declarations of conformity. A claim is what an annotation ``stdcompat:claim …`` says, an
external reference whose type names standards, `standardName` (3.0), or a comment that says that a
package conforms. JSON and YAML are read as they stand; the official library reads tag and value.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.read import TableReader
from stdcompat.deployment.model import Claim, Party, PartyRole
from stdcompat.deployment.readers import InputReading, InputSource, Options, words
from stdcompat.deployment.readers.bill import PREFIX, Bill, Part, is_claim, made
from stdcompat.deployment.readers.tables import from_yaml
from stdcompat.errors import DeploymentError, MissingExtraError
from stdcompat.identifiers import find_identifiers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["read"]

_KINDS: Final[Mapping[str, str | None]] = {"device": None, "model": "ai-system"}
_VERSIONS: Final = ("SPDX-2.2", "SPDX-2.3")
_DOCUMENT: Final = "SPDXRef-DOCUMENT"
_NONE: Final = frozenset(("", "NOASSERTION", "NONE"))
_ACTOR: Final = pattern(r"(?:Organization|Person|Tool):\s*(.*?)\s*(?:\([^()]*\))?\s*", re.IGNORECASE)
_NOTE: Final = pattern(rf"{PREFIX}([\w-]+)[\s=:]+(.+)", re.DOTALL)
_SAYS: Final = pattern(r"conform|compl(?:y|ie|ia)|certified|符合|满足", re.IGNORECASE)
_PACKAGES: Final = frozenset(("software_Package", "ai_AIPackage", "dataset_DatasetPackage", "hardware_Hardware"))


def read(source: InputSource, options: Options) -> InputReading:  # noqa: ARG001  # a bill has no columns
    """Read a deployment from a bill of materials."""
    content = source.read()
    reader = TableReader()
    text = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text.startswith(b"<"):
        reader.add(source.file, "", "is XML that is not read", "SPDX is read as JSON, YAML, or tag and value")
        raw = None
    elif text.startswith((b"{", b"[")):
        raw = reader.loads_json(source.file, content)
    elif re.search(rb"^SPDXVersion:", text, re.MULTILINE):
        raw = _from_tags(reader, source.file, content)
    else:
        raw = from_yaml(reader, source.file, content)
    if not isinstance(raw, dict) and not reader.problems:
        reader.add(source.file, "", "must be an object", "is it an SPDX document?")
    if not isinstance(raw, dict) or reader.problems:
        raise DeploymentError(reader.problems)
    bill = Bill(source.file)
    bill.name = _said(raw.get("name")) or os.path.basename(source.file).partition(".")[0]
    if "@context" in raw or "@graph" in raw:
        _Graph(bill, raw).run()
    else:
        _Document(bill, raw).run()
    return InputReading(bill.deployment())


def _from_tags(reader: TableReader, file: str, content: bytes) -> Any:
    """Return the values that a document of tags and values has in JSON, or None and its problems."""
    try:
        from spdx_tools.spdx.jsonschema.document_converter import DocumentConverter
        from spdx_tools.spdx.parser.error import SPDXParsingError
        from spdx_tools.spdx.parser.tagvalue.parser import Parser
    except ImportError as error:
        raise MissingExtraError("sbom", "spdx-tools") from error  # noqa: EM101  # the extra's name
    try:
        quiet: Any = Parser  # its tables are made each time: it would write them into its own folder
        document = quiet(debug=False, write_tables=False).parse(content.decode("utf-8-sig"))
        convert: Any = DocumentConverter
        return convert().convert(document)
    except UnicodeDecodeError as error:
        reader.add(file, f"byte {error.start}", "is not UTF-8", "save the file as UTF-8")
    except SPDXParsingError as error:
        for message in error.messages:
            reader.add(file, "", f"is not SPDX: {' '.join(message.split())[:300]}")
    except Exception as error:  # noqa: BLE001  # its grammar breaks in many ways
        reader.add(file, "", f"is not SPDX: {' '.join(str(error).split())[:300]}")
    return None


class _Notes:
    """What our own annotations say of a thing: a kind, a jurisdiction, claims."""

    def __init__(self, bill: Bill) -> None:
        self.bill = bill
        self.fields: dict[str, str] = {}
        self.claims: list[Claim] = []
        self.conditions: list[str] = []
        self.originators: list[str] = []

    def add(self, text: str, place: str) -> None:
        """Read one annotation, if it is ours."""
        note = _NOTE.fullmatch(text.strip())
        if note is None:
            return
        key, value = note.groups()
        if key == "condition":
            self.conditions.append(value)
        elif key != "claim":
            self.fields[key] = value
        elif not value.startswith("{"):
            self.claims += self.bill.claims(value, place)
        else:
            self._table(value, place)

    def _table(self, value: str, place: str) -> None:
        """Read a claim with all that belongs to it, written as a table of a deployment file."""
        try:
            claim: Claim | None = made(Claim, json.loads(value))
        except (ValueError, RecursionError):
            claim = None
        if claim is None:
            self.bill.remark(place, words.NO_CLAIM(text=value[:100]))
        else:
            self.claims.append(claim)


class _Document:
    """SPDX 2: packages with everything inside them."""

    def __init__(self, bill: Bill, raw: dict[str, Any]) -> None:
        self.bill = bill
        self.raw = raw

    def run(self) -> None:
        version = self.raw.get("spdxVersion")
        if version not in _VERSIONS:
            self.bill.remark("$.spdxVersion", words.NO_SPDX(version=version, versions=", ".join(_VERSIONS)))
        head = _Notes(self.bill)
        for place, one in _tables(self.bill, "$.annotations", self.raw.get("annotations")):
            head.add(_said(one.get("comment")), place)
        self.bill.conditions += head.conditions
        self.bill.name_zh = head.fields.get("name_zh")
        self.bill.description = _said(self.raw.get("comment")) or None
        packages = list(_tables(self.bill, "$.packages", self.raw.get("packages")))
        described = self._described() & {_said(one.get("SPDXID")) for _, one in packages}
        for place, one in packages:
            self._package(place, one, part=bool(described) and _said(one.get("SPDXID")) not in described)

    def _described(self) -> set[str]:
        """Return what the document describes: the products, of which everything else is a part."""
        listed = self.raw.get("documentDescribes")
        found = {one for one in listed if isinstance(one, str)} if isinstance(listed, list) else set()
        for _, one in _tables(self.bill, "$.relationships", self.raw.get("relationships")):
            ends = _said(one.get("spdxElementId")), _said(one.get("relatedSpdxElement"))
            said = _said(one.get("relationshipType"))
            if said == "DESCRIBES" and ends[0] == _DOCUMENT:
                found.add(ends[1])
            elif said == "DESCRIBED_BY" and ends[1] == _DOCUMENT:
                found.add(ends[0])
        return found

    def _package(self, place: str, one: dict[str, Any], *, part: bool) -> None:
        notes = _Notes(self.bill)
        for where, note in _tables(self.bill, f"{place}.annotations", one.get("annotations")):
            notes.add(_said(note.get("comment")), where)
        for where, found in _tables(self.bill, f"{place}.externalRefs", one.get("externalRefs")):
            if is_claim(_said(found.get("referenceType"))):
                comment, under = _said(found.get("comment")), _said(found.get("referenceType"))
                is_list = any(one.id is not None for one in find_identifiers(comment))
                text = comment if is_list else _said(found.get("referenceLocator")) or comment
                under = under if text is comment else f"{under} {comment}"  # "fails"
                notes.claims += self.bill.claims(text, where, under=under)
        for key in ("comment", "description", "summary"):
            text = _said(one.get(key))
            if _SAYS.search(text):
                notes.claims += self.bill.claimed_in(text, f"{place}.{key}")
        name = _said(one.get("name")) or _said(one.get("SPDXID")) or place
        purpose = _said(one.get("primaryPackagePurpose")).lower()
        actors = (_ACTOR.fullmatch(_said(one.get(key))) for key in ("supplier", "originator"))
        named = [actor[1] for actor in actors if actor and actor[1]]
        supplier = next(iter(named), None)
        notes.originators += named[1:]
        _add(self.bill, notes, (name, purpose, place), supplier, _said(one.get("versionInfo")), part=part)


class _Graph:
    """SPDX 3: elements that name each other."""

    def __init__(self, bill: Bill, raw: dict[str, Any]) -> None:
        self.bill = bill
        elements = raw.get("@graph", [raw])
        self.elements = list(_tables(bill, "$['@graph']", elements))
        self.by_id = {_id(one): one for _, one in self.elements if _id(one)}

    def run(self) -> None:
        notes: dict[str, list[tuple[str, str]]] = {}
        for place, one in self.elements:
            if one.get("type") == "Annotation":
                subject = one.get("subject")
                key = subject if isinstance(subject, str) else _id(subject if isinstance(subject, dict) else {})
                notes.setdefault(key, []).append((_said(one.get("statement")), place))
            elif one.get("type") == "SpdxDocument":
                self.bill.name = _said(one.get("name")) or self.bill.name
        packages = [(place, one) for place, one in self.elements if _said(one.get("type")) in _PACKAGES]
        roots = self._roots() & {_id(one) for _, one in packages}
        for place, one in packages:
            self._package(place, one, notes.get(_id(one), []), part=bool(roots) and _id(one) not in roots)

    def _roots(self) -> set[str]:
        """Return the roots of the document and of the bills in it: the products, of which everything else is a part."""
        roots: set[str] = set()
        for _, one in self.elements:
            listed = one.get("rootElement")
            for root in listed if isinstance(listed, list) else [listed]:
                roots.add(root if isinstance(root, str) else _id(root) if isinstance(root, dict) else "")
        return roots - {""}

    def _package(self, place: str, one: dict[str, Any], noted: list[tuple[str, str]], *, part: bool) -> None:
        notes = _Notes(self.bill)
        for statement, where in noted:
            notes.add(statement, where)
        for key in ("standardName", "ai_standardCompliance"):
            values = one.get(key)
            for text in values if isinstance(values, list) else [values]:
                if _said(text):
                    notes.claims += self.bill.claims(_said(text), f"{place}.{key}")
        origins = one.get("originatedBy")
        agents = [one.get("suppliedBy"), *(origins if isinstance(origins, list) else [])]
        found = (agent if isinstance(agent, dict) else self.by_id.get(str(agent), {}) for agent in agents)
        named = [called for agent in found if (called := _said(agent.get("name")))]
        supplier = next(iter(named), None)
        notes.originators += named[1:]
        purpose = "model" if one.get("type") == "ai_AIPackage" else _said(one.get("software_primaryPurpose")).lower()
        name = _said(one.get("name")) or _id(one) or place
        _add(self.bill, notes, (name, purpose, place), supplier, _said(one.get("software_packageVersion")), part=part)


def _add(  # noqa: PLR0913  # one package
    bill: Bill, notes: _Notes, about: tuple[str, str, str], supplier: str | None, version: str, *, part: bool
) -> None:
    """Add a package to the bill, as its document and its notes have it."""
    name, purpose, place = about
    said = notes.fields
    kind = bill.kind(said.get("kind"), name, _KINDS.get(purpose, "software"), place)
    where = bill.jurisdiction(said.get("jurisdiction"), place)
    claims = list(notes.claims)
    part = said.get("part", str(part)).casefold() == "true"
    makers = [Party(name, PartyRole.MANUFACTURER) for name in notes.originators]
    bill.parts.append(Part(name, kind, supplier, where, version or None, said.get("name_zh"), claims, part, makers))


def _tables(bill: Bill, path: str, raw: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if raw is not None and not isinstance(raw, list):
        bill.remark(path, words.NO_LIST())
    for index, one in enumerate(raw if isinstance(raw, list) else []):
        if isinstance(one, dict):
            yield f"{path}[{index}]", one
        else:
            bill.remark(f"{path}[{index}]", words.NO_TABLE())


def _said(raw: object) -> str:
    text = raw.strip() if isinstance(raw, str) else ""
    return "" if text in _NONE else text


def _id(one: Mapping[str, Any]) -> str:
    return _said(one.get("spdxId")) or _said(one.get("@id"))
