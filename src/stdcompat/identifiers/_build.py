"""A fast constructor for frozen identifiers.

The generated ``__init__`` of a frozen class sets every field through ``object.__setattr__``, which would take a
quarter of the time of reading an identifier. `build` fills an ordinary object with the same slots and then turns
it into a `StandardId`. Python allows this exactly when both layouts agree; a test holds that they do.
"""

from __future__ import annotations

from stdcompat._records import fields

from ._model import Derived, StandardId, Supplement, Wrapping

__all__ = ["build"]


class _Draft(Derived):
    """An unfrozen identifier: same slots, no behaviour."""

    __slots__ = tuple(field.name for field in fields(StandardId))

    publisher: str
    type: str | None
    number: str | None
    part: str | None
    year: int | None
    month: int | None
    version: str | None
    edition: str | None
    stage: str | None
    language: str | None
    supplements: tuple[Supplement, ...]
    wrapped: StandardId | None
    wrapping: Wrapping | None
    joint: tuple[StandardId, ...]
    all_parts: bool
    suffix: str | None
    style: str | None
    normalized_from: str | None
    notes: tuple[str, ...]


_new = object.__new__


def build(
    publisher: str,
    type: str | None = None,
    number: str | None = None,
    part: str | None = None,
    year: int | None = None,
    month: int | None = None,
    version: str | None = None,
    edition: str | None = None,
    stage: str | None = None,
    language: str | None = None,
    supplements: tuple[Supplement, ...] = (),
    wrapped: StandardId | None = None,
    wrapping: Wrapping | None = None,
    joint: tuple[StandardId, ...] = (),
    all_parts: bool = False,
    suffix: str | None = None,
    style: str | None = None,
    normalized_from: str | None = None,
    notes: tuple[str, ...] = (),
) -> StandardId:
    """Make a `StandardId` from its fields, like its constructor and three times as fast."""
    draft = _new(_Draft)
    draft.publisher = publisher
    draft.type = type
    draft.number = number
    draft.part = part
    draft.year = year
    draft.month = month
    draft.version = version
    draft.edition = edition
    draft.stage = stage
    draft.language = language
    draft.supplements = supplements
    draft.wrapped = wrapped
    draft.wrapping = wrapping
    draft.joint = joint
    draft.all_parts = all_parts
    draft.suffix = suffix
    draft.style = style
    draft.normalized_from = normalized_from
    draft.notes = notes
    draft.__class__ = StandardId  # type: ignore[assignment]
    return draft  # type: ignore[return-value]  # a call of `cast` would take an eighth of the time
