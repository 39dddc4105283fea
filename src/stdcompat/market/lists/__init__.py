"""Official lists of standards: what an authority cites under an act, since when, until when."""

from stdcompat.market.lists.judge import CitationQuestion, CitationStanding, CitedClaim, Judgement, judge
from stdcompat.market.lists.layer import on_day
from stdcompat.market.lists.model import Citation, Fitting, OfficialList, Scope, TimeState
from stdcompat.market.lists.read import ListBook

__all__ = [
    "Citation",
    "CitationQuestion",
    "CitationStanding",
    "CitedClaim",
    "Fitting",
    "Judgement",
    "ListBook",
    "OfficialList",
    "Scope",
    "TimeState",
    "judge",
    "on_day",
]
