"""One way to write the facts: key order, order of tables, list layout.

Formatting is idempotent and changes no fact. Comments are kept at the top of a file only:
whatever needs saying about a fact goes into its `note`.
"""

from __future__ import annotations

import datetime
import json
import re
from typing import TYPE_CHECKING, Any, Final

from stdcompat._atomic import write_atomically
from stdcompat._patterns import pattern
from stdcompat.catalogs.files import toml_files
from stdcompat.catalogs.read import TableReader
from stdcompat.errors import CatalogError
from stdcompat.identifiers import try_parse

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Mapping

__all__ = ["KEYS", "TABLE_ORDER", "format_files", "format_toml", "natural"]

WIDTH: Final = 100
"""Lists that do not fit are written one item a line."""

TABLE_ORDER: Final = (
    "domain kind trait condition head mark catalog market system list source publisher standard correspondence distinct transition origin override gap "
    "jurisdiction agreement agreement_count requirement exclusion endorsed firm branch citation group"
).split()
"""The tables of a file, in the order in which they are written."""

KEYS: Final = (
    "id code about prints key act reference bundle adopter adopted a b standard ends body project project_zh origin count name name_zh short publishers question question_zh makes asked_of traits words words_zh words_other weak_words not_words han whole weak not_names part_of title title_zh title_local publisher url class "
    "jurisdiction prefixes small renamed unnamed series family grammar before joins parts names year calendar certain follows implemented_by home_publishers members parents parent not_known not_known_zh market issuer issued kind parties bodies "
    "recognises scheme against domain domains instrument scope suppliers subsidiaries origins applies_to not_for force any_of all_of cited_under "
    "editions equivalents regulation condition restriction evidence evidence_route committee secretariat proposed_by who as_of "
    "relation why confused_because what what_zh degree basis as_printed part doubtful deviation_list clause text standards "
    "superseded decision annex row type ended_by complete_since read_until planned agreements partners direction status status_as_of stage edition complete published effective withdrawn replaces replaced_by ics ccs committees signed "
    "in_force since seen until date retrieved licence version sha256 confidence sources note deviations"
).split()
"""Every key of every table, in the order in which they are written."""

