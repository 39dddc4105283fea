"""What is in use: a deployment, its components, and the standards that they claim.

A file of one, in TOML::

    [deployment]
    name = "Data centre"

    [[component]]
    name = "Rack server"
    kind = "server"
    claims = ["GB 4943.1-2022", { reference = "GB/T 9254.1-2021", statement = "pending", words = "申请中" }]
"""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Self, TypeVar

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import evolve, field, frozen
from stdcompat.agreement.model import Evidence
from stdcompat.catalogs.jurisdictions import as_jurisdiction
from stdcompat.catalogs.plain import register, to_plain
from stdcompat.catalogs.read import TableReader, column
from stdcompat.catalogs.values import as_domain, as_kind, as_texts, as_traits, checked, expect, several
from stdcompat.catalogs.vocabulary import Domain, KindCode, Trait
from stdcompat.errors import DeploymentError, InvalidTypeError, InvalidValueError, Problem
from stdcompat.identifiers import StandardId, own_prefixes, parse
from stdcompat.language import Bilingual, in_language

if TYPE_CHECKING:
    from stdcompat.catalogs import Catalog

__all__ = [
    "ROLES",
    "Claim",
    "ClaimTable",
    "Component",
    "Deployment",
    "Head",
    "OfferRow",
    "Party",
    "PartyRole",
    "Statement",
    "Unread",
    "deployment_of",
]


D = TypeVar("D", bound="Deployment")

ROLES: Final = ("product", "parts")
"""What the components of a deployment can be taken as."""


class Statement(Choice):
    """What a claim says of conformity; only `CLAIMED` asserts it.

    People write the others into the same cells: ``不符合GB 4943.1-2022``, ``申请中``,
    ``IEC 62368-1:2018 (pending)``, ``except clause 5.4``.
    """

    CLAIMED = "claimed"
    """Conformity is asserted."""
    DENIED = "denied"
    """The offer says that it does not conform."""
    PENDING = "pending"
    """Conformity or a certificate is under way."""
    PARTIAL = "partial"
    """It conforms in part."""
    PLANNED = "planned"
    """It is to conform later."""
    NOT_APPLICABLE = "not-applicable"
    """The offer says that the standard does not apply."""
    UNCLEAR = "unclear"
    """What the offer says of conformity was not understood ("Noted", "see brochure")."""


