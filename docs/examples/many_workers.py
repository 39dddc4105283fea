"""The same facts in threads, in processes and under asyncio: all give the same answers.

python docs/examples/many_workers.py
"""

from __future__ import annotations

import asyncio
import functools
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from stdcompat import Component, Deployment, Facts, Report

DAY = "2026-11-21"


@functools.cache
def facts() -> Facts:
    """Return the facts of this process, made when they are first asked."""
    return Facts(as_of=DAY)


def checked(deployment: Deployment) -> Report:
    """Check one deployment; what goes in and what comes out can be pickled."""
    return facts().check(deployment, "EU")


async def checked_later(deployments: list[Deployment]) -> list[Report]:
    """Check without blocking the loop: a check computes, so it belongs into a thread."""
    return await asyncio.gather(*(asyncio.to_thread(checked, one) for one in deployments))


def main() -> None:
    """Check eight offers in three ways."""
    offers = [
        Deployment(f"Offer {n}", [Component("Server", "server", claims=[f"GB 4943.1-{year}"])])
        for n, year in enumerate([2011, 2022] * 4)
    ]
    one_by_one = list(map(checked, offers))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(checked, offers)) == one_by_one
    with ProcessPoolExecutor(2) as processes:
        assert list(processes.map(checked, offers)) == one_by_one
    assert asyncio.run(checked_later(offers)) == one_by_one
    print(len(one_by_one), "reports, the same in threads, in processes and under asyncio")


if __name__ == "__main__":
    main()
