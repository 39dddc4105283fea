"""One line that says how far a long task is: on a terminal only, and only once it has taken two seconds."""

from __future__ import annotations

import os
from contextlib import contextmanager
from time import monotonic
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["PATIENCE", "progress"]

PATIENCE: Final = 2.0
"""Seconds before anything is shown."""

_PERIOD: Final = 0.2  # seconds between two lines: faster than that nobody reads


@contextmanager
def progress(err: IO[str], what: str, total: int | None = None) -> Iterator[Callable[..., None]]:
    """Show on a terminal how far the task of this block is, and take the line away at its end.

    Args:
        err: the stream for errors (``streams.err``); when it is no terminal, nothing is ever written.
        what: the things that are counted, in the plural: ``pages read``.
        total: how many there are, where that is known.

    Yields:
        ``advance(count=1)``: call it after each thing, or hand it to the function that does the work.

    >>> import sys
    >>> with progress(sys.stderr, "pages read", total=3) as advance:
    ...     for page in range(3):
    ...         advance()
    """
    if not err.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda count=1: None  # noqa: ARG005  # counted by nobody
        return
    from stdcompat.report.safe import clean

    done, shown = 0, False
    due = monotonic() + PATIENCE

    def advance(count: int = 1) -> None:
        nonlocal done, due, shown
        done += count
        now = monotonic()
        if now < due:
            return
        due, shown = now + _PERIOD, True
        of = f" of {total:,} ({done * 100 // total} %)" if total else ""
        err.write(f"\r\x1b[K{clean(what)}: {done:,}{of}")
        err.flush()

    try:
        yield advance
    finally:
        if shown:
            err.write("\r\x1b[K")
            err.flush()
