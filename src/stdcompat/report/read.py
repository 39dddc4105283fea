"""Reports read back from their JSON: equal to the ones that were written."""

from __future__ import annotations

import datetime
import functools
import json
import os
import types
import typing
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from stdcompat._records import evolve
from stdcompat._untrusted import read_whole
from stdcompat.agreement.evidence import EvidenceAnswer
from stdcompat.agreement.model import Agreement
from stdcompat.catalogs.model import Source
from stdcompat.catalogs.plain import from_plain, written_fields
from stdcompat.catalogs.store import Digest
from stdcompat.checks.clash import Clash
from stdcompat.checks.finding import Finding, Notice, Remedy
from stdcompat.checks.rule import RULES, RuleCode
from stdcompat.checks.triage import Known, Triage
from stdcompat.checks.waiver import Waiver
from stdcompat.deployment.model import Claim, Component, Deployment, Unread
from stdcompat.equivalence.resolution import Resolution, resolution_from_plain
from stdcompat.errors import InputError, Problem, not_read
from stdcompat.language import Bilingual
from stdcompat.market.book import Market
from stdcompat.market.model import Exclusion, Requirement
from stdcompat.market.profile import Profile
from stdcompat.report.plain import MARKETS_SCHEMA, MAX_REPORT, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stdcompat.equivalence.edge import Edge

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
            tuple(reader.made(plain, "reports", reader.report)),
            tuple(reader.made(plain, "clashes", reader.record(Clash))),
        )
    else:
        what = f"is a {schema}, and this reads {SCHEMA}" if isinstance(schema, str) else "is no report"
        reader.problems.append(Problem(file, "", what, _HINT))
    if schema == MARKETS_SCHEMA and not found.reports and not reader.problems:
        reader.problems.append(Problem(file, "reports", "is empty", _HINT))
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
        self.within = ""  # the place of what is being read
        self.components: dict[str, Component] = {}
        self.agreements: dict[str, Agreement] = {}
        self.facts: dict[tuple[str | None, Any], Any] = {}
        self.edges: dict[Edge, Edge] = {}
        # What a report writes otherwise than a file of facts does: each made of its value and of the record that holds it.
        self.forms: dict[Any, Callable[[Any, dict[str, Any]], Any]] = {
            str: lambda value, _: _text(value),
            Agreement: lambda value, _: self.agreements[value["id"]],  # in full at the top
            Claim: lambda value, _: self._record(Claim, value),
            Component: lambda value, _: self.components[value["name"]],  # a finding holds little but the name
            EvidenceAnswer: lambda value, _: self._evidence(value),
            Exclusion: lambda value, about: self._fact(Exclusion, value, about),
            Remedy: lambda value, _: self._record(Remedy, value),
            Requirement: lambda value, about: self._fact(Requirement, value, about),
            Resolution: lambda value, _: resolution_from_plain(value, self.edges),
            RuleCode: lambda value, _: _rule(value),
        }

    def report(self, plain: dict[str, Any]) -> dict[str, Any]:
        """Return the fields of a report; those of its head alone when that has problems."""
        head = self._one("", plain, self._head)
        if head is None:
            return {}
        triage = self._one("triage", plain["triage"], self._triage) if plain.get("triage") else None
        return {
            **head,
            "findings": tuple(self.made(plain, "findings", self.record(Finding))),
            "notices": tuple(self.made(plain, "notices", self.record(Notice))),
            "triage": triage or Triage(),
        }

    def made(self, plain: dict[str, Any], name: str, make: Callable[[Any], T]) -> Iterable[T]:
        """Make each record of a list; a problem with one leaves the others."""
        found = plain.get(name)
        if not isinstance(found, list):
            self._add(name, "is not a list")
            return
        for number, one in enumerate(found, 1):
            made = self._one(f"{name}[{number}]", one, make)
            if made is not None:
                yield made

    def _one(self, place: str, plain: Any, make: Callable[[Any], T]) -> T | None:
        outer = self.within
        self.within = ".".join(filter(None, (outer, place)))
        try:
            return make(plain)
        except (LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
            self._add("", f"has no {error}" if isinstance(error, KeyError) else "has a value that does not fit")
            return None
        finally:
            self.within = outer

    def _add(self, place: str, what: str) -> None:
        self.problems.append(Problem(self.file, ".".join(filter(None, (self.within, place))), what, _HINT))

    def _head(self, plain: dict[str, Any]) -> dict[str, Any]:
        about, catalog = plain["deployment"], plain["catalog"]
        components = [self._record(Component, one) for one in about["components"]]
        self.components = {component.name: component for component in components}
        deployment = evolve(
            self._record(Deployment, about),
            unread=tuple(self._record(Unread, one) for one in plain.get("unread", ())),
            cells=plain.get("cells", 0),
        )
        markets = tuple(from_plain(market, Market) for market in plain["markets"])
        profile = None if plain["profile"] is None else from_plain(plain["profile"], Profile)
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

    def record(self, cls: type[T]) -> Callable[[dict[str, Any]], T]:
        """Return what makes records of a class."""
        return functools.partial(self._record, cls)

    def _record(self, cls: type[T], plain: dict[str, Any]) -> T:
        """Make a record of the values under the names of its fields; a text with its Chinese beside it knows both."""
        given: dict[str, Any] = {}
        fields = written_fields(cls)
        own = {field.name for field in fields}
        for name, kind in ((field.name, field.type) for field in fields):
            if name in plain or name not in _LATER:
                given[name] = self._value(kind, plain[name], plain)
                if (chinese := f"{name}_zh") not in own and plain.get(chinese) is not None:
                    given[name] = Bilingual(given[name], _text(plain[chinese]))
        return cls(**given)

    def _value(self, kind: Any, value: Any, plain: dict[str, Any]) -> Any:
        """Make one value of a record; `plain` is the record."""
        inner = [one for one in typing.get_args(kind) if one is not types.NoneType]
        if isinstance(kind, types.UnionType):
            return None if value is None else self._value(inner[0], value, plain)
        if typing.get_origin(kind) is tuple:
            if not isinstance(value, list):
                raise TypeError(value)
            return tuple(self._value(inner[0], one, plain) for one in value)
        form = self.forms.get(kind)
        return from_plain(value, kind) if form is None else form(value, plain)

    def _fact(self, kind: type[T], plain: Any, about: dict[str, Any]) -> T:
        """Return what is asked: the very one of the market or the profile, so that it is known whose it is."""
        fact = from_plain(plain, kind)
        found: T = self.facts.setdefault((about.get("asked_by", about["market"]), fact), fact)
        return found

    def _evidence(self, plain: dict[str, Any]) -> EvidenceAnswer:
        unhelpful = tuple(
            (self.agreements[one["agreement"]["id"]], Bilingual(_text(one["reason"]), _text(one["reason_zh"])))
            for one in plain["unhelpful"]
        )
        return evolve(self._record(EvidenceAnswer, {**plain, "unhelpful": []}), unhelpful=unhelpful)

    def _triage(self, plain: dict[str, Any]) -> Triage:
        def waivers(found: Iterable[Any]) -> tuple[Waiver, ...]:
            return tuple(from_plain(one, Waiver) for one in found)

        return Triage(
            ignored=tuple(self._record(Finding, one) for one in plain["ignored"]),
            waived=tuple((key, from_plain(plain["waived"][key], Waiver)) for key in sorted(plain["waived"])),
            expired=waivers(plain["expired"]),
            unused=waivers(plain["unused"]),
            refused=waivers(plain["refused"]),
            known=None if plain["known"] is None else frozenset(plain["known"]),
            resolved=tuple(from_plain(one, Known) for one in plain["resolved"]),
        )


def _rule(value: Any) -> RuleCode:
    if value not in RULES:
        raise ValueError(value)
    return RuleCode(value)


_LATER: Final = frozenset({"part", "stale", "statement", "traits", "words"})
"""Fields that reports before 26.2 lack."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
