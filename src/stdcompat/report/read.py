"""Reports read back from their JSON: equal to the ones that were written."""

from __future__ import annotations

import datetime
import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from stdcompat._untrusted import read_whole
from stdcompat.agreement.evidence import Acceptance, EvidenceAnswer
from stdcompat.agreement.model import Agreement, Evidence
from stdcompat.catalogs.model import Source
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.store import Digest
from stdcompat.catalogs.vocabulary import DOMAINS, KINDS, TRAITS, Domain, KindCode, Trait
from stdcompat.checks.clash import Clash, ClashKind
from stdcompat.checks.finding import Finding, Notice, NoticeKind, Remedy, RemedyOrigin, Severity, Verdict
from stdcompat.checks.rule import RULES, RuleCode
from stdcompat.checks.triage import Known, Triage
from stdcompat.checks.waiver import Waiver
from stdcompat.deployment.model import Claim, Component, Deployment, Statement, Unread
from stdcompat.equivalence.resolution import resolution_from_plain
from stdcompat.errors import InputError, Problem, not_read
from stdcompat.identifiers import parse
from stdcompat.language import Bilingual
from stdcompat.market.book import Market
from stdcompat.market.model import Exclusion, Reference, Requirement
from stdcompat.market.profile import Profile
from stdcompat.report.plain import MARKETS_SCHEMA, MAX_REPORT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stdcompat.equivalence.edge import Edge
    from stdcompat.equivalence.resolution import Resolution

__all__ = ["Read", "from_json", "read"]

T = TypeVar("T")

_HINT = "write it with check -o report.json of this version"


class Read(NamedTuple):
    """What was read: the fields of the report on each market; where it is on several, where these clash."""

    reports: tuple[dict[str, Any], ...]
    clashes: tuple[Clash, ...] | None


def read(path: str | os.PathLike[str], *, several: bool | None = None) -> Read:
    """Read what was written as ``.json`` or ``.jsonl``.

    Args:
        path: the file.
        several: whether it must be on several markets, or on one; either by default.

    Raises:
        InputError: if the file cannot be read, or holds something else.
    """
    file = os.fspath(path)
    try:
        text = read_whole(file, MAX_REPORT).decode()
    except OSError as error:
        raise InputError([not_read(file, error)]) from None
    except UnicodeDecodeError:
        raise InputError([Problem(file, "", "is not JSON", _HINT)]) from None
    return from_json(text, file, several=several)


def from_json(text: str, file: str = "report", *, several: bool | None = None) -> Read:
    """Read the JSON of a report, or of one on several markets; or the lines of either.

    Args:
        text: what `to_json` returned, or what the format ``jsonl`` made.
        file: what a problem says of where the text came from.
        several: whether it must be on several markets, or on one; either by default.

    Raises:
        InputError: with a problem for each part that cannot be read, or one for the whole.
    """
    plain = _loaded(text, file)
    schema = plain.get("schema") if isinstance(plain, dict) else None
    reader = _Reader(file)
    found = Read((), None)
    if schema == SCHEMA:
        found = Read((reader.report(plain),), None)
    elif schema == MARKETS_SCHEMA:
        found = Read(
            tuple(reader.made(plain, "reports", reader.report)), tuple(reader.made(plain, "clashes", reader.clash))
        )
    else:
        what = f"is a {schema}, and this reads {SCHEMA}" if isinstance(schema, str) else "is no report"
        reader.problems.append(Problem(file, "", what, _HINT))
    if several is not None and schema == (SCHEMA if several else MARKETS_SCHEMA):
        what, other = ("is on one market", "Report") if several else ("is on several markets", "MarketsReport")
        reader.problems.append(Problem(file, "", what, f"read it with {other}.read"))
    if reader.problems:
        raise InputError(reader.problems)
    return found


def _loaded(text: str, file: str) -> Any:
    """Return the plain values of a JSON text; lines are put together again."""
    lines = text.split("\n")
    try:
        if not lines[0].endswith("}"):  # a line of its own; the JSON of a report goes on
            return json.loads(text)
        head, *others = (json.loads(line) for line in lines if line)
        return head if "findings" in head or "reports" in head else _joined(head, others)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise InputError([Problem(file, "", "is not JSON", _HINT)]) from None


