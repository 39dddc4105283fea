"""Write a file at once or not at all."""

from __future__ import annotations

import os

from stdcompat._atomic import atomic

__all__ = ["write_atomically"]


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
