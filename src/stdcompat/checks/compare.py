"""One claim against one accepted reference: which verdict, and on what ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from stdcompat._patterns import pattern
from stdcompat._records import evolve, frozen
from stdcompat.catalogs.dates import started
from stdcompat.catalogs.model import Basis, PartialDate, Status
from stdcompat.catalogs.standing import Standing
from stdcompat.checks import words
from stdcompat.checks.finding import Verdict
from stdcompat.checks.rule import RuleCode
from stdcompat.equivalence.edge import EQUAL
from stdcompat.equivalence.relation import ANYTHING
from stdcompat.equivalence.resolution import Resolution, State
from stdcompat.equivalence.words import DEGREE, DEVIATION_LIST, NOT_YET, STALE, STANDING
from stdcompat.identifiers import Wrapping
from stdcompat.identifiers._registry import CONVENTIONS
from stdcompat.language import joined
from stdcompat.market.model import Reference, edition_in_range

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from stdcompat.catalogs.model import Standard
    from stdcompat.catalogs.vocabulary import Domain
    from stdcompat.deployment.model import Claim
    from stdcompat.equivalence.resolution import EditionGap
    from stdcompat.equivalence.resolver import Resolver
    from stdcompat.identifiers import StandardId
    from stdcompat.language import Bilingual

__all__ = ["Answer", "accepted_editions", "compare", "exists", "unheld_lists"]

_FEW: Final = 4
_LATEST: Final = 9999  # later than any edition
_REVISION: Final = pattern(r"(.*[0-9])-?([A-Z])")


@frozen
class Answer:
    """How one claim answers one accepted reference.

    `placed` is False when nothing is known of the claim but the domain that it states: such an
    answer stands only where no other claim gives any, so that nonsense beats nothing. `stale` is True
    where it rests on a status that was read too long before the date. `by_correspondence` is True where
    the claim names another document, and all that counts here is what is recorded between the two.
    """

    verdict: Verdict
    code: RuleCode
    message: str
    reference: Reference
    resolution: Resolution | None = None
    placed: bool = True
    stale: bool = False
    by_correspondence: bool = False

    @property
    def rank(self) -> tuple[bool, int]:
        """The least is the best answer."""
        return (not self.placed, self.verdict.rank)


def accepted_editions(reference: Reference, resolver: Resolver) -> tuple[StandardId, ...]:
    """Return the editions that a reference accepts on the resolver's date, the plainest first.

    A dated reference accepts itself. A range accepts what the catalog holds in it and what exists
    on the date, an undated reference the edition in force; both with their amendments too (ISO/IEC
    Directives, Part 2: an undated reference includes any amendments). Where none is held, the
    reference stands for itself.
    """
    wanted, catalog = reference.id, resolver.catalog
    if wanted.is_dated or wanted.all_parts:
        return (catalog.edition_named(wanted),)
    held = [entry for entry in catalog.editions(wanted) if exists(entry, resolver.as_of)]
    if reference.editions is not None:
        kept = [one.id for one in held if one.id.year is not None and edition_in_range(one.id.year, reference.editions)]
    else:
        entry = catalog.edition_in_force(wanted, resolver.as_of)
        base = None if entry is None else catalog.edition_named(entry.id.base)
        kept = [one.id for one in held if catalog.edition_named(one.id.base) == base]
    kept.reverse()  # the newest first; sorting keeps that among the equally plain
    named = dict.fromkeys(map(catalog.edition_named, kept))
    return tuple(sorted(named, key=lambda id_: len(id_.supplements))) or (wanted,)


def exists(entry: Standard, as_of: datetime.date) -> bool:
    """Return whether an edition was there on a date: no draft, and published, or of a year that has begun."""
    year = None if entry.id.year is None else PartialDate(str(entry.id.year))
    return entry.status is not Status.DRAFT and started(entry.published or year, as_of)


def compare(claim: Claim, reference: Reference, domain: Domain, resolver: Resolver) -> Answer | None:
    """Judge one claim against one reference; None when the claim has no bearing on it.

    What the claim says of conformity is not looked at: this is what it would prove.
    """
    answer = _compared(claim, reference, domain, resolver)
    return answer if answer is None or not answer.verdict.is_met else _as_read(answer, claim, resolver)


def _as_read(answer: Answer, claim: Claim, resolver: Resolver) -> Answer:
    """Say when the status was read by which an undated reference means an edition, where an answer rests on that."""
    wanted, catalog = answer.reference.id, resolver.catalog
    stale = answer.resolution is not None and answer.resolution.stale
    if not wanted.is_dated and answer.reference.editions is None and _has_edition(claim):
        entry = catalog.edition_in_force(wanted, resolver.as_of)
        known = None if entry is None else catalog.standing(entry, resolver.as_of)
        if entry is not None and known is not None and known.standing is not Standing.IN_FORCE:
            stale = stale or known.is_stale(resolver.as_of, resolver.max_age)
            standing = STANDING[known.standing](date=resolver.as_of, read=known.read)
            text = words.AS_READ(
                message=answer.message, edition=entry.id, standing=standing, stale=STALE if stale else ""
            )
            return evolve(answer, message=text, stale=stale)
    return evolve(answer, stale=True) if stale else answer


def _has_edition(claim: Claim) -> bool:
    return claim.id is not None and claim.id.is_dated


def _compared(claim: Claim, reference: Reference, domain: Domain, resolver: Resolver) -> Answer | None:
    if claim.id is None:
        if claim.domain != domain:
            return None
        text = words.UNREAD(claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, placed=False)
    catalog = resolver.catalog
    own = catalog.edition_named(claim.id.designation)
    if resolver.apart(own, reference.id) and not _is_of(claim, domain, resolver):
        return None
    if reference.id.all_parts and own.document != reference.id.document:
        return _series(claim, own, reference, domain, resolver)
    if own.document == reference.id.document:
        return _SameDocument(claim, own, reference, resolver).answer()
    revised = _revised(claim, own, reference, resolver)
    if revised is not None:
        return revised
    answers = [
        _resolved(claim, reference, resolver.resolve(claim.id, target), domain, resolver)
        for target in accepted_editions(reference, resolver)
    ]
    found = [answer for answer in answers if answer is not None]
    if not found and reference.id.undated.is_part_of(own.undated) and _is_series(own, resolver):
        text = words.SERIES_CLAIMED(claim=claim.as_written, wanted=reference)
        return Answer(Verdict.UNDETERMINED, RuleCode("EQV101"), text, reference)
    return min(found, key=lambda answer: answer.rank, default=None)


def _revised(claim: Claim, own: StandardId, reference: Reference, resolver: Resolver) -> Answer | None:
    """Compare two revisions of one document, where their publisher counts them by a letter after the number."""
    wanted = reference.id
    if not (_counts_by_letters(own) and _counts_by_letters(wanted)):
        return None
    (stem, letter), (asked, other) = _revision(own), _revision(wanted)
    if stem != asked:
        return None
    verdict, code, text = Verdict.NEWER, "EDN103", words.NEWER(claim=claim.as_written, wanted=reference)
    if not letter:
        verdict, code = Verdict.UNDETERMINED, "EQV101"
        text = words.EDITION_NOT_STATED(claim=claim.as_written, wanted=reference)
    elif not other:  # the letter in force is asked for, and which one that is nobody knows here
        verdict, code, text = Verdict.UNKNOWN, "CAT102", words.NOT_COVERED(claim=claim.as_written)
    elif letter < other:
        verdict, code = Verdict.OUTDATED, "EDN101"
        text = words.OLDER(claim=claim.as_written, wanted=reference)
    return Answer(verdict, RuleCode(code), text, reference, resolver.resolve(own, wanted))


def _counts_by_letters(id_: StandardId) -> bool:
    convention = CONVENTIONS.get(id_.publisher.removeprefix("ANSI/"))
    return convention is not None and "revisions" in convention.traits


def _revision(id_: StandardId) -> tuple[str, str]:
    """Return a document without the letter of its revision, and the letter, or an empty one."""
    found = _REVISION.fullmatch(id_.document)
    return (id_.document, "") if found is None else (found[1], found[2])


def _is_series(own: StandardId, resolver: Resolver) -> bool:
    """Return whether a number without part names its parts: GB 4943-2001 was a document of its own, before it had any."""
    return own.year is None or own.year in {entry.id.year for entry in resolver.catalog.parts(own)}


class _SameDocument:
    """Compares two references to one document: only editions and amendments can differ."""

    def __init__(self, claim: Claim, own: StandardId, reference: Reference, resolver: Resolver) -> None:
        self.said = claim.as_written
        self.own = own
        self.reference = reference
        self.resolver = resolver
        self.accepted = accepted_editions(reference, resolver)

    def answer(self) -> Answer:
        own, reference, accepted = self.own, self.reference, self.accepted
        if not own.is_dated and not reference.id.all_parts:
            if reference.id.is_dated or reference.editions is not None:
                return self._undetermined(words.EDITION_NOT_STATED(claim=self.said, wanted=reference))
            return self._satisfied(words.ACCEPTED_UNDATED(claim=self.said))
        if own.is_dated and self._is_to_come(own):
            return self._unknown()
        if own.amended_edition == reference.id.amended_edition or (own in accepted and not self._is_missing(own)):
            return self._satisfied(words.ACCEPTED(claim=self.said))
        if reference.id.all_parts:
            return self._undetermined(words.PART(claim=self.said, series=reference.id, through=""))
        if self._is_missing(own):
            return self._unknown()
        if reference.id.is_dated:
            return self._against(accepted[0])
        if accepted == (reference.id,):
            return self._against_none()
        if own in accepted or self._is_amended_form_of_one(own):
            return self._satisfied(words.ACCEPTED_EDITION(claim=self.said, wanted=reference))
        return self._against(accepted[0])

    def _is_amended_form_of_one(self, own: StandardId) -> bool:
        """Return whether what is claimed is an accepted edition, or one in range, with amendments that are known."""
        base = self.resolver.catalog.edition_named(own.base)
        return base in self.accepted

    def _is_to_come(self, own: StandardId) -> bool:
        """Return whether nobody can have claimed an edition on the date, even where it is asked for: it was not published."""
        entry = self.resolver.catalog.get(own)
        if entry is None or entry.status is Status.DRAFT:
            return False
        return not exists(entry, self.resolver.as_of)

    def _is_missing(self, own: StandardId) -> bool:
        """Return whether the catalog knows no such edition, or none that exists on the date."""
        catalog = self.resolver.catalog
        entry = catalog.get(own)
        if entry is not None:
            return not exists(entry, self.resolver.as_of)
        year = own.supplements[-1].year if own.supplements and own.supplements[-1].year else own.year
        return (year is not None and year > self.resolver.as_of.year) or not catalog.forms(own)

    def _against(self, target: StandardId) -> Answer:
        """Compare with an edition that is another one, or has other amendments."""
        own, wanted = self.own, self.reference
        if own.base.amended_edition == target.base.amended_edition:
            more, less = _amendments(own) - _amendments(target), _amendments(target) - _amendments(own)
            if less:
                text = words.LACKS(claim=self.said, wanted=wanted, lacking=_supplements(less))
                return self._made(Verdict.OUTDATED, "EDN102", text)
            if more:
                text = words.HAS_MORE(claim=self.said, wanted=wanted, more=_supplements(more))
                return self._made(Verdict.NEWER, "EDN103", text)
            return self._satisfied(words.ACCEPTED(claim=self.said))
        gap = self.resolver.resolve(own, target).gap
        if own.base.sort_key[-1] < target.base.sort_key[-1]:
            older = words.OLDER(claim=self.said, wanted=wanted) if gap is None else gap.said
            return self._made(Verdict.OUTDATED, "EDN101", older)
        newer = words.NEWER(claim=self.said, wanted=wanted) if gap is None else gap.said
        return self._made(Verdict.NEWER, "EDN103", newer)

    def _against_none(self) -> Answer:
        """Compare with a reference of which no accepted edition exists on the date."""
        own, editions = self.own, self.reference.editions
        if editions is None or own.year is None or edition_in_range(own.year, editions):
            text = words.NOT_PLACED(wanted=self.reference.id, claim=self.said)
            return self._made(Verdict.UNKNOWN, "CAT102", text)
        if edition_in_range(_LATEST, editions):
            text = words.OLDER(claim=self.said, wanted=self.reference)
            return self._made(Verdict.OUTDATED, "EDN101", text)
        text = words.NEWER(claim=self.said, wanted=self.reference)
        return self._made(Verdict.NEWER, "EDN103", text)

    def _unknown(self) -> Answer:
        """Say that the catalogs do not hold the edition, and which ones they hold."""
        held = _held(self.own, self.resolver)
        if self.resolver.catalog.get(self.own) is not None:
            text = NOT_YET(edition=self.said, date=self.resolver.as_of)
            return self._made(Verdict.UNKNOWN, "CAT102", text)
        if not held:
            return self._made(Verdict.UNKNOWN, "CAT102", words.NOT_COVERED(claim=self.said))
        return self._made(Verdict.UNKNOWN, "CAT102", words.EDITION_NOT_HELD(claim=self.said, held=held))

    def _undetermined(self, message: Bilingual) -> Answer:
        return self._made(Verdict.UNDETERMINED, "EQV101", message)

    def _satisfied(self, message: Bilingual) -> Answer:
        return Answer(Verdict.SATISFIED, RuleCode("MKT001"), message, self.reference)

    def _made(self, verdict: Verdict, code: str, message: Bilingual) -> Answer:
        resolution = self.resolver.resolve(self.own, self.accepted[0])
        return Answer(verdict, RuleCode(code), message, self.reference, resolution)


def _amendments(edition: StandardId) -> frozenset[StandardId]:
    """Return the amendments of an edition, each as the edition with it alone; corrigenda are none."""
    alone = (evolve(edition, supplements=(one,), wrapped=edition.wrapped) for one in edition.supplements)
    return frozenset(one for one in alone if one.is_amended)


def _supplements(amended: Iterable[StandardId]) -> str:
    """Return amendments as they are printed, without the edition."""
    return ", ".join(sorted(str(one).removeprefix(str(one.base)).lstrip("/+") for one in amended))


def _held(edition: StandardId, resolver: Resolver) -> str:
    """Return the editions of a document that the catalog holds, the newest first."""
    held = [str(entry.id) for entry in resolver.catalog.editions(edition)][::-1]
    return ", ".join(held[:_FEW]) + (", …" if len(held) > _FEW else "")


def _series(claim: Claim, own: StandardId, reference: Reference, domain: Domain, resolver: Resolver) -> Answer | None:
    """Compare a claim with a reference to all parts of a document."""
    parts = [own, *(answer.a for answer in resolver.equivalents(own))]
    part = next((id_ for id_ in parts if id_.is_part_of(reference.id)), None)
    if part is not None:
        through = "" if part == own else words.PART_THROUGH(part=part)
        text = words.PART(claim=claim.as_written, series=reference.id, through=through)
        return Answer(Verdict.UNDETERMINED, RuleCode("EQV101"), text, reference, by_correspondence=part != own)
    return _unrelated(claim, reference, domain, resolver, None)


def _resolved(
    claim: Claim, reference: Reference, answer: Resolution, domain: Domain, resolver: Resolver
) -> Answer | None:
    """Turn the resolver's answer for another document into a verdict."""
    assert claim.id is not None  # noqa: S101  # unread claims were judged before
    said, wanted, other = claim.as_written, answer.b, _is_other(claim.id, reference.id)

    def verdict(kind: Verdict, code: str, message: Bilingual) -> Answer:
        return Answer(kind, RuleCode(code), message, reference, answer, by_correspondence=other)

    if answer.state is State.CONTRADICTION:
        return verdict(Verdict.UNDETERMINED, "EQV102", words.CONTRADICTION(claim=said, wanted=wanted))
    edition_asked = reference.id.is_dated or reference.editions is not None
    if not claim.id.is_dated and edition_asked and (answer.routes or answer.gap is not None):
        text = words.EDITION_NOT_STATED(claim=said, wanted=reference)
        return verdict(Verdict.UNDETERMINED, "EQV101", text)
    if reference.editions is not None and not wanted.is_dated and (answer.routes or answer.gap is not None):
        # No edition of the range is held, and the one that an undated designation was read as is none of it.
        return verdict(Verdict.UNKNOWN, "CAT102", words.WANTED_NOT_COVERED(claim=said, wanted=reference))
    if answer.relation == EQUAL:
        return verdict(Verdict.EQUIVALENT, "EQV001", words.IDENTICAL(claim=said, wanted=wanted, how=_how(answer)))
    if answer.covers == "yes":
        return verdict(Verdict.COVERED, "EQV002", words.CONTAINS(claim=said, wanted=wanted, how=_how(answer)))
    if answer.gap is not None:
        return verdict(*_over(answer.gap, said, wanted))
    if answer.amendment_gap:
        between = ", ".join(answer.supplements_between)
        if _has_more(answer):
            text = words.HAS_MORE(claim=said, wanted=wanted, more=between)
            return verdict(Verdict.NEWER, "EDN103", text)
        return verdict(Verdict.OUTDATED, "EDN102", words.LACKS(claim=said, wanted=wanted, lacking=between))
    if answer.relation != ANYTHING and answer.covers == "no":
        text = words.NOT_COVERING(claim=said, wanted=wanted, how=_how(answer))
        return verdict(Verdict.DIVERGENT, "EQV201", text)
    if answer.routes:
        text = words.CORRESPONDS(claim=said, wanted=wanted, how=_how(answer), lists=unheld_lists(answer))
        return verdict(Verdict.UNDETERMINED, "EQV101", text)
    return _unrelated(claim, reference, domain, resolver, answer)


