"""``stdcompat asks``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat.cli.exits import UsageError
from stdcompat.cli.options import add_as_of, add_catalog, add_format, facts_from

if TYPE_CHECKING:
    import argparse

    from stdcompat.cli.streams import Streams

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat asks "WiFi camera" --market EU --market CN
  stdcompat asks "儿童智能手表" --market EU --trait radio
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("product", metavar="PRODUCT", help="a product in words, or the code of a kind")
    parser.add_argument(
        "--market", action="append", default=[], required=True, metavar="M", help="a market's code; may be repeated"
    )
    parser.add_argument("--kind", metavar="KIND", help="the kind of the product; guessed from its words by default")
    parser.add_argument(
        "--trait",
        action="append",
        default=[],
        metavar="TRAIT",
        help="what is known of it beside its kind; may be repeated",
    )
    add_format(parser)
    add_as_of(parser)
    add_catalog(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Print what each market asks of a product."""
    from stdcompat._records import evolve
    from stdcompat.catalogs.vocabulary import KINDS, TRAITS, KindCode, Trait
    from stdcompat.deployment.kinds import UNKNOWN
    from stdcompat.deployment.nearest import nearest_kinds
    from stdcompat.deployment.readers.codes import component_named
    from stdcompat.errors import did_you_mean

    product = component_named(arguments.product)
    if arguments.kind is not None:
        if arguments.kind not in KINDS:
            msg = f"no kind {arguments.kind!r}; {did_you_mean(arguments.kind, KINDS)}"
            raise UsageError(msg)
        product = evolve(product, kind=KindCode(arguments.kind))
    for trait in arguments.trait:
        if trait not in TRAITS:
            msg = f"no trait {trait!r}; there are {', '.join(TRAITS)}"
            raise UsageError(msg)
    product = evolve(product, traits=tuple(sorted({*product.traits, *map(Trait, arguments.trait)})))
    if product.kind == UNKNOWN:
        near = " or ".join(nearest_kinds(arguments.product))
        msg = f"I cannot tell what kind of product {arguments.product!r} is; say --kind {near}"
        raise UsageError(msg)
    facts = facts_from(arguments)
    found = [facts.requirements_for(product, market) for market in arguments.market]
    if arguments.format == "json":
        streams.json({"schema": "stdcompat-asks/1", "asks": [one.to_dict() for one in found]})
        return 0
    for one in found:
        streams.show(one.blocks())
    return 0
