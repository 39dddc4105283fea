"""What must be said with a measure, in English and Chinese."""

from __future__ import annotations

from typing import Final

from stdcompat.language import Phrase

LOCKED_IN: Final = Phrase(
    "Locked in means that no correspondence is recorded among the {publishers} publishers of {jurisdictions} "
    "jurisdictions whose standards the catalog holds, and it holds a selection of them.",
    "“锁定”指在目录所收录的 {jurisdictions} 个法域、{publishers} 家发布机构的标准中未见对应关系的记载；目录仅收录其中一部分。",
)
