"""Prefixes that an organisation declares in its own catalog: read in the context of a call, and by nobody else."""

from __future__ import annotations

import contextlib
from contextvars import ContextVar
from typing import TYPE_CHECKING

from stdcompat._records import evolve

from ._scan import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ._model import StandardId
    from ._publishers import Convention

__all__ = ["OWN", "own_prefixes", "read_own"]

OWN: ContextVar[Mapping[str, Convention]] = ContextVar("own_prefixes", default={})  # noqa: B039  # never changed
"""The declared prefixes of this context."""


@contextlib.contextmanager
def own_prefixes(conventions: Iterable[Convention]) -> Iterator[None]:
    """Read the designations of these publishers too, as long as the context lasts.

    >>> from stdcompat.identifiers import parse
    >>> from stdcompat.identifiers._publishers import Convention
    >>> with own_prefixes([Convention("BMW GS", prints="BMW GS")]):
    ...     parse("BMW GS 95002:2018").publisher
    'BMW GS'
    """
    declared = {spelling: one for one in conventions for spelling in (*one.spellings, *one.words)}
    if not declared:
        yield
        return
    token = OWN.set({**OWN.get(), **declared})
    try:
        yield
    finally:
        OWN.reset(token)


def read_own(text: str, own: Mapping[str, Convention]) -> StandardId | None:
    """Read a designation that begins with a declared prefix, the longest that there is."""
    from .families import ordinary

    plain, notes = normalize(text)
    for prefix in sorted(own, key=len, reverse=True):
        rest = plain[len(prefix) :]
        if not plain.startswith(prefix) or rest[:1].isalpha():
            continue
        one = own[prefix]._replace(grammar="verbatim")
        result = ordinary.read_of(one, rest) or ordinary.read_of(one, f" {rest.lstrip(' -')}")
        if result is not None:
            # How it is printed goes with it, since it may be printed where nobody declared it.
            style = result.style or f"{one.before}|{one.year}"
            told = prefix == one.prints and not notes
            return evolve(result, style=style, normalized_from=None if told else text, notes=notes)
    return None
