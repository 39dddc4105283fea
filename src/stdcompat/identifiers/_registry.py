"""Which family reads a designation: decided by what it begins with, loaded when first needed."""

from __future__ import annotations

import functools
import importlib
import re
from typing import TYPE_CHECKING, Protocol

from stdcompat._records import evolve

from ._publishers import load_conventions
from ._scan import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._model import StandardId
    from ._publishers import Convention
    from ._scan import Rule

__all__ = [
    "ALSO",
    "CONVENTIONS",
    "DOUBTFUL",
    "LEADS",
    "SMALL",
    "SPOKEN",
    "Family",
    "convention_of",
    "family_of",
    "read",
    "reader_of",
    "renamed",
    "render",
    "split_prefix",
    "without_body",
]


class Family(Protocol):
    """What each module of `families` offers."""

    REWRITES: tuple[Rule, ...]

    def read(self, text: str) -> StandardId | None:
        """Read a canonical designation."""

    def render(self, id: StandardId) -> str:
        """Print an identifier of this family."""


_LEAD = pattern(r"J-STD|3GPP|W3C|[^\W\d_]+")
CONVENTIONS: dict[str, Convention] = {one.code: one for one in load_conventions()}
"""Every publisher's convention, by its code."""


# What an adoption goes on with: a prefix that is a common word is looked for in running text only before these.
_ADOPTED = ("EN", "ISO", "IEC", "HD", "CISPR", "ETSI", "EAS", "GSO")


def _leads() -> tuple[dict[str, str], frozenset[str], dict[str, Convention]]:
    """Return the family by first word, what is looked for in prose, and the ordinary prefixes."""
    leads: dict[str, str] = {}
    words: dict[str, str] = {}
    spoken: set[str] = set()
    ordinary: dict[str, Convention] = {}
    complete = {prefix for one in CONVENTIONS.values() for prefix in one.spellings}
    doubtful = {word for one in CONVENTIONS.values() for word in one.doubtful}
    lead_of = _LEAD.match
    for one in CONVENTIONS.values():
        family = one.family
        for prefix in one.spellings:
            first = lead_of(prefix)
            lead = prefix.partition(" ")[0] if first is None else first.group()
            if " " not in prefix and lead != prefix:
                leads[prefix] = family
            if lead == prefix or "/" not in prefix or one.prints == one.code:
                leads.setdefault(lead, family)
            spoken.add(lead if lead in complete else prefix)
            if lead in doubtful and " " in prefix:  # ``NA to`` is in no doubt, as ``NA`` is
                spoken.add(prefix)
            if family == "ordinary":
                ordinary[prefix] = one
        for word in one.words:
            words.setdefault(word, family)
            if family == "ordinary":
                ordinary.setdefault(word, one)
            if one.joins:
                spoken.update(f"{word}{one.joins}{inner}" for inner in _ADOPTED)
    return {**words, **leads}, frozenset(spoken.difference(words)), ordinary


_FAMILY_OF_LEAD, SPOKEN, _ORDINARY = _leads()
LEADS = frozenset(_FAMILY_OF_LEAD)
# First words of a family of its own that begin an ordinary publisher's designations too (``KS`` of Kenya, ``BSI TR``).
_SHARED = {
    lead.group()
    for lead in map(_LEAD.match, _ORDINARY)
    if lead is not None and _FAMILY_OF_LEAD[lead.group()] != "ordinary"
}
DOUBTFUL = frozenset([prefix for one in CONVENTIONS.values() for prefix in one.doubtful])
"""Prefixes that are words, units or initials too."""
SMALL = frozenset([prefix for one in CONVENTIONS.values() for prefix in one.small])
"""Prefixes that have lost their capitals."""
# Families whose lenient rules are tried after a family's own.
ALSO = {"isoiec": ("committee", "ieee"), "american": ("ieee",), "jis": ("tgpp",)}
_MOST_HEADS = 1000
_READERS: dict[str, Callable[[str], StandardId | None]] = {}
_HEAD = pattern(r"(?:[A-Z]\d[A-Z] )?[^\d_]{1,30}|\d\d ?[A-Z]{3}")


