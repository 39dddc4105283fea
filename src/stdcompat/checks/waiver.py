"""Waivers: findings that someone accepts, for a reason and until a date."""

# No postponed annotations here: records are read by their annotations, and evaluating those again is slow.

import datetime
import os
from collections.abc import Iterable, Sequence
from typing import Self

from stdcompat._brief import brief
from stdcompat._patterns import pattern
from stdcompat._records import frozen
from stdcompat.catalogs.dates import ended
from stdcompat.catalogs.model import PartialDate
from stdcompat.catalogs.read import TableReader
from stdcompat.checks.finding import Finding
from stdcompat.checks.rule import RULES
from stdcompat.errors import InputError, did_you_mean

__all__ = ["Waiver", "Waivers"]

_FINGERPRINT = pattern(r"[0-9a-f]{16}")
_EXCLUDED = "MKT201"


@frozen
class Waiver:
    """One accepted finding, or several of one kind: which, why, who answers for it, until when.

    It names a finding by its `fingerprint`, or by `code` and `component` and, where that is not
    narrow enough, `requirement` and `market`.
    """

    __repr__ = brief

    reason: str
    owner: str
    until: PartialDate
    fingerprint: str | None = None
    code: str | None = None
    component: str | None = None
    requirement: str | None = None
    market: str | None = None

    def matches(self, finding: Finding) -> bool:
        """Return whether a finding is what the waiver names, whether or not it can be waived."""
        if self.fingerprint is not None:
            return self.fingerprint == finding.fingerprint
        asked = None if finding.requirement is None else finding.requirement.id
        return (
            (self.code, self.component) == (finding.code, finding.component.name)
            and self.requirement in (None, asked)
            and self.market in (None, finding.market)
        )

    def __str__(self) -> str:
        parts = (self.fingerprint, self.code, self.component, self.requirement, self.market)
        return ", ".join(part for part in parts if part is not None)


@frozen
class Waivers:
    """The waivers of one file.

    >>> Waivers(()).in_force(datetime.date(2026, 11, 21))
    ()
    """

    __repr__ = brief

    waivers: tuple[Waiver, ...]

    @classmethod
    def from_toml(cls, path: str | os.PathLike[str]) -> Self:
        """Read a file of ``[[waiver]]`` tables.

        Raises:
            InputError: with every problem of the file.
        """
        reader = TableReader()
        file = os.fspath(path)
        tables = reader.load(path)
        reader.keys(file, tables, ["waiver"])
        found = reader.records(file, tables, "waiver", Waiver)
        if not reader.problems:
            for number, waiver in enumerate(found, 1):
                for what, hint in _problems(waiver):
                    reader.add(file, f"waiver[{number}]", what, hint)
        reader.raise_if_any(InputError)
        return cls(tuple(found))

    def in_force(self, as_of: datetime.date) -> tuple[Waiver, ...]:
        """Return the waivers that have not expired; one lasts to the end of its last day."""
        return tuple(waiver for waiver in self.waivers if not ended(waiver.until, as_of))

    def expired(self, as_of: datetime.date) -> tuple[Waiver, ...]:
        """Return the waivers that have expired."""
        return tuple(waiver for waiver in self.waivers if ended(waiver.until, as_of))

    def unused(self, findings: Sequence[Finding]) -> tuple[Waiver, ...]:
        """Return the waivers that name none of the findings, or only what is met."""
        return tuple(
            waiver
            for waiver in self.waivers
            if not any(waiver.matches(finding) and not finding.verdict.is_met for finding in findings)
        )

    def waived(self, findings: Sequence[Finding], as_of: datetime.date) -> tuple[tuple[str, Waiver], ...]:
        """Return the fingerprints of what is waived, sorted, each with the first waiver that names it.

        What is met needs no waiver, and an exclusion cannot be waived: nothing offsets it.
        """
        valid = self.in_force(as_of)
        found = []
        for finding in findings:
            waiver = next((one for one in valid if one.matches(finding)), None)
            if waiver is not None and finding.exclusion is None and not finding.verdict.is_met:
                found.append((finding.fingerprint, waiver))
        return tuple(sorted(found, key=lambda one: one[0]))

    def refused(self, findings: Sequence[Finding]) -> tuple[Waiver, ...]:
        """Return the waivers that name an exclusion, which none can waive."""
        barred = [finding for finding in findings if finding.exclusion is not None]
        return tuple(waiver for waiver in self.waivers if any(waiver.matches(finding) for finding in barred))


def _problems(waiver: Waiver) -> Iterable[tuple[str, str]]:
    by_kind = (waiver.code, waiver.component, waiver.requirement, waiver.market)
    if waiver.fingerprint is not None:
        if by_kind != (None,) * 4:
            yield "has a fingerprint and more", "a fingerprint says it all; leave out the rest, or the fingerprint"
        if _FINGERPRINT.fullmatch(waiver.fingerprint) is None:
            yield f"{waiver.fingerprint!r} is no fingerprint", "16 of 0-9 and a-f, as the JSON report has them"
    elif waiver.code is None or waiver.component is None:
        yield "does not say which finding", "give its fingerprint, or its code and its component"
    elif waiver.code not in RULES:
        yield f"no rule {waiver.code!r}", did_you_mean(waiver.code, RULES)
    elif waiver.code == _EXCLUDED:
        yield "an exclusion cannot be waived: nothing offsets it", "replace the component"
