"""Evidence, and who accepts it: which instrument, or exactly what is missing.

Acceptance never chains through a third party, signed is not operational, and an agreement that
recognises nothing helps nobody (domain rules, section 5).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from stdcompat._brief import brief
from stdcompat._choice import Choice
from stdcompat._patterns import pattern
from stdcompat._records import evolve, frozen
from stdcompat.agreement import words
from stdcompat.agreement.model import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Evidence,
    EvidenceKind,
    Recognises,
)
from stdcompat.catalogs.dates import ended, started
from stdcompat.language import Bilingual, joined

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Mapping, Sequence

    from stdcompat.agreement.read import AgreementBook

__all__ = ["Acceptance", "EvidenceAnswer", "EvidenceJudge", "scheme_named"]

_RECOGNISED_AS = {
    EvidenceKind.TEST_REPORT: Recognises.TEST_REPORT,
    EvidenceKind.CERTIFICATE: Recognises.CERTIFICATE,
    EvidenceKind.INSPECTION: Recognises.INSPECTION,
}


# These accept what bodies issue that were designated under them, and no facts say who was.
_OF_DESIGNATED_BODIES = {AgreementKind.CONFORMITY_MRA, AgreementKind.TRADE_CHAPTER}


class Acceptance(Choice):
    """Whether a market takes the evidence that is shown."""

    ACCEPTED = "accepted"
    """An instrument, or the requirement itself, accepts it."""
    NOT_ACCEPTED = "not accepted"
    """What is shown is of no kind, or from no issuer, that is accepted."""
    NOT_SHOWN = "not shown"
    """Evidence is asked for, and the claim shows none."""
    NOT_ASKED = "not asked for"
    """No kind of evidence is known to be asked for."""
    UNDETERMINED = "undetermined"
    """What is known does not settle it."""


@frozen
class EvidenceAnswer:
    """The judgement on the evidence for one claim, beside the verdict and never part of it.

    `instruments` accept it; `unhelpful` pairs each other agreement between the two sides with the
    reason why it does not help.
    """

    __repr__ = brief

    acceptance: Acceptance
    reason: str
    evidence: Evidence | None = None
    instruments: tuple[Agreement, ...] = ()
    unhelpful: tuple[tuple[Agreement, str], ...] = ()


class EvidenceJudge:
    """Judges evidence for one market on one date.

    Args:
        book: the agreements.
        market: the codes that count as the market: itself and those it belongs to.
        as_of: the date asked about.
        belongs_to: returns the codes that count as a jurisdiction: itself and those it belongs to
            (an agreement of the EU counts for an issuer in Germany).
    """

    def __init__(
        self,
        book: AgreementBook,
        market: Sequence[str],
        as_of: datetime.date,
        belongs_to: Callable[[str], Sequence[str]] = lambda code: (code,),
    ) -> None:
        self.book = book
        self.market = tuple(market)
        self.as_of = as_of
        self.belongs_to = belongs_to

    def judge(
        self,
        shown: Sequence[Evidence],
        wanted: Sequence[EvidenceKind],
        domain: str,
        route: str | None = None,
        *,
        buyer_decides: bool = False,
    ) -> EvidenceAnswer:
        """Judge what is shown for a claim against what a requirement wants.

        Args:
            shown: the evidence that the claim carries.
            wanted: the kinds that the requirement takes; empty when its sources name none.
            domain: the requirement's domain, which an agreement's scope must include.
            route: the requirement's route in words, for the answer.
            buyer_decides: whether a contract asks and not the law, so that an issuer from abroad
                needs no instrument between states to be accepted.
        """
        in_words = words.ROUTE(route=route) if route else ""
        if not wanted:
            if shown:
                return EvidenceAnswer(Acceptance.UNDETERMINED, words.WANTED_NOT_KNOWN(route=in_words), shown[0])
            return EvidenceAnswer(Acceptance.NOT_ASKED, words.NONE_ASKED(route=in_words))
        asked = words.WANTED(kinds=joined(words.EVIDENCE_KIND[kind] for kind in wanted), route=in_words)
        if not shown:
            return EvidenceAnswer(Acceptance.NOT_SHOWN, asked)
        answers = [self._judge_one(one, wanted, asked, domain) for one in shown]
        if buyer_decides:
            answers = [_left_to_the_buyer(answer, wanted, self.as_of) for answer in answers]
        order = [Acceptance.ACCEPTED, Acceptance.UNDETERMINED, Acceptance.NOT_ACCEPTED]
        return min(answers, key=lambda answer: order.index(answer.acceptance))

    def _judge_one(
        self, one: Evidence, wanted: Sequence[EvidenceKind], asked: Bilingual, domain: str
    ) -> EvidenceAnswer:
        def answer(acceptance: Acceptance, reason: Bilingual) -> EvidenceAnswer:
            return EvidenceAnswer(acceptance, reason, one)

        if ended(one.expires, self.as_of):
            return answer(Acceptance.NOT_ACCEPTED, words.EXPIRED(date=one.expires, asked=asked))
        if not started(one.issued, self.as_of):
            return answer(Acceptance.NOT_ACCEPTED, words.ISSUED_LATER(date=one.issued, asked=asked))
        if EvidenceKind.SELF_DECLARATION in wanted:
            alone = one.kind is EvidenceKind.SELF_DECLARATION
            return answer(Acceptance.ACCEPTED, words.DECLARATION_ENOUGH if alone else words.DECLARATION_AND_MORE)
        if one.kind is EvidenceKind.SELF_DECLARATION:
            return answer(Acceptance.NOT_ACCEPTED, words.DECLARATION_NOT_ENOUGH(asked=asked))
        if one.jurisdiction is None:
            return answer(Acceptance.UNDETERMINED, words.ISSUER_NOT_STATED(asked=asked))
        if one.kind not in wanted:
            return answer(Acceptance.NOT_ACCEPTED, words.ANOTHER_KIND(kind=words.EVIDENCE_KIND[one.kind], asked=asked))
        issuer = self.belongs_to(one.jurisdiction)
        if set(issuer) & set(self.market):
            return answer(Acceptance.UNDETERMINED, words.INSIDE)
        return self._from_abroad(one, issuer, asked, domain)

    def _from_abroad(self, one: Evidence, issuer: Sequence[str], asked: Bilingual, domain: str) -> EvidenceAnswer:
        """Look for an instrument between the issuer's side and the market."""
        helpful: list[Agreement] = []
        unhelpful: list[tuple[Agreement, str]] = []
        for agreement in _between(issuer, self.market, self.book):
            reason = _why_not(agreement, one, domain, self.market, self.as_of)
            if reason is None:
                helpful.append(agreement)
            else:
                unhelpful.append((agreement, reason))
        settled = [agreement for agreement in helpful if agreement.kind not in _OF_DESIGNATED_BODIES]
        if settled:
            by = words.ACCEPTED_BY(title=_title(settled[0]))
            return EvidenceAnswer(Acceptance.ACCEPTED, by, one, tuple(helpful), tuple(unhelpful))
        if helpful:
            issuer_named = one.issuer or words.ISSUER
            by = words.IF_DESIGNATED(issuer=issuer_named, title=_title(helpful[0]))
            return EvidenceAnswer(Acceptance.UNDETERMINED, by, one, tuple(helpful), tuple(unhelpful))
        unread = [agreement for agreement, reason in unhelpful if reason is words.SCOPE_NOT_READ]
        if unread:
            why = words.NOT_READ(title=joined(map(_title, unread)), asked=asked)
            return EvidenceAnswer(Acceptance.UNDETERMINED, why, one, (), tuple(unhelpful))
        kind = words.EVIDENCE_KIND[one.kind]
        why = words.NO_INSTRUMENT(kind=kind, place=one.jurisdiction, asked=asked)
        return EvidenceAnswer(Acceptance.NOT_ACCEPTED, why, one, (), tuple(unhelpful))


