"""How records show themselves: on one line, however much they hold."""

from __future__ import annotations

from typing import Any, Final

from stdcompat._records import fields, is_record

__all__ = ["brief"]

_MOST: Final = 160


def brief(record: Any) -> str:
    """Return what a record is on one line: what it was given, other records by name, lists by their length.

    A record takes it as its ``__repr__``; ``attrs.asdict``, `to_dict` and the fields tell everything.

    >>> from stdcompat import Component
    >>> Component("Rack server", "server", "Acme", claims=["GB 4943.1-2022", "GB/T 9254.1-2021"])
    <Component name='Rack server', kind='server', supplier='Acme', 2 claims>
    """
    parts = []
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if field.repr and value != () and value is not field.default and value != field.default:
            parts.append(_part(field.name, value))
    return f"<{_cut(' '.join((type(record).__name__, ', '.join(parts))).strip())}>"


def _part(name: str, value: Any) -> str:
    if isinstance(value, tuple):
        texts = all(isinstance(one, str) for one in value)
        short = texts and sum(map(len, value)) < _MOST // 4
        return f"{name}=[{', '.join(value)}]" if short else f"{len(value)} {_counted(name, len(value))}"
    return f"{name}={_cut(_one(value))}"


def _counted(name: str, number: int) -> str:
    """Return the name of a field for so many of its values.

    >>> _counted("components", 1), _counted("any_of", 1), _counted("entries", 2)
    ('component', 'any of', 'entries')
    """
    words = name.replace("_", " ")
    if number != 1 or not words.endswith("s") or words.endswith(("ss", "us")):
        return words
    return words[:-3] + "y" if words.endswith("ies") else words[:-1]


def _one(value: Any) -> str:
    if isinstance(value, str):
        return repr(str(value))
    if not is_record(type(value)):
        return repr(value) if type(value).__module__ == "builtins" else str(value)
    name = next((getattr(value, key) for key in ("name", "id", "code", "as_written") if hasattr(value, key)), None)
    return repr(name) if isinstance(name, str) else repr(str(value))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST else f"{line[:_MOST]}…"
