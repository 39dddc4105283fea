"""Facts of one's own: a private catalog with its prefix, an agreement, a market, and a tender.

python docs/examples/own_facts.py docs/examples/house
"""

from __future__ import annotations

import sys

from stdcompat import Component, Deployment, Facts, Profile, Requirement


def main(folder: str) -> None:
    """Check a component of one's own standards against one's own market and a tender."""
    facts = Facts.read(folder, as_of="2026-11-21")
    unit = Component("Control unit", "equipment", "Acme", "CN", claims=[facts.parse("VW 80000:2017")])
    wanted = [facts.parse("VW 80000:2017")]
    tender = Profile(
        "Line 3", [Requirement.by_contract("line-3", "Environment", "environment", ["equipment"], any_of=wanted)]
    )
    report = facts.check(Deployment("Trial", [unit]), "PLANT", tender)
    print(", ".join(market.name for market in report.markets))
    for finding in report.findings:
        if finding.asked_by in {"PLANT", "profile"}:
            print(finding)
    for agreement in facts.agreements.of("PLANT"):
        print(agreement.title)


if __name__ == "__main__":
    main(sys.argv[1])
