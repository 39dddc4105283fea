"""``stdcompat plan``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import CLEAN, DIVERGENCE, UsageError
from stdcompat.cli.inputs import Reader, add_inputs, read_inputs
from stdcompat.cli.options import add_format, stamp, stamp_line
from stdcompat.language import Bilingual
from stdcompat.market.words import titled

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
    if not arguments.market:
        msg = "which markets? give --market, once or more"
        raise UsageError(msg)
    deployment, markets, profile, facts = read_inputs(arguments, Reader(), streams)
    found = facts.plan(deployment, markets, profile, voluntary=arguments.voluntary)
    codes = [market.code for market in markets]
    if arguments.format == "json":
        head = {"schema": "stdcompat-plan/1", **stamp(facts.catalog, found.as_of)}
        streams.json({**head, "deployment": deployment.name, "markets": codes, **found.to_dict()})
    else:
        from stdcompat.cli import words
        from stdcompat.report.blocks import Line

        name = Bilingual(deployment.name, deployment.name_zh or deployment.name)
        head_line = Line(words.FEWEST(deployment=name, markets=", ".join(codes)))
        streams.show(
            [head_line, *_blocks(found, verbose=arguments.verbose), Line(stamp_line(facts.catalog, found.as_of))]
        )
    return CLEAN if found.is_possible else DIVERGENCE


def _blocks(plan: Plan, *, verbose: bool) -> Iterator[Block]:
    from stdcompat.cli import words
    from stdcompat.report.blocks import Heading, Line, Tone
    from stdcompat.report.words import EXCLUDED, SOME, WITH_ID, named

    total = len(plan.additions)
    said = words.EXACT(total) if plan.is_exact else words.BOUNDED(total, least=plan.at_least)
    if not plan.is_possible:
        said = words.IMPOSSIBLE(said=said)
    yield Line(words.FULL_STOP(said=said), tone=Tone.GOOD if plan.is_possible else Tone.ERROR)
    if plan.blocks:
        yield Heading(words.BLOCKED_TITLE(n=len(plan.blocks)), words.BLOCKED_DETAIL)
        for block in plan.blocks:
            label = EXCLUDED if block.exclusion is not None else words.ERROR
            who = WITH_ID(title=named(block.component), id=", ".join(block.markets))
            yield Line(SOME(components=who, text=block.text), label, tone=Tone.ERROR)
    if plan.additions:
        needless = sum(addition.if_needed for addition in plan.additions)
        detail = words.ADD_NEEDLESS(n=needless) if needless else words.ADD_DETAIL
        yield Heading(words.ADD_TITLE(n=total), detail)
        for same in _alike(plan.additions):
            yield from _addition(same, verbose=verbose)
    if plan.unnamed:
        yield Heading(words.UNNAMED_TITLE(n=len(plan.unnamed)), words.UNNAMED_DETAIL)
        for notice in plan.unnamed:
            fact = notice.requirement
            yield Line(SOME(components=notice.market, text=notice.text if fact is None else titled(fact)), "-")


def _alike(additions: Sequence[Addition]) -> list[list[Addition]]:
    """Return additions of the same claim for the same reasons together, in their order."""
    groups: dict[tuple[object, ...], list[Addition]] = {}
    for one in additions:
        reasons = ((d.markets, d.requirement.id, d.verdict, answer.message) for d, answer in one.answers)
        groups.setdefault((one.claim, one.origin, *reasons), []).append(one)
    return list(groups.values())


def _addition(same: Sequence[Addition], *, verbose: bool) -> Iterator[Block]:
    from stdcompat.cli import words
    from stdcompat.report.blocks import Line, Tone
    from stdcompat.report.words import SOME, WITH_ID, names

    first = same[0]
    origin = words.ORIGIN[first.origin.value]
    if first.if_needed:
        origin = words.IF_NEEDED(origin=origin)
    who = names(addition.component for addition in same)
    yield Line(words.FROM_CATALOG(claim=first.claim, origin=origin, components=who), words.CLAIM)
    for demand, answer in first.answers:
        requirement = WITH_ID(title=titled(demand.requirement), id=demand.requirement.id)
        text = SOME(components=", ".join(demand.markets), text=requirement)
        verdict = demand.verdict.label
        yield Line(words.TODAY(text=text, verdict=verdict, message=answer.message), words.FOR, 2, Tone.DIM)
        if verbose and answer.resolution is not None:
            yield Line(answer.resolution.title, indent=4, tone=Tone.DIM)
            for line in answer.resolution.proof_lines():
                yield Line(line, indent=4, tone=Tone.DIM)
