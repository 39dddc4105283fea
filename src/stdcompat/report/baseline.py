"""Baselines: what was found before, so that a later check counts only what is new."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import attrs

from stdcompat._records import frozen
from stdcompat._untrusted import read_whole
from stdcompat.catalogs.plain import from_plain
from stdcompat.checks.triage import Known
from stdcompat.errors import InputError, Problem, not_read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stdcompat.checks.finding import Finding
    from stdcompat.report.model import Report

__all__ = ["Baseline"]

_MAX_FILE = 1 << 28
_SCHEMA = "stdcompat-baseline/2"
_EARLIER = "stdcompat-baseline/1"  # its fingerprints do not tell who asks


@frozen
class Baseline:
    """The findings that were known when it was written, sorted.

    `is_earlier` says that its file was written before fingerprints included who asks, a market or a
    buyer: what it holds is recognised where only one finding can be meant. Write it again.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> later = report.since(Baseline.of([report]))
    >>> len(later.pending), later.triage.resolved
    (0, ())
    """

    known: tuple[Known, ...]
    is_earlier: bool = False

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Baseline:
        """Return what is not met in reports, and what is to be said of their claims."""
        found = {_known(finding) for report in reports for finding in report.findings if not finding.verdict.is_met}
        return cls(tuple(sorted(found, key=_order)))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Baseline:
        """Read what `write` wrote.

        Raises:
            InputError: if the file cannot be read, or is no baseline of this layout.
        """
        file = os.fspath(path)
        try:
            raw = json.loads(read_whole(file, _MAX_FILE))
            if raw["schema"] not in {_SCHEMA, _EARLIER}:
                raise InputError([Problem(file, "schema", f"is not {_SCHEMA!r}", "write the baseline again")])
            known = tuple(from_plain(entry, Known) for entry in raw["findings"])
            return cls(known, raw["schema"] == _EARLIER)
        except OSError as error:
            raise InputError([not_read(file, error)]) from None
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            if isinstance(error, InputError):
                raise
            hint = "write one with --write-baseline"
            raise InputError([Problem(file, "", "is no baseline", hint)]) from None

    def write(self, path: str | os.PathLike[str]) -> None:
        """Write the file, at once or not at all: the same findings give the same bytes.

        Raises:
            OSError: if the file cannot be written.
        """
        from stdcompat._atomic import write_atomically
        from stdcompat.report.formats.json import dumps

        plain: dict[str, Any] = {"schema": _SCHEMA, "findings": [attrs.asdict(one) for one in self.known]}
        write_atomically(path, dumps(plain))

    def among(self, findings: Iterable[Finding]) -> frozenset[str]:
        """Return the fingerprints of the findings that were known."""
        held = {known.fingerprint for known in self.known}
        if not self.is_earlier:
            return frozenset(finding.fingerprint for finding in findings) & held
        meant: dict[str, set[str]] = {}
        for finding in findings:
            meant.setdefault(finding.earlier_fingerprint, set()).add(finding.fingerprint)
        return frozenset(one for earlier, ones in meant.items() if earlier in held and len(ones) == 1 for one in ones)

    def resolved(self, market: str, findings: Iterable[Finding]) -> tuple[Known, ...]:
        """Return what was known in a market and is not among its findings any more."""
        now = {finding.earlier_fingerprint if self.is_earlier else finding.fingerprint for finding in findings}
        return tuple(one for one in self.known if one.market == market and one.fingerprint not in now)


def _known(finding: Finding) -> Known:
    fact = finding.requirement or finding.exclusion
    about = fact.id if fact is not None else "" if finding.claim is None else finding.claim.as_written
    return Known(finding.fingerprint, finding.code, finding.market, finding.component.name, about)


def _order(known: Known) -> tuple[str, ...]:
    return (known.market, known.component, known.about, known.code, known.fingerprint)