def _joined(head: dict[str, Any], lines: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a report put together from its lines: the head of all, heads of reports, and what they hold."""
    plain = {**head, "reports": []} if head.get("schema") == MARKETS_SCHEMA else {**head, "findings": [], "notices": []}
    report = plain
    for line in lines:
        ((name, value),) = line.items()
        if name == "report":
            report = {**value, "findings": [], "notices": []}
            plain["reports"].append(report)
        else:
            report[{"finding": "findings", "notice": "notices"}[name]].append(value)
    return plain


class _Reader:
    """Makes records of plain values; what is the same in several findings is made once."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.components: dict[str, Component] = {}
        self.agreements: dict[str, Agreement] = {}
        self.facts: dict[tuple[str | None, Any], Any] = {}
        self.edges: dict[Edge, Edge] = {}

    def report(self, plain: dict[str, Any]) -> dict[str, Any]:
        """Return the fields of a report; those of its head alone when that has problems."""
        head = self._one("", plain, self._head)
        if head is None:
            return {}
        triage = self._one("triage", plain["triage"], self._triage) if plain.get("triage") else None
        return {
            **head,
            "findings": tuple(self.made(plain, "findings", self._finding)),
            "notices": tuple(self.made(plain, "notices", self._notice)),
            "triage": triage or Triage(),
        }

    def made(self, plain: dict[str, Any], name: str, make: Callable[[Any], T]) -> Iterable[T]:
        """Make each record of a list; a problem with one leaves the others."""
        found = plain.get(name)
        if not isinstance(found, list):
            self.problems.append(Problem(self.file, name, "is no list", _HINT))
            return
        for number, one in enumerate(found, 1):
            made = self._one(f"{name}[{number}]", one, make)
            if made is not None:
                yield made

    def _one(self, place: str, plain: Any, make: Callable[[Any], T]) -> T | None:
        try:
            return make(plain)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            missing = f"has no {error}" if isinstance(error, KeyError) else "has a value that does not fit"
            self.problems.append(Problem(self.file, place, missing, _HINT))
            return None

    def _head(self, plain: dict[str, Any]) -> dict[str, Any]:
        about, catalog = plain["deployment"], plain["catalog"]
        deployment = Deployment(
            _text(about["name"]),
            tuple(_component(one) for one in about["components"]),
            _perhaps(about["name_zh"], _text),
            _perhaps(about["description"], _text),
            tuple(map(_text, about["conditions"])),
            unread=tuple(_unread(one) for one in plain.get("unread", ())),  # reports before 26.2 have none
            cells=plain.get("cells", 0),
        )
        markets = tuple(from_plain(market, Market) for market in plain["markets"])
        profile = None if plain["profile"] is None else from_plain(plain["profile"], Profile)
        self.components = {component.name: component for component in deployment.components}
        self.agreements = {one["id"]: from_plain(one, Agreement) for one in plain["agreements"]}
        asked = [(market.code, fact) for market in markets for fact in (*market.requirements, *market.exclusions)]
        asked += [] if profile is None else [("profile", fact) for fact in profile.requirements]
        self.facts = {key: key[1] for key in asked}
        return {
            "deployment": deployment,
            "markets": markets,
            "profile": profile,
            "as_of": datetime.date.fromisoformat(plain["as_of"]),
            "edition": _text(catalog["edition"]),
            "digest": Digest(_text(catalog["digest"])),
            "version": _text(plain["stdcompat"]),
            "sources": tuple(from_plain(source, Source) for source in plain["sources"]),
        }

    def _finding(self, plain: dict[str, Any]) -> Finding:
        if plain["code"] not in RULES:
            raise ValueError(plain["code"])
        return Finding(
            code=RuleCode(plain["code"]),
            verdict=Verdict(plain["verdict"]),
            severity=Severity(plain["severity"]),
            market=_text(plain["market"]),
            component=self.components[plain["component"]["name"]],
            message=_said(plain, "message"),
            requirement=self._fact(plain["requirement"], Requirement, plain["asked_by"]),
            exclusion=self._fact(plain["exclusion"], Exclusion, plain["asked_by"]),
            claim=_perhaps(plain["claim"], _claim),
            reference=_perhaps(plain["reference"], lambda one: from_plain(one, Reference)),
            resolution=self._resolution(plain["resolution"]),
            evidence=_perhaps(plain["evidence"], self._evidence),
            remedy=_perhaps(plain["remedy"], self._remedy),
            asked_by=_perhaps(plain["asked_by"], _text),
            stale=plain.get("stale") is True,  # reports before 26.2 have none
        )

    def _notice(self, plain: dict[str, Any]) -> Notice:
        return Notice(
            NoticeKind(plain["kind"]),
            _text(plain["market"]),
            _said(plain, "text"),
            self._fact(plain["requirement"], Requirement, plain["market"]),
            self._fact(plain["exclusion"], Exclusion, plain["market"]),
            tuple(map(_text, plain["components"])),
        )

    def _fact(self, plain: Any, kind: type[T], asked_by: str | None) -> T | None:
        """Return what is asked: the very one of the market or the profile, so that it is known whose it is."""
        if plain is None:
            return None
        fact = from_plain(plain, kind)
        found: T = self.facts.setdefault((asked_by, fact), fact)
        return found

    def _resolution(self, plain: dict[str, Any] | None) -> Resolution | None:
        return None if plain is None else resolution_from_plain(plain, self.edges)

    def _evidence(self, plain: dict[str, Any]) -> EvidenceAnswer:
        return EvidenceAnswer(
            Acceptance(plain["acceptance"]),
            _said(plain, "reason"),
            _perhaps(plain["evidence"], lambda one: from_plain(one, Evidence)),
            tuple(self.agreements[one["id"]] for one in plain["instruments"]),
            tuple((self.agreements[one["agreement"]["id"]], _said(one, "reason")) for one in plain["unhelpful"]),
        )

    def _remedy(self, plain: dict[str, Any]) -> Remedy:
        return Remedy(
            _said(plain, "text"),
            _perhaps(plain["claim"], parse),
            _perhaps(plain["origin"], RemedyOrigin),
            self._resolution(plain["resolution"]),
            None if plain["caveat"] is None else _said(plain, "caveat"),
        )

    def _triage(self, plain: dict[str, Any]) -> Triage:
        def waivers(found: Iterable[Any]) -> tuple[Waiver, ...]:
            return tuple(from_plain(one, Waiver) for one in found)

        return Triage(
            ignored=tuple(map(self._finding, plain["ignored"])),
            waived=tuple((key, from_plain(plain["waived"][key], Waiver)) for key in sorted(plain["waived"])),
            expired=waivers(plain["expired"]),
            unused=waivers(plain["unused"]),
            refused=waivers(plain["refused"]),
            known=_perhaps(plain["known"], frozenset),
            resolved=tuple(from_plain(one, Known) for one in plain["resolved"]),
        )

    def clash(self, plain: dict[str, Any]) -> Clash:
        one, other = (tuple(side) for side in plain["markets"])
        first, second = plain["facts"]
        return Clash(
            ClashKind(plain["kind"]),
            (one, other),
            (first, second),
            tuple(map(_text, plain["components"])),
            _said(plain, "text"),
            self._resolution(plain["resolution"]),
        )


def _component(plain: dict[str, Any]) -> Component:
    if plain["kind"] not in KINDS:
        raise ValueError(plain["kind"])
    return Component(
        name=_text(plain["name"]),
        kind=KindCode(plain["kind"]),
        supplier=_perhaps(plain["supplier"], _text),
        jurisdiction=_perhaps(plain["jurisdiction"], _text),
        version=_perhaps(plain["version"], _text),
        name_zh=_perhaps(plain["name_zh"], _text),
        claims=tuple(_claim(claim) for claim in plain["claims"]),
        traits=tuple(_trait(trait) for trait in plain.get("traits", ())),
        part=plain.get("part") is True,  # reports before 26.2 have none
    )


def _unread(plain: dict[str, Any]) -> Unread:
    reason = Bilingual(_text(plain["reason"]), _text(plain.get("reason_zh") or plain["reason"]))
    return Unread(_text(plain["cell"]), _text(plain["text"]), reason)


def _trait(plain: Any) -> Trait:
    if plain not in TRAITS:
        raise ValueError(plain)
    return Trait(plain)


def _claim(plain: dict[str, Any]) -> Claim:
    domain = plain["domain"]
    if domain is not None and domain not in DOMAINS:
        raise ValueError(domain)
    return Claim(
        _perhaps(plain["id"], parse),
        _text(plain["as_written"]),
        None if domain is None else Domain(domain),
        tuple(from_plain(one, Evidence) for one in plain["evidence"]),
        Statement(plain.get("statement", "claimed")),  # reports before 26.2 have none
        _perhaps(plain.get("words"), _text),
    )


def _perhaps(plain: Any, make: Callable[[Any], T]) -> T | None:
    return None if plain is None else make(plain)


def _said(plain: dict[str, Any], name: str) -> str:
    """Return a text in both languages, or in the one that is written."""
    english, chinese = _text(plain[name]), plain.get(f"{name}_zh")
    return english if chinese is None else Bilingual(english, _text(chinese))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
