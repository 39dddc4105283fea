"""PDF: a process of its own reads the pages, so that no file can take more time or memory than it may."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Any, Final

from stdcompat.documents.model import MAX_TEXT, Document, Passage, passages_of, unreadable
from stdcompat.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["read_pdf"]

_MAX_PAGES: Final = 20_000
_MAX_SECONDS: Final = 120.0
_MAX_MEMORY: Final = 1 << 30
_MAX_LINE: Final = 12 * MAX_TEXT  # a character beyond the basic plane takes twelve bytes
_WORKER: Final = os.path.join(os.path.dirname(os.path.abspath(__file__)), "_pdf_worker.py")
_HYPHENS: Final = str.maketrans({"\x02": "-", "\ufffe": "-"})  # as PDFium gives those at the end of a line


def read_pdf(path: str, name: str, on_page: Callable[[], None]) -> Document:
    """Read the text of a PDF; limits and errors are those of `read_document`."""
    if importlib.util.find_spec("pypdfium2") is None:
        raise MissingExtraError("documents", "pypdfium2")  # noqa: EM101  # the extra's name
    worker = subprocess.Popen(  # noqa: S603  # a program of ours, and the path as one word
        [sys.executable, "-P", _WORKER, path, str(_MAX_MEMORY), str(_MAX_PAGES)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONIOENCODING": "utf-8"},
    )
    overdue = threading.Event()

    def stop() -> None:
        overdue.set()
        worker.kill()

    timer = threading.Timer(_MAX_SECONDS, stop)
    timer.start()
    try:
        with worker:
            assert worker.stdout is not None  # noqa: S101  # it is a pipe
            try:
                document = _document(_lines(worker.stdout), name, on_page)
            finally:
                timer.cancel()
                worker.kill()  # done already, unless something went wrong here
    except EOFError as error:
        what = "cannot be read in one gigabyte of memory, or is damaged"
        if overdue.is_set():
            what = f"takes longer than {_MAX_SECONDS:.0f} seconds to read"
        raise unreadable(name, "", what, "print the pages that matter to another PDF") from error
    return document


def _lines(stdout: IO[bytes]) -> Iterator[Any]:
    """Read what the worker says.

    Raises:
        EOFError: when it ends, for whoever still expects something.
    """
    while (line := stdout.readline(_MAX_LINE)).endswith(b"\n"):
        yield json.loads(line)
    raise EOFError


def _document(lines: Iterator[Any], name: str, on_page: Callable[[], None]) -> Document:
    first = next(lines)
    if isinstance(first, dict):
        encrypted = "password" in first["error"].lower()
        what = "is encrypted" if encrypted else f"is damaged: {first['error']}"
        raise unreadable(name, "", what, "save it without a password" if encrypted else "save it again")
    if first > _MAX_PAGES:
        raise unreadable(name, "", f"has {first:,} pages; {_MAX_PAGES:,} are read at most", "split it")
    passages: list[Passage] = []
    unread: list[int] = []
    size = 0
    for number in range(1, first + 1):
        text = (next(lines) or "").translate(_HYPHENS)
        size += len(text)
        if size > MAX_TEXT:
            raise unreadable(name, f"page {number}", f"by here it holds more than {MAX_TEXT:,} characters", "split it")
        if not text.strip():
            unread.append(number)
        passages += passages_of(text, number)
        on_page()
    return Document(name, "PDF", tuple(passages), first, tuple(unread))
