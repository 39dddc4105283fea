"""Words that every readable output uses alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.market.model import Force

if TYPE_CHECKING:
    from stdcompat.market.model import Reference, Requirement

__all__ = ["FORCE", "counted", "plural", "reference_in_words", "wanted"]

FORCE: Final = {
    Force.MANDATORY: "by law",
    Force.CONTRACTUAL: "by contract",
    Force.PRESUMPTION: "for a presumption of conformity",
    Force.VOLUNTARY: "voluntary",
}


def wanted(requirement: Requirement) -> str:
    """Return the accepted references of a requirement in words; empty when it names none."""
    joiner = " or " if requirement.any_of else " and "
    return joiner.join(map(reference_in_words, requirement.any_of or requirement.all_of))


def reference_in_words(reference: Reference) -> str:
    """Return an accepted reference with its range of editions."""
    return f"{reference.id} ({reference.editions})" if reference.editions else str(reference.id)


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "exclusion"), counted(2, "exclusion")
    ('1 exclusion', '2 exclusions')
    """
    return f"{number} {plural(number, noun, noun + 's')}"


def plural(number: int, one: str, many: str) -> str:
    """Return the word for one, or the word for many."""
    return one if number == 1 else many
