"""Records as JSON lines, in the two layouts that compiled catalogs of standards come in.

One has a record's English title as ``title_en``, its dates in one object and its relations by
type; the other, of Chinese standards, has ``title_zh``, each date under its own key, and
``adopts``. A line with ``a`` and ``b`` instead is a pair of documents with what one is to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from stdcompat.importers.jsonl import json_lines
from stdcompat.importers.model import Adoption, Link, Listing, Pair, Row, Skip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_records"]

T = TypeVar("T")

_NAMES: Final[dict[type, str]] = {str: "text", list: "list", dict: "object"}
_DATES: Final = {"published": "published", "effective": "effective", "withdrawn_on": "withdrawn"}


def read_records(path: str) -> Iterator[Row]:
    """Read a file of records, or of pairs of documents.

    Raises:
        CatalogError: if packed data are damaged.
        OSError: if the file cannot be read.
    """
    for line in json_lines(path):
        if isinstance(line, Skip):
            yield line
            continue
        place, raw = line
        try:
            yield _pair(place, raw) if "a" in raw else _listing(place, raw)
        except KeyError as error:
            yield Skip(place, f"has no {error}", str(raw)[:200])
        except (TypeError, AttributeError, ValueError) as error:
            yield Skip(place, f"has a value that does not fit ({error})", str(raw)[:200])


def _pair(place: str, raw: dict[str, Any]) -> Pair:
    ambiguity = raw.get("ambiguity", 1)
    notes = [raw["note"]] if "note" in raw else []
    if ambiguity > 1:
        notes.append(f"{ambiguity} numbers share the title")
    return Pair(
        place,
        _text(raw["a"]),
        _text(raw["b"]),
        _text(raw["relation"]),
        _optional(raw, "evidence"),
        "; ".join(notes) or None,
    )


def _listing(place: str, raw: dict[str, Any]) -> Listing:
    titles = {key[6:]: _text(raw[key]) for key in ("title_en", "title_zh") if raw.get(key) is not None}
    titles |= {lang: _text(title) for lang, title in raw.get("title_other", {}).items()}
    dates = (
        _checked(raw.get("dates"), dict) if "dates" in raw else {_DATES[key]: raw[key] for key in _DATES if key in raw}
    )
    links = [Link(_text(one["type"]), _text(one["id"]), one.get("date")) for one in raw.get("relations", ())]
    links += [Link("replaces", id) for id in _texts(raw, "replaces")]
    links += [Link("replacedBy", id) for id in _texts(raw, "replaced_by")]
    return Listing(
        place,
        _text(raw["id"]),
        titles,
        _optional(raw, "status"),
        _optional(raw, "status_asof"),
        _optional(raw, "stage"),
        dates,
        _texts(raw, "ics"),
        _optional(raw, "ccs"),
        _texts(raw, "committee"),
        tuple(links),
        tuple(Adoption(_text(one["id"]), _optional(one, "degree")) for one in raw.get("adopts", ())),
        tuple(name.strip() for name in _text(raw["source"]).split(";")) if "source" in raw else (),
        _optional(raw, "id_defect"),
    )


def _texts(raw: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(_text(one) for one in _checked(raw[key], list)) if key in raw else ()


def _optional(raw: dict[str, Any], key: str) -> str | None:
    value = raw.get(key)
    return None if value is None else _text(value)


def _text(value: Any) -> str:
    return _checked(value, str)


def _checked(value: Any, kind: type[T]) -> T:
    if not isinstance(value, kind):
        msg = f"{value!r} is no {_NAMES[kind]}"
        raise TypeError(msg)
    return value
