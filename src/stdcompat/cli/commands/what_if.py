"""``stdcompat what-if``."""

from __future__ import annotations

import datetime
import os
from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_format, date, facts_from, market_of, stamp, stamp_line
from stdcompat.errors import InputError, Problem

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.analysis import Change, WhatIf
    from stdcompat.catalogs import Catalog, Correspondence
    from stdcompat.checks import Finding
    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "answer_blocks", "configure", "deployment_files", "run"]

EXAMPLE = """\
example:
  stdcompat what-if stack.toml --market EU --withdraw 'IEC 62368-1:2018@2026-06-30'
  stdcompat what-if stacks/ --market AU --lapse iecee-cb --drop 'GB 4943.1-2022 -> IEC 62368-1:2018'
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    when = "; with @DATE the last day on which it counts, the day before --as-of by default"
    parser.add_argument("stacks", metavar="STACK", nargs="+", help="deployments: files, or folders of TOML files")
    parser.add_argument("--market", metavar="M", help="a market's code")
    parser.add_argument("--profile", metavar="FILE", help="the buyer's own requirements: TOML, JSON, XLSX or CSV")
    for option, metavar, text in (
        ("--withdraw", "ID", f"an edition is withdrawn{when}"),
        ("--lapse", "AGREEMENT", f"an agreement lapses{when}"),
        ("--drop", "'A -> B'", "what is recorded of A as an adoption of B is no more"),
        ("--add", "PATH", "the entries and correspondences of this TOML file are added"),
    ):
        parser.add_argument(option, action="append", default=[], metavar=metavar, help=f"{text}; may be repeated")
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print the verdicts that change when the facts do."""
    from stdcompat.analysis import what_if
    from stdcompat.deployment import Deployment
    from stdcompat.market import Profile

    if arguments.market is None and arguments.profile is None:
        msg = "nothing to check against: give --market, --profile or both"
        raise UsageError(msg)
    facts = facts_from(arguments)
    lineage = () if arguments.market is None else facts.lineage(market_of(arguments.market, facts))
    profile = None if arguments.profile is None else Profile.load(arguments.profile)
    deployments = [Deployment.load(path, catalog=facts.catalog) for path in deployment_files(arguments.stacks)]
    changes = list(_changes(arguments, facts.catalog, facts.as_of))
    if not changes:
        msg = "nothing changes: give --withdraw, --lapse, --drop or --add"
        raise UsageError(msg)
    judge = facts.judge(lineage)
    found = what_if(
        deployments,
        changes,
        lineage=lineage,
        profile=profile,
        resolver=facts.resolver,
        evidence=judge,
        firms=facts.firms,
    )
    if arguments.format == "json":
        said = stamp(facts.catalog, facts.as_of)
        codes = [market.code for market in lineage]
        streams.json(
            {"schema": "stdcompat-what-if/1", **said, "market": codes[0] if codes else None, **found.to_dict()}
        )
        return 0
    from stdcompat.report.blocks import Line

    streams.show([*answer_blocks(found), Line(stamp_line(facts.catalog, facts.as_of))])
    return 0


def deployment_files(paths: Sequence[str]) -> Iterator[str]:
    """Return the files that paths name, each folder's in the order of their names."""
    for path in paths:
        if os.path.isdir(path):
            found = sorted(os.path.join(path, name) for name in os.listdir(path) if name.endswith(".toml"))
            if not found:
                raise InputError([Problem(path, "", "holds no .toml file", "check the path")])
            yield from found
        else:
            yield path


def _changes(arguments: argparse.Namespace, catalog: Catalog, as_of: datetime.date) -> Iterator[Change]:
    from stdcompat.analysis import Add, Adopt, Drop, Lapse, Withdraw
    from stdcompat.catalogs.files import read_catalog_files
    from stdcompat.catalogs.plain import as_id
    from stdcompat.catalogs.read import TableReader
    from stdcompat.errors import CatalogError

    for text in arguments.withdraw:
        name, day = _dated(text, as_of)
        yield Withdraw(as_id(name), day)
    for text in arguments.lapse:
        yield Lapse(*_dated(text, as_of))
    for text in arguments.drop:
        yield from map(Drop, _recorded(text, catalog))
    if arguments.add:
        reader = TableReader()
        _, records = read_catalog_files(reader, arguments.add)
        reader.raise_if_any(CatalogError)
        yield from map(Add, records["standard"])
        yield from map(Adopt, records["correspondence"])


def _dated(text: str, as_of: datetime.date) -> tuple[str, datetime.date]:
    """Return a name and the last day on which it counts."""
    import argparse

    name, at, day = text.partition("@")
    try:
        return name, date(day) if at else as_of - datetime.timedelta(days=1)
    except argparse.ArgumentTypeError as error:
        raise UsageError(str(error)) from None


def _recorded(text: str, catalog: Catalog) -> Sequence[Correspondence]:
    from stdcompat.catalogs.plain import as_id

    adopter, arrow, adopted = (part.strip() for part in text.partition("->"))
    if not arrow:
        msg = f"{text!r} names no adoption; write it as 'GB/T 22080-2016 -> ISO/IEC 27001:2013'"
        raise UsageError(msg)
    one, other = as_id(adopter), as_id(adopted)
    found = [fact for fact in catalog.correspondences(one) if fact.adopter == one and other in fact.adopted]
    if not found:
        msg = f"no correspondence of {one} to {other} is recorded"
        raise UsageError(msg)
    return found


def answer_blocks(found: WhatIf) -> Iterator[Block]:
    """Lay out the answers that change."""
    from stdcompat.cli import words
    from stdcompat.report.blocks import Heading, Line
    from stdcompat.report.words import SOME

    turns: list[str] = [one.turn for one in found.changed]
    worse, better, other = (turns.count(turn) for turn in words.TURN)
    answers = words.ANSWERS(found.compared)
    yield Line(words.WOULD_CHANGE(n=len(turns), answers=answers, worse=worse, better=better, other=other))
    deployment = None
    for one in found.changed:
        if one.deployment != deployment:
            deployment = one.deployment
            yield Heading(deployment)
        yield Line(SOME(components=one.component, text=one.about), words.TURN[one.turn])
        yield Line(_said(one.before), words.BEFORE, 2)
        yield Line(_said(one.after), words.AFTER, 2)


def _said(finding: Finding | None) -> str:
    from stdcompat.cli.words import NOTHING_TO_SAY
    from stdcompat.language import Bilingual
    from stdcompat.report.words import ACCEPTANCE, SOME, WITH_EVIDENCE

    if finding is None:
        return NOTHING_TO_SAY
    said = SOME(components=finding.verdict.label, text=finding.message)
    if finding.evidence is None:
        return said
    acceptance = finding.evidence.acceptance
    return WITH_EVIDENCE(text=said, evidence=Bilingual(acceptance.value, ACCEPTANCE[acceptance].zh))
