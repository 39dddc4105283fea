"""What counts beside the very standard that a requirement names: equivalents, or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stdcompat._choice import Choice
from stdcompat._records import evolve
from stdcompat.catalogs.model import Basis
from stdcompat.checks import words
from stdcompat.checks.finding import Verdict
from stdcompat.checks.rule import RuleCode
from stdcompat.market.model import Force

if TYPE_CHECKING:
    from stdcompat.checks.compare import Answer
    from stdcompat.deployment.model import Claim
    from stdcompat.market.model import Requirement

__all__ = ["Others", "as_accepted", "others_for"]

_ONE_TEXT = {Basis.COMMON_TEXT, Basis.TRANSPOSITION}


class Others(Choice):
    """How a requirement takes standards other than those that it names."""

    ACCEPTED = "accepted"
    """What covers the standard that is named is as good."""
    OPEN = "open"
    """Whether it is taken is open: a presumption of conformity goes with the number that is cited."""
    REFUSED = "refused"
    """Only what is named counts: whoever asks says that equivalents are not accepted."""


def others_for(requirement: Requirement) -> Others:
    """Return how a requirement takes other standards."""
    if not requirement.equivalents:
        return Others.REFUSED
    return Others.OPEN if requirement.force is Force.PRESUMPTION else Others.ACCEPTED


def as_accepted(claim: Claim, answer: Answer, others: Others) -> Answer:
    """Return an answer as it counts where other standards do not simply count.

    For a presumption of conformity the number that is cited counts, and so does a national edition
    of it, which is that standard (CEN-CENELEC Internal Regulations, Part 2: an EN is implemented as
    a national standard). An identical text under another number does not: whether it is taken
    instead is open.

    Where equivalents are refused, no correspondence helps, whatever its degree. What is the same
    publication under another number (a national edition of an EN, a common text of ISO/IEC and
    ITU-T) is not called an equivalent by everybody, so whoever asks has to say.
    """
    if others is Others.OPEN and answer.verdict in {Verdict.EQUIVALENT, Verdict.COVERED}:
        if _is_national_edition(claim, answer):
            return answer
        text = words.CITED_NUMBER(message=answer.message, wanted=answer.reference)
        return evolve(answer, verdict=Verdict.UNDETERMINED, code=RuleCode("EQV103"), message=text)
    if others is Others.REFUSED and answer.by_correspondence:
        if _is_national_edition(claim, answer) or _is_one_text(answer):
            text = words.SAME_PUBLICATION(message=answer.message, wanted=answer.reference)
            return evolve(answer, verdict=Verdict.UNDETERMINED, code=RuleCode("EQV104"), message=text)
        text = words.REFUSED(message=answer.message, wanted=answer.reference)
        return evolve(answer, verdict=Verdict.DIVERGENT, code=RuleCode("EQV202"), message=text)
    return answer


def _is_national_edition(claim: Claim, answer: Answer) -> bool:
    """Return whether a claim is of a national edition of the EN that is named."""
    named = answer.reference.id.document
    if answer.verdict is not Verdict.EQUIVALENT or claim.id is None or not named.startswith("EN "):
        return False
    inner = claim.id.adopts
    while inner is not None:
        if inner.document == named:
            return True
        inner = inner.adopts
    return False


def _is_one_text(answer: Answer) -> bool:
    """Return whether two bodies publish one text under a number each."""
    if answer.verdict is not Verdict.EQUIVALENT or answer.resolution is None:
        return False
    return all(step.edge.basis in _ONE_TEXT for step in answer.resolution.proof)
