"""JSON as strangers write it, read strictly: Python's reader would keep the last of two keys, and take ``NaN``.

>>> import json
>>> json.loads('{"a": 1, "a": 2}', **STRICT)
Traceback (most recent call last):
    ...
ValueError: key 'a' stands twice in one object
"""

from __future__ import annotations

from typing import Any, Final

__all__ = ["STRICT"]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        msg = f"key {twice!r} stands twice in one object"
        raise ValueError(msg)
    return table


def _no_number(constant: str) -> Any:
    msg = f"{constant} is no number in JSON"
    raise ValueError(msg)


STRICT: Final[dict[str, Any]] = {"object_pairs_hook": _once, "parse_constant": _no_number}
"""What `json.loads` and `json.JSONDecoder` are called with."""