def split_prefix(text: str) -> tuple[Convention, int] | None:
    """Return the ordinary publisher whose prefix a text begins with, and where the prefix ends; the longest counts.

    >>> split_prefix("ABNT NBR 5410:2004")[0].code, split_prefix("UNE-EN 62304")[1], split_prefix("hello")
    ('ABNT NBR', 3, None)
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    words = head.group()
    end = len(words)
    while end > 0:
        found = _ORDINARY.get(words[:end])
        if found is not None:
            return found, end
        end = max(words.rfind(" ", 0, end), words.rfind("-", 0, end), words.rfind("/", 0, end))
    return None


@functools.cache
def load(name: str) -> Family:
    """Import the module of a family."""
    return importlib.import_module(f"{__package__}.families.{name}")


def family_name(head: str) -> str | None:
    """Return the name of the family that reads designations beginning with `head`.

    >>> family_name("ISO/IEC"), family_name("YD/T"), family_name("hello")
    ('isoiec', 'china', None)
    """
    name = _FAMILY_OF_LEAD.get(head)
    if name is None:
        lead = _LEAD.match(head)
        name = _FAMILY_OF_LEAD.get(lead.group()) or _FAMILY_OF_LEAD.get(lead.group().rstrip(".")) if lead else None
        if name is None and head[:1].isdecimal():
            name = (
                "internet"
                if "/" not in head
                else "ordinary"
                if head[-2:] in ("EC", "EU")
                else "bsi"
                if head[3:].isdecimal()
                else "committee"
            )
        elif name is None and "/" in head:
            name = "committee"
    return name


@functools.cache
def _renamings() -> tuple[re.Pattern[str], tuple[tuple[str, str], ...]]:
    """Return one pattern for all other names of publishers, and what each of its groups is replaced by, and why."""
    groups, names = [], []
    for one in CONVENTIONS.values():
        for source in one.renamed:
            groups.append(f"({source})")
            names.append((one.prints, "prefix"))
        for source in one.unnamed:
            groups.append(f"({source})")
            names.append((f"{one.prints}{one.before}", "publisher"))
    return re.compile("|".join(groups)), tuple(names)


def renamed(text: str) -> tuple[str, str] | None:
    """Return a text with its publisher's own prefix where it begins with another name of it or with none, and why.

    >>> renamed("C22.2 NO. 60950-1"), renamed("CEI 60950-1"), renamed("CEI 64-8")
    (('CSA C22.2 NO. 60950-1', 'publisher'), ('IEC 60950-1', 'prefix'), None)
    """
    fits, names = _renamings()
    match = fits.match(text)
    if match is None or match.lastindex is None:
        return None
    name, why = names[match.lastindex - 1]
    return (name + text if why == "publisher" else name + text[match.end() :]), why


def without_body(text: str) -> tuple[str, str] | None:
    """Return a designation without the body that stands before its own prefix, and its name.

    >>> without_body("BSI BS EN 1990")
    ('BS EN 1990', 'BSI')
    """
    body, _, rest = text.partition(" ")
    head = re.split(r"[ /\d-]", rest, maxsplit=1)[0]
    one = CONVENTIONS.get(head)
    return None if one is None or body == head or body not in one.body.split() else (rest, body)


def convention_of(publisher: str) -> Convention | None:
    """Return how a publisher writes its designations, or None when the table has no such publisher."""
    return CONVENTIONS.get(publisher)


def family_of(publisher: str) -> Family:
    """Return the family that prints this publisher's identifiers."""
    found = CONVENTIONS.get(publisher)
    name = family_name(publisher.partition(" ")[0]) if found is None else found.family
    return load(name or "ordinary")  # an organisation's own prefix is printed like an ordinary one


def _either(
    first: Callable[[str], StandardId | None], second: Callable[[str], StandardId | None]
) -> Callable[[str], StandardId | None]:
    return lambda text: first(text) or second(text)


def reader_of(head: str) -> Callable[[str], StandardId | None] | None:
    """Return what reads designations whose first word is `head`, loading its family when needed."""
    reader = _READERS.get(head)
    if reader is None:
        name = family_name(head)
        if name is None:
            return None
        reader = load(name).read
        lead = _LEAD.match(head)
        if name != "ordinary" and lead is not None and lead.group() in _SHARED:
            reader = _either(reader, load("ordinary").read)
        if head in _FAMILY_OF_LEAD or len(_READERS) < _MOST_HEADS:
            _READERS[head] = reader
    return reader


def read(text: str) -> StandardId | None:
    """Read a designation that is written canonically, or return None."""
    head = text.partition(" ")[0]
    reader = _READERS.get(head) or reader_of(head)
    if reader is None:
        return None
    if text.endswith(_ALL_PARTS):
        whole = read(text.removesuffix(_ALL_PARTS))
        if whole is not None and not whole.is_dated:
            return _with_all_parts(whole.designation)
    return reader(text)


_ALL_PARTS = " (all parts)"


def _with_all_parts(id: StandardId) -> StandardId:
    wrapped = None if id.wrapped is None else _with_all_parts(id.wrapped)
    return evolve(id, all_parts=True, wrapped=wrapped)


def render(id: StandardId) -> str:
    """Print an identifier in its canonical form."""
    text = family_of(id.publisher).render(id)
    return f"{text}{_ALL_PARTS}" if id.all_parts and not text.endswith(_ALL_PARTS) else text
