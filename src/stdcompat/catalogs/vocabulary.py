"""The closed lists that facts and deployments choose from: domains, kinds of component, traits.

The lists are facts: they are edited in ``catalogs/vocabulary.toml`` and compiled into one small
file, which is read when a list is first looked into. A closed list is what makes a typo an error.
A kind has parents, so that a requirement on ``ict-equipment`` reaches a camera without naming it;
a trait is what products of many kinds may share, such as transmitting by radio.
"""

from __future__ import annotations

import functools
import os
from collections.abc import Iterator, Mapping
from typing import Any, Final, Generic, NewType, TypeVar

from stdcompat.errors import CatalogNotCompiledError

__all__ = [
    "CONDITIONS",
    "DOMAINS",
    "JURISDICTIONS",
    "KINDS",
    "MEETING",
    "QUESTIONS",
    "TRAITS",
    "VOCABULARY_PATH",
    "Domain",
    "KindCode",
    "Trait",
    "ancestors",
    "kinds_with",
    "read_vocabulary",
]

V_co = TypeVar("V_co", covariant=True)

Domain = NewType("Domain", str)
"""A key of `DOMAINS`."""

KindCode = NewType("KindCode", str)
"""A key of `KINDS`."""

Trait = NewType("Trait", str)
"""A key of `TRAITS`: what a law hangs on and a kind does not tell."""

VOCABULARY_PATH = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "_data", "vocabulary.json")
"""Where the build puts the compiled lists, inside the package."""


@functools.cache
def read_vocabulary() -> dict[str, Any]:
    """Read the compiled lists: ``domains``, ``kinds``, ``traits``, ``words``.

    Raises:
        CatalogNotCompiledError: in a checkout whose facts were never compiled.
    """
    import json  # only when a list is looked into

    try:
        with open(VOCABULARY_PATH, encoding="utf-8") as file:
            found: dict[str, Any] = json.load(file)
    except FileNotFoundError:
        raise CatalogNotCompiledError(VOCABULARY_PATH) from None
    return found


class _List(Mapping[str, V_co], Generic[V_co]):
    """One list, read when it is first looked into: importing this module reads no file."""

    def __init__(self, name: str) -> None:
        self._name = name

    @functools.cached_property
    def _rows(self) -> dict[str, V_co]:
        return {code: _frozen(row) for code, row in read_vocabulary()[self._name].items()}

    def __getitem__(self, code: str) -> V_co:
        return self._rows[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def __repr__(self) -> str:
        return f"<the {len(self)} {self._name}>"


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


DOMAINS: Final[Mapping[str, tuple[str, str]]] = _List("domains")
"""The domains that standards and requirements belong to: code to English and Chinese name."""

KINDS: Final[Mapping[str, tuple[tuple[str, ...], str, str]]] = _List("kinds")
"""The kinds of component: code to parents, English and Chinese name."""

TRAITS: Final[Mapping[str, tuple[str, str]]] = _List("traits")
"""What products of many kinds may share, and a law hangs on: code to English and Chinese name."""

CONDITIONS: Final[Mapping[str, tuple[str, str]]] = _List("conditions")
"""What a law hangs on that concerns the buyer or the use, and no product: code to English and Chinese name."""

MEETING: Final[Mapping[str, tuple[str, ...]]] = _List("meeting")
"""The kinds of which a product meets a condition by being one: condition to kinds."""

JURISDICTIONS: Final[Mapping[str, tuple[str, ...]]] = _List("jurisdictions")
"""States and unions of states: code to English and Chinese name, and what else people write."""

QUESTIONS: Final[Mapping[str, tuple[str, str]]] = _List("questions")
"""The question that decides a trait, in English and Chinese."""


@functools.cache
def kinds_with(kind: KindCode, traits: tuple[Trait, ...]) -> frozenset[str]:
    """Return everything that a product of a kind with some traits is an instance of.

    What transmits by radio is radio equipment, whatever else it is.

    >>> "radio-equipment" in kinds_with("camera", ("radio",)), "radio-equipment" in kinds_with("camera", ())
    (True, False)
    """
    found = set(ancestors(kind))
    words = read_vocabulary()["words"]["trait"]
    for trait in traits:
        for code in words.get(trait, {}).get("makes", ()):
            found |= ancestors(KindCode(code))
    return frozenset(found)


@functools.cache
def ancestors(kind: KindCode) -> frozenset[str]:
    """Return a kind and everything it is an instance of.

    >>> sorted(ancestors("camera"))
    ['camera', 'equipment', 'ict-equipment', 'video-equipment']
    """
    seen: set[str] = set()
    open_: list[str] = [kind]
    while open_:
        code = open_.pop()
        if code not in seen:
            seen.add(code)
            open_.extend(KINDS[code][0])
    return frozenset(seen)
