"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import itertools
import os
import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["atomic", "write_atomically"]

_NUMBERS = itertools.count()


@contextlib.contextmanager
def atomic(path: str | os.PathLike[str]) -> Iterator[str]:
    """Give the name of a file to write, and put it in its place at the end, or take it away after an error.

    The name begins with a dot and ends in ``.tmp``. A process that is killed leaves such a file behind and nothing else;
    whoever writes the same file next removes it.

    Raises:
        OSError: if it cannot be put in its place.
    """
    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    _sweep(folder, name)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}-{next(_NUMBERS)}.tmp")  # threads may write one file
    try:
        yield temporary
        os.replace(temporary, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(temporary)


def _sweep(folder: str, name: str) -> None:
    """Remove what dead processes left of this file."""
    left = re.compile(rf"\.{re.escape(name)}\.([0-9]{{1,10}})-[0-9]+\.tmp")
    with contextlib.suppress(OSError):  # whoever writes next will say what is wrong with the folder
        for found in filter(None, map(left.fullmatch, os.listdir(folder))):
            if not _alive(int(found[1])):
                os.remove(os.path.join(folder, found[0]))


def _alive(process: int) -> bool:
    if os.name == "nt":  # there a signal of 0 ends the process; and no open file can be removed
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def write_atomically(path: str | os.PathLike[str], content: str | bytes) -> None:
    """Put content into a file; whoever reads it meanwhile sees the old content or the new.

    What is no regular file (a pipe, a device) is written to directly.

    Raises:
        OSError: if the file cannot be written; then nothing is left behind.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    name = os.fspath(path)
    if os.path.exists(name) and not os.path.isfile(name):
        with open(name, "wb") as file:
            file.write(data)
        return
    try:
        with atomic(name) as temporary, open(temporary, "xb") as file:
            file.write(data)
    except OSError as error:
        error.filename, error.filename2 = name, None  # as the user wrote it
        raise
