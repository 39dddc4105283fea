"""The facts of `catalogs/`: compiled, linted, formatted, counted.

``python -m stdcompat.bundle`` compiles them into the one file that ships; ``stdcompat catalog``
offers the rest.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import tomli

from stdcompat._atomic import write_atomically
from stdcompat.bundle.facts import Facts, load_facts
from stdcompat.bundle.vocabulary import FILE, compile_vocabulary
from stdcompat.catalogs.bundled import BUNDLED_PATH
from stdcompat.catalogs.compile import compile_rows
from stdcompat.catalogs.vocabulary import VOCABULARY_PATH
from stdcompat.errors import CatalogError
from stdcompat.identifiers._publishers import COMPILED_PATH, compile_conventions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stdcompat.catalogs.store import Digest, Row

__all__ = [
    "Facts",
    "compile_facts",
    "compile_publishers",
    "compile_vocabulary",
    "load_facts",
    "main",
    "read_facts",
    "write_schemas",
]


def read_facts(folder: str | os.PathLike[str]) -> tuple[str, list[Row]]:
    """Read every fact of a folder laid out like `catalogs/`, and return its edition and rows.

    Raises:
        CatalogError: with every problem of every file.
    """
    facts = load_facts(folder)
    return facts.edition, facts.rows()


def compile_facts(folder: str | os.PathLike[str], target: str | os.PathLike[str] = BUNDLED_PATH) -> Digest:
    """Compile a folder of facts into one file, at once or not at all, and return its digest.

    Raises:
        CatalogError: with every problem of every file.
    """
    place = os.path.dirname(os.path.abspath(target))
    os.makedirs(place, exist_ok=True)
    compile_publishers(folder, os.path.join(place, os.path.basename(COMPILED_PATH)))
    edition, rows = read_facts(folder)
    return compile_rows(target, rows, edition).digest


def compile_publishers(folder: str | os.PathLike[str], target: str | os.PathLike[str] = COMPILED_PATH) -> None:
    """Compile the table of publishers, by which every identifier is read, at once or not at all."""
    source = os.path.join(folder, "publishers.toml")
    if not os.path.exists(source):
        return  # another catalog's facts are read by the shipped table
    with open(source, "rb") as stream:
        text = compile_conventions(tomli.load(stream).get("publisher", ()))
    write_atomically(target, text)


def write_schemas(package: str | os.PathLike[str]) -> None:
    """Write the JSON Schemas of what is read and written into the folder of the package."""
    from stdcompat.bundle.schema import deployment_schema, facts_schema, profile_schema, render_schema
    from stdcompat.equivalence.schema import resolution_schema
    from stdcompat.report.formats.json import dumps
    from stdcompat.report.schema import report_schema

    for name, text in (
        ("deployment", render_schema(deployment_schema())),
        ("bundle", render_schema(facts_schema())),
        ("market", render_schema(profile_schema())),
        ("equivalence", render_schema(resolution_schema())),
        ("report", dumps(report_schema())),
    ):
        write_atomically(os.path.join(package, name, "schema.json"), text)


def main(arguments: Sequence[str]) -> int:
    """Compile the facts of the folder given, or of this checkout."""
    checkout = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "catalogs")
    folder = arguments[0] if arguments else os.path.normpath(checkout)
    target = arguments[1] if len(arguments) > 1 else BUNDLED_PATH
    try:
        if os.path.exists(os.path.join(folder, FILE)):  # first: the facts choose from it
            compile_vocabulary(folder, VOCABULARY_PATH)
        digest = compile_facts(folder, target)
        if not arguments:
            write_schemas(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    except CatalogError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    sys.stdout.write(f"{os.path.relpath(target)}: sha256 {digest}\n")
    return 0
