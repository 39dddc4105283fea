"""The registry of rules: every finding carries the code of one."""

from __future__ import annotations

from typing import Final, NewType

from stdcompat._brief import brief
from stdcompat._records import frozen

__all__ = ["RULES", "Rule", "RuleCode"]

RuleCode = NewType("RuleCode", str)
"""A family and three digits (``EDN101``); never used again for something else."""


@frozen
class Rule:
    """What a finding is an instance of.

    `what` says what the rule found, `why` why it matters, `try_` what usually helps.
    """

    __repr__ = brief

    code: RuleCode
    name: str
    what: str
    why: str
    try_: str
    since: str = "26.1.0"


def _registry(*rules: Rule) -> dict[RuleCode, Rule]:
    return {rule.code: rule for rule in rules}


def _rule(code: str, name: str, what: str, why: str, try_: str = "Nothing to do.") -> Rule:
    return Rule(RuleCode(code), name, what, why, try_)


RULES: Final = _registry(
    _rule(
        "MKT001",
        "requirement-met",
        "A claim is the accepted reference itself, in its range of editions.",
        "The requirement is met as far as standards go; evidence is judged beside it.",
    ),
    _rule(
        "MKT101",
        "requirement-unclaimed",
        "No claim of the component is in the requirement's domain.",
        "Nothing shows that the requirement is met, and nothing shows that it is not.",
        "Ask the supplier for the claim that the remedy names.",
    ),
    _rule(
        "MKT102",
        "requirement-unmatched",
        "The component claims standards of the requirement's domain, and none of them corresponds to it.",
        "The component was built to rules that have no known counterpart in the target market: a lock-in.",
        "Ask for conformity to the accepted reference as well, or for another component.",
    ),
    _rule(
        "MKT103",
        "requirement-unmatched-at-home",
        "The component claims standards of the requirement's domain that have a counterpart in the market; "
        "none corresponds to what is asked for.",
        "What is claimed is at home in the market, or international, or adopted from there: no lock-in, and no answer.",
        "Ask for conformity to the accepted reference as well.",
    ),
    _rule(
        "MKT201",
        "excluded",
        "The supplier, its origin or the product is barred in the market.",
        "No conformity to any standard offsets an exclusion.",
        "Replace the component, or ask the authority whether the exclusion applies.",
    ),
    _rule(
        "EQV001",
        "claim-identical",
        "A claim has the same requirements as the accepted reference.",
        "Conformity to one is conformity to the other; the market may still want its own number cited.",
    ),
    _rule(
        "EQV002",
        "claim-covers",
        "A claim asks for all that the accepted reference asks for, and more.",
        "Conformity to the claim proves conformity to the reference.",
    ),
    _rule(
        "EQV101",
        "correspondence-undetermined",
        "A claim corresponds to the accepted reference, and what is known does not settle whether it covers it.",
        "It may be enough, or not: the technical deviations decide.",
        "Obtain the deviation lists that the finding names, or a claim that the remedy names.",
    ),
    _rule(
        "EQV102",
        "facts-contradict",
        "The recorded facts about the claim and the reference contradict each other.",
        "At least one source is wrong; no answer can be trusted until it is found.",
        "Look at the facts that the proof lists.",
    ),
    _rule(
        "EQV103",
        "number-not-cited",
        "A claim has the requirements of the accepted reference, under a number that is not the one cited.",
        "A presumption of conformity goes with the reference that is published; a national edition of it is that reference.",
        "Ask for the cited reference to be declared.",
    ),
    _rule(
        "EQV104",
        "same-publication",
        "Equivalents are not accepted, and a claim is the standard that is named under the number of another body: "
        "a national edition of an EN, or a text that two bodies publish together.",
        "Some buyers take it for the standard itself, others for an equivalent.",
        "Ask the buyer, or claim the number that is named.",
    ),
    _rule(
        "EQV201",
        "claim-divergent",
        "A claim is known not to cover the accepted reference.",
        "Conformity to the claim leaves requirements of the market unmet.",
        "Close the recorded deviations, or claim the accepted reference.",
    ),
    _rule(
        "EQV202",
        "equivalent-refused",
        "A claim corresponds to the standard that is named, and equivalents are not accepted.",
        "Whoever asks has said that only the standard itself counts, so not even an identical adoption meets it.",
        "Ask for proof of conformity to the standard that is named.",
    ),
    _rule(
        "EDN101",
        "edition-behind",
        "A claim stands on an older edition of what the market accepts.",
        "The newer edition may ask for more; certificates of the older one run out.",
        "Move the claim to the edition that the remedy names.",
    ),
    _rule(
        "EDN102",
        "amendment-missing",
        "A claim lacks an amendment of what the market accepts.",
        "A dated reference names the edition with exactly the amendments that it names.",
        "Ask for proof of conformity to the amended edition.",
    ),
    _rule(
        "EDN103",
        "edition-ahead",
        "A claim stands on a later edition, or has more amendments, than the market asks for.",
        "A presumption of conformity goes with the edition that is cited; others may well accept a later one.",
        "Keep a report to the accepted edition, or show the difference between the two.",
    ),
    _rule(
        "EVD101",
        "conformity-denied",
        "The offer itself says that the component does not conform, or only in part.",
        "A denial is evidence against, whatever else is claimed.",
        "Ask what does not conform, or for another component.",
    ),
    _rule(
        "EVD102",
        "conformity-not-asserted",
        "The offer names a standard without asserting conformity: pending, planned, not applicable.",
        "Only a claim that asserts conformity answers a requirement.",
        "Ask by when conformity will be shown, and how.",
    ),
    _rule(
        "EVD103",
        "statements-conflict",
        "The offer asserts conformity in one place and denies it in another.",
        "Both cannot hold for the same product.",
        "Ask which of the two statements is meant.",
    ),
    _rule(
        "EVD104",
        "statement-not-understood",
        "The offer names the standard, and what it says of conformity was not understood.",
        "Words like “noted” or “see brochure” assert nothing, and deny nothing.",
        "Ask for a plain answer: does the product conform?",
    ),
    _rule(
        "STA101",
        "claim-superseded",
        "A claim names an edition that was replaced or withdrawn.",
        "It still says what it says; fewer and fewer parties accept it.",
        "Plan the move to the edition in force.",
    ),
    _rule(
        "STA102",
        "claim-not-yet-effective",
        "A claim names an edition that is not yet effective on the date asked about.",
        "A market can refuse what is not in force.",
        "Keep the claim on the edition in force until then.",
    ),
    _rule(
        "CAT101",
        "claim-not-covered",
        "A claim names a standard that cannot be read, or that the catalogs do not cover.",
        "It may answer a requirement; nobody here can tell. Unknown is neither conformity nor divergence.",
        "Add the standard to a catalog of your own, or give the claim its domain.",
    ),
    _rule(
        "CAT102",
        "requirement-undecidable",
        "Whether the requirement is met cannot be told, because a claim or its reference is not covered.",
        "Unknown is neither conformity nor divergence.",
        "Add the missing standard to a catalog of your own, or give the claim its domain.",
    ),
)
"""Every rule, by code."""
