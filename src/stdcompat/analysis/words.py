"""What must be said with a measure, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat.language import Bilingual, Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCKED_IN: Final = Phrase(
    "Locked in means that no correspondence is recorded among the {publishers} publishers of {jurisdictions} "
    "jurisdictions whose standards the catalog holds, and it holds a selection of them.",
    "“锁定”指在目录所收录的 {jurisdictions} 个法域、{publishers} 家发布机构的标准中未见对应关系的记载；目录仅收录其中一部分。",
)
SELECTION: Final = Phrase(
    "The catalog holds a selection, and a share is of that selection: {forward}; {backward}. "
    "'None' means that none is recorded.",
    "目录仅收录一部分标准，比例以该部分计：{forward}；{backward}。“无”指未见对应关系的记载。",
)
HELD: Final = Phrase(
    "of {source}, {held} documents are held and {total} counted as in force{unconfirmed}{unplaced}",
    "{source} 收录 {held} 项，其中 {total} 项按现行计{unconfirmed}{unplaced}",
)
UNCONFIRMED: Final = Phrase(
    " ({n} of them on no source's word, only because nothing held replaces them)",
    "（其中 {n} 项无来源明示，仅因未收录代替它们的标准）",
)
UNPLACED: Final = Phrase("; of {n} nobody can tell", "；另有 {n} 项无从判断")
ELSEWHERE: Final[Mapping[str, Bilingual]] = {
    said: Bilingual(said, chinese)
    for said, chinese in {
        "counterpart": "有对应",
        "no counterpart": "未见对应",
        "unknown": "未知",
        "planned": "待制定",
        "none read": "未读到标准",
    }.items()
}
