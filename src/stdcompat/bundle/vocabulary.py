"""`vocabulary.toml`, checked and compiled: domains, kinds, traits, and the trade words by which they are known."""

from __future__ import annotations

import json
import os
import unicodedata
from typing import TYPE_CHECKING, Any, Final

from stdcompat.agreement.model import EvidenceKind
from stdcompat.catalogs.chinese import CHINESE_PATH
from stdcompat.catalogs.read import TableReader
from stdcompat.errors import CatalogError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = [
    "CHINESE",
    "FIELDS",
    "FILE",
    "JURISDICTIONS",
    "JURISDICTION_FIELDS",
    "chinese_of",
    "compile_vocabulary",
    "jurisdictions_of",
    "vocabulary_of",
]

FILE: Final = "vocabulary.toml"
"""What the file is called in a folder of facts."""

JURISDICTIONS: Final = "jurisdictions.toml"
"""What the file of states and unions of states is called."""

CHINESE: Final = "chinese.toml"
"""What the file of texts in Chinese is called."""

_EVIDENCE: Final = tuple(kind.value for kind in EvidenceKind)
_TEXTS: Final = ("kind", "scheme")
_WORDS: Final = ("words", "words_zh", "words_other", "weak_words", "not_words")
FIELDS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    # table: the fields that each row has, and those that it may have
    "domain": (("code", "name", "name_zh"), ()),
    "kind": (("code", "name", "name_zh"), ("parents", "traits", *_WORDS)),
    "trait": (("code", "name", "name_zh", "question", "question_zh"), ("makes", "asked_of", *_WORDS)),
    "condition": (("code", "name", "name_zh"), ("kinds",)),
    "head": (("code",), ("kind", *_WORDS)),
    "filler": (("code",), ("words",)),
    "mark": (("code", "name", "name_zh"), ("kind", "scheme", "publishers", "traits", "words")),
}
JURISDICTION_FIELDS: Final = (("code", "name", "name_zh"), ("words",))
"""Those of a jurisdiction."""


