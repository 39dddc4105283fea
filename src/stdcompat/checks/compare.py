"""One claim against one accepted reference: which verdict, and on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from stdcompat.checks import words
from stdcompat.checks.finding import Verdict
from stdcompat.checks.rule import RuleCode
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.relation import ANYTHING
from stdcompat.equivalence.resolution import Resolution, State
from stdcompat.equivalence.words import DEGREE, DEVIATION_LIST
from stdcompat.language import joined
from stdcompat.market.model import Reference, edition_in_range

if TYPE_CHECKING:
    from stdcompat.catalogs.vocabulary import Domain
    from stdcompat.deployment.model import Claim
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.language import Bilingual

__all__ = ["Answer", "accepted_editions", "compare"]


@attrs.frozen
class Answer:
    """How one claim answers one accepted reference.

    `placed` is False when nothing is known of the claim but the domain that it states: such an
    answer stands only where no other claim gives any, so that nonsense beats nothing.
    """

    verdict: Verdict
    code: RuleCode
    message: str
    reference: Reference
    resolution: Resolution | None = None
    placed: bool = True

    @property
    def rank(self) -> tuple[bool, int]:
        """The least is the best answer."""
        return (not self.placed, self.verdict.rank)


def accepted_editions(reference: Reference, resolver: Resolver) -> tuple[StandardId, ...]:
    """Return the editions that a reference accepts on the resolver's date, the plainest first.

    A dated reference accepts itself. A range accepts what the catalog holds in it, an undated
    reference the edition in force; both with their amendments too (ISO/IEC Directives, Part 2:
    an undated reference includes any amendments). Where none is held, the reference stands for
    itself.
    """
    wanted, catalog = reference.id, resolver.catalog
    if wanted.is_dated or wanted.all_parts:
        return (catalog.edition_named(wanted),)
    held = [entry.id for entry in catalog.editions(wanted)]
    if reference.editions is not None:
        kept = [id_ for id_ in held if id_.year is not None and edition_in_range(id_.year, reference.editions)]
    else:
        entry = catalog.edition_in_force(wanted, resolver.as_of)
        kept = [] if entry is None else [id_ for id_ in held if id_.base == entry.id]
    kept.reverse()  # the newest first; sorting keeps that among the equally plain
    return tuple(sorted(kept, key=lambda id_: len(id_.supplements))) or (wanted,)


def compare(claim: Claim, reference: Reference, domain: Domain, resolver: Resolver) -> Answer | None:
    """Judge one claim against one reference; None when the claim has no bearing on it."""
    if claim.id is None:
        if claim.domain != domain:
            return None
        text = words.UNREAD(claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, placed=False)
    own = resolver.catalog.edition_named(claim.id.designation)
    catalog = resolver.catalog
    if catalog.document_key(own) == catalog.document_key(reference.id):
        return _same_document(claim, own, reference, resolver)
    if reference.id.all_parts:
        return _series(claim, own, reference, domain, resolver)
    answers = [
        _resolved(claim, reference, resolver.resolve(claim.id, target), domain, resolver)
        for target in accepted_editions(reference, resolver)
    ]
    found = [answer for answer in answers if answer is not None]
    return min(found, key=lambda answer: answer.rank, default=None)


def _same_document(claim: Claim, own: StandardId, reference: Reference, resolver: Resolver) -> Answer:
    """Compare two references to one document: only editions and supplements can differ."""

    def answer(verdict: Verdict, code: str, message: Bilingual) -> Answer:
        resolution = None if verdict is Verdict.SATISFIED else resolver.resolve(own, accepted[0])
        return Answer(verdict, RuleCode(code), message, reference, resolution)

    accepted = accepted_editions(reference, resolver)
    wanted = reference
    said: str = claim.as_written
    if own == reference.id or accepted == (own,):
        return answer(Verdict.SATISFIED, "MKT001", words.ACCEPTED(claim=said))
    read_as = own
    if not own.is_dated:
        entry = resolver.catalog.edition_in_force(own, resolver.as_of)
        if entry is None:
            return answer(Verdict.UNDETERMINED, "EQV101", words.UNDATED(claim=said, wanted=wanted))
        read_as = entry.id
        said = words.READ_AS(claim=said, edition=read_as)
    if read_as in accepted:
        return answer(Verdict.SATISFIED, "MKT001", words.ACCEPTED(claim=said))
    if not reference.id.is_dated:
        in_range = reference.editions is not None and read_as.year is not None
        if (in_range and edition_in_range(read_as.year or 0, reference.editions or "")) or read_as.base in accepted:
            # Ranges and undated references ask for the edition; supplements may come with it.
            return answer(Verdict.SATISFIED, "MKT001", words.ACCEPTED_EDITION(claim=said, wanted=wanted))
        if accepted == (reference.id,):
            return answer(Verdict.UNKNOWN, "CAT102", words.NOT_PLACED(wanted=reference.id, claim=said))
    target = accepted[0]
    if read_as.base == target.base:
        return answer(Verdict.OUTDATED, "EDN102", words.SUPPLEMENT(claim=said, wanted=wanted))
    gap = resolver.resolve(read_as, target).gap
    by = "" if gap is None else words.GAP(gap=gap.said)
    if read_as < target:
        return answer(Verdict.OUTDATED, "EDN101", words.OLDER(claim=said, wanted=wanted, gap=by))
    return answer(Verdict.NEWER, "EDN103", words.NEWER(claim=said, wanted=wanted, gap=by))


def _series(claim: Claim, own: StandardId, reference: Reference, domain: Domain, resolver: Resolver) -> Answer | None:
    """Compare a claim with a reference to all parts of a document."""
    parts = [own, *(answer.a for answer in resolver.equivalents(own))]
    part = next((id_ for id_ in parts if id_.is_part_of(reference.id)), None)
    if part is not None:
        through = "" if part == own else words.PART_THROUGH(part=part)
        text = words.PART(claim=claim.as_written, series=reference.id, through=through)
        return Answer(Verdict.UNDETERMINED, RuleCode("EQV101"), text, reference)
    return _unrelated(claim, reference, domain, resolver, None)


def _resolved(
    claim: Claim, reference: Reference, answer: Resolution, domain: Domain, resolver: Resolver
) -> Answer | None:
    """Turn the resolver's answer for another document into a verdict."""
    said, wanted = claim.as_written, answer.b

    def verdict(kind: Verdict, code: str, message: Bilingual) -> Answer:
        return Answer(kind, RuleCode(code), message, reference, answer)

    if answer.state is State.CONTRADICTION:
        return verdict(Verdict.UNDETERMINED, "EQV102", words.CONTRADICTION(claim=said, wanted=wanted))
    if answer.relation == EQUAL:
        return verdict(Verdict.EQUIVALENT, "EQV001", words.IDENTICAL(claim=said, wanted=wanted, how=_how(answer)))
    if answer.covers == "yes":
        return verdict(Verdict.COVERED, "EQV002", words.CONTAINS(claim=said, wanted=wanted, how=_how(answer)))
    if answer.gap is not None:
        gap = answer.gap
        if gap.exact:
            kind, code = (Verdict.OUTDATED, "EDN101") if gap.behind else (Verdict.NEWER, "EDN103")
            return verdict(kind, code, words.OTHER_EDITION(claim=said, wanted=wanted, gap=gap.said))
        lists = _lists(gap.left, gap.right)
        text = words.AGAINST(claim=said, wanted=wanted, gap=gap.said, lists=lists)
        return verdict(Verdict.UNDETERMINED, "EQV101", text)
    if answer.amendment_gap:
        between = ", ".join(answer.supplements_between)
        return verdict(Verdict.OUTDATED, "EDN102", words.SUPPLEMENTS(claim=said, wanted=wanted, between=between))
    if answer.relation != ANYTHING and answer.covers == "no":
        text = words.NOT_COVERING(claim=said, wanted=wanted, how=_how(answer))
        return verdict(Verdict.DIVERGENT, "EQV201", text)
    if answer.routes:
        text = words.CORRESPONDS(claim=said, wanted=wanted, how=_how(answer), lists=_lists(answer))
        return verdict(Verdict.UNDETERMINED, "EQV101", text)
    return _unrelated(claim, reference, domain, resolver, answer)


