"""Presumptions of conformity: they go with the reference that is cited, and with no other number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat.checks import words
from stdcompat.checks.finding import Verdict
from stdcompat.checks.rule import RuleCode
from stdcompat.market.model import Force, Requirement

if TYPE_CHECKING:
    from stdcompat.checks.compare import Answer
    from stdcompat.deployment.model import Claim

__all__ = ["as_cited", "is_presumed"]


def is_presumed(requirement: Requirement) -> bool:
    """Tell whether a requirement gives a presumption of conformity, which goes with the number that is cited."""
    return requirement.force is Force.PRESUMPTION


def as_cited(claim: Claim, answer: Answer) -> Answer:
    """Return an answer as it counts for a presumption of conformity.

    The number that is cited gives it, and so does a national edition of it, which is that standard
    (CEN-CENELEC Internal Regulations, Part 2: an EN is implemented as a national standard). An
    identical text under another number does not: whether it is taken instead is open.
    """
    if answer.verdict not in {Verdict.EQUIVALENT, Verdict.COVERED}:
        return answer
    cited = answer.reference.id.document
    inner = claim.id.adopts if claim.id is not None and cited.startswith("EN ") else None
    while inner is not None:
        if inner.document == cited and answer.verdict is Verdict.EQUIVALENT:
            return answer
        inner = inner.adopts
    text = words.CITED_NUMBER(message=answer.message, wanted=answer.reference)
    return attrs.evolve(answer, verdict=Verdict.UNDETERMINED, code=RuleCode("EQV103"), message=text)