def _title(agreement: Agreement) -> Bilingual:
    return Bilingual(agreement.title, agreement.title_zh or agreement.title)


def _left_to_the_buyer(answer: EvidenceAnswer, wanted: Sequence[EvidenceKind], as_of: datetime.date) -> EvidenceAnswer:
    """Leave to the buyer what no instrument settles: evidence of the kind asked for, and valid."""
    one = answer.evidence
    if answer.acceptance is not Acceptance.NOT_ACCEPTED or one is None or one.kind not in wanted:
        return answer
    if ended(one.expires, as_of) or not started(one.issued, as_of):
        return answer
    issuer = one.issuer or one.jurisdiction
    reason = words.BUYER_DECIDES(kind=words.EVIDENCE_KIND[one.kind], issuer=issuer)
    return evolve(answer, acceptance=Acceptance.UNDETERMINED, reason=reason)


def _between(issuer: Sequence[str], market: Sequence[str], book: AgreementBook) -> list[Agreement]:
    sides = ((one, other) for one in issuer for other in market)
    found = {agreement.id: agreement for one, other in sides for agreement in book.of(one, other)}
    return [found[key] for key in sorted(found)]


def _why_not(
    agreement: Agreement, evidence: Evidence, domain: str, market: Sequence[str], as_of: datetime.date
) -> Bilingual | None:
    """Return why an agreement does not carry this evidence, or None when it does."""
    if agreement.recognises == (Recognises.NOTHING,) or not agreement.recognises:
        return words.COOPERATION_ONLY
    if _RECOGNISED_AS.get(evidence.kind) not in agreement.recognises:
        accepted = joined(words.RECOGNISES[one] for one in agreement.recognises)
        return words.RECOGNISES_OTHER(accepted=accepted, kind=words.EVIDENCE_KIND[evidence.kind])
    if agreement.status is not AgreementStatus.IN_FORCE:
        return words.NOT_OPERATING(status=words.AGREEMENT_STATUS[agreement.status])
    if agreement.in_force is not None and not started(agreement.in_force, as_of):
        return words.LATER(date=agreement.in_force)
    if ended(agreement.until, as_of):
        return words.ENDED(date=agreement.until)
    if agreement.direction != "both":
        _, _, target = agreement.direction.partition("->")
        if target not in market:
            return words.ONE_WAY(direction=agreement.direction)
    if not agreement.domains and not agreement.scope:
        return words.SCOPE_NOT_READ
    if domain not in agreement.domains:
        return words.OTHER_SCOPE(scope=", ".join(agreement.scope) or words.SCOPE_NOT_STATED)
    if agreement.kind is AgreementKind.CERTIFICATION_SCHEME and scheme_named(evidence.scheme or "") != agreement.scheme:
        return words.NEEDS_SCHEME(scheme=agreement.scheme)
    return None


