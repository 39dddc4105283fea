"""How fast the resolver and the check answer, as ratios within one run: ``make bench``.

The peer is what one would write without the resolver: all simple paths of the same graph by
networkx, each composed and all intersected. Nothing here asserts: a table is printed.
"""

from __future__ import annotations

import datetime
import functools
import importlib
import itertools
import random
import statistics
import time
from typing import TYPE_CHECKING, Any

from stdcompat.agreement import AgreementBook, EvidenceJudge
from stdcompat.catalogs import Catalog, Confidence, Correspondence, Degree
from stdcompat.catalogs.vocabulary import KINDS, KindCode
from stdcompat.checks import check_deployment
from stdcompat.deployment import Claim, Component, Deployment
from stdcompat.equivalence import ANYTHING, RelationSet, Resolver
from stdcompat.identifiers import StandardId, parse
from stdcompat.market.book import MarketBook

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = datetime.date(2026, 11, 21)
MARKETS = ("EU", "CN", "US", "IN", "JP")


def seconds(work: Callable[[], object]) -> float:
    """Return the wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def connected_pairs(resolver: Resolver, count: int) -> list[tuple[StandardId, StandardId]]:
    """Return pairs of shipped editions that are joined by some chain of facts."""
    rng = random.Random(1)  # noqa: S311  # a benchmark, no secret
    ids = list(resolver.catalog)
    rng.shuffle(ids)
    pairs = ((id_, answer.a) for id_ in ids for answer in resolver.equivalents(id_))
    return list(itertools.islice(pairs, count))


def resolving(count: int = 300) -> None:
    """Compare warm answers, proof included, with all simple paths over the same edges."""
    warm = Resolver(as_of=DAY)
    pairs = connected_pairs(warm, count)
    ours, kept = [], []
    for a, b in pairs:
        ask = functools.partial(prove, warm, a, b)
        warm._answers.clear()  # the parts of the graph stay, the answers go
        ours.append(seconds(ask))
        kept.append(seconds(ask))
    row("resolve with proof, graph warm (goal: 30)", statistics.median(ours) * 1e6, "us")
    row("the same question again", statistics.median(kept) * 1e6, "us")
    try:
        networkx = importlib.import_module("networkx")
    except ImportError:
        print("all simple paths: networkx is not installed, so there is no peer to compare with")
        return
    graph = networkx.Graph()
    for a, b in pairs:
        for edition in warm._known.component(a):
            for edge in warm._known.graph.edges(edition):
                graph.add_edge(edge.adopter, edge.adopted, edge=edge)
        assert b in graph
    theirs = [seconds(functools.partial(by_paths, networkx, graph, a, b)) for a, b in pairs]
    row("networkx.all_simple_paths and composition", statistics.median(theirs) * 1e6, "us")
    row("ratio, pair by pair", statistics.median(o / t for o, t in zip(ours, theirs, strict=True)), "")


def prove(resolver: Resolver, a: StandardId, b: StandardId) -> object:
    """Answer one question with its proof."""
    return resolver.resolve(a, b).proof


def by_paths(networkx: Any, graph: Any, a: StandardId, b: StandardId) -> RelationSet:
    """Answer the plain way: every simple path, composed, and all of them intersected."""
    relation = ANYTHING
    for path in networkx.all_simple_paths(graph, a, b):
        said = RelationSet.of("EQ")
        for here, there in itertools.pairwise(path):
            edge = graph[here][there]["edge"]
            said = said.then(edge.relation if edge.adopter == here else edge.relation.converse)
        relation &= said
    return relation


def hub(size: int = 500) -> None:
    """Time all equivalents of an edition that many adopt."""
    base = parse("ISO 1:2020")
    facts = [
        Correspondence(parse(f"GB/T {n}-2021"), (base,), ("s",), Confidence.HIGH, Degree.IDT if n % 2 else Degree.MOD)
        for n in range(1, size + 1)
    ]
    catalogs = [Catalog.from_records(facts) for _ in range(5)]
    cold, again = (
        [seconds(functools.partial(equivalents, catalog, base)) for catalog in catalogs] for _ in ("cold", "again")
    )
    row(f"all equivalents of a hub of {size} adoptions, cold (goal: 20)", statistics.median(cold) * 1e3, "ms")
    row("  with another resolver on the same catalog", statistics.median(again) * 1e3, "ms")


def equivalents(catalog: Catalog, base: StandardId) -> object:
    """Find all equivalents with a resolver that was asked nothing before."""
    return Resolver(catalog, DAY).equivalents(base)


def dense(size: int = 8) -> None:
    """Compare with all simple paths where there are many: editions that all adopt each other."""
    ids = [parse(f"ISO {n}:2020") for n in range(1, size + 1)]
    facts = [
        Correspondence(a, (b,), ("s",), Confidence.HIGH, Degree.NOT_STATED) for n, a in enumerate(ids) for b in ids[:n]
    ]
    resolver = Resolver(Catalog.from_records(facts), DAY)
    resolver.resolve(ids[0], ids[1])
    resolver._answers.clear()
    ours = seconds(functools.partial(prove, resolver, ids[0], ids[-1]))
    try:
        networkx = importlib.import_module("networkx")
    except ImportError:
        return
    graph = networkx.Graph()
    for edition in ids:
        for edge in resolver._known.graph.edges(edition):
            graph.add_edge(edge.adopter, edge.adopted, edge=edge)
    theirs = seconds(functools.partial(by_paths, networkx, graph, ids[0], ids[-1]))
    row(f"ratio where {size} editions all adopt each other", ours / theirs, "")


def checking() -> None:
    """Time a large deployment against five markets, and ten times as large a one."""
    ids = list(Catalog.bundled())
    small = statistics.median(check_five(deployment(1_000, ids)) for _ in range(3))
    large = statistics.median(check_five(deployment(10_000, ids)) for _ in range(3))
    row("10,000 components x 5 markets", large, "s")
    row("ten times the components cost", large / small, "x")


def deployment(size: int, ids: list[StandardId]) -> Deployment:
    """Make a deployment of components that claim a few hundred standards among them."""
    rng = random.Random(2)  # noqa: S311  # a benchmark, no secret
    pool = [Claim(id_, str(id_)) for id_ in rng.sample(ids, 400)]
    kinds = sorted(KINDS)
    homes = ("CN", "EU", "US")
    components = (
        Component(
            f"c{n}", KindCode(rng.choice(kinds)), f"S{n % 50}", rng.choice(homes), claims=tuple(rng.sample(pool, 3))
        )
        for n in range(size)
    )
    return Deployment("d", tuple(components))


def check_five(subject: Deployment) -> float:
    """Return the time of a check against five markets with one resolver."""
    resolver, book = Resolver(as_of=DAY), MarketBook.bundled()

    def work() -> None:
        for code in MARKETS:
            lineage = book.lineage(book[code])
            codes = [market.code for market in lineage]
            evidence = EvidenceJudge(AgreementBook.bundled(), codes, DAY, book.belongs_to)
            check_deployment(subject, lineage, None, resolver, evidence)

    return seconds(work)


def row(what: str, figure: float, unit: str) -> None:
    """Print one line of the table."""
    print(f"{what:62}{figure:12.3f} {unit}")


if __name__ == "__main__":
    resolving()
    hub()
    dense()
    checking()
