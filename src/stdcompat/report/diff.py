"""What changed between two runs of a check: read from what the reports say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from stdcompat._brief import brief
from stdcompat._records import frozen
from stdcompat._untrusted import read_whole
from stdcompat.checks.finding import Verdict
from stdcompat.errors import InputError, Problem, not_read
from stdcompat.report.plain import MAX_REPORT, SCHEMA

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.report.blocks import Block

__all__ = ["Change", "ReportDiff", "Said", "diff_reports", "read_reports"]


@frozen
class Said:
    """What one report says of one component and one requirement, exclusion or claim.

    `about` is the id of the requirement or exclusion, or the claim as written; `reference` is set
    where each of several references is needed.
    """

    market: str
    component: str
    about: str
    reference: str | None
    verdict: Verdict
    severity: str
    code: str
    message: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {**attrs.asdict(self), "verdict": self.verdict.value}


@frozen
class Change:
    """The same question with another verdict."""

    old: Said
    new: Said

    @property
    def is_better(self) -> bool:
        """Whether the later verdict is the better one."""
        return self.new.verdict.rank < self.old.verdict.rank

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {"old": self.old.to_dict(), "new": self.new.to_dict(), "better": self.is_better}


@frozen
class ReportDiff:
    """What appeared, disappeared and changed its verdict between two runs.

    >>> import stdcompat
    >>> stack = stdcompat.Deployment.from_toml("docs/examples/eu-data-centre.toml")
    >>> report = stdcompat.check(stack, market="EU", as_of="2026-11-21")
    >>> report.diff(report).is_empty
    True
    """

    __repr__ = brief

    old: str
    new: str
    appeared: tuple[Said, ...]
    disappeared: tuple[Said, ...]
    changed: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both runs say the same."""
        return not (self.appeared or self.disappeared or self.changed)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {
            "schema": "stdcompat-report-diff/1",
            "old": self.old,
            "new": self.new,
            "appeared": [one.to_dict() for one in self.appeared],
            "disappeared": [one.to_dict() for one in self.disappeared],
            "changed": [one.to_dict() for one in self.changed],
        }

    def to_text(self, width: int = 100) -> str:
        """Return the difference as plain text."""
        from stdcompat.report.formats.text import show

        return show(self.blocks(), width)

    def blocks(self) -> Iterator[Block]:
        """Lay the difference out."""
        from stdcompat.language import joined
        from stdcompat.report import words
        from stdcompat.report.blocks import Heading, Line, Tone

        yield Line(words.FROM_RUN(run=self.old))
        yield Line(words.TO_RUN(run=self.new))
        if self.is_empty:
            yield Line(words.SAME, tone=Tone.GOOD)
        if self.changed:
            yield Heading(words.CHANGED_TITLE(n=len(self.changed)), words.CHANGED_DETAIL)
        for change in self.changed:
            tone = Tone.GOOD if change.is_better else Tone.WARNING
            turn = joined((change.old.verdict.label, change.new.verdict.label), " -> ", " -> ")
            text = words.SOME(components=_which(change.new), text=change.new.message)
            yield Line(text, words.LABEL(label=turn), tone=tone)
        for title, found in ((words.APPEARED_TITLE, self.appeared), (words.DISAPPEARED_TITLE, self.disappeared)):
            if found:
                yield Heading(title(n=len(found)))
            for said in found:
                text = words.SOME(components=_which(said), text=said.message)
                yield Line(text, words.LABEL(label=said.verdict.label))


def diff_reports(old: Sequence[dict[str, Any]], new: Sequence[dict[str, Any]]) -> ReportDiff:
    """Compare two runs, each the plain values of one report or of several.

    Findings are the same when market, component and requirement are (or exclusion, or claim), and
    the reference where each of several is needed; then only the verdict can differ.
    """
    before, after = _said(old), _said(new)
    return ReportDiff(
        _named(old),
        _named(new),
        tuple(after[key] for key in sorted(after.keys() - before.keys())),
        tuple(before[key] for key in sorted(before.keys() - after.keys())),
        tuple(
            Change(before[key], after[key])
            for key in sorted(before.keys() & after.keys())
            if before[key].verdict is not after[key].verdict
        ),
    )


def read_reports(path: str | os.PathLike[str]) -> list[dict[str, Any]]:
    """Read the report, or the several, that ``stdcompat check --format json`` wrote.

    Raises:
        InputError: if the file cannot be read, or holds another layout.
    """
    import json
    import os

    file = os.fspath(path)
    try:
        raw = json.loads(read_whole(file, MAX_REPORT))
    except OSError as error:
        raise InputError([not_read(file, error)]) from None
    except (ValueError, RecursionError):
        raise InputError([Problem(file, "", "is not JSON", "write it with check --format json")]) from None
    if isinstance(raw, dict) and "reports" in raw:
        raw = raw["reports"]
    reports = raw if isinstance(raw, list) else [raw]
    problems = []
    for report in reports:
        schema = report.get("schema") if isinstance(report, dict) else None
        if schema != SCHEMA:
            what = "is no report" if not isinstance(schema, str) else f"is a {schema}, and this reads {SCHEMA}"
            problems.append(Problem(file, "", what, "write it with check --format json of this version"))
    if not problems:
        try:
            _said(reports)
            _named(reports)
        except (LookupError, TypeError, ValueError, AttributeError):
            problems.append(Problem(file, "", "is a report with parts missing", "write it again"))
    if problems:
        raise InputError(problems)
    return reports


def _said(reports: Iterable[dict[str, Any]]) -> dict[tuple[str, ...], Said]:
    """Return what reports say, by what it is about."""
    found: dict[tuple[str, ...], Said] = {}
    for report in reports:
        for finding in report["findings"]:
            requirement, exclusion = finding["requirement"], finding["exclusion"]
            fact = requirement or exclusion
            kind = "requirement" if requirement else "exclusion" if exclusion else "claim"
            about = fact["id"] if fact else finding["claim"]["as_written"]
            reference = _reference(finding["reference"]) if requirement and requirement["all_of"] else None
            component, market = finding["component"]["name"], finding["market"]
            key = (market, component, kind, finding["asked_by"] or "", about, reference or "")
            found[key] = Said(
                market,
                component,
                about,
                reference,
                Verdict(finding["verdict"]),
                finding["severity"],
                finding["code"],
                finding["message"],
            )
    return found


def _reference(plain: dict[str, Any]) -> str:
    return plain["id"] if plain["editions"] is None else f"{plain['id']} ({plain['editions']})"


def _named(reports: Sequence[dict[str, Any]]) -> str:
    """Name a run: what was checked, against what, when, with which facts."""
    first = reports[0]
    against = [
        *(report["markets"][0]["code"] for report in reports if report["markets"]),
        *([first["profile"]["name"]] if first["profile"] else []),
    ]
    facts = f"catalog {first['catalog']['edition']}, facts {first['catalog']['digest'][:12]}"
    return f"{first['deployment']['name']} against {', '.join(against)}, as of {first['as_of']}; {facts}"


def _which(said: Said) -> str:
    reference = "" if said.reference is None else f", {said.reference}"
    return f"{said.component} ({said.market}, {said.about}{reference})"
