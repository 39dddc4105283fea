"""``stdcompat doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from stdcompat.cli import words
from stdcompat.cli.exits import CLEAN, INVALID
from stdcompat.cli.options import add_format

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from stdcompat.cli.streams import Streams
    from stdcompat.report.blocks import Block

__all__ = ["EXAMPLE", "configure", "run"]

EXAMPLE = """\
example:
  stdcompat doctor
  stdcompat doctor --format json
"""


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

    try:
        named = requires("stdcompat") or ()
    except PackageNotFoundError:  # run from its sources, or put into a program: nothing says what it needs
        return
    for wanted in map(Requirement, named):
        extra = next((name for name in words.EXTRAS if wanted.marker and wanted.marker.evaluate({"extra": name})), "")
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
    yield Line(words.RUNS_ON(version=about["stdcompat"], python=about["python"]))
    yield Line(about["folder"], words.IN_FOLDER, 2)
    if facts.problem is not None:
        yield Line(facts.problem, words.FACTS_BROKEN, 2, Tone.ERROR)
    else:
        yield Line(words.VERIFIED(edition=facts.edition, digest=facts.digest), words.FACTS_LABEL, 2)
    if not libraries:
        yield Line(words.NO_METADATA)
        return
    yield Heading(words.LIBRARIES_TITLE, words.LIBRARIES_DETAIL)
    yield Table(
        words.LIBRARY_COLUMNS,
        tuple(
            (one.extra or "-", words.EXTRAS.get(one.extra, words.EVERYTHING), *one[1:3], _installed(one))
            for one in libraries
        ),
    )
    absent = [name for name in words.EXTRAS if any(one.extra == name and one.installed is None for one in libraries)]
    if absent:
        yield Line(words.INSTALL(command=f"pip install 'stdcompat[{','.join(absent)}]'"))


def _installed(library: Library) -> str:
    if library.installed is None:
        return words.NOT_INSTALLED
    return library.installed if library.works else words.WRONG_VERSION(version=library.installed)


def _plain(facts: Facts, libraries: Sequence[Library]) -> dict[str, Any]:
    return {
        "schema": "stdcompat-doctor/1",
        **_about(),
        "facts": facts._asdict(),
        "libraries": [{"for": words.EXTRAS.get(one.extra, words.EVERYTHING), **one._asdict()} for one in libraries],
    }
