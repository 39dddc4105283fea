"""What all bills of materials have in common: parts with names of their own, and text that holds references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import attrs

from stdcompat._patterns import pattern
from stdcompat.catalogs.jurisdictions import jurisdiction_code
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.vocabulary import KINDS, KindCode
from stdcompat.deployment.model import Claim, Component, Deployment, Party, Statement
from stdcompat.deployment.readers import words
from stdcompat.deployment.readers.codes import jurisdictions, kinds
from stdcompat.deployment.statements import Said, statement_of, statements_of
from stdcompat.identifiers import find_identifiers, split_identifiers, try_parse
from stdcompat.language import Bilingual, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from stdcompat.agreement.model import Evidence
    from stdcompat.identifiers import StandardId

__all__ = ["CLAIM", "PREFIX", "Bill", "Part", "is_claim", "made", "placed"]

PREFIX: Final = "stdcompat:"
"""What our own names for properties and annotations begin with."""
CLAIM: Final = "stdcompat:claim"

_MOST_REMARKS: Final = 50
_YEAR: Final = pattern(r"(?:19|20)\d{2}")
_SAYS_CLAIM: Final = pattern(
    r"(?:^|[:./_-])(?:claim|standards?|conforms?[-_]?to|complies[-_]?with|compliance)$", re.IGNORECASE
)
_NO_LETTER: Final = pattern(r"[\W_]+")
_NEGATED: Final = pattern(r"\b(?:not|never|neither|fails?|except|without|non)\b|不符合|不满足|不适用|未", re.IGNORECASE)


def is_claim(name: str) -> bool:
    """Return whether a property's name says that its value names standards.

    >>> is_claim("stdcompat:claim"), is_claim("acme:compliance"), is_claim("acme:standards-team")
    (True, True, False)
    """
    return _SAYS_CLAIM.search(name) is not None


@attrs.define
class Part:
    """A component while a bill is read."""

    name: str
    kind: KindCode
    supplier: str | None = None
    jurisdiction: str | None = None
    version: str | None = None
    name_zh: str | None = None
    claims: list[Claim] = attrs.field(factory=list)
    part: bool = False
    parties: list[Party] = attrs.field(factory=list)


class Bill:
    """A deployment while it is read from a bill of materials: parts in their order, and remarks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.parts: list[Part] = []
        self.name = ""
        self.name_zh: str | None = None
        self.description: str | None = None
        self.conditions: list[str] = []
        self._remarks: list[str] = []
        self._more = 0

    def remark(self, place: str, what: str) -> None:
        """Say what is read otherwise than it is written, or not at all."""
        if len(self._remarks) < _MOST_REMARKS:
            self._remarks.append(placed(self.file, place, what))
        else:
            self._more += 1

    def deployment(self) -> Deployment:
        """Return the deployment; parts with one name are distinguished by version and number."""
        if not self.parts:
            self.remark("", words.NO_COMPONENT())
        remarks = self._remarks + ([placed(self.file, "", words.MORE(n=self._more))] if self._more else [])
        components = tuple(self._components())
        return Deployment(
            self.name, components, self.name_zh, self.description, tuple(dict.fromkeys(self.conditions)), tuple(remarks)
        )

    def _components(self) -> Iterator[Component]:
        times: dict[str, int] = {}
        for part in self.parts:
            times[part.name] = times.get(part.name, 0) + 1
        seen: dict[str, int] = {}
        for part in self.parts:
            name = part.name
            if times[name] > 1 and part.version:
                name = f"{name} {part.version}"
            seen[name] = seen.get(name, 0) + 1
            while seen[name] > 1:
                name = f"{name} ({seen[name]})"
                seen[name] = seen.get(name, 0) + 1
            claims = tuple(dict.fromkeys(part.claims))
            yield Component(
                name,
                part.kind,
                part.supplier,
                part.jurisdiction,
                part.version,
                part.name_zh,
                claims,
                part=part.part,
                parties=[party for party in dict.fromkeys(part.parties) if party.name != part.supplier],
            )

    def kind(self, said: str | None, name: str, default: str | None, place: str) -> KindCode:
        """Return the kind that a property says, or the one that goes with the type, or what the name hints at."""
        if said is not None:
            if said in KINDS:
                return KindCode(said)
            self.remark(place, words.UNKNOWN_KIND(kind=said))
        if default is not None:
            return KindCode(default)
        hinted = kinds().hinted(name)
        guess = hinted or "equipment"
        self.remark(place, words.DEVICE(name=name, kind=guess, property=f"{PREFIX}kind"))
        return KindCode(guess)

    def jurisdiction(self, text: Any, place: str) -> str | None:
        """Return the code of the market that a country's name or code means."""
        if not isinstance(text, str) or not text.strip():
            return None
        code = jurisdiction_code(text) or jurisdictions().named(text)
        if code is None:
            self.remark(place, words.NO_MARKET(text=text))
        return code

    def claims(self, text: str, place: str, evidence: Sequence[Evidence] = (), *, under: str = "") -> list[Claim]:
        """Return a claim for each reference of a text that lists them; those that cannot be read stay as they are.

        Args:
            text: the list.
            place: where it is.
            evidence: what shows the claims.
            under: the name that it stands under, which may say something of all of them ("non-compliance").
        """
        pieces = split_identifiers(text)
        read = [piece for piece in pieces if piece.id is not None]
        said = dict(zip(read, statements_of(text, read), strict=True))
        titled = statement_of(_NO_LETTER.sub(" ", under)) if under else None
        found = []
        for piece in pieces:
            as_written = piece.text.strip() if piece.id is None else str(piece.id)
            if piece.id is None and read and statement_of(piece.text) is not None:
                continue  # "pending" says something of the others
            if piece.id is None:
                self.remark(place, words.UNREAD(text=as_written))
            one = said.get(piece, Said(Statement.CLAIMED))
            if one.statement is Statement.CLAIMED and titled is not None and titled.statement is not Statement.CLAIMED:
                one = titled._replace(words=under)
            found.append(Claim(piece.id, as_written, None, tuple(evidence), one.statement, one.words))
        return found

    def claimed_in(
        self, text: str, place: str, evidence: Sequence[Evidence] = (), *, expected: bool = False
    ) -> list[Claim]:
        """Return the claims of a sentence, with what it says of each; one that seems to deny conformity makes denials.

        Args:
            text: the sentence.
            place: where it is.
            evidence: what shows the claims.
            expected: whether a sentence that names no standard deserves a remark.
        """
        found = list(dict.fromkeys(piece.id for piece in find_identifiers(text) if piece.id is not None))
        if found and _NEGATED.search(text):
            self.remark(place, words.DENIED(text=text[:200]))
            said = text[:200]
            return [Claim(id, str(id), None, tuple(evidence), Statement.DENIED, said) for id in found]
        if not found and expected:
            self.remark(place, words.NAMES_NOTHING(text=text[:100]))
        pieces = [piece for piece in find_identifiers(text) if piece.id is not None]
        told = {piece.id: said for piece, said in zip(pieces, statements_of(text, pieces), strict=True)}
        return [Claim(id, str(id), None, tuple(evidence), told[id].statement, told[id].words) for id in found]

    def standard(self, name: str, version: str) -> tuple[StandardId | None, str]:
        """Return the standard that a name and a version mean together, and how it is called.

        >>> Bill("bom.json").standard("ISO/IEC 27001", "2022")
        (StandardId(publisher='ISO/IEC', number='27001', year=2022), 'ISO/IEC 27001:2022')
        """
        found = try_parse(name)
        if found is None:
            ids = {piece.id for piece in find_identifiers(name) if piece.id is not None}
            found = next(iter(ids)) if len(ids) == 1 else None
        if found is not None and not found.is_dated and _YEAR.fullmatch(version):
            found = try_parse(f"{found}:{version}") or try_parse(f"{found}-{version}") or found
        return found, str(found) if found is not None else f"{name} {version}".strip()


def placed(file: str, place: str, what: str) -> Bilingual:
    """Return a remark with where it belongs, in both languages."""
    where = f"{file}: {place}: " if place else f"{file}: "
    return Bilingual(where + what, where + in_language(what, "zh"))


def made(cls: Any, raw: Any) -> Any:
    """Return a record of plain values, or None when they do not fit."""
    try:
        return from_plain(raw, cls)
    except Exception:  # noqa: BLE001  # whatever it is that does not fit
        return None
