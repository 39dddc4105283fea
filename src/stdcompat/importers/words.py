"""What the words of sources mean: statuses, degrees, dates, and the names of relations.

The same name means different things in different catalogs, and some catalogs use one the wrong
way round. The tables here say which is which; a word that is in none of them is kept and counted.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Final

from stdcompat._choice import Choice
from stdcompat.catalogs.model import Degree, Status

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DEGREES", "LEFT_OUT", "PUBLISHED", "STATUSES", "Meaning", "family_of", "meaning_of", "status_of"]


STATUSES: Final[Mapping[str, Status]] = {
    "active": Status.CURRENT,
    "approved": Status.CURRENT,
    "confirmed": Status.CURRENT,
    "current": Status.CURRENT,
    "in force": Status.CURRENT,
    "new": Status.CURRENT,
    "published": Status.CURRENT,
    "replaces": Status.CURRENT,  # the interstate catalog of the CIS: it replaces another one
    "valid": Status.CURRENT,
    "有效": Status.CURRENT,
    "现行": Status.CURRENT,
    "cancelled": Status.WITHDRAWN,  # the work was given up
    "deleted": Status.WITHDRAWN,
    "withdrawal": Status.WITHDRAWN,
    "withdrawn": Status.WITHDRAWN,
    "作废": Status.WITHDRAWN,
    "废止": Status.WITHDRAWN,
    "obsolete": Status.SUPERSEDED,
    "replaced": Status.SUPERSEDED,
    "revised": Status.SUPERSEDED,
    "superseded": Status.SUPERSEDED,
    "有更新版": Status.SUPERSEDED,
    "被代替": Status.SUPERSEDED,
    "upcoming": Status.UPCOMING,
    "即将实施": Status.UPCOMING,
    "未实施": Status.UPCOMING,
    "draft": Status.DRAFT,
    "征求意见": Status.DRAFT,
    "草案": Status.DRAFT,
    "unknown": Status.UNKNOWN,
}
"""Statuses by the words that catalogs print, in lower case."""

_PUBLISHED_STAGE: Final = ("60", "90")
_WITHDRAWN_STAGE: Final = "95"
_GIVEN_UP: Final = ".98"


def status_of(word: str | None, stage: str | None) -> Status | None:
    """Return the status that a word says, or else a harmonized stage code; None when neither is known.

    A stage is two digits, a point and two digits (ISO Guide 69): 60 is publication, 90 review,
    95 withdrawal, and .98 after any of them the end of the work.

    >>> status_of("废止", None), status_of(None, "60.60"), status_of("in limbo", None)
    (<Status.WITHDRAWN: 'withdrawn'>, <Status.CURRENT: 'current'>, None)
    """
    if word is not None:
        return STATUSES.get(word.strip().casefold())
    if stage is None:
        return Status.UNKNOWN
    if stage.startswith(_WITHDRAWN_STAGE) or stage.endswith(_GIVEN_UP):
        return Status.WITHDRAWN
    return Status.CURRENT if stage.startswith(_PUBLISHED_STAGE) else Status.DRAFT


DEGREES: Final[Mapping[str, Degree]] = {
    "idt": Degree.IDT,
    "identical": Degree.IDT,
    "等同采用": Degree.IDT,
    "等同": Degree.IDT,
    "mod": Degree.MOD,
    "modified": Degree.MOD,
    "修改采用": Degree.MOD,
    "修改": Degree.MOD,
    "neq": Degree.NEQ,
    "not equivalent": Degree.NEQ,
    "非等效采用": Degree.NEQ,
    "非等效": Degree.NEQ,
    "eqv": Degree.EQV,
    "equivalent": Degree.EQV,
    "等效采用": Degree.EQV,
    "等效": Degree.EQV,
}
"""Degrees of correspondence by the words that people print, in lower case."""

PUBLISHED: Final = ("issued", "published", "updated")
"""The words for the date of publication, the best first.

IEEE's catalog calls `published` the day on which its library took a document in; ISO's gives a
supplement the year of its base, and calls `updated` the day of its own.
"""


class Meaning(Choice):
    """What a relation says of the document that has it, and of the other one."""

    REPLACES = "replaces"
    REPLACED_BY = "is replaced by"
    REVISES = "revises it if it is the same document, else amends it"
    REVISED_BY = "is revised by it if it is the same document, else amended"
    ADOPTS = "adopts"
    ADOPTED_BY = "is adopted by"
    LEFT_OUT = "is left out"


_GENERIC: Final[Mapping[str, Meaning]] = {
    "obsoletes": Meaning.REPLACES,
    "replaces": Meaning.REPLACES,
    "successorOf": Meaning.REPLACES,
    "supersedes": Meaning.REPLACES,
    "obsoletedBy": Meaning.REPLACED_BY,
    "replacedBy": Meaning.REPLACED_BY,
    "hasSuccessor": Meaning.REPLACED_BY,
    "supersededBy": Meaning.REPLACED_BY,
    "updates": Meaning.REVISES,
    "updatedBy": Meaning.REVISED_BY,
    "adoptedFrom": Meaning.ADOPTS,
    "adoptedAs": Meaning.ADOPTED_BY,
}

LEFT_OUT: Final[Mapping[tuple[str, str], str]] = {
    ("ISO", "partOf"): "the part of the Directives that it belongs to: its number says so",
    ("CCSDS", "hasSuccessor"): "its historical copy, not a newer issue",
    ("CCSDS", "successorOf"): "the issue that it is the historical copy of",
    ("CCSDS", "hasInstance"): "a translation",
    ("CCSDS", "instanceOf"): "the original of a translation",
    ("ITU", "hasEdition"): "another edition of the same number: its identifier says so",
    ("ITU", "complementOf"): "a supplement that the catalog repeats on every member of a series",
}
"""Relations that are known and give no fact, each with the reason, by family and name."""

_MEANINGS: Final[Mapping[tuple[str, str], Meaning]] = {
    # ISO's catalog says `updates` of what a later document does to this one.
    ("ISO", "updates"): Meaning.REPLACED_BY,
    ("ISO", "updatedBy"): Meaning.REPLACED_BY,
    **dict.fromkeys(LEFT_OUT, Meaning.LEFT_OUT),
}


@functools.cache
def family_of(publisher: str, staged: bool) -> str:
    """Return whose catalog a row is from, as far as the names of its relations depend on it.

    ISO's gives every row a stage code, and lists documents of others as well; others list ISO's.

    >>> family_of("IEC", staged=True), family_of("ISO/IEC/IEEE", staged=False), family_of("ITU-T", staged=False)
    ('ISO', 'ISO/IEC/IEEE', 'ITU')
    """
    return "ISO" if staged else publisher.partition("-")[0]


def meaning_of(type: str, family: str) -> Meaning | None:
    """Return what a relation means in a family's catalog, or None when nobody has said.

    >>> meaning_of("updates", "ISO"), meaning_of("updates", "CIE"), meaning_of("describes", "ISO")
    (<Meaning.REPLACED_BY: 'is replaced by'>, <Meaning.REVISES: 'revises it if it is the same document, else amends it'>, None)
    """
    return _MEANINGS.get((family, type)) or _GENERIC.get(type)
