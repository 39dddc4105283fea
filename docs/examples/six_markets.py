"""Check components built in Python against six markets, and print the verdicts as a table of pandas.

python docs/examples/six_markets.py
"""

from __future__ import annotations

from stdcompat import Component, Deployment, Evidence, Facts
from stdcompat.deployment import Claim

MARKETS = ["EU", "UK", "US", "China", "Japan", "沙特阿拉伯"]


def offer() -> Deployment:
    """Return what is offered; texts become identifiers, names of states their codes."""
    report = Evidence(
        "test-report", issuer="Plant laboratory", jurisdiction="China", scheme="IECEE CB", issued="2025-03"
    )
    safety = Claim.of("GB 4943.1-2022")
    shown = Claim(safety.id, safety.as_written, evidence=[report])
    return Deployment(
        "Offer 7",
        [
            Component("Rack server", "server", "Qiongzhu Compute", "CN", claims=[shown, "GB/T 9254.1-2021"]),
            Component("Dome camera", "camera", "Lingque Vision", "中国", claims=["GB/T 28181-2022"], traits=["radio"]),
            Component("Installer", "organisation", "Shuoyan", "CN", claims=["GB/T 22080-2016"]),
        ],
    )


def main() -> None:
    """Print how many requirements each component meets in each market, and each divergence."""
    found = Facts(as_of="2026-11-21").check_markets(offer(), MARKETS)
    table = found.to_pandas()
    print(table.pivot_table(index="component", columns="market", values="requirement", aggfunc="count", fill_value=0))
    for report in found.reports:
        print(report)
        for finding in report.divergences[:2]:
            print(f"  {finding}")


if __name__ == "__main__":
    main()