def _unrelated(
    claim: Claim, reference: Reference, domain: Domain, resolver: Resolver, answer: Resolution | None
) -> Answer | None:
    """Judge a claim without any path to the reference: unmatched, unknown, or without bearing."""
    assert claim.id is not None  # noqa: S101  # unread claims were judged before
    held = resolver.catalog.editions(claim.id)
    if not held:
        if claim.domain != domain:
            return None
        text = words.NOT_COVERED(claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer, placed=False)
    domains = {domain for entry in held for domain in entry.domains}
    if domain not in domains:
        return None
    if not reference.id.all_parts and not resolver.catalog.editions(reference.id):
        text = words.WANTED_NOT_COVERED(wanted=reference.id, claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer)
    text = words.UNRELATED(claim=claim.as_written, wanted=reference)
    return Answer(Verdict.UNMATCHED, RuleCode("MKT102"), text, reference, answer)


def _how(answer: Resolution) -> str:
    """Say in brackets how two standards correspond: the degree, and what stands between them."""
    how = [] if answer.degree is None else [DEGREE[answer.degree]]
    ends = {answer.a, answer.b, *(reading.edition for reading in answer.readings)}
    shortest = [step for route in answer.routes for step in route.paths[0]]
    between = [str(step.end) for step in shortest if step.end not in ends]
    if between:
        how.append(words.THROUGH(editions=", ".join(between)))
    return words.HOW(how=joined(how)) if how else ""


def _lists(*answers: Resolution) -> str:
    """Name the deviation lists that would settle an answer, and say that they are not held."""
    steps = {id(step.edge): step.edge for answer in answers for step in answer.lists_to_check}
    if not steps:
        return ""
    lists = [
        words.LIST(adopter=edge.adopter, adopted=edge.adopted, list=DEVIATION_LIST[edge.deviation_list])
        for edge in steps.values()
    ]
    return words.LISTS(lists=joined(lists, "; ", "；"))