def _evidence(given: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found = several(given, "pieces of evidence", Evidence)
    for one in found:
        if not isinstance(one, Evidence):
            what = f"evidence is an Evidence, not {one!r}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "write Evidence('certificate'), or what else it is")
    return found


def _domain(value: Domain | str | None) -> Domain | None:
    return None if value is None else as_domain(value)


def _statement(value: Statement | str) -> Statement:
    return Statement(value)


@frozen(cache_hash=True, field_transformer=checked)
class Claim:
    """What a component says of its conformity to a standard, with what shows it.

    `id` is None for a reference that is kept although it cannot be read; `as_written` is the
    reference as the file has it. `domain` helps to judge a claim that no catalog covers.
    `statement` is what it says, and `words` are the words of the file that said so, where it is
    anything but conformity.

    >>> from stdcompat import parse
    >>> Claim(parse("GB 4943.1-2022"), "GB 4943.1-2022", statement=Statement.PENDING, words="申请中").asserts
    False
    """

    __repr__ = brief

    id: StandardId | None
    as_written: str
    domain: Domain | None = field(default=None, converter=_domain)
    evidence: tuple[Evidence, ...] = field(default=(), converter=_evidence)
    statement: Statement = field(default=Statement.CLAIMED, converter=_statement)
    words: str | None = None

    @classmethod
    def of(cls, reference: "Claim | StandardId | str") -> "Claim":
        """Return the claim that something conforms to a standard, given by its identifier or its text.

        Raises:
            IdentifierError: if the text cannot be read; ``Claim(None, text)`` keeps such a reference as it is.

        >>> str(Claim.of("GBT22080-2016").id)
        'GB/T 22080-2016'
        """
        if isinstance(reference, Claim):
            return reference
        if isinstance(reference, StandardId):
            return cls(reference, str(reference))
        if not isinstance(reference, str):
            what = f"a claim is a Claim, a StandardId or a text, not {reference!r}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "a text that is no identifier is kept by Claim(None, text)")
        return cls(parse(reference), reference)

    @property
    def asserts(self) -> bool:
        """Whether it asserts conformity, so that it can answer a requirement."""
        return self.statement is Statement.CLAIMED


def _claims(given: Iterable[Claim | StandardId | str]) -> tuple[Claim, ...]:
    found = several(given, "claims", str)
    return tuple([one if isinstance(one, Claim) else Claim.of(one) for one in found])


class PartyRole(Choice):
    """What somebody who is named with a product has to do with it."""

    MANUFACTURER = "manufacturer"
    """Who makes it, also for others (OEM, ODM)."""
    BRAND = "brand"
    """Whose brand it bears."""
    SUPPLIER = "supplier"
    """A further one who delivers it."""
    BIDDER = "bidder"
    """Who makes the offer."""


def _role(value: PartyRole | str) -> PartyRole:
    return PartyRole(value)


@frozen(field_transformer=checked)
class Party:
    """A firm or a brand that is named with a product, beside its supplier.

    Raises:
        InvalidValueError: if the role is none.

    >>> Party("Acme", "manufacturer").role
    <PartyRole.MANUFACTURER: 'manufacturer'>
    """

    __repr__ = brief

    name: str
    role: PartyRole = field(converter=_role)


def _parties(given: Iterable[Party]) -> tuple[Party, ...]:
    found = several(given, "parties", Party)
    for one in found:
        if not isinstance(one, Party):
            what = f"a party is a Party, not {one!r}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "write Party(name, role)")
    return found


@frozen(field_transformer=checked)
class Component:
    """One thing that a supplier delivers.

    `jurisdiction` is the code of the supplier's home, also given by its name (``China``, ``中国``); `version` the product's own.
    `traits` are those that are stated; what is not listed is not stated, rather than absent. `part` marks what is
    content of a product (a library of a firmware, a cell of a battery) and not itself placed on the market: the law
    asks of the product, and of a part only what reaches parts as well. `parties` are who else is named with it: the
    manufacturer, the brand, the bidder; exclusions are judged by each of them, and by the names of the product.

    Args:
        name: what it is called.
        kind: a code of `KINDS` (``server``, ``camera``).
        claims: what it claims: claims, identifiers or their texts.
        traits: codes of `TRAITS` (``radio``).

    Raises:
        InvalidValueError: if a kind, a trait or a jurisdiction is none, with what was meant.
        InvalidTypeError: if a value is of a type that the field does not take.
        IdentifierError: if the text of a claim cannot be read; ``Claim(None, text)`` keeps it as it is.

    >>> Component("Dome", "camera", "Acme", "China", claims=["GB 4943.1-2022"]).jurisdiction
    'CN'
    """

    __repr__ = brief

    name: str
    kind: KindCode = field(converter=as_kind)
    supplier: str | None = None
    jurisdiction: str | None = field(default=None, converter=as_jurisdiction)
    version: str | None = None
    name_zh: str | None = None
    claims: tuple[Claim, ...] = field(default=(), converter=_claims)
    traits: tuple[Trait, ...] = field(default=(), converter=as_traits)
    part: bool = False
    parties: tuple[Party, ...] = field(default=(), converter=_parties)


def _components(given: Iterable[Component]) -> tuple[Component, ...]:
    found = several(given, "components", Component)
    for one in found:
        if not isinstance(one, Component):
            what = f"a component is a Component, not {one!r}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "write Component(name, kind); tables are read by Deployment.from_dict")
    return found


@frozen
class Unread:
    """A cell, or a piece of one, that was not understood: its place, its text, and the reason."""

    __repr__ = brief

    cell: str
    text: str
    reason: str

    @property
    def in_words(self) -> Bilingual:
        """All of it as one line."""
        from stdcompat.sheets.model import place_in_chinese

        return Bilingual(
            f"{self.cell}: {self.text!r} {self.reason!s}",
            f"{place_in_chinese(self.cell)}：“{self.text}”{in_language(self.reason, 'zh')}",
        )


@frozen
class OfferRow:
    """One row of the sheet that an offer was read from, and what it says.

    In a table of requirements and answers (技术规范偏离表, compliance matrix) a row asks and answers.

    Attributes:
        sheet: the name of the sheet; None for CSV.
        number: the row in the sheet, from 1; in CSV the line.
        headed: the row of the headings of its table.
        component: the name of the product that it is about.
        claims: what it states of conformity.
        clause: the clause of the tender that it answers.
        asked: what the tender asks for, as the row quotes it.
        answered: what the bidder answers.
        deviation: what the bidder says of deviation (``无偏离``, ``C``), as it is written.
        stated: what that comes to; None where nothing is said.
    """

    sheet: str | None
    number: int
    headed: int
    component: str
    claims: tuple[Claim, ...] = ()
    clause: str = ""
    asked: str = ""
    answered: str = ""
    deviation: str = ""
    stated: Statement | None = None


@frozen(field_transformer=checked)
class Deployment:
    """Components that are bought, built or sold together.

    `conditions` state facts about the buyer and the use (``federal-buyer``, ``public-5g-network``)
    on which some requirements and exclusions hang. `remarks` say what of a file was read
    otherwise than it is written, or not at all, each with its place; they change no comparison.
    `unread` lists what of a sheet was not understood, of `cells` cells with something in a column
    that matters; `rows` tells which product and claims each of its rows is about; `bidder` is who offers,
    where the sheet says so, and `file` the file itself.

    Args:
        name: what it is called.
        components: the components, in any iterable.
        conditions: facts about the buyer and the use (`stdcompat.catalogs.vocabulary.CONDITIONS`, or a market's own).

    Raises:
        InvalidTypeError: if a value is of a type that the field does not take.

    >>> len(Deployment("Offer", [Component("Rack server", "server", claims=["GB 4943.1-2022"])]).components)
    1
    """

    __repr__ = brief

    name: str
    components: tuple[Component, ...] = field(converter=_components)
    name_zh: str | None = None
    description: str | None = None
    conditions: tuple[str, ...] = field(default=(), converter=as_texts)
    remarks: tuple[str, ...] = field(default=(), eq=False)
    unread: tuple[Unread, ...] = field(default=(), eq=False)
    cells: int = field(default=0, eq=False)
    rows: tuple[OfferRow, ...] = field(default=(), eq=False)
    bidder: str | None = field(default=None, eq=False)
    file: str | None = field(default=None, eq=False)

    @staticmethod
    def load(
        path: str | os.PathLike[str],
        format: str | None = None,
        columns: str | os.PathLike[str] | None = None,
        catalog: "Catalog | None" = None,
    ) -> "Deployment":
        """Read a deployment from TOML, JSON, YAML, CSV, XLSX, CycloneDX or SPDX; its content says which.

        Args:
            path: the file.
            format: the name of its format; detected from its content by default.
            columns: a file that says which headings of a sheet are which fields; guessed by default.
            catalog: a catalog that declares publishers of an organisation's own (``VW 80000``), to be read too.

        Raises:
            DeploymentError: with every problem of the file.
            MissingExtraError: if the format needs an optional package that is not installed.
            ValueError: if no format has the name.

        >>> stack = Deployment.load("docs/examples/eu-data-centre.toml")
        >>> stack.name, len(stack.components)
        ('Varnholm municipal data centre', 16)
        """
        from stdcompat.deployment.readers import read_file

        with own_prefixes(() if catalog is None else catalog.conventions):
            return read_file(path, format, columns).deployment

    @classmethod
    def from_dict(cls, tables: Mapping[str, Any]) -> Self:
        """Make a deployment of the tables of a deployment file, as plain values.

        Raises:
            DeploymentError: with everything that is wrong with them.

        >>> offer = {"deployment": {"name": "D"}, "component": [{"name": "S", "kind": "server", "claims": ["GB 4943.1-2022"]}]}
        >>> Deployment.from_dict(offer).to_dict() == offer
        True
        """
        expect(
            tables, Mapping, "Deployment.from_dict", "pass the tables of a deployment file, as `to_dict` returns them"
        )
        return deployment_of(cls, TableReader(), "deployment", dict(tables))

    @staticmethod
    def from_json(text: str | bytes) -> "Deployment":
        """Make a deployment of a JSON text: the layout of a deployment file, CycloneDX or SPDX.

        Raises:
            DeploymentError: with everything that is wrong with it.
            MissingExtraError: if the format needs an optional package that is not installed.
        """
        from stdcompat.deployment.readers import read_file

        if not isinstance(text, (str, bytes)):
            what = f"must be a JSON text, not {type(text).__name__}"  # type: ignore[unreachable]
            raise InvalidTypeError(what, "tables are read by from_dict, files by load", "Deployment.from_json")
        content = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
        if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
            problem = Problem("deployment", "", "is not JSON", "begin with {; files of other formats are read by load")
            raise DeploymentError([problem])
        return read_file("deployment", None, content=content).deployment

    def taken_as(self, role: str) -> Self:
        """Return it with every component as a product of its own, or as a part of one.

        Args:
            role: ``product`` or ``parts``.

        Raises:
            ValueError: if it is neither.

        >>> bill = Deployment("D", [Component("Library", "software", part=True)])
        >>> bill.taken_as("product").components[0].part
        False
        """
        if role not in ROLES:
            msg = f"components are taken as {' or '.join(ROLES)}, not as {role!r}"
            raise InvalidValueError(msg)
        part = role == "parts"
        return evolve(self, components=[evolve(one, part=part) for one in self.components])

    def to_dict(self) -> dict[str, Any]:
        """Return it as the tables of a deployment file: `from_dict` makes the same of them."""
        head = Head(self.name, self.name_zh, self.description, self.conditions)
        return {"deployment": to_plain(head), "component": to_plain(self.components)}

    def to_toml(self) -> str:
        """Return it as the TOML of a deployment file.

        >>> print(Deployment("D", [Component("S", "server", claims=["GB 4943.1-2022"])]).to_toml(), end="")
        [deployment]
        name = "D"
        <BLANKLINE>
        [[component]]
        name = "S"
        kind = "server"
        claims = ["GB 4943.1-2022"]
        """
        from stdcompat.catalogs.written import to_toml

        return to_toml(self.to_dict())

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a deployment from a TOML file.

        Raises:
            DeploymentError: with every problem of the file.
        """
        reader = TableReader()
        tables = reader.load(path)
        return deployment_of(cls, reader, os.fspath(path), tables)


@frozen
class Head:
    """The table that a file begins with."""

    name: str
    name_zh: str | None = None
    description: str | None = None
    conditions: tuple[str, ...] = ()


@frozen
class ClaimTable:
    """A claim with more than its reference: its reference alone is written as a text."""

    reference: str
    domain: Domain | None = None
    verbatim: bool = False
    statement: Statement = Statement.CLAIMED
    words: str | None = None
    evidence: tuple[Evidence, ...] = ()


def _claim_of(value: Any, structure: Callable[[Any, Any], Any]) -> Claim:
    if not isinstance(value, str | dict):
        msg = f"must be a reference in quotes, or a table with one, not {value!r}"
        raise TypeError(msg)
    table: ClaimTable = structure({"reference": value} if isinstance(value, str) else value, ClaimTable)
    id_ = None if table.verbatim else structure(table.reference, StandardId)
    return Claim(id_, table.reference, table.domain, table.evidence, table.statement, table.words)


def _table_of(claim: Claim) -> Any:
    verbatim = claim.id is None
    table = ClaimTable(claim.as_written, claim.domain, verbatim, claim.statement, claim.words, claim.evidence)
    plain = to_plain(table)
    return claim.as_written if len(plain) == 1 else plain


register(Claim, _claim_of, _table_of)


def deployment_of(cls: type[D], reader: TableReader, file: str, tables: dict[str, Any]) -> D:
    """Make a deployment from the tables of a file, wherever they were read from.

    Raises:
        DeploymentError: with what the reader had found already, or everything that is wrong with the tables.
    """
    if not reader.problems:
        reader.keys(file, tables, ["deployment", "component"])
        head = reader.head(file, tables, "deployment", Head, "begin with [deployment] and a name")
        components = reader.records(file, tables, "component", Component)
        if not tables.get("component"):
            reader.add(file, "", "has no [[component]]", "list at least one")
        reader.unique(file, "component", column(tables, "component", "name"), "give it another name")
        if head is not None and not reader.problems:
            return cls(head.name, tuple(components), head.name_zh, head.description, head.conditions)
    raise DeploymentError(reader.problems)
