"""SARIF 2.1.0 (OASIS), for code scanning: a run for each market, a result for each finding that is not met.

A divergence is a ``fail``; what cannot be decided is ``open``, which is neither a failure nor a
pass; a remark on a claim is ``informational``. What is met is counted in the run and is no
result, since code scanning shows every result as an alert.
"""

from __future__ import annotations

import itertools
import os
import urllib.parse
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.checks.finding import Finding, Severity
from stdcompat.checks.rule import RULES
from stdcompat.language import in_language
from stdcompat.market.words import titled
from stdcompat.report.formats.json import dumps
from stdcompat.report.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from stdcompat.checks.rule import Rule
    from stdcompat.report.formats import Layout
    from stdcompat.report.model import Report
    from stdcompat.report.written import Written

__all__ = ["lines_of", "render"]

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT: Final = "stdcompat/v1"


def render(found: Written, layout: Layout) -> str:
    """Return the log; results point at the deployment's file where `layout` names it."""
    runs = _Runs(found, layout)
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [runs.run(report) for report in found.reports]})


class _Runs:
    def __init__(self, found: Written, layout: Layout) -> None:
        self.layout = layout
        self.uri = None if layout.source is None else _uri(layout.source)
        components = [component.name for component in found.reports[0].deployment.components]
        self.lines: Mapping[str, int] = {} if layout.source is None else lines_of(layout.source, components)

    def run(self, report: Report) -> dict[str, Any]:
        open_ = [finding for finding in report.findings if not finding.verdict.is_met]
        codes = sorted({finding.code for finding in open_})
        return {
            "tool": {
                "driver": {
                    "name": "stdcompat",
                    "version": report.version,
                    "rules": [_rule(RULES[code]) for code in codes],
                }
            },
            "automationDetails": {"id": f"stdcompat/{clean(report.market)}/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": True,
                    "toolExecutionNotifications": [
                        {"level": "note", "message": self._text(notice.text)} for notice in report.notices
                    ],
                }
            ],
            "results": [self._result(finding, report, codes) for finding in open_],
            "properties": {
                "asOf": report.as_of.isoformat(),
                "catalogEdition": report.edition,
                "catalogDigest": report.digest,
                "met": report.summary.met,
                "diverge": report.summary.diverge,
                "undecided": report.summary.undecided,
            },
        }

    def _result(self, finding: Finding, report: Report, codes: Sequence[str]) -> dict[str, Any]:
        kind = _kind(finding)
        result: dict[str, Any] = {
            "ruleId": finding.code,
            "ruleIndex": codes.index(finding.code),
            "kind": kind,
            "level": finding.severity.value if kind == "fail" else "none",
            "message": self._text(_message(finding, self.layout)),
            "locations": [self._location(finding)],
            "fingerprints": {_FINGERPRINT: finding.fingerprint},
            "partialFingerprints": {"primaryLocationLineHash": finding.fingerprint},
        }
        waiver = report.triage.waiver_of(finding)
        if waiver is not None:
            words = clean(f"{waiver.reason} ({waiver.owner}, until {waiver.until})")
            result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": words}]
        if report.triage.known is not None:
            result["baselineState"] = "unchanged" if report.triage.is_known(finding) else "new"
        return result

    def _location(self, finding: Finding) -> dict[str, Any]:
        name = finding.component.name
        location: dict[str, Any] = {"logicalLocations": [{"name": clean(name), "kind": "component"}]}
        if self.uri is not None:
            place: dict[str, Any] = {"artifactLocation": {"uri": self.uri}}
            if name in self.lines:
                place["region"] = {"startLine": self.lines[name]}
            location["physicalLocation"] = place
        return location

    def _text(self, text: str) -> dict[str, str]:
        # A word in brackets before one in parentheses is a link, and nobody is led anywhere by the name of a component.
        return {"text": clean(in_language(text, self.layout.language)).replace("](", "] (")}


def _kind(finding: Finding) -> str:
    if finding.requirement is None and finding.exclusion is None:
        return "informational"
    return "open" if finding.verdict.is_undecided else "fail"


def _message(finding: Finding, layout: Layout) -> str:
    fact = finding.requirement or finding.exclusion
    asked = "" if fact is None else f"{in_language(titled(fact), layout.language)}: "
    remedy = "" if finding.remedy is None else f"; {in_language(finding.remedy.text, layout.language)}"
    return f"{finding.component.name}: {asked}{in_language(finding.message, layout.language)}{remedy}"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.what} {rule.why} {rule.try_}",
            "markdown": f"{rule.what}\n{rule.why}\n\n**{rule.try_}**",
        },
        "defaultConfiguration": {"level": Severity.WARNING.value},
    }


def _uri(path: str) -> str:
    """Return a file as code scanning wants it: relative to where the check runs, with forward slashes."""
    below = os.path.relpath(path)
    shown = path if below.startswith(os.pardir) else below
    return urllib.parse.quote(shown.replace(os.sep, "/").encode("utf-8", "surrogateescape"))


_LONGEST: Final = 16 * 1024 * 1024
_QUOTED: Final = pattern(r"""["']([^"'\\]+)["']""")
_AFTER: Final = pattern(r"[:=,;\t]")


def lines_of(path: str, names: Iterable[str]) -> dict[str, int]:
    """Return the first line, counted from 1, on which each name is found by itself: in quotes or as a cell.

    A name that is not found, and every name of a file that is not text, is left out.

    >>> lines_of("docs/examples/eu-data-centre.toml", ["Core switches", "No such thing"])
    {'Core switches': 92}
    """
    wanted = set(names)
    found: dict[str, int] = {}
    try:
        if not os.path.isfile(path):  # a pipe was read by now
            return {}
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(_LONGEST)
    except (OSError, ValueError):
        return {}
    for number, line in enumerate(text.splitlines(), 1):
        for name in _names(line):
            if name in wanted:
                found.setdefault(name, number)
    return found


def _names(line: str) -> Iterator[str]:
    """Yield what may be a name on a line, whatever the format of the file."""
    cells = (cell.strip() for cell in _AFTER.split(line))
    yield from itertools.chain(_QUOTED.findall(line), cells)