def compile_vocabulary(folder: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Compile the vocabulary of a folder of facts into the file that ships, and beside it the texts in Chinese.

    Raises:
        CatalogError: with every problem of the file.
    """
    reader = TableReader()
    found = vocabulary_of(os.path.join(folder, FILE), reader)
    found["jurisdictions"] = jurisdictions_of(os.path.join(folder, JURISDICTIONS), reader)
    chinese = chinese_of(os.path.join(folder, CHINESE), reader)
    reader.raise_if_any(CatalogError)
    from stdcompat._atomic import write_atomically

    data = os.path.dirname(os.path.abspath(target))
    os.makedirs(data, exist_ok=True)
    for path, lists in ((target, found), (os.path.join(data, os.path.basename(CHINESE_PATH)), chinese)):
        write_atomically(path, json.dumps(lists, ensure_ascii=False, separators=(",", ":")) + "\n")


def vocabulary_of(path: str | os.PathLike[str], reader: TableReader) -> dict[str, Any]:
    """Return the lists of a file in the form that ships; what is wrong with them goes to the reader."""
    file = os.fspath(path)
    tables = reader.load(file)
    reader.keys(file, tables, FIELDS)
    rows = {name: list(_rows(reader, file, tables, name)) for name in FIELDS}
    codes = {name: {row["code"] for row in found} for name, found in rows.items()}
    for kind in rows["kind"]:
        _known(reader, file, f"kind {kind['code']}", kind.get("parents", ()), codes["kind"])
        _known(reader, file, f"kind {kind['code']}", kind.get("traits", ()), codes["trait"])
    for head in rows["head"]:
        _known(reader, file, f"head {head['code']}", [head["kind"]] if "kind" in head else (), codes["kind"])
    for trait in rows["trait"]:
        _known(
            reader, file, f"trait {trait['code']}", (*trait.get("makes", ()), *trait.get("asked_of", ())), codes["kind"]
        )
    for condition in rows["condition"]:
        _known(reader, file, f"condition {condition['code']}", condition.get("kinds", ()), codes["kind"])
    for mark in rows["mark"]:
        _known(reader, file, f"mark {mark['code']}", mark.get("traits", ()), codes["trait"])
        _known(reader, file, f"mark {mark['code']}", [mark["kind"]] if "kind" in mark else (), _EVIDENCE)
    _once(reader, file, rows["kind"])
    _rooted(reader, file, rows["kind"])
    return {
        "domains": {row["code"]: [row["name"], row["name_zh"]] for row in rows["domain"]},
        "kinds": {row["code"]: [row.get("parents", []), row["name"], row["name_zh"]] for row in rows["kind"]},
        "traits": {row["code"]: [row["name"], row["name_zh"]] for row in rows["trait"]},
        "conditions": {row["code"]: [row["name"], row["name_zh"]] for row in rows["condition"]},
        "meeting": {row["code"]: row["kinds"] for row in rows["condition"] if "kinds" in row},
        "questions": {row["code"]: [row["question"], row["question_zh"]] for row in rows["trait"]},
        "marks": {row["code"]: {key: value for key, value in row.items() if key != "code"} for row in rows["mark"]},
        "words": {
            name: {
                row["code"]: {key: row[key] for key in ("kind", "traits", "makes", "asked_of", *_WORDS) if row.get(key)}
                for row in rows[name]
            }
            for name in ("kind", "trait", "head", "filler")
        },
    }


def jurisdictions_of(path: str | os.PathLike[str], reader: TableReader) -> dict[str, list[str]]:
    """Return the states and unions of a file in the form that ships; what is wrong with them goes to the reader."""
    file = os.fspath(path)
    tables = reader.load(file)
    reader.keys(file, tables, ["jurisdiction"])
    rows = _rows(reader, file, tables, "jurisdiction", JURISDICTION_FIELDS)
    return {row["code"]: [row["name"], row["name_zh"], *row.get("words", ())] for row in rows}


def chinese_of(path: str | os.PathLike[str], reader: TableReader) -> dict[str, dict[str, str]]:
    """Return the texts and titles of a file with their Chinese; what is wrong with them goes to the reader."""
    file = os.fspath(path)
    tables = reader.load(file) if os.path.exists(file) else {}
    reader.keys(file, tables, ["group"])
    found: dict[str, dict[str, str]] = {"texts": {}, "adopted": {}}
    for number, group in enumerate(tables.get("group", ()), 1):
        place = f"group[{number}]"
        what = next((one for one in found if one in group), "texts")
        if {"about", "confidence", what} != set(group):
            reader.add(file, place, f"must have about, confidence, and {' or '.join(found)}")
        for key, chinese in group.get(what, {}).items():
            if key in found[what]:
                reader.add(file, place, f"{key!r} is listed twice", "give it once")
            if not (isinstance(chinese, str) and any("\u3400" <= one <= "\u9fff" for one in chinese)):
                reader.add(file, place, f"{key!r} has no Chinese")
            found[what][key] = chinese
    return found


def _rows(
    reader: TableReader,
    file: str,
    tables: dict[str, Any],
    name: str,
    fields: tuple[tuple[str, ...], tuple[str, ...]] | None = None,
) -> Iterator[dict[str, Any]]:
    """Read the rows of a table that are in order."""
    needed, allowed = fields or FIELDS[name]
    raw = tables.get(name, [])
    seen: set[str] = set()
    for number, row in enumerate(raw if isinstance(raw, list) else [], 1):
        code = row.get("code") if isinstance(row, dict) else None
        place = f"{name}[{number}] ({code})"
        before = len(reader.problems)
        for key in needed:
            if not (isinstance(row, dict) and isinstance(row.get(key), str) and row[key].strip()):
                reader.add(file, place, f"needs {key!r}, a text", "")
        for key, value in row.items() if isinstance(row, dict) else ():
            if key not in needed and key not in allowed:
                reader.add(file, place, f"unknown field {key!r}", reader.suggest(key, [*needed, *allowed]))
            elif key in _TEXTS and not (isinstance(value, str) and value.strip()):
                reader.add(file, place, f"{key!r} must be a text", "")
            elif key in allowed and key not in _TEXTS and not _are_texts(value):
                reader.add(file, place, f"{key!r} must be a list of texts", "")
        if code in seen:
            reader.add(file, place, "is listed twice", "keep one of them")
        if len(reader.problems) == before:
            seen.add(row["code"])
            yield row


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _known(reader: TableReader, file: str, place: str, words: Collection[str], codes: Collection[str]) -> None:
    for word in words:
        if word not in codes:
            reader.add(file, place, f"unknown code {word!r}", reader.suggest(word, codes))


def _once(reader: TableReader, file: str, kinds: list[dict[str, Any]]) -> None:
    """A word that needs no other word near it means one kind only."""
    owners: dict[str, str] = {}
    for kind in kinds:
        for key in ("words", "words_zh", "words_other", "weak_words"):
            for word in kind.get(key, ()):
                folded = unicodedata.normalize("NFKC", word).casefold()
                if "(" not in folded:
                    other = owners.setdefault(folded, kind["code"])
                    if other != kind["code"]:
                        hint = "keep it in one, or say in brackets which words must stand near it"
                        reader.add(file, f"kind {kind['code']}", f"{word!r} is a word of {other} too", hint)


def _rooted(reader: TableReader, file: str, kinds: list[dict[str, Any]]) -> None:
    """No kind is its own ancestor."""
    parents = {kind["code"]: kind.get("parents", []) for kind in kinds}
    for code, first in parents.items():
        seen: set[str] = set()
        open_ = list(first)
        while open_:
            above = open_.pop()
            if above not in seen:
                seen.add(above)
                open_ += parents.get(above, [])
        if code in seen:
            reader.add(file, f"kind {code}", "is its own ancestor", "")