def _is_other(claimed: StandardId, wanted: StandardId) -> bool:
    """Return whether a claim names no document that is wanted, so that only a correspondence connects them."""
    return _named(claimed).isdisjoint(_named(wanted))


def _named(id_: StandardId) -> frozenset[str]:
    """Return the documents that a designation names: its own, those joint with it, one appended after a slash."""
    inner = id_.wrapped if id_.wrapping is Wrapping.DUAL else None
    named = (id_.designation, *id_.joint, *(() if inner is None else (inner,)))
    return frozenset(one.document for one in named)


def _over(gap: EditionGap, said: str, wanted: StandardId) -> tuple[Verdict, str, Bilingual]:
    """Return what a correspondence at another edition comes to."""
    if not gap.exact:
        lists = unheld_lists(gap.left, gap.right)
        return Verdict.UNDETERMINED, "EQV101", words.AGAINST(claim=said, wanted=wanted, gap=gap.said, lists=lists)
    if gap.behind:
        text = words.OLDER_EDITION(claim=said, wanted=wanted, near=gap.near, gap=gap.said)
        return Verdict.OUTDATED, "EDN101", text
    text = words.NEWER_EDITION(claim=said, wanted=wanted, near=gap.near, gap=gap.said)
    return Verdict.NEWER, "EDN103", text


