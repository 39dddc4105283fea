"""CycloneDX 1.4 to 1.7, JSON and XML: components, and what is declared of them.

The document is read as it stands, leniently: whatever does not follow the official schema, stands
in the wrong place or cannot be used becomes a remark with its path. The official library does the
validating (its schemas, and XSD for XML); its own model is not used to read, because it knows no
declarations, drops what it does not know, and takes seventy times as long as the JSON itself.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat._patterns import pattern
from stdcompat.agreement.model import Evidence, EvidenceKind
from stdcompat.catalogs.read import TableReader
from stdcompat.deployment.model import Claim, Party, PartyRole, Statement
from stdcompat.deployment.readers import InputReading, InputSource, Options, words
from stdcompat.deployment.readers.bill import CLAIM, PREFIX, Bill, Part, is_claim, made
from stdcompat.deployment.readers.codes import date_of, evidence_kinds
from stdcompat.errors import DeploymentError
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stdcompat.identifiers import StandardId

__all__ = ["read"]

_PARTIES: Final = {
    "manufacturer": PartyRole.MANUFACTURER,
    "supplier": PartyRole.SUPPLIER,
    "provider": PartyRole.SUPPLIER,
    "publisher": PartyRole.BRAND,
}
"""Who is named with a component, and as what; the publisher is whose name it goes out under."""

_LEVEL: Final = pattern(r"fips140-([123])-l[1-4]|cc-eal[1-7]\+?")
_SAYS_CONFORMITY: Final = pattern(
    r"\b(?:compl(?:y|ies|iant)|conforms?|conforming|certified|validated|accordance)\b|符合|满足|认证", re.IGNORECASE
)
_KINDS: Final[Mapping[str, str | None]] = {
    # type of a component: kind; for a device its name is asked
    **dict.fromkeys(("application", "framework", "library", "container", "platform", "operating-system"), "software"),
    **dict.fromkeys(("device-driver", "firmware", "file", "data", "cryptographic-asset"), "software"),
    "machine-learning-model": "ai-system",
    "device": None,
}
_SHOWS: Final = {"attestation": "self-declaration", "certification-report": "certificate"}
_OURS: Final = "stdcompat"
_COLLECTION: Final = "platform"
_DEVICE: Final = "device"
_STATEMENTS: Final = frozenset(Statement) - {Statement.CLAIMED}


class _Standard(NamedTuple):
    """A standard of `definitions`: what it is, and its requirements with the one above each."""

    id: StandardId | None
    name: str
    place: str
    requirements: dict[str, str | None]

    def leaves(self) -> set[str]:
        """Return the requirements that no other one divides."""
        return set(self.requirements) - set(self.requirements.values())

    def below(self, requirement: str) -> set[str]:
        """Return the leaves that a requirement comprises: all of them for the standard itself."""
        if requirement not in self.requirements:
            return self.leaves()
        found, open_ = set(), [requirement]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += [child for child, parent in self.requirements.items() if parent == one]
        return found & self.leaves()


def read(source: InputSource, options: Options) -> InputReading:  # noqa: ARG001  # a bill has no columns
    """Read a deployment from a bill of materials."""
    content = source.read()
    reader = TableReader()
    bill = Bill(source.file)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        from stdcompat.deployment.readers.cyclonedx_xml import from_xml

        raw = from_xml(reader, source.file, content, bill)
    else:
        raw = reader.loads_json(source.file, content)
        if isinstance(raw, dict):
            from stdcompat.deployment.readers.cyclonedx_schema import check

            check(raw, bill)
    if not isinstance(raw, dict) and not reader.problems:
        reader.add(source.file, "", "must be an object", "is it a CycloneDX document?")
    reader.raise_if_any(DeploymentError)
    _Reader(bill, raw).run()
    return InputReading(bill.deployment())


class _Reader:
    """One document: the parts and standards by the references that it gives them."""

    def __init__(self, bill: Bill, raw: dict[str, Any]) -> None:
        self.bill = bill
        self.raw = raw
        self.parts: dict[str, Part] = {}
        self.standards: dict[str, _Standard] = {}
        self.owner: dict[str, str] = {}  # of each requirement, its standard

    def run(self) -> None:
        metadata = _table(self.raw.get("metadata"))
        declared = _table(self.raw.get("declarations"))
        about = _table(metadata.get("component"))
        self._head(metadata, about)
        self._definitions(metadata, declared)
        # A bill is of one product, its root; a platform holds products, as do bills without a root.
        root = _text(about.get("type"))
        of_product = bool(about) and root != _COLLECTION
        if of_product:
            self._component("$.metadata.component", about, within="")
        self._components("$.components", self.raw.get("components"), within=root)
        self._services("$.services", self.raw.get("services"), part=of_product)
        targets = _table(declared.get("targets"))
        self._components("$.declarations.targets.components", targets.get("components"))
        self._services("$.declarations.targets.services", targets.get("services"))
        for place, one in _tables("$.declarations.targets.organizations", targets.get("organizations")):
            self._part(place, one, "organisation", part=False)
        named = {_text(claim.get("target")) for _, claim in _tables("", declared.get("claims"))}
        if about and not of_product and (not self.parts or _ref(about, "") in named or self._speaks(about)):
            self._component("$.metadata.component", about, within="")
        self._declarations(declared)
        self.bill.parts.extend(self.parts.values())

    # --- the head -------------------------------------------------------------------------------

    def _head(self, metadata: dict[str, Any], about: dict[str, Any]) -> None:
        stem = os.path.basename(self.bill.file).partition(".")[0]
        self.bill.name = _text(about.get("name")) or stem or "bill of materials"
        self.bill.description = _text(about.get("description")) or None
        for _, one in (*_tables("", metadata.get("properties")), *_tables("", self.raw.get("properties"))):
            name, value = _text(one.get("name")), _text(one.get("value"))
            if name == f"{PREFIX}condition" and value:
                self.bill.conditions.append(value)
            elif name == f"{PREFIX}name_zh":
                self.bill.name_zh = value or None

    def _definitions(self, metadata: dict[str, Any], declared: dict[str, Any]) -> None:
        places = (
            ("$.definitions.standards", _table(self.raw.get("definitions")).get("standards")),
            ("$.standards", self.raw.get("standards")),
            ("$.metadata.standards", metadata.get("standards")),
            ("$.declarations.standards", declared.get("standards")),
        )
        for path, raw in places:
            if raw is not None and path != places[0][0]:
                self.bill.remark(path, words.WRONG_PLACE(place=places[0][0]))
            for place, one in _tables(path, raw):
                id, name = self.bill.standard(_text(one.get("name")), _text(one.get("version")))
                ref = _ref(one, place)
                requirements: dict[str, str | None] = {}
                for where, requirement in _tables(f"{place}.requirements", one.get("requirements")):
                    key = _ref(requirement, where)
                    requirements[key] = _text(requirement.get("parent")) or None
                    self.owner[key] = ref
                self.standards[ref] = _Standard(id, name, place, requirements)
                self.owner[ref] = ref

    # --- the parts ------------------------------------------------------------------------------

    def _components(self, path: str, raw: object, *, within: str = "") -> None:
        """Read components and those inside them, in the order in which they stand; `within` is the type above."""
        open_ = [(*one, within) for one in _tables(path, raw)][::-1]
        for place, _ in _others(path, raw):
            self.bill.remark(place, words.NO_OBJECT())
        while open_:
            place, one, above = open_.pop()
            self._component(place, one, within=above)
            mine = _text(one.get("type"))
            open_ += [(*each, mine) for each in _tables(f"{place}.components", one.get("components"))][::-1]

    def _component(self, place: str, one: dict[str, Any], *, within: str) -> None:
        kind = _text(one.get("type"))
        # A device is no content of software.
        part = within not in {"", _COLLECTION} and not (kind == _DEVICE != within)
        self._part(place, one, _KINDS.get(kind, "software"), part=part)

    def _services(self, path: str, raw: object, *, part: bool = False) -> None:
        open_ = list(_tables(path, raw))[::-1]
        while open_:
            place, one = open_.pop()
            self._part(place, one, "service", part=part)
            open_ += list(_tables(f"{place}.services", one.get("services")))[::-1]

    def _part(self, place: str, one: dict[str, Any], default: str | None, *, part: bool) -> None:
        ref = _ref(one, place)
        name = _text(one.get("name"))
        if not name:
            name = _text(one.get("purl")) or ref
            self.bill.remark(place, words.NO_NAME(name=name))
        if ref in self.parts:
            ref = place  # a reference that stands twice; the schema's own words do not forbid it
        said = {_text(p.get("name")): _text(p.get("value")) for _, p in _tables("", one.get("properties"))}
        who = next((_table(one.get(key)) for key in ("supplier", "manufacturer", "provider") if one.get(key)), {})
        supplier = _text(who.get("name")) or _text(one.get("publisher")) or None
        where = said.get(f"{PREFIX}jurisdiction") or _table(who.get("address")).get("country")
        made_of = Part(
            name,
            self.bill.kind(said.get(f"{PREFIX}kind"), name, default, place),
            supplier,
            self.bill.jurisdiction(where, place),
            _text(one.get("version")) or None,
            said.get(f"{PREFIX}name_zh") or None,
            part=said.get(f"{PREFIX}part", str(part)).casefold() == "true",
            parties=[
                Party(name, role)
                for key, role in _PARTIES.items()
                if (name := _text(_table(one.get(key)).get("name")) or _text(one.get(key)))
            ],
        )
        made_of.claims += self._claims(place, one)
        self.parts[ref] = made_of

    def _speaks(self, one: dict[str, Any]) -> bool:
        """Return whether a component says standards of itself."""
        names = (_text(p.get("name")) for _, p in _tables("", one.get("properties")))
        return "standards" in one or any(map(is_claim, names))

    def _claims(self, place: str, one: dict[str, Any]) -> Iterator[Claim]:
        """Read what a component says outside of the declarations."""
        for where, found in _tables(f"{place}.properties", one.get("properties")):
            name = _text(found.get("name"))
            if name == f"{CLAIM}-verbatim":
                yield Claim(None, _text(found.get("value")))
            elif (said := name.removeprefix(f"{CLAIM}-")) in _STATEMENTS:
                reference, _, quoted = _text(found.get("value")).partition(" | ")
                yield Claim(try_parse(reference), reference, statement=Statement(said), words=quoted or None)
            elif is_claim(name):
                yield from self.bill.claims(_text(found.get("value")), where, under=name)
        description = _text(one.get("description"))
        if _SAYS_CONFORMITY.search(description):
            yield from self.bill.claimed_in(description, f"{place}.description")
        yield from self._certified(place, one)
        for where, found in _tables(f"{place}.externalReferences", one.get("externalReferences")):
            shows = _SHOWS.get(_text(found.get("type")))
            evidence = () if shows is None else (made(Evidence, {"kind": shows}),)
            yield from self.bill.claimed_in(_text(found.get("comment")), where, evidence)
        if one.get("standards") is not None:
            where = f"{place}.standards"
            self.bill.remark(where, words.OF_COMPONENT(place="$.definitions"))
            for index, found in enumerate(one["standards"] if isinstance(one["standards"], list) else []):
                table = _table(found) or {"name": found}
                id, name = self.bill.standard(_text(table.get("name")), _text(table.get("version")))
                if id is None:
                    self.bill.remark(f"{where}[{index}]", words.UNREAD(text=name))
                yield Claim(id, name)

    def _certified(self, place: str, one: dict[str, Any]) -> Iterator[Claim]:
        """Read the levels to which a cryptographic algorithm is certified."""
        algorithm = _table(_table(one.get("cryptoProperties")).get("algorithmProperties"))
        for level in _texts(algorithm.get("certificationLevel")):
            found_level = _LEVEL.fullmatch(level.strip().lower())
            if found_level is not None:
                name = f"FIPS 140-{found_level[1]}" if found_level[1] else "ISO/IEC 15408"
                yield Claim(try_parse(name), name, None, (Evidence(EvidenceKind.CERTIFICATE, scheme=level),))
            elif level.strip().lower() not in {"", "none", "unknown"}:
                self.bill.remark(f"{place}.cryptoProperties", words.UNREAD(text=level))

    # --- declarations ---------------------------------------------------------------------------

    def _declarations(self, declared: dict[str, Any]) -> None:
        evidence = {_ref(one, at): one for at, one in _tables("", declared.get("evidence"))}
        claims = {_ref(one, at): (at, one) for at, one in _tables("$.declarations.claims", declared.get("claims"))}
        assessors = {_ref(one, at): one for at, one in _tables("", declared.get("assessors"))}
        attested: dict[tuple[str, str], _Attested] = {}
        used: set[str] = set()
        for place, attestation in _tables("$.declarations.attestations", declared.get("attestations")):
            assessor = _text(attestation.get("assessor"))
            if assessor == _OURS:  # what we found ourselves is no claim of anybody
                for _, entry in _tables("", attestation.get("map")):
                    used.update(_texts(entry.get("claims")), _texts(entry.get("counterClaims")))
                continue
            issuer = _table(assessors.get(assessor, {}).get("organization"))
            for where, entry in _tables(f"{place}.map", attestation.get("map")):
                self._entry(where, entry, issuer, (claims, evidence, attested), used)
        for (target, owner), found in attested.items():
            self._attested(self.parts[target], self.standards[owner], found)
        for ref, (place, claim) in claims.items():
            if ref not in used:
                self._claim(place, claim, evidence)
        for ref, standard in self.standards.items():
            if not ref.startswith(PREFIX) and all(owner != ref for _, owner in attested):
                self.bill.remark(standard.place, words.NOBODY(standard=standard.name))

    def _entry(
        self,
        place: str,
        entry: dict[str, Any],
        issuer: dict[str, Any],
        known: tuple[
            dict[str, tuple[str, dict[str, Any]]], dict[str, dict[str, Any]], dict[tuple[str, str], _Attested]
        ],
        used: set[str],
    ) -> None:
        """Read one line of an attestation: a requirement, the claims that answer it, and how well."""
        claims, evidence, attested = known
        requirement = _text(entry.get("requirement"))
        owner = self.owner.get(requirement)
        against = _texts(entry.get("counterClaims"))
        score = _table(entry.get("conformance")).get("score")
        for ref in (*_texts(entry.get("claims")), *against):
            used.add(ref)
            _, claim = claims.get(ref, ("", {}))
            target = _text(claim.get("target"))
            if owner is None or target not in self.parts:
                gone = words.NO_TARGET(target=target, ref=ref)
                self.bill.remark(place, words.NO_REQUIREMENT(ref=requirement) if owner is None else gone)
                continue
            found = attested.setdefault((target, owner), _Attested(place, set(), set(), set(), []))
            leaves = self.standards[owner].below(requirement)
            if ref in against or score == 0:
                found.denied.update(leaves or {requirement})
            elif isinstance(score, int | float) and score < 1:
                found.doubtful.update(leaves or {requirement})
            else:
                found.sure.update(leaves or {requirement})
            shown = (evidence[key] for key in _texts(claim.get("evidence")) if key in evidence)
            found.evidence.extend(filter(None, (self._evidence(one, issuer, place) for one in shown)))

    def _attested(self, part: Part, standard: _Standard, found: _Attested) -> None:
        """Make a claim of what is attested: the whole standard, or words that say how much of it."""
        leaves = standard.leaves()
        evidence = tuple(dict.fromkeys(found.evidence))
        sure = found.sure - found.doubtful - found.denied
        if sure >= leaves and sure:
            if standard.id is None:
                self.bill.remark(standard.place, words.UNREAD(text=standard.name))
            part.claims.append(Claim(standard.id, standard.name, None, evidence))
            return
        denied = not sure and not found.doubtful and bool(found.denied)
        said = words.ATTESTED(n=len(sure), all=max(len(leaves), 1))
        self.bill.remark(found.place, words.IN_PART(name=part.name, standard=standard.name, what=said))
        statement = Statement.DENIED if denied else Statement.PARTIAL
        part.claims.append(Claim(standard.id, standard.name, None, evidence, statement, str(said)))

    def _claim(self, place: str, claim: dict[str, Any], evidence: Mapping[str, dict[str, Any]]) -> None:
        """Read a claim that nobody attests: its own words have to name the standard."""
        part = self.parts.get(_text(claim.get("target")))
        predicate = _text(claim.get("predicate"))
        shown = [evidence[key] for key in _texts(claim.get("evidence")) if key in evidence]
        made_of = tuple(filter(None, (self._evidence(one, {}, place) for one in shown)))
        if part is None:
            self.bill.remark(place, words.TARGET_GONE(text=predicate[:100]))
        else:
            part.claims += self.bill.claimed_in(predicate, place, made_of, expected=True)

    def _evidence(self, one: dict[str, Any], issuer: dict[str, Any], place: str) -> Evidence | None:
        """Read evidence; one that does not say of which kind it is counts as the weakest."""
        fields: dict[str, Any] = {}
        names = [_text(one.get("propertyName")), _text(one.get("description"))]
        for _, data in _tables("", one.get("data")):
            name = _text(data.get("name"))
            names.append(name)
            content = _table(_table(data.get("contents")).get("attachment")).get("content")
            if names[0].startswith(PREFIX) and name in _FIELDS and isinstance(content, str):
                fields[name] = content
        kinds = (evidence_kinds().hinted(name.removeprefix(PREFIX)) for name in names if name)
        kind = next((found for found in kinds if found), None)
        if kind is None:
            self.bill.remark(place, words.WEAKEST())
        if not fields:
            who = issuer or _table(one.get("author"))
            country = _table(issuer.get("address")).get("country")
            fields = {
                "issuer": _text(who.get("name")) or None,
                "jurisdiction": self.bill.jurisdiction(country, place),
                "issued": date_of(_text(one.get("created"))) or None,
                "expires": date_of(_text(one.get("expires"))) or None,
            }
        found: Evidence | None = made(Evidence, {"kind": kind or "self-declaration", **fields})
        if found is None:
            self.bill.remark(place, words.NO_DATE())
        return found


class _Attested(NamedTuple):
    """What is attested of one part and one standard: which leaves fully, in part or not, on what evidence."""

    place: str
    sure: set[str]
    doubtful: set[str]
    denied: set[str]
    evidence: list[Evidence]


_FIELDS: Final = ("issuer", "jurisdiction", "scheme", "number", "issued", "expires")


def _table(raw: object) -> dict[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _tables(path: str, raw: object) -> list[tuple[str, dict[str, Any]]]:
    items = raw if isinstance(raw, list) else []
    return [(f"{path}[{index}]", one) for index, one in enumerate(items) if isinstance(one, dict)]


def _others(path: str, raw: object) -> list[tuple[str, object]]:
    items = raw if isinstance(raw, list) else [] if raw is None else [raw]
    return [(f"{path}[{index}]", one) for index, one in enumerate(items) if not isinstance(one, dict)]


def _text(raw: object) -> str:
    return raw.strip() if isinstance(raw, str) else ""


def _texts(raw: object) -> Sequence[str]:
    return [one for one in raw if isinstance(one, str)] if isinstance(raw, list) else []


def _ref(one: Mapping[str, Any], place: str) -> str:
    return _text(one.get("bom-ref")) or place
