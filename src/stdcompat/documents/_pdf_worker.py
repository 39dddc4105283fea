"""Read a PDF in a process of its own, started by `pdf`: one JSON value a line on standard output.

The first line is the number of pages, each other one the text of a page. This file is run by its
path and imports nothing of stdcompat, so that it starts fast and a broken page breaks nothing else.
"""

from __future__ import annotations

import contextlib
import json
import sys

import pypdfium2  # type: ignore[import-untyped]

__all__: list[str] = []


def _limit_memory(size: int) -> None:
    """Let the process have no more memory than this, where the system can hold it to that."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _text(pdf: pypdfium2.PdfDocument, number: int) -> str | None:
    """Return the text of a page; None where the page is damaged."""
    try:
        page = pdf[number]
        text = page.get_textpage()
        said: str = text.get_text_range()
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return None
    return said


def main(path: str, memory: str, most_pages: str) -> None:
    """Say what there is to say of a file."""
    _limit_memory(int(memory))
    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        _say({"error": str(error)})
        return
    _say(len(pdf))
    for number in range(min(len(pdf), int(most_pages))):
        _say(_text(pdf, number))


if __name__ == "__main__":
    main(*sys.argv[1:])