_BY_KEY: Final = {key: place for place, key in enumerate(KEYS)}
_COMMENT: Final = pattern(r"""[^"'#]*(?:"(?:\\.|[^"\\])*"[^"'#]*|'[^']*'[^"'#]*)*(#)""")
_BARE: Final = pattern(r"[A-Za-z0-9_-]+")  # keys that need no quotes
_ESCAPES: Final = {"\x7f": "\\u007f"}


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which 10 comes after 9.

    >>> sorted(["a10", "a9"], key=natural)
    ['a9', 'a10']
    """
    pieces = re.findall(r"\d+|\D+", text)
    digits = ((piece, piece.lstrip("0")) for piece in pieces)  # as numbers, of any length
    return tuple((0, len(one), one) if piece[0].isdecimal() else (1, 0, piece) for piece, one in digits)


def format_toml(text: str, tables: Mapping[str, Any]) -> str:
    r"""Return the text of a facts file as it should be written, given its parsed tables.

    >>> print(format_toml("", {"publisher": [{"name": "A", "code": "B"}]}), end="")
    [[publisher]]
    code = "B"
    name = "A"
    """
    head = "".join(line.rstrip() + "\n" for line in _head(text))
    blocks = ["\n".join(lines) for lines in _blocks(tables)]
    return "\n".join([*([head] if head else []), *(block + "\n" for block in blocks)])


def format_files(
    *paths: str | os.PathLike[str], check: bool = False, reader: TableReader | None = None
) -> tuple[str, ...]:
    """Format the files that paths name and return those that were (with `check`, would be) changed.

    A file that cannot be read, or has comments that would be lost, is left alone; with a reader,
    such problems are left to it.

    Raises:
        CatalogError: without a reader, with every problem of every file.
    """
    own = TableReader() if reader is None else reader
    changed = []
    for path in toml_files(own, paths):
        before = len(own.problems)
        tables = own.load(path)
        if len(own.problems) > before:
            continue
        for key, value in tables.items():
            if not isinstance(value, dict) and not _is_array_of_tables(value):
                own.add(path, key, "must be a table, or an array of tables", f"write [[{key}]]")
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        for number in _stray_comments(text):
            own.add(path, f"line {number}", "a comment here would be lost", "move it to the top, or into a note")
        if len(own.problems) == before:
            written = format_toml(text, tables)
            if written != text:
                changed.append(path)
                if not check:
                    write_atomically(path, written)
    if reader is None:
        own.raise_if_any(CatalogError)
    return tuple(changed)


def _head(text: str) -> Iterator[str]:
    """Find the comments at the top of a file."""
    for line in text.splitlines():
        if line.startswith("#"):
            yield line
        elif line.strip():
            return


def _stray_comments(text: str) -> Iterator[int]:
    above = True
    for number, line in enumerate(text.splitlines(), 1):
        above = above and (not line.strip() or line.startswith("#"))
        if not above and "#" in line and _COMMENT.match(line):
            yield number


def _blocks(tables: Mapping[str, Any]) -> Iterator[list[str]]:
    for name in sorted(tables, key=lambda name: (_place(name, TABLE_ORDER), name)):
        value = tables[name]
        if isinstance(value, dict):
            yield [f"[{name}]", *_lines(value)]
        else:
            for item in sorted(value, key=_ORDER.get(name, _by_id)):
                yield [f"[[{name}]]", *_lines(item)]
                for key, inner in item.items():
                    if _is_tables(key, inner):
                        for one in inner:
                            yield [f"[[{name}.{key}]]", *_lines(one)]
                    elif _is_list(key, inner):
                        yield [f"[{name}.{key}]", *_lines(inner)]


def _place(word: str, order: Iterable[str]) -> int:
    known = list(order)
    return known.index(word) if word in known else len(known)


def _is_tables(key: str, value: Any) -> bool:
    return key == "deviations" and _is_array_of_tables(value)


def _is_list(key: str, value: Any) -> bool:
    """Return whether a value is a list of texts by name, which has a table of its own."""
    return key in {"texts", "adopted"} and isinstance(value, dict)


def _is_array_of_tables(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _lines(table: Mapping[str, Any]) -> Iterator[str]:
    for key in sorted(table, key=lambda key: (_BY_KEY.get(key, len(KEYS)), key)):
        value = table[key]
        if not _is_tables(key, value) and not _is_list(key, value):
            name = key if _BARE.fullmatch(key) else _value(key)
            line = f"{name} = {_value(value)}"
            if len(line) > WIDTH and isinstance(value, list):
                line = f"{name} = [\n" + "".join(f"    {_value(item)},\n" for item in value) + "]"
            yield line


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "".join(_ESCAPES.get(char, char) for char in json.dumps(value, ensure_ascii=False))
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(_lines(value)) + " }"
    return str(value)


def _reference(item: Mapping[str, Any], key: str) -> tuple[Any, ...]:
    """Order by an identifier; what cannot be read comes last, by its text."""
    text = item.get(key)
    if isinstance(text, list):
        text = text[0] if text else None
    identifier = try_parse(text) if isinstance(text, str) else None
    return (1, natural(str(text))) if identifier is None else (0, identifier.sort_key)


def _by_id(item: Any) -> tuple[Any, ...]:
    return natural(str(item.get("id", item.get("code", "")) if isinstance(item, dict) else item))


_ORDER: Final[dict[str, Callable[[Any], tuple[Any, ...]]]] = {
    "standard": lambda item: _reference(item, "id"),
    "list": lambda item: natural(str(item.get("act"))),
    "citation": lambda item: (
        str(item.get("act")),
        _reference(item, "reference"),
        str(item.get("since", item.get("seen"))),
    ),
    "correspondence": lambda item: (_reference(item, "adopter"), _reference(item, "adopted"), item.get("basis", "")),
    "distinct": lambda item: (_reference(item, "a"), _reference(item, "b")),
    "transition": lambda item: (_reference(item, "standard"), str(item.get("until")), str(item.get("who"))),
    "origin": lambda item: _reference(item, "standard"),
    "gap": lambda item: _reference(item, "standard"),
    "agreement_count": lambda item: (str(item.get("as_of")), natural(str(item.get("id")))),
}
