"""Reading in a process of its own, so that two cores share an import: one reads, the other writes.

The child is this module run as a program. It gets its job on standard input and answers with
batches of rows; both ends are this library, so what is exchanged is pickled.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

from stdcompat.errors import CatalogError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from stdcompat.catalogs.store import Row

__all__ = ["can_read_elsewhere", "rows_elsewhere"]

_BATCH: Final = 500


def can_read_elsewhere() -> bool:
    """Return whether a second process would read sooner."""
    return bool(sys.executable) and (os.cpu_count() or 1) > 1


def rows_elsewhere(job: Any, advance: Callable[[int], None], done: Callable[[Any], None]) -> Generator[Row]:
    """Iterate over the rows that another process reads.

    Args:
        job: what `run.Job` describes.
        advance: called with the number of rows read since its last call.
        done: is given what the job counted, in the end.

    Raises:
        CatalogError: what the other process raised, or that it ended without an answer.
    """
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "stdcompat.importers.worker"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=here) as child:  # noqa: S603  # our own program
        assert child.stdin is not None  # noqa: S101  # it is a pipe
        assert child.stdout is not None  # noqa: S101  # as above
        try:
            with child.stdin:
                pickle.dump(job, child.stdin)
            while True:
                what, value, count = pickle.load(child.stdout)  # noqa: S301  # what our own child wrote
                if what == "error":
                    raise value
                advance(count)
                if what == "done":
                    done(value)
                    return
                yield from value
        except EOFError:
            problem = Problem(str(job), "", "the process that reads the sources ended without an answer", "try again")
            raise CatalogError([problem]) from None
        finally:
            child.kill()


def _work() -> None:
    """Do the job on standard input."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301  # what our own parent wrote
    out = sys.stdout.buffer
    read = 0
    try:
        rows = job.rows()
        while batch := list(itertools.islice(rows, _BATCH)):
            pickle.dump(("rows", batch, job.read - read), out)
            read = job.read
        pickle.dump(("done", job.counted, job.read - read), out)
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent raises it
        pickle.dump(("error", error, 0), out)
    out.flush()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):  # the parent says so
        _work()
