"""The answers that the server gives: plain values that cite what they rest on."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, Final

from stdcompat._records import evolve
from stdcompat._stamp import stamp
from stdcompat.catalogs.plain import to_plain as record_to_plain
from stdcompat.deployment.readers import read_file
from stdcompat.errors import InvalidValueError
from stdcompat.facts import Facts
from stdcompat.identifiers import own_prefixes
from stdcompat.identifiers._plain import to_plain
from stdcompat.market.profile import Profile
from stdcompat.report.cited import cited_sources
from stdcompat.report.head import verdict_in_words
from stdcompat.report.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stdcompat.catalogs import Catalog
    from stdcompat.deployment import Component, Deployment
    from stdcompat.report import Report

__all__ = ["MAX_DEPLOYMENT", "MAX_FINDINGS", "MAX_FOUND", "MAX_MARKETS", "MAX_TEXT", "MAX_TEXTS", "Answers"]

MAX_TEXTS: Final = 100
MAX_TEXT: Final = 1000
MAX_FOUND: Final = 100
MAX_MARKETS: Final = 10
MAX_FINDINGS: Final = 200
MAX_DEPLOYMENT: Final = 1_000_000
"""Bytes of a deployment as JSON."""
MAX_COMPONENTS: Final = 1000
MAX_SECONDS: Final = 2.0
"""After so long nothing further is begun: an assistant waits for the answer."""
AT_ONCE: Final = 300
"""So many claims are judged before the clock is read; what was judged once is judged again in no time."""


class Answers:
    """Answers questions over what is known.

    Each answer is a dictionary that holds the version, the catalog's edition and digest, the date,
    and under ``sources`` every source that it cites, by its id.

    >>> answer = Answers().resolve("GB/T 22080-2016", "ISO/IEC 27001:2013", as_of="2026-11-21")
    >>> answer["covers"], sorted(answer["sources"])[0] in str(answer["proof"])
    ('yes', True)
    """

    def __init__(self, facts: Facts | Catalog | None = None) -> None:
        self.facts = facts if isinstance(facts, Facts) else Facts(facts)
        self.catalog = self.facts.catalog

    def parse(self, texts: Sequence[str]) -> dict[str, Any]:
        """Read standards' identifiers; what cannot be read says what was expected and what is near."""
        return {**stamp(self.catalog), "read": [self._read(text) for text in texts]}

    def resolve(self, a: str, b: str, as_of: str | None = None) -> dict[str, Any]:
        """Say what one standard is to another, with the proof.

        Raises:
            InvalidValueError: if a text cannot be read, or the date.
        """
        answer = self.facts.on(as_of).resolve(a, b)
        plain = answer.to_dict()
        return self._cited(answer.as_of, {"explanation": answer.explain(), **plain}, _sources_in(plain))

    def equivalents(
        self,
        id: str,
        publisher: str | None = None,
        market: str | None = None,
        as_of: str | None = None,
        limit: int = 20,
    ) -> dict[str, Any]:
        """List the editions that correspond to a standard, nearest first.

        Raises:
            InvalidValueError: if the text cannot be read, or the date.
            LookupError: if no market or publisher has the name.
        """
        facts = self.facts.on(as_of)
        asked = facts.parse(id)
        every = facts.equivalents(asked, publisher=publisher or None, market=market or None)
        found = [answer.to_dict() for answer in every[:limit]]
        held = bool(found) or bool(self.catalog.editions(asked))
        said = {
            "asked": str(asked),
            "in_catalog": held,
            "found": found,
            "left_out": len(every) - len(found),
        }
        return self._cited(facts.as_of, said, _sources_in(found))

    def check(  # noqa: PLR0913  # each an argument of the tool
        self,
        deployment: Mapping[str, Any],
        markets: Sequence[str],
        as_of: str | None = None,
        *,
        limit: int = 50,
        first: int = 0,
        taken_as: str | None = None,
        profile: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        """Check a deployment, in the layout of a deployment file, against markets.

        The answer is bounded in time: markets that come too late are named under ``not_checked``, and
        components under ``components_not_checked``.

        Args:
            deployment: its tables.
            markets: the codes of markets.
            as_of: the date of the answer; today by default.
            limit: how many findings of each market are returned.
            first: how many findings of each market are skipped, as an earlier answer said.
            taken_as: ``product`` or ``parts``: what the components are; as the deployment says by default.
            profile: what a buyer asks for beside the law, as the tables of a profile file.

        Raises:
            DeploymentError: with every problem of the deployment.
            MarketError: with every problem of the profile.
            UnknownMarketError: if no market has a code.
            ValueError: if the date cannot be read, the deployment is too large, or taken as neither.
        """
        content, asked = (
            json.dumps(tables, ensure_ascii=False).encode("utf-8", "surrogatepass") for tables in (deployment, profile)
        )
        if len(content) + len(asked) > MAX_DEPLOYMENT:
            msg = f"the deployment is larger than {MAX_DEPLOYMENT:,} bytes; check it in parts"
            raise InvalidValueError(msg)
        with own_prefixes(self.catalog.conventions):
            stack = read_file("deployment", "json", content=content).deployment
        if len(stack.components) > MAX_COMPONENTS:
            msg = f"the deployment has more than {MAX_COMPONENTS:,} components; check it in parts, or with 'stdcompat check'"
            raise InvalidValueError(msg)
        if taken_as is not None:
            stack = stack.taken_as(taken_as)
        with own_prefixes(self.catalog.conventions):
            tender = None if profile is None else Profile.from_dict(profile)
        facts = self.facts.on(as_of)
        reports: list[Report] = []
        late = time.monotonic() + MAX_SECONDS
        reached = 0
        for part in _parts(stack):
            if reached and time.monotonic() > late:
                break
            reached += len(part.components)
            if len(part.components) < len(stack.components):
                facts.check(part, markets[0], tender)
        left, stack = stack.components[reached:], evolve(stack, components=stack.components[:reached])
        for code in markets:
            if reports and time.monotonic() > late:
                break
            reports.append(facts.check(stack, code, tender))
        shown = slice(first, first + limit)
        findings = [finding for report in reports for finding in report.findings[shown]]
        said = {
            "reports": [_summed_up(report, shown) for report in reports],
            "not_checked": list(markets[len(reports) :]),
            "components_not_checked": [component.name for component in left],
        }
        return self._cited(facts.as_of, said, cited_sources(findings))

    def _cited(self, as_of: Any, answer: dict[str, Any], sources: Iterable[str]) -> dict[str, Any]:
        known = ((key, self.catalog.source(key)) for key in sorted(set(sources)))
        cited = {key: record_to_plain(source) for key, source in known if source is not None}
        return {**stamp(self.catalog, as_of), **answer, "sources": cited}

    def _read(self, text: str) -> dict[str, Any]:
        from stdcompat.errors import IdentifierError

        try:
            return {"text": text, **to_plain(self.facts.parse(text))}
        except IdentifierError as error:
            return {"text": text, "id": None, "expected": error.expected, "suggestion": error.suggestion}


def _summed_up(report: Report, shown: slice) -> dict[str, Any]:
    summary = report.summary
    rows = [{name: str(cell) for name, cell in row._asdict().items() if cell} for row in rows_of(report)]
    return {
        "market": report.markets[0].code,
        "verdict": str(verdict_in_words(report)),
        "worst": report.worst.value,
        "met": summary.met,
        "diverge": summary.diverge,
        "undecided": summary.undecided,
        "exclusions": summary.exclusions,
        "findings": rows[shown],
        "passed_over": min(shown.start, len(rows)),
        "left_out": max(len(rows) - shown.stop, 0),
        "not_known": [text for market in report.markets for text in market.not_known],
    }


def _parts(stack: Deployment) -> Iterator[Deployment]:
    """Cut a deployment into parts of about as many claims."""
    part: list[Component] = []
    claims = 0
    for component in stack.components:
        part.append(component)
        claims += len(component.claims)
        if claims >= AT_ONCE:
            yield evolve(stack, components=tuple(part))
            part, claims = [], 0
    if part or not stack.components:
        yield evolve(stack, components=tuple(part))


def _sources_in(plain: Any) -> Iterator[str]:
    """Find the ids of sources anywhere in an answer."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from value if key == "sources" else _sources_in(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _sources_in(value)
