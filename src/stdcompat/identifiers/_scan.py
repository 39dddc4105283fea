"""What print shops, spreadsheets and keyboards do to a designation, undone for every publisher alike."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

__all__ = ["Rule", "apply", "month_number", "normalize", "optional_int"]


class Rule(NamedTuple):
    """One way in which people write a designation differently: what to look for, what to put, what to call it.

    The name may take up captured groups, so that what a rewriting leaves out is not lost.
    """

    pattern: str
    replacement: str | Callable[[re.Match[str]], str]
    note: str


def _characters() -> dict[int, str | None]:
    table: dict[int, str | None] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table.update(dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u2500"), "-"))
    table.update(dict.fromkeys(map(ord, "\u2044\u2215\u29f8"), "/"))
    table.update(dict.fromkeys(map(ord, "\u2236\ufe55\ua789\ufe13"), ":"))
    table.update(dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000\t\n\r\v\f\u2028\u2029"), " "))
    table.update(dict.fromkeys(range(0x2000, 0x200B), " "))
    table.update(dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"), None))
    table.update({0x3010: "(", 0x3011: ")", 0x3014: "(", 0x3015: ")", 0x301C: "~", 0x2122: None, 0x00AE: None})
    return table


_TABLE = _characters()


def normalize(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with plain dashes, slashes, colons, brackets and single spaces, and what was changed.

    >>> normalize("ＧＢ／Ｔ　１．１—2009 ")
    ('GB/T 1.1-2009', ('characters', 'spacing'))
    """
    notes: tuple[str, ...] = ()
    plain = text.translate(_TABLE)
    if plain != text:
        notes = ("characters",)
    single = " ".join(plain.split(" ")) if "  " not in plain else " ".join(plain.split())
    single = single.strip(" ")
    if single != text.strip() or single != plain:
        notes = (*notes, "spacing") if single != plain else notes
    return single, notes


@functools.cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def apply(rules: tuple[Rule, ...], text: str) -> tuple[str, tuple[str, ...]]:
    """Rewrite `text` by each rule in turn and name the rules that changed it.

    >>> apply((Rule(r"(?i)amd\\.? ?(?=[0-9])", "Amd ", "supplement"),), "ISO 1247:1974/AMD.1:1982")
    ('ISO 1247:1974/Amd 1:1982', ('supplement',))
    """
    notes: list[str] = []
    for rule in rules:
        pattern = _compile(rule.pattern)
        match = pattern.search(text)
        if match is None:
            continue
        rewritten = pattern.sub(rule.replacement, text)
        if rewritten != text:
            text = rewritten
            note = match.expand(rule.note)
            if note not in notes:
                notes.append(note)
    return text, tuple(notes)


def optional_int(text: str | None) -> int | None:
    """Turn captured digits into a number."""
    return int(text) if text else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def month_number(name: str) -> int | None:
    """Return the number of an English month name or abbreviation.

    >>> month_number("Sept."), month_number("foo")
    (9, None)
    """
    try:
        return _MONTHS.index(name[:3].lower()) + 1
    except ValueError:
        return None
