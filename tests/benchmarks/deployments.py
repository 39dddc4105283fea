"""Deployments for the benchmarks: synthetic, seeded, from the facts that ship.

A catalogue of product models is drawn first: each has a kind, a supplier with a home, and claims on
standards that the catalog lists in the domains that some market asks of its kind, mostly of the
home's publishers and of the international ones. Deployments then use models, a few of them very
often (Zipf), and a share of their components, `fresh`, claims something of its own. One claim in a
hundred cannot be read. Run it to write a file: ``python deployments.py 100000 components.parquet``.
"""

from __future__ import annotations

import itertools
import random
import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from stdcompat.batch.files import write
from stdcompat.batch.schema import COMPONENTS
from stdcompat.catalogs import Catalog
from stdcompat.catalogs.vocabulary import KINDS, KindCode, ancestors
from stdcompat.market.book import MarketBook

if TYPE_CHECKING:
    from collections.abc import Iterator

HOMES = {"CN": 5, "EU": 3, "US": 3, "JP": 2, "KR": 2, "IN": 1, "UK": 1, "RU": 1}
LABS = [f"Laboratory {n}" for n in range(60)]
COMPONENTS_EACH = 12  # of one deployment, on average

_BATCH = 16_384
_CLAIM = COMPONENTS.field("claims").type.value_type
_TEXTS = pa.list_(pa.string())


class Deployments:
    """An endless world of deployments.

    Args:
        seed: the same seed gives the same deployments.
        models: how many product models there are.
        fresh: the share of components whose claims are their own; 1.0 is the worst case.
    """

    def __init__(self, seed: int = 1, models: int = 20_000, fresh: float = 0.05) -> None:
        self._seed = seed
        self._fresh = fresh
        rng = random.Random(seed)  # noqa: S311  # a benchmark, no secret
        claims: list[dict[str, Any]] = []
        self._pools = {key: range(*_added(claims, pool, rng)) for key, pool in _pools().items()}
        self._claims = pa.array(claims, _CLAIM)
        kinds = [kind for kind in sorted(KINDS) if any((home, kind) in self._pools for home in HOMES)]
        suppliers = [(f"Supplier {n}", home) for n, home in enumerate(_weighted(HOMES, 500, rng))]
        chosen = [(rng.choice(kinds), *rng.choice(suppliers)) for _ in range(models)]
        self._models = [(kind, name, home) for kind, name, home in chosen if (home, kind) in self._pools]
        own = [rng.choices(self._pools[home, kind], k=rng.randint(1, 5)) for kind, _, home in self._models]
        self._counts = np.array([len(one) for one in own])
        self._starts = np.cumsum(self._counts) - self._counts
        self._own = np.array(list(itertools.chain.from_iterable(own)))
        self._low = np.array([self._pools[home, kind].start for kind, _, home in self._models])
        self._high = np.array([self._pools[home, kind].stop for kind, _, home in self._models])
        self._columns = [pa.array(column) for column in zip(*self._models, strict=True)]

    def batches(self, components: int, size: int = _BATCH) -> Iterator[pa.RecordBatch]:
        """Yield batches of components; a longer run begins with the same ones as a shorter."""
        rng = np.random.default_rng(self._seed)
        for start in range(0, components, size):
            batch = self._batch(rng, start, size)
            yield batch.slice(0, min(size, components - start))

    def _batch(self, rng: np.random.Generator, start: int, size: int) -> pa.RecordBatch:
        model = (rng.zipf(1.2, size) - 1) % len(self._models)
        fresh = rng.random(size) < self._fresh
        if self._fresh >= 1:
            model = rng.integers(0, len(self._models), size)
        counts = self._counts[model]
        ends = np.cumsum(counts)
        place = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        claims = self._own[np.repeat(self._starts[model], counts) + place]
        drawn = rng.integers(np.repeat(self._low[model], counts), np.repeat(self._high[model], counts))
        claims = np.where(np.repeat(fresh, counts), drawn, claims)
        offsets = pa.array(np.concatenate([[0], ends]), pa.int32())
        number = np.arange(start, start + size)
        kind, supplier, home = (column.take(pa.array(model)) for column in self._columns)
        federal = pa.array([["federal-buyer"] if n % 7 == 0 else [] for n in number // COMPONENTS_EACH], _TEXTS)
        return pa.record_batch(
            {
                "deployment": pa.array([f"deployment-{n // COMPONENTS_EACH}" for n in number]),
                "component": pa.array([f"component-{n}" for n in number]),
                "kind": kind,
                "supplier": supplier,
                "jurisdiction": home,
                "conditions": federal,
                "claims": pa.ListArray.from_arrays(offsets, self._claims.take(pa.array(claims))),
            }
        )


def _pools() -> dict[tuple[str, str], list[str]]:
    """Return what a supplier of a home claims for a kind: listed in a domain that somebody asks of the kind."""
    catalog, book = Catalog.bundled(), MarketBook.bundled()
    asked: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for code in book.codes():
        for requirement in book[code].requirements:
            for kind in KINDS:
                if set(requirement.applies_to) & ancestors(KindCode(kind)):
                    asked[kind].add(requirement.domain)
    homes = {one.code: one.jurisdiction for one in catalog.publishers()}
    listed: dict[tuple[str, str], list[str]] = {}
    for id_ in catalog:
        for domain in catalog[id_].domains:
            listed.setdefault((homes.get(id_.publisher, ""), domain), []).append(str(id_))
    pools = {}
    for home, kind in itertools.product(HOMES, KINDS):
        domains = sorted(asked[kind])
        found = [one for domain in domains for of in (home, "international") for one in listed.get((of, domain), ())]
        if found:
            pools[home, kind] = found
    return pools


def _added(claims: list[dict[str, Any]], pool: list[str], rng: random.Random) -> tuple[int, int]:
    """Add the claims of a pool, some with evidence, a few unreadable; return where they begin and end."""
    start = len(claims)
    for reference in pool:
        text = reference if rng.random() > 0.01 else f"see certificate for {reference}"
        shown = []
        if rng.random() < 0.5:
            year = rng.randint(2019, 2026)
            shown.append(
                {
                    "kind": rng.choice(["test-report", "certificate", "self-declaration"]),
                    "issuer": rng.choice(LABS),
                    "jurisdiction": rng.choice(sorted(HOMES)),
                    "scheme": rng.choice([None, "IECEE CB"]),
                    "number": f"{rng.randrange(10**6):06}",
                    "issued": f"{year}-{rng.randint(1, 12):02}-11",
                    "expires": f"{year + 3}-{rng.randint(1, 12):02}-10",
                }
            )
        claims.append({"reference": text, "evidence": shown})
    return start, len(claims)


def _weighted(weights: dict[str, int], count: int, rng: random.Random) -> list[str]:
    return rng.choices(sorted(weights), [weights[key] for key in sorted(weights)], k=count)


if __name__ == "__main__":
    write(sys.argv[2], Deployments().batches(int(sys.argv[1])))