def _has_more(answer: Resolution) -> bool:
    """Return whether amendments are all that stands between, and the asked side is the one that has them."""
    amended = [step for step in answer.proof if step.edge.basis is Basis.AMENDED]
    return answer.amendment_gap and all(step.forward for step in amended)


def _unrelated(
    claim: Claim, reference: Reference, domain: Domain, resolver: Resolver, answer: Resolution | None
) -> Answer | None:
    """Judge a claim without any path to the reference: unmatched, unknown, or without bearing."""
    assert claim.id is not None  # noqa: S101  # unread claims were judged before
    held = resolver.catalog.editions(claim.id)
    other = _is_other(claim.id, reference.id)
    if answer is not None and _wraps(claim.id, answer.b.document):
        if not claim.id.is_dated and (reference.id.is_dated or reference.editions is not None):
            text = words.EDITION_NOT_STATED(claim=claim.as_written, wanted=reference)
            return Answer(Verdict.UNDETERMINED, RuleCode("EQV101"), text, reference, answer, by_correspondence=other)
        # The number says which document it adopts; which edition of it nobody knows here.
        text = words.NOT_COVERED(claim=claim.as_written)
        if held:
            text = words.EDITION_NOT_HELD(claim=claim.as_written, held=_held(claim.id, resolver))
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer, by_correspondence=other)
    if not held:
        if claim.domain != domain:
            return None
        text = words.NOT_COVERED(claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer, placed=False)
    if claim.id.is_dated and not resolver.catalog.forms(claim.id) and answer is not None:
        related = any(_corresponds(resolver.resolve(entry.id, answer.b)) for entry in held)
        if related:  # some edition of it is known to correspond; of the one that is claimed nothing is known
            text = words.EDITION_NOT_HELD(claim=claim.as_written, held=_held(claim.id, resolver))
            return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer, by_correspondence=other)
    if domain not in {domain for entry in held for domain in entry.domains}:
        return None
    if not reference.id.all_parts and not _is_held(reference.id, resolver):
        text = words.WANTED_NOT_COVERED(wanted=reference.id, claim=claim.as_written)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer)
    if not any(entry.id.is_dated for entry in held):  # known by its name only: what it adopts nobody read
        text = words.NO_EDITION_HELD(claim=claim.as_written, wanted=reference)
        return Answer(Verdict.UNKNOWN, RuleCode("CAT102"), text, reference, answer)
    text = words.UNRELATED(claim=claim.as_written, wanted=reference)
    return Answer(Verdict.UNMATCHED, RuleCode("MKT102"), text, reference, answer)


