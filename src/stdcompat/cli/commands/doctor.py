"""``stdcompat doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from stdcompat.cli.options import add_format

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "EXTRAS", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat doctor
  stdcompat doctor --format json
"""

EXTRAS: Final = {
    "cli": "colour, tables that fit the terminal, completion in the shell",
    "yaml": "deployments in YAML",
    "xlsx": "workbooks, in and out",
    "sbom": "CycloneDX and SPDX, in and out",
    "documents": "PDF and DOCX for 'stdcompat scan'",
    "html": "the report as a page",
    "plots": "charts",
    "arrow": "tables of answers for data frames",
    "mcp": "'stdcompat mcp', for assistants",
}
"""What each optional part of the package is for, by its name in ``pip install 'stdcompat[...]'``."""


class Library(NamedTuple):
    """A library that the package needs, or one of its extras (`extra`) does."""

    extra: str
    name: str
    wanted: str
    installed: str | None
    works: bool


class Facts(NamedTuple):
    """The compiled facts, or what is wrong with them."""

    edition: str | None
    digest: str | None
    problem: str | None


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    add_format(parser)


def run(arguments: argparse.Namespace, streams: Streams) -> int:
    """Look at the installation; 3 when something of it cannot work."""
    from stdcompat.cli.main import CLEAN, INVALID

    facts = _facts(streams)
    libraries = tuple(_libraries())
    broken = [one for one in libraries if not one.works and (one.installed is not None or not one.extra)]
    if arguments.format == "json":
        streams.json(_plain(facts, libraries))
    else:
        streams.show(_blocks(facts, libraries))
    return INVALID if broken or facts.problem is not None else CLEAN


def _facts(streams: Streams) -> Facts:
    """Read all of the shipped facts."""
    from stdcompat.catalogs.bundled import bundled_store
    from stdcompat.catalogs.verify import verify
    from stdcompat.cli.progress import progress
    from stdcompat.errors import StdcompatError

    with progress(streams.err, "records read") as advance:
        try:
            manifest = verify(bundled_store().path, advance=advance)
        except StdcompatError as error:
            return Facts(None, None, str(error))
    return Facts(manifest.edition, manifest.digest, None)


def _libraries() -> Iterator[Library]:
    """Look up every library that the package's own metadata names."""
    from importlib.metadata import PackageNotFoundError, requires, version

    from packaging.requirements import Requirement

    for wanted in map(Requirement, requires("stdcompat") or ()):
        extra = next((name for name in EXTRAS if wanted.marker and wanted.marker.evaluate({"extra": name})), "")
        needed = wanted.marker is None or wanted.marker.evaluate({"extra": extra})
        if wanted.name == "stdcompat" or not needed:  # an extra made of the others; for another Python
            continue
        try:
            installed = version(wanted.name)
        except PackageNotFoundError:
            installed = None
        works = installed is not None and wanted.specifier.contains(installed, prereleases=True)
        yield Library(extra, wanted.name, str(wanted.specifier), installed, works)


def _about() -> dict[str, str]:
    import os
    import platform

    import stdcompat

    python = f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}"
    return {"stdcompat": stdcompat.__version__, "python": python, "folder": os.path.dirname(stdcompat.__file__)}


def _blocks(facts: Facts, libraries: Sequence[Library]) -> Iterator[Block]:
    from stdcompat.report.blocks import Heading, Line, Table, Tone

    about = _about()
    yield Line(f"stdcompat {about['stdcompat']} on {about['python']}")
    yield Line(about["folder"], "in", 2)
    if facts.problem is not None:
        yield Line(facts.problem, "[error] facts:", 2, Tone.ERROR)
    else:
        yield Line(f"edition {facts.edition}, digest {facts.digest}, verified", "facts:", 2)
    yield Heading("Libraries", "a part of the package that is not installed is named with what it is for")
    yield Table(
        ("part", "for", "library", "wanted", "installed"),
        tuple((one.extra or "-", EXTRAS.get(one.extra, "everything"), *one[1:3], _installed(one)) for one in libraries),
    )
    absent = [name for name in EXTRAS if any(one.extra == name and one.installed is None for one in libraries)]
    if absent:
        yield Line(f"pip install 'stdcompat[{','.join(absent)}]' adds what is not installed")


def _installed(library: Library) -> str:
    if library.installed is None:
        return "no"
    return library.installed + ("" if library.works else " [error] too old or too new")


def _plain(facts: Facts, libraries: Sequence[Library]) -> dict[str, Any]:
    return {
        "schema": "stdcompat-doctor/1",
        **_about(),
        "facts": facts._asdict(),
        "libraries": [{"for": EXTRAS.get(one.extra, "everything"), **one._asdict()} for one in libraries],
    }
