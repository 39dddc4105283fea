"""``stdcompat tender``."""

from __future__ import annotations

import os
import tomllib
from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from stdcompat.cli.streams import Streams
    from stdcompat.market import Profile

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat tender docs/examples/datasheet.txt -o tender.toml
  stdcompat tender annex-c.docx -o tender.xlsx
"""

_SHEETS: Final = (".xlsx", ".xls", ".ods", ".csv")
_BROKEN: Final = pattern(r"(?<=[0-9]-)\n(?=[0-9])")  # a designation that runs over the end of a line
_WRAPPED: Final = pattern(
    r"\n(?!\s*(?:[0-9]{1,3}[.、)]|[-•*(（]))"
)  # a line that goes on, and begins nothing of its own


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("file", metavar="FILE", help="the tender: text, PDF, DOCX, or a sheet; - reads a pipe")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write the draft there: TOML, or a sheet to edit where the name ends in .xlsx or .csv; it is printed by default",
    )


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Draft a buyer's requirements from the sentences of a tender that name standards."""
    from stdcompat.documents.tender import asked_in, draft_toml
    from stdcompat.errors import InputError, Problem
    from stdcompat.market import Profile
    from stdcompat.market.sheet import profile_form

    name = os.path.splitext(os.path.basename(arguments.file))[0] if arguments.file != "-" else "Tender"
    filled = _filled_in(arguments.file)
    if filled is not None:
        content = filled.to_toml()
    else:
        found = list(asked_in(_passages(arguments.file, streams)))
        if not any(one.demand.references for one in found):
            what = "asks for no standard: it names only what is not accepted, or not needed"
            hint = "is it a scan? then make it text first"
            raise InputError(
                [Problem(arguments.file, "", what if found else "names no standard", "" if found else hint)]
            )
        content = draft_toml(name, found)
    if arguments.output is None:
        streams.out.write(content)
    elif arguments.output.lower().endswith((".xlsx", ".csv")):
        form = profile_form(Profile.from_dict(tomllib.loads(content)).to_dict(), streams.language)
        streams.save(arguments.output, form.xlsx() if arguments.output.lower().endswith(".xlsx") else form.csv())
    else:
        streams.save(arguments.output, content)
    return 0


def _filled_in(file: str) -> Profile | None:
    """Return the requirements of a form of `template --tender` that was filled in: they need no draft."""
    from stdcompat.errors import InputError
    from stdcompat.market import Profile

    if not file.lower().endswith(_SHEETS):
        return None
    try:
        return Profile.load(file)
    except InputError:
        return None  # another table: what its rows say is drafted


def _passages(file: str, streams: Streams) -> Iterator[str]:
    """Yield the passages of a document, or the rows of a sheet."""
    if file.lower().endswith(_SHEETS):
        from stdcompat.sheets import read_sheets

        for sheet in read_sheets(file):
            for row in sheet.rows():
                yield " ".join(dict.fromkeys(filter(None, row.cells)))
        return
    from stdcompat.cli.commands.scan import read_input

    for passage in read_input(file, streams).passages:
        whole = _BROKEN.sub("", passage.text)
        yield _WRAPPED.sub(" ", whole)