_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    # the name that agreements carry: what else certificates and offers call it
    "CCRA": ("Common Criteria", "CC Recognition Arrangement", "Common Criteria Recognition Arrangement", "通用准则"),
    "CLS": ("Cybersecurity Labelling Scheme", "CSA CLS"),
    "EUCC": ("European Common Criteria-based cybersecurity certification scheme",),
    "GAC MRA": ("GAC",),
    "IAF MLA": ("IAF",),
    "IECEE CB": (
        "CB",
        "IECEE",
        "CB-TC",
        "CB test certificate",
        "CB TR",
        "CB report",
        "CB test report",
        "CB证书",
        "CB报告",
    ),
    "IECEx": ("IEC Ex", "IECEx System", "IECEx CoC", "IECEx 02"),
    "IECQ": ("IEC Q",),
    "IECRE": ("IEC RE",),
    "ILAC MRA": ("ILAC", "ILAC-MRA"),
    "SOG-IS": ("SOGIS", "SOG-IS MRA"),
}
_IDLE: Final = pattern(r"(schemes?|systems?|certificat(?:e|ion)|体系|认证|证书)$")


@functools.lru_cache(maxsize=1024)
def scheme_named(text: str) -> str:
    """Return the name that agreements carry for a scheme; what nobody knows comes back as it is.

    >>> [scheme_named(text) for text in ("CB", "iecee cb", "IECEE-CB Scheme", "CB体系", "CCC")]
    ['IECEE CB', 'IECEE CB', 'IECEE CB', 'IECEE CB', 'CCC']
    """
    name = _folded(text)
    known = _known()
    return known.get(name) or known.get(_IDLE.sub("", name)) or text


@functools.cache
def _known() -> Mapping[str, str]:
    return {_folded(name): scheme for scheme, names in _NAMES.items() for name in (scheme, *names)}


def _folded(text: str) -> str:
    return "".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text[:100]).casefold()))
