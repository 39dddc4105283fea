"""What an interrupted import leaves for the next one: the rows of each source that was read to its end.

A part is a file of JSON lines in a folder beside the catalog that is made. Its name is the digest
of all that it depends on, the bytes of the source among them; its last line tells whether it is
whole. So a source that changed, or is to be read otherwise, has no part, and is read anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.catalogs.plain import from_plain
from stdcompat.catalogs.rows import TABLES
from stdcompat.catalogs.store import canonical
from stdcompat.importers.tally import ImportTally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from stdcompat.catalogs.rows import Record
    from stdcompat.catalogs.store import Row

__all__ = ["Part", "Parts"]

_BATCH: Final = 200  # rows of a line
_NAME: Final = pattern(r"[0-9a-f]{64}\.jsonl(?:\.tmp)?")


class Parts:
    """The parts of one import.

    Args:
        output: the catalog that is made; its parts lie in a folder of that name and ``.parts``.
    """

    def __init__(self, output: str | os.PathLike[str]) -> None:
        self.folder = f"{os.path.realpath(output)}.parts"

    def part(self, *depends_on: Any) -> Part:
        """Return the place of the part that depends on these plain values."""
        name = hashlib.sha256(canonical([_release(), *depends_on]).encode()).hexdigest()
        return Part(os.path.join(self.folder, f"{name}.jsonl"))

    def sweep(self, *, whole: bool) -> None:
        """Remove parts that are not whole, or all of them; and the folder, when nothing is left in it."""
        with contextlib.suppress(FileNotFoundError):
            for name in os.listdir(self.folder):
                if _NAME.fullmatch(name) and (whole or name.endswith(".tmp")):
                    os.remove(os.path.join(self.folder, name))
            with contextlib.suppress(OSError):  # what others put there stays
                os.rmdir(self.folder)


def _release() -> str:
    """Return the version of this library: another one may read the same source otherwise."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("stdcompat")
    except PackageNotFoundError:  # run from its source
        return ""


class Part:
    """The rows of one source, in a file that is there as a whole or not at all."""

    def __init__(self, path: str) -> None:
        self.path = path

    def tally(self) -> ImportTally | None:
        """Return what was counted when the source was read, or None when there is no part that is whole."""
        sha = hashlib.sha256()
        counts = last = b""
        try:
            with open(self.path, "rb") as file:
                for line in file:
                    sha.update(last)
                    counts, last = last, line
            if json.loads(last) != sha.hexdigest():
                return None
            return ImportTally.from_dict(**json.loads(counts))
        except (OSError, ValueError, TypeError, KeyError):  # none, or a damaged one: the source is read again
            return None

    def records(self) -> Iterator[tuple[Record, Row]]:
        """Iterate over the records, each with its row."""
        with open(self.path, "rb") as file:
            for line in file:
                rows = json.loads(line)
                for kind, key, body, terms in rows if isinstance(rows, list) else ():
                    yield from_plain(body, TABLES[kind]), (kind, key, body, tuple(terms))

    def kept(self, records: Iterable[tuple[Record, Row]], tally: ImportTally) -> Iterator[tuple[Record, Row]]:
        """Hand records on, and keep their rows: the part is there when the last was taken.

        Raises:
            OSError: if it cannot be written.
        """
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        temporary = f"{self.path}.tmp"
        sha = hashlib.sha256()
        try:
            with open(temporary, "wb") as file:

                def write(value: object) -> None:
                    line = f"{json.dumps(value)}\n".encode()
                    sha.update(line)
                    file.write(line)

                records = iter(records)
                while batch := list(itertools.islice(records, _BATCH)):
                    write([row for _, row in batch])
                    yield from batch
                write({"plain": tally.to_dict(), "quarantine": tally.quarantine()})
                write(sha.hexdigest())
            os.replace(temporary, self.path)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.remove(temporary)