def _is_of(claim: Claim, domain: Domain, resolver: Resolver) -> bool:
    """Return whether a claim is of a domain: as its document's entries say, or as it says where none is held."""
    assert claim.id is not None  # noqa: S101  # as above
    held = resolver.catalog.editions(claim.id)
    return domain in {domain for entry in held for domain in entry.domains} if held else claim.domain == domain


def _wraps(id_: StandardId, document: str) -> bool:
    """Return whether a number itself carries a document, as BS EN ISO 9001 carries ISO 9001."""
    inner = id_.adopts
    while inner is not None:
        if inner.document == document:
            return True
        inner = inner.adopts
    return False


def _is_held(reference: StandardId, resolver: Resolver) -> bool:
    """Return whether the catalog knows an edition that is wanted, or any where none is named."""
    if reference.is_dated:
        return bool(resolver.catalog.forms(reference))
    return any(entry.id.is_dated for entry in resolver.catalog.editions(reference))


def _corresponds(answer: Resolution) -> bool:
    return bool(answer.routes) or answer.gap is not None


def _how(answer: Resolution) -> str:
    """Say in brackets how two standards correspond: the degree, and what stands between them."""
    how = [] if answer.degree is None else [DEGREE[answer.degree]]
    ends = {answer.a, answer.b, *(reading.edition for reading in answer.readings)}
    shortest = [step for route in answer.routes for step in route.paths[0]]
    between = [str(step.end) for step in shortest if step.end not in ends]
    if between:
        how.append(words.THROUGH(editions=", ".join(between)))
    return words.HOW(how=joined(how)) if how else ""


def unheld_lists(*answers: Resolution) -> str:
    """Name the deviation lists that would settle an answer, and say that they are not held."""
    steps = {id(step.edge): step.edge for answer in answers for step in answer.lists_to_check}
    if not steps:
        return ""
    lists = [
        words.LIST(adopter=edge.adopter, adopted=edge.adopted, list=DEVIATION_LIST[edge.deviation_list])
        for edge in steps.values()
    ]
    return words.LISTS(lists=joined(lists, "; ", "；"))
