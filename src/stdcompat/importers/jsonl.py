"""JSON, one object a line: every line gives an object, or the reason why it cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stdcompat.catalogs.read import STRICT
from stdcompat.importers.model import Skip
from stdcompat.importers.opened import MAX_LINE, TextDecoder, bounded_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["json_lines"]

_SHOWN = 200  # characters of a line that a report repeats


def json_lines(path: str) -> Iterator[tuple[str, dict[str, Any]] | Skip]:
    """Iterate over the objects of a file with their places, and over the lines that hold none.

    Blank lines are no rows. An object that gives one key twice is quarantined: nobody knows which
    of the two was meant.

    Raises:
        CatalogError: if packed data are damaged (see `bounded_lines`).
        OSError: if the file cannot be read.
    """
    decode = TextDecoder()
    load = json.JSONDecoder(**STRICT).decode
    for number, line in bounded_lines(path):
        place = f"line {number}"
        if line is None:
            yield Skip(place, f"longer than {MAX_LINE // 2**20} MiB")
            continue
        text = ""
        try:
            text = decode(line)
            if text.strip():
                value = load(text)
                if "\\u" in text:  # half of a character may be escaped, and is written nowhere
                    json.dumps(value, ensure_ascii=False).encode()
                yield (place, value) if isinstance(value, dict) else Skip(place, "is no JSON object", text[:_SHOWN])
        except UnicodeEncodeError:
            yield Skip(place, "holds half of a character", text[:_SHOWN])
        except UnicodeDecodeError as error:
            yield Skip(place, f"is neither UTF-8 nor GB 18030 at byte {error.start}", repr(line[:_SHOWN]))
        except RecursionError:
            yield Skip(place, "is nested too deeply", text[:_SHOWN])
        except ValueError as error:
            yield Skip(place, f"is not JSON ({error})", text[:_SHOWN])
