"""Verdicts and the four groups that they fall into: the one table of what each is called and looks like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from stdcompat._choice import Choice, Ordered
from stdcompat.language import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Group", "Verdict"]


class Group(Choice):
    """What a verdict comes to; every summary, matrix, chart and exit code speaks of these four.

    >>> Verdict.NEWER.group.value
    'open'
    """

    MET = "met"
    """The claim meets the requirement."""
    OPEN = "open"
    """What is known does not settle it."""
    NOT_MET = "not-met"
    """What is claimed does not meet it, or nothing is claimed."""
    NOT_CHECKED = "not-checked"
    """Nothing that names a standard is asked."""

    @property
    def label(self) -> Bilingual:
        """Its name, in English and Chinese."""
        return _GROUPS[self._value_].label

    @property
    def colour(self) -> str:
        """The colour of its ground, as ``#rrggbb``; never the only sign."""
        return _GROUPS[self._value_].colour

    @property
    def ink(self) -> str:
        """The colour of text on the ground of the group or of one of its verdicts."""
        return _GROUPS[self._value_].ink


class Verdict(Ordered):
    """How a component answers a requirement, best first."""

    SATISFIED = "satisfied"
    """A claim is the accepted reference itself, in its range of editions."""
    EQUIVALENT = "equivalent"
    """The claim's requirements are equal to the reference's."""
    COVERED = "covered"
    """The claim asks for all of the reference, and more."""
    UNDETERMINED = "undetermined"
    """They correspond, and what is known does not settle it; or no edition is stated where one is asked for."""
    NEWER = "newer"
    """A later edition, or more amendments, than was asked: whoever asks says whether that is accepted."""
    UNKNOWN = "unknown"
    """A claim cannot be placed: unreadable, or an edition that the catalogs do not hold."""
    OUTDATED = "outdated"
    """The right document at an older edition, or an amendment short."""
    DIVERGENT = "divergent"
    """Known not to cover it, or denied in the offer itself."""
    UNMATCHED = "unmatched"
    """Claims in the requirement's domain, none of which corresponds."""
    MISSING = "missing"
    """No claim in that domain asserts conformity."""

    @property
    def rank(self) -> int:
        """0 for the best verdict, 9 for the worst."""
        return _RANK[self._value_]

    @property
    def group(self) -> Group:
        """Met, open or not met."""
        return _VERDICTS[self._value_].group

    @property
    def label(self) -> Bilingual:
        """Its name, in English and Chinese."""
        return _VERDICTS[self._value_].label

    @property
    def mark(self) -> str:
        """The one character that stands for it beside its colour."""
        return _VERDICTS[self._value_].mark

    @property
    def colour(self) -> str:
        """The colour of its ground, as ``#rrggbb``; never the only sign."""
        return _VERDICTS[self._value_].colour

    @property
    def is_met(self) -> bool:
        """Whether the requirement is met."""
        return _VERDICTS[self._value_].group is Group.MET

    @property
    def is_undecided(self) -> bool:
        """Whether it is open: what is known does not decide, so it is neither a pass nor a divergence."""
        return _VERDICTS[self._value_].group is Group.OPEN

    @property
    def is_divergence(self) -> bool:
        """Whether the deployment diverges from what the market asks for."""
        return _VERDICTS[self._value_].group is Group.NOT_MET


class _GroupLook(NamedTuple):
    label: Bilingual
    colour: str
    ink: str


class _VerdictLook(NamedTuple):
    group: Group
    label: Bilingual
    mark: str
    colour: str


# Both by value: the hash of a member is worked out anew each time.
_GROUPS: Final[Mapping[str, _GroupLook]] = {
    "met": _GroupLook(Bilingual("met", "符合"), "#d5e6f3", "#0c3b5e"),
    "open": _GroupLook(Bilingual("open", "待澄清"), "#fff0c2", "#5b4300"),
    "not-met": _GroupLook(Bilingual("not met", "不符合"), "#fde4d3", "#6b2300"),
    "not-checked": _GroupLook(Bilingual("not checked", "未核查"), "#eceae5", "#566072"),
}
_VERDICTS: Final[Mapping[str, _VerdictLook]] = {
    "satisfied": _VerdictLook(Group.MET, Bilingual("satisfied", "符合"), "✓", "#9cc3e0"),
    "equivalent": _VerdictLook(Group.MET, Bilingual("equivalent", "等同"), "=", "#bcd8ec"),
    "covered": _VerdictLook(Group.MET, Bilingual("covered", "已覆盖"), "⊃", "#d5e6f3"),
    "undetermined": _VerdictLook(Group.OPEN, Bilingual("undetermined", "无法判定"), "~", "#fbe08d"),
    "newer": _VerdictLook(Group.OPEN, Bilingual("newer", "版本较新"), "+", "#fde9ac"),
    "unknown": _VerdictLook(Group.OPEN, Bilingual("unknown", "资料不足"), "?", "#fff0c2"),
    "outdated": _VerdictLook(Group.NOT_MET, Bilingual("outdated", "版本过旧"), "±", "#fde4d3"),
    "divergent": _VerdictLook(Group.NOT_MET, Bilingual("divergent", "不符合"), "≠", "#f2b48c"),
    "unmatched": _VerdictLook(Group.NOT_MET, Bilingual("unmatched", "无对应标准"), "∅", "#ea9464"),
    "missing": _VerdictLook(Group.NOT_MET, Bilingual("missing", "未响应"), "–", "#f8c6a4"),
}
_RANK: Final[Mapping[str, int]] = {value: rank for rank, value in enumerate(_VERDICTS)}
