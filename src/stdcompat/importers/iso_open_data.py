"""ISO Open Data: the file ``iso_deliverables_metadata``, as JSON lines or as CSV.

ISO publishes it daily under the Open Data Commons Attribution License. Relations name other
deliverables by ISO's own number for them, so the file is read twice: once for the numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from stdcompat._patterns import pattern
from stdcompat.importers.delimited import delimited_rows, text_lines
from stdcompat.importers.jsonl import json_lines
from stdcompat.importers.model import Link, Listing, Row, Skip
from stdcompat.importers.opened import bounded_lines

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

__all__ = ["FIELDS", "read_iso_open_data"]

FIELDS: Final = frozenset({"reference", "deliverableType", "currentStage"})
"""Names of fields that tell this file from others."""

_RELATIONS: Final = {"replaces": "replaces", "replacedBy": "replacedBy"}
_CODE: Final = pattern(r"[0-9][0-9.]*")
_NUMBER: Final = pattern(r"[0-9]{1,9}")
_STAGE: Final = pattern(r"([0-9]{2})\.?([0-9]{2})")


def read_iso_open_data(path: str) -> Iterator[Row]:
    """Read the file, whichever of its two forms it has.

    Raises:
        CatalogError: if packed data are damaged, or the CSV cannot be read.
        OSError: if the file cannot be read.
    """
    names: dict[str, str] = {}
    for line in _objects(path):
        if not isinstance(line, Skip):
            _, raw = line
            if raw.get("id") is not None and isinstance(raw.get("reference"), str):
                names[str(raw["id"])] = raw["reference"]
    for line in _objects(path):
        if isinstance(line, Skip):
            yield line
        elif not isinstance(line[1].get("reference"), str) or not line[1]["reference"].strip():
            yield Skip(line[0], "has no reference", str(line[1])[:200])
        else:
            yield _listing(*line, names)


def _objects(path: str) -> Iterator[tuple[str, dict[str, Any]] | Skip]:
    first = next((line for _, line in bounded_lines(path) if line and line.strip()), b"")
    return json_lines(path) if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") else _csv_rows(path)


def _csv_rows(path: str) -> Iterator[tuple[str, dict[str, Any]] | Skip]:
    set_aside: list[Skip] = []
    header: list[str] | None = None
    for row in delimited_rows(path, text_lines(path, set_aside), set_aside, ","):
        if isinstance(row, Skip):
            yield row
        elif header is None:
            header = row[1]
        else:
            yield row[0], dict(zip(header, row[1], strict=True))


def _listing(place: str, raw: dict[str, Any], names: dict[str, str]) -> Listing:
    stage = _STAGE.fullmatch(str(raw.get("currentStage") or "").zfill(4))
    date = raw.get("publicationDate")
    links = []
    for field, name in _RELATIONS.items():
        links += [Link(name, names.get(id, f"deliverable {id}")) for id in _found(raw.get(field), _NUMBER)]
    committee = raw.get("ownerCommittee")
    return Listing(
        place,
        raw["reference"].strip(),
        {lang: title for lang in ("en", "fr") if (title := _localized(raw, "title", lang))},
        stage=f"{stage[1]}.{stage[2]}" if stage and stage[0] != "0000" else None,
        dates={"published": date} if isinstance(date, str) and date else {},
        ics=tuple(_found(raw.get("icsCode"), _CODE)),
        committees=(committee,) if isinstance(committee, str) and committee else (),
        links=tuple(links),
    )


def _localized(raw: dict[str, Any], field: str, lang: str) -> str | None:
    """Return a text in one language: nested in JSON, a column of its own in CSV."""
    nested = raw.get(field)
    text = nested.get(lang) if isinstance(nested, dict) else raw.get(f"{field}.{lang}")
    return text if isinstance(text, str) else None


def _found(value: object, form: re.Pattern[str]) -> Iterable[str]:
    """Return the codes of a list, or of the text of one as the CSV has it: ``['35.030', '03.100.70']``."""
    if isinstance(value, list):
        return [str(one) for one in value if form.fullmatch(str(one))]
    return form.findall(value) if isinstance(value, str) else ()
