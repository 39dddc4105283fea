"""What changed from one catalog to a later one, and what sources disagree about, laid out as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Bilingual
from stdcompat.report.blocks import Heading, Line, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from stdcompat.analysis.crosscheck import MissingBase, TwoWords
    from stdcompat.analysis.history import CatalogDiff, Changed, Listed
    from stdcompat.report.blocks import Block

__all__ = ["cross_check_blocks", "diff_blocks"]

_CHANGED: Final = Bilingual("What changed", "变化")
_CHECKED: Final = Bilingual("Cross-check", "交叉核对")
_SAME: Final = Bilingual("Nothing changed.", "没有变化。")
_LISTS: Final = (
    ("withdrawn", Bilingual("Withdrawn or superseded since", "此后废止或被代替")),
    ("editions", Bilingual("New editions", "新版本")),
    ("added", Bilingual("New documents", "新文件")),
    ("gone", Bilingual("No longer listed", "不再列出")),
    ("changed", Bilingual("Other changes of status and dates", "其他状态和日期变化")),
    ("degrees", Bilingual("Another degree", "一致性程度变化")),
    ("adoptions_added", Bilingual("New correspondences", "新的对应关系")),
    ("adoptions_gone", Bilingual("Correspondences no longer recorded", "不再记录的对应关系")),
)
_CHANGES: Final = ("key", "field", "old", "new")
_LISTED: Final = ("key", "title")
_DISAGREE: Final = Bilingual("Sources disagree", "来源不一致")
_MISSING: Final = Bilingual("Adoptions of editions that their publisher does not list", "采用了发布者未列出的版本")


def diff_blocks(diff: CatalogDiff, most: int) -> Iterator[Block]:
    """Lay out what changed; of each list the first `most`."""
    yield Heading(_CHANGED, f"{diff.old} -> {diff.new}")
    if diff.is_empty:
        yield Line(_SAME)
    for name, heading in _LISTS:
        found: Sequence[Changed | Listed] = getattr(diff, name)
        if found:
            columns = _CHANGES if hasattr(found[0], "field") else _LISTED
            rows = tuple(tuple(str(getattr(one, column) or "-") for column in columns) for one in found[:most])
            yield from _listed(heading, len(found), columns, rows)


def cross_check_blocks(two_words: Sequence[TwoWords], missing: Sequence[MissingBase], most: int) -> Iterator[Block]:
    """Lay out what sources disagree about and which bases do not exist; of each the first `most`."""
    yield Heading(_CHECKED)
    rows = tuple(
        (one.key, one.field, f"{one.one} ({one.one_sources[0]})", f"{one.other} ({one.other_sources[0]})")
        for one in two_words[:most]
    )
    yield from _listed(_DISAGREE, len(two_words), ("key", "field", "one", "other"), rows)
    bases = tuple(
        (str(one.adopter), one.degree, str(one.base), "-" if one.intended is None else str(one.intended), one.why)
        for one in missing[:most]
    )
    yield from _listed(_MISSING, len(missing), ("adopter", "degree", "base", "likely meant", "why"), bases)


def _listed(heading: str, count: int, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[Block]:
    shown = tuple(rows)
    yield Heading(heading, f"{count:,}")
    if shown:
        yield Table(columns, shown)
    if len(shown) < count:
        more = count - len(shown)
        yield Line(
            Bilingual(f"and {more:,} more: --most, or --format json", f"另有 {more:,} 条：--most 或 --format json")
        )
