"""A standard system: branches with the standards that exist in them and those that are planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._records import frozen
from stdcompat.catalogs.model import Confidence, PartialDate
from stdcompat.identifiers import StandardId

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Branch", "StandardSystem", "SystemKind", "SystemStatus"]


class SystemKind(Choice):
    """What kind of plan it is. Nobody can conform to any of them."""

    GUIDE = "guide"
    """A guide to building a system of standards."""
    FAMILY = "family"
    """A family of standards."""
    SET = "set"
    """A set that an authority names."""
    ACTION_PLAN = "action-plan"
    """A plan of what is to be done."""
    CONSTRUCTION_PLAN = "construction-plan"
    """A plan of which standards are to be made."""


class SystemStatus(Choice):
    """The status of the plan."""

    IN_FORCE = "in-force"
    """It stands."""
    REPLACED = "replaced"
    """Another took its place."""
    ENDED = "ended"
    """Its time is over."""
    CONSULTATION = "consultation"
    """A draft for comment."""


@frozen
class Branch:
    """One category of a system.

    `standards` are those that sources place in it; none listed means none read, not none.
    `planned` tells of what is still to be written, in our words.
    """

    __repr__ = brief

    id: str
    name: str
    name_zh: str | None = None
    parent: str | None = None
    standards: tuple[StandardId, ...] = ()
    planned: tuple[str, ...] = ()
    note: str | None = None


@frozen
class StandardSystem:
    """A domain laid out as a tree. `complete` is False where the sources showed a part of it only."""

    __repr__ = brief

    id: str
    title: str
    market: str
    issuer: str
    kind: SystemKind
    status: SystemStatus
    sources: tuple[str, ...]
    confidence: Confidence
    title_zh: str | None = None
    issued: PartialDate | None = None
    complete: bool = True
    planned: tuple[str, ...] = ()
    note: str | None = None
    branches: tuple[Branch, ...] = ()

    @property
    def standards(self) -> tuple[StandardId, ...]:
        """Every standard that a branch names, once, in the order of the branches."""
        return tuple(dict.fromkeys(standard for branch in self.branches for standard in branch.standards))

    def children(self, parent: str | None = None) -> tuple[Branch, ...]:
        """Return the branches under one branch, or those at the top."""
        return tuple(branch for branch in self.branches if branch.parent == parent)

    def walk(self, parent: str | None = None) -> Iterator[tuple[int, Branch]]:
        """Walk the tree from the top, each branch with its depth, the top being 0.

        >>> from stdcompat.system.read import SystemBook
        >>> [branch.id for depth, branch in SystemBook.bundled()["cn-iot-2024"].walk() if depth == 0]
        ['1', '2', '3', '4']
        """
        open_ = [(0, branch) for branch in reversed(self.children(parent))]
        while open_:
            depth, branch = open_.pop()
            yield depth, branch
            open_ += [(depth + 1, child) for child in reversed(self.children(branch.id))]
