"""``stdcompat plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.inputs import Reader, add_inputs, read_inputs
from stdcompat.cli.options import add_format, stamp, stamp_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.checks.plan import Addition, Plan
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat plan stack.toml --market EU --market US
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_inputs(parser)
    parser.add_argument("--voluntary", action="store_true", help="plan for what is voluntary too")
    parser.add_argument("--verbose", action="store_true", help="print every proof")
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the smallest set of claims to add; exit with 1 when none is enough."""
    from stdcompat._api import plan
    from stdcompat.catalogs import Catalog
    from stdcompat.cli.main import CLEAN, DIVERGENCE, UsageError

    if not arguments.market:
        msg = "which markets? give --market, once or more"
        raise UsageError(msg)
    deployment, markets, profile, catalog = read_inputs(arguments, Reader(), streams)
    found = plan(deployment, markets, profile, catalog, arguments.as_of, voluntary=arguments.voluntary)
    facts = Catalog.bundled() if catalog is None else catalog
    codes = [market.code for market in markets]
    if arguments.format == "json":
        head = {"schema": "stdcompat-plan/1", **stamp(facts, found.as_of)}
        streams.json({**head, "deployment": deployment.name, "markets": codes, **found.to_dict()})
    else:
        from stdcompat.report.blocks import Line

        head_line = Line(f"{deployment.name}: the fewest claims to add for {', '.join(codes)}")
        streams.show([head_line, *_blocks(found, verbose=arguments.verbose), Line(stamp_line(facts, found.as_of))])
    return CLEAN if found.is_possible else DIVERGENCE


def _blocks(plan: Plan, *, verbose: bool) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line, Tone
    from stdcompat.report.words import counted

    total = len(plan.additions)
    said = f"{counted(total, 'claim')}, and no smaller set is enough"
    if not plan.is_exact:
        said = f"{counted(total, 'claim')}; the search stopped at its bound, at least {plan.at_least} are needed"
    if not plan.is_possible:
        said = f"No set of claims is enough. For what is not blocked: {said}"
    yield Line(f"{said}.", tone=Tone.GOOD if plan.is_possible else Tone.ERROR)
    if plan.blocks:
        yield Heading(f"Blocked ({len(plan.blocks)})", "no claim helps")
        for block in plan.blocks:
            label = "[error] EXCLUDED:" if block.exclusion is not None else "[error]"
            yield Line(f"{block.component.name} ({', '.join(block.markets)}): {block.text}", label, tone=Tone.ERROR)
    if plan.additions:
        needless = sum(addition.if_needed for addition in plan.additions)
        also = f"; {needless} only while what is undecided stays so" if needless else ""
        yield Heading(f"Claims to add ({total})", f"nearest to the supplier first{also}")
        for same in _alike(plan.additions):
            yield from _addition(same, verbose=verbose)
    if plan.unnamed:
        yield Heading(f"Asked without a standard ({len(plan.unnamed)})", "no claim answers it")
        for notice in plan.unnamed:
            fact = notice.requirement
            yield Line(f"{notice.market}: {notice.text if fact is None else fact.title}", "-")


def _alike(additions: Sequence[Addition]) -> list[list[Addition]]:
    """Return additions of the same claim for the same reasons together, in their order."""
    groups: dict[tuple[object, ...], list[Addition]] = {}
    for one in additions:
        reasons = ((d.markets, d.requirement.id, d.verdict, answer.message) for d, answer in one.answers)
        groups.setdefault((one.claim, one.origin, *reasons), []).append(one)
    return list(groups.values())


def _addition(same: Sequence[Addition], *, verbose: bool) -> Iterator[Block]:
    from stdcompat.report.blocks import Line, Tone

    first = same[0]
    unsure = ", while what is undecided stays so" if first.if_needed else ""
    names = ", ".join(addition.component.name for addition in same)
    yield Line(f"{first.claim} ({first.origin.value} catalog{unsure}): {names}", "claim")
    for demand, answer in first.answers:
        text = f"{', '.join(demand.markets)}: {demand.requirement.title} ({demand.requirement.id})"
        yield Line(f"{text}; {demand.verdict.value} today; {answer.message}", "for", 2, Tone.DIM)
        if verbose and answer.resolution is not None:
            for line in answer.resolution.explain().split("\n"):
                yield Line(line.strip(), indent=4, tone=Tone.DIM)
