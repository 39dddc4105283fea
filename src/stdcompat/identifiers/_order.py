"""Natural order of identifiers in files, and the order of the editions of one document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._model import StandardId, Supplement

__all__ = ["edition_key", "same_document", "sort_key"]


def natural(text: str | None) -> tuple[tuple[int, int, str], ...]:
    """Split into words and numbers, so that 10 comes after 9.

    >>> natural("A9") < natural("A10")
    True
    """
    key: list[tuple[int, int, str]] = []
    run = ""
    for char in text or "":
        if run and char.isdecimal() != run[-1].isdecimal():
            key.append(_piece(run))
            run = ""
        run += char
    if run:
        key.append(_piece(run))
    return tuple(key)


def _piece(run: str) -> tuple[int, int, str]:
    return (0, int(run), run) if run[0].isdecimal() else (1, 0, run)


def _supplement(item: Supplement) -> tuple[Any, ...]:
    return (item.year or 0, item.month or 0, natural(item.number), item.kind, item.stage or "", item.consolidated)


def _supplements(items: tuple[Supplement, ...]) -> tuple[tuple[Any, ...], ...]:
    return tuple(map(_supplement, items))


def edition_key(id: StandardId) -> tuple[Any, ...]:
    """Order editions by date, then version or edition number, then supplements."""
    return (
        id.year or 0,
        id.month or 0,
        natural(id.version),
        natural(id.edition),
        id.stage is None,
        natural(id.stage),
        _supplements(id.supplements),
        natural(id.suffix),
        id.language or "",
        str(id),
    )


def same_document(a: StandardId, b: StandardId) -> bool:
    """Tell whether two identifiers are of one document, whatever their edition, stage, language or product form."""
    return a.document.removeprefix(f"{a.stage} ") == b.document.removeprefix(f"{b.stage} ")


def sort_key(id: StandardId) -> tuple[Any, ...]:
    """Order any identifiers: publisher, type, number, part, then as editions."""
    return (id.publisher, natural(id.number), natural(id.part), id.type or "", edition_key(id))
