"""A gate in a pipeline: fail when a deployment diverges in a way that the baseline does not know.

    python docs/examples/gate.py docs/examples/eu-data-centre.toml EU baseline.json

Writes the baseline when there is none. Exits with 1 when something new is as bad as a warning.
"""

from __future__ import annotations

import sys
from pathlib import Path

from stdcompat import Baseline, Deployment, Facts, Severity, StdcompatError


def main(path: str, market: str, known: str) -> int:
    """Return 0 when nothing new is found, 1 when something is, 3 when nobody could check."""
    try:
        report = Facts(as_of="2026-11-21").check(Deployment.load(path), market)
        if not Path(known).exists():
            Baseline.of([report]).write(known)
        report = report.since(Baseline.read(known))
    except StdcompatError as error:
        print(error, file=sys.stderr)
        return 3
    bad = [one for one in report.pending if one.severity >= Severity.WARNING]
    for finding in bad:
        print(f"::error title={finding.code}::{finding}")
    print(f"{len(report.findings)} findings, {len(bad)} of them new and bad; resolved: {len(report.triage.resolved)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
